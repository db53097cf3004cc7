// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "connection/mockclient.h"

#include <QtTest/qtest.h>

#include <optional>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using ConnectBehaviour = MockBackend::ConnectBehaviour;

namespace {

const QByteArray Host = "a.test";
const QHostAddress Six1(u"2001:db8::1"_s);
const QHostAddress Six2(u"2001:db8::2"_s);
const QHostAddress Six3(u"2001:db8::3"_s);
const QHostAddress Four1(u"192.0.2.1"_s);
const QHostAddress Four2(u"192.0.2.2"_s);

const Error TlsError(Error::Kind::Tls, Error::Phase::Tls, Error::Party::Remote, u"bad name"_s);

class Attempt final : private ConnectorListener
{
public:
    explicit Attempt(MockClient &client, const ConnectionKey &key = keyOf(Host),
                     std::optional<std::chrono::milliseconds> timeout = 10s)
        : connector(std::in_place, client.backend, client.turns, key,
                    static_cast<ConnectorListener *>(this))
    {
        connector->setTimeout(timeout);
        connector->start();
    }

    std::optional<Connector> connector;
    std::unique_ptr<Stream> stream;
    ConnectionInfo info;
    Error error;
    int outcomes = 0;

private:
    void connectorSucceeded(Connector *) override
    {
        ++outcomes;
        info = connector->connectionInfo(7);
        stream = connector->takeStream();
        connector.reset();
    }
    void connectorFailed(Connector *, const Error &failure) override
    {
        ++outcomes;
        error = failure;
        connector.reset();
    }
};

QList<QHostAddress> triedBy(const MockClient &client)
{
    QList<QHostAddress> tried;
    for (MockPeer *peer : client.backend.peers())
        tried.append(peer->address());
    return tried;
}

} // namespace

class tst_Connector : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void connects();
    void outcomeNeverFromInsideStart();
    void literalAddresses_data();
    void literalAddresses();
    void unresolved();
    void interleavesFamilies_data();
    void interleavesFamilies();
    void nextAfterTheDelay();
    void nextAtOnceAfterAFailure();
    void delayRunsAnewAfterAFailure();
    void slowFirstAddressCanStillWin();
    void losersAreClosed();
    void allRefused();
    void allSilent();
    void lastFailsWhileOthersAreSilent();
    void tlsOnTheWinnerOnly();
    void tlsFailureOfTheWinner();
    void tlsPeerSpeaksFirst();
    void timeoutByPhase_data();
    void timeoutByPhase();
    void oneTimeoutOverAll();
    void noTimeout();
    void localSocket_data();
    void localSocket();
    void localSocketFails();
    void localAddress_data();
    void localAddress();
    void localAddressThatCannotBe_data();
    void localAddressThatCannotBe();
    void measures_data();
    void measures();
    void destroyedAtEachPoint_data();
    void destroyedAtEachPoint();
};

void tst_Connector::connects()
{
    MockClient client;
    Attempt attempt(client);
    client.run();
    QCOMPARE(attempt.outcomes, 1);
    QVERIFY(attempt.stream);
    QVERIFY(!client.backend.peer(0)->isTls());
    QCOMPARE(client.backend.peer(0)->port(), quint16(80));
    QVERIFY(client.turns.deadlines().isEmpty());
}

void tst_Connector::outcomeNeverFromInsideStart()
{
    MockClient client;
    client.backend.setConnectBehaviour(ConnectBehaviour::refuse());
    Attempt attempt(client, keyOf("192.0.2.1"), 0ms);
    QCOMPARE(attempt.outcomes, 0);
    client.run();
    client.advance(1ms);
    QCOMPARE(attempt.outcomes, 1);
}

void tst_Connector::literalAddresses_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::newRow("IPv4") << QByteArray("192.0.2.1");
    QTest::newRow("IPv6") << QByteArray("2001:db8::1");
    QTest::newRow("IPv6 with a zone") << QByteArray("fe80::1%lo");
}

