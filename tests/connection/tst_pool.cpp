// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "connection/mockclient.h"

#include <QtTest/qtest.h>

#include <optional>
#include <vector>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using ConnectBehaviour = MockBackend::ConnectBehaviour;

namespace {

const QByteArray Answer = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

Limits smallLimits(int total, int perOrigin, int idle = 64)
{
    Limits limits;
    limits.maxConnections = total;
    limits.maxConnectionsPerOrigin = perOrigin;
    limits.maxIdleConnections = idle;
    return limits;
}

Timeout connectTimeout(std::optional<std::chrono::milliseconds> connect)
{
    Timeout timeout;
    timeout.connect = connect;
    return timeout;
}

const Error Cancelled(Error::Kind::Cancelled, Error::Phase::None, Error::Party::Local, u"stop"_s);

} // namespace

class tst_Pool : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void connectsAndKeeps();
    void takesIdleInTheSameStep();
    void handsFreedOnesToTheFirst();
    void perOriginLimit();
    void cancelledWhileConnecting();
    void cancelledAfterGrant();
    void destroyedAfterGrant();
    void attemptGoesToTheNext();
    void attemptTakesTheTimeoutOfItsNewWaiter_data();
    void attemptTakesTheTimeoutOfItsNewWaiter();
    void failureEndsOneAndWakesTheNext();
    void spareAttemptBecomesIdle();
    void spareAttemptIsAdopted();
    void spareAttemptMakesRoom();
    void idleMakesRoom();
    void originsTakeTurns_data();
    void originsTakeTurns();
    void oldestWaiterOfAllComesFirst();
    void cancelledStarvedWaiterCostsNoConnection();
    void freshIsNeverUsedBefore();
    void freshAtThePerOriginLimit();
    void noIdleConnections_data();
    void noIdleConnections();
    void leastRecentlyUsedGoesFirst();
    void mostRecentlyUsedIsTakenFirst();
    void idleExpires();
    void oldConnectionsAreNotKept();
    void idleThatDiesIsClosed_data();
    void idleThatDiesIsClosed();
    void grantedThatDiesIsReplaced_data();
    void grantedThatDiesIsReplaced();
    void grantedNewOneThatDiesIsTold();
    void poolTimeout();
    void poolTimeoutDoesNotCountConnecting();
    void queueLimit();
    void closeIdleKeepsWhatIsWaitedFor();
    void closeIdleServesThoseThatWait();
    void originsAreForgotten();
};

void tst_Pool::connectsAndKeeps()
{
    MockClient client;
    TestWaiter waiter(client);
    QVERIFY(!waiter.ask(keyOf("a.test")));
    QVERIFY(waiter.isWaiting());
    QCOMPARE(waiter.phase(), Error::Phase::Resolve);
    QCOMPARE(client.pool.statistics().connecting, 1);
    QCOMPARE(client.pool.statistics().waiting, 1);
    client.run();
    QCOMPARE(waiter.ends, 1);
    QVERIFY(waiter.lease);
    QVERIFY(!waiter.lease.connection()->isWarm());
    QCOMPARE(client.pool.statistics().busy, 1);
    QCOMPARE(client.pool.statistics().waiting, 0);

    waiter.lease.release(true);
    QCOMPARE(client.pool.statistics().idle, 1);
    QCOMPARE(client.pool.statistics().busy, 0);
    QVERIFY(waiter.ask(keyOf("a.test")));
    QVERIFY(waiter.lease.connection()->isWarm());
    QCOMPARE(client.pool.statistics().reused, 1);
    QCOMPARE(client.backend.connectionCount(), 1);
}

void tst_Pool::takesIdleInTheSameStep()
{
    MockClient client(smallLimits(1, 1));
    TestWaiter first(client), second(client), other(client);
    first.ask(keyOf("a.test"));
    client.run();
    first.lease.release(true);
    QVERIFY(second.ask(keyOf("a.test")));
    // Nothing that another origin does can take it any more.
    QVERIFY(!other.ask(keyOf("b.test")));
    client.run();
    QVERIFY(other.isWaiting());
    QVERIFY(!client.backend.peer(0)->isClosedByClient());
}

