// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "support/certificates.h"
#include "support/eventloop.h"
#include "support/nginxserver.h"
#include "support/requiredserver.h"

#include <HttpQ/scriptedserver.h>

#include <QtCore/qtimer.h>
#include <QtNetwork/qsslsocket.h>
#include <QtNetwork/qtcpsocket.h>
#include <QtTest/qtest.h>

#include <optional>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;

class tst_Support : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void spinningEndsAtTheConditionOrTheDeadline();
    void certificatesAreJudged_data();
    void certificatesAreJudged();
    void nginxServes_data();
    void nginxServes();
    void nginxServesFiles();
    void nginxServesTls();
    void nginxTakesUploads();
    void nginxIsGoneAfterwards();

private:
    NginxServer &nginx();

    std::optional<NginxServer> m_nginx;
};

// What a peer sends to \a request until it closes, or until \a enough holds.
static QByteArray exchange(QTcpSocket &socket, const QUrl &url, const QByteArray &request,
                           const std::function<bool(const QByteArray &)> &enough = {})
{
    QByteArray received;
    socket.connectToHost(url.host(), static_cast<quint16>(url.port()));
    socket.write(request);
    const bool ended = spinUntil([&] {
        received += socket.readAll();
        return (enough && enough(received)) || socket.state() == QAbstractSocket::UnconnectedState;
    });
    return ended ? received + socket.readAll() : QByteArray("not ended: ") + received;
}

static QByteArray get(const QUrl &url, const QByteArray &moreFields = {})
{
    QTcpSocket socket;
    return exchange(socket, url,
                    "GET " + url.path(QUrl::FullyEncoded).toLatin1()
                            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + moreFields
                            + "\r\n");
}

static QByteArray bodyOf(const QByteArray &response)
{
    return response.mid(response.indexOf("\r\n\r\n") + 4);
}

void tst_Support::initTestCase()
{
    QVERIFY(QSslSocket::supportsSsl());
}

NginxServer &tst_Support::nginx()
{
    if (!m_nginx)
        m_nginx.emplace();
    return *m_nginx;
}

void tst_Support::spinningEndsAtTheConditionOrTheDeadline()
{
    bool fired = false;
    QTimer::singleShot(1, this, [&] { fired = true; });
    QVERIFY(spinUntil([&] { return fired; }));
    QVERIFY(!spinUntil([] { return false; }, 5));
    bool deleted = false;
    auto *object = new QObject;
    connect(object, &QObject::destroyed, this, [&] { deleted = true; });
    object->deleteLater();
    spinTurns();
    QVERIFY(deleted);
}

void tst_Support::certificatesAreJudged_data()
{
    QTest::addColumn<CertificateRequest>("request");
    QTest::addColumn<QSslError::SslError>("expected");
    using Error = QSslError::SslError;
    CertificateRequest request;
    QTest::newRow("good") << request << Error::NoError;
    request.validity = CertificateRequest::Validity::Expired;
    QTest::newRow("expired") << request << Error::CertificateExpired;
    request.validity = CertificateRequest::Validity::NotYetValid;
    QTest::newRow("not yet valid") << request << Error::CertificateNotYetValid;
    request = {};
    request.purpose = CertificateRequest::Purpose::Client;
    QTest::newRow("for clients") << request << Error::InvalidPurpose;
    request = {};
    request.issuer = CertificateRequest::Issuer::Self;
    QTest::newRow("self-signed") << request << Error::SelfSignedCertificate;
    request.issuer = CertificateRequest::Issuer::Unknown;
    QTest::newRow("unknown authority") << request << Error::UnableToGetLocalIssuerCertificate;
    QTest::newRow("other name") << CertificateRequest::forNames({ u"*.example.test"_s })
                                << Error::HostNameMismatch;
    QTest::newRow("no name") << CertificateRequest::withoutNames(u"example.test"_s)
                             << Error::HostNameMismatch;
}

void tst_Support::certificatesAreJudged()
{
    QFETCH(const CertificateRequest, request);
    QFETCH(const QSslError::SslError, expected);
    const TestCertificate leaf = TestCertificates::instance().issue(request);
    QCOMPARE(TestCertificates::instance().issue(request).certificateFile, leaf.certificateFile);
    const auto names = leaf.certificate().subjectAlternativeNames();
    QCOMPARE(names.values(QSsl::DnsEntry).size(), request.dnsNames.size());
    QCOMPARE(names.values(QSsl::IpAddressEntry).size(), request.addresses.size());
    QCOMPARE(leaf.certificate().subjectInfo(QSslCertificate::CommonName),
             QStringList { request.commonName });

    ScriptedServer server(leaf.configuration());
    QSslSocket client;
    client.setSslConfiguration(TestCertificates::instance().clientConfiguration());
    client.connectToHostEncrypted(u"127.0.0.1"_s, server.port(), u"localhost"_s);
    QVERIFY(spinUntil([&] {
        return client.isEncrypted() || client.state() == QAbstractSocket::UnconnectedState;
    }));
    QCOMPARE(client.isEncrypted(), expected == QSslError::NoError);
    QList<QSslError::SslError> errors;
    for (const QSslError &error : client.sslHandshakeErrors())
        errors += error.error();
    if (expected == QSslError::NoError)
        QVERIFY(errors.isEmpty());
    else
        QVERIFY2(errors.contains(expected), qPrintable(client.errorString()));
}

