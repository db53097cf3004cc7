// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "support/nginxserver.h"
#include "support/requiredserver.h"

#include <HttpQ/jsonlines.h>
#include <HttpQ/jsonlinesmodel.h>
#include <HttpQ/jsonlistmodel.h>
#include <HttpQ/response.h>
#include <HttpQ/scriptedserver.h>

#include <QtCore/qelapsedtimer.h>
#include <QtQml/qqmlcomponent.h>
#include <QtQml/qqmlcontext.h>
#include <QtQml/qqmlengine.h>
#include <QtQuick/qquickitem.h>
#include <QtQuick/qquickwindow.h>
#include <QtTest/qsignalspy.h>
#include <QtTest/qtest.h>

#include <memory>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;

constexpr int Rows = 10'000;

//! Many rows, on screen.
class tst_LinesView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tenThousandRows_data();
    void tenThousandRows();
    void modelsOverNginx();

private:
    static QByteArray lines();
    static std::unique_ptr<QQuickWindow> open(QQmlEngine &engine, const QByteArray &qml);
};

QByteArray tst_LinesView::lines()
{
    QByteArray text;
    for (int i = 0; i < Rows; ++i)
        text += R"({"n":)" + QByteArray::number(i) + R"(,"name":"row )" + QByteArray::number(i)
                + R"(","price":12.5,"tags":["a","b"]})" + '\n';
    return text;
}

std::unique_ptr<QQuickWindow> tst_LinesView::open(QQmlEngine &engine, const QByteArray &qml)
{
    engine.addImportPath(QStringLiteral(HTTPQ_QML_IMPORTS));
    QQmlComponent component(&engine);
    component.setData("import QtQuick\nimport HttpQ\n" + qml, QUrl(u"file:///test.qml"_s));
    std::unique_ptr<QQuickWindow> window(qobject_cast<QQuickWindow *>(component.create()));
    if (!window)
        qFatal("%s", qPrintable(component.errorString()));
    window->show();
    return window;
}

void tst_LinesView::tenThousandRows_data()
{
    QTest::addColumn<int>("limit");
    QTest::newRow("all kept") << Rows;
    QTest::newRow("500 kept") << 500;
}

// What bounds it is told; what is certain is how often the view hears of rows, and how many delegates
// it makes.
void tst_LinesView::tenThousandRows()
{
    QFETCH(const int, limit);
    ScriptedServer server(ScriptedServer::Thread::Own);
    const QByteArray text = lines();
    server.respond("GET", "/rows", ServerAnswer(Response(200, {}, text)));

    QElapsedTimer clock;
    clock.start();
    JsonLines reader;
    reader.add(text);
    int read = 0;
    while (reader.takeLine())
        ++read;
    QCOMPARE(read, Rows);
    const double reading = double(clock.nsecsElapsed()) / 1000 / Rows;

    QQmlEngine engine;
    const std::unique_ptr<QQuickWindow> window = open(engine, R"(
        Window {
            width: 400
            height: 600
            property int made: 0
            property alias model: lines
            JsonLinesModel {
                id: lines
            }
            ListView {
                id: view
                anchors.fill: parent
                model: lines
                delegate: Text {
                    required property int n
                    required property string name
                    text: n + " " + name
                    height: 20
                    Component.onCompleted: ++made
                }
                onCountChanged: follow.restart()
            }
            Timer {
                id: follow
                interval: 0
                onTriggered: view.positionViewAtEnd()
            }
        })");
    QVERIFY(QTest::qWaitForWindowExposed(window.get()));
    auto *model = window->property("model").value<JsonLinesModel *>();
    model->setLimit(limit);
    int frames = 0;
    qint64 longest = 0;
    QElapsedTimer frame;
    frame.start();
    connect(window.get(), &QQuickWindow::frameSwapped, this, [&] {
        ++frames;
        longest = qMax(longest, frame.restart());
    });
    QSignalSpy inserted(model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy finished(model, &JsonRowModel::finished);
    model->setUrl(server.url(u"/rows"_s));
    frame.restart();
    clock.restart();
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 30'000);
    const double all = double(clock.nsecsElapsed()) / 1000 / Rows;
    QCOMPARE(model->count(), limit);
    QCOMPARE(model->error().message(), QString());
    QCOMPARE(model->get(limit - 1).toMap().value(u"n"_s).toInt(), Rows - 1);

    // Each batch has a thousand rows at most; none is smaller than what came within a frame.
    QVERIFY2(inserted.count() >= Rows / 1000, qPrintable(QString::number(inserted.count())));
    QVERIFY2(inserted.count() <= Rows / 10, qPrintable(QString::number(inserted.count())));
    QVERIFY(removed.count() <= inserted.count());
    for (const QList<QVariant> &batch : inserted)
        QVERIFY(batch[2].toInt() - batch[1].toInt() < 1000);
    const int made = window->property("made").toInt();
    QVERIFY2(made < Rows / 4, qPrintable(QString::number(made)));
    qInfo("%.1f us a row (reading the JSON takes %.1f), %lld batches, %d frames, the longest "
          "%lld ms, %d delegates made",
          all, reading, qint64(inserted.count()), frames, longest, made);
}

void tst_LinesView::modelsOverNginx()
{
    HTTPQTEST_REQUIRE_SERVER(NginxServer, "nginx");
    NginxServer::Options options;
    options.moreLocations = R"(
        location = /users {
            default_type application/json;
            add_header Link '</users2>; rel="next"';
            return 200 '{"items":[{"id":1,"name":"Ada"},{"id":2,"name":"Grace"}]}';
        }
        location = /users2 {
            default_type application/json;
            return 200 '{"items":[{"id":3,"name":"Mary"}]}';
        }
        location = /ticks {
            default_type application/x-ndjson;
            return 200 '{"n":1}
{"n":2}
no
{"n":3}
';
        })";
    const NginxServer nginx(options);
    QQmlEngine engine;
    engine.rootContext()->setContextProperty(u"server"_s, nginx.url(u"/"_s));
    const std::unique_ptr<QQuickWindow> window = open(engine, R"(
        Window {
            id: window
            width: 100
            height: 100
            property alias users: users
            property alias ticks: ticks
            property alias log: log
            HttpClient { id: api; baseUrl: server }
            RequestLogModel { id: log; clients: api }
            JsonListModel { id: users; client: api; url: "users"; path: "items"; idRole: "id" }
            JsonLinesModel { id: ticks; client: api; url: "ticks" }
        })");
    auto *users = window->property("users").value<JsonListModel *>();
    auto *ticks = window->property("ticks").value<JsonLinesModel *>();
    QTRY_COMPARE(users->count(), 2);
    QVERIFY(users->hasMore());
    users->fetchMore();
    QTRY_COMPARE(users->count(), 3);
    QVERIFY(!users->hasMore());
    QTRY_COMPARE(ticks->count(), 3);
    QCOMPARE(ticks->skippedLines(), 1);
    users->setUrl(QUrl(u"nothing"_s));
    QTRY_COMPARE(users->error().status(), 404);
    QCOMPARE(users->count(), 0);
    auto *log = window->property("log").value<QAbstractItemModel *>();
    QTRY_COMPARE(log->rowCount(), 4);
}

QTEST_MAIN(tst_LinesView)

#include "tst_linesview.moc"
