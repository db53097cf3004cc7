// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// That the catalogs have all texts that the code has, and no others, and that nothing is amiss in them.

#include "catalog.h"
#include "lupdate.h"
#include "support/requiredserver.h"

#include <QtCore/qdir.h>
#include <QtCore/qtemporarydir.h>
#include <QtTest/qtest.h>

using namespace HttpQTest;
using namespace Qt::StringLiterals;

namespace {

// How many plural forms Qt has for a language.
const QHash<QString, int> PluralForms = {
    { u"de"_s, 2 },    { u"en"_s, 2 },    { u"es"_s, 2 }, { u"fr"_s, 2 },
    { u"pt_BR"_s, 2 }, { u"zh_CN"_s, 1 }, { u"ja"_s, 1 },
};

} // namespace

class tst_Catalogs : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void thereIsOneForEachLanguage_data();
    void thereIsOneForEachLanguage();
    void areFinished_data() { addCatalogs(); }
    void areFinished();
    void havePluralForms_data() { addCatalogs(); }
    void havePluralForms();
    void keepPlaceholders_data() { addCatalogs(); }
    void keepPlaceholders();
    void haveTheTextsOfTheCode_data();
    void haveTheTextsOfTheCode();
    void seesWhatIsAmiss();

private:
    // The texts of some folders, with their catalogs: prefix_de.ts, prefix_fr.ts, ...
    struct Group
    {
        QStringList folders;
        QString prefix;
    };
    QString catalogOf(const Group &group, const QString &language) const
    {
        return group.prefix + u'_' + language + ".ts"_L1;
    }
    void addGroups();
    void addCatalogs();
    bool hasCatalogs(const Group &group) const { return QFileInfo(group.prefix).dir().exists(); }

    const QDir m_root { QStringLiteral(HTTPQ_SOURCE_DIR) };
    QList<Group> m_groups;
};

void tst_Catalogs::initTestCase()
{
    m_groups.append({ { m_root.filePath(u"src"_s), m_root.filePath(u"qml"_s) },
                      m_root.filePath(u"translations/httpq"_s) });
    const QDir examples(m_root.filePath(u"examples"_s));
    for (const QString &name : examples.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        m_groups.append({ { examples.filePath(name) },
                          examples.filePath(u"%1/translations/%1"_s.arg(name)) });
    }
    QVERIFY(m_groups.size() > 1);
}

void tst_Catalogs::addGroups()
{
    QTest::addColumn<int>("group");
    for (int i = 0; i < m_groups.size(); ++i)
        QTest::newRow(qPrintable(m_root.relativeFilePath(m_groups.at(i).folders.first()))) << i;
}

void tst_Catalogs::addCatalogs()
{
    QTest::addColumn<QString>("path");
    for (const Group &group : std::as_const(m_groups)) {
        const QFileInfo prefix(group.prefix);
        for (const QString &name : prefix.dir().entryList({ u"*.ts"_s }))
            QTest::newRow(qPrintable(name)) << prefix.dir().filePath(name);
    }
}

void tst_Catalogs::thereIsOneForEachLanguage_data()
{
    addGroups();
}

void tst_Catalogs::thereIsOneForEachLanguage()
{
    QFETCH(const int, group);
    const QFileInfo prefix(m_groups.at(group).prefix);
    if (!hasCatalogs(m_groups.at(group)))
        return; // haveTheTextsOfTheCode() tells whether there should be
    QStringList expected;
    for (const QString &language : PluralForms.keys())
        expected.append(prefix.fileName() + u'_' + language + ".ts"_L1);
    expected.sort();
    QCOMPARE(prefix.dir().entryList({ u"*.ts"_s }, QDir::Files, QDir::Name), expected);
}

