// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "interop/opensslserver.h"
#include "interop/requestoutcome.h"
#include "support/testbackend.h"

#include <HttpQ/scriptedserver.h>

#include <QtCore/qscopeguard.h>
#include <QtTest/qtest.h>

#include <memory>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(HttpQTest::CertificateRequest)

//! What goes wrong, or does not, between the TCP connection and the first byte of the request.
class tst_Tls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void certificates_data();
    void certificates();
    void authorities_data();
    void authorities();
    void defaultConfigurationIsNotTrusted();
    void unusableOptions_data();
    void unusableOptions();
    void trustsAny();
    void versions_data();
    void versions();
    void applicationProtocol_data();
    void applicationProtocol();
    void applicationProtocolIsRefused();
    void clientCertificate_data();
    void clientCertificate();
    void endOfBody_data();
    void endOfBody();
    void closeNotifyIsTheEnd();
    void plainServer();
    void handshakeStalls();
    void handshakeIsCut_data();
    void handshakeIsCut();
    void dataBeforeHandshake_data();
    void dataBeforeHandshake();

private:
    static std::unique_ptr<ScriptedServer> serverWith(const QSslConfiguration &configuration);
    //! After a failure: nothing is kept, and a good server can be talked to.
    void verifyRecovery();

    std::unique_ptr<AsyncClient> m_client;
};

void tst_Tls::init()
{
    m_client = std::make_unique<AsyncClient>(testBackend());
    m_client->setTlsOptions(testTlsOptions());
}

void tst_Tls::cleanup()
{
    QVERIFY2(spinUntil([&] { return leftovers(*m_client).isEmpty(); }, 5000),
             qPrintable(leftovers(*m_client)));
    m_client.reset();
}

std::unique_ptr<ScriptedServer> tst_Tls::serverWith(const QSslConfiguration &configuration)
{
    auto server = std::make_unique<ScriptedServer>(configuration);
    server->respondWith("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret");
    return server;
}

void tst_Tls::verifyRecovery()
{
    QCOMPARE(leftovers(*m_client), QString());
    QCOMPARE(m_client->poolStatistics().idle, 0);
    const auto server = serverWith(TestCertificates::instance().issue().configuration());
    m_client->setTlsOptions(testTlsOptions());
    const Result<Response> result = outcomeOf(m_client->get(server->url()));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(result->content(), QByteArray("secret"));
    m_client->closeIdleConnections();
}

void tst_Tls::certificates_data()
{
    QTest::addColumn<CertificateRequest>("certificate");
    QTest::addColumn<QString>("host"); // of the URL
    QTest::addColumn<QByteArray>("name"); // asked for instead, if any
    QTest::addColumn<QString>("complaint"); // empty: it is good

    const QString address = u"127.0.0.1"_s;
    const QString none;
    const QString notFor = u"is not for"_s;
    const QString wrongName = isAsioTested() ? notFor : u"host name"_s; // Qt looks before
    const CertificateRequest good;
    QTest::newRow("good, name") << good << u"localhost"_s << QByteArray() << none;
    QTest::newRow("good, address") << good << address << QByteArray() << none;
    const auto wildcard = CertificateRequest::forNames({ u"*.example.test"_s });
    QTest::newRow("wildcard") << wildcard << address << QByteArray("www.example.test") << none;
    QTest::newRow("wildcard, upper case")
            << wildcard << address << QByteArray("WWW.Example.TEST") << none;
    QTest::newRow("wildcard, two labels")
            << wildcard << address << QByteArray("a.www.example.test") << wrongName;
    QTest::newRow("wildcard, no label")
            << wildcard << address << QByteArray("example.test") << wrongName;
    QTest::newRow("wildcard of a top level") << CertificateRequest::forNames({ u"*.test"_s })
                                             << address << QByteArray("example.test") << wrongName;
    QTest::newRow("wildcard for an address") << CertificateRequest::forNames({ u"*.0.0.1"_s })
                                             << address << QByteArray() << wrongName;
    QTest::newRow("other name") << CertificateRequest::forNames({ u"other.test"_s })
                                << u"localhost"_s << QByteArray() << wrongName;
    QTest::newRow("one of many names")
            << CertificateRequest::forNames({ u"a.test"_s, u"localhost"_s, u"b.test"_s })
            << u"localhost"_s << QByteArray() << none;
    CertificateRequest otherAddress;
    otherAddress.addresses = { u"127.0.0.2"_s };
    QTest::newRow("other address") << otherAddress << address << QByteArray() << wrongName;
    QTest::newRow("address as a name")
            << CertificateRequest::forNames({ address }) << address << QByteArray() << notFor;
    QTest::newRow("common name alone") << CertificateRequest::withoutNames(u"localhost"_s)
                                       << u"localhost"_s << QByteArray() << notFor;
    QTest::newRow("address as common name alone")
            << CertificateRequest::withoutNames(address) << address << QByteArray() << notFor;
    auto otherWithCommonName = CertificateRequest::forNames({ u"other.test"_s });
    otherWithCommonName.commonName = u"localhost"_s;
    QTest::newRow("other name, fitting common name")
            << otherWithCommonName << u"localhost"_s << QByteArray() << notFor;
    CertificateRequest request;
    request.validity = CertificateRequest::Validity::Expired;
    QTest::newRow("expired") << request << u"localhost"_s << QByteArray() << u"expired"_s;
    request.validity = CertificateRequest::Validity::NotYetValid;
    QTest::newRow("not yet valid")
            << request << u"localhost"_s << QByteArray() << u"not yet valid"_s;
    request = {};
    request.issuer = CertificateRequest::Issuer::Self;
    QTest::newRow("self-signed") << request << u"localhost"_s << QByteArray() << u"self-signed"_s;
    request.issuer = CertificateRequest::Issuer::Unknown;
    QTest::newRow("unknown authority")
            << request << u"localhost"_s << QByteArray() << u"issuer certificate"_s;
    request = {};
    request.purpose = CertificateRequest::Purpose::Client;
    QTest::newRow("for clients") << request << u"localhost"_s << QByteArray() << u"purpose"_s;
}

