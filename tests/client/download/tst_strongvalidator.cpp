// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/download/strongvalidator_p.h"

#include <QtTest/qtest.h>

using namespace HttpQ;

class tst_StrongValidator : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void validators_data();
    void validators();
    void comparison_data();
    void comparison();
};

static const char Early[] = "Tue, 24 Nov 2026 10:00:00 GMT";
static const char Later[] = "Tue, 24 Nov 2026 10:00:01 GMT";

void tst_StrongValidator::validators_data()
{
    QTest::addColumn<QByteArray>("tag");
    QTest::addColumn<QByteArray>("changed");
    QTest::addColumn<QByteArray>("date");
    QTest::addColumn<QByteArray>("validator");
    QTest::newRow("strong tag") << QByteArray("\"abc\"") << QByteArray(Early) << QByteArray(Later)
                                << QByteArray("\"abc\"");
    QTest::newRow("empty tag") << QByteArray("\"\"") << QByteArray() << QByteArray()
                               << QByteArray("\"\"");
    QTest::newRow("weak tag") << QByteArray("W/\"abc\"") << QByteArray() << QByteArray(Later)
                              << QByteArray();
    QTest::newRow("weak tag and time") << QByteArray("W/\"abc\"") << QByteArray(Early)
                                       << QByteArray(Later) << QByteArray(Early);
    QTest::newRow("no tag") << QByteArray("abc") << QByteArray() << QByteArray(Later)
                            << QByteArray();
    QTest::newRow("one quote") << QByteArray("\"") << QByteArray() << QByteArray(Later)
                               << QByteArray();
    QTest::newRow("two tags") << QByteArray("\"a\", \"b\"") << QByteArray() << QByteArray(Later)
                              << QByteArray();
    QTest::newRow("time") << QByteArray() << QByteArray(Early) << QByteArray(Later)
                          << QByteArray(Early);
    QTest::newRow("time of the same second")
            << QByteArray() << QByteArray(Early) << QByteArray(Early) << QByteArray();
    QTest::newRow("time to come") << QByteArray() << QByteArray(Later) << QByteArray(Early)
                                  << QByteArray();
    QTest::newRow("no date") << QByteArray() << QByteArray(Early) << QByteArray() << QByteArray();
    QTest::newRow("no time") << QByteArray() << QByteArray("yesterday") << QByteArray(Later)
                             << QByteArray();
    QTest::newRow("nothing") << QByteArray() << QByteArray() << QByteArray() << QByteArray();
}

void tst_StrongValidator::validators()
{
    QFETCH(QByteArray, tag);
    QFETCH(QByteArray, changed);
    QFETCH(QByteArray, date);
    Headers headers;
    if (!tag.isEmpty())
        headers.append("etag", tag);
    if (!changed.isEmpty())
        headers.append("last-modified", changed);
    if (!date.isEmpty())
        headers.append("date", date);
    QTEST(strongValidator(headers), "validator");
}

void tst_StrongValidator::comparison_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("validator");
    QTest::addColumn<bool>("isSame");
    QTest::newRow("same tag") << QByteArray("ETag") << QByteArray("\"a\"") << QByteArray("\"a\"")
                              << true;
    QTest::newRow("other tag") << QByteArray("ETag") << QByteArray("\"b\"") << QByteArray("\"a\"")
                               << false;
    QTest::newRow("weak tag") << QByteArray("ETag") << QByteArray("W/\"a\"") << QByteArray("\"a\"")
                              << false;
    QTest::newRow("time beside a tag")
            << QByteArray("Last-Modified") << QByteArray(Later) << QByteArray("\"a\"") << true;
    QTest::newRow("same time") << QByteArray("Last-Modified") << QByteArray(Early)
                               << QByteArray(Early) << true;
    QTest::newRow("other time") << QByteArray("Last-Modified") << QByteArray(Later)
                                << QByteArray(Early) << false;
    QTest::newRow("nothing") << QByteArray("Server") << QByteArray("x") << QByteArray("\"a\"")
                             << true;
}

void tst_StrongValidator::comparison()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, validator);
    Headers headers;
    headers.append(name, value);
    QTEST(mayHaveValidator(headers, validator), "isSame");
}

QTEST_APPLESS_MAIN(tst_StrongValidator)
#include "tst_strongvalidator.moc"
