// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// Everybody that a reply has to do with is destroyed at every point of its life, and in every slot.

#include "client/networkaccess/networkaccessmanager.h"
#include "support/eventloop.h"
#include "testing/server/scriptedserver.h"

#include <QtCore/qbuffer.h>
#include <QtCore/qeventloop.h>
#include <QtCore/qpointer.h>
#include <QtCore/qtimer.h>
#include <QtNetwork/qnetworkreply.h>
#include <QtTest/qtest.h>

#include <functional>
#include <memory>
#include <stdexcept>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;

namespace {

enum class Whose { Given, Own };

//! A request with a body that is redirected, and answered piece by piece; and all that can go while
//! it does.
class World
{
public:
    explicit World(Whose client, const ServerAnswer &answer)
    {
        Headers headers;
        headers.append("Location", "/there");
        server.respond("POST", "/", Response(307, headers, "moved"));
        server.respond("POST", "/there", answer);
        if (client == Whose::Given) {
            given = new AsyncClient;
            manager = new NetworkAccessManager(given);
        } else {
            manager = new NetworkAccessManager;
        }
        device = new QBuffer;
        device->setData(QByteArray(100'000, 'b'));
        device->open(QIODevice::ReadOnly);
        QNetworkRequest request(server.url());
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"text/plain"_s);
        reply = manager->post(request, device);
        QObject::connect(reply, &QNetworkReply::finished, &receiver, [this] { ++timesFinished; });
        QObject::connect(reply, &QNetworkReply::errorOccurred, &receiver,
                         [this] { ++timesFailed; });
    }
    ~World()
    {
        delete reply;
        delete manager;
        delete given;
        delete device;
    }
    World(const World &) = delete;
    World &operator=(const World &) = delete;

    //! Whether the reply has told its end once, or is gone and has told at most that.
    bool isOver() const { return reply ? timesFinished == 1 : timesFinished <= 1; }

    QObject receiver;
    ScriptedServer server;
    QPointer<AsyncClient> given;
    QPointer<NetworkAccessManager> manager;
    QPointer<QBuffer> device;
    QPointer<QNetworkReply> reply;
    int timesFinished = 0;
    int timesFailed = 0;
};

using Action = std::function<void(World &)>;

const std::vector<std::pair<const char *, Action>> &actions()
{
    static const std::vector<std::pair<const char *, Action>> all = {
        { "delete reply", [](World &world) { delete world.reply; } },
        { "delete reply later", [](World &world) { world.reply->deleteLater(); } },
        { "abort", [](World &world) { world.reply->abort(); } },
        { "abort twice, and delete later",
          [](World &world) {
              world.reply->abort();
              world.reply->abort();
              world.reply->deleteLater();
          } },
        { "abort and delete",
          [](World &world) {
              world.reply->abort();
              delete world.reply;
          } },
        { "close", [](World &world) { world.reply->close(); } },
        { "delete manager", [](World &world) { delete world.manager; } },
        { "delete manager without the reply",
          [](World &world) {
              world.reply->setParent(nullptr);
              delete world.manager;
          } },
        { "delete client",
          [](World &world) {
              delete (world.given ? world.given.data() : world.manager->client());
          } },
        { "delete device", [](World &world) { delete world.device; } },
        { "read", [](World &world) { world.reply->readAll(); } },
        { "wait in an event loop",
          [](World &) {
              QEventLoop loop;
              QTimer::singleShot(1, &loop, &QEventLoop::quit);
              loop.exec();
          } },
        { "wait in an event loop for the end",
          [](World &world) {
              if (world.reply->isFinished())
                  return;
              QEventLoop loop;
              QObject::connect(world.reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
              QObject::connect(world.reply, &QObject::destroyed, &loop, &QEventLoop::quit);
              loop.exec();
          } },
        { "delete the reply in an event loop",
          [](World &world) {
              QEventLoop loop;
              QTimer::singleShot(0, &loop, [&] {
                  delete world.reply;
                  loop.quit();
              });
              loop.exec();
          } },
        { "throw", [](World &) { throw std::runtime_error("out of a slot"); } },
    };
    return all;
}

template<typename Signal>
void doAt(World &world, Signal signal, const Action &action)
{
    QObject::connect(
            world.reply.data(), signal, &world.receiver, [&world, action] { action(world); },
            Qt::SingleShotConnection);
}

ServerAnswer slowAnswer()
{
    return ServerAnswer(Response(200, {}, QByteArray(900, 'x'))).chunked(300).dribble(200);
}

} // namespace

class tst_NetworkReplyLifetimes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void inSlots_data();
    void inSlots();
    void atAnyTime_data();
    void atAnyTime();
    void whileItWaits_data();
    void whileItWaits();
    void manyRepliesAtOnce();
    void managerInItsOwnSlot();
    void autoDeletion();
    void quittingProgram();
};

void tst_NetworkReplyLifetimes::inSlots_data()
{
    QTest::addColumn<QByteArray>("signal");
    QTest::addColumn<size_t>("action");
    QTest::addColumn<bool>("isOwn");
    const QByteArray signalNames[] = { "redirected",          "metaDataChanged", "readyRead",
                                       "downloadProgress",    "uploadProgress",  "errorOccurred",
                                       "readChannelFinished", "finished" };
    for (const QByteArray &signal : signalNames) {
        for (size_t i = 0; i < actions().size(); ++i) {
            for (const bool isOwn : { false, true }) {
                QTest::addRow("%s: %s, %s", signal.constData(), actions()[i].first,
                              isOwn ? "own client" : "given client")
                        << signal << i << isOwn;
            }
        }
    }
}

void tst_NetworkReplyLifetimes::inSlots()
{
    QFETCH(QByteArray, signal);
    QFETCH(size_t, action);
    QFETCH(bool, isOwn);
    const bool fails = signal == "errorOccurred";
    World world(isOwn ? Whose::Own : Whose::Given, fails ? slowAnswer().reset(-20) : slowAnswer());
    bool isDone = false;
    const Action once = [&isDone, action](World &there) {
        isDone = true;
        actions()[action].second(there);
    };
    if (signal == "redirected")
        doAt(world, &QNetworkReply::redirected, once);
    else if (signal == "metaDataChanged")
        doAt(world, &QNetworkReply::metaDataChanged, once);
    else if (signal == "readyRead")
        doAt(world, &QNetworkReply::readyRead, once);
    else if (signal == "downloadProgress")
        doAt(world, &QNetworkReply::downloadProgress, once);
    else if (signal == "uploadProgress")
        doAt(world, &QNetworkReply::uploadProgress, once);
    else if (signal == "errorOccurred")
        doAt(world, &QNetworkReply::errorOccurred, once);
    else if (signal == "readChannelFinished")
        doAt(world, &QNetworkReply::readChannelFinished, once);
    else
        doAt(world, &QNetworkReply::finished, once);

    QVERIFY(spinUntil([&] { return isDone && world.isOver(); }));
    spinTurns(5);
    QVERIFY(world.isOver());
    QVERIFY(world.timesFailed <= 1);
}

void tst_NetworkReplyLifetimes::atAnyTime_data()
{
    QTest::addColumn<size_t>("action");
    for (size_t i = 0; i < actions().size(); ++i) {
        if (qstrcmp(actions()[i].first, "throw") != 0)
            QTest::addRow("%s", actions()[i].first) << i;
    }
}

void tst_NetworkReplyLifetimes::atAnyTime()
{
    QFETCH(size_t, action);
    for (const Whose whose : { Whose::Given, Whose::Own }) {
        bool wasFinished = false;
        for (int turns = 0; !wasFinished && turns < 300; ++turns) {
            World world(whose, slowAnswer());
            spinTurns(turns);
            wasFinished = world.timesFinished == 1;
            actions()[action].second(world);
            QVERIFY(spinUntil([&] { return world.isOver(); }));
            spinTurns(3);
            QVERIFY(world.isOver());
        }
        QVERIFY(wasFinished);
    }
}

void tst_NetworkReplyLifetimes::whileItWaits_data()
{
    atAnyTime_data();
}

// For the program's word on a redirect, and for the program to read.
void tst_NetworkReplyLifetimes::whileItWaits()
{
    QFETCH(size_t, action);
    for (const bool isRedirect : { true, false }) {
        World world(Whose::Given, Response(200, {}, QByteArray(1'000'000, 'x')));
        delete world.reply;
        world.timesFinished = 0;
        QNetworkRequest request(world.server.url());
        if (isRedirect) {
            request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                                 QNetworkRequest::UserVerifiedRedirectPolicy);
        }
        world.reply = world.manager->post(request, world.device);
        world.reply->setReadBufferSize(1000);
        connect(world.reply, &QNetworkReply::finished, this, [&] { ++world.timesFinished; });
        bool isThere = false;
        connect(world.reply, &QNetworkReply::redirected, this,
                [&] { isThere = isThere || isRedirect; });
        connect(world.reply, &QNetworkReply::readyRead, this, [&] { isThere = true; });
        QVERIFY(spinUntil([&] { return isThere; }));
        const QByteArray name = actions()[action].first;
        if (name.startsWith("wait") || name == "read" || name == "delete device"
            || name == "delete manager without the reply"
            || (name == "delete client" && isRedirect))
            continue; // it would wait for ever, as it has to
        actions()[action].second(world);
        QVERIFY(spinUntil([&] { return world.isOver(); }));
        spinTurns(3);
        QVERIFY(world.isOver());
    }
}

