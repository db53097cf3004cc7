// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/headers.h"
#include "http/headers_p.h"

#include <QtCore/qdebug.h>
#include <QtTest/qtest.h>

#include <functional>

using namespace HttpQ;
using namespace Qt::StringLiterals;

using Pairs = QList<std::pair<QByteArray, QByteArray>>;

Q_DECLARE_METATYPE(std::function<void(Headers &)>)

class tst_Headers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isEmptyAtFirst();
    void keepsOrderAndCase();
    void findsNamesWithoutCase();
    void takesEveryKindOfText();
    void sendsTextAsUtf8();
    void trimsWhitespaceAroundValues();
    void refusesWhatIsNoField_data();
    void refusesWhatIsNoField();
    void namesWhatItRefuses_data();
    void namesWhatItRefuses();
    void replacesTheFirstAndRemovesTheOthers();
    void replacingNothingAppends();
    void removesEveryLineOfAName();
    void mergesByReplacing_data();
    void mergesByReplacing();
    void mergingWithItselfChangesNothing();
    void listsElementsOfAllLines_data();
    void listsElementsOfAllLines();
    void clears();
    void neverJoinsLinesUnasked();
    void joinsLinesWhenAsked();
    void writesTheBlockThatGoesOverTheWire();
    void takesViewsOfItself_data();
    void takesViewsOfItself();
    void copiesDoNotSeeChanges();
    void isReadableAfterAMove();
    void comparesNamesWithoutCaseAndValuesWithCase_data();
    void comparesNamesWithoutCaseAndValuesWithCase();
    void readingDoesNotDetach();
    void masksSecretsWhenPrinted_data();
    void masksSecretsWhenPrinted();
    void marks();
    void marksSurvive_data();
    void marksSurvive();
};

void tst_Headers::isEmptyAtFirst()
{
    const Headers headers;
    QVERIFY(headers.isEmpty());
    QCOMPARE(headers.size(), 0);
    QVERIFY(!headers.contains("Accept"));
    QCOMPARE(headers.value("Accept", "none"), QByteArrayView("none"));
    QVERIFY(headers.values("Accept").isEmpty());
    QVERIFY(!headers.combinedValue("Accept").has_value());
    QVERIFY(headers.toListOfPairs().isEmpty());
    QVERIFY(headers == Headers());
}

void tst_Headers::keepsOrderAndCase()
{
    Headers headers;
    QVERIFY(headers.append("X-One", "1"));
    QVERIFY(headers.append("accept", "*/*"));
    QVERIFY(headers.append("x-ONE", "2"));
    QCOMPARE(headers.size(), 3);
    QCOMPARE(headers.nameAt(0), QByteArrayView("X-One"));
    QCOMPARE(headers.nameAt(2), QByteArrayView("x-ONE"));
    QCOMPARE(headers.valueAt(2), QByteArrayView("2"));
    QCOMPARE(headers.toListOfPairs(),
             (Pairs { { "X-One", "1" }, { "accept", "*/*" }, { "x-ONE", "2" } }));
}

void tst_Headers::findsNamesWithoutCase()
{
    Headers headers;
    headers.append("Content-Type", "text/plain");
    QVERIFY(headers.contains("content-type"));
    QVERIFY(headers.contains("CONTENT-TYPE"));
    QVERIFY(!headers.contains("Content-Typ"));
    QVERIFY(!headers.contains("Content-Types"));
    QCOMPARE(headers.value("cONTENT-tYPE"), QByteArrayView("text/plain"));
}

void tst_Headers::takesEveryKindOfText()
{
    Headers headers;
    QVERIFY(headers.append(u"Utf-16", u"sixteen"));
    QVERIFY(headers.append(u"String"_s, u"string"_s));
    QVERIFY(headers.append("Latin-1"_L1, "one"_L1));
    QVERIFY(headers.append(QByteArray("Bytes"), QByteArray("bytes")));
    QVERIFY(headers.append(QByteArrayView("View"), QByteArrayView("view")));
    QVERIFY(headers.append(QUtf8StringView("Utf-8"), QUtf8StringView("eight")));
    QCOMPARE(headers.toListOfPairs(), (Pairs { { "Utf-16", "sixteen" },
                                               { "String", "string" },
                                               { "Latin-1", "one" },
                                               { "Bytes", "bytes" },
                                               { "View", "view" },
                                               { "Utf-8", "eight" } }));
    QVERIFY(headers.contains(u"latin-1"));
    QVERIFY(headers.contains("utf-16"_L1));
}

