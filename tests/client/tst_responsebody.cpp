// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/lifetimecoroutine.h"
#include "client/mockclient.h"

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_ResponseBody : public QObject, private MockClientTest
{
    Q_OBJECT
private Q_SLOTS:
    void init() { beginTest(); }
    void cleanup()
    {
        response = Response();
        verifyNothingLeft();
    }

    void headComesFirst();
    void chunksAsTheyCome();
    void streams();
    void rawIsNotDecoded();
    void readKeepsTheContent();
    void trailersAfterTheBody();
    void lines_data();
    void lines();
    void linesOfAWholeResponse();
    void linesInAnotherCharset();

    void secondReading_data();
    void secondReading();
    void wayOfReadingIsKept();
    void contentOfWhatWasNotRead();
    void closed();
    void closedWhileACoroutineWaits();
    void twoCoroutines();

    void errorInTheBody_data();
    void errorInTheBody();
    void brokenCoding();
    void slowReaderHoldsTheServerBack_data();
    void slowReaderHoldsTheServerBack();
    void slowReaderOfACodedBody();
    void finWhileNobodyReads();
    void bombIsStopped();

    void lastCopyFreesTheConnection();
    void cancelledWhileReading();
    void clientDestroyedWhileReading();
    void coroutineDestroyedWhileReading();
    void generatorLeftInTheMiddle();

private:
    MockPeer *open(const QByteArray &served)
    {
        response = Response();
        client().closeIdleConnections();
        mock->serve({ served });
        const auto outcome = mock->run(client().get("http://example.com/").stream());
        response = outcome->value.value_or(Response());
        return backend().peers().constLast();
    }

    Response response;
};

namespace {

const QByteArray Chunked =
        QByteArrayLiteral("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");

QByteArray chunk(const QByteArray &content)
{
    return QByteArray::number(content.size(), 16) + "\r\n" + content + "\r\n";
}

QByteArray lengthHead(qint64 length)
{
    return "HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(length) + "\r\n\r\n";
}

enum class Way { NextChunk, NextRawChunk, Stream, Raw, Lines, Read };
constexpr Way AllWays[] = { Way::NextChunk, Way::NextRawChunk, Way::Stream,
                            Way::Raw,       Way::Lines,        Way::Read };

// Reads what there is in one way, to the end or the first part only.
QCoro::Task<QByteArrayList> readBy(Response response, Way way, bool toTheEnd = true)
{
    QByteArrayList parts;
    switch (way) {
    case Way::NextChunk:
    case Way::NextRawChunk:
        for (;;) {
            const ChunkRead read =
                    way == Way::NextChunk ? response.nextChunk() : response.nextRawChunk();
            const std::optional<QByteArray> part = co_await read;
            if (!part)
                break;
            parts += *part;
            if (!toTheEnd)
                break;
        }
        break;
    case Way::Stream:
    case Way::Raw: {
        auto all = way == Way::Stream ? response.stream() : response.raw();
        for (auto it = co_await all.begin(); it != all.end(); co_await ++it) {
            parts += *it;
            if (!toTheEnd)
                break;
        }
        break;
    }
    case Way::Lines: {
        auto all = response.lines();
        for (auto it = co_await all.begin(); it != all.end(); co_await ++it) {
            parts += (*it).toUtf8();
            if (!toTheEnd)
                break;
        }
        break;
    }
    case Way::Read:
        parts += co_await response.read();
        break;
    }
    co_return parts;
}

} // namespace

void tst_ResponseBody::headComesFirst()
{
    MockPeer *peer = open(lengthHead(5));
    QCOMPARE(response.status(), 200);
    QVERIFY(!response.isRead());
    QCOMPARE(client().runningRequests(), 1);
    QCOMPARE(mock->pool().busy, 1);
    const auto next = mock->run(response.nextChunk());
    QVERIFY(!next->isDone());
    peer->send("hello");
    backend().run();
    QCOMPARE(next->value->value(), "hello"_ba);
    QCOMPARE(mock->run(response.nextChunk())->value.value(), std::nullopt);
    QCOMPARE(client().runningRequests(), 0);
    QCOMPARE(mock->pool().idle, 1);
    // The end stays the end.
    QCOMPARE(mock->run(response.nextChunk())->value.value(), std::nullopt);
}

