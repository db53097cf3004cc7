// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/origin.h"
#include "network/intrusivelist.h"

#include <QtCore/qhash.h>

#include <atomic>
#include <mutex>

namespace HttpQ {

class ConnectionBudget;
class OriginPool;

/*!
    How many connections several pools may have together, in all and to each origin. Thread-safe; each
    pool is used in a thread of its own.

    A connection, also one that is being made, holds a place. A pool that gets none at once is queued
    with a PlaceRequest, one for each of its origins; a place that is given back goes to the first
    that it fits, at once and by name, so that no newcomer can take it. All pools are asked to close
    what is idle when somebody begins to wait.
*/
class ConnectionBudget
{
public:
    class PlaceRequest;

    //! A pool.
    class Member
    {
    public:
        //! Asks for a turn in which the pool looks at its grants and closes idle connections that others
        //! want. Called from any thread, with the budget locked.
        virtual void askForTurn() = 0;

    protected:
        ~Member() = default;

    private:
        friend class ConnectionBudget;
        // Guarded by the budget's mutex
        QHash<Origin, int> m_places;
        int m_total = 0;
    };

    //! What a pool asks for on behalf of the requests of one of its origins that wait.
    class PlaceRequest : public IntrusiveNode<PlaceRequest>
    {
    public:
        PlaceRequest(ConnectionBudget &budget, Member &member, OriginPool *asking,
                     const Origin &origin)
            : m_budget(budget)
            , m_member(member)
            , m_asking(asking)
            , m_origin(origin)
        {}
        //! Gives back what was granted.
        ~PlaceRequest() { m_budget.withdraw(*this); }

    private:
        friend class ConnectionBudget;
        ConnectionBudget &m_budget;
        Member &m_member;
        OriginPool *const m_asking;
        const Origin m_origin;
        quint64 m_number = 0; // of the request that has waited longest
        bool m_isGranted = false;
    };

    ConnectionBudget() = default;
    ConnectionBudget(const ConnectionBudget &) = delete;
    ConnectionBudget &operator=(const ConnectionBudget &) = delete;

    //! 0 is no limit. Connections above it stay until they are given up anyhow.
    void setMaxConnections(int count);
    int maxConnections() const;
    void setMaxConnectionsPerOrigin(int count);
    int maxConnectionsPerOrigin() const;

    void join(Member &member);
    //! With all the places that it holds.
    void leave(Member &member);
    //! Numbers requests in the order in which they begin to wait.
    quint64 nextNumber() { return ++m_lastNumber; }

    //! True if there is a place, which is taken then; else the request waits, since \a number.
    bool take(PlaceRequest &request, quint64 number);
    //! The request that waits has waited since \a number, or not at all any more if that is 0.
    void update(PlaceRequest &request, quint64 number);
    //! Whose request has been granted: it has the place then. Null if none of \a member's has.
    OriginPool *takeGrant(Member &member);
    //! Takes places whether or not there are any.
    void force(Member &member, const Origin &origin, int count);
    void give(Member &member, const Origin &origin) noexcept;

    //! Costs next to nothing, and may be out of date: askForTurn() follows then.
    bool hasWaiters() const { return m_waiting.load(std::memory_order_relaxed) > 0; }
    //! True if somebody waits who could have the place of an idle connection to \a origin.
    bool isWanted(const Origin &origin) const;
    //! True if the place of \a member's connection to \a origin should go to another than the next
    //! request there, which has waited since \a number.
    bool isOvertaken(const Member &member, const Origin &origin, quint64 number) const;

private:
    void withdraw(PlaceRequest &request);
    void grant() noexcept;
    void add(Member &member, const Origin &origin, int count) noexcept;
    void setWaiting(PlaceRequest &request, bool waiting) noexcept;
    bool fits(const Origin &origin, const Origin *given = nullptr) const;

    mutable std::mutex m_mutex;
    int m_maxTotal = 0;
    int m_maxPerOrigin = 0;
    int m_total = 0;
    QHash<Origin, int> m_places;
    QList<Member *> m_members;
    IntrusiveList<PlaceRequest> m_queue;
    IntrusiveList<PlaceRequest> m_granted;
    std::atomic<int> m_waiting = 0; // the length of the queue
    std::atomic<quint64> m_lastNumber = 0;
};

} // namespace HttpQ
