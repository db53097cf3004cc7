// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "connection/mockclient.h"

#include <QtTest/qtest.h>

#include <functional>
#include <stdexcept>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray Answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";

//! Gives what a test tells it to.
class ScriptSource final : public BodySource
{
public:
    explicit ScriptSource(qint64 announced = -1)
        : m_announced(announced)
    {}

    void give(const QByteArray &bytes) { m_pieces.append({ Pull::Bytes, bytes }); }
    void give(Pull pull) { m_pieces.append({ pull, {} }); }
    void wake() { ready(); }

    qint64 size() const override
    {
        ask("size");
        return m_announced;
    }
    bool isReplayable() const override
    {
        ask("isReplayable");
        return canRewind.has_value();
    }
    bool rewind() override
    {
        ask("rewind");
        return *canRewind;
    }
    Pull pull(QByteArray &buffer, qsizetype) override
    {
        ++pulls;
        if (hook)
            hook();
        if (m_pieces.isEmpty()) {
            buffer += endless;
            return endless.isEmpty() ? Pull::Later : Pull::Bytes;
        }
        const auto [answer, bytes] = m_pieces.takeFirst();
        buffer += bytes;
        if (answer == Pull::Failed && !failure.isEmpty())
            fail(failure);
        return answer;
    }

    std::optional<bool> canRewind;
    std::function<void()> hook;
    std::function<void(QByteArrayView)> whenAsked; // may throw
    QByteArray endless;
    QString failure = u"no more paper"_s;
    int pulls = 0;

private:
    void ask(QByteArrayView what) const
    {
        if (whenAsked)
            whenAsked(what);
    }

    const qint64 m_announced;
    QList<std::pair<Pull, QByteArray>> m_pieces;
};

using Pull = BodySource::Pull;

//! A request that is being sent over a new connection.
class Sending
{
public:
    explicit Sending(const Body &body, const QByteArray &method = "POST", const Limits &limits = {},
                     const Timeout &timeout = {})
        : client(limits)
        , waiter(client)
        , request(client, method, body, timeout)
    {
        waiter.ask(keyOf("a.test"));
        client.run();
        peer = client.backend.peer(0);
    }
    void start()
    {
        request.start(waiter);
        client.run();
    }
    QByteArray head() const
    {
        return peer->received().left(peer->received().indexOf("\r\n\r\n") + 4);
    }
    QByteArray content() const { return peer->received().mid(head().size()); }
    const Error &error() const { return request.exchange->error(); }

    MockClient client;
    TestWaiter waiter;
    TestExchange request;
    MockPeer *peer = nullptr;
};

// RFC 9112 7.1, as far as it is sent here.
QByteArray unchunked(QByteArray data, bool *isComplete)
{
    QByteArray content;
    for (;;) {
        const qsizetype lineEnd = data.indexOf("\r\n");
        const qint64 size = data.left(lineEnd).toLongLong(nullptr, 16);
        data.remove(0, lineEnd + 2);
        if (size == 0) {
            *isComplete = data == "\r\n";
            return content;
        }
        content += data.left(size);
        data.remove(0, size + 2);
        if (lineEnd < 0 || data.isEmpty()) {
            *isComplete = false;
            return content;
        }
    }
}

} // namespace

class tst_Upload : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void framing_data();
    void framing();
    void sourceOfKnownSize();
    void sourceOfUnknownSize();
    void emptySources_data();
    void emptySources();
    void backPressure_data();
    void backPressure();
    void sourceThatSaysLater();
    void sourceThatSaysBytesWithoutAny();
    void sourceOfTheWrongLength_data();
    void sourceOfTheWrongLength();
    void sourceThatFails_data();
    void sourceThatFails();
    void sourceThatCannotRewind();
    void sourceThatThrowsBeforeItsFirstByte_data();
    void sourceThatThrowsBeforeItsFirstByte();
    void sourceEndsTheExchangeBeforeItsFirstByte();
    void sourceEndsTheExchange();
    void sourceDestroysTheExchange();
    void sourceIsReadyWhileItIsAsked();
    void sourceRunsTurns();
    void sourceIsLetGo();
    void sourceIsAskedOnTheTurnOnly();
    void waitingForTheSourceIsNoTimeout();
    void writeTimeout_data();
    void writeTimeout();
    void readySourceDoesNotPutOffTheWriteTimeout();
    void firstByteTimeoutBeginsWhenAllIsSent();
    void uploadedBytesAreWhatThePeerTook();
};

