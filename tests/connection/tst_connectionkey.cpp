// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "connection/mockclient.h"

#include <QtCore/qfile.h>
#include <QtCore/qregularexpression.h>
#include <QtTest/qtest.h>

#include <functional>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;

using Change = std::function<void(ConnectionKey &)>;
Q_DECLARE_METATYPE(Change)

namespace {

ConnectionKey original()
{
    TlsOptions tls;
    tls.setCaCertificates("ca", TlsOptions::Authorities::OnlyExtra);
    tls.setClientCertificate("certificate", "key", "passphrase");
    NetworkOptions network;
    network.setLocalAddress(u"127.0.0.1"_s);
    network.setConnectRetries(1);
    return ConnectionKey(Origin(true, "a.test", 443), tls, network);
}

// The names of all setters in the header \a path.
QSet<QString> settersIn(const QString &path)
{
    QFile header(path);
    if (!header.open(QIODevice::ReadOnly))
        return {};
    const QString text = QString::fromUtf8(header.readAll());
    static const QRegularExpression setter(u"\\bvoid (set\\w+)\\("_s);
    QSet<QString> setters;
    for (auto match = setter.globalMatch(text); match.hasNext();)
        setters.insert(match.next().captured(1));
    return setters;
}

bool passAll(const QHostAddress &, const QByteArray &, quint16)
{
    return true;
}

// Takes a class apart into as many members as it has: does not compile when one is added. Whoever
// adds one adds a row to the table below, too.
void countMembers(const ConnectionKey &key)
{
    const auto &[origin, tls, network, addressFilter] = key;
    const auto &[host, port, isSecure] = origin;
    Q_UNUSED(tls)
    Q_UNUSED(network)
    Q_UNUSED(addressFilter)
    Q_UNUSED(host)
    Q_UNUSED(port)
    Q_UNUSED(isSecure)
}

} // namespace

class tst_ConnectionKey : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyOptionMakesAnotherConnection_data();
    void everyOptionMakesAnotherConnection();
    void everyOptionMakesAnotherTlsSession_data() { everyOptionMakesAnotherConnection_data(); }
    void everyOptionMakesAnotherTlsSession();
    void everySetterIsTested_data();
    void everySetterIsTested();
    void networkOptions();
    void equalOptionsShareAConnection();
    void tlsOptionsDoNotMatterWithoutTls();
    void connectorUsesTheKey();
    void tlsName_data();
    void tlsName();
};

void tst_ConnectionKey::everyOptionMakesAnotherConnection_data()
{
    QTest::addColumn<Change>("change");
    const auto row = [](const char *name, const Change &change) { QTest::newRow(name) << change; };
    using Authorities = TlsOptions::Authorities;
    row("scheme", [](ConnectionKey &key) {
        key = ConnectionKey(Origin(false, "a.test", 443), key.tls, key.network);
    });
    row("host", [](ConnectionKey &key) { key.origin.host = "b.test"; });
    row("host, trailing dot", [](ConnectionKey &key) { key.origin.host = "a.test."; });
    row("port", [](ConnectionKey &key) { key.origin.port = 8443; });
    row("setCaCertificates: authorities",
        [](ConnectionKey &key) { key.tls.setCaCertificates("ca", Authorities::SystemAndExtra); });
    row("setCaCertificates: certificates",
        [](ConnectionKey &key) { key.tls.setCaCertificates("other", Authorities::OnlyExtra); });
    row("setMinimumVersion",
        [](ConnectionKey &key) { key.tls.setMinimumVersion(TlsOptions::Version::Tls13); });
    row("setApplicationProtocols", [](ConnectionKey &key) {
        key.tls.setApplicationProtocols({ "h2", "http/1.1" });
    });
    row("setClientCertificate: certificate",
        [](ConnectionKey &key) { key.tls.setClientCertificate("other", "key", "passphrase"); });
    row("setClientCertificate: key", [](ConnectionKey &key) {
        key.tls.setClientCertificate("certificate", "other", "passphrase");
    });
    row("setClientCertificate: passphrase",
        [](ConnectionKey &key) { key.tls.setClientCertificate("certificate", "key", "other"); });
    row("setClientCertificate: none",
        [](ConnectionKey &key) { key.tls.setClientCertificate({}, {}); });
    row("setServerName", [](ConnectionKey &key) { key.tls.setServerName("c.test"); });
    row("setDangerouslyTrustAnyCertificate",
        [](ConnectionKey &key) { key.tls.setDangerouslyTrustAnyCertificate(true); });
    row("setEnvironmentAuthorities: file",
        [](ConnectionKey &key) { key.tls.setEnvironmentAuthorities(u"/a.pem"_s, {}); });
    row("setEnvironmentAuthorities: folders",
        [](ConnectionKey &key) { key.tls.setEnvironmentAuthorities({}, u"/a"_s); });
    row("setLocalSocket", [](ConnectionKey &key) { key.network.setLocalSocket(u"/run/a"_s); });
    row("setLocalAddress", [](ConnectionKey &key) { key.network.setLocalAddress(u"127.0.0.2"_s); });
    row("setLocalAddress: none", [](ConnectionKey &key) { key.network.setLocalAddress({}); });
    row("setConnectRetries", [](ConnectionKey &key) { key.network.setConnectRetries(2); });
    row("setTcpNoDelay", [](ConnectionKey &key) { key.network.setTcpNoDelay(false); });
    row("setTcpKeepAlive", [](ConnectionKey &key) { key.network.setTcpKeepAlive(false); });
    row("setSendBufferBytes", [](ConnectionKey &key) { key.network.setSendBufferBytes(4096); });
    row("setReceiveBufferBytes",
        [](ConnectionKey &key) { key.network.setReceiveBufferBytes(4096); });
    row("setTypeOfService", [](ConnectionKey &key) { key.network.setTypeOfService(0x10); });
    row("address filter", [](ConnectionKey &key) { key.addressFilter = AddressFilter(&passAll); });
    row("no network options", [](ConnectionKey &key) { key.network = {}; });
}