void tst_ResponseBody::chunksAsTheyCome()
{
    MockPeer *peer = open(Chunked);
    QByteArrayList seen;
    for (int i = 0; i < 4; ++i) {
        const auto next = mock->run(response.nextChunk());
        QVERIFY(!next->isDone());
        peer->send(chunk("part " + QByteArray::number(i)));
        backend().run();
        seen += next->value->value();
        QCOMPARE(response.bytesDownloaded(), 6 * (i + 1));
    }
    QCOMPARE(seen.join(','), "part 0,part 1,part 2,part 3"_ba);
    const auto last = mock->run(response.nextChunk());
    peer->send("0\r\n\r\n");
    backend().run();
    QCOMPARE(last->value.value(), std::nullopt);
}

void tst_ResponseBody::streams()
{
    for (const Way way : AllWays) {
        MockPeer *peer = open(lengthHead(10) + "12345");
        const auto all = mock->run(readBy(response, way));
        QVERIFY(!all->isDone());
        peer->send("67890");
        backend().run();
        QVERIFY2(all->value, qPrintable(all->error().toString()));
        QCOMPARE(all->value->join(), "1234567890"_ba);
        QCOMPARE(mock->pool().idle, 1);
        client().closeIdleConnections();
    }
}

void tst_ResponseBody::rawIsNotDecoded()
{
    const QByteArray coded = QByteArray::fromHex("7801010300fcff616263024d0127");
    const QByteArray served = HttpQTest::response(coded, "Content-Encoding: deflate\r\n");
    open(served);
    QCOMPARE(mock->run(readBy(response, Way::Raw))->value->join(), coded);
    QCOMPARE(response.bytesDownloaded(), coded.size());
    open(served);
    QCOMPARE(mock->run(readBy(response, Way::Stream))->value->join(), "abc"_ba);
    QCOMPARE(response.bytesDownloaded(), coded.size());
}

void tst_ResponseBody::readKeepsTheContent()
{
    open(HttpQTest::response("{\"a\":1}"));
    QCOMPARE(*mock->run(response.read())->value, "{\"a\":1}"_ba);
    QVERIFY(response.isRead());
    QCOMPARE(response.content(), "{\"a\":1}"_ba);
    QCOMPARE(response.text(), u"{\"a\":1}"_s);
    QCOMPARE(response.json()["a"_L1].toInt(), 1);
}

void tst_ResponseBody::trailersAfterTheBody()
{
    open(Chunked + chunk("abc") + "0\r\nX-Sum: 1\r\n\r\n");
    QVERIFY(response.trailers().isEmpty());
    QVERIFY(mock->run(readBy(response, Way::NextChunk))->value);
    QCOMPARE(response.trailers().value("X-Sum"), "1"_ba);
}

void tst_ResponseBody::lines_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArrayList>("lines");
    QTest::newRow("LF") << "a\nbc\n"_ba << QByteArrayList { "a", "bc" };
    QTest::newRow("CR LF") << "a\r\nbc\r\n"_ba << QByteArrayList { "a", "bc" };
    QTest::newRow("CR") << "a\rbc\r"_ba << QByteArrayList { "a", "bc" };
    QTest::newRow("mixed") << "a\r\nb\rc\nd"_ba << QByteArrayList { "a", "b", "c", "d" };
    QTest::newRow("empty lines") << "\n\r\n\ra\n\n"_ba << QByteArrayList { "", "", "", "a", "" };
    QTest::newRow("no end") << "a\nb"_ba << QByteArrayList { "a", "b" };
    QTest::newRow("CR at the end") << "a\r"_ba << QByteArrayList { "a" };
    QTest::newRow("nothing") << QByteArray() << QByteArrayList {};
    QTest::newRow("only LF CR") << "\n\r"_ba << QByteArrayList { "", "" };
    QTest::newRow("UTF-8") << "\xc3\xbc\r\n\xf0\x9f\x98\x80\xe2\x82\xac\n"_ba
                           << QByteArrayList { "\xc3\xbc", "\xf0\x9f\x98\x80\xe2\x82\xac" };
    // U+2028 and the like end no line of a protocol
    QTest::newRow("other separators") << "a\xe2\x80\xa8\x0b\x0c\xc2\x85z\n"_ba
                                      << QByteArrayList { "a\xe2\x80\xa8\x0b\x0c\xc2\x85z" };
}

void tst_ResponseBody::lines()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QByteArrayList, lines);
    // Cut in two at every byte, each of which the reader sees by itself; and byte by byte.
    for (qsizetype cut = 0; cut <= content.size() + 1; ++cut) {
        const bool isBytewise = cut > content.size();
        MockPeer *peer = open(lengthHead(content.size()));
        const auto all = mock->run(readBy(response, Way::Lines));
        if (isBytewise) {
            for (const char byte : content) {
                peer->send(QByteArrayView(&byte, 1));
                backend().run();
            }
        } else {
            peer->send(content.left(cut));
            backend().run();
            peer->send(content.mid(cut));
            backend().run();
        }
        QVERIFY(all->value);
        QCOMPARE(*all->value, lines);
    }
}

