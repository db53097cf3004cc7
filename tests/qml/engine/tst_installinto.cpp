// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "support/eventloop.h"

#include <HttpQ/InstallInto>
#include <HttpQ/networkaccessmanager.h>
#include <HttpQ/scriptedserver.h>

#include <QtCore/qbuffer.h>
#include <QtCore/qmutex.h>
#include <QtCore/qset.h>
#include <QtCore/qthread.h>
#include <QtGui/qimage.h>
#include <QtQml/qqmlcomponent.h>
#include <QtQml/qqmlengine.h>
#include <QtQuick/qquickitem.h>
#include <QtQuick/qquickview.h>
#include <QtTest/qtest.h>

#include <memory>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;

class tst_InstallInto : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void imageIsShown();
    void imageFollowsRedirect();
    void imageThatFails();
    void imageThatIsNotWantedAnyMore();
    void xmlHttpRequest();
    void xmlHttpRequestPosts();
    void xmlHttpRequestFails();
    void xmlHttpRequestIsAborted();
    void xmlHttpRequestThatBlocks();
    void componentFromServer();
    void threadsShareTheirState();
    void sharesWithHttp();
    void configuresEachClientInItsThread();
    void limitsHoldTogether();
    void secondInstallation();
    void engineOwnsWhatIsInstalled();
    void engineIsDestroyedWhileItLoads_data();
    void engineIsDestroyedWhileItLoads();
};

static Response picture(const QColor &color, int size = 16)
{
    QImage image(size, size, QImage::Format_RGB32);
    image.fill(color);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    Headers headers;
    headers.append("Content-Type", "image/png");
    return Response(200, headers, bytes);
}

//! The object that \a qml describes, in which SERVER stands for the server's URL without a path.
static std::unique_ptr<QObject> create(QQmlEngine &engine, const ScriptedServer &server,
                                       QByteArray qml)
{
    qml.replace("SERVER", server.url(QString()).toEncoded());
    QQmlComponent component(&engine);
    component.setData("import QtQuick\n" + qml, QUrl());
    std::unique_ptr<QObject> object(component.create());
    if (!object)
        qWarning().noquote() << component.errorString();
    return object;
}

static bool becomes(QObject *object, const char *property, int value)
{
    const bool isSo = spinUntil([&] { return object->property(property).toInt() == value; });
    if (!isSo)
        qWarning() << property << "is" << object->property(property);
    return isSo;
}

static constexpr int Ready = 1; // Image.Ready
static constexpr int Failed = 3; // Image.Error

void tst_InstallInto::imageIsShown()
{
    ScriptedServer server;
    server.respond("GET", "/red.png", picture(Qt::red));
    auto view = std::make_unique<QQuickView>();
    installInto(view->engine());
    QQmlComponent component(view->engine());
    component.setData("import QtQuick\nImage { width: 40; height: 40; source: \""
                              + server.url(u"/red.png"_s).toEncoded() + "\" }",
                      QUrl());
    QObject *image = component.create();
    QVERIFY2(image, qPrintable(component.errorString()));
    view->setContent(QUrl(), &component, image);
    view->show();
    QVERIFY(becomes(image, "status", Ready));
    QCOMPARE(image->property("progress").toDouble(), 1.0);
    QCOMPARE(view->grabWindow().pixelColor(20, 20), QColor(Qt::red));
    QVERIFY(server.requests().first().header("User-Agent").startsWith("HttpQ/"));
    // The scene graph leaves its textures to the event loop.
    view.reset();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

void tst_InstallInto::imageFollowsRedirect()
{
    ScriptedServer server;
    Headers headers;
    headers.append("Location", "/real.png");
    server.respond("GET", "/old.png", Response(302, headers));
    server.respond("GET", "/real.png", picture(Qt::blue));
    QQmlEngine engine;
    installInto(&engine);
    const auto image = create(engine, server, "Image { source: \"SERVER/old.png\" }");
    QVERIFY(image && becomes(image.get(), "status", Ready));
    QCOMPARE(image->property("implicitWidth").toInt(), 16);
}

void tst_InstallInto::imageThatFails()
{
    ScriptedServer server;
    server.respondWith(Response::withText(404, u"none"_s));
    QQmlEngine engine;
    QStringList warnings;
    connect(&engine, &QQmlEngine::warnings, &engine, [&](const QList<QQmlError> &errors) {
        for (const QQmlError &error : errors)
            warnings.append(error.description());
    });
    engine.setOutputWarningsToStandardError(false);
    installInto(&engine);
    const auto image = create(engine, server, "Image { source: \"SERVER/none.png\" }");
    QVERIFY(image && becomes(image.get(), "status", Failed));
    QVERIFY2(warnings.join(u' ').contains("404 Not Found"_L1), qPrintable(warnings.join(u' ')));
}

void tst_InstallInto::imageThatIsNotWantedAnyMore()
{
    ScriptedServer server;
    server.respond("GET", "/slow.png", ServerAnswer(picture(Qt::red)).stall(-5));
    server.respond("GET", "/fast.png", picture(Qt::green));
    QQmlEngine engine;
    installInto(&engine);
    const auto image = create(engine, server, "Image { source: \"SERVER/slow.png\" }");
    QVERIFY(image && spinUntil([&] { return server.requestCount() == 1; }));
    image->setProperty("source", server.url(u"/fast.png"_s));
    QVERIFY(becomes(image.get(), "status", Ready));
    QVERIFY(spinUntil([&] { return !server.connection(0).isOpen(); }));
}

static constexpr char Asking[] = R"(
QtObject {
    property int state: 0
    property int status: -1
    property string text
    property string field
    property string fields
    property var request: new XMLHttpRequest()
    function ask(method, url, content) {
        request.onreadystatechange = function() {
            state = request.readyState
            if (state === XMLHttpRequest.DONE) {
                status = request.status
                text = request.responseText
                field = request.getResponseHeader("X-Answer")
                fields = request.getAllResponseHeaders()
            }
        }
        request.open(method, url)
        request.setRequestHeader("X-Question", "why")
        request.setRequestHeader("Content-Type", "text/plain")
        request.send(content)
    }
    Component.onCompleted: BEGIN
})";