void tst_Connector::literalAddresses()
{
    QFETCH(const QByteArray, host);
    MockClient client;
    Attempt attempt(client, keyOf(host));
    client.run();
    QVERIFY(attempt.stream);
    QVERIFY(client.backend.lookups().isEmpty());
    QCOMPARE(client.backend.peer(0)->address(), QHostAddress(QString::fromLatin1(host)));
}

void tst_Connector::unresolved()
{
    MockClient client;
    client.backend.setLookupError(Host, u"no such host"_s);
    Attempt attempt(client);
    client.run();
    QCOMPARE(attempt.outcomes, 1);
    QCOMPARE(attempt.error.kind(), Error::Kind::Resolve);
    QCOMPARE(attempt.error.phase(), Error::Phase::Resolve);
    QVERIFY(attempt.error.message().contains(u"a.test"_s));
    QVERIFY(attempt.error.message().contains(u"no such host"_s));
    QCOMPARE(client.backend.openLookups(), 0);
    QVERIFY(client.turns.deadlines().isEmpty());

    client.backend.setAddresses(Host, {});
    Attempt empty(client);
    client.run();
    QCOMPARE(empty.error.kind(), Error::Kind::Resolve);
}

void tst_Connector::interleavesFamilies_data()
{
    using Addresses = QList<QHostAddress>;
    QTest::addColumn<Addresses>("resolved");
    QTest::addColumn<Addresses>("tried");
    QTest::newRow("IPv6 first") << Addresses { Six1, Six2, Four1, Four2 }
                                << Addresses { Six1, Four1, Six2, Four2 };
    QTest::newRow("IPv4 first") << Addresses { Four1, Four2, Six1 }
                                << Addresses { Four1, Six1, Four2 };
    QTest::newRow("one family") << Addresses { Six1, Six2 } << Addresses { Six1, Six2 };
    QTest::newRow("uneven") << Addresses { Six1, Six2, Six3, Four1 }
                            << Addresses { Six1, Four1, Six2, Six3 };
    QTest::newRow("mixed already")
            << Addresses { Six1, Four1, Six2, Four2 } << Addresses { Six1, Four1, Six2, Four2 };
    QTest::newRow("the same twice")
            << Addresses { Four1, Four1, Six1, Four1 } << Addresses { Four1, Six1 };
    QTest::newRow("one") << Addresses { Four1 } << Addresses { Four1 };
}

void tst_Connector::interleavesFamilies()
{
    QFETCH(const QList<QHostAddress>, resolved);
    MockClient client;
    client.backend.setAddresses(Host, resolved);
    client.backend.setConnectBehaviour(ConnectBehaviour::refuse());
    Attempt attempt(client);
    client.run();
    QCOMPARE(attempt.outcomes, 1);
    QTEST(triedBy(client), "tried");
}

void tst_Connector::nextAfterTheDelay()
{
    MockClient client;
    client.backend.setAddresses(Host, { Six1, Four1, Four2 });
    client.backend.setConnectBehaviour(ConnectBehaviour::neverAnswer());
    Attempt attempt(client);
    client.run();
    QCOMPARE(client.backend.connectionCount(), 1);
    client.advance(249ms);
    QCOMPARE(client.backend.connectionCount(), 1);
    client.advance(2ms);
    QCOMPARE(client.backend.connectionCount(), 2);
    client.advance(251ms);
    QCOMPARE(client.backend.connectionCount(), 3);
    client.advance(1s);
    QCOMPARE(client.backend.connectionCount(), 3);
    QCOMPARE(client.backend.openStreams(), 3);
}

void tst_Connector::nextAtOnceAfterAFailure()
{
    MockClient client;
    client.backend.setAddresses(Host, { Six1, Four1 });
    client.backend.setConnectBehaviour(Six1, ConnectBehaviour::refuse());
    Attempt attempt(client);
    client.run(); // and the clock stands still
    QVERIFY(attempt.stream);
    QCOMPARE(attempt.stream->peerAddress(), Four1.toString());
    QCOMPARE(client.backend.openStreams(), 1);
}

