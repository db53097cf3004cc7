// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/auth/digestauth.h"
#include "client/logcapture.h"
#include "client/mockclient.h"
#include "client/tracelines.h"
#include "support/certificates.h"
#include "support/eventloop.h"
#include "support/testbackend.h"

#include <HttpQ/scriptedserver.h>

#include <QtCore/qeventloop.h>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using ConnectBehaviour = MockBackend::ConnectBehaviour;
using Kind = TraceEvent::Kind;

class tst_Trace : public QObject, private MockClientTest
{
    Q_OBJECT
private Q_SLOTS:
    void init() { beginTest(); }
    void cleanup()
    {
        if (mock->client)
            client().setTrace({});
        verifyNothingLeft();
    }

    void freshConnection();
    void addressNeedsNoLookup();
    void reusedConnection();
    void tls();
    void realTls();
    void informational();
    void redirect();
    void authentication();
    void retry();
    void retryWithoutResponse();
    void staleConnection();
    void connectFails();
    void lookupFails();
    void tlsFails();
    void refusedRequest();
    void times();
    void cancelledInEachPhase_data();
    void cancelledInEachPhase();
    void streamed();
    void transport();
    void clientsAndRequestsFunction();
    void numbersTellRequestsApart();
    void urlWithoutSecrets();
    void functionThrows();
    void functionDestroysClient_data();
    void functionDestroysClient();
    void functionRunsEventLoop();
    void setInsideFunction();
    void nothingWhileNobodyListens();

private:
    QStringList fresh(const QStringList &more) const
    {
        return QStringList { u"Started: GET"_s,
                             u"PoolWaiting"_s,
                             u"ResolveStarted: example.com"_s,
                             u"Resolved: 127.0.0.1"_s,
                             u"ConnectStarted: 127.0.0.1:80"_s,
                             u"Connected: 127.0.0.1:80"_s,
                             u"ConnectionReady: new"_s,
                             u"RequestSending"_s,
                             u"RequestSent"_s }
               + more;
    }
};

void tst_Trace::freshConnection()
{
    TraceLines lines;
    client().setTrace(lines.function());
    mock->serve({ response("hello") });
    const auto outcome = mock->run(client().get("http://example.com/a"));
    QVERIFY(outcome->value);
    QCOMPARE(lines.texts(), fresh({ u"HeadReceived: 200"_s, u"BodyReceived: 5"_s, u"Finished"_s }));
    for (const TraceEvent &event : lines.events()) {
        QCOMPARE(event.url(), QUrl(u"http://example.com/a"_s));
        QCOMPARE(event.request(), 1u);
    }
}

void tst_Trace::addressNeedsNoLookup()
{
    TraceLines lines;
    client().setTrace(lines.function());
    mock->serve({ response({}) });
    mock->run(client().get("http://[::1]:8080/"));
    QCOMPARE(lines.texts().mid(0, 5),
             QStringList({ u"Started: GET"_s, u"PoolWaiting"_s, u"ConnectStarted: [::1]:8080"_s,
                           u"Connected: [::1]:8080"_s, u"ConnectionReady: new"_s }));
}

void tst_Trace::reusedConnection()
{
    mock->serve({ response("1"), response("2") });
    mock->run(client().get("http://example.com/1"));
    TraceLines lines;
    mock->run(client().get("http://example.com/2").trace(lines.function()));
    QCOMPARE(lines.texts(),
             QStringList({ u"Started: GET"_s, u"ConnectionReady: reused"_s, u"RequestSending"_s,
                           u"RequestSent"_s, u"HeadReceived: 200"_s, u"BodyReceived: 1"_s,
                           u"Finished"_s }));
}

