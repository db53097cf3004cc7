// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/auth/digestauth.h"
#include "client/mockclient.h"
#include "protocol/coding/gzipencoder.h"

#include <QtCore/qeventloop.h>
#include <QtCore/qjsondocument.h>

#include <stdexcept>
#include <vector>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

//! What a hook waits for.
class Door
{
public:
    class Passage
    {
    public:
        explicit Passage(Door *door)
            : m_door(door)
        {}
        bool await_ready() const noexcept { return m_door->m_isOpen; }
        void await_suspend(std::coroutine_handle<> waiting)
        {
            m_door->m_waiting.push_back(waiting);
        }
        void await_resume() const noexcept {}

    private:
        Door *m_door;
    };

    Passage passage() { return Passage(this); }
    qsizetype waiting() const { return qsizetype(m_waiting.size()); }
    void open()
    {
        m_isOpen = true;
        for (const std::coroutine_handle<> handle : std::exchange(m_waiting, {}))
            handle.resume();
    }

private:
    std::vector<std::coroutine_handle<>> m_waiting;
    bool m_isOpen = false;
};

class OwnError : public std::runtime_error
{
public:
    explicit OwnError(int value)
        : std::runtime_error("own trouble")
        , number(value)
    {}
    int number;
};

// No lambda that is a coroutine: what these need comes as parameters.
QCoro::Task<> waitThenNote(Door *door, QStringList *notes, QString note)
{
    co_await door->passage();
    notes->append(note);
}

QCoro::Task<> waitThenThrow(Door *door)
{
    co_await door->passage();
    throw OwnError(2);
}

QCoro::Task<> sendInside(AsyncClient *client, QUrl url, QStringList *notes)
{
    const Response inner = co_await client->get(url);
    notes->append(inner.text());
}

} // namespace

class tst_Hooks : public QObject, private MockClientTest
{
    Q_OBJECT
private Q_SLOTS:
    void init() { beginTest(); }
    void cleanup()
    {
        if (mock->client)
            client().setEventHooks(EventHooks());
        verifyNothingLeft();
    }

    void requestHookChangesEverything();
    void requestHookBeforeTheAuthorization();
    void order();
    void awaited();
    void stateIsKept();
    void moveOnlyHook();
    void neverInsideTheCall();
    void roundsOfRedirects();
    void roundsOfAuthentication();
    void roundsOfRetries();
    void redirectedByTheRequestHook();
    void transportToo();
    void responseWithoutContent();
    void responseWithContent();
    void contentThatFails();
    void contentOfARedirect_data();
    void contentOfARedirect();
    void streamed_data();
    void streamed();
    void pendingResponse();
    void exceptions_data();
    void exceptions();
    void exceptionByEveryWay();
    void exceptionOfAnUnknownType();
    void httpErrorIsTheOutcome();
    void raiseForStatus();
    void exceptionOfAnEarlierRound();
    void endedWhileAHookWaits_data();
    void endedWhileAHookWaits();
    void hookDestroysClient_data();
    void hookDestroysClient();
    void hookDestroysClientWhileItWaits();
    void hookStartsRequest();
    void hookRunsEventLoop();
    void hooksAreReplacedInAHook();
    void connectionIsKept();

private:
    QList<int> statusesSeen(const std::shared_ptr<QList<int>> &seen)
    {
        client().onResponse([seen](const Response &got) { seen->append(got.status()); });
        return *seen;
    }
    QByteArray lastHead() const { return mock->peer()->received(); }
};