static QByteArray asking(const QByteArray &begin)
{
    return QByteArray(Asking).replace("BEGIN", begin);
}

void tst_InstallInto::xmlHttpRequest()
{
    ScriptedServer server;
    Headers headers;
    headers.append("X-Answer", "because");
    headers.append("Content-Type", "text/plain; charset=utf-8");
    server.respond("GET", "/text", Response(203, headers, "gr\xc3\xbc\xc3\x9f dich"));
    QQmlEngine engine;
    installInto(&engine);
    const auto object = create(engine, server, asking("ask('GET', 'SERVER/text')"));
    QVERIFY(object && becomes(object.get(), "state", 4));
    QCOMPARE(object->property("status").toInt(), 203);
    QCOMPARE(object->property("text").toString(), u"grüß dich"_s);
    QCOMPARE(object->property("field").toString(), u"because"_s);
    QVERIFY(object->property("fields").toString().contains("x-answer: because"_L1,
                                                           Qt::CaseInsensitive));
    QCOMPARE(server.requests().first().header("X-Question"), "why");
}

void tst_InstallInto::xmlHttpRequestPosts()
{
    ScriptedServer server;
    server.respond("POST", "/form", Response::withText(201, u"made"_s));
    server.respond("PUT", "/form", Response::withText(404, u"there is none"_s));
    QQmlEngine engine;
    installInto(&engine);
    const auto post = create(engine, server, asking("ask('POST', 'SERVER/form', 'a=1&b=2')"));
    QVERIFY(post && becomes(post.get(), "state", 4));
    QCOMPARE(post->property("status").toInt(), 201);
    QCOMPARE(post->property("text").toString(), u"made"_s);
    QCOMPARE(server.requests().first().body(), "a=1&b=2");
    QCOMPARE(server.requests().first().header("Content-Length"), "7");

    const auto put = create(engine, server, asking("ask('PUT', 'SERVER/form', 'a=1')"));
    QVERIFY(put && becomes(put.get(), "state", 4));
    QCOMPARE(put->property("status").toInt(), 404);
    QCOMPARE(put->property("text").toString(), u"there is none"_s);
}

void tst_InstallInto::xmlHttpRequestFails()
{
    ScriptedServer server;
    QQmlEngine engine;
    installInto(&engine);
    server.respondWith(ServerAnswer(Response::withText(200, u"text"_s)).reset(5));
    const auto object = create(engine, server, asking("ask('GET', 'SERVER/')"));
    QVERIFY(object && becomes(object.get(), "state", 4));
    QCOMPARE(object->property("status").toInt(), 0);
    QCOMPARE(object->property("text").toString(), QString());
}