void tst_Trace::tls()
{
    TraceLines lines;
    client().setTrace(lines.function());
    mock->serve({ response({}) });
    mock->run(client().get("https://example.com/"));
    const QStringList texts = lines.texts();
    QCOMPARE(texts.mid(4, 5),
             QStringList({ u"ConnectStarted: 127.0.0.1:443"_s, u"Connected: 127.0.0.1:443"_s,
                           u"TlsStarted: example.com"_s, texts.value(7),
                           u"ConnectionReady: new"_s }));
    QVERIFY(texts.value(7).startsWith(u"TlsDone: TLSv1.3"));
}

void tst_Trace::realTls()
{
    ScriptedServer server(TestCertificates::instance().issue().configuration());
    server.onRequest([](ServerConnection &connection, const ServerRequest &) {
        connection.respond("200 OK", "hello");
    });
    AsyncClient client(testBackend());
    TlsOptions options;
    options.setCaCertificates(TestCertificates::instance().authority().certificatePem);
    client.setTlsOptions(options);
    TraceLines lines;
    client.setTrace(lines.function());
    const Response got = HttpQ::waitFor(client.get(server.urlFor(u"localhost"_s)), 30s);
    QCOMPARE(got.content(), "hello");
    QVERIFY(spinUntil([&] { return lines.events().last().kind() == Kind::Finished; }));
    QVERIFY(lines.isInOrder());
    // localhost may have two addresses, of which one does not answer.
    QStringList kinds;
    for (const TraceEvent &event : lines.events()) {
        if (event.kind() != Kind::ConnectFailed && event.kind() != Kind::ConnectStarted)
            kinds += TraceLines::kindName(event.kind());
    }
    QCOMPARE(kinds, QStringList({ u"Started"_s, u"PoolWaiting"_s, u"ResolveStarted"_s,
                                  u"Resolved"_s, u"Connected"_s, u"TlsStarted"_s, u"TlsDone"_s,
                                  u"ConnectionReady"_s, u"RequestSending"_s, u"RequestSent"_s,
                                  u"HeadReceived"_s, u"BodyReceived"_s, u"Finished"_s }));
    QVERIFY(lines.texts().contains(u"TlsStarted: localhost"_s));
    QVERIFY(!lines.texts().filter(QRegularExpression(u"^TlsDone: TLSv1\\.[23] .+"_s)).isEmpty());
}

void tst_Trace::informational()
{
    TraceLines lines;
    client().setTrace(lines.function());
    mock->run(client().get("http://example.com/"));
    mock->peer()->send("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n");
    backend().run();
    QCOMPARE(lines.texts(), fresh({ u"InformationReceived: 103"_s }));
    mock->peer()->send("HTTP/1.1 102 Processing\r\n\r\n" + response("x"));
    backend().run();
    QCOMPARE(lines.texts(), fresh({ u"InformationReceived: 103"_s, u"InformationReceived: 102"_s,
                                    u"HeadReceived: 200"_s, u"BodyReceived: 1"_s, u"Finished"_s }));
}

void tst_Trace::redirect()
{
    TraceLines lines;
    client().setTrace(lines.function());
    answerRequests(backend(), [](MockPeer *server, const QByteArray &head) {
        server->send(head.contains("other.example")
                             ? response("here")
                             : response("moved", "Location: http://u:p@other.example/b#f\r\n",
                                        "302 Found"));
    });
    const auto outcome = mock->run(client().get("http://example.com/a"));
    QCOMPARE(outcome->error().toString(), Error().toString());
    QCOMPARE(lines.texts(),
             fresh({ u"HeadReceived: 302"_s, u"Redirecting: http://other.example/b"_s,
                     u"BodyReceived: 5"_s, u"PoolWaiting"_s, u"ResolveStarted: other.example"_s,
                     u"Resolved: 127.0.0.1"_s, u"ConnectStarted: 127.0.0.1:80"_s,
                     u"Connected: 127.0.0.1:80"_s, u"ConnectionReady: new"_s, u"RequestSending"_s,
                     u"RequestSent"_s, u"HeadReceived: 200"_s, u"BodyReceived: 4"_s,
                     u"Finished"_s }));
    // Each event has the URL of its round.
    for (qsizetype i = 0; i < lines.events().size(); ++i) {
        QCOMPARE(lines.events()[i].url(),
                 QUrl(i < 12 ? u"http://example.com/a"_s : u"http://other.example/b"_s));
    }
}

