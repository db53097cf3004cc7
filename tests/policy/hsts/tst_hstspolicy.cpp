// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "policy/hsts/hstspolicy.h"

#include <QtTest/qtest.h>

using namespace HttpQ;

class tst_HstsPolicy : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fields_data();
    void fields();
    void manyDirectives();
};

void tst_HstsPolicy::fields_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<qint64>("age"); // -1: the field is ignored
    QTest::addColumn<bool>("subDomains");
    const auto good = [](const char *name, const QByteArray &field, qint64 age, bool subDomains) {
        QTest::newRow(name) << field << age << subDomains;
    };
    const auto bad = [](const char *name, const QByteArray &field) {
        QTest::newRow(name) << field << qint64(-1) << false;
    };
    const qint64 longest = HstsPolicy::LongestAge.count();

    // RFC 6797 6.2
    good("example", "max-age=31536000", 31536000, false);
    good("with subdomains", "max-age=15768000 ; includeSubDomains", 15768000, true);
    good("quoted", "max-age=\"31536000\"", 31536000, false);
    good("to be forgotten", "max-age=0", 0, false);
    good("to be forgotten, with subdomains", "max-age=0; includeSubDomains", 0, true);

    good("other order", "includeSubDomains; max-age=1", 1, true);
    good("any case", "MAX-Age=1; INCLUDEsubdomains", 1, true);
    good("no spaces", "max-age=1;includeSubDomains", 1, true);
    good("spaces", " \tmax-age = 1 \t; includeSubDomains ", 1, true);
    good("empty directives", ";;max-age=1; ;", 1, false);
    good("unknown directive", "max-age=1; preload", 1, false);
    good("unknown directive with a token", "max-age=1; a=b", 1, false);
    good("unknown directive with a text", "max-age=1; a=\"b; max-age=2\"", 1, false);
    good("escaped quote", "a=\"\\\";\"; max-age=1", 1, false);
    good("escaped digits", "max-age=\"\\1\\2\"", 12, false);
    good("leading zeros", "max-age=007", 7, false);
    good("longest", "max-age=" + QByteArray::number(longest), longest, false);
    good("longer", "max-age=" + QByteArray::number(longest + 1), longest, false);
    good("no number of bits holds it", "max-age=" + QByteArray(100, '9'), longest, false);

    bad("nothing", "");
    bad("no max-age", "includeSubDomains");
    bad("max-age without a value", "max-age");
    bad("max-age with an empty value", "max-age=");
    bad("max-age with an empty text", "max-age=\"\"");
    bad("negative", "max-age=-1");
    bad("plus", "max-age=+1");
    bad("fraction", "max-age=1.5");
    bad("hexadecimal", "max-age=0x10");
    bad("unit", "max-age=1s");
    bad("space inside the text", "max-age=\" 1\"");
    bad("max-age twice", "max-age=1; max-age=1");
    bad("max-age twice, in other cases", "max-age=1; Max-Age=0");
    bad("includeSubDomains twice", "max-age=1; includeSubDomains; includesubdomains");
    bad("an unknown one twice", "max-age=1; a; a=b");
    bad("includeSubDomains with a value", "max-age=1; includeSubDomains=true");
    bad("includeSubDomains with an empty text", "max-age=1; includeSubDomains=\"\"");
    bad("comma", "max-age=1, includeSubDomains");
    bad("two fields made one", "max-age=1, max-age=2");
    bad("two words", "max-age=1 includeSubDomains");
    bad("no name", "=1; max-age=1");
    bad("text without an end", "max-age=\"1");
    bad("text that ends in a backslash", "max-age=\"1\\");
    bad("something behind a text", "max-age=\"1\"2");
    bad("not a token", "max-age=1; (a)");
}

void tst_HstsPolicy::fields()
{
    QFETCH(const QByteArray, field);
    QFETCH(const qint64, age);
    QFETCH(const bool, subDomains);
    const std::optional<HstsPolicy> policy = HstsPolicy::fromField(field);
    QCOMPARE(policy.has_value(), age >= 0);
    if (policy) {
        QCOMPARE(policy->maxAge.count(), age);
        QCOMPARE(policy->includesSubDomains, subDomains);
    }
}

// As many as a field can hold take no time to speak of.
void tst_HstsPolicy::manyDirectives()
{
    QByteArray field("max-age=1");
    for (int i = 0; i < 20000; ++i)
        field += ";a" + QByteArray::number(i);
    QVERIFY(HstsPolicy::fromField(field));
    QVERIFY(!HstsPolicy::fromField(field + ";a19999"));
}

QTEST_APPLESS_MAIN(tst_HstsPolicy)
#include "tst_hstspolicy.moc"
