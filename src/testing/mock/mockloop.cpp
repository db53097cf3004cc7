// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "testing/mock/mockloop.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qcoreevent.h>

#include <algorithm>

namespace HttpQ {

MockTask::MockTask(std::shared_ptr<MockLoop> loop, std::function<void()> call)
    : m_loop(std::move(loop))
    , m_call(std::move(call))
{}

MockTask::~MockTask()
{
    m_loop->cancel(this);
}

void MockTask::post()
{
    m_loop->post(this);
}

void MockTask::postAt(TimePoint time)
{
    m_loop->postAt(this, time);
}

void MockLoop::post(MockTask *task)
{
    const std::lock_guard lock(m_mutex);
    queueLocked(task);
}

void MockLoop::postAt(MockTask *task, TimePoint time)
{
    const std::lock_guard lock(m_mutex);
    removeTimeLocked(task);
    if (time <= m_now)
        queueLocked(task);
    else
        m_times.emplace(time, task);
}

void MockLoop::cancel(MockTask *task)
{
    const std::lock_guard lock(m_mutex);
    removeTimeLocked(task);
    if (task->m_isQueued)
        m_queue.erase(std::find(m_queue.begin(), m_queue.end(), task));
}

void MockLoop::queueLocked(MockTask *task)
{
    if (task->m_isQueued)
        return;
    task->m_isQueued = true;
    m_queue.push_back(task);
    askQtLocked();
}

void MockLoop::removeTimeLocked(MockTask *task)
{
    const auto found = std::find_if(m_times.begin(), m_times.end(),
                                    [task](const auto &item) { return item.second == task; });
    if (found != m_times.end())
        m_times.erase(found);
}

void MockLoop::askQtLocked()
{
    if (m_isQtAsked || !QCoreApplication::instance())
        return;
    m_isQtAsked = true;
    QCoreApplication::postEvent(this, new QEvent(QEvent::User));
}

// The task may be gone when its call returns, and others with it: nothing of it is touched then.
bool MockLoop::runOne()
{
    std::function<void()> call;
    {
        const std::lock_guard lock(m_mutex);
        if (m_queue.empty())
            return false;
        MockTask *task = m_queue.front();
        m_queue.pop_front();
        task->m_isQueued = false;
        call = task->m_call;
        // The call may nest an event loop of Qt, in which the others must get their turn.
        if (!m_queue.empty())
            askQtLocked();
    }
    call();
    return true;
}

bool MockLoop::run()
{
    constexpr int MaximumSteps = 100'000;
    for (int step = 0; step < MaximumSteps; ++step) {
        if (!runOne())
            return true;
    }
    return false;
}

bool MockLoop::advance(std::chrono::milliseconds duration)
{
    const TimePoint target = m_now + duration;
    bool isSettled = run();
    while (isSettled) {
        {
            const std::lock_guard lock(m_mutex);
            const auto first = m_times.begin();
            if (first == m_times.end() || first->first > target)
                break;
            m_now = std::max(m_now, first->first);
            const auto end = m_times.upper_bound(m_now);
            for (auto due = first; due != end; ++due)
                queueLocked(due->second);
            m_times.erase(first, end);
        }
        isSettled = run();
    }
    m_now = std::max(m_now, target);
    return isSettled;
}

bool MockLoop::event(QEvent *event)
{
    if (event->type() != QEvent::User)
        return QObject::event(event);
    // A call may destroy all that holds the loop.
    const std::shared_ptr<MockLoop> self = shared_from_this();
    size_t count = 0;
    {
        const std::lock_guard lock(m_mutex);
        m_isQtAsked = false;
        count = m_queue.size();
    }
    // No more than there is now, so that two that keep each other busy do not stop Qt's loop.
    while (count-- > 0 && runOne()) {}
    return true;
}

} // namespace HttpQ
