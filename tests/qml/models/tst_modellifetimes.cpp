// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "qml/support/destroyer.h"
#include "qml/support/enginetest.h"

#include <HttpQ/httpclient.h>
#include <HttpQ/jsonlinesmodel.h>
#include <HttpQ/jsonlistmodel.h>
#include <HttpQ/pendingresponse.h>
#include <HttpQ/requestlogmodel.h>
#include <HttpQ/response.h>

#include <QtCore/qregularexpression.h>
#include <QtTest/qsignalspy.h>
#include <QtTest/qtest.h>

#include <memory>
#include <vector>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

//! Models that go at any of their signals, and with their engine.
class tst_ModelLifetimes : public EngineTest
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void listGoesInAnySignal();
    void linesGoInAnySignal();
    void logGoesInAnySignal();
    void listGoesInNextPage();
    void responsesOfPagesGo();
    void engineGoesWhileLoading_data();
    void engineGoesWhileLoading();
    void outsideOfAnEngine();

private:
    //! Has what \a make makes destroyed in each of the signals that it sends while \a use runs, at the
    //! first time and the second.
    template<typename Make, typename Use>
    void destroyInEachSignal(Make make, Use use);
    //! Loads, until that has ended or the model has gone.
    static void load(const QPointer<JsonRowModel> &model, const QUrl &url);
    static ServerAnswer json(const QByteArray &text, const Headers &headers = {});
};

ServerAnswer tst_ModelLifetimes::json(const QByteArray &text, const Headers &headers)
{
    return ServerAnswer(Response(200, headers, text));
}

void tst_ModelLifetimes::init()
{
    open();
    m_engine->setOutputWarningsToStandardError(false);
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
    close();
}

template<typename Make, typename Use>
void tst_ModelLifetimes::destroyInEachSignal(Make make, Use use)
{
    int struck = 0;
    const QPointer<QObject> example = make();
    const QMetaObject *type = example->metaObject();
    std::vector<std::unique_ptr<QSignalSpy>> spies;
    for (int method = QObject::staticMetaObject.methodCount(); method < type->methodCount();
         ++method) {
        const QMetaMethod signal = type->method(method);
        // Between two signals of a change nothing may be done to a model.
        if (signal.methodType() == QMetaMethod::Signal && !signal.name().contains("AboutToBe"))
            spies.push_back(std::make_unique<QSignalSpy>(example, signal));
    }
    use(example);
    delete example;
    for (const std::unique_ptr<QSignalSpy> &spy : spies) {
        for (int nth = 1; nth <= qMin(2, int(spy->count())); ++nth) {
            QPointer<QObject> object = make();
            const Destroyer destroyer(
                    object, type->method(type->indexOfSignal(spy->signal().constData())), nth);
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
    QVERIFY(spinUntil([&] { return !model || spy.count() > 0; }));
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
                QVERIFY(spinUntil([&] { return !model || model->count() == 1; }));
                for (int i = 0; i < 3 && model; ++i) {
                    const std::unique_ptr<PendingResponse> next(
                            client->asyncClient()->get("first").start(nullptr));
                    QVERIFY(spinUntil([&] { return next->isFinished(); }));
                    QVERIFY(spinUntil([&] { return !model || model->count() == i + 2; }));
                }
                if (model)
                    model->setLimit(2);
                QVERIFY(spinUntil([&] { return !model || model->count() == 2; }));
                if (model)
                    model->setBodyPreviewBytes(10);
                if (!model)
                    return;
                QQmlListProperty<HttpClient> clients = model->clients();
                clients.clear(&clients);
                if (model)
                    model->clear();
                QVERIFY(spinUntil([&] { return !model || model->count() == 0; }));
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

void tst_ModelLifetimes::responsesOfPagesGo()
{
    Headers link;
    link.append("Link", "</more>; rel=\"next\"");
    m_server->respond("GET", "/pages", json(R"([{"id":1},{"id":2}])", link));
    const std::unique_ptr<QObject> object(
            create(u"JsonListModel { idRole: \"id\"; url: server + \"pages\" }"_s));
    auto *model = static_cast<JsonListModel *>(object.get());
    QTRY_COMPARE(model->count(), 2);
    load(model, QUrl());
    QCOMPARE(model->count(), 4);
    QSignalSpy finished(model, &JsonRowModel::finished);
    model->refresh();
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(model->count(), 4);
    QTRY_COMPARE(model->findChildren<PendingResponse *>().size(), 0);
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