void tst_Headers::sendsTextAsUtf8()
{
    Headers headers;
    QVERIFY(headers.append("A", u"caf\u00e9"));
    QVERIFY(headers.append("B", "caf\xe9"_L1));
    QVERIFY(headers.append("C", QByteArray("caf\xe9"))); // bytes are sent as they are
    QCOMPARE(headers.value("A"), QByteArrayView("caf\xc3\xa9"));
    QCOMPARE(headers.value("B"), QByteArrayView("caf\xc3\xa9"));
    QCOMPARE(headers.value("C"), QByteArrayView("caf\xe9"));
}

void tst_Headers::trimsWhitespaceAroundValues()
{
    Headers headers;
    headers.append("A", " \t one two\t ");
    headers.append("B", "  ");
    headers.append("C", "");
    QCOMPARE(headers.value("A"), QByteArrayView("one two"));
    QVERIFY(headers.contains("B"));
    QVERIFY(headers.value("B").isEmpty());
    QVERIFY(headers.value("C", "default").isEmpty());
}

void tst_Headers::refusesWhatIsNoField_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("refused");
    QTest::newRow("plain") << QByteArray("Name") << QByteArray("value") << false;
    QTest::newRow("empty value") << QByteArray("Name") << QByteArray() << false;
    QTest::newRow("tab inside") << QByteArray("Name") << QByteArray("a\tb") << false;
    QTest::newRow("longest name") << QByteArray(65535, 'n') << QByteArray("v") << false;
    QTest::newRow("too long a name") << QByteArray(65536, 'n') << QByteArray("v") << true;
    QTest::newRow("empty name") << QByteArray() << QByteArray("value") << true;
    QTest::newRow("space in name") << QByteArray("Na me") << QByteArray("value") << true;
    QTest::newRow("space before colon") << QByteArray("Name ") << QByteArray("value") << true;
    QTest::newRow("colon in name") << QByteArray("Name:") << QByteArray("value") << true;
    QTest::newRow("pseudo-header") << QByteArray(":path") << QByteArray("/") << true;
    QTest::newRow("CR LF in name") << QByteArray("A: b\r\nB") << QByteArray("value") << true;
    QTest::newRow("8-bit name") << QByteArray("Na\xefme") << QByteArray("value") << true;
    // Only tab and what is visible, blank or above ASCII can stand in a value.
    for (int c = 0; c < 256; ++c) {
        const bool control = (c < 0x20 && c != '\t') || c == 0x7f;
        QTest::addRow("value with 0x%02x", c)
                << QByteArray("Name") << QByteArray("a").append(static_cast<char>(c)).append("b")
                << control;
        QTest::addRow("value ending in 0x%02x", c)
                << QByteArray("Name") << QByteArray("a").append(static_cast<char>(c)) << control;
    }
}

void tst_Headers::refusesWhatIsNoField()
{
    QFETCH(const QByteArray, name);
    QFETCH(const QByteArray, value);
    QFETCH(const bool, refused);
    Headers headers;
    headers.append("Other", "field");
    const Headers before = headers;
    QCOMPARE(Headers::refusal(name, value).isNull(), !refused);
    QCOMPARE(headers.append(name, value), !refused);
    QCOMPARE(headers.size(), refused ? 1 : 2);
    if (refused)
        QVERIFY(headers == before);
    QCOMPARE(HeadersData::of(headers)->block.count('\n'), headers.size());

    // replacing keeps what is there if it refuses
    Headers replaced;
    replaced.append("Name", "old");
    if (refused && name == "Name") {
        QVERIFY(!replaced.replaceOrAppend(name, value));
        QCOMPARE(replaced.value("Name"), QByteArrayView("old"));
        QCOMPARE(replaced.size(), 1);
    }
}

