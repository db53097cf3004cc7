// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "connection/connectionkey.h"
#include "http/error.h"
#include "http/timeout.h"
#include "network/turnqueue.h"

#include <utility>

namespace HttpQ {

class ConnectObserver;
class Connection;
class OriginPool;
class Pool;
class PoolAttempt;

/*!
    The right to a connection's use. It has one owner; when that lets go, the connection goes back
    to its pool, or is closed.
*/
class Lease
{
public:
    Lease() = default;
    Lease(Pool *pool, Connection *connection)
        : m_pool(pool)
        , m_connection(connection)
    {}
    Lease(Lease &&other) noexcept
        : m_pool(other.m_pool)
        , m_connection(std::exchange(other.m_connection, nullptr))
    {}
    Lease &operator=(Lease &&other) noexcept
    {
        std::swap(m_pool, other.m_pool);
        std::swap(m_connection, other.m_connection);
        return *this;
    }
    ~Lease() { release(true); }

    Connection *connection() const { return m_connection; }
    explicit operator bool() const { return m_connection; }
    void release(bool reusable) noexcept;
    //! For the pool: there is no lease any more.
    Connection *take() { return std::exchange(m_connection, nullptr); }

private:
    Pool *m_pool = nullptr;
    Connection *m_connection = nullptr;
};

/*!
    A request that waits for a connection, first come, first served within its origin. It hears on
    the turn; when it dies it leaves the queue and gives back what it was granted.
*/
class PoolWaiter : public IntrusiveNode<PoolWaiter>, private TurnItem
{
public:
    //! \a timeout must live as long as the waiter.
    PoolWaiter(Pool &pool, const Timeout &timeout)
        : m_pool(pool)
        , m_timeout(timeout)
        , m_poolDeadline(*this)
    {}
    ~PoolWaiter() override;

    //! Tells \a observer how a connection is made for this waiter, if one is: from the next step
    //! on, and as long as it waits. It must live until then, or be replaced by nullptr.
    void setConnectObserver(ConnectObserver *observer);
    //! Asks for a connection; \a fresh says that none that was used before will do. Returns true
    //! if there is one at once.
    bool acquire(const ConnectionKey &key, bool fresh);
    //! Stops waiting with \a error; waitEnded() follows on the turn.
    void cancel(const Error &error);

    bool isWaiting() const { return m_origin != nullptr; }
    Lease takeLease() { return std::move(m_lease); }
    const Error &error() const { return m_error; }
    //! Waiting for a free connection, or how far the one is that is being made.
    Error::Phase phase() const;

protected:
    //! On the turn: takeLease() or error() tells.
    virtual void waitEnded() = 0;

private:
    friend class Pool;

    class PoolDeadline final : public Deadline
    {
    public:
        explicit PoolDeadline(PoolWaiter &waiter)
            : m_waiter(waiter)
        {}

    private:
        void expired() override;
        PoolWaiter &m_waiter;
    };

    void turn() override;
    void end(Lease lease, const Error &error);

    Pool &m_pool;
    const Timeout &m_timeout;
    OriginPool *m_origin = nullptr; // set while it waits
    PoolAttempt *m_attempt = nullptr; // that is made for it
    ConnectObserver *m_observer = nullptr;
    quint64 m_number = 0; // who came first
    bool m_isFresh = false;
    Lease m_lease;
    Error m_error;
    PoolDeadline m_poolDeadline;
};

} // namespace HttpQ