void tst_Trace::authentication()
{
    TraceLines lines;
    client().setTrace(lines.function());
    client().setAuth(std::make_shared<DigestAuth>(u"user"_s, u"s3cret"_s));
    mock->serve(
            { response({}, "WWW-Authenticate: Digest realm=\"r\", nonce=\"n\", qop=\"auth\"\r\n",
                       "401 Unauthorized"),
              response("ok") });
    QVERIFY(mock->run(client().get("http://example.com/a"))->value);
    QCOMPARE(lines.texts(),
             fresh({ u"HeadReceived: 401"_s, u"BodyReceived: 0"_s, u"Authenticating"_s,
                     u"ConnectionReady: reused"_s, u"RequestSending"_s, u"RequestSent"_s,
                     u"HeadReceived: 200"_s, u"BodyReceived: 2"_s, u"Finished"_s }));
    QVERIFY(!lines.texts().join(u' ').contains(u"s3cret"));
}

void tst_Trace::retry()
{
    TraceLines lines;
    client().setTrace(lines.function());
    client().setRetries(RetryPolicy(1).setBackoff(100ms).setJitter(0));
    mock->serve({ response("busy", {}, "503 Busy"), response("ok") });
    const auto outcome = mock->run(client().get("http://example.com/a"));
    QVERIFY(!outcome->isDone());
    backend().advance(101ms);
    QVERIFY(outcome->value);
    QCOMPARE(lines.texts(),
             fresh({ u"HeadReceived: 503"_s, u"Retrying: the server answered 503, after 100 ms"_s,
                     u"BodyReceived: 4"_s, u"ConnectionReady: reused"_s, u"RequestSending"_s,
                     u"RequestSent"_s, u"HeadReceived: 200"_s, u"BodyReceived: 2"_s,
                     u"Finished"_s }));
    QVERIFY(lines.isInOrder());
}

void tst_Trace::retryWithoutResponse()
{
    TraceLines lines;
    client().setTrace(lines.function());
    client().setRetries(RetryPolicy(1).setBackoff(100ms).setJitter(0));
    backend().setConnectBehaviour(ConnectBehaviour::refuse());
    const auto outcome = mock->run(client().get("http://127.0.0.1/a"));
    mock->serve({ response("ok") });
    backend().setConnectBehaviour(ConnectBehaviour::accept());
    backend().advance(101ms);
    QVERIFY(outcome->value);
    const QStringList texts = lines.texts();
    QCOMPARE(texts.mid(0, 4),
             QStringList({ u"Started: GET"_s, u"PoolWaiting"_s, u"ConnectStarted: 127.0.0.1:80"_s,
                           u"ConnectFailed: 127.0.0.1:80: Connection refused"_s }));
    QVERIFY(texts.value(4).startsWith(u"Retrying: "));
    QVERIFY(texts.value(4).endsWith(u", after 100 ms"));
    QCOMPARE(texts.mid(5, 4),
             QStringList({ u"PoolWaiting"_s, u"ConnectStarted: 127.0.0.1:80"_s,
                           u"Connected: 127.0.0.1:80"_s, u"ConnectionReady: new"_s }));
    QCOMPARE(texts.last(), u"Finished"_s);
}

