// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/lifetimecoroutine.h"
#include "client/parallel/heldsite.h"

#include <qcoro/qcorogenerator.h>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QCoro::Generator<QString> endlessPaths(int &made)
{
    for (;;)
        co_yield u"/%1"_s.arg(made++, 4, 10, QChar(u'0'));
}

QCoro::Generator<QString> pathsThatFail()
{
    co_yield u"/a"_s;
    throw std::runtime_error("no more paths");
}

QCoro::AsyncGenerator<RequestBuilder> chainsOf(AsyncClient &client)
{
    for (const QString &path : { u"/a"_s, u"/b"_s, u"/c"_s })
        co_yield client.post(path).body(path.toUtf8());
}

template<typename Generator>
QCoro::Task<QStringList> collect(Generator generator, int count = -1)
{
    QStringList all;
    auto it = co_await generator.begin();
    while (it != generator.end()) {
        all += *it;
        if (all.size() == count)
            break;
        co_await ++it;
    }
    co_return all;
}

QString contentOf(const Response &response)
{
    return response.text();
}

} // namespace

class tst_ParallelMap : public QObject, private HeldSiteTest
{
    Q_OBJECT
private Q_SLOTS:
    void init() { beginTest(); }
    void cleanup() { verifyNothingLeft(); }

    void aListIsMappedInTheOrderOfCompletion();
    void endlessInputIsTakenAsThereIsRoom();
    void whoIsSlowHoldsTheInputBack();
    void chainsOfAnAsyncGeneratorAreMapped();
    void aFailureEndsTheGenerator();
    void aFunctionOfResultsSeesFailures();
    void aFunctionMayAwait();
    void whatTheInputThrowsComesAtTheEnd();
    void whatTheFunctionThrowsEndsIt();
    void destroyingTheGeneratorCancels();
    void leavingTheGroupEndsTheGenerator();
    void streamedBodiesAreReadInTheFunction();
    void othersDoNotSeeTheResponses();
    void forEachAwaitsAll();
    void aSlowInputMayEndAfterTheGenerator_data();
    void aSlowInputMayEndAfterTheGenerator();
    void aSlowFunctionMayEndAfterTheGenerator();
    void closingMakesRoomForOthers();
    void progressCountsWhatIsLeft();

private:
};

void tst_ParallelMap::aListIsMappedInTheOrderOfCompletion()
{
    Parallel parallel = client().parallel();
    const auto texts =
            mock->run(collect(parallel.map(QStringList { u"/a"_s, u"/b"_s, u"/c"_s }, contentOf)));
    site->answer("/c");
    site->answer("/a");
    QVERIFY(!texts->isDone());
    site->answer("/b");
    QCOMPARE(*texts->value, QStringList({ u"c"_s, u"a"_s, u"b"_s }));
}

void tst_ParallelMap::endlessInputIsTakenAsThereIsRoom()
{
    int made = 0;
    Parallel parallel = client().parallel().atMost(3);
    const auto texts = mock->run(collect(parallel.map(endlessPaths(made), contentOf), 50));
    QVERIFY(made <= 4);
    while (!texts->isDone())
        site->answer(site->waiting.firstKey());
    QCOMPARE(texts->value->size(), 50);
    QCOMPARE(texts->value->constFirst(), u"0000"_s);
    QCOMPARE(site->most, 3);
    QVERIFY(made <= 55);
}

void tst_ParallelMap::whoIsSlowHoldsTheInputBack()
{
    int made = 0;
    Parallel parallel = client().parallel().atMost(2);
    auto generator = parallel.map(endlessPaths(made), contentOf);
    const auto first = mock->run(generator.begin());
    site->answerAll();
    QVERIFY(first->isDone());
    // Two wait to be taken, and nobody takes them.
    QVERIFY2(made <= 4, qPrintable(QString::number(made)));
    QVERIFY(site->waiting.isEmpty());
}

void tst_ParallelMap::chainsOfAnAsyncGeneratorAreMapped()
{
    Parallel parallel = client().parallel().atMost(1);
    const auto texts = mock->run(collect(parallel.map(chainsOf(client()), contentOf)));
    site->answerAll();
    QCOMPARE(*texts->value, QStringList({ u"a"_s, u"b"_s, u"c"_s }));
    QVERIFY(mock->peer()->received().startsWith("POST /a"));
}

