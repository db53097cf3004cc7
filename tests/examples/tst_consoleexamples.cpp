// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// The programs of examples/console, signals, server and tour, from the outside.

#include "support/eventloop.h"

#include "exampleserver.h"

#include <HttpQ/Translations>

#include <QtCore/qprocess.h>
#include <QtTest/qtest.h>

using namespace HttpQTest;
using namespace Qt::StringLiterals;

class tst_ConsoleExamples : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void shows_data() { programs(); }
    void shows();
    void hasAServerOfItsOwn_data() { programs(); }
    void hasAServerOfItsOwn();
    void tellsOfAStatus_data() { programs(); }
    void tellsOfAStatus();
    void tellsOfAFailure_data() { programs(); }
    void tellsOfAFailure();
    void serverTellsItsUrl();
    void serverRefusesWhatIsNoPort_data();
    void serverRefusesWhatIsNoPort();
    void tour_data();
    void tour();
    void tourSpeaksOneLanguage_data();
    void tourSpeaksOneLanguage();

private:
    void programs();
    bool run(const QString &program, const QStringList &arguments);

    ExampleServer m_server;
    QByteArray m_output;
    QByteArray m_errors;
    int m_exitCode = -1;
};

void tst_ConsoleExamples::initTestCase()
{
    QVERIFY(m_server.start());
}

void tst_ConsoleExamples::programs()
{
    QTest::addColumn<QString>("program");
    QTest::newRow("console") << QStringLiteral(HTTPQ_CONSOLE);
    QTest::newRow("signals") << QStringLiteral(HTTPQ_SIGNALS);
}

// The server is in this thread, and so its event loop runs meanwhile.
bool tst_ConsoleExamples::run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!spinUntil([&] { return process.state() == QProcess::NotRunning; }))
        return false;
    m_output = process.readAllStandardOutput();
    m_errors = process.readAllStandardError();
    m_exitCode = process.exitCode();
    return process.exitStatus() == QProcess::NormalExit;
}

void tst_ConsoleExamples::shows()
{
    QFETCH(QString, program);
    QVERIFY(run(program, { m_server.url().toString() + u"/hello"_s }));
    QCOMPARE(m_output, "Hello from the server of the examples!\n");
    QVERIFY2(m_errors.contains("<Response [200 OK]>"), m_errors.constData());
    QCOMPARE(m_exitCode, 0);
}

void tst_ConsoleExamples::hasAServerOfItsOwn()
{
    QFETCH(QString, program);
    QVERIFY(run(program, {}));
    QCOMPARE(m_output, "Hello from the server of the examples!\n");
    QCOMPARE(m_exitCode, 0);
}

void tst_ConsoleExamples::tellsOfAStatus()
{
    QFETCH(QString, program);
    QVERIFY(run(program, { m_server.url().toString() + u"/status/404"_s }));
    QVERIFY2(m_errors.contains("404"), m_errors.constData());
    QCOMPARE(m_exitCode, 1);
}

void tst_ConsoleExamples::tellsOfAFailure()
{
    QFETCH(QString, program);
    ExampleServer gone;
    QVERIFY(gone.start());
    const QString url = gone.url().toString();
    gone.stop();
    QVERIFY(run(program, { url }));
    QVERIFY2(m_errors.contains("refused"), m_errors.constData());
    QVERIFY(m_output.isEmpty());
    QCOMPARE(m_exitCode, 1);
}

void tst_ConsoleExamples::serverTellsItsUrl()
{
    QProcess process;
    process.start(QStringLiteral(HTTPQ_EXAMPLESERVER), {});
    QVERIFY(spinUntil([&] { return process.canReadLine(); }));
    const QUrl url(QString::fromLatin1(process.readLine().trimmed()));
    QCOMPARE(url.host(), u"127.0.0.1"_s);
    QVERIFY(url.port() > 0);
    process.kill();
    QVERIFY(process.waitForFinished());
}

void tst_ConsoleExamples::serverRefusesWhatIsNoPort_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("a word") << QStringList { u"abc"_s };
    QTest::newRow("too high") << QStringList { u"99999"_s };
    QTest::newRow("empty") << QStringList { QString() };
    QTest::newRow("two") << QStringList { u"0"_s, u"0"_s };
}

void tst_ConsoleExamples::serverRefusesWhatIsNoPort()
{
    QFETCH(const QStringList, arguments);
    QProcess process;
    process.start(QStringLiteral(HTTPQ_EXAMPLESERVER), arguments);
    const bool hasEnded = spinUntil(
            [&] { return process.canReadLine() || process.state() == QProcess::NotRunning; });
    const QByteArray output = process.readAllStandardOutput();
    process.kill();
    QVERIFY(process.state() == QProcess::NotRunning || process.waitForFinished());
    QVERIFY(hasEnded);
    QCOMPARE(output, QByteArray());
    QCOMPARE(process.exitCode(), 2);
    QVERIFY(process.readAllStandardError().startsWith("Usage: "));
}

void tst_ConsoleExamples::tour_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("progress");
    QTest::addColumn<QString>("group");
    QTest::addColumn<QString>("end");
    const QString whole = u"] 100%"_s;
    const QStringList english = { u"--language"_s, u"en"_s };
    const QString succeeded = u"50 of 50 succeeded"_s;
    const QString done = u"The tour is done.\n"_s;
    QTest::newRow("its own server") << english << whole << succeeded << done;
    QTest::newRow("another server") << english + QStringList { m_server.url().toString() }
                                    << QString() << succeeded << done;
    if (HttpQ::installTranslations(QLocale(QLocale::German))) {
        QTest::newRow("in German")
                << QStringList { u"--language"_s, u"de"_s } << u"] 100\u00a0%"_s
                << u"50 von 50 waren erfolgreich"_s << u"Die Tour ist zu Ende.\n"_s;
    }
}

void tst_ConsoleExamples::tour()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, progress);
    QFETCH(const QString, group);
    QFETCH(const QString, end);
    QVERIFY(run(QStringLiteral(HTTPQ_TOUR), arguments));
    QVERIFY2(m_output.endsWith(end.toUtf8()), m_output.constData());
    QVERIFY2(m_output.contains(progress.toUtf8()), m_output.constData());
    QVERIFY2(m_output.contains(group.toUtf8()), m_output.constData());
    QVERIFY2(m_errors.isEmpty(), m_errors.constData());
    QCOMPARE(m_exitCode, 0);
}

// What the tour says and the errors that the library tells.
void tst_ConsoleExamples::tourSpeaksOneLanguage_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("beginning");
    if (!HttpQ::installTranslations(QLocale(QLocale::German)))
        QSKIP("there are no translations");
    QTest::newRow("another region") << u"pt_PT"_s << u"O passeio terminou antes da hora: "_s;
    QTest::newRow("another region, same script") << u"zh_SG"_s << u"导览提前结束："_s;
    QTest::newRow("the region of the translation")
            << u"pt_BR"_s << u"O passeio terminou antes da hora: "_s;
}

void tst_ConsoleExamples::tourSpeaksOneLanguage()
{
    QFETCH(const QString, language);
    QFETCH(const QString, beginning);
    ExampleServer gone;
    QVERIFY(gone.start());
    const QString url = gone.url().toString();
    gone.stop();
    QVERIFY(run(QStringLiteral(HTTPQ_TOUR), { u"--language"_s, language, url }));
    QVERIFY2(m_errors.contains(beginning.toUtf8()), m_errors.constData());
    QCOMPARE(m_exitCode, 1);
}

QTEST_GUILESS_MAIN(tst_ConsoleExamples)
#include "tst_consoleexamples.moc"
