// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "protocol/http1/eventlog.h"

#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace HttpQ::Test;
using namespace Qt::StringLiterals;
using Http1::PeerEnd;
using Http1::ResponseParser;

using OptionalEnd = std::optional<PeerEnd>;
Q_DECLARE_METATYPE(OptionalEnd)

class tst_ResponseParser : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reads_data();
    void reads();
    void keepsConnections_data();
    void keepsConnections();
    void readsKeepAliveTimeouts_data();
    void readsKeepAliveTimeouts();
    void readsOneResponseAfterTheOther();
    void knowsWhenItIsUntouched();
    void saysHowMuchContentIsExpected();
    void skipsContent();
    void isSilentOnceDetached();
    void staysFailed();
    void sharesUsualReasonPhrases();
    void readsFieldsThatCanBeSentOn();
};

void tst_ResponseParser::reads_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<OptionalEnd>("end");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const QByteArray &input, const QByteArray &expected,
                        const QByteArray &method = "GET", OptionalEnd end = {}) {
        QTest::newRow(name) << method << input << end << expected;
    };

    // The status line
    row("length", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
        "head 1.1 200 (OK) [Content-Length=5]\nbody hello\nend\nkeep, unused 0\n");
    row("no reason", "HTTP/1.1 200 \r\nContent-Length: 0\r\n\r\n",
        "head 1.1 200 () [Content-Length=0]\nend\nkeep, unused 0\n");
    row("no reason and no space", "HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n",
        "head 1.1 200 () [Content-Length=0]\nend\nkeep, unused 0\n");
    row("own reason", "HTTP/1.1 200 Fine by\tme \xe4\r\nContent-Length: 0\r\n\r\n",
        "head 1.1 200 (Fine by\tme \xe4) [Content-Length=0]\nend\nkeep, unused 0\n");
    row("usual reason of another status", "HTTP/1.1 404 OK\r\nContent-Length: 0\r\n\r\n",
        "head 1.1 404 (OK) [Content-Length=0]\nend\nkeep, unused 0\n");
    row("two spaces before the reason", "HTTP/1.1 200  OK\r\nContent-Length: 0\r\n\r\n",
        "head 1.1 200 ( OK) [Content-Length=0]\nend\nkeep, unused 0\n");
    row("unknown status", "HTTP/1.1 599 Odd\r\nContent-Length: 0\r\n\r\n",
        "head 1.1 599 (Odd) [Content-Length=0]\nend\nkeep, unused 0\n");
    row("HTTP/1.0", "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nhi",
        "head 1.0 200 (OK) [Content-Length=2]\nbody hi\nend\nclose, unused 0\n");

    // Fields
    row("no white space", "HTTP/1.1 204 No Content\r\nA:b\r\n\r\n",
        "head 1.1 204 (No Content) [A=b]\nend\nkeep, unused 0\n");
    row("much white space", "HTTP/1.1 204 No Content\r\nA: \t b c\t \r\n\r\n",
        "head 1.1 204 (No Content) [A=b c]\nend\nkeep, unused 0\n");
    row("empty value", "HTTP/1.1 204 No Content\r\nA:\r\nB: \r\nC:\t\r\n\r\n",
        "head 1.1 204 (No Content) [A=|B=|C=]\nend\nkeep, unused 0\n");
    row("colons in value", "HTTP/1.1 204 No Content\r\nA: b:c::d\r\n\r\n",
        "head 1.1 204 (No Content) [A=b:c::d]\nend\nkeep, unused 0\n");
    row("obs-text in value", "HTTP/1.1 204 No Content\r\nA: \xff\x80z\r\n\r\n",
        "head 1.1 204 (No Content) [A=\xff\x80z]\nend\nkeep, unused 0\n");
    row("every mark in a name", "HTTP/1.1 204 No Content\r\n!#$%&'*+-.^_`|~9aZ: b\r\n\r\n",
        "head 1.1 204 (No Content) [!#$%&'*+-.^_`|~9aZ=b]\nend\nkeep, unused 0\n");
    row("repeated names", "HTTP/1.1 204 No Content\r\nA: 1\r\nB: 2\r\na: 3\r\n\r\n",
        "head 1.1 204 (No Content) [A=1|B=2|a=3]\nend\nkeep, unused 0\n");
    row("fold", "HTTP/1.1 204 No Content\r\nA: b\r\n c\r\nD: e\r\n\r\n",
        "head 1.1 204 (No Content) [A=b   c|D=e]\nend\nkeep, unused 0\n");
    row("fold with tab and trailing space", "HTTP/1.1 204 No Content\r\nA: b \r\n\tc \r\n\r\n",
        "head 1.1 204 (No Content) [A=b   \tc]\nend\nkeep, unused 0\n");
    row("fold of nothing", "HTTP/1.1 204 No Content\r\nA: b\r\n \r\n\t\r\nD: e\r\n\r\n",
        "head 1.1 204 (No Content) [A=b|D=e]\nend\nkeep, unused 0\n");
    row("fold behind nothing", "HTTP/1.1 204 No Content\r\nA:\r\n b\r\n\r\n",
        "head 1.1 204 (No Content) [A=b]\nend\nkeep, unused 0\n");
    row("folds over an empty one", "HTTP/1.1 204 No Content\r\nA: b\r\n \r\n c\r\n\r\n",
        "head 1.1 204 (No Content) [A=b      c]\nend\nkeep, unused 0\n");
    row("folded length", "HTTP/1.1 200 OK\r\nContent-Length:\r\n 2\r\n\r\nhi",
        "head 1.1 200 (OK) [Content-Length=2]\nbody hi\nend\nkeep, unused 0\n");

    // Framing by length
    row("equal lengths", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\ncontent-length: 2\r\n\r\nhi",
        "head 1.1 200 (OK) [Content-Length=2|content-length=2]\nbody hi\nend\nkeep, unused 0\n");
    row("equal lengths apart",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nA: b\r\nCONTENT-LENGTH: 2\r\n\r\nhi",
        "head 1.1 200 (OK) [Content-Length=2|A=b|CONTENT-LENGTH=2]\nbody hi\nend\nkeep, "
        "unused 0\n");
    row("equal lengths in a list", "HTTP/1.1 200 OK\r\nContent-Length: 2, 2,2\r\n\r\nhi",
        "head 1.1 200 (OK) [Content-Length=2, 2,2]\nbody hi\nend\nkeep, unused 0\n");
    row("leading zeros", "HTTP/1.1 200 OK\r\nContent-Length: 0002\r\n\r\nhi",
        "head 1.1 200 (OK) [Content-Length=0002]\nbody hi\nend\nkeep, unused 0\n");
    row("names as long as the framing's",
        "HTTP/1.1 200 OK\r\nContent-Lengtx: 9\r\nContent-Length: 2\r\nTransfer-Encodinx: "
        "chunked\r\nConnectiox: close\r\nKeep-Alivx: timeout=1\r\n\r\nhi",
        "head 1.1 200 (OK) [Content-Lengtx=9|Content-Length=2|Transfer-Encodinx=chunked|"
        "Connectiox=close|Keep-Alivx=timeout=1]\nbody hi\nend\nkeep, unused 0\n");
    row("the largest length", "HTTP/1.1 200 OK\r\nContent-Length: 9223372036854775807\r\n\r\nhi",
        "head 1.1 200 (OK) [Content-Length=9223372036854775807]\nbody hi\nopen\n");
    row("bytes behind the body", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhiHTTP",
        "head 1.1 200 (OK) [Content-Length=2]\nbody hi\nend\nkeep, unused 4\n");
    row("end together with the last byte", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi",
        "head 1.1 200 (OK) [Content-Length=2]\nbody hi\nend\nkeep, unused 0\n", "GET",
        PeerEnd::Clean);

    // No content, whatever the fields say
    row("HEAD with length", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n",
        "head 1.1 200 (OK) [Content-Length=5]\nend\nkeep, unused 0\n", "HEAD");
    row("HEAD with chunks and stray body",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "head 1.1 200 (OK) [Transfer-Encoding=chunked]\nend\nkeep, unused 5\n", "HEAD");
    row("HEAD with nothing", "HTTP/1.1 200 OK\r\n\r\n",
        "head 1.1 200 (OK) []\nend\nkeep, unused 0\n", "HEAD");
    row("head in lower case is another method", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi",
        "head 1.1 200 (OK) [Content-Length=2]\nbody hi\nend\nkeep, unused 0\n", "head");
    row("204 with length", "HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\nhello",
        "head 1.1 204 (No Content) [Content-Length=5]\nend\nkeep, unused 5\n");
    row("304 with conflicting fields",
        "HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
        "head 1.1 304 (Not Modified) [Content-Length=5|Transfer-Encoding=chunked]\nend\nkeep, "
        "unused 0\n");
    row("2xx of CONNECT", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n\x16\x03",
        "head 1.1 200 (OK) [Content-Length=5]\nend\nclose, unused 2\n", "CONNECT");
    row("4xx of CONNECT",
        "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 2\r\n\r\nhi",
        "head 1.1 407 (Proxy Authentication Required) [Content-Length=2]\nbody hi\nend\nkeep, "
        "unused 0\n",
        "CONNECT");
    row("205 has a length as any other", "HTTP/1.1 205 Reset Content\r\nContent-Length: 0\r\n\r\n",
        "head 1.1 205 (Reset Content) [Content-Length=0]\nend\nkeep, unused 0\n");

    // Informational responses
    row("100", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi",
        "info 1.1 100 (Continue) []\nhead 1.1 200 (OK) [Content-Length=2]\nbody hi\nend\nkeep, "
        "unused 0\n");
    row("several, with fields",
        "HTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\nHTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 199 "
        "X\r\nContent-Length: 3\r\nTransfer-Encoding: x\r\n\r\nHTTP/1.1 204 No "
        "Content\r\nA: b\r\n\r\n",
        "info 1.1 103 (Early Hints) [Link=a]\ninfo 1.1 102 (Processing) []\ninfo 1.1 199 (X) "
        "[Content-Length=3|Transfer-Encoding=x]\nhead 1.1 204 (No Content) [A=b]\nend\nkeep, "
        "unused 0\n");
    row("its fields have no say",
        "HTTP/1.1 103 Early Hints\r\nConnection: close\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n",
        "info 1.1 103 (Early Hints) [Connection=close]\nhead 1.1 204 (No Content) []\nend\nkeep, "
        "unused 0\n");

    // Until close
    row("until close", "HTTP/1.1 200 OK\r\n\r\nhello",
        "head 1.1 200 (OK) []\nbody hello\nend\nclose, unused 0\n", "GET", PeerEnd::Clean);
    row("until close, empty", "HTTP/1.0 200 OK\r\nConnection: keep-alive\r\n\r\n",
        "head 1.0 200 (OK) [Connection=keep-alive]\nend\nclose, unused 0\n", "GET", PeerEnd::Clean);
    row("until close, still open", "HTTP/1.1 200 OK\r\n\r\nhello",
        "head 1.1 200 (OK) []\nbody hello\nopen\n");

    // Chunks
    const QByteArray chunkedHead = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    const QByteArray chunkedLog = "head 1.1 200 (OK) [Transfer-Encoding=chunked]\n";
    row("chunks", chunkedHead + "5\r\nhello\r\n1\r\n!\r\n0\r\n\r\n",
        chunkedLog + "body hello!\nend\nkeep, unused 0\n");
    row("no chunk but the last", chunkedHead + "0\r\n\r\n", chunkedLog + "end\nkeep, unused 0\n");
    row("hexadecimal sizes", chunkedHead + "A\r\n0123456789\r\n0b\r\n0123456789a\r\n00\r\n\r\n",
        chunkedLog + "body 01234567890123456789a\nend\nkeep, unused 0\n");
    row("content that looks like framing", chunkedHead + "7\r\n\r\n0\r\n\r\n\r\n0\r\n\r\n",
        chunkedLog + "body \r\n0\r\n\r\n\nend\nkeep, unused 0\n");
    row("extensions", chunkedHead + "2;a\r\nhi\r\n2 ; a=b;c=\"d\"\r\nyo\r\n0;x\r\n\r\n",
        chunkedLog + "body hiyo\nend\nkeep, unused 0\n");
    row("sixteen digits", chunkedHead + "0000000000000002\r\nhi\r\n0000000000000000\r\n\r\n",
        chunkedLog + "body hi\nend\nkeep, unused 0\n");
    row("the largest chunk", chunkedHead + "7fffffffffffffff\r\nhi",
        chunkedLog + "body hi\nopen\n");
    row("trailers", chunkedHead + "2\r\nhi\r\n0\r\nA: b\r\nC:\r\n d\r\n\r\n",
        chunkedLog + "body hi\ntrailers [A=b|C=d]\nend\nkeep, unused 0\n");
    row("trailers have no say",
        chunkedHead + "0\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello",
        chunkedLog + "trailers [Content-Length=5|Connection=close]\nend\nkeep, unused 5\n");
    row("chunked in other case",
        "HTTP/1.1 200 OK\r\nTRANSFER-ENCODING: , ChUnKeD ,\r\n\r\n0\r\n\r\n",
        "head 1.1 200 (OK) [TRANSFER-ENCODING=, ChUnKeD ,]\nend\nkeep, unused 0\n");
    row("bytes behind chunks", chunkedHead + "0\r\n\r\nHTTP/1.1",
        chunkedLog + "end\nkeep, unused 8\n");
}

