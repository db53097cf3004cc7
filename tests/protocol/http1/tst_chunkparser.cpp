// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "protocol/http1/chunkparser.h"

#include <QtTest/qtest.h>

using namespace HttpQ;
using Http1::ChunkParser;

class tst_ChunkParser : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void stopsAtContent();
    void takesFramingByteByByte();
    void beginsAnew();
    void countsExtensionsOfEachChunk();
    void keepsItsError();
};

void tst_ChunkParser::stopsAtContent()
{
    ChunkParser parser(10, 20);
    parser.begin();
    QByteArrayView input("1f;a\r\nhello");
    QCOMPARE(parser.takeFraming(input), ChunkParser::Step::Content);
    QCOMPARE(input, QByteArrayView("hello"));
    QCOMPARE(parser.remaining(), 31);
    parser.taken(31);
    QCOMPARE(parser.remaining(), 0);
    input = "\r\n0\r\nA: b\r\n";
    QCOMPARE(parser.takeFraming(input), ChunkParser::Step::Last);
    QCOMPARE(input, QByteArrayView("A: b\r\n"));
}

void tst_ChunkParser::takesFramingByteByByte()
{
    ChunkParser parser(10, 20);
    parser.begin();
    const QByteArray framing = "A ;b=c\r\n";
    for (qsizetype i = 0; i < framing.size(); ++i) {
        QByteArrayView input = QByteArrayView(framing).sliced(i, 1);
        const ChunkParser::Step step = parser.takeFraming(input);
        QCOMPARE(step, i + 1 < framing.size() ? ChunkParser::Step::NeedInput
                                              : ChunkParser::Step::Content);
        QVERIFY(input.isEmpty());
    }
    QCOMPARE(parser.remaining(), 10);
}

void tst_ChunkParser::beginsAnew()
{
    ChunkParser parser(10, 15);
    for (int i = 0; i < 3; ++i) {
        parser.begin();
        QByteArrayView input("3;123456789\r\n");
        QCOMPARE(parser.takeFraming(input), ChunkParser::Step::Content);
        parser.taken(1);
    }
}

void tst_ChunkParser::countsExtensionsOfEachChunk()
{
    ChunkParser parser(10, 15);
    parser.begin();
    QByteArrayView input("1;123456789\r\nx\r\n1;1234\r\nx\r\n1;\r\n");
    QCOMPARE(parser.takeFraming(input), ChunkParser::Step::Content);
    for (const ChunkParser::Step expected :
         { ChunkParser::Step::Content, ChunkParser::Step::Failed }) {
        parser.taken(1);
        input = input.sliced(1);
        QCOMPARE(parser.takeFraming(input), expected);
    }
    QCOMPARE(parser.error().limitName(), QStringLiteral("chunkExtensionBytesTotal"));
    QCOMPARE(parser.error().limitSeen(), 16);
}

void tst_ChunkParser::keepsItsError()
{
    ChunkParser parser(10, 15);
    parser.begin();
    QByteArrayView input("x\r\n");
    QCOMPARE(parser.takeFraming(input), ChunkParser::Step::Failed);
    const QString message = parser.error().message();
    QVERIFY(message.contains(QStringLiteral("\"x\\r\\n\"")));
    input = "5\r\n";
    QCOMPARE(parser.takeFraming(input), ChunkParser::Step::Failed);
}

QTEST_APPLESS_MAIN(tst_ChunkParser)
#include "tst_chunkparser.moc"
