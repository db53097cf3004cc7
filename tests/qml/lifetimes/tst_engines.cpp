// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "qml/support/destroyer.h"
#include "qml/support/enginetest.h"

#include <HttpQ/httpclient.h>
#include <HttpQ/httprequest.h>
#include <HttpQ/response.h>

#include <QtTest/qsignalspy.h>
#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace Qt::StringLiterals;

//! What QML and JavaScript told, which may be told once each.
class Told : public QObject
{
    Q_OBJECT
public:
    Q_INVOKABLE void add(const QString &text) { texts.append(text); }

    QStringList texts;
};

//! Engines, clients, components and requests that go while others still wait for them.
class tst_Engines : public EngineTest
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void engineGoesWithPendingPromise();
    void engineGoesBeforeItsObjects();
    void engineGoesWithPendingRefresh();
    void engineGoesWithHandlesOfScripts();
    void engineGoesInHandler();
    void componentGoesWhileLoading();
    void requestGoesInHandler_data();
    void requestGoesInHandler();
    void clientGoesInHandler();
    void promiseSettlesOnce();
    void manyEngines();

private:
    bool isServing() const { return m_server->openConnectionCount() > 0; }
    static void ask(QObject *asker, QObject *client, const QString &path);

    std::unique_ptr<Told> m_told;
};

void tst_Engines::init()
{
    open();
    m_server->respond("GET", "/ok", Response::withText(200, u"fine"_s));
    m_server->respond("GET", "/slow", ServerAnswer(Response::withText(200, u"late"_s)).stall());
    m_told = std::make_unique<Told>();
    QObject::connect(m_engine.get(), &QQmlEngine::warnings, this,
                     [](const QList<QQmlError> &warnings) { qWarning() << warnings; });
    m_engine->rootContext()->setContextProperty(u"told"_s, m_told.get());
}

void tst_Engines::cleanup()
{
    close();
    m_told.reset();
}

void tst_Engines::ask(QObject *asker, QObject *client, const QString &path)
{
    QMetaObject::invokeMethod(asker, "ask", Q_ARG(QVariant, QVariant::fromValue(client)),
                              Q_ARG(QVariant, path));
}

static const QString s_client = u"HttpClient { baseUrl: server }"_s;
// Tells of all that becomes of requests. It is no part of the client: functions of what is gone do
// nothing any more.
static const QString s_asker = uR"(
    QtObject {
        function ask(client, path) {
            client.get(path).then(r => told.add("resolved " + r.text),
                                  e => told.add("rejected " + e.name))
        }
    })"_s;

void tst_Engines::engineGoesWithPendingPromise()
{
    const std::unique_ptr<QObject> asker(create(s_asker));
    std::unique_ptr<QObject> client(create(s_client));
    for (int i = 0; i < 3; ++i)
        ask(asker.get(), client.get(), u"slow"_s);
    QTRY_VERIFY(isServing());
    client.reset();
    m_engine.reset();
    settle();
    QCOMPARE(m_told->texts, QStringList());
}