void tst_ResponseParser::reads()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, input);
    QFETCH(OptionalEnd, end);
    QFETCH(QByteArray, expected);
    Replay replay;
    replay.method = method;
    replay.input = input;
    replay.end = end;
    QCOMPARE(replay.whole(), expected);
    QCOMPARE(replay.firstDifference(), QByteArray());
}

void tst_ResponseParser::keepsConnections_data()
{
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<bool>("kept");
    const QByteArray one = "HTTP/1.1 200 OK\r\n";
    const QByteArray zero = "HTTP/1.0 200 OK\r\n";
    QTest::newRow("1.1") << one << QByteArray() << true;
    QTest::newRow("1.1 close") << one << QByteArray("Connection: close\r\n") << false;
    QTest::newRow("1.1 Close") << one << QByteArray("connection: Close\r\n") << false;
    QTest::newRow("1.1 close in a list")
            << one << QByteArray("Connection: a, close ,b\r\n") << false;
    QTest::newRow("1.1 close in a second line")
            << one << QByteArray("Connection: a\r\nX: y\r\nConnection: close\r\n") << false;
    QTest::newRow("1.1 closed") << one << QByteArray("Connection: closed\r\n") << true;
    QTest::newRow("1.1 keep-alive") << one << QByteArray("Connection: keep-alive\r\n") << true;
    QTest::newRow("1.1 both") << one << QByteArray("Connection: keep-alive, close\r\n") << false;
    QTest::newRow("1.1 folded") << one << QByteArray("Connection: a,\r\n close\r\n") << false;
    QTest::newRow("1.0") << zero << QByteArray() << false;
    QTest::newRow("1.0 keep-alive") << zero << QByteArray("Connection: Keep-Alive\r\n") << true;
    QTest::newRow("1.0 both") << zero << QByteArray("Connection: keep-alive, close\r\n") << false;
    QTest::newRow("Proxy-Connection")
            << zero << QByteArray("Proxy-Connection: keep-alive\r\n") << false;
}