void tst_Tls::certificates()
{
    QFETCH(const CertificateRequest, certificate);
    QFETCH(const QString, host);
    QFETCH(const QByteArray, name);
    QFETCH(const QString, complaint);
    const auto server = serverWith(TestCertificates::instance().issue(certificate).configuration());
    TlsOptions options = testTlsOptions();
    options.setServerName(name);
    m_client->setTlsOptions(options);

    const Result<Response> result = outcomeOf(m_client->get(server->urlFor(host)));
    if (complaint.isEmpty()) {
        HTTPQTEST_VERIFY_STATUS(result, 200);
        QCOMPARE(result->content(), QByteArray("secret"));
        QVERIFY(server->connection(0).isEncrypted());
        QCOMPARE(m_client->poolStatistics().idle, 1);
        return;
    }
    HTTPQTEST_VERIFY_ERROR(result, Error::Kind::Tls, Error::Phase::Tls, Error::Party::Remote);
    const QString message = result.error().message();
    QVERIFY2(message.contains(complaint), qPrintable(message));
    QVERIFY2(message.contains(name.isEmpty() ? host : QString::fromLatin1(name),
                              Qt::CaseInsensitive),
             qPrintable(message));
    QVERIFY(!result.error().requestMayHaveReachedServer());
    // Not a second attempt, and not a byte of the request.
    QCOMPARE(server->connectionCount(), 1);
    QCOMPARE(server->connection(0).bytesReceived(), 0);
    verifyRecovery();
}

void tst_Tls::authorities_data()
{
    QTest::addColumn<TlsOptions::Authorities>("authorities");
    QTest::addColumn<bool>("known");
    QTest::addColumn<bool>("accepted");
    using Authorities = TlsOptions::Authorities;
    QTest::newRow("system") << Authorities::System << true << false;
    QTest::newRow("system and this") << Authorities::SystemAndExtra << true << true;
    QTest::newRow("this alone") << Authorities::OnlyExtra << true << true;
    QTest::newRow("system and another") << Authorities::SystemAndExtra << false << false;
    QTest::newRow("another alone") << Authorities::OnlyExtra << false << false;
}

void tst_Tls::authorities()
{
    QFETCH(const TlsOptions::Authorities, authorities);
    QFETCH(const bool, known);
    QFETCH(const bool, accepted);
    TestCertificates &certificates = TestCertificates::instance();
    CertificateRequest other;
    other.issuer = CertificateRequest::Issuer::Self;
    TlsOptions options;
    options.setCaCertificates(known ? certificates.authority().certificatePem
                                    : certificates.issue(other).certificatePem,
                              authorities);
    m_client->setTlsOptions(options);
    const auto server = serverWith(certificates.issue().configuration());
    const Result<Response> result = outcomeOf(m_client->get(server->url()));
    if (accepted) {
        HTTPQTEST_VERIFY_STATUS(result, 200);
        return;
    }
    HTTPQTEST_VERIFY_ERROR(result, Error::Kind::Tls, Error::Phase::Tls, Error::Party::Remote);
    verifyRecovery();
}

