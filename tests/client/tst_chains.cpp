// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// What a chain promises after it was sent, and what is bounded in what it brings.

#include "mockclient.h"

#include <QtCore/qtimer.h>
#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QCoro::Task<qint64> countLines(Response response)
{
    qint64 lines = 0;
    QCORO_FOREACH (const QString &line, response.lines()) {
        Q_UNUSED(line)
        ++lines;
    }
    co_return lines;
}

} // namespace

class tst_Chains : public QObject, private MockClientTest
{
    Q_OBJECT
private Q_SLOTS:
    void init() { beginTest(); }
    void cleanup() { verifyNothingLeft(); }
    void isSentOnce_data();
    void isSentOnce();
    void isNotChangedOnceSent();
    void endsWithEachOfItsContexts_data();
    void endsWithEachOfItsContexts();
    void noContextIsNone();
    void idempotencyKeyAllowsTheRetry();
    void boundsLines();
    void sourceMayPauseAfterAnInformationalResponse();
    void refusesAProtocolThatIsNotSpoken();
    void headPromisesNoBytes();
    void waitForOutlivesAQuit();
};

using Send = std::function<void(RequestBuilder &, QObject *)>;

void tst_Chains::isSentOnce_data()
{
    QTest::addColumn<int>("first");
    for (int first = 0; first < 4; ++first)
        QTest::addRow("%d", first) << first;
}

// Sent in any way, it is refused in every way after that, and what was sent first goes on.
void tst_Chains::isSentOnce()
{
    QFETCH(const int, first);
    mock->serve({ response("one") });
    const Send ways[] = {
        [](RequestBuilder &chain, QObject *) { auto task = chain.toTask(); },
        [](RequestBuilder &chain, QObject *) { auto future = chain.toFuture(); },
        [](RequestBuilder &chain, QObject *parent) { chain.start(parent); },
        [](RequestBuilder &chain, QObject *parent) {
            chain.then(parent, [](const Result<Response> &) {});
        },
    };
    QObject parent;
    RequestBuilder chain = client().get("http://example.com/");
    ways[first](chain, &parent);

    const auto awaited = watch(chain.result());
    auto task = watch(chain.toTask());
    QFuture<Response> future = chain.toFuture();
    PendingResponse *const pending = chain.start(&parent);
    int calls = 0;
    chain.then(&parent, [&calls](const Result<Response> &result) {
        ++calls;
        QCOMPARE(result.error().kind(), Error::Kind::LocalProtocol);
    });
    backend().run();
    QVERIFY(awaited->value);
    QCOMPARE(awaited->value->error().kind(), Error::Kind::LocalProtocol);
    QCOMPARE(task->kind(), Error::Kind::LocalProtocol);
    QVERIFY(future.isFinished());
    QVERIFY_THROWS_EXCEPTION(LocalProtocolError, future.result());
    QCOMPARE(pending->error().kind(), Error::Kind::LocalProtocol);
    QCOMPARE(calls, 1);
    QCOMPARE(mock->peer()->requestCount(), 1);
}

void tst_Chains::isNotChangedOnceSent()
{
    QObject parent;
    RequestBuilder chain = client().get("http://example.com/");
    PendingResponse *const pending = chain.start(&parent);
    chain.timeout(Timeout::none());
    chain.stream();
    chain.header("X-Late", "1");
    backend().run();
    QVERIFY(!mock->peer()->received().contains("X-Late"));
    backend().advance(61s);
    QCOMPARE(pending->error().kind(), Error::Kind::ReadTimeout);
}

void tst_Chains::endsWithEachOfItsContexts_data()
{
    QTest::addColumn<bool>("ofThen");
    QTest::newRow("the chain's") << false;
    QTest::newRow("then()'s") << true;
}

void tst_Chains::endsWithEachOfItsContexts()
{
    QFETCH(const bool, ofThen);
    auto chains = std::make_unique<QObject>();
    auto thens = std::make_unique<QObject>();
    int calls = 0;
    client().get("http://example.com/").context(chains.get()).then(thens.get(), [&calls](Response) {
        ++calls;
    });
    backend().run();
    QCOMPARE(client().runningRequests(), 1);
    (ofThen ? thens : chains).reset();
    backend().run();
    QCOMPARE(client().runningRequests(), 0);
    QCOMPARE(calls, 0);
}

void tst_Chains::noContextIsNone()
{
    mock->serve({ response("ok"), response("ok") });
    int calls = 0;
    client().get("http://example.com/").then(nullptr, [&calls](Response) { ++calls; });
    backend().run();
    QCOMPARE(calls, 1);
    QVERIFY(mock->run(client().get("http://example.com/").context(nullptr))->value);
}