void tst_ResponseParser::keepsConnections()
{
    QFETCH(QByteArray, start);
    QFETCH(QByteArray, fields);
    QFETCH(bool, kept);
    EventLog log;
    ResponseParser parser { Limits() };
    parser.begin("GET", &log);
    parser.feed(start + fields + "Content-Length: 2\r\n\r\nhi");
    QVERIFY(parser.isDone());
    QCOMPARE(parser.isKeepAlive(), kept);
    parser.feedEnd(PeerEnd::Clean);
    QVERIFY(!parser.isKeepAlive());
}

void tst_ResponseParser::readsKeepAliveTimeouts_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<int>("seconds");
    QTest::newRow("none") << QByteArray() << -1;
    QTest::newRow("timeout") << QByteArray("Keep-Alive: timeout=5\r\n") << 5;
    QTest::newRow("0") << QByteArray("Keep-Alive: timeout=0\r\n") << 0;
    QTest::newRow("among others") << QByteArray("keep-alive: max=100, Timeout = 15, x\r\n") << 15;
    QTest::newRow("in a second line")
            << QByteArray("Keep-Alive: max=100\r\nKeep-Alive: timeout=7\r\n") << 7;
    for (const char *nonsense : { "timeout", "timeout=", "timeout=-1", "timeout=5s",
                                  "timeout=\"5\"", "timeout=9999999999", "max=5", "=5", "5", "" }) {
        QTest::addRow("nonsense %s", nonsense) << QByteArray("Keep-Alive: ") + nonsense + "\r\n"
                                               << -1;
    }
}

