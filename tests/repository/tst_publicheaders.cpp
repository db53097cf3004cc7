// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// What the compiler cannot say of the public headers; that each compiles alone, in Qt's strict mode
// and with all warnings, it has said when this program was built.

#include <QtCore/qdir.h>
#include <QtCore/qfile.h>
#include <QtCore/qregularexpression.h>
#include <QtTest/qtest.h>

using namespace Qt::StringLiterals;

class tst_PublicHeaders : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void includeOnlyPublicHeaders();
    void forwardersAreNamedAsTheirHeader();

private:
    static QStringList lines(const QString &fileName);
    static QStringList includes(const QString &fileName);

    QStringList m_headers;
    QStringList m_forwarders;
};

QStringList tst_PublicHeaders::lines(const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
}

// With their quotes or brackets.
QStringList tst_PublicHeaders::includes(const QString &fileName)
{
    static const QRegularExpression directive(uR"(^\s*#\s*include\s*([<"][^>"]+[>"]))"_s);
    QStringList found;
    for (const QString &line : lines(fileName)) {
        if (const auto match = directive.match(line); match.hasMatch())
            found.append(match.captured(1));
    }
    return found;
}

void tst_PublicHeaders::initTestCase()
{
    m_headers = lines(QStringLiteral(HTTPQ_HEADER_LIST));
    m_forwarders = lines(QStringLiteral(HTTPQ_FORWARDER_LIST));
    QVERIFY(!m_headers.isEmpty());
    QVERIFY(!m_forwarders.isEmpty());
}

void tst_PublicHeaders::includeOnlyPublicHeaders()
{
    QStringList allowed;
    for (const QString &header : std::as_const(m_headers))
        allowed.append("<HttpQ/"_L1 + header.section(u'/', -1) + u'>');
    QStringList wrong;
    for (const QString &header : std::as_const(m_headers)) {
        const QStringList included = includes(header);
        for (const QString &name : included) {
            const bool isOurs = name.startsWith(u'"') || name.startsWith("<HttpQ/"_L1);
            if (isOurs && !allowed.contains(name))
                wrong.append(header + ": "_L1 + name);
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void tst_PublicHeaders::forwardersAreNamedAsTheirHeader()
{
    for (const QString &forwarder : std::as_const(m_forwarders)) {
        const QStringList included = includes(forwarder);
        QCOMPARE(included.size(), 1);
        const QString header = included.first().section(u'/', -1).chopped(1);
        QVERIFY2(QFile::exists(QFileInfo(forwarder).dir().filePath(header)), qPrintable(forwarder));
        QVERIFY2(forwarder.section(u'/', -1).at(0).isUpper(), qPrintable(forwarder));
    }
}

QTEST_APPLESS_MAIN(tst_PublicHeaders)
#include "tst_publicheaders.moc"
