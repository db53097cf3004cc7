// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/transfermeter.h"

#include <algorithm>

namespace HttpQ {

using namespace std::chrono_literals;

namespace {

constexpr auto Window = 5s;
constexpr auto Step = 100ms;
// The first bytes come in one go, and promise too much.
constexpr auto ShortestForecast = 500ms;
// What is longer is nothing to wait for, and would not fit into the number of milliseconds.
constexpr std::chrono::duration<double> LongestForecast = 10000h;

} // namespace

TransferMeter::TransferMeter()
{
    start(0);
}

void TransferMeter::start(qint64 done, Time now)
{
    stop();
    m_samples.clear();
    m_samples.push_back(Sample(now, done));
}

void TransferMeter::stop()
{
    m_rate = 0;
    m_timeLeft = -1ms;
}

bool TransferMeter::update(qint64 done, qint64 total, Time now)
{
    if (m_samples.size() > 1 && now - m_samples.back().at < Step)
        return false;
    m_samples.push_back(Sample(now, done));
    while (m_samples.size() > 2 && now - m_samples[1].at >= Window)
        m_samples.pop_front();
    const std::chrono::duration<double> passed = now - m_samples.front().at;
    const auto grown = double(std::max<qint64>(0, done - m_samples.front().done));
    m_rate = passed.count() > 0 ? grown / passed.count() : 0;
    m_timeLeft = -1ms;
    if (total >= done && m_rate > 0 && passed >= ShortestForecast) {
        const std::chrono::duration<double> left(double(total - done) / m_rate);
        if (left < LongestForecast)
            m_timeLeft = std::chrono::ceil<std::chrono::milliseconds>(left);
    }
    return true;
}

} // namespace HttpQ
