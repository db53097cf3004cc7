// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qobject.h>

#include <chrono>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>

namespace HttpQ {

class MockLoop;

//! Something that a MockLoop is to do, now or later. Destroying it cancels; it may be destroyed in
//! its own call.
class MockTask
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    MockTask(std::shared_ptr<MockLoop> loop, std::function<void()> call);
    MockTask(const MockTask &) = delete;
    MockTask &operator=(const MockTask &) = delete;
    ~MockTask();

    //! Asks for one call soon. May be called from any thread.
    void post();
    //! Asks for one call at \a time, instead of the time asked for before.
    void postAt(TimePoint time);

private:
    friend class MockLoop;
    std::shared_ptr<MockLoop> m_loop;
    std::function<void()> m_call;
    bool m_isQueued = false; // guarded by the loop's mutex
};

/*!
    The event loop of a MockBackend: a queue, and a clock that is moved by hand. Where there is a
    QCoreApplication, one event of Qt's loop stands for all that is queued.
*/
class MockLoop final : public QObject, public std::enable_shared_from_this<MockLoop>
{
public:
    using TimePoint = MockTask::TimePoint;

    //! Calls what is queued, and what is queued by that. False if there is no end to it.
    bool run();
    //! Moves the clock, stopping at each time that was asked for.
    bool advance(std::chrono::milliseconds duration);
    TimePoint now() const { return m_now; }

protected:
    bool event(QEvent *event) override;

private:
    friend class MockTask;

    void post(MockTask *task);
    void postAt(MockTask *task, TimePoint time);
    void cancel(MockTask *task);
    bool runOne();
    void queueLocked(MockTask *task);
    void removeTimeLocked(MockTask *task);
    void askQtLocked();

    std::mutex m_mutex;
    std::deque<MockTask *> m_queue;
    std::multimap<TimePoint, MockTask *> m_times; // those of the same time in the order asked for
    bool m_isQtAsked = false;
    TimePoint m_now { std::chrono::hours(1) };
};

} // namespace HttpQ
