// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/statenames.h"
#include "client/translations.h"

#include <QtCore/qmetaobject.h>
#include <QtCore/qthread.h>
#include <QtCore/qtranslator.h>
#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace Qt::StringLiterals;

namespace {

bool isInstalledWithoutApplication = true;

// Says another word for one text, as a program may.
class ProgramTranslator : public QTranslator
{
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *source, const char *, int) const override
    {
        const bool isMine = qstrcmp(context, "Program") == 0 && qstrcmp(source, "yes") == 0;
        return isMine ? u"aye"_s : QString();
    }
};

} // namespace

class tst_Translations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { installTranslations(QLocale::c()); }
    void needsAnApplication();
    void findsTheLanguageOfALocale_data();
    void findsTheLanguageOfALocale();
    void takesTheDefaultLocale();
    void replacesWhatItInstalled();
    void leavesWhatTheProgramInstalled();
    void tellsOfTheChange();
    void isRefusedInAnotherThread();
    void everyStateHasAName_data();
    void everyStateHasAName();
    void everyLanguageNamesEveryState_data();
    void everyLanguageNamesEveryState();
};

void tst_Translations::needsAnApplication()
{
    QVERIFY(!isInstalledWithoutApplication);
}

void tst_Translations::findsTheLanguageOfALocale_data()
{
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<bool>("isThere");
    QTest::addColumn<QString>("paused");
    QTest::addColumn<QString>("taken");
    const auto row = [](const char *locale, bool isThere, const QString &paused,
                        const char *taken) {
        QTest::newRow(locale) << QLocale(QString::fromLatin1(locale)) << isThere << paused
                              << QString::fromLatin1(taken);
    };
    row("de", true, u"Angehalten"_s, "de_DE");
    row("de_AT", true, u"Angehalten"_s, "de_DE");
    row("fr_CA", true, u"En pause"_s, "fr_FR");
    row("es_MX", true, u"En pausa"_s, "es_ES");
    row("ja_JP", true, u"一時停止中"_s, "ja_JP");
    row("zh_CN", true, u"已暂停"_s, "zh_CN");
    row("zh_SG", true, u"已暂停"_s, "zh_CN");
    row("pt_BR", true, u"Em pausa"_s, "pt_BR");
    row("pt_PT", true, u"Em pausa"_s, "pt_BR");
    row("en_GB", true, u"Paused"_s, "en_US");
    row("C", true, u"Paused"_s, "en_US");
    // another script is not what its reader reads
    row("zh_TW", false, u"Paused"_s, "en_US");
    row("nl", false, u"Paused"_s, "en_US");
}

void tst_Translations::findsTheLanguageOfALocale()
{
    QFETCH(const QLocale, locale);
    QTEST(installTranslations(locale), "isThere");
    QTEST(stateName(FileDownload::State::Paused), "paused");
    QTEST(translationsLocale().name(), "taken");
}

void tst_Translations::takesTheDefaultLocale()
{
    const QLocale before;
    QLocale::setDefault(QLocale(QLocale::Japanese));
    const bool isThere = installTranslations();
    QLocale::setDefault(before);
    QVERIFY(isThere);
    QCOMPARE(stateName(FileDownload::State::Paused), u"一時停止中"_s);
}

void tst_Translations::replacesWhatItInstalled()
{
    const auto translators = [] {
        return QCoreApplication::instance()->findChildren<QTranslator *>().size();
    };
    QVERIFY(installTranslations(QLocale(u"de"_s)));
    QCOMPARE(stateName(FileDownload::State::Paused), u"Angehalten"_s);
    QVERIFY(installTranslations(QLocale(u"fr"_s)));
    QCOMPARE(stateName(FileDownload::State::Paused), u"En pause"_s);
    QCOMPARE(translators(), 1);
    QVERIFY(!installTranslations(QLocale(u"nl"_s)));
    QCOMPARE(stateName(FileDownload::State::Paused), u"Paused"_s);
    QCOMPARE(translators(), 1);
}