void tst_Chains::idempotencyKeyAllowsTheRetry()
{
    mock->serve({ response("warm") });
    QVERIFY(mock->run(client().get("http://example.com/"))->value);
    mock->peer()->setRequestHandler([](MockPeer *peer, const QByteArray &) { peer->finish(); });
    mock->serve({ response("again") });
    const auto outcome = mock->run(client().post("http://example.com/")
                                           .header("Idempotency-Key", "7")
                                           .body(QByteArray("x")));
    QVERIFY2(outcome->value, qPrintable(outcome->error().toString()));
    QCOMPARE(outcome->value->content(), QByteArray("again"));
}

void tst_Chains::boundsLines()
{
    Limits limits;
    limits.lineBytes = 1000;
    client().setLimits(limits);
    const auto head = mock->run(client().get("http://example.com/").stream());
    mock->peer()->send("HTTP/1.1 200 OK\r\n\r\nshort\n");
    backend().run();
    QVERIFY(head->value);
    const auto lines = mock->run(countLines(*head->value));
    head->value.reset();
    for (int i = 0; i < 10 && !lines->isDone(); ++i) {
        mock->peer()->send(QByteArray(100, 'x'));
        backend().run();
    }
    QCOMPARE(lines->kind(), Error::Kind::LimitExceeded);
    QCOMPARE(lines->error().limitName(), u"lineBytes"_s);
    QVERIFY(mock->peer()->isClosedByClient());
}

void tst_Chains::sourceMayPauseAfterAnInformationalResponse()
{
    class Pausing : public BodySource
    {
    public:
        qint64 size() const override { return -1; }
        Pull pull(QByteArray &buffer, qsizetype) override
        {
            if (!hasMore)
                return isOver ? Pull::End : Pull::Later;
            hasMore = false;
            buffer += "piece";
            return Pull::Bytes;
        }
        bool isReplayable() const override { return false; }
        bool rewind() override { return false; }
        void end()
        {
            isOver = true;
            ready();
        }
        bool hasMore = true;
        bool isOver = false;
    };
    const auto source = std::make_shared<Pausing>();
    const auto outcome = watch(client().post("http://example.com/").body(Body(source)));
    backend().run();
    mock->peer()->send("HTTP/1.1 103 Early Hints\r\n\r\n");
    backend().run();
    backend().advance(120s);
    QVERIFY2(!outcome->isDone(), qPrintable(outcome->error().toString()));
    source->end();
    backend().run();
    mock->peer()->send(response("done"));
    backend().run();
    QVERIFY(outcome->value);
}

void tst_Chains::refusesAProtocolThatIsNotSpoken()
{
    TlsOptions options;
    options.setApplicationProtocols({ "h2", "http/1.1" });
    client().setTlsOptions(options);
    backend().setPeerHandler([](MockPeer *peer) {
        TlsInfo info;
        info.protocol = "TLSv1.3";
        info.applicationProtocol = "h2";
        peer->acceptTls(info);
    });
    const auto outcome = mock->run(client().get("https://example.com/"));
    QCOMPARE(outcome->kind(), Error::Kind::Tls);
    QVERIFY(outcome->error().message().contains(u"h2"_s));
    client().setTlsOptions(TlsOptions());
}

void tst_Chains::headPromisesNoBytes()
{
    mock->serve({ "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" });
    QObject parent;
    PendingResponse *const pending = client().head("http://example.com/").start(&parent);
    backend().run();
    QCOMPARE(pending->state(), PendingResponse::State::Succeeded);
    QCOMPARE(pending->bytesToReceive(), -1);
}

// An application that is told to quit lets no event loop run any more, but takes events.
void tst_Chains::waitForOutlivesAQuit()
{
    mock->serve({ response("ok") });
    int status = 0;
    bool hasGivenUp = false;
    QTimer::singleShot(0, [&] {
        QCoreApplication::quit();
        status = HttpQ::waitFor(client().get("http://example.com/")).status();
        mock->backend->setPeerHandler({});
        try {
            HttpQ::waitFor(client().get("http://silent.example.com/"), 20ms);
        } catch (const TotalTimeout &) {
            hasGivenUp = true;
        }
        client().cancelAll();
    });
    QCoreApplication::exec();
    QCOMPARE(status, 200);
    QVERIFY(hasGivenUp);
}

QTEST_GUILESS_MAIN(tst_Chains)

#include "tst_chains.moc"
