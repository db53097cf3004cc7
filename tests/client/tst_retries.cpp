// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/mocksite.h"
#include "http/httpdate.h"

#include <QtCore/qbuffer.h>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_Retries : public QObject, private MockClientTest
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        beginTest();
        site = MockSite();
        site.start(backend());
    }
    void cleanup()
    {
        if (mock->client)
            client().setRetries(RetryPolicy());
        verifyNothingLeft();
    }

    void statuses_data();
    void statuses();
    void methods_data();
    void methods();
    void errors_data();
    void errors();
    void postThatReachedNobody();
    void bodies_data();
    void bodies();
    void pauses();
    void retryAfter_data();
    void retryAfter();
    void retryAfterADate();
    void budget();
    void whatWasDone();
    void requestOverClient();
    void endedInThePause_data();
    void endedInThePause();
    void pauseBeyondTheTotalTimeout_data();
    void pauseBeyondTheTotalTimeout();
    void totalTimeoutSpansAttempts();
    void streamed();
    void streamedBodyIsNotRetried();
    void pendingResponse_data();
    void pendingResponse();
    void longBodyOfTheRefusal();
    void afterARedirect();
    void staleConnection_data();
    void staleConnection();
    void staleConnectionTwice();

private:
    static RetryPolicy atOnce(int retries) { return RetryPolicy(retries).setBackoff(0ms); }

    MockSite site;
};

namespace {

const QByteArray Busy = response("busy", {}, "503 Service Unavailable");

QCoro::AsyncGenerator<QByteArray> pieces()
{
    QByteArray piece = "piece";
    co_yield piece;
}

} // namespace

void tst_Retries::statuses_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("isRetried");
    for (const int status : { 408, 429, 502, 503, 504 })
        QTest::addRow("%d", status) << status << true;
    for (const int status : { 200, 204, 304, 400, 401, 404, 425, 500, 501, 505, 599 })
        QTest::addRow("%d", status) << status << false;
}

void tst_Retries::statuses()
{
    QFETCH(int, status);
    QFETCH(bool, isRetried);
    const bool hasContent = status != 204 && status != 304;
    const QByteArray first = hasContent
                                     ? response("first", {}, QByteArray::number(status) + " Status")
                                     : "HTTP/1.1 " + QByteArray::number(status) + " Status\r\n\r\n";
    site.answer("example.com/a", { first, response("second") });
    const auto outcome = mock->run(client().get("http://example.com/a").retries(atOnce(3)));
    QVERIFY2(outcome->value, qPrintable(outcome->error().toString()));
    QCOMPARE(outcome->value->status(), isRetried ? 200 : status);
    QCOMPARE(outcome->value->content(), isRetried ? "second"_ba : hasContent ? "first"_ba : ""_ba);
    QCOMPARE(site.heads.size(), isRetried ? 2 : 1);
    QCOMPARE(backend().connectionCount(), 1);
    // Those of one's own.
    site.heads.clear();
    site.answer("example.com/a", { first, response("second") });
    const auto own = mock->run(
            client().get("http://example.com/a").retries(atOnce(3).setStatuses({ 200, 404, 304 })));
    QCOMPARE(own->value.value().attempts().size(), status == 200                    ? 3
                                                   : status == 404 || status == 304 ? 3
                                                                                    : 0);
}

void tst_Retries::methods_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<bool>("hasKey");
    QTest::addColumn<bool>("isRetried");
    for (const char *method : { "GET", "HEAD", "PUT", "DELETE", "OPTIONS" })
        QTest::addRow("%s", method) << QByteArray(method) << false << true;
    for (const char *method : { "POST", "PATCH", "PROPFIND" }) {
        QTest::addRow("%s", method) << QByteArray(method) << false << false;
        QTest::addRow("%s with Idempotency-Key", method) << QByteArray(method) << true << true;
    }
}

