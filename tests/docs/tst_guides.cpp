// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// That the code of all guides is compiled, that there is a test which runs it, and that their links
// lead somewhere.

#include <QtCore/qdir.h>
#include <QtCore/qdiriterator.h>
#include <QtCore/qfile.h>
#include <QtCore/qregularexpression.h>
#include <QtTest/qtest.h>

using namespace Qt::StringLiterals;

class tst_Guides : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void codeIsMarked();
    void codeIsRun();
    void linksLeadSomewhere();
    void guidesAreListed();

private:
    static QString contents(const QString &path);
    QString shortName(const QString &path) const { return m_root.relativeFilePath(path); }

    const QDir m_root { QStringLiteral(HTTPQ_SOURCE_DIR) };
    QStringList m_guides;
    QString m_tests;
};

QString tst_Guides::contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

void tst_Guides::initTestCase()
{
    m_guides.append(m_root.filePath(u"README.md"_s));
    const QDir docs(m_root.filePath(u"docs"_s));
    for (const QString &name : docs.entryList({ u"*.md"_s }))
        m_guides.append(docs.filePath(name));
    QVERIFY(m_guides.size() > 10);
    QDirIterator tests(m_root.filePath(u"tests"_s), { u"*.cpp"_s }, QDir::Files,
                       QDirIterator::Subdirectories);
    while (tests.hasNext())
        m_tests += contents(tests.next());
}

void tst_Guides::codeIsMarked()
{
    static const QRegularExpression mark(u"^<!-- (compiled|declared|loaded): [a-z]+ -->$"_s);
    QStringList wrong;
    for (const QString &guide : std::as_const(m_guides)) {
        const QStringList lines = contents(guide).split(u'\n');
        for (qsizetype i = 0; i < lines.size(); ++i) {
            const bool isQml =
                    lines.at(i).startsWith("```qml"_L1) || lines.at(i).startsWith("<!-- loaded"_L1);
            const bool isCode =
                    lines.at(i).startsWith("```cpp"_L1) || lines.at(i).startsWith("```qml"_L1);
            const bool isMark = lines.at(i).startsWith("<!-- compiled"_L1)
                                || lines.at(i).startsWith("<!-- declared"_L1)
                                || lines.at(i).startsWith("<!-- loaded"_L1);
            const bool isMarked = i > 0 && lines.at(i - 1).contains(mark)
                                  && lines.at(i - 1).startsWith("<!-- loaded"_L1) == isQml;
            const bool isFollowed = lines.value(i + 1) == (isQml ? "```qml"_L1 : "```cpp"_L1);
            if ((isCode && !isMarked) || (isMark && !isFollowed))
                wrong.append(u"%1:%2"_s.arg(shortName(guide)).arg(i + 1));
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void tst_Guides::codeIsRun()
{
    static const QRegularExpression mark(
            u"<!-- (compiled|declared|loaded): ([a-z]+) -->\n```(?:cpp|qml)"_s);
    static const QHash<QString, QString> extensions = { { u"compiled"_s, u".inc"_s },
                                                        { u"declared"_s, u".h"_s },
                                                        { u"loaded"_s, u".qml"_s } };
    QStringList wrong;
    QSet<QString> files;
    for (const QString &guide : std::as_const(m_guides)) {
        const QString text = contents(guide);
        for (auto matches = mark.globalMatch(text); matches.hasNext();) {
            const auto match = matches.next();
            const QString file = QFileInfo(guide).completeBaseName().toLower() + u'_'
                                 + match.captured(2) + extensions.value(match.captured(1));
            if (files.contains(file))
                wrong.append(u"%1: there are two of them"_s.arg(file));
            const bool isIncluded = m_tests.contains("#include \""_L1 + file + u'"');
            const bool isLoaded = m_tests.contains("load(u\""_L1 + file + u'"');
            if (!(match.captured(1) == "loaded"_L1 ? isLoaded : isIncluded))
                wrong.append(u"%1: no test uses it"_s.arg(file));
            files.insert(file);
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    QVERIFY(files.size() > 50);
}

void tst_Guides::linksLeadSomewhere()
{
    static const QRegularExpression link(uR"(\]\(([^)#:]+)(#[^)]*)?\))"_s);
    static const QRegularExpression code(u"```.*?```|`[^`\n]*`"_s,
                                         QRegularExpression::DotMatchesEverythingOption);
    QStringList wrong;
    for (const QString &guide : std::as_const(m_guides)) {
        const QString text = contents(guide).remove(code);
        for (auto matches = link.globalMatch(text); matches.hasNext();) {
            const QString target = matches.next().captured(1);
            if (!QFileInfo::exists(QFileInfo(guide).dir().filePath(target)))
                wrong.append(u"%1: %2"_s.arg(shortName(guide), target));
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void tst_Guides::guidesAreListed()
{
    const QString index = contents(m_root.filePath(u"docs/README.md"_s));
    QStringList missing;
    for (const QString &guide : std::as_const(m_guides)) {
        const QString name = shortName(guide);
        if (name != "README.md"_L1 && name != "docs/README.md"_L1
            && !index.contains(u'(' + QFileInfo(guide).fileName() + u')'))
            missing.append(name);
    }
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
}

QTEST_APPLESS_MAIN(tst_Guides)
#include "tst_guides.moc"
