// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/mockclient.h"

#include <QtCore/qregularexpression.h>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// Writes down the signals of a PendingResponse in their order.
class SignalLog : public QObject
{
public:
    enum class Chunks { Ignored, Taken };

    SignalLog(PendingResponse *pending, Chunks chunks)
    {
        connect(pending, &PendingResponse::stateChanged, this, [this, pending] {
            add(u"state "_s
                + QLatin1StringView(QMetaEnum::fromType<PendingResponse::State>().valueToKey(
                        int(pending->state()))));
        });
        connect(pending, &PendingResponse::pausedChanged, this, [this] { add(u"paused"_s); });
        connect(pending, &PendingResponse::responseReceived, this,
                [this](const Response &response) { add(u"head %1"_s.arg(response.status())); });
        if (chunks == Chunks::Taken) {
            connect(pending, &PendingResponse::chunkReceived, this,
                    [this](const QByteArray &chunk) {
                        content += chunk;
                        add(u"chunk"_s);
                    });
        }
        connect(pending, &PendingResponse::uploadProgress, this,
                [this](qint64 sent, qint64 total) { add(u"sent %1/%2"_s.arg(sent).arg(total)); });
        connect(pending, &PendingResponse::downloadProgress, this,
                [this](qint64 received, qint64 total) {
                    add(u"received %1/%2"_s.arg(received).arg(total));
                });
        connect(pending, &PendingResponse::failed, this, [this](const Error &error) {
            kind = error.kind();
            add(u"failed"_s);
        });
        connect(pending, &PendingResponse::finished, this, [this](const Response &response) {
            last = response;
            add(u"finished"_s);
        });
    }

    QStringList log;
    QByteArray content;
    Response last;
    Error::Kind kind = Error::Kind::None;
    std::function<void(const QString &)> hook;

private:
    void add(const QString &what)
    {
        log += what;
        if (hook)
            hook(what);
    }
};

QByteArray lengthHead(qint64 length)
{
    return "HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(length) + "\r\n\r\n";
}

} // namespace

class tst_PendingResponse : public QObject, private MockClientTest
{
    Q_OBJECT
private Q_SLOTS:
    void init() { beginTest(); }
    void cleanup() { verifyNothingLeft(); }

