// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "interop/opensslserver.h"
#include "interop/requestoutcome.h"
#include "support/eventloop.h"
#include "support/nginxserver.h"
#include "support/requiredserver.h"
#include "support/testbackend.h"
#include <HttpQ/scriptedserver.h>

#include <QtCore/qcoreapplication.h>
#include <QtCore/qthread.h>
#include <QtCore/qtimer.h>
#include <QtTest/qtest.h>

#include <qcoro/qcorotask.h>

#include <atomic>
#include <functional>
#include <memory>
#include <tuple>
#include <vector>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

//! Runs functions in a thread each, while the server of this one serves.
class Threads
{
public:
    ~Threads()
    {
        for (const std::unique_ptr<QThread> &thread : m_threads)
            thread->wait();
    }
    void start(std::function<void()> function)
    {
        m_threads.emplace_back(QThread::create([this, function = std::move(function)] {
            function();
            ++m_ended;
            wakeMainThread();
        }));
        m_threads.back()->start();
    }
    bool areFinished() const { return m_ended == m_threads.size(); }

private:
    std::vector<std::unique_ptr<QThread>> m_threads;
    std::atomic<size_t> m_ended = 0;
};

QCoro::Task<int> getAll(AsyncClient &client, QList<QUrl> urls)
{
    Parallel parallel = client.parallel();
    for (const QUrl &url : urls)
        parallel.get(url);
    int good = 0;
    while (parallel.hasPending()) {
        const ParallelResult result = co_await parallel.nextResult();
        good += result && result->status() == 200 ? 1 : 0;
    }
    co_return good;
}

} // namespace

//! Clients in several threads, and what they have in common.
class tst_SharedState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void clientTakesWhatIsShared();
    void cookiesOfAllThreads();
    void tlsSessionsAreResumed_data();
    void tlsSessionsAreResumed();
    void tlsSessionsOfOneClient();
    void tlsSessionsOfAnotherThread();
    void tlsSessionOfOtherOptions();
    void resumedConnectionKnowsTheCertificates();
    void limitsOfAllThreads_data();
    void limitsOfAllThreads();
    void idleElsewhereGivesWay();
    void clientGoesWhileOthersWait();
    void settingsWhileOthersRun();
};

void tst_SharedState::clientTakesWhatIsShared()
{
    const auto shared = std::make_shared<SharedState>();
    AsyncClient client(testBackend());
    QVERIFY(!client.sharedState());
    client.setSharedState(shared);
    QCOMPARE(client.sharedState(), shared);
    QVERIFY(client.cookies() && client.cookies() == shared->cookies());
    QVERIFY(client.hsts() && client.hsts() == shared->hsts());
    client.setSharedState(nullptr);
    QVERIFY(!client.sharedState());
    QCOMPARE(client.cookies(), shared->cookies());

    const auto jar = std::make_shared<CookieJar>();
    const SharedState given(jar, nullptr);
    QCOMPARE(given.cookies(), jar);
    QVERIFY(!given.hsts());
    QCOMPARE(given.maxConnections(), 0);
    QCOMPARE(given.maxConnectionsPerOrigin(), 0);
}

void tst_SharedState::cookiesOfAllThreads()
{
    ScriptedServer server;
    server.onRequest([](ServerConnection &connection, const ServerRequest &request) {
        connection.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nSet-Cookie: "
                        + request.target().mid(1) + "=1\r\n\r\n");
    });
    const auto shared = std::make_shared<SharedState>();
    const QUrl url = server.url();
    std::atomic<int> good = 0;
    {
        Threads threads;
        for (int i = 0; i < 4; ++i) {
            threads.start([&good, url, shared, i] {
                AsyncClient client(testBackend());
                client.setSharedState(shared);
                for (int n = 0; n < 10; ++n) {
                    const QUrl own = url.resolved(QUrl(u"/c%1-%2"_s.arg(i).arg(n)));
                    good += outcomeOf(client.get(own)).hasValue() ? 1 : 0;
                }
            });
        }
        QVERIFY(spinUntil([&] { return threads.areFinished(); }));
    }
    QCOMPARE(good.load(), 40);
    QCOMPARE(shared->cookies()->cookies().size(), 40);
}

void tst_SharedState::tlsSessionsAreResumed_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<QStringList>("options");
    QTest::newRow("TLS 1.2, tickets") << u"TLSv1.2"_s << QStringList { u"-tls1_2"_s };
    QTest::newRow("TLS 1.2, session IDs")
            << u"TLSv1.2"_s << QStringList { u"-tls1_2"_s, u"-no_ticket"_s };
    QTest::newRow("TLS 1.3") << u"TLSv1.3"_s << QStringList { u"-tls1_3"_s };
    QTest::newRow("TLS 1.3, stateful")
            << u"TLSv1.3"_s << QStringList { u"-tls1_3"_s, u"-no_ticket"_s };
}