void tst_Headers::namesWhatItRefuses_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("text");
    QTest::newRow("no name") << QByteArray() << QByteArray() << u"a header field needs a name"_s;
    QTest::newRow("name too long") << QByteArray(70000, 'n') << QByteArray()
                                   << u"a header field name of 70000 bytes is too long"_s;
    QTest::newRow("LF in name")
            << QByteArray("ab\nc") << QByteArray()
            << u"the header field name holds LF at byte 2, which is not allowed"_s;
    QTest::newRow("8 bit in name")
            << QByteArray("a\xc3\xa9") << QByteArray()
            << u"the header field name holds 0xc3 at byte 1, which is not allowed"_s;
    QTest::newRow("CR")
            << QByteArray("A") << QByteArray("x\ry")
            << u"the value of header field \"A\" holds CR at byte 1, which is not allowed"_s;
    QTest::newRow("NUL") << QByteArray("A") << QByteArray("\0", 1)
                         << u"the value of header field \"A\" holds NUL at byte 0, which is not "
                            "allowed"_s;
    QTest::newRow("control")
            << QByteArray("A") << QByteArray("xyz\x1b")
            << u"the value of header field \"A\" holds 0x1b at byte 3, which is not "
               "allowed"_s;
    // '%' may stand in a name
    QTest::newRow("name like a placeholder")
            << QByteArray("%3%1") << QByteArray("\n")
            << u"the value of header field \"%3%1\" holds LF at byte 0, which is not allowed"_s;
}

void tst_Headers::namesWhatItRefuses()
{
    QFETCH(const QByteArray, name);
    QFETCH(const QByteArray, value);
    const QString text = Headers::refusal(name, value);
    QTEST(text, "text");
}

void tst_Headers::replacesTheFirstAndRemovesTheOthers()
{
    Headers headers;
    headers.append("A", "1");
    headers.append("B", "2");
    headers.append("a", "3");
    headers.append("C", "4");
    headers.append("A", "5");
    QVERIFY(headers.replaceOrAppend("a", "new"));
    QCOMPARE(headers.toListOfPairs(), (Pairs { { "a", "new" }, { "B", "2" }, { "C", "4" } }));
}

void tst_Headers::replacingNothingAppends()
{
    Headers headers;
    QVERIFY(headers.replaceOrAppend("A", "1"));
    QVERIFY(headers.replaceOrAppend("B", "2"));
    QCOMPARE(headers.toListOfPairs(), (Pairs { { "A", "1" }, { "B", "2" } }));
}

void tst_Headers::removesEveryLineOfAName()
{
    Headers headers;
    headers.append("A", "1");
    headers.append("B", "2");
    headers.append("a", "3");
    headers.removeAll("A");
    QCOMPARE(headers.toListOfPairs(), (Pairs { { "B", "2" } }));
    headers.removeAll("missing");
    QCOMPARE(headers.size(), 1);
    headers.removeAll(headers.nameAt(0));
    QVERIFY(headers.isEmpty());
    headers.removeAll("B");
    QVERIFY(headers.append("D", "4"));
    QCOMPARE(headers.toListOfPairs(), (Pairs { { "D", "4" } }));
}

void tst_Headers::mergesByReplacing_data()
{
    QTest::addColumn<Pairs>("own");
    QTest::addColumn<Pairs>("other");
    QTest::addColumn<Pairs>("merged");
    const Pairs two { { "A", "1" }, { "B", "2" } };
    QTest::newRow("nothing with nothing") << Pairs {} << Pairs {} << Pairs {};
    QTest::newRow("something with nothing") << two << Pairs {} << two;
    QTest::newRow("nothing with something") << Pairs {} << two << two;
    QTest::newRow("other names") << two << Pairs { { "C", "3" } }
                                 << Pairs { { "A", "1" }, { "B", "2" }, { "C", "3" } };
    QTest::newRow("a name of both, without case")
            << two << Pairs { { "a", "9" } } << Pairs { { "B", "2" }, { "a", "9" } };
    QTest::newRow("every line of a name goes")
            << Pairs { { "A", "1" }, { "B", "2" }, { "a", "3" } } << Pairs { { "A", "9" } }
            << Pairs { { "B", "2" }, { "A", "9" } };
    QTest::newRow("every line of the other comes")
            << two << Pairs { { "A", "8" }, { "A", "9" } }
            << Pairs { { "B", "2" }, { "A", "8" }, { "A", "9" } };
}

