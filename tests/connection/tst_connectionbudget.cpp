// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "connection/mockclient.h"

#include <QtTest/qtest.h>

#include <algorithm>
#include <memory>
#include <random>
#include <vector>

using namespace HttpQ;
using namespace HttpQTest;
using namespace std::chrono_literals;

namespace {

const Error Cancelled(Error::Kind::Cancelled, Error::Phase::None, Error::Party::Local,
                      QStringLiteral("stop"));

//! Pools with one budget; each has a turn queue of its own, as if in a thread of its own.
class Pools
{
public:
    Pools(int total, int perOrigin, int count = 2)
    {
        budget->setMaxConnections(total);
        budget->setMaxConnectionsPerOrigin(perOrigin);
        for (int i = 0; i < count; ++i) {
            clients.push_back(std::make_unique<MockClient>());
            clients.back()->pool.setBudget(budget);
        }
    }

    MockClient &operator[](size_t index) { return *clients[index]; }
    //! Until nothing is to be done in any of them, also for what one leaves to another.
    void run()
    {
        for (int round = 0; round < 10; ++round) {
            for (const std::unique_ptr<MockClient> &client : clients)
                client->run();
        }
    }
    int open() const
    {
        int count = 0;
        for (const std::unique_ptr<MockClient> &client : clients)
            count += client->backend.openStreams();
        return count;
    }

    std::shared_ptr<ConnectionBudget> budget = std::make_shared<ConnectionBudget>();
    std::vector<std::unique_ptr<MockClient>> clients;
};

} // namespace

class tst_ConnectionBudget : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void limitsHoldForAll_data();
    void limitsHoldForAll();
    void idleGivesWay();
    void idleOfAnotherKeyGivesWay();
    void becomesIdleWhileAnotherWaits();
    void spareGivesWay();
    void whoWaitedLongestComesFirst();
    void busyPoolCannotStarveAnother();
    void shareIsNotTornDown();
    void cancelledLeavesTheQueue();
    void cancelledAfterTheGrant();
    void poolGoes();
    void limitIsRaised();
    void failedAttemptGivesItsPlace();
    void brokenConnectionIsReplacedInItsPlace();
    void joinsWithConnections();
    void model_data();
    void model();
};

void tst_ConnectionBudget::limitsHoldForAll_data()
{
    QTest::addColumn<int>("total");
    QTest::addColumn<int>("perOrigin");
    QTest::addColumn<int>("open");
    QTest::newRow("none") << 0 << 0 << 8;
    QTest::newRow("in all") << 3 << 0 << 3;
    QTest::newRow("per origin") << 0 << 1 << 2;
    QTest::newRow("both") << 3 << 2 << 3;
}

void tst_ConnectionBudget::limitsHoldForAll()
{
    QFETCH(const int, total);
    QFETCH(const int, perOrigin);
    QFETCH(const int, open);
    Pools pools(total, perOrigin);
    std::vector<std::unique_ptr<TestWaiter>> waiters;
    for (int i = 0; i < 8; ++i) {
        waiters.push_back(std::make_unique<TestWaiter>(pools[size_t(i % 2)]));
        waiters.back()->ask(keyOf(i < 4 ? "a.test" : "b.test"));
    }
    pools.run();
    QCOMPARE(pools.open(), open);
    // Each is served in the end.
    int ended = 0;
    for (int round = 0; round < 20; ++round) {
        for (const std::unique_ptr<TestWaiter> &waiter : waiters) {
            if (waiter->lease) {
                ++ended;
                waiter->lease.release(true);
            }
        }
        pools.run();
        QCOMPARE_LE(pools.open(), open);
    }
    QCOMPARE(ended, 8);
    QVERIFY(!pools.budget->hasWaiters());
}

void tst_ConnectionBudget::idleGivesWay()
{
    Pools pools(0, 1);
    TestWaiter one(pools[0]), two(pools[1]);
    one.ask(keyOf("a.test"));
    pools.run();
    one.lease.release(true);
    QCOMPARE(pools[0].pool.statistics().idle, 1);
    two.ask(keyOf("a.test"));
    QVERIFY(!two.lease);
    pools.run();
    QVERIFY(two.lease);
    QCOMPARE(pools[0].pool.statistics().idle, 0);
}

