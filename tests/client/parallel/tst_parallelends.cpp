// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/lifetimecoroutine.h"
#include "client/parallel/heldsite.h"

#include <stdexcept>
#include <stop_token>
#include <thread>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// What a group can be left in the midst of.
enum class Moment { Queued, Connecting, Waiting, InBody, Answered };

QCoro::Task<> leaveByException(AsyncClient &client, int &told)
{
    Parallel parallel = client.parallel();
    PendingResponse *pending = parallel.get("/a");
    QObject::connect(pending, &PendingResponse::finished, [&told] { ++told; });
    co_await client.get("http://example.com/other");
    throw std::runtime_error("left");
}

QCoro::Task<> takeOneOfTwo(AsyncClient &client, QByteArray &content)
{
    Parallel parallel = client.parallel();
    parallel.get("/a");
    parallel.get("/b");
    const Response first = co_await parallel.nextResponse();
    content = first.content();
}

enum class Wait { Response, Result, All, AllResults, Any, Race, Drained, Pending, Responses, Map };

QCoro::Task<> waitInAnotherThread(AsyncClient &client, Wait wait, Error &error)
{
    Parallel parallel = client.parallel().atMost(1).deadline(1h);
    PendingResponse *pending = nullptr;
    if (wait != Wait::Map) {
        pending = parallel.get("/a");
        parallel.get("/b");
    }
    try {
        switch (wait) {
        case Wait::Response:
            co_await parallel.nextResponse();
            break;
        case Wait::Result: {
            const ParallelResult result = co_await parallel.nextResult();
            error = result.error();
            break;
        }
        case Wait::All:
            co_await parallel.all();
            break;
        case Wait::AllResults: {
            const QList<Result<Response>> results = co_await parallel.allResults();
            error = results.at(1).error();
            break;
        }
        case Wait::Any:
            co_await parallel.any();
            break;
        case Wait::Race:
            co_await parallel.race();
            break;
        case Wait::Drained:
            co_await parallel.drained();
            error = pending->error();
            break;
        case Wait::Pending:
            co_await pending->response();
            break;
        case Wait::Responses: {
            auto responses = parallel.responses();
            co_await responses.begin();
            break;
        }
        case Wait::Map: {
            const auto content = [](const Response &response) { return response.content(); };
            auto contents = parallel.map(QStringList { u"/a"_s, u"/b"_s }, content);
            co_await contents.begin();
            break;
        }
        }
    } catch (const HttpError &thrown) {
        error = thrown.error();
    }
}

} // namespace

class tst_ParallelEnds : public QObject, private HeldSiteTest
{
    Q_OBJECT
private Q_SLOTS:
    void init() { beginTest(); }
    void cleanup() { verifyNothingLeft(); }

    void endsAtOnceInAThreadWithoutAnEventLoop_data();
    void endsAtOnceInAThreadWithoutAnEventLoop();
    void leavingFreesEverythingAtOnceAndTellsNothing_data();
    void leavingFreesEverythingAtOnceAndTellsNothing();
    void anExceptionLeavesTheGroup();
    void theRestIsCancelledAtTheEndOfTheScope();
    void cancelEndsWhatRunsAndWaits();
    void cancelTwiceIsCancelOnce();
    void whoWaitsForAGroupThatIsLeftIsTold_data();
    void whoWaitsForAGroupThatIsLeftIsTold();
    void aCoroutineThatWaitsMayBeDestroyed();
    void theContextEndsTheGroup_data();
    void theContextEndsTheGroup();
    void nobodyGoesOnWithoutTheContext_data();
    void nobodyGoesOnWithoutTheContext();
    void theContextMayGoAfterTheGroup();
    void aStopTokenEndsTheGroup_data();
    void aStopTokenEndsTheGroup();
    void theClientMayGoFirst();
    void aClosedClientStartsNothing();
    void leavingInASlot_data();
    void leavingInASlot();
    void leavingInAProgressSlot();
    void leavingInTheContinuation();
    void aNestedLoopInAContinuationHoldsBackNobody();
    void aGroupMayBeMoved();
    void assigningLeavesTheOldGroup();

private:
};

