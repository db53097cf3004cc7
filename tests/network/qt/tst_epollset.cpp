// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "network/qt/epollset.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qeventloop.h>
#include <QtCore/qthread.h>
#include <QtTest/qtest.h>

#include <functional>
#include <memory>
#include <utility>
#include <vector>

#include <sys/socket.h>
#include <unistd.h>

using namespace HttpQ;
using namespace Qt::StringLiterals;

namespace {

//! One end of a pair of sockets in the thread's set, and the other end in hand.
class Pair final : private EpollSet::Member
{
public:
    explicit Pair(quint32 events = EPOLLIN)
        : set(EpollSet::ofThread())
    {
        int ends[2] = {};
        if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ends) != 0)
            qFatal("no sockets");
        mine = ends[0];
        m_other = ends[1];
        place = set->add(this, mine, events);
    }
    Pair(const Pair &) = delete;
    Pair &operator=(const Pair &) = delete;
    ~Pair()
    {
        set->remove(place, mine);
        ::close(mine);
        hangUp();
    }

    void receive() { QCOMPARE(::write(m_other, "x", 1), 1); }
    void hangUp()
    {
        if (m_other >= 0)
            ::close(std::exchange(m_other, -1));
    }

    std::shared_ptr<EpollSet> set;
    EpollSet::Place place = EpollSet::NoPlace;
    int mine = -1;
    QStringList events;
    std::function<void()> hook; // runs instead of reading what there is

private:
    void handleRoom() override { note(u"room"_s); }
    void handleNews() override { note(u"news"_s); }
    void note(const QString &event)
    {
        events.append(event);
        if (hook) {
            const std::function<void()> copy = hook;
            copy();
            return;
        }
        char byte;
        while (::read(mine, &byte, 1) > 0) {}
    }

    int m_other = -1;
};

using Pairs = std::vector<std::unique_ptr<Pair>>;

Pairs pairs(size_t count)
{
    Pairs all;
    for (size_t i = 0; i < count; ++i)
        all.push_back(std::make_unique<Pair>());
    return all;
}

void turn()
{
    QCoreApplication::processEvents();
}

} // namespace

class tst_EpollSet : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isOneForAThread();
    void lastsAsLongAsItsMembers();
    void tellsWhatIsAskedFor();
    void tellsAgainOfWhatIsLeft();
    void failuresAreToldToWhoeverWaits();
    void takesMoreThanABatch();
    void removedInABatch();
    void placeIsTakenAgainInABatch();
    void allRemovedInABatch();
    void nestedLoopGoesOn();
    void endsInACall();
};

void tst_EpollSet::isOneForAThread()
{
    const Pair one;
    const Pair another;
    QCOMPARE(one.set.get(), another.set.get());
    QVERIFY(one.place != another.place);
    bool isAnother = false;
    const std::unique_ptr<QThread> thread(QThread::create([&] {
        QEventLoop loop;
        const Pair there;
        isAnother = there.set && there.set != one.set;
    }));
    thread->start();
    QVERIFY(thread->wait());
    QVERIFY(isAnother);
}

void tst_EpollSet::lastsAsLongAsItsMembers()
{
    std::weak_ptr<EpollSet> set;
    {
        const Pair pair;
        set = pair.set;
    }
    QVERIFY(set.expired());
}

void tst_EpollSet::tellsWhatIsAskedFor()
{
    Pair reader;
    turn();
    QVERIFY(reader.events.isEmpty());
    reader.receive();
    turn();
    QCOMPARE(reader.events, QStringList { u"news"_s });

    Pair writer(EPOLLOUT);
    writer.receive(); // is not asked for
    turn();
    QCOMPARE(writer.events, QStringList { u"room"_s });
    writer.set->change(writer.place, writer.mine, EPOLLET);
    turn();
    QCOMPARE(writer.events.size(), 1);
    QCOMPARE(reader.events.size(), 1);
}

void tst_EpollSet::tellsAgainOfWhatIsLeft()
{
    Pair pair;
    pair.hook = [] {};
    pair.receive();
    for (int turns = 1; turns <= 3; ++turns) {
        turn();
        QCOMPARE(pair.events.size(), turns);
    }
}

void tst_EpollSet::failuresAreToldToWhoeverWaits()
{
    Pair pair;
    pair.hangUp();
    turn();
    QCOMPARE(pair.events, QStringList({ u"room"_s, u"news"_s }));
}

void tst_EpollSet::takesMoreThanABatch()
{
    const Pairs all = pairs(1000);
    for (const auto &pair : all)
        pair->receive();
    for (size_t turns = 0; turns < all.size() && all.back()->events.isEmpty(); ++turns)
        turn();
    turn();
    for (const auto &pair : all)
        QCOMPARE(pair->events, QStringList { u"news"_s });
}

void tst_EpollSet::removedInABatch()
{
    Pairs all = pairs(3);
    int told = 0;
    for (const auto &pair : all) {
        pair->receive();
        pair->hook = [&] {
            ++told;
            all.clear(); // the caller, too
        };
    }
    turn();
    turn();
    QCOMPARE(told, 1);
    QVERIFY(all.empty());
}

void tst_EpollSet::placeIsTakenAgainInABatch()
{
    Pair one;
    std::unique_ptr<Pair> later = std::make_unique<Pair>();
    const EpollSet::Place place = later->place;
    std::unique_ptr<Pair> next;
    one.hook = [&] {
        if (next)
            return;
        later.reset();
        next = std::make_unique<Pair>();
    };
    one.receive();
    later->receive();
    turn();
    QVERIFY(next);
    QCOMPARE(next->place, place);
    QVERIFY(next->events.isEmpty()); // what was there was the other's
    next->receive();
    turn();
    QCOMPARE(next->events, QStringList { u"news"_s });
}

void tst_EpollSet::allRemovedInABatch()
{
    auto pair = std::make_unique<Pair>();
    const std::weak_ptr<EpollSet> set = pair->set;
    pair->hook = [&] { pair.reset(); };
    pair->receive();
    turn();
    QVERIFY(!pair);
    QVERIFY(set.expired());
}

void tst_EpollSet::nestedLoopGoesOn()
{
    const Pairs all = pairs(10);
    int depth = 0;
    int deepest = 0;
    for (const auto &pair : all) {
        pair->receive();
        pair->hook = [&, pair = pair.get()] {
            char byte;
            QCOMPARE(::read(pair->mine, &byte, 1), 1); // what is told is there
            deepest = qMax(deepest, ++depth);
            turn();
            --depth;
        };
    }
    Pair late;
    all.back()->hook = [&, pair = all.back().get()] {
        char byte;
        QCOMPARE(::read(pair->mine, &byte, 1), 1);
        late.receive(); // after all that was there
        turn();
        QCOMPARE(late.events.size(), 1);
    };
    turn();
    QVERIFY(deepest >= 9);
    for (const auto &pair : all)
        QCOMPARE(pair->events, QStringList { u"news"_s });
}

void tst_EpollSet::endsInACall()
{
    // The last member goes while a nested loop handles it.
    auto one = std::make_unique<Pair>();
    auto other = std::make_unique<Pair>();
    const std::weak_ptr<EpollSet> set = one->set;
    one->hook = [&] { turn(); };
    other->hook = [&] {
        one.reset();
        other.reset();
    };
    one->receive();
    other->receive();
    turn();
    QVERIFY(!one && !other);
    QVERIFY(set.expired());
}

QTEST_GUILESS_MAIN(tst_EpollSet)
#include "tst_epollset.moc"