// What the program has Qt trust is none of a client's that trusts one authority alone
// (CVE-2023-34410 is of that kind).
void tst_Tls::defaultConfigurationIsNotTrusted()
{
    TestCertificates &certificates = TestCertificates::instance();
    const QSslConfiguration before = QSslConfiguration::defaultConfiguration();
    const auto restore = qScopeGuard([&] { QSslConfiguration::setDefaultConfiguration(before); });
    QSslConfiguration changed = before;
    changed.setCaCertificates(certificates.authorities());
    changed.setPeerVerifyMode(QSslSocket::VerifyNone);
    QSslConfiguration::setDefaultConfiguration(changed);

    CertificateRequest other;
    other.issuer = CertificateRequest::Issuer::Self;
    other.commonName = u"Another authority"_s;
    TlsOptions options;
    options.setCaCertificates(certificates.issue(other).certificatePem,
                              TlsOptions::Authorities::OnlyExtra);
    m_client->setTlsOptions(options);
    const auto server = serverWith(certificates.issue().configuration());
    const Result<Response> result = outcomeOf(m_client->get(server->url()));
    HTTPQTEST_VERIFY_ERROR(result, Error::Kind::Tls, Error::Phase::Tls, Error::Party::Remote);
}

void tst_Tls::unusableOptions_data()
{
    QTest::addColumn<TlsOptions>("options");
    QTest::addColumn<QString>("complaint");
    TestCertificates &certificates = TestCertificates::instance();
    const TestCertificate one = certificates.issue();
    CertificateRequest request;
    request.commonName = u"another"_s;
    const TestCertificate another = certificates.issue(request);
    TlsOptions options;
    options.setCaCertificates("no PEM", TlsOptions::Authorities::OnlyExtra);
    QTest::newRow("authorities") << options << u"CA certificates"_s;
    options = testTlsOptions();
    options.setClientCertificate("no PEM", one.keyPem);
    QTest::newRow("certificate") << options << u"client certificate"_s;
    options = testTlsOptions();
    options.setClientCertificate(one.certificatePem, "no PEM");
    QTest::newRow("key") << options << u"client key"_s;
    options = testTlsOptions();
    options.setClientCertificate(one.certificatePem, another.keyPem);
    QTest::newRow("another's key")
            << options << (isAsioTested() ? u"with this key"_s : u"SSL Context"_s);
}

void tst_Tls::unusableOptions()
{
    QFETCH(const TlsOptions, options);
    QFETCH(const QString, complaint);
    m_client->setTlsOptions(options);
    const auto server = serverWith(TestCertificates::instance().issue().configuration());
    const Result<Response> result = outcomeOf(m_client->get(server->url()));
    HTTPQTEST_VERIFY_ERROR(result, Error::Kind::Tls, Error::Phase::Tls, Error::Party::Local);
    QVERIFY2(result.error().message().contains(complaint), qPrintable(result.error().toString()));
    verifyRecovery();
}

void tst_Tls::trustsAny()
{
    CertificateRequest request = CertificateRequest::withoutNames(u"nobody"_s);
    request.issuer = CertificateRequest::Issuer::Self;
    request.validity = CertificateRequest::Validity::Expired;
    const auto server = serverWith(TestCertificates::instance().issue(request).configuration());
    TlsOptions options;
    options.setDangerouslyTrustAnyCertificate(true);
    m_client->setTlsOptions(options);
    HTTPQTEST_VERIFY_STATUS(outcomeOf(m_client->get(server->url())), 200);
    // The connection that came up so is not for requests that do verify.
    m_client->setTlsOptions(testTlsOptions());
    HTTPQTEST_VERIFY_ERROR(outcomeOf(m_client->get(server->url())), Error::Kind::Tls,
                           Error::Phase::Tls, Error::Party::Remote);
}

