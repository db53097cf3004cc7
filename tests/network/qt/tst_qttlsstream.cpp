// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "network/qt/testcertificates.h"
#include "network/streamrecorder.h"
#include "support/testbackend.h"

#include <QtCore/qelapsedtimer.h>
#include <QtCore/qfile.h>
#include <QtNetwork/qsslconfiguration.h>
#include <QtNetwork/qsslsocket.h>
#include <QtNetwork/qtcpserver.h>
#include <QtTest/qtest.h>

#include <sys/socket.h>

using namespace HttpQ;
using namespace Qt::StringLiterals;

namespace {

QByteArray pattern(qsizetype size)
{
    QByteArray data(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        data[i] = char(i * 7 + i / 251);
    return data;
}

// Takes one connection, and plays its part of the handshake unless it is told not to.
class TlsServer final : public QTcpServer
{
public:
    TlsServer() { listen(QHostAddress::LocalHost); }

    TestCertificates::Identity identity;
    QList<QSslCertificate> issuers; // that are shown with it
    QList<QByteArray> protocols { "http/1.1" };
    QSsl::SslProtocol version = QSsl::TlsV1_2OrLater;
    bool answersHandshake = true;
    QByteArray greeting; // in the clear
    std::unique_ptr<QSslSocket> peer;

    // The end of the TCP connection without close_notify
    void cut() { ::shutdown(int(peer->socketDescriptor()), SHUT_RDWR); }
    // RST
    void reset()
    {
        const linger discard { 1, 0 };
        ::setsockopt(int(peer->socketDescriptor()), SOL_SOCKET, SO_LINGER, &discard,
                     sizeof(discard));
        peer->abort();
    }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        peer = std::make_unique<QSslSocket>();
        peer->setSocketDescriptor(descriptor);
        peer->setSocketOption(QAbstractSocket::LowDelayOption, 1); // what is sent is there
        QSslConfiguration configuration = peer->sslConfiguration();
        configuration.setLocalCertificateChain(QList { identity.certificate } + issuers);
        configuration.setPrivateKey(identity.key);
        configuration.setAllowedNextProtocols(protocols);
        configuration.setProtocol(version);
        configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
        peer->setSslConfiguration(configuration);
        if (!greeting.isEmpty()) {
            peer->write(greeting);
            peer->flush();
        }
        if (answersHandshake)
            peer->startServerEncryption();
    }
};

} // namespace

class tst_QtTlsStream : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void agreesOnAProtocol_data();
    void agreesOnAProtocol();
    void verifiesTheServer_data();
    void verifiesTheServer();
    void trustsAnybodyOnlyWhenTold();
    void trustsOnlyTheAuthoritiesGiven();
    void trustsWhomTheEnvironmentNames_data();
    void trustsWhomTheEnvironmentNames();
    void knowsThePeersCertificates();
    void writesNothingBeforeItIsSecured();
    void refusesDataBeforeTheHandshake();
    void handshakeFails_data();
    void handshakeFails();
    void optionsThatCannotBe_data();
    void optionsThatCannotBe();
    void readsInPieces_data();
    void readsInPieces();
    void tellsReadableOnceUntilARead();
    void notReadingHoldsThePeerBack();
    void waitsToBeWritten();
    void endings_data();
    void endings();
    void isReset();
    void readsAllThatCameBeforeTheEnd_data();
    void readsAllThatCameBeforeTheEnd();
    void saysGoodbye();
    void hasUnread_data();
    void hasUnread();
    void destroyedInEveryCall_data();
    void destroyedInEveryCall();

private:
    void begin(const TlsOptions &options, const QByteArray &name);
    void open();
    TlsOptions options() const;

    TestCertificates m_certificates;
    TestCertificates::Identity m_good;
    const std::shared_ptr<Backend> m_backend = HttpQTest::testBackend();
    std::unique_ptr<StreamRecorder> m_client;
    std::unique_ptr<TlsServer> m_server;
};

void tst_QtTlsStream::initTestCase()
{
    QVERIFY(QSslSocket::supportsSsl());
    QVERIFY(m_certificates.isValid());
    m_good = m_certificates.issue(u"x"_s, u"DNS:a.example,IP:127.0.0.1"_s);
    QVERIFY(m_good.isValid());
}

