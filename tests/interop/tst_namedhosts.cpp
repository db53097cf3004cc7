// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "interop/requestoutcome.h"

#include <HttpQ/hstsfile.h>
#include <HttpQ/awaittest.h>
#include <HttpQ/scriptedserver.h>

#include <QtCore/qtemporarydir.h>
#include <QtTest/qtest.h>

#include <memory>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;

//! Which hosts are asked over TLS, and which addresses are connected to, over real sockets.
class tst_NamedHosts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void strictTransportSecurity();
    void strictTransportSecurityWithoutVerification_data();
    void strictTransportSecurityWithoutVerification();
    void strictTransportSecurityOverHttp();
    void filteredRedirect();

private:
    static constexpr auto Policy = "HTTP/1.1 200 OK\r\nStrict-Transport-Security: max-age=3600\r\n"
                                   "Content-Length: 2\r\n\r\nok";
};

// From the first response to the file, and from the file to a client of another run.
void tst_NamedHosts::strictTransportSecurity()
{
    QTemporaryDir folder;
    ScriptedServer server(TestCertificates::instance().issue().configuration());
    server.respondWith(Policy);
    QUrl plain = server.urlFor(u"localhost"_s, u"/a?b"_s);
    plain.setScheme(u"http"_s);
    {
        AsyncClient client;
        client.setTlsOptions(testTlsOptions());
        client.setHsts(std::make_shared<HstsStore>());
        QCOMPARE(HTTPQ_AWAIT(client.get(server.urlFor(u"localhost"_s))).status(), 200);
        QCOMPARE(client.hsts()->knownHosts(), QStringList { u"localhost"_s });
        const Response upgraded = HTTPQ_AWAIT(client.get(plain));
        QCOMPARE(upgraded.status(), 200);
        QCOMPARE(upgraded.request().url(), server.urlFor(u"localhost"_s, u"/a?b"_s));
        QVERIFY(upgraded.connection().isSecure());
        QVERIFY(!HstsFile(folder.filePath(u"hsts"_s)).save(*client.hsts()));
    }
    AsyncClient client;
    client.setTlsOptions(testTlsOptions());
    client.setHsts(std::make_shared<HstsStore>());
    QVERIFY(!HstsFile(folder.filePath(u"hsts"_s)).load(*client.hsts()));
    const Response upgraded = HTTPQ_AWAIT(client.get(plain));
    QCOMPARE(upgraded.status(), 200);
    QVERIFY(upgraded.connection().isSecure());
    for (const ServerRequest &request : server.requests())
        QCOMPARE(request.method(), "GET");
    QCOMPARE(server.requestCount(), 3);
}

void tst_NamedHosts::strictTransportSecurityWithoutVerification_data()
{
    QTest::addColumn<bool>("trustsAny");
    QTest::addColumn<QByteArray>("serverName");
    QTest::newRow("not verified") << true << QByteArray();
    QTest::newRow("verified for another name") << false << QByteArray("127.0.0.1");
}

void tst_NamedHosts::strictTransportSecurityWithoutVerification()
{
    QFETCH(const bool, trustsAny);
    QFETCH(const QByteArray, serverName);
    ScriptedServer server(TestCertificates::instance().issue().configuration());
    server.respondWith(Policy);
    AsyncClient client;
    TlsOptions options = testTlsOptions();
    options.setDangerouslyTrustAnyCertificate(trustsAny);
    options.setServerName(serverName);
    client.setTlsOptions(options);
    client.setHsts(std::make_shared<HstsStore>());
    QCOMPARE(HTTPQ_AWAIT(client.get(server.urlFor(u"localhost"_s))).status(), 200);
    QVERIFY(!client.hsts()->hasEntries());
}

void tst_NamedHosts::strictTransportSecurityOverHttp()
{
    ScriptedServer server;
    server.respondWith(Policy);
    AsyncClient client;
    client.setHsts(std::make_shared<HstsStore>());
    QCOMPARE(HTTPQ_AWAIT(client.get(server.urlFor(u"localhost"_s))).status(), 200);
    QVERIFY(!client.hsts()->hasEntries());
}

// One address is allowed, and sends the client to another one that is not.
void tst_NamedHosts::filteredRedirect()
{
    const QHostAddress allowed(u"127.0.0.1"_s);
    const QHostAddress refused(u"127.0.0.2"_s);
    ScriptedServer inner(ScriptedServer::Thread::Current, refused);
    inner.respondWith("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret");
    ScriptedServer outer(ScriptedServer::Thread::Current, allowed);
    outer.respondWith("HTTP/1.1 302 Found\r\nLocation: " + inner.url().toEncoded()
                      + "\r\nContent-Length: 0\r\n\r\n");
    AsyncClient client;
    const Response open = HTTPQ_AWAIT(client.get(outer.url()));
    QCOMPARE(open.status(), 200);
    QCOMPARE(open.content(), "secret");

    QStringList asked;
    client.setAddressFilter(
            AddressFilter([&](const QHostAddress &address, const QByteArray &, quint16 port) {
                asked += u"%1 %2"_s.arg(address.toString()).arg(port);
                return address == allowed;
            }));
    const ConnectError filtered = HTTPQ_AWAIT_THROWS(client.get(outer.url()), ConnectError);
    QCOMPARE(filtered.error().url(), inner.url());
    QVERIFY2(filtered.error().message().contains(u"address filter refuses \"127.0.0.2\""_s),
             qPrintable(filtered.error().message()));
    QCOMPARE(asked, (QStringList { u"127.0.0.1 %1"_s.arg(outer.port()),
                                   u"127.0.0.2 %1"_s.arg(inner.port()) }));
    QCOMPARE(inner.connectionCount(), 1); // of the time before the filter
    QCOMPARE(outer.connectionCount(), 2);
}

QTEST_GUILESS_MAIN(tst_NamedHosts)
#include "tst_namedhosts.moc"
