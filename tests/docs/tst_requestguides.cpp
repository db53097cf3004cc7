// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// Runs the code of docs/requests.md, redirects.md, uploads.md and retries.md, word for word.

#include "docs/guidetest.h"
#include "requests_user.h"

#include <QtCore/qtemporarydir.h>
#include <QtNetwork/qtcpserver.h>
#include <QtNetwork/qtcpsocket.h>

using namespace GuideTest;

namespace {

QString reportPath;
const QByteArray large(100000, 'x');

QCoro::Task<> requestsDefaults(HttpQ::AsyncClient &client, const QUrl &)
{
#include "requests_defaults.inc"
    GUIDE_VERIFY(client.timeout().total == 30s && client.timeout().connect == 10s);
    GUIDE_VERIFY(client.auth() && client.query().queryItemValue(u"lang"_s) == u"en"_s);
    GUIDE_VERIFY(client.baseUrl().host() == u"api.example.com"_s);
}

QCoro::Task<> requestsOverrides(HttpQ::AsyncClient &client, const QUrl &)
{
    client.setBaseUrl(QUrl(u"http://api.example.com/v1/"_s));
    client.setAuth(std::make_shared<HttpQ::BearerAuth>("secret"));
    client.setQuery(QUrlQuery(u"lang=en"_s));
#include "requests_overrides.inc"
}

QCoro::Task<> requestsTarget(HttpQ::AsyncClient &client, const QUrl &url) {
#include "requests_target.inc"
}

QCoro::Task<> requestsBuild(HttpQ::AsyncClient &client, const QUrl &)
{
    client.setBaseUrl(QUrl(u"http://api.example.com/v1/"_s));
#include "requests_build.inc"
    GUIDE_VERIFY(request.url() == QUrl(u"http://api.example.com/v1/jobs"_s));
}

QCoro::Task<> requestsCurl(HttpQ::AsyncClient &client, const QUrl &url)
{
#include "requests_curl.inc"
    GUIDE_VERIFY(command.startsWith(u"curl"_s) && command.contains(u"hello"_s));
    GUIDE_VERIFY(command.contains(u"[masked]"_s) && !command.contains(u"secret"_s));
    co_return;
}

QCoro::Task<> requestsTemplate(HttpQ::AsyncClient &client, const QUrl &) {
#include "requests_template.inc"
}

QCoro::Task<> requestsUrl(HttpQ::AsyncClient &, const QUrl &)
{
#include "requests_url.inc"
    GUIDE_VERIFY(where.host(QUrl::FullyEncoded) == u"xn--bcher-kva.example"_s);
    GUIDE_VERIFY(where.path(QUrl::FullyEncoded) == u"/a%20b/c"_s && where.path() == u"/a b/c"_s);
    GUIDE_VERIFY(next == QUrl(u"https://ada:secret@bücher.example:8443/d?y"_s));
    GUIDE_VERIFY(other == QUrl(u"https://example.org:8443/?x=1"_s) && isAbsolute);
    co_return;
}

QCoro::Task<> requestsQuery(HttpQ::AsyncClient &client, const QUrl &url)
{
#include "requests_query.inc"
    GUIDE_VERIFY(tags == (QStringList { u"a"_s, u"b"_s }) && page == u"1"_s);
}

QCoro::Task<> requestsTyped(HttpQ::AsyncClient &client, const QUrl &url)
{
#include "requests_typed.inc"
    GUIDE_VERIFY(user.id == 7 && user.fullName == u"Ada Lovelace"_s);
    GUIDE_VERIFY(user.roles == QStringList(u"admin"_s));

    QString message;
    const HttpQ::Response wrong = co_await client.get(url);
    try {
        wrong.as<User>();
    } catch (const HttpQ::DecodingError &error) {
        message = error.error().message();
    }
    // As the guide says.
    GUIDE_VERIFY(message.contains(u"$.roles[1]: expected a string, found a number"_s));
}

QCoro::Task<> requestsHooks(HttpQ::AsyncClient &client, const QUrl &url)
{
#include "requests_hooks.inc"
    GUIDE_VERIFY(client.eventHooks().requestHooks().size() == 1);
    co_await client.get(url);
    bool hasThrown = false;
    try {
        co_await client.get(url);
    } catch (const HttpQ::HttpStatusError &) {
        hasThrown = true;
    }
    GUIDE_VERIFY(hasThrown);
    client.setEventHooks(HttpQ::EventHooks());
}

QCoro::Task<> requestsErrors(HttpQ::AsyncClient &client, const QUrl &url)
{
    client.setTimeout(HttpQ::Timeout(1s));
    {
#include "requests_errors.inc"
    } {
#include "requests_errors.inc"
    } {
#include "requests_errors.inc"
    }
}

QCoro::Task<> requestsResult(HttpQ::AsyncClient &client, const QUrl &url) {
#include "requests_result.inc"
}

QCoro::Task<> requestsClose(HttpQ::AsyncClient &client, const QUrl &url)
{
    GUIDE_VERIFY(!client.isClosed());
#include "requests_close.inc"
    GUIDE_VERIFY(client.isClosed() && late.error().kind() == HttpQ::Error::Kind::Cancelled);
}

QCoro::Task<> requestsOneShot(HttpQ::AsyncClient &, const QUrl &url)
{
#include "requests_oneshot.inc"
    GUIDE_VERIFY(response.content() == "GET");
    using Verb = HttpQ::RequestBuilder (*)(const HttpQ::RequestUrl &);
    const Verb verbs[] = { HttpQ::head,  HttpQ::post,           HttpQ::put,
                           HttpQ::patch, HttpQ::deleteResource, HttpQ::options };
    const QList<QByteArray> names { "", "POST", "PUT", "PATCH", "DELETE", "OPTIONS" };
    for (size_t i = 0; i < std::size(verbs); ++i) {
        response = co_await verbs[i](url);
        GUIDE_VERIFY(response.content() == names.at(qsizetype(i)));
    }
    response = co_await HttpQ::request("PURGE", url).stream();
    GUIDE_VERIFY(!response.isRead() && co_await response.read() == "PURGE");
}

QCoro::Task<> redirectsHistory(HttpQ::AsyncClient &client, const QUrl &url)
{
#include "redirects_history.inc"
    GUIDE_VERIFY(response.url() == QUrl(u"http://www.example.com/c"_s));
    GUIDE_VERIFY(response.history().size() == 2 && response.history().first().status() == 301);
}

QCoro::Task<> redirectsSecrets(HttpQ::AsyncClient &client, const QUrl &url) {
#include "redirects_secrets.inc"
}

QCoro::Task<> redirectsPolicy(HttpQ::AsyncClient &client, const QUrl &url)
{
#include "redirects_policy.inc"
    GUIDE_VERIFY(result.error().kind() == HttpQ::Error::Kind::Redirect);
    bool isTooMany = false;
    try {
        co_await client.get(url);
    } catch (const HttpQ::TooManyRedirects &) {
        isTooMany = true;
    }
    GUIDE_VERIFY(isTooMany);
}

QCoro::Task<> redirectsByHand(HttpQ::AsyncClient &client, const QUrl &url)
{
#include "redirects_byhand.inc"
    GUIDE_VERIFY(response.content() == "there" && response.history().isEmpty());
}

QCoro::Task<> uploadsBodies(HttpQ::AsyncClient &client, const QUrl &url)
{
#include "uploads_bodies.inc"
    // What the guide says of Content-Type.
    co_await client.post(url).json(item).header("Content-Type", "application/vnd.api+json");
    co_await client.post(url).header("Content-Type", "application/vnd.api+json").json(item);
    co_await client.post(url).json(item).form("a", "1").text(u"last"_s);
    co_await client.post(url).json(item).body("last");
}

QCoro::Task<> uploadsMultipart(HttpQ::AsyncClient &client, const QUrl &url) {
#include "uploads_multipart.inc"
}

QCoro::Task<> uploadsDevice(HttpQ::AsyncClient &client, const QUrl &url) {
#include "uploads_device.inc"
}

QCoro::Task<> uploadsGenerator(HttpQ::AsyncClient &client, const QUrl &url) {
#include "uploads_generator.inc"
}

QCoro::Task<> uploadsProgress(HttpQ::AsyncClient &client, const QUrl &url)
{
#include "uploads_progress.inc"
    GUIDE_VERIFY(response.status() == 200);
}

QCoro::Task<> uploadsPaused(HttpQ::AsyncClient &client, const QUrl &url)
{
#include "uploads_paused.inc"
    GUIDE_VERIFY(response.status() == 200);
}

QCoro::Task<> uploadsExpect(HttpQ::AsyncClient &client, const QUrl &url)
{
#include "uploads_expect.inc"
    const HttpQ::Response refused = co_await client.put(url).body(large).expectContinue();
    GUIDE_VERIFY(refused.status() == 413);
}

QCoro::Task<> uploadsCompressed(HttpQ::AsyncClient &client, const QUrl &url) {
#include "uploads_compressed.inc"
}

QCoro::Task<> retriesSimple(HttpQ::AsyncClient &client, const QUrl &url)
{
#include "retries_simple.inc"
    GUIDE_VERIFY(response.status() == 200 && response.attempts().size() == 2);
}

QCoro::Task<> retriesKey(HttpQ::AsyncClient &client, const QUrl &url) {
#include "retries_key.inc"
}

QCoro::Task<> retriesPolicy(HttpQ::AsyncClient &client, const QUrl &url)
{
#include "retries_policy.inc"
    GUIDE_VERIFY(response.status() == 502);
}

QCoro::Task<> retriesAttempts(HttpQ::AsyncClient &client, const QUrl &url)
{
#include "retries_attempts.inc"
    GUIDE_VERIFY(response.attempts().size() == 2 && response.history().size() == 1);
}

QCoro::Task<> retriesConnect(HttpQ::AsyncClient &client, const QUrl &url)
{
#include "retries_connect.inc"
    GUIDE_VERIFY(response.status() == 200);
}

} // namespace

