// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/status.h"

#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace Qt::StringLiterals;

class tst_Status : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void knowsThePhrasesOfTheRegistry_data();
    void knowsThePhrasesOfTheRegistry();
    void isInOrderSoThatEachPhraseIsFound();
};

void tst_Status::knowsThePhrasesOfTheRegistry_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("phrase");
    QTest::newRow("100") << 100 << u"Continue"_s;
    QTest::newRow("103") << 103 << u"Early Hints"_s;
    QTest::newRow("200") << 200 << u"OK"_s;
    QTest::newRow("203") << 203 << u"Non-Authoritative Information"_s;
    QTest::newRow("226") << 226 << u"IM Used"_s;
    QTest::newRow("304") << 304 << u"Not Modified"_s;
    QTest::newRow("404") << 404 << u"Not Found"_s;
    QTest::newRow("418") << 418 << u"I'm a teapot"_s;
    QTest::newRow("422, renamed by RFC 9110") << 422 << u"Unprocessable Content"_s;
    QTest::newRow("511") << 511 << u"Network Authentication Required"_s;
    for (const int none : { -1, 0, 99, 104, 199, 299, 306, 420, 430, 509, 512, 599, 600, 1000 })
        QTest::addRow("%d has none", none) << none << QString();
}

void tst_Status::knowsThePhrasesOfTheRegistry()
{
    QFETCH(const int, status);
    const QString phrase = reasonPhrase(status);
    QTEST(phrase, "phrase");
}

void tst_Status::isInOrderSoThatEachPhraseIsFound()
{
    // Were two entries swapped, the search would miss some of those around them.
    int known = 0;
    for (int status = 0; status < 1000; ++status)
        known += !reasonPhrase(status).isEmpty();
    QCOMPARE(known, 62);
}

QTEST_APPLESS_MAIN(tst_Status)
#include "tst_status.moc"