void tst_Retries::methods()
{
    QFETCH(QByteArray, method);
    QFETCH(bool, hasKey);
    QFETCH(bool, isRetried);
    const QByteArray empty = "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n";
    const QList<MockSite::Handler> failures {
        [empty](MockPeer *peer) { peer->send(empty); },
        [](MockPeer *peer) { peer->finish(); },
        [](MockPeer *peer) { peer->send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"); },
    };
    site.handle("example.com/a", failures);
    RequestBuilder request = client().request(method, "http://example.com/a").retries(atOnce(3));
    if (hasKey)
        request.header("Idempotency-Key", "\"1\"");
    const auto outcome = mock->run(std::move(request));
    QCOMPARE(site.heads.size(), isRetried ? 3 : 1);
    QCOMPARE(outcome->value.value().status(), isRetried ? 200 : 503);
    // The error alone.
    if (isRetried)
        return;
    site.handle("example.com/a", { failures[1], failures[2] });
    client().closeIdleConnections();
    const auto broken =
            mock->run(client().request(method, "http://example.com/a").retries(atOnce(3)));
    QVERIFY(broken->error());
    QCOMPARE(site.heads.size(), 2);
}

void tst_Retries::errors_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<bool>("isRetried");
    QTest::newRow("resolve") << u"resolve"_s << true;
    QTest::newRow("connect") << u"connect"_s << true;
    QTest::newRow("connect timeout") << u"connect timeout"_s << true;
    QTest::newRow("TLS") << u"tls"_s << false;
    QTest::newRow("reset before the response") << u"reset"_s << true;
    QTest::newRow("FIN before the response") << u"fin"_s << true;
    QTest::newRow("silence") << u"silence"_s << true;
    QTest::newRow("write") << u"write"_s << true;
    QTest::newRow("write timeout") << u"write timeout"_s << true;
    QTest::newRow("cut in the head") << u"cut head"_s << false;
    QTest::newRow("cut in the body") << u"cut body"_s << false;
    QTest::newRow("silence in the body") << u"silent body"_s << true;
    QTest::newRow("no HTTP") << u"nonsense"_s << false;
    QTest::newRow("broken coding") << u"coding"_s << false;
    QTest::newRow("too large") << u"limit"_s << false;
}

void tst_Retries::errors()
{
    QFETCH(QString, what);
    QFETCH(bool, isRetried);
    Timeout timeout;
    timeout.connect = 1s;
    timeout.firstByte = 1s;
    timeout.read = 1s;
    timeout.write = 1s;
    client().setTimeout(timeout);
    Limits limits;
    limits.bufferedBodyBytes = 4;
    const auto send = [](const QByteArray &bytes, bool ends) {
        return [bytes, ends](MockPeer *peer) {
            peer->send(bytes);
            if (ends)
                peer->finish();
        };
    };
    const MockSite::Handler good = send(response("here"), false);
    MockSite::Handler bad = good;
    int connections = 0;
    if (what == u"resolve") {
        backend().setLookupError("example.com", u"no such host"_s);
    } else if (what == u"connect") {
        backend().setConnectBehaviour(MockBackend::ConnectBehaviour::refuse());
    } else if (what == u"connect timeout") {
        backend().setConnectBehaviour(MockBackend::ConnectBehaviour::neverAnswer());
    } else if (what == u"tls" || what.startsWith(u"write")) {
        backend().setPeerHandler([&](MockPeer *peer) {
            peer->setRequestHandler([&](MockPeer *asked, const QByteArray &head) {
                site.heads += head;
                good(asked);
            });
            if (connections++ > 0)
                return;
            if (what == u"tls") {
                peer->failTls(
                        Error(Error::Kind::Tls, Error::Phase::Tls, Error::Party::Remote, u"no"_s));
            } else if (what == u"write") {
                peer->failWrites();
            } else {
                peer->setWindow(0);
            }
        });
    } else if (what == u"reset") {
        bad = [](MockPeer *peer) { peer->reset(); };
    } else if (what == u"fin") {
        bad = send({}, true);
    } else if (what == u"silence") {
        bad = send({}, false);
    } else if (what == u"cut head") {
        bad = send("HTTP/1.1 200 OK\r\nContent-", true);
    } else if (what == u"cut body") {
        bad = send("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nhe", true);
    } else if (what == u"silent body") {
        bad = send("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nhe", false);
    } else if (what == u"nonsense") {
        bad = send("SSH-2.0-OpenSSH\r\n\r\n", false);
    } else if (what == u"coding") {
        bad = send(response("nogz", "Content-Encoding: gzip\r\n"), false);
    } else {
        bad = send(response("too large"), false);
    }
    site.handle("example.com/a", { bad, good });
    const auto outcome = mock->run(
            client().get(what == u"tls" ? "https://example.com/a" : "http://example.com/a")
                    .limits(limits)
                    .retries(RetryPolicy(1).setBackoff(2s).setJitter(0)));
    backend().advance(1s); // what has to time out does
    QCOMPARE(outcome->isDone(), !isRetried);
    backend().setAddresses("example.com", { QHostAddress(u"127.0.0.1"_s) });
    backend().setConnectBehaviour(MockBackend::ConnectBehaviour::accept());
    backend().advance(2s);
    QVERIFY(outcome->isDone());
    if (!isRetried) {
        QVERIFY(outcome->error());
        return;
    }
    QVERIFY2(outcome->value, qPrintable(outcome->error().toString()));
    QCOMPARE(outcome->value->content(), "here"_ba);
    const QList<Attempt> attempts = outcome->value->attempts();
    QCOMPARE(attempts.size(), 1);
    QCOMPARE(attempts[0].reason(), Attempt::Reason::Retry);
    QVERIFY(attempts[0].error());
    QCOMPARE(attempts[0].error().url(), QUrl(attempts[0].request().url()));
    QCOMPARE(attempts[0].response().isNull(), what != u"silent body");
    QCOMPARE(outcome->value->history().size(), what == u"silent body" ? 1 : 0);
    client().setTimeout(Timeout());
}

