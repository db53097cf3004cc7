// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "policy/retrybudget.h"

#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace std::chrono_literals;

class tst_RetryBudget : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void startsWithTheReserve();
    void reserveComesBack_data();
    void reserveComesBack();
    void requestsEarn_data();
    void requestsEarn();
    void earnsAreSpentFirst();
    void timeMayStandStill();
    void stormIsHeldToAFifth();
};

static const RetryBudget::TimePoint Start(1000h);

static int withdrawAll(RetryBudget &budget, RetryBudget::TimePoint now)
{
    int count = 0;
    while (budget.withdraw(now))
        ++count;
    return count;
}

void tst_RetryBudget::startsWithTheReserve()
{
    RetryBudget budget(Start);
    QCOMPARE(withdrawAll(budget, Start), 10);
}

void tst_RetryBudget::reserveComesBack_data()
{
    QTest::addColumn<std::chrono::microseconds>("pause");
    QTest::addColumn<int>("retries");
    QTest::newRow("nothing yet") << std::chrono::microseconds(999'999) << 0;
    QTest::newRow("a second") << std::chrono::microseconds(1s) << 1;
    QTest::newRow("most of two") << std::chrono::microseconds(1999ms) << 1;
    QTest::newRow("five seconds") << std::chrono::microseconds(5s) << 5;
    QTest::newRow("ten seconds") << std::chrono::microseconds(10s) << 10;
    QTest::newRow("no more than ten") << std::chrono::microseconds(1000h) << 10;
}

void tst_RetryBudget::reserveComesBack()
{
    QFETCH(std::chrono::microseconds, pause);
    QFETCH(int, retries);
    RetryBudget budget(Start);
    withdrawAll(budget, Start);
    QCOMPARE(withdrawAll(budget, Start + pause), retries);
}

void tst_RetryBudget::requestsEarn_data()
{
    QTest::addColumn<int>("requests");
    QTest::addColumn<int>("retries");
    QTest::newRow("none") << 0 << 0;
    QTest::newRow("four") << 4 << 0;
    QTest::newRow("five") << 5 << 1;
    QTest::newRow("nine") << 9 << 1;
    QTest::newRow("ten") << 10 << 2;
    QTest::newRow("as many as are kept") << 500 << 100;
    QTest::newRow("more") << 100000 << 100;
}

void tst_RetryBudget::requestsEarn()
{
    QFETCH(int, requests);
    QFETCH(int, retries);
    RetryBudget budget(Start);
    withdrawAll(budget, Start);
    for (int i = 0; i < requests; ++i)
        budget.deposit();
    QCOMPARE(withdrawAll(budget, Start), retries);
}

void tst_RetryBudget::earnsAreSpentFirst()
{
    RetryBudget budget(Start);
    for (int i = 0; i < 5; ++i)
        budget.deposit();
    QVERIFY(budget.withdraw(Start));
    QCOMPARE(withdrawAll(budget, Start), 10);
}

// Looking often, less than a millisecond apart, loses no time; a clock that goes back gives none.
void tst_RetryBudget::timeMayStandStill()
{
    RetryBudget budget(Start);
    withdrawAll(budget, Start);
    RetryBudget::TimePoint now = Start;
    int count = 0;
    for (int i = 0; i < 10000; ++i)
        count += budget.withdraw(now += 300us);
    QCOMPARE(count, 3);
    QVERIFY(!budget.withdraw(Start));
    QVERIFY(!budget.withdraw(now));
    QVERIFY(budget.withdraw(now + 1s));
}

void tst_RetryBudget::stormIsHeldToAFifth()
{
    RetryBudget budget(Start);
    RetryBudget::TimePoint now = Start;
    int retries = 0;
    // a hundred requests a second for a hundred seconds, which all fail and want three retries each
    for (int i = 0; i < 10000; ++i, now += 10ms) {
        budget.deposit();
        for (int j = 0; j < 3; ++j)
            retries += budget.withdraw(now);
    }
    QCOMPARE(retries, 2000 + 99 + 10);
}

QTEST_APPLESS_MAIN(tst_RetryBudget)
#include "tst_retrybudget.moc"
