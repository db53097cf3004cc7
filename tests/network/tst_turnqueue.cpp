// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "testing/mock/mockbackend.h"
#include "network/turnqueue.h"

#include <QtTest/qtest.h>

#include <functional>
#include <memory>
#include <thread>
#include <vector>

using namespace HttpQ;
using namespace std::chrono_literals;

namespace {

class Item final : public TurnItem
{
public:
    explicit Item(std::function<void()> itemCall = {})
        : call(std::move(itemCall))
    {}
    std::function<void()> call;

private:
    void turn() override
    {
        if (const auto copy = call)
            copy();
    }
};

class Alarm final : public Deadline
{
public:
    explicit Alarm(std::function<void()> alarmCall)
        : call(std::move(alarmCall))
    {}
    std::function<void()> call;

private:
    void expired() override { call(); }
};

// Counts how often the queue below it asks for a turn.
class CountingBackend final : public Backend
{
public:
    std::unique_ptr<Stream> connectTcp(const QHostAddress &address, quint16 port, bool secure,
                                       const NetworkOptions &options,
                                       StreamListener *listener) override
    {
        return mock.connectTcp(address, port, secure, options, listener);
    }
    std::unique_ptr<Stream> connectLocal(const QString &path, bool secure,
                                         const NetworkOptions &options,
                                         StreamListener *listener) override
    {
        return mock.connectLocal(path, secure, options, listener);
    }
    std::unique_ptr<Lookup> resolve(const QByteArray &host, Lookup::Listener *listener) override
    {
        return mock.resolve(host, listener);
    }
    std::unique_ptr<Waker> createWaker(Waker::Listener *listener) override
    {
        return std::make_unique<CountingWaker>(*this, mock.createWaker(listener));
    }
    std::chrono::steady_clock::time_point now() const override { return mock.now(); }

    MockBackend mock;
    std::atomic<int> posts = 0;
    std::vector<std::chrono::steady_clock::time_point> times;

private:
    class CountingWaker final : public Waker
    {
    public:
        CountingWaker(CountingBackend &backend, std::unique_ptr<Waker> waker)
            : m_backend(backend)
            , m_waker(std::move(waker))
        {}
        void post() override
        {
            ++m_backend.posts;
            m_waker->post();
        }
        void wakeAt(std::chrono::steady_clock::time_point time) override
        {
            m_backend.times.push_back(time);
            m_waker->wakeAt(time);
        }

    private:
        CountingBackend &m_backend;
        std::unique_ptr<Waker> m_waker;
    };
};

class Owner final : public TurnQueue::Owner
{
public:
    explicit Owner(Backend &backend)
        : queue(std::make_unique<TurnQueue>(backend))
    {
        queue->setOwner(this);
    }

    std::unique_ptr<TurnQueue> queue;
    int depth = 0;
    int turns = 0;
    int foreign = 0;
    std::function<void()> onEnd;

private:
    void turnBegins() override
    {
        ++depth;
        ++turns;
    }
    void turnEnds() override
    {
        --depth;
        if (const auto call = onEnd)
            call();
    }
    void foreignWork() override { ++foreign; }
};

} // namespace

class tst_TurnQueue : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void runsItemsInOrderInOneTurn();
    void postsOnceForABatch();
    void runsNothingFromInsideSchedule();
    void itemDestroyedWhileQueued();
    void itemsDestroyEachOther();
    void itemSchedulesItselfAgain();
    void itemThatNeverStopsLetsOthersHaveTurns();
    void nestedLoopRunsWhatIsScheduledInIt();
    void nestedLoopRunsTheRestOfTheTurn();
    void ownerDestroysTheQueueWhenATurnEnds();
    void queueDiesWithItemsInIt();
    void hearsOfWorkFromAnotherThread();
    void deadlinesExpireInTurns();
    void armsOnlyWhenADeadlineIsEarlier();
    void deadlinesOfAnyLength();
    void deadlineIsExactAfterALongIdleTime();
};

void tst_TurnQueue::runsItemsInOrderInOneTurn()
{
    MockBackend backend;
    Owner owner(backend);
    QList<int> order;
    QList<int> turns;
    const auto note = [&](int item) {
        order.append(item);
        turns.append(owner.turns);
    };
    Item one([&] { note(1); });
    Item two([&] { note(2); });
    Item three([&] { note(3); });
    owner.queue->schedule(&two);
    owner.queue->schedule(&one);
    owner.queue->schedule(&two); // is queued already
    owner.queue->schedule(&three);
    QVERIFY(backend.run());
    QCOMPARE(order, QList<int>({ 2, 1, 3 }));
    QCOMPARE(turns, QList<int>({ 1, 1, 1 }));
    QVERIFY(owner.queue->isEmpty());
}

