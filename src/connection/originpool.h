// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "connection/connection.h"
#include "connection/connectionbudget.h"
#include "connection/poolattempt.h"
#include "connection/poolwaiter.h"

#include <QtCore/qhash.h>

#include <memory>

namespace HttpQ {

//! What a pool holds for one connection key.
class OriginPool : public IntrusiveNode<OriginPool>
{
public:
    explicit OriginPool(const ConnectionKey &poolKey)
        : key(poolKey)
    {}

    bool isUnused() const { return connections == 0 && attempts == 0 && waiters.isEmpty(); }

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

//! All origins that a pool holds anything for.
class OriginPools
{
public:
    OriginPools() = default;
    ~OriginPools() { qDeleteAll(m_origins); }
    OriginPools(const OriginPools &) = delete;
    OriginPools &operator=(const OriginPools &) = delete;

    //! The one for \a key, which is made if there is none.
    OriginPool *find(const ConnectionKey &key)
    {
        // Most requests go where the last one went.
        if (!m_last || m_last->key != key)
            m_last = findOther(key);
        return m_last;
    }
    //! The one for \a key; null if there is none.
    OriginPool *value(const ConnectionKey &key) const { return m_origins.value(key); }
    //! Destroys \a origin if nothing of it is left.
    void dropIfUnused(OriginPool *origin)
    {
        if (origin->isUnused())
            drop(origin);
    }

    qsizetype size() const { return m_origins.size(); }
    QList<ConnectionKey> keys() const { return m_origins.keys(); }
    auto begin() const { return m_origins.begin(); }
    auto end() const { return m_origins.end(); }

private:
    OriginPool *findOther(const ConnectionKey &key);
    void drop(OriginPool *origin);

    QHash<ConnectionKey, OriginPool *> m_origins;
    OriginPool *m_last = nullptr; // one of them
};

} // namespace HttpQ
