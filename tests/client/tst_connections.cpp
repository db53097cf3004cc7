// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/mockclient.h"

#include <QtCore/qbuffer.h>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_Connections : public QObject, private MockClientTest
{
    Q_OBJECT
private Q_SLOTS:
    void init() { beginTest(); }
    void cleanup() { verifyNothingLeft(); }

    void reusesConnections();
    void connectsInParallel();
    void limitPerOriginInOrder();
    void totalLimit();
    void idleConnectionsOfOthersMakeRoom();
    void idleLimit();
    void idleExpiry_data();
    void idleExpiry();
    void maximumAge();
    void whatIdleConnectionsSayClosesThem_data();
    void whatIdleConnectionsSayClosesThem();
    void connectionKey_data();
    void connectionKey();
    void notReused_data();
    void notReused();
    void tlsOptionsAreOfNoConcernWithoutTls();
    void statistics();
    void closeIdleConnections();
    void refusedConnection();
    void failedHandshake();

    void staleConnection_data();
    void staleConnection();
    void retriesOnlyOnce();
    void retryWaitsForItsTurn();
    void noRetryAfterABitOfResponse();
    void noRetryOnAFreshConnection();
    void retryReplaysTheBody();
    void noRetryOfABodyThatIsGone();

    void droppedResponse_data();
    void droppedResponse();

private:
    void getOne(const char *path = "http://example.com/")
    {
        const auto outcome = mock->run(client().get(path));
        QVERIFY2(outcome->value, qPrintable(outcome->error().toString()));
    }
};

void tst_Connections::reusesConnections()
{
    mock->serve({ response("1"), response("2"), response("3") });
    for (int i = 0; i < 3; ++i)
        getOne();
    QCOMPARE(backend().connectionCount(), 1);
    QCOMPARE(mock->peer()->requestCount(), 3);
    QCOMPARE(mock->pool().reused, 2);
}

void tst_Connections::connectsInParallel()
{
    QList<std::shared_ptr<Outcome<Response>>> all;
    for (int i = 0; i < 5; ++i)
        all += mock->run(client().get("http://example.com/"));
    QCOMPARE(backend().connectionCount(), 5);
    QCOMPARE(mock->pool().busy, 5);
    QCOMPARE(client().runningRequests(), 5);
    for (int i = 4; i >= 0; --i) {
        mock->peer(i)->send(response(QByteArray::number(i)));
        backend().run();
        QCOMPARE(all[i]->value->content(), QByteArray::number(i));
    }
    QCOMPARE(mock->pool().idle, 5);
}

void tst_Connections::limitPerOriginInOrder()
{
    Limits limits;
    limits.maxConnectionsPerOrigin = 2;
    client().setLimits(limits);
    QList<std::shared_ptr<Outcome<Response>>> all;
    for (int i = 0; i < 6; ++i)
        all += mock->run(client().get(u"http://example.com/%1"_s.arg(i)));
    const auto other = mock->run(client().get("http://other.example/"));
    QCOMPARE(backend().connectionCount(), 3);
    QCOMPARE(mock->pool().waiting, 4);
    // Each connection that comes free goes to the one that waits longest.
    for (int i = 0; i < 6; ++i) {
        MockPeer *peer = mock->peer(i % 2);
        QVERIFY(peer->takeReceived().startsWith("GET /" + QByteArray::number(i)));
        peer->send(response("ok"));
        backend().run();
        QVERIFY(all[i]->isDone());
        QVERIFY(i == 5 || !all[i + 1]->isDone());
    }
    mock->peer(2)->send(response("ok"));
    backend().run();
    QVERIFY(other->value);
    QCOMPARE(backend().connectionCount(), 3);
}

void tst_Connections::totalLimit()
{
    Limits limits;
    limits.maxConnections = 2;
    client().setLimits(limits);
    QList<std::shared_ptr<Outcome<Response>>> all;
    for (int i = 0; i < 4; ++i)
        all += mock->run(client().get(u"http://host%1.example/"_s.arg(i)));
    QCOMPARE(backend().connectionCount(), 2);
    QCOMPARE(mock->pool().waiting, 2);
    mock->peer(0)->send(response("ok"));
    backend().run();
    QVERIFY(all[0]->value);
    // The one that came free is of no use to those that wait, and gives way.
    QCOMPARE(backend().connectionCount(), 3);
    QVERIFY(mock->peer(0)->isClosedByClient());
    QCOMPARE(backend().openStreams(), 2);
    mock->peer(1)->send(response("ok"));
    backend().run();
    mock->peer(2)->send(response("ok"));
    mock->peer(3)->send(response("ok"));
    backend().run();
    for (const auto &outcome : all)
        QVERIFY(outcome->value);
}

