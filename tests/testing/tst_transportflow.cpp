// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// What a client does around a transport: everything that it does around the network.

#include "client/mockclient.h"
#include "testing/gate.h"
#include "testing/mocktransport.h"

#include <QtCore/qregularexpression.h>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Headers fields(std::initializer_list<std::pair<const char *, const char *>> list)
{
    Headers headers;
    for (const auto &[name, value] : list)
        headers.append(name, value);
    return headers;
}

Response text(const char *content, int status = 200)
{
    return Response(status, Headers(), QByteArray(content));
}

QByteArray valueOf(const Request &request, const char *name)
{
    return request.headers().value(name).toByteArray();
}

enum class Way { NextChunk, NextRawChunk, Stream, Raw, Lines, StreamText, Read };

QCoro::Task<QByteArrayList> readBy(Response response, Way way)
{
    QByteArrayList parts;
    switch (way) {
    case Way::NextChunk:
        while (const std::optional<QByteArray> part = co_await response.nextChunk())
            parts += *part;
        break;
    case Way::NextRawChunk:
        while (const std::optional<QByteArray> part = co_await response.nextRawChunk())
            parts += *part;
        break;
    case Way::Stream:
        QCORO_FOREACH (const QByteArray &part, response.stream())
            parts += part;
        break;
    case Way::Raw:
        QCORO_FOREACH (const QByteArray &part, response.raw())
            parts += part;
        break;
    case Way::Lines:
        QCORO_FOREACH (const QString &part, response.lines())
            parts += part.toUtf8();
        break;
    case Way::StreamText:
        QCORO_FOREACH (const QString &part, response.streamText())
            parts += part.toUtf8();
        break;
    case Way::Read:
        parts += co_await response.read();
        break;
    }
    co_return parts;
}

} // namespace

class tst_TransportFlow : public QObject, private MockClientTest
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void toldFromTheEventLoop();
    void cookies();
    void redirects();
    void tooManyRedirects();
    void basicAuth();
    void digestAuth();
    void hooks();
    void retries();
    void everyWayToTheResponse();
    void transportOfOneRequest();
    void pendingResponse_data();
    void pendingResponse();
    void pendingResponseThatFails();
    void pausedPendingResponse();
    void streamed_data();
    void streamed();
    void streamedIsReadOnce_data();
    void streamedIsReadOnce();
    void streamedAndClosed();
    void streamedWithoutContent();
    void streamedPendingResponse();
    void mounts();
    void redirectBetweenMounts_data();
    void redirectBetweenMounts();
    void cancelledWhileItWaits_data();
    void cancelledWhileItWaits();
    void clientDestroyedWhileItWaits();
    void clientDestroyedInTheHandler();
    void transportGoesWhileItWaits();
    void totalTimeout();

private:
    // Answers at the gate.
    void waitAtGate()
    {
        gate = std::make_shared<Gate>();
        const std::shared_ptr<Gate> held = gate;
        transport->respond("*", "*", [held](const Request &) -> QCoro::Task<Response> {
            co_await held->passed();
            co_return text("late");
        });
    }

    std::shared_ptr<MockTransport> transport;
    std::shared_ptr<Gate> gate;
};

void tst_TransportFlow::init()
{
    beginTest();
    transport = std::make_shared<MockTransport>();
    client().setTransport(transport);
    client().setEnvironmentTrusted(false);
}

void tst_TransportFlow::cleanup()
{
    if (gate)
        gate->open();
    gate.reset();
    if (mock->client) {
        client().setTransport({});
        client().setEventHooks(EventHooks());
    }
    transport.reset();
    verifyNothingLeft();
}

// Neither the transport nor whoever waits is called from inside the call that sends.
void tst_TransportFlow::toldFromTheEventLoop()
{
    transport->respond("*", "*", text("hello"));
    const auto outcome = watch(client().get("http://a.example/"));
    QVERIFY(!outcome->isDone());
    QCOMPARE(transport->requestCount(), 0);
    backend().run();
    QVERIFY(outcome->value);
    QCOMPARE(outcome->value->content(), "hello"_ba);
    QCOMPARE(outcome->value->url(), QUrl(u"http://a.example/"_s));
    QCOMPARE(outcome->value->request().method(), "GET"_ba);
    QVERIFY(outcome->value->connection().isNull());
    QCOMPARE(backend().connectionCount(), 0);
}