void tst_InstallInto::xmlHttpRequestIsAborted()
{
    ScriptedServer server;
    server.respondWith(ServerAnswer(Response::withText(200, u"text"_s)).stall(-2));
    QQmlEngine engine;
    installInto(&engine);
    const auto object = create(engine, server, asking("ask('GET', 'SERVER/')"));
    QVERIFY(object && spinUntil([&] { return server.requestCount() == 1; }));
    QQmlComponent aborter(&engine);
    aborter.setData("import QtQml\nQtObject { function abort(asking) { asking.request.abort() } }",
                    QUrl());
    const std::unique_ptr<QObject> abort(aborter.create());
    QVERIFY(QMetaObject::invokeMethod(abort.get(), "abort",
                                      Q_ARG(QVariant, QVariant::fromValue(object.get()))));
    QVERIFY(spinUntil([&] { return server.openConnectionCount() == 0; }));
}

// A client never blocks: such a request fails, and does not hang.
void tst_InstallInto::xmlHttpRequestThatBlocks()
{
    ScriptedServer server;
    server.respondWith(Response::withText(200, u"text"_s));
    QQmlEngine engine;
    installInto(&engine);
    const auto object = create(engine, server, R"(
QtObject {
    property int state: -1
    Component.onCompleted: {
        let request = new XMLHttpRequest()
        request.open("GET", "SERVER/", false)
        request.send()
        state = request.readyState === XMLHttpRequest.DONE ? request.status : -2
    }
})");
    QVERIFY(object);
    QCOMPARE(object->property("state").toInt(), 0);
    spinTurns(5);
    QCOMPARE(server.requestCount(), 0);
}

void tst_InstallInto::componentFromServer()
{
    ScriptedServer server;
    server.respond("GET", "/Main.qml",
                   Response(200, {}, "import QtQml\nQtObject { property int answer: 42 }"));
    QQmlEngine engine;
    server.respond("GET", "/qmldir", Response(404));
    installInto(&engine);
    QQmlComponent component(&engine, server.url(u"/Main.qml"_s));
    QVERIFY(spinUntil([&] { return !component.isLoading(); }));
    const std::unique_ptr<QObject> object(component.create());
    QVERIFY2(object, qPrintable(component.errorString()));
    QCOMPARE(object->property("answer").toInt(), 42);
    QVERIFY(server.requests().first().header("User-Agent").startsWith("HttpQ/"));
}

void tst_InstallInto::threadsShareTheirState()
{
    ScriptedServer server;
    Headers headers;
    headers.append("Set-Cookie", "session=1; Path=/");
    server.respond("GET", "/login", Response(200, headers));
    server.respond("GET", "/a.png", picture(Qt::red));
    QQmlEngine engine;
    const auto state = std::make_shared<SharedState>();
    installInto(&engine, state);
    const auto object = create(engine, server, asking("ask('GET', 'SERVER/login')"));
    QVERIFY(object && becomes(object.get(), "state", 4));
    const auto image = create(engine, server, "Image { source: \"SERVER/a.png\" }");
    QVERIFY(image && becomes(image.get(), "status", Ready));
    QCOMPARE(server.requests().last().header("Cookie"), "session=1");
    QCOMPARE(state->cookies()->size(), 1);
}

void tst_InstallInto::sharesWithHttp()
{
    ScriptedServer server;
    Headers headers;
    headers.append("Set-Cookie", "login=1; Path=/");
    server.respond("GET", "/login", Response(204, headers));
    server.respond("GET", "/page", Response::withText(200, u"page"_s));
    QQmlEngine engine;
    installInto(&engine);
    const std::unique_ptr<QObject> object = create(engine, server, R"(
        import HttpQ
        Item {
            property int status: 0
            Component.onCompleted: Http.get("SERVER/login").then(() => {
                const request = new XMLHttpRequest()
                request.onreadystatechange = () => {
                    if (request.readyState === XMLHttpRequest.DONE)
                        status = request.status
                }
                request.open("GET", "SERVER/page")
                request.send()
            })
        }
    )");
    QVERIFY(object);
    QVERIFY(becomes(object.get(), "status", 200));
    QCOMPARE(server.requests().constLast().header("Cookie"), "login=1"_ba);
}

void tst_InstallInto::configuresEachClientInItsThread()
{
    ScriptedServer server;
    server.respond("GET", "/a.png", picture(Qt::red));
    server.respondWith(Response::withText(200, u"text"_s));
    QMutex mutex;
    QSet<QThread *> threads;
    QQmlEngine engine;
    installInto(&engine, nullptr, [&](AsyncClient &client) {
        client.setHeader("X-Set", "by configure");
        const QMutexLocker lock(&mutex);
        QVERIFY(client.thread() == QThread::currentThread());
        threads.insert(QThread::currentThread());
    });
    const auto object = create(engine, server, asking("ask('GET', 'SERVER/')"));
    QVERIFY(object && becomes(object.get(), "state", 4));
    const auto image = create(engine, server, "Image { source: \"SERVER/a.png\" }");
    QVERIFY(image && becomes(image.get(), "status", Ready));
    for (const ServerRequest &request : server.requests())
        QCOMPARE(request.header("X-Set"), "by configure");
    const QMutexLocker lock(&mutex);
    QCOMPARE(threads.size(), 2);
}