void tst_Connections::idleConnectionsOfOthersMakeRoom()
{
    Limits limits;
    limits.maxConnections = 2;
    client().setLimits(limits);
    mock->serve({ response("ok"), response("ok") });
    getOne("http://a.example/");
    getOne("http://b.example/");
    getOne("http://a.example/");
    getOne("http://c.example/");
    QVERIFY(mock->peer(1)->isClosedByClient()); // the least recently used
    QVERIFY(!mock->peer(0)->isClosedByClient());
    QCOMPARE(mock->pool().idle, 2);
}

void tst_Connections::idleLimit()
{
    Limits limits;
    limits.maxIdleConnections = 1;
    client().setLimits(limits);
    mock->serve({ response("ok") });
    getOne("http://a.example/");
    getOne("http://b.example/");
    QCOMPARE(mock->pool().idle, 1);
    QVERIFY(mock->peer(0)->isClosedByClient());
    limits.maxIdleConnections = 0;
    client().setLimits(limits);
    client().closeIdleConnections();
    getOne("http://a.example/");
    QCOMPARE(mock->pool().idle, 0);
}

void tst_Connections::idleExpiry_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<int>("milliseconds");
    QTest::newRow("default") << QByteArray() << 30'000;
    QTest::newRow("hint with its margin") << "Keep-Alive: timeout=10\r\n"_ba << 8'000;
    QTest::newRow("longer hint") << "Keep-Alive: max=5, timeout=100\r\n"_ba << 98'000;
    QTest::newRow("short hint") << "Keep-Alive: timeout=3\r\n"_ba << 1'500;
    QTest::newRow("at the maximum") << "Keep-Alive: timeout=9999\r\n"_ba << 300'000;
    QTest::newRow("no number") << "Keep-Alive: timeout=soon\r\n"_ba << 30'000;
}

void tst_Connections::idleExpiry()
{
    QFETCH(const QByteArray, field);
    QFETCH(const int, milliseconds);
    mock->serve({ response("1", field), response("2", field) });
    getOne();
    // Its time starts anew with each use.
    backend().advance(1s);
    getOne();
    backend().advance(std::chrono::milliseconds(milliseconds) - 1ms);
    QVERIFY(!mock->peer()->isClosedByClient());
    backend().advance(2ms);
    QVERIFY(mock->peer()->isClosedByClient());
    QCOMPARE(mock->pool().idle, 0);
    QCOMPARE(backend().connectionCount(), 1);
}

void tst_Connections::maximumAge()
{
    Limits limits;
    limits.maxConnectionAge = 50s;
    client().setLimits(limits);
    answerRequests(backend(), [](MockPeer *p, const QByteArray &) { p->send(response("ok")); });
    for (int i = 0; i < 5; ++i) {
        getOne();
        backend().advance(20s);
    }
    QCOMPARE(backend().connectionCount(), 2);
}

void tst_Connections::whatIdleConnectionsSayClosesThem_data()
{
    QTest::addColumn<int>("what");
    QTest::newRow("FIN") << 0;
    QTest::newRow("reset") << 1;
    QTest::newRow("second response") << 2;
    QTest::newRow("one byte") << 3;
}

void tst_Connections::whatIdleConnectionsSayClosesThem()
{
    QFETCH(const int, what);
    for (const bool isSeen : { true, false }) {
        mock->serve({ response("ok") });
        getOne();
        MockPeer *peer = backend().peers().constLast();
        if (what == 0)
            peer->finish();
        else if (what == 1)
            peer->reset();
        else
            peer->send(what == 2 ? response("evil") : "x"_ba);
        if (isSeen) {
            backend().run();
            QVERIFY(peer->isClosedByClient());
            QCOMPARE(mock->pool().idle, 0);
        }
        // Or the next request comes first.
        const auto next = mock->run(client().get("http://example.com/"));
        QVERIFY(next->value);
        QCOMPARE(next->value->content(), "ok"_ba);
        QCOMPARE(peer->requestCount(), 1);
        client().closeIdleConnections();
    }
}

void tst_Connections::connectionKey_data()
{
    QTest::addColumn<int>("option");
    QTest::newRow("authorities") << 0;
    QTest::newRow("extra authorities only") << 1;
    QTest::newRow("minimum version") << 2;
    QTest::newRow("server name") << 3;
    QTest::newRow("no verification") << 4;
    QTest::newRow("application protocols") << 5;
    QTest::newRow("client certificate") << 6;
}

