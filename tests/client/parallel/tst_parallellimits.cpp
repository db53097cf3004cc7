// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/parallel/heldsite.h"

#include <QtTest/qsignalspy.h>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_ParallelLimits : public QObject, private HeldSiteTest
{
    Q_OBJECT
private Q_SLOTS:
    void init() { beginTest(); }
    void cleanup() { verifyNothingLeft(); }

    void noMoreThanTheLimitRunAtATime();
    void noMoreThanTheLimitOfAHostRunAtATime();
    void aFullHostHoldsBackNoOther();
    void timeoutsBeginWithTheTurn();
    void whatIsCancelledInTheQueueIsNeverSent();
    void whatIsDestroyedInTheQueueIsNeverSent();
    void aFailureMakesRoom();
    void cancellingTheClientEndsTheQueue();
    void raisingTheLimitStartsMore();
    void failFastCancelsTheRest();
    void cancellingOneIsNoFailure();
    void theDeadlineEndsWhatIsLeft();
    void progressCountsAndTellsOnceATurn();
    void progressTellsWhenAllIsFinished();

private:
};

void tst_ParallelLimits::noMoreThanTheLimitRunAtATime()
{
    Parallel parallel = client().parallel().atMost(2);
    for (const char *path : { "/a", "/b", "/c", "/d", "/e" })
        parallel.get(path);
    backend().run();
    QCOMPARE(site->asked(), QByteArrayList({ "/a", "/b" }));
    QCOMPARE(parallel.running(), 2);
    site->answer("/b");
    QCOMPARE(site->asked(), QByteArrayList({ "/a", "/b", "/c" }));
    site->answerAll();
    QCOMPARE(site->asked(), QByteArrayList({ "/a", "/b", "/c", "/d", "/e" }));
    QCOMPARE(site->most, 2);
    QCOMPARE(mock->run(parallel.all())->value->size(), 5);
}

void tst_ParallelLimits::noMoreThanTheLimitOfAHostRunAtATime()
{
    Parallel parallel = client().parallel().atMostPerHost(1);
    parallel.get("/a");
    parallel.get("http://EXAMPLE.com/b");
    parallel.get("http://other.example/c");
    backend().run();
    QCOMPARE(site->asked(), QByteArrayList({ "/a", "/c" }));
    site->answer("/a");
    QCOMPARE(site->asked(), QByteArrayList({ "/a", "/c", "/b" }));
    site->answerAll();
    QCOMPARE(mock->run(parallel.all())->value->size(), 3);
}

void tst_ParallelLimits::aFullHostHoldsBackNoOther()
{
    Parallel parallel = client().parallel().atMost(2).atMostPerHost(1);
    parallel.get("/a");
    parallel.get("/b");
    parallel.get("/c");
    parallel.get("http://other.example/d");
    parallel.get("http://third.example/e");
    backend().run();
    QCOMPARE(site->asked(), QByteArrayList({ "/a", "/d" }));
    site->answer("/d");
    QCOMPARE(site->asked(), QByteArrayList({ "/a", "/d", "/e" }));
    site->answerAll();
    QCOMPARE(mock->run(parallel.all())->value->size(), 5);
    QCOMPARE(site->most, 2);
}

void tst_ParallelLimits::timeoutsBeginWithTheTurn()
{
    Parallel parallel = client().parallel().atMost(1);
    parallel.get("/a");
    PendingResponse *b = parallel.start(client().get("/b").timeout(1s));
    backend().run();
    backend().advance(10s);
    QVERIFY(!b->isFinished());
    site->answer("/a");
    backend().advance(900ms);
    QVERIFY(!b->isFinished());
    backend().advance(200ms);
    QCOMPARE(b->error().kind(), Error::Kind::TotalTimeout);
}

void tst_ParallelLimits::whatIsCancelledInTheQueueIsNeverSent()
{
    Parallel parallel = client().parallel().atMost(1);
    parallel.get("/a");
    PendingResponse *b = parallel.get("/b");
    parallel.get("/c");
    backend().run();
    b->cancel();
    QVERIFY(!b->isFinished());
    const auto next = mock->run(parallel.nextResponse());
    QVERIFY(next->threw<Cancelled>());
    QCOMPARE(b->error().kind(), Error::Kind::Cancelled);
    site->answerAll();
    QCOMPARE(site->asked(), QByteArrayList({ "/a", "/c" }));
}

void tst_ParallelLimits::whatIsDestroyedInTheQueueIsNeverSent()
{
    Parallel parallel = client().parallel().atMost(1);
    parallel.get("/a");
    delete parallel.get("/b");
    parallel.get("/c");
    site->answerAll();
    QCOMPARE(site->asked(), QByteArrayList({ "/a", "/c" }));
    const auto all = mock->run(parallel.allResults());
    QCOMPARE(all->value->at(1).error().kind(), Error::Kind::Cancelled);
    QCOMPARE(all->value->at(2)->content(), "c");
}

void tst_ParallelLimits::aFailureMakesRoom()
{
    Parallel parallel = client().parallel().atMost(1);
    parallel.get("ftp://example.com/");
    parallel.post("/b");
    parallel.get("/c");
    backend().run();
    site->reset("/b");
    site->answer("/c");
    const auto all = mock->run(parallel.allResults());
    QCOMPARE(all->value->at(0).error().kind(), Error::Kind::UnsupportedProtocol);
    QCOMPARE(all->value->at(1).error().kind(), Error::Kind::Read);
    QCOMPARE(all->value->at(2)->content(), "c");
}