void tst_ConnectionKey::everyOptionMakesAnotherConnection()
{
    QFETCH(const Change, change);
    ConnectionKey changed = original();
    countMembers(changed);
    change(changed);
    QVERIFY(!(changed == original()));

    MockClient client;
    TestWaiter waiter(client), other(client);
    waiter.ask(original());
    client.run();
    QVERIFY(waiter.lease);
    waiter.lease.release(true);
    QVERIFY(!other.ask(changed));
    client.run();
    QVERIFY(other.lease);
    QCOMPARE(client.backend.connectionCount(), 2);
    QCOMPARE(client.pool.statistics().idle, 1);
    QVERIFY(waiter.ask(original())); // the first is still there for those that it fits
}

// Security: what was agreed on with one peer, under one configuration, is shown to no other.
void tst_ConnectionKey::everyOptionMakesAnotherTlsSession()
{
    QFETCH(const Change, change);
    ConnectionKey changed = original();
    change(changed);
    // The filter is no matter of TLS, and the peer is the same.
    const bool isSamePeer = changed.tls == original().tls && changed.origin == original().origin
                            && changed.network == original().network;
    MockClient client;
    client.backend.setPeerHandler([](MockPeer *peer) {
        if (peer->isTls())
            peer->sendTlsSession(TlsSession("ticket", std::chrono::hours(1)));
    });
    TestWaiter first(client), other(client), again(client);
    first.ask(original());
    client.run();
    QVERIFY(first.lease);
    QCOMPARE(client.backend.peer(0)->offeredTlsSession(), QByteArray());
    first.lease.release(false);
    QVERIFY(!other.ask(changed));
    client.run();
    QVERIFY(other.lease);
    QCOMPARE(client.backend.peer(1)->offeredTlsSession(),
             isSamePeer ? QByteArray("ticket") : QByteArray());
    other.lease.release(false);
    again.ask(original());
    client.run();
    QCOMPARE(client.backend.peer(2)->offeredTlsSession(), QByteArray("ticket"));
}

void tst_ConnectionKey::everySetterIsTested_data()
{
    QTest::addColumn<QString>("header");
    QTest::addColumn<QSet<QString>>("tested");
    QTest::newRow("TlsOptions") << QStringLiteral(HTTPQ_TLSOPTIONS_H)
                                << QSet<QString> { u"setCaCertificates"_s,
                                                   u"setMinimumVersion"_s,
                                                   u"setApplicationProtocols"_s,
                                                   u"setClientCertificate"_s,
                                                   u"setServerName"_s,
                                                   u"setDangerouslyTrustAnyCertificate"_s,
                                                   u"setEnvironmentAuthorities"_s };
    QTest::newRow("NetworkOptions")
            << QStringLiteral(HTTPQ_NETWORKOPTIONS_H)
            << QSet<QString> { u"setLocalSocket"_s,        u"setLocalAddress"_s,
                               u"setConnectRetries"_s,     u"setTcpNoDelay"_s,
                               u"setTcpKeepAlive"_s,       u"setSendBufferBytes"_s,
                               u"setReceiveBufferBytes"_s, u"setTypeOfService"_s };
}

// An option that is added without a row above is found by its setter.
void tst_ConnectionKey::everySetterIsTested()
{
    QFETCH(const QString, header);
    QFETCH(const QSet<QString>, tested);
    const QSet<QString> setters = settersIn(header);
    QVERIFY2(!setters.isEmpty(), qPrintable(header));
    QVERIFY2(
            setters == tested,
            qPrintable(u"%1 has other setters than this test knows: %2. Each option needs a row in "
                       "everyOptionMakesAnotherConnection, or connections are shared that must "
                       "not be."_s.arg(header,
                                       QStringList((setters - tested).values()).join(u", "_s))));
    // What holds the options is one pointer, so that they cannot be anywhere but behind setters.
    QVERIFY2(
            sizeof(TlsOptions) == sizeof(void *) && sizeof(NetworkOptions) == sizeof(void *),
            "Options have got a member of their own: make it part of comparison, and of this test");
}