// Also in the pool that waits itself.
void tst_ConnectionBudget::idleOfAnotherKeyGivesWay()
{
    Pools pools(0, 1, 1);
    NetworkOptions other;
    other.setTypeOfService(8);
    TestWaiter one(pools[0]), two(pools[0]);
    one.ask(keyOf("a.test"));
    pools.run();
    one.lease.release(true);
    two.ask(ConnectionKey(Origin(false, "a.test", 80), {}, other));
    pools.run();
    QVERIFY(two.lease);
    QCOMPARE(pools.open(), 1);
}

void tst_ConnectionBudget::becomesIdleWhileAnotherWaits()
{
    Pools pools(1, 0);
    TestWaiter one(pools[0]), two(pools[1]);
    one.ask(keyOf("a.test"));
    pools.run();
    two.ask(keyOf("b.test"));
    pools.run();
    QVERIFY(!two.lease);
    one.lease.release(true);
    QCOMPARE(pools[0].pool.statistics().idle, 0);
    pools.run();
    QVERIFY(two.lease);
}

void tst_ConnectionBudget::spareGivesWay()
{
    Pools pools(2, 0);
    TestWaiter one(pools[0]), next(pools[0]), two(pools[1]);
    one.ask(keyOf("a.test"));
    pools.run();
    pools[0].backend.setConnectBehaviour(MockBackend::ConnectBehaviour::neverAnswer());
    next.ask(keyOf("a.test"));
    one.lease.release(true); // serves the next one; what was begun for that is spare
    pools.run();
    QVERIFY(next.lease);
    QCOMPARE(pools[0].pool.statistics().connecting, 1);
    two.ask(keyOf("b.test"));
    pools.run();
    QVERIFY(two.lease);
    QCOMPARE(pools[0].pool.statistics().connecting, 0);
}

void tst_ConnectionBudget::whoWaitedLongestComesFirst()
{
    Pools pools(1, 0, 4);
    TestWaiter holder(pools[0]), first(pools[2]), second(pools[1]), third(pools[3]);
    holder.ask(keyOf("a.test"));
    pools.run();
    first.ask(keyOf("a.test"));
    second.ask(keyOf("a.test"));
    third.ask(keyOf("b.test"));
    pools.run();
    for (TestWaiter *waiter : { &first, &second, &third }) {
        QVERIFY(!waiter->lease);
        holder.lease.release(true);
        pools.run();
        QVERIFY(waiter->lease);
        holder.lease = std::move(waiter->lease);
    }
}

// It hands each connection to its own next request, but not before one that has waited longer.
void tst_ConnectionBudget::busyPoolCannotStarveAnother()
{
    Pools pools(1, 0);
    std::vector<std::unique_ptr<TestWaiter>> busy;
    const auto askMore = [&] {
        busy.push_back(std::make_unique<TestWaiter>(pools[0]));
        busy.back()->ask(keyOf("a.test"));
    };
    askMore();
    askMore();
    TestWaiter other(pools[1]);
    other.ask(keyOf("a.test"));
    int served = 0;
    for (size_t i = 0; i < 10 && !other.lease; ++i) {
        askMore();
        pools.run();
        if (busy[i]->lease) {
            ++served;
            busy[i]->lease.release(true);
        }
        pools.run();
    }
    QVERIFY(other.lease);
    QCOMPARE(served, 2);
}

// Pools that all have more to do than they may: each keeps its connections.
void tst_ConnectionBudget::shareIsNotTornDown()
{
    Pools pools(4, 0, 3);
    std::vector<std::unique_ptr<TestWaiter>> waiters;
    for (int i = 0; i < 60; ++i) {
        waiters.push_back(std::make_unique<TestWaiter>(pools[size_t(i % 3)]));
        waiters.back()->ask(keyOf("a.test"));
    }
    int ended = 0;
    for (int round = 0; round < 60 && ended < 60; ++round) {
        pools.run();
        for (const std::unique_ptr<TestWaiter> &waiter : waiters) {
            if (waiter->lease) {
                ++ended;
                waiter->lease.release(true);
            }
        }
        QCOMPARE_LE(pools.open(), 4);
    }
    QCOMPARE(ended, 60);
    qint64 created = 0;
    for (const std::unique_ptr<MockClient> &client : pools.clients)
        created += client->pool.statistics().created;
    QVERIFY2(created <= 8, QByteArray::number(created).constData());
}