class tst_RequestGuides : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { world.emplace(); }
    void cleanup() { world.reset(); }

    void requestsDefaults();
    void requestsOverrides();
    void requestsTarget();
    void requestsBuild();
    void requestsCurl();
    void requestsTemplate();
    void requestsUrl();
    void requestsQuery();
    void requestsTyped();
    void requestsHooks();
    void requestsErrors();
    void requestsResult();
    void requestsClose();
    void requestsOneShot();
    void redirectsHistory();
    void redirectsSecrets();
    void redirectsPolicy();
    void redirectsByHand();
    void uploadsBodies();
    void uploadsMultipart();
    void uploadsDevice();
    void uploadsGenerator();
    void uploadsProgress();
    void uploadsPaused();
    void uploadsExpect();
    void uploadsCompressed();
    void retriesSimple();
    void retriesKey();
    void retriesPolicy();
    void retriesAttempts();
    void retriesConnect();

private:
    static QByteArray redirect(const QByteArray &status, const QByteArray &location)
    {
        return response({}, "Location: " + location + "\r\n", status);
    }

    std::optional<World> world;
    QTemporaryDir folder;
};

void tst_RequestGuides::initTestCase()
{
    reportPath = folder.filePath(u"report.txt"_s);
    QFile file(reportPath);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("the report");
}

