// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// Runs the code of docs/translations.md, word for word, over the library with its translations inside.

#include "docs/guidetest.h"

#include <HttpQ/StateNames>
#include <HttpQ/Translations>

#include <QtCore/qtextstream.h>
#include <QtCore/qtranslator.h>

#include "translations_words.h"

using namespace GuideTest;

namespace {

QCoro::Task<> translationsExplanation(HttpQ::AsyncClient &client, const QUrl &url)
{
    QLocale::setDefault(QLocale(u"de"_s));
#include "translations_explanation.inc"
    GUIDE_VERIFY(!result && result.error().kind() == HttpQ::Error::Kind::TotalTimeout);
    GUIDE_VERIFY(result.error().explanation()
                 == u"Die Anfrage an www.example.com wurde nicht rechtzeitig abgeschlossen. Das "
                    "geschah beim Warten auf die Antwort. Das Netzwerk oder der Server ist "
                    "vielleicht langsam: Versuchen Sie es später noch einmal.");
}

QCoro::Task<> translationsChoosing(HttpQ::AsyncClient &, const QUrl &)
{
#include "translations_choosing.inc"
    GUIDE_VERIFY(
            error.explanation().startsWith(u"O servidor enviou mais de 1 campo de cabeçalho. "));
    co_return;
}

QCoro::Task<> translationsTogether(HttpQ::AsyncClient &, const QUrl &)
{
#include "translations_together.inc"
    GUIDE_VERIFY(HttpQ::translationsLocale() == QLocale(u"pt_BR"_s));
    co_return;
}

QCoro::Task<> translationsStates(HttpQ::AsyncClient &client, const QUrl &url)
{
#include "translations_states.inc"
    GUIDE_VERIFY(names
                 == QStringList({ u"Attente de la réponse"_s, u"Terminée"_s, u"En pause"_s,
                                  u"Sécurisation de la connexion"_s, u"Connecté"_s }));
    delete pending;
}

QCoro::Task<> translationsWording(HttpQ::AsyncClient &, const QUrl &url)
{
#include "translations_wording.inc"
    GUIDE_VERIFY(text.startsWith(u"www.example.com is having a rest. Check "));
    co_return;
}

} // namespace

class tst_TranslationsGuide : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void explanation();
    void choosing();
    void together();
    void states();
    void wording();
};

void tst_TranslationsGuide::explanation()
{
    World world;
    world.backend->setPeerHandler({}); // nobody answers
    world.step = 100ms;
    QTest::ignoreMessage(
            QtWarningMsg,
            QRegularExpression(u"TotalTimeout \\(Head\\): The request was not done"_s));
    QCOMPARE(world.run(&translationsExplanation), QString());
}

void tst_TranslationsGuide::choosing()
{
    QCOMPARE(World().run(&translationsChoosing), QString());
}

void tst_TranslationsGuide::together()
{
    QCOMPARE(World().run(&translationsTogether), QString());
}

void tst_TranslationsGuide::states()
{
    QCOMPARE(World().run(&translationsStates), QString());
}

void tst_TranslationsGuide::wording()
{
    QCOMPARE(World().run(&translationsWording), QString());
}

QTEST_GUILESS_MAIN(tst_TranslationsGuide)
#include "tst_translationsguide.moc"
