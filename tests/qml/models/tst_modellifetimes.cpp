// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include <HttpQ/httpclient.h>
#include <HttpQ/jsonlinesmodel.h>
#include <HttpQ/jsonlistmodel.h>
#include <HttpQ/requestlogmodel.h>
#include <HttpQ/response.h>
#include <HttpQ/scriptedserver.h>

#include <QtCore/qmetaobject.h>
#include <QtQml/qqmlcomponent.h>
#include <QtQml/qqmlcontext.h>
#include <QtQml/qqmlengine.h>
#include <QtCore/qregularexpression.h>
#include <QtTest/qsignalspy.h>
#include <QtTest/qtest.h>

#include <memory>

using namespace HttpQ;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

//! Destroys an object at once when one of its signals is heard for the nth time.
class Destroyer : public QObject
{
    Q_OBJECT
public:
    Destroyer(QObject *target, const QMetaMethod &signal, int nth)
        : m_target(target)
        , m_nth(nth)
    {
        const QMetaObject &own = Destroyer::staticMetaObject;
        connect(target, signal, this, own.method(own.indexOfSlot("hear()")));
    }
    bool hasStruck() const { return m_count >= m_nth; }

public Q_SLOTS:
    void hear()
    {
        if (++m_count == m_nth)
            delete m_target;
    }

private:
    QPointer<QObject> m_target;
    int m_nth;
    int m_count = 0;
};

//! Models that go at any of their signals, and with their engine.
class tst_ModelLifetimes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void listGoesInAnySignal();
    void linesGoInAnySignal();
    void logGoesInAnySignal();
    void listGoesInNextPage();
    void engineGoesWhileLoading_data();
    void engineGoesWhileLoading();
    void outsideOfAnEngine();

private:
    //! The object that \a qml declares, with the module imported and server in its context.
    QObject *create(const QString &qml);
    //! Has \a model destroyed in each of its signals, at the first time and the second, while \a use runs.
    template<typename Make, typename Use>
    void destroyInEachSignal(Make make, Use use);
    //! Loads, until that has ended or the model has gone.
    static void load(const QPointer<JsonRowModel> &model, const QUrl &url);
    static ServerAnswer json(const QByteArray &text, const Headers &headers = {});

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<QQmlEngine> m_engine;
};

ServerAnswer tst_ModelLifetimes::json(const QByteArray &text, const Headers &headers)
{
    return ServerAnswer(Response(200, headers, text));
}

void tst_ModelLifetimes::init()
{
    m_server = std::make_unique<ScriptedServer>();
    m_engine = std::make_unique<QQmlEngine>();
    m_engine->addImportPath(QStringLiteral(HTTPQ_QML_IMPORTS));
    m_engine->setOutputWarningsToStandardError(false);
    m_engine->rootContext()->setContextProperty(u"server"_s, m_server->url());
    Headers link;
    link.append("Link", "</more>; rel=\"next\"");
    m_server->respond("GET", "/first", json(R"([{"id":1},{"id":2},{"id":3},{"id":4}])"));
    m_server->respond("GET", "/second", json(R"([{"id":4},{"id":1,"id2":1},{"id":5}])", link));
    m_server->respond("GET", "/third", json(R"([{"id":5},{"id":1},{"id":4,"id2":2}])", link));
    m_server->respond("GET", "/more", json(R"([{"id":5,"id2":3},{"id":6}])"));
    m_server->respond("GET", "/wrong", json(R"({"id":6})"));
    m_server->respond("GET", "/lines",
                      json("{\"a\":1}\nno\n{\"a\":2}\n{\"a\":3}\n").dribble(12, 20ms));
    m_server->respond("GET", "/gone", ServerAnswer(Response(404)));
    m_server->respond("GET", "/slow", json("[1]\n[2]\n").stall(-2));
}

void tst_ModelLifetimes::cleanup()
{
    m_engine.reset();
    QTRY_COMPARE(m_server->openConnectionCount(), 0);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    m_server.reset();
}

QObject *tst_ModelLifetimes::create(const QString &qml)
{
    QQmlComponent component(m_engine.get());
    component.setData("import QtQml\nimport HttpQ\n" + qml.toUtf8(), QUrl(u"file:///test.qml"_s));
    QObject *object = component.create();
    if (!object)
        qFatal("%s", qPrintable(component.errorString()));
    return object;
}

template<typename Make, typename Use>
void tst_ModelLifetimes::destroyInEachSignal(Make make, Use use)
{
    int struck = 0;
    const QMetaObject *type = nullptr;
    {
        const std::unique_ptr<QObject> example(make());
        type = example->metaObject();
    }
    for (int method = QObject::staticMetaObject.methodCount(); method < type->methodCount();
         ++method) {
        const QMetaMethod signal = type->method(method);
        // Between two signals of a change nothing may be done to a model.
        if (signal.methodType() != QMetaMethod::Signal || signal.name().contains("AboutToBe"))
            continue;
        for (const int nth : { 1, 2 }) {
            QPointer<QObject> object = make();
            const Destroyer destroyer(object, signal, nth);
            use(object);
            QCOMPARE(object.isNull(), destroyer.hasStruck());
            struck += destroyer.hasStruck() ? 1 : 0;
            delete object;
        }
    }
    QVERIFY2(struck >= 10, qPrintable(QString::number(struck)));
}

void tst_ModelLifetimes::load(const QPointer<JsonRowModel> &model, const QUrl &url)
{
    if (!model)
        return;
    QSignalSpy spy(model, &JsonRowModel::finished);
    if (url.isEmpty())
        static_cast<JsonListModel *>(model.get())->fetchMore();
    else
        model->setUrl(url);
    if (model)
        QTRY_VERIFY(!model || spy.count() > 0);
}

