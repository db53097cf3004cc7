// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/mockclient.h"
#include "support/certificates.h"
#include "support/testbackend.h"

#include <HttpQ/scriptedserver.h>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_Timings : public QObject, private MockClientTest
{
    Q_OBJECT
private Q_SLOTS:
    void init() { beginTest(); }
    void cleanup()
    {
        backend().setLookupDelay("example.com", 0ms);
        verifyNothingLeft();
    }

    void freshConnection();
    void reusedConnection();
    void waitingForAConnection();
    void waitingForAConnectionThatIsMade();
    void slowRequest();
    void lastRoundOnly();
    void pauseBeforeARetry();
    void roundWithoutResponse();
    void streamed();
    void transport();
    void realServer();
    void connection();
    void connectionOfTransport();

private:
    static Timings::Duration sum(const Timings &timings)
    {
        return timings.pool + timings.resolve + timings.connect + timings.tls + timings.send
               + timings.firstByte + timings.body;
    }
};

void tst_Timings::freshConnection()
{
    backend().setLookupDelay("example.com", 3ms);
    backend().setConnectBehaviour(MockBackend::ConnectBehaviour::accept(5ms));
    backend().setPeerHandler([](MockPeer *peer) { peer->holdTls(); });
    const auto outcome = mock->run(client().get("https://example.com/"));
    backend().advance(8ms);
    backend().advance(7ms);
    mock->peer()->acceptTls();
    backend().run();
    backend().advance(11ms);
    mock->peer()->send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\na");
    backend().run();
    backend().advance(13ms);
    mock->peer()->send("b");
    backend().run();
    QVERIFY(outcome->value);
    const Timings timings = outcome->value->timings();
    QCOMPARE(timings.pool, 0ms);
    QCOMPARE(timings.resolve, 3ms);
    QCOMPARE(timings.connect, 5ms);
    QCOMPARE(timings.tls, 7ms);
    QCOMPARE(timings.send, 0ms);
    QCOMPARE(timings.firstByte, 11ms);
    QCOMPARE(timings.body, 13ms);
    QCOMPARE(timings.total, 39ms);
    QCOMPARE(sum(timings), timings.total);
    QCOMPARE(outcome->value->elapsed(), 39ms);
    // The response is complete: nothing runs on.
    backend().advance(100ms);
    QCOMPARE(outcome->value->timings(), timings);
    QCOMPARE(outcome->value->elapsed(), 39ms);
}

void tst_Timings::reusedConnection()
{
    backend().setConnectBehaviour(MockBackend::ConnectBehaviour::accept(5ms));
    mock->serve({ response("1") });
    mock->run(client().get("http://example.com/1"));
    backend().advance(5ms);
    const auto outcome = mock->run(client().get("http://example.com/2"));
    backend().advance(11ms);
    mock->peer()->send(response("2"));
    backend().run();
    const Timings timings = outcome->value->timings();
    QCOMPARE(sum(timings), 11ms);
    QCOMPARE(timings.firstByte, 11ms);
    QCOMPARE(timings.total, 11ms);
    // What it had taken to make it can still be told.
    QCOMPARE(outcome->value->connection().timings().connect, 5ms);
}

void tst_Timings::waitingForAConnection()
{
    Limits limits;
    limits.maxConnectionsPerOrigin = 1;
    client().setLimits(limits);
    const auto one = mock->run(client().get("http://example.com/1"));
    const auto two = mock->run(client().get("http://example.com/2"));
    backend().advance(20ms);
    mock->peer()->send(response("1"));
    backend().run();
    backend().advance(4ms);
    mock->peer()->send(response("2"));
    backend().run();
    QCOMPARE(one->value->timings().pool, 0ms);
    QCOMPARE(one->value->timings().firstByte, 20ms);
    const Timings timings = two->value->timings();
    QCOMPARE(timings.pool, 20ms);
    QCOMPARE(timings.firstByte, 4ms);
    QCOMPARE(timings.total, 24ms);
    QCOMPARE(sum(timings), timings.total);
}