void tst_RequestGuides::requestsDefaults()
{
    QCOMPARE(world->run(::requestsDefaults), QString());
    QCOMPARE(world->line(0), "GET /v1/users/7?lang=de HTTP/1.1");
    QVERIFY(world->has(0, "Host: api.example.com"));
    QVERIFY(world->has(0, "Accept: application/json"));
    QVERIFY(world->has(0, "Authorization: Bearer secret"));
    QCOMPARE(world->line(1), "GET /v1/users?lang=en HTTP/1.1");
}

void tst_RequestGuides::requestsOverrides()
{
    QCOMPARE(world->run(::requestsOverrides), QString());
    QCOMPARE(world->line(0), "GET /v1/users?page=2 HTTP/1.1");
    QVERIFY(world->has(0, "Accept: text/csv"));
    QCOMPARE(world->heads.first().count("\r\nAccept: "), 1);
    QVERIFY(!world->names(0, "User-Agent"));
    QVERIFY(!world->names(0, "Authorization"));
}

void tst_RequestGuides::requestsTarget()
{
    QCOMPARE(world->run(::requestsTarget), QString());
    QCOMPARE(world->line(0), "PROPFIND / HTTP/1.1");
    QVERIFY(world->has(0, "Depth: 1"));
    QCOMPARE(world->line(1), "OPTIONS * HTTP/1.1");
}

