// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "network/qt/testcertificates.h"
#include "network/streamrecorder.h"
#include "support/testbackend.h"

#include <QtNetwork/qsslconfiguration.h>
#include <QtNetwork/qsslsocket.h>
#include <QtNetwork/qtcpserver.h>
#include <QtTest/qtest.h>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

using namespace HttpQ;
using namespace Qt::StringLiterals;

namespace {

// The descriptor of this process that is connected to \a port, which the server's end is not.
int descriptorTo(quint16 port)
{
    for (int descriptor = 3; descriptor < 1024; ++descriptor) {
        sockaddr_storage address = {};
        socklen_t size = sizeof(address);
        if (getpeername(descriptor, reinterpret_cast<sockaddr *>(&address), &size) != 0)
            continue;
        const quint16 found = address.ss_family == AF_INET6
                                      ? reinterpret_cast<sockaddr_in6 *>(&address)->sin6_port
                                      : reinterpret_cast<sockaddr_in *>(&address)->sin_port;
        if (address.ss_family != AF_UNIX && ntohs(found) == port)
            return descriptor;
    }
    return -1;
}

int option(int descriptor, int level, int name)
{
    int value = -1;
    socklen_t size = sizeof(value);
    getsockopt(descriptor, level, name, &value, &size);
    return value;
}

} // namespace

class tst_QtSocketOptions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void defaults_data() { kinds(); }
    void defaults();
    void setsThem_data() { kinds(); }
    void setsThem();
    void connectsFromAnAddress_data() { kinds(); }
    void connectsFromAnAddress();
    void securesFromAnAddress();
    void addressThatCannotBeUsed_data();
    void addressThatCannotBeUsed();
    void isRefusedFromAnAddress_data() { kinds(); }
    void isRefusedFromAnAddress();
    void destroyedFromAnAddress_data();
    void destroyedFromAnAddress();

private:
    static void kinds();
    void begin(const NetworkOptions &options, bool secure, quint16 port,
               const QHostAddress &address = QHostAddress(QHostAddress::LocalHost));
    bool open(const NetworkOptions &options);

    const std::shared_ptr<Backend> m_backend = HttpQTest::testBackend();
    std::unique_ptr<StreamRecorder> m_client;
    std::unique_ptr<QTcpServer> m_server;
};

void tst_QtSocketOptions::init()
{
    m_client = std::make_unique<StreamRecorder>();
    m_server = std::make_unique<QTcpServer>();
}

void tst_QtSocketOptions::cleanup()
{
    QVERIFY(!m_client->wasCalledInside);
    m_client.reset();
    m_server.reset();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QCoreApplication::processEvents();
}

void tst_QtSocketOptions::kinds()
{
    QTest::addColumn<bool>("secure");
    QTest::addColumn<bool>("isIPv6");
    QTest::newRow("TCP") << false << false;
    QTest::newRow("for TLS") << true << false;
    QTest::newRow("TCP, IPv6") << false << true;
    QTest::newRow("for TLS, IPv6") << true << true;
}

void tst_QtSocketOptions::begin(const NetworkOptions &options, bool secure, quint16 port,
                                const QHostAddress &address)
{
    m_client->begin([&](StreamListener *listener) {
        return m_backend->connectTcp(address, port, secure, options, listener);
    });
    QVERIFY(m_client->events.isEmpty());
}

// Connects as the row says. False if there is no IPv6 here.
bool tst_QtSocketOptions::open(const NetworkOptions &options)
{
    QFETCH(const bool, secure);
    QFETCH(const bool, isIPv6);
    const QHostAddress address(isIPv6 ? QHostAddress::LocalHostIPv6 : QHostAddress::LocalHost);
    if (!m_server->listen(address))
        return false;
    begin(options, secure, m_server->serverPort(), address);
    return QTest::qWaitFor([&] { return m_client->count("connected") == 1; })
           && QTest::qWaitFor([&] { return m_server->hasPendingConnections(); });
}