// A place in the pool came free, and the connection had to be made: both are told apart.
void tst_Timings::waitingForAConnectionThatIsMade()
{
    Limits limits;
    limits.maxConnectionsPerOrigin = 1;
    client().setLimits(limits);
    const auto one = mock->run(client().get("http://example.com/1"));
    const auto two = mock->run(client().get("http://example.com/2"));
    backend().advance(20ms);
    backend().setConnectBehaviour(MockBackend::ConnectBehaviour::accept(6ms));
    mock->peer()->send(response("1", "Connection: close\r\n"));
    backend().run();
    backend().advance(6ms);
    mock->peer(1)->send(response("2"));
    backend().run();
    QVERIFY(one->value && two->value);
    const Timings timings = two->value->timings();
    QCOMPARE(timings.pool, 20ms);
    QCOMPARE(timings.connect, 6ms);
    QCOMPARE(timings.total, 26ms);
}

void tst_Timings::slowRequest()
{
    backend().setPeerHandler([](MockPeer *peer) { peer->setWindow(10); });
    const auto outcome = mock->run(client().post("http://example.com/").body("content"));
    backend().advance(9ms);
    mock->peer()->drain(1000);
    backend().run();
    backend().advance(4ms);
    mock->peer()->send(response("ok"));
    backend().run();
    const Timings timings = outcome->value->timings();
    QCOMPARE(timings.send, 9ms);
    QCOMPARE(timings.firstByte, 4ms);
    QCOMPARE(timings.total, 13ms);
}

void tst_Timings::lastRoundOnly()
{
    backend().setLookupDelay("example.com", 3ms);
    const auto outcome = mock->run(client().get("http://example.com/a"));
    backend().advance(3ms);
    backend().advance(5ms);
    mock->peer()->send(response({}, "Location: /b\r\n", "302 Found"));
    backend().run();
    backend().advance(7ms);
    mock->peer()->send(response("ok"));
    backend().run();
    const Timings last = outcome->value->timings();
    QCOMPARE(last.resolve, 0ms);
    QCOMPARE(last.firstByte, 7ms);
    QCOMPARE(last.total, 15ms);
    const Timings first = outcome->value->attempts().first().timings();
    QCOMPARE(first.resolve, 3ms);
    QCOMPARE(first.firstByte, 5ms);
    QCOMPARE(first.total, 8ms);
    QCOMPARE(sum(first) + sum(last), last.total);
}

void tst_Timings::pauseBeforeARetry()
{
    client().setRetries(RetryPolicy(1).setBackoff(100ms).setJitter(0));
    mock->serve({ response({}, {}, "503 Busy"), response("ok") });
    const auto outcome = mock->run(client().get("http://example.com/a"));
    backend().advance(101ms);
    QVERIFY(outcome->value);
    QCOMPARE(sum(outcome->value->timings()), 0ms);
    QVERIFY(outcome->value->timings().total >= 100ms);
}

void tst_Timings::roundWithoutResponse()
{
    client().setRetries(RetryPolicy(1).setBackoff(0ms));
    backend().setConnectBehaviour(MockBackend::ConnectBehaviour::refuse(6ms));
    const auto outcome = mock->run(client().get("http://example.com/a"));
    mock->serve({ response("ok") });
    backend().setConnectBehaviour(MockBackend::ConnectBehaviour::accept());
    backend().advance(20ms);
    QVERIFY(outcome->value);
    const Attempt failed = outcome->value->attempts().first();
    QCOMPARE(sum(failed.timings()), 0ms);
    QVERIFY(failed.timings().total >= 6ms);
    QVERIFY(failed.timings().total < 20ms);
}

void tst_Timings::streamed()
{
    const auto outcome = mock->run(client().get("http://example.com/").stream());
    backend().advance(3ms);
    mock->peer()->send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\na");
    backend().run();
    QVERIFY(outcome->value);
    const Response got = *outcome->value;
    QCOMPARE(got.timings().firstByte, 3ms);
    QCOMPARE(got.timings().body, 0ms);
    QCOMPARE(got.elapsed(), 3ms);
    backend().advance(4ms);
    QCOMPARE(got.elapsed(), 7ms);
    const auto content = watch(got.read());
    mock->peer()->send("b");
    backend().run();
    QVERIFY(content->value);
    QCOMPARE(got.timings().body, 4ms);
    QCOMPARE(got.timings().total, 7ms);
    backend().advance(50ms);
    QCOMPARE(got.elapsed(), 7ms);
}