void tst_Connector::delayRunsAnewAfterAFailure()
{
    MockClient client;
    client.backend.setAddresses(Host, { Six1, Four1, Six2 });
    client.backend.setConnectBehaviour(ConnectBehaviour::neverAnswer());
    client.backend.setConnectBehaviour(Six1, ConnectBehaviour::refuse(200ms));
    Attempt attempt(client);
    client.advance(200ms);
    QCOMPARE(client.backend.connectionCount(), 2);
    client.advance(249ms);
    QCOMPARE(client.backend.connectionCount(), 2);
    client.advance(2ms);
    QCOMPARE(client.backend.connectionCount(), 3);
}

void tst_Connector::slowFirstAddressCanStillWin()
{
    MockClient client;
    client.backend.setAddresses(Host, { Six1, Four1 });
    client.backend.setConnectBehaviour(Six1, ConnectBehaviour::accept(400ms));
    client.backend.setConnectBehaviour(Four1, ConnectBehaviour::accept(300ms));
    Attempt attempt(client);
    client.advance(400ms);
    QVERIFY(attempt.stream);
    QCOMPARE(attempt.stream->peerAddress(), Six1.toString());
}

void tst_Connector::losersAreClosed()
{
    MockClient client;
    client.backend.setAddresses(Host, { Six1, Four1 });
    client.backend.setConnectBehaviour(Six1, ConnectBehaviour::neverAnswer());
    Attempt attempt(client);
    client.advance(251ms);
    QVERIFY(attempt.stream);
    QVERIFY(client.backend.peer(0)->isClosedByClient());
    QVERIFY(!client.backend.peer(1)->isClosedByClient());
    QVERIFY(client.turns.deadlines().isEmpty());
}

void tst_Connector::allRefused()
{
    MockClient client;
    client.backend.setAddresses(Host, { Six1, Four1 });
    client.backend.setConnectBehaviour(ConnectBehaviour::refuse());
    Attempt attempt(client);
    client.run();
    QCOMPARE(attempt.outcomes, 1);
    QCOMPARE(attempt.error.kind(), Error::Kind::Connect);
    QCOMPARE(attempt.error.phase(), Error::Phase::Connect);
    for (const QString &part : { Six1.toString(), Four1.toString(), u"port 80"_s, u"refused"_s })
        QVERIFY2(attempt.error.message().contains(part), qPrintable(attempt.error.message()));
    QVERIFY(!attempt.error.requestMayHaveReachedServer());
    QCOMPARE(client.backend.openStreams(), 0);
    QVERIFY(client.turns.deadlines().isEmpty());
}

void tst_Connector::allSilent()
{
    MockClient client;
    client.backend.setAddresses(Host, { Six1, Four1 });
    client.backend.setConnectBehaviour(ConnectBehaviour::neverAnswer());
    Attempt attempt(client);
    client.advance(10s - 1ms);
    QCOMPARE(attempt.outcomes, 0);
    client.advance(2ms);
    QCOMPARE(attempt.outcomes, 1);
    QCOMPARE(attempt.error.kind(), Error::Kind::ConnectTimeout);
    QCOMPARE(client.backend.openStreams(), 0);
}

void tst_Connector::lastFailsWhileOthersAreSilent()
{
    MockClient client;
    client.backend.setAddresses(Host, { Six1, Four1 });
    client.backend.setConnectBehaviour(Six1, ConnectBehaviour::accept(2s));
    client.backend.setConnectBehaviour(Four1, ConnectBehaviour::refuse());
    Attempt attempt(client);
    client.advance(1s);
    QCOMPARE(attempt.outcomes, 0);
    client.advance(1s);
    QVERIFY(attempt.stream);
}

void tst_Connector::tlsOnTheWinnerOnly()
{
    MockClient client;
    client.backend.setAddresses(Host, { Six1, Four1 });
    client.backend.setConnectBehaviour(Six1, ConnectBehaviour::accept(300ms));
    client.backend.setPeerHandler([](MockPeer *peer) { peer->holdTls(); });
    Attempt attempt(client, keyOf(Host, true));
    client.advance(1s); // Four1 came up at 250 ms, and shakes hands ever since
    QCOMPARE(attempt.outcomes, 0);
    QVERIFY(client.backend.peer(0)->isClosedByClient());
    QVERIFY(!client.backend.peer(0)->hasTlsStarted());
    MockPeer *winner = client.backend.peer(1);
    QVERIFY(winner->hasTlsStarted());
    QCOMPARE(winner->serverName(), Host);
    QVERIFY(winner->received().isEmpty());
    winner->acceptTls();
    client.run();
    QVERIFY(attempt.stream);
    QCOMPARE(attempt.info.tlsProtocol(), QByteArray("TLSv1.3"));
    QCOMPARE(attempt.info.applicationProtocol(), QByteArray("http/1.1"));
}

