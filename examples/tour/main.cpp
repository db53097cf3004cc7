// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// A walk through HttpQ: httpq_tour [URL]. Without a URL it talks to a server of its own; with one,
// everything that works with any server is asked of that.

#include "exampleserver.h"

#include <HttpQ/AsyncClient>
#include <HttpQ/WaitFor>

#include <QtCore/qcoreapplication.h>
#include <QtCore/qjsonobject.h>
#include <QtCore/qtimer.h>

#include <cstdio>

using namespace std::chrono_literals;

namespace {

void say(const QString &text)
{
    std::printf("%s\n", qUtf8Printable(text));
    std::fflush(stdout);
}

void chapter(const char *title)
{
    static int number = 0;
    std::printf("\n%d. %s\n", ++number, title);
}

void showProgress(qint64 received, qint64 total)
{
    constexpr int Width = 40;
    if (total <= 0) {
        std::printf("\r   %lld bytes", static_cast<long long>(received));
    } else {
        const int done = static_cast<int>(received * Width / total);
        std::printf("\r   [%s%s] %3lld %%", QByteArray(done, '#').constData(),
                    QByteArray(Width - done, '.').constData(),
                    static_cast<long long>(received * 100 / total));
    }
    std::fflush(stdout);
}

// As slow as to be watched.
constexpr char Download[] = "/files/tour.bin?size=8388608&rate=25000000";

class Tour
{
public:
    explicit Tour(const QUrl &server, bool isOwnServer)
        : m_server(server)
        , m_isOwnServer(isOwnServer)
    {}

    QCoro::Task<> run()
    {
        co_await plainGet();
        co_await jsonPost();
        co_await streamedDownload();
        co_await signalsWithoutCoroutines();
        co_await timeout();
        co_await cancelByContext();
        co_await fiftyInAGroup();
        co_await groupWithARemainder();
    }

private:
    // A page of the tour's own server; another server is asked for the one URL that was given.
    QUrl page(const char *own) const
    {
        return m_isOwnServer ? m_server.resolved(QUrl(QString::fromLatin1(own))) : m_server;
    }

    QCoro::Task<> plainGet()
    {
        chapter("A plain GET: co_await client.get(url)");
        const HttpQ::Response response = co_await m_client.get(page("/hello"));
        QString line;
        QDebug(&line) << response;
        say(QStringLiteral("   %1in %2 ms, %3 bytes of %4")
                    .arg(line)
                    .arg(double(response.elapsed().count()) / 1000)
                    .arg(response.content().size())
                    .arg(QString::fromLatin1(response.headers().value("Content-Type"))));
        say(QStringLiteral("   ") + response.text().left(60).section(u'\n', 0, 0));
    }

    QCoro::Task<> jsonPost()
    {
        chapter("A JSON POST: client.post(url).json(item)");
        QJsonObject item;
        item[QStringLiteral("name")] = QStringLiteral("Ada");
        item[QStringLiteral("answer")] = 42;
        const HttpQ::Result<HttpQ::Response> result =
                co_await m_client.post(page("/echo")).query("dry_run", "1").json(item).result();
        if (!result) {
            say(QStringLiteral("   ") + result.error().toString());
            co_return;
        }
        say(QStringLiteral("   %1 %2").arg(result->status()).arg(result->reason()));
        if (m_isOwnServer) {
            say(QStringLiteral("   the server echoes the name: %1")
                        .arg(result->json()[u"name"].toString()));
        }
    }

    QCoro::Task<> streamedDownload()
    {
        chapter("A streamed download: the head is here, the body comes in chunks");
        const HttpQ::Response response = co_await m_client.get(page(Download)).stream();
        const qint64 total = response.headers().value("Content-Length", "-1").toLongLong();
        qint64 received = 0;
        qint64 chunks = 0;
        QCORO_FOREACH (const QByteArray &chunk, response.stream()) {
            received += chunk.size();
            ++chunks;
            showProgress(received, total);
        }
        say(QStringLiteral("\n   %1 bytes in %2 chunks, never more than a few held in memory")
                    .arg(received)
                    .arg(chunks));
    }

