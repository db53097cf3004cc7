// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// Runs the backend of docs/backends.md, word for word, between a client and a real server.

#include "backends_relay.h"

#include <HttpQ/AsyncClient>
#include <HttpQ/AwaitTest>
#include <HttpQ/ScriptedServer>

#include <QtCore/qelapsedtimer.h>
#include <QtCore/qfile.h>
#include <QtCore/qtemporarydir.h>
#include <QtNetwork/qlocalserver.h>
#include <QtNetwork/qtcpsocket.h>
#include <QtTest/qtest.h>

#include <memory>

//! Leads each connection to its local socket on to a server.
class Relay : public QLocalServer
{
public:
    explicit Relay(quint16 port)
    {
        connect(this, &QLocalServer::newConnection, this, [this, port] {
            QLocalSocket *local = nextPendingConnection();
            auto *tcp = new QTcpSocket(local);
            tcp->connectToHost(QHostAddress::LocalHost, port);
            const auto lead = [](QIODevice *from, QIODevice *to) {
                connect(from, &QIODevice::readyRead, to,
                        [from, to] { to->write(from->readAll()); });
            };
            lead(local, tcp);
            lead(tcp, local);
            connect(tcp, &QTcpSocket::disconnected, local, [local, tcp] {
                local->write(tcp->readAll());
                local->disconnectFromServer();
            });
            connect(local, &QLocalSocket::disconnected, local, &QObject::deleteLater);
        });
    }
};

class tst_RelayBackend : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void isShort();
    void requestsShareAConnection();
    void largeBodies_data();
    void largeBodies();
    void slowReadersHoldBack();
    void faults_data();
    void faults();
    void idleConnectionsThatEndAreNotUsed();
    void timesOut();
    void nobodyListens();
    void noTls();
    void clientGoesWhileItWaits();

private:
    QTemporaryDir m_folder;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<Relay> m_relay;
    std::unique_ptr<AsyncClient> m_client;
    const QUrl m_url { u"http://somewhere.example/"_s };
};

void tst_RelayBackend::init()
{
    const QString path = m_folder.filePath(u"relay"_s);
    m_server = std::make_unique<ScriptedServer>();
    m_relay = std::make_unique<Relay>(m_server->port());
    QVERIFY(m_relay->listen(path));
    m_client = std::make_unique<AsyncClient>(std::make_shared<RelayBackend>(path));
}

void tst_RelayBackend::cleanup()
{
    m_client.reset();
    QTRY_COMPARE(m_server->openConnectionCount(), 0);
    m_relay.reset();
    m_server.reset();
}

void tst_RelayBackend::isShort()
{
    QFile file(QStringLiteral(HTTPQ_BACKEND_SNIPPET));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY(text.contains("#line"));
    QCOMPARE_LT(text.mid(text.indexOf("#line")).count('\n') - 1, 150);
}

void tst_RelayBackend::requestsShareAConnection()
{
    m_server->respondWith([](const ServerRequest &request) {
        return ServerAnswer(Response(200, {}, request.header("Host") + request.target()))
                .chunked(3);
    });
    for (const char *path : { "/a", "/b", "/c" }) {
        const Response response = HTTPQ_AWAIT(m_client->get(m_url.resolved(QUrl(path))));
        QCOMPARE(response.content(), QByteArray("somewhere.example") + path);
    }
    QCOMPARE(m_server->connectionCount(), 1);

    std::vector<QCoro::Task<Response>> parallel;
    for (int i = 0; i < 5; ++i)
        parallel.push_back(m_client->get(m_url).toTask());
    for (QCoro::Task<Response> &task : parallel)
        QCOMPARE(HTTPQ_AWAIT(task).status(), 200);
}

void tst_RelayBackend::largeBodies_data()
{
    QTest::addColumn<bool>("isClosed");
    QTest::newRow("kept alive") << false;
    QTest::newRow("ends with the connection") << true;
}

