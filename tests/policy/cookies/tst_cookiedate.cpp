// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "policy/cookies/cookiedate.h"

#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace Qt::StringLiterals;

class tst_CookieDate : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void dates_data();
    void dates();
    void noDates_data();
    void noDates();
};

void tst_CookieDate::dates_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("date");
    const auto row = [](const char *text, const QString &date) {
        QTest::newRow(text) << QByteArray(text) << date;
    };
    row("Wed, 09 Jun 2021 10:18:14 GMT", u"2021-06-09T10:18:14Z"_s);
    row("Wednesday, 09-Jun-21 10:18:14 GMT", u"2021-06-09T10:18:14Z"_s);
    row("Wed Jun  9 10:18:14 2021", u"2021-06-09T10:18:14Z"_s);
    row("9 jun 2021 10:18:14", u"2021-06-09T10:18:14Z"_s);
    row("10:18:14 2021 JUNE 9th", u"2021-06-09T10:18:14Z"_s);
    row("June,9;2021/10:18:14", u"2021-06-09T10:18:14Z"_s);
    row("Wed, 09 Jun 2021 1:2:3", u"2021-06-09T01:02:03Z"_s);
    row("Wed, 09 Jun 2021 10:18:14PM", u"2021-06-09T10:18:14Z"_s);
    row("Wed, 09 Jun 2021 10:18:14.123", u"2021-06-09T10:18:14Z"_s);
    row("Wed, 09 Jun 2021 10:18:14 +0200", u"2021-06-09T10:18:14Z"_s);
    row("Wed, 09 Jun 2021 10:18:14 12:00:00", u"2021-06-09T10:18:14Z"_s);
    row("9 Jun 2021 1999 10:18:14", u"2021-06-09T10:18:14Z"_s);
    row("09 10 Jun 2021 10:18:14", u"2010-06-09T10:18:14Z"_s);
    row("9 Jun 2021th 10:18:14", u"2021-06-09T10:18:14Z"_s);
    row("1 Jan 69 00:00:00", u"2069-01-01T00:00:00Z"_s);
    row("1 Jan 70 00:00:00", u"1970-01-01T00:00:00Z"_s);
    row("1 Jan 99 00:00:00", u"1999-01-01T00:00:00Z"_s);
    row("1 Jan 00 00:00:00", u"2000-01-01T00:00:00Z"_s);
    row("1 Jan 1601 00:00:00", u"1601-01-01T00:00:00Z"_s);
    row("31 Dec 9999 23:59:59", u"9999-12-31T23:59:59Z"_s);
    row("29 Feb 2024 00:00:00", u"2024-02-29T00:00:00Z"_s);
    row("Mon, 01-Jan-70 00:00:00 GMT", u"1970-01-01T00:00:00Z"_s);
    row("\t \"9\" Jun 2021 10:18:14 ", u"2021-06-09T10:18:14Z"_s);
    row("1 Feb 2021 00:00:00", u"2021-02-01T00:00:00Z"_s);
    row("1 Mar 2021 00:00:00", u"2021-03-01T00:00:00Z"_s);
    row("1 Apr 2021 00:00:00", u"2021-04-01T00:00:00Z"_s);
    row("1 May 2021 00:00:00", u"2021-05-01T00:00:00Z"_s);
    row("1 Jul 2021 00:00:00", u"2021-07-01T00:00:00Z"_s);
    row("1 Aug 2021 00:00:00", u"2021-08-01T00:00:00Z"_s);
    row("1 Sep 2021 00:00:00", u"2021-09-01T00:00:00Z"_s);
    row("1 Oct 2021 00:00:00", u"2021-10-01T00:00:00Z"_s);
    row("1 Nov 2021 00:00:00", u"2021-11-01T00:00:00Z"_s);
    row("1 Dec 2021 00:00:00", u"2021-12-01T00:00:00Z"_s);
}

void tst_CookieDate::dates()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, date);
    const std::optional<QDateTime> read = cookieDate(text);
    QVERIFY(read);
    QCOMPARE(read->toString(Qt::ISODate), date);
}

void tst_CookieDate::noDates_data()
{
    QTest::addColumn<QByteArray>("text");
    const char *const texts[] = { "",
                                  " ",
                                  "never",
                                  "0",
                                  "-1",
                                  "1623233894",
                                  "2021-06-09T10:18:14Z",
                                  "09 Jun 10:18:14",
                                  "Jun 2021 10:18:14",
                                  "09 2021 10:18:14",
                                  "09 Jun 2021",
                                  "09 Jun 2021 10:18",
                                  "09 Jun 2021 10:18:",
                                  "09 Jun 2021 :18:14",
                                  "09 Jun 2021 10-18-14",
                                  "09 Jun 2021 24:00:00",
                                  "09 Jun 2021 10:60:00",
                                  "09 Jun 2021 10:18:60",
                                  "09 Jun 2021 10:18:140",
                                  "09 Jun 2021 100:18:14",
                                  "00 Jun 2021 10:18:14",
                                  "31 Jun 2021 10:18:14",
                                  "32 Jan 2021 10:18:14",
                                  "29 Feb 2021 10:18:14",
                                  "009 Jun 2021 10:18:14",
                                  "09 Jum 2021 10:18:14",
                                  "09 Ju 2021 10:18:14",
                                  "09 Jun 1600 10:18:14",
                                  "09 Jun 20211 10:18:14",
                                  "09 Jun 2 10:18:14",
                                  "09 Jun 100 10:18:14",
                                  "09 Jun x2021 10:18:14",
                                  "09 06 2021 10:18:14" };
    for (const char *text : texts)
        QTest::newRow(*text ? text : "empty") << QByteArray(text);
}

void tst_CookieDate::noDates()
{
    QFETCH(QByteArray, text);
    QVERIFY(!cookieDate(text));
}

QTEST_APPLESS_MAIN(tst_CookieDate)
#include "tst_cookiedate.moc"