void tst_ModelLifetimes::listGoesInAnySignal()
{
    QObject *client = create(u"HttpClient { baseUrl: server }"_s);
    const std::unique_ptr<QObject> owner(client);
    destroyInEachSignal(
            [&] {
                auto *model = static_cast<JsonListModel *>(
                        create(u"JsonListModel { idRole: \"id\"; roles: [\"id\", \"id2\"] }"_s));
                model->setClient(static_cast<HttpClient *>(client));
                return model;
            },
            [](const QPointer<QObject> &object) {
                const QPointer<JsonRowModel> model(static_cast<JsonRowModel *>(object.get()));
                for (const QString &path :
                     { u"first"_s, u"second"_s, u"third"_s, QString(), u"wrong"_s })
                    load(model, QUrl(path));
                if (model)
                    model->setUrl(QUrl());
                QTest::qWait(0);
            });
}

void tst_ModelLifetimes::linesGoInAnySignal()
{
    QObject *client = create(u"HttpClient { baseUrl: server }"_s);
    const std::unique_ptr<QObject> owner(client);
    destroyInEachSignal(
            [&] {
                auto *model =
                        static_cast<JsonLinesModel *>(create(u"JsonLinesModel { limit: 2 }"_s));
                model->setClient(static_cast<HttpClient *>(client));
                return model;
            },
            [](const QPointer<QObject> &object) {
                const QPointer<JsonRowModel> model(static_cast<JsonRowModel *>(object.get()));
                load(model, QUrl(u"lines"_s));
                if (model)
                    static_cast<JsonLinesModel *>(model.get())->setLimit(1);
                load(model, QUrl(u"gone"_s));
            });
}

void tst_ModelLifetimes::logGoesInAnySignal()
{
    QObject *object = create(u"HttpClient { baseUrl: server }"_s);
    const std::unique_ptr<QObject> owner(object);
    auto *client = static_cast<HttpClient *>(object);
    destroyInEachSignal(
            [&]() -> QObject * {
                auto *model = new RequestLogModel;
                QQmlListProperty<HttpClient> clients = model->clients();
                clients.append(&clients, client);
                return model;
            },
            [&](const QPointer<QObject> &object) {
                const QPointer<RequestLogModel> model(static_cast<RequestLogModel *>(object.get()));
                const std::unique_ptr<PendingResponse> slow(
                        client->asyncClient()->get("slow").start(nullptr));
                if (model)
                    QTRY_VERIFY(!model || model->count() == 1);
                for (int i = 0; i < 3 && model; ++i) {
                    const std::unique_ptr<PendingResponse> next(
                            client->asyncClient()->get("first").start(nullptr));
                    QTRY_VERIFY(next->isFinished());
                    QTRY_VERIFY(!model || model->count() == i + 2);
                }
                if (model)
                    model->setLimit(2);
                QTRY_VERIFY(!model || model->count() == 2);
                if (model)
                    model->setBodyPreviewBytes(10);
                if (!model)
                    return;
                QQmlListProperty<HttpClient> clients = model->clients();
                clients.clear(&clients);
                if (model)
                    model->clear();
                QTRY_VERIFY(!model || model->count() == 0);
            });
}

// The function that is asked for the next page ends the model.
void tst_ModelLifetimes::listGoesInNextPage()
{
    QPointer<QObject> model = create(u"JsonListModel { url: server + \"first\" }"_s);
    auto *caller = new QObject;
    connect(caller, &QObject::objectNameChanged, this, [&model] { delete model; });
    m_engine->globalObject().setProperty(u"caller"_s, m_engine->newQObject(caller));
    static_cast<JsonListModel *>(model.get())
            ->setNextPage(m_engine->evaluate(
                    u"(function(response) { caller.objectName = 'x'; return 'more' })"_s));
    QTRY_VERIFY(!model);
}

void tst_ModelLifetimes::engineGoesWhileLoading_data()
{
    QTest::addColumn<QString>("qml");
    QTest::newRow("list") << u"JsonListModel { url: server + \"slow\" }"_s;
    QTest::newRow("lines") << u"JsonLinesModel { url: server + \"slow\" }"_s;
    QTest::newRow("log") << uR"(
        RequestLogModel {
            id: log
            property HttpClient client: HttpClient {}
            clients: client
            property JsonListModel list: JsonListModel { client: log.client; url: server + "slow" }
        })"_s;
}

void tst_ModelLifetimes::engineGoesWhileLoading()
{
    QFETCH(const QString, qml);
    for (const bool isEngineFirst : { true, false }) {
        std::unique_ptr<QObject> model(create(qml));
        QTRY_VERIFY(m_server->openConnectionCount() > 0);
        if (isEngineFirst)
            m_engine.reset();
        model.reset();
        m_engine.reset();
        QTRY_COMPARE(m_server->openConnectionCount(), 0);
        cleanup();
        init();
    }
}

// No engine has a default client for it.
void tst_ModelLifetimes::outsideOfAnEngine()
{
    JsonListModel model;
    QSignalSpy finished(&model, &JsonRowModel::finished);
    model.setUrl(m_server->url(u"/first"_s));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"client: there is none"_s));
    model.refresh();
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(model.error().message().startsWith("client: "_L1));
    HttpClient client;
    model.setClient(&client);
    model.refresh();
    QTRY_COMPARE(finished.count(), 2);
    QCOMPARE(model.count(), 4);
}

QTEST_GUILESS_MAIN(tst_ModelLifetimes)

#include "tst_modellifetimes.moc"