void tst_Hooks::requestHookChangesEverything()
{
    client().onRequest([](Request &request) {
        request.headers().replaceOrAppend("X-Trace", "42");
        request.headers().removeAll("User-Agent");
        request.setMethod("PATCH");
        request.setUrl(QUrl(u"http://other.example:8080/b?c"_s));
        request.setBody(Body("new body"));
    });
    mock->serve({ response("ok") });
    const auto outcome = mock->run(client().post("http://example.com/a").body("old"));
    QVERIFY(outcome->value);
    QCOMPARE(backend().lookups(), QList<QByteArray> { "other.example" });
    QCOMPARE(mock->peer()->port(), 8080);
    const QByteArray sent = mock->peer()->received();
    QVERIFY(sent.startsWith("PATCH /b?c HTTP/1.1\r\n"));
    QVERIFY(sent.contains("\r\nHost: other.example:8080\r\n"));
    QVERIFY(sent.contains("\r\nX-Trace: 42\r\n"));
    QVERIFY(sent.contains("\r\nContent-Length: 8\r\n"));
    QVERIFY(!sent.contains("User-Agent"));
    QVERIFY(sent.endsWith("\r\n\r\nnew body"));
    // The response tells of what was sent.
    QCOMPARE(outcome->value->request().method(), "PATCH");
    QCOMPARE(outcome->value->url(), QUrl(u"http://other.example:8080/b?c"_s));
    QCOMPARE(outcome->value->request().headers().value("X-Trace"), "42");
}

// A hook sees the request as it will be sent, and has the last word.
void tst_Hooks::requestHookBeforeTheAuthorization()
{
    QByteArray seen;
    client().onRequest([&](Request &request) {
        seen = std::as_const(request).headers().value("Authorization").toByteArray();
        request.headers().replaceOrAppend("Authorization", "Bearer hook");
    });
    mock->serve({ response("ok") });
    mock->run(client().get("http://example.com/").bearer("chain"));
    QCOMPARE(seen, "Bearer chain");
    QVERIFY(lastHead().contains("Authorization: Bearer hook\r\n"));
    QVERIFY(!lastHead().contains("chain"));
}

void tst_Hooks::order()
{
    QStringList notes;
    client().onRequest([&](Request &request) {
        notes += u"request 1"_s;
        request.headers().append("X-One", "1");
    });
    client().onRequest([&](Request &request) {
        notes += u"request 2 "_s
                 + QString::fromLatin1(std::as_const(request).headers().value("X-One"));
    });
    client().onResponse([&](const Response &) { notes += u"response 1"_s; });
    client().onResponse([&](const Response &) { notes += u"response 2"_s; });
    mock->serve({ response("ok") });
    QVERIFY(mock->run(client().get("http://example.com/"))->value);
    QCOMPARE(notes,
             QStringList({ u"request 1"_s, u"request 2 1"_s, u"response 1"_s, u"response 2"_s }));
}

void tst_Hooks::awaited()
{
    QStringList notes;
    Door first;
    Door second;
    client().onRequest([&](Request &) { return waitThenNote(&first, &notes, u"request"_s); });
    client().onRequest([&](Request &) { notes += u"after"_s; });
    client().onResponse(
            [&](const Response &) { return waitThenNote(&second, &notes, u"response"_s); });
    mock->serve({ response("ok") });
    const auto outcome = mock->run(client().get("http://example.com/"));
    QCOMPARE(backend().connectionCount(), 0);
    QCOMPARE(notes, QStringList());
    first.open();
    QCOMPARE(notes, QStringList { u"request"_s }); // and the flow goes on by the turn
    backend().run();
    QCOMPARE(notes, QStringList({ u"request"_s, u"after"_s }));
    QVERIFY(!outcome->isDone());
    second.open();
    QVERIFY(!outcome->isDone());
    backend().run();
    QCOMPARE(notes.last(), u"response"_s);
    QVERIFY(outcome->value);
    QCOMPARE(outcome->value->content(), "ok");
}

void tst_Hooks::stateIsKept()
{
    client().onRequest([count = 0](Request &request) mutable {
        request.headers().append("X-Count", QString::number(++count));
    });
    mock->serve({ response("1"), response("2") });
    mock->run(client().get("http://example.com/"));
    mock->run(client().get("http://example.com/"));
    QVERIFY(lastHead().contains("X-Count: 1\r\n"));
    QVERIFY(lastHead().contains("X-Count: 2\r\n"));
}