void tst_InstallInto::limitsHoldTogether()
{
    ScriptedServer server;
    server.respond("GET", "/*", ServerAnswer(picture(Qt::red)).delay(std::chrono::milliseconds(5)));
    qsizetype most = 0;
    server.onHead([&](ServerConnection &, const ServerRequest &) {
        most = qMax(most, server.openConnectionCount());
    });
    const auto state = std::make_shared<SharedState>();
    state->setMaxConnections(2);
    QQmlEngine engine;
    installInto(&engine, state);
    const auto item = create(engine, server, R"(
Item {
    id: root
    property int ready: 0
    property int answered: 0
    Repeater {
        model: 12
        Image {
            source: "SERVER/" + index + ".png"
            onStatusChanged: if (status === Image.Ready) ++root.ready
        }
    }
    Component.onCompleted: {
        for (let i = 0; i < 12; ++i) {
            let request = new XMLHttpRequest()
            request.onreadystatechange = () => {
                if (request.readyState === XMLHttpRequest.DONE && request.status === 200)
                    ++root.answered
            }
            request.open("GET", "SERVER/x" + i)
            request.send()
        }
    }
})");
    QVERIFY(item && becomes(item.get(), "ready", 12) && becomes(item.get(), "answered", 12));
    QVERIFY2(most <= 2, QByteArray::number(most).constData());
}

void tst_InstallInto::secondInstallation()
{
    ScriptedServer server;
    server.respond("GET", "/a.png", picture(Qt::red));
    QQmlEngine engine;
    installInto(&engine, nullptr, [](AsyncClient &client) { client.setHeader("X-Call", "1"); });
    installInto(&engine, nullptr, [](AsyncClient &client) { client.setHeader("X-Call", "2"); });
    const auto image = create(engine, server, "Image { source: \"SERVER/a.png\" }");
    QVERIFY(image && becomes(image.get(), "status", Ready));
    QCOMPARE(server.requests().first().header("X-Call"), "2");
}

void tst_InstallInto::engineOwnsWhatIsInstalled()
{
    const auto token = std::make_shared<int>(0);
    const std::weak_ptr<int> alive(token);
    bool wasAliveBehindChildren = false;
    auto engine = std::make_unique<QQmlEngine>();
    installInto(engine.get(), nullptr, [token = token](AsyncClient &) { (void)token; });
    class LastChild : public QObject
    {
    public:
        std::function<void()> ends;
        ~LastChild() override { ends(); }
    };
    auto *child = new LastChild;
    child->setParent(engine.get());
    child->ends = [&] { wasAliveBehindChildren = alive.use_count() > 1; };
    QCOMPARE(alive.use_count(), 2);
    engine.reset();
    QVERIFY(wasAliveBehindChildren);
    QCOMPARE(alive.use_count(), 1);
}

void tst_InstallInto::engineIsDestroyedWhileItLoads_data()
{
    QTest::addColumn<int>("turns");
    for (const int turns : { 0, 1, 2, 5, 20, 100 })
        QTest::addRow("after %d turns", turns) << turns;
    QTest::addRow("when all have been asked for") << -1;
}

void tst_InstallInto::engineIsDestroyedWhileItLoads()
{
    QFETCH(int, turns);
    ScriptedServer server;
    server.respondWith(ServerAnswer(picture(Qt::red)).stall(-3));
    auto engine = std::make_unique<QQmlEngine>();
    installInto(engine.get(), nullptr, [](AsyncClient &client) {
        Limits limits = client.limits();
        limits.maxConnectionsPerOrigin = 100;
        client.setLimits(limits);
    });
    auto item = create(*engine, server, R"(
Item {
    Repeater {
        model: 8
        Image { source: "SERVER/" + index + ".png" }
    }
    Component.onCompleted: {
        for (let i = 0; i < 8; ++i) {
            let request = new XMLHttpRequest()
            request.open(i % 2 ? "GET" : "POST", "SERVER/x" + i)
            request.send("content")
        }
    }
})");
    QVERIFY(item);
    if (turns < 0)
        QVERIFY(spinUntil([&] { return server.requestCount() == 16; }));
    else
        spinTurns(turns);
    if (turns % 2 == 0)
        item.reset();
    engine.reset();
    item.reset();
    QVERIFY(spinUntil([&] { return server.openConnectionCount() == 0; }));
}

QTEST_MAIN(tst_InstallInto)
#include "tst_installinto.moc"