void tst_Pool::handsFreedOnesToTheFirst()
{
    MockClient client(smallLimits(1, 1));
    TestWaiter holder(client), first(client), second(client), newcomer(client);
    holder.ask(keyOf("a.test"));
    client.run();
    first.ask(keyOf("a.test"));
    second.ask(keyOf("a.test"));
    holder.lease.release(true);
    // Given away in that step: a newcomer cannot have it.
    QVERIFY(!newcomer.ask(keyOf("a.test")));
    QCOMPARE(client.pool.statistics().busy, 1);
    client.run();
    QVERIFY(first.lease);
    QVERIFY(!second.lease && !newcomer.lease);
    first.lease.release(true);
    client.run();
    QVERIFY(second.lease);
    second.lease.release(false); // closed: the next gets a new one
    client.run();
    QVERIFY(newcomer.lease);
    QCOMPARE(client.backend.connectionCount(), 2);
    QCOMPARE(client.pool.statistics().closed, 1);
}

void tst_Pool::perOriginLimit()
{
    MockClient client(smallLimits(10, 2));
    std::vector<std::unique_ptr<TestWaiter>> waiters;
    for (int i = 0; i < 5; ++i) {
        waiters.push_back(std::make_unique<TestWaiter>(client));
        waiters.back()->ask(keyOf("a.test"));
    }
    TestWaiter other(client);
    other.ask(keyOf("b.test"));
    client.run();
    QCOMPARE(client.backend.connectionCount(), 3);
    QVERIFY(other.lease);
    QCOMPARE(client.pool.statistics().waiting, 3);
    QCOMPARE(waiters[2]->phase(), Error::Phase::Pool);
}

void tst_Pool::cancelledWhileConnecting()
{
    MockClient client;
    client.backend.setConnectBehaviour(ConnectBehaviour::neverAnswer());
    TestWaiter waiter(client);
    waiter.ask(keyOf("a.test"));
    client.run();
    waiter.cancel(Cancelled);
    QCOMPARE(client.backend.openStreams(), 0);
    QCOMPARE(client.pool.statistics().connecting, 0);
    QCOMPARE(waiter.ends, 0);
    client.run();
    QCOMPARE(waiter.ends, 1);
    QCOMPARE(waiter.error().kind(), Error::Kind::Cancelled);
    QCOMPARE(client.pool.originCount(), 0);
    waiter.cancel(Cancelled);
    client.run();
    QCOMPARE(waiter.ends, 1);
}

void tst_Pool::cancelledAfterGrant()
{
    MockClient client(smallLimits(1, 1));
    TestWaiter holder(client), waiter(client), next(client);
    holder.ask(keyOf("a.test"));
    client.run();
    waiter.ask(keyOf("a.test"));
    next.ask(keyOf("a.test"));
    holder.lease.release(true);
    waiter.cancel(Cancelled); // granted, not told
    client.run();
    QCOMPARE(waiter.ends, 1);
    QVERIFY(!waiter.lease);
    QCOMPARE(waiter.error().kind(), Error::Kind::Cancelled);
    QVERIFY(next.lease);
    QCOMPARE(client.backend.connectionCount(), 1);
}

void tst_Pool::destroyedAfterGrant()
{
    MockClient client(smallLimits(1, 1));
    TestWaiter holder(client), next(client);
    holder.ask(keyOf("a.test"));
    client.run();
    {
        TestWaiter waiter(client);
        waiter.ask(keyOf("a.test"));
        next.ask(keyOf("a.test"));
        holder.lease.release(true);
        QVERIFY(!waiter.isWaiting());
    }
    client.run();
    QVERIFY(next.lease);
    QCOMPARE(client.pool.statistics().busy, 1);
}

void tst_Pool::attemptGoesToTheNext()
{
    MockClient client(smallLimits(10, 1));
    client.backend.setConnectBehaviour(ConnectBehaviour::accept(100ms));
    auto first = std::make_optional<TestWaiter>(client);
    TestWaiter second(client);
    first->ask(keyOf("a.test"));
    second.ask(keyOf("a.test"));
    client.advance(50ms);
    QCOMPARE(second.phase(), Error::Phase::Pool);
    first.reset();
    QCOMPARE(second.phase(), Error::Phase::Connect);
    client.advance(50ms);
    QVERIFY(second.lease);
    QCOMPARE(client.backend.connectionCount(), 1);
}

