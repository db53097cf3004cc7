// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// HttpQ in programs of Boost.Asio: io_context::run() is the only event loop here.

#include "interop/requestoutcome.h"
#include "support/allocations.h"
#include "support/nginxserver.h"

#include <HttpQ/AsioAwaitable>
#include <HttpQ/AsioBackend>
#include <HttpQ/AsyncClient>
#include <HttpQ/FileDownload>

#include <QtCore/qcryptographichash.h>
#include <QtTest/qtest.h>

#include <boost/version.hpp>
#if BOOST_VERSION >= 107700
#    include <boost/asio/bind_cancellation_slot.hpp>
#    include <boost/asio/experimental/awaitable_operators.hpp>
#endif
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_future.hpp>

#include <atomic>
#include <future>
#include <stdexcept>
#include <stop_token>
#include <thread>

namespace asio = boost::asio;
using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

//! As QVERIFY, inside of a coroutine.
void require(bool condition, const char *text)
{
    if (!condition)
        throw std::runtime_error(text);
}
#define REQUIRE(condition) require(bool(condition), #condition)

// Accepts connections and says nothing.
class SilentServer
{
public:
    explicit SilentServer(asio::io_context &context)
        : m_acceptor(context, { asio::ip::address_v4::loopback(), 0 })
    {}
    QUrl url() const
    {
        return QUrl(u"http://127.0.0.1:%1/"_s.arg(m_acceptor.local_endpoint().port()));
    }

private:
    asio::ip::tcp::acceptor m_acceptor;
};

//! Tells when the frame that it lives in is freed.
class Witness
{
public:
    explicit Witness(bool &hasGone)
        : m_hasGone(hasGone)
    {}
    ~Witness() { m_hasGone = true; }
    Q_DISABLE_COPY_MOVE(Witness)

private:
    bool &m_hasGone;
};

} // namespace

class tst_AsioAwaitable : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void awaitsAResponse();
    void throwsWhatTheRequestThrows();
    void awaitsAResult();
    void isSecure();
    void readsABody();
    void sendsABody();
    void awaitsTasks();
    void downloadsAFile();
    void timesOut();
    void pausesBetweenRetries();
    void callsBack();
    void callsBackWithAFailure();
    void givesAFuture();
    void isDetached();
    void callsByTheExecutorOfTheHandler();
    void clientsOfSeveralThreadsCallOneExecutor();
    void neverCallsInsideTheInitiation();
    void throwsOutOfRunWhatAHandlerThrows();
    void stopsFromAnotherThread();
    void isRefusedInAnotherThread();
    void responseIsDroppedInAnotherThread();
    void clientIsDestroyed();
    void clientIsDestroyedWhenStopped();
    void contextIsDestroyed_data();
    void contextIsDestroyed();
    void runReturnsWhenTheClientHasGone();
    void allocatesLittle();
    void isCancelledByASlot();

private:
    //! Runs \a coroutine to its end; throws what it throws.
    void run(asio::awaitable<void> coroutine);

    std::unique_ptr<NginxServer> m_nginx;
    std::unique_ptr<asio::io_context> m_context;
    std::unique_ptr<AsyncClient> m_client;
};

void tst_AsioAwaitable::initTestCase()
{
    if (NginxServer::isInstalled())
        m_nginx = std::make_unique<NginxServer>();
    QVERIFY(m_nginx);
}

void tst_AsioAwaitable::init()
{
    m_context = std::make_unique<asio::io_context>(1);
    m_client = std::make_unique<AsyncClient>(std::make_shared<AsioBackend>(*m_context));
    m_client->setTlsOptions(testTlsOptions());
}

void tst_AsioAwaitable::cleanup()
{
    m_client.reset();
    m_context.reset();
}

void tst_AsioAwaitable::run(asio::awaitable<void> coroutine)
{
    std::exception_ptr exception;
    bool isDone = false;
    asio::co_spawn(*m_context, std::move(coroutine), [&](std::exception_ptr thrown) {
        exception = thrown;
        isDone = true;
        m_context->stop();
    });
    m_context->run();
    m_context->restart();
    if (exception)
        std::rethrow_exception(exception);
    if (!isDone)
        throw std::runtime_error("run() returned too early");
}

