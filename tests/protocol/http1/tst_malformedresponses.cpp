// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "protocol/http1/eventlog.h"

#include <QtCore/qrandom.h>
#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace HttpQ::Test;
using namespace Qt::StringLiterals;
using Http1::PeerEnd;
using Http1::ResponseParser;

class tst_MalformedResponses : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void refuses_data();
    void refuses();
    void survivesRandomChanges();
};

void tst_MalformedResponses::refuses_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<Error::Phase>("phase");
    QTest::addColumn<QString>("text");
    const auto head = [](const char *name, const QByteArray &input, const QString &text) {
        QTest::newRow(name) << input << Error::Phase::Head << text;
    };

    // The status line
    head("empty line first", "\r\nHTTP/1.1 200 OK\r\n\r\n", u"begins with an empty line"_s);
    head("bare LF first", "\nHTTP/1.1 200 OK\r\n\r\n", u"begins with an empty line"_s);
    head("HTTP/0.9", "<html>\r\n", u"status line but with \"<html>\\r\\n\""_s);
    head("ICY", "ICY 200 OK\r\n\r\n", u"but with \"ICY 200 OK\\r\\n\\r\\n\""_s);
    head("lower case", "http/1.1 200 OK\r\n\r\n", u"but with \"http/1.1 200"_s);
    head("HTTP/2", "HTTP/2 200\r\n\r\n", u"but with \"HTTP/2 200"_s);
    head("a TLS alert", QByteArray("\x15\x03\x01\x00\x02\x02", 6),
         u"but with \"\\x15\\x03\\x01\\x00\\x02\\x02\""_s);
    head("HTTP/1.2", "HTTP/1.2 200 OK\r\n\r\n", u"is neither HTTP/1.0 nor HTTP/1.1"_s);
    head("HTTP/1.10", "HTTP/1.10 200 OK\r\n\r\n", u"is neither HTTP/1.0 nor HTTP/1.1"_s);
    head("HTTP/1.", "HTTP/1.\r\n\r\n", u"is neither HTTP/1.0 nor HTTP/1.1"_s);
    head("version alone", "HTTP/1.1\r\n\r\n", u"no status code of three digits"_s);
    head("no code", "HTTP/1.1 OK\r\n\r\n", u"no status code of three digits"_s);
    head("two digits", "HTTP/1.1 20 OK\r\n\r\n", u"no status code of three digits"_s);
    head("four digits", "HTTP/1.1 2000 OK\r\n\r\n", u"no status code of three digits"_s);
    head("sign in code", "HTTP/1.1 +20 OK\r\n\r\n", u"no status code of three digits"_s);
    head("code and reason together", "HTTP/1.1 200OK\r\n\r\n", u"no status code of three digits"_s);
    head("two spaces before code", "HTTP/1.1  200 OK\r\n\r\n", u"no status code of three digits"_s);
    head("tab before code", "HTTP/1.1\t200 OK\r\n\r\n", u"neither HTTP/1.0 nor HTTP/1.1"_s);
    head("099", "HTTP/1.1 099 OK\r\n\r\n", u"not between 100 and 599"_s);
    head("600", "HTTP/1.1 600 OK\r\n\r\n", u"not between 100 and 599"_s);
    head("NUL in reason", QByteArray("HTTP/1.1 200 O\0K\r\n\r\n", 20), u"control character"_s);
    head("CR in reason", "HTTP/1.1 200 O\rK\r\n\r\n", u"control character"_s);
    head("LF behind status line", "HTTP/1.1 200 OK\nA: b\r\n\r\n", u"ends in a bare LF"_s);

    // Fields
    const QByteArray ok = "HTTP/1.1 200 OK\r\n";
    head("LF behind field", ok + "A: b\nC: d\r\n\r\n", u"The line \"A:\" ends in a bare LF"_s);
    head("LF at the end", ok + "A: b\r\n\n", u"ends in a bare LF"_s);
    head("CR in value", ok + "A: b\rc\r\n\r\n", u"\"A:\" holds a bare CR"_s);
    head("CR before CR LF", ok + "A: b\r\r\n\r\n", u"holds a bare CR"_s);
    head("CR alone in a line", ok + "\r\r\n\r\n", u"character that no name can hold"_s);
    head("NUL in value", ok + QByteArray("A: b\0c\r\n\r\n", 10), u"control character"_s);
    head("DEL in value",
         ok
                 + "A: b\x7f"
                   "c\r\n\r\n",
         u"control character"_s);
    head("ESC deep in value", ok + "A: 0123456789abcdef0123\x1b\r\n\r\n", u"control character"_s);
    head("space before colon", ok + "A : b\r\n\r\n", u"\"A :\" has white space before its colon"_s);
    head("tab before colon", ok + "A\t: b\r\n\r\n", u"white space before its colon"_s);
    head("space in name", ok + "A b: c\r\n\r\n", u"character that no name can hold"_s);
    head("no colon", ok + "Abc\r\n\r\n", u"\"Abc\" has no colon"_s);
    head("no name", ok + ": b\r\n\r\n", u"\":\" has no name"_s);
    head("NUL in name", ok + QByteArray("A\0: b\r\n\r\n", 9), u"character that no name can hold"_s);
    head("obs-text in name", ok + "\xe4: b\r\n\r\n", u"character that no name can hold"_s);
    head("fold first", ok + " A: b\r\n\r\n", u"White space comes before the first"_s);
    head("CR in fold", ok + "A: b\r\n c\rd\r\n\r\n", u"A folded header line holds a bare CR"_s);

    // Framing
    for (const char *length :
         { "+5", "-5", "0x5", "5 5", "5.0", "5;5", "five", "", "5,", ",5", "5,,5", "\"5\"", "5,+5",
           "99999999999999999999", "00000000000000000005", "9223372036854775808",
           "9999999999999999999", "18446744073709551621" }) {
        QTest::addRow("length %s", length)
                << ok + "Content-Length: " + length + "\r\n\r\nhello" << Error::Phase::Head
                << u"is not a number of at most 19 digits"_s;
    }
    head("conflicting lengths", ok + "Content-Length: 5\r\nContent-Length: 6\r\n\r\n",
         u"conflicting lengths: Content-Length 5 and 6"_s);
    head("conflicting lengths in a list", ok + "Content-Length: 5, 6\r\n\r\n",
         u"conflicting lengths"_s);
    head("conflicting third length",
         ok + "Content-Length: 5\r\nA: b\r\nCONTENT-LENGTH: 5\r\ncontent-length: 4\r\n\r\n",
         u"conflicting lengths"_s);
    head("a bad second length", ok + "Content-Length: 5\r\nContent-Length: x\r\n\r\n",
         u"is not a number"_s);
    head("length and chunks", ok + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
         u"both Transfer-Encoding and Content-Length"_s);
    head("chunks and length", ok + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n",
         u"both Transfer-Encoding and Content-Length"_s);
    head("chunks in HTTP/1.0", "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
         u"An HTTP/1.0 response has Transfer-Encoding"_s);
    head("gzip, chunked", ok + "Transfer-Encoding: gzip, chunked\r\n\r\n",
         u"transfer coding \"gzip\" is not supported"_s);
    head("gzip", ok + "Transfer-Encoding: gzip\r\n\r\n", u"\"gzip\" is not supported"_s);
    head("identity", ok + "Transfer-Encoding: identity\r\n\r\n",
         u"\"identity\" is not supported"_s);
    head("chunked, identity", ok + "Transfer-Encoding: chunked, identity\r\n\r\n",
         u"\"identity\" is not supported"_s);
    head("chunked twice", ok + "Transfer-Encoding: chunked, chunked\r\n\r\n",
         u"applied more than once"_s);
    head("chunked in two lines",
         ok + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n",
         u"applied more than once"_s);
    head("chunked with a parameter", ok + "Transfer-Encoding: chunked;a=b\r\n\r\n",
         u"\"chunked;a=b\" is not supported"_s);
    head("xchunked", ok + "Transfer-Encoding: xchunked\r\n\r\n", u"is not supported"_s);
    head("chunked in quotes", ok + "Transfer-Encoding: \"chunked\"\r\n\r\n", u"is not supported"_s);
    head("vertical tab before chunked", ok + "Transfer-Encoding: \vchunked\r\n\r\n",
         u"control character"_s);
    head("no transfer coding", ok + "Transfer-Encoding: ,\r\n\r\n", u"names no transfer coding"_s);
    head("101", "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n",
         u"switched protocols (status 101)"_s);
    head("101 after 100", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 101 X\r\n\r\n",
         u"switched protocols (status 101)"_s);
    head("not HTTP after 100", "HTTP/1.1 100 Continue\r\n\r\nhello\r\n", u"but with \"hello"_s);

    // Chunks
    const QByteArray chunked = ok + "Transfer-Encoding: chunked\r\n\r\n";
    const auto chunk = [&](const char *name, const QByteArray &input, const QString &text) {
        QTest::newRow(name) << chunked + input << Error::Phase::Body << text;
    };
    chunk("no size", "\r\n", u"a chunk size was expected, but \"\\r\\n\" came"_s);
    chunk("no size but an extension", ";a\r\n", u"a chunk size was expected"_s);
    chunk("space before size", " 5\r\nhello", u"a chunk size was expected"_s);
    chunk("sign before size", "+5\r\nhello", u"a chunk size was expected"_s);
    chunk("0x", "0x5\r\nhello", u"a hexadecimal digit, a chunk extension or CR LF was expected"_s);
    chunk("letter in size", "5g\r\nhello", u"a hexadecimal digit, a chunk extension"_s);
    chunk("space behind size", "5 \r\nhello", u"a chunk extension was expected"_s);
    chunk("LF behind size", "5\nhello", u"a hexadecimal digit, a chunk extension or CR LF"_s);
    chunk("CR alone behind size", "5\rhello", u"LF behind CR was expected"_s);
    chunk("LF in extension", "5;a\nhello", u"the text of a chunk extension or CR LF"_s);
    chunk("CR alone in extension", "5;a\rb\r\nhello", u"LF behind CR was expected"_s);
    chunk("NUL in extension", QByteArray("5;a\0\r\nhello", 11), u"the text of a chunk extension"_s);
    chunk("nothing behind content", "5\r\nhello0\r\n\r\n", u"CR LF behind the content"_s);
    chunk("LF behind content", "5\r\nhello\n0\r\n\r\n", u"CR LF behind the content"_s);
    chunk("CR alone behind content", "5\r\nhello\r0\r\n\r\n", u"LF behind CR was expected"_s);
    chunk("content longer than said", "5\r\nhello!\r\n0\r\n\r\n", u"CR LF behind the content"_s);
    chunk("seventeen digits", "00000000000000005\r\nhello", u"more than 16 digits"_s);
    chunk("size of 2^63", "8000000000000000\r\nhello", u"does not fit into 63 bits"_s);
    chunk("size of 2^64 - 1", "ffffffffffffffff\r\nhello", u"does not fit into 63 bits"_s);
    chunk("LF in trailers", "0\r\nA: b\n\r\n", u"ends in a bare LF"_s);
    chunk("bad trailer", "0\r\nAb\r\n\r\n", u"has no colon"_s);
    chunk("LF behind chunks", "0\r\n\n", u"ends in a bare LF"_s);
}