// The server closes after each response, and says how the handshake was.
void tst_SharedState::tlsSessionsAreResumed()
{
    QFETCH(const QString, version);
    QFETCH(const QStringList, options);
    const OpenSslServer server(TestCertificates::instance().issue(), options);
    const auto shared = std::make_shared<SharedState>();
    const auto get = [&](bool isShared = true) {
        AsyncClient client(testBackend());
        client.setTlsOptions(testTlsOptions());
        if (isShared)
            client.setSharedState(shared);
        const Result<Response> result = outcomeOf(client.get(server.url()));
        return result ? result->content() : result.error().toString().toUtf8();
    };
    const QByteArray isNew = "New, " + version.toLatin1();
    const QByteArray isReused = "Reused, " + version.toLatin1();
    const auto holds = [](const QByteArray &page, const QByteArray &text) {
        if (!page.contains(text))
            qWarning() << page;
        return page.contains(text);
    };
    QVERIFY(holds(get(), isNew));
    for (int i = 0; i < 5; ++i)
        QVERIFY(holds(get(), isReused));
    QVERIFY(holds(get(false), isNew));
    shared->clearTlsSessions();
    QVERIFY(holds(get(), isNew));
}

void tst_SharedState::tlsSessionsOfOneClient()
{
    HTTPQTEST_REQUIRE_SERVER(NginxServer, "nginx");
    const NginxServer nginx;
    AsyncClient client(testBackend());
    client.setTlsOptions(testTlsOptions());
    const auto ask = [&] {
        const Result<Response> result = outcomeOf(client.get(nginx.tlsUrl(u"/echo/tls"_s)));
        client.closeIdleConnections();
        return result ? result->content() : result.error().toString().toUtf8();
    };
    QCOMPARE(ask(), QByteArray("TLSv1.3 localhost ."));
    for (int i = 0; i < 5; ++i)
        QCOMPARE(ask(), QByteArray("TLSv1.3 localhost r"));
}

void tst_SharedState::tlsSessionsOfAnotherThread()
{
    HTTPQTEST_REQUIRE_SERVER(NginxServer, "nginx");
    const NginxServer nginx;
    const QUrl url = nginx.tlsUrl(u"/echo/tls"_s);
    const auto shared = std::make_shared<SharedState>();
    const TlsOptions tls = testTlsOptions();
    std::atomic<int> resumed = 0;
    const auto run = [&](int requests) {
        for (int i = 0; i < requests; ++i) {
            AsyncClient client(testBackend());
            client.setTlsOptions(tls);
            client.setSharedState(shared);
            const Result<Response> result = outcomeOf(client.get(url));
            if (result && result->content().endsWith(" r"))
                ++resumed;
        }
    };
    run(1);
    QCOMPARE(resumed.load(), 0);
    {
        Threads threads;
        threads.start([&] { run(1); });
    }
    QCOMPARE(resumed.load(), 1);
    {
        Threads threads;
        for (int i = 0; i < 4; ++i)
            threads.start([&] { run(10); });
    }
    // Those that come at the same time may find none left.
    QCOMPARE_GE(resumed.load(), 20);
}

void tst_SharedState::tlsSessionOfOtherOptions()
{
    HTTPQTEST_REQUIRE_SERVER(NginxServer, "nginx");
    const NginxServer nginx;
    const QUrl url = nginx.tlsUrl(u"/echo/tls"_s);
    AsyncClient client(testBackend());
    TlsOptions careless = testTlsOptions();
    careless.setDangerouslyTrustAnyCertificate(true);
    client.setTlsOptions(careless);
    HTTPQTEST_VERIFY_STATUS(outcomeOf(client.get(url)), 200);
    client.setTlsOptions(testTlsOptions());
    const Result<Response> checked = outcomeOf(client.get(url));
    HTTPQTEST_VERIFY_STATUS(checked, 200);
    QCOMPARE(checked->content(), QByteArray("TLSv1.3 localhost ."));
    // A session that began without any check does not stand in for one.
    TlsOptions strangers;
    strangers.setCaCertificates({}, TlsOptions::Authorities::OnlyExtra);
    client.setTlsOptions(strangers);
    QCOMPARE(outcomeOf(client.get(url)).error().kind(), Error::Kind::Tls);
}

void tst_SharedState::resumedConnectionKnowsTheCertificates()
{
    HTTPQTEST_REQUIRE_SERVER(NginxServer, "nginx");
    const NginxServer nginx;
    const QUrl url = nginx.tlsUrl(u"/echo/tls"_s);
    AsyncClient client(testBackend());
    client.setTlsOptions(testTlsOptions());
    const Result<Response> first = outcomeOf(client.get(url));
    client.closeIdleConnections();
    const Result<Response> second = outcomeOf(client.get(url));
    HTTPQTEST_VERIFY_STATUS(first, 200);
    HTTPQTEST_VERIFY_STATUS(second, 200);
    QVERIFY(second->content().endsWith(" r"));
    QVERIFY(!first->connection().peerCertificates().isEmpty());
    QCOMPARE(second->connection().peerCertificates(), first->connection().peerCertificates());
}

void tst_SharedState::limitsOfAllThreads_data()
{
    QTest::addColumn<int>("total");
    QTest::addColumn<int>("perOrigin");
    QTest::newRow("one in all") << 1 << 0;
    QTest::newRow("five in all") << 5 << 0;
    QTest::newRow("two per origin") << 0 << 2;
    QTest::newRow("three and two") << 3 << 2;
}