void tst_QtTlsStream::init()
{
    m_client = std::make_unique<StreamRecorder>();
    m_server = std::make_unique<TlsServer>();
    m_server->identity = m_good;
}

void tst_QtTlsStream::cleanup()
{
    QVERIFY(!m_client->wasCalledInside);
    m_client.reset();
    m_server.reset();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QCoreApplication::processEvents();
}

TlsOptions tst_QtTlsStream::options() const
{
    TlsOptions options;
    options.setCaCertificates(m_certificates.authorityPem(), TlsOptions::Authorities::OnlyExtra);
    return options;
}

// Starts TLS as a connector does: from the call that says that TCP is up.
void tst_QtTlsStream::begin(const TlsOptions &options, const QByteArray &name)
{
    m_client->hook = [this, options, name](const QString &event) {
        if (event == u"connected")
            m_client->call([&](Stream &s) { s.startTls(options, name); });
    };
    m_client->begin([&](StreamListener *listener) {
        return m_backend->connectTcp(QHostAddress(QHostAddress::LocalHost), m_server->serverPort(),
                                     true, {}, listener);
    });
}

void tst_QtTlsStream::open()
{
    begin(options(), "a.example");
    QTRY_COMPARE(m_client->count("secured"), 1);
    QTRY_VERIFY(m_server->peer && m_server->peer->isEncrypted());
}

void tst_QtTlsStream::agreesOnAProtocol_data()
{
    QTest::addColumn<QList<QByteArray>>("offered");
    QTest::addColumn<QList<QByteArray>>("known");
    QTest::addColumn<QByteArray>("chosen");
    QTest::addColumn<int>("version");
    QTest::addColumn<QByteArray>("versionName");
    const QList<QByteArray> none, one { "http/1.1" }, two { "h2", "http/1.1" };
    QTest::newRow("TLS 1.3") << one << one << "http/1.1"_ba << int(QSsl::TlsV1_3) << "TLSv1.3"_ba;
    QTest::newRow("TLS 1.2") << one << one << "http/1.1"_ba << int(QSsl::TlsV1_2) << "TLSv1.2"_ba;
    QTest::newRow("nothing known") << one << none << ""_ba << int(QSsl::TlsV1_3) << "TLSv1.3"_ba;
    QTest::newRow("nothing offered") << none << two << ""_ba << int(QSsl::TlsV1_3) << "TLSv1.3"_ba;
    QTest::newRow("one of two") << two << one << "http/1.1"_ba << int(QSsl::TlsV1_3)
                                << "TLSv1.3"_ba;
}

void tst_QtTlsStream::agreesOnAProtocol()
{
    QFETCH(const QList<QByteArray>, offered);
    QFETCH(const QList<QByteArray>, known);
    QFETCH(const QByteArray, chosen);
    QFETCH(const int, version);
    QFETCH(const QByteArray, versionName);
    m_server->protocols = known;
    m_server->version = QSsl::SslProtocol(version);
    TlsOptions tls = options();
    tls.setApplicationProtocols(offered);
    begin(tls, "a.example");
    QTRY_COMPARE(m_client->count("secured"), 1);
    QCOMPARE(m_client->tlsInfo.protocol, versionName);
    QCOMPARE(m_client->tlsInfo.applicationProtocol, chosen);
    QVERIFY(!m_client->tlsInfo.cipher.isEmpty());

    m_client->write("ping");
    QTRY_COMPARE(m_server->peer->bytesAvailable(), 4);
    QCOMPARE(m_server->peer->readAll(), "ping"_ba);
    m_server->peer->write("pong");
    QTRY_COMPARE(m_client->data, "pong"_ba);
    QCOMPARE(m_client->count("failed"), 0);
}

