// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// Runs the code of docs/authentication.md, transports.md and environment.md, word for word, and what
// docs/backends.md has of Qt.

#include "docs/guidetest.h"
#include "authentication_awaiting.h"
#include "authentication_ownflow.h"
#include "authentication_signing.h"
#include "transports_own.h"

#include <HttpQ/QtBackend>

#include <QtCore/qtemporarydir.h>
#include <QtNetwork/qtcpserver.h>
#include <QtNetwork/qtcpsocket.h>

using namespace GuideTest;

namespace {

QCoro::Task<> authenticationBasic(HttpQ::AsyncClient &client, const QUrl &url) {
#include "authentication_basic.inc"
}

QCoro::Task<> authenticationNone(HttpQ::AsyncClient &client, const QUrl &url)
{
    client.setAuth(std::make_shared<HttpQ::BearerAuth>("token"));
#include "authentication_none.inc"
}

QCoro::Task<> authenticationUrl(HttpQ::AsyncClient &client, const QUrl &) {
#include "authentication_url.inc"
}

QCoro::Task<> authenticationDigest(HttpQ::AsyncClient &client, const QUrl &url) {
#include "authentication_digest.inc"
}

QCoro::Task<> authenticationRefresh(HttpQ::AsyncClient &client, const QUrl &url)
{
#include "authentication_refresh.inc"
    const HttpQ::Response again = co_await client.get(url);
    GUIDE_VERIFY(again.status() == 200);
}

QCoro::Task<> authenticationNetrc(HttpQ::AsyncClient &client, const QUrl &url) {
#include "authentication_netrc.inc"
}

QCoro::Task<> authenticationFunction(HttpQ::AsyncClient &client, const QUrl &url) {
#include "authentication_function.inc"
}

QCoro::Task<> authenticationOwnFlow(HttpQ::AsyncClient &client, const QUrl &url)
{
    client.setAuth(std::make_shared<TicketAuth>());
    const HttpQ::Response first = co_await client.get(url);
    const HttpQ::Response second = co_await client.get(url);
    GUIDE_VERIFY(first.attempts().size() == 1 && second.attempts().isEmpty());
}

QCoro::Task<> authenticationAwaiting(HttpQ::AsyncClient &client, const QUrl &url)
{
    client.setAuth(std::make_shared<SessionAuth>(&client));
    const HttpQ::Response response = co_await client.get(url);
    GUIDE_VERIFY(response.status() == 200 && response.attempts().size() == 1);
}

QCoro::Task<> authenticationSigning(HttpQ::AsyncClient &client, const QUrl &url)
{
    client.setAuth(std::make_shared<SignatureAuth>("key"));
    auto pieces = []() -> QCoro::AsyncGenerator<QByteArray> {
        QByteArray piece("from a ");
        co_yield piece;
        piece = "generator";
        co_yield piece;
    };
    co_await client.post(url).body(pieces());
}

QCoro::Task<> transportsOwn(HttpQ::AsyncClient &client, const QUrl &url)
{
    // Whatever has been compiled in: Qt's own resources are always there.
    client.setTransport(std::make_shared<ResourceTransport>());
    const HttpQ::Response none = co_await client.get(url.resolved(QUrl(u"/none"_s)));
    GUIDE_VERIFY(none.status() == 404 && none.connection().isNull());
    GUIDE_VERIFY(none.request().method() == "GET" && none.history().isEmpty());
}

QCoro::Task<> transportsMount(HttpQ::AsyncClient &client, const QUrl &)
{
#include "transports_mount.inc"
    GUIDE_VERIFY(!error && response.status() == 404);
    const HttpQ::Response network = co_await client.get("https://app.invalid/logo.svg");
    GUIDE_VERIFY(network.content() == "hello");

    auto transport = std::make_shared<ResourceTransport>();
    const std::weak_ptr<ResourceTransport> watched = transport;
    client.mount("all://", std::move(transport));
    client.unmount("all://");
    GUIDE_VERIFY(watched.expired());
    GUIDE_VERIFY(client.mount("nonsense", nullptr).kind() == HttpQ::Error::Kind::InvalidUrl);
}

QCoro::Task<> transportsAll(HttpQ::AsyncClient &client, const QUrl &url)
{
#include "transports_all.inc"
    GUIDE_VERIFY(page.content() == "hello");
    const HttpQ::Response resource = co_await client.get("http://example.org/none");
    GUIDE_VERIFY(resource.status() == 404);
}

QCoro::Task<> transportsResponses(HttpQ::AsyncClient &, const QUrl &)
{
#include "transports_responses.inc"
    GUIDE_VERIFY(text.text() == u"Grüße"_s && html.text() == u"<p>Grüße"_s);
    GUIDE_VERIFY(html.headers().value("Content-Type") == "text/html; charset=utf-8");
    GUIDE_VERIFY(json.status() == 201 && json.json()["name"].toString() == u"Ada"_s);
    co_return;
}

QCoro::Task<> transportsLocalSocket(HttpQ::AsyncClient &client, const QUrl &) {
#include "transports_localsocket.inc"
}

QCoro::Task<> transportsOptions(HttpQ::AsyncClient &client, const QUrl &) {
#include "transports_options.inc"
}

QCoro::Task<> transportsBackend(HttpQ::AsyncClient &, const QUrl &)
{
#include "transports_backend.inc"
    GUIDE_VERIFY(response.status() == HttpQ::Status::NoContent);
}

QCoro::Task<> backendsEpoll(HttpQ::AsyncClient &, const QUrl &url)
{
#include "backends_epoll.inc"
    GUIDE_VERIFY(response.content() == "hello");
}

QCoro::Task<> environmentNotTrusted(HttpQ::AsyncClient &client, const QUrl &url)
{
    GUIDE_VERIFY(client.isEnvironmentTrusted());
    co_await client.get(url);
#include "environment_nottrusted.inc"
    GUIDE_VERIFY(!client.isEnvironmentTrusted());
}

QCoro::Task<> environmentProxies(HttpQ::AsyncClient &, const QUrl &)
{
#include "environment_proxies.inc"
    GUIDE_VERIFY(proxy && *proxy == QUrl(u"http://proxy.example.com:3128"_s));
    GUIDE_VERIFY(direct && direct->isEmpty());
    co_return;
}

QCoro::Task<> environmentLogging(HttpQ::AsyncClient &client, const QUrl &url)
{
#include "environment_logging.inc"
}

} // namespace