void tst_Headers::mergesByReplacing()
{
    QFETCH(const Pairs, own);
    QFETCH(const Pairs, other);
    Headers headers;
    Headers others;
    for (const auto &[name, value] : own)
        headers.append(name, value);
    for (const auto &[name, value] : other)
        others.append(name, value);
    headers.merge(others);
    QTEST(headers.toListOfPairs(), "merged");
    QCOMPARE(others.toListOfPairs(), other);
}

void tst_Headers::mergingWithItselfChangesNothing()
{
    Headers headers;
    headers.append("A", "1");
    headers.append("A", "2");
    headers.merge(headers);
    QCOMPARE(headers.toListOfPairs(), (Pairs { { "A", "1" }, { "A", "2" } }));
}

void tst_Headers::listsElementsOfAllLines_data()
{
    QTest::addColumn<QList<QByteArray>>("lines");
    QTest::addColumn<QList<QByteArray>>("elements");
    using List = QList<QByteArray>;
    QTest::newRow("no line") << List {} << List {};
    QTest::newRow("an empty line") << List { "" } << List {};
    QTest::newRow("one") << List { "a" } << List { "a" };
    QTest::newRow("several") << List { "a, b\t,c" } << List { "a", "b", "c" };
    QTest::newRow("several lines") << List { "a,b", "c" } << List { "a", "b", "c" };
    QTest::newRow("empty elements") << List { ",a, ,b,,", "," } << List { "a", "b" };
    QTest::newRow("quoted comma") << List { "a;x=\"1,2\", b" } << List { "a;x=\"1,2\"", "b" };
    QTest::newRow("quoted quote") << List { "\"a\\\",b\", c" } << List { "\"a\\\",b\"", "c" };
    QTest::newRow("a quote ends with its line")
            << List { "\"a, b", "c, d" } << List { "\"a, b", "c", "d" };
}

void tst_Headers::listsElementsOfAllLines()
{
    QFETCH(const QList<QByteArray>, lines);
    Headers headers;
    for (const QByteArray &line : lines) {
        headers.append("List", line);
        headers.append("Other", "x, y");
    }
    QTEST(headers.listElements("LIST"), "elements");
}

void tst_Headers::clears()
{
    Headers headers;
    headers.append("A", "1");
    headers.clear();
    QVERIFY(headers.isEmpty());
    QVERIFY(headers == Headers());
}

void tst_Headers::neverJoinsLinesUnasked()
{
    Headers headers;
    headers.append("Set-Cookie", "a=1");
    headers.append("Set-Cookie", "b=2, c");
    QCOMPARE(headers.value("Set-Cookie"), QByteArrayView("a=1"));
    QCOMPARE(headers.values("set-cookie"), (QList<QByteArray> { "a=1", "b=2, c" }));
}

void tst_Headers::joinsLinesWhenAsked()
{
    Headers headers;
    headers.append("Accept", "a");
    headers.append("Empty", "");
    headers.append("accept", "b, c");
    QCOMPARE(headers.combinedValue("ACCEPT"), std::optional(QByteArray("a, b, c")));
    QCOMPARE(headers.combinedValue("Empty"), std::optional(QByteArray()));
    QCOMPARE(headers.combinedValue("Missing"), std::nullopt);
}

void tst_Headers::writesTheBlockThatGoesOverTheWire()
{
    Headers headers;
    headers.append("A", "1");
    headers.append("B", "");
    QCOMPARE(HeadersData::of(headers)->block, QByteArray("A: 1\r\nB: \r\n"));
}

