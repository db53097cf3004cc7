// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "support/certificates.h"
#include "support/eventloop.h"

#include <HttpQ/scriptedserver.h>

#include <QtNetwork/qsslsocket.h>
#include <QtNetwork/qtcpsocket.h>
#include <QtTest/qtest.h>

#include <optional>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;

//! Byte by byte, with Qt's own sockets at the other end.
class tst_ServerConnection : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void answersAndRecords();
    void sendsInPieces();
    void ends_data();
    void ends();
    void stopsReading();
    void tunnelsTls();
};

// What a peer sends to \a request until it closes, or until \a enough holds.
static QByteArray exchange(QTcpSocket &socket, const QUrl &url, const QByteArray &request,
                           const std::function<bool(const QByteArray &)> &enough = {})
{
    QByteArray received;
    socket.connectToHost(url.host(), static_cast<quint16>(url.port()));
    socket.write(request);
    const bool ended = spinUntil([&] {
        received += socket.readAll();
        return (enough && enough(received)) || socket.state() == QAbstractSocket::UnconnectedState;
    });
    return ended ? received + socket.readAll() : QByteArray("not ended: ") + received;
}

static QByteArray bodyOf(const QByteArray &response)
{
    return response.mid(response.indexOf("\r\n\r\n") + 4);
}

void tst_ServerConnection::answersAndRecords()
{
    ScriptedServer server;
    int heads = 0;
    server.onHead([&](ServerConnection &, const ServerRequest &) { ++heads; });
    server.onRequest([](ServerConnection &connection, const ServerRequest &request) {
        connection.respond("200 OK", request.target(), "A: b\r\n");
    });
    QCOMPARE(server.url(u"/x"_s).scheme(), u"http"_s);
    QTcpSocket socket;
    const QByteArray received =
            exchange(socket, server.url(),
                     "GET /one HTTP/1.1\r\n\r\nPOST /two HTTP/1.1\r\nContent-Length: 2\r\n\r\nhi",
                     [](const QByteArray &bytes) { return bytes.endsWith("/two"); });
    QCOMPARE(received, QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 4\r\nA: b\r\n\r\n/one"
                                  "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nA: b\r\n\r\n/two"));
    QCOMPARE(heads, 2);
    QCOMPARE(server.requestCount(), 2);
    QCOMPARE(server.requests().at(1).body(), QByteArray("hi"));
    QCOMPARE(server.requests().at(1).number(), 2);
    QCOMPARE(server.connection(0).requestCount(), 2);
    QCOMPARE(server.connectionCount(), 1);
    QCOMPARE(server.openConnectionCount(), 1);
    socket.disconnectFromHost();
    QVERIFY(spinUntil([&] { return server.openConnectionCount() == 0; }));
    QVERIFY(server.connection(0).peerHasFinished());
}

void tst_ServerConnection::sendsInPieces()
{
    ScriptedServer server;
    const QByteArray response = "HTTP/1.1 200 OK\r\n\r\nbody";
    server.onRequest([&](ServerConnection &connection, const ServerRequest &) {
        connection.sendInPieces(response, 5);
        connection.send("!");
        connection.finish();
    });
    QTcpSocket socket;
    int reads = 0;
    connect(&socket, &QTcpSocket::readyRead, this, [&] { ++reads; });
    QCOMPARE(exchange(socket, server.url(), "GET / HTTP/1.1\r\n\r\n"), response + '!');
    QCOMPARE_GT(reads, 2);
}

void tst_ServerConnection::ends_data()
{
    QTest::addColumn<bool>("tls");
    QTest::addColumn<QByteArray>("how");
    for (const bool tls : { false, true }) {
        for (const char *how : { "finish", "finishWithoutNotify", "reset" })
            QTest::addRow("%s%s", how, tls ? ", TLS" : "") << tls << QByteArray(how);
    }
}