void tst_TurnQueue::postsOnceForABatch()
{
    CountingBackend backend;
    Owner owner(backend);
    Item alone;
    owner.queue->schedule(&alone);
    QCOMPARE(backend.posts, 1);
    QVERIFY(backend.mock.run());
    QCOMPARE(backend.posts, 1);

    std::vector<std::unique_ptr<Item>> items;
    for (int i = 0; i < 100; ++i) {
        items.push_back(std::make_unique<Item>());
        owner.queue->schedule(items.back().get());
    }
    QCOMPARE(backend.posts, 2);
    QVERIFY(backend.mock.run());
    // One more for the whole batch, in case that one of its items nests an event loop.
    QCOMPARE(backend.posts, 3);
}

void tst_TurnQueue::runsNothingFromInsideSchedule()
{
    MockBackend backend;
    Owner owner(backend);
    bool ran = false;
    Item item([&] { ran = true; });
    owner.queue->schedule(&item);
    QVERIFY(!ran);
    QVERIFY(backend.run());
    QVERIFY(ran);
}

void tst_TurnQueue::itemDestroyedWhileQueued()
{
    MockBackend backend;
    Owner owner(backend);
    int ran = 0;
    Item first([&] { ++ran; });
    auto second = std::make_unique<Item>([&] { ran += 100; });
    Item third([&] { ++ran; });
    owner.queue->schedule(&first);
    owner.queue->schedule(second.get());
    owner.queue->schedule(&third);
    second.reset();
    QVERIFY(backend.run());
    QCOMPARE(ran, 2);
}

void tst_TurnQueue::itemsDestroyEachOther()
{
    MockBackend backend;
    Owner owner(backend);
    int ran = 0;
    std::unique_ptr<Item> one, two;
    const auto call = [&] {
        ++ran;
        one.reset();
        two.reset();
    };
    one = std::make_unique<Item>(call);
    two = std::make_unique<Item>(call);
    Item last([&] { ran += 10; });
    owner.queue->schedule(one.get());
    owner.queue->schedule(two.get());
    owner.queue->schedule(&last);
    QVERIFY(backend.run());
    QCOMPARE(ran, 11);
}

void tst_TurnQueue::itemSchedulesItselfAgain()
{
    MockBackend backend;
    Owner owner(backend);
    QList<int> order;
    Item other([&] { order.append(0); });
    Item item;
    item.call = [&] {
        order.append(1);
        if (order.count(1) < 3)
            owner.queue->schedule(&item);
    };
    owner.queue->schedule(&item);
    owner.queue->schedule(&other);
    QVERIFY(backend.run());
    QCOMPARE(order, QList<int>({ 1, 0, 1, 1 }));
}

void tst_TurnQueue::itemThatNeverStopsLetsOthersHaveTurns()
{
    MockBackend backend;
    Owner owner(backend);
    bool stop = false;
    int ran = 0;
    Item item;
    item.call = [&] {
        ++ran;
        if (!stop)
            owner.queue->schedule(&item);
    };
    owner.queue->schedule(&item);
    class StopLater final : public Waker::Listener
    {
    public:
        explicit StopLater(bool &stopIt)
            : m_stop(stopIt)
        {}
        void wake() override { m_stop = true; }

    private:
        bool &m_stop;
    } stopLater(stop);
    const auto waker = backend.createWaker(&stopLater);
    waker->post();
    QVERIFY(backend.run());
    QVERIFY(ran > 1);
    QVERIFY(owner.turns <= 3);
}

void tst_TurnQueue::nestedLoopRunsWhatIsScheduledInIt()
{
    MockBackend backend;
    Owner owner(backend);
    QStringList order;
    Item late([&] { order.append(QStringLiteral("late")); });
    Item rest([&] { order.append(QStringLiteral("rest")); });
    Item nesting([&] {
        order.append(QStringLiteral("begin"));
        owner.queue->schedule(&late);
        QVERIFY(backend.run()); // an event loop in user code
        QCOMPARE(owner.depth, 1);
        order.append(QStringLiteral("end"));
    });
    owner.queue->schedule(&nesting);
    owner.queue->schedule(&rest);
    QVERIFY(backend.run());
    QCOMPARE(order, QStringList({ QStringLiteral("begin"), QStringLiteral("rest"),
                                  QStringLiteral("late"), QStringLiteral("end") }));
    QCOMPARE(owner.depth, 0);
}

void tst_TurnQueue::nestedLoopRunsTheRestOfTheTurn()
{
    // Also when nothing new is scheduled, the rest must not wait for the nested loop to end.
    MockBackend backend;
    Owner owner(backend);
    bool restRan = false;
    bool restRanNested = false;
    Item rest([&] { restRan = true; });
    Item nesting([&] {
        QVERIFY(backend.run());
        restRanNested = restRan;
    });
    owner.queue->schedule(&nesting);
    owner.queue->schedule(&rest);
    QVERIFY(backend.run());
    QVERIFY(restRan);
    QVERIFY(restRanNested);
}

void tst_TurnQueue::ownerDestroysTheQueueWhenATurnEnds()
{
    MockBackend backend;
    Owner owner(backend);
    int ran = 0;
    Item item([&] { ++ran; });
    Item again([&] { ++ran; });
    owner.onEnd = [&] {
        owner.queue->schedule(&again);
        owner.queue.reset();
    };
    owner.queue->schedule(&item);
    QVERIFY(backend.run());
    QCOMPARE(ran, 1);
    QVERIFY(!again.isLinked());
}

