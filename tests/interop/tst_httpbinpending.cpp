// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "interop/httpbintest.h"

#include <QtTest/qsignalspy.h>

#include <algorithm>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;

//! Requests that nobody waits for in a coroutine, one or many.
class tst_HttpBinPending : public HttpBinTest
{
    Q_OBJECT

private Q_SLOTS:
    void signalsInOrder();
    void pausedAndResumed();
    void cancelled_data();
    void cancelled();
    void contextGoes();
    void clientGoes();
    void uploadProgress();
    void parallel_data();
    void parallel();
};

void tst_HttpBinPending::signalsInOrder()
{
    const std::unique_ptr<PendingResponse> pending(
            client().get(url(u"/stream/10"_s)).start(nullptr));
    QByteArrayList told;
    QByteArray content;
    qint64 received = 0;
    const auto note = [&](const char *what) {
        if (told.isEmpty() || told.last() != what)
            told.append(what);
    };
    connect(pending.get(), &PendingResponse::responseReceived, this, [&](const Response &response) {
        note("head");
        QCOMPARE(response.status(), 200);
        QCOMPARE(pending->state(), PendingResponse::State::Receiving);
    });
    connect(pending.get(), &PendingResponse::chunkReceived, this, [&](const QByteArray &chunk) {
        note("chunks");
        content += chunk;
    });
    connect(pending.get(), &PendingResponse::downloadProgress, this, [&](qint64 now, qint64 total) {
        QCOMPARE_GE(now, received);
        received = now;
        QCOMPARE(total, -1); // it is chunked
    });
    connect(pending.get(), &PendingResponse::failed, this, [&] { note("failed"); });
    connect(pending.get(), &PendingResponse::finished, this, [&](const Response &response) {
        note("finished");
        QVERIFY(pending->isFinished());
        QCOMPARE(response.status(), 200);
    });
    QCOMPARE(pending->state(), PendingResponse::State::Waiting);
    QVERIFY(spinUntil([&] { return pending->isFinished(); }));
    spinTurns(3);
    QCOMPARE(told, QByteArrayList({ "head", "chunks", "finished" }));
    QCOMPARE(content.count('\n'), 10);
    QCOMPARE(received, content.size());
    QCOMPARE(pending->state(), PendingResponse::State::Succeeded);
}

void tst_HttpBinPending::pausedAndResumed()
{
    const std::unique_ptr<PendingResponse> pending(
            client().get(url(u"/stream-bytes/100000?seed=5"_s)).start(nullptr));
    QByteArray content;
    bool wasPaused = false;
    connect(pending.get(), &PendingResponse::chunkReceived, this, [&](const QByteArray &chunk) {
        QVERIFY(!pending->isPaused());
        content += chunk;
        if (!wasPaused) {
            wasPaused = true;
            pending->pause();
        }
    });
    QVERIFY(spinUntil([&] { return pending->isPaused(); }));
    const qsizetype soFar = content.size();
    // Whatever else happens meanwhile, it stands still.
    HTTPQTEST_VERIFY_STATUS(outcomeOf(client().get(url(u"/get"_s))), 200);
    QCOMPARE(content.size(), soFar);
    // On a busy machine all of it may have come at once.
    QVERIFY(!pending->isFinished() || soFar == 100'000);
    pending->resume();
    QVERIFY(spinUntil([&] { return pending->isFinished(); }));
    const Result<Response> whole = outcomeOf(client().get(url(u"/bytes/100000?seed=5"_s)));
    HTTPQTEST_VERIFY_STATUS(whole, 200);
    QVERIFY(content == whole->content());
}

void tst_HttpBinPending::cancelled_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("hasHead");
    QTest::newRow("before the head") << u"/delay/10"_s << false;
    QTest::newRow("in the body") << u"/drip?numbytes=2&duration=20"_s << true;
}

