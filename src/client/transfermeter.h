// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/httpqglobal.h>

#include <chrono>
#include <deque>

namespace HttpQ {

/*!
    \class HttpQ::TransferMeter
    \brief How fast bytes have been coming or going of late, and when the last one will.

    \code
    connect(upload, &HttpQ::PendingResponse::uploadProgress, this, [this](qint64 sent, qint64 total) {
        if (m_meter.update(sent, total))
            show(m_meter.bytesPerSecond(), m_meter.timeLeft());
    });
    \endcode
*/
class HTTPQ_EXPORT TransferMeter
{
public:
    using Clock = std::chrono::steady_clock;
    using Time = Clock::time_point;

    TransferMeter();

    //! Bytes begin to come, behind \a done that are there. What was before does not count.
    void start(qint64 done, Time now = Clock::now());
    //! No bytes are expected: there is no speed and no time left until start().
    void stop();
    //! \a done of \a total bytes are there; \a total is -1 if it is not known. Returns whether it is
    //! worth telling: ten times a second at most. Else nothing has changed.
    bool update(qint64 done, qint64 total, Time now = Clock::now());

    //! Over the last five seconds.
    double bytesPerSecond() const noexcept { return m_rate; }
    //! At that speed; -1 if that cannot be said, as it is within the first half second.
    std::chrono::milliseconds timeLeft() const noexcept { return m_timeLeft; }

private:
    class Sample
    {
    public:
        Sample(Time when, qint64 number)
            : at(when)
            , done(number)
        {}
        Time at;
        qint64 done;
    };

    std::deque<Sample> m_samples;
    double m_rate = 0;
    std::chrono::milliseconds m_timeLeft { -1 };
};

} // namespace HttpQ