void tst_Connections::connectionKey()
{
    QFETCH(const int, option);
    answerRequests(backend(), [](MockPeer *p, const QByteArray &) { p->send(response("ok")); });
    const TlsOptions before = client().tlsOptions();
    TlsOptions changed = before;
    switch (option) {
    case 0:
        changed.setCaCertificates("PEM");
        break;
    case 1:
        changed.setCaCertificates({}, TlsOptions::Authorities::OnlyExtra);
        break;
    case 2:
        changed.setMinimumVersion(TlsOptions::Version::Tls13);
        break;
    case 3:
        changed.setServerName("other.example");
        break;
    case 4:
        changed.setDangerouslyTrustAnyCertificate(true);
        break;
    case 5:
        changed.setApplicationProtocols({ "http/1.1", "x" });
        break;
    case 6:
        changed.setClientCertificate("PEM", "KEY");
        break;
    }
    QVERIFY(changed != before);
    getOne("https://example.com/");
    client().setTlsOptions(changed);
    QCOMPARE(client().tlsOptions(), changed);
    getOne("https://example.com/");
    QCOMPARE(backend().connectionCount(), 2);
    QCOMPARE(mock->peer(1)->tlsOptions(), changed);
    QCOMPARE(mock->peer(1)->serverName(), option == 3 ? "other.example"_ba : "example.com"_ba);
    client().setTlsOptions(before);
    getOne("https://example.com/");
    QCOMPARE(backend().connectionCount(), 2);
}

void tst_Connections::tlsOptionsAreOfNoConcernWithoutTls()
{
    mock->serve({ response("ok"), response("ok"), response("ok") });
    getOne("http://example.com/");
    TlsOptions options;
    options.setServerName("other.example");
    client().setTlsOptions(options);
    getOne("http://example.com/");
    QCOMPARE(backend().connectionCount(), 1);
    client().setTlsOptions(TlsOptions());
    // Scheme, host and port are what an origin is.
    getOne("http://example.com:8080/");
    getOne("https://example.com/");
    getOne("http://EXAMPLE.com:80/");
    QCOMPARE(backend().connectionCount(), 3);
}

void tst_Connections::notReused_data()
{
    QTest::addColumn<QByteArray>("served");
    QTest::addColumn<bool>("isKept");
    QTest::newRow("usual") << response("ok") << true;
    QTest::newRow("close") << response("ok", "Connection: close\r\n") << false;
    QTest::newRow("close in a list") << response("ok", "Connection: x, CLOSE\r\n") << false;
    QTest::newRow("HTTP/1.0") << "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok"_ba << false;
    QTest::newRow("HTTP/1.0 keep-alive")
            << "HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\nok"_ba
            << true;
    QTest::newRow("byte behind") << response("ok") + "x" << false;
    QTest::newRow("body of 204") << "HTTP/1.1 204 No Content\r\n\r\nbody"_ba << false;
}

void tst_Connections::notReused()
{
    QFETCH(const QByteArray, served);
    QFETCH(const bool, isKept);
    mock->serve({ served, served });
    getOne();
    QCOMPARE(mock->pool().idle, isKept ? 1 : 0);
    getOne();
    QCOMPARE(backend().connectionCount(), isKept ? 1 : 2);
    // What the request says about it counts, too.
    client().closeIdleConnections();
    const auto outcome =
            mock->run(client().get("http://example.com/").header("Connection", "close"));
    QVERIFY(outcome->value);
}

void tst_Connections::statistics()
{
    const auto one = mock->run(client().get("http://example.com/"));
    QCOMPARE(mock->pool().busy, 1);
    QCOMPARE(mock->pool().created, 1);
    backend().setConnectBehaviour(MockBackend::ConnectBehaviour::accept(1s));
    const auto two = mock->run(client().get("http://example.com/"));
    QCOMPARE(mock->pool().connecting, 1);
    QCOMPARE(mock->pool().waiting, 1);
    mock->peer(0)->send(response("ok"));
    backend().run();
    // The connection that came free first is taken; the other comes up and is kept.
    QCOMPARE(mock->pool().busy, 1);
    QCOMPARE(mock->pool().reused, 1);
    QCOMPARE(mock->pool().waiting, 0);
    backend().advance(1s);
    QCOMPARE(mock->pool().idle, 1);
    QCOMPARE(mock->pool().created, 2);
    mock->peer(0)->send(response("ok"));
    backend().run();
    QVERIFY(one->value && two->value);
    QCOMPARE(mock->pool().idle, 2);
    QCOMPARE(mock->pool().closed, 0);
}