void tst_AsioAwaitable::awaitsAResponse()
{
    run([](AsyncClient &client, QUrl url) -> asio::awaitable<void> {
        for (int i = 0; i < 3; ++i) {
            const Response response = co_await asAwaitable(client.get(url));
            REQUIRE(response.status() == 200);
            REQUIRE(response.content() == NginxServer::smallBody());
            REQUIRE(response.connection().requestsBefore() >= i);
        }
    }(*m_client, m_nginx->url(u"/small"_s, u"localhost"_s)));
    QCOMPARE(m_client->poolStatistics().idle, 1);
}

void tst_AsioAwaitable::throwsWhatTheRequestThrows()
{
    asio::ip::tcp::acceptor closed(*m_context, { asio::ip::address_v4::loopback(), 0 });
    const QUrl url(u"http://127.0.0.1:%1/"_s.arg(closed.local_endpoint().port()));
    closed.close();
    QVERIFY_THROWS_EXCEPTION(ConnectError,
                             run([](AsyncClient &client, QUrl address) -> asio::awaitable<void> {
                                 co_await asAwaitable(client.get(address));
                             }(*m_client, url)));
}

void tst_AsioAwaitable::awaitsAResult()
{
    run([](AsyncClient &client) -> asio::awaitable<void> {
        const Result<Response> result =
                co_await asAwaitable(client.get("http://no-such-host.invalid/").result());
        REQUIRE(result.error().kind() == Error::Kind::Resolve);
    }(*m_client));
}

void tst_AsioAwaitable::isSecure()
{
    run([](AsyncClient &client, QUrl url) -> asio::awaitable<void> {
        const Response response = co_await asAwaitable(client.get(url));
        const ConnectionInfo info = response.connection();
        REQUIRE(info.isSecure());
        REQUIRE(info.tlsProtocol().startsWith("TLSv1."));
        REQUIRE(!info.tlsCipher().isEmpty());
        REQUIRE(info.applicationProtocol() == "http/1.1");
        REQUIRE(!info.peerCertificates().isEmpty());
        REQUIRE(info.remotePort() == url.port());
        REQUIRE(info.localPort() > 0 && info.localAddress() == info.remoteAddress());
    }(*m_client, m_nginx->tlsUrl(u"/small"_s)));
}

void tst_AsioAwaitable::readsABody()
{
    for (const QUrl &url : { m_nginx->url(u"/large"_s), m_nginx->tlsUrl(u"/large"_s) }) {
        run([](AsyncClient &client, QUrl from, QByteArray sha1) -> asio::awaitable<void> {
            const Response response = co_await asAwaitable(client.get(from).stream());
            QCryptographicHash hash(QCryptographicHash::Sha1);
            while (const std::optional<QByteArray> chunk =
                           co_await asAwaitable(response.nextChunk()))
                hash.addData(*chunk);
            REQUIRE(hash.result() == sha1);
        }(*m_client, url, m_nginx->largeSha1()));
    }
}

void tst_AsioAwaitable::sendsABody()
{
    const QByteArray body(3'000'000, 'x');
    for (const QUrl &url : { m_nginx->url(u"/put/asio"_s), m_nginx->tlsUrl(u"/put/asio"_s) }) {
        run([](AsyncClient &client, QUrl to, QByteArray bytes) -> asio::awaitable<void> {
            const Response response = co_await asAwaitable(client.put(to).body(bytes));
            REQUIRE(response.status() == 201 || response.status() == 204);
        }(*m_client, url, body));
        QVERIFY(m_nginx->uploaded(u"asio"_s) == body);
    }
}

