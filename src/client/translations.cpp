// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/translations.h"

#include "client/logging_p.h"

#include <QtCore/qcoreapplication.h>
#include <QtCore/qdir.h>
#include <QtCore/qpointer.h>
#include <QtCore/qthread.h>
#include <QtCore/qtranslator.h>

// Q_INIT_RESOURCE cannot be used inside of a namespace; a static library needs it.
static void initTranslationResources()
{
#ifdef HTTPQ_WITH_TRANSLATIONS
    Q_INIT_RESOURCE(httpq_translations);
#endif
}

namespace HttpQ {

using namespace Qt::StringLiterals;

namespace {

struct Catalog
{
    QLocale locale;
    QString file;
};

QList<Catalog> catalogs()
{
    initTranslationResources();
    QList<Catalog> all;
    const QDir folder(u":/HttpQ/translations"_s);
    for (const QString &name : folder.entryList({ u"httpq_*.qm"_s }, QDir::Files, QDir::Name)) {
        const QString language = name.section(u'.', 0, 0).section(u'_', 1);
        all.append({ QLocale(language), folder.filePath(name) });
    }
    return all;
}

// The one of the region, if there are several of a language.
const Catalog *catalogFor(const QLocale &wanted, const QList<Catalog> &all)
{
    const Catalog *found = nullptr;
    for (const Catalog &catalog : all) {
        const QLocale &locale = catalog.locale;
        if (locale.language() != wanted.language() || locale.script() != wanted.script())
            continue;
        if (!found || locale.territory() == wanted.territory())
            found = &catalog;
    }
    return found;
}

bool isEnglish(const QLocale &locale)
{
    return locale.language() == QLocale::English || locale.language() == QLocale::C;
}

QPointer<QTranslator> &installedTranslator()
{
    static QPointer<QTranslator> installed;
    return installed;
}

} // namespace

bool installTranslations(const QLocale &locale)
{
    QCoreApplication *application = QCoreApplication::instance();
    if (!application || QThread::currentThread() != application->thread()) {
        qCWarning(lcHttpQ()) << "HttpQ::installTranslations() must be called in the thread of the "
                                "QCoreApplication";
        return false;
    }
    const QList<Catalog> all = catalogs();
    const Catalog *chosen = nullptr;
    bool isSpoken = false;
    for (const QString &language : locale.uiLanguages()) {
        const QLocale wanted(language);
        chosen = catalogFor(wanted, all);
        isSpoken = chosen || isEnglish(wanted);
        if (isSpoken)
            break;
    }
    if (!chosen) // for the plural forms
        chosen = catalogFor(QLocale(QLocale::English), all);

    QPointer<QTranslator> &installed = installedTranslator();
    delete installed;
    if (!chosen)
        return isSpoken;
    auto *translator = new QTranslator(application);
    installed = translator;
    return translator->load(chosen->file) && application->installTranslator(translator) && isSpoken;
}

QLocale translationsLocale()
{
    const QTranslator *installed = installedTranslator();
    return installed ? QLocale(installed->language()) : QLocale(QLocale::English);
}

} // namespace HttpQ