void tst_RequestGuides::requestsBuild()
{
    QCOMPARE(world->run(::requestsBuild), QString());
    QCOMPARE(world->heads.size(), 2);
    QCOMPARE(world->heads.at(0), world->heads.at(1));
    QCOMPARE(world->line(0), "POST /v1/jobs HTTP/1.1");
    QVERIFY(world->has(0, "X-Priority: low"));
    QVERIFY(world->has(0, "Content-Type: application/json"));
    QCOMPARE(world->received().count("{\"name\":\"backup\"}"), 2);
}

void tst_RequestGuides::requestsCurl()
{
    QCOMPARE(world->run(::requestsCurl), QString());
    QVERIFY(world->heads.isEmpty());
}

void tst_RequestGuides::requestsTemplate()
{
    QCOMPARE(world->run(::requestsTemplate), QString());
    QCOMPARE(world->line(0), "GET /ada%20%26%20co/files?q=a%2Fb&page=2 HTTP/1.1");
}

void tst_RequestGuides::requestsUrl()
{
    QCOMPARE(world->run(::requestsUrl), QString());
}

void tst_RequestGuides::requestsQuery()
{
    QCOMPARE(world->run(::requestsQuery), QString());
    QCOMPARE(world->line(0), "GET /?tag=a&tag=b&page=2 HTTP/1.1");
}

void tst_RequestGuides::requestsTyped()
{
    world->answers = { response(
                               R"({"id":7,"full_name":"Ada Lovelace","roles":["admin"],"more":1})"),
                       response(R"({"id":7,"full_name":"Ada","roles":["admin",1]})") };
    QCOMPARE(world->run(::requestsTyped), QString());
    QVERIFY(world->received().contains("\"full_name\":\"Ada Lovelace\""));
}

void tst_RequestGuides::requestsHooks()
{
    world->answers = { response("ok"), response("no", {}, "404 Not Found") };
    QCOMPARE(world->run(::requestsHooks), QString());
    QVERIFY(world->names(0, "X-Request-Id"));
    QVERIFY(world->names(1, "X-Request-Id"));
}

void tst_RequestGuides::requestsErrors()
{
    world->step = 100ms;
    world->answers = { {}, response("no", {}, "404 Not Found"), "nonsense\r\n\r\n" };
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^too slow: TotalTimeout"_s));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^refused: 404 \"no\""_s));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^failed: RemoteProtocol"_s));
    QCOMPARE(world->run(::requestsErrors), QString());
}

void tst_RequestGuides::requestsResult()
{
    using Behaviour = HttpQ::MockBackend::ConnectBehaviour;
    world->backend->setConnectBehaviour(Behaviour::refuse());
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"Kind::Connect\\b.*refused"_s));
    QTest::ignoreMessage(QtWarningMsg, "safe to ask again");
    QCOMPARE(world->run(::requestsResult), QString());
}

void tst_RequestGuides::requestsClose()
{
    QCOMPARE(world->run(::requestsClose), QString());
    QVERIFY(world->heads.isEmpty());
}

// There is no way to give such a request a backend: a server answers with the method.
void tst_RequestGuides::requestsOneShot()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, &server, [&server] {
        QTcpSocket *const socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket] {
            socket->startTransaction();
            const QByteArray head = socket->readAll();
            if (!head.contains("\r\n\r\n")) {
                socket->rollbackTransaction();
                return;
            }
            socket->commitTransaction();
            const QByteArray method = head.left(head.indexOf(' '));
            socket->write(response(method == "HEAD" ? QByteArray() : method));
        });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    });
    world->url = QUrl(u"http://127.0.0.1:%1/"_s.arg(server.serverPort()));
    QCOMPARE(world->run(::requestsOneShot), QString());
}

