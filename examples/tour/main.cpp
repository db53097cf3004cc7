// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// A walk through HttpQ: httpq_tour [--language de] [URL]. Without a URL it talks to a server of its
// own; with one, everything that works with any server is asked of that.

#include "exampleserver.h"

#include <HttpQ/AsyncClient>
#include <HttpQ/Translations>
#include <HttpQ/WaitFor>

#include <QtCore/qcommandlineparser.h>
#include <QtCore/qcoreapplication.h>
#include <QtCore/qjsonobject.h>
#include <QtCore/qlocale.h>
#include <QtCore/qtimer.h>
#include <QtCore/qtranslator.h>

#include <cstdio>

using namespace std::chrono_literals;

namespace {

void say(const QString &text)
{
    std::printf("%s\n", qUtf8Printable(text));
    std::fflush(stdout);
}

// What came of a chapter.
void tell(const QString &text)
{
    say(QStringLiteral("   ") + text);
}

void complain(const QString &text)
{
    std::fprintf(stderr, "%s\n", qUtf8Printable(text));
}

void chapter(const QString &title)
{
    static int number = 0;
    say(QStringLiteral("\n%1. %2").arg(QString::number(++number), title));
}

QString size(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes);
}

void showProgress(qint64 received, qint64 total)
{
    constexpr int Width = 40;
    if (total <= 0) {
        std::printf("\r   %s", qUtf8Printable(size(received)));
    } else {
        const int done = static_cast<int>(received * Width / total);
        const QString percent = QCoreApplication::translate("Tour", "%1%", "progress")
                                        .arg(QLocale().toString(received * 100 / total));
        std::printf("\r   [%s%s] %s", QByteArray(done, '#').constData(),
                    QByteArray(Width - done, '.').constData(), qUtf8Printable(percent));
    }
    std::fflush(stdout);
}

// As slow as to be watched.
constexpr char Download[] = "/files/tour.bin?size=8388608&rate=25000000";

class Tour
{
    Q_DECLARE_TR_FUNCTIONS(Tour)
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
        chapter(tr("A plain GET: co_await client.get(url)"));
        const HttpQ::Response response = co_await m_client.get(page("/hello"));
        QString line;
        QDebug(&line) << response;
        //: a response, such as <Response [200 OK]>, the time it took, a size, a media type
        tell(tr("%1 in %2 ms, %3 of %4")
                     .arg(line.trimmed(),
                          QLocale().toString(double(response.elapsed().count()) / 1000, 'f', 1),
                          size(response.content().size()),
                          QString::fromLatin1(response.headers().value("Content-Type"))));
        tell(response.text().left(60).section(u'\n', 0, 0));
    }

    QCoro::Task<> jsonPost()
    {
        chapter(tr("A JSON POST: client.post(url).json(item)"));
        QJsonObject item;
        item[QStringLiteral("name")] = QStringLiteral("Ada");
        item[QStringLiteral("answer")] = 42;
        const HttpQ::Result<HttpQ::Response> result =
                co_await m_client.post(page("/echo")).query("dry_run", "1").json(item).result();
        if (!result) {
            tell(result.error().explanation());
            co_return;
        }
        tell(QStringLiteral("%1 %2").arg(result->status()).arg(result->reason()));
        if (m_isOwnServer) {
            tell(tr("the server echoes the name: %1").arg(result->json()[u"name"].toString()));
        }
    }

    QCoro::Task<> streamedDownload()
    {
        chapter(tr("A streamed download: the head is here, the body comes in chunks"));
        const HttpQ::Response response = co_await m_client.get(page(Download)).stream();
        const qint64 total = response.headers().value("Content-Length", "-1").toLongLong();
        qint64 received = 0;
        int chunks = 0;
        QCORO_FOREACH (const QByteArray &chunk, response.stream()) {
            received += chunk.size();
            ++chunks;
            showProgress(received, total);
        }
        say({});
        tell(tr("%1 in %n chunks, never more than a few held in memory", nullptr, chunks)
                     .arg(size(received)));
    }

    QCoro::Task<> signalsWithoutCoroutines()
    {
        chapter(tr("Signals, no coroutine: client.get(url).start(parent)"));
        QObject window;
        HttpQ::PendingResponse *pending = m_client.get(page(Download)).start(&window);
        int chunks = 0;
        QObject::connect(pending, &HttpQ::PendingResponse::responseReceived, &window,
                         [](const HttpQ::Response &response) {
                             tell(QStringLiteral("responseReceived: %1").arg(response.status()));
                         });
        QObject::connect(pending, &HttpQ::PendingResponse::chunkReceived, &window,
                         [&chunks] { ++chunks; });
        QObject::connect(pending, &HttpQ::PendingResponse::finished, &window, [&] {
            tell(tr("chunkReceived: %n times, %1", nullptr, chunks)
                         .arg(size(pending->bytesReceived())));
            tell(tr("finished: once"));
        });
        // Only so that the chapters stay in order.
        co_await pending->response();
    }

    QCoro::Task<> timeout()
    {
        chapter(tr("A timeout, and how its error reads"));
        // A server of one's own that never answers; another one may be too quick to time out.
        const std::chrono::milliseconds limit = m_isOwnServer ? 300ms : 1ms;
        try {
            co_await m_client.get(page("/slow")).timeout(limit);
            tell(tr("the server was quicker than %n ms", nullptr, int(limit.count())));
        } catch (const HttpQ::TimeoutError &error) {
            tell(tr("for the log: %1").arg(error.error().toString()));
            tell(tr("for you: %1").arg(error.error().explanation()));
        }
    }

    QCoro::Task<> cancelByContext()
    {
        chapter(tr("A cancel by context object: the window goes, the request goes with it"));
        auto *window = new QObject;
        QTimer::singleShot(m_isOwnServer ? 100 : 0, window, [window] { delete window; });
        const HttpQ::Result<HttpQ::Response> result =
                co_await m_client.get(page("/slow")).context(window).result();
        tell(result ? tr("the server was quicker") : result.error().explanation());
    }

    QCoro::Task<> fiftyInAGroup()
    {
        chapter(tr("A group of fifty requests, eight at a time: client.parallel().atMost(8)"));
        HttpQ::Parallel parallel = m_client.parallel().atMost(8);
        for (int i = 0; i < 50; ++i)
            parallel.get(page("/hello"));
        int succeeded = 0;
        QCORO_FOREACH (const HttpQ::ParallelResult &result, parallel.results())
            succeeded += result && result->isSuccess() ? 1 : 0;
        tell(tr("%n of 50 succeeded", nullptr, succeeded));
        sayPool();
    }

    QCoro::Task<> groupWithARemainder()
    {
        chapter(tr("A group that is left: the first response is enough, the others are cancelled"));
        {
            HttpQ::Parallel parallel = m_client.parallel();
            for (int i = 0; i < 5; ++i)
                parallel.get(page("/slow"));
            HttpQ::PendingResponse *quick = parallel.get(page("/hello"));
            const HttpQ::ParallelResponse first = co_await parallel.nextResponse();
            tell(first.pending() == quick ? tr("the quick one was done first")
                                          : tr("number %1 was done first").arg(first.index() + 1));
            tell(tr("%n are still running", nullptr, int(parallel.running())));
        }
        sayPool();
    }

    void sayPool() const
    {
        const HttpQ::PoolStatistics pool = m_client.poolStatistics();
        tell(tr("the pool, in the whole tour: connections made: %1, uses of an open one: %2; "
                "idle now: %3, busy: %4")
                     .arg(pool.created)
                     .arg(pool.reused)
                     .arg(pool.idle)
                     .arg(pool.busy));
    }

    HttpQ::AsyncClient m_client;
    QUrl m_server;
    bool m_isOwnServer;
};