void tst_ConnectionBudget::cancelledLeavesTheQueue()
{
    Pools pools(1, 0, 3);
    TestWaiter holder(pools[0]), cancelled(pools[1]), next(pools[2]);
    holder.ask(keyOf("a.test"));
    pools.run();
    cancelled.ask(keyOf("a.test"));
    next.ask(keyOf("a.test"));
    pools.run();
    cancelled.cancel(Cancelled);
    holder.lease.release(true);
    pools.run();
    QVERIFY(next.lease);
    QVERIFY(!cancelled.lease);
    next.lease.release(true);
    pools.run();
    QVERIFY(!pools.budget->hasWaiters());
    QCOMPARE(pools[2].pool.statistics().idle, 1);
}

// The place was granted, but the pool had no turn yet.
void tst_ConnectionBudget::cancelledAfterTheGrant()
{
    Pools pools(1, 0, 3);
    TestWaiter holder(pools[0]), next(pools[2]);
    auto cancelled = std::make_unique<TestWaiter>(pools[1]);
    holder.ask(keyOf("a.test"));
    pools.run();
    cancelled->ask(keyOf("a.test"));
    next.ask(keyOf("a.test"));
    pools.run();
    holder.lease.release(true);
    cancelled.reset();
    pools.run();
    QVERIFY(next.lease);
}

void tst_ConnectionBudget::poolGoes()
{
    Pools pools(2, 0, 3);
    auto idle = std::make_unique<TestWaiter>(pools[0]);
    TestWaiter holder(pools[1]), next(pools[1]), other(pools[2]);
    idle->ask(keyOf("a.test"));
    holder.ask(keyOf("a.test"));
    pools.run();
    idle.reset();
    QCOMPARE(pools[0].pool.statistics().idle, 1);
    next.ask(keyOf("a.test"));
    other.ask(keyOf("b.test"));
    QVERIFY(!next.lease && !other.lease);
    pools.clients[0].reset();
    pools.clients.erase(pools.clients.begin());
    pools.run();
    QVERIFY(next.lease);
    QVERIFY(!other.lease);
    holder.lease.release(false);
    pools.run();
    QVERIFY(other.lease);
}

void tst_ConnectionBudget::limitIsRaised()
{
    Pools pools(1, 0);
    TestWaiter one(pools[0]), two(pools[1]);
    one.ask(keyOf("a.test"));
    pools.run();
    two.ask(keyOf("a.test"));
    pools.run();
    QVERIFY(!two.lease);
    pools.budget->setMaxConnections(2);
    pools.run();
    QVERIFY(two.lease);
}

void tst_ConnectionBudget::failedAttemptGivesItsPlace()
{
    Pools pools(1, 0);
    pools[0].backend.setConnectBehaviour(MockBackend::ConnectBehaviour::refuse());
    TestWaiter one(pools[0]), two(pools[1]);
    one.ask(keyOf("a.test"));
    two.ask(keyOf("a.test"));
    pools.run();
    QVERIFY(one.error());
    QVERIFY(two.lease);
}

void tst_ConnectionBudget::brokenConnectionIsReplacedInItsPlace()
{
    Pools pools(1, 0);
    TestWaiter holder(pools[0]), own(pools[0]), other(pools[1]);
    holder.ask(keyOf("a.test"));
    pools.run();
    holder.lease.release(true);
    QVERIFY(holder.ask(keyOf("a.test")));
    own.ask(keyOf("a.test"));
    other.ask(keyOf("a.test"));
    pools.run();
    // It breaks between the grant to its own next one, which has waited longest, and that one's turn.
    MockPeer *peer = pools[0].backend.peer(0);
    peer->setWindow(0);
    holder.lease.connection()->write("x");
    peer->failWrites();
    holder.lease.release(true);
    pools.run();
    QVERIFY(own.lease);
    QVERIFY(peer->isClosedByClient());
    QVERIFY(!other.lease);
    QCOMPARE(pools.open(), 1);
    own.lease.release(true);
    pools.run();
    QVERIFY(other.lease);
}

