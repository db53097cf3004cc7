// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/lifetimeactions.h"
#include "client/lifetimecallbacks.h"

#include <QtCore/qloggingcategory.h>
#include <QtCore/qprocess.h>
#include <QtCore/qregularexpression.h>
#include <QtCore/qtimer.h>

#include <stdexcept>

using namespace HttpQ;
using namespace HttpQTest;
using namespace std::chrono_literals;

namespace {

//! A place in the life of a request at which it waits.
class Point
{
public:
    Point(const char *pointName, const char *pointUrl, Reading pointReading,
          RequestBuilder (*pointChain)(World &, const RequestUrl &),
          void (*pointArrange)(World &) = {})
        : name(pointName)
        , url(pointUrl)
        , reading(pointReading)
        , chain(pointChain)
        , arrange(pointArrange)
    {}

    const char *name;
    const char *url;
    Reading reading;
    RequestBuilder (*chain)(World &, const RequestUrl &);
    void (*arrange)(World &);
};

//! Waits at a gate before a request, or after its response.
class GatedAuth final : public AsyncAuth
{
public:
    enum class Waits { Before, After };

    GatedAuth(Gate &gate, Waits waits)
        : m_gate(gate)
        , m_waits(waits)
    {}
    QCoro::Task<> authorizeAsync(Request &) override
    {
        if (m_waits == Waits::Before)
            co_await m_gate;
    }
    QCoro::Task<bool> answerAsync(Request &, const Response &) override
    {
        if (m_waits == Waits::After)
            co_await m_gate;
        co_return false;
    }

private:
    Gate &m_gate;
    const Waits m_waits;
};

RequestBuilder get(World &world, const RequestUrl &url)
{
    return world.tied(world.client->get(url));
}

const std::vector<Point> &points()
{
    using W = World &;
    using U = const RequestUrl &;
    static const auto closeWindow = [](W w) { w.uploadWindow = 0; };
    static const std::vector<Point> all = {
        { "pool", "http://a.example/silent", Reading::Whole, get,
          [](W w) {
              Limits limits = w.client->limits();
              limits.maxConnectionsPerOrigin = 1;
              w.client->setLimits(limits);
              w.client->get("http://a.example/silent").start(w.client);
              w.spin();
          } },
        { "resolving", "http://unanswered.example/silent", Reading::Whole, get,
          [](W w) { w.backend->setLookupUnanswered("unanswered.example"); } },
        { "connecting", "http://a.example/whole", Reading::Whole, get,
          [](W w) {
              w.backend->setConnectBehaviour(MockBackend::ConnectBehaviour::neverAnswer());
          } },
        { "racing", "http://many.example/whole", Reading::Whole, get,
          [](W w) {
              w.backend->setAddresses("many.example", { QHostAddress(QStringLiteral("::1")),
                                                        QHostAddress(QStringLiteral("::2")),
                                                        QHostAddress::LocalHost });
              w.backend->setConnectBehaviour(MockBackend::ConnectBehaviour::neverAnswer());
          } },
        { "TLS", "https://a.example/whole", Reading::Whole, get, [](W w) { w.isTlsHeld = true; } },
        { "sending bytes", "http://a.example/whole", Reading::Whole,
          [](W w, U url) { return w.tied(w.client->post(url).body(w.large)); }, closeWindow },
        { "sending a device", "http://a.example/whole", Reading::Whole,
          [](W w, U url) {
              auto *buffer = new QBuffer(&w.large, w.context);
              buffer->open(QIODevice::ReadOnly);
              return w.tied(w.client->post(url).body(buffer));
          },
          closeWindow },
        { "waiting for a device", "http://a.example/whole", Reading::Whole,
          [](W w, U url) {
              if (!w.device)
                  w.device = new SlowDevice;
              return w.tied(w.client->post(url).body(w.device));
          } },
        { "sending a generator", "http://a.example/whole", Reading::Whole,
          [](W w, U url) { return w.tied(w.client->post(url).body(largeBody())); }, closeWindow },
        { "waiting for a generator", "http://a.example/whole", Reading::Whole,
          [](W w, U url) { return w.tied(w.client->post(url).body(waitingBody(&w.gate))); } },
        { "head", "http://a.example/silent", Reading::Whole, get },
        { "within the head", "http://a.example/halfhead", Reading::Whole, get },
        { "whole body", "http://a.example/part", Reading::Whole, get },
        { "between head and body", "http://a.example/head", Reading::Unread, get },
        { "unread body", "http://a.example/part", Reading::Unread, get },
        { "nextChunk", "http://a.example/part", Reading::Chunks, get },
        { "nextChunk of chunked", "http://a.example/chunked", Reading::Chunks, get },
        { "nextRawChunk", "http://a.example/part", Reading::RawChunks, get },
        { "read", "http://a.example/part", Reading::Content, get },
        { "stream", "http://a.example/part", Reading::Generator, get },
        { "lines", "http://a.example/part", Reading::Lines, get },
        { "broken out", "http://a.example/part", Reading::BrokenOut, get },
        { "draining", "http://a.example/part", Reading::Dropped, get },
        { "idle", "http://a.example/whole", Reading::Whole, get },
        { "after a redirect", "http://a.example/moved", Reading::Whole, get },
        { "in a redirect's body", "http://a.example/moving", Reading::Whole, get },
        { "authorizing", "http://a.example/whole", Reading::Whole,
          [](W w, U url) {
              return w.tied(w.client->get(url).auth(
                      std::make_shared<GatedAuth>(w.gate, GatedAuth::Waits::Before)));
          } },
        { "answering a challenge", "http://a.example/challenge", Reading::Whole,
          [](W w, U url) {
              return w.tied(w.client->get(url).auth(
                      std::make_shared<GatedAuth>(w.gate, GatedAuth::Waits::After)));
          } },
        { "retry", "http://a.example/busy", Reading::Whole,
          [](W w, U url) { return w.tied(w.client->get(url).retries(3)); } },
        { "expecting 100", "http://a.example/silent", Reading::Whole,
          [](W w, U url) {
              return w.tied(w.client->put(url).body(QByteArray("body")).expectContinue(1h));
          } },
        { "request hook", "http://a.example/whole", Reading::Whole, get,
          [](W w) {
              w.client->onRequest([gate = &w.gate](Request &request) -> QCoro::Task<> {
                  if (request.url().host() == QLatin1StringView("a.example"))
                      co_await *gate;
              });
          } },
        { "response hook", "http://a.example/whole", Reading::Whole, get,
          [](W w) {
              w.client->onResponse([gate = &w.gate](const Response &response) -> QCoro::Task<> {
                  if (response.url().host() == QLatin1StringView("a.example"))
                      co_await *gate;
              });
          } },
        { "closing", "http://a.example/silent", Reading::Whole, get,
          [](W w) {
              QMetaObject::invokeMethod(
                      w.client, [client = w.client] { client->close(10min); },
                      Qt::QueuedConnection);
          } },
    };
    return all;
}

// Under valgrind everything takes thirty times as long, and a part of the matrix will do.
bool isUnderValgrind()
{
    static const bool is = qEnvironmentVariableIsSet("HTTPQ_TEST_VALGRIND")
                           || qgetenv("LD_PRELOAD").contains("vgpreload");
    return is;
}

const std::vector<std::pair<const char *, Place>> &places()
{
    static const std::vector<std::pair<const char *, Place>> all = {
        { "here", Place::Here },
        { "in a nested loop", Place::InNestedLoop },
        { "before a nested loop", Place::BeforeNestedLoop },
    };
    return all;
}

constexpr char OutliveOption[] = "--outlive";

// Those of which the others are mixtures.
bool isEssential(const Action &action)
{
    static const QByteArrayList names = { "destroy client",  "deleteLater client",
                                          "destroy context", "destroy frame",
                                          "destroy pending", "drop responses",
                                          "close responses", "cancelAll",
                                          "reset peers",     "destroy all" };
    return names.contains(action.name);
}

//! Carries out \a action in \a callback, and says what went wrong.
QByteArray troubleInCallback(World::Medium medium, const Callback &callback, const Action &action,
                             Place place)
{
    // QIODevice::read() itself does not survive that.
    if (callback.name == QByteArray("read of a body's device")
        && QByteArray(action.name).endsWith("device"))
        return {};
    QByteArray wrong;
    World world(medium);
    int fired = 0;
    world.startAll([](World &w) { return w.get("/part").timeout(1s); }, Reading::Chunks);
    world.spin();
    callback.start(world, [&] {
        if (fired++ == 0)
            perform(world, action, place);
    });
    world.spin(20);
    if (fired == 0)
        wrong += "the callback was not called ";
    if (const QByteArray waiting = stillWaiting(world, action.ends); !waiting.isEmpty())
        wrong += "still waiting: " + waiting;
    world.release();
    if (!world.subject.isDone())
        wrong += "the coroutine still waits ";
    wrong += trouble(world);
    if (!wrong.isEmpty())
        wrong = action.name + QByteArray(": ") + wrong + '\n';
    return wrong;
}

} // namespace

