// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "policy/retrybudget.h"

namespace HttpQ {

bool RetryBudget::withdraw(TimePoint now)
{
    const auto elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(now - m_refilled);
    if (elapsed.count() > 0) {
        m_reserve += qMin(MaximumReserve - m_reserve, static_cast<qint64>(elapsed.count()));
        m_refilled += elapsed; // the rest of a millisecond is not lost
    }
    for (qint64 *const tokens : { &m_earned, &m_reserve }) {
        if (*tokens >= Retry) {
            *tokens -= Retry;
            return true;
        }
    }
    return false;
}

} // namespace HttpQ
