// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/mockclient.h"
#include "client/tasks/gatedtasks.h"

#include <HttpQ/Tasks>

#include <thread>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// Goes on for as long as nobody asks it to stop.
QCoro::Task<> untilStopped(std::stop_token token, Gate &gate, int &ends)
{
    co_await gate;
    if (token.stop_requested())
        ++ends;
}

} // namespace

class tst_Scope : public QObject, private MockClientTest
{
    Q_OBJECT
private Q_SLOTS:
    void init() { beginTest(); }
    void cleanup() { verifyNothingLeft(); }

    void joinWaitsForAll();
    void joinOfNothingGoesOn();
    void theFirstFailureCancelsTheOthersAndIsThrown();
    void goingCancelsRequests();
    void theObjectItIsTiedToCancels();
    void aStopTokenCancels_data();
    void aStopTokenCancels();
    void whatIsStartedAfterCancellingIsNot();
    void tasksSeeTheStopAndAreWaitedFor();
    void tasksMayOutliveTheScope();
    void capturesLiveAsLongAsTheTask();
    void aTaskMayCancelItsScope();
    void aFunctionMayDestroyItsScope();
    void joinAfterCancellingComesFromTheEventLoop();
    void manyTasksLeaveNothing();
    void whatATaskHeldGoesWithIt();
    void aTaskThatHoldsItsOwnerMayBeCancelled();
    void everyoneWhoJoinsIsTold();
    void cancellingInAStartedFunctionEndsTheJoin();

private:
    void holdRequests()
    {
        answerRequests(backend(), [](MockPeer *, const QByteArray &) {});
    }
};

void tst_Scope::joinWaitsForAll()
{
    Gate one, two;
    Scope scope;
    scope.start(valueBehind(one, 1));
    scope.start(nothingBehind(two));
    const auto joined = watch(scope.join());
    QCOMPARE(scope.running(), 2);
    one.open();
    QVERIFY(!joined->isDone());
    two.open();
    QTRY_VERIFY(joined->value);
    QCOMPARE(scope.running(), 0);
}

void tst_Scope::joinOfNothingGoesOn()
{
    Scope scope;
    QVERIFY(watch(scope.join())->value);
}

void tst_Scope::theFirstFailureCancelsTheOthersAndIsThrown()
{
    holdRequests();
    Gate gate;
    Scope scope;
    scope.start(client().get("http://a.example/"));
    scope.start(failureBehind(gate, "no"));
    backend().run();
    const auto joined = watch(scope.join());
    gate.open();
    QVERIFY(scope.isCancelled());
    QTRY_VERIFY(joined->threw<std::runtime_error>());
    QCOMPARE(mock->pool().busy, 0);
}

void tst_Scope::goingCancelsRequests()
{
    holdRequests();
    {
        Scope scope;
        scope.start(client().get("http://a.example/"));
        AsyncClient *asked = &client();
        scope.start([asked](std::stop_token) { return asked->get("http://b.example/"); });
        backend().run();
        QCOMPARE(mock->pool().busy, 2);
    }
    QCOMPARE(mock->pool().busy, 0);
}

void tst_Scope::theObjectItIsTiedToCancels()
{
    holdRequests();
    auto context = std::make_unique<QObject>();
    Scope scope(context.get());
    scope.start(client().get("http://a.example/"));
    backend().run();
    context.reset();
    QVERIFY(scope.isCancelled());
    QCOMPARE(mock->pool().busy, 0);
    QCOMPARE(scope.running(), 0);
}

void tst_Scope::aStopTokenCancels_data()
{
    QTest::addColumn<bool>("isForeign");
    QTest::newRow("in this thread") << false;
    QTest::newRow("in another thread") << true;
}

void tst_Scope::aStopTokenCancels()
{
    QFETCH(bool, isForeign);
    holdRequests();
    std::stop_source stop;
    Scope scope(stop.get_token());
    scope.start(client().get("http://a.example/"));
    backend().run();
    if (isForeign)
        std::thread([&stop] { stop.request_stop(); }).join();
    else
        stop.request_stop();
    QTRY_VERIFY(scope.isCancelled());
    QCOMPARE(mock->pool().busy, 0);
}

void tst_Scope::whatIsStartedAfterCancellingIsNot()
{
    Scope scope;
    scope.cancel();
    bool isCalled = false;
    scope.start([&isCalled](std::stop_token) -> QCoro::Task<> {
        isCalled = true;
        co_return;
    });
    scope.start(client().get("http://a.example/"));
    QVERIFY(!isCalled);
    QCOMPARE(scope.running(), 0);
    QCOMPARE(client().runningRequests(), 0);
}

void tst_Scope::tasksSeeTheStopAndAreWaitedFor()
{
    Gate gate;
    int ends = 0;
    Scope scope;
    scope.start([&](std::stop_token token) { return untilStopped(token, gate, ends); });
    const auto joined = watch(scope.join());
    scope.cancel();
    QCoreApplication::processEvents();
    QVERIFY(!joined->isDone());
    QCOMPARE(scope.running(), 1);
    gate.open();
    QTRY_VERIFY(joined->value);
    QCOMPARE(ends, 1);
}