void tst_Upload::framing_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<qsizetype>("size");
    QTest::addColumn<QByteArray>("field");
    const auto row = [](const char *name, const char *method, qsizetype size, const char *field) {
        QTest::newRow(name) << QByteArray(method) << size << QByteArray(field);
    };
    row("GET without content", "GET", 0, "");
    row("POST without content", "POST", 0, "Content-Length: 0");
    row("PUT without content", "PUT", 0, "Content-Length: 0");
    row("PATCH without content", "PATCH", 0, "Content-Length: 0");
    row("DELETE without content", "DELETE", 0, "");
    row("POST", "POST", 5, "Content-Length: 5");
    row("GET with content", "GET", 5, "Content-Length: 5");
    row("with the head in one write", "POST", 16 * 1024, "Content-Length: 16384");
    row("behind the head", "POST", 16 * 1024 + 1, "Content-Length: 16385");
    row("large", "PUT", 3'000'000, "Content-Length: 3000000");
}

void tst_Upload::framing()
{
    QFETCH(const QByteArray, method);
    QFETCH(const qsizetype, size);
    QFETCH(const QByteArray, field);
    const QByteArray content(size, 'x');
    Sending sending(Body(content), method);
    sending.peer->setScript({ Answer });
    sending.start();
    QVERIFY(sending.request.exchange->isFinished());
    QVERIFY(!sending.error());
    QVERIFY(sending.content() == content);
    if (field.isEmpty())
        QVERIFY(!sending.head().toLower().contains("content-length"));
    else
        QVERIFY(sending.head().contains("\r\n" + field + "\r\n"));
    QVERIFY(!sending.head().toLower().contains("transfer-encoding"));
    QCOMPARE(sending.request.exchange->uploadedBytes(), size);
    QCOMPARE(sending.client.pool.statistics().idle, 1);
}

void tst_Upload::sourceOfKnownSize()
{
    auto source = std::make_shared<ScriptSource>(6);
    source->give("abc");
    source->give("def");
    source->give(Pull::End);
    Sending sending { Body(source) };
    sending.peer->setScript({ Answer });
    sending.start();
    QVERIFY(sending.head().contains("\r\nContent-Length: 6\r\n"));
    QCOMPARE(sending.content(), QByteArray("abcdef"));
    QVERIFY(sending.request.exchange->isFinished());
    QVERIFY(!sending.error());
    QCOMPARE(sending.client.pool.statistics().idle, 1);
}

void tst_Upload::sourceOfUnknownSize()
{
    auto source = std::make_shared<ScriptSource>();
    source->give("abc");
    source->give(QByteArray(1000, 'd'));
    source->give(Pull::End);
    Sending sending { Body(source) };
    sending.peer->setScript({ Answer });
    sending.start();
    QVERIFY(sending.head().contains("\r\nTransfer-Encoding: chunked\r\n"));
    QVERIFY(!sending.head().contains("Content-Length"));
    bool isComplete = false;
    QCOMPARE(unchunked(sending.content(), &isComplete), "abc" + QByteArray(1000, 'd'));
    QVERIFY(isComplete);
    QVERIFY(!sending.error());
    QCOMPARE(sending.client.pool.statistics().idle, 1);
}

void tst_Upload::emptySources_data()
{
    QTest::addColumn<qint64>("announced");
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("known") << qint64(0) << QByteArray();
    QTest::newRow("unknown") << qint64(-1) << QByteArray("0\r\n\r\n");
}

void tst_Upload::emptySources()
{
    QFETCH(const qint64, announced);
    QFETCH(const QByteArray, content);
    auto source = std::make_shared<ScriptSource>(announced);
    source->give(Pull::End);
    Sending sending { Body(source) };
    sending.peer->setScript({ Answer });
    sending.start();
    QCOMPARE(sending.content(), content);
    QVERIFY(sending.request.exchange->isFinished());
    QVERIFY(!sending.error());
    QCOMPARE(sending.client.pool.statistics().idle, 1);
}

void tst_Upload::backPressure_data()
{
    QTest::addColumn<bool>("isSource");
    QTest::newRow("bytes") << false;
    QTest::newRow("source") << true;
}