void tst_AsioAwaitable::awaitsTasks()
{
    run([](AsyncClient &client, QUrl url) -> asio::awaitable<void> {
        QCoro::Task<Response> one = client.get(url).toTask();
        QCoro::Task<Response> other = client.get(url).toTask();
        REQUIRE(client.runningRequests() == 2);
        const Response a = co_await asAwaitable(std::move(one));
        const Response b = co_await asAwaitable(std::move(other));
        REQUIRE(a.status() == 200 && b.status() == 200);
        auto task = []() -> QCoro::Task<> { co_return; }();
        co_await asAwaitable(std::move(task)); // done already
        auto failing = []() -> QCoro::Task<int> {
            throw std::runtime_error("mine");
            co_return 1;
        }();
        QByteArray text;
        try {
            co_await asAwaitable(std::move(failing));
        } catch (const std::runtime_error &error) {
            text = error.what();
        }
        REQUIRE(text == "mine");
    }(*m_client, m_nginx->url(u"/small"_s)));
}

void tst_AsioAwaitable::downloadsAFile()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"large"_s);
    FileDownload download = m_client->get(m_nginx->url(u"/large"_s)).download(path);
    download.setChecksum(QCryptographicHash::Sha1, m_nginx->largeSha1());
    run([](FileDownload *file) -> asio::awaitable<void> {
        const Result<DownloadResult> result = co_await asAwaitable(file->result());
        REQUIRE(result && result->size() == 8 * 1024 * 1024);
    }(&download));
    QCOMPARE(QFileInfo(path).size(), 8 * 1024 * 1024);
    FileDownload cancelled = m_client->get(m_nginx->url(u"/large"_s)).download(path + u"2"_s);
    run([](FileDownload *file) -> asio::awaitable<void> {
        file->start();
        file->cancel();
        const Result<DownloadResult> result = co_await asAwaitable(file->result());
        REQUIRE(result.error().kind() == Error::Kind::Cancelled);
    }(&cancelled));
}

void tst_AsioAwaitable::timesOut()
{
    const SilentServer server(*m_context);
    QElapsedTimer timer;
    timer.start();
    QVERIFY_THROWS_EXCEPTION(TotalTimeout,
                             run([](AsyncClient &client, QUrl url) -> asio::awaitable<void> {
                                 co_await asAwaitable(client.get(url).timeout(200ms));
                             }(*m_client, server.url())));
    QVERIFY(timer.elapsed() >= 190);
}

void tst_AsioAwaitable::pausesBetweenRetries()
{
    NetworkOptions options;
    options.setConnectRetries(2); // at once, and half a second later
    m_client->setNetworkOptions(options);
    QElapsedTimer timer;
    timer.start();
    QVERIFY_THROWS_EXCEPTION(ConnectError, run([](AsyncClient &client) -> asio::awaitable<void> {
                                 co_await asAwaitable(client.get("http://127.0.0.1:1/"));
                             }(*m_client)));
    QVERIFY(timer.elapsed() >= 490);
}

void tst_AsioAwaitable::callsBack()
{
    int calls = 0;
    asyncSend(m_client->get(m_nginx->url(u"/small"_s)),
              [&](std::exception_ptr exception, const Response &response) {
                  ++calls;
                  QVERIFY(!exception);
                  QCOMPARE(response.status(), 200);
                  m_context->stop();
              });
    QCOMPARE(calls, 0);
    m_context->run_for(30s);
    QCOMPARE(calls, 1);
}

void tst_AsioAwaitable::callsBackWithAFailure()
{
    std::exception_ptr failure;
    asyncSend(m_client->get("http://127.0.0.1:1/"),
              [&](std::exception_ptr exception, const Response &response) {
                  failure = exception;
                  QVERIFY(response.isNull());
                  m_context->stop();
              });
    m_context->run_for(30s);
    QVERIFY(failure);
    QVERIFY_THROWS_EXCEPTION(ConnectError, std::rethrow_exception(failure));
}

void tst_AsioAwaitable::givesAFuture()
{
    std::future<Response> future =
            asyncSend(m_client->get(m_nginx->url(u"/small"_s)), asio::use_future);
    std::future<Response> failing =
            asyncSend(m_client->get("http://127.0.0.1:1/"), asio::use_future);
    while (future.wait_for(0s) != std::future_status::ready
           || failing.wait_for(0s) != std::future_status::ready)
        QVERIFY(m_context->run_one_for(30s) == 1);
    QCOMPARE(future.get().status(), 200);
    QVERIFY_THROWS_EXCEPTION(ConnectError, failing.get());
}

