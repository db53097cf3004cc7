// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "repository/includerules.h"

#include <QtCore/qdir.h>
#include <QtCore/qdiriterator.h>
#include <QtCore/qfile.h>
#include <QtTest/qtest.h>

using namespace Qt::StringLiterals;

class tst_Layering : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void rulesSeeViolations_data();
    void rulesSeeViolations();
    void rulesFindTheLines();
    void sourcesKeepTheRules();
    void filesNameTheirLicense();
    void tellsLongFiles();

private:
    QString contents(const QString &path) const;
    static bool isCode(const QString &path);

    QStringList m_files; // relative to the root
};

void tst_Layering::initTestCase()
{
    const QDir root(QStringLiteral(HTTPQ_SOURCE_DIR));
    for (const QString &folder : { u"src"_s, u"qml"_s, u"tests"_s, u"examples"_s, u"scripts"_s }) {
        QDirIterator files(root.filePath(folder), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext())
            m_files.append(root.relativeFilePath(files.next()));
    }
    m_files.sort();
    QVERIFY(m_files.contains(u"src/http/headers.h"_s));
}

QString tst_Layering::contents(const QString &path) const
{
    QFile file(QStringLiteral(HTTPQ_SOURCE_DIR) + u'/' + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

bool tst_Layering::isCode(const QString &path)
{
    return path.endsWith(".cpp"_L1) || path.endsWith(".h"_L1);
}

void tst_Layering::rulesSeeViolations_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("include");
    QTest::addColumn<QString>("reason"); // empty: allowed
    const QString http = u"src/http/a.cpp"_s;
    const QString http1 = u"src/protocol/http1/a.cpp"_s;
    const QString policy = u"src/policy/a.cpp"_s;
    const QString network = u"src/network/qt/a.cpp"_s;
    const QString connection = u"src/connection/a.cpp"_s;
    const QString client = u"src/client/a.cpp"_s;
    const QString cli = u"src/cli/a.cpp"_s;
    const QString qml = u"qml/a.cpp"_s;
    const auto row = [](const char *name, const QString &file, const char *include,
                        const char *reason = "") {
        QTest::newRow(name) << file << QString::fromLatin1(include) << QString::fromLatin1(reason);
    };

    row("own folder", http, "\"http/headers.h\"");
    row("own folder, neighbour", http, "\"headers_p.h\"");
    row("moc", http, "\"a.moc\"");
    row("standard", http, "<utility>");
    row("http, QtCore", http, "<QtCore/qurl.h>");
    row("http, other Qt", http, "<QtNetwork/qhostaddress.h>", "http needs QtCore only");
    row("http, QCoro", http, "<QCoro/QCoroTask>", "http has no coroutines");
    row("http, upwards", http, "\"client/response.h\"", "http may not know client");
    row("http, upwards by its public name", http, "<HttpQ/response.h>", "http may not know client");
    row("http, upwards by its class", http, "<HttpQ/Response>", "http may not know client");
    row("http, upwards to protocol", http, "\"protocol/exchangesink.h\"",
        "http may not know protocol");
    row("protocol, down", http1, "\"http/headers.h\"");
    row("protocol, down by a public name", http1, "<HttpQ/Headers>");
    row("protocol, shared", http1, "\"protocol/exchangesink.h\"");
    row("protocol, own", http1, "\"protocol/http1/responseparser.h\"");
    row("protocol, sideways inside", http1, "\"protocol/coding/decoder.h\"",
        "protocol/http1 may not know protocol/coding");
    row("protocol, shared file into a folder", u"src/protocol/a.cpp"_s,
        "\"protocol/coding/decoder.h\"", "protocol/ may not know protocol/coding");
    row("protocol, sideways", http1, "\"network/stream.h\"", "protocol may not know network");
    row("protocol, other Qt", http1, "<QtNetwork/qtcpsocket.h>", "protocol needs QtCore only");
    row("policy, down", policy, "\"http/headers.h\"");
    row("policy, sideways", policy, "\"protocol/exchangesink.h\"", "policy may not know protocol");
    row("network, Qt", network, "<QtNetwork/qtcpsocket.h>");
    row("network, own", network, "\"network/stream.h\"");
    row("network, sideways", network, "\"protocol/exchangesink.h\"",
        "network may not know protocol");
    row("network, up", network, "\"connection/pool.h\"", "network may not know connection");
    row("connection, down", connection, "\"protocol/http1/responseparser.h\"");
    row("connection, to policy", connection, "\"policy/redirects.h\"",
        "connection may not know policy");
    row("connection, up", connection, "\"client/response.h\"", "connection may not know client");
    row("client, all", client, "\"connection/pool.h\"");
    row("client, policy", client, "\"policy/redirects.h\"");
    row("client, up", client, "\"cli/output.h\"", "client may not know cli");
    row("cli, client", cli, "\"client/response.h\"");
    row("cli, deeper", cli, "\"connection/pool.h\"", "cli may not know connection");
    row("cli, public", cli, "<HttpQ/Headers>");
    row("qml, public", qml, "<HttpQ/Response>");
    row("qml, own", qml, "<HttpQ/HttpClient>");
    row("client, up to qml", client, "<HttpQ/HttpClient>", "client may not know qml");
    row("qml, deeper", qml, "\"http/headers.h\"", "qml may not know http");
    row("misspelt", client, "<HttpQ/Respone>", "no header of this project");
    row("not there", client, "\"support/scriptedserver.h\"", "no header of this project");
    row("unknown folder", u"src/utilities/a.cpp"_s, "\"http/headers.h\"",
        "the folder utilities is not in the design");
}

void tst_Layering::rulesSeeViolations()
{
    QFETCH(const QString, file);
    QFETCH(const QString, include);
    QFETCH(const QString, reason);
    IncludeRules rules;
    for (const char *header :
         { "src/http/headers.h", "src/http/headers_p.h", "src/protocol/exchangesink.h",
           "src/protocol/http1/responseparser.h", "src/protocol/coding/decoder.h",
           "src/policy/redirects.h", "src/network/stream.h", "src/connection/pool.h",
           "src/client/response.h", "src/cli/output.h", "qml/client/httpclient.h" })
        rules.addHeader(QString::fromLatin1(header));
    const QStringList found = rules.violations(file, "#include "_L1 + include + u'\n');
    const QString name = include.mid(1).chopped(1);
    QCOMPARE(found, reason.isEmpty() ? QStringList()
                                     : QStringList(file + ": "_L1 + name + ": "_L1 + reason));
}

void tst_Layering::rulesFindTheLines()
{
    IncludeRules rules;
    rules.addHeader(u"src/client/response.h"_s);
    const QString text = uR"(// #include "client/response.h"
#include <QtCore/qurl.h>
#  include "client/response.h"
    #include <HttpQ/Response>
const char *text = "#include <HttpQ/Response>";
)"_s;
    QCOMPARE(rules.violations(u"src/http/a.h"_s, text).size(), 2);
}