void tst_RelayBackend::largeBodies()
{
    QFETCH(const bool, isClosed);
    m_server->respondWith([isClosed](const ServerRequest &request) {
        const QByteArray content(qsizetype(request.bodySize()) * 2, 'd');
        return isClosed ? ServerAnswer("HTTP/1.1 200 OK\r\n\r\n" + content).close()
                        : ServerAnswer(Response(200, {}, content));
    });
    const QByteArray upload(3'000'000, 'u');
    const Response response = HTTPQ_AWAIT(m_client->post(m_url).body(upload));
    QCOMPARE(response.content().size(), 2 * upload.size());
    QCOMPARE(m_server->requests().constFirst().bodySize(), upload.size());
}

void tst_RelayBackend::slowReadersHoldBack()
{
    const QByteArray content(8'000'000, 'd');
    m_server->respondWith(Response(200, {}, content));
    const Response response = HTTPQ_AWAIT(m_client->get(m_url).stream());
    qsizetype size = 0;
    while (const std::optional<QByteArray> chunk = HTTPQ_AWAIT(response.nextChunk())) {
        size += chunk->size();
        QCoreApplication::processEvents();
    }
    QCOMPARE(size, content.size());
}

void tst_RelayBackend::faults_data()
{
    QTest::addColumn<ServerAnswer>("answer");
    QTest::addColumn<Error::Kind>("kind");
    const ServerAnswer answer(Response::withText(200, u"content"_s));
    QTest::newRow("dribble") << answer.dribble(1, 1ms) << Error::Kind::None;
    QTest::newRow("stall") << answer.stall(-1) << Error::Kind::ReadTimeout;
    QTest::newRow("cut") << answer.cut(-1) << Error::Kind::RemoteProtocol;
    QTest::newRow("nothing") << answer.cut() << Error::Kind::Read;
    QTest::newRow("bad chunk") << answer.badChunk() << Error::Kind::RemoteProtocol;
}

void tst_RelayBackend::faults()
{
    QFETCH(const ServerAnswer, answer);
    QFETCH(const Error::Kind, kind);
    m_server->respondWith(answer);
    const Result<Response> result = HTTPQ_AWAIT(m_client->get(m_url).readTimeout(200ms).result());
    QVERIFY2(result.error().kind() == kind, qPrintable(result.error().toString()));
}

// Also if nothing was told yet: the client looks.
void tst_RelayBackend::idleConnectionsThatEndAreNotUsed()
{
    m_server->respondWith(Response(200));
    HTTPQ_AWAIT(m_client->get(m_url));
    m_server->closeConnections();
    QTRY_COMPARE(m_server->openConnectionCount(), 0);
    QCOMPARE(HTTPQ_AWAIT(m_client->post(m_url)).status(), 200);
    QCOMPARE(m_server->connectionCount(), 2);
}

void tst_RelayBackend::timesOut()
{
    m_server->respondWith(ServerAnswer());
    QElapsedTimer time;
    time.start();
    HTTPQ_AWAIT_THROWS(m_client->get(m_url).timeout(100ms), TotalTimeout);
    QCOMPARE_GE(time.elapsed(), 100);
}

void tst_RelayBackend::nobodyListens()
{
    m_relay->close();
    HTTPQ_AWAIT_THROWS(m_client->get(m_url), ConnectError);
}

void tst_RelayBackend::noTls()
{
    HTTPQ_AWAIT_THROWS(m_client->get("https://somewhere.example/"), TlsError);
}

void tst_RelayBackend::clientGoesWhileItWaits()
{
    m_server->respondWith(ServerAnswer());
    QCoro::Task<Response> task = m_client->get(m_url).toTask();
    QTRY_COMPARE(m_server->requestCount(), 1);
    m_client.reset();
    HTTPQ_AWAIT_THROWS(task, Cancelled);
}

QTEST_GUILESS_MAIN(tst_RelayBackend)
#include "tst_relaybackend.moc"
