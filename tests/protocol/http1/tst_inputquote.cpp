// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "protocol/http1/inputquote.h"

#include <QtTest/qtest.h>

class tst_InputQuote : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void quotes_data();
    void quotes();
    void leavesOutTheValue();
};

void tst_InputQuote::quotes_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QString>("expected");
    QTest::newRow("nothing") << QByteArray() << QStringLiteral("\"\"");
    QTest::newRow("text") << QByteArray("a b~") << QStringLiteral("\"a b~\"");
    QTest::newRow("line end") << QByteArray("a\r\n\t") << QStringLiteral("\"a\\r\\n\\t\"");
    QTest::newRow("quote and backslash") << QByteArray("\"\\") << QStringLiteral("\"\\\"\\\\\"");
    QTest::newRow("other bytes") << QByteArray("\0\x1b\x7f\xff", 4)
                                 << QStringLiteral("\"\\x00\\x1b\\x7f\\xff\"");
    QTest::newRow("64 bytes") << QByteArray(
            64, 'x') << QLatin1Char('"') + QString(64, QLatin1Char('x')) + QLatin1Char('"');
    QTest::newRow("65 bytes") << QByteArray(
            65, 'x') << QLatin1Char('"') + QString(64, QLatin1Char('x')) + QStringLiteral("...\"");
}

void tst_InputQuote::quotes()
{
    QFETCH(QByteArray, input);
    QFETCH(QString, expected);
    QCOMPARE(HttpQ::Http1::quoteInput(input), expected);
}

void tst_InputQuote::leavesOutTheValue()
{
    using HttpQ::Http1::quoteFieldLine;
    QCOMPARE(quoteFieldLine("Set-Cookie: a=b"), QStringLiteral("\"Set-Cookie:\""));
    QCOMPARE(quoteFieldLine("A\x01 : b:c"), QStringLiteral("\"A\\x01 :\""));
    QCOMPARE(quoteFieldLine(": b"), QStringLiteral("\":\""));
    QCOMPARE(quoteFieldLine("none"), QStringLiteral("\"none\""));
}

QTEST_APPLESS_MAIN(tst_InputQuote)
#include "tst_inputquote.moc"
