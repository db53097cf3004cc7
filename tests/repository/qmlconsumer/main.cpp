// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include <QtCore/qcoreapplication.h>
#include <QtCore/qdebug.h>
#include <QtCore/qtimer.h>
#include <QtQml/qqmlcomponent.h>
#include <QtQml/qqmlengine.h>

#ifndef QML_IMPORT_DIR
#    include <HttpQ/InstallInto>
#endif

#include <memory>

// Nothing listens on the port.
static const char program[] = R"(
    import QtQml
    import HttpQ

    HttpRequest {
        client: HttpClient { baseUrl: "http://127.0.0.1:1/" }
        url: "nothing"
        onFailed: error => Qt.exit(error.kind === HttpError.Connect ? 0 : 1)
    }
)";

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QQmlEngine engine;
#ifdef QML_IMPORT_DIR
    engine.addImportPath(QStringLiteral(QML_IMPORT_DIR));
#else
    HttpQ::installInto(&engine);
#endif
    QObject::connect(&engine, &QQmlEngine::exit, &application, &QCoreApplication::exit);
    QQmlComponent component(&engine);
    component.setData(program, QUrl());
    const std::unique_ptr<QObject> object(component.create());
    if (!object) {
        qWarning() << component.errorString();
        return 2;
    }
    QTimer::singleShot(10'000, &application, [] { QCoreApplication::exit(3); });
    return application.exec();
}