void tst_ParallelEnds::endsAtOnceInAThreadWithoutAnEventLoop_data()
{
    QTest::addColumn<int>("wait");
    QTest::newRow("nextResponse()") << int(Wait::Response);
    QTest::newRow("nextResult()") << int(Wait::Result);
    QTest::newRow("all()") << int(Wait::All);
    QTest::newRow("allResults()") << int(Wait::AllResults);
    QTest::newRow("any()") << int(Wait::Any);
    QTest::newRow("race()") << int(Wait::Race);
    QTest::newRow("drained()") << int(Wait::Drained);
    QTest::newRow("response() of a request") << int(Wait::Pending);
    QTest::newRow("responses()") << int(Wait::Responses);
    QTest::newRow("map()") << int(Wait::Map);
}

// Nothing of Qt's could resume the coroutine there.
void tst_ParallelEnds::endsAtOnceInAThreadWithoutAnEventLoop()
{
    QFETCH(const int, wait);
    Error error;
    bool isDone = false;
    std::thread([&] {
        const QCoro::Task<> task = waitInAnotherThread(client(), Wait(wait), error);
        isDone = task.isReady();
    }).join();
    QVERIFY(isDone);
    QCOMPARE(error.kind(), Error::Kind::LocalProtocol);
    QVERIFY2(error.message().contains(u"invokeMethod"_s), qPrintable(error.message()));
}

void tst_ParallelEnds::leavingFreesEverythingAtOnceAndTellsNothing_data()
{
    QTest::addColumn<int>("moment");
    QTest::newRow("queued") << int(Moment::Queued);
    QTest::newRow("connecting") << int(Moment::Connecting);
    QTest::newRow("waiting for the response") << int(Moment::Waiting);
    QTest::newRow("in the body") << int(Moment::InBody);
    QTest::newRow("answered") << int(Moment::Answered);
}

void tst_ParallelEnds::leavingFreesEverythingAtOnceAndTellsNothing()
{
    QFETCH(int, moment);
    int told = 0;
    {
        Parallel parallel = client().parallel();
        if (Moment(moment) == Moment::Queued) {
            parallel.atMost(1);
            parallel.get("/first");
        }
        PendingResponse *pending =
                parallel.start(client().get("/a").trace([&told](const TraceEvent &) { ++told; }));
        const auto tell = [&told] { ++told; };
        connect(pending, &PendingResponse::finished, this, tell);
        connect(pending, &PendingResponse::failed, this, tell);
        connect(pending, &PendingResponse::stateChanged, this, tell);
        if (Moment(moment) != Moment::Connecting)
            backend().run();
        if (Moment(moment) == Moment::InBody)
            site->answer("/a", "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbo");
        if (Moment(moment) == Moment::Answered)
            site->answer("/a");
        told = 0;
    }
    QCOMPARE(mock->pool().busy, 0);
    QCOMPARE(mock->pool().waiting, 0);
    backend().run();
    QCOMPARE(client().runningRequests(), 0);
    QCOMPARE(told, 0);
}

void tst_ParallelEnds::anExceptionLeavesTheGroup()
{
    int told = 0;
    const auto left = mock->run(leaveByException(client(), told));
    site->answer("/other");
    QVERIFY(left->threw<std::runtime_error>());
    QCOMPARE(mock->pool().busy, 0);
    QCOMPARE(told, 0);
}

void tst_ParallelEnds::theRestIsCancelledAtTheEndOfTheScope()
{
    QByteArray content;
    const auto done = mock->run(takeOneOfTwo(client(), content));
    site->answer("/b");
    QVERIFY(done->isDone());
    QCOMPARE(content, "b");
    QCOMPARE(mock->pool().busy, 0);
    QCOMPARE(client().runningRequests(), 0);
}

