// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include <QtCore/qdiriterator.h>
#include <QtCore/qfile.h>
#include <QtCore/qregularexpression.h>
#include <QtTest/qtest.h>

using namespace Qt::StringLiterals;

//! What the module registers is used by Quick Tests with the loopback server, and by others with nginx.
class tst_TestedElements : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void namesOfTypes();
    void isTested_data();
    void isTested();

private:
    static QStringList typeNames();

    QString m_withTestServer; // all tests of the kind
    QString m_withNginx;
};

static QString contentsOf(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%ls cannot be read", qUtf16Printable(name));
    return QString::fromUtf8(file.readAll());
}

// As a program in QML writes them.
QStringList tst_TestedElements::typeNames()
{
    const QString imports = QStringLiteral(HTTPQ_QML_IMPORTS) + u"/HttpQ/"_s;
    QStringList names;
    static const QRegularExpression exported(u"exports: \\[\"HttpQ/(\\w+) "_s);
    const QString types = contentsOf(imports + u"HttpQQml.qmltypes"_s);
    for (const QRegularExpressionMatch &match : exported.globalMatch(types))
        names += match.captured(1);
    static const QRegularExpression written(u"^(internal |)(\\w+) .*\\.qml$"_s,
                                            QRegularExpression::MultilineOption);
    QStringList internal;
    const QString files = contentsOf(imports + u"qmldir"_s);
    for (const QRegularExpressionMatch &match : written.globalMatch(files))
        (match.captured(1).isEmpty() ? names : internal) += match.captured(2);
    names.removeIf([&internal](const QString &name) { return internal.contains(name); });
    names.removeDuplicates();
    return names;
}

void tst_TestedElements::initTestCase()
{
    QDirIterator it(QStringLiteral(HTTPQ_SOURCE_DIR) + u"/tests/qml"_s, { u"tst_*.qml"_s },
                    QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const QString text = contentsOf(it.next());
        if (text.contains("TestServer {"_L1))
            m_withTestServer += text;
        if (text.contains("NginxTestCase {"_L1))
            m_withNginx += text;
    }
    QVERIFY(!m_withTestServer.isEmpty());
    QVERIFY(!m_withNginx.isEmpty());
}

void tst_TestedElements::namesOfTypes()
{
    const QStringList names = typeNames();
    // Of each way to register one: a class, a singleton, a namespace, a value type, a file.
    for (const QString &name :
         { u"HttpClient"_s, u"Http"_s, u"HttpError"_s, u"httpResponse"_s, u"NetworkInspector"_s })
        QVERIFY2(names.contains(name), qPrintable(name));
    QVERIFY(!names.contains(u"PhaseBar"_s));
}

void tst_TestedElements::isTested_data()
{
    QTest::addColumn<QString>("name");
    const QStringList names = typeNames();
    for (const QString &name : names)
        QTest::newRow(qPrintable(name)) << name;
}

void tst_TestedElements::isTested()
{
    QFETCH(const QString, name);
    const QRegularExpression word(u"\\b%1\\b"_s.arg(name));
    QVERIFY2(m_withTestServer.contains(word), "with the loopback server");
    QVERIFY2(m_withNginx.contains(word), "with nginx");
}

QTEST_GUILESS_MAIN(tst_TestedElements)

#include "tst_testedelements.moc"