void tst_TurnQueue::queueDiesWithItemsInIt()
{
    MockBackend backend;
    Item item([] { QFAIL("ran after its queue was gone"); });
    Alarm alarm([] { QFAIL("expired after its queue was gone"); });
    {
        Owner owner(backend);
        owner.queue->schedule(&item);
        owner.queue->setDeadline(alarm, 5ms);
    }
    QVERIFY(!item.isLinked());
    QVERIFY(!alarm.isSet());
    QVERIFY(backend.advance(10ms));
}

void tst_TurnQueue::hearsOfWorkFromAnotherThread()
{
    MockBackend backend;
    Owner owner(backend);
    constexpr int Threads = 4;
    constexpr int Posts = 1000;
    std::vector<std::thread> threads;
    for (int i = 0; i < Threads; ++i) {
        threads.emplace_back([&] {
            for (int post = 0; post < Posts; ++post)
                owner.queue->postFromAnyThread();
        });
    }
    // Turns run meanwhile, as they do in a program.
    for (int i = 0; i < 100; ++i)
        backend.run();
    for (std::thread &thread : threads)
        thread.join();
    QVERIFY(backend.run());
    QVERIFY(owner.foreign >= 1);
    QVERIFY(owner.foreign <= Threads * Posts);
    const int before = owner.foreign;
    QVERIFY(backend.run());
    QCOMPARE(owner.foreign, before);
}

void tst_TurnQueue::deadlinesExpireInTurns()
{
    MockBackend backend;
    Owner owner(backend);
    QStringList order;
    Item item([&] { order.append(QStringLiteral("item")); });
    Alarm soon([&] {
        order.append(QStringLiteral("soon"));
        QCOMPARE(owner.depth, 1);
        owner.queue->schedule(&item);
    });
    Alarm late([&] { order.append(QStringLiteral("late")); });
    owner.queue->setDeadline(late, 1h);
    owner.queue->setDeadline(soon, 20ms);
    QVERIFY(backend.advance(19ms));
    QVERIFY(order.isEmpty());
    QVERIFY(backend.advance(1ms));
    QCOMPARE(order, QStringList({ QStringLiteral("soon"), QStringLiteral("item") }));
    QVERIFY(backend.advance(1h - 21ms));
    QCOMPARE(order.size(), 2);
    QVERIFY(backend.advance(1ms));
    QCOMPARE(order.last(), QStringLiteral("late"));
    QVERIFY(owner.queue->deadlines().isEmpty());
}

void tst_TurnQueue::armsOnlyWhenADeadlineIsEarlier()
{
    CountingBackend backend;
    Owner owner(backend);
    int expired = 0;
    Alarm alarm([&] { ++expired; });
    owner.queue->setDeadline(alarm, 30s);
    QCOMPARE(backend.times.size(), 1u);
    for (int i = 0; i < 100; ++i) {
        // As a read timeout is moved with every chunk.
        QVERIFY(backend.mock.advance(100ms));
        owner.queue->setDeadline(alarm, 30s);
    }
    QVERIFY(backend.times.size() <= 10);
    QVERIFY(backend.mock.advance(30s - 1ms));
    QCOMPARE(expired, 0);
    QVERIFY(backend.mock.advance(1ms));
    QCOMPARE(expired, 1);
}

void tst_TurnQueue::deadlinesOfAnyLength()
{
    MockBackend backend;
    Owner owner(backend);
    int expired = 0;
    Alarm never([&] { expired += 100; });
    owner.queue->setDeadline(never, std::chrono::milliseconds::max());
    Alarm past([&] { ++expired; });
    owner.queue->setDeadline(past, std::chrono::milliseconds::min());
    QVERIFY(backend.advance(1ms));
    QCOMPARE(expired, 1);
    QVERIFY(backend.advance(24h * 365 * 50));
    QCOMPARE(expired, 1);
    QVERIFY(never.isSet());
}

void tst_TurnQueue::deadlineIsExactAfterALongIdleTime()
{
    MockBackend backend;
    Owner owner(backend);
    QVERIFY(backend.advance(24h * 400));
    int expired = 0;
    Alarm alarm([&] { ++expired; });
    owner.queue->setDeadline(alarm, 10ms);
    QVERIFY(backend.advance(9ms));
    QCOMPARE(expired, 0);
    QVERIFY(backend.advance(1ms));
    QCOMPARE(expired, 1);
    // One that comes after another was cleared.
    owner.queue->setDeadline(alarm, 1h);
    alarm.clear();
    QVERIFY(backend.advance(2h));
    owner.queue->setDeadline(alarm, 10ms);
    QVERIFY(backend.advance(10ms));
    QCOMPARE(expired, 2);
}

QTEST_APPLESS_MAIN(tst_TurnQueue)
#include "tst_turnqueue.moc"
