// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "connection/mockclient.h"

#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Mode = BodyReceiver::Mode;
Q_DECLARE_METATYPE(HttpQ::StreamEnd)

namespace {

const QByteArray Answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";
const Error Cancelled(Error::Kind::Cancelled, Error::Phase::None, Error::Party::Local, u"stop"_s);

//! A client with one connection that is up, and who holds it.
class Connected
{
public:
    explicit Connected(const Limits &limits = {})
        : client(limits)
        , waiter(client)
    {
        acquire();
        peer = client.backend.peer(0);
    }
    void acquire(bool fresh = false)
    {
        waiter.ask(keyOf("a.test"), fresh);
        client.run();
        QVERIFY(waiter.lease);
    }
    const PoolStatistics &statistics() const { return client.pool.statistics(); }

    MockClient client;
    TestWaiter waiter;
    MockPeer *peer = nullptr;
};

} // namespace

class tst_Connection : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void oneAfterTheOther();
    void isKept_data();
    void isKept();
    void secondExchangeIsWarm();
    void handedOverIsWarm();
    void unaskedWhileIdle_data();
    void unaskedWhileIdle();
    void secondResponseWithTheFirst();
    void finWithTheLastByte();
    void unaskedBeforeTheFirstRequest_data();
    void unaskedBeforeTheFirstRequest();
    void closedWithoutAResponse_data();
    void closedWithoutAResponse();
    void earlyAnswerCounts_data();
    void earlyAnswerCounts();
    void writeFailureWithAResponse_data();
    void writeFailureWithAResponse();
    void writeFailureWithoutAResponse();
    void writeFailureAfterTheRequestIsNotKept();
    void pausedReaderHoldsThePeerBack();
    void bytesBeforeAnEndAreRead();
    void bodyToTheEnd_data();
    void bodyToTheEnd();
    void finishFromEachPoint_data();
    void finishFromEachPoint();
    void exchangeDestroyedAtEachPoint_data();
    void exchangeDestroyedAtEachPoint();
    void abandon_data();
    void abandon();
    void refusedRequestLeavesTheConnection();
    void anyReadSize();
};

void tst_Connection::oneAfterTheOther()
{
    Connected c;
    c.peer->setScript({ Answer, Answer, Answer });
    for (int i = 0; i < 3; ++i) {
        if (i > 0)
            c.acquire();
        TestExchange exchange(c.client, "GET");
        exchange.start(c.waiter);
        c.client.run();
        QCOMPARE(exchange.finishes, 1);
        QVERIFY(!exchange.exchange->error());
        QCOMPARE(exchange.content(), QByteArray("hi"));
        QCOMPARE(c.statistics().idle, 1);
    }
    QCOMPARE(c.client.backend.connectionCount(), 1);
    QCOMPARE(c.peer->received(), QByteArray("GET / HTTP/1.1\r\nHost: a.test\r\n\r\n").repeated(3));
}

void tst_Connection::isKept_data()
{
    QTest::addColumn<QByteArray>("response");
    QTest::addColumn<bool>("isKept");
    const auto row = [](const char *name, const QByteArray &response, bool isKept) {
        QTest::newRow(name) << response << isKept;
    };
    row("length", Answer, true);
    row("chunked", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n",
        true);
    row("no content", "HTTP/1.1 204 No Content\r\n\r\n", true);
    row("informational first", "HTTP/1.1 103 Early Hints\r\n\r\n" + Answer, true);
    row("close", "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nhi", false);
    row("HTTP/1.0", "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nhi", false);
    row("HTTP/1.0 that keeps alive",
        "HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\nhi", true);
    row("bytes behind", Answer + "x", false);
    row("a response behind", Answer + Answer, false);
}

void tst_Connection::isKept()
{
    QFETCH(const QByteArray, response);
    QFETCH(const bool, isKept);
    Connected c;
    c.peer->setScript({ response });
    TestExchange exchange(c.client, "GET");
    exchange.start(c.waiter);
    c.client.run();
    QVERIFY(exchange.exchange->isFinished());
    QVERIFY2(!exchange.exchange->error(), qPrintable(exchange.exchange->error().message()));
    QCOMPARE(c.statistics().idle, isKept ? 1 : 0);
    QCOMPARE(c.peer->isClosedByClient(), !isKept);
    QCOMPARE(c.statistics().busy, 0);
}

void tst_Connection::secondExchangeIsWarm()
{
    Connected c;
    c.peer->setScript({ Answer, Answer });
    for (const bool warm : { false, true }) {
        if (warm)
            c.acquire();
        TestExchange exchange(c.client, "GET");
        exchange.start(c.waiter);
        QCOMPARE(exchange.exchange->usedWarmConnection(), warm);
        c.client.run();
    }
}