void tst_Hooks::moveOnlyHook()
{
    client().onRequest([value = std::make_unique<QByteArray>("7")](Request &request) {
        request.headers().append("X-Value", QString::fromLatin1(*value));
    });
    mock->serve({ response("1") });
    mock->run(client().get("http://example.com/"));
    QVERIFY(lastHead().contains("X-Value: 7\r\n"));
}

void tst_Hooks::neverInsideTheCall()
{
    bool isInside = false;
    bool wasInside = false;
    bool wasCalled = false;
    client().onRequest([&](Request &) {
        wasCalled = true;
        wasInside = isInside;
    });
    mock->serve({ response("ok") });
    isInside = true;
    const auto outcome = watch(client().get("http://example.com/"));
    isInside = false;
    backend().run();
    QVERIFY(outcome->value);
    QVERIFY(wasCalled);
    QVERIFY(!wasInside);
}

void tst_Hooks::roundsOfRedirects()
{
    QStringList notes;
    client().onRequest([&](Request &request) {
        notes += u"> "_s + request.url().path();
        request.headers().replaceOrAppend("X-Path", request.url().path());
    });
    client().onResponse([&](const Response &got) {
        notes += u"< %1 %2"_s.arg(got.status()).arg(got.url().path());
    });
    mock->serve({ response({}, "Location: /b\r\n", "302 Found"), response("ok") });
    const auto outcome = mock->run(client().get("http://example.com/a"));
    QVERIFY(outcome->value);
    QCOMPARE(notes, QStringList({ u"> /a"_s, u"< 302 /a"_s, u"> /b"_s, u"< 200 /b"_s }));
    QVERIFY(lastHead().contains("X-Path: /a\r\n"));
    QVERIFY(lastHead().contains("X-Path: /b\r\n"));
}

void tst_Hooks::roundsOfAuthentication()
{
    const auto seen = std::make_shared<QList<int>>();
    statusesSeen(seen);
    int requests = 0;
    client().onRequest([&](Request &) { ++requests; });
    client().setAuth(std::make_shared<DigestAuth>(u"user"_s, u"secret"_s));
    mock->serve({ response({}, "WWW-Authenticate: Digest realm=\"r\", nonce=\"n\"\r\n",
                           "401 Unauthorized"),
                  response("ok") });
    QVERIFY(mock->run(client().get("http://example.com/a"))->value);
    QCOMPARE(*seen, QList<int>({ 401, 200 }));
    QCOMPARE(requests, 2);
}

void tst_Hooks::roundsOfRetries()
{
    const auto seen = std::make_shared<QList<int>>();
    statusesSeen(seen);
    int requests = 0;
    client().onRequest([&](Request &) { ++requests; });
    client().setRetries(RetryPolicy(2).setBackoff(0ms));
    mock->serve({ response({}, {}, "503 Busy"), response({}, {}, "503 Busy"), response("ok") });
    const auto outcome = mock->run(client().get("http://example.com/a"));
    backend().advance(10ms);
    QVERIFY(outcome->value);
    QCOMPARE(*seen, QList<int>({ 503, 503, 200 }));
    QCOMPARE(requests, 3);
}

// A hook that leads to another origin than the credentials are for.
void tst_Hooks::redirectedByTheRequestHook()
{
    client().onRequest([](Request &request) { request.setUrl(QUrl(u"ftp://example.com/"_s)); });
    const auto outcome = mock->run(client().get("http://example.com/a"));
    QCOMPARE(outcome->kind(), Error::Kind::UnsupportedProtocol);
    QCOMPARE(backend().connectionCount(), 0);
}

void tst_Hooks::transportToo()
{
    class Echo final : public Transport
    {
    public:
        QCoro::Task<Response> send(const Request &request) override
        {
            co_return Response(200, {}, request.headers().value("X-Trace").toByteArray());
        }
    };
    client().setTransport(std::make_shared<Echo>());
    client().onRequest([](Request &request) { request.headers().append("X-Trace", "42"); });
    const auto seen = std::make_shared<QList<int>>();
    statusesSeen(seen);
    const auto outcome = mock->run(client().get("http://example.com/"));
    QVERIFY(outcome->value);
    QCOMPARE(outcome->value->content(), "42");
    QCOMPARE(*seen, QList<int> { 200 });
    client().setTransport({});
}

