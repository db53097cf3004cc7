// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/logcapture.h"
#include "client/mockclient.h"
#include "client/trafficlistener.h"

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

class Listener final : public TrafficListener
{
public:
    void requestStarted(quint64 number, const Request &request) override
    {
        notes += u"started %1"_s.arg(number);
        requests += request;
        if (inStarted)
            inStarted();
    }
    void requestEnded(const TrafficRecord &record) override
    {
        notes += u"ended %1"_s.arg(record.number);
        records += record;
        if (inEnded)
            inEnded();
    }

    QStringList notes;
    QList<Request> requests;
    QList<TrafficRecord> records;
    std::function<void()> inStarted;
    std::function<void()> inEnded;
};

} // namespace

class tst_Traffic : public QObject, private MockClientTest
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        beginTest();
        m_listener = std::make_shared<Listener>();
        client().addTrafficListener(m_listener);
    }
    void cleanup()
    {
        m_listener.reset();
        verifyNothingLeft();
    }

    void record();
    void startedBeforeItIsSentEndedBeforeTheRest();
    void refusedRequest();
    void failedRequest();
    void rounds();
    void connectionOfTheLastRound();
    void streamed();
    void streamedAndDropped();
    void pendingResponseWhole();
    void pendingResponseInPieces();
    void transport();
    void ended_data();
    void ended();
    void severalListeners();
    void droppedByTheProgram();
    void droppedInItsOwnCall();
    void throwing();
    void destroysClient_data();
    void destroysClient();
    void startsRequest();
    void losesTheContext();
    void destroysPendingResponse();
    void runsEventLoop();

private:
    const TrafficRecord &only() const
    {
        static const TrafficRecord none;
        return m_listener->records.size() == 1 ? m_listener->records.first() : none;
    }

    std::shared_ptr<Listener> m_listener;
};

void tst_Traffic::record()
{
    backend().setPeerHandler([](MockPeer *) {});
    const QDateTime before = QDateTime::currentDateTimeUtc();
    const auto outcome = mock->run(client().post("http://user:pw@example.com/a?b").body("content"));
    backend().advance(20ms);
    mock->peer()->send(response("hello", "X-A: b\r\n"));
    backend().run();
    QVERIFY(outcome->value);
    QCOMPARE(m_listener->notes, QStringList({ u"started 1"_s, u"ended 1"_s }));

    const Request started = m_listener->requests.first();
    QCOMPARE(started.method(), "POST");
    QCOMPARE(started.url(), QUrl(u"http://example.com/a?b"_s));
    QVERIFY(started.headers().contains("User-Agent"));

    QCOMPARE(only().number, 1u);
    QCOMPARE(only().started.timeSpec(), Qt::UTC);
    QVERIFY(before.addSecs(-60) < only().started);
    QVERIFY(only().started <= QDateTime::currentDateTimeUtc());
    QCOMPARE(only().request.body().bytes(), "content");
    QVERIFY(only().request.headers().contains("Authorization"));
    QCOMPARE(only().request.url(), QUrl(u"http://example.com/a?b"_s));
    QCOMPARE(only().response.status(), 200);
    QCOMPARE(only().response.content(), "hello");
    QCOMPARE(only().response.headers().value("X-A"), "b");
    QVERIFY(!only().error);
    QCOMPARE(only().timings.firstByte, 20ms);
    QCOMPARE(only().timings, outcome->value->timings());
    QCOMPARE(only().connection.remoteAddress(), u"127.0.0.1"_s);
    QVERIFY(only().attempts.isEmpty());
    // And whoever waits has all of it, too.
    QCOMPARE(outcome->value->content(), "hello");
    QCOMPARE(outcome->value->headers().value("X-A"), "b");
}

void tst_Traffic::startedBeforeItIsSentEndedBeforeTheRest()
{
    mock->serve({ response("ok") });
    bool isOutcomeKnown = false;
    bool wasKnown = true;
    int connectionsThen = -1;
    m_listener->inStarted = [&] { connectionsThen = backend().connectionCount(); };
    m_listener->inEnded = [&] { wasKnown = isOutcomeKnown; };
    client().get("http://example.com/").then(this, [&](const Result<Response> &) {
        isOutcomeKnown = true;
    });
    // Not from inside the call
    QCOMPARE(m_listener->notes, QStringList());
    backend().run();
    QCOMPARE(m_listener->notes.value(0), u"started 1"_s);
    QCOMPARE(connectionsThen, 0);
    QVERIFY(isOutcomeKnown);
    QVERIFY(!wasKnown);
}

