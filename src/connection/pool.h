// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "connection/connection.h"
#include "connection/connectionbudget.h"
#include "connection/poolattempt.h"
#include "connection/poolstatistics.h"
#include "connection/poolwaiter.h"
#include "connection/tlssessioncache.h"
#include "http/limits.h"

#include <QtCore/qhash.h>

#include <memory>
#include <span>
#include <vector>

namespace HttpQ {

//! What a pool holds for one connection key.
class OriginPool : public IntrusiveNode<OriginPool>
{
public:
    explicit OriginPool(const ConnectionKey &poolKey)
        : key(poolKey)
    {}

    const ConnectionKey key;
    int connections = 0; // busy and idle
    int attempts = 0;
    IntrusiveList<Connection, InOrigin> idle; // the last used first
    IntrusiveList<PoolAttempt, InOrigin> spare;
    // First come, first served. Attempts are made for the first of them, so that those without one
    // are all at the end.
    IntrusiveList<PoolWaiter> waiters;
    PoolWaiter *firstUnattended = nullptr;
    std::unique_ptr<ConnectionBudget::PlaceRequest> placeRequest; // if the budget is shared
    bool isInBudgetQueue = false; // or was, and has been granted a place
};

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
class Pool final : private ConnectionBudget::Member
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
    OriginPool *originFor(const ConnectionKey &key);
    void dropIfUnused(OriginPool *origin);

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

    void askForTurn() override { m_turns.postFromAnyThread(); }
    bool takePlace(OriginPool *origin);
    void givePlace(const OriginPool *origin);
    void useGrant(OriginPool *origin);
    void unattendedChanged(OriginPool *origin);
    bool isWantedElsewhere(const OriginPool *origin) const;
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
    QHash<ConnectionKey, OriginPool *> m_origins;
    OriginPool *m_lastOrigin = nullptr; // one of them
    IntrusiveList<Connection, InIdleList> m_idle; // the least recently used first
    IntrusiveList<PoolAttempt, InIdleList> m_spare;
    IntrusiveList<OriginPool> m_starved; // have waiters that only the total limit holds back
    quint64 m_lastNumber = 0;
    std::shared_ptr<TlsSessionCache> m_tlsSessions;
    std::shared_ptr<ConnectionBudget> m_budget;
    std::vector<char> m_readBuffer;
    QByteArray m_writeBuffer;
};

} // namespace HttpQ