void tst_QtTlsStream::verifiesTheServer_data()
{
    QTest::addColumn<QString>("commonName");
    QTest::addColumn<QString>("names");
    QTest::addColumn<bool>("selfSigned");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QString>("text"); // of the error; empty if there is none
    const QString other = u"not for"_s;
    QTest::newRow("good") << u"x"_s << u"DNS:a.example"_s << false << "a.example"_ba << QString();
    QTest::newRow("trailing dot") << u"x"_s << u"DNS:a.example"_s << false << "a.example."_ba
                                  << QString();
    QTest::newRow("wildcard") << u"x"_s << u"DNS:*.a.example"_s << false << "www.a.example"_ba
                              << QString();
    QTest::newRow("address") << u"x"_s << u"IP:127.0.0.1"_s << false << "127.0.0.1"_ba << QString();
    QTest::newRow("wrong name") << u"x"_s << u"DNS:b.example"_s << false << "a.example"_ba
                                << (HttpQTest::isAsioTested() ? other : u"did not match"_s);
    QTest::newRow("common name only") << u"a.example"_s << QString() << false << "a.example"_ba
                                      << u"\"a.example\": it names nobody"_s;
    QTest::newRow("common name and another SAN")
            << u"a.example"_s << u"DNS:b.example"_s << false << "a.example"_ba
            << u"\"a.example\": it names b.example"_s;
    QTest::newRow("common name is the address")
            << u"127.0.0.1"_s << QString() << false << "127.0.0.1"_ba
            << u"\"127.0.0.1\": it names nobody"_s;
    QTest::newRow("wildcard of a top level")
            << u"x"_s << u"DNS:*.example"_s << false << "a.example"_ba << u"a.example"_s;
    QTest::newRow("self-signed") << u"x"_s << u"DNS:a.example"_s << true << "a.example"_ba
                                 << u"self-signed"_s;
}

void tst_QtTlsStream::verifiesTheServer()
{
    QFETCH(const QString, commonName);
    QFETCH(const QString, names);
    QFETCH(const bool, selfSigned);
    QFETCH(const QByteArray, host);
    QFETCH(const QString, text);
    m_server->identity = m_certificates.issue(commonName, names, selfSigned);
    begin(options(), host);
    if (text.isEmpty()) {
        QTRY_COMPARE(m_client->count("secured"), 1);
        return;
    }
    QTRY_COMPARE(m_client->count("failed"), 1);
    QCOMPARE(m_client->events, QStringList({ u"connected"_s, u"failed"_s }));
    QCOMPARE(m_client->error.kind(), Error::Kind::Tls);
    QCOMPARE(m_client->error.party(), Error::Party::Remote);
    QVERIFY2(m_client->error.message().contains(text), qPrintable(m_client->error.message()));
}

void tst_QtTlsStream::trustsAnybodyOnlyWhenTold()
{
    m_server->identity = m_certificates.issue(u"b.example"_s, {}, true);
    TlsOptions tls;
    tls.setDangerouslyTrustAnyCertificate(true);
    begin(tls, "a.example");
    QTRY_COMPARE(m_client->count("secured"), 1);
}

void tst_QtTlsStream::trustsOnlyTheAuthoritiesGiven()
{
    TestCertificates others;
    QVERIFY(others.isValid());
    TlsOptions tls;
    tls.setCaCertificates(others.authorityPem(), TlsOptions::Authorities::OnlyExtra);
    begin(tls, "a.example");
    QTRY_COMPARE(m_client->count("failed"), 1);
    QCOMPARE(m_client->error.kind(), Error::Kind::Tls);

    m_client = std::make_unique<StreamRecorder>();
    begin(TlsOptions(), "a.example"); // the system's know nothing of it
    QTRY_COMPARE(m_client->count("failed"), 1);

    m_client = std::make_unique<StreamRecorder>();
    tls.setCaCertificates(others.authorityPem() + m_certificates.authorityPem(),
                          TlsOptions::Authorities::SystemAndExtra);
    begin(tls, "a.example");
    QTRY_COMPARE(m_client->count("secured"), 1);
}

void tst_QtTlsStream::trustsWhomTheEnvironmentNames_data()
{
    QTest::addColumn<bool>("isFile");
    QTest::addColumn<bool>("isRight");
    QTest::newRow("file") << true << true;
    QTest::newRow("folder") << false << true;
    QTest::newRow("unreadable file") << true << false;
    QTest::newRow("unreadable folder") << false << false;
}