// What nobody can have acted upon is sent again whatever it is.
void tst_Retries::postThatReachedNobody()
{
    backend().setConnectBehaviour(MockBackend::ConnectBehaviour::refuse());
    site.answer("example.com/a", response("in"));
    const auto outcome = mock->run(client().post("http://example.com/a")
                                           .text(u"once"_s)
                                           .retries(RetryPolicy(1).setBackoff(1s).setJitter(0)));
    QVERIFY(!outcome->isDone());
    backend().setConnectBehaviour(MockBackend::ConnectBehaviour::accept());
    backend().advance(1s);
    QCOMPARE(outcome->value.value().content(), "in"_ba);
    QCOMPARE(site.heads.size(), 1);
}

void tst_Retries::bodies_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<bool>("isRetried");
    QTest::newRow("bytes") << u"bytes"_s << true;
    QTest::newRow("device") << u"device"_s << true;
    QTest::newRow("compressed device") << u"compressed"_s << true;
    QTest::newRow("generator") << u"generator"_s << false;
    QTest::newRow("compressed generator") << u"compressed generator"_s << false;
}

void tst_Retries::bodies()
{
    QFETCH(QString, kind);
    QFETCH(bool, isRetried);
    QBuffer device;
    device.setData(QByteArray(100'000, 'd'));
    QVERIFY(device.open(QIODevice::ReadOnly));
    site.answer("example.com/a", { Busy, response("in") });
    RequestBuilder request = client().put("http://example.com/a").retries(atOnce(2));
    if (kind == u"bytes")
        request.body(device.data());
    else if (kind == u"device")
        request.body(&device);
    else if (kind == u"compressed")
        request.body(&device).compressed();
    else if (kind == u"compressed generator")
        request.body(pieces()).compressed();
    else
        request.body(pieces());
    const auto outcome = mock->run(std::move(request));
    QCOMPARE(outcome->value.value().status(), isRetried ? 200 : 503);
    QCOMPARE(outcome->value->content(), isRetried ? "in"_ba : "busy"_ba);
    if (!isRetried)
        return;
    QByteArray received = backend().peer(0)->received();
    if (backend().connectionCount() > 1)
        received += backend().peer(1)->received();
    const qsizetype second = received.lastIndexOf("PUT /a");
    QVERIFY(second > 0);
    QCOMPARE(WireRequest(received.mid(second)).body, WireRequest(received.left(second)).body);
    QVERIFY(WireRequest(received.mid(second)).isWhole);
}

void tst_Retries::pauses()
{
    site.answer("example.com/a", Busy);
    client().setRetries(RetryPolicy(4).setBackoff(1s, 3, 5s).setJitter(0));
    const auto outcome = mock->run(client().get("http://example.com/a"));
    qsizetype asked = 1;
    for (const auto pause : { 1000ms, 3000ms, 5000ms, 5000ms }) {
        QCOMPARE(site.heads.size(), asked);
        backend().advance(pause - 1ms);
        QCOMPARE(site.heads.size(), asked);
        QVERIFY(!outcome->isDone());
        QCOMPARE(mock->pool().busy, 0); // nobody waits for the connection meanwhile
        backend().advance(1ms);
        QCOMPARE(site.heads.size(), ++asked);
    }
    QCOMPARE(outcome->value.value().status(), 503);
    QCOMPARE(outcome->value->content(), "busy"_ba);
    QCOMPARE(outcome->value->attempts().size(), 4);
    QCOMPARE(outcome->value->elapsed(), 14s);
    // With chance it is never more.
    client().setRetries(RetryPolicy(1).setBackoff(1s));
    const auto jittered = mock->run(client().get("http://example.com/a"));
    backend().advance(1s);
    QVERIFY(jittered->isDone());
}

void tst_Retries::retryAfter_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<int>("pause"); // in ms, -1 if it is not sent again
    QTest::newRow("none") << ""_ba << 1000;
    QTest::newRow("shorter than the pause") << "Retry-After: 0\r\n"_ba << 1000;
    QTest::newRow("longer") << "Retry-After: 7\r\n"_ba << 7000;
    QTest::newRow("the longest") << "Retry-After: 60\r\n"_ba << 60'000;
    QTest::newRow("too long") << "Retry-After: 61\r\n"_ba << -1;
    QTest::newRow("far too long") << "Retry-After: 99999999999999999999\r\n"_ba << -1;
    QTest::newRow("nonsense") << "Retry-After: soon\r\n"_ba << 1000;
    QTest::newRow("negative") << "Retry-After: -5\r\n"_ba << 1000;
    QTest::newRow("a date that is past")
            << "Retry-After: Sun, 06 Nov 1994 08:49:37 GMT\r\n"_ba << 1000;
}

void tst_Retries::retryAfter()
{
    QFETCH(QByteArray, fields);
    QFETCH(int, pause);
    site.answer("example.com/a",
                { response("busy", fields, "429 Too Many Requests"), response("in") });
    client().setRetries(RetryPolicy(1).setBackoff(1s).setJitter(0));
    const auto outcome = mock->run(client().get("http://example.com/a"));
    if (pause < 0) {
        QCOMPARE(outcome->value.value().status(), 429);
        return;
    }
    backend().advance(std::chrono::milliseconds(pause - 1));
    QVERIFY(!outcome->isDone());
    backend().advance(1ms);
    QCOMPARE(outcome->value.value().content(), "in"_ba);

    site.answer("example.com/a",
                { response("busy", fields, "429 Too Many Requests"), response("in") });
    client().setRetries(RetryPolicy(1).setBackoff(1s).setJitter(0).setRetryAfterHonoured(false));
    const auto ignored = mock->run(client().get("http://example.com/a"));
    backend().advance(1s);
    QCOMPARE(ignored->value.value().content(), "in"_ba);
}

void tst_Retries::retryAfterADate()
{
    const QByteArray date = HttpDate::toText(QDateTime::currentDateTimeUtc().addSecs(30));
    site.answer("example.com/a",
                { response("busy", "Retry-After: " + date + "\r\n", "503 Busy"), response("in") });
    client().setRetries(RetryPolicy(1).setBackoff(1s).setJitter(0));
    const auto outcome = mock->run(client().get("http://example.com/a"));
    backend().advance(20s);
    QVERIFY(!outcome->isDone());
    backend().advance(10s);
    QCOMPARE(outcome->value.value().content(), "in"_ba);
}

// A server that is down is not asked without end.
void tst_Retries::budget()
{
    site.answer("example.com/a", Busy);
    client().setRetries(atOnce(50));
    const auto first = mock->run(client().get("http://example.com/a"));
    QCOMPARE(first->value.value().status(), 503);
    QCOMPARE(first->value->attempts().size(), 10);
    const auto second = mock->run(client().get("http://example.com/a"));
    QCOMPARE(second->value.value().attempts().size(), 0);
    backend().advance(2s);
    const auto third = mock->run(client().get("http://example.com/a"));
    QCOMPARE(third->value.value().attempts().size(), 2);
    QCOMPARE(site.heads.size(), 15);
}

void tst_Retries::whatWasDone()
{
    site.handle("example.com/a",
                { [](MockPeer *peer) { peer->finish(); },
                  [](MockPeer *peer) { peer->send(response("busy", "X-N: 2\r\n", "503 Busy")); },
                  [](MockPeer *peer) { peer->send(redirect("/b")); } });
    site.answer("example.com/b", { Busy, response("in") });
    client().setRetries(RetryPolicy(3).setBackoff(1s, 1).setJitter(0));
    const auto outcome = mock->run(client().get("http://example.com/a"));
    backend().advance(10s);
    const Response last = outcome->value.value();
    QCOMPARE(last.content(), "in"_ba);
    const QList<Attempt> attempts = last.attempts();
    QCOMPARE(attempts.size(), 4);
    QCOMPARE(attempts[0].reason(), Attempt::Reason::Retry);
    QVERIFY(attempts[0].response().isNull());
    QCOMPARE(attempts[0].error().kind(), Error::Kind::RemoteProtocol == attempts[0].error().kind()
                                                 ? Error::Kind::RemoteProtocol
                                                 : Error::Kind::Read);
    QCOMPARE(attempts[1].response().headers().value("X-N"), "2"_ba);
    QCOMPARE(attempts[2].reason(), Attempt::Reason::Redirect);
    QCOMPARE(attempts[3].reason(), Attempt::Reason::Retry);
    QCOMPARE(attempts[3].request().url(), QUrl(u"http://example.com/b"_s));
    QCOMPARE(last.history().size(), 3);
    QCOMPARE(last.elapsed(), 3s);
}

void tst_Retries::requestOverClient()
{
    site.answer("example.com/a", Busy);
    client().setRetries(atOnce(2));
    QCOMPARE(mock->run(client().get("http://example.com/a"))->value.value().attempts().size(), 2);
    QCOMPARE(mock->run(client().get("http://example.com/a").retries(RetryPolicy()))
                     ->value.value()
                     .attempts()
                     .size(),
             0);
    QCOMPARE(mock->run(client().get("http://example.com/a").retries(atOnce(1)))
                     ->value.value()
                     .attempts()
                     .size(),
             1);
}

void tst_Retries::endedInThePause_data()
{
    QTest::addColumn<QString>("how");
    for (const char *how : { "cancelAll", "client", "context", "stop", "pending", "parent" })
        QTest::addRow("%s", how) << QString::fromLatin1(how);
}

void tst_Retries::endedInThePause()
{
    QFETCH(QString, how);
    site.answer("example.com/a", Busy);
    auto context = std::make_unique<QObject>();
    auto parent = std::make_unique<QObject>();
    std::stop_source stop;
    RequestBuilder request = client().get("http://example.com/a")
                                     .context(context.get())
                                     .stopToken(stop.get_token())
                                     .retries(RetryPolicy(3).setBackoff(10s).setJitter(0));
    std::shared_ptr<Outcome<Response>> outcome;
    PendingResponse *pending = nullptr;
    int ends = 0;
    Error error;
    if (how == u"pending" || how == u"parent") {
        pending = request.start(parent.get());
        connect(pending, &PendingResponse::failed, this, [&](const Error &e) { error = e; });
        connect(pending, &PendingResponse::finished, this, [&] { ++ends; });
        backend().run();
    } else {
        outcome = mock->run(std::move(request));
    }
    backend().advance(5s);
    QCOMPARE(ends, 0);
    if (how == u"cancelAll")
        client().cancelAll();
    else if (how == u"client")
        mock->client.reset();
    else if (how == u"context")
        context.reset();
    else if (how == u"stop")
        stop.request_stop();
    else if (how == u"pending")
        pending->cancel();
    else
        parent.reset();
    backend().run();
    if (outcome) {
        QCOMPARE(outcome->ends, 1);
        QCOMPARE(outcome->kind(), Error::Kind::Cancelled);
    } else {
        QCOMPARE(ends, how == u"pending" ? 1 : 0);
        QCOMPARE(error.isCancelled(), how == u"pending");
    }
    backend().advance(20s);
    QCOMPARE(site.heads.size(), 1);
}

void tst_Retries::pauseBeyondTheTotalTimeout_data()
{
    QTest::addColumn<bool>("isError");
    QTest::addColumn<int>("total");
    QTest::addColumn<bool>("isRetried");
    QTest::newRow("status, no time") << false << 4000 << false;
    QTest::newRow("status, time") << false << 4001 << true;
    QTest::newRow("error, no time") << true << 4000 << false;
    QTest::newRow("error, time") << true << 4001 << true;
}

// Whoever has no time for another attempt is told at once what came of this one.
void tst_Retries::pauseBeyondTheTotalTimeout()
{
    QFETCH(bool, isError);
    QFETCH(int, total);
    QFETCH(bool, isRetried);
    const MockSite::Handler failure = [isError](MockPeer *peer) {
        if (isError)
            peer->finish();
        else
            peer->send(Busy);
    };
    site.handle("example.com/a", { failure, [](MockPeer *peer) { peer->send(response("in")); } });
    const auto outcome = mock->run(client().get("http://example.com/a")
                                           .timeout(std::chrono::milliseconds(total))
                                           .retries(RetryPolicy(3).setBackoff(4s).setJitter(0)));
    QCOMPARE(outcome->isDone(), !isRetried);
    backend().advance(4s);
    if (isRetried)
        QCOMPARE(outcome->value.value().content(), "in"_ba);
    else if (isError)
        QVERIFY(outcome->threw<NetworkError>() || outcome->threw<ProtocolError>());
    else
        QCOMPARE(outcome->value.value().status(), 503);
}

void tst_Retries::totalTimeoutSpansAttempts()
{
    site.handle("example.com/a", { [](MockPeer *peer) { peer->send(Busy); }, [](MockPeer *) {} });
    const auto outcome = mock->run(client().get("http://example.com/a")
                                           .timeout(5s)
                                           .retries(RetryPolicy(3).setBackoff(4s).setJitter(0)));
    backend().advance(4999ms);
    QVERIFY(!outcome->isDone());
    QCOMPARE(site.heads.size(), 2);
    backend().advance(1ms);
    QVERIFY(outcome->threw<TotalTimeout>());
}

void tst_Retries::streamed()
{
    site.answer("example.com/a", { Busy, "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nhe"_ba });
    const auto outcome =
            mock->run(client().get("http://example.com/a").retries(atOnce(2)).stream());
    const Response here = outcome->value.value();
    QCOMPARE(here.status(), 200);
    QCOMPARE(here.attempts().size(), 1);
    const auto read = mock->run(here.read());
    backend().peer(0)->send("re");
    backend().run();
    QCOMPARE(read->value.value(), "here"_ba);
    // The last refusal is streamed, too.
    site.answer("example.com/b", Busy);
    const auto busy = mock->run(client().get("http://example.com/b").retries(atOnce(2)).stream());
    QCOMPARE(busy->value.value().status(), 503);
    QVERIFY(!busy->value->isRead());
    QCOMPARE(mock->run(busy->value->read())->value.value(), "busy"_ba);
    QCOMPARE(busy->value->attempts().size(), 2);
}

void tst_Retries::streamedBodyIsNotRetried()
{
    site.answer("example.com/a", "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nhe"_ba);
    const auto outcome =
            mock->run(client().get("http://example.com/a").retries(atOnce(2)).stream());
    const Response here = outcome->value.value();
    const auto read = mock->run(here.read());
    backend().peer(0)->reset();
    backend().run();
    QVERIFY(read->error());
    QCOMPARE(site.heads.size(), 1);
}

void tst_Retries::pendingResponse_data()
{
    QTest::addColumn<bool>("isChunked");
    QTest::newRow("whole") << false;
    QTest::newRow("in chunks") << true;
}

void tst_Retries::pendingResponse()
{
    QFETCH(bool, isChunked);
    site.handle("example.com/a",
                { [](MockPeer *peer) { peer->finish(); }, [](MockPeer *peer) { peer->send(Busy); },
                  [](MockPeer *peer) {
                      peer->send("HTTP/1.1 103 Early Hints\r\n\r\n" + response("here"));
                  } });
    QObject parent;
    PendingResponse *pending = client().put("http://example.com/a")
                                       .compressed()
                                       .body(QByteArray(1000, 'b'))
                                       .retries(atOnce(3))
                                       .start(&parent);
    QList<int> heads;
    QList<int> hints;
    QByteArray received;
    Response last;
    int ends = 0;
    connect(pending, &PendingResponse::responseReceived, this,
            [&](const Response &response) { heads += response.status(); });
    connect(pending, &PendingResponse::informationReceived, this,
            [&](int status) { hints += status; });
    if (isChunked) {
        connect(pending, &PendingResponse::chunkReceived, this,
                [&](const QByteArray &chunk) { received += chunk; });
    }
    connect(pending, &PendingResponse::finished, this, [&](const Response &response) {
        ++ends;
        last = response;
    });
    backend().run();
    QCOMPARE(heads, QList<int> { 200 });
    QCOMPARE(hints, QList<int> { 103 });
    QCOMPARE(ends, 1);
    QCOMPARE(isChunked ? received : last.content(), "here"_ba);
    QCOMPARE(last.attempts().size(), 2);
    // Of what is sent, and of the last time it was.
    QCOMPARE(pending->bytesSent(), pending->bytesToSend());
    QVERIFY(pending->bytesToSend() < 1000);
}

void tst_Retries::longBodyOfTheRefusal()
{
    site.answer("example.com/a",
                { "HTTP/1.1 503 Busy\r\nContent-Length: 10000000\r\n\r\nbu"_ba, response("in") });
    const auto outcome = mock->run(client().get("http://example.com/a").retries(atOnce(2)));
    QCOMPARE(outcome->value.value().content(), "in"_ba);
    QCOMPARE(backend().connectionCount(), 2);
}

void tst_Retries::afterARedirect()
{
    site.answer("example.com/a", redirect("http://other.example/b"));
    site.answer("other.example/b", { Busy, response("in") });
    const auto outcome = mock->run(
            client().get("http://example.com/a").header("Authorization", "s").retries(atOnce(2)));
    QCOMPARE(outcome->value.value().content(), "in"_ba);
    QCOMPARE(site.asked(), (QByteArrayList { "GET example.com/a", "GET other.example/b",
                                             "GET other.example/b" }));
    QVERIFY(!site.hasField(2, "Authorization"));
}

void tst_Retries::staleConnection_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<bool>("isSentAgain");
    QTest::newRow("GET") << "GET"_ba << true;
    QTest::newRow("PUT") << "PUT"_ba << true;
    QTest::newRow("POST") << "POST"_ba << false;
}