void tst_ParallelLimits::cancellingTheClientEndsTheQueue()
{
    Parallel parallel = client().parallel().atMost(1);
    parallel.get("/a");
    parallel.get("/b");
    backend().run();
    client().cancelAll();
    const auto all = mock->run(parallel.allResults());
    QCOMPARE(all->value->at(0).error().kind(), Error::Kind::Cancelled);
    QCOMPARE(all->value->at(1).error().kind(), Error::Kind::Cancelled);
    QCOMPARE(site->asked(), QByteArrayList({ "/a" }));
    // The group itself goes on.
    site->waiting.clear();
    parallel.get("/c");
    backend().run();
    site->answer("/c");
    QCOMPARE(mock->run(parallel.allResults())->value->at(2)->content(), "c");
}

void tst_ParallelLimits::raisingTheLimitStartsMore()
{
    Parallel parallel = client().parallel().atMost(1);
    parallel.get("/a");
    parallel.get("/b");
    parallel.get("/c");
    backend().run();
    parallel.atMost(2);
    backend().run();
    QCOMPARE(site->asked(), QByteArrayList({ "/a", "/b" }));
    parallel.atMost(-1);
    backend().run();
    QCOMPARE(site->asked(), QByteArrayList({ "/a", "/b", "/c" }));
    site->answerAll();
}

void tst_ParallelLimits::failFastCancelsTheRest()
{
    Parallel parallel = client().parallel().atMost(2).failFast();
    PendingResponse *a = parallel.get("/a");
    parallel.post("/b");
    PendingResponse *c = parallel.get("/c");
    const auto all = mock->run(parallel.all());
    site->reset("/b");
    QVERIFY(all->threw<ReadError>());
    QCOMPARE(a->error().kind(), Error::Kind::Cancelled);
    QVERIFY2(a->error().message().contains(u"Another request of the group failed"),
             qPrintable(a->error().message()));
    QCOMPARE(c->error().kind(), Error::Kind::Cancelled);
    QCOMPARE(site->asked(), QByteArrayList({ "/a", "/b" }));
    PendingResponse *late = parallel.get("/late");
    backend().run();
    QCOMPARE(late->error().kind(), Error::Kind::Cancelled);
    QVERIFY(mock->run(parallel.nextResponse())->threw<ReadError>());
}

void tst_ParallelLimits::cancellingOneIsNoFailure()
{
    Parallel parallel = client().parallel().failFast();
    PendingResponse *a = parallel.get("/a");
    PendingResponse *b = parallel.get("/b");
    backend().run();
    a->cancel();
    backend().run();
    QVERIFY(a->isFinished());
    QVERIFY(!b->isFinished());
    site->waiting.remove("/a");
    site->answer("/b");
    QCOMPARE(b->state(), PendingResponse::State::Succeeded);
}

void tst_ParallelLimits::theDeadlineEndsWhatIsLeft()
{
    Parallel parallel = client().parallel().atMost(2).deadline(5s);
    parallel.get("/a");
    parallel.get("/b");
    parallel.get("/c");
    const auto all = mock->run(parallel.allResults());
    site->answer("/a");
    backend().advance(4999ms);
    QVERIFY(!all->isDone());
    backend().advance(1ms);
    QVERIFY(all->isDone());
    QCOMPARE(all->value->at(0)->content(), "a");
    for (int i : { 1, 2 }) {
        QCOMPARE(all->value->at(i).error().kind(), Error::Kind::TotalTimeout);
        QVERIFY2(all->value->at(i).error().message().contains(u"deadline of 5000 ms"),
                 qPrintable(all->value->at(i).error().message()));
    }
    PendingResponse *late = parallel.get("/late");
    backend().run();
    QCOMPARE(late->error().kind(), Error::Kind::TotalTimeout);
}

void tst_ParallelLimits::progressCountsAndTellsOnceATurn()
{
    Parallel parallel = client().parallel().atMost(2);
    ParallelProgress *progress = parallel.progress();
    QCOMPARE(parallel.progress(), progress);
    QSignalSpy changes(progress, &ParallelProgress::changed);
    parallel.get("/a");
    parallel.get("/b");
    parallel.start(client().post("/c").body(QByteArray("body")));
    QCOMPARE(changes.count(), 0);
    backend().run();
    QVERIFY(changes.count() > 0);
    QCOMPARE(progress->total(), 3);
    QCOMPARE(progress->started(), 2);
    QCOMPARE(progress->running(), 2);
    QCOMPARE(progress->finished(), 0);
    site->answer("/a", response("12345"));
    QCOMPARE(progress->started(), 3);
    QCOMPARE(progress->finished(), 1);
    QCOMPARE(progress->bytesReceived(), 5);
    site->reset("/c");
    QCOMPARE(progress->bytesSent(), 4);
    QCOMPARE(progress->finished(), 2);
    QCOMPARE(progress->failed(), 1);
    changes.clear();
    site->answer("/b", response("12"));
    QCOMPARE(progress->bytesReceived(), 7);
    QCOMPARE(progress->running(), 0);
    QVERIFY2(changes.count() <= 3, qPrintable(QString::number(changes.count())));
}

void tst_ParallelLimits::progressTellsWhenAllIsFinished()
{
    Parallel parallel = client().parallel();
    QSignalSpy finished(parallel.progress(), &ParallelProgress::allFinished);
    parallel.get("/a");
    parallel.get("/b");
    backend().run();
    site->answer("/a");
    QCOMPARE(finished.count(), 0);
    site->answer("/b");
    QCOMPARE(finished.count(), 1);
    parallel.get("/c");
    backend().run();
    QCOMPARE(finished.count(), 1);
    site->answer("/c");
    QCOMPARE(finished.count(), 2);
}

QTEST_GUILESS_MAIN(tst_ParallelLimits)
#include "tst_parallellimits.moc"
