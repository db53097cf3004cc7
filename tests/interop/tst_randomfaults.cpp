// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "interop/requestoutcome.h"
#include "support/testbackend.h"

#include <HttpQ/scriptedserver.h>

#include <QtTest/qtest.h>

#include <memory>
#include <random>
#include <vector>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

static const int Requests = 2000;
static const int AtOnce = 32;

//! The same "random" numbers everywhere, which std's distributions are not.
class Dice
{
public:
    explicit Dice(quint32 seed)
        : m_engine(seed)
    {}

    int below(int bound) { return static_cast<int>(m_engine() % static_cast<quint32>(bound)); }
    bool oneIn(int bound) { return below(bound) == 0; }

private:
    std::mt19937 m_engine;
};

//! One request and what came of it.
class RandomAttempt
{
public:
    std::unique_ptr<PendingResponse> pending;
    int ends = 0;
    bool isGone = false; // destroyed before its end
};

//! Requests of all kinds at a server that does something wrong every other time.
class tst_RandomFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsLost_data();
    void nothingIsLost();

private:
    void answer(ServerConnection &connection, const ServerRequest &request);
    void send(int number);
    void check(int number, const Response &response);

    std::unique_ptr<Dice> m_serverDice;
    std::unique_ptr<Dice> m_clientDice;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<AsyncClient> m_client;
    std::vector<RandomAttempt> m_attempts;
    QStringList m_wrong;
    int m_succeeded = 0;
    int m_failed = 0;
    int m_running = 0;
};

// What is sent as a whole is the target of its request, over and over: a body that got to somebody
// else is found out.
static QByteArray contentFor(const QByteArray &target)
{
    return (target + '\n').repeated(1 + target.size() * 37 % 400);
}

void tst_RandomFaults::answer(ServerConnection &connection, const ServerRequest &request)
{
    Dice &dice = *m_serverDice;
    const QByteArray content = contentFor(request.target());
    const QByteArray head = "HTTP/1.1 200 OK\r\n";
    const QByteArray length = "Content-Length: " + QByteArray::number(content.size()) + "\r\n\r\n";
    const QByteArray chunked = "Transfer-Encoding: chunked\r\n\r\n"
                               + QByteArray::number(content.size(), 16) + "\r\n" + content
                               + "\r\n0\r\n\r\n";
    switch (dice.below(20)) {
    case 0:
        connection.reset();
        break;
    case 1:
        connection.finish();
        break;
    case 2: // cut by FIN
        connection.send((head + length + content).left(dice.below(200)));
        connection.finish();
        break;
    case 3: // cut by RST
        connection.send((head + length + content).left(dice.below(200)));
        connection.socket().flush();
        connection.reset();
        break;
    case 4:
        connection.send("no HTTP at all\r\n\r\n");
        break;
    case 5:
        connection.send(head + "Content-Length: 1\r\nTransfer-Encoding: x\r\n\r\n");
        break;
    case 6: // closed without a word beforehand
        connection.send(head + length + content);
        connection.finish();
        break;
    case 7: // and one more response that nobody asked for
        connection.send(head + length + content + head + "Content-Length: 4\r\n\r\nevil");
        break;
    case 8: // the end is what closes
        connection.send(head + "Connection: close\r\n\r\n" + content);
        connection.finish();
        break;
    case 9:
        connection.send("HTTP/1.1 100 Continue\r\n\r\n");
        connection.sendInPieces(head + chunked, 1 + dice.below(40));
        break;
    case 10: // no answer, ever
        break;
    case 11: // half an answer, and then nothing
        connection.send((head + length + content).chopped(1));
        break;
    case 12:
    case 13:
        connection.sendInPieces(head + length + content, 1 + dice.below(100));
        break;
    case 14:
    case 15:
        connection.send(head + chunked);
        break;
    default:
        connection.send(head + length + content);
        break;
    }
}

void tst_RandomFaults::check(int number, const Response &response)
{
    RandomAttempt &attempt = m_attempts[static_cast<size_t>(number)];
    ++attempt.ends;
    --m_running;
    const Error error = attempt.pending->error();
    if (error) {
        ++m_failed;
        return;
    }
    ++m_succeeded;
    const QByteArray method = response.request().method();
    const QByteArray expected =
            method == "HEAD" ? QByteArray() : contentFor('/' + QByteArray::number(number));
    if (response.content() != expected)
        m_wrong += u"%1: %2"_s.arg(number).arg(QString::fromUtf8(response.content().left(40)));
}