void tst_Connections::closeIdleConnections()
{
    mock->serve({ response("ok") });
    getOne();
    backend().setPeerHandler({});
    const auto running = mock->run(client().get("http://example.com/2"));
    mock->peer(0)->send(response("ok"));
    backend().run();
    const auto busy = mock->run(client().get("http://other.example/"));
    client().closeIdleConnections();
    QCOMPARE(mock->pool().idle, 0);
    QCOMPARE(mock->pool().closed, 1);
    QVERIFY(!busy->isDone());
    mock->peer(1)->send(response("ok"));
    backend().run();
    QVERIFY(busy->value);
}

void tst_Connections::refusedConnection()
{
    backend().setConnectBehaviour(MockBackend::ConnectBehaviour::refuse());
    const auto outcome = mock->run(client().post("http://example.com/"));
    QCOMPARE(outcome->kind(), Error::Kind::Connect);
    QCOMPARE(outcome->error().phase(), Error::Phase::Connect);
    QVERIFY(outcome->threw<ConnectError>());
    QVERIFY(!outcome->error().requestMayHaveReachedServer());
    QCOMPARE(backend().connectionCount(), 1);
}

void tst_Connections::failedHandshake()
{
    backend().setPeerHandler([](MockPeer *peer) {
        peer->failTls(Error(Error::Kind::Tls, Error::Phase::Tls, Error::Party::Remote,
                            u"The certificate has expired"_s));
    });
    const auto outcome = mock->run(client().get("https://example.com/"));
    QCOMPARE(outcome->kind(), Error::Kind::Tls);
    QCOMPARE(outcome->error().phase(), Error::Phase::Tls);
    QVERIFY(outcome->threw<TlsError>());
    QVERIFY(outcome->error().message().contains(u"expired"_s));
    QCOMPARE(mock->peer()->received(), QByteArray());
}

void tst_Connections::staleConnection_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<bool>("isRetried");
    for (const char *method : { "GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE" })
        QTest::newRow(method) << QByteArray(method) << true;
    for (const char *method : { "POST", "PATCH", "get", "LOCK" })
        QTest::newRow(method) << QByteArray(method) << false;
}

// RFC 9110 9.2.2: the server closes the connection as the request is on its way.
void tst_Connections::staleConnection()
{
    QFETCH(const QByteArray, method);
    QFETCH(const bool, isRetried);
    for (const bool isReset : { false, true }) {
        mock->serve({ response({}), response({}) });
        getOne();
        MockPeer *stale = backend().peers().constLast();
        const int before = backend().connectionCount();
        stale->setScript({});
        stale->setRequestHandler([isReset](MockPeer *peer, const QByteArray &) {
            isReset ? peer->reset() : peer->finish();
        });
        const auto outcome = mock->run(client().request(method, "http://example.com/second"));
        QCOMPARE(outcome->ends, 1);
        QCOMPARE(bool(outcome->value), isRetried);
        QCOMPARE(backend().connectionCount(), before + (isRetried ? 1 : 0));
        if (isRetried) {
            QVERIFY(backend().peers().constLast()->received().startsWith(method + " /second "));
        } else {
            QCOMPARE(outcome->kind(), Error::Kind::Read);
            QVERIFY(outcome->error().requestMayHaveReachedServer());
        }
        client().closeIdleConnections();
    }
}

void tst_Connections::retriesOnlyOnce()
{
    mock->serve({ response("ok") });
    getOne();
    const auto hangUp = [](MockPeer *peer, const QByteArray &) { peer->finish(); };
    mock->peer()->setRequestHandler(hangUp);
    answerRequests(backend(), hangUp);
    const auto outcome = mock->run(client().get("http://example.com/"));
    QCOMPARE(outcome->kind(), Error::Kind::Read);
    QCOMPARE(backend().connectionCount(), 2);
    QCOMPARE(outcome->ends, 1);
}

// Never on another connection that was idle as long: that may be as stale.
void tst_Connections::retryWaitsForItsTurn()
{
    Limits limits;
    limits.maxConnectionsPerOrigin = 2;
    client().setLimits(limits);
    const auto one = mock->run(client().get("http://example.com/"));
    const auto two = mock->run(client().get("http://example.com/"));
    mock->peer(0)->send(response("ok"));
    mock->peer(1)->send(response("ok"));
    backend().run();
    QCOMPARE(mock->pool().idle, 2);
    const auto hangUp = [](MockPeer *peer, const QByteArray &) { peer->finish(); };
    for (MockPeer *peer : backend().peers()) {
        peer->setRequestHandler([](MockPeer *, const QByteArray &) {});
        backend().run();
        peer->setRequestHandler(hangUp);
    }
    mock->serve({ response("fresh") });
    const auto outcome = mock->run(client().get("http://example.com/"));
    QVERIFY2(outcome->value, qPrintable(outcome->error().toString()));
    QCOMPARE(outcome->value->content(), "fresh"_ba);
    QCOMPARE(backend().connectionCount(), 3);
}

