// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/httpdate.h"

#include <QtCore/qtimezone.h>
#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace Qt::StringLiterals;

class tst_HttpDate : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void read_data();
    void read();
    void refused_data();
    void refused();
    void twoDigitYears_data();
    void twoDigitYears();
    void written_data();
    void written();
    void whatIsWrittenIsRead();
};

static QDateTime utc(const QString &iso)
{
    return QDateTime::fromString(iso, Qt::ISODate);
}

void tst_HttpDate::read_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QDateTime>("time");
    const auto row = [](const char *text, const QString &time) {
        QTest::newRow(text) << QByteArray(text) << utc(time);
    };
    row("Sun, 06 Nov 1994 08:49:37 GMT", u"1994-11-06T08:49:37Z"_s);
    row("Sunday, 06-Nov-94 08:49:37 GMT", u"1994-11-06T08:49:37Z"_s);
    row("Sun Nov  6 08:49:37 1994", u"1994-11-06T08:49:37Z"_s);
    row("Wed Nov 16 08:49:37 1994", u"1994-11-16T08:49:37Z"_s);
    row("Thu, 01 Jan 1970 00:00:00 GMT", u"1970-01-01T00:00:00Z"_s);
    row("Sat, 01 Jan 0001 00:00:00 GMT", u"0001-01-01T00:00:00Z"_s);
    row("Fri, 31 Dec 9999 23:59:59 GMT", u"9999-12-31T23:59:59Z"_s);
    row("Thu, 29 Feb 2024 12:00:00 GMT", u"2024-02-29T12:00:00Z"_s);
    row("Sat, 31 Dec 2016 23:59:60 GMT", u"2017-01-01T00:00:00Z"_s);
    // The name of the day is not that of the date.
    row("Mon, 06 Nov 1994 08:49:37 GMT", u"1994-11-06T08:49:37Z"_s);

    const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
    for (int i = 0; i < 12; ++i) {
        const QByteArray text = QByteArray("Mon, 02 ") + months[i] + " 2023 01:02:03 GMT";
        row(text.constData(), u"2023-%1-02T01:02:03Z"_s.arg(i + 1, 2, 10, QLatin1Char('0')));
    }
    const char *const days[] = { "Monday", "Tuesday",  "Wednesday", "Thursday",
                                 "Friday", "Saturday", "Sunday" };
    for (int i = 0; i < 7; ++i) {
        const QString time = u"2023-05-0%1T01:02:03Z"_s.arg(i + 1);
        const QByteArray day = QByteArray::number(i + 1);
        row((QByteArray(days[i]) + ", 0" + day + "-May-23 01:02:03 GMT").constData(), time);
        row((QByteArray(days[i]).first(3) + ", 0" + day + " May 2023 01:02:03 GMT").constData(),
            time);
        row((QByteArray(days[i]).first(3) + " May  " + day + " 01:02:03 2023").constData(), time);
    }
}

void tst_HttpDate::read()
{
    QFETCH(QByteArray, text);
    QFETCH(QDateTime, time);
    const QDateTime read = HttpDate::fromText(text, utc(u"2024-06-01T00:00:00Z"_s));
    QCOMPARE(read, time);
    QCOMPARE(read.timeSpec(), Qt::UTC);
}

void tst_HttpDate::refused_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *const text : {
                 "",
                 "0",
                 "-1",
                 "now",
                 "1994-11-06T08:49:37Z",
                 "Sun",
                 "Sun,",
                 "Sunday,",
                 "Sun, 06 Nov 1994 08:49:37",
                 "Sun, 06 Nov 1994 08:49:37 UTC",
                 "Sun, 06 Nov 1994 08:49:37 gmt",
                 "Sun, 06 Nov 1994 08:49:37 +0000",
                 "Sun, 06 Nov 1994 08:49:37 GMT ",
                 " Sun, 06 Nov 1994 08:49:37 GMT",
                 "Sun, 06 Nov 1994 08:49:37 GMT GMT",
                 "Sun,06 Nov 1994 08:49:37 GMT",
                 "Sun, 6 Nov 1994 08:49:37 GMT",
                 "Sun,  6 Nov 1994 08:49:37 GMT",
                 "Sun, 06 nov 1994 08:49:37 GMT",
                 "Sun, 06 November 1994 08:49:37 GMT",
                 "Sun, 06 Nov 94 08:49:37 GMT",
                 "Sun, 06 Nov 1994 8:49:37 GMT",
                 "Sun, 06 Nov 1994 08:49 GMT",
                 "Sun, 06 Nov 1994 24:00:00 GMT",
                 "Sun, 06 Nov 1994 08:60:00 GMT",
                 "Sun, 06 Nov 1994 08:49:61 GMT",
                 "Sun, 06 Nov 1994 08:49:3a GMT",
                 "Sun, 00 Nov 1994 08:49:37 GMT",
                 "Sun, 31 Nov 1994 08:49:37 GMT",
                 "Wed, 29 Feb 2023 12:00:00 GMT",
                 "Sat, 01 Jan 0000 00:00:00 GMT",
                 "Sun, +6 Nov 1994 08:49:37 GMT",
                 "sun, 06 Nov 1994 08:49:37 GMT",
                 "Son, 06 Nov 1994 08:49:37 GMT",
                 "Sunday, 06-Nov-1994 08:49:37 GMT",
                 "Sunday, 06 Nov 94 08:49:37 GMT",
                 "Sunday, 31-Nov-94 08:49:37 GMT",
                 "Sun, 06-Nov-94 08:49:37 GMT",
                 "Sun Nov 6 08:49:37 1994",
                 "Sun Nov 06 08:49:37 94",
                 "Sun Nov  6 08:49:37 1994 GMT",
                 "Sunday Nov  6 08:49:37 1994",
         })
        QTest::newRow(text) << QByteArray(text);
    QTest::newRow("nul") << QByteArray("Sun, 06 Nov 1994 08:49:37\0GMT", 29);
}