void tst_Upload::backPressure()
{
    QFETCH(const bool, isSource);
    constexpr qsizetype Total = 2 * 1024 * 1024;
    Limits limits;
    limits.writeHighWater = 100'000;
    auto source = std::make_shared<ScriptSource>(Total);
    for (int i = 0; i < 2 * 1024; ++i)
        source->give(QByteArray(1024, 'x'));
    source->give(Pull::End);
    const Body body = isSource ? Body(source) : Body(QByteArray(Total, 'x'));
    Sending sending(body, "POST", limits);
    sending.peer->setWindow(0);
    sending.request.start(sending.waiter);
    for (int i = 0; !sending.request.exchange->isFinished(); ++i) {
        QVERIFY(i < 1000);
        sending.client.run();
        Connection *connection = sending.request.exchange->connection();
        QVERIFY(!connection || connection->bytesToWrite() < limits.writeHighWater + 64 * 1024);
        if (isSource && i == 0)
            QVERIFY(source->pulls < 2 * 1024 / 10);
        sending.peer->drain(30'000);
        if (sending.content().size() == Total)
            sending.peer->setScript({ Answer });
    }
    QVERIFY(!sending.error());
    QCOMPARE(sending.content().size(), Total);
}

void tst_Upload::sourceThatSaysLater()
{
    auto source = std::make_shared<ScriptSource>();
    source->give("abc");
    source->give(Pull::Later);
    Sending sending { Body(source) };
    sending.start();
    QVERIFY(sending.content().contains("abc"));
    const int pulls = source->pulls;
    sending.client.advance(10ms);
    QCOMPARE(source->pulls, pulls); // not asked over and over
    source->give("def");
    source->wake();
    QCOMPARE(source->pulls, pulls); // not from inside the call
    sending.client.run();
    QVERIFY(sending.content().contains("def"));
    source->give(Pull::End);
    source->wake();
    sending.client.run();
    bool isComplete = false;
    QCOMPARE(unchunked(sending.content(), &isComplete), QByteArray("abcdef"));
    QVERIFY(isComplete);
    sending.peer->setScript({ Answer });
    sending.client.run();
    QVERIFY(sending.request.exchange->isFinished());
    QCOMPARE(sending.client.pool.statistics().idle, 1);
}

// An empty chunk would be the last one.
void tst_Upload::sourceThatSaysBytesWithoutAny()
{
    auto source = std::make_shared<ScriptSource>();
    for (int i = 0; i < 100; ++i)
        source->give(QByteArray());
    source->give("abc");
    source->give(Pull::End);
    Sending sending { Body(source) };
    sending.start();
    bool isComplete = false;
    QCOMPARE(unchunked(sending.content(), &isComplete), QByteArray("abc"));
    QVERIFY(isComplete);
}

void tst_Upload::sourceOfTheWrongLength_data()
{
    QTest::addColumn<int>("given");
    QTest::newRow("one short") << 9;
    QTest::newRow("none") << 0;
    QTest::newRow("one too many") << 11;
    QTest::newRow("twice as many") << 20;
}

void tst_Upload::sourceOfTheWrongLength()
{
    QFETCH(const int, given);
    auto source = std::make_shared<ScriptSource>(10);
    for (int i = 0; i < given; ++i)
        source->give("x");
    source->give(Pull::End);
    Sending sending { Body(source) };
    sending.start();
    QVERIFY(sending.request.exchange->isFinished());
    QCOMPARE(sending.request.finishes, 1);
    QCOMPARE(sending.error().kind(), Error::Kind::LocalProtocol);
    QCOMPARE(sending.error().party(), Error::Party::Local);
    QVERIFY(sending.error().message().contains(u"10 bytes announced"_s));
    QVERIFY(sending.content().size() <= 10); // nothing that could be taken for a next request
    QVERIFY(sending.peer->isClosedByClient());
    QCOMPARE(sending.client.pool.statistics().busy, 0);
}

void tst_Upload::sourceThatFails_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("and says why") << u"no more paper"_s;
    QTest::newRow("and does not say why") << QString();
}

void tst_Upload::sourceThatFails()
{
    QFETCH(const QString, text);
    auto source = std::make_shared<ScriptSource>();
    source->failure = text;
    source->give("abc");
    source->give(Pull::Failed);
    Sending sending { Body(source) };
    sending.start();
    QVERIFY(sending.request.exchange->isFinished());
    QCOMPARE(sending.error().kind(), Error::Kind::LocalProtocol);
    QVERIFY(sending.error().message().contains(text));
    QVERIFY(sending.peer->isClosedByClient());
    bool isComplete = true;
    unchunked(sending.content(), &isComplete);
    QVERIFY(!isComplete); // the server must not take it for the whole
}

void tst_Upload::sourceThatCannotRewind()
{
    auto source = std::make_shared<ScriptSource>();
    source->canRewind = false;
    Sending sending { Body(source) };
    sending.start();
    QVERIFY(sending.request.exchange->isFinished());
    QCOMPARE(sending.error().kind(), Error::Kind::LocalProtocol);
    QVERIFY(sending.peer->received().isEmpty());
    QCOMPARE(sending.client.pool.statistics().idle, 1); // nothing went over it
}