void tst_Tls::versions_data()
{
    QTest::addColumn<QStringList>("server");
    QTest::addColumn<TlsOptions::Version>("minimum");
    QTest::addColumn<QByteArray>("spoken"); // empty: refused
    using Version = TlsOptions::Version;
    const QStringList old = { u"-tls1_1"_s, u"-cipher"_s, u"ALL:@SECLEVEL=0"_s };
    QTest::newRow("1.3") << QStringList { u"-tls1_3"_s } << Version::Tls12 << QByteArray("TLSv1.3");
    QTest::newRow("1.2") << QStringList { u"-tls1_2"_s } << Version::Tls12 << QByteArray("TLSv1.2");
    QTest::newRow("1.2, 1.3 wanted")
            << QStringList { u"-tls1_2"_s } << Version::Tls13 << QByteArray();
    QTest::newRow("1.3, 1.3 wanted")
            << QStringList { u"-tls1_3"_s } << Version::Tls13 << QByteArray("TLSv1.3");
    QTest::newRow("1.1") << old << Version::Tls12 << QByteArray();
    QTest::newRow("1.1, 1.3 wanted") << old << Version::Tls13 << QByteArray();
}

void tst_Tls::versions()
{
    QFETCH(const QStringList, server);
    QFETCH(const TlsOptions::Version, minimum);
    QFETCH(const QByteArray, spoken);
    const OpenSslServer openssl(TestCertificates::instance().issue(), server);
    TlsOptions options = testTlsOptions();
    options.setMinimumVersion(minimum);
    m_client->setTlsOptions(options);
    const Result<Response> result = outcomeOf(m_client->get(openssl.url()));
    if (!spoken.isEmpty()) {
        HTTPQTEST_VERIFY_STATUS(result, 200);
        QVERIFY2(result->content().contains(spoken), result->content().constData());
        return;
    }
    HTTPQTEST_VERIFY_ERROR(result, Error::Kind::Tls, Error::Phase::Tls, Error::Party::Remote);
    QVERIFY2(result.error().message().contains(u"version"), qPrintable(result.error().toString()));
    verifyRecovery();
}

void tst_Tls::applicationProtocol_data()
{
    QTest::addColumn<QList<QByteArray>>("offered");
    QTest::addColumn<QList<QByteArray>>("served");
    QTest::addColumn<QByteArray>("chosen");
    using Protocols = QList<QByteArray>;
    const Protocols http1 = TlsOptions().applicationProtocols();
    QTest::newRow("http/1.1") << http1 << Protocols { "h2", "http/1.1" } << QByteArray("http/1.1");
    QTest::newRow("nothing served") << http1 << Protocols() << QByteArray();
    QTest::newRow("nothing offered") << Protocols() << Protocols { "http/1.1" } << QByteArray();
}

void tst_Tls::applicationProtocol()
{
    QFETCH(const QList<QByteArray>, offered);
    QFETCH(const QList<QByteArray>, served);
    QFETCH(const QByteArray, chosen);
    QSslConfiguration configuration = TestCertificates::instance().issue().configuration();
    configuration.setAllowedNextProtocols(served);
    const auto server = serverWith(configuration);
    TlsOptions options = testTlsOptions();
    options.setApplicationProtocols(offered);
    m_client->setTlsOptions(options);
    HTTPQTEST_VERIFY_STATUS(outcomeOf(m_client->get(server->url())), 200);
    QCOMPARE(server->connection(0).socket().sslConfiguration().nextNegotiatedProtocol(), chosen);
}

// RFC 7301 3.2: a server that speaks none of what is offered says so.
void tst_Tls::applicationProtocolIsRefused()
{
    const OpenSslServer openssl(TestCertificates::instance().issue(), { u"-alpn"_s, u"h2"_s });
    const Result<Response> result = outcomeOf(m_client->get(openssl.url()));
    HTTPQTEST_VERIFY_ERROR(result, Error::Kind::Tls, Error::Phase::Tls, Error::Party::Remote);
    QVERIFY2(result.error().message().contains(u"application protocol"),
             qPrintable(result.error().toString()));
    verifyRecovery();
}

void tst_Tls::clientCertificate_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<QString>("certificate");
    for (const QString &version : { u"-tls1_2"_s, u"-tls1_3"_s }) {
        for (const QString &certificate : { u"right"_s, u"absent"_s, u"wrong"_s }) {
            QTest::addRow("%s%s", qPrintable(certificate), qPrintable(version))
                    << version << certificate;
        }
    }
}