// A request that the server has and has not answered holds a connection.
void tst_SharedState::limitsOfAllThreads()
{
    QFETCH(const int, total);
    QFETCH(const int, perOrigin);
    const int requests = 40;
    ScriptedServer one, two;
    int openAtOne = 0, openAtTwo = 0, mostInAll = 0, mostOfOne = 0;
    const auto serve = [&](ScriptedServer &server, int &open) {
        server.onRequest([&](ServerConnection &connection, const ServerRequest &) {
            ++open;
            mostInAll = qMax(mostInAll, openAtOne + openAtTwo);
            mostOfOne = qMax(mostOfOne, open);
            QTimer::singleShot(1, &connection, [&] {
                --open;
                connection.respond("200 OK", "x");
            });
        });
    };
    serve(one, openAtOne);
    serve(two, openAtTwo);
    const auto shared = std::make_shared<SharedState>();
    shared->setMaxConnections(total);
    shared->setMaxConnectionsPerOrigin(perOrigin);
    QList<QUrl> urls;
    for (int i = 0; i < requests; ++i)
        urls.append(i % 2 == 0 ? one.url() : two.url());
    std::atomic<int> good = 0;
    {
        Threads threads;
        for (int i = 0; i < 4; ++i) {
            threads.start([&good, shared, urls] {
                AsyncClient client(testBackend());
                client.setSharedState(shared);
                good += HttpQ::waitFor(getAll(client, urls), Patience);
            });
        }
        QVERIFY(spinUntil([&] { return threads.areFinished(); }, 60'000));
    }
    QCOMPARE(good.load(), 4 * requests);
    if (total > 0)
        QCOMPARE_LE(mostInAll, total);
    if (perOrigin > 0)
        QCOMPARE_LE(mostOfOne, perOrigin);
}

void tst_SharedState::idleElsewhereGivesWay()
{
    ScriptedServer server;
    server.respondWith("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    const QUrl url = server.url();
    const auto shared = std::make_shared<SharedState>();
    shared->setMaxConnections(1);
    AsyncClient here(testBackend());
    here.setSharedState(shared);
    HTTPQTEST_VERIFY_STATUS(outcomeOf(here.get(url)), 200);
    QCOMPARE(here.poolStatistics().idle, 1);
    std::atomic<bool> isGood = false;
    {
        Threads threads;
        threads.start([&] {
            AsyncClient client(testBackend());
            client.setSharedState(shared);
            isGood = outcomeOf(client.get(url)).hasValue();
        });
        QVERIFY(spinUntil([&] { return threads.areFinished(); }));
    }
    QVERIFY(isGood);
    QCOMPARE(here.poolStatistics().idle, 0);
}

void tst_SharedState::clientGoesWhileOthersWait()
{
    ScriptedServer server;
    server.onRequest([](ServerConnection &connection, const ServerRequest &request) {
        if (request.target() != "/never")
            connection.respond("200 OK", "x");
    });
    const QUrl url = server.url();
    const QUrl never = server.url(u"/never"_s);
    const auto shared = std::make_shared<SharedState>();
    shared->setMaxConnections(2);
    std::atomic<int> good = 0;
    {
        Threads threads;
        for (int i = 0; i < 4; ++i) {
            threads.start([&] {
                for (int round = 0; round < 20; ++round) {
                    AsyncClient client(testBackend());
                    client.setSharedState(shared);
                    client.get(never).then(&client, [](const Result<Response> &) {});
                    // Two of the four, at most, get that far before they go.
                    RequestBuilder request = client.get(never);
                    request.timeout(Timeout(10ms));
                    std::ignore = outcomeOf(request);
                }
                AsyncClient client(testBackend());
                client.setSharedState(shared);
                good += outcomeOf(client.get(url)).hasValue() ? 1 : 0;
            });
        }
        QVERIFY(spinUntil([&] { return threads.areFinished(); }, 60'000));
    }
    QCOMPARE(good.load(), 4);
}

// It may be changed at any time, from any thread.
void tst_SharedState::settingsWhileOthersRun()
{
    ScriptedServer server;
    server.respondWith("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    const QList<QUrl> urls(100, server.url());
    const auto shared = std::make_shared<SharedState>();
    std::atomic<int> good = 0;
    {
        Threads threads;
        for (int i = 0; i < 3; ++i) {
            threads.start([&good, shared, urls] {
                AsyncClient client(testBackend());
                client.setSharedState(shared);
                good += HttpQ::waitFor(getAll(client, urls), Patience);
            });
        }
        int round = 0;
        QVERIFY(spinUntil([&] {
            shared->setMaxConnections(++round % 4);
            shared->setMaxConnectionsPerOrigin(round % 3);
            shared->clearTlsSessions();
            return threads.areFinished();
        }));
    }
    QCOMPARE(good.load(), 300);
}

QTEST_GUILESS_MAIN(tst_SharedState)
#include "tst_sharedstate.moc"