// Without a policy, and without a word about it.
void tst_Retries::staleConnection()
{
    QFETCH(QByteArray, method);
    QFETCH(bool, isSentAgain);
    site.handle("example.com/a", { [](MockPeer *peer) { peer->send(response("one")); },
                                   [](MockPeer *peer) { peer->finish(); },
                                   [](MockPeer *peer) { peer->send(response("two")); } });
    QVERIFY(mock->run(client().get("http://example.com/a"))->value);
    const auto outcome = mock->run(client().request(method, "http://example.com/a").body("b"_ba));
    QCOMPARE(bool(outcome->value), isSentAgain);
    if (!isSentAgain) {
        QCOMPARE(outcome->kind(), Error::Kind::Read);
        QCOMPARE(site.heads.size(), 2);
        return;
    }
    QCOMPARE(outcome->value->content(), "two"_ba);
    QVERIFY(outcome->value->attempts().isEmpty());
    QVERIFY(outcome->value->history().isEmpty());
    QCOMPARE(site.heads.size(), 3);
}

void tst_Retries::staleConnectionTwice()
{
    site.handle("example.com/a",
                { [](MockPeer *peer) { peer->send(response("one")); },
                  [](MockPeer *peer) { peer->finish(); }, [](MockPeer *peer) { peer->finish(); },
                  [](MockPeer *peer) { peer->send(response("two")); } });
    QVERIFY(mock->run(client().get("http://example.com/a"))->value);
    const auto once = mock->run(client().get("http://example.com/a"));
    QVERIFY(once->error()); // the new connection did not go stale, it failed
    QCOMPARE(site.heads.size(), 3);
    site.handle("example.com/a",
                { [](MockPeer *peer) { peer->send(response("one")); },
                  [](MockPeer *peer) { peer->finish(); }, [](MockPeer *peer) { peer->finish(); },
                  [](MockPeer *peer) { peer->send(response("two")); } });
    QVERIFY(mock->run(client().get("http://example.com/a"))->value);
    const auto retried = mock->run(client().get("http://example.com/a").retries(atOnce(1)));
    QCOMPARE(retried->value.value().content(), "two"_ba);
    QCOMPARE(retried->value->attempts().size(), 1);
}

QTEST_GUILESS_MAIN(tst_Retries)
#include "tst_retries.moc"