void tst_RandomFaults::send(int number)
{
    Dice &dice = *m_clientDice;
    const QByteArray methods[] = { "GET", "GET", "GET", "HEAD", "POST", "PUT" };
    const QByteArray method = methods[dice.below(6)];
    RequestBuilder request =
            m_client->request(method, m_server->url(u"/%1"_s.arg(number))).readTimeout(100ms);
    request.firstByteTimeout(100ms);
    if (method.startsWith('P'))
        request.body(QByteArray(dice.below(100'000), 'x'));
    if (dice.oneIn(20))
        request.timeout(std::chrono::milliseconds(dice.below(20)));

    RandomAttempt &attempt = m_attempts[static_cast<size_t>(number)];
    ++m_running;
    attempt.pending.reset(request.start(nullptr));
    PendingResponse *const pending = attempt.pending.get();
    connect(pending, &PendingResponse::finished, this,
            [this, number](const Response &response) { check(number, response); });
    switch (dice.below(30)) {
    case 0:
        pending->cancel();
        break;
    case 1:
        connect(pending, &PendingResponse::responseReceived, pending, &PendingResponse::cancel);
        break;
    case 2: // in the middle of whatever
        QMetaObject::invokeMethod(pending, &PendingResponse::cancel, Qt::QueuedConnection);
        break;
    case 3:
        attempt.isGone = true;
        --m_running;
        attempt.pending.reset();
        break;
    default:
        break;
    }
}

void tst_RandomFaults::nothingIsLost_data()
{
    QTest::addColumn<quint32>("seed");
    QTest::addColumn<bool>("tls");
    QTest::newRow("plain") << quint32(1) << false;
    QTest::newRow("plain, another seed") << quint32(20'260) << false;
    QTest::newRow("TLS") << quint32(7) << true;
}

void tst_RandomFaults::nothingIsLost()
{
    QFETCH(const quint32, seed);
    QFETCH(const bool, tls);
    const int requests = tls ? Requests / 4 : Requests;
    m_serverDice = std::make_unique<Dice>(seed);
    m_clientDice = std::make_unique<Dice>(seed + 1);
    m_server = tls ? std::make_unique<ScriptedServer>(
                       TestCertificates::instance().issue().configuration())
                   : std::make_unique<ScriptedServer>();
    m_server->onRequest([this](ServerConnection &connection, const ServerRequest &request) {
        answer(connection, request);
    });
    m_client = std::make_unique<AsyncClient>(testBackend());
    m_client->setTlsOptions(testTlsOptions());
    m_attempts.clear();
    m_attempts.resize(static_cast<size_t>(requests));
    m_wrong.clear();
    m_succeeded = m_failed = m_running = 0;

    for (int sent = 0; sent < requests;) {
        while (m_running < AtOnce && sent < requests)
            send(sent++);
        QVERIFY(spinUntil([&] { return m_running < AtOnce; }));
    }
    QVERIFY(spinUntil([&] { return m_running == 0; }));
    spinTurns(5);

    QCOMPARE(m_wrong, QStringList());
    for (const RandomAttempt &attempt : m_attempts)
        QCOMPARE(attempt.ends, attempt.isGone ? 0 : 1);
    QVERIFY2(spinUntil([&] { return leftovers(*m_client).isEmpty(); }, 5000),
             qPrintable(leftovers(*m_client)));
    // It was a mixture.
    QCOMPARE_GT(m_succeeded, requests / 3);
    QCOMPARE_GT(m_failed, requests / 6);
    QCOMPARE_GT(m_client->poolStatistics().reused, requests / 10);

    m_server->onRequest([](ServerConnection &connection, const ServerRequest &) {
        connection.respond("200 OK", "next");
    });
    const Result<Response> result = outcomeOf(m_client->get(m_server->url()));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(result->content(), QByteArray("next"));
    m_attempts.clear();
    m_client.reset();
    QVERIFY(spinUntil([&] { return m_server->openConnectionCount() == 0; }, 5000));
    m_server.reset();
}

QTEST_GUILESS_MAIN(tst_RandomFaults)
#include "tst_randomfaults.moc"