void tst_Tls::clientCertificate()
{
    QFETCH(const QString, version);
    QFETCH(const QString, certificate);
    TestCertificates &certificates = TestCertificates::instance();
    const OpenSslServer openssl(certificates.issue(),
                                { version, u"-Verify"_s, u"2"_s, u"-verify_return_error"_s,
                                  u"-CAfile"_s, certificates.authority().certificateFile });
    TlsOptions options = testTlsOptions();
    if (certificate != u"absent") {
        CertificateRequest request = CertificateRequest::withoutNames(u"HttpQ user"_s);
        request.purpose = CertificateRequest::Purpose::Client;
        if (certificate == u"wrong")
            request.issuer = CertificateRequest::Issuer::Unknown;
        const TestCertificate shown = certificates.issue(request);
        options.setClientCertificate(shown.certificatePem, shown.keyPem);
    }
    m_client->setTlsOptions(options);
    const Result<Response> result = outcomeOf(m_client->get(openssl.url()));
    if (certificate == u"right") {
        HTTPQTEST_VERIFY_STATUS(result, 200);
        QVERIFY2(result->content().contains("HttpQ user"), result->content().constData());
        return;
    }
    // In TLS 1.3 the client's handshake is done before the server has seen the certificate (RFC 8446
    // 2): what it thinks of it comes in place of a response.
    if (version == u"-tls1_2") {
        HTTPQTEST_VERIFY_ERROR(result, Error::Kind::Tls, Error::Phase::Tls, Error::Party::Remote);
        QVERIFY2(result.error().message().contains(u"alert"),
                 qPrintable(result.error().toString()));
    } else {
        HTTPQTEST_VERIFY_ERROR(result, Error::Kind::Read, Error::Phase::Head, Error::Party::Remote);
    }
    verifyRecovery();
}

void tst_Tls::endOfBody_data()
{
    QTest::addColumn<QByteArray>("ending");
    QTest::addColumn<bool>("tls");
    QTest::addColumn<bool>("good");
    QTest::newRow("close_notify") << QByteArray("finish") << true << true;
    QTest::newRow("no close_notify") << QByteArray("finishWithoutNotify") << true << false;
    QTest::newRow("TLS, RST") << QByteArray("reset") << true << false;
    QTest::newRow("FIN") << QByteArray("finish") << false << true;
    QTest::newRow("RST") << QByteArray("reset") << false << false;
}

// RFC 9112 9.8: without its close_notify, a body that the closing ends may be cut.
void tst_Tls::endOfBody()
{
    QFETCH(const QByteArray, ending);
    QFETCH(const bool, tls);
    QFETCH(const bool, good);
    const auto server = tls ? std::make_unique<ScriptedServer>(
                                TestCertificates::instance().issue().configuration())
                            : std::make_unique<ScriptedServer>();
    ServerConnection *connection = nullptr;
    server->onRequest([&](ServerConnection &current, const ServerRequest &) {
        connection = &current;
        current.send("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nas far as it goes");
    });
    const std::unique_ptr<PendingResponse> pending(m_client->get(server->url()).start(nullptr));
    QByteArray content;
    connect(pending.get(), &PendingResponse::chunkReceived, this,
            [&](const QByteArray &chunk) { content += chunk; });
    // All of it is in; what is missing is how it ends.
    QVERIFY(spinUntil([&] { return content == "as far as it goes"; }));
    QVERIFY(!pending->isFinished());
    if (ending == "finish")
        connection->finish();
    else if (ending == "finishWithoutNotify")
        connection->finishWithoutNotify();
    else
        connection->reset();
    QVERIFY(spinUntil([&] { return pending->isFinished(); }));
    const Error error = pending->error();
    QVERIFY2(bool(error) != good, qPrintable(error.toString()));
    if (!good) {
        QVERIFY2(error.kind() == Error::Kind::RemoteProtocol || error.kind() == Error::Kind::Read,
                 qPrintable(error.toString()));
        QCOMPARE(error.phase(), Error::Phase::Body);
        QCOMPARE(error.party(), Error::Party::Remote);
    }
    verifyRecovery();
}

// RFC 8446 6.1: no FIN is needed behind it. This server waits for the client's close_notify first.
void tst_Tls::closeNotifyIsTheEnd()
{
    const OpenSslServer openssl(TestCertificates::instance().issue(), {});
    const Result<Response> result = outcomeOf(m_client->get(openssl.url()));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QVERIFY(!result->headers().contains("Content-Length"));
    QVERIFY2(result->content().contains("</HTML>"), result->content().constData());
    verifyRecovery();
}

void tst_Tls::plainServer()
{
    ScriptedServer server;
    server.onBytes([](ServerConnection &connection, const QByteArray &) {
        connection.send("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\nThis is plain HTTP");
        connection.finish();
    });
    QUrl url = server.url();
    url.setScheme(u"https"_s);
    const Result<Response> result = outcomeOf(m_client->get(url));
    HTTPQTEST_VERIFY_ERROR(result, Error::Kind::Tls, Error::Phase::Tls, Error::Party::Remote);
    QVERIFY2(result.error().message().contains(u"wrong version"),
             qPrintable(result.error().toString()));
    verifyRecovery();
}

