// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/parallel/heldsite.h"

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QCoro::Task<QByteArrayList> contentsOfResponses(Parallel &parallel)
{
    QByteArrayList contents;
    QCORO_FOREACH (const ParallelResponse &response, parallel.responses())
        contents += response.content();
    co_return contents;
}

QCoro::Task<QStringList> outcomesOfResults(Parallel &parallel)
{
    QStringList outcomes;
    QCORO_FOREACH (const ParallelResult &result, parallel.results()) {
        outcomes += u"%1 %2"_s.arg(result.index())
                            .arg(result ? QString::fromLatin1(result->content()) : u"failed"_s);
    }
    co_return outcomes;
}

} // namespace

class tst_Parallel : public QObject, private HeldSiteTest
{
    Q_OBJECT
private Q_SLOTS:
    void init() { beginTest(); }
    void cleanup() { verifyNothingLeft(); }

    void requestsStartAtOnceWithTheClientsOptions();
    void nextResponseComesInTheOrderOfCompletion();
    void nextResponseSaysWhichRequestItAnswers();
    void nextResponseThrowsWhatFailedAndGoesOn();
    void nextResponseWithNothingPendingIsAnError();
    void everyWaitingCoroutineGetsItsOwnResponse();
    void aHandleMayBeAskedTwice();
    void bothWaysOfAskingMayBeMixed();
    void errorsNobodyAsksForAreNotTold();
    void responsesAreIterated();
    void iterationEndsWithTheFirstFailure();
    void resultsAreIteratedPastFailures();
    void allComesInTheOrderOfStarting();
    void allThrowsWhatFailedFirst();
    void allOfNothingIsNothing();
    void allResultsNeverThrow();
    void anyIsTheFirstSuccessAndCancelsTheRest();
    void anyThrowsWhatFailedFirstIfAllFail();
    void raceIsTheFirstOutcome_data();
    void raceIsTheFirstOutcome();
    void aStatusIsNoFailure();
    void anyChainIsStarted();
    void aChainIsStartedOnce();
    void aQueuedChainIsStartedOnce();
    void aStreamedResponseIsReadFromTheGroup();
    void signalsOfAHandleWork();
    void everyVerbIsSent();
    void differentWaitsDoNotHoldBackEachOther();
    void aStreamedWinnerMayBeRead_data();
    void aStreamedWinnerMayBeRead();
    void aPendingDestroyedByItsEndKeepsItsOutcome();

private:
};

void tst_Parallel::requestsStartAtOnceWithTheClientsOptions()
{
    client().setHeader("X-Client", "yes");
    Parallel parallel = client().parallel();
    QVERIFY(!parallel.hasPending());
    parallel.get("/a");
    parallel.get("/b");
    QVERIFY(parallel.hasPending());
    QCOMPARE(parallel.running(), 2);
    backend().run();
    QCOMPARE(site->asked(), QByteArrayList({ "/a", "/b" }));
    QVERIFY(WireRequest(mock->peer()->received()).hasField("X-Client"));
    site->answerAll();
    QCOMPARE(parallel.running(), 0);
    QVERIFY(parallel.hasPending());
}

void tst_Parallel::nextResponseComesInTheOrderOfCompletion()
{
    Parallel parallel = client().parallel();
    parallel.get("/a");
    parallel.get("/b");
    const auto first = mock->run(parallel.nextResponse());
    QVERIFY(!first->isDone());
    site->answer("/b");
    QVERIFY(first->isDone());
    QCOMPARE(first->value->content(), "b");
    QVERIFY(parallel.hasPending());
    const auto second = mock->run(parallel.nextResponse());
    site->answer("/a");
    QCOMPARE(second->value->content(), "a");
    QVERIFY(!parallel.hasPending());
}

void tst_Parallel::nextResponseSaysWhichRequestItAnswers()
{
    Parallel parallel = client().parallel();
    PendingResponse *a = parallel.get("/a");
    PendingResponse *b = parallel.get("/b");
    backend().run();
    site->answer("/b");
    site->answer("/a");
    const auto first = mock->run(parallel.nextResponse());
    const auto second = mock->run(parallel.nextResponse());
    QCOMPARE(first->value->pending(), b);
    QCOMPARE(first->value->index(), 1);
    QCOMPARE(first->value->request().url().path(), u"/b"_s);
    QCOMPARE(second->value->pending(), a);
    QCOMPARE(second->value->index(), 0);
    const Response plain = *first->value;
    QCOMPARE(plain.content(), "b");
}