void tst_TransportFlow::cookies()
{
    transport->respond("GET", "/login",
                       Response(200, fields({ { "Set-Cookie", "sid=abc; Path=/" },
                                              { "Set-Cookie", "other=1; Path=/other" } })));
    transport->respond("GET", "*", text(""));
    mock->run(client().get("http://a.example/login"));
    mock->run(client().get("http://a.example/x").cookie("own", "2"));
    mock->run(client().get("http://b.example/x"));
    const QList<Request> requests = transport->requests();
    QCOMPARE(requests.size(), 3);
    QVERIFY(!requests.at(0).headers().contains("Cookie"));
    QCOMPARE(valueOf(requests.at(1), "Cookie"), "own=2; sid=abc"_ba);
    QVERIFY(!requests.at(2).headers().contains("Cookie"));
}

void tst_TransportFlow::redirects()
{
    transport->respond("POST", "/form", Response(303, fields({ { "Location", "/next" } })));
    transport->respond("GET", "/next",
                       Response(302, fields({ { "Location", "http://b.example/end" } })));
    transport->respond("GET", "http://b.example/end", text("end"));
    const auto outcome = mock->run(client().post("http://a.example/form")
                                           .header("Authorization", "Basic x")
                                           .header("X-Kept", "1")
                                           .json(QJsonValue(1)));
    QVERIFY(outcome->value);
    QCOMPARE(outcome->value->content(), "end"_ba);
    QCOMPARE(outcome->value->url(), QUrl(u"http://b.example/end"_s));
    QCOMPARE(outcome->value->history().size(), 2);
    QCOMPARE(outcome->value->history().constFirst().status(), 303);
    const QList<Request> requests = transport->requests();
    QCOMPARE(requests.size(), 3);
    QCOMPARE(requests.at(1).method(), "GET"_ba);
    QVERIFY(requests.at(1).body().isEmpty());
    QCOMPARE(valueOf(requests.at(1), "Authorization"), "Basic x"_ba);
    QVERIFY(!requests.at(2).headers().contains("Authorization"));
    QCOMPARE(valueOf(requests.at(2), "X-Kept"), "1"_ba);

    const auto first = mock->run(client().post("http://a.example/form").followRedirects(false));
    QCOMPARE(first->value->status(), 303);
}

void tst_TransportFlow::tooManyRedirects()
{
    transport->respond("GET", "*", [](const Request &request) {
        const int step = request.url().path().mid(1).toInt();
        return Response(
                302, fields({ { "Location", ("/" + QByteArray::number(step + 1)).constData() } }));
    });
    const auto outcome = mock->run(client().get("http://a.example/0"));
    QVERIFY(outcome->threw<TooManyRedirects>());
    QCOMPARE(transport->requestCount(), 11);
}

void tst_TransportFlow::basicAuth()
{
    transport->respond("GET", "*", text(""));
    mock->run(client().get("http://a.example/").basicAuth(u"Aladdin"_s, u"open sesame"_s));
    mock->run(client().get("http://Aladdin:open%20sesame@a.example/"));
    for (const Request &request : transport->requests()) {
        QCOMPARE(valueOf(request, "Authorization"), "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="_ba);
        QCOMPARE(request.url(), QUrl(u"http://a.example/"_s));
    }
}

void tst_TransportFlow::digestAuth()
{
    transport->respond("GET", "*", [](const Request &request) {
        if (request.headers().contains("Authorization"))
            return text("in");
        return Response(401, fields({ { "WWW-Authenticate",
                                        "Digest realm=\"r\", nonce=\"n\", qop=\"auth\"" } }));
    });
    const auto outcome = mock->run(client().get("http://a.example/").digestAuth(u"u"_s, u"p"_s));
    QVERIFY(outcome->value);
    QCOMPARE(outcome->value->content(), "in"_ba);
    QCOMPARE(transport->requestCount(), 2);
    QVERIFY(valueOf(transport->requests().constLast(), "Authorization").startsWith("Digest "));
}

