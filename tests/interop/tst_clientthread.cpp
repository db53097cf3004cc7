// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "interop/requestoutcome.h"
#include "support/testbackend.h"

#include <HttpQ/pendingresponse.h>
#include <HttpQ/scriptedserver.h>

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
        wakeMainThread();
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
    void valuesGoElsewhere();
    void contextsDestroyedElsewhere();
    void contextDestroyedElsewhereAtTheEnd();
    void streamedResponsesDroppedElsewhere();
    void streamedResponseOutlivesItsThread();
    void calledFromAnotherThread_data();
    void calledFromAnotherThread();
    void clientPerThread();

private:
    //! Calls \a function in the thread and serves until it has returned.
    void runInThread(const std::function<void()> &function);

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<QThread> m_thread;
    std::unique_ptr<ThreadCalls> m_inThread;
};

void tst_ClientThread::init()
{
    m_server = std::make_unique<ScriptedServer>();
    m_server->onRequest([](ServerConnection &connection, const ServerRequest &request) {
        if (request.target() != "/never")
            connection.respond("200 OK", request.target());
    });
    m_thread = std::make_unique<QThread>();
    m_inThread = std::make_unique<ThreadCalls>();
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
    m_inThread->call([&] {
        function();
        done.add();
    });
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
    m_inThread->call([&] {
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
    });
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

// Values are read and copied in several threads at once.
void tst_ClientThread::valuesGoElsewhere()
{
    Response response;
    Error error;
    const QUrl url = m_server->url(u"/content"_s);
    runInThread([&] {
        AsyncClient client;
        if (Result<Response> result = outcomeOf(client.get(url)))
            response = *std::move(result);
        error = outcomeOf(client.get("http://example.invalid:0/")).error();
    });
    QVERIFY(error);
    const Response ours = response;
    const auto readAll = [](const Response &value, const Error &failure) {
        bool isGood = true;
        for (int i = 0; i < 200; ++i) {
            const Response copy = value;
            const Error failed = failure;
            isGood = isGood && copy.content() == "/content" && copy.text() == u"/content"
                     && copy.headers() == value.headers() && !copy.request().url().isEmpty()
                     && failed.toString() == failure.toString();
        }
        return isGood;
    };
    bool isGoodThere = false;
    SharedCount done;
    m_inThread->call([&, theirs = std::move(response), failure = error]() mutable {
        isGoodThere = readAll(theirs, failure);
        theirs = Response();
        done.add();
    });
    QVERIFY(readAll(ours, error));
    QVERIFY(spinUntil([&] { return done.count() == 1; }));
    QVERIFY(isGoodThere);
}

// Contexts that go while their requests begin, run and end.
void tst_ClientThread::contextsDestroyedElsewhere()
{
    const int count = 300;
    std::unique_ptr<AsyncClient> client;
    std::vector<std::unique_ptr<QObject>> contexts(count);
    for (std::unique_ptr<QObject> &context : contexts)
        context = std::make_unique<QObject>();
    SharedCount begun;
    const QUrl url = m_server->url();
    const QUrl never = m_server->url(u"/never"_s);
    m_inThread->call([&] {
        client = std::make_unique<AsyncClient>();
        Limits limits;
        limits.maxConnectionsPerOrigin = 64;
        client->setLimits(limits);
        for (size_t i = 0; i < static_cast<size_t>(count); ++i) {
            client->get(i % 2 == 0 ? url : never)
                    .then(contexts[i].get(), [](const Result<Response> &) {});
            begun.add();
        }
    });
    size_t destroyed = 0;
    QVERIFY(spinUntil([&] {
        while (destroyed < static_cast<size_t>(begun.count()))
            contexts[destroyed++].reset();
        return destroyed == static_cast<size_t>(count);
    }));
    QString left;
    const auto isQuiet = [&] {
        runInThread([&] { left = leftovers(*client); });
        return left.isEmpty();
    };
    bool isDone = false;
    for (int i = 0; i < 500 && !isDone; ++i)
        isDone = isQuiet();
    runInThread([&] { client.reset(); });
    QVERIFY2(isDone, qPrintable(left));
}

// The client goes in its thread while contexts go in this one.
void tst_ClientThread::contextDestroyedElsewhereAtTheEnd()
{
    const QUrl url = m_server->url(u"/never"_s);
    for (int round = 0; round < 30; ++round) {
        std::unique_ptr<AsyncClient> client;
        std::vector<std::unique_ptr<QObject>> contexts(10);
        for (std::unique_ptr<QObject> &context : contexts)
            context = std::make_unique<QObject>();
        runInThread([&] {
            client = std::make_unique<AsyncClient>();
            for (const std::unique_ptr<QObject> &context : contexts)
                client->get(url).then(context.get(), [](const Result<Response> &) {});
        });
        SharedCount gone;
        m_inThread->call([&] {
            client.reset();
            gone.add();
        });
        contexts.clear();
        QVERIFY(spinUntil([&] { return gone.count() == 1; }));
    }
}

// Their bodies were not read, and their client is gone or goes: what is behind them is destroyed in
// its own thread.
void tst_ClientThread::streamedResponsesDroppedElsewhere()
{
    m_server->onRequest([](ServerConnection &connection, const ServerRequest &) {
        connection.send("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\nabc");
    });
    const QUrl url = m_server->url(u"/long"_s);
    for (int round = 0; round < 20; ++round) {
        std::vector<Response> responses;
        runInThread([&] {
            AsyncClient client;
            for (int i = 0; i < 3; ++i) {
                Result<Response> result = outcomeOf(client.get(url).stream());
                if (result)
                    responses.push_back(*std::move(result));
            }
        });
        QCOMPARE(responses.size(), 3u);
        responses.clear();
    }
    runInThread([] {});
    QVERIFY(spinUntil([&] { return m_server->openConnectionCount() == 0; }, 5000));
}

void tst_ClientThread::streamedResponseOutlivesItsThread()
{
    m_server->onRequest([](ServerConnection &connection, const ServerRequest &) {
        connection.send("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\nabc");
    });
    const QUrl url = m_server->url(u"/long"_s);
    Response response;
    runInThread([&] {
        AsyncClient client;
        if (Result<Response> result = outcomeOf(client.get(url).stream()))
            response = *std::move(result);
    });
    QCOMPARE(response.status(), 200);
    m_thread->quit();
    QVERIFY(m_thread->wait(10'000));
    response = Response();
}

void tst_ClientThread::calledFromAnotherThread_data()
{
    QTest::addColumn<QString>("how");
    for (const QString &how : { u"result"_s, u"awaited"_s, u"then"_s, u"pending"_s, u"setting"_s })
        QTest::newRow(qPrintable(how)) << how;
}

// It is said clearly, and no harm is done.
void tst_ClientThread::calledFromAnotherThread()
{
    QFETCH(const QString, how);
    std::unique_ptr<AsyncClient> client;
    const QUrl url = m_server->url();
    runInThread([&] { client = std::make_unique<AsyncClient>(); });
    QTest::ignoreMessage(QtCriticalMsg,
                         "An AsyncClient was called from another thread than its own");
    Error error;
    if (how == u"result") {
        error = outcomeOf(client->get(url)).error();
    } else if (how == u"awaited") {
        try {
            HttpQ::waitFor(client->get(url), Patience);
        } catch (const HttpError &thrown) {
            error = thrown.error();
        }
    } else if (how == u"then") {
        bool isTold = false;
        client->get(url).then(this, [&](const Result<Response> &result) {
            error = result.error();
            isTold = true;
        });
        QVERIFY(!isTold);
        QVERIFY(spinUntil([&] { return isTold; }));
    } else if (how == u"pending") {
        const std::unique_ptr<PendingResponse> pending(client->get(url).start(nullptr));
        int finished = 0;
        connect(pending.get(), &PendingResponse::finished, this, [&] { ++finished; });
        QVERIFY(spinUntil([&] { return finished == 1; }));
        error = pending->error();
    } else {
        client->setTimeout(Timeout::none());
    }
    if (how != u"setting") {
        QCOMPARE(error.kind(), Error::Kind::LocalProtocol);
        QVERIFY(error.message().contains(u"another thread"));
        QCOMPARE(error.url(), url);
    }
    QCOMPARE(m_server->requestCount(), 0);
    // And in its own it is as it was.
    int status = 0;
    QString left;
    runInThread([&] {
        if (const Result<Response> result = outcomeOf(client->get(url)))
            status = result->status();
        left = leftovers(*client);
        client.reset();
    });
    QCOMPARE(status, 200);
    QCOMPARE(left, QString());
}

void tst_ClientThread::clientPerThread()
{
    const QUrl url = m_server->url();
    int good = 0;
    SharedCount done;
    m_inThread->call([&] {
        AsyncClient client(testBackend());
        for (int i = 0; i < 50; ++i)
            good += outcomeOf(client.get(url)).hasValue() ? 1 : 0;
        done.add();
    });
    AsyncClient here(testBackend());
    for (int i = 0; i < 50; ++i)
        HTTPQTEST_VERIFY_STATUS(outcomeOf(here.get(url)), 200);
    QVERIFY(spinUntil([&] { return done.count() == 1; }));
    QCOMPARE(good, 50);
    QCOMPARE(leftovers(here), QString());
}

QTEST_GUILESS_MAIN(tst_ClientThread)
#include "tst_clientthread.moc"