void tst_RequestGuides::redirectsHistory()
{
    world->answers = { redirect("301 Moved Permanently", "/b"),
                       redirect("307 Temporary Redirect", "c"), response("there") };
    QTest::ignoreMessage(QtInfoMsg, QRegularExpression(u"www.example.com/c"_s));
    QTest::ignoreMessage(QtInfoMsg, QRegularExpression(u"^301 .* -> \"/b\""_s));
    QTest::ignoreMessage(QtInfoMsg, QRegularExpression(u"^307 .* -> \"c\""_s));
    QCOMPARE(world->run(::redirectsHistory), QString());
}

void tst_RequestGuides::redirectsSecrets()
{
    world->answers = { redirect("302 Found", "http://other.example/") };
    QCOMPARE(world->run(::redirectsSecrets), QString());
    QVERIFY(world->has(0, "X-Session: secret"));
    QVERIFY(world->has(1, "Host: other.example"));
    QVERIFY(!world->names(1, "X-Session"));
    QVERIFY(world->has(1, "X-Trace: 7"));
}

void tst_RequestGuides::redirectsPolicy()
{
    world->answers = { redirect("302 Found", "http://other.example/") };
    for (const char *next : { "/1", "/2", "/3", "/4" })
        world->answers.append(redirect("302 Found", next));
    QTest::ignoreMessage(QtWarningMsg,
                         QRegularExpression(u"302 to http://other.example/ is not"_s));
    QCOMPARE(world->run(::redirectsPolicy), QString());
    QCOMPARE(world->heads.size(), 5);
    QVERIFY(world->has(2, "Referer: http://www.example.com/"));
}

void tst_RequestGuides::redirectsByHand()
{
    world->answers = { redirect("302 Found", "/b"), redirect("308 Permanent Redirect", "/c"),
                       response("there") };
    QCOMPARE(world->run(::redirectsByHand), QString());
    QCOMPARE(world->line(2), "GET /c HTTP/1.1");
}

void tst_RequestGuides::uploadsBodies()
{
    QCOMPARE(world->run(::uploadsBodies), QString());
    QVERIFY(world->has(0, "Content-Type: application/octet-stream"));
    QVERIFY(world->has(1, "Content-Type: text/plain; charset=utf-8"));
    QVERIFY(world->has(2, "Content-Type: application/json"));
    QVERIFY(world->has(3, "Content-Type: application/x-www-form-urlencoded"));
    for (int i : { 4, 5 }) {
        QVERIFY(world->has(i, "Content-Type: application/vnd.api+json"));
        QCOMPARE(world->heads.at(i).count("Content-Type"), 1);
    }
    QVERIFY(world->has(6, "Content-Type: text/plain; charset=utf-8"));
    QCOMPARE(world->heads.at(6).count("Content-Type"), 1);
    QVERIFY(!world->names(7, "Content-Type"));
    for (const char *body : { "\r\n\r\nbytes", "\r\n\r\nGr\303\274\303\237e",
                              "\r\n\r\n{\"name\":\"Ada\"}", "\r\n\r\nuser=ada&note=a+%26+b" })
        QVERIFY2(world->received().contains(body), body);
}

void tst_RequestGuides::uploadsMultipart()
{
    QCOMPARE(world->run(::uploadsMultipart), QString());
    QVERIFY(world->names(0, "Content-Length"));
    const QByteArray received = world->received();
    QVERIFY(received.contains("form-data; name=\"title\"\r\n\r\nReport\r\n"));
    QVERIFY(received.contains("name=\"document\"; filename=\"report.txt\""));
    QVERIFY(received.contains("\r\n\r\nthe report\r\n"));
    QVERIFY(received.contains("\r\n\r\nall went well\r\n"));
}

void tst_RequestGuides::uploadsDevice()
{
    QCOMPARE(world->run(::uploadsDevice), QString());
    QVERIFY(world->has(0, "Content-Length: 10"));
    QVERIFY(world->received().endsWith("\r\n\r\nthe report"));
}

void tst_RequestGuides::uploadsGenerator()
{
    QCOMPARE(world->run(::uploadsGenerator), QString());
    QVERIFY(world->has(0, "Transfer-Encoding: chunked"));
    QVERIFY(world->received().contains("id,name\n"));
    QVERIFY(world->received().contains("7,Ada\n"));
}

