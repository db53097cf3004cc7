// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "connection/exchange.h"
#include "testing/mock/mockbackend.h"

#include <QtTest/qtest.h>

#include <memory>

namespace HttpQTest {

using namespace HttpQ;

//! A mock network with a turn queue, and a pool if one is asked for.
class MockClient final : private TurnQueue::Owner
{
public:
    explicit MockClient(const Limits &poolLimits = {})
        : limits(poolLimits)
        , turns(backend)
        , pool(backend, turns, limits)
    {
        turns.setOwner(this);
    }

    void run() { QVERIFY(backend.run()); }
    void advance(std::chrono::milliseconds duration) { QVERIFY(backend.advance(duration)); }

    MockBackend backend;
    Limits limits;
    TurnQueue turns;
    Pool pool;

private:
    void turnBegins() override {}
    void turnEnds() override {}
    void foreignWork() override { pool.foreignWork(); }
};

inline ConnectionKey keyOf(const QByteArray &host, bool secure = false,
                           const TlsOptions &options = {})
{
    return ConnectionKey(Origin(secure, host, secure ? 443 : 80), options);
}

//! Waits for a connection, and keeps it.
class TestWaiter final : public PoolWaiter
{
public:
    explicit TestWaiter(MockClient &client, const Timeout &waiterTimeout = {})
        : TestWaiter(client, std::make_unique<Timeout>(waiterTimeout))
    {}

    //! As a request does it: takes what there is at once.
    bool ask(const ConnectionKey &key, bool fresh = false)
    {
        if (!acquire(key, fresh))
            return false;
        lease = takeLease();
        return true;
    }

    Lease lease;
    int ends = 0;

private:
    TestWaiter(MockClient &client, std::unique_ptr<Timeout> ownTimeout)
        : PoolWaiter(client.pool, *ownTimeout)
        , m_timeout(std::move(ownTimeout))
    {}

    void waitEnded() override
    {
        ++ends;
        lease = takeLease();
    }

    std::unique_ptr<Timeout> m_timeout;
};

//! One request that goes over a connection of the pool.
class TestExchange final : private ExchangeListener
{
    TurnQueue &m_turns;

public:
    TestExchange(MockClient &client, const QByteArray &method, const Body &body = {},
                 const Timeout &exchangeTimeout = {})
        : m_turns(client.turns)
        , request(method, QUrl())
        , timeout(exchangeTimeout)
        , exchange(std::in_place, client.turns, request, target, client.limits, timeout,
                   static_cast<ExchangeListener *>(this))
    {
        request.setBody(body);
        target.authority = "a.test";
        target.path = "/";
    }

    //! Sends the request over what \a waiter holds; the content of the response is collected.
    void start(TestWaiter &waiter, BodyReceiver::Mode mode = BodyReceiver::Mode::Buffered)
    {
        if (mode != BodyReceiver::Mode::Undecided)
            exchange->setBodyMode(mode);
        exchange->start(std::move(waiter.lease), m_turns.now());
    }
    QByteArray content() { return exchange->body().takeContent(); }

    Request request;
    RequestTarget target;
    Timeout timeout;
    std::optional<Exchange> exchange;
    int progress = 0;
    int finishes = 0; // how often progress was told with the exchange at its end

private:
    void exchangeProgressed() override
    {
        ++progress;
        finishes += exchange->isFinished() ? 1 : 0;
    }
};

} // namespace HttpQTest