// CVE-2024-39936 is of the kind that this would find.
void tst_Tls::handshakeStalls()
{
    ScriptedServer server;
    QByteArray received;
    server.onBytes([&](ServerConnection &, const QByteArray &bytes) { received += bytes; });
    QUrl url = server.url(u"/private-path"_s);
    url.setScheme(u"https"_s);
    const Result<Response> result =
            outcomeOf(m_client->post(url).body("private content"_ba).connectTimeout(300ms));
    HTTPQTEST_VERIFY_ERROR(result, Error::Kind::ConnectTimeout, Error::Phase::Tls,
                           Error::Party::Remote);
    QVERIFY2(result.error().message().contains(u"TLS handshake"),
             qPrintable(result.error().toString()));
    QVERIFY(!result.error().requestMayHaveReachedServer());

    // RFC 8446 5.1: one record, whose type is handshake, with its length in bytes 3 and 4.
    QVERIFY(spinUntil([&] { return server.openConnectionCount() == 0; }));
    QCOMPARE_GT(received.size(), 5);
    QCOMPARE(received.at(0), '\x16');
    const auto high = static_cast<quint8>(received.at(3));
    const auto low = static_cast<quint8>(received.at(4));
    QCOMPARE(received.size(), 5 + high * 256 + low);
    QVERIFY(!received.contains("private"));
    verifyRecovery();
}

void tst_Tls::handshakeIsCut_data()
{
    QTest::addColumn<bool>("reset");
    QTest::addColumn<bool>("atOnce");
    for (const bool reset : { false, true }) {
        for (const bool atOnce : { false, true }) {
            QTest::addRow("%s%s", reset ? "RST" : "FIN", atOnce ? " at once" : " after the hello")
                    << reset << atOnce;
        }
    }
}

void tst_Tls::handshakeIsCut()
{
    QFETCH(const bool, reset);
    QFETCH(const bool, atOnce);
    ScriptedServer server;
    const auto cut = [reset](ServerConnection &connection) {
        if (reset)
            connection.reset();
        else
            connection.finish();
    };
    if (atOnce)
        server.onConnection(cut);
    server.onBytes([&](ServerConnection &connection, const QByteArray &) {
        if (!atOnce)
            cut(connection);
    });
    QUrl url = server.url();
    url.setScheme(u"https"_s);
    const Result<Response> result =
            outcomeOf(m_client->get(url).connectTimeout(reset && atOnce ? 500ms : 10s));
    // A RST in the very moment of connecting is told by nothing in Qt 6.4: its socket goes on as if
    // it were connecting.
    if (reset && atOnce && !result && result.error().kind() == Error::Kind::ConnectTimeout) {
        QCOMPARE(result.error().party(), Error::Party::Remote);
    } else {
        HTTPQTEST_VERIFY_ERROR(result, Error::Kind::Tls, Error::Phase::Tls, Error::Party::Remote);
        QVERIFY2(result.error().message().contains(u"TLS handshake"),
                 qPrintable(result.error().toString()));
    }
    verifyRecovery();
}

void tst_Tls::dataBeforeHandshake_data()
{
    QTest::addColumn<bool>("thenTls");
    QTest::newRow("and no TLS") << false;
    QTest::newRow("and then TLS") << true;
}

// What came in the clear must not be taken for what was encrypted (CVE-2021-22947 is of that kind).
void tst_Tls::dataBeforeHandshake()
{
    QFETCH(const bool, thenTls);
    const QByteArray evil = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil";
    const auto server = thenTls ? std::make_unique<ScriptedServer>(
                                TestCertificates::instance().issue().configuration())
                                : std::make_unique<ScriptedServer>();
    server->onConnection([&](ServerConnection &connection) {
        connection.send(evil);
        connection.socket().flush();
    });
    server->onBytes([](ServerConnection &, const QByteArray &) {});
    QUrl url = server->url();
    url.setScheme(u"https"_s);
    const Result<Response> result = outcomeOf(m_client->get(url));
    HTTPQTEST_VERIFY_ERROR(result, Error::Kind::Tls, Error::Phase::Tls, Error::Party::Remote);
    QCOMPARE(server->connectionCount(), 1);
    verifyRecovery();
}

QTEST_GUILESS_MAIN(tst_Tls)
#include "tst_tls.moc"