void tst_AsioAwaitable::isDetached()
{
    asyncSend(m_client->get(m_nginx->url(u"/small"_s)), asio::detached);
    QCOMPARE(m_client->runningRequests(), 1);
    while (m_client->runningRequests() > 0)
        QVERIFY(m_context->run_one_for(30s) == 1);
    QCOMPARE(m_client->poolStatistics().idle, 1);
}

void tst_AsioAwaitable::callsByTheExecutorOfTheHandler()
{
    asio::thread_pool pool(1);
    std::promise<std::thread::id> calledIn;
    asyncSend(m_client->get(m_nginx->url(u"/small"_s)),
              asio::bind_executor(pool, [&](std::exception_ptr, const Response &response) {
                  QCOMPARE(response.status(), 200);
                  calledIn.set_value(std::this_thread::get_id());
              }));
    std::future<std::thread::id> called = calledIn.get_future();
    while (called.wait_for(0s) != std::future_status::ready)
        m_context->run_one_for(10ms);
    QVERIFY(called.get() != std::this_thread::get_id());
    pool.join();
}

void tst_AsioAwaitable::clientsOfSeveralThreadsCallOneExecutor()
{
    constexpr int Rounds = 200;
    asio::thread_pool pool(1);
    std::atomic<int> good = 0;
    const auto isGood = [](const Response &response) { return response.status() == 200 ? 1 : 0; };
    const auto ask = [&] {
        asio::io_context context(1);
        AsyncClient client(std::make_shared<AsioBackend>(context));
        for (int i = 0; i < Rounds; ++i) {
            asyncSend(client.get(m_nginx->url(u"/small"_s)),
                      asio::bind_executor(pool, [&](std::exception_ptr, const Response &response) {
                          good += isGood(response);
                      }));
            std::future<Response> future =
                    asyncSend(client.get(m_nginx->url(u"/small"_s)), asio::use_future);
            while (future.wait_for(0s) != std::future_status::ready || client.runningRequests() > 0)
                context.run_one();
            good += isGood(future.get());
        }
    };
    std::thread other(ask);
    ask();
    other.join();
    pool.join();
    QCOMPARE(good.load(), 4 * Rounds);
}

void tst_AsioAwaitable::neverCallsInsideTheInitiation()
{
    auto done = []() -> QCoro::Task<int> { co_return 7; }();
    int value = 0;
    asyncSend(std::move(done),
              asio::bind_executor(*m_context, [&](std::exception_ptr, int got) { value = got; }));
    QCOMPARE(value, 0);
    m_context->poll();
    QCOMPARE(value, 7);
}

void tst_AsioAwaitable::throwsOutOfRunWhatAHandlerThrows()
{
    asyncSend(m_client->get(m_nginx->url(u"/small"_s)),
              asio::bind_executor(*m_context, [](std::exception_ptr, const Response &) {
                  throw std::runtime_error("mine");
              }));
    QVERIFY_THROWS_EXCEPTION(std::runtime_error, m_context->run_for(30s));
    // The client is not the worse for it.
    callsBack();
}

void tst_AsioAwaitable::stopsFromAnotherThread()
{
    const SilentServer server(*m_context);
    std::stop_source source;
    std::thread stopper;
    asio::steady_timer timer(*m_context, 50ms);
    timer.async_wait([&](const boost::system::error_code &) {
        stopper = std::thread([&source] { source.request_stop(); });
    });
    QVERIFY_THROWS_EXCEPTION(Cancelled, run([](AsyncClient &client, QUrl url,
                                               std::stop_token token) -> asio::awaitable<void> {
                                 co_await asAwaitable(client.get(url).stopToken(token));
                             }(*m_client, server.url(), source.get_token())));
    stopper.join();
}