void tst_ResponseBody::linesOfAWholeResponse()
{
    mock->serve({ HttpQTest::response("a\r\nb\xc3\xbc\n\nc") });
    const auto outcome = mock->run(client().get("http://example.com/"));
    QCOMPARE(*mock->run(readBy(*outcome->value, Way::Lines))->value,
             QByteArrayList({ "a", "b\xc3\xbc", "", "c" }));
    QCOMPARE(mock->run(readBy(*outcome->value, Way::Stream))->value->join(),
             "a\r\nb\xc3\xbc\n\nc"_ba);
}

void tst_ResponseBody::linesInAnotherCharset()
{
    open(HttpQTest::response("\xfc\n\xe9", "Content-Type: text/plain; charset=iso-8859-1\r\n"));
    QCOMPARE(mock->run(readBy(response, Way::Lines))->value->join(','), "\xc3\xbc,\xc3\xa9"_ba);
}

void tst_ResponseBody::secondReading_data()
{
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("second");
    constexpr const char *names[] = {
        "nextChunk", "nextRawChunk", "stream", "raw", "lines", "read"
    };
    for (const Way first : AllWays) {
        for (const Way second : AllWays) {
            QTest::addRow("%s, then %s", names[int(first)], names[int(second)])
                    << int(first) << int(second);
        }
    }
}

void tst_ResponseBody::secondReading()
{
    QFETCH(const int, first);
    QFETCH(const int, second);
    for (const bool toTheEnd : { true, false }) {
        // A piece is left, so that the first has not come to the end.
        MockPeer *peer = open(lengthHead(6) + "a\nb");
        const auto one = mock->run(readBy(response, Way(first), toTheEnd));
        if (toTheEnd || !one->isDone())
            peer->send("\ncd");
        backend().run();
        QVERIFY(one->value);
        const bool isByPiece = Way(second) == Way::NextChunk || Way(second) == Way::NextRawChunk;
        // Only the pieces themselves may be asked for one by one, in the same way.
        const bool mayGoOn = isByPiece
                             && (first == second
                                 || (Way(second) == Way::NextChunk
                                     && (Way(first) == Way::Stream || Way(first) == Way::Lines))
                                 || (Way(second) == Way::NextRawChunk && Way(first) == Way::Raw));
        const auto two = mock->run(readBy(response, Way(second)));
        if (mayGoOn) {
            peer->send("\ncd");
            backend().run();
            QVERIFY2(two->value, qPrintable(two->error().toString()));
        } else {
            QVERIFY(two->threw<StreamConsumed>());
            QCOMPARE(two->error().phase(), Error::Phase::Body);
            QCOMPARE(two->error().party(), Error::Party::Local);
        }
        response.close();
        backend().advance(1001ms); // for which what little is left is waited for
    }
}

void tst_ResponseBody::wayOfReadingIsKept()
{
    MockPeer *peer = open(lengthHead(6) + "abc");
    QCOMPARE(mock->run(response.nextChunk())->value->value(), "abc"_ba);
    QVERIFY(mock->run(response.nextRawChunk())->threw<StreamConsumed>());
    QVERIFY(mock->run(response.read())->threw<StreamConsumed>());
    // The refusals have not disturbed it.
    peer->send("def");
    backend().run();
    QCOMPARE(mock->run(response.nextChunk())->value->value(), "def"_ba);
    QCOMPARE(mock->run(response.nextChunk())->value.value(), std::nullopt);
}

void tst_ResponseBody::contentOfWhatWasNotRead()
{
    open(HttpQTest::response("abc"));
    QVERIFY_THROWS_EXCEPTION(ResponseNotRead, response.content());
    QVERIFY_THROWS_EXCEPTION(ResponseNotRead, response.text());
    QVERIFY_THROWS_EXCEPTION(ResponseNotRead, response.json());
    QVERIFY(mock->run(readBy(response, Way::NextChunk, false))->value);
    QVERIFY_THROWS_EXCEPTION(ResponseNotRead, response.content());
    QVERIFY(mock->run(readBy(response, Way::NextChunk))->value);
    QVERIFY_THROWS_EXCEPTION(StreamConsumed, response.content());
    QVERIFY_THROWS_EXCEPTION(StreamError, response.content());
}