void tst_Pool::attemptTakesTheTimeoutOfItsNewWaiter_data()
{
    QTest::addColumn<int>("firstTimeout");
    QTest::addColumn<int>("secondTimeout");
    QTest::newRow("longer") << 100 << 1000;
    QTest::newRow("shorter") << 1000 << 100;
    QTest::newRow("none before") << -1 << 100;
    QTest::newRow("none after") << 100 << -1;
}

void tst_Pool::attemptTakesTheTimeoutOfItsNewWaiter()
{
    QFETCH(const int, firstTimeout);
    QFETCH(const int, secondTimeout);
    const auto timeout = [](int ms) {
        return ms < 0 ? connectTimeout(std::nullopt)
                      : connectTimeout(std::chrono::milliseconds(ms));
    };
    MockClient client(smallLimits(1, 1));
    client.backend.setConnectBehaviour(ConnectBehaviour::neverAnswer());
    TestWaiter first(client, timeout(firstTimeout));
    TestWaiter second(client, timeout(secondTimeout));
    first.ask(keyOf("a.test"));
    second.ask(keyOf("a.test"));
    client.advance(50ms);
    first.cancel(Cancelled);
    if (secondTimeout < 0) {
        client.advance(1h);
        QCOMPARE(second.ends, 0);
        return;
    }
    client.advance(std::chrono::milliseconds(secondTimeout - 1));
    QCOMPARE(second.ends, 0);
    client.advance(2ms);
    QCOMPARE(second.ends, 1);
    QCOMPARE(second.error().kind(), Error::Kind::ConnectTimeout);
    QVERIFY2(second.error().message().contains(QString::number(secondTimeout)),
             qPrintable(second.error().message()));
}

void tst_Pool::failureEndsOneAndWakesTheNext()
{
    MockClient client(smallLimits(1, 1));
    client.backend.setConnectBehaviour(ConnectBehaviour::refuse(10ms));
    TestWaiter first(client), second(client), other(client);
    first.ask(keyOf("a.test"));
    second.ask(keyOf("a.test"));
    other.ask(keyOf("b.test"));
    client.advance(10ms);
    QCOMPARE(first.error().kind(), Error::Kind::Connect);
    QCOMPARE(first.ends, 1);
    QCOMPARE(client.pool.statistics().connecting, 1); // the next has its turn at once
    client.backend.setConnectBehaviour(ConnectBehaviour::accept());
    client.advance(10ms);
    if (second.lease)
        second.lease.release(true);
    client.run();
    QCOMPARE(second.ends, 1);
    QCOMPARE(other.ends, 1);
    QCOMPARE(client.pool.statistics().waiting, 0);
}

void tst_Pool::spareAttemptBecomesIdle()
{
    MockClient client(smallLimits(10, 10));
    TestWaiter holder(client), waiter(client);
    holder.ask(keyOf("a.test"));
    client.run();
    client.backend.setConnectBehaviour(ConnectBehaviour::accept(100ms));
    waiter.ask(keyOf("a.test"));
    holder.lease.release(true); // sooner than the attempt
    client.run();
    QVERIFY(waiter.lease);
    QCOMPARE(client.pool.statistics().connecting, 1);
    client.advance(100ms);
    QCOMPARE(client.pool.statistics().connecting, 0);
    QCOMPARE(client.pool.statistics().idle, 1);
    // It waited: the server may have given it up, so its failure may be tried again elsewhere.
    QVERIFY(holder.ask(keyOf("a.test")));
    QVERIFY(holder.lease.connection()->isWarm());
}