void tst_QtSocketOptions::defaults()
{
    QFETCH(const bool, isIPv6);
    if (!open({}) && isIPv6)
        QSKIP("no IPv6 here");
    const int descriptor = descriptorTo(m_server->serverPort());
    QVERIFY(descriptor >= 0);
    QCOMPARE(option(descriptor, IPPROTO_TCP, TCP_NODELAY), 1);
    QCOMPARE(option(descriptor, SOL_SOCKET, SO_KEEPALIVE), 1);
    QCOMPARE(option(descriptor, IPPROTO_TCP, TCP_KEEPIDLE), 15);
    QCOMPARE(m_client->stream->peerPort(), m_server->serverPort());
    QCOMPARE(m_client->stream->localPort(), m_server->nextPendingConnection()->peerPort());
}

void tst_QtSocketOptions::setsThem()
{
    QFETCH(const bool, isIPv6);
    NetworkOptions options;
    options.setTcpNoDelay(false);
    options.setTcpKeepAlive(false);
    options.setSendBufferBytes(20'000);
    options.setReceiveBufferBytes(30'000);
    options.setTypeOfService(0x28);
    if (!open(options) && isIPv6)
        QSKIP("no IPv6 here");
    const int descriptor = descriptorTo(m_server->serverPort());
    QVERIFY(descriptor >= 0);
    QCOMPARE(option(descriptor, IPPROTO_TCP, TCP_NODELAY), 0);
    QCOMPARE(option(descriptor, SOL_SOCKET, SO_KEEPALIVE), 0);
    // Linux doubles them, for what it keeps beside the data.
    QCOMPARE(option(descriptor, SOL_SOCKET, SO_SNDBUF), 40'000);
    QCOMPARE(option(descriptor, SOL_SOCKET, SO_RCVBUF), 60'000);
    if (isIPv6)
        QCOMPARE(option(descriptor, IPPROTO_IPV6, IPV6_TCLASS), 0x28);
    else
        QCOMPARE(option(descriptor, IPPROTO_IP, IP_TOS), 0x28);
}

void tst_QtSocketOptions::connectsFromAnAddress()
{
    QFETCH(const bool, isIPv6);
    const QString from = isIPv6 ? u"::1"_s : u"127.0.0.2"_s;
    NetworkOptions options;
    options.setLocalAddress(from);
    options.setTypeOfService(0x28);
    if (!open(options) && isIPv6)
        QSKIP("no IPv6 here");
    QCOMPARE(m_client->stream->localAddress(), from);
    const QTcpSocket *peer = m_server->nextPendingConnection();
    QCOMPARE(peer->peerAddress(), QHostAddress(from));
    QCOMPARE(m_client->stream->localPort(), peer->peerPort());
    const int descriptor = descriptorTo(m_server->serverPort());
    QCOMPARE(option(descriptor, IPPROTO_TCP, TCP_NODELAY), 1);
}

void tst_QtSocketOptions::securesFromAnAddress()
{
    class TlsServer final : public QTcpServer
    {
    public:
        TestCertificates::Identity identity;
        std::unique_ptr<QSslSocket> peer;

    protected:
        void incomingConnection(qintptr descriptor) override
        {
            peer = std::make_unique<QSslSocket>();
            peer->setSocketDescriptor(descriptor);
            QSslConfiguration configuration = peer->sslConfiguration();
            configuration.setLocalCertificate(identity.certificate);
            configuration.setPrivateKey(identity.key);
            configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
            peer->setSslConfiguration(configuration);
            peer->startServerEncryption();
        }
    };
    TestCertificates certificates;
    TlsServer server;
    server.identity = certificates.issue(u"x"_s, u"DNS:a.example"_s);
    QVERIFY(server.listen(QHostAddress::LocalHost));
    TlsOptions tls;
    tls.setCaCertificates(certificates.authorityPem(), TlsOptions::Authorities::OnlyExtra);
    m_client->hook = [&](const QString &event) {
        if (event == u"connected")
            m_client->call([&](Stream &s) { s.startTls(tls, "a.example"); });
    };
    NetworkOptions options;
    options.setLocalAddress(u"127.0.0.2"_s);
    begin(options, true, server.serverPort());
    QTRY_COMPARE(m_client->count("secured"), 1);
    QTRY_VERIFY(server.peer && server.peer->isEncrypted());
    QCOMPARE(server.peer->peerAddress(), QHostAddress(u"127.0.0.2"_s));
    m_client->write("ping");
    QTRY_COMPARE(server.peer->bytesAvailable(), 4);
    server.peer->write("pong");
    QTRY_COMPARE(m_client->data, "pong"_ba);
}

void tst_QtSocketOptions::addressThatCannotBeUsed_data()
{
    QTest::addColumn<bool>("secure");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("text");
    for (const bool secure : { false, true }) {
        const char *kind = secure ? "TLS" : "TCP";
        QTest::addRow("%s, not of this host", kind)
                << secure << u"192.0.2.1"_s
                << (HttpQTest::isAsioTested()
                            ? u"\"192.0.2.1\" cannot be used: Cannot assign requested address"_s
                            : u"\"192.0.2.1\" cannot be used: The address"_s);
        QTest::addRow("%s, no address", kind)
                << secure << u"eth0"_s << u"\"eth0\" cannot be used: it is no IP address"_s;
    }
}

void tst_QtSocketOptions::addressThatCannotBeUsed()
{
    QFETCH(const bool, secure);
    QFETCH(const QString, from);
    QFETCH(const QString, text);
    QVERIFY(m_server->listen(QHostAddress::LocalHost));
    NetworkOptions options;
    options.setLocalAddress(from);
    begin(options, secure, m_server->serverPort());
    QTRY_COMPARE(m_client->count("failed"), 1);
    QCOMPARE(m_client->events.size(), 1);
    QCOMPARE(m_client->error.kind(), Error::Kind::Connect);
    QCOMPARE(m_client->error.party(), Error::Party::Local);
    QVERIFY2(m_client->error.message().contains(text), qPrintable(m_client->error.message()));
}

void tst_QtSocketOptions::isRefusedFromAnAddress()
{
    QFETCH(const bool, secure);
    QFETCH(const bool, isIPv6);
    const QHostAddress address(isIPv6 ? QHostAddress::LocalHostIPv6 : QHostAddress::LocalHost);
    if (!m_server->listen(address))
        QSKIP("no IPv6 here");
    const quint16 port = m_server->serverPort();
    m_server->close();
    NetworkOptions options;
    options.setLocalAddress(address.toString());
    begin(options, secure, port, address);
    QTRY_COMPARE(m_client->count("failed"), 1);
    QCOMPARE(m_client->events.size(), 1);
    QCOMPARE(m_client->error.kind(), Error::Kind::Connect);
    QCOMPARE(m_client->error.party(), Error::Party::Remote);
}

void tst_QtSocketOptions::destroyedFromAnAddress_data()
{
    QTest::addColumn<bool>("secure");
    QTest::addColumn<QString>("event");
    for (const bool secure : { false, true }) {
        const char *kind = secure ? "TLS" : "TCP";
        QTest::addRow("%s, at once", kind) << secure << QString();
        QTest::addRow("%s, connected", kind) << secure << u"connected"_s;
        QTest::addRow("%s, failed", kind) << secure << u"failed"_s;
    }
}

void tst_QtSocketOptions::destroyedFromAnAddress()
{
    QFETCH(const bool, secure);
    QFETCH(const QString, event);
    QVERIFY(m_server->listen(QHostAddress::LocalHost));
    const quint16 port = m_server->serverPort();
    if (event == u"failed")
        m_server->close();
    m_client->destroyOn = event;
    NetworkOptions options;
    options.setLocalAddress(u"127.0.0.2"_s);
    begin(options, secure, port);
    if (event.isEmpty())
        m_client->stream.reset();
    QTRY_VERIFY(!m_client->stream);
    const QStringList before = m_client->events;
    QCOMPARE(before, event.isEmpty() ? QStringList() : QStringList { event });
    QCoreApplication::processEvents();
    QCOMPARE(m_client->events, before);
}

QTEST_GUILESS_MAIN(tst_QtSocketOptions)
#include "tst_qtsocketoptions.moc"
