// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "connection/mockclient.h"

#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using ConnectBehaviour = MockBackend::ConnectBehaviour;

namespace {

const QByteArray Host = "a.test";
const QHostAddress Six(u"2001:db8::1"_s);
const QHostAddress Four(u"192.0.2.1"_s);

const Error TlsError(Error::Kind::Tls, Error::Phase::Tls, Error::Party::Remote, u"bad name"_s);

ConnectionKey retryingKey(int retries, bool secure = false)
{
    NetworkOptions options;
    options.setConnectRetries(retries);
    return ConnectionKey(Origin(secure, Host, secure ? 443 : 80), {}, options);
}

Timeout connectTimeout(std::optional<std::chrono::milliseconds> connect)
{
    Timeout timeout;
    timeout.connect = connect;
    return timeout;
}

} // namespace

class tst_ConnectRetries : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void noneByDefault();
    void backsOff();
    void connectsInTheEnd_data();
    void connectsInTheEnd();
    void triesAllAddressesAgain();
    void mistakesAreNotRetried_data();
    void mistakesAreNotRetried();
    void timeoutHoldsForAll();
    void cancelledBetweenTwo();
    void measuresTheLastOne();
};

void tst_ConnectRetries::noneByDefault()
{
    MockClient client;
    client.backend.setConnectBehaviour(ConnectBehaviour::refuse());
    TestWaiter waiter(client);
    waiter.ask(keyOf(Host));
    client.advance(10s);
    QCOMPARE(waiter.ends, 1);
    QCOMPARE(client.backend.connectionCount(), 1);
}

// At once, then after half a second, and twice as long each time.
void tst_ConnectRetries::backsOff()
{
    MockClient client;
    client.backend.setConnectBehaviour(ConnectBehaviour::refuse());
    TestWaiter waiter(client, connectTimeout(1min));
    waiter.ask(retryingKey(4));
    client.advance(1ms);
    int count = 2;
    for (const auto wait : { 500ms, 1000ms, 2000ms }) {
        QCOMPARE(client.backend.connectionCount(), count);
        client.advance(wait - 5ms);
        QCOMPARE(client.backend.connectionCount(), count);
        QCOMPARE(waiter.ends, 0);
        client.advance(5ms + 1ms);
        ++count;
    }
    QCOMPARE(client.backend.connectionCount(), 5);
    QCOMPARE(waiter.ends, 1);
    QCOMPARE(waiter.error().kind(), Error::Kind::Connect);
    QVERIFY2(waiter.error().message().contains(u"refused"_s), qPrintable(waiter.error().message()));
    client.advance(1min);
    QCOMPARE(client.backend.connectionCount(), 5);
    QCOMPARE(client.backend.openStreams(), 0);
    QVERIFY(client.turns.deadlines().isEmpty());
}

void tst_ConnectRetries::connectsInTheEnd_data()
{
    QTest::addColumn<Error::Phase>("phase");
    QTest::newRow("name") << Error::Phase::Resolve;
    QTest::newRow("TCP") << Error::Phase::Connect;
    QTest::newRow("TLS") << Error::Phase::Tls;
}

void tst_ConnectRetries::connectsInTheEnd()
{
    QFETCH(const Error::Phase, phase);
    MockClient client;
    if (phase == Error::Phase::Resolve)
        client.backend.setLookupError(Host, u"try again"_s);
    else if (phase == Error::Phase::Connect)
        client.backend.setConnectBehaviour(ConnectBehaviour::refuse());
    else
        client.backend.setPeerHandler([](MockPeer *peer) { peer->failTls(TlsError); });
    TestWaiter waiter(client);
    waiter.ask(retryingKey(2, true));
    client.advance(100ms);
    QCOMPARE(waiter.ends, 0);
    QCOMPARE(client.backend.lookups().size(), 2);
    QCOMPARE(client.backend.openStreams(), 0);
    QCOMPARE(client.backend.openLookups(), 0);

    client.backend.setAddresses(Host, { Four });
    client.backend.setConnectBehaviour(ConnectBehaviour::accept());
    client.backend.setPeerHandler({});
    client.advance(500ms);
    QCOMPARE(waiter.ends, 1);
    QVERIFY(waiter.lease);
    QCOMPARE(client.pool.statistics().created, 1);
    QCOMPARE(client.pool.statistics().connecting, 0);
    QVERIFY(client.turns.deadlines().isEmpty());
}