void tst_Pool::spareAttemptIsAdopted()
{
    MockClient client(smallLimits(10, 2));
    TestWaiter holder(client), waiter(client), newcomer(client);
    holder.ask(keyOf("a.test"));
    client.run();
    client.backend.setConnectBehaviour(ConnectBehaviour::accept(100ms));
    waiter.ask(keyOf("a.test"));
    holder.lease.release(true);
    client.run();
    client.advance(50ms);
    newcomer.ask(keyOf("a.test"));
    QCOMPARE(newcomer.phase(), Error::Phase::Connect);
    client.advance(50ms);
    QVERIFY(newcomer.lease);
    QCOMPARE(client.backend.connectionCount(), 2);
}

void tst_Pool::spareAttemptMakesRoom()
{
    MockClient client(smallLimits(2, 2));
    TestWaiter holder(client), waiter(client), other(client);
    holder.ask(keyOf("a.test"));
    client.run();
    client.backend.setConnectBehaviour(ConnectBehaviour::neverAnswer());
    waiter.ask(keyOf("a.test"));
    holder.lease.release(true);
    client.run();
    client.backend.setConnectBehaviour(ConnectBehaviour::accept());
    other.ask(keyOf("b.test"));
    client.run();
    QVERIFY(other.lease);
    QVERIFY(client.backend.peer(1)->isClosedByClient());
}

void tst_Pool::idleMakesRoom()
{
    MockClient client(smallLimits(2, 2));
    TestWaiter a(client), b(client), c(client);
    a.ask(keyOf("a.test"));
    b.ask(keyOf("b.test"));
    client.run();
    a.lease.release(true);
    b.lease.release(true);
    c.ask(keyOf("c.test"));
    client.run();
    QVERIFY(c.lease);
    QVERIFY(client.backend.peer(0)->isClosedByClient()); // the least recently used
    QVERIFY(!client.backend.peer(1)->isClosedByClient());
    QCOMPARE(client.pool.originCount(), 2);
}

void tst_Pool::originsTakeTurns_data()
{
    QTest::addColumn<bool>("reusable");
    QTest::newRow("connections are used again") << true;
    QTest::newRow("connections are closed") << false;
}

// An origin that is always busy cannot keep another out.
void tst_Pool::originsTakeTurns()
{
    QFETCH(const bool, reusable);
    MockClient client(smallLimits(1, 1));
    std::vector<std::unique_ptr<TestWaiter>> busy;
    const auto queueOne = [&] {
        busy.push_back(std::make_unique<TestWaiter>(client));
        busy.back()->ask(keyOf("a.test"));
    };
    queueOne();
    client.run();
    queueOne();
    queueOne();
    TestWaiter other(client);
    other.ask(keyOf("b.test"));
    for (int round = 0; round < 3; ++round) {
        queueOne();
        QVERIFY(busy[size_t(round)]->lease);
        QVERIFY(!other.lease);
        busy[size_t(round)]->lease.release(reusable);
        client.run();
        if (other.lease)
            break;
    }
    QVERIFY(other.lease);
    other.lease.release(reusable);
    client.run();
    // And it gives way to those of the first origin again.
    int served = 0;
    for (const auto &waiter : busy)
        served += waiter->lease ? 1 : 0;
    QCOMPARE(served, 1);
}

void tst_Pool::oldestWaiterOfAllComesFirst()
{
    MockClient client(smallLimits(1, 1));
    TestWaiter holder(client), early(client), late(client);
    holder.ask(keyOf("a.test"));
    client.run();
    early.ask(keyOf("b.test"));
    late.ask(keyOf("a.test"));
    holder.lease.release(true); // late could use it, but early has waited for longer
    client.run();
    QVERIFY(early.lease);
    QVERIFY(!late.lease);
    early.lease.release(true);
    client.run();
    QVERIFY(late.lease);
}

void tst_Pool::cancelledStarvedWaiterCostsNoConnection()
{
    MockClient client(smallLimits(1, 1));
    TestWaiter holder(client), other(client);
    holder.ask(keyOf("a.test"));
    client.run();
    other.ask(keyOf("b.test"));
    other.cancel(Cancelled);
    holder.lease.release(true);
    QCOMPARE(client.pool.statistics().idle, 1);
    QCOMPARE(client.pool.statistics().closed, 0);
}

