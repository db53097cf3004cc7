// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "support/certificates.h"
#include "support/eventloop.h"

#include <HttpQ/asyncclient.h>
#include <HttpQ/awaittest.h>
#include <HttpQ/scriptedserver.h>

#include <QtCore/qelapsedtimer.h>
#include <QtCore/qthread.h>
#include <QtTest/qtest.h>

#include <memory>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

//! What clients see of the server, in all its threads and with TLS.
class tst_ScriptedServer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void answers_data();
    void answers();
    void keepsRequests();
    void routes();
    void queue();
    void functions();
    void noAnswer();
    void badPattern();
    void faults_data();
    void faults();
    void connectionFields_data();
    void connectionFields();
    void delays();
    void dribbles();
    void stallsForOthersToo();
    void handlerInPlaceOfAnswers();
    void refusesTls();
    void closesConnections();
    void stopsListening();
    void servesWhileTheTestBlocks();

private:
    static ScriptedServer::Thread threadOf(const QByteArray &name);
    static TlsOptions tls();

    std::unique_ptr<AsyncClient> m_client;
};

static Response hello()
{
    return Response::withText(200, u"hello"_s);
}

ScriptedServer::Thread tst_ScriptedServer::threadOf(const QByteArray &name)
{
    return name == "own" ? ScriptedServer::Thread::Own : ScriptedServer::Thread::Current;
}

TlsOptions tst_ScriptedServer::tls()
{
    TlsOptions options;
    options.setCaCertificates(TestCertificates::instance().authority().certificatePem,
                              TlsOptions::Authorities::OnlyExtra);
    return options;
}

void tst_ScriptedServer::init()
{
    m_client = std::make_unique<AsyncClient>();
    m_client->setTlsOptions(tls());
}

void tst_ScriptedServer::answers_data()
{
    QTest::addColumn<QByteArray>("thread");
    QTest::addColumn<bool>("isTls");
    for (const char *thread : { "current", "own" }) {
        for (const bool isTls : { false, true })
            QTest::addRow("%s%s", thread, isTls ? ", TLS" : "") << QByteArray(thread) << isTls;
    }
}

void tst_ScriptedServer::answers()
{
    QFETCH(const QByteArray, thread);
    QFETCH(const bool, isTls);
    const QSslConfiguration configuration =
            isTls ? TestCertificates::instance().issue().configuration() : QSslConfiguration();
    const auto server = isTls ? std::make_unique<ScriptedServer>(configuration, threadOf(thread))
                              : std::make_unique<ScriptedServer>(threadOf(thread));
    QThread *servedIn = nullptr;
    server->respondWith([&](const ServerRequest &request) {
        servedIn = QThread::currentThread();
        return Response(200, {}, request.method() + ' ' + request.target());
    });
    QCOMPARE(server->url(u"/a?b=c"_s).toString(),
             u"http%1://127.0.0.1:%2/a?b=c"_s.arg(isTls ? u"s"_s : QString()).arg(server->port()));

    for (int i = 0; i < 2; ++i) {
        const Response response = HTTPQ_AWAIT(m_client->get(server->url(u"/a?b=c"_s)));
        QCOMPARE(response.content(), QByteArray("GET /a?b=c"));
        QCOMPARE(response.connection().isSecure(), isTls);
    }
    QCOMPARE(servedIn == QThread::currentThread(), thread == "current");
    QCOMPARE(server->requestCount(), 2);
    QCOMPARE(server->connectionCount(), 1);
    QCOMPARE(server->openConnectionCount(), 1);
    m_client.reset();
    QVERIFY(spinUntil([&] { return server->openConnectionCount() == 0; }));
}