// The request that is sent again on a fresh connection is the same round.
void tst_Trace::staleConnection()
{
    mock->serve({ response("1") });
    mock->run(client().get("http://127.0.0.1/1"));
    TraceLines lines;
    client().setTrace(lines.function());
    mock->peer()->setRequestHandler([](MockPeer *peer, const QByteArray &) { peer->reset(); });
    QVERIFY(mock->run(client().get("http://127.0.0.1/2"))->value);
    QCOMPARE(lines.texts(),
             QStringList({ u"Started: GET"_s, u"ConnectionReady: reused"_s, u"RequestSending"_s,
                           u"RequestSent"_s, u"PoolWaiting"_s, u"ConnectStarted: 127.0.0.1:80"_s,
                           u"Connected: 127.0.0.1:80"_s, u"ConnectionReady: new"_s,
                           u"RequestSending"_s, u"RequestSent"_s, u"HeadReceived: 200"_s,
                           u"BodyReceived: 1"_s, u"Finished"_s }));
}

void tst_Trace::connectFails()
{
    TraceLines lines;
    client().setTrace(lines.function());
    backend().setAddresses("example.com",
                           { QHostAddress(u"10.0.0.1"_s), QHostAddress(u"10.0.0.2"_s) });
    backend().setConnectBehaviour(ConnectBehaviour::refuse());
    const auto outcome = mock->run(client().get("http://example.com/"));
    QCOMPARE(outcome->kind(), Error::Kind::Connect);
    const QStringList texts = lines.texts();
    QCOMPARE(texts.mid(2, 6),
             QStringList({ u"ResolveStarted: example.com"_s, u"Resolved: 10.0.0.1, 10.0.0.2"_s,
                           u"ConnectStarted: 10.0.0.1:80"_s,
                           u"ConnectFailed: 10.0.0.1:80: Connection refused"_s,
                           u"ConnectStarted: 10.0.0.2:80"_s,
                           u"ConnectFailed: 10.0.0.2:80: Connection refused"_s }));
    QCOMPARE(texts.size(), 9);
    QCOMPARE(texts.last(), u"Failed: "_s + outcome->error().toString());
    backend().setAddresses("example.com", { QHostAddress(QHostAddress::LocalHost) });
}

void tst_Trace::lookupFails()
{
    TraceLines lines;
    client().setTrace(lines.function());
    backend().setLookupError("nowhere.example", u"Host not found"_s);
    const auto outcome = mock->run(client().get("http://nowhere.example/"));
    QCOMPARE(outcome->kind(), Error::Kind::Resolve);
    QCOMPARE(lines.texts(), QStringList({ u"Started: GET"_s, u"PoolWaiting"_s,
                                          u"ResolveStarted: nowhere.example"_s,
                                          u"ResolveFailed: "_s + outcome->error().message(),
                                          u"Failed: "_s + outcome->error().toString() }));
}

void tst_Trace::tlsFails()
{
    TraceLines lines;
    client().setTrace(lines.function());
    backend().setPeerHandler([](MockPeer *peer) {
        peer->failTls(Error(Error::Kind::Tls, Error::Phase::Tls, Error::Party::Remote,
                            u"The certificate has expired"_s));
    });
    const auto outcome = mock->run(client().get("https://127.0.0.1/"));
    QCOMPARE(outcome->kind(), Error::Kind::Tls);
    QCOMPARE(lines.texts().mid(3),
             QStringList({ u"Connected: 127.0.0.1:443"_s, u"TlsStarted: 127.0.0.1"_s,
                           u"TlsFailed: The certificate has expired"_s,
                           u"Failed: "_s + outcome->error().toString() }));
}

// What cannot be sent is told of, too.
void tst_Trace::refusedRequest()
{
    TraceLines lines;
    client().setTrace(lines.function());
    const auto outcome = mock->run(client().get("http://example.com/").header("a b", "c"));
    QCOMPARE(outcome->kind(), Error::Kind::LocalProtocol);
    QCOMPARE(lines.texts(),
             QStringList({ u"Started: GET"_s, u"Failed: "_s + outcome->error().toString() }));
}

