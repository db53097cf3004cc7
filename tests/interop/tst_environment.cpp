// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "interop/opensslserver.h"
#include "interop/requestoutcome.h"
#include "support/nginxserver.h"
#include "support/requiredserver.h"
#include "support/testbackend.h"

#include <HttpQ/networkoptions.h>

#include <QtCore/qdir.h>
#include <QtCore/qfile.h>
#include <QtCore/qtemporarydir.h>
#include <QtTest/qtest.h>

#include <memory>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;

static const char *const Variables[] = { "SSL_CERT_FILE", "SSL_CERT_DIR" };

static void writeFile(const QString &path, const QByteArray &contents)
{
    QFile file(path);
    QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(path));
    QCOMPARE(file.write(contents), contents.size());
}

//! What the environment and the machine have to say: whom to trust, which socket, from where.
class tst_Environment : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase();

    void untrusted();
    void certFile();
    void certFolder();
    void certFolders();
    void otherAuthorityOnly();
    void environmentIsNotTrusted();
    void ownAuthorities();
    void extraAuthorities();
    void unreadable_data();
    void unreadable();
    void unreadableFileOfNoUse();
    void opensslServer();

    void localSocket();
    void localSocketIsAnotherConnection();
    void localSocketWithTls();
    void localSocketIsMissing();
    void localAddress();
    void localAddressIsNone();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    QByteArray authorityPem() const
    {
        return TestCertificates::instance().authority().certificatePem;
    }
    //! A file in PEM with an authority that nobody here uses.
    QString otherAuthority() const;
    QUrl tlsUrl() const { return m_nginx->tlsUrl(u"/small"_s); }
    //! Of a client that is made now, with this environment.
    Result<Response> outcome(const QUrl &url);
    NetworkOptions overSocket() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QTemporaryDir> m_sockets; // its path must be short (unix(7))
    std::unique_ptr<NginxServer> m_nginx;
};

void tst_Environment::initTestCase()
{
    HTTPQTEST_REQUIRE_SERVER(NginxServer, "nginx");
    m_sockets = std::make_unique<QTemporaryDir>();
    const QByteArray folder = m_sockets->path().toUtf8();
    NginxServer::Options options;
    options.moreLocations = "listen unix:" + folder + "/plain;\nlisten unix:" + folder
                            + "/tls ssl;\nlocation = /echo/peer { return 200 "
                              "\"$remote_addr $server_addr $http_host\"; }\n";
    m_nginx = std::make_unique<NginxServer>(options);
}

