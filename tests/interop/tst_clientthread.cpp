// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "interop/requestoutcome.h"
#include "support/scriptedserver.h"
#include "support/testbackend.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qthread.h>
#include <QtTest/qtest.h>

#include <atomic>
#include <functional>
#include <memory>
#include <stop_token>
#include <vector>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

//! Counts in any thread, and wakes the main thread, which may wait for it.
class SharedCount
{
public:
    void add()
    {
        ++m_count;
        QMetaObject::invokeMethod(
                QCoreApplication::instance(), [] {}, Qt::QueuedConnection);
    }
    int count() const { return m_count; }

private:
    std::atomic<int> m_count = 0;
};

//! A client that lives in a thread of its own; the server is in this one.
class tst_ClientThread : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void requests();
    void sequentialRequests();
    void stopFromOutside();
    void stopMany();
    void destroyedWhileRunning_data();
    void destroyedWhileRunning();
    void loopEndsWhileRunning();
    void contentElsewhere();
    void clientPerThread();

private:
    //! Calls \a function in the thread and serves until it has returned.
    void runInThread(const std::function<void()> &function);

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<QThread> m_thread;
    std::unique_ptr<QObject> m_inThread;
};

void tst_ClientThread::init()
{
    m_server = std::make_unique<ScriptedServer>();
    m_server->onRequest([](ServerConnection &connection, const ServerRequest &request) {
        if (request.target() != "/never")
            connection.respond("200 OK", request.target());
    });
    m_thread = std::make_unique<QThread>();
    m_inThread = std::make_unique<QObject>();
    m_inThread->moveToThread(m_thread.get());
    m_thread->start();
}

