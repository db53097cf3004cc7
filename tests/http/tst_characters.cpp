// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/characters.h"

#include <QtTest/qtest.h>

using namespace HttpQ;

class tst_Characters : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void classesHoldExactlyTheBytesOfTheirRules_data();
    void classesHoldExactlyTheBytesOfTheirRules();
    void lowersOnlyAsciiLetters();
    void findsTheFirstByteOutside();
    void tokensAreNotEmpty();
    void comparesWithoutCaseInAsciiOnly_data();
    void comparesWithoutCaseInAsciiOnly();
    void trimsOptionalWhitespaceOnly_data();
    void trimsOptionalWhitespaceOnly();
    void visitsListElements_data();
    void visitsListElements();
    void stopsWhenTheVisitorSaysSo();
};

namespace {

QByteArray bytesBetween(int first, int last)
{
    QByteArray bytes;
    for (int c = first; c <= last; ++c)
        bytes.append(static_cast<char>(c));
    return bytes;
}

const QByteArray Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const QByteArray Digits = "0123456789";

} // namespace

void tst_Characters::classesHoldExactlyTheBytesOfTheirRules_data()
{
    QTest::addColumn<int>("characterClass");
    QTest::addColumn<QByteArray>("members");
    QTest::newRow("tchar") << int(Characters::Token) << Letters + Digits + "!#$%&'*+-.^_`|~";
    QTest::newRow("field value") << int(Characters::FieldValue)
                                 << "\t" + bytesBetween(0x20, 0x7e) + bytesBetween(0x80, 0xff);
    QTest::newRow("digit") << int(Characters::Digit) << Digits;
    QTest::newRow("hex digit") << int(Characters::HexDigit) << Digits + "abcdefABCDEF";
    QTest::newRow("whitespace") << int(Characters::Whitespace) << QByteArray(" \t");
}

void tst_Characters::classesHoldExactlyTheBytesOfTheirRules()
{
    QFETCH(const int, characterClass);
    QFETCH(const QByteArray, members);
    for (int c = 0; c < 256; ++c) {
        const char byte = static_cast<char>(c);
        QVERIFY2(Characters::is(byte, static_cast<Characters::Class>(characterClass))
                         == members.contains(byte),
                 qPrintable(QStringLiteral("byte %1").arg(c)));
    }
}

void tst_Characters::lowersOnlyAsciiLetters()
{
    for (int c = 0; c < 256; ++c) {
        const int wanted = c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
        QCOMPARE(static_cast<unsigned char>(Characters::lower(static_cast<char>(c))), wanted);
    }
}

void tst_Characters::findsTheFirstByteOutside()
{
    QCOMPARE(Characters::firstOutside("", Characters::Digit), -1);
    QCOMPARE(Characters::firstOutside("123", Characters::Digit), -1);
    QCOMPARE(Characters::firstOutside("x23", Characters::Digit), 0);
    QCOMPARE(Characters::firstOutside("12x", Characters::Digit), 2);
    QCOMPARE(Characters::firstOutside(QByteArray("a\0b", 3), Characters::FieldValue), 1);
}

void tst_Characters::tokensAreNotEmpty()
{
    QVERIFY(!Characters::isToken(""));
    QVERIFY(!Characters::isToken(QByteArrayView()));
    QVERIFY(Characters::isToken("X-Request-Id"));
    QVERIFY(!Characters::isToken("X Request"));
    QVERIFY(!Characters::isToken("X:"));
}

void tst_Characters::comparesWithoutCaseInAsciiOnly_data()
{
    QTest::addColumn<QByteArray>("a");
    QTest::addColumn<QByteArray>("b");
    QTest::addColumn<bool>("equal");
    QTest::newRow("both empty") << QByteArray() << QByteArray("") << true;
    QTest::newRow("same") << QByteArray("gzip") << QByteArray("gzip") << true;
    QTest::newRow("other case") << QByteArray("Content-Type") << QByteArray("cONTENT-tYPE") << true;
    QTest::newRow("prefix") << QByteArray("Content") << QByteArray("Content-Type") << false;
    QTest::newRow("marks that differ by 0x20") << QByteArray("@[`") << QByteArray("`{@") << false;
    QTest::newRow("Latin-1 letters") << QByteArray("\xc4") << QByteArray("\xe4") << false;
}

void tst_Characters::comparesWithoutCaseInAsciiOnly()
{
    QFETCH(const QByteArray, a);
    QFETCH(const QByteArray, b);
    QTEST(Characters::equalsIgnoringCase(a, b), "equal");
    QTEST(Characters::equalsIgnoringCase(b, a), "equal");
}

void tst_Characters::trimsOptionalWhitespaceOnly_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("trimmed");
    QTest::newRow("empty") << QByteArray() << QByteArray();
    QTest::newRow("blank") << QByteArray(" \t \t") << QByteArray();
    QTest::newRow("both ends") << QByteArray("\t a \tb \t") << QByteArray("a \tb");
    QTest::newRow("nothing") << QByteArray("ab") << QByteArray("ab");
    QTest::newRow("CR and LF stay") << QByteArray(" \r\n ") << QByteArray("\r\n");
    QTest::newRow("NBSP stays") << QByteArray(" \xa0 ") << QByteArray("\xa0");
}

void tst_Characters::trimsOptionalWhitespaceOnly()
{
    QFETCH(const QByteArray, text);
    const QByteArray trimmed = Characters::trimmed(text).toByteArray();
    QTEST(trimmed, "trimmed");
}

void tst_Characters::visitsListElements_data()
{
    using Elements = QList<QByteArray>;
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<Elements>("elements");
    QTest::newRow("empty") << QByteArray() << Elements();
    QTest::newRow("one") << QByteArray("gzip") << Elements { "gzip" };
    QTest::newRow("two") << QByteArray("gzip,br") << Elements { "gzip", "br" };
    QTest::newRow("spaced") << QByteArray(" \tgzip \t, br ") << Elements { "gzip", "br" };
    QTest::newRow("empty elements") << QByteArray(",, ,gzip,,\t,br,") << Elements { "gzip", "br" };
    QTest::newRow("only commas") << QByteArray(",,,") << Elements();
    QTest::newRow("quoted comma") << QByteArray("a=\"1,2\", b") << Elements { "a=\"1,2\"", "b" };
    QTest::newRow("escaped quote")
            << QByteArray("a=\"1\\\",2\", b") << Elements { "a=\"1\\\",2\"", "b" };
    QTest::newRow("escaped backslash")
            << QByteArray("a=\"1\\\\\", b") << Elements { "a=\"1\\\\\"", "b" };
    QTest::newRow("backslash outside quotes") << QByteArray("a\\,b") << Elements { "a\\", "b" };
    QTest::newRow("quote not closed") << QByteArray("a, \"b, c") << Elements { "a", "\"b, c" };
    QTest::newRow("ends in an escape") << QByteArray("a, \"b\\") << Elements { "a", "\"b\\" };
}

void tst_Characters::visitsListElements()
{
    QFETCH(const QByteArray, list);
    QList<QByteArray> elements;
    Characters::forEachListElement(list, [&elements](QByteArrayView element) {
        elements.append(element.toByteArray());
        return true;
    });
    QTEST(elements, "elements");
}

void tst_Characters::stopsWhenTheVisitorSaysSo()
{
    int visits = 0;
    Characters::forEachListElement("a, b, c", [&visits](QByteArrayView element) {
        ++visits;
        return element != "b";
    });
    QCOMPARE(visits, 2);
}

QTEST_APPLESS_MAIN(tst_Characters)
#include "tst_characters.moc"