void tst_ResponseBody::closed()
{
    for (const Way way : AllWays) {
        open(lengthHead(100'000) + "abc");
        response.close();
        QVERIFY(response.isClosed());
        QVERIFY(mock->run(readBy(response, way))->threw<StreamClosed>());
        QVERIFY_THROWS_EXCEPTION(StreamClosed, response.content());
        response.close();
        QCOMPARE(mock->pool().busy, 0);
        QCOMPARE(client().runningRequests(), 0);
    }
}

void tst_ResponseBody::closedWhileACoroutineWaits()
{
    for (const Way way : AllWays) {
        open(lengthHead(100'000));
        const auto waiting = mock->run(readBy(response, way));
        QVERIFY(!waiting->isDone());
        response.close();
        QVERIFY(!waiting->isDone()); // it hears of it on the turn
        backend().run();
        QVERIFY(waiting->threw<StreamClosed>());
        QCOMPARE(client().runningRequests(), 0);
    }
}

void tst_ResponseBody::twoCoroutines()
{
    MockPeer *peer = open(lengthHead(3));
    const auto one = mock->run(response.nextChunk());
    const auto two = mock->run(response.nextChunk());
    QVERIFY(two->threw<StreamConsumed>());
    peer->send("abc");
    backend().run();
    QCOMPARE(one->value->value(), "abc"_ba);
    QVERIFY(mock->run(response.nextChunk())->value);
}

void tst_ResponseBody::errorInTheBody_data()
{
    QTest::addColumn<int>("way");
    for (const Way way : AllWays)
        QTest::addRow("%d", int(way)) << int(way);
}

void tst_ResponseBody::errorInTheBody()
{
    QFETCH(const int, way);
    MockPeer *peer = open(lengthHead(10) + "ab\nc");
    const auto all = mock->run(readBy(response, Way(way)));
    QVERIFY(!all->isDone());
    peer->finish();
    backend().run();
    QCOMPARE(all->kind(), Error::Kind::RemoteProtocol);
    QVERIFY(all->threw<RemoteProtocolError>());
    QCOMPARE(all->error().phase(), Error::Phase::Body);
    QCOMPARE(client().runningRequests(), 0);
    // The failure is no content, and does not become one.
    QVERIFY(!response.isRead());
    QVERIFY_THROWS_EXCEPTION(HttpError, response.content());
    QVERIFY(mock->run(response.read())->exception);
}

void tst_ResponseBody::brokenCoding()
{
    open(HttpQTest::response("this is no gzip", "Content-Encoding: gzip\r\n"));
    const auto all = mock->run(readBy(response, Way::Stream));
    QVERIFY(all->threw<DecodingError>());
    QCOMPARE(all->error().phase(), Error::Phase::Body);
    QCOMPARE(mock->pool().idle, 0);
    // Raw bytes need no decoding.
    open(HttpQTest::response("this is no gzip", "Content-Encoding: gzip\r\n"));
    QCOMPARE(mock->run(readBy(response, Way::Raw))->value->join(), "this is no gzip"_ba);
}

void tst_ResponseBody::slowReaderHoldsTheServerBack_data()
{
    QTest::addColumn<bool>("isChunked");
    QTest::newRow("length") << false;
    QTest::newRow("chunked") << true;
}

void tst_ResponseBody::slowReaderHoldsTheServerBack()
{
    QFETCH(const bool, isChunked);
    constexpr qint64 Size = 4'000'000;
    Limits limits;
    limits.readHighWater = 50'000;
    client().setLimits(limits);
    // More than is read in one step may come on top of the mark.
    constexpr qint64 Step = 256 * 1024;
    MockPeer *peer = open(isChunked ? Chunked : lengthHead(Size));
    for (qint64 i = 0; i < Size / 10'000; ++i)
        peer->send(isChunked ? chunk(QByteArray(10'000, 'x')) : QByteArray(10'000, 'x'));
    if (isChunked)
        peer->send("0\r\n\r\n");
    backend().run();
    // Nobody reads yet.
    QVERIFY(peer->bytesUnread() >= Size - Step);
    qint64 read = 0;
    for (;;) {
        const auto next = mock->run(response.nextChunk());
        QVERIFY(next->value);
        if (!*next->value)
            break;
        QVERIFY((*next->value)->size() <= limits.readHighWater + Step);
        read += (*next->value)->size();
        backend().run();
        QVERIFY(peer->bytesUnread() >= Size - read - limits.readHighWater - 2 * Step);
    }
    QCOMPARE(read, Size);
    QCOMPARE(mock->pool().idle, 1);
}

namespace {

// A gzip file of zeros, most of which are not there until they are asked for.
QByteArray gzippedZeros(qsizetype size)
{
    // qCompress() makes zlib's format, behind four bytes of length.
    return qCompress(QByteArray(size, '\0'), 9).mid(4);
}

} // namespace

void tst_ResponseBody::slowReaderOfACodedBody()
{
    constexpr qsizetype Size = 8'000'000;
    const QByteArray coded = gzippedZeros(Size);
    open(HttpQTest::response(coded, "Content-Encoding: deflate\r\n"));
    qint64 read = 0;
    for (;;) {
        const auto next = mock->run(response.nextChunk());
        QVERIFY2(next->value, qPrintable(next->error().toString()));
        if (!*next->value)
            break;
        // What waits is bounded by the mark, though all of the input is there.
        QVERIFY((*next->value)->size() <= Limits().readHighWater + 64 * 1024);
        read += (*next->value)->size();
    }
    QCOMPARE(read, qint64(Size));
}

void tst_ResponseBody::finWhileNobodyReads()
{
    MockPeer *peer = open("HTTP/1.1 200 OK\r\n\r\n");
    const QByteArray content(1'000'000, 'z');
    peer->send(content);
    peer->finish();
    backend().run();
    // RFC 9112 6.3: what is buffered comes before the end does
    QCOMPARE(mock->run(readBy(response, Way::NextChunk))->value->join().size(), content.size());
}

void tst_ResponseBody::bombIsStopped()
{
    Limits limits;
    limits.decodedRatioFrom = 1'000'000;
    client().setLimits(limits);
    open(HttpQTest::response(gzippedZeros(40'000'000), "Content-Encoding: deflate\r\n"));
    const auto all = mock->run(response.read());
    QCOMPARE(all->kind(), Error::Kind::LimitExceeded);
    QCOMPARE(all->error().limitName(), u"decodedRatio"_s);
}

void tst_ResponseBody::lastCopyFreesTheConnection()
{
    open(lengthHead(1'000'000) + "abc");
    Response copy = response;
    response = Response();
    backend().run();
    QCOMPARE(mock->pool().busy, 1);
    copy = Response();
    backend().run();
    QCOMPARE(mock->pool().busy, 0);
    QCOMPARE(client().runningRequests(), 0);
    QCOMPARE(backend().openStreams(), 0);
}

void tst_ResponseBody::cancelledWhileReading()
{
    for (const Way way : AllWays) {
        open(lengthHead(10) + "ab");
        const auto all = mock->run(readBy(response, way));
        QVERIFY(!all->isDone());
        client().cancelAll();
        QVERIFY(!all->isDone());
        backend().run();
        QVERIFY(all->threw<Cancelled>());
        QCOMPARE(all->error().phase(), Error::Phase::Body);
        QCOMPARE(backend().openStreams(), 0);
        QVERIFY(mock->run(readBy(response, way))->exception);
    }
}

void tst_ResponseBody::clientDestroyedWhileReading()
{
    open(lengthHead(10) + "ab");
    const auto all = mock->run(readBy(response, Way::NextChunk));
    mock->client.reset();
    backend().run();
    QVERIFY(all->threw<Cancelled>());
    QCOMPARE(backend().openStreams(), 0);
    QCOMPARE(response.status(), 200);
}

namespace {

OwnedCoroutine readOne(Response response, bool *isRead)
{
    const std::optional<QByteArray> part = co_await response.nextChunk();
    *isRead = part.has_value();
}

} // namespace

void tst_ResponseBody::coroutineDestroyedWhileReading()
{
    MockPeer *peer = open(lengthHead(3));
    bool isRead = false;
    {
        const OwnedCoroutine reader = readOne(response, &isRead);
        backend().run();
    }
    peer->send("abc");
    backend().run();
    QVERIFY(!isRead);
    // Another may go on where it was.
    QCOMPARE(mock->run(response.nextChunk())->value->value(), "abc"_ba);
    QVERIFY(mock->run(response.nextChunk())->value);
}

void tst_ResponseBody::generatorLeftInTheMiddle()
{
    MockPeer *peer = open(lengthHead(100'000) + "abc");
    QCOMPARE(*mock->run(readBy(response, Way::Stream, false))->value, QByteArrayList { "abc" });
    response = Response();
    backend().run();
    QVERIFY(peer->isClosedByClient());
    QCOMPARE(client().runningRequests(), 0);
}

QTEST_GUILESS_MAIN(tst_ResponseBody)
#include "tst_responsebody.moc"
