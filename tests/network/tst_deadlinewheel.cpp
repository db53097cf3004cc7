// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "network/deadlinewheel.h"

#include <QtCore/qrandom.h>
#include <QtTest/qtest.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

using namespace HttpQ;
using namespace std::chrono_literals;

using TimePoint = Deadline::TimePoint;

namespace {

constexpr TimePoint Start(1000h);

class Alarm final : public Deadline
{
public:
    int count = 0;
    std::function<void()> hook;

private:
    void expired() override
    {
        ++count;
        if (const auto call = hook)
            call();
    }
};

// As an event loop does: wakes up no earlier than the wheel asks for.
void runUntil(DeadlineWheel &wheel, TimePoint end)
{
    for (TimePoint next = wheel.nextTime(); next <= end; next = wheel.nextTime())
        wheel.advance(next);
    wheel.advance(end);
}

} // namespace

class tst_DeadlineWheel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void expiresOnceInTimeAndNotEarly_data();
    void expiresOnceInTimeAndNotEarly();
    void isMovedLaterAndEarlier();
    void isClearedInTheExpiryOfAnother();
    void isDestroyedInExpiries();
    void isSetAgainInItsExpiry();
    void movedInTheExpiryOfAnotherDueAtOnce();
    void outlivesItsWheel();
    void movesToAnotherWheel();
    void doesAsANaiveModel_data();
    void doesAsANaiveModel();
    void sleepsThroughTheTimeWithoutDeadlines();
};

