// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "protocol/http1/eventlog.h"

#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace HttpQ::Test;
using namespace Qt::StringLiterals;
using Http1::PeerEnd;
using Http1::ResponseParser;

Q_DECLARE_METATYPE(HttpQ::Http1::PeerEnd)

class tst_ResponseEnds : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsWhereItWasCutOff_data();
    void tellsWhereItWasCutOff();
    void endsAtEveryByte_data();
    void endsAtEveryByte();
    void doesNotEndABodyThatIsPaused();
};

void tst_ResponseEnds::tellsWhereItWasCutOff_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<PeerEnd>("end");
    QTest::addColumn<QByteArray>("expected");
    const QByteArray ok = "HTTP/1.1 200 OK\r\n";
    const QByteArray chunked = ok + "Transfer-Encoding: chunked\r\n\r\n";
    const auto row = [](const char *name, const QByteArray &input, PeerEnd end,
                        const QByteArray &expected) {
        QTest::newRow(name) << input << end << expected + '\n';
    };
    row("nothing came", "", PeerEnd::Clean,
        "error Read Head Remote: The server closed the connection without a response");
    row("nothing came over TLS", "", PeerEnd::Truncated,
        "error Read Head Remote: The server closed the connection without a response");
    row("reset before anything", "", PeerEnd::Reset,
        "error Read Head Remote: The server reset the connection without a response");
    row("in the status line", "HTTP/1.1", PeerEnd::Clean,
        "error RemoteProtocol Head Remote: The connection was closed after 8 bytes, before the "
        "head of the response was complete");
    row("in a field", ok + "Abc: d", PeerEnd::Truncated,
        "error RemoteProtocol Head Remote: The TLS connection was closed without close_notify "
        "after "
        "23 bytes, before the head of the response was complete");
    row("reset in a field", ok + "Abc: d", PeerEnd::Reset,
        "error Read Head Remote: The connection was reset after 23 bytes, before the head of the "
        "response was complete");
    row("in a body of known length", ok + "Content-Length: 100\r\n\r\n0123456789", PeerEnd::Clean,
        "error RemoteProtocol Body Remote: The connection was closed after 10 of the 100 bytes "
        "announced");
    row("reset in a body of known length", ok + "Content-Length: 100\r\n\r\n0123456789",
        PeerEnd::Reset,
        "error Read Body Remote: The connection was reset after 10 of the 100 bytes announced");
    row("before the body", ok + "Content-Length: 100\r\n\r\n", PeerEnd::Clean,
        "error RemoteProtocol Body Remote: The connection was closed after 0 of the 100 bytes "
        "announced");
    row("in a chunk", chunked + "5\r\nhel", PeerEnd::Clean,
        "error RemoteProtocol Body Remote: The connection was closed after 3 bytes of the body, "
        "before the last chunk");
    row("before the last chunk", chunked + "5\r\nhello\r\n", PeerEnd::Clean,
        "error RemoteProtocol Body Remote: The connection was closed after 5 bytes of the body, "
        "before the last chunk");
    row("in the trailers", chunked + "5\r\nhello\r\n0\r\nA", PeerEnd::Clean,
        "error RemoteProtocol Body Remote: The connection was closed after 5 bytes of the body, "
        "inside the trailer section");
    row("without close_notify", ok + "\r\nhello", PeerEnd::Truncated,
        "error RemoteProtocol Body Remote: The TLS connection was closed without close_notify "
        "after "
        "5 bytes of the body, whose end only an orderly close tells");
    row("reset until close", ok + "\r\nhello", PeerEnd::Reset,
        "error Read Body Remote: The connection was reset after 5 bytes of the body, whose end "
        "only "
        "an orderly close tells");
}

void tst_ResponseEnds::tellsWhereItWasCutOff()
{
    QFETCH(QByteArray, input);
    QFETCH(PeerEnd, end);
    QFETCH(QByteArray, expected);
    Replay replay;
    replay.input = input;
    replay.end = end;
    const QByteArray log = replay.whole();
    QVERIFY2(log.endsWith(expected), log.constData());
    if (!input.isEmpty())
        QCOMPARE(replay.byteByByte(), log);
}