void tst_ParallelEnds::cancelEndsWhatRunsAndWaits()
{
    Parallel parallel = client().parallel().atMost(1);
    PendingResponse *a = parallel.get("/a");
    PendingResponse *b = parallel.get("/b");
    backend().run();
    parallel.cancel();
    QVERIFY(!a->isFinished());
    QCOMPARE(mock->pool().busy, 0);
    const auto drained = mock->run(parallel.drained());
    QVERIFY(drained->isDone());
    QCOMPARE(a->error().kind(), Error::Kind::Cancelled);
    QCOMPARE(b->error().kind(), Error::Kind::Cancelled);
    QCOMPARE(site->asked(), QByteArrayList({ "/a" }));
    const auto all = mock->run(parallel.all());
    QVERIFY(all->threw<Cancelled>());
    PendingResponse *late = parallel.get("/late");
    backend().run();
    QCOMPARE(late->error().kind(), Error::Kind::Cancelled);
}

void tst_ParallelEnds::cancelTwiceIsCancelOnce()
{
    Parallel parallel = client().parallel();
    PendingResponse *a = parallel.get("/a");
    int failures = 0;
    connect(a, &PendingResponse::failed, this, [&] {
        ++failures;
        parallel.cancel();
    });
    backend().run();
    parallel.cancel();
    parallel.cancel();
    backend().run();
    parallel.cancel();
    backend().run();
    QCOMPARE(failures, 1);
}

void tst_ParallelEnds::whoWaitsForAGroupThatIsLeftIsTold_data()
{
    QTest::addColumn<int>("what");
    QTest::newRow("nextResponse") << 0;
    QTest::newRow("nextResult") << 1;
    QTest::newRow("all") << 2;
    QTest::newRow("allResults") << 3;
    QTest::newRow("any") << 4;
    QTest::newRow("race") << 5;
    QTest::newRow("response") << 6;
}

void tst_ParallelEnds::whoWaitsForAGroupThatIsLeftIsTold()
{
    QFETCH(int, what);
    std::optional<Parallel> parallel(client().parallel());
    PendingResponse *a = parallel->get("/a");
    const auto leaveAndLook = [&](auto outcome) {
        QVERIFY(!outcome->isDone());
        parallel.reset();
        QVERIFY(!outcome->isDone());
        backend().run();
        QCOMPARE(outcome->ends, 1);
        QCOMPARE(outcome->kind(), Error::Kind::Cancelled);
    };
    switch (what) {
    case 0:
        return leaveAndLook(mock->run(parallel->nextResponse()));
    case 1:
        return leaveAndLook(mock->run(parallel->nextResult()));
    case 2:
        return leaveAndLook(mock->run(parallel->all()));
    case 3:
        return leaveAndLook(mock->run(parallel->allResults()));
    case 4:
        return leaveAndLook(mock->run(parallel->any()));
    case 5:
        return leaveAndLook(mock->run(parallel->race()));
    case 6:
        return leaveAndLook(mock->run(a->response()));
    }
}

namespace {

OwnedCoroutine waitForNext(Parallel &parallel, int &resumed)
{
    co_await parallel.nextResponse();
    ++resumed;
}

} // namespace

void tst_ParallelEnds::aCoroutineThatWaitsMayBeDestroyed()
{
    Parallel parallel = client().parallel();
    parallel.get("/a");
    int resumed = 0;
    {
        const OwnedCoroutine frame = waitForNext(parallel, resumed);
        backend().run();
    }
    site->answer("/a");
    QCOMPARE(resumed, 0);
    QCOMPARE(mock->run(parallel.nextResponse())->value->content(), "a");
}

void tst_ParallelEnds::theContextEndsTheGroup_data()
{
    QTest::addColumn<bool>("isForeign");
    QTest::newRow("in the client's thread") << false;
    QTest::newRow("in another thread") << true;
}