    QCoro::Task<> signalsWithoutCoroutines()
    {
        chapter("Signals, no coroutine: client.get(url).start(parent)");
        QObject window;
        HttpQ::PendingResponse *pending = m_client.get(page(Download)).start(&window);
        int chunks = 0;
        QObject::connect(pending, &HttpQ::PendingResponse::responseReceived, &window,
                         [](const HttpQ::Response &response) {
                             say(QStringLiteral("   responseReceived: %1").arg(response.status()));
                         });
        QObject::connect(pending, &HttpQ::PendingResponse::chunkReceived, &window,
                         [&chunks] { ++chunks; });
        QObject::connect(pending, &HttpQ::PendingResponse::finished, &window, [&] {
            say(QStringLiteral("   chunkReceived: %1 times, %2 bytes\n   finished: once")
                        .arg(chunks)
                        .arg(pending->bytesReceived()));
        });
        // Only so that the chapters stay in order.
        co_await pending->response();
    }

    QCoro::Task<> timeout()
    {
        chapter("A timeout, and how its error reads");
        // A server of one's own that never answers; another one may be too quick to time out.
        const std::chrono::milliseconds limit = m_isOwnServer ? 300ms : 1ms;
        try {
            co_await m_client.get(page("/slow")).timeout(limit);
            say(QStringLiteral("   the server was quicker than %1 ms").arg(limit.count()));
        } catch (const HttpQ::TimeoutError &error) {
            say(QStringLiteral("   %1").arg(QString::fromUtf8(error.what())));
        }
    }

    QCoro::Task<> cancelByContext()
    {
        chapter("A cancel by context object: the window goes, the request goes with it");
        auto *window = new QObject;
        QTimer::singleShot(m_isOwnServer ? 100 : 0, window, [window] { delete window; });
        const HttpQ::Result<HttpQ::Response> result =
                co_await m_client.get(page("/slow")).context(window).result();
        say(QStringLiteral("   ")
            + (result ? QStringLiteral("the server was quicker") : result.error().toString()));
    }

    QCoro::Task<> fiftyInAGroup()
    {
        chapter("A group of fifty requests, eight at a time: client.parallel().atMost(8)");
        HttpQ::Parallel parallel = m_client.parallel().atMost(8);
        for (int i = 0; i < 50; ++i)
            parallel.get(page("/hello"));
        int succeeded = 0;
        QCORO_FOREACH (const HttpQ::ParallelResult &result, parallel.results())
            succeeded += result && result->isSuccess() ? 1 : 0;
        say(QStringLiteral("   %1 of 50 succeeded").arg(succeeded));
        sayPool();
    }

    QCoro::Task<> groupWithARemainder()
    {
        chapter("A group that is left: the first response is enough, the others are cancelled");
        {
            HttpQ::Parallel parallel = m_client.parallel();
            for (int i = 0; i < 5; ++i)
                parallel.get(page("/slow"));
            HttpQ::PendingResponse *quick = parallel.get(page("/hello"));
            const HttpQ::ParallelResponse first = co_await parallel.nextResponse();
            say(QStringLiteral("   the first to be done was %1, %2 still run")
                        .arg(first.pending() == quick
                                     ? QStringLiteral("the quick one")
                                     : QStringLiteral("number %1").arg(first.index() + 1))
                        .arg(parallel.running()));
        }
        sayPool();
    }

    void sayPool() const
    {
        const HttpQ::PoolStatistics pool = m_client.poolStatistics();
        say(QStringLiteral("   the pool: %1 connections made in the whole tour, %2 uses of an open "
                           "one, %3 idle, %4 busy")
                    .arg(pool.created)
                    .arg(pool.reused)
                    .arg(pool.idle)
                    .arg(pool.busy));
    }

    HttpQ::AsyncClient m_client;
    QUrl m_server;
    bool m_isOwnServer;
};

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    ExampleServer server;
    const bool isOwnServer = arguments.size() < 2;
    if (isOwnServer && !server.start()) {
        std::fprintf(stderr, "The tour's server could not be started\n");
        return 1;
    }
    const QUrl url = isOwnServer ? server.url() : QUrl::fromUserInput(arguments[1]);
    std::printf("The HttpQ tour, against %s\n", qUtf8Printable(url.toString()));
    try {
        Tour tour(url, isOwnServer);
        HttpQ::waitFor(tour.run());
    } catch (const HttpQ::HttpError &error) {
        std::fprintf(stderr, "\nThe tour ended early: %s\n", error.what());
        return 1;
    }
    std::printf("\nThe tour is done.\n");
    return 0;
}
