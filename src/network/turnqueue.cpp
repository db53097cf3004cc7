// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "network/turnqueue.h"

#include <algorithm>

namespace HttpQ {

TurnItem::~TurnItem() = default;

TurnQueue::TurnQueue(Backend &backend)
    : m_backend(backend)
    , m_deadlines(backend.now())
    , m_waker(backend.createWaker(this))
{}

TurnQueue::~TurnQueue() = default;

void TurnQueue::schedule(TurnItem *item)
{
    if (item->isLinked())
        return;
    m_items.append(item);
    post();
}

void TurnQueue::scheduleNext(TurnItem *item)
{
    if (item->isLinked())
        return;
    m_next.append(item);
    post();
}

void TurnQueue::post()
{
    if (m_isPosted)
        return;
    m_isPosted = true;
    m_waker->post();
}

void TurnQueue::postFromAnyThread()
{
    m_hasForeignWork = true;
    m_waker->post();
}

void TurnQueue::setDeadline(Deadline &deadline, Deadline::TimePoint now,
                            std::chrono::milliseconds fromNow)
{
    if (m_deadlines.isEmpty())
        m_deadlines.advance(now);
    // As far as the wheel reaches, and no overflow whatever the user calls for ever.
    constexpr std::chrono::milliseconds Century = std::chrono::hours(24 * 365 * 100);
    deadline.set(m_deadlines, now + std::clamp(fromNow, std::chrono::milliseconds(0), Century));
    if (deadline.time() < m_armed)
        arm();
}

void TurnQueue::arm()
{
    const TimePoint next = m_deadlines.nextTime();
    if (next == m_armed || next == TimePoint::max())
        return;
    m_armed = next;
    m_waker->wakeAt(next);
}

void TurnQueue::finishWithoutLoop()
{
    if (!m_waker->isOver())
        return;
    // What is resumed may schedule more, but not for ever.
    for (int round = 0; round < 1000 && (!isEmpty() || m_hasForeignWork); ++round)
        wake();
}

void TurnQueue::wake()
{
    // A step can starve the event loop by scheduling the next one; after this many it gets its
    // turn.
    constexpr int MaximumSteps = 1024;

    Owner *owner = m_owner;
    owner->turnBegins();
    // What is scheduled in a nested event loop gets turns in it.
    m_isPosted = false;
    m_items.takeAll(m_next);
    if (m_hasForeignWork.exchange(false))
        owner->foreignWork();
    if (m_armed != TimePoint::max()) {
        const TimePoint now = m_backend.now();
        if (m_armed <= now) {
            m_armed = TimePoint::max();
            m_deadlines.advance(now);
            arm();
        }
    }
    bool isNestingWatched = false;
    for (int step = 0; step < MaximumSteps; ++step) {
        TurnItem *item = m_items.takeFirst();
        if (!item)
            break;
        // The item may nest an event loop, in which those behind it must not have to wait.
        if (!m_items.isEmpty() && !m_isPosted) {
            isNestingWatched = true;
            m_isPosted = m_waker->postIfNested(true);
        }
        item->turn();
    }
    if (isNestingWatched)
        m_waker->postIfNested(false);
    if (!isEmpty())
        post();
    owner->turnEnds();
}

} // namespace HttpQ
