// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qobject.h>

#include <deque>
#include <functional>
#include <mutex>

namespace HttpQTest {

/*!
    Runs the event loop of this thread until \a condition holds, at most \a milliseconds; returns
    whether it holds. The condition is asked after every turn, and nothing is waited for in between.
*/
[[nodiscard]] bool spinUntil(const std::function<bool()> &condition, int milliseconds = 30'000);

//! Runs what is ready now, \a turns times, and waits for nothing.
void spinTurns(int turns = 1);

/*!
    Calls functions in the thread it was moved to, whose event loop runs. They are handed over under a
    mutex, so that ThreadSanitizer sees the order: what Qt's own queue does escapes it.
*/
class ThreadCalls : public QObject
{
    Q_OBJECT
public:
    //! From any thread.
    void call(std::function<void()> function);

protected:
    bool event(QEvent *event) override;

private:
    std::mutex m_mutex;
    std::deque<std::function<void()>> m_functions;
};

//! From any thread: has spinUntil() of the main thread ask its condition.
void wakeMainThread();

} // namespace HttpQTest