class tst_Lifetimes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // A retry is told in a line of log each.
    void initTestCase()
    {
        QLoggingCategory::setFilterRules(QStringLiteral("httpq.retry.info=false"));
    }
    void atPoint_data();
    void atPoint();
    void inGroup_data();
    void inGroup();
    void inCallback_data();
    void inCallback();
    void overSocket_data();
    void overSocket();
    void throwsInCallback_data();
    void throwsInCallback();
    void clientOutlives_data();
    void clientOutlives();
    void nestedLoopForAnother();
    void sentTwice_data();
    void sentTwice();
    void pausedAtTheEnd_data();
    void pausedAtTheEnd();
};

void tst_Lifetimes::atPoint_data()
{
    QTest::addColumn<int>("pointIndex");
    QTest::addColumn<bool>("isOnTurn");
    QTest::addColumn<Place>("place");
    for (size_t i = 0; i < points().size(); ++i) {
        if (!isUnderValgrind())
            QTest::addRow("%s, from outside", points()[i].name) << int(i) << false << Place::Here;
        for (const auto &[name, place] : places()) {
            if (!isUnderValgrind() || place == Place::InNestedLoop) {
                QTest::addRow("%s, on the turn, %s", points()[i].name, name)
                        << int(i) << true << place;
            }
        }
    }
}