void tst_NetworkReplyLifetimes::manyRepliesAtOnce()
{
    for (const bool isOrderly : { true, false }) {
        ScriptedServer server;
        server.respondWith(slowAnswer());
        auto manager = std::make_unique<NetworkAccessManager>();
        int finished = 0;
        for (int i = 0; i < 30; ++i) {
            QNetworkReply *reply = manager->get(QNetworkRequest(server.url()));
            connect(reply, &QNetworkReply::finished, this, [&finished, reply] {
                ++finished;
                reply->deleteLater();
            });
        }
        QVERIFY(spinUntil([&] { return finished >= (isOrderly ? 30 : 10); }));
        manager.reset();
        spinTurns(3);
        QVERIFY(spinUntil([&] { return server.openConnectionCount() == 0; }));
    }
}

void tst_NetworkReplyLifetimes::managerInItsOwnSlot()
{
    ScriptedServer server;
    server.respondWith(Response(200));
    auto *manager = new NetworkAccessManager;
    QPointer<QNetworkReply> reply = manager->get(QNetworkRequest(server.url()));
    connect(manager, &QNetworkAccessManager::finished, this, [&](QNetworkReply *finished) {
        QCOMPARE(finished, reply);
        reply->deleteLater();
        manager->deleteLater();
    });
    QVERIFY(spinUntil([&] { return !reply; }));
}