void tst_ResponseParser::readsKeepAliveTimeouts()
{
    QFETCH(QByteArray, fields);
    QFETCH(int, seconds);
    EventLog log;
    ResponseParser parser { Limits() };
    parser.begin("GET", &log);
    parser.feed("HTTP/1.1 204 No Content\r\n" + fields + "\r\n");
    QVERIFY(parser.isKeepAlive());
    QCOMPARE(parser.keepAliveTimeout().has_value(), seconds >= 0);
    if (seconds >= 0)
        QCOMPARE(parser.keepAliveTimeout()->count(), seconds);
    parser.begin("GET", &log);
    QVERIFY(!parser.keepAliveTimeout());
}

void tst_ResponseParser::readsOneResponseAfterTheOther()
{
    ResponseParser parser { Limits() };
    const QByteArray chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;x\r\nhi\r\n"
                               "0\r\nA: b\r\n\r\n";
    const QByteArray byLength = "HTTP/1.1 404 Not Found\r\nContent-Length: 3\r\n\r\nno!";
    for (int i = 0; i < 100; ++i) {
        for (const QByteArray &input : { chunked, byLength }) {
            EventLog log;
            parser.begin("GET", &log);
            QVERIFY(!parser.isDone());
            for (const char c : input)
                QCOMPARE(parser.feed(QByteArrayView(&c, 1)), 1);
            QVERIFY(parser.isKeepAlive());
            Replay alone;
            alone.input = input;
            log.add("keep, unused 0");
            QCOMPARE(log.text(), alone.whole());
        }
    }
}