void tst_DeadlineWheel::expiresOnceInTimeAndNotEarly_data()
{
    QTest::addColumn<std::chrono::nanoseconds>("after");
    QTest::addColumn<std::chrono::nanoseconds>("before");
    for (const std::chrono::nanoseconds before : { 0ns, 1ns, 63'000'000ns, 4'095'500'000ns }) {
        for (const std::chrono::nanoseconds after :
             { std::chrono::nanoseconds(-5ms), 0ns, 1ns, std::chrono::nanoseconds(1ms), 1'000'001ns,
               std::chrono::nanoseconds(63ms), std::chrono::nanoseconds(64ms),
               std::chrono::nanoseconds(65ms), std::chrono::nanoseconds(4095ms),
               std::chrono::nanoseconds(4096ms), std::chrono::nanoseconds(4097ms),
               std::chrono::nanoseconds(1h), std::chrono::nanoseconds(24h * 365),
               std::chrono::nanoseconds(24h * 365 * 99) }) {
            QTest::addRow("%lld ns, set after %lld ns", static_cast<long long>(after.count()),
                          static_cast<long long>(before.count()))
                    << after << before;
        }
    }
}

void tst_DeadlineWheel::expiresOnceInTimeAndNotEarly()
{
    QFETCH(const std::chrono::nanoseconds, after);
    QFETCH(const std::chrono::nanoseconds, before);
    DeadlineWheel wheel(Start);
    wheel.advance(Start + before);
    Alarm alarm;
    const TimePoint time = Start + before + after;
    alarm.set(wheel, time);
    QVERIFY(alarm.isSet());
    QCOMPARE(alarm.time(), time);
    QCOMPARE(wheel.count(), 1);

    int steps = 0;
    while (alarm.count == 0) {
        const TimePoint next = wheel.nextTime();
        QVERIFY(next != TimePoint::max());
        wheel.advance(next - 1ns);
        QCOMPARE(alarm.count, 0);
        wheel.advance(next);
        if (alarm.count > 0) {
            QVERIFY(next >= time);
            QVERIFY(next <= std::max(time, Start + before) + 2ms);
        }
        QVERIFY(++steps <= 8);
    }
    QCOMPARE(alarm.count, 1);
    QVERIFY(!alarm.isSet());
    QVERIFY(wheel.isEmpty());
    QCOMPARE(wheel.nextTime(), TimePoint::max());
    wheel.advance(time + 1h);
    QCOMPARE(alarm.count, 1);
}

void tst_DeadlineWheel::isMovedLaterAndEarlier()
{
    DeadlineWheel wheel(Start);
    Alarm alarm;
    alarm.set(wheel, Start + 100ms);
    alarm.set(wheel, Start + 10s);
    QCOMPARE(wheel.count(), 1);
    runUntil(wheel, Start + 9999ms);
    QCOMPARE(alarm.count, 0);
    alarm.set(wheel, Start + 20s);
    alarm.set(wheel, Start + 10500ms);
    QCOMPARE(wheel.count(), 1);
    runUntil(wheel, Start + 10499ms);
    QCOMPARE(alarm.count, 0);
    runUntil(wheel, Start + 10500ms);
    QCOMPARE(alarm.count, 1);

    alarm.set(wheel, Start + 30s);
    alarm.clear();
    alarm.clear();
    QVERIFY(wheel.isEmpty());
    runUntil(wheel, Start + 1h);
    QCOMPARE(alarm.count, 1);
}

void tst_DeadlineWheel::isClearedInTheExpiryOfAnother()
{
    DeadlineWheel wheel(Start);
    Alarm first, second, third;
    first.set(wheel, Start + 5ms);
    second.set(wheel, Start + 5ms);
    third.set(wheel, Start + 6ms);
    first.hook = [&] {
        second.clear();
        third.clear();
    };
    wheel.advance(Start + 10ms);
    QCOMPARE(first.count, 1);
    QCOMPARE(second.count, 0);
    QCOMPARE(third.count, 0);
    QVERIFY(wheel.isEmpty());
}

void tst_DeadlineWheel::isDestroyedInExpiries()
{
    DeadlineWheel wheel(Start);
    auto first = std::make_unique<Alarm>();
    auto second = std::make_unique<Alarm>();
    auto third = std::make_unique<Alarm>();
    Alarm last;
    int called = 0;
    for (Alarm *alarm : { first.get(), second.get(), third.get() }) {
        alarm->set(wheel, Start + 5ms);
        alarm->hook = [&] {
            ++called;
            first.reset();
            second.reset();
            third.reset();
        };
    }
    last.set(wheel, Start + 5ms);
    wheel.advance(Start + 5ms);
    QCOMPARE(called, 1);
    QCOMPARE(last.count, 1);
    QCOMPARE(wheel.count(), 0);
}

void tst_DeadlineWheel::isSetAgainInItsExpiry()
{
    DeadlineWheel wheel(Start);
    Alarm alarm;
    TimePoint at = Start + 7ms;
    alarm.set(wheel, at);
    alarm.hook = [&] {
        at += 7ms;
        alarm.set(wheel, at);
    };
    wheel.advance(Start + 700ms); // late: all that came due in between
    QCOMPARE(alarm.count, 100);
    QCOMPARE(wheel.count(), 1);

    // Set to what is past already it is due at the next tick, and does not loop for ever.
    alarm.hook = [&] { alarm.set(wheel, Start); };
    wheel.advance(Start + 710ms);
    QVERIFY(alarm.count <= 110);
    QVERIFY(alarm.count > 100);
}

void tst_DeadlineWheel::movedInTheExpiryOfAnotherDueAtOnce()
{
    DeadlineWheel wheel(Start);
    Alarm first, second;
    first.set(wheel, Start + 5ms);
    second.set(wheel, Start + 5ms);
    first.hook = [&] { second.set(wheel, Start + 50ms); };
    wheel.advance(Start + 49ms);
    QCOMPARE(first.count, 1);
    QCOMPARE(second.count, 0);
    QCOMPARE(wheel.count(), 1);
    wheel.advance(Start + 50ms);
    QCOMPARE(second.count, 1);
}

void tst_DeadlineWheel::outlivesItsWheel()
{
    Alarm alarm;
    {
        DeadlineWheel wheel(Start);
        alarm.set(wheel, Start + 5ms);
    }
    QVERIFY(!alarm.isSet());
    DeadlineWheel next(Start + 1s);
    alarm.set(next, Start + 2s);
    next.advance(Start + 2s);
    QCOMPARE(alarm.count, 1);
}

void tst_DeadlineWheel::movesToAnotherWheel()
{
    DeadlineWheel one(Start);
    DeadlineWheel two(Start);
    Alarm alarm;
    alarm.set(one, Start + 5ms);
    alarm.set(two, Start + 50ms);
    QVERIFY(one.isEmpty());
    QCOMPARE(two.count(), 1);
    one.advance(Start + 1s);
    QCOMPARE(alarm.count, 0);
    two.advance(Start + 1s);
    QCOMPARE(alarm.count, 1);
}

void tst_DeadlineWheel::doesAsANaiveModel_data()
{
    QTest::addColumn<quint32>("seed");
    QTest::addColumn<int>("range"); // of the deadlines, as a power of two of milliseconds
    quint32 seed = 1;
    for (const int range : { 3, 6, 7, 9, 12, 13, 18, 24, 30, 40 })
        QTest::addRow("up to 2^%d ms", range) << seed++ << range;
}

void tst_DeadlineWheel::doesAsANaiveModel()
{
    QFETCH(const quint32, seed);
    QFETCH(const int, range);
    constexpr int Count = 40;
    constexpr int Operations = 20'000;
    constexpr TimePoint End = Start + 24h * 365 * 100;

    QRandomGenerator random(seed);
    const auto randomDuration = [&](int bits) {
        const auto below = qint64(1) << (1 + random.bounded(bits));
        return std::chrono::microseconds(qint64(random.generate64() >> 1) % (below * 1000));
    };
    TimePoint now = Start;
    DeadlineWheel wheel(now);
    std::vector<std::unique_ptr<Alarm>> alarms;
    std::vector<std::optional<TimePoint>> model(Count);
    QString failure;
    for (size_t i = 0; i < Count; ++i) {
        alarms.push_back(std::make_unique<Alarm>());
        alarms[i]->hook = [&, i] {
            if (!model[i])
                failure = QStringLiteral("expired without being set");
            else if (*model[i] > now)
                failure = QStringLiteral("expired early");
            model[i].reset();
        };
    }
    for (int operation = 0; operation < Operations; ++operation) {
        const size_t i = random.bounded(quint32(Count));
        switch (random.bounded(6)) {
        case 0:
        case 1:
        case 2: {
            const TimePoint time = now + randomDuration(range) - 1ms;
            alarms[i]->set(wheel, time);
            model[i] = time;
            break;
        }
        case 3:
            alarms[i]->clear();
            model[i].reset();
            break;
        default:
            now = std::min(now + randomDuration(range - random.bounded(range)), End);
            wheel.advance(now);
            // Nothing is later than the two ticks that rounding up takes.
            for (const std::optional<TimePoint> &time : model) {
                if (time && *time + 2ms <= now)
                    failure = QStringLiteral("expired late, or never");
            }
            break;
        }
        const auto isSet = [](const auto &time) { return time.has_value(); };
        QCOMPARE(wheel.count(), std::count_if(model.begin(), model.end(), isSet));
        for (const std::optional<TimePoint> &time : model) {
            if (time && wheel.nextTime() > std::max(*time, now) + 2ms)
                failure = QStringLiteral("the next time is too late");
        }
        QVERIFY2(failure.isEmpty(), qPrintable(failure));
    }
}

void tst_DeadlineWheel::sleepsThroughTheTimeWithoutDeadlines()
{
    DeadlineWheel wheel(Start);
    wheel.advance(Start + 24h * 365);
    Alarm alarm;
    alarm.set(wheel, Start + 24h * 365 + 5ms);
    QCOMPARE(wheel.nextTime(), Start + 24h * 365 + 5ms);
    wheel.advance(Start); // a clock that goes back moves nothing
    QCOMPARE(alarm.count, 0);
    wheel.advance(Start + 24h * 366);
    QCOMPARE(alarm.count, 1);
}

QTEST_APPLESS_MAIN(tst_DeadlineWheel)
#include "tst_deadlinewheel.moc"