void tst_Scope::tasksMayOutliveTheScope()
{
    Gate gate;
    int ends = 0;
    {
        Scope scope;
        scope.start([&](std::stop_token token) { return untilStopped(token, gate, ends); });
        scope.start(valueBehind(gate, 1));
    }
    gate.open();
    QCOMPARE(ends, 1);
}

void tst_Scope::capturesLiveAsLongAsTheTask()
{
    Gate gate;
    QString seen;
    Scope scope;
    scope.start([&gate, &seen, text = u"a text that is on the heap for sure"_s](
                        std::stop_token) -> QCoro::Task<> {
        co_await gate;
        seen = text;
    });
    gate.open();
    QCOMPARE(seen, u"a text that is on the heap for sure"_s);
}

void tst_Scope::aTaskMayCancelItsScope()
{
    holdRequests();
    Gate gate;
    Scope scope;
    scope.start(client().get("http://a.example/"));
    scope.start([&](std::stop_token) -> QCoro::Task<> {
        co_await gate;
        scope.cancel();
    });
    backend().run();
    const auto joined = watch(scope.join());
    gate.open();
    QTRY_VERIFY(joined->value);
    QCOMPARE(mock->pool().busy, 0);
    QCOMPARE(joined->ends, 1);
    QCoreApplication::processEvents();
    QCOMPARE(joined->ends, 1);
}

void tst_Scope::aFunctionMayDestroyItsScope()
{
    AsyncClient *asked = &client();
    auto scope = std::make_unique<Scope>();
    scope->start([&scope, asked](std::stop_token) {
        scope.reset();
        return asked->get("http://a.example/");
    });
    QVERIFY(!scope);
    backend().run();
    QCOMPARE(mock->pool().busy, 0);
}

void tst_Scope::joinAfterCancellingComesFromTheEventLoop()
{
    holdRequests();
    Scope scope;
    scope.start(client().get("http://a.example/"));
    const auto joined = watch(scope.join());
    scope.cancel();
    QVERIFY(!joined->isDone());
    QTRY_VERIFY(joined->value);
}

void tst_Scope::manyTasksLeaveNothing()
{
    Scope scope;
    for (int i = 0; i < 1000; ++i) {
        Gate gate;
        scope.start(valueBehind(gate, i));
        gate.open();
    }
    QCOMPARE(scope.running(), 0);
    QVERIFY(watch(scope.join())->value);
}

void tst_Scope::whatATaskHeldGoesWithIt()
{
    Gate gate;
    Scope scope;
    auto held = std::make_shared<int>(1);
    const std::weak_ptr<int> watched = held;
    scope.start([&gate, held](std::stop_token) -> QCoro::Task<> { co_await gate; });
    held.reset();
    QVERIFY(!watched.expired());
    gate.open();
    QTRY_VERIFY(watched.expired());
}

namespace {

class Owner : public std::enable_shared_from_this<Owner>
{
public:
    void start(AsyncClient &client)
    {
        AsyncClient *asked = &client;
        for (const char *url : { "http://a.example/", "http://b.example/" }) {
            m_scope.start([self = shared_from_this(), asked, url](std::stop_token) {
                return asked->get(url);
            });
        }
    }
    void cancel() { m_scope.cancel(); }

private:
    Scope m_scope;
};

} // namespace

void tst_Scope::aTaskThatHoldsItsOwnerMayBeCancelled()
{
    holdRequests();
    auto owner = std::make_shared<Owner>();
    owner->start(client());
    backend().run();
    const std::weak_ptr<Owner> watched = owner;
    Owner *raw = owner.get();
    owner.reset();
    QVERIFY(!watched.expired());
    raw->cancel();
    QVERIFY(watched.expired());
    QCOMPARE(mock->pool().busy, 0);
}

void tst_Scope::everyoneWhoJoinsIsTold()
{
    Gate gate;
    Scope scope;
    scope.start(nothingBehind(gate));
    const auto first = watch(scope.join());
    const auto second = watch(scope.join());
    gate.open();
    const auto third = watch(scope.join());
    QTRY_COMPARE(first->ends, 1);
    QTRY_COMPARE(second->ends, 1);
    QTRY_COMPARE(third->ends, 1);
}

void tst_Scope::cancellingInAStartedFunctionEndsTheJoin()
{
    Gate gate;
    Scope scope;
    AsyncClient *asked = &client();
    scope.start([&](std::stop_token) -> QCoro::Task<> { co_await gate; });
    const auto joined = watch(scope.join());
    scope.start([&scope, asked] {
        scope.cancel();
        return asked->get("http://a.example/");
    });
    gate.open();
    QTRY_VERIFY(joined->value);
    QCOMPARE(scope.running(), 0);
}

QTEST_GUILESS_MAIN(tst_Scope)
#include "tst_scope.moc"
