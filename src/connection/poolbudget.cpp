// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// What a pool does when it hears of the pools of other clients.

#include "connection/pool.h"

#include <utility>

namespace HttpQ {

void Pool::setBudget(std::shared_ptr<ConnectionBudget> budget)
{
    if (budget == m_share.budget())
        return;
    m_share.setBudget(std::move(budget), m_origins);
    const QList<ConnectionKey> keys = m_origins.keys();
    for (const ConnectionKey &key : keys) {
        OriginPool *origin = m_origins.value(key);
        if (origin && origin->firstUnattended)
            connectForWaiters(origin);
    }
}

void Pool::foreignWork()
{
    while (OriginPool *origin = m_share.takeGrant())
        useGrant(origin);
    yieldIdle();
}

// There is a place for a connection to the origin, which may have no use for it any more.
void Pool::useGrant(OriginPool *origin)
{
    if (origin->firstUnattended && !isAtLimit(origin) && !isFull())
        startAttempt(origin->firstUnattended);
    else
        m_share.give(origin);
    if (origin->firstUnattended)
        connectForWaiters(origin);
    m_origins.dropIfUnused(origin);
}

// Closes what is idle and stands in somebody's way, the least recently used first.
void Pool::yieldIdle()
{
    const auto closeOne = [this] {
        for (Connection *each = m_idle.first(); each; each = m_idle.next(each)) {
            if (m_share.isWanted(each->origin())) {
                discard(each);
                return true;
            }
        }
        for (PoolAttempt *each = m_spare.first(); each; each = m_spare.next(each)) {
            if (m_share.isWanted(each->origin)) {
                dropAttempt(each);
                return true;
            }
        }
        return false;
    };
    while (m_share.hasWaiters() && closeOne()) {}
}

} // namespace HttpQ