// From one exchange to the next without ever having been idle.
void tst_Connection::handedOverIsWarm()
{
    Limits limits;
    limits.maxConnectionsPerOrigin = 1;
    Connected c(limits);
    c.peer->setScript({ Answer });
    TestWaiter next(c.client);
    next.ask(keyOf("a.test"));
    TestExchange first(c.client, "GET");
    first.start(c.waiter);
    c.client.run();
    QVERIFY(next.lease);
    TestExchange second(c.client, "GET");
    second.start(next);
    QVERIFY(second.exchange->usedWarmConnection());
    QCOMPARE(c.client.backend.connectionCount(), 1);
}

void tst_Connection::unaskedWhileIdle_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<StreamEnd>("end");
    QTest::newRow("response") << Answer << StreamEnd::None;
    QTest::newRow("one byte") << QByteArray("\n") << StreamEnd::None;
    QTest::newRow("408") << QByteArray("HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n")
                         << StreamEnd::Clean;
    QTest::newRow("FIN") << QByteArray() << StreamEnd::Clean;
    QTest::newRow("RST") << QByteArray() << StreamEnd::Reset;
}

void tst_Connection::unaskedWhileIdle()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const StreamEnd, end);
    for (const auto delay : { 0ms, 1ms, 50ms }) {
        Connected c;
        c.peer->setScript({ Answer });
        TestExchange first(c.client, "GET");
        first.start(c.waiter);
        c.client.run();
        QCOMPARE(c.statistics().idle, 1);
        c.client.advance(delay);
        c.peer->send(bytes);
        if (end != StreamEnd::None)
            c.peer->end(end);
        c.client.run();
        QCOMPARE(c.statistics().idle, 0);
        QVERIFY(c.peer->isClosedByClient());

        c.client.backend.setPeerHandler([](MockPeer *peer) {
            peer->setScript({ "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nown" });
        });
        c.acquire();
        TestExchange second(c.client, "GET");
        second.start(c.waiter);
        c.client.run();
        QCOMPARE(second.content(), QByteArray("own"));
    }
}

void tst_Connection::secondResponseWithTheFirst()
{
    Connected c;
    c.peer->setScript({ Answer + "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil" });
    TestExchange first(c.client, "GET");
    first.start(c.waiter);
    c.client.run();
    QCOMPARE(first.content(), QByteArray("hi"));
    QVERIFY(c.peer->isClosedByClient());
}

void tst_Connection::finWithTheLastByte()
{
    Connected c;
    c.peer->setRequestHandler([](MockPeer *peer, const QByteArray &) {
        peer->send(Answer);
        peer->finish();
    });
    TestExchange exchange(c.client, "GET");
    exchange.start(c.waiter);
    c.client.run();
    QVERIFY(!exchange.exchange->error());
    QCOMPARE(exchange.content(), QByteArray("hi"));
    QCOMPARE(c.statistics().idle, 0);
    QCOMPARE(c.client.backend.openStreams(), 0);
}

void tst_Connection::unaskedBeforeTheFirstRequest_data()
{
    QTest::addColumn<bool>("hasBytes");
    QTest::addColumn<Error::Kind>("kind");
    QTest::newRow("a response to nothing") << true << Error::Kind::RemoteProtocol;
    QTest::newRow("FIN") << false << Error::Kind::Read;
}

// RFC 9112 9.2: it is no response to the request that comes next.
void tst_Connection::unaskedBeforeTheFirstRequest()
{
    QFETCH(const bool, hasBytes);
    MockClient client;
    client.backend.setPeerHandler([&](MockPeer *peer) {
        if (hasBytes)
            peer->send(Answer);
        else
            peer->finish();
    });
    TestWaiter waiter(client);
    waiter.ask(keyOf("a.test"));
    client.run();
    QVERIFY(waiter.lease);
    TestExchange exchange(client, "GET");
    exchange.start(waiter);
    client.run();
    QCOMPARE(exchange.finishes, 1);
    QTEST(exchange.exchange->error().kind(), "kind");
    QVERIFY(!exchange.exchange->hasHead());
    QVERIFY(client.backend.peer(0)->received().isEmpty());
    QCOMPARE(client.backend.openStreams(), 0);
}