void tst_ParallelMap::aFailureEndsTheGenerator()
{
    Parallel parallel = client().parallel();
    const auto texts = mock->run(
            collect(parallel.map(QStringList { u"/a"_s, u"ftp://example.com"_s }, contentOf)));
    QVERIFY(texts->threw<UnsupportedProtocol>());
    QCOMPARE(mock->pool().busy, 0);
}

void tst_ParallelMap::aFunctionOfResultsSeesFailures()
{
    Parallel parallel = client().parallel();
    const auto describe = [](const Result<Response> &result) {
        return result ? result->text() : u"failed"_s;
    };
    const auto texts = mock->run(
            collect(parallel.map(QStringList { u"/a"_s, u"ftp://example.com"_s }, describe)));
    site->answer("/a");
    QCOMPARE(*texts->value, QStringList({ u"failed"_s, u"a"_s }));
}

void tst_ParallelMap::aFunctionMayAwait()
{
    Parallel parallel = client().parallel();
    AsyncClient *asked = &client();
    const auto follow = [asked](Response response) -> QCoro::Task<QString> {
        const Response next = co_await asked->get("/next" + response.content());
        co_return next.text();
    };
    const auto texts = mock->run(collect(parallel.map(QStringList { u"/a"_s }, follow)));
    site->answer("/a");
    site->answer("/nexta");
    QCOMPARE(*texts->value, QStringList { u"nexta"_s });
}

void tst_ParallelMap::whatTheInputThrowsComesAtTheEnd()
{
    Parallel parallel = client().parallel();
    const auto texts = mock->run(collect(parallel.map(pathsThatFail(), contentOf)));
    QVERIFY(!texts->isDone());
    site->answer("/a");
    QVERIFY(texts->threw<std::runtime_error>());
}

void tst_ParallelMap::whatTheFunctionThrowsEndsIt()
{
    Parallel parallel = client().parallel();
    const auto refuse = [](const Response &) -> QString { throw std::runtime_error("no"); };
    const auto texts = mock->run(collect(parallel.map(QStringList { u"/a"_s, u"/b"_s }, refuse)));
    site->answer("/a");
    QVERIFY(texts->threw<std::runtime_error>());
    QCOMPARE(mock->pool().busy, 0);
}

void tst_ParallelMap::destroyingTheGeneratorCancels()
{
    int made = 0;
    Parallel parallel = client().parallel().atMost(2);
    {
        auto generator = parallel.map(endlessPaths(made), contentOf);
        const auto first = mock->run(generator.begin());
        site->answer("/0000");
        QVERIFY(first->isDone());
    }
    QCOMPARE(mock->pool().busy, 0);
    backend().run();
    QVERIFY(made <= 4);
    QCOMPARE(parallel.running(), 0);
}

void tst_ParallelMap::leavingTheGroupEndsTheGenerator()
{
    int made = 0;
    std::optional<Parallel> parallel(client().parallel().atMost(2));
    const auto texts = mock->run(collect(parallel->map(endlessPaths(made), contentOf)));
    parallel.reset();
    backend().run();
    QVERIFY(texts->threw<Cancelled>());
    QCOMPARE(mock->pool().busy, 0);
}

void tst_ParallelMap::streamedBodiesAreReadInTheFunction()
{
    Parallel parallel = client().parallel();
    std::vector<RequestBuilder> chains;
    chains.push_back(client().get("/a").stream());
    const auto read = [](Response response) -> QCoro::Task<QString> {
        const QByteArray body = co_await response.read();
        co_return QString::fromLatin1(body);
    };
    const auto texts = mock->run(collect(parallel.map(std::move(chains), read)));
    site->answer("/a");
    QCOMPARE(*texts->value, QStringList { u"a"_s });
}