void tst_Upload::sourceThatThrowsBeforeItsFirstByte_data()
{
    QTest::addColumn<QByteArray>("where");
    QTest::addColumn<bool>("isStandard");
    for (const char *where : { "size", "isReplayable", "rewind" }) {
        QTest::addRow("%s, std", where) << QByteArray(where) << true;
        QTest::addRow("%s, nonsense", where) << QByteArray(where) << false;
    }
}

// Nothing was sent: the connection is as good as before.
void tst_Upload::sourceThatThrowsBeforeItsFirstByte()
{
    QFETCH(const QByteArray, where);
    QFETCH(const bool, isStandard);
    auto source = std::make_shared<ScriptSource>(3);
    source->canRewind = true;
    source->give("abc");
    source->give(Pull::End);
    Sending sending { Body(source) };
    source->whenAsked = [&](QByteArrayView what) {
        if (what == where && isStandard)
            throw std::runtime_error("no paper");
        if (what == where)
            throw 7;
    };
    sending.start();
    QVERIFY(sending.request.exchange->isFinished());
    QCOMPARE(sending.error().kind(), Error::Kind::LocalProtocol);
    QCOMPARE(sending.error().phase(), Error::Phase::Send);
    QVERIFY(sending.error().message().contains(isStandard ? u"no paper" : u"unknown type"));
    QCOMPARE(source->pulls, 0);
    QCOMPARE(sending.peer->received(), QByteArray());
    QCOMPARE(sending.client.pool.statistics().idle, 1);
}

void tst_Upload::sourceEndsTheExchangeBeforeItsFirstByte()
{
    auto source = std::make_shared<ScriptSource>(3);
    source->canRewind = true;
    Sending sending { Body(source) };
    source->whenAsked = [&](QByteArrayView what) {
        if (what == "rewind") {
            sending.request.exchange->finish(
                    Error(Error::Kind::Cancelled, Error::Phase::Send, Error::Party::Local, {}));
        }
    };
    sending.start();
    QVERIFY(sending.request.exchange->isFinished());
    QCOMPARE(sending.error().kind(), Error::Kind::Cancelled);
    QCOMPARE(source->pulls, 0);
    QCOMPARE(sending.client.pool.statistics().busy, 0);
}

void tst_Upload::sourceEndsTheExchange()
{
    auto source = std::make_shared<ScriptSource>();
    source->give("abc");
    Sending sending { Body(source) };
    source->hook = [&] {
        sending.request.exchange->finish(
                Error(Error::Kind::Cancelled, Error::Phase::Send, Error::Party::Local, u"stop"_s));
    };
    sending.start();
    QCOMPARE(sending.request.finishes, 1);
    QCOMPARE(sending.error().kind(), Error::Kind::Cancelled);
    QVERIFY(sending.peer->isClosedByClient());
    QCOMPARE(source->pulls, 1);
}

void tst_Upload::sourceDestroysTheExchange()
{
    for (const Pull answer : { Pull::Bytes, Pull::Later, Pull::End, Pull::Failed }) {
        auto source = std::make_shared<ScriptSource>();
        source->give(answer);
        Sending sending { Body(source) };
        source->hook = [&] { sending.request.exchange.reset(); };
        sending.start();
        QCOMPARE(source->pulls, 1);
        QVERIFY(sending.peer->isClosedByClient());
        QCOMPARE(sending.client.pool.statistics().busy, 0);
    }
}

void tst_Upload::sourceIsReadyWhileItIsAsked()
{
    auto source = std::make_shared<ScriptSource>();
    source->give(Pull::Later);
    source->give("abc");
    source->give(Pull::End);
    Sending sending { Body(source) };
    source->hook = [&] { source->wake(); };
    sending.start();
    bool isComplete = false;
    QCOMPARE(unchunked(sending.content(), &isComplete), QByteArray("abc"));
    QVERIFY(isComplete);
}

// A source may run an event loop; in it, it is not asked again.
void tst_Upload::sourceRunsTurns()
{
    auto source = std::make_shared<ScriptSource>();
    source->give(Pull::Later);
    source->give("abc");
    source->give(Pull::End);
    Sending sending { Body(source) };
    int depth = 0;
    int deepest = 0;
    source->hook = [&] {
        deepest = std::max(deepest, ++depth);
        source->wake();
        sending.client.run();
        --depth;
    };
    sending.start();
    QCOMPARE(deepest, 1);
    bool isComplete = false;
    QCOMPARE(unchunked(sending.content(), &isComplete), QByteArray("abc"));
    QVERIFY(isComplete);
}

