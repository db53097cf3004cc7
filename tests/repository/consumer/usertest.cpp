// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// A test as users write it, with all of HttpQ::Test.

#include <HttpQ/AsyncClient>
#include <HttpQ/AwaitTest>
#include <HttpQ/MockBackend>
#include <HttpQ/MockTransport>
#include <HttpQ/ScriptedServer>

#include <QtTest/qtest.h>

#include <memory>

class UserTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void transport();
    void server_data();
    void server();
    void backend();
};

void UserTest::transport()
{
    HttpQ::AsyncClient client;
    client.setTransport(std::make_shared<HttpQ::MockTransport>(HttpQ::Response(204)));
    const HttpQ::Response response = HTTPQ_AWAIT(client.get(QStringLiteral("http://example.com/")));
    QCOMPARE(response.status(), 204);
}

void UserTest::server_data()
{
    QTest::addColumn<HttpQ::ScriptedServer::Thread>("thread");
    QTest::newRow("current") << HttpQ::ScriptedServer::Thread::Current;
    QTest::newRow("own") << HttpQ::ScriptedServer::Thread::Own;
}

void UserTest::server()
{
    QFETCH(const HttpQ::ScriptedServer::Thread, thread);
    HttpQ::ScriptedServer server(thread);
    server.respond("GET", "/there", HttpQ::Response(200, {}, "content"));
    server.respondWith(HttpQ::ServerAnswer("HTTP/1.1 200 OK\r\n\r\n").stall(5));
    HttpQ::AsyncClient client;
    const HttpQ::Response response = HTTPQ_AWAIT(client.get(server.url(QStringLiteral("/there"))));
    QCOMPARE(response.content(), QByteArray("content"));
    const auto timeout =
            HTTPQ_AWAIT_THROWS(client.get(server.url()).readTimeout(std::chrono::milliseconds(50)),
                               HttpQ::ReadTimeout);
    QCOMPARE(timeout.error().phase(), HttpQ::Error::Phase::Head);
    QCOMPARE(server.requestCount(), 2);
}

void UserTest::backend()
{
    const auto backend = std::make_shared<HttpQ::MockBackend>();
    backend->setPeerHandler(
            [](HttpQ::MockPeer *peer) { peer->setScript({ "HTTP/1.1 204 No Content\r\n\r\n" }); });
    HttpQ::AsyncClient client(backend);
    HTTPQ_AWAIT(client.get(QStringLiteral("http://example.com/")));
    QCOMPARE(backend->peer(0)->requestCount(), 1);
}

QTEST_GUILESS_MAIN(UserTest)
#include "usertest.moc"