void tst_Catalogs::areFinished()
{
    QFETCH(const QString, path);
    const Catalog catalog(path);
    QVERIFY2(catalog.problem().isEmpty(), qPrintable(catalog.problem()));
    QCOMPARE(catalog.language(), QFileInfo(path).baseName().section(u'_', 1));
    QStringList wrong;
    for (const Catalog::Message &message : catalog.messages()) {
        if (!message.state.isEmpty())
            wrong.append(message.name() + " is "_L1 + message.state);
        else if (message.translations.isEmpty() || message.translations.contains(QString()))
            wrong.append(message.name() + " has no translation"_L1);
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void tst_Catalogs::havePluralForms()
{
    QFETCH(const QString, path);
    const Catalog catalog(path);
    const int forms = PluralForms.value(catalog.language());
    QVERIFY2(forms > 0, qPrintable(catalog.language()));
    QStringList wrong;
    for (const Catalog::Message &message : catalog.messages()) {
        const bool hasCount = Catalog::Message::placeholders(message.source).contains(u"%n"_s)
                              || Catalog::Message::placeholders(message.source).contains(u"%Ln"_s);
        if (hasCount != message.isPlural)
            wrong.append(message.name() + ": a text has plural forms if it has %n"_L1);
        if (message.translations.size() != (message.isPlural ? forms : 1))
            wrong.append(u"%1: %2 forms"_s.arg(message.name()).arg(message.translations.size()));
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void tst_Catalogs::keepPlaceholders()
{
    QFETCH(const QString, path);
    const Catalog catalog(path);
    QStringList wrong;
    for (const Catalog::Message &message : catalog.messages()) {
        for (const QString &translation : message.translations) {
            if (Catalog::Message::placeholders(translation)
                != Catalog::Message::placeholders(message.source))
                wrong.append(message.name() + ": "_L1 + translation);
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void tst_Catalogs::haveTheTextsOfTheCode_data()
{
    addGroups();
}

void tst_Catalogs::haveTheTextsOfTheCode()
{
    HTTPQTEST_REQUIRE_SERVER(Lupdate, "lupdate");
    QFETCH(const int, group);
    const Group &checked = m_groups.at(group);
    const QTemporaryDir folder;
    for (const bool isEnglish : { false, true }) {
        const QString path = folder.filePath(isEnglish ? u"texts_en.ts"_s : u"texts_de.ts"_s);
        const QString problem = Lupdate::run(checked.folders, path, isEnglish);
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        const Catalog fresh(path);
        QVERIFY2(fresh.problem().isEmpty(), qPrintable(fresh.problem()));
        const QStringList texts = fresh.names();
        if (!hasCatalogs(checked)) {
            QVERIFY2(texts.isEmpty(), qPrintable("not translated, for there are no catalogs:\n"_L1
                                                 + texts.join(u'\n')));
            continue;
        }
        for (const QString &language : PluralForms.keys()) {
            if ((language == u"en") != isEnglish)
                continue;
            const QStringList translated = Catalog(catalogOf(checked, language)).names();
            QStringList differences;
            for (const QString &name : texts) {
                if (!translated.contains(name))
                    differences.append(language + " lacks "_L1 + name);
            }
            for (const QString &name : translated) {
                if (!texts.contains(name))
                    differences.append(language + " has what the code has not: "_L1 + name);
            }
            QVERIFY2(differences.isEmpty(),
                     qPrintable(differences.join(u'\n')
                                + "\nbuild the target update_translations, and translate"_L1));
        }
    }
}

// A test of files is worth what it finds.
void tst_Catalogs::seesWhatIsAmiss()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"amiss_fr.ts"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"(<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>C</name>
    <message numerus="yes">
        <source>%n of %1</source>
        <comment>why</comment>
        <translation>
            <numerusform>%n de %1</numerusform>
            <numerusform>%1</numerusform>
        </translation>
    </message>
    <message>
        <source>new</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
)");
    file.close();
    const Catalog catalog(file.fileName());
    QVERIFY2(catalog.problem().isEmpty(), qPrintable(catalog.problem()));
    QCOMPARE(catalog.language(), u"fr"_s);
    QCOMPARE(catalog.names(),
             QStringList({ u"C: \"%n of %1\" (why), in plural forms"_s, u"C: \"new\""_s }));
    const Catalog::Message plural = catalog.messages().at(0);
    QVERIFY(plural.isPlural && plural.state.isEmpty());
    QCOMPARE(plural.translations, QStringList({ u"%n de %1"_s, u"%1"_s }));
    QCOMPARE(Catalog::Message::placeholders(u"%n %1 %L2 %% 100% %n"_s),
             QSet<QString>({ u"%n"_s, u"%1"_s, u"%L2"_s }));
    QCOMPARE(catalog.messages().at(1).state, u"unfinished"_s);
    QVERIFY(!Catalog(folder.filePath(u"none.ts"_s)).problem().isEmpty());
}

QTEST_GUILESS_MAIN(tst_Catalogs)
#include "tst_catalogs.moc"
