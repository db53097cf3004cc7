// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "support/eventloop.h"

#include <QtCore/qabstracteventdispatcher.h>
#include <QtCore/qcoreapplication.h>
#include <QtCore/qcoreevent.h>
#include <QtCore/qdeadlinetimer.h>
#include <QtCore/qtimer.h>

#include <chrono>
#include <memory>
#include <utility>

namespace HttpQTest {

// Without a loop of its own (QEventLoop::exec) deferred deletes stay undone.
static void deleteDeferred()
{
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

bool spinUntil(const std::function<bool()> &condition, int milliseconds)
{
    const QDeadlineTimer deadline(milliseconds);
    QTimer waker; // ends the wait for events when the time is over
    waker.setSingleShot(true);
    while (!condition()) {
        if (deadline.hasExpired())
            return false;
        if (!waker.isActive()) // the first time, and when it woke too early
            waker.start(std::chrono::ceil<std::chrono::milliseconds>(
                    deadline.remainingTimeAsDuration()));
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        deleteDeferred();
    }
    return true;
}

void spinTurns(int turns)
{
    for (int i = 0; i < turns; ++i) {
        QCoreApplication::processEvents();
        deleteDeferred();
    }
}

void ThreadCalls::call(std::function<void()> function)
{
    auto event = std::make_unique<QEvent>(QEvent::User);
    {
        const std::lock_guard lock(m_mutex);
        m_functions.push_back(std::move(function));
    }
    QCoreApplication::postEvent(this, event.release());
}

bool ThreadCalls::event(QEvent *event)
{
    std::function<void()> function;
    {
        const std::lock_guard lock(m_mutex);
        if (event->type() != QEvent::User)
            return QObject::event(event);
        function = std::move(m_functions.front());
        m_functions.pop_front();
    }
    function();
    return true;
}

void wakeMainThread()
{
    QAbstractEventDispatcher::instance(QCoreApplication::instance()->thread())->wakeUp();
}

} // namespace HttpQTest