void tst_Connection::closedWithoutAResponse_data()
{
    QTest::addColumn<StreamEnd>("end");
    QTest::addColumn<QByteArray>("sent");
    QTest::newRow("FIN") << StreamEnd::Clean << QByteArray();
    QTest::newRow("RST") << StreamEnd::Reset << QByteArray();
    QTest::newRow("FIN in the head") << StreamEnd::Clean << QByteArray("HTTP/1.1 200 O");
    QTest::newRow("FIN in the body") << StreamEnd::Clean << Answer.chopped(1);
}

void tst_Connection::closedWithoutAResponse()
{
    QFETCH(const StreamEnd, end);
    QFETCH(const QByteArray, sent);
    Connected c;
    c.peer->setRequestHandler([&](MockPeer *peer, const QByteArray &) {
        peer->send(sent);
        peer->end(end);
    });
    TestExchange exchange(c.client, "GET");
    exchange.start(c.waiter);
    c.client.run();
    QCOMPARE(exchange.finishes, 1);
    QVERIFY(exchange.exchange->error());
    QCOMPARE(exchange.exchange->responseBegan(), !sent.isEmpty());
    if (sent.isEmpty())
        QCOMPARE(exchange.exchange->error().kind(), Error::Kind::Read);
    QCOMPARE(c.client.backend.openStreams(), 0);
    QCOMPARE(c.statistics().closed, 1);
}

void tst_Connection::earlyAnswerCounts_data()
{
    QTest::addColumn<bool>("closes");
    QTest::newRow("and the server reads on") << false;
    QTest::newRow("and the server hangs up") << true;
}

// A server may refuse a large request before it has it all.
void tst_Connection::earlyAnswerCounts()
{
    QFETCH(const bool, closes);
    Connected c;
    c.peer->setWindow(1000);
    c.peer->setRequestHandler([&](MockPeer *peer, const QByteArray &) {
        peer->send("HTTP/1.1 413 Content Too Large\r\nContent-Length: 2\r\n\r\nno");
        if (closes)
            peer->reset();
    });
    TestExchange exchange(c.client, "POST", Body(QByteArray(5'000'000, 'x')));
    exchange.start(c.waiter);
    c.client.run();
    QCOMPARE(exchange.finishes, 1);
    QVERIFY2(!exchange.exchange->error(), qPrintable(exchange.exchange->error().message()));
    QCOMPARE(exchange.exchange->head().status, 413);
    QCOMPARE(exchange.content(), QByteArray("no"));
    QVERIFY(c.peer->isClosedByClient()); // in the middle of a request
    QCOMPARE(c.statistics().idle, 0);
}

void tst_Connection::writeFailureWithAResponse_data()
{
    QTest::addColumn<bool>("isPaused");
    QTest::newRow("read at once") << false;
    QTest::newRow("read later") << true;
}