// While everybody waits at the point, each action in turn: who must end ends at once, everybody ends
// exactly once, nothing is left behind.
void tst_Lifetimes::atPoint()
{
    QFETCH(const int, pointIndex);
    QFETCH(const bool, isOnTurn);
    QFETCH(const Place, place);
    const Point &point = points()[size_t(pointIndex)];
    QByteArray wrong;

    for (const Action &action : actions()) {
        if (isUnderValgrind() && !isEssential(action))
            continue;
        World world;
        if (point.arrange)
            point.arrange(world);
        world.startAll([&](World &w) { return point.chain(w, point.url); }, point.reading);
        world.spin();
        world.uploadWindow = -1;
        if (isOnTurn) {
            world.backend->setConnectBehaviour(QHostAddress(QStringLiteral("127.0.0.9")),
                                               MockBackend::ConnectBehaviour::accept());
            // A client that is being closed refuses it, and tells that on the turn as well.
            world.client->get("http://127.0.0.9/whole").then(qApp, [&](const Result<Response> &) {
                perform(world, action, place);
            });
        } else {
            perform(world, action, place);
        }
        world.spin();

        int mustEnd = action.ends;
        if (point.reading == Reading::BrokenOut)
            mustEnd &= ~Frame;
        const QByteArray waiting = stillWaiting(world, mustEnd);
        if (!waiting.isEmpty())
            wrong += action.name + QByteArray(": still waiting: ") + waiting + '\n';
        world.release();
        const QByteArray found = trouble(world);
        if (!found.isEmpty())
            wrong += action.name + QByteArray(": ") + found + '\n';
    }
    QVERIFY2(wrong.isEmpty(), wrong.constData());
}

void tst_Lifetimes::inGroup_data()
{
    QTest::addColumn<int>("atMost");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<Place>("place");
    for (const auto &[name, place] : places()) {
        if (isUnderValgrind() && place != Place::InNestedLoop)
            continue;
        QTest::addRow("queued, %s", name) << 1 << QByteArray("/silent") << place;
        QTest::addRow("head, %s", name) << 2 << QByteArray("/silent") << place;
        QTest::addRow("body, %s", name) << 2 << QByteArray("/part") << place;
    }
}

