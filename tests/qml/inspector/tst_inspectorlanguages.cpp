// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "support/eventloop.h"

#include <HttpQ/scriptedserver.h>
#include <HttpQ/statenames.h>
#include <HttpQ/translations.h>

#include <QtCore/qlocale.h>
#include <QtQml/qqmlcomponent.h>
#include <QtQml/qqmlengine.h>
#include <QtQuick/qquickitem.h>
#include <QtQuick/qquickwindow.h>
#include <QtTest/qtest.h>

#include <memory>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;

//! The inspector in the languages that HttpQ speaks.
class tst_InspectorLanguages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void columnsAreWideEnough_data();
    void columnsAreWideEnough();
    void phasesAreCalledAsElsewhere();

private:
    void open();
    QQuickItem *find(const char *name) const;
    int rows() const { return find("requestList")->property("count").toInt(); }
    int running() const;
    static QList<QQuickItem *> textsIn(QQuickItem *item);

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<QQmlEngine> m_engine;
    std::unique_ptr<QQuickWindow> m_window;
};

void tst_InspectorLanguages::init()
{
    m_server = std::make_unique<ScriptedServer>();
    m_server->respond("GET", "/small", ServerAnswer(Response(200, {}, "small")));
    m_server->respond("GET", "/large", ServerAnswer(Response(200, {}, QByteArray(1'048'000, 'x'))));
    m_server->respond("GET", "/cut", ServerAnswer(Response(200, {}, "cut")).cut(10));
    m_server->respond("GET", "/slow", ServerAnswer(Response(200, {}, "late")).stall(0));
}

void tst_InspectorLanguages::cleanup()
{
    m_window.reset();
    m_engine.reset();
    m_server.reset();
    installTranslations(QLocale::c());
    QLocale::setDefault(QLocale::c());
}

void tst_InspectorLanguages::open()
{
    m_engine = std::make_unique<QQmlEngine>();
    m_engine->addImportPath(QStringLiteral(HTTPQ_QML_IMPORTS));
    QQmlComponent component(m_engine.get());
    component.setData(R"(
        import QtQuick
        import HttpQ
        Window {
            width: 640
            height: 480
            HttpClient { id: api }
            NetworkInspector {
                anchors.fill: parent
                clients: [api]
            }
            function send(url) { api.get(url).catch(() => {}) }
        }
    )",
                      QUrl(u"file:///test.qml"_s));
    m_window.reset(qobject_cast<QQuickWindow *>(component.create()));
    QVERIFY2(m_window, qPrintable(component.errorString()));
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    for (const char *path : { "small", "large", "cut", "slow" }) {
        QVERIFY(QMetaObject::invokeMethod(
                m_window.get(), "send",
                Q_ARG(QVariant, m_server->url().resolved(QUrl(QString::fromLatin1(path))))));
    }
    QVERIFY(spinUntil([this] { return rows() == 4 && running() == 1; }));
}

QQuickItem *tst_InspectorLanguages::find(const char *name) const
{
    return m_window->findChild<QQuickItem *>(QString::fromLatin1(name));
}

int tst_InspectorLanguages::running() const
{
    const auto *model = find("table")->property("model").value<QObject *>();
    return model->property("log").value<QObject *>()->property("runningCount").toInt();
}

// Those that can be seen.
QList<QQuickItem *> tst_InspectorLanguages::textsIn(QQuickItem *item)
{
    QList<QQuickItem *> texts;
    if (!item->isVisible())
        return texts;
    if (item->property("truncated").isValid() && !item->property("text").toString().isEmpty())
        texts.append(item);
    for (QQuickItem *child : item->childItems())
        texts.append(textsIn(child));
    return texts;
}

void tst_InspectorLanguages::columnsAreWideEnough_data()
{
    QTest::addColumn<QLocale>("locale");
    for (const char *language : { "en", "de", "es", "fr", "ja", "pt_BR", "zh_CN" })
        QTest::newRow(language) << QLocale(QString::fromLatin1(language));
}

void tst_InspectorLanguages::columnsAreWideEnough()
{
    QFETCH(const QLocale, locale);
    if (!installTranslations(locale))
        QSKIP("Without Qt's LinguistTools HttpQ is in English");
    QLocale::setDefault(locale);
    open();
    QQuickItem *table = find("table");
    // The URL has what the others leave.
    const auto areAllShown = [table] {
        const QList<QQuickItem *> texts = textsIn(table);
        return texts.size() > 6 + 4 * 4
               && std::none_of(texts.begin(), texts.end(), [](const QQuickItem *text) {
                      const bool isUrl = text->property("text").toString().startsWith(u"http"_s);
                      return !isUrl && text->property("truncated").toBool();
                  });
    };
    const bool isShown = spinUntil(areAllShown);
    if (!isShown) {
        for (const QQuickItem *text : textsIn(table))
            qWarning() << text->property("text").toString() << text->property("truncated").toBool();
    }
    QVERIFY(isShown);
}

void tst_InspectorLanguages::phasesAreCalledAsElsewhere()
{
    open();
    find("requestList")->setProperty("currentIndex", 0);
    find("tabs")->setProperty("currentIndex", 3);
    for (const char *language : { "en", "de", "ja" }) {
        if (!installTranslations(QLocale(QString::fromLatin1(language))))
            QSKIP("Without Qt's LinguistTools HttpQ is in English");
        m_engine->retranslate();
        const QString name = phaseName(Error::Phase::Head);
        QVERIFY2(spinUntil([&] {
                     const QList<QQuickItem *> texts = textsIn(find("timingsView"));
                     return std::any_of(texts.begin(), texts.end(), [&](const QQuickItem *text) {
                         return text->property("text").toString() == name;
                     });
                 }),
                 qPrintable(name));
    }
}

QTEST_MAIN(tst_InspectorLanguages)
#include "tst_inspectorlanguages.moc"