void tst_Parallel::nextResponseThrowsWhatFailedAndGoesOn()
{
    Parallel parallel = client().parallel();
    parallel.post("/a");
    parallel.get("/b");
    backend().run();
    site->reset("/a");
    site->answer("/b");
    const auto first = mock->run(parallel.nextResponse());
    QVERIFY(first->threw<ReadError>());
    const auto second = mock->run(parallel.nextResponse());
    QCOMPARE(second->value->content(), "b");
}

void tst_Parallel::nextResponseWithNothingPendingIsAnError()
{
    Parallel parallel = client().parallel();
    const auto none = mock->run(parallel.nextResponse());
    QCOMPARE(none->kind(), Error::Kind::LocalProtocol);
    QVERIFY(none->error().message().contains(u"hasPending()"));
}

void tst_Parallel::everyWaitingCoroutineGetsItsOwnResponse()
{
    Parallel parallel = client().parallel();
    parallel.get("/a");
    parallel.get("/b");
    const auto first = mock->run(parallel.nextResponse());
    const auto second = mock->run(parallel.nextResponse());
    const auto third = mock->run(parallel.nextResponse());
    site->answer("/a");
    QCOMPARE(first->value->content(), "a");
    QVERIFY(!second->isDone());
    site->answer("/b");
    QCOMPARE(second->value->content(), "b");
    QCOMPARE(third->kind(), Error::Kind::LocalProtocol);
}

void tst_Parallel::aHandleMayBeAskedTwice()
{
    Parallel parallel = client().parallel();
    PendingResponse *a = parallel.get("/a");
    const auto first = mock->run(a->response());
    site->answer("/a");
    const auto second = mock->run(a->response());
    QCOMPARE(first->value->content(), "a");
    QCOMPARE(second->value->content(), "a");
}

void tst_Parallel::bothWaysOfAskingMayBeMixed()
{
    Parallel parallel = client().parallel();
    PendingResponse *a = parallel.get("/a");
    parallel.get("/b");
    backend().run();
    site->answer("/a");
    QCOMPARE(mock->run(a->response())->value->content(), "a");
    // What was asked of the handle is given once more among all.
    QCOMPARE(mock->run(parallel.nextResponse())->value->content(), "a");
    QCOMPARE(mock->run(a->response())->value->content(), "a");
    const auto all = mock->run(parallel.all());
    site->answer("/b");
    QCOMPARE(all->value->size(), 2);
    QCOMPARE(mock->run(parallel.nextResponse())->value->content(), "b");
}

void tst_Parallel::errorsNobodyAsksForAreNotTold()
{
    Parallel parallel = client().parallel();
    parallel.get("ftp://example.com/");
    PendingResponse *b = parallel.get("/b");
    const auto outcome = mock->run(b->response());
    site->answer("/b");
    QCOMPARE(outcome->value->content(), "b");
}

void tst_Parallel::responsesAreIterated()
{
    Parallel parallel = client().parallel();
    parallel.get("/a");
    parallel.get("/b");
    parallel.get("/c");
    const auto contents = mock->run(contentsOfResponses(parallel));
    site->answer("/c");
    site->answer("/a");
    QVERIFY(!contents->isDone());
    site->answer("/b");
    QCOMPARE(*contents->value, QByteArrayList({ "c", "a", "b" }));
    QVERIFY(!parallel.hasPending());
}

void tst_Parallel::iterationEndsWithTheFirstFailure()
{
    Parallel parallel = client().parallel();
    parallel.post("/a");
    parallel.get("/b");
    const auto contents = mock->run(contentsOfResponses(parallel));
    site->reset("/a");
    QVERIFY(contents->threw<ReadError>());
    QVERIFY(parallel.hasPending());
}

void tst_Parallel::resultsAreIteratedPastFailures()
{
    Parallel parallel = client().parallel();
    parallel.post("/a");
    parallel.get("/b");
    const auto outcomes = mock->run(outcomesOfResults(parallel));
    site->reset("/a");
    site->answer("/b");
    QCOMPARE(*outcomes->value, QStringList({ u"0 failed"_s, u"1 b"_s }));
}

void tst_Parallel::allComesInTheOrderOfStarting()
{
    Parallel parallel = client().parallel();
    parallel.get("/a");
    parallel.get("/b");
    const auto all = mock->run(parallel.all());
    site->answer("/b");
    QVERIFY(!all->isDone());
    site->answer("/a");
    QCOMPARE(all->value->size(), 2);
    QCOMPARE(all->value->at(0).content(), "a");
    QCOMPARE(all->value->at(1).content(), "b");
}

