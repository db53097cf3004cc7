// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// A download manager: httpq_downloads [--folder FOLDER] [--state FILE] [URL...].

#include "downloadwindow.h"

#include <HttpQ/Translations>

#include <QtCore/qcommandlineparser.h>
#include <QtCore/qstandardpaths.h>
#include <QtCore/qtranslator.h>
#include <QtWidgets/qapplication.h>

int main(int argc, char **argv)
{
    const QApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("httpq_downloads"));
    HttpQ::installTranslations();
    QTranslator translator;
    if (translator.load(HttpQ::translationsLocale(), QStringLiteral("widgets"), QStringLiteral("_"),
                        QStringLiteral(":/i18n")))
        QCoreApplication::installTranslator(&translator);
    const auto text = [](const char *source) {
        return QCoreApplication::translate("main", source);
    };
    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption folder(
            QStringLiteral("folder"), text(QT_TRANSLATE_NOOP("main", "Where files go.")),
            text(QT_TRANSLATE_NOOP("main", "folder")),
            QStandardPaths::writableLocation(QStandardPaths::DownloadLocation));
    const QCommandLineOption state(QStringLiteral("state"),
                                   text(QT_TRANSLATE_NOOP("main", "Where the list is kept.")),
                                   text(QT_TRANSLATE_NOOP("main", "file")),
                                   QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)
                                           + QStringLiteral("/downloads.json"));
    parser.addOptions({ folder, state });
    parser.addPositionalArgument(QStringLiteral("url"),
                                 text(QT_TRANSLATE_NOOP("main", "What to download.")),
                                 text(QT_TRANSLATE_NOOP("main", "[url...]")));
    parser.process(app);

    DownloadWindow window(parser.value(folder), parser.value(state));
    window.add(parser.positionalArguments().join(u' '));
    window.show();
    return app.exec();
}