void tst_HttpBinPending::cancelled()
{
    QFETCH(const QString, path);
    QFETCH(const bool, hasHead);
    const std::unique_ptr<PendingResponse> pending(client().get(url(path)).start(nullptr));
    QSignalSpy head(pending.get(), &PendingResponse::responseReceived);
    QSignalSpy failed(pending.get(), &PendingResponse::failed);
    QSignalSpy finished(pending.get(), &PendingResponse::finished);
    // The server has the request then.
    QVERIFY(spinUntil(
            [&] { return hasHead ? !head.isEmpty() : client().poolStatistics().busy == 1; }));
    pending->cancel();
    QVERIFY(finished.isEmpty()); // not from inside the call
    QVERIFY(spinUntil([&] { return pending->isFinished(); }));
    spinTurns(3);
    QCOMPARE(finished.size(), 1);
    QCOMPARE(failed.size(), 1);
    QCOMPARE(pending->error().kind(), Error::Kind::Cancelled);
    HTTPQTEST_VERIFY_STATUS(outcomeOf(client().get(url(u"/get"_s))), 200);
}

void tst_HttpBinPending::contextGoes()
{
    auto context = std::make_unique<QObject>();
    bool isCalled = false;
    client().get(url(u"/delay/10"_s)).then(context.get(), [&](const Result<Response> &) {
        isCalled = true;
    });
    QVERIFY(spinUntil([&] { return client().poolStatistics().busy == 1; }));
    context.reset();
    QVERIFY(spinUntil([&] { return client().runningRequests() == 0; }));
    QVERIFY(!isCalled);
}

void tst_HttpBinPending::clientGoes()
{
    auto other = std::make_unique<AsyncClient>(testBackend());
    const std::unique_ptr<PendingResponse> waiting(other->get(url(u"/delay/10"_s)).start(nullptr));
    const std::unique_ptr<PendingResponse> receiving(
            other->get(url(u"/drip?numbytes=2&duration=20"_s)).start(nullptr));
    QSignalSpy head(receiving.get(), &PendingResponse::responseReceived);
    QVERIFY(spinUntil([&] { return !head.isEmpty(); }));
    other.reset();
    QVERIFY(spinUntil([&] { return waiting->isFinished() && receiving->isFinished(); }));
    QCOMPARE(waiting->error().kind(), Error::Kind::Cancelled);
    QCOMPARE(receiving->error().kind(), Error::Kind::Cancelled);
}

void tst_HttpBinPending::uploadProgress()
{
    const QByteArray body(3'000'000, 'u');
    const std::unique_ptr<PendingResponse> pending(
            client().post(url(u"/post"_s)).body(body).start(nullptr));
    QList<qint64> steps;
    connect(pending.get(), &PendingResponse::uploadProgress, this, [&](qint64 sent, qint64 total) {
        steps.append(sent);
        QCOMPARE(total, body.size());
    });
    QByteArray content;
    connect(pending.get(), &PendingResponse::finished, this,
            [&](const Response &response) { content = response.content(); });
    QVERIFY(spinUntil([&] { return pending->isFinished(); }));
    QVERIFY2(!pending->error(), qPrintable(pending->error().toString()));
    QVERIFY(std::is_sorted(steps.begin(), steps.end()));
    QCOMPARE(steps.last(), body.size());
    QVERIFY(content.contains(body));
}

void tst_HttpBinPending::parallel_data()
{
    QTest::addColumn<int>("connections");
    QTest::newRow("as many connections") << 50;
    QTest::newRow("few connections") << 8;
}

void tst_HttpBinPending::parallel()
{
    QFETCH(const int, connections);
    const int count = 50;
    Limits limits;
    limits.maxConnectionsPerOrigin = connections;
    client().setLimits(limits);
    int ended = 0;
    QStringList wrong;
    for (int i = 0; i < count; ++i) {
        const QString id = QString::number(i);
        // Not in the order in which they were begun.
        client().get(url(u"/delay/%1"_s.arg((count - i) * 0.002)))
                .query("id", id)
                .then(this, [&ended, &wrong, id](const Result<Response> &result) {
                    ++ended;
                    if (!result || told(*result, u"args"_s)[u"id"_s].toString() != id)
                        wrong += result ? result->text() : result.error().toString();
                });
    }
    QVERIFY(spinUntil([&] { return ended == count; }));
    QCOMPARE(wrong, QStringList());
    QCOMPARE_LE(client().poolStatistics().created, connections);
}

QTEST_GUILESS_MAIN(tst_HttpBinPending)
#include "tst_httpbinpending.moc"