void tst_Layering::sourcesKeepTheRules()
{
    IncludeRules rules;
    for (const QString &file : std::as_const(m_files)) {
        if ((file.startsWith("src/"_L1) || file.startsWith("qml/"_L1)) && file.endsWith(".h"_L1))
            rules.addHeader(file);
    }
    QStringList violations;
    for (const QString &file : std::as_const(m_files)) {
        if (isCode(file) && (file.startsWith("src/"_L1) || file.startsWith("qml/"_L1)))
            violations += rules.violations(file, contents(file));
    }
    QVERIFY2(violations.isEmpty(), qPrintable(u'\n' + violations.join(u'\n')));
}

void tst_Layering::filesNameTheirLicense()
{
    QStringList without;
    for (const QString &file : std::as_const(m_files)) {
        const bool isText = isCode(file) || file.endsWith(".qml"_L1) || file.endsWith(".js"_L1)
                            || file.endsWith(".py"_L1) || file.endsWith(".cmake"_L1)
                            || file.endsWith("/CMakeLists.txt"_L1)
                            || file.startsWith("scripts/"_L1);
        // A script's first line names its interpreter.
        const QString head = contents(file).section(u'\n', 0, 2);
        if (isText
            && !(head.contains("SPDX-FileCopyrightText: 2026 The HttpQ authors"_L1)
                 && head.contains("SPDX-License-Identifier: MIT"_L1)))
            without.append(file);
    }
    QVERIFY2(without.isEmpty(), qPrintable(without.join(u'\n')));
}

// No failure: the place to look for a second noun.
void tst_Layering::tellsLongFiles()
{
    for (const QString &file : std::as_const(m_files)) {
        const qsizetype lines = contents(file).count(u'\n');
        if (isCode(file) && !file.startsWith("tests/"_L1) && lines > 450)
            qInfo("%ls has %lld lines", qUtf16Printable(file), qint64(lines));
    }
}

QTEST_APPLESS_MAIN(tst_Layering)
#include "tst_layering.moc"