void tst_Hooks::responseWithoutContent()
{
    bool isChecked = false;
    Response kept;
    client().onResponse([&](const Response &got) {
        isChecked = !got.isRead() && got.headers().value("X-A") == "b"
                    && got.request().method() == "GET";
        kept = got;
        try {
            got.content();
            isChecked = false;
        } catch (const ResponseNotRead &) {}
    });
    mock->serve({ response("hello", "X-A: b\r\n") });
    const auto outcome = mock->run(client().get("http://example.com/"));
    QVERIFY(isChecked);
    QVERIFY(outcome->value);
    QCOMPARE(outcome->value->content(), "hello");
    QCOMPARE(kept.status(), 200);
}

void tst_Hooks::responseWithContent()
{
    QStringList seen;
    client().onResponse([&](const Response &got) { seen += got.text(); },
                        EventHooks::Content::Read);
    QVERIFY(client().eventHooks().needsContent());
    mock->run(client().get("http://example.com/"));
    mock->peer()->send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello");
    backend().run();
    QCOMPARE(seen, QStringList());
    mock->peer()->send("world");
    backend().run();
    QCOMPARE(seen, QStringList { u"helloworld"_s });
    client().setEventHooks(EventHooks());
    QVERIFY(!client().eventHooks().needsContent());
    const auto outcome = mock->run(client().get("http://example.com/"));
    mock->peer()->send(response("x"));
    backend().run();
    QVERIFY(outcome->value);
    QCOMPARE(seen.size(), 1);
}

void tst_Hooks::contentOfARedirect_data()
{
    QTest::addColumn<bool>("isRead");
    QTest::addColumn<QByteArray>("body");
    const QByteArray content(50'000'000, '0');
    QByteArray bomb;
    GzipEncoder encoder;
    QVERIFY(encoder.encode(content, GzipEncoder::Flush::Finish, bomb));
    QTest::newRow("not read, bomb") << false << bomb;
    QTest::newRow("not read, what is no gzip") << false << "nonsense"_ba;
    QTest::newRow("read, bomb") << true << bomb;
    // Many bytes for one
    QByteArray bloated("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff", 10);
    bloated += QByteArray("\x00\x00\x00\xff\xff", 5).repeated(1'000'000);
    QTest::newRow("not read, bloated") << false << bloated;
}

// Nobody decodes what nobody asked for, and of what was asked for nobody keeps more than a little.
void tst_Hooks::contentOfARedirect()
{
    QFETCH(const bool, isRead);
    QFETCH(const QByteArray, body);
    const QByteArray moved =
            response(body, "Content-Encoding: gzip\r\nLocation: /b\r\n", "302 Found");
    QList<qsizetype> sizes;
    client().onResponse([&](const Response &got) { sizes += isRead ? got.content().size() : 0; },
                        isRead ? EventHooks::Content::Read : EventHooks::Content::NotRead);
    answerRequests(backend(), [&](MockPeer *asked, const QByteArray &head) {
        asked->send(head.startsWith("GET /b") ? response("there") : moved);
    });
    const auto outcome = mock->run(client().get("http://example.com/a"));
    QVERIFY2(outcome->value, qPrintable(outcome->error().toString()));
    QCOMPARE(outcome->value->content(), "there");
    QCOMPARE(outcome->value->attempts().size(), 1);
    const qsizetype seen = isRead ? 64 * 1024 : 0;
    QCOMPARE(sizes, QList<qsizetype>({ seen, isRead ? 5 : 0 }));
}

// The hook is not shown what is not whole.
void tst_Hooks::contentThatFails()
{
    int calls = 0;
    client().onResponse([&](const Response &) { ++calls; }, EventHooks::Content::Read);
    const auto outcome = mock->run(client().get("http://example.com/"));
    mock->peer()->send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello");
    mock->peer()->finish();
    backend().run();
    QCOMPARE(outcome->kind(), Error::Kind::RemoteProtocol);
    QCOMPARE(calls, 0);
}

