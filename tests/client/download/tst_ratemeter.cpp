// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/download/ratemeter_p.h"

#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace std::chrono_literals;

class tst_RateMeter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void steady();
    void sameTime();
    void forgetsWhatIsLongAgo();
    void manySamples();
    void beginsAnew();
};

void tst_RateMeter::steady()
{
    RateMeter meter;
    RateMeter::Time now;
    meter.reset(now, 1000);
    for (int i = 1; i <= 100; ++i)
        QCOMPARE(meter.add(now + i * 250ms, 1000 + i * 50), 200.0);
}

void tst_RateMeter::sameTime()
{
    RateMeter meter;
    const RateMeter::Time now;
    meter.reset(now, 0);
    QCOMPARE(meter.add(now, 100), 0.0);
    QCOMPARE(meter.add(now + 1s, 100), 100.0);
}

void tst_RateMeter::forgetsWhatIsLongAgo()
{
    RateMeter meter;
    RateMeter::Time now;
    meter.reset(now, 0);
    meter.add(now += 1s, 1'000'000);
    for (int i = 1; i < 7; ++i)
        meter.add(now += 1s, 1'000'000);
    QCOMPARE(meter.add(now += 1s, 1'000'000), 0.0);
    // also over a gap
    QCOMPARE(meter.add(now += 100s, 1'001'000), 10.0);
}

void tst_RateMeter::manySamples()
{
    RateMeter meter;
    RateMeter::Time now;
    meter.reset(now, 0);
    double rate = 0;
    for (int i = 1; i <= 20'000; ++i)
        rate = meter.add(now += 1ms, i * 10);
    QVERIFY2(rate > 9'900 && rate < 10'100, qPrintable(QString::number(rate)));
}

void tst_RateMeter::beginsAnew()
{
    RateMeter meter;
    RateMeter::Time now;
    meter.reset(now, 0);
    meter.add(now += 1s, 1'000'000);
    meter.reset(now += 1s, 1'000'000);
    QCOMPARE(meter.add(now += 1s, 1'000'010), 10.0);
}

QTEST_APPLESS_MAIN(tst_RateMeter)
#include "tst_ratemeter.moc"
