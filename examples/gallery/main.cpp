// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// What HttpQ's QML elements do, on real requests: httpq_gallery [URL]. Without a URL it asks a server of
// its own; with one, a server that has the same paths.

#include "exampleserver.h"

#include <HttpQ/InstallInto>
#include <HttpQ/Translations>

#include <QtCore/qstandardpaths.h>
#include <QtGui/qguiapplication.h>
#include <QtQml/qqmlapplicationengine.h>
#include <QtQuickControls2/qquickstyle.h>

int main(int argc, char **argv)
{
    const QGuiApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("httpq_gallery"));
    HttpQ::installTranslations();
    QQuickStyle::setStyle(QStringLiteral("Fusion"));

    ExampleServer server;
    QUrl url = QUrl::fromUserInput(app.arguments().value(1));
    if (url.isEmpty() && server.start())
        url = server.url();

    QQmlApplicationEngine engine;
    HttpQ::installInto(&engine);
    QObject::connect(
            &engine, &QQmlApplicationEngine::objectCreationFailed, &app,
            [] { QCoreApplication::exit(1); }, Qt::QueuedConnection);
    engine.setInitialProperties({ { QStringLiteral("baseUrl"), url } });
    engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Gallery/Main.qml")));
    return app.exec();
}