void tst_TransportFlow::hooks()
{
    QList<int> statuses;
    QByteArrayList contents;
    client().onRequest([](Request &request) { request.headers().append("X-Hook", "1"); });
    client().onResponse([&](const Response &response) { statuses += response.status(); });
    client().onResponse([&](const Response &response) { contents += response.content(); },
                        EventHooks::Content::Read);
    transport->respond("GET", "/a", Response(302, fields({ { "Location", "/b" } }), "moved"));
    transport->respond("GET", "/b", text("here"));
    const auto outcome = mock->run(client().get("http://a.example/a"));
    QCOMPARE(outcome->value->content(), "here"_ba);
    QCOMPARE(statuses, (QList<int> { 302, 200 }));
    QCOMPARE(contents, (QByteArrayList { "moved", "here" }));
    for (const Request &request : transport->requests())
        QCOMPARE(valueOf(request, "X-Hook"), "1"_ba);
}

void tst_TransportFlow::retries()
{
    transport->enqueue(text("busy", 503));
    transport->enqueue(Error(Error::Kind::Connect, Error::Phase::Connect, Error::Party::Remote,
                             u"Connection refused"_s));
    transport->enqueue(text("there"));
    const auto outcome = watch(client().get("http://a.example/").retries(3));
    backend().run();
    QCOMPARE(transport->requestCount(), 1);
    backend().advance(10min);
    QVERIFY(outcome->value);
    QCOMPARE(outcome->value->content(), "there"_ba);
    QCOMPARE(transport->requestCount(), 3);
    const QList<Attempt> attempts = outcome->value->attempts();
    QCOMPARE(attempts.size(), 2);
    QCOMPARE(attempts.at(0).response().status(), 503);
    QCOMPARE(attempts.at(1).error().kind(), Error::Kind::Connect);
}

void tst_TransportFlow::everyWayToTheResponse()
{
    transport->respond("GET", "/ok", text("hello"));
    QCOMPARE(mock->run(client().get("http://a.example/ok").toTask())->value->content(), "hello"_ba);

    const auto result = mock->run(client().get("http://a.example/none").result());
    QCOMPARE(result->value->error().kind(), Error::Kind::Callback);

    QFuture<Response> future = client().get("http://a.example/ok").toFuture();
    backend().run();
    QVERIFY(future.isFinished());
    QCOMPARE(future.result().content(), "hello"_ba);

    QByteArray content;
    client().get("http://a.example/ok").then(this, [&](const Response &response) {
        content = response.content();
    });
    QVERIFY(content.isEmpty());
    backend().run();
    QCOMPARE(content, "hello"_ba);
    QCOMPARE(HttpQ::waitFor(client().get("http://a.example/ok"), 30s).content(), "hello"_ba);
}

void tst_TransportFlow::transportOfOneRequest()
{
    const auto own = std::make_shared<MockTransport>(text("own"));
    transport->respond("*", "*", text("client's"));
    QCOMPARE(mock->run(client().get("http://a.example/").transport(own))->value->content(),
             "own"_ba);
    QCOMPARE(mock->run(client().get("http://a.example/"))->value->content(), "client's"_ba);
    QCOMPARE(own->requestCount(), 1);
}

void tst_TransportFlow::pendingResponse_data()
{
    QTest::addColumn<bool>("inChunks");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QStringList>("signalsSeen");
    QTest::newRow("content") << false << "hello"_ba
                             << QStringList { u"head 200"_s, u"received 5/5"_s, u"finished"_s };
    QTest::newRow("chunks") << true << "hello"_ba
                            << QStringList { u"head 200"_s, u"received 5/5"_s, u"chunk hello"_s,
                                             u"finished"_s };
    QTest::newRow("no content") << true << ""_ba << QStringList { u"head 200"_s, u"finished"_s };
}

void tst_TransportFlow::pendingResponse()
{
    QFETCH(const bool, inChunks);
    QFETCH(const QByteArray, content);
    QFETCH(const QStringList, signalsSeen);
    transport->respond("GET", "*",
                       Response(200,
                                fields({ { "Content-Length",
                                           QByteArray::number(content.size()).constData() } }),
                                content));
    QStringList seen;
    QObject owner;
    Response last;
    PendingResponse *pending = client().get("http://a.example/").start(&owner);
    connect(pending, &PendingResponse::responseReceived, &owner,
            [&](const Response &response) { seen += u"head %1"_s.arg(response.status()); });
    if (inChunks) {
        connect(pending, &PendingResponse::chunkReceived, &owner,
                [&](const QByteArray &chunk) { seen += u"chunk "_s + QString::fromUtf8(chunk); });
    }
    connect(pending, &PendingResponse::downloadProgress, &owner,
            [&](qint64 done, qint64 total) { seen += u"received %1/%2"_s.arg(done).arg(total); });
    connect(pending, &PendingResponse::failed, &owner, [&] { seen += u"failed"_s; });
    connect(pending, &PendingResponse::finished, &owner, [&](const Response &response) {
        seen += u"finished"_s;
        last = response;
    });
    QVERIFY(seen.isEmpty());
    backend().run();
    QCOMPARE(seen, signalsSeen);
    QCOMPARE(pending->state(), PendingResponse::State::Succeeded);
    QCOMPARE(last.status(), 200);
    if (!inChunks)
        QCOMPARE(last.content(), content);
    const auto awaited = mock->run(pending->response());
    QCOMPARE(awaited->value->status(), 200);
}