void tst_Hooks::streamed_data()
{
    QTest::addColumn<EventHooks::Content>("content");
    QTest::newRow("not read") << EventHooks::Content::NotRead;
    QTest::newRow("read") << EventHooks::Content::Read;
}

void tst_Hooks::streamed()
{
    QFETCH(const EventHooks::Content, content);
    QList<bool> isRead;
    client().onResponse([&](const Response &got) { isRead += got.isRead(); }, content);
    const auto outcome = mock->run(client().get("http://example.com/").stream());
    mock->peer()->send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello");
    backend().run();
    QVERIFY(outcome->value);
    QCOMPARE(isRead, QList<bool> { false });
    const auto body = watch(outcome->value->read());
    mock->peer()->send("world");
    backend().run();
    QVERIFY(body->value);
    QCOMPARE(*body->value, "helloworld");
    QCOMPARE(isRead.size(), 1);
}

void tst_Hooks::pendingResponse()
{
    QStringList notes;
    client().onResponse([&](const Response &got) { notes += u"hook "_s + got.text(); },
                        EventHooks::Content::Read);
    mock->serve({ response("hello"), response("hello") });
    PendingResponse *whole = client().get("http://example.com/").start(this);
    connect(whole, &PendingResponse::responseReceived, this, [&] { notes += u"head"_s; });
    connect(whole, &PendingResponse::finished, this,
            [&](const Response &got) { notes += u"finished "_s + got.text(); });
    backend().run();
    QCOMPARE(notes, QStringList({ u"hook hello"_s, u"head"_s, u"finished hello"_s }));

    notes.clear();
    QByteArray chunks;
    PendingResponse *pieces = client().get("http://example.com/").start(this);
    connect(pieces, &PendingResponse::chunkReceived, this,
            [&](const QByteArray &chunk) { chunks += chunk; });
    backend().run();
    QVERIFY(pieces->isFinished());
    QCOMPARE(pieces->error().toString(), Error().toString());
    QCOMPARE(chunks, "hello");
    QCOMPARE(notes, QStringList { u"hook hello"_s });
    delete whole;
    delete pieces;
}

enum class Where { Request, RequestLater, Response, ResponseLater, ResponseWithContent };

void tst_Hooks::exceptions_data()
{
    QTest::addColumn<int>("where");
    QTest::addColumn<QString>("text");
    const QString request = u"A request hook threw: own trouble"_s;
    const QString response = u"A response hook threw: own trouble"_s;
    QTest::newRow("request hook") << int(Where::Request) << request;
    QTest::newRow("request hook that waits") << int(Where::RequestLater) << request;
    QTest::newRow("response hook") << int(Where::Response) << response;
    QTest::newRow("response hook that waits") << int(Where::ResponseLater) << response;
    QTest::newRow("response hook with content") << int(Where::ResponseWithContent) << response;
}

void tst_Hooks::exceptions()
{
    QFETCH(const int, where);
    QFETCH(const QString, text);
    Door door;
    int later = 0;
    switch (Where(where)) {
    case Where::Request:
        client().onRequest([](Request &) { throw OwnError(2); });
        break;
    case Where::RequestLater:
        client().onRequest([&](Request &) { return waitThenThrow(&door); });
        break;
    case Where::Response:
        client().onResponse([](const Response &) { throw OwnError(2); });
        break;
    case Where::ResponseLater:
        client().onResponse([&](const Response &) { return waitThenThrow(&door); });
        break;
    case Where::ResponseWithContent:
        client().onResponse([](const Response &) { throw OwnError(2); }, EventHooks::Content::Read);
        break;
    }
    client().onRequest([&](Request &) { ++later; });
    client().onResponse([&](const Response &) { ++later; });
    backend().setPeerHandler([](MockPeer *peer) { peer->setScript({ response("ok") }); });

    const auto thrown = watch(client().get("http://example.com/1"));
    const auto told = watch(client().get("http://example.com/2").result());
    backend().run();
    door.open();
    backend().run();
    QCOMPARE(thrown->ends, 1);
    QVERIFY(thrown->threw<OwnError>());
    QCOMPARE(told->ends, 1);
    QVERIFY(told->value);
    const Error error = told->value->error();
    QCOMPARE(error.kind(), Error::Kind::Callback);
    QCOMPARE(error.party(), Error::Party::Local);
    QCOMPARE(error.message(), text);
    QCOMPARE(error.url(), QUrl(u"http://example.com/2"_s));
    QVERIFY(!error.isNetwork() && !error.isTimeout() && !error.isCancelled());
    // Those behind it are not asked any more.
    const bool isRequest = Where(where) == Where::Request || Where(where) == Where::RequestLater;
    QCOMPARE(later, isRequest ? 0 : 2);
    QCOMPARE(backend().connectionCount(), isRequest ? 0 : 2);
    QCOMPARE(error.requestMayHaveReachedServer(), !isRequest);
}