void tst_Connections::noRetryAfterABitOfResponse()
{
    mock->serve({ response("ok"), "H"_ba });
    getOne();
    const auto outcome = mock->run(client().get("http://example.com/"));
    mock->peer()->finish();
    backend().run();
    QCOMPARE(outcome->kind(), Error::Kind::RemoteProtocol);
    QCOMPARE(backend().connectionCount(), 1);
}

void tst_Connections::noRetryOnAFreshConnection()
{
    answerRequests(backend(), [](MockPeer *p, const QByteArray &) { p->finish(); });
    const auto outcome = mock->run(client().get("http://example.com/"));
    QCOMPARE(outcome->kind(), Error::Kind::Read);
    QCOMPARE(backend().connectionCount(), 1);
}

void tst_Connections::retryReplaysTheBody()
{
    QBuffer device;
    device.setData("xx" + QByteArray(200'000, 'd'));
    device.open(QIODevice::ReadOnly);
    const QByteArray sent = device.data().mid(2);
    for (const bool isDevice : { false, true }) {
        device.seek(2);
        mock->serve({ response("ok") });
        getOne();
        backend().peers().constLast()->setRequestHandler(
                [](MockPeer *peer, const QByteArray &) { peer->finish(); });
        RequestBuilder request = client().put("http://example.com/");
        if (isDevice)
            request.body(&device);
        else
            request.body(sent);
        const auto outcome = mock->run(std::move(request));
        QVERIFY2(outcome->value, qPrintable(outcome->error().toString()));
        const QByteArray wire = backend().peers().constLast()->received();
        QVERIFY(wire.startsWith("PUT / "));
        QVERIFY(wire.endsWith("\r\n\r\n" + sent));
        client().closeIdleConnections();
    }
}

static QCoro::AsyncGenerator<QByteArray> onePiece()
{
    QByteArray piece = "piece";
    co_yield piece;
}

void tst_Connections::noRetryOfABodyThatIsGone()
{
    mock->serve({ response("ok") });
    getOne();
    mock->peer()->setRequestHandler([](MockPeer *peer, const QByteArray &) { peer->finish(); });
    const auto outcome = mock->run(client().put("http://example.com/").body(onePiece()));
    QCOMPARE(outcome->kind(), Error::Kind::Read);
    QCOMPARE(backend().connectionCount(), 1);
}

void tst_Connections::droppedResponse_data()
{
    QTest::addColumn<QByteArray>("served");
    QTest::addColumn<QByteArray>("rest");
    QTest::addColumn<bool>("isKept");
    const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Length: ";
    QTest::newRow("all is there") << response("whole") << QByteArray() << true;
    QTest::newRow("empty") << response({}) << QByteArray() << true;
    QTest::newRow("little is left") << head + "65536\r\n\r\n" << QByteArray(65536, 'x') << true;
    QTest::newRow("little never comes") << head + "65536\r\n\r\n"
                                        << QByteArray(65535, 'x') << false;
    QTest::newRow("much is left") << head + "65537\r\n\r\n" << QByteArray(65537, 'x') << false;
    QTest::newRow("until the end") << "HTTP/1.1 200 OK\r\n\r\nabc"_ba << QByteArray() << false;
}

void tst_Connections::droppedResponse()
{
    QFETCH(const QByteArray, served);
    QFETCH(const QByteArray, rest);
    QFETCH(const bool, isKept);
    for (const bool isClosed : { false, true }) {
        mock->serve({ served });
        const auto outcome = mock->run(client().get("http://example.com/").stream());
        QVERIFY(outcome->value);
        MockPeer *peer = backend().peers().constLast();
        if (isClosed)
            outcome->value->close();
        else
            outcome->value.reset();
        backend().run();
        peer->send(rest);
        backend().run();
        QCOMPARE(mock->pool().idle, isKept ? 1 : 0);
        if (!isKept)
            backend().advance(1001ms);
        QCOMPARE(mock->pool().busy, 0);
        QCOMPARE(client().runningRequests(), 0);
        outcome->value.reset();
        client().closeIdleConnections();
    }
}

QTEST_GUILESS_MAIN(tst_Connections)
#include "tst_connections.moc"