// Whether there is a translation; otherwise the tour is in English.
bool speak(const QLocale &locale, QTranslator &translator)
{
    QLocale::setDefault(locale);
    const bool isSpoken = HttpQ::installTranslations(locale);
    if (translator.load(HttpQ::translationsLocale(), QStringLiteral("tour"), QStringLiteral("_"),
                        QStringLiteral(":/i18n")))
        QCoreApplication::installTranslator(&translator);
    else
        QCoreApplication::removeTranslator(&translator);
    return isSpoken;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    QTranslator translator;
    speak(QLocale(), translator);
    QCommandLineParser parser;
    const QCommandLineOption language(
            QStringLiteral("language"),
            Tour::tr("The language of the tour, if it is not the system's: de, fr, ..."),
            Tour::tr("code"));
    parser.addOption(language);
    parser.addPositionalArgument(QStringLiteral("URL"),
                                 Tour::tr("A server to ask in place of the tour's own."));
    parser.addHelpOption();
    parser.process(app);
    if (parser.isSet(language)) {
        const QLocale locale(parser.value(language));
        if (!speak(locale, translator) || locale.language() == QLocale::C)
            complain(Tour::tr("The tour does not speak this language: %1")
                             .arg(parser.value(language)));
    }

    ExampleServer server;
    const QStringList arguments = parser.positionalArguments();
    const bool isOwnServer = arguments.isEmpty();
    if (isOwnServer && !server.start()) {
        complain(Tour::tr("The tour's server could not be started"));
        return 1;
    }
    const QUrl url = isOwnServer ? server.url() : QUrl::fromUserInput(arguments.first());
    say(Tour::tr("The HttpQ tour, against %1").arg(url.toString()));
    try {
        Tour tour(url, isOwnServer);
        HttpQ::waitFor(tour.run());
    } catch (const HttpQ::HttpError &error) {
        say({});
        complain(Tour::tr("The tour ended early: %1").arg(error.error().explanation()));
        return 1;
    }
    say({});
    say(Tour::tr("The tour is done."));
    return 0;
}
