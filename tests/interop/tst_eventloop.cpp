// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// A transfer that never has to wait leaves the event loop its turns.

#include "support/eventloop.h"
#include "support/nginxserver.h"
#include "support/requiredserver.h"
#include "support/testbackend.h"

#include <HttpQ/AsyncClient>
#include <HttpQ/WaitFor>

#include <QtCore/qelapsedtimer.h>
#include <QtCore/qtimer.h>
#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace HttpQTest;

namespace {

// The program does something with each piece, and the server is the faster one.
void work()
{
    QElapsedTimer timer;
    timer.start();
    while (timer.nsecsElapsed() < 500'000) {}
}

QCoro::Task<> download(AsyncClient *client, QUrl url)
{
    const Response response = co_await client->get(url).stream();
    while (const std::optional<QByteArray> chunk = co_await response.nextChunk())
        work();
}

} // namespace

class tst_EventLoop : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void busyReaderLeavesTurns_data();
    void busyReaderLeavesTurns();

private:
    std::unique_ptr<NginxServer> m_server;
};

void tst_EventLoop::initTestCase()
{
    HTTPQTEST_REQUIRE_SERVER(NginxServer, "nginx");
    NginxServer::Options options;
    options.largeSize = qint64(128) * 1024 * 1024;
    m_server = std::make_unique<NginxServer>(options);
}

void tst_EventLoop::busyReaderLeavesTurns_data()
{
    QTest::addColumn<bool>("withSignals");
    QTest::newRow("nextChunk()") << false;
    QTest::newRow("chunkReceived()") << true;
}

void tst_EventLoop::busyReaderLeavesTurns()
{
    QFETCH(const bool, withSignals);
    AsyncClient client(testBackend());
    const QUrl url = m_server->url(QStringLiteral("/large"));
    int ticks = 0;
    QTimer timer;
    connect(&timer, &QTimer::timeout, &timer, [&ticks] { ++ticks; });
    timer.start(0);
    if (withSignals) {
        QObject parent;
        PendingResponse *const pending = client.get(url).start(&parent);
        int chunks = 0;
        connect(pending, &PendingResponse::chunkReceived, &parent, [&chunks] {
            ++chunks;
            work();
        });
        QVERIFY(spinUntil([pending] { return pending->isFinished(); }));
        QVERIFY(!pending->error());
        QCOMPARE_GT(chunks, 100);
    } else {
        HttpQ::waitFor(download(&client, url));
    }
    // It is given after a few megabytes at the latest.
    QCOMPARE_GE(ticks, 16);
}

QTEST_GUILESS_MAIN(tst_EventLoop)

#include "tst_eventloop.moc"