void tst_Pool::freshIsNeverUsedBefore()
{
    MockClient client(smallLimits(10, 10));
    TestWaiter holder(client), fresh(client), usual(client);
    holder.ask(keyOf("a.test"));
    client.run();
    client.backend.setConnectBehaviour(ConnectBehaviour::accept(100ms));
    fresh.ask(keyOf("a.test"), true);
    usual.ask(keyOf("a.test"));
    holder.lease.release(true);
    client.run();
    QVERIFY(usual.lease); // behind it in the queue, but less particular
    QVERIFY(!fresh.lease);
    client.advance(100ms);
    QVERIFY(fresh.lease);
    QVERIFY(!fresh.lease.connection()->isWarm());
}

void tst_Pool::freshAtThePerOriginLimit()
{
    MockClient client(smallLimits(10, 1));
    TestWaiter holder(client), fresh(client), second(client);
    holder.ask(keyOf("a.test"));
    client.run();
    // At the limit with a busy connection, which is closed when it comes back.
    fresh.ask(keyOf("a.test"), true);
    client.run();
    QVERIFY(fresh.isWaiting());
    holder.lease.release(true);
    client.run();
    QVERIFY(fresh.lease);
    QVERIFY(client.backend.peer(0)->isClosedByClient());
    // At the limit with an idle one.
    fresh.lease.release(true);
    second.ask(keyOf("a.test"), true);
    client.run();
    QVERIFY(second.lease);
    QVERIFY(client.backend.peer(1)->isClosedByClient());
    QCOMPARE(client.backend.openStreams(), 1);
}

void tst_Pool::noIdleConnections_data()
{
    QTest::addColumn<int>("maximum");
    QTest::newRow("0") << 0;
    QTest::newRow("negative") << -1;
}

void tst_Pool::noIdleConnections()
{
    QFETCH(const int, maximum);
    MockClient client(smallLimits(10, 1, maximum));
    TestWaiter holder(client), waiter(client);
    holder.ask(keyOf("a.test"));
    client.run();
    waiter.ask(keyOf("a.test"));
    holder.lease.release(true);
    client.run();
    QVERIFY(waiter.lease); // handed over, never idle
    QCOMPARE(client.backend.connectionCount(), 1);
    waiter.lease.release(true);
    QCOMPARE(client.pool.statistics().idle, 0);
    QCOMPARE(client.backend.openStreams(), 0);
    QCOMPARE(client.pool.originCount(), 0);
}

void tst_Pool::leastRecentlyUsedGoesFirst()
{
    MockClient client(smallLimits(10, 10, 2));
    TestWaiter a(client), b(client), c(client);
    a.ask(keyOf("a.test"));
    b.ask(keyOf("a.test"));
    c.ask(keyOf("c.test"));
    client.run();
    a.lease.release(true);
    b.lease.release(true);
    c.lease.release(true);
    QCOMPARE(client.pool.statistics().idle, 2);
    QVERIFY(client.backend.peer(0)->isClosedByClient());
}

void tst_Pool::mostRecentlyUsedIsTakenFirst()
{
    MockClient client(smallLimits(10, 10));
    TestWaiter a(client), b(client);
    a.ask(keyOf("a.test"));
    b.ask(keyOf("a.test"));
    client.run();
    Connection *const last = a.lease.connection();
    b.lease.release(true);
    a.lease.release(true);
    QVERIFY(b.ask(keyOf("a.test")));
    QCOMPARE(b.lease.connection(), last);
}

void tst_Pool::idleExpires()
{
    MockClient client;
    TestWaiter waiter(client);
    waiter.ask(keyOf("a.test"));
    client.run();
    waiter.lease.release(true);
    client.advance(client.limits.idleExpiry - 1ms);
    QCOMPARE(client.pool.statistics().idle, 1);
    client.advance(2ms);
    QCOMPARE(client.pool.statistics().idle, 0);
    QCOMPARE(client.backend.openStreams(), 0);
    QCOMPARE(client.pool.originCount(), 0);
}

void tst_Pool::oldConnectionsAreNotKept()
{
    MockClient client;
    TestWaiter waiter(client);
    waiter.ask(keyOf("a.test"));
    client.run();
    client.advance(client.limits.maxConnectionAge);
    waiter.lease.release(true);
    QCOMPARE(client.pool.statistics().idle, 0);
    QCOMPARE(client.backend.openStreams(), 0);
}

