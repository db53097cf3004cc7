// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "network/backend.h"
#include "network/deadlinewheel.h"
#include "network/intrusivelist.h"

#include <atomic>
#include <memory>

namespace HttpQ {

//! Something that is to happen on the next turn. Dies freely: a queued item leaves the queue.
class TurnItem : public IntrusiveNode<TurnItem>
{
public:
    virtual ~TurnItem();

protected:
    friend class TurnQueue;
    virtual void turn() = 0;
};

/*!
    The one place from which user code runs. What was completed below sockets and parsers is queued
    here; one posted event drains it, with nothing of a socket on the stack. A nested event loop in
    user code gets turns of its own.
*/
class TurnQueue final : private Waker::Listener
{
public:
    explicit TurnQueue(Backend &backend);
    ~TurnQueue();

    //! Queues \a item, unless it is queued already.
    void schedule(TurnItem *item);
    //! Queues \a item, unless it is queued already, behind one turn of the event loop: for work that
    //! could go on for ever, and must let sockets, timers and other programs' events have their turn.
    void scheduleNext(TurnItem *item);
    //! Asks for a turn from another thread; foreignWork() will be called in it.
    void postFromAnyThread();

    Deadline::TimePoint now() const { return m_backend.now(); }
    //! Sets \a deadline to \a fromNow and sees to it that the event loop wakes up for it.
    void setDeadline(Deadline &deadline, std::chrono::milliseconds fromNow)
    {
        setDeadline(deadline, now(), fromNow);
    }
    //! The same for who knows what time it is.
    void setDeadline(Deadline &deadline, Deadline::TimePoint now,
                     std::chrono::milliseconds fromNow);
    const DeadlineWheel &deadlines() const { return m_deadlines; }
    bool isEmpty() const { return m_items.isEmpty() && m_next.isEmpty(); }
    //! True if there are no turns any more.
    bool isOver() const { return m_waker->isOver(); }
    //! True if what other threads post will never get a turn.
    bool isGone() const { return m_waker->isGone(); }
    //! Takes at once the turns that no event loop will give any more; none if there is one. The
    //! caller keeps the owner alive.
    void finishWithoutLoop();

    //! What is to be kept alive while a turn runs.
    class Owner
    {
    public:
        virtual void turnBegins() = 0;
        virtual void turnEnds() = 0; //!< may destroy the queue
        virtual void foreignWork() = 0;

    protected:
        ~Owner() = default;
    };
    void setOwner(Owner *owner) { m_owner = owner; }

private:
    using TimePoint = Deadline::TimePoint;

    void wake() override;
    void post();
    void arm();

    Backend &m_backend;
    Owner *m_owner = nullptr;
    IntrusiveList<TurnItem> m_items;
    IntrusiveList<TurnItem> m_next; // of the next wake()
    DeadlineWheel m_deadlines;
    TimePoint m_armed = TimePoint::max();
    bool m_isPosted = false;
    std::atomic<bool> m_hasForeignWork = false;
    std::unique_ptr<Waker> m_waker;
};

} // namespace HttpQ