void tst_Traffic::refusedRequest()
{
    const auto outcome = mock->run(client().get("http://u:s3cret@example.com/").header("a b", "c"));
    QCOMPARE(outcome->kind(), Error::Kind::LocalProtocol);
    QCOMPARE(m_listener->notes, QStringList({ u"started 1"_s, u"ended 1"_s }));
    QCOMPARE(only().error.kind(), Error::Kind::LocalProtocol);
    QVERIFY(only().response.isNull());
    QCOMPARE(only().request.url(), QUrl(u"http://example.com/"_s));

    m_listener->records.clear();
    client().close(0ms);
    mock->run(client().get("http://example.com/"));
    QCOMPARE(m_listener->notes.mid(2), QStringList({ u"started 2"_s, u"ended 2"_s }));
    QCOMPARE(only().error.kind(), Error::Kind::Cancelled);
    mock->client.reset();
}

void tst_Traffic::failedRequest()
{
    backend().setConnectBehaviour(MockBackend::ConnectBehaviour::refuse());
    const auto outcome = mock->run(client().get("http://127.0.0.1/"));
    QCOMPARE(m_listener->notes, QStringList({ u"started 1"_s, u"ended 1"_s }));
    QCOMPARE(only().error.kind(), Error::Kind::Connect);
    QCOMPARE(only().error.toString(), outcome->error().toString());
    QVERIFY(only().response.isNull());
    QVERIFY(only().connection.isNull());
}

void tst_Traffic::rounds()
{
    client().setRetries(RetryPolicy(1).setBackoff(0ms));
    mock->serve({ response({}, {}, "503 Busy"), response("moved", "Location: /b\r\n", "302 Found"),
                  response("ok") });
    const auto outcome = mock->run(client().get("http://example.com/a"));
    backend().advance(10ms);
    QVERIFY(outcome->value);
    // One request, whose rounds are in the record.
    QCOMPARE(m_listener->notes, QStringList({ u"started 1"_s, u"ended 1"_s }));
    QCOMPARE(only().attempts.size(), 2);
    QCOMPARE(only().attempts[0].reason(), Attempt::Reason::Retry);
    QCOMPARE(only().attempts[0].response().status(), 503);
    QCOMPARE(only().attempts[1].reason(), Attempt::Reason::Redirect);
    QCOMPARE(only().request.url().path(), u"/b"_s);
    QCOMPARE(only().response.content(), "ok");
}

void tst_Traffic::connectionOfTheLastRound()
{
    backend().setLookupError("nowhere.example", u"Host not found"_s);
    mock->serve({ response({}, "Location: http://nowhere.example/\r\n", "302 Found") });
    const auto outcome = mock->run(client().get("http://example.com/a"));
    QCOMPARE(outcome->kind(), Error::Kind::Resolve);
    QCOMPARE(only().attempts.size(), 1);
    QVERIFY(!only().attempts[0].response().connection().isNull());
    QVERIFY(only().connection.isNull());
    QVERIFY(only().response.isNull());
}

void tst_Traffic::streamed()
{
    mock->serve({ "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nab" });
    const auto outcome = mock->run(client().get("http://example.com/").stream());
    QVERIFY(outcome->value);
    QCOMPARE(m_listener->notes, QStringList { u"started 1"_s });
    const auto content = watch(outcome->value->read());
    mock->peer()->send("cd");
    backend().run();
    QCOMPARE(*content->value, "abcd");
    QCOMPARE(m_listener->notes.last(), u"ended 1"_s);
    QCOMPARE(only().response.status(), 200);
    QVERIFY(!only().response.isRead());
    QCOMPARE(only().response.bytesDownloaded(), 4);
}

void tst_Traffic::streamedAndDropped()
{
    mock->serve({ "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\nab" });
    const auto outcome = mock->run(client().get("http://example.com/").stream());
    outcome->value.reset();
    backend().run();
    QCOMPARE(m_listener->notes, QStringList({ u"started 1"_s, u"ended 1"_s }));
    QCOMPARE(only().response.status(), 200);
    QCOMPARE(only().error.kind(), Error::Kind::Cancelled);
}

void tst_Traffic::pendingResponseWhole()
{
    mock->serve({ response("hello", "X-A: b\r\n") });
    std::unique_ptr<PendingResponse> pending(client().get("http://example.com/").start(nullptr));
    Response head;
    Response whole;
    connect(pending.get(), &PendingResponse::responseReceived, this,
            [&](const Response &got) { head = got; });
    connect(pending.get(), &PendingResponse::finished, this,
            [&](const Response &got) { whole = got; });
    backend().run();
    QCOMPARE(head.headers().value("X-A"), "b");
    QCOMPARE(whole.content(), "hello");
    QCOMPARE(whole.headers().value("X-A"), "b");
    QCOMPARE(only().response.content(), "hello");
    QCOMPARE(only().response.headers().value("X-A"), "b");
}