void tst_Upload::sourceIsLetGo()
{
    auto source = std::make_shared<ScriptSource>();
    source->give(Pull::Later);
    {
        Sending sending { Body(source) };
        sending.start();
        sending.request.exchange->finish(
                Error(Error::Kind::Cancelled, Error::Phase::Send, Error::Party::Local, u"stop"_s));
        source->wake(); // nobody hears it
        sending.client.run();
        QCOMPARE(source->pulls, 1);
    }
    source->wake();
    QCOMPARE(source.use_count(), 1);
}

void tst_Upload::sourceIsAskedOnTheTurnOnly()
{
    auto source = std::make_shared<ScriptSource>();
    source->give(Pull::Later);
    Sending sending { Body(source) };
    sending.request.start(sending.waiter);
    QCOMPARE(source->pulls, 0);
    sending.client.run();
    QCOMPARE(source->pulls, 1);
}

void tst_Upload::waitingForTheSourceIsNoTimeout()
{
    auto source = std::make_shared<ScriptSource>();
    source->give(Pull::Later);
    Sending sending { Body(source) };
    sending.start();
    sending.client.advance(24h);
    QVERIFY(!sending.request.exchange->isFinished());
}

void tst_Upload::writeTimeout_data()
{
    QTest::addColumn<bool>("isSource");
    QTest::newRow("bytes") << false;
    QTest::newRow("source") << true;
}

void tst_Upload::writeTimeout()
{
    QFETCH(const bool, isSource);
    auto source = std::make_shared<ScriptSource>();
    source->endless = QByteArray(1024, 'x');
    Sending sending { isSource ? Body(source) : Body(QByteArray(1'000'000, 'x')) };
    sending.peer->setWindow(100);
    sending.start();
    sending.client.advance(59s);
    QVERIFY(!sending.request.exchange->isFinished());
    sending.peer->drain(1); // one byte is progress
    sending.client.advance(59s);
    QVERIFY(!sending.request.exchange->isFinished());
    sending.client.advance(62s);
    QVERIFY(sending.request.exchange->isFinished());
    QCOMPARE(sending.error().kind(), Error::Kind::WriteTimeout);
    QCOMPARE(sending.error().phase(), Error::Phase::Send);
    QVERIFY(sending.peer->isClosedByClient());
}

void tst_Upload::readySourceDoesNotPutOffTheWriteTimeout()
{
    auto source = std::make_shared<ScriptSource>();
    Sending sending { Body(source) };
    sending.peer->setWindow(0);
    sending.request.start(sending.waiter);
    for (int i = 0; i < 70 && !sending.request.exchange->isFinished(); ++i) {
        source->give("a little");
        source->wake();
        sending.client.advance(1s);
    }
    QVERIFY(sending.request.exchange->isFinished());
    QCOMPARE(sending.error().kind(), Error::Kind::WriteTimeout);
}

void tst_Upload::firstByteTimeoutBeginsWhenAllIsSent()
{
    Sending sending { Body(QByteArray(100'000, 'x')) };
    sending.peer->setWindow(50'000);
    sending.start();
    sending.client.advance(50s);
    sending.peer->setWindow(-1);
    sending.client.advance(59s);
    QVERIFY(!sending.request.exchange->isFinished());
    sending.client.advance(2s);
    QVERIFY(sending.request.exchange->isFinished());
    QCOMPARE(sending.error().kind(), Error::Kind::ReadTimeout);
    QCOMPARE(sending.error().phase(), Error::Phase::Head);
}

void tst_Upload::uploadedBytesAreWhatThePeerTook()
{
    Sending sending { Body(QByteArray(100'000, 'x')) };
    sending.request.exchange->setProgressReported(true);
    sending.peer->setWindow(0);
    sending.start();
    QCOMPARE(sending.request.exchange->uploadSize(), 100'000);
    QVERIFY(sending.request.exchange->uploadedBytes() <= 0);
    sending.peer->drain(40'000);
    sending.client.run();
    QVERIFY(sending.request.exchange->uploadedBytes() > 30'000);
    QVERIFY(sending.request.exchange->uploadedBytes() <= 40'000);
    sending.peer->setWindow(-1);
    sending.client.run();
    QCOMPARE(sending.request.exchange->uploadedBytes(), 100'000);
    QVERIFY(sending.request.progress > 0);
}

QTEST_GUILESS_MAIN(tst_Upload)
#include "tst_upload.moc"
