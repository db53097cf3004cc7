// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/rows/jsonlines.h"

#include <QtCore/qjsonarray.h>
#include <QtCore/qjsondocument.h>
#include <QtCore/qstringlist.h>
#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace Qt::StringLiterals;

class tst_JsonLines : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reads_data();
    void reads();
    void tellsTheTextOfALineThatIsNoJson();
    void tellsWhatWaits();
    void takesEachLineWhenItIsThere();
};

// "3: value" for each line, "4! reason" for one that is no JSON.
static void takeInto(QStringList &lines, JsonLines &reader)
{
    while (const std::optional<JsonLine> line = reader.takeLine()) {
        const QString number = QString::number(line->number);
        const QString value = QString::fromUtf8(
                QJsonDocument(QJsonArray { line->value }).toJson(QJsonDocument::Compact));
        lines.append(line->error.isEmpty() ? number + u": "_s + value.mid(1).chopped(1)
                                           : number + u"! "_s + line->error);
    }
}

void tst_JsonLines::reads_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("lines");
    const auto row = [](const char *name, const QByteArray &bytes, const QStringList &lines) {
        QTest::newRow(name) << bytes << lines;
    };
    row("nothing", "", {});
    row("objects", "{\"a\":1}\n{\"a\":2}\n", { uR"(1: {"a":1})"_s, uR"(2: {"a":2})"_s });
    row("without the last end", "{\"a\":1}\n{\"a\":2}", { uR"(1: {"a":1})"_s, uR"(2: {"a":2})"_s });
    row("CR LF", "[1]\r\n[2]\r\n", { u"1: [1]"_s, u"2: [2]"_s });
    row("CR", "[1]\r[2]\r", { u"1: [1]"_s, u"2: [2]"_s });
    row("any value", "1\n\"x\"\ntrue\nnull\n-1.5\n",
        { u"1: 1"_s, u"2: \"x\""_s, u"3: true"_s, u"4: null"_s, u"5: -1.5"_s });
    row("white space", "  [1] \t\n", { u"1: [1]"_s });
    row("empty lines count", "\n[1]\n \t\n[2]\n\n", { u"2: [1]"_s, u"4: [2]"_s });
    row("nothing but ends", "\n\r\n\r", {});
    row("not ASCII", "\"größe 日本 😀\"\n", { u"1: \"größe 日本 😀\""_s });
    row("byte order mark", "\xef\xbb\xbf[1]\n", { u"1: [1]"_s });
    row("line separator in a text", "\"a\xe2\x80\xa8z\"\n", { u"1: \"a\u2028z\""_s });
    row("no JSON", "[1]\noops\n[2]\n",
        { u"1: [1]"_s, u"2! illegal number, at byte 0"_s, u"3: [2]"_s });
    row("cut off", "[1]\n{\"a\":", { u"1: [1]"_s, u"2! unterminated object, at byte 5"_s });
    row("two values", "1, 2\n", { u"1! 2 values in one line"_s });
    row("brackets that do not belong", "1],[2\n",
        { u"1! garbage at the end of the document, at byte 2"_s });
    row("comma alone", ",\n", { u"1! illegal value, at byte 1"_s });
    row("text that is not closed", "\"a\n\"b\"\n",
        { u"1! unterminated string, at byte 4"_s, u"2: \"b\""_s });
}

// Whole, byte by byte, and cut in two at each place.
void tst_JsonLines::reads()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QStringList, lines);
    for (qsizetype cut = 0; cut <= bytes.size(); ++cut) {
        JsonLines reader;
        QStringList read;
        reader.add(QByteArrayView(bytes).first(cut));
        takeInto(read, reader);
        reader.add(QByteArrayView(bytes).sliced(cut));
        takeInto(read, reader);
        reader.finish();
        takeInto(read, reader);
        QCOMPARE(read, lines);
    }
    JsonLines reader;
    QStringList read;
    for (const char byte : bytes) {
        reader.add(QByteArrayView(&byte, 1));
        takeInto(read, reader);
    }
    reader.finish();
    takeInto(read, reader);
    QCOMPARE(read, lines);
}

void tst_JsonLines::tellsTheTextOfALineThatIsNoJson()
{
    JsonLines reader;
    reader.add("<html>\n[1]\n");
    const std::optional<JsonLine> bad = reader.takeLine();
    QVERIFY(bad);
    QCOMPARE(bad->text, u"<html>"_s);
    QVERIFY(bad->value.isUndefined());
    const std::optional<JsonLine> good = reader.takeLine();
    QVERIFY(good);
    QCOMPARE(good->text, QString());
}

void tst_JsonLines::tellsWhatWaits()
{
    JsonLines reader;
    QCOMPARE(reader.waitingBytes(), qint64(0));
    reader.add("[1]\n[23");
    QVERIFY(reader.takeLine());
    QVERIFY(!reader.takeLine());
    QCOMPARE(reader.waitingBytes(), qint64(3 * sizeof(QChar)));
}

void tst_JsonLines::takesEachLineWhenItIsThere()
{
    JsonLines reader;
    reader.add("[1]");
    QVERIFY(!reader.takeLine());
    reader.add("\n");
    QVERIFY(reader.takeLine());
    QVERIFY(!reader.takeLine());
}

QTEST_APPLESS_MAIN(tst_JsonLines)
#include "tst_jsonlines.moc"