class tst_ClientGuides : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { world.reset(); }

    void authenticationBasic();
    void authenticationNone();
    void authenticationUrl();
    void authenticationDigest();
    void authenticationRefresh();
    void authenticationNetrc();
    void authenticationFunction();
    void authenticationOwnFlow();
    void authenticationAwaiting();
    void authenticationSigning();
    void transportsOwn();
    void transportsMount();
    void transportsAll();
    void transportsResponses();
    void transportsLocalSocket();
    void transportsOptions();
    void transportsBackend();
    void backendsEpoll();
    void environmentNotTrusted();
    void environmentProxies();
    void environmentLogging();

private:
    static QByteArray basic(const QByteArray &pair)
    {
        return "Authorization: Basic " + pair.toBase64();
    }

    std::optional<World> world;
};

void tst_ClientGuides::init()
{
    qputenv("NETRC", "/nonexistent");
    world.emplace();
}

void tst_ClientGuides::authenticationBasic()
{
    QCOMPARE(world->run(::authenticationBasic), QString());
    QVERIFY(world->has(0, basic("ada:secret")));
    QVERIFY(world->has(1, basic("bob:other")));
    QVERIFY(world->has(2, "Authorization: Bearer token"));
}

void tst_ClientGuides::authenticationNone()
{
    QCOMPARE(world->run(::authenticationNone), QString());
    QVERIFY(!world->names(0, "Authorization"));
}

void tst_ClientGuides::authenticationUrl()
{
    QCOMPARE(world->run(::authenticationUrl), QString());
    QCOMPARE(world->line(0), "GET / HTTP/1.1");
    QVERIFY(world->has(0, basic("ada:secret")));
    QVERIFY(world->has(0, "Host: www.example.com"));
}

void tst_ClientGuides::authenticationDigest()
{
    world->answers = { response({},
                                "WWW-Authenticate: Digest realm=\"r\", nonce=\"n\", qop=\"auth\", "
                                "algorithm=SHA-256\r\n",
                                "401 Unauthorized") };
    QCOMPARE(world->run(::authenticationDigest), QString());
    QCOMPARE(world->heads.size(), 3);
    QVERIFY(!world->names(0, "Authorization"));
    QVERIFY(world->heads.at(1).contains("\r\nAuthorization: Digest "));
    QVERIFY(world->heads.at(2).contains("nc=00000002"));
}

void tst_ClientGuides::authenticationRefresh()
{
    world->answers = { response(R"({"access_token":"one"})"), response("hello"),
                       response({}, {}, "401 Unauthorized"),
                       response(R"({"access_token":"two"})") };
    QCOMPARE(world->run(::authenticationRefresh), QString());
    QCOMPARE(world->line(0), "POST /token HTTP/1.1");
    QVERIFY(!world->names(0, "Authorization"));
    QVERIFY(world->has(1, "Authorization: Bearer one"));
    QVERIFY(world->has(2, "Authorization: Bearer one"));
    QVERIFY(world->has(4, "Authorization: Bearer two"));
    QVERIFY(world->received().contains("grant_type=client_credentials"));
}