void tst_Timings::transport()
{
    class Teapot final : public Transport
    {
    public:
        QCoro::Task<Response> send(const Request &) override { co_return Response(418); }
    };
    const auto outcome =
            mock->run(client().get("http://example.com/").transport(std::make_shared<Teapot>()));
    QCOMPARE(sum(outcome->value->timings()), 0ms);
}

void tst_Timings::realServer()
{
    ScriptedServer server(TestCertificates::instance().issue().configuration());
    server.onRequest([](ServerConnection &connection, const ServerRequest &) {
        connection.respond("200 OK", "hello");
    });
    AsyncClient client(testBackend());
    TlsOptions options;
    options.setCaCertificates(TestCertificates::instance().authority().certificatePem);
    client.setTlsOptions(options);
    const Response fresh = HttpQ::waitFor(client.get(server.urlFor(u"localhost"_s)), 30s);
    QVERIFY(fresh.timings().connect.count() > 0);
    QVERIFY(fresh.timings().tls.count() > 0);
    QVERIFY(fresh.timings().firstByte.count() > 0);
    QVERIFY(sum(fresh.timings()) <= fresh.timings().total);
    // Nothing of note passes between the phases.
    QVERIFY(sum(fresh.timings()) * 2 >= fresh.timings().total);
    const Response again = HttpQ::waitFor(client.get(server.urlFor(u"localhost"_s)), 30s);
    QCOMPARE(again.timings().connect.count(), 0);
    QCOMPARE(again.timings().tls.count(), 0);
    QVERIFY(sum(again.timings()) <= again.timings().total);
    QVERIFY(fresh.connection().isSecure());
    QVERIFY(fresh.connection().tlsProtocol().startsWith("TLSv1."));
    QVERIFY(!fresh.connection().tlsCipher().isEmpty());
    QCOMPARE(fresh.connection().serverName(), "localhost");
    QVERIFY(!fresh.connection().peerCertificates().isEmpty());
    QCOMPARE(fresh.connection().remotePort(), server.port());
    QCOMPARE(again.connection().connectionNumber(), fresh.connection().connectionNumber());
    QCOMPARE(again.connection().requestsBefore(), 1);
}

void tst_Timings::connection()
{
    backend().setPeerHandler([](MockPeer *peer) {
        peer->setScript({ response("1"), response("2") });
    });
    const auto one = mock->run(client().get("http://example.com:81/1"));
    const auto two = mock->run(client().get("http://example.com:81/2"));
    const auto other = mock->run(client().get("https://other.example/"));
    const ConnectionInfo first = one->value->connection();
    QVERIFY(!first.isNull());
    QCOMPARE(first.remoteAddress(), u"127.0.0.1"_s);
    QCOMPARE(first.remotePort(), 81);
    QVERIFY(!first.isSecure());
    QCOMPARE(first.connectionNumber(), 1u);
    QCOMPARE(first.requestsBefore(), 0);
    QCOMPARE(two->value->connection().connectionNumber(), 1u);
    QCOMPARE(two->value->connection().requestsBefore(), 1);
    QCOMPARE(other->value->connection().connectionNumber(), 2u);
    QCOMPARE(other->value->connection().requestsBefore(), 0);
    QVERIFY(other->value->connection().isSecure());
    QCOMPARE(other->value->connection().tlsProtocol(), "TLSv1.3");
    QCOMPARE(other->value->connection().serverName(), "other.example");
}

void tst_Timings::connectionOfTransport()
{
    class Teapot final : public Transport
    {
    public:
        QCoro::Task<Response> send(const Request &) override { co_return Response(418); }
    };
    const auto outcome =
            mock->run(client().get("http://example.com/").transport(std::make_shared<Teapot>()));
    QVERIFY(outcome->value->connection().isNull());
    QVERIFY(Response().connection().isNull());
    QCOMPARE(Response().timings(), Timings());
}

QTEST_GUILESS_MAIN(tst_Timings)
#include "tst_timings.moc"
