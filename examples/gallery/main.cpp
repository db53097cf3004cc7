// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// What HttpQ's QML elements do, on real requests: httpq_gallery [URL]. Without a URL it asks a server of
// its own; with one, a server that has the same paths.

#include "gallery.h"

#include <HttpQ/Translations>

#include <QtCore/qcommandlineparser.h>
#include <QtCore/qstandardpaths.h>
#include <QtCore/qtranslator.h>
#include <QtGui/qguiapplication.h>

#include <cstdio>

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QUICK_CONTROLS_STYLE"))
        qputenv("QT_QUICK_CONTROLS_STYLE", "Basic");
    const QGuiApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("httpq_gallery"));
    HttpQ::installTranslations();
    QTranslator translator;
    if (translator.load(HttpQ::translationsLocale(), QStringLiteral("gallery"), QStringLiteral("_"),
                        QStringLiteral(":/i18n")))
        QCoreApplication::installTranslator(&translator);

    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addPositionalArgument(
            QStringLiteral("url"),
            QCoreApplication::translate("main", "A server to ask in place of the gallery's own."),
            QStringLiteral("[URL]"));
    parser.process(app);

    const Gallery gallery(QUrl::fromUserInput(parser.positionalArguments().value(0)),
                          QStandardPaths::writableLocation(QStandardPaths::TempLocation));
    if (!gallery.window()) {
        std::fprintf(stderr, "The gallery could not be opened: %s\n",
                     qUtf8Printable(gallery.errorString()));
        return 1;
    }
    return app.exec();
}