// While a coroutine waits for the next response of a group, and another for one of its requests.
void tst_Lifetimes::inGroup()
{
    QFETCH(const int, atMost);
    QFETCH(const QByteArray, path);
    QFETCH(const Place, place);
    QByteArray wrong;
    for (const Action &action : actions()) {
        World world;
        world.startGroup(atMost, world.client->get("http://a.example/silent"),
                         world.client->get("http://a.example" + path));
        world.spin();
        world.client->get("http://127.0.0.9/whole").then(qApp, [&](const Response &) {
            perform(world, action, place);
        });
        world.spin();
        const bool isLeft = !world.group;
        const int mustEnd = isLeft || action.name == QByteArray("cancel group")
                                    ? Frame | PendingFrame
                                    : action.ends & (Frame | Pending | PendingFrame);
        const QByteArray waiting = stillWaiting(world, mustEnd);
        if (!waiting.isEmpty())
            wrong += action.name + QByteArray(": still waiting: ") + waiting + '\n';
        if (isLeft && world.client) {
            // All but the idle connection of the one that has carried out the action.
            const PoolStatistics pool = world.client->poolStatistics();
            if (pool.busy + pool.connecting + pool.waiting > 0
                || world.client->runningRequests() > 0)
                wrong += action.name + QByteArray(": something of the group runs\n");
        }
        world.release();
        const QByteArray found = trouble(world);
        if (!found.isEmpty())
            wrong += action.name + QByteArray(": ") + found + '\n';
    }
    QVERIFY2(wrong.isEmpty(), wrong.constData());
}

void tst_Lifetimes::inCallback_data()
{
    QTest::addColumn<int>("callbackIndex");
    QTest::addColumn<Place>("place");
    for (size_t i = 0; i < callbacks().size(); ++i) {
        for (const auto &[name, place] : places()) {
            if (!isUnderValgrind() || place == Place::InNestedLoop)
                QTest::addRow("%s, %s", callbacks()[i].name, name) << int(i) << place;
        }
    }
}

// Each action inside the callback, while others wait for the body of a response on the same client.
void tst_Lifetimes::inCallback()
{
    QFETCH(const int, callbackIndex);
    QFETCH(const Place, place);
    const Callback &callback = callbacks()[size_t(callbackIndex)];
    QByteArray wrong;
    for (const Action &action : actions()) {
        if (!isUnderValgrind() || isEssential(action))
            wrong += troubleInCallback(World::Medium::Mock, callback, action, place);
    }
    QVERIFY2(wrong.isEmpty(), wrong.constData());
}

void tst_Lifetimes::overSocket_data()
{
    QTest::addColumn<int>("callbackIndex");
    QTest::addColumn<World::Medium>("medium");
    for (size_t i = 0; i < callbacks().size(); ++i) {
        // That one needs a clock that is moved by hand.
        if (QByteArray(callbacks()[i].name).contains("timeout"))
            continue;
        QTest::addRow("%s", callbacks()[i].name) << int(i) << World::Medium::Socket;
        QTest::addRow("%s, TLS", callbacks()[i].name) << int(i) << World::Medium::TlsSocket;
    }
}

// The same with Qt's sockets: nothing of theirs may be below the program's code, or what is
// destroyed there is used when the callback or its event loop returns.
void tst_Lifetimes::overSocket()
{
    QFETCH(const int, callbackIndex);
    QFETCH(const World::Medium, medium);
    const Callback &callback = callbacks()[size_t(callbackIndex)];
    QByteArray wrong;
    for (const Action &action : actions()) {
        if (!isEssential(action))
            continue;
        // Handshakes are what takes the longest there.
        if (isUnderValgrind() && medium == World::Medium::TlsSocket
            && !QByteArray(action.name).startsWith("destroy"))
            continue;
        wrong += troubleInCallback(medium, callback, action, Place::InNestedLoop);
        if (medium == World::Medium::Socket && !isUnderValgrind())
            wrong += troubleInCallback(medium, callback, action, Place::BeforeNestedLoop);
    }
    QVERIFY2(wrong.isEmpty(), wrong.constData());
}