void tst_Translations::leavesWhatTheProgramInstalled()
{
    ProgramTranslator program;
    QVERIFY(QCoreApplication::installTranslator(&program));
    QVERIFY(installTranslations(QLocale(u"de"_s)));
    QVERIFY(installTranslations(QLocale(u"fr"_s)));
    QCOMPARE(QCoreApplication::translate("Program", "yes"), u"aye"_s);
    QCOMPARE(stateName(FileDownload::State::Paused), u"En pause"_s);
}

void tst_Translations::tellsOfTheChange()
{
    class Watch : public QObject
    {
    public:
        int changes = 0;
        bool eventFilter(QObject *, QEvent *event) override
        {
            changes += event->type() == QEvent::LanguageChange;
            return false;
        }
    };
    QCoreApplication::sendPostedEvents();
    Watch watch;
    QCoreApplication::instance()->installEventFilter(&watch);
    QVERIFY(installTranslations(QLocale(u"de"_s)));
    QCoreApplication::sendPostedEvents();
    QVERIFY(watch.changes > 0);
}

void tst_Translations::isRefusedInAnotherThread()
{
    QVERIFY(installTranslations(QLocale(u"de"_s)));
    bool isThere = true;
    QString paused;
    QTest::ignoreMessage(QtWarningMsg, "HttpQ::installTranslations() must be called in the thread "
                                       "of the QCoreApplication");
    const std::unique_ptr<QThread> thread(QThread::create([&] {
        isThere = installTranslations(QLocale(u"fr"_s));
        paused = stateName(FileDownload::State::Paused);
    }));
    thread->start();
    QVERIFY(thread->wait());
    QVERIFY(!isThere);
    QCOMPARE(paused, u"Angehalten"_s);
}

namespace {

template<typename Enum>
QStringList namesOf(QString (*nameOf)(Enum))
{
    QStringList names;
    const QMetaEnum meta = QMetaEnum::fromType<Enum>();
    for (int i = 0; i < meta.keyCount(); ++i)
        names.append(nameOf(static_cast<Enum>(meta.value(i))));
    return names;
}

QStringList allNames()
{
    return namesOf<PendingResponse::State>(&stateName) + namesOf<FileDownload::State>(&stateName)
           + namesOf<Error::Phase>(&phaseName) + namesOf<TraceEvent::Kind>(&eventName)
           + namesOf<Attempt::Reason>(&reasonName);
}

} // namespace

void tst_Translations::everyStateHasAName_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<int>("nameless");
    QTest::newRow("pending") << namesOf<PendingResponse::State>(&stateName) << 0;
    QTest::newRow("download") << namesOf<FileDownload::State>(&stateName) << 0;
    QTest::newRow("phase") << namesOf<Error::Phase>(&phaseName) << 1; // None
    QTest::newRow("event") << namesOf<TraceEvent::Kind>(&eventName) << 0;
    QTest::newRow("reason") << namesOf<Attempt::Reason>(&reasonName) << 0;
}

void tst_Translations::everyStateHasAName()
{
    QFETCH(const QStringList, names);
    QTEST(int(names.count(QString())), "nameless");
    QCOMPARE(QSet<QString>(names.begin(), names.end()).size(), names.size());
}

void tst_Translations::everyLanguageNamesEveryState_data()
{
    QTest::addColumn<QString>("language");
    for (const char *language : { "de", "es", "fr", "ja", "pt_BR", "zh_CN" })
        QTest::newRow(language) << QString::fromLatin1(language);
}

void tst_Translations::everyLanguageNamesEveryState()
{
    QFETCH(const QString, language);
    const QStringList english = allNames();
    QVERIFY(installTranslations(QLocale(language)));
    const QStringList translated = allNames();
    QCOMPARE(translated.size(), english.size());
    for (qsizetype i = 0; i < english.size(); ++i) {
        if (!english.at(i).isEmpty())
            QVERIFY2(translated.at(i) != english.at(i), qPrintable(english.at(i)));
    }
}

int main(int argc, char **argv)
{
    isInstalledWithoutApplication = installTranslations(QLocale(QLocale::German));
    QCoreApplication application(argc, argv);
    tst_Translations test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_translations.moc"
