// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// The QML of docs/qml-models.md, loaded and used.

#include "qml/support/guideworld.h"

#include <HttpQ/jsonlinesmodel.h>
#include <HttpQ/jsonlistmodel.h>
#include <HttpQ/requestlogmodel.h>

#include <QtCore/qregularexpression.h>
#include <QtTest/qtest.h>

#include <memory>

using namespace HttpQ;
using namespace Qt::StringLiterals;

class tst_ModelsGuide : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void list();
    void pages();
    void lines();
    void log();
    void inspector();

private:
    QObject *load(const QString &file) { return m_world->load(file); }

    std::unique_ptr<GuideWorld> m_world;
};

void tst_ModelsGuide::init()
{
    m_world = std::make_unique<GuideWorld>();
}

void tst_ModelsGuide::cleanup()
{
    QVERIFY2(m_world->warnings.isEmpty(), qPrintable(m_world->warnings.value(0).toString()));
}

void tst_ModelsGuide::list()
{
    m_world->server->respond("GET", "https://api.example.com/users?sort=name",
                             Response(200, {}, R"({"data":{"items":[{"id":1,"name":"Ada"}]}})"));
    QObject *view = load(u"qml-models_list.qml"_s)->findChild<QObject *>();
    QTRY_COMPARE(view->property("count").toInt(), 1);
}

void tst_ModelsGuide::pages()
{
    // The more special one first: the other fits, too.
    m_world->server->respond("GET", "https://api.example.com/search?q=qt&page=2",
                             Response(200, {}, R"({"results":[{"a":2}],"next":null})"));
    m_world->server->respond(
            "GET", "https://api.example.com/search?q=qt",
            Response(200, {}, R"({"results":[{"a":1}],"next":"/search?q=qt&page=2"})"));
    auto *model = load(u"qml-models_pages.qml"_s)->findChild<JsonListModel *>();
    QTRY_COMPARE(model->count(), 1);
    model->fetchMore();
    QTRY_COMPARE(model->count(), 2);
    QVERIFY(!model->hasMore());
}

void tst_ModelsGuide::lines()
{
    m_world->server->respond(
            "GET", "https://api.example.com/ticks",
            Response(200, {},
                     "{\"name\":\"a\",\"price\":1.5}\nno\n{\"name\":\"b\",\"price\":2}\n"));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"line 2: "_s));
    QObject *view = load(u"qml-models_lines.qml"_s)->findChild<QObject *>();
    QTRY_COMPARE(view->property("count").toInt(), 2);
    QTRY_COMPARE(view->property("model").value<JsonLinesModel *>()->skippedLines(), 1);
}

void tst_ModelsGuide::log()
{
    m_world->server->respond("GET", "https://api.example.com/", Response(200, {}, "x"));
    QObject *root = load(u"qml-models_log.qml"_s);
    auto *client = root->findChild<HttpClient *>();
    auto *model = root->findChild<RequestLogModel *>();
    const std::unique_ptr<PendingResponse> pending(
            client->asyncClient()->get("https://api.example.com/").start(nullptr));
    QTRY_COMPARE(model->count(), 1);
    QTRY_COMPARE(model->runningCount(), 0);
    QCOMPARE(model->get(0).toMap().value(u"status"_s).toInt(), 200);
}

void tst_ModelsGuide::inspector()
{
    m_world->server->respond("GET", "https://api.example.com/", Response(200, {}, "x"));
    QObject *root = load(u"qml-models_inspector.qml"_s);
    const std::unique_ptr<PendingResponse> pending(m_world->defaultClient()
                                                           ->asyncClient()
                                                           ->get("https://api.example.com/")
                                                           .start(nullptr));
    QTRY_COMPARE(root->findChild<QObject *>(u"requestList"_s)->property("count").toInt(), 1);
}

QTEST_MAIN(tst_ModelsGuide)

#include "tst_modelsguide.moc"
