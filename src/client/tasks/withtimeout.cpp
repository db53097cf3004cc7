// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/tasks/withtimeout.h"

#include <algorithm>
#include <limits>

namespace HttpQ {

void Pause::Awaiter::await_suspend(std::coroutine_handle<> waiting)
{
    m_timer = new QTimer;
    m_timer->setSingleShot(true);
    QObject::connect(m_timer, &QTimer::timeout, m_timer, [waiting] { waiting.resume(); });
    // A time that has passed is over at once, and QTimer counts in an int.
    using Milliseconds = std::chrono::milliseconds;
    constexpr Milliseconds Longest(std::numeric_limits<int>::max());
    m_timer->start(std::clamp(m_duration, Milliseconds(0), Longest));
}

Pause::Awaiter::~Awaiter()
{
    if (!m_timer)
        return;
    // It may be its own slot in which the coroutine ends.
    m_timer->disconnect();
    m_timer->stop();
    m_timer->deleteLater();
}

} // namespace HttpQ