void tst_ResponseParser::knowsWhenItIsUntouched()
{
    EventLog log;
    ResponseParser parser { Limits() };
    QVERIFY(!parser.isUntouched());
    QCOMPARE(parser.feed("HTTP/1.1 200 OK\r\n"), 0);
    parser.begin("GET", &log);
    QVERIFY(parser.isUntouched());
    QCOMPARE(parser.feed({}), 0);
    QVERIFY(parser.isUntouched());
    parser.feed("H");
    QVERIFY(!parser.isUntouched());
    parser.feed("TTP/1.1 204 No Content\r\n\r\n");
    parser.begin("GET", &log);
    QVERIFY(parser.isUntouched());
}

void tst_ResponseParser::saysHowMuchContentIsExpected()
{
    EventLog log;
    ResponseParser parser { Limits() };
    QCOMPARE(parser.expectedBodyBytes(), 0);
    parser.begin("GET", &log);
    QCOMPARE(parser.expectedBodyBytes(), 0);
    parser.feed("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n");
    QCOMPARE(parser.expectedBodyBytes(), 10);
    QVERIFY(!parser.isCloseDelimited());
    parser.feed("hello");
    QCOMPARE(parser.expectedBodyBytes(), 5);
    parser.feed("world");
    QCOMPARE(parser.expectedBodyBytes(), 0);

    parser.begin("GET", &log);
    parser.feed("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
    QCOMPARE(parser.expectedBodyBytes(), 0);
    parser.feed("a\r\nhello");
    QCOMPARE(parser.expectedBodyBytes(), 5);
    parser.feed("world");
    QCOMPARE(parser.expectedBodyBytes(), 0);
    parser.feed("\r\n0\r\n\r\n");
    QVERIFY(parser.isDone());

    parser.begin("GET", &log);
    QVERIFY(!parser.isCloseDelimited());
    parser.feed("HTTP/1.1 200 OK\r\n\r\n");
    QVERIFY(parser.isCloseDelimited());
    QVERIFY(parser.expectedBodyBytes() > qint64(1) << 40);
}

void tst_ResponseParser::skipsContent()
{
    EventLog log;
    ResponseParser parser { Limits() };
    parser.begin("GET", &log);
    parser.feed("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n");
    parser.skipBody(4);
    parser.feed("hello");
    QCOMPARE(log.ends, 0);
    parser.skipBody(1);
    QCOMPARE(log.ends, 1);
    QVERIFY(parser.isKeepAlive());
    QCOMPARE(log.text(), "head 1.1 200 (OK) [Content-Length=10]\nbody hello\nend\n");

    EventLog chunks;
    parser.begin("GET", &chunks);
    parser.feed("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\na\r\n");
    parser.skipBody(10);
    QCOMPARE(parser.expectedBodyBytes(), 0);
    parser.feed("\r\n0\r\n\r\n");
    QVERIFY(parser.isKeepAlive());
    QCOMPARE(chunks.ends, 1);

    EventLog untilClose;
    parser.begin("GET", &untilClose);
    parser.feed("HTTP/1.1 200 OK\r\n\r\n");
    parser.skipBody(1000);
    parser.feedEnd(PeerEnd::Truncated);
    QVERIFY(untilClose.error.message().contains(u"after 1000 bytes"_s));
}

void tst_ResponseParser::isSilentOnceDetached()
{
    EventLog log;
    ResponseParser parser { Limits() };
    parser.begin("GET", &log);
    parser.feed("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello");
    parser.detach();
    QCOMPARE(parser.feed("world"), 5);
    QVERIFY(parser.isKeepAlive());
    QCOMPARE(log.text(), "head 1.1 200 (OK) [Content-Length=10]\nbody hello\n");
    QCOMPARE(log.ends, 0);
}

void tst_ResponseParser::staysFailed()
{
    EventLog log;
    ResponseParser parser { Limits() };
    parser.begin("GET", &log);
    parser.feed("nonsense");
    QVERIFY(parser.isFailed());
    QCOMPARE(parser.feed("HTTP/1.1 204 No Content\r\n\r\n"), 0);
    parser.feedEnd(PeerEnd::Clean);
    QCOMPARE(log.ends, 1);

    EventLog next;
    parser.begin("GET", &next);
    QVERIFY(parser.isFailed());
    QCOMPARE(next.ends, 1);
    QCOMPARE(parser.feed("HTTP/1.1 204 No Content\r\n\r\n"), 0);
    QVERIFY(!parser.isKeepAlive());
}

void tst_ResponseParser::sharesUsualReasonPhrases()
{
    class Keeper : public ExchangeSink
    {
    public:
        void onInformational(ResponseHead &&) override {}
        void onHead(ResponseHead &&given) override { head = std::move(given); }
        qsizetype onBody(QByteArrayView data) override { return data.size(); }
        void onTrailers(Headers &&) override {}
        void onEnd() override {}
        void onError(const Error &) override {}
        ResponseHead head;
    };
    Keeper keeper;
    ResponseParser parser { Limits() };
    parser.begin("GET", &keeper);
    parser.feed("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
    const ResponseHead first = keeper.head;
    parser.begin("GET", &keeper);
    parser.feed("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
    QCOMPARE(first.reason, "Not Found");
    QCOMPARE(keeper.head.reason.constData(), first.reason.constData());
}

void tst_ResponseParser::readsFieldsThatCanBeSentOn()
{
    class Keeper : public ExchangeSink
    {
    public:
        void onInformational(ResponseHead &&) override {}
        void onHead(ResponseHead &&given) override { headers = std::move(given.headers); }
        qsizetype onBody(QByteArrayView data) override { return data.size(); }
        void onTrailers(Headers &&) override {}
        void onEnd() override {}
        void onError(const Error &) override {}
        Headers headers;
    };
    Keeper keeper;
    ResponseParser parser { Limits() };
    parser.begin("HEAD", &keeper);
    parser.feed("HTTP/1.1 200 OK\r\nA:  b \r\nC:\r\n d\r\n e\r\n\r\n");
    QVERIFY(keeper.headers.append("F", "g"));
    const Headers copy = keeper.headers;
    QVERIFY(keeper.headers.replaceOrAppend("a", "z"));
    QCOMPARE(copy.value("A"), "b");
    QCOMPARE(copy.value("C"), "d   e");
    QCOMPARE(copy.value("F"), "g");
    QCOMPARE(keeper.headers.value("A"), "z");
}

QTEST_APPLESS_MAIN(tst_ResponseParser)
#include "tst_responseparser.moc"