void tst_ScriptedServer::keepsRequests()
{
    ScriptedServer server;
    server.respondWith(Response(204));
    HTTPQ_AWAIT(m_client->post(server.url(u"/a"_s)).header("X-Test", "1").body("content"));
    HTTPQ_AWAIT(m_client->get(server.url(u"/b?c=d"_s)));
    const QList<ServerRequest> requests = server.requests();
    QCOMPARE(requests.size(), 2);
    QCOMPARE(requests.at(0).method(), QByteArray("POST"));
    QCOMPARE(requests.at(0).target(), QByteArray("/a"));
    QCOMPARE(requests.at(0).header("x-test"), QByteArray("1"));
    QCOMPARE(requests.at(0).body(), QByteArray("content"));
    QCOMPARE(requests.at(1).number(), 2);
    QCOMPARE(requests.at(1).connection(), 1);
    QCOMPARE(server.requestCount("GET", "/b"), 1);
    QCOMPARE(server.requestCount("*", "http://127.0.0.1/b?c=d"), 1);
    QCOMPARE(server.requestCount("*", "/c"), 0);
}

void tst_ScriptedServer::routes()
{
    ScriptedServer server;
    server.respond("GET", "/users/1", Response(200));
    server.respond("GET", "/users/*", Response(404));
    server.respond("DELETE", "/never", Response(204));
    server.respond("*", "http://localhost/", Response(202));
    QCOMPARE(HTTPQ_AWAIT(m_client->get(server.url(u"/users/1"_s))).status(), 200);
    QCOMPARE(HTTPQ_AWAIT(m_client->get(server.url(u"/users/2"_s))).status(), 404);
    QCOMPARE(HTTPQ_AWAIT(m_client->get(server.urlFor(u"localhost"_s))).status(), 202);
    QCOMPARE(server.unusedRoutes(), QStringList(u"DELETE /never"_s));
}

void tst_ScriptedServer::queue()
{
    ScriptedServer server;
    server.enqueue(Response(503));
    server.enqueue([](const ServerRequest &) { return hello(); });
    server.respondWith(Response(404));
    QCOMPARE(server.queuedAnswers(), 2);
    for (const int status : { 503, 200, 404, 404 })
        QCOMPARE(HTTPQ_AWAIT(m_client->get(server.url())).status(), status);
    QCOMPARE(server.queuedAnswers(), 0);
}

void tst_ScriptedServer::functions()
{
    ScriptedServer server;
    server.respond("POST", "/echo", [](const ServerRequest &request) {
        return ServerAnswer(Response(200, {}, request.body())).chunked(2);
    });
    const Response response = HTTPQ_AWAIT(m_client->post(server.url(u"/echo"_s)).body("content"));
    QCOMPARE(response.content(), QByteArray("content"));
    QCOMPARE(response.headers().value("Transfer-Encoding").toByteArray(), QByteArray("chunked"));
}

void tst_ScriptedServer::noAnswer()
{
    ScriptedServer server;
    server.respond("GET", "/there", hello());
    const QString text =
            u"The ScriptedServer has no answer to GET /not. Its routes are: GET /there; "
            "its queue is empty"_s;
    QTest::ignoreMessage(QtWarningMsg, qPrintable(text));
    const Response response = HTTPQ_AWAIT(m_client->get(server.url(u"/not"_s)));
    QCOMPARE(response.status(), 501);
    QCOMPARE(response.text(), text);
}

void tst_ScriptedServer::badPattern()
{
    ScriptedServer server;
    QVERIFY_THROWS_EXCEPTION(InvalidUrl, server.respond("GET", "users", hello()));
}