void tst_NetworkReplyLifetimes::autoDeletion()
{
    ScriptedServer server;
    server.respondWith(Response(200));
    NetworkAccessManager manager;
    manager.setAutoDeleteReplies(true);
    QPointer<QNetworkReply> reply = manager.get(QNetworkRequest(server.url()));
    QVERIFY(spinUntil([&] { return !reply; }));
    QNetworkRequest request(server.url());
    request.setAttribute(QNetworkRequest::AutoDeleteReplyOnFinishAttribute, false);
    reply = manager.get(request);
    QVERIFY(spinUntil([&] { return reply->isFinished(); }));
    spinTurns(5);
    QVERIFY(reply);
}

// What nobody deletes goes with the manager.
void tst_NetworkReplyLifetimes::quittingProgram()
{
    ScriptedServer server;
    server.respondWith(slowAnswer());
    QObject program;
    auto *manager = new NetworkAccessManager(&program);
    for (int i = 0; i < 5; ++i)
        manager->get(QNetworkRequest(server.url()))->abort();
    for (int i = 0; i < 5; ++i)
        manager->get(QNetworkRequest(server.url()));
    spinTurns(4);
}

QTEST_GUILESS_MAIN(tst_NetworkReplyLifetimes)
#include "tst_networkreplylifetimes.moc"
