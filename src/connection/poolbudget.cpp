// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// What a pool has to do with the pools of other clients.

#include "connection/pool.h"

#include <utility>

namespace HttpQ {

void Pool::setBudget(std::shared_ptr<ConnectionBudget> budget)
{
    if (budget == m_budget)
        return;
    const QList<ConnectionKey> keys = m_origins.keys();
    for (OriginPool *origin : std::as_const(m_origins)) {
        origin->placeRequest.reset();
        origin->isInBudgetQueue = false;
    }
    if (m_budget)
        m_budget->leave(*this);
    m_budget = std::move(budget);
    if (m_budget) {
        m_budget->join(*this);
        for (const OriginPool *origin : std::as_const(m_origins)) {
            if (const int count = origin->connections + origin->attempts)
                m_budget->force(*this, origin->key.origin, count);
        }
    }
    for (const ConnectionKey &key : keys) {
        OriginPool *origin = m_origins.value(key);
        if (origin && origin->firstUnattended)
            connectForWaiters(origin);
    }
}

void Pool::foreignWork()
{
    if (!m_budget)
        return;
    while (OriginPool *origin = m_budget->takeGrant(*this))
        useGrant(origin);
    yieldIdle();
}

// True if a connection to the origin may be made; else it waits for its turn in the budget's queue.
bool Pool::takePlace(OriginPool *origin)
{
    if (!m_budget)
        return true;
    if (!origin->placeRequest) {
        ConnectionBudget::Member &self = *this;
        origin->placeRequest = std::make_unique<ConnectionBudget::PlaceRequest>(
                *m_budget, self, origin, origin->key.origin);
    }
    const bool isTaken = m_budget->take(*origin->placeRequest, origin->firstUnattended->m_number);
    origin->isInBudgetQueue = !isTaken;
    return isTaken;
}

void Pool::givePlace(const OriginPool *origin)
{
    if (m_budget)
        m_budget->give(*this, origin->key.origin);
}

// There is a place for a connection to the origin, which may have no use for it any more.
void Pool::useGrant(OriginPool *origin)
{
    origin->isInBudgetQueue = false;
    if (origin->firstUnattended && !isAtLimit(origin) && !isFull())
        startAttempt(origin->firstUnattended);
    else
        givePlace(origin);
    if (origin->firstUnattended)
        connectForWaiters(origin);
    dropIfUnused(origin);
}

void Pool::unattendedChanged(OriginPool *origin)
{
    if (!origin->isInBudgetQueue)
        return;
    const PoolWaiter *first = origin->firstUnattended;
    m_budget->update(*origin->placeRequest, first ? first->m_number : 0);
    origin->isInBudgetQueue = first;
}

bool Pool::isWantedElsewhere(const OriginPool *origin) const
{
    return m_budget && m_budget->hasWaiters() && m_budget->isWanted(origin->key.origin);
}

// Closes what is idle and stands in somebody's way, the least recently used first.
void Pool::yieldIdle()
{
    const auto closeOne = [this] {
        for (Connection *each = m_idle.first(); each; each = m_idle.next(each)) {
            if (isWantedElsewhere(each->origin())) {
                discard(each);
                return true;
            }
        }
        for (PoolAttempt *each = m_spare.first(); each; each = m_spare.next(each)) {
            if (isWantedElsewhere(each->origin)) {
                dropAttempt(each);
                return true;
            }
        }
        return false;
    };
    while (m_budget->hasWaiters() && closeOne()) {}
}

} // namespace HttpQ