void tst_Parallel::allThrowsWhatFailedFirst()
{
    Parallel parallel = client().parallel();
    parallel.get("ftp://example.com/");
    parallel.post("/b");
    parallel.get("/c");
    const auto all = mock->run(parallel.all());
    QVERIFY(!all->isDone());
    site->reset("/b");
    QVERIFY(!all->isDone());
    site->answer("/c");
    QVERIFY(all->threw<UnsupportedProtocol>());
}

void tst_Parallel::allOfNothingIsNothing()
{
    Parallel parallel = client().parallel();
    QVERIFY(mock->run(parallel.all())->value->isEmpty());
}

void tst_Parallel::allResultsNeverThrow()
{
    Parallel parallel = client().parallel();
    parallel.post("/a");
    parallel.get("/b");
    const auto all = mock->run(parallel.allResults());
    site->reset("/a");
    site->answer("/b");
    QCOMPARE(all->value->at(0).error().kind(), Error::Kind::Read);
    QCOMPARE(all->value->at(1)->content(), "b");
}

void tst_Parallel::anyIsTheFirstSuccessAndCancelsTheRest()
{
    Parallel parallel = client().parallel();
    parallel.post("/a");
    parallel.get("/b");
    PendingResponse *c = parallel.get("/c");
    const auto any = mock->run(parallel.any());
    site->reset("/a");
    QVERIFY(!any->isDone());
    site->answer("/b");
    QCOMPARE(any->value->content(), "b");
    QCOMPARE(any->value->index(), 1);
    backend().run();
    QCOMPARE(c->error().kind(), Error::Kind::Cancelled);
    QCOMPARE(parallel.running(), 0);
    QCOMPARE(mock->run(parallel.any())->value->content(), "b");
}

void tst_Parallel::anyThrowsWhatFailedFirstIfAllFail()
{
    Parallel parallel = client().parallel();
    parallel.get("ftp://example.com/");
    parallel.post("/b");
    const auto any = mock->run(parallel.any());
    site->reset("/b");
    QVERIFY(any->threw<UnsupportedProtocol>());
    Parallel empty = client().parallel();
    QCOMPARE(mock->run(empty.any())->kind(), Error::Kind::LocalProtocol);
}

void tst_Parallel::raceIsTheFirstOutcome_data()
{
    QTest::addColumn<bool>("fails");
    QTest::newRow("a response") << false;
    QTest::newRow("a failure") << true;
}

void tst_Parallel::raceIsTheFirstOutcome()
{
    QFETCH(bool, fails);
    Parallel parallel = client().parallel();
    PendingResponse *a = parallel.get("/a");
    parallel.post("/b");
    const auto race = mock->run(parallel.race());
    if (fails)
        site->reset("/b");
    else
        site->answer("/b");
    QVERIFY(race->isDone());
    QCOMPARE(race->threw<ReadError>(), fails);
    if (!fails)
        QCOMPARE(race->value->index(), 1);
    backend().run();
    QCOMPARE(a->error().kind(), Error::Kind::Cancelled);
}

void tst_Parallel::aStatusIsNoFailure()
{
    Parallel parallel = client().parallel().failFast();
    parallel.get("/a");
    parallel.get("/b");
    const auto all = mock->run(parallel.all());
    site->answer("/a", response("gone", {}, "404 Not Found"));
    site->answer("/b");
    QCOMPARE(all->value->at(0).status(), 404);
    QCOMPARE(all->value->at(1).status(), 200);
}

void tst_Parallel::anyChainIsStarted()
{
    Parallel parallel = client().parallel();
    parallel.start(client().post("/a").header("X-Chain", "yes").body(QByteArray("body")));
    backend().run();
    const WireRequest wire(mock->peer()->received());
    QCOMPARE(wire.field("X-Chain"), "yes");
    QCOMPARE(wire.field("Content-Length"), "4");
    site->answer("/a");
    QCOMPARE(mock->run(parallel.nextResponse())->value->content(), "a");
}

void tst_Parallel::aChainIsStartedOnce()
{
    Parallel parallel = client().parallel();
    RequestBuilder chain = client().get("/a");
    parallel.start(chain);
    parallel.start(chain);
    const auto all = mock->run(parallel.allResults());
    site->answer("/a");
    QCOMPARE(all->value->at(0)->content(), "a");
    QCOMPARE(all->value->at(1).error().kind(), Error::Kind::LocalProtocol);
}

void tst_Parallel::aQueuedChainIsStartedOnce()
{
    Parallel parallel = client().parallel().atMost(1);
    parallel.get("/a");
    RequestBuilder chain = client().get("/b");
    parallel.start(chain);
    parallel.start(chain);
    const auto awaited = mock->run(std::move(chain));
    QCOMPARE(awaited->kind(), Error::Kind::LocalProtocol);
    site->answerAll();
    QCOMPARE(site->asked(), QByteArrayList({ "/a", "/b" }));
    const auto all = mock->run(parallel.allResults());
    QCOMPARE(all->value->at(1)->content(), "b");
    QCOMPARE(all->value->at(2).error().kind(), Error::Kind::LocalProtocol);
}