    void signalsInOrder();
    void chunksOrContent_data();
    void chunksOrContent();
    void failure_data();
    void failure();
    void headThatBreaksInTheSameTurn_data();
    void headThatBreaksInTheSameTurn();
    void uploadProgress();
    void progressOfUnknownLength();
    void streamedResponse();
    void cancel_data();
    void cancel();
    void cancelAfterTheEnd();
    void pauseAndResume();
    void pausedResponseThatFails();
    void destroyedInEachSignal_data();
    void destroyedInEachSignal();
    void cancelledInEachSignal_data();
    void cancelledInEachSignal();
    void clientDestroyedInEachSignal_data();
    void clientDestroyedInEachSignal();
    void slotThatThrows_data();
    void slotThatThrows();
    void awaitersGetTheSameAnswer();
    void awaitersOfAFailure();
    void awaiterOfADestroyedPending();
    void chainIsSentOnce();
    void parentOwnsIt();
    void nestedEventLoop();

private:
    //! A request with each signal: bodies both ways and progress.
    std::unique_ptr<PendingResponse> startEventful()
    {
        backend().setPeerHandler([](MockPeer *peer) {
            peer->setScript({ lengthHead(6) });
            peer->setWindow(100'000);
        });
        std::unique_ptr<PendingResponse> pending(
                client().post("http://example.com/").body(QByteArray(50'000, 'u')).start(nullptr));
        return pending;
    }
    void addSignalRows();
};

void tst_PendingResponse::signalsInOrder()
{
    mock->serve({ lengthHead(6) });
    const std::unique_ptr<PendingResponse> pending(
            client().get("http://example.com/").start(nullptr));
    SignalLog signalLog(pending.get(), SignalLog::Chunks::Taken);
    QCOMPARE(signalLog.log, QStringList());
    QCOMPARE(pending->state(), PendingResponse::State::Waiting);
    backend().run();
    QCOMPARE(signalLog.log, QStringList({ u"head 200"_s, u"state Receiving"_s }));
    QCOMPARE(pending->state(), PendingResponse::State::Receiving);
    QCOMPARE(pending->bytesToReceive(), 6);
    signalLog.log.clear();
    mock->peer()->send("abc");
    backend().run();
    QCOMPARE(signalLog.log, QStringList({ u"received 3/6"_s, u"chunk"_s }));
    QCOMPARE(pending->bytesReceived(), 3);
    signalLog.log.clear();
    mock->peer()->send("def");
    backend().run();
    QCOMPARE(signalLog.log,
             QStringList({ u"received 6/6"_s, u"chunk"_s, u"state Succeeded"_s, u"finished"_s }));
    QCOMPARE(pending->state(), PendingResponse::State::Succeeded);
    QVERIFY(pending->isFinished());
    QVERIFY(!pending->error());
    QCOMPARE(signalLog.content, "abcdef"_ba);
    backend().advance(1h);
    QCOMPARE(signalLog.log.count(u"finished"_s), 1);
}

void tst_PendingResponse::chunksOrContent_data()
{
    QTest::addColumn<bool>("isChunked");
    QTest::newRow("chunks") << true;
    QTest::newRow("content") << false;
}

void tst_PendingResponse::chunksOrContent()
{
    QFETCH(const bool, isChunked);
    const QByteArray content(500'000, 'c');
    mock->serve({ response(content) });
    const std::unique_ptr<PendingResponse> pending(
            client().get("http://example.com/").start(nullptr));
    SignalLog signalLog(pending.get(),
                        isChunked ? SignalLog::Chunks::Taken : SignalLog::Chunks::Ignored);
    Response atHead;
    connect(pending.get(), &PendingResponse::responseReceived, this,
            [&](const Response &response) { atHead = response; });
    backend().run();
    QVERIFY(pending->isFinished());
    QCOMPARE(atHead.status(), 200);
    QVERIFY_THROWS_EXCEPTION(ResponseNotRead, atHead.content());
    QVERIFY(mock->run(atHead.nextChunk())->threw<ResponseNotRead>());
    if (isChunked) {
        QVERIFY(signalLog.content == content);
        QCOMPARE(signalLog.last.status(), 200);
        QVERIFY_THROWS_EXCEPTION(ResponseNotRead, signalLog.last.content());
    } else {
        QCOMPARE(signalLog.log.count(u"chunk"_s), 0);
        QVERIFY(signalLog.last.content() == content);
    }
    QCOMPARE(pending->bytesReceived(), content.size());
}

void tst_PendingResponse::failure_data()
{
    QTest::addColumn<QByteArray>("served");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<bool>("hasHead");
    using Kind = Error::Kind;
    QTest::newRow("before the head") << QByteArray() << Kind::Read << false;
    QTest::newRow("in the head") << "HTTP/1.1 2"_ba << Kind::RemoteProtocol << false;
    QTest::newRow("in the body") << lengthHead(9) + "abc" << Kind::RemoteProtocol << true;
    QTest::newRow("no HTTP") << "SSH-2.0-x\r\n"_ba << Kind::RemoteProtocol << false;
    QTest::newRow("coding") << response("x", "Content-Encoding: gzip\r\n") << Kind::Decoding
                            << true;
}

void tst_PendingResponse::failure()
{
    QFETCH(const QByteArray, served);
    QFETCH(const Error::Kind, kind);
    QFETCH(const bool, hasHead);
    for (const auto chunks : { SignalLog::Chunks::Taken, SignalLog::Chunks::Ignored }) {
        answerRequests(backend(), [served](MockPeer *p, const QByteArray &) {
            p->send(served);
            p->finish();
        });
        const std::unique_ptr<PendingResponse> pending(
                client().get("http://example.com/").start(nullptr));
        SignalLog signalLog(pending.get(), chunks);
        backend().run();
        QCOMPARE(signalLog.kind, kind);
        QCOMPARE(pending->error().kind(), kind);
        QCOMPARE(pending->state(), PendingResponse::State::Failed);
        QVERIFY(signalLog.log.size() >= 3);
        QCOMPARE(signalLog.log.mid(signalLog.log.size() - 3),
                 QStringList({ u"state Failed"_s, u"failed"_s, u"finished"_s }));
        QCOMPARE(signalLog.log.count(u"finished"_s), 1);
        QCOMPARE(signalLog.log.count(u"failed"_s), 1);
        QCOMPARE(signalLog.log.contains(u"head 200"_s), hasHead);
        QCOMPARE(signalLog.last.isNull(), !hasHead);
    }
}

void tst_PendingResponse::headThatBreaksInTheSameTurn_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("rest");
    QTest::addColumn<StreamEnd>("end");
    QTest::addColumn<bool>("isRetried");
    const QByteArray chunked("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
    const QByteArray zipped(
            "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\n");
    for (const bool isRetried : { false, true }) {
        const auto row = [isRetried](const char *name, const QByteArray &head,
                                     const QByteArray &rest, StreamEnd end) {
            QTest::addRow("%s%s", name, isRetried ? ", retries" : "")
                    << head << rest << end << isRetried;
        };
        row("cut", lengthHead(9), "abc", StreamEnd::Clean);
        row("cut right behind the head", lengthHead(9), "", StreamEnd::Clean);
        row("reset", lengthHead(9), "abc", StreamEnd::Reset);
        row("reset right behind the head", lengthHead(9), "", StreamEnd::Reset);
        row("truncated", lengthHead(9), "abc", StreamEnd::Truncated);
        row("bad chunk", chunked, "3\r\nabc\r\nx", StreamEnd::None);
        row("bad chunk right behind the head", chunked, "x", StreamEnd::None);
        row("bad coding", zipped, "abcd", StreamEnd::None);
        row("chunk too long", chunked, "ffffffffffffffffff\r\n", StreamEnd::None);
    }
}

// Whether what breaks it comes with the head or after it, the head is told first.
void tst_PendingResponse::headThatBreaksInTheSameTurn()
{
    QFETCH(const QByteArray, head);
    QFETCH(const QByteArray, rest);
    QFETCH(const StreamEnd, end);
    QFETCH(const bool, isRetried);
    for (const auto chunks : { SignalLog::Chunks::Taken, SignalLog::Chunks::Ignored }) {
        for (const bool isStreamed : { false, true }) {
            QStringList separate;
            for (const bool isTogether : { false, true }) {
                backend().setPeerHandler([](MockPeer *) {});
                RequestBuilder request = client().get("http://example.com/");
                if (isRetried)
                    request.retries(RetryPolicy(2));
                if (isStreamed)
                    request.stream();
                const std::unique_ptr<PendingResponse> pending(request.start(nullptr));
                SignalLog signalLog(pending.get(), chunks);
                Response streamed;
                connect(pending.get(), &PendingResponse::responseReceived, this,
                        [&streamed](const Response &response) { streamed = response; });
                backend().run();
                MockPeer *peer = backend().peers().constLast();
                peer->send(head);
                if (!isTogether)
                    backend().run();
                peer->send(rest);
                if (end != StreamEnd::None)
                    peer->end(end);
                backend().run();
                if (isStreamed) {
                    QVERIFY(!streamed.isNull());
                    QVERIFY(!mock->run(streamed.read())->value);
                }
                QVERIFY(pending->isFinished());
                QVERIFY(signalLog.kind != Error::Kind::None);
                QCOMPARE(signalLog.log.value(0), u"head 200"_s);
                QVERIFY(signalLog.log.contains(u"failed"_s));
                if (isTogether)
                    QCOMPARE(signalLog.log, separate);
                separate = signalLog.log;
            }
        }
    }
}

void tst_PendingResponse::uploadProgress()
{
    backend().setPeerHandler([](MockPeer *peer) { peer->setWindow(10'000); });
    constexpr qint64 Size = 300'000;
    const std::unique_ptr<PendingResponse> pending(
            client().post("http://example.com/").body(QByteArray(Size, 'u')).start(nullptr));
    SignalLog signalLog(pending.get(), SignalLog::Chunks::Ignored);
    QCOMPARE(pending->bytesToSend(), Size);
    QCOMPARE(pending->bytesSent(), 0);
    backend().run();
    for (int i = 0; i < 40; ++i) {
        mock->peer()->drain(10'000);
        backend().run();
    }
    QCOMPARE(pending->bytesSent(), Size);
    qint64 before = 0;
    int count = 0;
    const QRegularExpression expected(u"^sent (\\d+)/300000$"_s);
    for (const QString &entry : std::as_const(signalLog.log)) {
        const QRegularExpressionMatch match = expected.match(entry);
        if (!match.hasMatch())
            continue;
        ++count;
        QVERIFY(match.captured(1).toLongLong() > before);
        before = match.captured(1).toLongLong();
    }
    QVERIFY(count >= 1);
    QCOMPARE(before, Size);
    mock->peer()->send(response("ok"));
    backend().run();
    QVERIFY(pending->isFinished());
}

void tst_PendingResponse::progressOfUnknownLength()
{
    mock->serve({ "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n" });
    const std::unique_ptr<PendingResponse> pending(
            client().get("http://example.com/").start(nullptr));
    SignalLog signalLog(pending.get(), SignalLog::Chunks::Ignored);
    backend().run();
    QVERIFY(signalLog.log.contains(u"received 3/-1"_s));
    QCOMPARE(pending->bytesToReceive(), -1);
    QCOMPARE(signalLog.last.content(), "abc"_ba);
}

void tst_PendingResponse::streamedResponse()
{
    mock->serve({ lengthHead(6) });
    const std::unique_ptr<PendingResponse> pending(
            client().get("http://example.com/").stream().start(nullptr));
    SignalLog signalLog(pending.get(), SignalLog::Chunks::Ignored);
    Response streamed;
    connect(pending.get(), &PendingResponse::responseReceived, this,
            [&](const Response &response) { streamed = response; });
    backend().run();
    QCOMPARE(signalLog.log, QStringList({ u"head 200"_s, u"state Receiving"_s }));
    const auto content = mock->run(streamed.read());
    mock->peer()->send("abcdef");
    backend().run();
    QCOMPARE(*content->value, "abcdef"_ba);
    QCOMPARE(signalLog.log.last(), u"finished"_s);
    QCOMPARE(pending->state(), PendingResponse::State::Succeeded);
}

void tst_PendingResponse::cancel_data()
{
    QTest::addColumn<QByteArray>("served");
    QTest::addColumn<Error::Phase>("phase");
    QTest::newRow("before the head") << QByteArray() << Error::Phase::Head;
    QTest::newRow("in the head") << "HTTP/1.1"_ba << Error::Phase::Head;
    QTest::newRow("in the body") << lengthHead(9) + "abc" << Error::Phase::Body;
}

void tst_PendingResponse::cancel()
{
    QFETCH(const QByteArray, served);
    QFETCH(const Error::Phase, phase);
    mock->serve({ served });
    const std::unique_ptr<PendingResponse> pending(
            client().get("http://example.com/").start(nullptr));
    SignalLog signalLog(pending.get(), SignalLog::Chunks::Taken);
    backend().run();
    signalLog.log.clear();
    pending->cancel();
    pending->cancel();
    QCOMPARE(signalLog.log, QStringList()); // told from the event loop
    QVERIFY(!pending->isFinished());
    backend().run();
    QCOMPARE(signalLog.log, QStringList({ u"state Failed"_s, u"failed"_s, u"finished"_s }));
    QCOMPARE(signalLog.kind, Error::Kind::Cancelled);
    QCOMPARE(pending->error().phase(), phase);
    QVERIFY(!pending->error().isTimeout());
    QCOMPARE(backend().openStreams(), 0);
}

void tst_PendingResponse::cancelAfterTheEnd()
{
    mock->serve({ response("ok") });
    const std::unique_ptr<PendingResponse> pending(
            client().get("http://example.com/").start(nullptr));
    SignalLog signalLog(pending.get(), SignalLog::Chunks::Ignored);
    backend().run();
    const QStringList before = signalLog.log;
    pending->cancel();
    pending->pause();
    backend().run();
    QCOMPARE(signalLog.log, before);
    QCOMPARE(pending->state(), PendingResponse::State::Succeeded);
    QCOMPARE(mock->pool().idle, 1);
}

void tst_PendingResponse::pauseAndResume()
{
    constexpr qint64 Size = 2'000'000;
    mock->serve({ lengthHead(Size) });
    const std::unique_ptr<PendingResponse> pending(
            client().get("http://example.com/").start(nullptr));
    SignalLog signalLog(pending.get(), SignalLog::Chunks::Taken);
    backend().run();
    pending->pause();
    QVERIFY(pending->isPaused());
    mock->peer()->send(QByteArray(Size, 'p'));
    backend().run();
    QCOMPARE(signalLog.content.size(), 0);
    // The server is held back.
    QVERIFY(mock->peer()->bytesUnread() > Size / 2);
    QVERIFY(!pending->isFinished());
    pending->resume();
    QCOMPARE(signalLog.content.size(), 0); // not from inside the call
    backend().run();
    QCOMPARE(qint64(signalLog.content.size()), Size);
    QVERIFY(pending->isFinished());
    QCOMPARE(signalLog.log.count(u"paused"_s), 2);
}

void tst_PendingResponse::pausedResponseThatFails()
{
    mock->serve({ lengthHead(10) + "abc" });
    const std::unique_ptr<PendingResponse> pending(
            client().get("http://example.com/").start(nullptr));
    SignalLog signalLog(pending.get(), SignalLog::Chunks::Taken);
    pending->pause();
    backend().run();
    QCOMPARE(signalLog.content, QByteArray());
    mock->peer()->finish();
    backend().run();
    pending->resume();
    backend().run();
    QCOMPARE(signalLog.content, "abc"_ba);
    QCOMPARE(signalLog.log.last(), u"finished"_s);
    QCOMPARE(signalLog.kind, Error::Kind::RemoteProtocol);
}

void tst_PendingResponse::addSignalRows()
{
    QTest::addColumn<QString>("at");
    for (const char *name : { "state Receiving", "head 200", "sent 50000/50000", "received 3/6",
                              "chunk", "state Succeeded", "finished" })
        QTest::newRow(name) << QString::fromLatin1(name);
}

void tst_PendingResponse::destroyedInEachSignal_data()
{
    addSignalRows();
}

void tst_PendingResponse::destroyedInEachSignal()
{
    QFETCH(const QString, at);
    std::unique_ptr<PendingResponse> pending = startEventful();
    SignalLog signalLog(pending.get(), SignalLog::Chunks::Taken);
    signalLog.hook = [&](const QString &what) {
        if (what == at)
            pending.reset();
    };
    backend().run();
    mock->peer()->send("abc");
    backend().run();
    mock->peer()->send("def");
    backend().run();
    QVERIFY2(!pending, qPrintable(signalLog.log.join(u", ")));
    QCOMPARE(signalLog.log.last(), at); // nothing came after it
    QCOMPARE(client().runningRequests(), 0);
}

void tst_PendingResponse::cancelledInEachSignal_data()
{
    addSignalRows();
}

void tst_PendingResponse::cancelledInEachSignal()
{
    QFETCH(const QString, at);
    const std::unique_ptr<PendingResponse> pending = startEventful();
    SignalLog signalLog(pending.get(), SignalLog::Chunks::Taken);
    bool wasSeen = false;
    signalLog.hook = [&](const QString &what) {
        wasSeen = wasSeen || what == at;
        if (what == at)
            pending->cancel();
    };
    backend().run();
    mock->peer()->send("abc");
    backend().run();
    mock->peer()->send("def");
    backend().run();
    QVERIFY(wasSeen);
    QCOMPARE(signalLog.log.count(u"finished"_s), 1);
    QCOMPARE(signalLog.log.last(), u"finished"_s);
    const bool wasOver = at == u"state Succeeded" || at == u"finished";
    QCOMPARE(signalLog.kind, wasOver ? Error::Kind::None : Error::Kind::Cancelled);
}

void tst_PendingResponse::clientDestroyedInEachSignal_data()
{
    addSignalRows();
}

void tst_PendingResponse::clientDestroyedInEachSignal()
{
    QFETCH(const QString, at);
    const std::unique_ptr<PendingResponse> pending = startEventful();
    SignalLog signalLog(pending.get(), SignalLog::Chunks::Taken);
    signalLog.hook = [&](const QString &what) {
        if (what == at)
            mock->client.reset();
    };
    backend().run();
    mock->peer()->send("abc");
    backend().run();
    mock->peer()->send("def");
    backend().run();
    QVERIFY(!mock->client);
    QVERIFY(pending->isFinished());
    QCOMPARE(signalLog.log.count(u"finished"_s), 1);
    QCOMPARE(signalLog.log.last(), u"finished"_s);
    QCOMPARE(backend().openStreams(), 0);
}

void tst_PendingResponse::slotThatThrows_data()
{
    addSignalRows();
}

void tst_PendingResponse::slotThatThrows()
{
    QFETCH(const QString, at);
    const std::unique_ptr<PendingResponse> pending = startEventful();
    SignalLog signalLog(pending.get(), SignalLog::Chunks::Taken);
    signalLog.hook = [&](const QString &what) {
        if (what == at)
            throw std::runtime_error("a slot threw");
    };
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"a slot of a PendingResponse"_s));
    // It must not harm anybody else.
    backend().run();
    const auto other = mock->run(client().get("http://example.com/other"));
    mock->peer()->send("abc");
    backend().run();
    mock->peer()->send("def");
    backend().run();
    QVERIFY(pending->isFinished());
    QCOMPARE(signalLog.log.count(u"finished"_s), 1);
    const bool wasOver = at == u"state Succeeded" || at == u"finished";
    QCOMPARE(signalLog.kind, wasOver ? Error::Kind::None : Error::Kind::Cancelled);
    MockPeer *peer = backend().peers().constLast();
    if (!other->isDone()) {
        peer->send("nobody"); // the eventful script announces six bytes
        backend().run();
    }
    QVERIFY2(other->value, qPrintable(other->error().toString()));
}

void tst_PendingResponse::awaitersGetTheSameAnswer()
{
    const std::unique_ptr<PendingResponse> pending(
            client().get("http://example.com/").start(nullptr));
    const auto one = mock->run(pending->response());
    const auto two = mock->run(pending->response());
    QVERIFY(!one->isDone());
    mock->peer()->send(response("answer"));
    backend().run();
    QCOMPARE(one->value->content(), "answer"_ba);
    QCOMPARE(two->value->content(), "answer"_ba);
    const auto late = watch(pending->response());
    QCOMPARE(late->value->content(), "answer"_ba);
}

void tst_PendingResponse::awaitersOfAFailure()
{
    const std::unique_ptr<PendingResponse> pending(
            client().get("http://example.com/").start(nullptr));
    const auto one = mock->run(pending->response());
    const auto two = mock->run(pending->response());
    mock->peer()->finish();
    backend().run();
    QVERIFY(one->threw<ReadError>());
    QVERIFY(two->threw<ReadError>());
    QVERIFY(watch(pending->response())->threw<ReadError>());
}

void tst_PendingResponse::awaiterOfADestroyedPending()
{
    std::unique_ptr<PendingResponse> pending(client().get("http://example.com/").start(nullptr));
    const PendingOutcome outcome = pending->response();
    const auto waiting = mock->run(outcome);
    pending.reset();
    QVERIFY(!waiting->isDone());
    backend().run();
    QVERIFY(waiting->threw<Cancelled>());
    QVERIFY(watch(outcome)->threw<Cancelled>());
}

void tst_PendingResponse::chainIsSentOnce()
{
    mock->serve({ response("ok"), response("again") });
    RequestBuilder chain = client().get("http://example.com/");
    const std::unique_ptr<PendingResponse> one(chain.start(nullptr));
    const std::unique_ptr<PendingResponse> two(chain.start(nullptr));
    SignalLog signalLog(two.get(), SignalLog::Chunks::Ignored);
    QVERIFY(!two->isFinished());
    backend().run();
    QCoreApplication::processEvents();
    QCOMPARE(signalLog.log, QStringList({ u"state Failed"_s, u"failed"_s, u"finished"_s }));
    QCOMPARE(signalLog.kind, Error::Kind::LocalProtocol);
    QCOMPARE(one->state(), PendingResponse::State::Succeeded);
    QCOMPARE(mock->peer()->requestCount(), 1);
    // Nor by being awaited.
    QVERIFY(mock->run(chain.result())->value->error().isProtocol());
    QVERIFY(mock->run(std::move(chain))->threw<LocalProtocolError>());
    QCOMPARE(mock->peer()->requestCount(), 1);
}

void tst_PendingResponse::parentOwnsIt()
{
    QPointer<PendingResponse> pending;
    {
        QObject parent;
        pending = client().get("http://example.com/").start(&parent);
        QCOMPARE(pending->parent(), &parent);
        backend().run();
        QCOMPARE(client().runningRequests(), 1);
    }
    QVERIFY(!pending);
    backend().run();
    QCOMPARE(client().runningRequests(), 0);
    QCOMPARE(backend().openStreams(), 0);
}

// A slot may run an event loop of its own; it gets all that follows, and nothing comes twice.
void tst_PendingResponse::nestedEventLoop()
{
    mock->serve({ lengthHead(6) });
    const std::unique_ptr<PendingResponse> pending(
            client().get("http://example.com/").start(nullptr));
    SignalLog signalLog(pending.get(), SignalLog::Chunks::Taken);
    signalLog.hook = [&](const QString &what) {
        if (what == u"head 200")
            mock->peer()->send("abcdef");
        for (int i = 0; i < 20; ++i)
            QCoreApplication::processEvents();
    };
    backend().run();
    QCoreApplication::processEvents();
    QVERIFY(pending->isFinished());
    QCOMPARE(signalLog.content, "abcdef"_ba);
    for (const auto *what : { "head 200", "received 6/6", "chunk", "finished" })
        QCOMPARE(signalLog.log.count(QLatin1StringView(what)), 1);
    QCOMPARE(signalLog.log.last(), u"finished"_s);
}

QTEST_GUILESS_MAIN(tst_PendingResponse)
#include "tst_pendingresponse.moc"