void tst_ClientGuides::authenticationNetrc()
{
    QCOMPARE(world->run(::authenticationNetrc), QString());
    QVERIFY(world->has(0, basic("ada:secret")));
}

void tst_ClientGuides::authenticationFunction()
{
    QCOMPARE(world->run(::authenticationFunction), QString());
    QVERIFY(world->has(0, "X-Api-Key: secret"));
}

void tst_ClientGuides::authenticationOwnFlow()
{
    world->answers = { response("ticket", {}, "401 Unauthorized") };
    QCOMPARE(world->run(::authenticationOwnFlow), QString());
    QVERIFY(!world->names(0, "X-Ticket"));
    QVERIFY(world->has(1, "X-Ticket: ticket"));
    QVERIFY(world->has(2, "X-Ticket: ticket"));
}

void tst_ClientGuides::authenticationAwaiting()
{
    world->answers = { response("one"), response({}, {}, "401 Unauthorized"), response("two") };
    QCOMPARE(world->run(::authenticationAwaiting), QString());
    QVERIFY(world->has(0, "Host: login.example.com"));
    QVERIFY(world->has(1, "X-Session: one"));
    QVERIFY(world->has(3, "X-Session: two"));
}

void tst_ClientGuides::authenticationSigning()
{
    QCOMPARE(world->run(::authenticationSigning), QString());
    const QByteArray signature = QMessageAuthenticationCode::hash(
            "POST\nhttp://www.example.com/\nfrom a generator", "key", QCryptographicHash::Sha256);
    QVERIFY(world->has(0, "X-Signature: " + signature.toHex()));
    QVERIFY(world->has(0, "Content-Length: 16"));
}

void tst_ClientGuides::transportsOwn()
{
    QCOMPARE(world->run(::transportsOwn), QString());
    QCOMPARE(world->backend->connectionCount(), 0);
}

void tst_ClientGuides::transportsMount()
{
    QCOMPARE(world->run(::transportsMount), QString());
    QCOMPARE(world->heads.size(), 1);
}

void tst_ClientGuides::transportsAll()
{
    QCOMPARE(world->run(::transportsAll), QString());
    QCOMPARE(world->heads.size(), 1);
}

void tst_ClientGuides::transportsResponses()
{
    QCOMPARE(world->run(::transportsResponses), QString());
}

void tst_ClientGuides::transportsLocalSocket()
{
    QCOMPARE(world->run(::transportsLocalSocket), QString());
    QCOMPARE(world->backend->peer(0)->localSocket(), u"/run/docker.sock"_s);
    QVERIFY(world->has(0, "Host: localhost"));
}

void tst_ClientGuides::transportsOptions()
{
    QCOMPARE(world->run(::transportsOptions), QString());
    const HttpQ::MockPeer *const peer = world->backend->peer(0);
    QCOMPARE(peer->networkOptions().typeOfService(), 0x28);
    QCOMPARE(peer->serverName(), "www.example.com");
    QCOMPARE(peer->tlsOptions().minimumVersion(), HttpQ::TlsOptions::Version::Tls13);
    QVERIFY(world->has(0, "Host: 192.0.2.7"));
}

void tst_ClientGuides::transportsBackend()
{
    QCOMPARE(world->run(::transportsBackend), QString());
}

void tst_ClientGuides::backendsEpoll()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, this, [&] {
        QTcpSocket *const socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket] {
            if (socket->readAll().endsWith("\r\n\r\n"))
                socket->write(response("hello"));
        });
    });
    const QUrl url(u"http://127.0.0.1:%1/"_s.arg(server.serverPort()));
    HttpQ::waitFor(::backendsEpoll(world->client, url), 30s);
}

void tst_ClientGuides::environmentNotTrusted()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"netrc"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("machine www.example.com login ada password secret");
    file.close();
    qputenv("NETRC", file.fileName().toLocal8Bit());
    QCOMPARE(world->run(::environmentNotTrusted), QString());
    QVERIFY(world->has(0, basic("ada:secret")));
    QVERIFY(!world->names(1, "Authorization"));
}

void tst_ClientGuides::environmentProxies()
{
    QCOMPARE(world->run(::environmentProxies), QString());
}

void tst_ClientGuides::environmentLogging()
{
    QTest::ignoreMessage(QtInfoMsg,
                         QRegularExpression(u"^GET http://www.example.com/ -> 200, 5 byte"_s));
    QTest::ignoreMessage(QtDebugMsg, QRegularExpression(u"HeadReceived.*200"_s));
    QCOMPARE(world->run(::environmentLogging), QString());
    QLoggingCategory::setFilterRules({});
}

QTEST_GUILESS_MAIN(tst_ClientGuides)

#include "tst_clientguides.moc"