void tst_ParallelEnds::theContextEndsTheGroup()
{
    QFETCH(bool, isForeign);
    auto context = std::make_unique<QObject>();
    Parallel parallel = client().parallel().context(context.get());
    PendingResponse *a = parallel.get("/a");
    const auto next = mock->run(parallel.nextResponse());
    if (isForeign) {
        context->moveToThread(nullptr);
        std::thread([&context] { context.reset(); }).join();
    } else {
        context.reset();
        QCOMPARE(mock->pool().busy, 0);
    }
    QVERIFY(!next->isDone());
    backend().run(); // and no event loop of Qt
    QCOMPARE(mock->pool().busy, 0);
    QVERIFY(next->threw<Cancelled>());
    QVERIFY(next->error().message().contains(u"context object"));
    QCOMPARE(a->error().kind(), Error::Kind::Cancelled);
    QVERIFY(mock->run(parallel.allResults())->threw<Cancelled>());
}

void tst_ParallelEnds::nobodyGoesOnWithoutTheContext_data()
{
    theContextEndsTheGroup_data();
}

// Not even with what is there, before the client's thread has had a turn.
void tst_ParallelEnds::nobodyGoesOnWithoutTheContext()
{
    QFETCH(bool, isForeign);
    auto context = std::make_unique<QObject>();
    Parallel parallel = client().parallel().context(context.get());
    parallel.get("/a");
    parallel.get("/b");
    site->answerAll();
    const auto first = watch(parallel.nextResponse());
    QVERIFY(first->value);
    if (isForeign) {
        context->moveToThread(nullptr);
        std::thread([&context] { context.reset(); }).join();
    } else {
        context.reset();
    }
    QVERIFY(watch(parallel.nextResponse())->threw<Cancelled>());
    backend().run();
}

void tst_ParallelEnds::theContextMayGoAfterTheGroup()
{
    QObject context;
    {
        auto other = std::make_unique<QObject>();
        const Parallel parallel = client().parallel().context(&context).context(other.get());
        other.reset();
    }
    backend().run();
    auto last = std::make_unique<QObject>();
    {
        const Parallel parallel = client().parallel().context(last.get());
    }
    last.reset();
    backend().run();
}

void tst_ParallelEnds::aStopTokenEndsTheGroup_data()
{
    QTest::addColumn<bool>("isForeign");
    QTest::newRow("in the client's thread") << false;
    QTest::newRow("in another thread") << true;
}

void tst_ParallelEnds::aStopTokenEndsTheGroup()
{
    QFETCH(bool, isForeign);
    std::stop_source stop;
    Parallel parallel = client().parallel().stopToken(stop.get_token());
    PendingResponse *a = parallel.get("/a");
    backend().run();
    if (isForeign)
        std::thread([&stop] { stop.request_stop(); }).join();
    else
        stop.request_stop();
    backend().run();
    QCOMPARE(a->error().kind(), Error::Kind::Cancelled);
    QCOMPARE(mock->pool().busy, 0);
}

void tst_ParallelEnds::theClientMayGoFirst()
{
    Parallel parallel = client().parallel().atMost(1);
    parallel.get("/a");
    parallel.get("/b");
    const auto all = mock->run(parallel.allResults());
    mock->client.reset();
    QVERIFY(!all->isDone());
    backend().run();
    QVERIFY(all->isDone());
    QCOMPARE(all->value->at(0).error().kind(), Error::Kind::Cancelled);
    QCOMPARE(all->value->at(1).error().kind(), Error::Kind::Cancelled);
    PendingResponse *late = parallel.get("http://example.com/late");
    backend().run();
    QCOMPARE(late->error().kind(), Error::Kind::Cancelled);
}

void tst_ParallelEnds::aClosedClientStartsNothing()
{
    Parallel parallel = client().parallel();
    client().close(0ms);
    parallel.get("/a");
    QVERIFY(mock->run(parallel.nextResponse())->threw<Cancelled>());
    QVERIFY(site->asked().isEmpty());
    mock.reset();
}

