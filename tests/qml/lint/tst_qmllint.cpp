// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include <QtCore/qdir.h>
#include <QtCore/qdiriterator.h>
#include <QtCore/qfile.h>
#include <QtCore/qfileinfo.h>
#include <QtCore/qprocess.h>
#include <QtCore/qregularexpression.h>
#include <QtTest/qtest.h>

using namespace Qt::StringLiterals;

//! qmllint has nothing to say of any QML file of the project, nor of the QML in its guides.
class tst_QmlLint : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void filesAreClean_data();
    void filesAreClean();
    void guidesAreClean_data();
    void guidesAreClean();
    void typesResolve();

private:
    static QString lint(const QStringList &arguments);
};

void tst_QmlLint::initTestCase()
{
    if (!QFileInfo::exists(QStringLiteral(HTTPQ_QMLLINT)))
        QSKIP("There is no qmllint; it is in Debian's package qt6-declarative-dev-tools");
}

QString tst_QmlLint::lint(const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral(HTTPQ_QMLLINT),
                  QStringList { u"-I"_s, QStringLiteral(HTTPQ_QML_IMPORTS), u"-I"_s,
                                QStringLiteral(HTTPQ_QML_TEST_IMPORTS) }
                          + arguments);
    if (!process.waitForFinished())
        return process.errorString();
    const QString output = QString::fromUtf8(process.readAll());
    return process.exitCode() == 0 ? output : output + u"\nqmllint has failed"_s;
}

void tst_QmlLint::filesAreClean_data()
{
    QTest::addColumn<QString>("file");
    for (const QString &folder : { u"qml"_s, u"tests/qml"_s, u"examples"_s }) {
        const QString path = QStringLiteral(HTTPQ_SOURCE_DIR) + u'/' + folder;
        QDirIterator it(path, { u"*.qml"_s }, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            const QString file = it.next();
            QTest::newRow(qPrintable(file.mid(path.size() - folder.size()))) << file;
        }
    }
}

void tst_QmlLint::filesAreClean()
{
    QFETCH(const QString, file);
    // To qmllint 6.4 what a Component inside of a file sees of that file is unqualified, even by id.
    QCOMPARE(lint({ u"--unqualified"_s, u"disable"_s, file }), QString());
}

void tst_QmlLint::guidesAreClean_data()
{
    QTest::addColumn<QString>("file");
    const QDir guides(QStringLiteral(HTTPQ_GUIDES));
    QDirIterator it(guides.path(), { u"*.qml"_s }, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const QString file = it.next();
        QTest::newRow(qPrintable(guides.relativeFilePath(file))) << file;
    }
}

void tst_QmlLint::guidesAreClean()
{
    QFETCH(const QString, file);
    // All of them are given the same imports.
    QCOMPARE(lint({ u"--unqualified"_s, u"disable"_s, u"--unused-imports"_s, u"disable"_s, file }),
             QString());
}

// Every type that a type of the module has in its interface is one that tools know.
void tst_QmlLint::typesResolve()
{
    QFile file(QStringLiteral(HTTPQ_QML_IMPORTS) + u"/HttpQ/HttpQQml.qmltypes"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    QVERIFY2(!text.contains("type: \"qlonglong\""_L1), "qmllint 6.4 knows no qlonglong");
    static const QRegularExpression used(u"(?:type|prototype): \"(HttpQ::[^\"]*)\""_s);
    int count = 0;
    for (const QRegularExpressionMatch &match : used.globalMatch(text)) {
        const QString type = match.captured(1);
        // An enumeration is one of the type before its name.
        const QString owner = type.section(u"::"_s, 0, -2);
        const bool isKnown = text.contains(u"        name: \"%1\""_s.arg(type))
                             || text.contains(u"        name: \"%1\""_s.arg(owner));
        QVERIFY2(isKnown, qPrintable(type));
        ++count;
    }
    QVERIFY(count > 0);
}

QTEST_GUILESS_MAIN(tst_QmlLint)

#include "tst_qmllint.moc"