void tst_Environment::init()
{
    for (const char *variable : Variables)
        qunsetenv(variable);
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void tst_Environment::cleanup()
{
    if (QTest::currentTestFailed() && m_nginx)
        qWarning("%s", m_nginx->errorLog().constData());
    m_folder.reset();
}

void tst_Environment::cleanupTestCase()
{
    m_nginx.reset();
    m_sockets.reset();
}

QString tst_Environment::otherAuthority() const
{
    CertificateRequest request;
    request.issuer = CertificateRequest::Issuer::Self;
    return TestCertificates::instance().issue(request).certificateFile;
}

Result<Response> tst_Environment::outcome(const QUrl &url)
{
    AsyncClient client(testBackend());
    return outcomeOf(client.get(url));
}

void tst_Environment::untrusted()
{
    HTTPQTEST_VERIFY_ERROR(outcome(tlsUrl()), Error::Kind::Tls, Error::Phase::Tls,
                           Error::Party::Remote);
}

void tst_Environment::certFile()
{
    writeFile(path(u"ca.pem"_s), authorityPem());
    qputenv("SSL_CERT_FILE", path(u"ca.pem"_s).toLocal8Bit());
    const Result<Response> result = outcome(tlsUrl());
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(result->content(), NginxServer::smallBody());
    QVERIFY(result->connection().isSecure());
}

void tst_Environment::certFolder()
{
    writeFile(path(u"any name"_s), authorityPem());
    writeFile(path(u"README"_s), "no certificate");
    qputenv("SSL_CERT_DIR", m_folder->path().toLocal8Bit());
    HTTPQTEST_VERIFY_STATUS(outcome(tlsUrl()), 200);
}

void tst_Environment::certFolders()
{
    QVERIFY(QDir(m_folder->path()).mkpath(u"a"_s));
    QVERIFY(QDir(m_folder->path()).mkpath(u"b"_s));
    QVERIFY(QFile::copy(otherAuthority(), path(u"a/other.pem"_s)));
    writeFile(path(u"b/ca.pem"_s), authorityPem());
    const QStringList folders = { path(u"a"_s), path(u"b"_s) };
    qputenv("SSL_CERT_DIR", folders.join(QDir::listSeparator()).toLocal8Bit());
    HTTPQTEST_VERIFY_STATUS(outcome(tlsUrl()), 200);
    // Both variables together: what either names.
    qputenv("SSL_CERT_DIR", path(u"b"_s).toLocal8Bit());
    qputenv("SSL_CERT_FILE", otherAuthority().toLocal8Bit());
    HTTPQTEST_VERIFY_STATUS(outcome(tlsUrl()), 200);
}

void tst_Environment::otherAuthorityOnly()
{
    qputenv("SSL_CERT_FILE", otherAuthority().toLocal8Bit());
    HTTPQTEST_VERIFY_ERROR(outcome(tlsUrl()), Error::Kind::Tls, Error::Phase::Tls,
                           Error::Party::Remote);
}

void tst_Environment::environmentIsNotTrusted()
{
    writeFile(path(u"ca.pem"_s), authorityPem());
    qputenv("SSL_CERT_FILE", path(u"ca.pem"_s).toLocal8Bit());
    AsyncClient client(testBackend());
    QVERIFY(client.isEnvironmentTrusted());
    HTTPQTEST_VERIFY_STATUS(outcomeOf(client.get(tlsUrl())), 200);
    client.setEnvironmentTrusted(false);
    QVERIFY(!client.isEnvironmentTrusted());
    // The connection that is open was made on other terms: it serves no such request.
    HTTPQTEST_VERIFY_ERROR(outcomeOf(client.get(tlsUrl())), Error::Kind::Tls, Error::Phase::Tls,
                           Error::Party::Remote);
    client.setEnvironmentTrusted(true);
    HTTPQTEST_VERIFY_STATUS(outcomeOf(client.get(tlsUrl())), 200);
    QCOMPARE(client.poolStatistics().idle, 1);
}

// The environment stands for the system's certificates; a program that takes none of those takes
// none of these.
void tst_Environment::ownAuthorities()
{
    qputenv("SSL_CERT_FILE", path(u"none.pem"_s).toLocal8Bit());
    AsyncClient client(testBackend());
    client.setTlsOptions(testTlsOptions());
    HTTPQTEST_VERIFY_STATUS(outcomeOf(client.get(tlsUrl())), 200);
}

void tst_Environment::extraAuthorities()
{
    qputenv("SSL_CERT_FILE", otherAuthority().toLocal8Bit());
    AsyncClient client(testBackend());
    TlsOptions options;
    options.setCaCertificates(authorityPem(), TlsOptions::Authorities::SystemAndExtra);
    client.setTlsOptions(options);
    HTTPQTEST_VERIFY_STATUS(outcomeOf(client.get(tlsUrl())), 200);
}

void tst_Environment::unreadable_data()
{
    QTest::addColumn<QByteArray>("variable");
    QTest::addColumn<QString>("name");
    QTest::newRow("no file") << QByteArray("SSL_CERT_FILE") << u"none.pem"_s;
    QTest::newRow("a folder") << QByteArray("SSL_CERT_FILE") << u"folder"_s;
    QTest::newRow("an empty file") << QByteArray("SSL_CERT_FILE") << u"empty"_s;
    QTest::newRow("another file") << QByteArray("SSL_CERT_FILE") << u"text"_s;
    QTest::newRow("no folder") << QByteArray("SSL_CERT_DIR") << u"none"_s;
    QTest::newRow("a file") << QByteArray("SSL_CERT_DIR") << u"text"_s;
    QTest::newRow("an empty folder") << QByteArray("SSL_CERT_DIR") << u"folder"_s;
}

void tst_Environment::unreadable()
{
    QFETCH(const QByteArray, variable);
    QFETCH(const QString, name);
    QVERIFY(QDir(m_folder->path()).mkpath(u"folder"_s));
    writeFile(path(u"empty"_s), {});
    writeFile(path(u"text"_s), "no certificate");
    qputenv(variable.constData(), path(name).toLocal8Bit());
    const Result<Response> result = outcome(tlsUrl());
    HTTPQTEST_VERIFY_ERROR(result, Error::Kind::Tls, Error::Phase::Tls, Error::Party::Local);
    for (const QString &part : { QString::fromLatin1(variable), path(name) }) {
        QVERIFY2(result.error().message().contains(part), qPrintable(result.error().message()));
    }
    QVERIFY(!result.error().requestMayHaveReachedServer());
}

// Whoever speaks no TLS, or does not listen to the environment, is not disturbed.
void tst_Environment::unreadableFileOfNoUse()
{
    qputenv("SSL_CERT_FILE", path(u"none.pem"_s).toLocal8Bit());
    HTTPQTEST_VERIFY_STATUS(outcome(m_nginx->url(u"/small"_s)), 200);
    AsyncClient client(testBackend());
    client.setEnvironmentTrusted(false);
    HTTPQTEST_VERIFY_ERROR(outcomeOf(client.get(tlsUrl())), Error::Kind::Tls, Error::Phase::Tls,
                           Error::Party::Remote);
}

void tst_Environment::opensslServer()
{
    const OpenSslServer openssl(TestCertificates::instance().issue(), {});
    writeFile(path(u"ca.pem"_s), authorityPem());
    qputenv("SSL_CERT_FILE", path(u"ca.pem"_s).toLocal8Bit());
    HTTPQTEST_VERIFY_STATUS(outcome(openssl.url()), 200);
    const OpenSslServer other(
            TestCertificates::instance().issue(CertificateRequest::forNames({ u"other.test"_s })),
            {});
    HTTPQTEST_VERIFY_ERROR(outcome(other.url()), Error::Kind::Tls, Error::Phase::Tls,
                           Error::Party::Remote);
}

NetworkOptions tst_Environment::overSocket() const
{
    NetworkOptions options;
    options.setLocalSocket(m_sockets->filePath(u"plain"_s));
    return options;
}

void tst_Environment::localSocket()
{
    AsyncClient client(testBackend());
    client.setNetworkOptions(overSocket());
    // Neither the host nor the port is looked for.
    Result<Response> result = outcomeOf(client.get("http://no-such-host.test:99/echo/peer"));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(result->content(), QByteArray("unix: unix:") + m_sockets->path().toUtf8()
                                        + "/plain no-such-host.test:99");
    QCOMPARE(result->connection().localSocket(), m_sockets->filePath(u"plain"_s));
    QCOMPARE(result->connection().remoteAddress(), QString());

    for (int i = 0; i < 20; ++i) {
        result = outcomeOf(client.get("http://no-such-host.test:99/chunked"));
        HTTPQTEST_VERIFY_STATUS(result, 200);
        QCOMPARE(result->content(), NginxServer::textBody());
    }
    result = outcomeOf(
            client.put("http://no-such-host.test:99/put/socket").body(QByteArray(500'000, 'u')));
    HTTPQTEST_VERIFY_STATUS(result, 201);
    QCOMPARE(m_nginx->uploaded(u"socket"_s), QByteArray(500'000, 'u'));
    QCOMPARE(client.poolStatistics().created, 1);
}

void tst_Environment::localSocketIsAnotherConnection()
{
    AsyncClient client(testBackend());
    const QUrl url = m_nginx->url(u"/echo/peer"_s);
    Result<Response> result = outcomeOf(client.get(url));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QVERIFY(result->content().startsWith("127.0.0.1 "));
    result = outcomeOf(client.get(url).networkOptions(overSocket()));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QVERIFY(result->content().startsWith("unix: "));
    result = outcomeOf(client.get(url));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QVERIFY(result->content().startsWith("127.0.0.1 "));
    QCOMPARE(client.poolStatistics().created, 2);
}

void tst_Environment::localSocketWithTls()
{
    AsyncClient client(testBackend());
    client.setTlsOptions(testTlsOptions());
    NetworkOptions options;
    options.setLocalSocket(m_sockets->filePath(u"tls"_s));
    client.setNetworkOptions(options);
    // It is the name in the URL that the certificate has to be for.
    for (const QString &host : { u"localhost"_s, u"127.0.0.1"_s }) {
        const QString there = u"https://%1:99/small"_s.arg(host);
        const Result<Response> result = outcomeOf(client.get(there));
        HTTPQTEST_VERIFY_STATUS(result, 200);
        QCOMPARE(result->content(), NginxServer::smallBody());
        QVERIFY(result->connection().isSecure());
        QCOMPARE(result->connection().localSocket(), options.localSocket());
    }
    const QString other = u"https://no-such-host.test/small"_s;
    HTTPQTEST_VERIFY_ERROR(outcomeOf(client.get(other)), Error::Kind::Tls, Error::Phase::Tls,
                           Error::Party::Remote);
}

void tst_Environment::localSocketIsMissing()
{
    AsyncClient client(testBackend());
    NetworkOptions options;
    options.setLocalSocket(path(u"none"_s));
    const Result<Response> result =
            outcomeOf(client.get(m_nginx->url(u"/small"_s)).networkOptions(options));
    QVERIFY(!result);
    QCOMPARE(result.error().kind(), Error::Kind::Connect);
    QVERIFY2(result.error().message().contains(path(u"none"_s)),
             qPrintable(result.error().message()));
    QVERIFY(!result.error().requestMayHaveReachedServer());
}

void tst_Environment::localAddress()
{
    AsyncClient client(testBackend());
    NetworkOptions options;
    options.setLocalAddress(u"127.0.0.2"_s);
    for (const QString &host : { u"127.0.0.1"_s, u"localhost"_s }) {
        const QUrl url = m_nginx->url(u"/echo/peer"_s, host);
        const Result<Response> result = outcomeOf(client.get(url).networkOptions(options));
        HTTPQTEST_VERIFY_STATUS(result, 200);
        QCOMPARE(result->content(), "127.0.0.2 127.0.0.1 " + url.authority().toUtf8());
        QCOMPARE(result->connection().localAddress(), u"127.0.0.2"_s);
        QCOMPARE(result->connection().remoteAddress(), u"127.0.0.1"_s);
    }
    client.setTlsOptions(testTlsOptions());
    const Result<Response> secured = outcomeOf(
            client.get(m_nginx->tlsUrl(u"/echo/peer"_s, u"127.0.0.1"_s)).networkOptions(options));
    HTTPQTEST_VERIFY_STATUS(secured, 200);
    QVERIFY2(secured->content().startsWith("127.0.0.2 "), secured->content().constData());
}

void tst_Environment::localAddressIsNone()
{
    AsyncClient client(testBackend());
    NetworkOptions options;
    for (const QString &address : { u"192.0.2.1"_s, u"no address"_s }) { // RFC 5737
        options.setLocalAddress(address);
        const Result<Response> result =
                outcomeOf(client.get(m_nginx->url(u"/small"_s)).networkOptions(options));
        QVERIFY(!result);
        QCOMPARE(result.error().kind(), Error::Kind::Connect);
        QCOMPARE(result.error().party(), Error::Party::Local);
        QVERIFY2(result.error().message().contains(address), qPrintable(result.error().message()));
    }
}

QTEST_GUILESS_MAIN(tst_Environment)
#include "tst_environment.moc"