void tst_Trace::times()
{
    TraceLines lines;
    client().setTrace(lines.function());
    backend().setLookupDelay("example.com", 3ms);
    backend().setConnectBehaviour(ConnectBehaviour::accept(5ms));
    backend().setPeerHandler([](MockPeer *peer) { peer->holdTls(); });
    const auto outcome = mock->run(client().get("https://example.com/"));
    backend().advance(8ms);
    backend().advance(7ms);
    mock->peer()->acceptTls();
    backend().run();
    backend().advance(11ms);
    mock->peer()->send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\na");
    backend().run();
    backend().advance(13ms);
    mock->peer()->send("b");
    backend().run();
    QVERIFY(outcome->value);
    QCOMPARE(
            lines.times(),
            QStringList({ u"Started 0"_s, u"PoolWaiting 0"_s, u"ResolveStarted 0"_s,
                          u"Resolved 3000"_s, u"ConnectStarted 3000"_s, u"Connected 8000"_s,
                          u"TlsStarted 8000"_s, u"TlsDone 15000"_s, u"ConnectionReady 15000"_s,
                          u"RequestSending 15000"_s, u"RequestSent 15000"_s,
                          u"HeadReceived 26000"_s, u"BodyReceived 39000"_s, u"Finished 39000"_s }));
    backend().setLookupDelay("example.com", 0ms);
}

enum class At { Resolving, Connecting, Securing, Waiting, Sending, Answering, InBody };

void tst_Trace::cancelledInEachPhase_data()
{
    QTest::addColumn<int>("at");
    QTest::addColumn<QString>("lastBefore");
    QTest::newRow("resolving") << int(At::Resolving) << u"ResolveStarted"_s;
    QTest::newRow("connecting") << int(At::Connecting) << u"ConnectStarted"_s;
    QTest::newRow("TLS") << int(At::Securing) << u"TlsStarted"_s;
    QTest::newRow("waiting for a connection") << int(At::Waiting) << u"PoolWaiting"_s;
    QTest::newRow("sending") << int(At::Sending) << u"RequestSending"_s;
    QTest::newRow("waiting for the response") << int(At::Answering) << u"RequestSent"_s;
    QTest::newRow("in the body") << int(At::InBody) << u"HeadReceived"_s;
}

void tst_Trace::cancelledInEachPhase()
{
    QFETCH(const int, at);
    QFETCH(const QString, lastBefore);
    std::shared_ptr<Outcome<Response>> other;
    switch (At(at)) {
    case At::Resolving:
        backend().setLookupUnanswered("slow.example");
        break;
    case At::Connecting:
        backend().setConnectBehaviour(ConnectBehaviour::neverAnswer());
        break;
    case At::Securing:
        backend().setPeerHandler([](MockPeer *peer) { peer->holdTls(); });
        break;
    case At::Waiting: {
        Limits limits;
        limits.maxConnectionsPerOrigin = 1;
        client().setLimits(limits);
        other = mock->run(client().get("http://slow.example/other"));
        break;
    }
    case At::Sending:
        backend().setPeerHandler([](MockPeer *peer) { peer->setWindow(10); });
        break;
    case At::Answering:
        break;
    case At::InBody:
        mock->serve({ "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab" });
        break;
    }
    TraceLines lines;
    std::stop_source stop;
    const QString scheme = At(at) == At::Securing ? u"https"_s : u"http"_s;
    const auto outcome = mock->run(client().get(QUrl(scheme + u"://slow.example/"_s))
                                           .trace(lines.function())
                                           .stopToken(stop.get_token()));
    QCOMPARE(TraceLines::kindName(lines.events().last().kind()), lastBefore);
    const qsizetype count = lines.events().size();
    stop.request_stop();
    QCOMPARE(lines.events().size(), count);
    backend().run();
    QCOMPARE(outcome->kind(), Error::Kind::Cancelled);
    QCOMPARE(lines.events().size(), count + 1);
    QCOMPARE(lines.texts().last(), u"Failed: "_s + outcome->error().toString());
    QVERIFY(lines.isInOrder());
    client().cancelAll();
    backend().run();
    QCOMPARE(lines.events().size(), count + 1);
}