void tst_Parallel::aStreamedResponseIsReadFromTheGroup()
{
    Parallel parallel = client().parallel().atMost(1);
    parallel.start(client().get("/a").stream());
    parallel.get("/b");
    const auto head = mock->run(parallel.nextResponse());
    HttpQ::MockPeer *peer = site->waiting.value("/a");
    site->answer("/a", "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n");
    QVERIFY(head->isDone());
    // It runs until its body has been read.
    QCOMPARE(parallel.running(), 1);
    QVERIFY(!site->waiting.contains("/b"));
    Response streamed = *head->value;
    const auto body = mock->run(streamed.read());
    peer->send("body");
    backend().run();
    QCOMPARE(*body->value, "body");
    QVERIFY(site->waiting.contains("/b"));
    site->answer("/b");
    QCOMPARE(mock->run(parallel.nextResponse())->value->content(), "b");
}

void tst_Parallel::signalsOfAHandleWork()
{
    Parallel parallel = client().parallel();
    PendingResponse *a = parallel.get("/a");
    QByteArray chunks;
    int ends = 0;
    connect(a, &PendingResponse::chunkReceived, this,
            [&chunks](const QByteArray &chunk) { chunks += chunk; });
    connect(a, &PendingResponse::finished, this, [&ends] { ++ends; });
    backend().run();
    site->answer("/a");
    QCOMPARE(chunks, "a");
    QCOMPARE(ends, 1);
    QVERIFY(mock->run(parallel.nextResponse())->isDone());
}

void tst_Parallel::everyVerbIsSent()
{
    Parallel parallel = client().parallel();
    parallel.get("/1");
    parallel.head("/2");
    parallel.post("/3");
    parallel.put("/4");
    parallel.patch("/5");
    parallel.deleteResource("/6");
    parallel.options("/7");
    parallel.request("REPORT", "/8");
    backend().run();
    QByteArrayList lines;
    for (HttpQ::MockPeer *peer : backend().peers())
        lines += peer->received().left(peer->received().indexOf(" HTTP/1.1"));
    QCOMPARE(lines, QByteArrayList({ "GET /1", "HEAD /2", "POST /3", "PUT /4", "PATCH /5",
                                     "DELETE /6", "OPTIONS /7", "REPORT /8" }));
    QCOMPARE(mock->run(parallel.allResults())->isDone(), false);
}

void tst_Parallel::differentWaitsDoNotHoldBackEachOther()
{
    Parallel parallel = client().parallel();
    parallel.get("/a");
    parallel.get("/b");
    const auto all = mock->run(parallel.all());
    site->answer("/a");
    const auto next = mock->run(parallel.nextResponse());
    QVERIFY(next->isDone());
    QCOMPARE(next->value->content(), "a");
    QVERIFY(!all->isDone());
    site->answer("/b");
    QVERIFY(all->isDone());
}

void tst_Parallel::aStreamedWinnerMayBeRead_data()
{
    QTest::addColumn<bool>("isRace");
    QTest::newRow("any") << false;
    QTest::newRow("race") << true;
}

void tst_Parallel::aStreamedWinnerMayBeRead()
{
    QFETCH(const bool, isRace);
    Parallel parallel = client().parallel();
    parallel.start(client().get("/a").stream());
    PendingResponse *b = parallel.get("/b");
    backend().run();
    HttpQ::MockPeer *peer = site->waiting.value("/a");
    site->answer("/a", "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n");
    std::optional<Response> winner;
    if (isRace)
        winner = *mock->run(parallel.race())->value;
    else
        winner = *mock->run(parallel.any())->value;
    backend().run();
    QCOMPARE(b->error().kind(), Error::Kind::Cancelled);
    const auto body = mock->run(winner->read());
    peer->send("body");
    backend().run();
    QCOMPARE(*body->value, "body");
}

void tst_Parallel::aPendingDestroyedByItsEndKeepsItsOutcome()
{
    Parallel parallel = client().parallel();
    PendingResponse *a = parallel.get("/a");
    connect(a, &PendingResponse::finished, a, [a] { delete a; });
    backend().run();
    site->answer("/a");
    const auto next = mock->run(parallel.nextResponse());
    QCOMPARE(next->value->content(), "a");
    QCOMPARE(next->value->pending(), nullptr);
}

QTEST_GUILESS_MAIN(tst_Parallel)
#include "tst_parallel.moc"