void tst_ResponseEnds::endsAtEveryByte_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("rest");
    QTest::addColumn<bool>("untilClose");
    const auto row = [](const char *name, const QByteArray &head, const QByteArray &rest,
                        bool untilClose = false, const QByteArray &method = "GET") {
        QTest::newRow(name) << method << head << rest << untilClose;
    };
    const QByteArray chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    row("length", "HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n", "hello, world");
    row("length of none", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", "");
    row("until close", "HTTP/1.1 200 OK\r\nServer: x\r\n\r\n", "hello, world", true);
    row("until close, HTTP/1.0", "HTTP/1.0 200 OK\r\n\r\n", "hello", true);
    row("chunks", chunked, "5\r\nhello\r\n7\r\n, world\r\n0\r\n\r\n");
    row("chunks and trailers", chunked, "5;a=b\r\nhello\r\n0\r\nA: b\r\n c\r\n\r\n");
    row("informational",
        "HTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\nHTTP/1.1 200 OK\r\n"
        "Content-Length: 2\r\n\r\n",
        "hi");
    row("HEAD", "HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n", "", false, "HEAD");
    row("204", "HTTP/1.1 204 No Content\r\n\r\n", "");
    row("304", "HTTP/1.1 304 Not Modified\r\nETag: \"a\"\r\n\r\n", "");
    row("redirect", "HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Length: 3\r\n\r\n", "go!");
    row("401",
        "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"a\"\r\n"
        "Transfer-Encoding: chunked\r\n\r\n",
        "3\r\nno!\r\n0\r\n\r\n");
    row("CONNECT", "HTTP/1.1 200 Connection established\r\n\r\n", "", false, "CONNECT");
}

void tst_ResponseEnds::endsAtEveryByte()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, head);
    QFETCH(QByteArray, rest);
    QFETCH(bool, untilClose);
    const QByteArray input = head + rest;
    Replay whole;
    whole.method = method;
    whole.input = input;
    whole.end = PeerEnd::Clean;
    const QByteArray complete = whole.whole();
    QVERIFY(complete.contains("\nend\n"));

    for (const PeerEnd end : { PeerEnd::Clean, PeerEnd::Truncated, PeerEnd::Reset }) {
        for (qsizetype at = 0; at <= input.size(); ++at) {
            for (const int step : { 1, 7, 1000 }) {
                EventLog log;
                ResponseParser parser { Limits() };
                parser.begin(method, &log);
                for (qsizetype from = 0; from < at; from += step)
                    parser.feed(input.sliced(from, qMin<qsizetype>(step, at - from)));
                const bool isComplete = at == input.size() && !untilClose;
                QCOMPARE(parser.isDone(), isComplete);
                QCOMPARE(parser.isUntouched(), at == 0);
                parser.feedEnd(end);
                parser.feedEnd(end);
                QVERIFY(parser.isDone());
                QVERIFY(!parser.isKeepAlive());
                QCOMPARE(log.ends, 1);
                if (isComplete || (untilClose && at >= head.size() && end == PeerEnd::Clean)) {
                    QCOMPARE(log.error.kind(), Error::Kind::None);
                    QVERIFY(log.text().endsWith("\nend\n"));
                    continue;
                }
                const auto kind = at == 0 || end == PeerEnd::Reset ? Error::Kind::Read
                                                                   : Error::Kind::RemoteProtocol;
                QCOMPARE(log.error.kind(), kind);
                QCOMPARE(log.error.phase(),
                         at < head.size() ? Error::Phase::Head : Error::Phase::Body);
                // What came before the end was handed on.
                const QByteArray text = log.text();
                const QByteArray told = text.first(text.indexOf("error "));
                QVERIFY2(complete.startsWith(told.chopped(told.endsWith('\n') ? 1 : 0)),
                         told.constData());
            }
        }
    }
}

void tst_ResponseEnds::doesNotEndABodyThatIsPaused()
{
    EventLog log(Taking::NothingFirst);
    ResponseParser parser { Limits() };
    parser.begin("GET", &log);
    const QByteArray head = "HTTP/1.1 200 OK\r\n\r\n";
    QCOMPARE(parser.feed(head + "hello"), head.size());
    QVERIFY(parser.isPaused());
    parser.feedEnd(PeerEnd::Clean);
    QCOMPARE(log.error.kind(), Error::Kind::RemoteProtocol);
}

QTEST_APPLESS_MAIN(tst_ResponseEnds)
#include "tst_responseends.moc"