void tst_Traffic::pendingResponseInPieces()
{
    mock->serve({ response("hello", "X-A: b\r\n") });
    std::unique_ptr<PendingResponse> pending(client().get("http://example.com/").start(nullptr));
    QByteArray chunks;
    connect(pending.get(), &PendingResponse::chunkReceived, this,
            [&](const QByteArray &chunk) { chunks += chunk; });
    backend().run();
    QVERIFY(pending->isFinished());
    QCOMPARE(chunks, "hello");
    QVERIFY(!only().response.isRead());
    QCOMPARE(only().response.headers().value("X-A"), "b");
    QCOMPARE(only().response.bytesDownloaded(), 5);
}

void tst_Traffic::transport()
{
    class Teapot final : public Transport
    {
    public:
        QCoro::Task<Response> send(const Request &) override
        {
            co_return Response(418, {}, "short and stout");
        }
    };
    mock->run(client().get("http://example.com/").transport(std::make_shared<Teapot>()));
    QCOMPARE(only().response.status(), 418);
    QCOMPARE(only().response.content(), "short and stout");
    QVERIFY(only().connection.isNull());
}

enum class How { Cancelled, ClientDestroyed, TimedOut, CancelledInBody, ContextDestroyed };

void tst_Traffic::ended_data()
{
    QTest::addColumn<int>("how");
    QTest::newRow("cancelled") << int(How::Cancelled);
    QTest::newRow("client destroyed") << int(How::ClientDestroyed);
    QTest::newRow("timed out") << int(How::TimedOut);
    QTest::newRow("cancelled in the body") << int(How::CancelledInBody);
    QTest::newRow("context destroyed") << int(How::ContextDestroyed);
}

void tst_Traffic::ended()
{
    QFETCH(const int, how);
    auto context = std::make_unique<QObject>();
    const auto outcome =
            mock->run(client().get("http://example.com/").timeout(1s).context(context.get()));
    Error::Kind kind = Error::Kind::Cancelled;
    switch (How(how)) {
    case How::CancelledInBody:
        mock->peer()->send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab");
        backend().run();
        [[fallthrough]];
    case How::Cancelled:
        client().cancelAll();
        break;
    case How::ClientDestroyed:
        mock->client.reset();
        break;
    case How::TimedOut:
        kind = Error::Kind::TotalTimeout;
        backend().advance(1001ms);
        break;
    case How::ContextDestroyed:
        context.reset();
        break;
    }
    backend().run();
    QCOMPARE(outcome->kind(), kind);
    QCOMPARE(m_listener->notes, QStringList({ u"started 1"_s, u"ended 1"_s }));
    QCOMPARE(only().error.kind(), kind);
    QCOMPARE(only().response.status(), How(how) == How::CancelledInBody ? 200 : 0);
}

void tst_Traffic::severalListeners()
{
    const auto second = std::make_shared<Listener>();
    client().addTrafficListener(second);
    QStringList order;
    m_listener->inEnded = [&] { order += u"first"_s; };
    second->inEnded = [&] { order += u"second"_s; };
    mock->serve({ response("1"), response("2") });
    mock->run(client().get("http://example.com/1"));
    mock->run(client().get("http://example.com/2"));
    QCOMPARE(order, QStringList({ u"first"_s, u"second"_s, u"first"_s, u"second"_s }));
    QCOMPARE(second->notes,
             QStringList({ u"started 1"_s, u"ended 1"_s, u"started 2"_s, u"ended 2"_s }));
    QCOMPARE(second->notes, m_listener->notes);
}

void tst_Traffic::droppedByTheProgram()
{
    const std::weak_ptr<Listener> weak = m_listener;
    const auto outcome = watch(client().get("http://example.com/"));
    m_listener.reset();
    QVERIFY(weak.expired());
    mock->serve({ response("ok") });
    backend().run();
    QVERIFY(outcome->value);
}

void tst_Traffic::droppedInItsOwnCall()
{
    const std::weak_ptr<Listener> weak = m_listener;
    m_listener->inEnded = [this] { m_listener.reset(); };
    mock->serve({ response("1"), response("2") });
    QVERIFY(mock->run(client().get("http://example.com/1"))->value);
    QVERIFY(weak.expired());
    QVERIFY(mock->run(client().get("http://example.com/2"))->value);

    m_listener = std::make_shared<Listener>();
    client().addTrafficListener(m_listener);
    m_listener->inStarted = [this] { m_listener.reset(); };
    const auto outcome = mock->run(client().get("http://example.com/3"));
    QVERIFY(!m_listener);
    client().cancelAll();
    backend().run();
    QCOMPARE(outcome->kind(), Error::Kind::Cancelled);
}