void tst_ServerConnection::ends()
{
    QFETCH(const bool, tls);
    QFETCH(const QByteArray, how);
    std::optional<ScriptedServer> server;
    if (tls)
        server.emplace(TestCertificates::instance().issue().configuration());
    else
        server.emplace();
    server->onRequest([&](ServerConnection &connection, const ServerRequest &) {
        connection.send(QByteArray(100'000, 'x'));
        if (how == "finish")
            connection.finish();
        else if (how == "finishWithoutNotify")
            connection.finishWithoutNotify();
        else
            connection.reset();
    });
    QSslSocket socket;
    bool notified = false;
    connect(&socket, &QSslSocket::alertReceived, this, [&](QSsl::AlertLevel, QSsl::AlertType type) {
        notified |= type == QSsl::AlertType::CloseNotify;
    });
    socket.setSslConfiguration(TestCertificates::instance().clientConfiguration());
    if (tls) {
        socket.connectToHostEncrypted(u"127.0.0.1"_s, server->port());
        QVERIFY(spinUntil([&] { return socket.isEncrypted(); }));
    } else {
        socket.connectToHost(u"127.0.0.1"_s, server->port());
    }
    socket.write("GET / HTTP/1.1\r\n\r\n");
    qint64 received = 0;
    QVERIFY(spinUntil([&] {
        received += socket.readAll().size();
        return socket.state() == QAbstractSocket::UnconnectedState;
    }));
    received += socket.readAll().size();
    QCOMPARE(received == 100'000, how != "reset");
    QCOMPARE(notified, tls && how == "finish");
}

void tst_ServerConnection::stopsReading()
{
    ScriptedServer server;
    server.onHead(
            [](ServerConnection &connection, const ServerRequest &) { connection.stopReading(); });
    server.onRequest([](ServerConnection &connection, const ServerRequest &) {
        connection.respond("204 No Content");
    });
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, server.port());
    socket.write("PUT / HTTP/1.1\r\nContent-Length: 16000000\r\n\r\n");
    QVERIFY(spinUntil([&] {
        return server.connectionCount() == 1 && server.connection(0).bytesReceived() > 0;
    }));
    const qint64 before = server.connection(0).bytesReceived();
    socket.write(QByteArray(16'000'000, 'x'));
    // The kernel takes what its buffers hold and then no more.
    qint64 left = 0;
    QVERIFY(!spinUntil([&] { return (left = socket.bytesToWrite()) == 0; }, 100));
    QCOMPARE(server.connection(0).bytesReceived(), before);
    server.connection(0).resumeReading();
    QVERIFY(spinUntil([&] { return socket.bytesAvailable() > 0; }));
    QCOMPARE(server.requests().at(0).bodySize(), 16'000'000);
    QVERIFY(socket.readAll().startsWith("HTTP/1.1 204"));
}

void tst_ServerConnection::tunnelsTls()
{
    ScriptedServer server;
    server.onRequest([](ServerConnection &connection, const ServerRequest &request) {
        if (request.method() == "CONNECT") {
            connection.send("HTTP/1.1 200 OK\r\n\r\n");
            connection.startTls(TestCertificates::instance().issue().configuration());
        } else {
            connection.respond("200 OK", "tunnelled");
            connection.finish();
        }
    });
    QSslSocket socket;
    socket.setSslConfiguration(TestCertificates::instance().clientConfiguration());
    socket.connectToHost(u"127.0.0.1"_s, server.port());
    socket.write("CONNECT localhost:1 HTTP/1.1\r\n\r\n");
    QVERIFY(spinUntil([&] { return socket.bytesAvailable() > 0; }));
    QCOMPARE(socket.readAll(), QByteArray("HTTP/1.1 200 OK\r\n\r\n"));
    socket.setPeerVerifyName(u"localhost"_s);
    socket.startClientEncryption();
    QVERIFY(spinUntil([&] { return socket.isEncrypted(); }));
    socket.write("GET / HTTP/1.1\r\n\r\n");
    QVERIFY(spinUntil([&] { return socket.state() == QAbstractSocket::UnconnectedState; }));
    QCOMPARE(bodyOf(socket.readAll()), QByteArray("tunnelled"));
}

QTEST_GUILESS_MAIN(tst_ServerConnection)
#include "tst_serverconnection.moc"