void tst_ParallelEnds::leavingInASlot_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("responseReceived") << 0;
    QTest::newRow("chunkReceived") << 1;
    QTest::newRow("stateChanged") << 2;
    QTest::newRow("finished") << 3;
}

void tst_ParallelEnds::leavingInASlot()
{
    QFETCH(int, signal);
    std::optional<Parallel> parallel(client().parallel());
    PendingResponse *a = parallel->get("/a");
    parallel->get("/b");
    int told = 0;
    const auto leave = [&] {
        ++told;
        parallel.reset();
    };
    switch (signal) {
    case 0:
        connect(a, &PendingResponse::responseReceived, this, leave);
        break;
    case 1:
        connect(a, &PendingResponse::chunkReceived, this, leave);
        break;
    case 2:
        connect(a, &PendingResponse::stateChanged, this, leave);
        break;
    case 3:
        connect(a, &PendingResponse::finished, this, leave);
        break;
    }
    const auto next = mock->run(parallel->nextResponse());
    site->answer("/a");
    QCOMPARE(told, 1);
    QCOMPARE(next->ends, 1);
    QCOMPARE(mock->pool().busy, 0);
}

void tst_ParallelEnds::leavingInAProgressSlot()
{
    std::optional<Parallel> parallel(client().parallel());
    parallel->get("/a");
    connect(parallel->progress(), &ParallelProgress::allFinished, this, [&] { parallel.reset(); });
    const auto next = mock->run(parallel->nextResponse());
    site->answer("/a");
    QVERIFY(!parallel);
    QCOMPARE(next->ends, 1);
}

void tst_ParallelEnds::leavingInTheContinuation()
{
    std::optional<Parallel> parallel(client().parallel());
    parallel->get("/a");
    parallel->get("/b");
    const auto leave = [](std::optional<Parallel> &group) -> QCoro::Task<> {
        co_await group->nextResponse();
        group.reset();
    };
    const auto left = mock->run(leave(parallel));
    const auto other = mock->run(parallel->nextResponse());
    site->answer("/a");
    QVERIFY(left->isDone());
    QVERIFY(other->threw<Cancelled>());
    QCOMPARE(mock->pool().busy, 0);
}

void tst_ParallelEnds::aNestedLoopInAContinuationHoldsBackNobody()
{
    Parallel parallel = client().parallel();
    parallel.get("/a");
    parallel.get("/b");
    bool wasOtherDone = false;
    std::shared_ptr<Outcome<ParallelResponse>> other;
    const auto nest = [&](Parallel &group) -> QCoro::Task<> {
        co_await group.nextResponse();
        site->answer("/b");
        backend().run();
        wasOtherDone = other->isDone();
    };
    const auto nested = mock->run(nest(parallel));
    other = mock->run(parallel.nextResponse());
    site->answer("/a");
    QVERIFY(nested->isDone());
    QVERIFY(wasOtherDone);
}

void tst_ParallelEnds::aGroupMayBeMoved()
{
    Parallel parallel = client().parallel();
    PendingResponse *a = parallel.get("/a");
    const Parallel moved = std::move(parallel);
    const auto next = mock->run(moved.nextResponse());
    site->answer("/a");
    QCOMPARE(next->value->pending(), a);
}

void tst_ParallelEnds::assigningLeavesTheOldGroup()
{
    Parallel parallel = client().parallel();
    parallel.get("/a");
    backend().run();
    parallel = client().parallel();
    QCOMPARE(mock->pool().busy, 0);
    parallel.get("/b");
    backend().run();
    site->answer("/b");
    QCOMPARE(mock->run(parallel.nextResponse())->value->content(), "b");
}

QTEST_GUILESS_MAIN(tst_ParallelEnds)
#include "tst_parallelends.moc"