void tst_Pool::idleThatDiesIsClosed_data()
{
    QTest::addColumn<int>("how");
    QTest::addColumn<bool>("heard");
    for (const bool heard : { true, false }) {
        QTest::addRow("FIN, %s", heard ? "heard of" : "found out") << 0 << heard;
        QTest::addRow("RST, %s", heard ? "heard of" : "found out") << 1 << heard;
        QTest::addRow("bytes, %s", heard ? "heard of" : "found out") << 2 << heard;
    }
}

void tst_Pool::idleThatDiesIsClosed()
{
    QFETCH(const int, how);
    QFETCH(const bool, heard);
    MockClient client;
    TestWaiter waiter(client), next(client);
    waiter.ask(keyOf("a.test"));
    client.run();
    waiter.lease.release(true);
    MockPeer *peer = client.backend.peer(0);
    if (how == 0)
        peer->finish();
    else if (how == 1)
        peer->reset();
    else
        peer->send(Answer);
    if (heard) {
        client.run();
        QCOMPARE(client.pool.statistics().idle, 0);
        QVERIFY(peer->isClosedByClient());
    }
    QVERIFY(!next.ask(keyOf("a.test"))); // not that one
    client.run();
    QVERIFY(next.lease);
    QCOMPARE(client.backend.connectionCount(), 2);
    QCOMPARE(client.pool.statistics().closed, 1);
}

void tst_Pool::grantedThatDiesIsReplaced_data()
{
    QTest::addColumn<bool>("hasOther");
    QTest::newRow("by a new one") << false;
    QTest::newRow("by another that has become idle") << true;
}

// The connection breaks between the grant and the turn in which the waiter hears of it.
void tst_Pool::grantedThatDiesIsReplaced()
{
    QFETCH(const bool, hasOther);
    MockClient client(smallLimits(hasOther ? 2 : 1, 2));
    TestWaiter holder(client), second(client), waiter(client), later(client);
    holder.ask(keyOf("a.test"));
    client.run();
    holder.lease.release(true);
    QVERIFY(holder.ask(keyOf("a.test")));
    if (hasOther) {
        second.ask(keyOf("a.test"));
        client.run();
    }
    waiter.ask(keyOf("a.test"));
    if (!hasOther)
        later.ask(keyOf("a.test"));

    MockPeer *peer = client.backend.peer(0);
    peer->setWindow(0);
    holder.lease.connection()->write("x");
    peer->failWrites();
    holder.lease.release(true);
    QVERIFY(!waiter.isWaiting());
    if (hasOther)
        second.lease.release(true);
    client.run();
    QCOMPARE(waiter.ends, 1);
    QVERIFY(waiter.lease);
    QVERIFY(!waiter.lease.connection()->isBroken());
    QVERIFY(peer->isClosedByClient());
    QCOMPARE(client.backend.connectionCount(), 2);
    QCOMPARE(client.pool.statistics().busy, 1);
    QCOMPARE(client.pool.statistics().closed, 1);
    if (!hasOther) {
        QVERIFY(later.isWaiting()); // it did not lose its place in the queue
        waiter.lease.release(true);
        client.run();
        QVERIFY(later.lease);
    }
}

void tst_Pool::grantedNewOneThatDiesIsTold()
{
    MockClient client;
    client.backend.setPeerHandler([](MockPeer *peer) { peer->finish(); });
    TestWaiter waiter(client);
    waiter.ask(keyOf("a.test"));
    client.run();
    // No second attempt: a server that hangs up at once would be asked for ever.
    QVERIFY(waiter.lease);
    QCOMPARE(client.backend.connectionCount(), 1);
    TestExchange exchange(client, "GET");
    exchange.start(waiter);
    client.run();
    QCOMPARE(exchange.exchange->error().kind(), Error::Kind::Read);
    QCOMPARE(client.backend.openStreams(), 0);
    QCOMPARE(client.pool.statistics().busy, 0);
}