// Where no event loop of Qt's would tell it.
void tst_AsioAwaitable::isRefusedInAnotherThread()
{
    QTest::ignoreMessage(QtCriticalMsg,
                         "An AsyncClient was called from another thread than its own");
    Error error;
    std::thread other([&] {
        try {
            run([](AsyncClient &client, QUrl url) -> asio::awaitable<void> {
                co_await asAwaitable(client.get(url));
            }(*m_client, m_nginx->url(u"/small"_s)));
        } catch (const HttpError &thrown) {
            error = thrown.error();
        }
    });
    other.join();
    QCOMPARE(error.kind(), Error::Kind::LocalProtocol);
    QVERIFY(error.message().contains(u"another thread"));
    // In its own it is as it was.
    callsBack();
}

// While the context is stopped, which does not mean that the client's thread is.
void tst_AsioAwaitable::responseIsDroppedInAnotherThread()
{
    std::optional<Response> response;
    run([](AsyncClient &client, QUrl url, std::optional<Response> &to) -> asio::awaitable<void> {
        to = co_await asAwaitable(client.get(url).stream());
    }(*m_client, m_nginx->url(u"/large"_s), response));
    QCOMPARE(m_client->poolStatistics().busy, 1);
    m_context->stop();
    std::thread([&] { response.reset(); }).join();
    QCOMPARE(m_client->poolStatistics().busy, 1);
    m_context->restart();
    m_context->poll();
    QCOMPARE(m_client->runningRequests(), 0);
}

void tst_AsioAwaitable::clientIsDestroyed()
{
    const SilentServer server(*m_context);
    asio::steady_timer timer(*m_context, 50ms);
    timer.async_wait([this](const boost::system::error_code &) { m_client.reset(); });
    QVERIFY_THROWS_EXCEPTION(Cancelled,
                             run([](AsyncClient &client, QUrl url) -> asio::awaitable<void> {
                                 co_await asAwaitable(client.get(url));
                             }(*m_client, server.url())));
}

// The context may be run again, or not; what was awaited must not be kept for ever.
void tst_AsioAwaitable::clientIsDestroyedWhenStopped()
{
    const SilentServer server(*m_context);
    bool hasGone = false;
    bool wasCancelled = false;
    asio::co_spawn(
            *m_context,
            [](AsyncClient &client, QUrl url, bool &gone,
               bool &cancelled) -> asio::awaitable<void> {
                const Witness witness(gone);
                try {
                    co_await asAwaitable(client.get(url));
                } catch (const Cancelled &) {
                    cancelled = true;
                }
            }(*m_client, server.url(), hasGone, wasCancelled),
            asio::detached);
    m_context->run_for(50ms);
    m_context->stop();
    m_client.reset();
    QVERIFY(!hasGone);
    m_context->restart();
    m_context->run_for(30s);
    QVERIFY(wasCancelled && hasGone);
}

void tst_AsioAwaitable::contextIsDestroyed_data()
{
    QTest::addColumn<QString>("owner");
    QTest::addColumn<QString>("path"); // none: a server that does not answer
    for (const char *owner : { "outside", "inside", "outside, destroyed before" }) {
        for (const char *path : { "", "/large" })
            QTest::addRow("client %s, %s", owner, path)
                    << QString::fromLatin1(owner) << QString::fromLatin1(path);
    }
}

// Nobody runs it any more: the coroutine that waits, and the request, are freed with it.
void tst_AsioAwaitable::contextIsDestroyed()
{
    QFETCH(const QString, owner);
    QFETCH(const QString, path);
    bool hasGone = false;
    bool wentOn = false;
    {
        std::optional<SilentServer> server(std::in_place, *m_context);
        const QUrl url = path.isEmpty() ? server->url() : m_nginx->url(path);
        if (owner == u"inside")
            m_client.reset();
        asio::co_spawn(
                *m_context,
                [](asio::io_context &context, AsyncClient *outer, QUrl from, bool &gone,
                   bool &on) -> asio::awaitable<void> {
                    const Witness witness(gone);
                    std::optional<AsyncClient> own;
                    if (!outer)
                        own.emplace(std::make_shared<AsioBackend>(context));
                    AsyncClient &client = outer ? *outer : *own;
                    const Response response = co_await asAwaitable(client.get(from).stream());
                    // Somebody else's operation, with the response unread
                    asio::steady_timer timer(context, 1h);
                    co_await timer.async_wait(asio::use_awaitable);
                    on = true;
                }(*m_context, m_client.get(), url, hasGone, wentOn),
                asio::detached);
        m_context->run_for(100ms);
        if (owner == u"outside, destroyed before")
            m_client.reset();
        server.reset();
    }
    QVERIFY(!hasGone);
    if (owner == u"outside") {
        // The other order is the program's mistake; here the client goes first, but no turn comes.
        m_client.reset();
    }
    m_context.reset();
    QVERIFY(hasGone);
    QVERIFY(!wentOn);
}

