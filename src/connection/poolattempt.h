// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "connection/connection.h"
#include "connection/connector.h"

namespace HttpQ {

class PoolWaiter;

/*!
    A connection that is being made. It takes a place under the limits like one that is there. It is
    made for one waiter; when that is served otherwise and nobody else waits, it is spare.
*/
class PoolAttempt final : public IntrusiveNode<InOrigin>,
                          public IntrusiveNode<InIdleList>,
                          private ConnectorListener
{
public:
    PoolAttempt(Pool &pool, OriginPool *poolOrigin, Backend &backend, TurnQueue &turns,
                const ConnectionKey &key)
        : origin(poolOrigin)
        , connector(backend, turns, key, this)
        , m_pool(pool)
    {}

    OriginPool *const origin;
    PoolWaiter *waiter = nullptr; // none if it is spare
    Connector connector;

private:
    void connectorSucceeded(Connector *) override;
    void connectorFailed(Connector *, const Error &error) override;

    Pool &m_pool;
};

} // namespace HttpQ