void tst_Pool::poolTimeout()
{
    MockClient client(smallLimits(1, 1));
    TestWaiter holder(client), waiter(client);
    holder.ask(keyOf("a.test"));
    client.run();
    waiter.ask(keyOf("a.test"));
    client.advance(30s - 1ms);
    QCOMPARE(waiter.ends, 0);
    client.advance(2ms);
    QCOMPARE(waiter.ends, 1);
    QCOMPARE(waiter.error().kind(), Error::Kind::PoolTimeout);
    QCOMPARE(waiter.error().phase(), Error::Phase::Pool);
    QVERIFY(waiter.error().message().contains(u"1 are in use"_s));
    QCOMPARE(client.pool.statistics().waiting, 0);
    holder.lease.release(true);
    QCOMPARE(client.pool.statistics().idle, 1);
}

void tst_Pool::poolTimeoutDoesNotCountConnecting()
{
    MockClient client(smallLimits(1, 1));
    client.backend.setConnectBehaviour(ConnectBehaviour::accept(1min));
    TestWaiter waiter(client, connectTimeout(2min));
    waiter.ask(keyOf("a.test"));
    client.advance(1min);
    QVERIFY(waiter.lease);
}

void tst_Pool::queueLimit()
{
    Limits limits = smallLimits(1, 1);
    limits.maxWaitingRequests = 1;
    MockClient client(limits);
    TestWaiter holder(client), waiter(client), refused(client);
    holder.ask(keyOf("a.test"));
    client.run();
    waiter.ask(keyOf("b.test"));
    QVERIFY(!refused.ask(keyOf("c.test")));
    QVERIFY(!refused.isWaiting());
    QCOMPARE(refused.ends, 0); // not from inside the call
    client.run();
    QCOMPARE(refused.ends, 1);
    QCOMPARE(refused.error().kind(), Error::Kind::LimitExceeded);
    QVERIFY(refused.error().message().contains(u"maxWaitingRequests"_s));
    QCOMPARE(client.pool.originCount(), 2);
    QCOMPARE(client.pool.statistics().waiting, 1);
}

void tst_Pool::closeIdleKeepsWhatIsWaitedFor()
{
    MockClient client(smallLimits(10, 10));
    client.backend.setConnectBehaviour(ConnectBehaviour::accept(100ms));
    TestWaiter connecting(client), idle(client);
    connecting.ask(keyOf("a.test"));
    idle.ask(keyOf("b.test"));
    client.advance(100ms);
    idle.lease.release(true);
    connecting.lease.release(false);
    connecting.ask(keyOf("a.test"));
    client.pool.closeIdle();
    QCOMPARE(client.pool.statistics().idle, 0);
    QVERIFY(connecting.isWaiting());
    client.advance(100ms);
    QVERIFY(connecting.lease);
}

void tst_Pool::closeIdleServesThoseThatWait()
{
    MockClient client(smallLimits(2, 2));
    TestWaiter holder(client), waiter(client);
    holder.ask(keyOf("a.test"));
    client.run();
    client.backend.setConnectBehaviour(ConnectBehaviour::neverAnswer());
    waiter.ask(keyOf("a.test"));
    holder.lease.release(true);
    client.run();
    QCOMPARE(client.pool.statistics().connecting, 1); // spare
    client.pool.closeIdle();
    QCOMPARE(client.pool.statistics().connecting, 0);
    QCOMPARE(client.backend.openStreams(), 1);
    QVERIFY(waiter.lease);
}

void tst_Pool::originsAreForgotten()
{
    MockClient client(smallLimits(4, 2, 2));
    for (int i = 0; i < 50; ++i) {
        TestWaiter waiter(client);
        waiter.ask(keyOf("host" + QByteArray::number(i) + ".test"));
        client.run();
        QVERIFY(waiter.lease);
    }
    QCOMPARE(client.pool.originCount(), 2);
    client.pool.closeIdle();
    QCOMPARE(client.pool.originCount(), 0);
    QCOMPARE(client.backend.openStreams(), 0);
}

QTEST_GUILESS_MAIN(tst_Pool)
#include "tst_pool.moc"
