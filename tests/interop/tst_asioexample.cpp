// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// The program of examples/asio, from the outside.

#include "interop/requestoutcome.h"

#include <HttpQ/scriptedserver.h>

#include <QtCore/qprocess.h>
#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;

class tst_AsioExample : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void asksBothAtOnce();
    void tellsOfAFailure();
    void endsWhenToldTo();

private:
    void start(const QUrl &first, const QUrl &second);

    AsyncClient m_client;
    ScriptedServer m_first;
    ScriptedServer m_second;
    QProcess m_program;
    QUrl m_url; // of the program
};

void tst_AsioExample::init()
{
    start(m_first.url(), m_second.url());
}

void tst_AsioExample::cleanup()
{
    m_program.terminate();
    QVERIFY(m_program.waitForFinished());
    QCOMPARE(m_program.exitStatus(), QProcess::NormalExit);
    QCOMPARE(m_program.exitCode(), 0);
}

void tst_AsioExample::start(const QUrl &first, const QUrl &second)
{
    m_program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_program.start(QStringLiteral(HTTPQ_AGGREGATOR), { first.toString(), second.toString() });
    QVERIFY(spinUntil([this] { return m_program.canReadLine(); }));
    m_url = QUrl(QString::fromLatin1(m_program.readLine().trimmed()));
    QVERIFY(m_url.port() > 0);
}

// Neither is answered before both have been asked.
void tst_AsioExample::asksBothAtOnce()
{
    for (int round = 0; round < 3; ++round) {
        ServerConnection *one = nullptr;
        ServerConnection *other = nullptr;
        const auto answer = [&] {
            if (one && other) {
                one->respond("200 OK", "first");
                other->respond("200 OK", "second");
            }
        };
        m_first.onRequest([&](ServerConnection &connection, const ServerRequest &) {
            one = &connection;
            answer();
        });
        m_second.onRequest([&](ServerConnection &connection, const ServerRequest &) {
            other = &connection;
            answer();
        });
        const Result<Response> result = outcomeOf(m_client.get(m_url));
        QVERIFY2(result, qPrintable(result.error().toString()));
        QCOMPARE(result->status(), 200);
        QCOMPARE(result->content(), m_first.url().toEncoded() + ": 200\nfirst\n"
                                            + m_second.url().toEncoded() + ": 200\nsecond\n");
    }
    // Its connections are kept.
    QCOMPARE(m_first.connectionCount(), 1);
    QCOMPARE(m_second.connectionCount(), 1);
}

void tst_AsioExample::tellsOfAFailure()
{
    m_first.onRequest([](ServerConnection &connection, const ServerRequest &) {
        connection.respond("200 OK");
    });
    m_second.onRequest(
            [](ServerConnection &connection, const ServerRequest &) { connection.reset(); });
    const Result<Response> result = outcomeOf(m_client.get(m_url));
    QVERIFY2(result, qPrintable(result.error().toString()));
    QCOMPARE(result->status(), 502);
    QVERIFY(result->content().contains("reset"));
}

// With requests under way, which nobody will answer.
void tst_AsioExample::endsWhenToldTo()
{
    m_first.onRequest([](ServerConnection &, const ServerRequest &) {});
    m_second.onRequest([](ServerConnection &, const ServerRequest &) {});
    const qsizetype before = m_first.requestCount();
    m_client.get(m_url).then(this, [](const Result<Response> &) {});
    QVERIFY(spinUntil([&] { return m_first.requestCount() > before; }));
}

QTEST_GUILESS_MAIN(tst_AsioExample)
#include "tst_asioexample.moc"
