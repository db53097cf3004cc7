// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// Compiles and runs the code that the README shows, word for word: the blocks are cut out of it when
// the build is configured. Compiled without Qt's strict mode, as most programs are.

#include <HttpQ/AsyncClient>
#include <HttpQ/MockBackend>
#include <HttpQ/WaitFor>

#include <QtCore/qbuffer.h>
#include <QtCore/qjsonobject.h>
#include <QtCore/qtimer.h>
#include <QtTest/qtest.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

std::shared_ptr<HttpQ::MockBackend> currentBackend;

// The README makes its client without a backend; here it must not need a network.
namespace HttpQWithMock {
using namespace HttpQ;

class AsyncClient : public HttpQ::AsyncClient
{
public:
    AsyncClient()
        : HttpQ::AsyncClient(currentBackend)
    {}
};
} // namespace HttpQWithMock

const QUrl url(QStringLiteral("http://www.example.com/"));
const QUrl slowUrl(QStringLiteral("http://slow.example.com/"));
QBuffer file;

#define HttpQ HttpQWithMock
#include "readme_coroutine.inc"
#undef HttpQ

// The other ways to read a streamed body, and more of the chain.
QCoro::Task<QByteArray> readInOtherWays(HttpQ::AsyncClient *client)
{
    QByteArray seen;
    HttpQ::Response s = co_await client->get(url).stream();
    seen += co_await s.read();
    s.close();

    s = co_await client->get(url).stream();
    QCORO_FOREACH (const QByteArray &chunk, s.raw())
        seen += '|' + chunk;

    s = co_await client->get(url).stream();
    QCORO_FOREACH (const QString &line, s.lines())
        seen += '|' + line.toUtf8();

    s = co_await client->get(url).stream();
    s.close();
    HttpQ::Headers headers;
    headers.append("X-One", "1");
    HttpQ::Timeout timeout(5s);
    timeout.connect = 1s;
    const HttpQ::Response r = co_await client->put(url)
                                      .headers(headers)
                                      .body("text")
                                      .timeout(timeout)
                                      .readTimeout(2s)
                                      .stopToken({});
    seen += '|' + QByteArray::number(r.status());
    co_return seen;
}

class Window : public QObject
{
public:
    void append(const QByteArray &chunk) { text += chunk; }
    void showError(const HttpQ::Error &) { ++errors; }
    void done(const HttpQ::Response &) { ++ends; }
    void show(const HttpQ::Result<HttpQ::Response> &result) { shown = result.hasValue(); }

    void load(HttpQ::AsyncClient &client)
    {
#include "readme_signals.inc"
    }
    void loadOtherwise(HttpQ::AsyncClient &client)
    {
#include "readme_others.inc"
        text = response.content();
        QCOMPARE(HttpQ::waitFor(task).status(), 200);
        while (!future.isFinished())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        QCOMPARE(future.result().status(), 200);
    }

    QByteArray text;
    int errors = 0;
    int ends = 0;
    bool shown = false;
};

} // namespace

class tst_Snippets : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void coroutine();
    void streamedBodies();
    void signalsWithoutCoroutine();
    void otherWays();
};

void tst_Snippets::init()
{
    currentBackend = std::make_shared<HttpQ::MockBackend>();
    currentBackend->setPeerHandler([](HttpQ::MockPeer *peer) {
        peer->setRequestHandler([](HttpQ::MockPeer *server, const QByteArray &head) {
            if (head.contains("slow.example.com"))
                return;
            const QByteArray content = head.startsWith("POST") ? "{\"name\":\"Ada\"}" : "hello";
            server->send("HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(content.size())
                         + "\r\n\r\n" + content);
        });
    });
    file.setData({});
    file.open(QIODevice::WriteOnly);
}

void tst_Snippets::cleanup()
{
    file.close();
    currentBackend.reset();
}

void tst_Snippets::coroutine()
{
    QObject context;
    QCoro::Task<> task = run(&context);
    // Time passes only by hand; the request that times out is the last one.
    QTimer clock;
    connect(&clock, &QTimer::timeout, &clock, [] { currentBackend->advance(100ms); });
    clock.start(0);
    HttpQ::waitFor(task);
    QCOMPARE(file.data(), QByteArrayLiteral("hello"));
    QCOMPARE(currentBackend->openStreams(), 0);
}

void tst_Snippets::streamedBodies()
{
    HttpQWithMock::AsyncClient client;
    QCOMPARE(HttpQ::waitFor(readInOtherWays(&client)), QByteArrayLiteral("hello|hello|hello|200"));
}

void tst_Snippets::signalsWithoutCoroutine()
{
    HttpQWithMock::AsyncClient client;
    Window window;
    window.load(client);
    QTRY_COMPARE(window.ends, 1);
    QCOMPARE(window.errors, 0);
    QCOMPARE(window.text, QByteArrayLiteral("hello"));
}

void tst_Snippets::otherWays()
{
    HttpQWithMock::AsyncClient client;
    Window window;
    window.loadOtherwise(client);
    QCOMPARE(window.text, QByteArrayLiteral("hello"));
    QTRY_VERIFY(window.shown);
}

QTEST_GUILESS_MAIN(tst_Snippets)

#include "tst_snippets.moc"
