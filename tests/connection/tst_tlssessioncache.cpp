// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "connection/mockclient.h"
#include "connection/tlssessioncache.h"

#include <QtTest/qtest.h>

#include <memory>

using namespace HttpQ;
using namespace HttpQTest;
using namespace std::chrono_literals;

namespace {

const TlsSessionCache::TimePoint Start { 1000h };

TlsSession session(const QByteArray &ticket, std::chrono::seconds lifetime = 1h)
{
    return TlsSession(ticket, lifetime);
}

ConnectionKey host(int number)
{
    return keyOf("host" + QByteArray::number(number), true);
}

} // namespace

class tst_TlsSessionCache : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void givesEachOnceTheLastFirst();
    void expires_data();
    void expires();
    void keepsFewOfEachKey();
    void keepsFewInAll();
    void clears();
    void filterIsNotKept();
    void failedHandshakeLosesTheSession();
    void poolsShareOne();
};

void tst_TlsSessionCache::givesEachOnceTheLastFirst()
{
    TlsSessionCache cache;
    cache.add(host(1), session("a"), Start);
    cache.add(host(1), session("b"), Start);
    cache.add(host(2), session("c"), Start);
    QCOMPARE(cache.take(host(1), Start).ticket, QByteArray("b"));
    QCOMPARE(cache.take(host(1), Start).ticket, QByteArray("a"));
    QCOMPARE(cache.take(host(1), Start).ticket, QByteArray());
    QCOMPARE(cache.take(host(2), Start).ticket, QByteArray("c"));
    QCOMPARE(cache.size(), 0);
}

void tst_TlsSessionCache::expires_data()
{
    QTest::addColumn<std::chrono::seconds>("lifetime");
    QTest::addColumn<std::chrono::seconds>("later");
    QTest::addColumn<bool>("isThere");
    const auto row = [](const char *name, std::chrono::seconds lifetime, std::chrono::seconds later,
                        bool isThere) { QTest::newRow(name) << lifetime << later << isThere; };
    row("before its time", 10s, 9s, true);
    row("at its time", 10s, 10s, false);
    row("no lifetime", 0s, 0s, false);
    row("negative: the certificate has expired", -5s, 0s, false);
    row("a day of a week", 168h, 24h - 1s, true);
    row("a week", 168h, 24h, false);
    row("no end", std::chrono::seconds::max(), 1h, true);
}

void tst_TlsSessionCache::expires()
{
    QFETCH(const std::chrono::seconds, lifetime);
    QFETCH(const std::chrono::seconds, later);
    QFETCH(const bool, isThere);
    TlsSessionCache cache;
    cache.add(host(1), session("a", lifetime), Start);
    QCOMPARE(cache.take(host(1), Start + later).ticket.isEmpty(), !isThere);
    QCOMPARE(cache.size(), 0);
}

void tst_TlsSessionCache::keepsFewOfEachKey()
{
    TlsSessionCache cache;
    for (int i = 0; i < 100; ++i)
        cache.add(host(1), session(QByteArray::number(i)), Start);
    QCOMPARE(cache.size(), TlsSessionCache::MaxSessionsPerKey);
    QCOMPARE(cache.take(host(1), Start).ticket, QByteArray("99"));
}

void tst_TlsSessionCache::keepsFewInAll()
{
    TlsSessionCache cache;
    for (int i = 0; i < TlsSessionCache::MaxSessions + 1; ++i)
        cache.add(host(i), session("a"), Start);
    QCOMPARE(cache.size(), TlsSessionCache::MaxSessions);
    QVERIFY(cache.take(host(0), Start).ticket.isEmpty());
    QVERIFY(!cache.take(host(1), Start).ticket.isEmpty());
}

void tst_TlsSessionCache::clears()
{
    TlsSessionCache cache;
    cache.add(host(1), session("a"), Start);
    cache.clear();
    QCOMPARE(cache.size(), 0);
    QVERIFY(cache.take(host(1), Start).ticket.isEmpty());
    cache.add(host(1), session("b"), Start);
    QCOMPARE(cache.take(host(1), Start).ticket, QByteArray("b"));
}

// It is code of the program, which must not be destroyed wherever the cache is used.
void tst_TlsSessionCache::filterIsNotKept()
{
    TlsSessionCache cache;
    auto watched = std::make_shared<int>(0);
    const std::weak_ptr<int> watch = watched;
    {
        ConnectionKey key = host(1);
        key.addressFilter = AddressFilter(
                [watched](const QHostAddress &, const QByteArray &, quint16) { return true; });
        watched.reset();
        cache.add(key, session("a"), Start);
    }
    QVERIFY(watch.expired());
    QCOMPARE(cache.take(host(1), Start).ticket, QByteArray("a"));
}

// A server that cannot stand its own session is met with it once.
void tst_TlsSessionCache::failedHandshakeLosesTheSession()
{
    MockClient client;
    client.pool.tlsSessions().add(host(1), session("bad"), client.turns.now());
    client.backend.setPeerHandler([](MockPeer *peer) {
        peer->failTls(Error(Error::Kind::Tls, Error::Phase::Tls, Error::Party::Remote, {}));
    });
    TestWaiter waiter(client), next(client);
    waiter.ask(host(1));
    client.run();
    QVERIFY(waiter.error());
    QCOMPARE(client.backend.peer(0)->offeredTlsSession(), QByteArray("bad"));
    next.ask(host(1));
    client.run();
    QCOMPARE(client.backend.peer(1)->offeredTlsSession(), QByteArray());
}

void tst_TlsSessionCache::poolsShareOne()
{
    const auto cache = std::make_shared<TlsSessionCache>();
    MockClient one, two;
    one.pool.setTlsSessions(cache);
    two.pool.setTlsSessions(cache);
    one.backend.setPeerHandler(
            [](MockPeer *peer) { peer->sendTlsSession(TlsSession("ticket", 1h)); });
    TestWaiter first(one), second(two);
    first.ask(host(1));
    one.run();
    QCOMPARE(cache->size(), 1);
    second.ask(host(1));
    two.run();
    QCOMPARE(two.backend.peer(0)->offeredTlsSession(), QByteArray("ticket"));
}

QTEST_GUILESS_MAIN(tst_TlsSessionCache)
#include "tst_tlssessioncache.moc"