void tst_ClientThread::cleanup()
{
    m_thread->quit();
    QVERIFY(m_thread->wait(10'000));
    QVERIFY(spinUntil([&] { return m_server->openConnectionCount() == 0; }, 5000));
    m_inThread.reset();
    m_thread.reset();
    m_server.reset();
}

void tst_ClientThread::runInThread(const std::function<void()> &function)
{
    SharedCount done;
    QMetaObject::invokeMethod(
            m_inThread.get(),
            [&] {
                function();
                done.add();
            },
            Qt::QueuedConnection);
    QVERIFY(spinUntil([&] { return done.count() == 1; }));
}

void tst_ClientThread::requests()
{
    std::unique_ptr<AsyncClient> client;
    const QUrl url = m_server->url();
    const int count = 50;
    SharedCount good;
    SharedCount ended;
    QThread *const thread = m_thread.get();
    runInThread([&] {
        client = std::make_unique<AsyncClient>(testBackend());
        for (int i = 0; i < count; ++i) {
            client->get(url)
                    .query("i", QByteArray::number(i))
                    .then(client.get(), [&good, &ended, thread, i](const Result<Response> &result) {
                        const QByteArray expected = "/?i=" + QByteArray::number(i);
                        if (result && result->content() == expected
                            && QThread::currentThread() == thread) {
                            good.add();
                        }
                        ended.add();
                    });
        }
    });
    QVERIFY(spinUntil([&] { return ended.count() == count; }));
    QCOMPARE(good.count(), count);
    QString left;
    runInThread([&] {
        left = leftovers(*client);
        client.reset();
    });
    QCOMPARE(left, QString());
}

void tst_ClientThread::sequentialRequests()
{
    const QUrl url = m_server->url();
    int good = 0;
    PoolStatistics pool;
    runInThread([&] {
        AsyncClient client(testBackend());
        for (int i = 0; i < 100; ++i) {
            const Result<Response> result = outcomeOf(client.get(url));
            good += result && result->status() == 200 ? 1 : 0;
        }
        pool = client.poolStatistics();
    });
    QCOMPARE(good, 100);
    QCOMPARE(pool.created, 1);
    QCOMPARE(pool.reused, 99);
}

void tst_ClientThread::stopFromOutside()
{
    std::unique_ptr<AsyncClient> client;
    std::stop_source stop;
    SharedCount ended;
    Error error;
    bool inThread = false;
    const QUrl url = m_server->url(u"/never"_s);
    QThread *const thread = m_thread.get();
    runInThread([&] {
        client = std::make_unique<AsyncClient>(testBackend());
        client->get(url)
                .stopToken(stop.get_token())
                .then(client.get(), [&, thread](const Result<Response> &result) {
                    error = result.error();
                    inThread = QThread::currentThread() == thread;
                    ended.add();
                });
    });
    QVERIFY(spinUntil([&] { return m_server->requestCount() == 1; }));
    QCOMPARE(ended.count(), 0);
    stop.request_stop();
    QVERIFY(spinUntil([&] { return ended.count() == 1; }));
    QString left;
    runInThread([&] {
        left = leftovers(*client);
        client.reset();
    });
    QCOMPARE(left, QString());
    QCOMPARE(ended.count(), 1);
    QCOMPARE(error.kind(), Error::Kind::Cancelled);
    QVERIFY(inThread);
}

// Stops that come while the requests begin, run and end.
void tst_ClientThread::stopMany()
{
    const int count = 300;
    std::unique_ptr<AsyncClient> client;
    std::vector<std::stop_source> stops(count);
    SharedCount begun;
    SharedCount ended;
    SharedCount wrong;
    const QUrl url = m_server->url();
    QMetaObject::invokeMethod(
            m_inThread.get(),
            [&] {
                client = std::make_unique<AsyncClient>(testBackend());
                for (size_t i = 0; i < static_cast<size_t>(count); ++i) {
                    client->get(url)
                            .stopToken(stops[i].get_token())
                            .then(client.get(), [&](const Result<Response> &result) {
                                if (!result && !result.error().isCancelled())
                                    wrong.add();
                                ended.add();
                            });
                    begun.add();
                }
            },
            Qt::QueuedConnection);
    size_t stopped = 0;
    QVERIFY(spinUntil([&] {
        if (stopped < static_cast<size_t>(begun.count()))
            stops[stopped++].request_stop();
        return ended.count() == count;
    }));
    QString left;
    runInThread([&] {
        left = leftovers(*client);
        client.reset();
    });
    // A stop after the end is none.
    for (std::stop_source &stop : stops)
        stop.request_stop();
    QCOMPARE(left, QString());
    QCOMPARE(wrong.count(), 0);
    QCOMPARE(ended.count(), count);
}

void tst_ClientThread::destroyedWhileRunning_data()
{
    QTest::addColumn<bool>("connected");
    QTest::newRow("at once") << false;
    QTest::newRow("when the request is there") << true;
}

void tst_ClientThread::destroyedWhileRunning()
{
    QFETCH(const bool, connected);
    std::unique_ptr<AsyncClient> client;
    std::stop_source stop;
    SharedCount ended;
    SharedCount cancelled;
    const QUrl url = m_server->url(u"/never"_s);
    QObject *const context = m_inThread.get();
    const auto begin = [&] {
        client = std::make_unique<AsyncClient>(testBackend());
        for (int i = 0; i < 10; ++i) {
            client->get(url)
                    .stopToken(stop.get_token())
                    .then(context, [&](const Result<Response> &result) {
                        if (result.error().isCancelled())
                            cancelled.add();
                        ended.add();
                    });
        }
    };
    if (connected) {
        runInThread(begin);
        QVERIFY(spinUntil([&] { return m_server->requestCount() == 10; }));
        runInThread([&] { client.reset(); });
    } else {
        runInThread([&] {
            begin();
            client.reset();
        });
    }
    QVERIFY(spinUntil([&] { return ended.count() == 10; }));
    QCOMPARE(cancelled.count(), 10);
    stop.request_stop();
    runInThread([] {});
    QCOMPARE(ended.count(), 10);
}

// The thread ends with requests under way; the client goes with the thread's last breath.
void tst_ClientThread::loopEndsWhileRunning()
{
    SharedCount ended;
    const QUrl url = m_server->url(u"/never"_s);
    runInThread([&] {
        auto *owned = new AsyncClient(testBackend());
        connect(QThread::currentThread(), &QThread::finished, owned, &QObject::deleteLater,
                Qt::DirectConnection);
        owned->get(url).then(m_inThread.get(), [&](const Result<Response> &) { ended.add(); });
    });
    QVERIFY(spinUntil([&] { return m_server->requestCount() == 1; }));
    m_thread->quit();
    QVERIFY(m_thread->wait(10'000));
    QVERIFY(spinUntil([&] { return m_server->openConnectionCount() == 0; }));
    QCOMPARE(ended.count(), 1);
}

// A response with its content, and its last copy, may be anywhere.
void tst_ClientThread::contentElsewhere()
{
    Response response;
    const QUrl url = m_server->url(u"/content"_s);
    runInThread([&] {
        AsyncClient client(testBackend());
        Result<Response> result = outcomeOf(client.get(url));
        if (result)
            response = *std::move(result);
    });
    QVERIFY(!response.isNull());
    QCOMPARE(response.content(), QByteArray("/content"));
    QCOMPARE(response.status(), 200);
    response = Response();
}

void tst_ClientThread::clientPerThread()
{
    const QUrl url = m_server->url();
    int good = 0;
    SharedCount done;
    QMetaObject::invokeMethod(
            m_inThread.get(),
            [&] {
                AsyncClient client(testBackend());
                for (int i = 0; i < 50; ++i)
                    good += outcomeOf(client.get(url)).hasValue() ? 1 : 0;
                done.add();
            },
            Qt::QueuedConnection);
    AsyncClient here(testBackend());
    for (int i = 0; i < 50; ++i)
        HTTPQTEST_VERIFY_STATUS(outcomeOf(here.get(url)), 200);
    QVERIFY(spinUntil([&] { return done.count() == 1; }));
    QCOMPARE(good, 50);
    QCOMPARE(leftovers(here), QString());
}

QTEST_GUILESS_MAIN(tst_ClientThread)
#include "tst_clientthread.moc"