void tst_ConnectRetries::triesAllAddressesAgain()
{
    MockClient client;
    client.backend.setAddresses(Host, { Six, Four });
    client.backend.setConnectBehaviour(ConnectBehaviour::refuse());
    TestWaiter waiter(client);
    waiter.ask(retryingKey(1));
    client.advance(1ms);
    QCOMPARE(waiter.ends, 1);
    QList<QHostAddress> tried;
    for (MockPeer *peer : client.backend.peers())
        tried.append(peer->address());
    QCOMPARE(tried, QList<QHostAddress>({ Six, Four, Six, Four }));
}

void tst_ConnectRetries::mistakesAreNotRetried_data()
{
    QTest::addColumn<bool>("isAlpn");
    QTest::newRow("options that cannot be") << false;
    QTest::newRow("application protocol that is not spoken") << true;
}

void tst_ConnectRetries::mistakesAreNotRetried()
{
    QFETCH(const bool, isAlpn);
    MockClient client;
    client.backend.setPeerHandler([isAlpn](MockPeer *peer) {
        if (isAlpn) {
            TlsInfo info;
            info.applicationProtocol = "h2";
            peer->acceptTls(info);
        } else {
            peer->failTls(Error(Error::Kind::Tls, Error::Phase::Tls, Error::Party::Local,
                                u"no PEM certificate"_s));
        }
    });
    TestWaiter waiter(client);
    waiter.ask(retryingKey(5, true));
    client.run();
    QCOMPARE(waiter.ends, 1);
    QCOMPARE(waiter.error().kind(), Error::Kind::Tls);
    client.advance(10s);
    QCOMPARE(client.backend.connectionCount(), 1);
}

void tst_ConnectRetries::timeoutHoldsForAll()
{
    MockClient client;
    client.backend.setConnectBehaviour(ConnectBehaviour::refuse());
    TestWaiter waiter(client, connectTimeout(1200ms));
    waiter.ask(retryingKey(100));
    client.advance(1199ms);
    QCOMPARE(waiter.ends, 0);
    client.advance(2ms);
    QCOMPARE(waiter.ends, 1);
    QCOMPARE(waiter.error().kind(), Error::Kind::ConnectTimeout);
    // And why it took so long
    QVERIFY2(waiter.error().message().contains(u"refused"_s), qPrintable(waiter.error().message()));
    QCOMPARE(client.backend.connectionCount(), 3);
    client.advance(1min);
    QCOMPARE(client.backend.connectionCount(), 3);
}

void tst_ConnectRetries::cancelledBetweenTwo()
{
    MockClient client;
    client.backend.setConnectBehaviour(ConnectBehaviour::refuse());
    {
        TestWaiter waiter(client);
        waiter.ask(retryingKey(5));
        client.advance(100ms);
        QCOMPARE(client.backend.connectionCount(), 2);
    }
    QCOMPARE(client.pool.statistics().connecting, 0);
    QVERIFY(client.turns.deadlines().isEmpty());
    client.advance(1min);
    QCOMPARE(client.backend.connectionCount(), 2);
}

void tst_ConnectRetries::measuresTheLastOne()
{
    MockClient client;
    client.backend.setConnectBehaviour(ConnectBehaviour::refuse(50ms));
    TestWaiter waiter(client);
    waiter.ask(retryingKey(1));
    client.advance(20ms);
    client.backend.setConnectBehaviour(ConnectBehaviour::accept(70ms));
    client.advance(200ms);
    QVERIFY(waiter.lease);
    const ConnectTimings timings = waiter.lease.connection()->info().timings();
    QCOMPARE(timings.connect, 70ms);
    QCOMPARE(timings.resolve, 0us);
}

QTEST_GUILESS_MAIN(tst_ConnectRetries)
#include "tst_connectretries.moc"
