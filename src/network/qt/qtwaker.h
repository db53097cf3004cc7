// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "network/backend.h"

#include <QtCore/qbasictimer.h>
#include <QtCore/qobject.h>
#include <QtCore/qpointer.h>

#include <atomic>

QT_BEGIN_NAMESPACE
class QAbstractEventDispatcher;
QT_END_NAMESPACE

namespace HttpQ {

//! A posted event and a timer of the thread's Qt event loop.
class QtWaker final : public QObject, public Waker
{
public:
    explicit QtWaker(Waker::Listener *listener);
    ~QtWaker() override;

    void post() override;
    bool postIfNested(bool wanted) override;
    void wakeAt(std::chrono::steady_clock::time_point time) override;
    bool isOver() const override;

protected:
    bool event(QEvent *event) override;

private:
    friend class ExitDrain;

    void startTimer();
    void giveLastTurns();
    void hearOfLoop();
    void loopTurns();

    Waker::Listener *m_listener;
    const bool m_isOfApplication; // of the thread of the application object
    QBasicTimer m_timer;
    std::chrono::steady_clock::time_point m_time; // what the timer is for
    std::atomic<bool> m_isPosted = false;
    std::atomic<bool> m_isOver = false; // the last turns were given
    bool m_isNestingWatched = false;
    QPointer<QAbstractEventDispatcher> m_heard; // tells of the loop's turns
};

} // namespace HttpQ
