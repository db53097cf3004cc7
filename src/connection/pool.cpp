// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "connection/pool.h"

#include <algorithm>

namespace HttpQ {

namespace {

constexpr size_t ReadBufferSize = 64 * 1024;
// A server closes an idle connection when it says it will; a request that is on its way then is
// lost. So it is given up this much earlier.
constexpr std::chrono::seconds KeepAliveMargin(2);

} // namespace

Pool::Pool(Backend &backend, TurnQueue &turns, const Limits &limits)
    : m_backend(backend)
    , m_turns(turns)
    , m_limits(limits)
    , m_share(turns)
    , m_tlsSessions(std::make_shared<TlsSessionCache>())
    , m_readBuffer(ReadBufferSize)
{}

Pool::~Pool()
{
    closeIdle();
}

void Pool::setTlsSessions(std::shared_ptr<TlsSessionCache> sessions)
{
    m_tlsSessions = sessions ? std::move(sessions) : std::make_shared<TlsSessionCache>();
}

void Pool::closeIdle()
{
    while (Connection *connection = m_idle.first())
        discard(connection);
    while (PoolAttempt *attempt = m_spare.first())
        dropAttempt(attempt);
}

Lease Pool::acquire(const ConnectionKey &key, PoolWaiter *waiter)
{
    OriginPool *origin = m_origins.find(key);
    if (!waiter->m_isFresh) {
        if (Connection *connection = takeIdle(origin)) {
            ++m_statistics.busy;
            ++m_statistics.reused;
            return Lease(this, connection);
        }
    }
    if (m_statistics.waiting >= m_limits.maxWaitingRequests) {
        waiter->end({},
                    Error::limitExceeded(Error::Phase::Pool, QStringLiteral("maxWaitingRequests"),
                                         m_limits.maxWaitingRequests, m_statistics.waiting + 1));
        m_origins.dropIfUnused(origin);
        return {};
    }
    waiter->m_number = m_share.nextNumber();
    addToQueue(origin, waiter);
    connectForWaiters(origin);
    if (!waiter->m_attempt && waiter->m_timeout.pool)
        m_turns.setDeadline(waiter->m_poolDeadline, *waiter->m_timeout.pool);
    return {};
}

void Pool::addToQueue(OriginPool *origin, PoolWaiter *waiter)
{
    waiter->m_origin = origin;
    origin->waiters.append(waiter);
    if (!origin->firstUnattended)
        origin->firstUnattended = waiter;
    ++m_statistics.waiting;
}

void Pool::removeFromQueue(PoolWaiter *waiter)
{
    OriginPool *origin = std::exchange(waiter->m_origin, nullptr);
    if (origin->firstUnattended == waiter)
        origin->firstUnattended = origin->waiters.next(waiter);
    static_cast<IntrusiveNode<PoolWaiter> *>(waiter)->unlink();
    --m_statistics.waiting;
    unattendedChanged(origin);
}

void Pool::leave(PoolWaiter *waiter)
{
    OriginPool *origin = waiter->m_origin;
    PoolAttempt *attempt = std::exchange(waiter->m_attempt, nullptr);
    removeFromQueue(waiter);
    waiter->m_poolDeadline.clear();
    if (!attempt)
        m_origins.dropIfUnused(origin);
    else if (origin->firstUnattended)
        attend(attempt, origin->firstUnattended);
    else
        dropAttempt(attempt);
}

bool Pool::replace(PoolWaiter *waiter)
{
    Connection *broken = waiter->m_lease.take();
    OriginPool *origin = broken->origin();
    --m_statistics.busy;
    destroyKeepingPlace(broken);
    if (Connection *connection = waiter->m_isFresh ? nullptr : takeIdle(origin)) {
        m_share.give(origin);
        ++m_statistics.busy;
        ++m_statistics.reused;
        waiter->m_lease = Lease(this, connection);
        placeFreed(origin);
        return true;
    }
    // It keeps the place, and its turn.
    waiter->m_origin = origin;
    origin->waiters.prepend(waiter);
    ++m_statistics.waiting;
    startAttempt(waiter);
    return false;
}

// Makes connections for those that wait, as far as the limits let it.
void Pool::connectForWaiters(OriginPool *origin)
{
    while (PoolWaiter *waiter = origin->firstUnattended) {
        if (PoolAttempt *spare = origin->spare.first()) {
            attend(spare, waiter);
        } else if (isAtLimit(origin)) {
            // One that wants a fresh connection does not take an idle one, but takes its place.
            Connection *inTheWay = origin->idle.last();
            if (!inTheWay)
                return;
            discard(inTheWay);
        } else if (!isFull()) {
            if (!m_share.take(origin, waiter->m_number))
                return;
            startAttempt(waiter);
        } else if (!makeRoom()) {
            starve(origin);
            return;
        }
    }
}

// Its place in the budget is taken.
void Pool::startAttempt(PoolWaiter *waiter)
{
    OriginPool *origin = waiter->m_origin;
    auto *attempt = new PoolAttempt(*this, origin, m_backend, m_turns, origin->key);
    ++origin->attempts;
    ++m_statistics.connecting;
    attend(attempt, waiter);
    attempt->connector.setTlsSessions(m_tlsSessions);
    attempt->connector.start();
}

// Makes the attempt that of the waiter, which must have none and be the first of those, or come
// before them.
void Pool::attend(PoolAttempt *attempt, PoolWaiter *waiter)
{
    OriginPool *origin = attempt->origin;
    if (origin->firstUnattended == waiter) {
        origin->firstUnattended = origin->waiters.next(waiter);
        unattendedChanged(origin);
    }
    static_cast<IntrusiveNode<InOrigin> *>(attempt)->unlink();
    static_cast<IntrusiveNode<InIdleList> *>(attempt)->unlink();
    attempt->waiter = waiter;
    waiter->m_attempt = attempt;
    waiter->m_poolDeadline.clear();
    attempt->connector.setObserver(waiter->m_observer);
    // What is left of another's time is no measure for this one.
    attempt->connector.setTimeout(waiter->m_timeout.connect);
}

void Pool::setSpare(PoolAttempt *attempt)
{
    attempt->waiter = nullptr;
    attempt->connector.setObserver(nullptr);
    attempt->origin->spare.append(attempt);
    m_spare.append(attempt);
}

void Pool::endAttempt(PoolAttempt *attempt)
{
    --attempt->origin->attempts;
    --m_statistics.connecting;
    delete attempt;
}

void Pool::dropAttempt(PoolAttempt *attempt)
{
    OriginPool *origin = attempt->origin;
    endAttempt(attempt);
    m_share.give(origin);
    placeFreed(origin);
}

void Pool::attemptSucceeded(PoolAttempt *attempt)
{
    OriginPool *origin = attempt->origin;
    PoolWaiter *waiter = attempt->waiter;
    Connector &connector = attempt->connector;
    ++origin->connections;
    ++m_statistics.created;
    const ConnectionInfo info =
            connector.connectionInfo(static_cast<quint64>(m_statistics.created));
    auto *connection = new Connection(*this, origin, connector.takeStream(), info, m_turns.now());
    endAttempt(attempt);
    PoolWaiter *first = origin->waiters.first();
    if (!first) {
        keepIdle(connection);
        return;
    }
    if (waiter && waiter != first)
        attend(std::exchange(first->m_attempt, nullptr), waiter);
    else if (waiter)
        waiter->m_attempt = nullptr;
    serve(first, connection, true);
}

void Pool::attemptFailed(PoolAttempt *attempt, const Error &error)
{
    OriginPool *origin = attempt->origin;
    if (PoolWaiter *waiter = attempt->waiter) {
        waiter->m_attempt = nullptr;
        removeFromQueue(waiter);
        waiter->end({}, error);
    }
    endAttempt(attempt);
    m_share.give(origin);
    placeFreed(origin);
}

// The first that a connection may be given to. Those that want a fresh one are few: each had lost a
// connection of this origin just before.
PoolWaiter *Pool::firstFor(const OriginPool *origin, bool isFresh)
{
    PoolWaiter *waiter = origin->waiters.first();
    while (waiter && waiter->m_isFresh && !isFresh)
        waiter = origin->waiters.next(waiter);
    return waiter;
}

void Pool::serve(PoolWaiter *waiter, Connection *connection, bool isFresh)
{
    OriginPool *origin = waiter->m_origin;
    PoolAttempt *attempt = std::exchange(waiter->m_attempt, nullptr);
    removeFromQueue(waiter);
    ++m_statistics.busy;
    if (!isFresh)
        ++m_statistics.reused;
    waiter->end(Lease(this, connection), {});
    if (!attempt)
        return;
    // What was begun for it serves the next, or becomes an idle connection.
    if (origin->firstUnattended)
        attend(attempt, origin->firstUnattended);
    else if (nextStarved() || m_share.isWanted(origin))
        dropAttempt(attempt);
    else
        setSpare(attempt);
}

void Pool::release(Connection *connection, bool reusable) noexcept
{
    OriginPool *origin = connection->origin();
    connection->detach();
    --m_statistics.busy;
    // An idle one says by itself when it dies, and is looked at again when it is used.
    PoolWaiter *waiter = firstFor(origin, false);
    const bool isAsked = waiter || connection->hasUnheardNews() || connection->isBroken();
    if (reusable && !isTooOld(*connection) && (!isAsked || connection->isAlive())) {
        if (waiter && !isOvertaken(waiter)) {
            serve(waiter, connection, false);
            return;
        }
        // Who waits for room under the total limit comes before what only might be useful.
        if (!waiter && !nextStarved()) {
            keepIdle(connection);
            return;
        }
    }
    destroy(connection);
}

// The idle connection that was used last; those that have died are closed on the way.
Connection *Pool::takeIdle(OriginPool *origin)
{
    while (Connection *connection = origin->idle.first()) {
        takeFromIdle(connection);
        if (connection->isAlive() && !isTooOld(*connection))
            return connection;
        forget(connection);
    }
    return nullptr;
}

void Pool::keepIdle(Connection *connection)
{
    OriginPool *origin = connection->origin();
    if (m_limits.maxIdleConnections <= 0 || m_share.isWanted(origin)) {
        destroy(connection);
        return;
    }
    connection->setKept();
    ++m_statistics.idle;
    origin->idle.prepend(connection);
    m_idle.append(connection);
    m_turns.setDeadline(connection->idleDeadline(), idleExpiry(*connection));
    if (m_statistics.idle > m_limits.maxIdleConnections)
        discard(m_idle.first());
    // Those that want none that was used before may still wait.
    if (origin->firstUnattended)
        connectForWaiters(origin);
}

void Pool::takeFromIdle(Connection *connection)
{
    --m_statistics.idle;
    static_cast<IntrusiveNode<InOrigin> *>(connection)->unlink();
    static_cast<IntrusiveNode<InIdleList> *>(connection)->unlink();
    connection->idleDeadline().clear();
}

void Pool::discard(Connection *connection)
{
    takeFromIdle(connection);
    destroy(connection);
}

// Closes a connection that nobody holds any more.
void Pool::forget(Connection *connection)
{
    const OriginPool *origin = connection->origin();
    destroyKeepingPlace(connection);
    m_share.give(origin);
}

void Pool::destroyKeepingPlace(Connection *connection)
{
    --connection->origin()->connections;
    ++m_statistics.closed;
    delete connection;
}

void Pool::destroy(Connection *connection)
{
    OriginPool *origin = connection->origin();
    forget(connection);
    placeFreed(origin);
}

bool Pool::makeRoom()
{
    if (Connection *connection = m_idle.first())
        discard(connection);
    else if (PoolAttempt *attempt = m_spare.first())
        dropAttempt(attempt);
    else
        return false;
    return true;
}

// There is one connection or attempt less, of this origin and in all. The origin is gone afterwards
// if it is of no more use.
void Pool::placeFreed(OriginPool *origin)
{
    if (origin->firstUnattended) {
        if (nextStarved())
            starve(origin);
        else
            connectForWaiters(origin);
    }
    while (!isFull()) {
        OriginPool *next = nextStarved();
        if (!next)
            break;
        m_starved.takeFirst();
        if (!m_share.take(next, next->firstUnattended->m_number))
            continue;
        startAttempt(next->firstUnattended);
        if (next->firstUnattended)
            starve(next);
    }
    m_origins.dropIfUnused(origin);
}

void Pool::starve(OriginPool *origin)
{
    if (!origin->isLinked())
        m_starved.append(origin);
}

void Pool::unattendedChanged(OriginPool *origin)
{
    const PoolWaiter *first = origin->firstUnattended;
    m_share.update(origin, first ? first->m_number : 0);
}

// The origin whose turn it is. Those that have nobody to start for any more leave the queue.
OriginPool *Pool::nextStarved()
{
    OriginPool *origin = m_starved.first();
    while (origin && (!origin->firstUnattended || isAtLimit(origin))) {
        m_starved.takeFirst();
        origin = m_starved.first();
    }
    return origin;
}

// True if somebody has waited for room under the total limit for longer than \a waiter.
bool Pool::isOvertaken(const PoolWaiter *waiter)
{
    const OriginPool *starved = nextStarved();
    if (starved && starved->firstUnattended->m_number < waiter->m_number)
        return true;
    return m_share.isOvertaken(waiter->m_origin, waiter->m_number);
}

bool Pool::isTooOld(const Connection &connection) const
{
    return m_turns.now() - connection.created() >= m_limits.maxConnectionAge;
}

std::chrono::milliseconds Pool::idleExpiry(const Connection &connection) const
{
    const std::optional<std::chrono::seconds> hint = connection.keepAliveTimeout();
    if (!hint)
        return m_limits.idleExpiry;
    const std::chrono::milliseconds earlier = *hint > 2 * KeepAliveMargin
                                                      ? *hint - KeepAliveMargin
                                                      : std::chrono::milliseconds(*hint) / 2;
    return std::min(earlier, m_limits.maxIdleExpiry);
}

void PoolAttempt::connectorSucceeded(Connector *)
{
    m_pool.attemptSucceeded(this);
}

void PoolAttempt::connectorFailed(Connector *, const Error &error)
{
    m_pool.attemptFailed(this, error);
}

} // namespace HttpQ