void tst_Headers::takesViewsOfItself_data()
{
    QTest::addColumn<int>("fields");
    for (const int fields : { 1, 2, 3, 5, 8, 13, 100 })
        QTest::addRow("%d fields", fields) << fields;
}

void tst_Headers::takesViewsOfItself()
{
    QFETCH(const int, fields);
    // The block is outgrown at one of these appends, with views into it as the arguments.
    Headers headers;
    Pairs wanted;
    for (int i = 0; i < fields; ++i) {
        const QByteArray name = "Name-" + QByteArray::number(i);
        const QByteArray value(i * 7 + 1, static_cast<char>('a' + i % 26));
        headers.append(name, value);
        wanted.append({ name, value });
    }
    for (int round = 0; round < 5; ++round) {
        const qsizetype size = headers.size();
        for (qsizetype i = 0; i < size; ++i) {
            QVERIFY(headers.append(headers.nameAt(i), headers.valueAt(i)));
            wanted.append(wanted[i]);
        }
    }
    QCOMPARE(headers.toListOfPairs(), wanted);

    QVERIFY(headers.replaceOrAppend(headers.nameAt(0), headers.valueAt(headers.size() - 1)));
    QCOMPARE(headers.valueAt(0).toByteArray(), wanted.last().second);
}

void tst_Headers::copiesDoNotSeeChanges()
{
    Headers original;
    original.append("A", "1");
    Headers copy = original;
    const QByteArrayView name = copy.nameAt(0);
    copy.append(name, "2");
    original.replaceOrAppend("A", "3");
    QCOMPARE(copy.values("A"), (QList<QByteArray> { "1", "2" }));
    QCOMPARE(original.values("A"), (QList<QByteArray> { "3" }));
}

void tst_Headers::isReadableAfterAMove()
{
    Headers from;
    from.append("A", "1");
    Headers to = std::move(from);
    QCOMPARE(to.size(), 1);
    QVERIFY(from.isEmpty()); // NOLINT(bugprone-use-after-move): what is tested
    QVERIFY(!from.contains("A"));
    QVERIFY(from == Headers());
    QVERIFY(from.append("B", "2"));
    to = std::move(from);
    QCOMPARE(to.toListOfPairs(), (Pairs { { "B", "2" } }));
    to.swap(to);
    QCOMPARE(to.size(), 1);
}

void tst_Headers::comparesNamesWithoutCaseAndValuesWithCase_data()
{
    QTest::addColumn<Pairs>("a");
    QTest::addColumn<Pairs>("b");
    QTest::addColumn<bool>("equal");
    const Pairs some = { { "A", "1" }, { "B", "2" } };
    QTest::newRow("same") << some << some << true;
    QTest::newRow("name case") << some << Pairs { { "a", "1" }, { "b", "2" } } << true;
    QTest::newRow("value case") << Pairs { { "A", "x" } } << Pairs { { "A", "X" } } << false;
    QTest::newRow("order") << some << Pairs { { "B", "2" }, { "A", "1" } } << false;
    QTest::newRow("fewer") << some << Pairs { { "A", "1" } } << false;
    QTest::newRow("other name") << some << Pairs { { "A", "1" }, { "C", "2" } } << false;
    QTest::newRow("none") << some << Pairs {} << false;
}

void tst_Headers::comparesNamesWithoutCaseAndValuesWithCase()
{
    QFETCH(const Pairs, a);
    QFETCH(const Pairs, b);
    QFETCH(const bool, equal);
    Headers left;
    Headers right;
    for (const auto &[name, value] : a)
        left.append(name, value);
    for (const auto &[name, value] : b)
        right.append(name, value);
    QCOMPARE(left == right, equal);
    QCOMPARE(right == left, equal);
    QCOMPARE(left != right, !equal);
}