void tst_TransportFlow::pendingResponseThatFails()
{
    QStringList seen;
    QObject owner;
    PendingResponse *pending = client().get("http://a.example/").start(&owner);
    connect(pending, &PendingResponse::responseReceived, &owner, [&] { seen += u"head"_s; });
    connect(pending, &PendingResponse::failed, &owner, [&] { seen += u"failed"_s; });
    connect(pending, &PendingResponse::finished, &owner, [&](const Response &response) {
        seen += response.isNull() ? u"finished"_s : u"finished with a response"_s;
    });
    backend().run();
    QCOMPARE(seen, (QStringList { u"failed"_s, u"finished"_s }));
    QCOMPARE(pending->error().kind(), Error::Kind::Callback);
}

void tst_TransportFlow::pausedPendingResponse()
{
    transport->respond("GET", "*", text("hello"));
    QByteArray content;
    int ends = 0;
    QObject owner;
    PendingResponse *pending = client().get("http://a.example/").start(&owner);
    connect(pending, &PendingResponse::responseReceived, pending, &PendingResponse::pause);
    connect(pending, &PendingResponse::chunkReceived, &owner,
            [&](const QByteArray &chunk) { content += chunk; });
    connect(pending, &PendingResponse::finished, &owner, [&] { ++ends; });
    backend().run();
    QCOMPARE(content, QByteArray());
    QCOMPARE(ends, 0);
    pending->resume();
    backend().run();
    QCOMPARE(content, "hello"_ba);
    QCOMPARE(ends, 1);
}

void tst_TransportFlow::streamed_data()
{
    QTest::addColumn<int>("way");
    QTest::addColumn<QByteArrayList>("parts");
    const QByteArray whole = "one\r\ntwo\nthree";
    QTest::newRow("nextChunk") << int(Way::NextChunk) << QByteArrayList { whole };
    QTest::newRow("nextRawChunk") << int(Way::NextRawChunk) << QByteArrayList { whole };
    QTest::newRow("stream") << int(Way::Stream) << QByteArrayList { whole };
    QTest::newRow("raw") << int(Way::Raw) << QByteArrayList { whole };
    QTest::newRow("lines") << int(Way::Lines) << QByteArrayList { "one", "two", "three" };
    QTest::newRow("streamText") << int(Way::StreamText) << QByteArrayList { whole };
    QTest::newRow("read") << int(Way::Read) << QByteArrayList { whole };
}

void tst_TransportFlow::streamed()
{
    QFETCH(const int, way);
    QFETCH(const QByteArrayList, parts);
    transport->respond("GET", "*", text("one\r\ntwo\nthree"));
    const auto outcome = mock->run(client().get("http://a.example/").stream());
    QVERIFY(outcome->value);
    const Response response = *outcome->value;
    // As with the network: the head is here, the body is to be read.
    QVERIFY(!response.isRead());
    QVERIFY_THROWS_EXCEPTION(ResponseNotRead, static_cast<void>(response.content()));
    const auto read = mock->run(readBy(response, Way(way)));
    QVERIFY(read->value);
    QByteArrayList seen = *read->value;
    if (Way(way) == Way::StreamText)
        seen = { seen.join() };
    QCOMPARE(seen, parts);
    QCOMPARE(response.bytesDownloaded(), 14);
    if (Way(way) == Way::Read)
        QCOMPARE(response.content(), "one\r\ntwo\nthree"_ba);
    else
        QVERIFY_THROWS_EXCEPTION(StreamConsumed, static_cast<void>(response.content()));
}

void tst_TransportFlow::streamedIsReadOnce_data()
{
    streamed_data();
}