void tst_RequestGuides::uploadsProgress()
{
    QTest::ignoreMessage(QtInfoMsg, "100000 of 100000");
    world->backend->setPeerHandler([](HttpQ::MockPeer *peer) {
        peer->setWindow(40000);
        peer->setRequestHandler([](HttpQ::MockPeer *server, const QByteArray &) {
            server->setWindow(-1);
            server->send(response("hello"));
        });
    });
    QCOMPARE(world->run(::uploadsProgress), QString());
}

void tst_RequestGuides::uploadsPaused()
{
    world->backend->setPeerHandler([](HttpQ::MockPeer *peer) {
        peer->setWindow(40000);
        peer->setRequestHandler([](HttpQ::MockPeer *server, const QByteArray &) {
            server->setWindow(-1);
            server->send(response("hello"));
        });
    });
    QCOMPARE(world->run(::uploadsPaused), QString());
}

void tst_RequestGuides::uploadsExpect()
{
    QTimer server;
    connect(&server, &QTimer::timeout, &server, [this, &server] {
        if (!world->received().endsWith(large))
            return;
        server.stop();
        world->answers = { response("no", {}, "413 Content Too Large") };
        world->backend->peer(0)->send(response("taken"));
    });
    server.start(0);
    world->step = 1ms;
    world->answers = { "HTTP/1.1 100 Continue\r\n\r\n" };
    QCOMPARE(world->run(::uploadsExpect), QString());
    QCOMPARE(world->heads.size(), 2);
    QVERIFY(world->has(0, "Expect: 100-continue"));
    QVERIFY(world->has(1, "Expect: 100-continue"));
    QCOMPARE(world->received().size(), world->heads.join().size() + large.size());
}

void tst_RequestGuides::uploadsCompressed()
{
    QCOMPARE(world->run(::uploadsCompressed), QString());
    QVERIFY(world->has(0, "Content-Encoding: gzip"));
    QVERIFY(world->received().size() < 2000);
}

void tst_RequestGuides::retriesSimple()
{
    world->step = 1s;
    world->answers = { response({}, {}, "503 Service Unavailable"),
                       response({}, "Retry-After: 20\r\n", "429 Too Many Requests") };
    QCOMPARE(world->run(::retriesSimple), QString());
    QCOMPARE(world->heads.size(), 3);
}

void tst_RequestGuides::retriesKey()
{
    world->step = 1s;
    world->answers = { response({}, {}, "503 Service Unavailable") };
    QCOMPARE(world->run(::retriesKey), QString());
    QCOMPARE(world->heads.size(), 2);
    QVERIFY(world->names(1, "Idempotency-Key"));
    QCOMPARE(world->heads.at(0), world->heads.at(1));
}

void tst_RequestGuides::retriesPolicy()
{
    world->step = 1s;
    world->answers = { response({}, {}, "503 Service Unavailable"),
                       response({}, {}, "502 Bad Gateway") };
    QCOMPARE(world->run(::retriesPolicy), QString());
    QCOMPARE(world->heads.size(), 2);
}

void tst_RequestGuides::retriesAttempts()
{
    world->step = 1s;
    int connections = 0;
    world->backend->setPeerHandler([&connections](HttpQ::MockPeer *peer) {
        if (++connections == 1)
            peer->finish();
        else
            peer->setScript({ response({}, {}, "503 Service Unavailable"), response("ok") });
    });
    QTest::ignoreMessage(QtInfoMsg, QRegularExpression(u"^0 HttpQ::Error\\(Read"_s));
    QTest::ignoreMessage(QtInfoMsg, QRegularExpression(u"^503 "_s));
    QCOMPARE(world->run(::retriesAttempts), QString());
}

void tst_RequestGuides::retriesConnect()
{
    using Behaviour = HttpQ::MockBackend::ConnectBehaviour;
    world->step = 100ms;
    world->backend->setConnectBehaviour(Behaviour::refuse());
    QTimer later;
    connect(&later, &QTimer::timeout, &later,
            [this] { world->backend->setConnectBehaviour(Behaviour::accept()); });
    later.start(0);
    QCOMPARE(world->run(::retriesConnect), QString());
    QVERIFY(world->backend->connectionCount() > 1);
}

QTEST_GUILESS_MAIN(tst_RequestGuides)

#include "tst_requestguides.moc"