void tst_Traffic::throwing()
{
    LogCapture log(u""_s);
    const auto second = std::make_shared<Listener>();
    client().addTrafficListener(second);
    m_listener->inStarted = [] { throw 1; };
    m_listener->inEnded = [] { throw std::runtime_error("trouble"); };
    mock->serve({ response("ok") });
    QVERIFY(mock->run(client().get("http://example.com/"))->value);
    QCOMPARE(second->notes, QStringList({ u"started 1"_s, u"ended 1"_s }));
    QCOMPARE(log.lines,
             QStringList({ u"httpq W: Exception of an unknown type thrown by a traffic listener"_s,
                           u"httpq W: Exception thrown by a traffic listener: trouble"_s }));
}

void tst_Traffic::destroysClient_data()
{
    QTest::addColumn<bool>("isStarted");
    QTest::addColumn<bool>("isStreamed");
    QTest::newRow("when it starts") << true << false;
    QTest::newRow("when it starts, streamed") << true << true;
    QTest::newRow("when it has ended") << false << false;
    QTest::newRow("when it has ended, streamed") << false << true;
}

void tst_Traffic::destroysClient()
{
    QFETCH(const bool, isStarted);
    QFETCH(const bool, isStreamed);
    const auto second = std::make_shared<Listener>();
    client().addTrafficListener(second);
    (isStarted ? m_listener->inStarted : m_listener->inEnded) = [this] { mock->client.reset(); };
    mock->serve({ response("ok") });
    RequestBuilder request = client().get("http://example.com/");
    if (isStreamed)
        request.stream();
    const auto outcome = mock->run(std::move(request));
    if (mock->client)
        mock->run(outcome->value->read());
    QVERIFY(!mock->client);
    QCOMPARE(outcome->ends, 1);
    if (isStarted)
        QCOMPARE(outcome->kind(), Error::Kind::Cancelled);
    QCOMPARE(second->notes, QStringList({ u"started 1"_s, u"ended 1"_s }));
    outcome->value.reset();
    backend().run();
    QCOMPARE(backend().openStreams(), 0);
}

void tst_Traffic::startsRequest()
{
    std::shared_ptr<Outcome<Response>> inner;
    m_listener->inEnded = [&] {
        m_listener->inEnded = {};
        inner = watch(client().get("http://example.com/inner"));
    };
    mock->serve({ response("1"), response("2") });
    QVERIFY(mock->run(client().get("http://example.com/1"))->value);
    QVERIFY(inner && inner->value);
    QCOMPARE(m_listener->notes,
             QStringList({ u"started 1"_s, u"ended 1"_s, u"started 2"_s, u"ended 2"_s }));
}

void tst_Traffic::losesTheContext()
{
    auto context = std::make_unique<QObject>();
    m_listener->inStarted = [&] { context.reset(); };
    const auto outcome = mock->run(client().get("http://example.com/").context(context.get()));
    QCOMPARE(outcome->kind(), Error::Kind::Cancelled);
    QCOMPARE(backend().connectionCount(), 0);
}

void tst_Traffic::destroysPendingResponse()
{
    auto parent = std::make_unique<QObject>();
    m_listener->inStarted = [&] { parent.reset(); };
    const QPointer<PendingResponse> pending =
            client().get("http://example.com/").start(parent.get());
    QVERIFY(pending);
    backend().run();
    QVERIFY(!pending);
    QCOMPARE(m_listener->notes, QStringList({ u"started 1"_s, u"ended 1"_s }));
    QCOMPARE(only().error.kind(), Error::Kind::Cancelled);
    QCOMPARE(backend().connectionCount(), 0);
}

void tst_Traffic::runsEventLoop()
{
    bool isKnownInside = false;
    std::shared_ptr<Outcome<Response>> outcome;
    std::shared_ptr<Outcome<Response>> other;
    const auto nest = [&] {
        backend().run();
        QCoreApplication::processEvents();
        isKnownInside = isKnownInside || other->isDone();
    };
    m_listener->inStarted = nest;
    m_listener->inEnded = nest;
    mock->serve({ response("1"), response("2") });
    outcome = watch(client().get("http://example.com/1"));
    other = watch(client().get("http://example.com/2"));
    backend().run();
    QVERIFY(outcome->value && other->value);
    QCOMPARE(outcome->ends, 1);
    QCOMPARE(other->ends, 1);
    QCOMPARE(outcome->value->content().size(), 1);
    QCOMPARE(m_listener->notes.size(), 4);
    QVERIFY(isKnownInside);
}

QTEST_GUILESS_MAIN(tst_Traffic)
#include "tst_traffic.moc"