void tst_Trace::streamed()
{
    TraceLines lines;
    client().setTrace(lines.function());
    mock->serve({ "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nab" });
    const auto outcome = mock->run(client().get("http://example.com/").stream());
    QVERIFY(outcome->value);
    QCOMPARE(lines.texts().last(), u"HeadReceived: 200"_s);
    auto content = watch(outcome->value->read());
    mock->peer()->send("cd");
    backend().run();
    QVERIFY(content->value);
    QCOMPARE(lines.texts(), fresh({ u"HeadReceived: 200"_s, u"BodyReceived: 4"_s, u"Finished"_s }));
}

void tst_Trace::transport()
{
    class Teapot final : public Transport
    {
    public:
        QCoro::Task<Response> send(const Request &) override { co_return Response(418); }
    };
    TraceLines lines;
    QVERIFY(mock->run(client().get("http://example.com/")
                              .transport(std::make_shared<Teapot>())
                              .trace(lines.function()))
                    ->value);
    QCOMPARE(lines.texts(), QStringList({ u"Started: GET"_s, u"Finished"_s }));
}

void tst_Trace::clientsAndRequestsFunction()
{
    TraceLines ofClient;
    TraceLines ofRequest;
    client().setTrace(ofClient.function());
    mock->serve({ response("1"), response("2"), response("3") });
    mock->run(client().get("http://example.com/1").trace(ofRequest.function()));
    QCOMPARE(ofClient.texts(), ofRequest.texts());
    QVERIFY(!ofClient.texts().isEmpty());
    const qsizetype count = ofRequest.texts().size();
    mock->run(client().get("http://example.com/2"));
    QCOMPARE(ofRequest.texts().size(), count);
    QVERIFY(ofClient.texts().size() > count);

    client().setTrace({});
    ofClient.clear();
    mock->run(client().get("http://example.com/3"));
    QVERIFY(ofClient.texts().isEmpty());
}

void tst_Trace::numbersTellRequestsApart()
{
    TraceLines lines;
    client().setTrace(lines.function());
    backend().setPeerHandler([](MockPeer *peer) { peer->setScript({ response("x") }); });
    const auto one = watch(client().get("http://example.com/1"));
    const auto two = watch(client().get("http://example.com/2"));
    backend().run();
    QVERIFY(one->value && two->value);
    QMap<quint64, QSet<QString>> paths;
    for (const TraceEvent &event : lines.events())
        paths[event.request()].insert(event.url().path());
    QCOMPARE(paths, (QMap<quint64, QSet<QString>> { { 1, { u"/1"_s } }, { 2, { u"/2"_s } } }));
}

void tst_Trace::urlWithoutSecrets()
{
    TraceLines lines;
    client().setTrace(lines.function());
    mock->serve({ response({}) });
    mock->run(client().get("http://user:s3cret@example.com/a?b=c#fragment"));
    QString all;
    for (const TraceEvent &event : lines.events()) {
        QCOMPARE(event.url(), QUrl(u"http://example.com/a?b=c"_s));
        QDebug(&all) << event;
    }
    QVERIFY(all.contains(u"#1 0 ms Started: GET [http://example.com/a?b=c]"));
    QVERIFY(!all.contains(u"s3cret"));
}

void tst_Trace::functionThrows()
{
    LogCapture log(u""_s);
    TraceLines lines;
    client().setTrace([](const TraceEvent &event) {
        if (event.kind() == Kind::Resolved)
            throw 1;
        throw std::runtime_error("trouble");
    });
    mock->serve({ response("x") });
    const auto outcome = mock->run(client().get("http://example.com/").trace(lines.function()));
    QVERIFY(outcome->value);
    QCOMPARE(lines.texts(), fresh({ u"HeadReceived: 200"_s, u"BodyReceived: 1"_s, u"Finished"_s }));
    QCOMPARE(log.lines.size(), lines.texts().size());
    QCOMPARE(log.lines.value(0), u"httpq W: Exception thrown by a trace function: trouble"_s);
    QCOMPARE(log.lines.value(3),
             u"httpq W: Exception of an unknown type thrown by a trace function"_s);
}