void tst_TransportFlow::streamedIsReadOnce()
{
    QFETCH(const int, way);
    transport->respond("GET", "*", text("one\r\ntwo\nthree"));
    const auto outcome = mock->run(client().get("http://a.example/").stream());
    const Response response = *outcome->value;
    QVERIFY(mock->run(readBy(response, Way(way)))->value);
    QVERIFY(mock->run(readBy(response, Way::Lines))->threw<StreamConsumed>());
    if (Way(way) != Way::Read)
        QVERIFY(mock->run(readBy(response, Way::Read))->threw<StreamConsumed>());
}

void tst_TransportFlow::streamedAndClosed()
{
    transport->respond("GET", "*", text("hello"));
    const Response response = *mock->run(client().get("http://a.example/").stream())->value;
    response.close();
    QVERIFY(response.isClosed());
    QVERIFY(mock->run(response.nextChunk())->threw<StreamClosed>());
    QVERIFY_THROWS_EXCEPTION(StreamClosed, static_cast<void>(response.content()));
}

void tst_TransportFlow::streamedWithoutContent()
{
    transport->respond("GET", "*", Response(204));
    const Response response = *mock->run(client().get("http://a.example/").stream())->value;
    QCOMPARE(mock->run(response.nextChunk())->value.value(), std::nullopt);
    QCOMPARE(mock->run(response.nextChunk())->value.value(), std::nullopt);
}

void tst_TransportFlow::streamedPendingResponse()
{
    transport->respond("GET", "*", text("hello"));
    QObject owner;
    Response head;
    int ends = 0;
    PendingResponse *pending = client().get("http://a.example/").stream().start(&owner);
    connect(pending, &PendingResponse::responseReceived, &owner,
            [&](const Response &response) { head = response; });
    connect(pending, &PendingResponse::finished, &owner, [&] { ++ends; });
    backend().run();
    QCOMPARE(mock->run(head.read())->value, "hello"_ba);
    QCOMPARE(ends, 1);
}

void tst_TransportFlow::mounts()
{
    mock->serve({ response("network") });
    client().setTransport({});
    const auto mockOf = [](const char *name) {
        return std::make_shared<MockTransport>(text(name));
    };
    QVERIFY(!client().mount("all://a.example", mockOf("a")));
    QVERIFY(!client().mount("all://*.a.example", mockOf("below a")));
    QVERIFY(!client().mount("https://", mockOf("https")));
    QVERIFY(!client().mount("https://open.example", nullptr));
    QVERIFY(!client().mount("all://a.example:8080", mockOf("port")));
    const auto answer = [this](const char *url) {
        const auto outcome = mock->run(client().get(url));
        return outcome->value ? outcome->value->content() : outcome->error().toString().toUtf8();
    };
    QCOMPARE(answer("http://a.example/x"), "a"_ba);
    QCOMPARE(answer("https://a.example/x"), "a"_ba);
    QCOMPARE(answer("http://b.a.example/x"), "below a"_ba);
    QCOMPARE(answer("http://a.example:8080/x"), "port"_ba);
    QCOMPARE(answer("https://c.example/x"), "https"_ba);
    QCOMPARE(answer("http://c.example/x"), "network"_ba);
    QCOMPARE(backend().connectionCount(), 1);
    QCOMPARE(answer("https://open.example/x"), "network"_ba);
    QCOMPARE(backend().connectionCount(), 2);
    client().unmount("all://a.example");
    QCOMPARE(answer("https://a.example/x"), "https"_ba);
    QCOMPARE(client().mount("nonsense", mockOf("x")).kind(), Error::Kind::InvalidUrl);
    for (const char *pattern :
         { "all://*.a.example", "https://", "https://open.example", "all://a.example:8080" })
        client().unmount(pattern);
}

void tst_TransportFlow::redirectBetweenMounts_data()
{
    QTest::addColumn<bool>("fromNetwork");
    QTest::addColumn<bool>("isStreamed");
    for (const bool isStreamed : { false, true }) {
        QTest::newRow(isStreamed ? "from network, streamed" : "from network") << true << isStreamed;
        QTest::newRow(isStreamed ? "to network, streamed" : "to network") << false << isStreamed;
    }
}

