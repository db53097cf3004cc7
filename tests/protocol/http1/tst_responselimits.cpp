// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "protocol/http1/eventlog.h"

#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace HttpQ::Test;
using namespace Qt::StringLiterals;
using Http1::ResponseParser;

class tst_ResponseLimits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsLimits_data();
    void keepsLimits();
    void doesNotCountFairThingsAsTooMuch_data();
    void doesNotCountFairThingsAsTooMuch();
};

void tst_ResponseLimits::keepsLimits_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QString>("limit");
    QTest::addColumn<Error::Phase>("phase");
    const auto row = [](const QByteArray &input, const QString &limit,
                        Error::Phase phase = Error::Phase::Head, const char *name = nullptr) {
        QTest::newRow(name ? name : qPrintable(limit)) << input << limit << phase;
    };
    const QByteArray ok = "HTTP/1.1 200 OK\r\n";
    const QByteArray chunked = ok + "Transfer-Encoding: chunked\r\n\r\n";
    row("HTTP/1.1 200 " + QByteArray(70, 'x') + "\r\n\r\n", u"statusLineBytes"_s);
    row("HTTP/1.1 200 " + QByteArray(700, 'x'), u"statusLineBytes"_s, Error::Phase::Head,
        "status line that does not end");
    row(ok + "A: " + QByteArray(100, 'x') + "\r\n\r\n", u"headerLineBytes"_s);
    row(ok + "A: " + QByteArray(1000, 'x'), u"headerLineBytes"_s, Error::Phase::Head,
        "header line that does not end");
    row(ok + QByteArray("Name: 0123456789012345678901234567890123456789\r\n").repeated(9),
        u"headBytes"_s);
    row(QByteArray("HTTP/1.1 100 Continue\r\n\r\n").repeated(2)
                + QByteArray("HTTP/1.1 103 Early Hints\r\nLink: "
                             "0123456789012345678901234567890123456789"
                             "01234567890123456789\r\n\r\n")
                          .repeated(3),
        u"headBytes"_s, Error::Phase::Head, "headBytes of informational responses");
    row(ok + "A: b\r\n \r\n" + QByteArray(" \r\n").repeated(1000), u"headBytes"_s,
        Error::Phase::Head, "headBytes of folds");
    row(ok + QByteArray("A:b\r\n").repeated(11), u"headerFields"_s);
    row(QByteArray("HTTP/1.1 100\r\n\r\n").repeated(6), u"informationalResponses"_s);
    row(chunked + "5;" + QByteArray(40, 'x'), u"chunkExtensionBytes"_s, Error::Phase::Body);
    row(chunked + QByteArray("1;0123456789\r\nx\r\n").repeated(10), u"chunkExtensionBytesTotal"_s,
        Error::Phase::Body);
    row(chunked + "0\r\n" + QByteArray("Name: 01234567890123456789\r\n").repeated(5),
        u"trailerBytes"_s, Error::Phase::Body);
    row(chunked + "0\r\n" + QByteArray("A:b\r\n").repeated(6), u"trailerFields"_s,
        Error::Phase::Body);
    row(chunked + "0\r\nA: " + QByteArray(100, 'x') + "\r\n\r\n", u"headerLineBytes"_s,
        Error::Phase::Body, "headerLineBytes of a trailer");
}

static Limits smallLimits()
{
    Limits limits;
    limits.statusLineBytes = 64;
    limits.headerLineBytes = 80;
    limits.headBytes = 320;
    limits.headerFields = 10;
    limits.informationalResponses = 5;
    limits.chunkExtensionBytes = 32;
    limits.chunkExtensionBytesTotal = 100;
    limits.trailerBytes = 100;
    limits.trailerFields = 5;
    return limits;
}

void tst_ResponseLimits::keepsLimits()
{
    QFETCH(QByteArray, input);
    QFETCH(QString, limit);
    QFETCH(Error::Phase, phase);

    EventLog log;
    ResponseParser parser(smallLimits());
    parser.begin("GET", &log);
    parser.feed(input);
    QCOMPARE(log.error.kind(), Error::Kind::LimitExceeded);
    QCOMPARE(log.error.limitName(), limit);
    QCOMPARE(log.error.phase(), phase);
    QCOMPARE(log.error.limitSeen(), log.error.limitValue() + 1);
    QVERIFY(parser.isFailed());

    Replay replay;
    replay.input = input;
    replay.limits = smallLimits();
    QCOMPARE(replay.firstDifference(), QByteArray());
}

void tst_ResponseLimits::doesNotCountFairThingsAsTooMuch_data()
{
    QTest::addColumn<QByteArray>("input");
    const QByteArray ok = "HTTP/1.1 200 OK\r\n";
    const QByteArray chunked = ok + "Transfer-Encoding: chunked\r\n\r\n";
    QTest::newRow("status line") << "HTTP/1.1 204 " + QByteArray(49, 'x') + "\r\n\r\n";
    QTest::newRow("header line") << "HTTP/1.1 204 X\r\nA: " + QByteArray(75, 'x') + "\r\n\r\n";
    QTest::newRow("header fields")
            << "HTTP/1.1 204 X\r\n" + QByteArray("A:b\r\n").repeated(10) + "\r\n";
    QTest::newRow("head")
            << "HTTP/1.1 204 X\r\n"
                       + QByteArray("A: 01234567890123456789012345678901234\r\n").repeated(7)
                       + "Name: 56789012345678\r\n\r\n";
    QTest::newRow("informational responses")
            << QByteArray("HTTP/1.1 100\r\n\r\n").repeated(5) + "HTTP/1.1 204 X\r\n\r\n";
    QTest::newRow("chunk extension") << chunked + "1;" + QByteArray(31, 'x') + "\r\nx\r\n0\r\n\r\n";
    QTest::newRow("trailers") << chunked + "0\r\n" + QByteArray("A: 0123456789ab\r\n").repeated(5)
                                         + "\r\n";
    QTest::newRow("ten thousand chunks of a byte")
            << chunked + QByteArray("1\r\nx\r\n").repeated(10000) + "0\r\n\r\n";
}

void tst_ResponseLimits::doesNotCountFairThingsAsTooMuch()
{
    QFETCH(QByteArray, input);
    Replay replay;
    replay.input = input;
    replay.limits = smallLimits();
    const QByteArray log = replay.whole();
    QVERIFY2(log.endsWith("end\nkeep, unused 0\n"), log.right(200).constData());
    QCOMPARE(replay.byteByByte(), log);
}

QTEST_APPLESS_MAIN(tst_ResponseLimits)
#include "tst_responselimits.moc"
