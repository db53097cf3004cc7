// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/tasks/withtimeout.h"

namespace HttpQ {

void Pause::Awaiter::await_suspend(std::coroutine_handle<> waiting)
{
    m_timer = new QTimer;
    m_timer->setSingleShot(true);
    QObject::connect(m_timer, &QTimer::timeout, m_timer, [waiting] { waiting.resume(); });
    m_timer->start(m_duration);
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