void tst_Engines::engineGoesBeforeItsObjects()
{
    const std::unique_ptr<QObject> asker(create(s_asker));
    std::unique_ptr<QObject> client(create(s_client));
    std::unique_ptr<QObject> request(create(uR"(
        HttpRequest {
            url: server + "slow"
            onFinished: told.add("finished")
        })"_s));
    ask(asker.get(), client.get(), u"slow"_s);
    QTRY_COMPARE(m_server->openConnectionCount(), 2);
    m_engine.reset();
    settle();
    auto *element = qobject_cast<HttpRequest *>(request.get());
    QTRY_VERIFY(!element->loading());
    QCOMPARE(element->error().kind(), int(Error::Kind::Cancelled));
    QCOMPARE(m_told->texts, QStringList());
}

void tst_Engines::engineGoesWithPendingRefresh()
{
    std::unique_ptr<QObject> client(create(uR"(
        HttpClient {
            baseUrl: server
            auth: BearerAuth {
                refresh: () => { told.add("asked"); return new Promise(() => {}) }
            }
            Component.onCompleted: get("ok").then(() => told.add("resolved"), () => told.add("rejected"))
        })"_s));
    QTRY_COMPARE(m_told->texts, QStringList(u"asked"_s));
    m_engine.reset();
    settle();
    client.reset();
    settle();
    QCOMPARE(m_told->texts, QStringList(u"asked"_s));
}

void tst_Engines::engineGoesWithHandlesOfScripts()
{
    std::unique_ptr<QObject> holder(create(uR"(
        QtObject {
            property var kept: []
            Component.onCompleted: {
                const reply = Http.start("GET", server + "slow")
                reply.chunkReceived.connect(() => told.add("chunk"))
                reply.finished.connect(() => told.add("finished"))
                const group = Http.parallel()
                group.get(server + "slow")
                group.allFinished.connect(() => told.add("all"))
                kept = [reply, group, Http.get(server + "slow")]
            }
        })"_s));
    QTRY_COMPARE(m_server->openConnectionCount(), 3);
    holder.reset();
    m_engine.reset();
    settle();
    QCOMPARE(m_told->texts, QStringList());
}

void tst_Engines::engineGoesInHandler()
{
    std::unique_ptr<QObject> request(create(uR"(
        HttpRequest {
            url: server + "ok"
        })"_s));
    auto *element = qobject_cast<HttpRequest *>(request.get());
    // In a slot of C++: an engine cannot be destroyed while it runs JavaScript.
    connect(element, &HttpRequest::stateChanged, this, [this, element] {
        if (element->state() == HttpRequest::State::Receiving)
            m_engine.reset();
    });
    QTRY_VERIFY(!m_engine);
    QTRY_VERIFY(!element->loading());
}

void tst_Engines::componentGoesWhileLoading()
{
    std::unique_ptr<QObject> root(create(uR"(
        QtObject {
            id: root
            property QtObject page: null
            property Component component: Component {
                QtObject {
                    id: page
                    property string text: request.loading ? "loading" : request.text
                    property HttpRequest request: HttpRequest {
                        url: server + "slow"
                        onFinished: told.add("finished")
                    }
                }
            }
            function open() { page = component.createObject(root) }
            function close() { page.destroy() }
        })"_s));
    QMetaObject::invokeMethod(root.get(), "open");
    QTRY_VERIFY(isServing());
    QMetaObject::invokeMethod(root.get(), "close");
    settle();
    QCOMPARE(m_told->texts, QStringList());
}

void tst_Engines::requestGoesInHandler_data()
{
    QTest::addColumn<QByteArray>("signal");
    for (const char *signal :
         { "stateChanged()", "loadingChanged()", "statusChanged()", "progressChanged()",
           "uploadProgressChanged()", "bytesReceivedChanged()", "responseChanged()",
           "failed(HttpQ::ErrorValue)", "errorChanged()", "chunkReceived(QByteArray)",
           "finished(HttpQ::ResponseValue)" })
        QTest::newRow(signal) << QByteArray(signal);
}

// The first time that the signal comes, the second, and so on until it does not.
void tst_Engines::requestGoesInHandler()
{
    QFETCH(const QByteArray, signal);
    const bool isOfFailure = signal.contains("failed") || signal.contains("error");
    const QString url = isOfFailure ? u"http://127.0.0.1:1/"_s : m_server->url(u"/ok"_s).toString();
    for (int nth = 1;; ++nth) {
        QPointer<QObject> request(create(u"HttpRequest { url: \"%1\" }"_s.arg(url)));
        const QSignalSpy finished(request, SIGNAL(finished(HttpQ::ResponseValue)));
        const QMetaObject &type = HttpRequest::staticMetaObject;
        const Destroyer destroyer(request, type.method(type.indexOfSignal(signal.constData())),
                                  nth);
        QTRY_VERIFY(!request || !finished.isEmpty());
        if (!destroyer.hasStruck()) {
            QVERIFY(nth > 1);
            delete request;
            return;
        }
        QVERIFY(!request);
    }
}

void tst_Engines::clientGoesInHandler()
{
    const std::unique_ptr<QObject> asker(create(s_asker));
    QPointer<QObject> client(create(s_client));
    QPointer<QObject> request(create(uR"(HttpRequest { url: "ok" })"_s));
    request->setProperty("client", QVariant::fromValue(client.data()));
    ask(asker.get(), client, u"slow"_s);
    connect(qobject_cast<HttpRequest *>(request), &HttpRequest::finished, this,
            [&client] { delete client; });
    QTRY_COMPARE(m_told->texts, QStringList(u"rejected Cancelled"_s));
    QVERIFY(!client);
    delete request;
}

void tst_Engines::promiseSettlesOnce()
{
    const std::unique_ptr<QObject> asker(create(s_asker));
    std::unique_ptr<QObject> client(create(s_client));
    ask(asker.get(), client.get(), u"ok"_s);
    ask(asker.get(), client.get(), u"slow"_s);
    QTRY_COMPARE(m_told->texts, QStringList(u"resolved fine"_s));
    QMetaObject::invokeMethod(client.get(), "cancelAll");
    QMetaObject::invokeMethod(client.get(), "cancelAll");
    client.reset();
    QTRY_COMPARE(m_told->texts.size(), 2);
    settle();
    QCOMPARE(m_told->texts, QStringList({ u"resolved fine"_s, u"rejected Cancelled"_s }));
}

// Each engine has its own default client.
void tst_Engines::manyEngines()
{
    for (int i = 0; i < 3; ++i) {
        const std::unique_ptr<QObject> asker(create(uR"(
            QtObject {
                Component.onCompleted: Http.get(server + "ok").then(r => told.add(r.text))
            })"_s));
        QTRY_COMPARE(m_told->texts, QStringList(u"fine"_s));
        cleanup();
        init();
    }
}

QTEST_GUILESS_MAIN(tst_Engines)

#include "tst_engines.moc"