void tst_Lifetimes::throwsInCallback_data()
{
    QTest::addColumn<int>("callbackIndex");
    QTest::addColumn<bool>("isReported");
    for (size_t i = 0; i < callbacks().size(); ++i) {
        // What a future's watcher, the context and a stop callback call is none of the library's.
        const QByteArray name = callbacks()[i].name;
        if (name != "future" && name != "stop callback" && !name.contains("destroyed")
            && !name.contains("readyRead")) {
            // A coroutine keeps what it throws, and a body that throws is the error of its request.
            const bool isReported = !name.startsWith("after") && !name.startsWith("within")
                                    && !name.contains("of a body");
            QTest::addRow("%s", callbacks()[i].name) << int(i) << isReported;
        }
    }
}

// What the program throws ends its own request at most, and leaves all others alone.
void tst_Lifetimes::throwsInCallback()
{
    QFETCH(const int, callbackIndex);
    const Callback &callback = callbacks()[size_t(callbackIndex)];
    QFETCH(const bool, isReported);
    if (isReported) {
        QTest::ignoreMessage(QtWarningMsg,
                             QRegularExpression(QStringLiteral("thrown by .*: Thrown")));
    }

    World world;
    int fired = 0;
    world.startAll([](World &w) { return w.get("http://a.example/part"); }, Reading::Chunks);
    world.spin();
    callback.start(world, [&] {
        if (fired++ == 0)
            throw std::runtime_error("Thrown");
    });
    world.spin(20);
    QCOMPARE_GT(fired, 0);
    QCOMPARE(world.frameEnds.count, 0);
    const QByteArray name = callback.name;
    if (name.contains("of a body"))
        QVERIFY(world.pendingEnds.last.message().contains(QStringLiteral("threw: Thrown")));
    if (name.startsWith("after") || name.startsWith("within"))
        QVERIFY(world.subject.hasThrown());
    world.release();
    QCOMPARE(trouble(world), QByteArray());
}

// Two wait for the same request, and the first lets the event loop run until the second has it.
void tst_Lifetimes::nestedLoopForAnother()
{
    World world;
    const std::unique_ptr<PendingResponse> pending(
            world.client->get("http://a.example/whole").start(nullptr));
    const auto follow = [](PendingResponse *followed, Hook done) -> OwnedCoroutine {
        const Response response = co_await followed->response();
        done();
    };
    bool secondIsDone = false;
    bool secondWasDoneInFirst = false;
    const OwnedCoroutine first = follow(pending.get(), [&] {
        nest(world);
        secondWasDoneInFirst = secondIsDone;
    });
    const OwnedCoroutine second = follow(pending.get(), [&] { secondIsDone = true; });
    world.spin();
    QVERIFY(secondIsDone);
    QVERIFY(secondWasDoneInFirst);
}

void tst_Lifetimes::sentTwice_data()
{
    QTest::addColumn<bool>("isFirstFinished");
    QTest::newRow("while it runs") << false;
    QTest::newRow("after its end") << true;
}

// A chain is sent once; who sends it again is told so, and does not wait for ever.
void tst_Lifetimes::sentTwice()
{
    QFETCH(const bool, isFirstFinished);
    World world;
    RequestBuilder chain =
            world.client->get(isFirstFinished ? "http://a.example/whole" : "http://a.example/part");
    const std::unique_ptr<PendingResponse> first(chain.start(nullptr));
    world.spin();
    QCOMPARE(first->isFinished(), isFirstFinished);

    std::unique_ptr<PendingResponse> second(chain.start(nullptr));
    const auto follow = [](PendingResponse *followed, Ends *ends) -> OwnedCoroutine {
        try {
            const Response response = co_await followed->response();
            ends->tell();
        } catch (const HttpError &error) {
            ends->tell(error.error());
        }
    };
    Ends frameEnds;
    const OwnedCoroutine frame = follow(second.get(), &frameEnds);
    Ends functionEnds;
    chain.then(qApp, [&](const Result<Response> &result) {
        functionEnds.tell(result ? Error() : result.error());
    });
    QFuture<Response> future = chain.toFuture();
    world.spin();
    QCOMPARE(frameEnds.count, 1);
    QCOMPARE(frameEnds.last.kind(), Error::Kind::LocalProtocol);
    QCOMPARE(functionEnds.count, 1);
    QCOMPARE(functionEnds.last.kind(), Error::Kind::LocalProtocol);
    QVERIFY(future.isFinished());
    QVERIFY_THROWS_EXCEPTION(LocalProtocolError, future.result());
    future.cancel();
    second.reset();
    world.spin();
    QCOMPARE(first->isFinished(), isFirstFinished);
    QCOMPARE(world.client->runningRequests(), isFirstFinished ? 0 : 1);
}

