// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/transfermeter.h"

#include <QtTest/qtest.h>

#include <limits>

using namespace HttpQ;
using namespace std::chrono_literals;

class tst_TransferMeter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void steady();
    void sameTime();
    void forgetsWhatIsLongAgo();
    void tellsTenTimesASecond();
    void tellsTheFirst();
    void beginsAnew();
    void timeLeft();
    void timeLeftUnknown();
    void timeLeftOfAStall();
    void sentAgain();
    void stopped();
};

void tst_TransferMeter::steady()
{
    TransferMeter meter;
    const TransferMeter::Time now;
    meter.start(1000, now);
    for (int i = 1; i <= 100; ++i) {
        QVERIFY(meter.update(1000 + i * 50, -1, now + i * 250ms));
        QCOMPARE(meter.bytesPerSecond(), 200.0);
    }
}

void tst_TransferMeter::sameTime()
{
    TransferMeter meter;
    const TransferMeter::Time now;
    meter.start(0, now);
    QVERIFY(meter.update(100, 200, now));
    QCOMPARE(meter.bytesPerSecond(), 0.0);
    QCOMPARE(meter.timeLeft(), -1ms);
    QVERIFY(meter.update(100, 200, now + 1s));
    QCOMPARE(meter.bytesPerSecond(), 100.0);
}

void tst_TransferMeter::forgetsWhatIsLongAgo()
{
    TransferMeter meter;
    TransferMeter::Time now;
    meter.start(0, now);
    for (int i = 0; i < 8; ++i)
        meter.update(1'000'000, -1, now += 1s);
    QCOMPARE(meter.bytesPerSecond(), 0.0);
    // also over a gap
    meter.update(1'001'000, -1, now += 100s);
    QCOMPARE(meter.bytesPerSecond(), 10.0);
}

void tst_TransferMeter::tellsTenTimesASecond()
{
    TransferMeter meter;
    TransferMeter::Time now;
    meter.start(0, now);
    int told = 0;
    for (int i = 1; i <= 20'000; ++i)
        told += meter.update(i * 10, -1, now += 1ms);
    QCOMPARE(told, 200);
    QVERIFY2(meter.bytesPerSecond() > 9'900 && meter.bytesPerSecond() < 10'100,
             qPrintable(QString::number(meter.bytesPerSecond())));
}

void tst_TransferMeter::tellsTheFirst()
{
    TransferMeter meter;
    const TransferMeter::Time now;
    for (int i = 0; i < 2; ++i) {
        meter.start(0, now);
        QVERIFY(meter.update(10, -1, now + 1ms));
        QVERIFY(!meter.update(20, -1, now + 2ms));
    }
}

void tst_TransferMeter::beginsAnew()
{
    TransferMeter meter;
    TransferMeter::Time now;
    meter.start(0, now);
    meter.update(1'000'000, -1, now += 1s);
    meter.start(1'000'000, now += 1s);
    QCOMPARE(meter.bytesPerSecond(), 0.0);
    meter.update(1'000'010, -1, now += 1s);
    QCOMPARE(meter.bytesPerSecond(), 10.0);
}

void tst_TransferMeter::timeLeft()
{
    TransferMeter meter;
    const TransferMeter::Time now;
    meter.start(500, now);
    QCOMPARE(meter.timeLeft(), -1ms);
    meter.update(600, 1500, now + 100ms);
    QCOMPARE(meter.timeLeft(), -1ms); // too early to say
    meter.update(1000, 1500, now + 500ms);
    QCOMPARE(meter.timeLeft(), 500ms);
    meter.update(1500, 1500, now + 1s);
    QCOMPARE(meter.timeLeft(), 0ms);
    // rounded up: there is some left
    meter.start(0, now);
    meter.update(999'999, 1'000'000, now + 1s);
    QCOMPARE(meter.timeLeft(), 1ms);
}

void tst_TransferMeter::timeLeftUnknown()
{
    TransferMeter meter;
    const TransferMeter::Time now;
    meter.start(0, now);
    meter.update(1000, -1, now + 1s);
    QCOMPARE(meter.timeLeft(), -1ms);
    meter.update(1000, 10, now + 2s); // more than there are
    QCOMPARE(meter.timeLeft(), -1ms);
    meter.update(1001, std::numeric_limits<qint64>::max(), now + 3s); // thousands of years
    QCOMPARE(meter.timeLeft(), -1ms);
}

void tst_TransferMeter::timeLeftOfAStall()
{
    TransferMeter meter;
    TransferMeter::Time now;
    meter.start(0, now);
    meter.update(10, 100, now += 1s);
    QCOMPARE(meter.timeLeft(), 9s);
    for (int i = 0; i < 6; ++i)
        meter.update(10, 100, now += 1s);
    QCOMPARE(meter.bytesPerSecond(), 0.0);
    QCOMPARE(meter.timeLeft(), -1ms);
}

// A request body begins again with a redirect or a retry.
void tst_TransferMeter::sentAgain()
{
    TransferMeter meter;
    const TransferMeter::Time now;
    meter.start(0, now);
    meter.update(1000, 2000, now + 1s);
    meter.update(0, 2000, now + 2s);
    QCOMPARE(meter.bytesPerSecond(), 0.0);
    QCOMPARE(meter.timeLeft(), -1ms);
}

void tst_TransferMeter::stopped()
{
    TransferMeter meter;
    const TransferMeter::Time now;
    meter.start(0, now);
    meter.update(1000, 2000, now + 1s);
    QCOMPARE(meter.timeLeft(), 1s);
    meter.stop();
    QCOMPARE(meter.bytesPerSecond(), 0.0);
    QCOMPARE(meter.timeLeft(), -1ms);
}

QTEST_APPLESS_MAIN(tst_TransferMeter)
#include "tst_transfermeter.moc"