void tst_Hooks::exceptionByEveryWay()
{
    client().onRequest([](Request &) { throw OwnError(2); });
    const auto task = watch(client().get("http://example.com/").toTask());
    PendingResponse *pending = client().get("http://example.com/").start(this);
    const auto ofPending = watch(pending->response());
    Error ofCallback;
    client().get("http://example.com/").then(this, [&](const Result<Response> &result) {
        ofCallback = result.error();
    });
    QFuture<Response> future = client().get("http://example.com/").toFuture();
    backend().run();
    QVERIFY(task->threw<OwnError>());
    QVERIFY(ofPending->threw<OwnError>());
    QCOMPARE(pending->error().kind(), Error::Kind::Callback);
    QCOMPARE(ofCallback.kind(), Error::Kind::Callback);
    QVERIFY(future.isFinished());
    QVERIFY_THROWS_EXCEPTION(std::exception, future.result());
    delete pending;
}

void tst_Hooks::exceptionOfAnUnknownType()
{
    client().onRequest([](Request &) { throw 42; });
    const auto thrown = mock->run(client().get("http://example.com/"));
    QVERIFY(thrown->threw<int>());
    const auto told = mock->run(client().get("http://example.com/").result());
    QCOMPARE(told->value->error().message(),
             u"A request hook threw: an exception of an unknown type"_s);
}

void tst_Hooks::httpErrorIsTheOutcome()
{
    client().onRequest([](Request &request) {
        throw AuthenticationError(Error(Error::Kind::Authentication, Error::Phase::None,
                                        Error::Party::Local, u"No key in the wallet"_s),
                                  request);
    });
    QVERIFY(mock->run(client().get("http://example.com/"))->threw<AuthenticationError>());
    const auto told = mock->run(client().get("http://example.com/").result());
    QCOMPARE(told->value->error().kind(), Error::Kind::Authentication);
    QCOMPARE(told->value->error().message(), u"No key in the wallet"_s);
    QCOMPARE(told->value->error().url(), QUrl(u"http://example.com/"_s));
}

void tst_Hooks::raiseForStatus()
{
    client().onResponse([](const Response &got) { got.raiseForStatus(); });
    mock->serve({ response("no", {}, "404 Not Found"), response("ok") });
    const auto outcome = mock->run(client().get("http://example.com/a"));
    QVERIFY(outcome->threw<HttpStatusError>());
    QCOMPARE(outcome->kind(), Error::Kind::Status);
    try {
        std::rethrow_exception(outcome->exception);
    } catch (const HttpStatusError &error) {
        QCOMPARE(error.response().status(), 404);
    }
    const auto told = mock->run(client().get("http://example.com/a").result());
    QVERIFY(told->value);
}

