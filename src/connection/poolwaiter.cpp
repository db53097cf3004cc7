// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "connection/poolwaiter.h"

#include "connection/pool.h"

namespace HttpQ {

void Lease::release(bool reusable) noexcept
{
    if (Connection *connection = std::exchange(m_connection, nullptr))
        m_pool->release(connection, reusable);
}

PoolWaiter::~PoolWaiter()
{
    if (m_origin)
        m_pool.leave(this);
}

void PoolWaiter::setConnectObserver(ConnectObserver *observer)
{
    m_observer = observer;
    if (m_attempt)
        m_attempt->connector.setObserver(observer);
}

bool PoolWaiter::acquire(const ConnectionKey &key, bool fresh)
{
    m_isFresh = fresh;
    m_error = {};
    m_lease = m_pool.acquire(key, this);
    return bool(m_lease);
}

void PoolWaiter::cancel(const Error &error)
{
    if (m_origin) {
        m_pool.leave(this);
        end({}, error);
    } else if (m_lease) {
        // Granted, but not told yet.
        m_lease.release(true);
        m_error = error;
    }
}

Error::Phase PoolWaiter::phase() const
{
    return m_attempt ? m_attempt->connector.phase() : Error::Phase::Pool;
}

void PoolWaiter::turn()
{
    // A connection that was used before can break between its grant and this turn. A new one that
    // does is the server's answer, and the exchange will tell.
    if (m_lease) {
        const Connection &granted = *m_lease.connection();
        if (granted.isBroken() && granted.isWarm() && !m_pool.replace(this))
            return;
    }
    waitEnded();
}

void PoolWaiter::end(Lease lease, const Error &error)
{
    m_poolDeadline.clear();
    m_lease = std::move(lease);
    m_error = error;
    m_pool.turns().schedule(this);
}

void PoolWaiter::PoolDeadline::expired()
{
    PoolWaiter &waiter = m_waiter;
    const PoolStatistics &pool = waiter.m_pool.statistics();
    waiter.cancel(Error(
            Error::Kind::PoolTimeout, Error::Phase::Pool, Error::Party::Local,
            QStringLiteral("No connection became free within the pool timeout of %1 ms (%2 are in "
                           "use, %3 requests wait)")
                    .arg(waiter.m_timeout.pool->count())
                    .arg(pool.busy)
                    .arg(pool.waiting)));
}

} // namespace HttpQ