void tst_Connection::writeFailureWithAResponse()
{
    QFETCH(const bool, isPaused);
    Connected c;
    c.peer->setWindow(1000);
    const QByteArray content(200'000, 'y');
    TestExchange exchange(c.client, "POST", Body(QByteArray(5'000'000, 'x')));
    exchange.start(c.waiter, isPaused ? Mode::Undecided : Mode::Buffered);
    c.client.run();
    c.peer->send("HTTP/1.1 413 Content Too Large\r\nContent-Length: 200000\r\n\r\n" + content);
    c.peer->finish();
    c.peer->failWrites();
    c.client.run();
    if (isPaused) {
        QVERIFY(exchange.exchange->hasHead());
        QVERIFY(!exchange.exchange->isFinished());
        exchange.exchange->setBodyMode(Mode::Buffered);
        c.client.run();
    }
    QCOMPARE(exchange.finishes, 1);
    QVERIFY2(!exchange.exchange->error(), qPrintable(exchange.exchange->error().message()));
    QVERIFY(exchange.content() == content);
    QCOMPARE(c.client.backend.openStreams(), 0);
}

void tst_Connection::writeFailureWithoutAResponse()
{
    Connected c;
    c.peer->setWindow(1000);
    TestExchange exchange(c.client, "POST", Body(QByteArray(5'000'000, 'x')));
    exchange.start(c.waiter);
    c.client.run();
    c.peer->failWrites();
    c.client.run();
    QCOMPARE(exchange.finishes, 1);
    QCOMPARE(exchange.exchange->error().kind(), Error::Kind::Write);
    QCOMPARE(exchange.exchange->error().phase(), Error::Phase::Send);
    QCOMPARE(c.client.backend.openStreams(), 0);
}

void tst_Connection::writeFailureAfterTheRequestIsNotKept()
{
    Connected c;
    c.peer->setWindow(0);
    TestExchange exchange(c.client, "GET");
    exchange.start(c.waiter);
    c.client.run();
    // The head of a response, a write that fails, and the rest.
    c.peer->send(Answer.chopped(1));
    c.client.run();
    c.peer->failWrites();
    c.client.run();
    QVERIFY(!exchange.exchange->isFinished());
    c.peer->setWindow(-1);
    c.peer->send("i");
    c.client.run();
    QVERIFY(!exchange.exchange->error());
    QCOMPARE(exchange.content(), QByteArray("hi"));
    QCOMPARE(c.statistics().idle, 0);
    QVERIFY(c.peer->isClosedByClient());
}

void tst_Connection::pausedReaderHoldsThePeerBack()
{
    constexpr qint64 Size = 10'000'000;
    Connected c;
    c.peer->setRequestHandler([](MockPeer *peer, const QByteArray &) {
        peer->send("HTTP/1.1 200 OK\r\nContent-Length: 10000000\r\n\r\n");
        peer->send(QByteArray(Size, 'x'));
    });
    TestExchange exchange(c.client, "GET");
    exchange.start(c.waiter, Mode::Streamed);
    c.client.run();
    const qint64 unread = c.peer->bytesUnread();
    QVERIFY(unread > Size - 1024 * 1024);
    c.client.advance(30min); // its own pace is no silence of the server
    QVERIFY(!exchange.exchange->isFinished());
    QCOMPARE(c.peer->bytesUnread(), unread);
    qint64 got = 0;
    for (int i = 0; got < Size && i < 1000; ++i) {
        const QByteArray chunk = exchange.exchange->takeChunk();
        QVERIFY(chunk.size() < 1024 * 1024);
        got += chunk.size();
        c.client.run();
    }
    QCOMPARE(got, Size);
    QVERIFY(exchange.exchange->isFinished());
    QVERIFY(!exchange.exchange->error());
    QCOMPARE(c.statistics().idle, 1);
}

void tst_Connection::bytesBeforeAnEndAreRead()
{
    Connected c;
    c.peer->setRequestHandler([](MockPeer *peer, const QByteArray &) {
        peer->send("HTTP/1.1 200 OK\r\nContent-Length: 1048576\r\n\r\n");
        peer->send(QByteArray(1024 * 1024, 'x'));
        peer->finish();
    });
    TestExchange exchange(c.client, "GET");
    exchange.start(c.waiter, Mode::Undecided);
    c.client.run();
    QVERIFY(exchange.exchange->hasHead());
    exchange.exchange->setBodyMode(Mode::Streamed);
    qint64 got = 0;
    for (int i = 0; !exchange.exchange->isFinished() && i < 1000; ++i) {
        got += exchange.exchange->takeChunk().size();
        c.client.run();
    }
    got += exchange.exchange->takeChunk().size();
    QVERIFY(!exchange.exchange->error());
    QCOMPARE(got, 1024 * 1024);
}

void tst_Connection::bodyToTheEnd_data()
{
    QTest::addColumn<StreamEnd>("end");
    QTest::addColumn<bool>("isComplete");
    QTest::newRow("FIN") << StreamEnd::Clean << true;
    QTest::newRow("RST") << StreamEnd::Reset << false;
}

void tst_Connection::bodyToTheEnd()
{
    QFETCH(const StreamEnd, end);
    QFETCH(const bool, isComplete);
    Connected c;
    c.peer->setScript({ "HTTP/1.1 200 OK\r\n\r\nall of it" });
    TestExchange exchange(c.client, "GET");
    exchange.start(c.waiter);
    c.client.run();
    QVERIFY(!exchange.exchange->isFinished());
    c.peer->end(end);
    c.client.run();
    QCOMPARE(exchange.finishes, 1);
    QCOMPARE(!exchange.exchange->error(), isComplete);
    QCOMPARE(exchange.content(), QByteArray("all of it"));
    QCOMPARE(c.client.backend.openStreams(), 0);
}

namespace {

void addPoints()
{
    QTest::addColumn<int>("point");
    QTest::newRow("started") << 0;
    QTest::newRow("sent") << 1;
    QTest::newRow("part of the head") << 2;
    QTest::newRow("head") << 3;
    QTest::newRow("part of the body") << 4;
}

void goTo(int point, Connected &c, TestExchange &exchange)
{
    exchange.start(c.waiter, Mode::Streamed);
    if (point == 0)
        return;
    c.client.run();
    const char *pieces[] = { "HTTP/1.1 200 OK\r\nConte", "nt-Length: 100000\r\n\r\n", "abc" };
    for (int i = 0; i < point - 1; ++i) {
        c.peer->send(pieces[i]);
        c.client.run();
    }
    QVERIFY(!exchange.exchange->isFinished());
}

} // namespace

void tst_Connection::finishFromEachPoint_data()
{
    addPoints();
}

void tst_Connection::finishFromEachPoint()
{
    QFETCH(const int, point);
    Connected c;
    TestExchange exchange(c.client, "GET");
    goTo(point, c, exchange);
    exchange.exchange->finish(Cancelled);
    exchange.exchange->finish(Cancelled);
    QCOMPARE(exchange.finishes, 0);
    QCOMPARE(c.statistics().busy, 0);
    QVERIFY(c.peer->isClosedByClient());
    QVERIFY(c.client.turns.deadlines().isEmpty());
    c.client.run();
    QCOMPARE(exchange.finishes, 1);
    QCOMPARE(exchange.exchange->error().kind(), Error::Kind::Cancelled);
    QCOMPARE(c.client.pool.originCount(), 0);
}

void tst_Connection::exchangeDestroyedAtEachPoint_data()
{
    addPoints();
}

void tst_Connection::exchangeDestroyedAtEachPoint()
{
    QFETCH(const int, point);
    Connected c;
    TestExchange exchange(c.client, "GET");
    goTo(point, c, exchange);
    exchange.exchange.reset();
    QCOMPARE(c.statistics().busy, 0);
    QVERIFY(c.peer->isClosedByClient());
    QVERIFY(c.client.turns.deadlines().isEmpty());
    c.client.run();
    QCOMPARE(exchange.finishes, 0);
}

void tst_Connection::abandon_data()
{
    QTest::addColumn<qint64>("left");
    QTest::addColumn<bool>("comes");
    QTest::addColumn<bool>("isKept");
    QTest::newRow("little, and it comes") << qint64(64 * 1024) << true << true;
    QTest::newRow("little, and it does not come") << qint64(64 * 1024) << false << false;
    QTest::newRow("much") << qint64(64 * 1024 + 1) << true << false;
}

void tst_Connection::abandon()
{
    QFETCH(const qint64, left);
    QFETCH(const bool, comes);
    QFETCH(const bool, isKept);
    Connected c;
    c.peer->setScript(
            { "HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(left) + "\r\n\r\n" });
    TestExchange exchange(c.client, "GET");
    exchange.start(c.waiter, Mode::Undecided);
    c.client.run();
    QVERIFY(exchange.exchange->hasHead());
    exchange.exchange->abandon();
    c.client.advance(500ms);
    QCOMPARE(exchange.exchange->isFinished(), left > 64 * 1024);
    if (comes)
        c.peer->send(QByteArray(qsizetype(left), 'x'));
    c.client.advance(501ms);
    QCOMPARE(exchange.finishes, 1);
    QCOMPARE(c.statistics().idle, isKept ? 1 : 0);
    QCOMPARE(c.statistics().busy, 0);
    QVERIFY(!exchange.exchange->body().hasChunk());
}

void tst_Connection::refusedRequestLeavesTheConnection()
{
    Limits limits;
    limits.requestHeadBytes = 1000;
    Connected c(limits);
    TestExchange exchange(c.client, "GET");
    exchange.target.path = "/" + QByteArray(2000, 'x');
    exchange.start(c.waiter);
    c.client.run();
    QCOMPARE(exchange.finishes, 1);
    QCOMPARE(exchange.exchange->error().kind(), Error::Kind::LimitExceeded);
    QVERIFY(c.peer->received().isEmpty());
    QCOMPARE(c.statistics().idle, 1);

    c.peer->setScript({ Answer });
    c.acquire();
    TestExchange next(c.client, "GET");
    next.start(c.waiter);
    c.client.run();
    QCOMPARE(next.content(), QByteArray("hi"));
}

void tst_Connection::anyReadSize()
{
    const QByteArray content = QByteArray("0123456789").repeated(1000);
    for (const qint64 size : { 1, 2, 7, 1000, 4096, 5000, 100000 }) {
        Connected c;
        c.peer->setReadSize(size);
        c.peer->setScript({ "HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\n" + content });
        TestExchange exchange(c.client, "GET");
        exchange.start(c.waiter);
        c.client.run();
        QVERIFY(exchange.exchange->isFinished());
        QVERIFY(!exchange.exchange->error());
        QVERIFY(exchange.content() == content);
        QCOMPARE(c.statistics().idle, 1);
    }
}

QTEST_GUILESS_MAIN(tst_Connection)
#include "tst_connection.moc"