// Which was followed by another one, and is not what the request failed of.
void tst_Hooks::exceptionOfAnEarlierRound()
{
    class Flaky final : public Transport
    {
    public:
        QCoro::Task<Response> send(const Request &request) override
        {
            if (++m_calls == 1)
                throw ConnectError(Error(Error::Kind::Connect, Error::Phase::Connect,
                                         Error::Party::Remote, u"No line"_s),
                                   request);
            co_return Response();
        }

    private:
        int m_calls = 0;
    };
    client().setRetries(RetryPolicy(1).setBackoff(0ms));
    const auto outcome =
            mock->run(client().get("http://example.com/").transport(std::make_shared<Flaky>()));
    backend().advance(10ms);
    QCOMPARE(outcome->ends, 1);
    QCOMPARE(outcome->kind(), Error::Kind::Callback);
    QVERIFY(!outcome->threw<ConnectError>());
    QVERIFY(outcome->threw<CallbackError>());
}

enum class End { Cancelled, ClientDestroyed, ClientClosed, ContextDestroyed, TimedOut };

void tst_Hooks::endedWhileAHookWaits_data()
{
    QTest::addColumn<bool>("isRequestHook");
    QTest::addColumn<int>("end");
    for (const bool isRequestHook : { true, false }) {
        const char *hook = isRequestHook ? "request hook" : "response hook";
        QTest::addRow("%s, cancelled", hook) << isRequestHook << int(End::Cancelled);
        QTest::addRow("%s, client destroyed", hook) << isRequestHook << int(End::ClientDestroyed);
        QTest::addRow("%s, client closed", hook) << isRequestHook << int(End::ClientClosed);
        QTest::addRow("%s, context destroyed", hook) << isRequestHook << int(End::ContextDestroyed);
        QTest::addRow("%s, total timeout", hook) << isRequestHook << int(End::TimedOut);
    }
}

void tst_Hooks::endedWhileAHookWaits()
{
    QFETCH(const bool, isRequestHook);
    QFETCH(const int, end);
    Door door;
    QStringList notes;
    if (isRequestHook) {
        client().onRequest([&](Request &) { return waitThenNote(&door, &notes, u"hook"_s); });
    } else {
        client().onResponse(
                [&](const Response &) { return waitThenNote(&door, &notes, u"hook"_s); });
    }
    mock->serve({ response("ok") });
    auto context = std::make_unique<QObject>();
    std::stop_source stop;
    const auto outcome = mock->run(client().get("http://example.com/")
                                           .timeout(5s)
                                           .context(context.get())
                                           .stopToken(stop.get_token()));
    QCOMPARE(door.waiting(), 1);
    Error::Kind kind = Error::Kind::Cancelled;
    switch (End(end)) {
    case End::Cancelled:
        stop.request_stop();
        break;
    case End::ClientDestroyed:
        mock->client.reset();
        break;
    case End::ClientClosed:
        client().close(0ms);
        break;
    case End::ContextDestroyed:
        context.reset();
        break;
    case End::TimedOut:
        kind = Error::Kind::TotalTimeout;
        backend().advance(5001ms);
        break;
    }
    backend().run();
    QCOMPARE(outcome->ends, 1);
    QCOMPARE(outcome->kind(), kind);
    if (mock->client)
        QCOMPARE(client().runningRequests(), 0);
    QCOMPARE(backend().openStreams(), 0);
    // The hook ends by itself, with all that it refers to, and has no effect any more.
    door.open();
    backend().run();
    QCOMPARE(notes, QStringList { u"hook"_s });
    QCOMPARE(outcome->ends, 1);
    if (End(end) == End::ClientClosed)
        mock->client.reset();
}

void tst_Hooks::hookDestroysClient_data()
{
    QTest::addColumn<bool>("isRequestHook");
    QTest::addColumn<bool>("isThrowing");
    QTest::newRow("request hook") << true << false;
    QTest::newRow("request hook that throws") << true << true;
    QTest::newRow("response hook") << false << false;
    QTest::newRow("response hook that throws") << false << true;
}

