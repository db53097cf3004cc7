// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/mockclient.h"
#include "client/tasks/gatedtasks.h"

#include <HttpQ/Tasks>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

template<typename T>
std::string whatOf(const Outcome<T> &outcome)
{
    try {
        if (outcome.exception)
            std::rethrow_exception(outcome.exception);
    } catch (const std::exception &thrown) {
        return thrown.what();
    }
    return {};
}

QCoro::Task<QByteArray> bothContents(AsyncClient &client)
{
    const auto both =
            co_await whenAll(client.get("http://a.example/"), client.get("http://b.example/"));
    co_return std::get<0>(both).content() + std::get<1>(both).content();
}

QCoro::Task<QByteArray> quicker(AsyncClient &client)
{
    const auto first =
            co_await whenAny(client.get("http://a.example/"), client.get("http://b.example/"));
    co_return first.index() == 0 ? std::get<0>(first).content() : std::get<1>(first).content();
}

} // namespace

class tst_Tasks : public QObject, private MockClientTest
{
    Q_OBJECT
private Q_SLOTS:
    void init() { beginTest(); }
    void cleanup() { verifyNothingLeft(); }

    void allGivesEveryValueInOrder();
    void allGoesOnInsideIfNothingWaits();
    void allThrowsTheFirstFailureAtOnce();
    void allCancelsTheRequestsThatAreLeft();
    void allOfAList();
    void allOfAnEmptyList();
    void requestsRunAtTheSameTime();
    void anyIsTheFirstThatIsDone();
    void anyThrowsIfTheFirstFails();
    void anyCancelsTheRequestsThatAreLeft();
    void aTaskThatLosesGoesOnByItself();
    void inTimeIsTheValue();
    void tooLateIsATimeout();
    void tooLateCancelsTheRequest();
    void helpersNest();
    void pausesEnd();

private:
    // Whoever is asked answers when its host is let go.
    void holdHosts()
    {
        answerRequests(backend(), [this](MockPeer *asked, const QByteArray &head) {
            hosts[head.contains("a.example") ? 'a' : 'b'] = asked;
        });
    }
    void answer(char host)
    {
        QVERIFY(hosts.contains(host));
        hosts.take(host)->send(response(QByteArray(1, host)));
        backend().run();
    }

    QMap<char, MockPeer *> hosts;
};

void tst_Tasks::allGivesEveryValueInOrder()
{
    Gate one, two, three;
    const auto all = watch(whenAll(valueBehind(one, 1), nothingBehind(two), valueBehind(three, 3)));
    three.open();
    one.open();
    QVERIFY(!all->isDone());
    two.open();
    QVERIFY(all->isDone());
    QCOMPARE(std::get<0>(*all->value), 1);
    QCOMPARE(std::get<2>(*all->value), 3);
}

void tst_Tasks::allGoesOnInsideIfNothingWaits()
{
    Gate open;
    open.open();
    const auto all = watch(whenAll(valueBehind(open, 1), valueBehind(open, 2)));
    QCOMPARE(all->ends, 1);
    QCOMPARE(std::get<1>(*all->value), 2);
}

void tst_Tasks::allThrowsTheFirstFailureAtOnce()
{
    Gate one, two, never;
    const auto all = watch(whenAll(failureBehind(one, "first"), failureBehind(two, "second"),
                                   valueBehind(never, 0)));
    two.open();
    QCOMPARE(all->ends, 1);
    QCOMPARE(whatOf(*all), std::string("second"));
    one.open();
    never.open();
    QCOMPARE(all->ends, 1);
}

void tst_Tasks::allCancelsTheRequestsThatAreLeft()
{
    holdHosts();
    Gate gate;
    const auto all =
            mock->run(whenAll(client().get("http://a.example/"), failureBehind(gate, "no")));
    QCOMPARE(mock->pool().busy, 1);
    gate.open();
    QCOMPARE(whatOf(*all), std::string("no"));
    QCOMPARE(mock->pool().busy, 0);
}

void tst_Tasks::allOfAList()
{
    Gate one, two;
    std::vector<QCoro::Task<int>> tasks;
    tasks.push_back(valueBehind(one, 1));
    tasks.push_back(valueBehind(two, 2));
    const auto all = watch(whenAll(std::move(tasks)));
    two.open();
    QVERIFY(!all->isDone());
    one.open();
    QCOMPARE(*all->value, QList<int>({ 1, 2 }));
}

