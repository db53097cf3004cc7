// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/download/contentrange_p.h"

#include <QtTest/qtest.h>

using namespace HttpQ;

class tst_ContentRange : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ranges_data();
    void ranges();
    void broken_data();
    void broken();
};

void tst_ContentRange::ranges_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<qint64>("first");
    QTest::addColumn<qint64>("last");
    QTest::addColumn<qint64>("total");
    QTest::newRow("whole") << QByteArray("bytes 0-9/10") << qint64(0) << qint64(9) << qint64(10);
    QTest::newRow("one byte") << QByteArray("bytes 5-5/6") << qint64(5) << qint64(5) << qint64(6);
    QTest::newRow("no total") << QByteArray("bytes 5-9/*") << qint64(5) << qint64(9) << qint64(-1);
    QTest::newRow("no range") << QByteArray("bytes */10") << qint64(-1) << qint64(-1) << qint64(10);
    QTest::newRow("nothing") << QByteArray("bytes */0") << qint64(-1) << qint64(-1) << qint64(0);
    QTest::newRow("case") << QByteArray("Bytes 0-9/10") << qint64(0) << qint64(9) << qint64(10);
    QTest::newRow("large") << QByteArray("bytes 5000000000-5999999999/6000000000")
                           << qint64(5'000'000'000) << qint64(5'999'999'999)
                           << qint64(6'000'000'000);
}

void tst_ContentRange::ranges()
{
    QFETCH(QByteArray, field);
    const auto range = ContentRange::fromField(field);
    QVERIFY(range);
    QTEST(range->first(), "first");
    QTEST(range->last(), "last");
    QTEST(range->total(), "total");
    QCOMPARE(range->isUnsatisfied(), range->first() < 0);
}

void tst_ContentRange::broken_data()
{
    QTest::addColumn<QByteArray>("field");
    for (const char *field : { "",
                               "bytes",
                               "bytes ",
                               "bytes 0-9",
                               "bytes 0-9/",
                               "bytes /10",
                               "bytes 9-0/10",
                               "bytes 0-10/10",
                               "bytes 0-9/5",
                               "bytes -9/10",
                               "bytes 0-/10",
                               "bytes 0-9/x",
                               "bytes +0-9/10",
                               "bytes 0--9/10",
                               "bytes 0-9/-10",
                               "bytes */*",
                               "items 0-9/10",
                               "bytes=0-9/10",
                               "0-9/10",
                               "bytes 0-9/10/10",
                               "bytes 0-9/10, bytes 0-9/10",
                               "bytes 0-9999999999999999999/*",
                               "bytes 0-9/10 " })
        QTest::addRow("'%s'", field) << QByteArray(field);
}

void tst_ContentRange::broken()
{
    QFETCH(QByteArray, field);
    QVERIFY(!ContentRange::fromField(field));
}

QTEST_APPLESS_MAIN(tst_ContentRange)
#include "tst_contentrange.moc"
