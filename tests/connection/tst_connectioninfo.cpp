// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "connection/mockclient.h"

#include <QtTest/qtest.h>

#include <utility>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray Host = "a.test";
const QByteArray Answer = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

} // namespace

class tst_ConnectionInfo : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothing();
    void plain();
    void secure();
    void numbersConnections();
    void countsRequests();
    void outlivesTheConnection();
};

void tst_ConnectionInfo::nothing()
{
    const ConnectionInfo info;
    QVERIFY(info.isNull());
    QVERIFY(!info.isSecure());
    QVERIFY(info.localAddress().isEmpty());
    QVERIFY(info.remoteAddress().isEmpty());
    QVERIFY(info.localSocket().isEmpty());
    QVERIFY(info.peerCertificates().isEmpty());
    QCOMPARE(info.localPort(), 0);
    QCOMPARE(info.connectionNumber(), 0);
    QCOMPARE(info.requestsBefore(), 0);
    QCOMPARE(info.timings(), ConnectTimings());
}

void tst_ConnectionInfo::plain()
{
    MockClient client;
    TestWaiter waiter(client);
    TlsOptions tls;
    tls.setServerName("b.test");
    waiter.ask(keyOf(Host, false, tls));
    client.run();
    const ConnectionInfo &info = waiter.lease.connection()->info();
    QVERIFY(!info.isNull());
    QCOMPARE(info.localAddress(), u"127.0.0.1"_s);
    QVERIFY(info.localPort() != 0);
    QCOMPARE(info.remoteAddress(), u"127.0.0.1"_s);
    QCOMPARE(info.remotePort(), 80);
    QVERIFY(!info.isSecure());
    QVERIFY(info.tlsProtocol().isEmpty());
    QVERIFY(info.serverName().isEmpty());
}

void tst_ConnectionInfo::secure()
{
    MockClient client;
    client.backend.setPeerHandler([](MockPeer *peer) {
        TlsInfo info;
        info.protocol = "TLSv1.2";
        info.cipher = "a cipher";
        info.applicationProtocol = "http/1.1";
        info.peerCertificates = { "leaf", "root" };
        peer->acceptTls(info);
    });
    TestWaiter waiter(client);
    TlsOptions tls;
    tls.setServerName("b.test");
    waiter.ask(keyOf(Host, true, tls));
    client.run();
    const ConnectionInfo &info = waiter.lease.connection()->info();
    QVERIFY(info.isSecure());
    QCOMPARE(info.tlsProtocol(), QByteArray("TLSv1.2"));
    QCOMPARE(info.tlsCipher(), QByteArray("a cipher"));
    QCOMPARE(info.applicationProtocol(), QByteArray("http/1.1"));
    QCOMPARE(info.serverName(), QByteArray("b.test"));
    QCOMPARE(info.peerCertificates(), QList<QByteArray>({ "leaf", "root" }));
    QCOMPARE(info.remotePort(), 443);
}

void tst_ConnectionInfo::numbersConnections()
{
    MockClient client;
    TestWaiter one(client), two(client), failing(client), three(client);
    one.ask(keyOf(Host));
    client.run();
    client.backend.setConnectBehaviour(MockBackend::ConnectBehaviour::refuse());
    failing.ask(keyOf(Host)); // gets none, and no number
    client.run();
    QVERIFY(failing.error());
    client.backend.setConnectBehaviour(MockBackend::ConnectBehaviour::accept());
    two.ask(keyOf("b.test"));
    client.run();
    QCOMPARE(one.lease.connection()->info().connectionNumber(), 1);
    QCOMPARE(two.lease.connection()->info().connectionNumber(), 2);
    one.lease.release(true);
    QVERIFY(three.ask(keyOf(Host)));
    QCOMPARE(three.lease.connection()->info().connectionNumber(), 1);
}

void tst_ConnectionInfo::countsRequests()
{
    MockClient client;
    client.backend.setPeerHandler([](MockPeer *peer) {
        peer->setRequestHandler([](MockPeer *p, const QByteArray &) { p->send(Answer); });
    });
    for (int before = 0; before < 3; ++before) {
        TestWaiter waiter(client);
        waiter.ask(keyOf(Host));
        client.run();
        QVERIFY(waiter.lease);
        const Connection *connection = waiter.lease.connection();
        QCOMPARE(connection->info().requestsBefore(), before); // before it begins, too
        TestExchange request(client, "GET");
        request.start(waiter);
        QCOMPARE(connection->info().requestsBefore(), before);
        const ConnectionInfo copy = connection->info();
        client.run();
        QVERIFY(request.exchange->isFinished());
        QCOMPARE(copy.requestsBefore(), before);
        QCOMPARE(copy.connectionNumber(), 1);
    }
    // One that was given back unused carried nothing.
    TestWaiter unused(client);
    QVERIFY(unused.ask(keyOf(Host)));
    unused.lease.release(true);
    TestWaiter last(client);
    QVERIFY(last.ask(keyOf(Host)));
    TestExchange request(client, "GET");
    const Connection *connection = last.lease.connection();
    request.start(last);
    QCOMPARE(connection->info().requestsBefore(), 3);
    client.run();
}

void tst_ConnectionInfo::outlivesTheConnection()
{
    ConnectionInfo info;
    {
        MockClient client;
        TestWaiter waiter(client);
        waiter.ask(keyOf(Host));
        client.run();
        info = waiter.lease.connection()->info();
    }
    QCOMPARE(info.remotePort(), 80);
    info.setRequestsBefore(4);
    ConnectionInfo moved = std::move(info);
    QCOMPARE(moved.remotePort(), 80);
    QCOMPARE(moved.requestsBefore(), 4);
    ConnectionInfo other;
    other.swap(moved);
    QCOMPARE(other.requestsBefore(), 4);
    QVERIFY(moved.isNull());
}

QTEST_GUILESS_MAIN(tst_ConnectionInfo)
#include "tst_connectioninfo.moc"