void tst_Tasks::allOfAnEmptyList()
{
    const auto all = watch(whenAll(std::vector<QCoro::Task<int>>()));
    QVERIFY(all->value->isEmpty());
}

void tst_Tasks::requestsRunAtTheSameTime()
{
    holdHosts();
    const auto both = mock->run(bothContents(client()));
    QCOMPARE(hosts.size(), 2);
    answer('b');
    QVERIFY(!both->isDone());
    answer('a');
    QCOMPARE(*both->value, "ab");
}

void tst_Tasks::anyIsTheFirstThatIsDone()
{
    Gate one, two;
    const auto any = watch(whenAny(valueBehind(one, 1), nothingBehind(two)));
    QVERIFY(!any->isDone());
    two.open();
    QCOMPARE(any->value->index(), size_t(1));
    one.open();
    QCOMPARE(any->ends, 1);
}

void tst_Tasks::anyThrowsIfTheFirstFails()
{
    Gate one, two;
    const auto any = watch(whenAny(failureBehind(one, "no"), valueBehind(two, 2)));
    one.open();
    QCOMPARE(whatOf(*any), std::string("no"));
    two.open();
}

void tst_Tasks::anyCancelsTheRequestsThatAreLeft()
{
    holdHosts();
    const auto first = mock->run(quicker(client()));
    answer('b');
    QCOMPARE(*first->value, "b");
    QCOMPARE(mock->pool().busy, 0);
}

void tst_Tasks::aTaskThatLosesGoesOnByItself()
{
    Gate one, two;
    bool isLoserDone = false;
    const auto loser = [](Gate &gate, bool &isDone) -> QCoro::Task<> {
        co_await gate;
        isDone = true;
    };
    const auto any = watch(whenAny(valueBehind(one, 1), loser(two, isLoserDone)));
    one.open();
    QVERIFY(any->isDone());
    two.open();
    QVERIFY(isLoserDone);
}

void tst_Tasks::inTimeIsTheValue()
{
    Gate gate;
    const auto value = watch(withTimeout(valueBehind(gate, 1), 1h));
    const auto nothing = watch(withTimeout(nothingBehind(gate), 1h));
    gate.open();
    QCOMPARE(*value->value, 1);
    QVERIFY(nothing->value);
}

void tst_Tasks::tooLateIsATimeout()
{
    Gate never;
    const auto late = watch(withTimeout(valueBehind(never, 1), 10ms));
    QTRY_VERIFY(late->isDone());
    QVERIFY(late->threw<TotalTimeout>());
    never.open();
    QCOMPARE(late->ends, 1);
}

void tst_Tasks::tooLateCancelsTheRequest()
{
    holdHosts();
    const auto late = mock->run(withTimeout(client().get("http://a.example/"), 10ms));
    QCOMPARE(mock->pool().busy, 1);
    QTRY_VERIFY(late->isDone());
    QVERIFY(late->threw<TotalTimeout>());
    QCOMPARE(mock->pool().busy, 0);
}

void tst_Tasks::helpersNest()
{
    Gate one, two, three;
    const auto all = watch(whenAll(whenAny(valueBehind(one, 1), valueBehind(two, 2)),
                                   withTimeout(valueBehind(three, 3), 1h)));
    two.open();
    QVERIFY(!all->isDone());
    three.open();
    QCOMPARE(std::get<1>(std::get<0>(*all->value)), 2);
    QCOMPARE(std::get<1>(*all->value), 3);
    one.open();
}

void tst_Tasks::pausesEnd()
{
    const auto pause = watch(pauseFor(5ms));
    const auto past = watch(pauseFor(-5ms));
    const auto longest = watch(withTimeout(pauseFor(std::chrono::hours(24 * 365)), 20ms));
    QVERIFY(!pause->isDone());
    QTRY_VERIFY(pause->isDone());
    QTRY_VERIFY(past->isDone());
    QTRY_VERIFY(longest->threw<TotalTimeout>());
}

QTEST_GUILESS_MAIN(tst_Tasks)
#include "tst_tasks.moc"