void tst_ParallelMap::othersDoNotSeeTheResponses()
{
    Parallel parallel = client().parallel();
    PendingResponse *own = parallel.get("/own");
    const auto texts = mock->run(collect(parallel.map(QStringList { u"/a"_s }, contentOf)));
    const auto next = mock->run(parallel.nextResponse());
    site->answer("/a");
    QVERIFY(texts->isDone());
    QVERIFY(!next->isDone());
    site->answer("/own");
    QCOMPARE(next->value->pending(), own);
    QCOMPARE(mock->run(parallel.all())->value->size(), 1);
}

void tst_ParallelMap::forEachAwaitsAll()
{
    QStringList seen;
    Parallel parallel = client().parallel();
    const auto done = mock->run(
            parallel.forEach(QStringList { u"/a"_s, u"/b"_s },
                             [&seen](const Response &response) { seen += response.text(); }));
    site->answer("/b");
    QVERIFY(!done->isDone());
    site->answer("/a");
    QVERIFY(done->isDone());
    QCOMPARE(seen, QStringList({ u"b"_s, u"a"_s }));
}

namespace {

OwnedCoroutine takeFirst(QCoro::AsyncGenerator<QString> &generator)
{
    const auto first = co_await generator.begin();
    Q_UNUSED(first);
}

QCoro::AsyncGenerator<QString> pathsBehind(Gate &gate)
{
    co_yield u"/a"_s;
    co_await gate;
    co_yield u"/b"_s;
}

} // namespace

void tst_ParallelMap::aSlowInputMayEndAfterTheGenerator_data()
{
    QTest::addColumn<bool>("isGroupLeft");
    QTest::newRow("the generator has gone") << false;
    QTest::newRow("the group has gone") << true;
}

void tst_ParallelMap::aSlowInputMayEndAfterTheGenerator()
{
    QFETCH(const bool, isGroupLeft);
    Gate gate;
    std::optional<Parallel> parallel(client().parallel());
    {
        auto generator = parallel->map(pathsBehind(gate), contentOf);
        const auto first = mock->run(generator.begin());
        site->answer("/a");
        QVERIFY(first->isDone());
    }
    if (isGroupLeft)
        parallel.reset();
    gate.open();
    backend().run();
    QCOMPARE(site->asked(), QByteArrayList({ "/a" }));
}

void tst_ParallelMap::aSlowFunctionMayEndAfterTheGenerator()
{
    Gate gate;
    QString seen;
    Parallel parallel = client().parallel();
    {
        auto generator =
                parallel.map(QStringList { u"/a"_s },
                             [&gate, &seen, text = u"a text that is on the heap for sure"_s](
                                     Response response) -> QCoro::Task<QString> {
                                 co_await gate;
                                 seen = text + response.text();
                                 co_return QString();
                             });
        const OwnedCoroutine consumer = takeFirst(generator);
        backend().run();
        site->answer("/a");
    }
    gate.open();
    QCOMPARE(seen, u"a text that is on the heap for surea"_s);
}

void tst_ParallelMap::closingMakesRoomForOthers()
{
    int made = 0;
    Parallel parallel = client().parallel().atMost(2);
    PendingResponse *own = nullptr;
    {
        auto generator = parallel.map(endlessPaths(made), contentOf);
        const OwnedCoroutine consumer = takeFirst(generator);
        own = parallel.get("/own");
        backend().run();
        QVERIFY(!site->waiting.contains("/own"));
    }
    backend().run();
    QVERIFY(site->waiting.contains("/own"));
    site->answer("/own");
    QCOMPARE(own->state(), PendingResponse::State::Succeeded);
}

void tst_ParallelMap::progressCountsWhatIsLeft()
{
    int made = 0;
    Parallel parallel = client().parallel().atMost(2);
    ParallelProgress *progress = parallel.progress();
    int ends = 0;
    connect(progress, &ParallelProgress::allFinished, this, [&ends] { ++ends; });
    {
        auto generator = parallel.map(endlessPaths(made), contentOf);
        mock->run(generator.begin());
        site->answer("/0000");
    }
    backend().run();
    QCOMPARE(progress->running(), 0);
    QCOMPARE(progress->finished(), progress->total());
    QCOMPARE(ends, 1);
}

QTEST_GUILESS_MAIN(tst_ParallelMap)
#include "tst_parallelmap.moc"