void tst_Lifetimes::pausedAtTheEnd_data()
{
    QTest::addColumn<QByteArray>("actionName");
    for (const char *name : { "destroy pending", "deleteLater pending", "cancel pending" })
        QTest::newRow(name) << QByteArray(name);
}

// The response is complete on the wire, but who follows it has paused.
void tst_Lifetimes::pausedAtTheEnd()
{
    QFETCH(const QByteArray, actionName);
    const Action &action = actionOf(actionName);
    World world;
    world.startAll([](World &w) { return w.get("http://a.example/whole"); }, Reading::Whole);
    world.replacePending(world.get("http://a.example/whole"));
    QObject::connect(world.pending, &PendingResponse::chunkReceived, world.pending,
                     [&] { world.pending->pause(); });
    world.spin(20);
    QCOMPARE(world.pendingFrameEnds.count, 0);
    perform(world, action, Place::Here);
    world.spin();
    QCOMPARE(stillWaiting(world, Pending | PendingFrame), QByteArray());
    world.release();
    QCOMPARE(trouble(world), QByteArray());
}

void tst_Lifetimes::clientOutlives_data()
{
    QTest::addColumn<QString>("what");
    QTest::newRow("the event loop") << QStringLiteral("exec");
    QTest::newRow("the application") << QStringLiteral("application");
}

// In a process of its own: see outlive(). Sanitizers make it fail for what leaks, too.
void tst_Lifetimes::clientOutlives()
{
    if (isUnderValgrind())
        QSKIP("valgrind does not follow into other processes");
    QFETCH(const QString, what);
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QCoreApplication::applicationFilePath(),
                  { QLatin1StringView(OutliveOption), what });
    QVERIFY(process.waitForFinished());
    const QByteArray output = process.readAll();
    QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0,
             output.constData());
}

//! Destroys a client, for which coroutines wait, when exec() has returned or when the application
//! object is gone. Returns 0 if all coroutines were told so.
static int outlive(int argc, char **argv, bool applicationGoesFirst)
{
    auto application = std::make_unique<QCoreApplication>(argc, argv);
    auto world = std::make_unique<World>(World::Medium::Socket);
    world->startAll([](World &w) { return w.get("/part"); }, Reading::Generator);
    world->spin();
    Ends taskEnds;
    const auto wait = [](World *w, Ends *ends) -> QCoro::Task<> {
        try {
            const Response response = co_await w->get("/silent");
        } catch (const HttpError &error) {
            ends->tell(error.error());
        }
    };
    wait(world.get(), &taskEnds);
    QTimer::singleShot(0, application.get(), &QCoreApplication::quit);
    QCoreApplication::exec();
    world->server.reset();
    if (applicationGoesFirst)
        application.reset();
    delete world->client;
    application.reset();
    const auto isCancelled = [](const Ends &ends) {
        return ends.count == 1 && ends.last.kind() == Error::Kind::Cancelled;
    };
    const bool isWell = isCancelled(taskEnds) && isCancelled(world->frameEnds)
                        && isCancelled(world->pendingEnds) && isCancelled(world->pendingFrameEnds)
                        && world->future.isFinished();
    world.reset();
    return isWell ? 0 : 1;
}

int main(int argc, char **argv)
{
    if (argc == 3 && argv[1] == QByteArray(OutliveOption))
        return outlive(argc, argv, argv[2] == QByteArray("application"));
    // What is compiled at run time valgrind does not understand.
    if (isUnderValgrind())
        qputenv("QT_ENABLE_REGEXP_JIT", "0");
    QCoreApplication application(argc, argv);
    tst_Lifetimes test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_lifetimes.moc"