// A certificate that does not fit is no reason to look for another machine.
void tst_Connector::tlsFailureOfTheWinner()
{
    MockClient client;
    client.backend.setAddresses(Host, { Six1, Four1 });
    client.backend.setPeerHandler([](MockPeer *peer) { peer->failTls(TlsError); });
    Attempt attempt(client, keyOf(Host, true));
    client.run();
    QCOMPARE(attempt.outcomes, 1);
    QCOMPARE(attempt.error.kind(), Error::Kind::Tls);
    QCOMPARE(attempt.error.phase(), Error::Phase::Tls);
    QCOMPARE(client.backend.connectionCount(), 1);
    QCOMPARE(client.backend.openStreams(), 0);
    client.advance(1s);
    QCOMPARE(client.backend.connectionCount(), 1);
}

void tst_Connector::tlsPeerSpeaksFirst()
{
    MockClient client;
    client.backend.setPeerHandler([](MockPeer *peer) { peer->send("HTTP/1.1 200 OK\r\n\r\n"); });
    Attempt attempt(client, keyOf(Host, true));
    client.run();
    QCOMPARE(attempt.error.kind(), Error::Kind::Tls);
    QVERIFY(!attempt.stream);
}

void tst_Connector::timeoutByPhase_data()
{
    QTest::addColumn<Error::Phase>("phase");
    QTest::newRow("resolve") << Error::Phase::Resolve;
    QTest::newRow("connect") << Error::Phase::Connect;
    QTest::newRow("TLS") << Error::Phase::Tls;
}

void tst_Connector::timeoutByPhase()
{
    QFETCH(const Error::Phase, phase);
    MockClient client;
    if (phase == Error::Phase::Resolve)
        client.backend.setLookupUnanswered(Host);
    else if (phase == Error::Phase::Connect)
        client.backend.setConnectBehaviour(ConnectBehaviour::neverAnswer());
    else
        client.backend.setPeerHandler([](MockPeer *peer) { peer->holdTls(); });
    Attempt attempt(client, keyOf(Host, true), 500ms);
    client.advance(499ms);
    QCOMPARE(attempt.outcomes, 0);
    client.advance(2ms);
    QCOMPARE(attempt.outcomes, 1);
    QCOMPARE(attempt.error.kind(), Error::Kind::ConnectTimeout);
    QCOMPARE(attempt.error.phase(), phase);
    QVERIFY(attempt.error.message().contains(u"500 ms"_s));
    QCOMPARE(client.backend.openStreams(), 0);
    QCOMPARE(client.backend.openLookups(), 0);
}

// Resolving, TCP and TLS share it: none of them gets it anew.
void tst_Connector::oneTimeoutOverAll()
{
    MockClient client;
    client.backend.setLookupDelay(Host, 400ms);
    client.backend.setConnectBehaviour(ConnectBehaviour::accept(400ms));
    client.backend.setPeerHandler([](MockPeer *peer) { peer->holdTls(); });
    Attempt attempt(client, keyOf(Host, true), 1000ms);
    client.advance(800ms);
    QVERIFY(client.backend.peer(0)->hasTlsStarted());
    client.advance(201ms);
    QCOMPARE(attempt.outcomes, 1);
    QCOMPARE(attempt.error.phase(), Error::Phase::Tls);
}

void tst_Connector::noTimeout()
{
    MockClient client;
    client.backend.setConnectBehaviour(ConnectBehaviour::accept(24h));
    Attempt attempt(client, keyOf(Host), std::nullopt);
    client.advance(24h);
    QVERIFY(attempt.stream);
}