// What is open when a pool joins counts, but is not closed for it.
void tst_ConnectionBudget::joinsWithConnections()
{
    MockClient client;
    TestWaiter first(client), second(client), third(client);
    first.ask(keyOf("a.test"));
    second.ask(keyOf("a.test"));
    client.run();
    const auto budget = std::make_shared<ConnectionBudget>();
    budget->setMaxConnections(2);
    client.pool.setBudget(budget);
    QVERIFY(first.lease && second.lease);
    third.ask(keyOf("b.test"));
    client.run();
    QVERIFY(!third.lease);
    client.pool.setBudget({});
    client.run();
    QVERIFY(third.lease);
}

void tst_ConnectionBudget::model_data()
{
    QTest::addColumn<int>("total");
    QTest::addColumn<int>("perOrigin");
    QTest::newRow("one in all") << 1 << 0;
    QTest::newRow("three in all") << 3 << 0;
    QTest::newRow("one per origin") << 0 << 1;
    QTest::newRow("three and two") << 3 << 2;
}

// Whatever happens in whichever order: the limits hold, and nobody waits for ever.
void tst_ConnectionBudget::model()
{
    QFETCH(const int, total);
    QFETCH(const int, perOrigin);
    const QList<QByteArray> hosts { "a.test", "b.test", "c.test" };
    for (quint32 seed = 1; seed <= 40; ++seed) {
        Pools pools(total, perOrigin, 3);
        std::mt19937 random(seed);
        const auto upTo = [&random](size_t bound) { return size_t(random()) % bound; };
        std::vector<std::unique_ptr<TestWaiter>> waiters;
        for (int step = 0; step < 300; ++step) {
            switch (upTo(6)) {
            case 0:
            case 1: {
                waiters.push_back(std::make_unique<TestWaiter>(pools[upTo(3)]));
                waiters.back()->ask(keyOf(hosts[qsizetype(upTo(3))]), upTo(6) == 0);
                break;
            }
            case 2:
                if (!waiters.empty())
                    waiters[upTo(waiters.size())]->lease.release(upTo(4) != 0);
                break;
            case 3:
                if (!waiters.empty() && upTo(3) == 0)
                    waiters.erase(waiters.begin() + std::ptrdiff_t(upTo(waiters.size())));
                break;
            case 4:
                if (MockClient &client = pools[upTo(3)]; client.backend.connectionCount() > 0) {
                    const auto count = size_t(client.backend.connectionCount());
                    if (upTo(4) == 0)
                        client.backend.peer(int(upTo(count)))->finish();
                }
                break;
            default:
                pools[upTo(3)].run();
                break;
            }
            if (total > 0)
                QVERIFY2(pools.open() <= total, QByteArray::number(seed).constData());
        }
        for (size_t round = 0; round < waiters.size() + 2; ++round) {
            pools.run();
            for (const std::unique_ptr<TestWaiter> &waiter : waiters)
                waiter->lease.release(true);
        }
        pools.run();
        for (const std::unique_ptr<TestWaiter> &waiter : waiters)
            QVERIFY2(!waiter->isWaiting(), QByteArray::number(seed).constData());
        QVERIFY(!pools.budget->hasWaiters());
        // No place was lost: as many as ever fit.
        waiters.clear();
        for (size_t i = 0; i < 9; ++i) {
            waiters.push_back(std::make_unique<TestWaiter>(pools[i % 3]));
            waiters.back()->ask(keyOf(hosts[qsizetype(i / 3)]));
        }
        pools.run();
        const auto held = std::count_if(waiters.begin(), waiters.end(),
                                        [](const auto &waiter) { return bool(waiter->lease); });
        const int expected = perOrigin > 0
                                     ? (total > 0 ? std::min(total, 3 * perOrigin) : 3 * perOrigin)
                                     : total;
        QVERIFY2(held == expected, QByteArray::number(seed).constData());
    }
}

QTEST_GUILESS_MAIN(tst_ConnectionBudget)
#include "tst_connectionbudget.moc"