void tst_Trace::functionDestroysClient_data()
{
    QTest::addColumn<TraceEvent::Kind>("when");
    QTest::addColumn<bool>("streaming");
    for (const Kind kind : { Kind::Started, Kind::PoolWaiting, Kind::ResolveStarted, Kind::Resolved,
                             Kind::ConnectStarted, Kind::Connected, Kind::TlsStarted, Kind::TlsDone,
                             Kind::ConnectionReady, Kind::RequestSending, Kind::RequestSent,
                             Kind::InformationReceived, Kind::HeadReceived, Kind::BodyReceived,
                             Kind::Redirecting, Kind::Finished }) {
        const QByteArray name = TraceLines::kindName(kind).toLatin1();
        QTest::addRow("%s", name.constData()) << kind << false;
        QTest::addRow("%s, streamed", name.constData()) << kind << true;
    }
}

void tst_Trace::functionDestroysClient()
{
    QFETCH(const TraceEvent::Kind, when);
    QFETCH(const bool, streaming);
    int told = 0;
    client().setTrace([&, this](const TraceEvent &event) {
        if (event.kind() == when && ++told == 1)
            mock->client.reset();
    });
    mock->serve({ response({}, "Location: /b\r\n", "302 Found"),
                  "HTTP/1.1 103 Early Hints\r\n\r\n" + response("x") });
    RequestBuilder request = client().get("https://example.com/a");
    if (streaming)
        request.stream();
    const auto outcome = mock->run(std::move(request));
    if (streaming && outcome->value && mock->client)
        watch(outcome->value->read());
    backend().run();
    QVERIFY(told > 0);
    QVERIFY(!mock->client);
    QCOMPARE(outcome->ends, 1);
    if (!outcome->value)
        QCOMPARE(outcome->kind(), Error::Kind::Cancelled);
    outcome->value.reset();
    backend().run();
    QCOMPARE(backend().openStreams(), 0);
}

// What is noted in a nested event loop comes after what was noted before it.
void tst_Trace::functionRunsEventLoop()
{
    TraceLines lines;
    const TraceFunction keep = lines.function();
    int nested = 0;
    client().setTrace([&](const TraceEvent &event) {
        keep(event);
        ++nested;
        backend().run();
        QCoreApplication::processEvents();
    });
    mock->serve({ response("hello") });
    const auto outcome = mock->run(client().get("http://example.com/"));
    QVERIFY(outcome->value);
    QVERIFY(nested > 5);
    QVERIFY(lines.isInOrder());
    QCOMPARE(lines.texts(), fresh({ u"HeadReceived: 200"_s, u"BodyReceived: 5"_s, u"Finished"_s }));
}

// A request keeps to the function it began with.
void tst_Trace::setInsideFunction()
{
    TraceLines lines;
    TraceLines later;
    const TraceFunction keep = lines.function();
    client().setTrace([&](const TraceEvent &event) {
        keep(event);
        client().setTrace(later.function());
    });
    mock->serve({ response("x"), response("y") });
    mock->run(client().get("http://example.com/"));
    QCOMPARE(lines.texts().last(), u"Finished"_s);
    QVERIFY(later.texts().isEmpty());
    mock->run(client().get("http://example.com/"));
    QCOMPARE(later.texts().first(), u"Started: GET"_s);
}

void tst_Trace::nothingWhileNobodyListens()
{
    mock->serve({ response("x") });
    const auto outcome = watch(client().get("http://example.com/"));
    TraceLines lines;
    client().setTrace(lines.function());
    backend().run();
    QVERIFY(outcome->value);
    QVERIFY(lines.events().isEmpty());
}

QTEST_GUILESS_MAIN(tst_Trace)
#include "tst_trace.moc"