void tst_Connector::localSocket_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<bool>("secure");
    QTest::newRow("name") << Host << false;
    QTest::newRow("name, TLS") << Host << true;
    QTest::newRow("address") << QByteArray("192.0.2.1") << false;
}

// Whatever the host: neither resolved nor raced.
void tst_Connector::localSocket()
{
    QFETCH(const QByteArray, host);
    QFETCH(const bool, secure);
    MockClient client;
    client.backend.setAddresses(Host, { Six1, Four1 });
    NetworkOptions options;
    options.setLocalSocket(u"/run/a.socket"_s);
    Attempt attempt(client, ConnectionKey(Origin(secure, host, 8080), {}, options));
    QCOMPARE(attempt.outcomes, 0);
    client.run();
    QVERIFY(attempt.stream);
    QCOMPARE(client.backend.connectionCount(), 1);
    QVERIFY(client.backend.lookups().isEmpty());
    MockPeer *peer = client.backend.peer(0);
    QCOMPARE(peer->localSocket(), u"/run/a.socket"_s);
    QVERIFY(peer->address().isNull());
    QCOMPARE(peer->isTls(), secure);
    QCOMPARE(peer->serverName(), secure ? host : QByteArray());
    QCOMPARE(attempt.info.localSocket(), u"/run/a.socket"_s);
    QVERIFY(attempt.info.remoteAddress().isEmpty());
    QCOMPARE(attempt.info.remotePort(), 0);
    QVERIFY(client.turns.deadlines().isEmpty());
}

void tst_Connector::localSocketFails()
{
    MockClient client;
    client.backend.setConnectBehaviour(u"/run/a.socket"_s, ConnectBehaviour::refuse());
    NetworkOptions options;
    options.setLocalSocket(u"/run/a.socket"_s);
    const ConnectionKey key(Origin(false, Host, 80), {}, options);
    Attempt attempt(client, key);
    client.run();
    QCOMPARE(attempt.error.kind(), Error::Kind::Connect);
    QCOMPARE(attempt.error.message(),
             u"Connecting to the local socket \"/run/a.socket\" failed: Connection refused"_s);

    client.backend.setConnectBehaviour(u"/run/a.socket"_s, ConnectBehaviour::neverAnswer());
    Attempt silent(client, key, 100ms);
    client.advance(101ms);
    QCOMPARE(silent.error.kind(), Error::Kind::ConnectTimeout);
    QVERIFY2(silent.error.message().contains(u"the local socket \"/run/a.socket\""_s),
             qPrintable(silent.error.message()));
    QCOMPARE(client.backend.openStreams(), 0);
}

void tst_Connector::localAddress_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QList<QHostAddress>>("tried");
    QTest::newRow("IPv4") << u"192.0.2.9"_s << QList<QHostAddress> { Four1, Four2 };
    QTest::newRow("IPv6") << u"2001:db8::9"_s << QList<QHostAddress> { Six1 };
}

void tst_Connector::localAddress()
{
    QFETCH(const QString, from);
    MockClient client;
    client.backend.setAddresses(Host, { Six1, Four1, Four2 });
    client.backend.setConnectBehaviour(ConnectBehaviour::refuse());
    NetworkOptions options;
    options.setLocalAddress(from);
    Attempt attempt(client, ConnectionKey(Origin(false, Host, 80), {}, options));
    client.run();
    QCOMPARE(attempt.outcomes, 1);
    QTEST(triedBy(client), "tried");
    QCOMPARE(client.backend.peer(0)->networkOptions().localAddress(), from);
}

void tst_Connector::localAddressThatCannotBe_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("text");
    QTest::newRow("no address") << Host << u"eth0"_s << u"\"eth0\" is no IP address"_s;
    QTest::newRow("no address, to a literal")
            << QByteArray("192.0.2.1") << u"eth0"_s << u"\"eth0\" is no IP address"_s;
    QTest::newRow("another family")
            << Host << u"2001:db8::9"_s
            << u"\"2001:db8::9\" there is no way to 192.0.2.1, 192.0.2.2 port 80"_s;
    QTest::newRow("another family, to a literal")
            << QByteArray("192.0.2.1") << u"2001:db8::9"_s << u"no way to 192.0.2.1 port 80"_s;
}

