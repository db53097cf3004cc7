// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// Runs the code of docs/parallel.md and cancellation.md, word for word.

#include "docs/guidetest.h"

#include "cancellation_window.h"
#include "parallel_addresses.h"

#include <QtCore/qregularexpression.h>

using namespace GuideTest;

namespace {

QCoro::Task<> parallelGroup(HttpQ::AsyncClient &client, const QUrl &)
{
#include "parallel_group.inc"
    GUIDE_VERIFY(answer.content() == "users" && first.content() == "users");
}

QCoro::Task<> parallelIterate(HttpQ::AsyncClient &client, const QUrl &)
{
#include "parallel_iterate.inc"
    GUIDE_VERIFY(!parallel.hasPending());
}

QCoro::Task<> parallelChains(HttpQ::AsyncClient &client, const QUrl &)
{
#include "parallel_chains.inc"
    GUIDE_VERIFY(responses.at(0).content() == "made" && body == "exported");
}

QCoro::Task<> parallelLimits(HttpQ::AsyncClient &client, const QUrl &)
{
#include "parallel_limits.inc"
    GUIDE_VERIFY(pages.size() == 20);
}

QCoro::Task<> parallelMap(HttpQ::AsyncClient &client, const QUrl &)
{
#include "parallel_map.inc"
    GUIDE_VERIFY(count == 20);
}

QCoro::Task<> parallelForEach(HttpQ::AsyncClient &client, const QUrl &) {
#include "parallel_foreach.inc"
}

QCoro::Task<> parallelProgress(HttpQ::AsyncClient &client, const QUrl &)
{
#include "parallel_progress.inc"
    GUIDE_VERIFY(progress->total() == 2 && progress->finished() == 2);
}

QCoro::Task<> parallelTasks(HttpQ::AsyncClient &client, const QUrl &)
{
#include "parallel_tasks.inc"
    GUIDE_VERIFY(text == "users" && std::get<1>(both).content() == "items");
}

QCoro::Task<> cancellationWays(HttpQ::AsyncClient &client, const QUrl &url)
{
#include "cancellation_ways.inc"
    GUIDE_VERIFY(!error);
    QPointer<HttpQ::PendingResponse> alive(pending);
    bool isCancelled = false;
    try {
        co_await pending->response();
    } catch (const HttpQ::Cancelled &) {
        isCancelled = true;
    }
    GUIDE_VERIFY(isCancelled && alive->error().isCancelled());
}

QCoro::Task<> cancellationTold(HttpQ::AsyncClient &client, const QUrl &url) {
#include "cancellation_told.inc"
}

QCoro::Task<> cancellationClose(HttpQ::AsyncClient &client, const QUrl &url)
{
#include "cancellation_close.inc"
    GUIDE_VERIFY(pending->state() == HttpQ::PendingResponse::State::Succeeded);
    GUIDE_VERIFY(client.isClosed());
}

QCoro::Task<> cancellationScope(HttpQ::AsyncClient &client, const QUrl &)
{
#include "cancellation_scope.inc"
    GUIDE_VERIFY(scope.running() == 0);
}

QCoro::Task<> cancellationWindow(HttpQ::AsyncClient &client, const QUrl &)
{
    Window window(client);
    window.refresh();
    co_await window.idle();
    GUIDE_VERIFY(window.lines == QStringList({ u"one"_s, u"two"_s }));
}

} // namespace

class tst_ParallelGuides : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        world.emplace();
        world->client.setBaseUrl(world->url);
    }
    void cleanup() { world.reset(); }

    void parallelGroup();
    void parallelIterate();
    void parallelChains();
    void parallelLimits();
    void parallelMap();
    void parallelForEach();
    void parallelProgress();
    void parallelTasks();
    void cancellationWays();
    void cancellationTold();
    void cancellationClose();
    void cancellationScope();
    void cancellationWindow();
    void aWindowMayGoAtAnyTime();

private:
    std::optional<World> world;
};

void tst_ParallelGuides::parallelGroup()
{
    world->answers = { response("users"), response("items") };
    QTest::ignoreMessage(QtInfoMsg, "0 200 true");
    QCOMPARE(world->run(::parallelGroup), QString());
    QCOMPARE(world->heads.size(), 2);
}

void tst_ParallelGuides::parallelIterate()
{
    for (const char *line : { "0 200", "1 200", "2 200" })
        QTest::ignoreMessage(QtInfoMsg, line);
    QCOMPARE(world->run(::parallelIterate), QString());
}

void tst_ParallelGuides::parallelChains()
{
    world->answers = { response("made"), response("exported") };
    QCOMPARE(world->run(::parallelChains), QString());
    QVERIFY(world->has(0, "Content-Type: application/json"));
}

void tst_ParallelGuides::parallelLimits()
{
    QCOMPARE(world->run(::parallelLimits), QString());
    QCOMPARE(world->heads.size(), 20);
}

void tst_ParallelGuides::parallelMap()
{
    for (int i = 0; i < 20; ++i)
        QTest::ignoreMessage(QtInfoMsg, "\"hello\"");
    QCOMPARE(world->run(::parallelMap), QString());
    QVERIFY(world->heads.size() < 30);
    QCOMPARE(world->line(0), "GET /pages/1 HTTP/1.1");
}

void tst_ParallelGuides::parallelForEach()
{
    for (int i = 0; i < 3; ++i)
        QTest::ignoreMessage(QtInfoMsg, "200");
    QCOMPARE(world->run(::parallelForEach), QString());
}

void tst_ParallelGuides::parallelProgress()
{
    QTest::ignoreMessage(QtInfoMsg, QRegularExpression(u"^2 of 2 10"_s));
    QCOMPARE(world->run(::parallelProgress), QString());
}

void tst_ParallelGuides::parallelTasks()
{
    world->answers = { response("users"), response("items") };
    QCOMPARE(world->run(::parallelTasks), QString());
}

void tst_ParallelGuides::cancellationWays()
{
    QCOMPARE(world->run(::cancellationWays), QString());
}

void tst_ParallelGuides::cancellationTold()
{
    QTest::ignoreMessage(QtInfoMsg, QRegularExpression(u"A stop was requested"_s));
    QCOMPARE(world->run(::cancellationTold), QString());
}

void tst_ParallelGuides::cancellationClose()
{
    QCOMPARE(world->run(::cancellationClose), QString());
}

void tst_ParallelGuides::cancellationScope()
{
    QCOMPARE(world->run(::cancellationScope), QString());
    QCOMPARE(world->heads.size(), 2);
}

void tst_ParallelGuides::cancellationWindow()
{
    world->answers = { response("one\ntwo") };
    QCOMPARE(world->run(::cancellationWindow), QString());
}

void tst_ParallelGuides::aWindowMayGoAtAnyTime()
{
    {
        Window window(world->client);
        window.refresh();
    }
    world->backend->run();
    QCoreApplication::processEvents();
    QCOMPARE(world->client.runningRequests(), 0);
}

QTEST_GUILESS_MAIN(tst_ParallelGuides)

#include "tst_parallelguides.moc"