void tst_Hooks::hookDestroysClient()
{
    QFETCH(const bool, isRequestHook);
    QFETCH(const bool, isThrowing);
    int later = 0;
    const auto destroy = [this, isThrowing] {
        mock->client.reset();
        if (isThrowing)
            throw OwnError(1);
    };
    if (isRequestHook) {
        client().onRequest([&](Request &) { destroy(); });
        client().onRequest([&](Request &) { ++later; });
    } else {
        client().onResponse([&](const Response &) { destroy(); });
        client().onResponse([&](const Response &) { ++later; });
    }
    mock->serve({ response("ok") });
    const auto outcome = mock->run(client().get("http://example.com/"));
    QCOMPARE(outcome->ends, 1);
    QCOMPARE(outcome->kind(), Error::Kind::Cancelled);
    QCOMPARE(later, 0);
    QCOMPARE(backend().openStreams(), 0);
}

void tst_Hooks::hookDestroysClientWhileItWaits()
{
    QStringList notes;
    client().onRequest([&](Request &request) -> QCoro::Task<> {
        if (request.url().path() == u"/outer")
            return sendInside(&client(), QUrl(u"http://example.com/inner"_s), &notes);
        return []() -> QCoro::Task<> { co_return; }();
    });
    const auto outcome = mock->run(client().get("http://example.com/outer"));
    QVERIFY(!outcome->isDone());
    mock->client.reset();
    backend().run();
    QCOMPARE(outcome->ends, 1);
    QCOMPARE(outcome->kind(), Error::Kind::Cancelled);
    QCOMPARE(notes, QStringList());
}

void tst_Hooks::hookStartsRequest()
{
    QStringList notes;
    client().onRequest([&](Request &request) -> QCoro::Task<> {
        if (request.url().path() == u"/outer")
            return sendInside(&client(), QUrl(u"http://example.com/inner"_s), &notes);
        return []() -> QCoro::Task<> { co_return; }();
    });
    mock->serve({ response("inner"), response("outer") });
    const auto outcome = mock->run(client().get("http://example.com/outer"));
    QVERIFY(outcome->value);
    QCOMPARE(outcome->value->content(), "outer");
    QCOMPARE(notes, QStringList { u"inner"_s });
}

void tst_Hooks::hookRunsEventLoop()
{
    int depth = 0;
    int deepest = 0;
    const auto nest = [&] {
        deepest = qMax(deepest, ++depth);
        if (depth < 4) {
            backend().run();
            QEventLoop().processEvents();
        }
        --depth;
    };
    client().onRequest([&](Request &) { nest(); });
    client().onResponse([&](const Response &) { nest(); });
    backend().setPeerHandler([](MockPeer *peer) {
        peer->setScript({ response("1"), response("2") });
    });
    const auto one = watch(client().get("http://example.com/1"));
    const auto two = watch(client().get("http://example.com/2"));
    backend().run();
    QVERIFY(one->value);
    QVERIFY(two->value);
    QVERIFY(deepest > 1);
}

void tst_Hooks::hooksAreReplacedInAHook()
{
    QStringList notes;
    client().onRequest([&](Request &) {
        notes += u"first"_s;
        EventHooks hooks;
        hooks.onRequest([&notes](Request &) { notes += u"new"_s; });
        hooks.onResponse([&notes](const Response &) { notes += u"response"_s; });
        client().setEventHooks(hooks);
    });
    client().onRequest([&](Request &) { notes += u"second"_s; });
    mock->serve({ response("1"), response("2") });
    QVERIFY(mock->run(client().get("http://example.com/"))->value);
    QCOMPARE(notes, QStringList({ u"first"_s, u"second"_s, u"response"_s }));
    notes.clear();
    QVERIFY(mock->run(client().get("http://example.com/"))->value);
    QCOMPARE(notes, QStringList({ u"new"_s, u"response"_s }));
}

void tst_Hooks::connectionIsKept()
{
    client().onResponse([](const Response &) {});
    mock->serve({ response("1"), response("2") });
    mock->run(client().get("http://example.com/"));
    QCOMPARE(mock->pool().idle, 1);
    mock->run(client().get("http://example.com/"));
    QCOMPARE(backend().connectionCount(), 1);
}

QTEST_GUILESS_MAIN(tst_Hooks)
#include "tst_hooks.moc"