void tst_TransportFlow::redirectBetweenMounts()
{
    QFETCH(const bool, fromNetwork);
    QFETCH(const bool, isStreamed);
    client().setTransport({});
    if (fromNetwork) {
        mock->serve({ response("moved", "Location: http://mock.example/\r\n", "302 Found") });
        client().mount("all://mock.example", transport);
        transport->respond("GET", "*", text("end"));
    } else {
        mock->serve({ response("end") });
        client().mount("all://mock.example", transport);
        transport->respond(
                "GET", "*",
                Response(302, fields({ { "Location", "http://net.example/" } }), "moved"));
    }
    RequestBuilder builder =
            client().get(fromNetwork ? "http://net.example/" : "http://mock.example/");
    if (isStreamed)
        builder.stream();
    const auto outcome = mock->run(std::move(builder));
    QVERIFY(outcome->value);
    QCOMPARE(mock->run(outcome->value->read())->value, "end"_ba);
    QCOMPARE(outcome->value->history().size(), 1);
    QCOMPARE(outcome->value->connection().isNull(), fromNetwork);
    client().unmount("all://mock.example");
}

void tst_TransportFlow::cancelledWhileItWaits_data()
{
    QTest::addColumn<int>("way");
    QTest::newRow("context") << 0;
    QTest::newRow("stop token") << 1;
    QTest::newRow("cancelAll") << 2;
    QTest::newRow("close") << 3;
}

void tst_TransportFlow::cancelledWhileItWaits()
{
    QFETCH(const int, way);
    waitAtGate();
    auto context = std::make_unique<QObject>();
    std::stop_source stop;
    const auto outcome = watch(
            client().get("http://a.example/").context(context.get()).stopToken(stop.get_token()));
    backend().run();
    QCOMPARE(gate->waiting(), 1);
    QVERIFY(!outcome->isDone());
    switch (way) {
    case 0:
        context.reset();
        break;
    case 1:
        stop.request_stop();
        break;
    case 2:
        client().cancelAll();
        break;
    case 3:
        client().close(0ms);
        break;
    }
    QVERIFY(!outcome->isDone());
    backend().run();
    QVERIFY(outcome->threw<Cancelled>());
    QCOMPARE(client().runningRequests(), 0);
    // What comes then is dropped.
    gate->open();
    backend().run();
    QCOMPARE(outcome->ends, 1);
    if (way == 3)
        mock.reset(new MockClient);
}

void tst_TransportFlow::clientDestroyedWhileItWaits()
{
    waitAtGate();
    const auto awaited = watch(client().get("http://a.example/"));
    PendingResponse *pending = client().get("http://a.example/").start(this);
    int ends = 0;
    connect(pending, &PendingResponse::finished, this, [&] { ++ends; });
    backend().run();
    QCOMPARE(gate->waiting(), 2);
    mock->client.reset();
    backend().run();
    QVERIFY(awaited->threw<Cancelled>());
    QCOMPARE(ends, 1);
    QVERIFY(pending->error().isCancelled());
    gate->open();
    backend().run();
    QCOMPARE(awaited->ends, 1);
    QCOMPARE(ends, 1);
    delete pending;
}

void tst_TransportFlow::clientDestroyedInTheHandler()
{
    transport->respond("*", "*", [this](const Request &) {
        mock->client.reset();
        return text("never seen");
    });
    const auto outcome = watch(client().get("http://a.example/"));
    backend().run();
    QVERIFY(outcome->threw<Cancelled>());
    QCOMPARE(outcome->ends, 1);
}

// The task that waits holds on to what it is a part of.
void tst_TransportFlow::transportGoesWhileItWaits()
{
    waitAtGate();
    const auto outcome = watch(client().get("http://a.example/"));
    backend().run();
    client().setTransport({});
    transport.reset();
    gate->open();
    backend().run();
    QVERIFY(outcome->value);
    QCOMPARE(outcome->value->content(), "late"_ba);
}

void tst_TransportFlow::totalTimeout()
{
    waitAtGate();
    const auto outcome = watch(client().get("http://a.example/").timeout(5s));
    backend().run();
    backend().advance(4999ms);
    QVERIFY(!outcome->isDone());
    backend().advance(1ms);
    QVERIFY(outcome->threw<TotalTimeout>());
    QCOMPARE(outcome->error().phase(), Error::Phase::None);
    QCOMPARE(outcome->error().message(),
             u"The request was not done within its total timeout of 5000 ms"_s);
}

QTEST_GUILESS_MAIN(tst_TransportFlow)
#include "tst_transportflow.moc"
