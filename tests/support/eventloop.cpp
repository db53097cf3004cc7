// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "support/eventloop.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qdeadlinetimer.h>
#include <QtCore/qtimer.h>

#include <chrono>

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

} // namespace HttpQTest