void tst_AsioAwaitable::runReturnsWhenTheClientHasGone()
{
    bool isDone = false;
    asio::co_spawn(
            *m_context,
            [](asio::io_context &context, QUrl url, bool &done) -> asio::awaitable<void> {
                AsyncClient client(std::make_shared<AsioBackend>(context));
                const Response response = co_await asAwaitable(client.get(url));
                done = response.status() == 200;
            }(*m_context, m_nginx->url(u"/small"_s), isDone),
            asio::detached);
    m_client.reset();
    m_context->run();
    QVERIFY(isDone);
}

// Operations of sockets, and turns, take the memory of those before them.
void tst_AsioAwaitable::allocatesLittle()
{
    if (!Allocations::isAvailable())
        QSKIP("Sanitizers have an allocator of their own");
    constexpr int Times = 100;
    qint64 forRequests = 0;
    qint64 forChunks = 0;
    int chunks = 0;
    run([](AsyncClient &client, QUrl small, QUrl large, qint64 &requestCost, qint64 &chunkCost,
           int &chunkCount) -> asio::awaitable<void> {
        for (int i = 0; i < 10; ++i)
            co_await asAwaitable(client.get(small));
        const Allocations requests;
        for (int i = 0; i < Times; ++i)
            co_await asAwaitable(client.get(small));
        requestCost = requests.count();

        const Response response = co_await asAwaitable(client.get(large).stream());
        for (int i = 0; i < 10; ++i)
            co_await asAwaitable(response.nextChunk());
        const Allocations reading;
        while (co_await asAwaitable(response.nextChunk()))
            ++chunkCount;
        chunkCost = reading.count();
    }(*m_client, m_nginx->url(u"/small"_s), m_nginx->url(u"/large"_s), forRequests, forChunks,
                            chunks));
    qInfo("%.1f allocations for a request, %.1f for a chunk", double(forRequests) / Times,
          double(forChunks) / chunks);
    // Beside the client's own: the coroutine that waits on behalf of the handler, and Asio's
    QCOMPARE_LE(forRequests, 9 * Times + 10);
    QCOMPARE_LE(forChunks, 3 * chunks + 10);
}

void tst_AsioAwaitable::isCancelledByASlot()
{
#if BOOST_VERSION >= 107700
    const SilentServer server(*m_context);
    run([](asio::io_context &context, AsyncClient &client, QUrl url) -> asio::awaitable<void> {
        using namespace asio::experimental::awaitable_operators;
        asio::steady_timer timer(context, 100ms);
        const auto first =
                co_await (asAwaitable(client.get(url)) || timer.async_wait(asio::use_awaitable));
        REQUIRE(first.index() == 1);
    }(*m_context, *m_client, server.url()));
    m_context->poll();
    QCOMPARE(m_client->runningRequests(), 0);

    asio::cancellation_signal signal;
    std::exception_ptr failure;
    asyncSend(m_client->get(server.url()),
              asio::bind_cancellation_slot(signal.slot(),
                                           [&](std::exception_ptr exception, const Response &) {
                                               failure = exception;
                                           }));
    m_context->run_for(50ms);
    QVERIFY(!failure);
    signal.emit(asio::cancellation_type::terminal);
    signal.emit(asio::cancellation_type::terminal);
    m_context->poll();
    QVERIFY_THROWS_EXCEPTION(boost::system::system_error, std::rethrow_exception(failure));
    QCOMPARE(m_client->runningRequests(), 0);
#else
    QSKIP("Boost has no cancellation slots before 1.77");
#endif
}

QTEST_GUILESS_MAIN(tst_AsioAwaitable)
#include "tst_asioawaitable.moc"
