// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qglobal.h>

#include <chrono>
#include <deque>

namespace HttpQ {

//! How fast a number has been growing of late.
class RateMeter
{
public:
    using Time = std::chrono::steady_clock::time_point;

    //! Begins anew, with \a total at \a now.
    void reset(Time now, qint64 total)
    {
        m_samples.clear();
        m_samples.push_back(Sample(now, total));
    }

    //! The number is \a total at \a now. Returns its growth per second over the last five seconds.
    double add(Time now, qint64 total)
    {
        using namespace std::chrono_literals;
        constexpr auto Window = 5s;
        constexpr auto Step = 100ms;
        // A sample that is not old enough for another one beside it is brought up to date.
        if (m_samples.size() > 1 && now - m_samples[m_samples.size() - 2].at < Step)
            m_samples.pop_back();
        m_samples.push_back(Sample(now, total));
        while (m_samples.size() > 2 && now - m_samples[1].at >= Window)
            m_samples.pop_front();
        const std::chrono::duration<double> passed = now - m_samples.front().at;
        if (passed.count() <= 0)
            return 0;
        return double(total - m_samples.front().total) / passed.count();
    }

private:
    struct Sample
    {
        Sample(Time when, qint64 number)
            : at(when)
            , total(number)
        {}
        Time at;
        qint64 total;
    };

    std::deque<Sample> m_samples;
};

} // namespace HttpQ
