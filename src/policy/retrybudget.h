// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qglobal.h>

#include <chrono>

namespace HttpQ {

/*!
    \class HttpQ::RetryBudget
    \brief Keeps the retries of a client from becoming a storm when a server is down.

    Every request earns a fifth of a retry, up to a hundred; besides, ten come back within ten
    seconds, so that a client with few requests can retry as well. A retry for which there is no
    token is not made: the failure it was to mend is the outcome.
*/
class RetryBudget
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    explicit RetryBudget(TimePoint now)
        : m_refilled(now)
    {}

    //! A request was made that is no retry.
    void deposit() { m_earned = qMin(MaximumEarned, m_earned + PerRequest); }
    //! Takes a retry; false if there is none.
    bool withdraw(TimePoint now);

private:
    // All in thousandths of a retry: the reserve grows by one in each millisecond.
    static constexpr qint64 Retry = 1000;
    static constexpr qint64 PerRequest = Retry / 5;
    static constexpr qint64 MaximumEarned = 100 * Retry;
    static constexpr qint64 MaximumReserve = 10 * Retry;

    qint64 m_earned = 0;
    qint64 m_reserve = MaximumReserve;
    TimePoint m_refilled;
};

} // namespace HttpQ