void tst_Support::nginxServes_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QByteArray>("inHead");
    QTest::addColumn<QByteArray>("body");
    const QByteArray none;
    QTest::newRow("small") << u"/small"_s << none << QByteArray("Content-Length: 38")
                           << NginxServer::smallBody();
    QTest::newRow("range") << u"/range"_s << QByteArray("Range: bytes=5-9\r\n")
                           << QByteArray("206 Partial") << NginxServer::textBody().mid(5, 5);
    QTest::newRow("status") << u"/status/404"_s << none << QByteArray("404 Not Found") << none;
    QTest::newRow("no content") << u"/status/204"_s << none << QByteArray("204 No Content") << none;
    QTest::newRow("redirect") << u"/redirect"_s << none << QByteArray("Location: http://") << none;
    QTest::newRow("relative") << u"/redirect/relative"_s << none << QByteArray("Location: /small")
                              << none;
    QTest::newRow("chain") << u"/redirect/5"_s << none << QByteArray("/redirect/4") << none;
    QTest::newRow("307") << u"/redirect/status/307"_s << none << QByteArray("307 Temp") << none;
    QTest::newRow("echo") << u"/echo/header"_s << QByteArray("X-Test: a b\r\n")
                          << QByteArray("200 OK") << QByteArray("a b");
    QTest::newRow("close") << u"/close"_s << none << QByteArray("Connection: close")
                           << QByteArray("closing");
    QTest::newRow("gzip") << u"/gzip"_s << QByteArray("Accept-Encoding: gzip\r\n")
                          << QByteArray("Content-Encoding: gzip") << none;
    QTest::newRow("no gzip") << u"/gzip"_s << none << QByteArray("Content-Length: ")
                             << NginxServer::textBody();
    QTest::newRow("chunked") << u"/chunked"_s << none << QByteArray("Transfer-Encoding: chunked")
                             << none;
    QTest::newRow("connection") << u"/small"_s << none << QByteArray("X-Connection-Requests: 1")
                                << NginxServer::smallBody();
}

void tst_Support::nginxServes()
{
    HTTPQTEST_REQUIRE_SERVER(NginxServer, "nginx");
    QFETCH(const QString, path);
    QFETCH(const QByteArray, fields);
    QFETCH(const QByteArray, inHead);
    QFETCH(const QByteArray, body);
    const QByteArray response = get(nginx().url(path), fields);
    QVERIFY2(response.startsWith("HTTP/1.1 ") && response.contains(inHead),
             response.left(500).constData());
    if (!body.isEmpty())
        QCOMPARE(bodyOf(response), body);
    if (nginx().hasIpv6())
        QVERIFY(get(nginx().url(path, u"::1"_s), fields).contains(inHead));
}

void tst_Support::nginxServesFiles()
{
    HTTPQTEST_REQUIRE_SERVER(NginxServer, "nginx");
    const QByteArray large = bodyOf(get(nginx().url(u"/large"_s)));
    QCOMPARE(large.size(), NginxServer::Options().largeSize);
    QCOMPARE(QCryptographicHash::hash(large, QCryptographicHash::Sha1), nginx().largeSha1());
    QCOMPARE(get(nginx().url(u"/cut"_s)), QByteArray());

    QTcpSocket socket;
    const QByteArray slow =
            exchange(socket, nginx().url(u"/slow"_s), "GET /slow HTTP/1.1\r\nHost: h\r\n\r\n",
                     [](const QByteArray &bytes) { return bytes.size() > 1000; });
    QVERIFY(slow.startsWith("HTTP/1.1 200"));
    QCOMPARE_LT(slow.size(), large.size() / 4);
}

void tst_Support::nginxServesTls()
{
    HTTPQTEST_REQUIRE_SERVER(NginxServer, "nginx");
    QSslSocket socket;
    socket.setSslConfiguration(TestCertificates::instance().clientConfiguration());
    const QUrl url = nginx().tlsUrl(u"/echo/tls"_s);
    QCOMPARE(url.scheme(), u"https"_s);
    socket.connectToHostEncrypted(url.host(), static_cast<quint16>(url.port()));
    QVERIFY(spinUntil([&] { return socket.isEncrypted(); }));
    socket.write("GET /echo/tls HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    QVERIFY(spinUntil([&] { return socket.state() == QAbstractSocket::UnconnectedState; }));
    QCOMPARE(bodyOf(socket.readAll()), QByteArray("TLSv1.3 localhost ."));
}

void tst_Support::nginxTakesUploads()
{
    HTTPQTEST_REQUIRE_SERVER(NginxServer, "nginx");
    const QByteArray body(5'000'000, 'x');
    const QByteArray fields = " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
    const QByteArray length = "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n";
    const QByteArray chunks = "Transfer-Encoding: chunked\r\n\r\n"
                              + QByteArray::number(body.size(), 16) + "\r\n" + body
                              + "\r\n0\r\n\r\n";
    QTcpSocket put;
    QVERIFY(exchange(put, nginx().url({}), "PUT /put/file" + fields + length + body)
                    .startsWith("HTTP/1.1 201"));
    QCOMPARE(nginx().uploaded(u"file"_s), body);
    QTcpSocket post;
    QCOMPARE(bodyOf(exchange(post, nginx().url({}), "POST /post" + fields + length + body)),
             QByteArray("5000000"));
    QTcpSocket chunked;
    QCOMPARE(bodyOf(exchange(chunked, nginx().url({}), "POST /post" + fields + chunks)),
             QByteArray("5000000"));
}

void tst_Support::nginxIsGoneAfterwards()
{
    HTTPQTEST_REQUIRE_SERVER(NginxServer, "nginx");
    const quint16 port = nginx().port();
    m_nginx.reset();
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, port);
    QVERIFY(spinUntil([&] { return socket.state() == QAbstractSocket::UnconnectedState; }));
    QCOMPARE(socket.error(), QAbstractSocket::ConnectionRefusedError);
}

QTEST_GUILESS_MAIN(tst_Support)
#include "tst_support.moc"