void tst_ScriptedServer::faults_data()
{
    using Kind = Error::Kind;
    QTest::addColumn<ServerAnswer>("answer");
    QTest::addColumn<bool>("isTls");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QByteArray>("content"); // as far as it came
    const ServerAnswer answer(Response(200, {}, "content"));
    const QByteArray head = answer.toBytes("HEAD");
    for (const bool isTls : { false, true }) {
        const auto row = [&](const char *name, const ServerAnswer &what, Kind kind,
                             const char *content = nullptr) {
            QTest::addRow("%s%s", name, isTls ? ", TLS" : "")
                    << what << isTls << kind << QByteArray(content);
        };
        row("none", answer, Kind::None, "content");
        row("dribble", answer.dribble(), Kind::None, "content");
        row("chunks", answer.chunked(2), Kind::None, "content");
        row("close", answer.close(), Kind::None, "content");
        row("nothing", ServerAnswer(), Kind::ReadTimeout);
        row("stall", answer.stall(), Kind::ReadTimeout);
        row("stall in the head", answer.stall(10), Kind::ReadTimeout);
        row("stall in the content", answer.stall(head.size() + 2), Kind::ReadTimeout, "co");
        row("stall, dribbled", answer.dribble(3).stall(-1), Kind::ReadTimeout, "conten");
        row("stall, chunked", answer.chunked(3).stall(-1), Kind::ReadTimeout, "content");
        row("reset in the head", answer.reset(10), Kind::RemoteProtocol);
        row("reset in the content", answer.reset(-2), Kind::RemoteProtocol, "conte");
        row("cut", answer.cut(), Kind::Read);
        row("cut in the head", answer.cut(10), Kind::RemoteProtocol);
        row("cut in the content", answer.cut(-1), Kind::RemoteProtocol, "conten");
        row("cut beyond the end", answer.cut(10'000), Kind::None, "content");
        row("cut before the beginning", answer.cut(-10'000), Kind::Read);
        row("cut without notify", answer.cutWithoutNotify(-1), Kind::RemoteProtocol, "conten");
        row("bad chunk", answer.chunked(3).badChunk(1), Kind::RemoteProtocol, "con");
        row("the last fault holds", answer.stall().reset().cut(-3), Kind::RemoteProtocol, "cont");
    }
}

void tst_ScriptedServer::faults()
{
    QFETCH(const ServerAnswer, answer);
    QFETCH(const bool, isTls);
    QFETCH(const Error::Kind, kind);
    QFETCH(const QByteArray, content);
    const auto server = isTls ? std::make_unique<ScriptedServer>(
                                TestCertificates::instance().issue().configuration())
                              : std::make_unique<ScriptedServer>();
    server->respondWith(answer);
    PendingResponse *pending = m_client->get(server->url())
                                       .readTimeout(100ms)
                                       .firstByteTimeout(100ms)
                                       .retries(0)
                                       .start(this);
    QByteArray received;
    connect(pending, &PendingResponse::chunkReceived, this,
            [&](const QByteArray &chunk) { received += chunk; });
    QVERIFY(spinUntil([&] { return pending->isFinished(); }));
    QVERIFY2(pending->error().kind() == kind, qPrintable(pending->error().toString()));
    QCOMPARE(received, content);
}

void tst_ScriptedServer::connectionFields_data()
{
    QTest::addColumn<bool>("fromClient");
    QTest::newRow("of the request") << true;
    QTest::newRow("of the response") << false;
}

void tst_ScriptedServer::connectionFields()
{
    QFETCH(const bool, fromClient);
    ScriptedServer server;
    Headers close;
    close.append("Connection", "close");
    server.respondWith(Response(200, fromClient ? Headers() : close, "content"));
    RequestBuilder request = m_client->get(server.url());
    if (fromClient)
        request.header("Connection", "close");
    QCOMPARE(HTTPQ_AWAIT(request).content(), QByteArray("content"));
    QVERIFY(spinUntil([&] { return server.openConnectionCount() == 0; }));
}

void tst_ScriptedServer::delays()
{
    ScriptedServer server;
    server.respondWith(ServerAnswer(hello()).delay(50ms));
    QElapsedTimer time;
    time.start();
    HTTPQ_AWAIT(m_client->get(server.url()));
    QCOMPARE_GE(time.elapsed(), 50);
    HTTPQ_AWAIT_THROWS(m_client->get(server.url()).firstByteTimeout(10ms), ReadTimeout);
}

void tst_ScriptedServer::dribbles()
{
    ScriptedServer server;
    server.respondWith(ServerAnswer(hello()).dribble(4, 10ms));
    const Response response = HTTPQ_AWAIT(m_client->get(server.url()).readTimeout(5s).stream());
    int chunks = 0;
    QByteArray content;
    while (const std::optional<QByteArray> chunk = HTTPQ_AWAIT(response.nextChunk())) {
        ++chunks;
        content += *chunk;
    }
    QCOMPARE(content, QByteArray("hello"));
    QCOMPARE_GE(chunks, 2);
}

// What comes afterwards on that connection is not answered either.
void tst_ScriptedServer::stallsForOthersToo()
{
    ScriptedServer server;
    ServerConnection *stalled = nullptr;
    server.onConnection([&](ServerConnection &connection) { stalled = &connection; });
    server.respondWith(ServerAnswer(hello()).stall(-1));
    HTTPQ_AWAIT_THROWS(m_client->get(server.url()).readTimeout(50ms), ReadTimeout);
    stalled->respond("200 OK");
    QVERIFY(spinUntil([&] { return server.openConnectionCount() == 0; }));
    QCOMPARE(server.connectionCount(), 1);
}

void tst_ScriptedServer::handlerInPlaceOfAnswers()
{
    ScriptedServer server;
    server.respondWith(hello());
    server.onRequest([](ServerConnection &connection, const ServerRequest &) {
        connection.respond("202 Accepted");
    });
    QCOMPARE(HTTPQ_AWAIT(m_client->get(server.url())).status(), 202);
    server.onRequest({});
    QCOMPARE(HTTPQ_AWAIT(m_client->get(server.url())).status(), 200);
    server.onRequest([](ServerConnection &connection, const ServerRequest &request) {
        connection.send("HTTP/1.1 103 Early Hints\r\n\r\n");
        connection.answer(request, hello());
    });
    QCOMPARE(HTTPQ_AWAIT(m_client->get(server.url())).informational().size(), 1);
}

void tst_ScriptedServer::refusesTls()
{
    ScriptedServer server(TestCertificates::instance().issue().configuration());
    server.respondWith(hello());
    server.setTlsRefused();
    const TlsError refused = HTTPQ_AWAIT_THROWS(m_client->get(server.url()), TlsError);
    QVERIFY2(QByteArray(refused.what()).contains("handshake failure"), refused.what());
    server.setTlsRefused(false);
    QCOMPARE(HTTPQ_AWAIT(m_client->get(server.url())).status(), 200);
}

void tst_ScriptedServer::closesConnections()
{
    ScriptedServer server(ScriptedServer::Thread::Own);
    server.respond("GET", "/", hello());
    server.respond("POST", "/stall", ServerAnswer());
    HTTPQ_AWAIT(m_client->get(server.url()));
    // A GET would be sent once more.
    PendingResponse *pending = m_client->post(server.url(u"/stall"_s)).start(this);
    QVERIFY(spinUntil([&] { return server.requestCount() == 2; }));
    server.closeConnections();
    QVERIFY(spinUntil([&] { return pending->isFinished(); }));
    QVERIFY(pending->error().isNetwork() || pending->error().kind() == Error::Kind::RemoteProtocol);
    QCOMPARE(HTTPQ_AWAIT(m_client->get(server.url())).status(), 200);
}

void tst_ScriptedServer::stopsListening()
{
    ScriptedServer server;
    const QUrl url = server.url();
    server.respondWith(hello());
    HTTPQ_AWAIT(m_client->get(url));
    server.stopListening();
    // What there is stays.
    HTTPQ_AWAIT(m_client->get(url));
    AsyncClient other;
    HTTPQ_AWAIT_THROWS(other.get(url), ConnectError);
}

void tst_ScriptedServer::servesWhileTheTestBlocks()
{
    ScriptedServer server(ScriptedServer::Thread::Own);
    server.respondWith(hello());
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, server.port());
    QVERIFY(socket.waitForConnected());
    socket.write("GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
    while (socket.waitForReadyRead()) {}
    QVERIFY(socket.readAll().endsWith("hello"));
}

QTEST_GUILESS_MAIN(tst_ScriptedServer)
#include "tst_scriptedserver.moc"