void tst_QtTlsStream::trustsWhomTheEnvironmentNames()
{
    QFETCH(const bool, isFile);
    QFETCH(const bool, isRight);
    QTemporaryDir folder;
    QFile file(folder.filePath(u"ca.pem"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(m_certificates.authorityPem());
    file.close();
    const QString missing = folder.filePath(u"missing"_s);
    TlsOptions tls;
    if (isFile)
        tls.setEnvironmentAuthorities(isRight ? file.fileName() : missing, {});
    else
        tls.setEnvironmentAuthorities({}, isRight ? folder.path() : missing);
    begin(tls, "a.example");
    if (isRight) {
        QTRY_COMPARE(m_client->count("secured"), 1);
        return;
    }
    QTRY_COMPARE(m_client->count("failed"), 1);
    QCOMPARE(m_client->error.kind(), Error::Kind::Tls);
    QCOMPARE(m_client->error.party(), Error::Party::Local);
    const QString message = m_client->error.message();
    QVERIFY2(message.contains(isFile ? u"SSL_CERT_FILE"_s : u"SSL_CERT_DIR"_s),
             qPrintable(message));
    QVERIFY2(message.contains(missing), qPrintable(message));
}

void tst_QtTlsStream::knowsThePeersCertificates()
{
    const QSslCertificate authority(m_certificates.authorityPem());
    m_server->issuers = { authority };
    open();
    QCOMPARE(m_client->tlsInfo.peerCertificates,
             QList<QByteArray>({ m_good.certificate.toDer(), authority.toDer() }));
}

void tst_QtTlsStream::writesNothingBeforeItIsSecured()
{
    m_server->answersHandshake = false;
    begin(options(), "a.example");
    QTRY_VERIFY(m_server->peer);
    QTRY_VERIFY(m_server->peer->bytesAvailable() > 0);
    QCOMPARE(m_server->peer->peek(1), "\x16"_ba); // a handshake record
    QCOMPARE(m_client->events, QStringList({ u"connected"_s }));
    QCOMPARE(m_client->stream->bytesToWrite(), 0);
}

void tst_QtTlsStream::refusesDataBeforeTheHandshake()
{
    m_server->greeting = "HTTP/1.1 200 OK\r\n\r\n";
    m_client->reads = false;
    m_client->begin([&](StreamListener *listener) {
        return m_backend->connectTcp(QHostAddress(QHostAddress::LocalHost), m_server->serverPort(),
                                     true, {}, listener);
    });
    QTRY_COMPARE(m_client->count("readable"), 1);
    m_client->call([&](Stream &s) { s.startTls(options(), "a.example"); });
    QTRY_COMPARE(m_client->count("failed"), 1);
    QCOMPARE(m_client->error.kind(), Error::Kind::Tls);
    QCOMPARE(m_client->error.party(), Error::Party::Remote);
    QCoreApplication::processEvents();
    QCOMPARE(m_client->count("secured"), 0);
    QVERIFY(!m_server->peer->isEncrypted());
}

void tst_QtTlsStream::handshakeFails_data()
{
    QTest::addColumn<QByteArray>("how");
    for (const char *how : { "closes", "closed before", "cuts", "speaks HTTP", "TLS 1.2 only" })
        QTest::newRow(how) << QByteArray(how);
}

void tst_QtTlsStream::handshakeFails()
{
    QFETCH(const QByteArray, how);
    m_server->answersHandshake = false;
    TlsOptions tls = options();
    if (how == "TLS 1.2 only") {
        m_server->answersHandshake = true;
        m_server->version = QSsl::TlsV1_2;
        tls.setMinimumVersion(TlsOptions::Version::Tls13);
    }
    if (how == "closed before") {
        m_client->begin([&](StreamListener *listener) {
            return m_backend->connectTcp(QHostAddress(QHostAddress::LocalHost),
                                         m_server->serverPort(), true, {}, listener);
        });
        QTRY_VERIFY(m_server->peer);
        m_server->cut();
        QTRY_VERIFY(m_client->hasEnded);
        m_client->call([&](Stream &s) { s.startTls(tls, "a.example"); });
    } else {
        begin(tls, "a.example");
        QTRY_VERIFY(m_server->peer);
    }
    if (how == "closes")
        m_server->peer->disconnectFromHost();
    else if (how == "cuts")
        m_server->cut();
    else if (how == "speaks HTTP")
        m_server->peer->write("HTTP/1.1 400 Bad Request\r\n\r\n");
    QTRY_COMPARE(m_client->count("failed"), 1);
    QCoreApplication::processEvents();
    QCOMPARE(m_client->count("failed"), 1);
    QCOMPARE(m_client->count("secured"), 0);
    QCOMPARE(m_client->error.kind(), Error::Kind::Tls);
    QCOMPARE(m_client->error.phase(), Error::Phase::Tls);
    QCOMPARE(m_client->error.party(), Error::Party::Remote);
}

void tst_QtTlsStream::optionsThatCannotBe_data()
{
    QTest::addColumn<TlsOptions>("tls");
    TlsOptions noCa;
    noCa.setCaCertificates("not PEM");
    QTest::newRow("CA certificates") << noCa;
    TlsOptions noCertificate = options();
    noCertificate.setClientCertificate("not PEM", m_good.key.toPem());
    QTest::newRow("client certificate") << noCertificate;
    TlsOptions noKey = options();
    noKey.setClientCertificate(m_good.certificate.toPem(), "not PEM");
    QTest::newRow("client key") << noKey;
    TlsOptions otherKey = options();
    otherKey.setClientCertificate(m_good.certificate.toPem(),
                                  m_certificates.issue(u"x"_s, {}).key.toPem());
    QTest::newRow("key of another certificate") << otherKey;
}

void tst_QtTlsStream::optionsThatCannotBe()
{
    QFETCH(const TlsOptions, tls);
    begin(tls, "a.example");
    QTRY_COMPARE(m_client->count("failed"), 1);
    QCOMPARE(m_client->error.kind(), Error::Kind::Tls);
    QCOMPARE(m_client->error.party(), Error::Party::Local);
    QVERIFY(!m_client->error.message().isEmpty());
}

void tst_QtTlsStream::readsInPieces_data()
{
    QTest::addColumn<qint64>("size");
    for (const qint64 size : { 1, 7, 65536 })
        QTest::addRow("%lld", size) << size;
}

void tst_QtTlsStream::readsInPieces()
{
    QFETCH(const qint64, size);
    m_client->readSize = size;
    open();
    const QByteArray sent = pattern(qsizetype(qMin(size * 5000, qint64(1'000'000))));
    m_server->peer->write(sent);
    QTRY_COMPARE(m_client->data.size(), sent.size());
    QCOMPARE(m_client->data, sent);
    char byte = 0;
    QCOMPARE(m_client->stream->read(&byte, 1), 0);
    QCOMPARE(m_client->stream->end(), StreamEnd::None);
}

void tst_QtTlsStream::tellsReadableOnceUntilARead()
{
    m_client->reads = false;
    open();
    const auto send = [this](QByteArrayView data) {
        m_server->peer->write(data.data(), data.size());
        QTRY_COMPARE(m_server->peer->encryptedBytesToWrite() + m_server->peer->bytesToWrite(), 0);
        QCoreApplication::processEvents();
    };
    send("ab");
    QTRY_COMPARE(m_client->count("readable"), 1);
    send("ab");
    send("ab");
    QCoreApplication::processEvents();
    QCOMPARE(m_client->count("readable"), 1);
    char byte = 0;
    QCOMPARE(m_client->stream->read(&byte, 1), 1); // some is left
    QTRY_COMPARE(m_client->count("readable"), 2);
    // A backend may take one record after the other, and tell of each.
    QTRY_COMPARE((m_client->readAll(), m_client->data), "babab"_ba);
    const auto told = m_client->count("readable");
    QCoreApplication::processEvents();
    QCOMPARE(m_client->count("readable"), told);
    m_server->peer->write("last");
    m_server->peer->disconnectFromHost();
    QTRY_COMPARE(m_client->count("readable"), told + 1);
    QTRY_COMPARE(m_server->peer->state(), QAbstractSocket::UnconnectedState);
    char last[4] = {};
    QCOMPARE(m_client->stream->read(last, 4), 4);
    QTRY_COMPARE(m_client->count("readable"), told + 2); // the end
    QCOMPARE(m_client->stream->read(last, 4), -1);
    QCOMPARE(m_client->stream->end(), StreamEnd::Clean);
}

void tst_QtTlsStream::notReadingHoldsThePeerBack()
{
    const QByteArray sent = pattern(32 * 1024 * 1024);
    m_client->reads = false;
    open();
    m_server->peer->write(sent);
    // Until nothing moves any more.
    qint64 waiting = -1;
    int unchanged = 0;
    QTRY_VERIFY((unchanged = waiting == m_server->peer->encryptedBytesToWrite() ? unchanged + 1 : 0,
                 waiting = m_server->peer->encryptedBytesToWrite(), unchanged >= 3));
    QVERIFY(waiting > sent.size() / 2);
    m_client->reads = true;
    m_client->readAll();
    QTRY_COMPARE_WITH_TIMEOUT(m_client->data.size(), sent.size(), 60'000);
    QVERIFY(m_client->data == sent);
}

void tst_QtTlsStream::waitsToBeWritten()
{
    const QByteArray sent = pattern(16 * 1024 * 1024);
    open();
    QCOMPARE(m_client->count("written"), 0); // the handshake was not the listener's
    bool wasEarly = false;
    m_client->hook = [&](const QString &event) {
        wasEarly = wasEarly || (event == u"written" && m_client->stream->bytesToWrite() > 0);
    };
    m_client->write(sent);
    QVERIFY(m_client->stream->bytesToWrite() > 0);
    QByteArray received;
    QTRY_VERIFY_WITH_TIMEOUT(
            (received += m_server->peer->readAll(), received.size() == sent.size()), 60'000);
    QVERIFY(received == sent);
    QTRY_COMPARE(m_client->count("written"), 1);
    QVERIFY(!wasEarly);
    QCOMPARE(m_client->stream->bytesToWrite(), 0);
}

void tst_QtTlsStream::endings_data()
{
    QTest::addColumn<bool>("saysGoodbye");
    QTest::addColumn<QByteArray>("before");
    for (const qsizetype size : { 0, 1, 100'000 }) {
        QTest::addRow("close_notify after %lld bytes", size) << true << pattern(size);
        QTest::addRow("cut off after %lld bytes", size) << false << pattern(size);
    }
}

void tst_QtTlsStream::endings()
{
    QFETCH(const bool, saysGoodbye);
    QFETCH(const QByteArray, before);
    open();
    m_client->stream->expectEnd();
    m_server->peer->write(before);
    if (saysGoodbye) {
        m_server->peer->disconnectFromHost();
    } else {
        QTRY_COMPARE(m_client->data.size(), before.size());
        m_server->cut();
    }
    QTRY_VERIFY(m_client->hasEnded);
    QCOMPARE(m_client->data, before);
    QCOMPARE(m_client->end, saysGoodbye ? StreamEnd::Clean : StreamEnd::Truncated);
    char byte = 0;
    QCOMPARE(m_client->stream->read(&byte, 1), -1);
    QCoreApplication::processEvents();
    QCOMPARE(m_client->count("failed"), 0);
}

// QSslSocket does not tell it from a FIN.
void tst_QtTlsStream::isReset()
{
    open();
    m_server->peer->write("half");
    QTRY_COMPARE(m_client->data, "half"_ba);
    m_server->reset();
    QTRY_VERIFY(m_client->hasEnded);
    QCOMPARE(m_client->end, HttpQTest::isAsioTested() ? StreamEnd::Reset : StreamEnd::Truncated);
}

void tst_QtTlsStream::readsAllThatCameBeforeTheEnd_data()
{
    QTest::addColumn<bool>("saysGoodbye");
    QTest::newRow("close_notify") << true;
    QTest::newRow("cut off") << false;
}

// A slow reader, who finds the end when the connection has long gone.
void tst_QtTlsStream::readsAllThatCameBeforeTheEnd()
{
    QFETCH(const bool, saysGoodbye);
    const QByteArray sent = pattern(2 * 1024 * 1024);
    m_client->reads = false;
    open();
    m_server->peer->write(sent);
    if (saysGoodbye)
        m_server->peer->disconnectFromHost();
    bool isCut = false;
    QByteArray piece(10'000, Qt::Uninitialized);
    const auto step = [&] {
        const qint64 got = m_client->stream->read(piece.data(), piece.size());
        if (got > 0)
            m_client->data.append(piece.constData(), qsizetype(got));
        if (!saysGoodbye && !isCut && m_server->peer->encryptedBytesToWrite() == 0
            && m_server->peer->bytesToWrite() == 0) {
            isCut = true;
            m_server->cut();
        }
        QCoreApplication::processEvents();
        return got >= 0;
    };
    QElapsedTimer timer;
    timer.start();
    while (step())
        QVERIFY(timer.elapsed() < 60'000);
    QCOMPARE(m_client->data.size(), sent.size());
    QVERIFY(m_client->data == sent);
    QCOMPARE(m_client->stream->end(), saysGoodbye ? StreamEnd::Clean : StreamEnd::Truncated);
}

void tst_QtTlsStream::saysGoodbye()
{
    open();
    bool sawCloseNotify = false;
    connect(m_server->peer.get(), &QSslSocket::alertReceived, this,
            [&](QSsl::AlertLevel, QSsl::AlertType type) {
                sawCloseNotify = type == QSsl::AlertType::CloseNotify;
            });
    m_client->stream.reset();
    QTRY_VERIFY(sawCloseNotify);
}

void tst_QtTlsStream::hasUnread_data()
{
    QTest::addColumn<QByteArray>("what");
    for (const char *what : { "data", "close_notify", "cut" })
        QTest::newRow(what) << QByteArray(what);
}

void tst_QtTlsStream::hasUnread()
{
    QFETCH(const QByteArray, what);
    m_client->reads = false;
    open();
    m_client->write("request");
    QTRY_COMPARE(m_server->peer->bytesAvailable(), 7);
    // The tickets of TLS 1.3 are none of the reader's business.
    QVERIFY(!m_client->stream->hasUnread());
    m_server->peer->write("response");
    QTRY_COMPARE(m_client->count("readable"), 1);
    QVERIFY(m_client->stream->hasUnread());
    m_client->readAll();
    QVERIFY(!m_client->stream->hasUnread());
    if (what == "data") {
        m_server->peer->write("HTTP/1.1 200 OK\r\n\r\n");
    } else if (what == "close_notify") {
        m_server->peer->disconnectFromHost();
    } else {
        m_server->cut();
        QVERIFY(m_client->stream->hasUnread()); // though the event loop has not run since
    }
    QTRY_COMPARE(m_client->count("readable"), 2);
    QVERIFY(m_client->stream->hasUnread());
}

void tst_QtTlsStream::destroyedInEveryCall_data()
{
    QTest::addColumn<QString>("event");
    QTest::addColumn<QByteArray>("how");
    QTest::newRow("connected") << u"connected"_s << ""_ba;
    QTest::newRow("secured") << u"secured"_s << ""_ba;
    QTest::newRow("readable") << u"readable"_s << "data"_ba;
    QTest::newRow("readable at the end") << u"readable"_s << "end"_ba;
    QTest::newRow("readable at the cut") << u"readable"_s << "cut"_ba;
    QTest::newRow("written") << u"written"_s << "write"_ba;
    QTest::newRow("failed: certificate") << u"failed"_s << "self-signed"_ba;
    QTest::newRow("failed: name") << u"failed"_s << "other name"_ba;
    QTest::newRow("failed: options") << u"failed"_s << "options"_ba;
}

void tst_QtTlsStream::destroyedInEveryCall()
{
    QFETCH(const QString, event);
    QFETCH(const QByteArray, how);
    m_client->destroyOn = event;
    m_client->reads = false;
    if (how == "self-signed")
        m_server->identity = m_certificates.issue(u"x"_s, u"DNS:a.example"_s, true);
    else if (how == "other name")
        m_server->identity = m_certificates.issue(u"a.example"_s, u"DNS:b.example"_s);
    TlsOptions tls = options();
    if (how == "options")
        tls.setCaCertificates("not PEM");
    begin(tls, "a.example");
    if (how == "data" || how == "end" || how == "cut" || how == "write") {
        QTRY_COMPARE(m_client->count("secured"), 1);
        QTRY_VERIFY(m_server->peer->isEncrypted());
        if (how == "data")
            m_server->peer->write(pattern(1'000'000));
        else if (how == "end")
            m_server->peer->disconnectFromHost();
        else if (how == "cut")
            m_server->cut();
        else
            m_client->write(pattern(16'000'000)); // more than the system takes at once
    }
    QTRY_VERIFY((m_server->peer && m_server->peer->readAll().isEmpty(), !m_client->stream));
    QCOMPARE(m_client->events.last(), event);
    const qsizetype before = m_client->events.size();
    QCoreApplication::processEvents();
    QCOMPARE(m_client->events.size(), before);
}

QTEST_GUILESS_MAIN(tst_QtTlsStream)
#include "tst_qttlsstream.moc"