void tst_Headers::readingDoesNotDetach()
{
    Headers original;
    original.append("A", "1");
    Headers copy = original;
    QVERIFY(copy.contains("A"));
    QCOMPARE(copy.value("A"), QByteArrayView("1"));
    copy.removeAll("B");
    QVERIFY(!copy.replaceOrAppend("A", "\n"));
    QVERIFY(!copy.append("", ""));
    QCOMPARE(HeadersData::of(copy), HeadersData::of(original));
}

void tst_Headers::masksSecretsWhenPrinted_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("masked");
    for (const char *name :
         { "Authorization", "PROXY-authorization", "Cookie", "Set-Cookie", "WWW-Authenticate",
           "Proxy-Authenticate", "X-API-Key", "X-Auth-Token", "X-Csrf-Token", "Private-Token" })
        QTest::newRow(name) << QByteArray(name) << true;
    for (const char *name : { "Accept", "Authorizations", "Cookies", "Content-Type" })
        QTest::newRow(name) << QByteArray(name) << false;
}

void tst_Headers::masksSecretsWhenPrinted()
{
    QFETCH(const QByteArray, name);
    QFETCH(const bool, masked);
    QCOMPARE(isSensitiveField(name), masked);
    Headers headers;
    headers.append("First", "1");
    headers.append(name, "hunter2");
    QString text;
    QDebug(&text) << headers << 1 << 2;
    QCOMPARE(text, u"Headers(First: 1, %1: %2) 1 2 "_s.arg(QString::fromLatin1(name),
                                                           masked ? u"[masked]"_s : u"hunter2"_s));
}

void tst_Headers::marks()
{
    Headers headers;
    headers.setSensitive("X-Key");
    QVERIFY(headers.isEmpty());
    QVERIFY(headers.append("X-Plain", "visible"));
    QVERIFY(headers.append("x-key", "hunter1"));
    QVERIFY(headers.append("Authorization", "hunter2"));
    QVERIFY(!headers.isSensitiveAt(1));
    QVERIFY(headers.isSensitiveAt(2));
    const Headers before = headers;
    QVERIFY(headers.appendSensitive("X-Key", "hunter3"));
    QVERIFY(!headers.appendSensitive("X-Key", "a\nb"));
    QVERIFY(headers.append("X-KEY", "hunter4"));
    QVERIFY(!headers.isSensitiveAt(0));
    for (const qsizetype i : { 1, 2, 3, 4 })
        QVERIFY(headers.isSensitiveAt(i));
    QVERIFY(!before.isSensitiveAt(1));
    QString text;
    QDebug(&text) << headers;
    QVERIFY2(!text.contains(u"hunter"), qPrintable(text));
    QVERIFY(text.contains(u"visible"));
}

void tst_Headers::marksSurvive_data()
{
    using Change = std::function<void(Headers &)>;
    QTest::addColumn<Change>("change");
    const auto row = [](const char *name, const Change &change) { QTest::newRow(name) << change; };
    row("nothing", [](Headers &) {});
    row("another value", [](Headers &headers) { headers.replaceOrAppend("x-key", "hunter3"); });
    row("another field's value", [](Headers &headers) { headers.replaceOrAppend("A", "2"); });
    row("another field's end", [](Headers &headers) { headers.removeAll("A"); });
    row("merged", [](Headers &headers) {
        Headers other;
        other.append("A", "3");
        headers.merge(other);
    });
    row("merged into another", [](Headers &headers) {
        Headers other;
        other.append("A", "3");
        other.merge(headers);
        headers = other;
    });
}

void tst_Headers::marksSurvive()
{
    QFETCH(const std::function<void(Headers &)>, change);
    Headers headers;
    headers.append("A", "1");
    headers.appendSensitive("X-Key", "hunter2");
    headers.append("B", "2");
    change(headers);
    int marked = 0;
    for (qsizetype i = 0; i < headers.size(); ++i) {
        QCOMPARE(headers.isSensitiveAt(i), headers.nameAt(i).toByteArray().toLower() == "x-key");
        marked += headers.isSensitiveAt(i) ? 1 : 0;
    }
    QCOMPARE(marked, 1);
}

QTEST_APPLESS_MAIN(tst_Headers)
#include "tst_headers.moc"