void tst_Connector::localAddressThatCannotBe()
{
    QFETCH(const QByteArray, host);
    QFETCH(const QString, from);
    QFETCH(const QString, text);
    MockClient client;
    client.backend.setAddresses(Host, { Four1, Four2 });
    NetworkOptions options;
    options.setLocalAddress(from);
    options.setConnectRetries(3);
    Attempt attempt(client, ConnectionKey(Origin(false, host, 80), {}, options));
    QCOMPARE(attempt.outcomes, 0);
    client.run();
    client.advance(1ms);
    QCOMPARE(attempt.outcomes, 1);
    QCOMPARE(attempt.error.kind(), Error::Kind::Connect);
    QCOMPARE(attempt.error.party(), Error::Party::Local);
    QVERIFY2(attempt.error.message().contains(text), qPrintable(attempt.error.message()));
    QCOMPARE(client.backend.connectionCount(), 0);
    QVERIFY(client.turns.deadlines().isEmpty());
}

void tst_Connector::measures_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<bool>("secure");
    QTest::addColumn<ConnectTimings>("timings");
    QTest::newRow("all") << Host << true << ConnectTimings(100ms, 550ms, 30ms);
    QTest::newRow("no TLS") << Host << false << ConnectTimings(100ms, 550ms, {});
    QTest::newRow("no name") << QByteArray("192.0.2.1") << true << ConnectTimings({}, 300ms, 30ms);
}

void tst_Connector::measures()
{
    QFETCH(const QByteArray, host);
    QFETCH(const bool, secure);
    QFETCH(const ConnectTimings, timings);
    MockClient client;
    client.backend.setAddresses(Host, { Six1, Four1 });
    client.backend.setLookupDelay(Host, 100ms);
    client.backend.setConnectBehaviour(Six1, ConnectBehaviour::neverAnswer());
    client.backend.setConnectBehaviour(Four1, ConnectBehaviour::accept(300ms));
    client.backend.setPeerHandler([](MockPeer *peer) { peer->holdTls(); });
    Attempt attempt(client, keyOf(host, secure));
    client.advance(timings.resolve + timings.connect > 400ms ? 650ms : 300ms);
    client.advance(30ms);
    if (secure)
        client.backend.peers().constLast()->acceptTls();
    client.run();
    QVERIFY(attempt.stream);
    QCOMPARE(attempt.info.timings().resolve, timings.resolve);
    QCOMPARE(attempt.info.timings().connect, timings.connect);
    QCOMPARE(attempt.info.timings().tls, timings.tls);
    QCOMPARE(attempt.info.connectionNumber(), 7);
    QCOMPARE(attempt.info.remoteAddress(), Four1.toString());
    QCOMPARE(attempt.info.remotePort(), secure ? 443 : 80);
}

void tst_Connector::destroyedAtEachPoint_data()
{
    QTest::addColumn<int>("milliseconds");
    QTest::newRow("at once") << -1;
    QTest::newRow("resolving") << 50;
    QTest::newRow("one address") << 150;
    QTest::newRow("two addresses") << 400;
    QTest::newRow("TLS") << 700;
}

void tst_Connector::destroyedAtEachPoint()
{
    QFETCH(const int, milliseconds);
    MockClient client;
    client.backend.setAddresses(Host, { Six1, Four1 });
    client.backend.setLookupDelay(Host, 100ms);
    client.backend.setConnectBehaviour(ConnectBehaviour::accept(500ms));
    client.backend.setPeerHandler([](MockPeer *peer) { peer->holdTls(); });
    Attempt attempt(client, keyOf(Host, true));
    if (milliseconds >= 0)
        client.advance(std::chrono::milliseconds(milliseconds));
    QCOMPARE(attempt.outcomes, 0);
    attempt.connector.reset();
    QCOMPARE(client.backend.openStreams(), 0);
    QCOMPARE(client.backend.openLookups(), 0);
    QVERIFY(client.turns.deadlines().isEmpty());
    client.advance(20s);
    QCOMPARE(attempt.outcomes, 0);
}

QTEST_GUILESS_MAIN(tst_Connector)
#include "tst_connector.moc"