void tst_MalformedResponses::refuses()
{
    QFETCH(QByteArray, input);
    QFETCH(Error::Phase, phase);
    QFETCH(QString, text);

    EventLog log;
    ResponseParser parser { Limits() };
    parser.begin("GET", &log);
    parser.feed(input);
    QVERIFY2(log.error.message().contains(text), qPrintable(log.error.message()));
    QCOMPARE(log.error.kind(), Error::Kind::RemoteProtocol);
    QCOMPARE(log.error.phase(), phase);
    QCOMPARE(log.error.party(), Error::Party::Remote);
    QVERIFY(parser.isDone());
    QVERIFY(parser.isFailed());
    QVERIFY(!parser.isKeepAlive());

    Replay replay;
    replay.input = input;
    QCOMPARE(replay.firstDifference(), QByteArray());
}

void tst_MalformedResponses::survivesRandomChanges()
{
    const QByteArray seeds[] = {
        "HTTP/1.1 200 OK\r\nServer: x\r\nContent-Length: 12\r\nConnection: keep-alive\r\n\r\n"
        "hello, world",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: A\r\n\r\n5;a=b\r\nhello\r\n"
        "7\r\n, world\r\n0\r\nA: b\r\n\r\n",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.0 200\r\nA: b\r\n c\r\nKeep-Alive: "
        "timeout=5\r\n\r\nxyz",
        "HTTP/1.1 304 Not Modified\r\nContent-Length: 5, 5\r\n\r\nHTTP/1.1 200 OK\r\n\r\n",
    };
    const QByteArray pieces[] = {
        "\r",
        "\n",
        "\r\n",
        "\r\n\r\n",
        " ",
        "\t",
        ":",
        ";",
        ",",
        "0",
        "5",
        "a",
        "x",
        "f",
        "-",
        QByteArray(1, '\0'),
        "\x7f",
        "\xff",
        "chunked",
        "Content-Length: 5\r\n",
        "Transfer-Encoding: chunked\r\n",
        "HTTP/1.1 103 X\r\n\r\n",
        "Connection: close\r\n",
    };
    QRandomGenerator random(20260101);
    const auto below = [&](qsizetype limit) {
        return static_cast<qsizetype>(random.bounded(static_cast<quint32>(limit)));
    };
    for (int round = 0; round < 6000; ++round) {
        Replay replay;
        replay.input = seeds[below(std::size(seeds))];
        replay.limits.headerFields = 10;
        replay.limits.headBytes = 320;
        replay.limits.chunkExtensionBytes = 32;
        replay.method = round % 5 == 0 ? "HEAD" : "GET";
        const PeerEnd ends[] = { PeerEnd::Clean, PeerEnd::Truncated, PeerEnd::Reset };
        if (round % 4 != 0)
            replay.end = ends[round % 3];
        for (qsizetype changes = 1 + below(4); changes > 0; --changes) {
            const qsizetype at = below(replay.input.size() + 1);
            const qsizetype length = qMin(below(4), replay.input.size() - at);
            if (below(3) == 0)
                replay.input.remove(at, length);
            else
                replay.input.replace(at, below(2) ? length : 0, pieces[below(std::size(pieces))]);
            if (replay.input.isEmpty())
                replay.input = "H";
        }
        const QByteArray expected = replay.whole();
        QVERIFY2(!expected.startsWith("BUG "), expected.constData());
        const auto compare = [&](const QByteArray &log) {
            if (log != expected)
                qWarning() << replay.input.toPercentEncoding(" :;");
            return log == expected;
        };
        QVERIFY(compare(replay.byteByByte()));
        for (int cutting = 0; cutting < 4; ++cutting) {
            QList<qsizetype> cuts;
            for (qsizetype at = 1 + below(20); at < replay.input.size(); at += 1 + below(20))
                cuts += at;
            replay.taking = static_cast<Taking>(cutting);
            QVERIFY(compare(replay.run(cuts)));
        }
    }
}

QTEST_APPLESS_MAIN(tst_MalformedResponses)
#include "tst_malformedresponses.moc"