void tst_HttpDate::refused()
{
    QFETCH(QByteArray, text);
    QVERIFY(!HttpDate::fromText(text, utc(u"2024-06-01T00:00:00Z"_s)).isValid());
}

void tst_HttpDate::twoDigitYears_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QDateTime>("now");
    QTest::addColumn<QDateTime>("time");
    const auto row = [](const char *name, const char *text, const QString &now,
                        const QString &time) {
        QTest::newRow(name) << QByteArray(text) << utc(now) << utc(time);
    };
    const QString now = u"2024-06-01T00:00:00Z"_s;
    row("this year", "Monday, 01-Jan-24 00:00:00 GMT", now, u"2024-01-01T00:00:00Z"_s);
    row("49 years ahead", "Monday, 01-Jan-73 00:00:00 GMT", now, u"2073-01-01T00:00:00Z"_s);
    row("exactly 50 years ahead", "Friday, 01-Jun-74 00:00:00 GMT", now, u"2074-06-01T00:00:00Z"_s);
    row("a second more", "Friday, 01-Jun-74 00:00:01 GMT", now, u"1974-06-01T00:00:01Z"_s);
    row("75 years ahead", "Monday, 01-Jan-99 00:00:00 GMT", now, u"1999-01-01T00:00:00Z"_s);
    row("year 00", "Monday, 01-Jan-00 00:00:00 GMT", now, u"2000-01-01T00:00:00Z"_s);
    row("next century", "Monday, 01-Jan-05 00:00:00 GMT", u"2090-01-01T00:00:00Z"_s,
        u"2105-01-01T00:00:00Z"_s);
    row("last century", "Monday, 01-Jan-99 00:00:00 GMT", u"2001-01-01T00:00:00Z"_s,
        u"1999-01-01T00:00:00Z"_s);
    row("leap day", "Tuesday, 29-Feb-00 00:00:00 GMT", now, u"2000-02-29T00:00:00Z"_s);
    row("now elsewhere", "Friday, 01-Jun-74 00:00:00 GMT", u"2024-06-01T02:00:00+02:00"_s,
        u"2074-06-01T00:00:00Z"_s);
}

void tst_HttpDate::twoDigitYears()
{
    QFETCH(QByteArray, text);
    QFETCH(QDateTime, now);
    QFETCH(QDateTime, time);
    QCOMPARE(HttpDate::fromText(text, now), time);
}

void tst_HttpDate::written_data()
{
    QTest::addColumn<QDateTime>("time");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("utc") << utc(u"1994-11-06T08:49:37Z"_s)
                         << QByteArray("Sun, 06 Nov 1994 08:49:37 GMT");
    QTest::newRow("elsewhere") << utc(u"1994-11-06T00:49:37-08:00"_s)
                               << QByteArray("Sun, 06 Nov 1994 08:49:37 GMT");
    QTest::newRow("the day before")
            << utc(u"2024-03-01T00:30:00+01:00"_s) << QByteArray("Thu, 29 Feb 2024 23:30:00 GMT");
    QTest::newRow("milliseconds") << utc(u"1994-11-06T08:49:37.999Z"_s)
                                  << QByteArray("Sun, 06 Nov 1994 08:49:37 GMT");
    QTest::newRow("first year") << utc(u"0001-01-01T00:00:00Z"_s)
                                << QByteArray("Mon, 01 Jan 0001 00:00:00 GMT");
    QTest::newRow("five digits") << utc(u"9999-12-31T23:59:59Z"_s).addSecs(1) << QByteArray();
    QTest::newRow("before the first") << utc(u"0001-01-01T00:00:00Z"_s).addSecs(-1) << QByteArray();
    QTest::newRow("none") << QDateTime() << QByteArray();
}

void tst_HttpDate::written()
{
    QFETCH(QDateTime, time);
    QFETCH(QByteArray, text);
    QCOMPARE(HttpDate::toText(time), text);
}

void tst_HttpDate::whatIsWrittenIsRead()
{
    QDateTime time = utc(u"1969-12-25T23:58:57Z"_s);
    for (int i = 0; i < 2000; ++i, time = time.addSecs(86400 + 3661))
        QCOMPARE(HttpDate::fromText(HttpDate::toText(time), time), time);
}

QTEST_APPLESS_MAIN(tst_HttpDate)
#include "tst_httpdate.moc"
