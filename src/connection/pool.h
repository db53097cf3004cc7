// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "connection/budgetshare.h"
#include "connection/originpool.h"
#include "connection/poolstatistics.h"
#include "connection/tlssessioncache.h"
#include "http/limits.h"

#include <memory>
#include <span>
#include <vector>

namespace HttpQ {

/*!
    All connections of a client. Each is connecting, busy, idle or gone, and each state has one
    owner: an attempt, a lease, the idle list, nobody. Whatever changes, the counters change with it
    in the same step; nothing is found out by scanning.

    A connection that becomes free goes straight to the first that waits for its origin. Within the
    total limit, origins that wait take turns: one that has waited longer than the first of the
    connection's own origin gets its place. Idle connections of other origins make room.

    With a ConnectionBudget, every connection and attempt holds a place in it, too, and the rules for
    origins that take turns hold for pools of other threads.
*/
class Pool final
{
public:
    Pool(Backend &backend, TurnQueue &turns, const Limits &limits);
    ~Pool();
    Pool(const Pool &) = delete;
    Pool &operator=(const Pool &) = delete;

    TurnQueue &turns() { return m_turns; }
    const Limits &limits() const { return m_limits; }
    const PoolStatistics &statistics() const { return m_statistics; }
    //! How many origins it holds anything for.
    qsizetype originCount() const { return m_origins.size(); }
    //! Closes what no request uses and none waits for.
    void closeIdle();

    //! The TLS sessions for connections that are made from now on: its own unless set.
    void setTlsSessions(std::shared_ptr<TlsSessionCache> sessions);
    TlsSessionCache &tlsSessions() { return *m_tlsSessions; }
    //! What it shares with other pools; null, the default, for nothing.
    void setBudget(std::shared_ptr<ConnectionBudget> budget);
    //! On the turn that the budget asked for.
    void foreignWork();

    //! Scratch space that all connections share: what is in it is used up before control returns.
    std::span<char> readBuffer() { return m_readBuffer; }
    QByteArray &writeBuffer() { return m_writeBuffer; }

    // For waiters and leases
    Lease acquire(const ConnectionKey &key, PoolWaiter *waiter);
    void leave(PoolWaiter *waiter);
    //! What \a waiter was granted broke before it was told: gives it another. False if there is
    //! none at once, and it waits again, before all others.
    bool replace(PoolWaiter *waiter);
    void release(Connection *connection, bool reusable) noexcept;

    // For attempts
    void attemptSucceeded(PoolAttempt *attempt);
    void attemptFailed(PoolAttempt *attempt, const Error &error);

    // For connections
    //! Closes \a connection, which is idle.
    void discard(Connection *connection);

private:
    void addToQueue(OriginPool *origin, PoolWaiter *waiter);
    void removeFromQueue(PoolWaiter *waiter);
    static PoolWaiter *firstFor(const OriginPool *origin, bool isFresh);
    void serve(PoolWaiter *waiter, Connection *connection, bool isFresh);

    void connectForWaiters(OriginPool *origin);
    void startAttempt(PoolWaiter *waiter);
    void attend(PoolAttempt *attempt, PoolWaiter *waiter);
    void endAttempt(PoolAttempt *attempt);
    void dropAttempt(PoolAttempt *attempt);
    void setSpare(PoolAttempt *attempt);

    Connection *takeIdle(OriginPool *origin);
    void keepIdle(Connection *connection);
    void takeFromIdle(Connection *connection);
    void forget(Connection *connection);
    void destroyKeepingPlace(Connection *connection);
    void destroy(Connection *connection);

    bool makeRoom();
    void placeFreed(OriginPool *origin);
    void starve(OriginPool *origin);
    OriginPool *nextStarved();
    bool isOvertaken(const PoolWaiter *waiter);

    void useGrant(OriginPool *origin);
    void unattendedChanged(OriginPool *origin);
    void yieldIdle();

    bool isTooOld(const Connection &connection) const;
    std::chrono::milliseconds idleExpiry(const Connection &connection) const;
    bool isAtLimit(const OriginPool *origin) const
    {
        return origin->connections + origin->attempts >= m_limits.maxConnectionsPerOrigin;
    }
    bool isFull() const
    {
        return m_statistics.busy + m_statistics.idle + m_statistics.connecting
               >= m_limits.maxConnections;
    }

    Backend &m_backend;
    TurnQueue &m_turns;
    const Limits &m_limits;
    PoolStatistics m_statistics;
    BudgetShare m_share;
    IntrusiveList<Connection, InIdleList> m_idle; // the least recently used first
    IntrusiveList<PoolAttempt, InIdleList> m_spare;
    IntrusiveList<OriginPool> m_starved; // have waiters that only the total limit holds back
    OriginPools m_origins;
    std::shared_ptr<TlsSessionCache> m_tlsSessions;
    std::vector<char> m_readBuffer;
    QByteArray m_writeBuffer;
};

} // namespace HttpQ