void tst_ConnectionKey::networkOptions()
{
    NetworkOptions options;
    QVERIFY(options.tcpNoDelay());
    QVERIFY(options.tcpKeepAlive());
    QCOMPARE(options.connectRetries(), 0);
    options.setConnectRetries(-1);
    options.setSendBufferBytes(-1);
    options.setReceiveBufferBytes(-1);
    options.setTypeOfService(256);
    QCOMPARE(options.connectRetries(), 0);
    QCOMPARE(options.sendBufferBytes(), 0);
    QCOMPARE(options.receiveBufferBytes(), 0);
    QCOMPARE(options.typeOfService(), 255);
    QVERIFY(options != NetworkOptions());

    // Set to what they are by default, they are the defaults.
    options.setTypeOfService(0);
    QCOMPARE(options, NetworkOptions());
    QCOMPARE(qHash(options, 5), qHash(NetworkOptions(), 5));

    NetworkOptions copy = options;
    copy.setLocalSocket(u"/run/a"_s);
    QVERIFY(options.localSocket().isEmpty());
    options = std::move(copy);
    QCOMPARE(options.localSocket(), u"/run/a"_s);
}

void tst_ConnectionKey::equalOptionsShareAConnection()
{
    QCOMPARE(original(), original());
    QCOMPARE(qHash(original(), 7), qHash(original(), 7));
    MockClient client;
    TestWaiter waiter(client);
    waiter.ask(original());
    client.run();
    waiter.lease.release(true);
    QVERIFY(waiter.ask(original()));
}

void tst_ConnectionKey::tlsOptionsDoNotMatterWithoutTls()
{
    TlsOptions tls;
    tls.setServerName("other");
    QCOMPARE(keyOf("a.test", false, tls), keyOf("a.test"));
    NetworkOptions network;
    network.setLocalSocket(u"/run/a"_s); // which matters
    QVERIFY(!(ConnectionKey(Origin(false, "a.test", 80), tls, network) == keyOf("a.test")));
}

void tst_ConnectionKey::connectorUsesTheKey()
{
    MockClient client;
    TestWaiter waiter(client);
    const ConnectionKey key = original();
    waiter.ask(key);
    client.run();
    QVERIFY(waiter.lease);
    MockPeer *peer = client.backend.peer(0);
    QVERIFY(peer->isTls());
    QCOMPARE(peer->port(), key.origin.port);
    QCOMPARE(peer->tlsOptions(), key.tls);
    QCOMPARE(peer->networkOptions(), key.network);
    QCOMPARE(peer->serverName(), QByteArray("a.test"));
    QCOMPARE(client.backend.lookups(), QList<QByteArray> { "a.test" });
}

void tst_ConnectionKey::tlsName_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("name") << u"https://A.test:8443/"_s << QByteArray("a.test")
                          << QByteArray("a.test");
    QTest::newRow("user") << u"https://b.test@a.test/"_s << QByteArray("a.test")
                          << QByteArray("a.test");
    QTest::newRow("IDN") << u"https://b\u00fccher.test/"_s << QByteArray("xn--bcher-kva.test")
                         << QByteArray("xn--bcher-kva.test");
    // RFC 6066 3 wants the name without it; the stream takes it away
    QTest::newRow("trailing dot") << u"https://a.test./"_s << QByteArray("a.test.")
                                  << QByteArray("a.test.");
    QTest::newRow("IPv4") << u"https://192.0.2.1/"_s << QByteArray() << QByteArray("192.0.2.1");
    QTest::newRow("IPv6") << u"https://[2001:db8::1]/"_s << QByteArray()
                          << QByteArray("2001:db8::1");
}

// What is connected to, what the Host field says and what TLS verifies are one.
void tst_ConnectionKey::tlsName()
{
    QFETCH(const QString, url);
    QFETCH(const QByteArray, host);
    QFETCH(const QByteArray, name);
    const Result<RequestTarget> target = RequestTarget::fromUrl(QUrl(url));
    QVERIFY(target.hasValue());
    MockClient client;
    TestWaiter waiter(client);
    waiter.ask(ConnectionKey(target->origin, {}));
    client.run();
    QVERIFY(waiter.lease);
    MockPeer *peer = client.backend.peer(0);
    QCOMPARE(peer->serverName(), name);
    if (host.isEmpty()) {
        QCOMPARE(client.backend.lookups(), QList<QByteArray>());
        QCOMPARE(peer->address(), QHostAddress(QString::fromLatin1(name)));
    } else {
        QCOMPARE(client.backend.lookups(), QList<QByteArray> { host });
    }
    QVERIFY(target->authority.contains(name));
}

QTEST_GUILESS_MAIN(tst_ConnectionKey)
#include "tst_connectionkey.moc"
