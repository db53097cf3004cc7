// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/lifetimecoroutine.h"
#include "client/mocksite.h"

#include <stdexcept>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_Mounts : public QObject, private MockClientTest
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
        if (mock->client) {
            client().setTransport(nullptr);
            client().unmount("http://example.com");
            client().setRetries(RetryPolicy());
        }
        verifyNothingLeft();
    }

    void patterns_data();
    void patterns();
    void noPattern();
    void unmounted();
    void ofOneRequest();
    void whatItIsGiven();
    void whatComesOfIt_data();
    void whatComesOfIt();
    void notFromInsideTheCall_data();
    void notFromInsideTheCall();
    void throws_data();
    void throws();
    void nullResponse();
    void streamed_data();
    void streamed();
    void unreadResponse();
    void aroundIt();
    void retried();
    void fromNetworkToTransportAndBack();
    void endedWhileItWorks_data();
    void endedWhileItWorks();

private:
    MockSite site;
};

namespace {

// Answers with its name, at once or when its gate is open, or with what it is told.
class NamedTransport final : public Transport
{
public:
    explicit NamedTransport(const QByteArray &name, bool waits = false)
        : m_name(name)
    {
        if (!waits)
            gate.open();
    }
    QCoro::Task<Response> send(const Request &request) override
    {
        ++asked;
        requests += request;
        co_await gate;
        if (thrown)
            thrown();
        ++answered;
        if (!answers.isEmpty())
            co_return answers.takeFirst();
        Headers headers;
        headers.append("X-Url", request.url().toString());
        co_return Response(200, headers, m_name);
    }

    Gate gate;
    QList<Request> requests;
    QList<Response> answers;
    std::function<void()> thrown;
    int asked = 0;
    int answered = 0;

private:
    QByteArray m_name;
};

Response redirectTo(const QByteArray &location)
{
    Headers headers;
    headers.append("Location", location);
    headers.append("Set-Cookie", "moved=1");
    return Response(302, headers, "moved");
}

} // namespace

void tst_Mounts::patterns_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("all") << u"http://else.example/"_s << "all"_ba;
    QTest::newRow("scheme") << u"https://else.example/"_s << "https"_ba;
    QTest::newRow("host") << u"http://one.example/"_s << "host"_ba;
    QTest::newRow("host, any port") << u"http://one.example:81/"_s << "host"_ba;
    QTest::newRow("port") << u"http://one.example:8080/"_s << "port"_ba;
    QTest::newRow("subdomain") << u"http://a.two.example/"_s << "subdomain"_ba;
    QTest::newRow("no subdomain") << u"http://two.example/"_s << "all"_ba;
    QTest::newRow("network") << u"http://network.example/"_s << "network"_ba;
}

void tst_Mounts::patterns()
{
    QFETCH(QString, url);
    QFETCH(QByteArray, answer);
    site.answer("network.example/", response("network"));
    // Not in the order of how much they say.
    for (const auto &[pattern, name] :
         std::initializer_list<std::pair<const char *, const char *>> {
                 { "all://", "all" },
                 { "http://one.example", "host" },
                 { "https://", "https" },
                 { "all://*.two.example", "subdomain" },
                 { "all://one.example:8080", "port" } })
        QVERIFY(!client().mount(pattern, std::make_shared<NamedTransport>(name)));
    QVERIFY(!client().mount("http://network.example", nullptr));
    const auto outcome = mock->run(client().get(url));
    QCOMPARE(outcome->value.value().content(), answer);
    QCOMPARE(backend().connectionCount(), answer == "network" ? 1 : 0);
    for (const char *pattern :
         { "http://one.example", "https://", "all://*.two.example", "all://one.example:8080" })
        client().unmount(pattern);
    QCOMPARE(mock->run(client().get("https://one.example:8080/"))->value.value().content(),
             "all"_ba);
    client().unmount("http://network.example");
}

void tst_Mounts::noPattern()
{
    const Error error = client().mount("nonsense", std::make_shared<NamedTransport>("x"));
    QCOMPARE(error.kind(), Error::Kind::InvalidUrl);
    QVERIFY(error.message().contains(u"nonsense"));
    client().unmount("nonsense");
    QVERIFY(mock->run(client().get("http://example.com/"))->value);
    QCOMPARE(backend().connectionCount(), 1);
}

void tst_Mounts::unmounted()
{
    QVERIFY(!client().mount("http://example.com", std::make_shared<NamedTransport>("one")));
    QVERIFY(!client().mount("http://example.com", std::make_shared<NamedTransport>("two")));
    QCOMPARE(mock->run(client().get("http://example.com/"))->value.value().content(), "two"_ba);
    client().unmount("http://example.com");
    QCOMPARE(mock->run(client().get("http://example.com/"))->value.value().status(), 404);
    client().setTransport(std::make_shared<NamedTransport>("all"));
    QCOMPARE(mock->run(client().get("http://example.com/"))->value.value().content(), "all"_ba);
    client().setTransport(nullptr);
    QCOMPARE(mock->run(client().get("http://example.com/"))->value.value().status(), 404);
}

void tst_Mounts::ofOneRequest()
{
    QVERIFY(!client().mount("http://example.com", std::make_shared<NamedTransport>("mounted")));
    const auto own = std::make_shared<NamedTransport>("own");
    QCOMPARE(mock->run(client().get("http://example.com/").transport(own))->value.value().content(),
             "own"_ba);
    QCOMPARE(mock->run(client().get("http://example.com/"))->value.value().content(), "mounted"_ba);
}

void tst_Mounts::whatItIsGiven()
{
    client().cookies()->set("jar", "1", "example.com");
    const auto transport = std::make_shared<NamedTransport>("here");
    client().setTransport(transport);
    client().setBaseUrl(QUrl(u"http://example.com/v1"_s));
    QVERIFY(mock->run(client().put("a").basicAuth(u"u"_s, u"p"_s).query("q", "1").text(u"body"_s))
                    ->value);
    const Request request = transport->requests.value(0);
    QCOMPARE(request.method(), "PUT"_ba);
    QCOMPARE(request.url(), QUrl(u"http://example.com/v1/a?q=1"_s));
    QCOMPARE(request.headers().value("Cookie"), "jar=1"_ba);
    QVERIFY(request.headers().value("Authorization").startsWith("Basic "));
    QVERIFY(request.headers().contains("User-Agent"));
    QCOMPARE(request.body().bytes(), "body"_ba);
    client().setBaseUrl(QUrl());
}

void tst_Mounts::whatComesOfIt_data()
{
    QTest::addColumn<QString>("how");
    QTest::addColumn<bool>("waits");
    for (const char *how : { "awaited", "streamed", "pending", "chunks", "streamed pending" }) {
        QTest::addRow("%s", how) << QString::fromLatin1(how) << false;
        QTest::addRow("%s, later", how) << QString::fromLatin1(how) << true;
    }
}

void tst_Mounts::whatComesOfIt()
{
    QFETCH(QString, how);
    QFETCH(bool, waits);
    const auto transport = std::make_shared<NamedTransport>("content", waits);
    RequestBuilder request = client().get("http://example.com/a").transport(transport);
    if (how.startsWith(u"streamed"))
        request.stream();
    Response last;
    QByteArray received;
    QObject parent;
    std::shared_ptr<Outcome<Response>> outcome;
    int heads = 0;
    int ends = 0;
    if (how == u"awaited" || how == u"streamed") {
        outcome = mock->run(std::move(request));
    } else {
        PendingResponse *pending = request.start(&parent);
        connect(pending, &PendingResponse::responseReceived, this, [&] { ++heads; });
        if (how == u"chunks") {
            connect(pending, &PendingResponse::chunkReceived, this,
                    [&](const QByteArray &chunk) { received += chunk; });
        }
        connect(pending, &PendingResponse::finished, this, [&](const Response &response) {
            ++ends;
            last = response;
        });
        backend().run();
    }
    if (waits) {
        QCOMPARE(client().runningRequests(), 1);
        transport->gate.open();
        backend().run();
    }
    if (outcome) {
        QVERIFY2(outcome->value, qPrintable(outcome->error().toString()));
        last = *outcome->value;
    } else {
        QCOMPARE(heads, 1);
        QCOMPARE(ends, 1);
    }
    QCOMPARE(last.status(), 200);
    QCOMPARE(last.url(), QUrl(u"http://example.com/a"_s));
    QCOMPARE(last.headers().value("X-Url"), "http://example.com/a"_ba);
    if (how == u"chunks")
        QCOMPARE(received, "content"_ba);
    else
        QCOMPARE(mock->run(last.read())->value.value(), "content"_ba);
    QVERIFY(last.connection().isNull());
    QCOMPARE(backend().connectionCount(), 0);
}

void tst_Mounts::notFromInsideTheCall_data()
{
    QTest::addColumn<bool>("isError");
    QTest::newRow("response") << false;
    QTest::newRow("error") << true;
}

void tst_Mounts::notFromInsideTheCall()
{
    QFETCH(bool, isError);
    const auto transport = std::make_shared<NamedTransport>("here");
    if (isError)
        transport->thrown = [] { throw std::runtime_error("no"); };
    const auto outcome = watch(client().get("http://example.com/").transport(transport));
    int ends = 0;
    client().get("http://example.com/")
            .transport(transport)
            .then(this, [&](const Result<Response> &) { ++ends; });
    const QFuture<Response> future =
            client().get("http://example.com/").transport(transport).toFuture();
    QObject parent;
    PendingResponse *pending =
            client().get("http://example.com/").transport(transport).start(&parent);
    QVERIFY(!outcome->isDone());
    QCOMPARE(ends, 0);
    QVERIFY(!future.isFinished());
    QVERIFY(!pending->isFinished());
    backend().run();
    QVERIFY(outcome->isDone());
    QCOMPARE(ends, 1);
    QVERIFY(future.isFinished());
    QVERIFY(pending->isFinished());
}

void tst_Mounts::throws_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<bool>("waits");
    for (const char *what : { "HttpError", "std", "nonsense" }) {
        QTest::addRow("%s", what) << QString::fromLatin1(what) << false;
        QTest::addRow("%s, later", what) << QString::fromLatin1(what) << true;
    }
}

void tst_Mounts::throws()
{
    QFETCH(QString, what);
    QFETCH(bool, waits);
    const auto transport = std::make_shared<NamedTransport>("here", waits);
    transport->thrown = [what] {
        if (what == u"HttpError") {
            throw ConnectError(Error(Error::Kind::Connect, Error::Phase::Connect,
                                     Error::Party::Remote, u"not today"_s),
                               Request());
        }
        if (what == u"std")
            throw std::runtime_error("no disk");
        throw 7;
    };
    const auto outcome = mock->run(client().get("http://example.com/").transport(transport));
    const auto result =
            mock->run(client().get("http://example.com/").transport(transport).result());
    transport->gate.open();
    backend().run();
    const Error error = result->value.value().error();
    QCOMPARE(error.url(), QUrl(u"http://example.com/"_s));
    if (what == u"HttpError") {
        QVERIFY(outcome->threw<ConnectError>());
        QCOMPARE(error.kind(), Error::Kind::Connect);
        QCOMPARE(error.message(), u"not today"_s);
    } else {
        QCOMPARE(error.kind(), Error::Kind::Callback);
        QCOMPARE(outcome->threw<std::runtime_error>(), what == u"std");
        QCOMPARE(outcome->threw<int>(), what == u"nonsense");
        QVERIFY(error.message().startsWith(u"The transport threw: "));
    }
}

void tst_Mounts::nullResponse()
{
    const auto transport = std::make_shared<NamedTransport>("here");
    transport->answers = { Response() };
    const auto outcome = mock->run(client().get("http://example.com/").transport(transport));
    QCOMPARE(outcome->kind(), Error::Kind::Callback);
    QCOMPARE(outcome->error().message(), u"The transport answered with a null response"_s);
}

void tst_Mounts::streamed_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("content") << "0123456789"_ba;
    QTest::newRow("none") << ""_ba;
}

// As if it had come over the network: it is read once, in one way.
void tst_Mounts::streamed()
{
    QFETCH(QByteArray, content);
    const auto transport = std::make_shared<NamedTransport>(content);
    const auto get = [&] {
        return mock->run(client().get("http://example.com/").transport(transport).stream())
                ->value.value();
    };
    Response here = get();
    QVERIFY(!here.isRead());
    QVERIFY_THROWS_EXCEPTION(ResponseNotRead, here.content());
    QCOMPARE(mock->run(here.read())->value.value(), content);
    QCOMPARE(here.content(), content);
    here = get();
    if (!content.isEmpty())
        QCOMPARE(mock->run(here.nextChunk())->value.value(), content);
    QCOMPARE(mock->run(here.nextChunk())->value.value(), std::nullopt);
    QCOMPARE(mock->run(here.nextChunk())->value.value(), std::nullopt);
    QVERIFY(mock->run(here.read())->threw<StreamConsumed>());
    QVERIFY_THROWS_EXCEPTION(StreamConsumed, here.content());
    here = get();
    here.close();
    QVERIFY(here.isClosed());
    QVERIFY(mock->run(here.read())->threw<StreamClosed>());
    // Not the transport's own.
    transport->answers = { Response(200, {}, content) };
    const Response kept = transport->answers[0];
    here = get();
    QCOMPARE(mock->run(here.read())->value.value(), content);
    QCOMPARE(kept.content(), content);
}

// A response of another client whose body has not been read is read first.
void tst_Mounts::unreadResponse()
{
    class Forwarding final : public Transport
    {
    public:
        explicit Forwarding(AsyncClient &client)
            : m_client(client)
        {}
        QCoro::Task<Response> send(const Request &request) override
        {
            RequestBuilder forwarded = m_client.send(request).stream();
            co_return co_await forwarded;
        }

    private:
        AsyncClient &m_client;
    };
    AsyncClient inner(mock->backend);
    site.answer("example.com/a", response("through", "X-Inner: 1\r\n"));
    const auto outcome = mock->run(
            client().get("http://example.com/a").transport(std::make_shared<Forwarding>(inner)));
    QVERIFY2(outcome->value, qPrintable(outcome->error().toString()));
    QCOMPARE(outcome->value->content(), "through"_ba);
    QCOMPARE(outcome->value->headers().value("X-Inner"), "1"_ba);
    inner.closeIdleConnections();
}

// Cookies, redirects and authentication are the client's.
void tst_Mounts::aroundIt()
{
    const auto transport = std::make_shared<NamedTransport>("here");
    transport->answers = { redirectTo("/b") };
    client().setTransport(transport);
    const auto outcome = mock->run(client().post("http://example.com/a").text(u"x"_s));
    QVERIFY2(outcome->value, qPrintable(outcome->error().toString()));
    QCOMPARE(outcome->value->content(), "here"_ba);
    QCOMPARE(transport->requests.size(), 2);
    QCOMPARE(transport->requests[1].method(), "GET"_ba);
    QCOMPARE(transport->requests[1].url(), QUrl(u"http://example.com/b"_s));
    QCOMPARE(transport->requests[1].headers().value("Cookie"), "moved=1"_ba);
    QCOMPARE(outcome->value->history().size(), 1);
    QCOMPARE(outcome->value->history()[0].status(), 302);
    QCOMPARE(outcome->value->attempts()[0].request().url(), QUrl(u"http://example.com/a"_s));
}

void tst_Mounts::retried()
{
    const auto transport = std::make_shared<NamedTransport>("here");
    transport->answers = { Response(503), Response(503) };
    client().setTransport(transport);
    client().setRetries(RetryPolicy(3).setBackoff(1s, 1).setJitter(0));
    const auto outcome = mock->run(client().get("http://example.com/a"));
    backend().advance(1999ms);
    QVERIFY(!outcome->isDone());
    backend().advance(1ms);
    QCOMPARE(outcome->value.value().content(), "here"_ba);
    QCOMPARE(outcome->value->attempts().size(), 2);
}

void tst_Mounts::fromNetworkToTransportAndBack()
{
    const auto transport = std::make_shared<NamedTransport>("here");
    transport->answers = { redirectTo("http://network.example/c"),
                           redirectTo("http://network.example/c") };
    QVERIFY(!client().mount("http://example.com", transport));
    site.answer("network.example/a", redirect("http://example.com/b"));
    site.answer("network.example/c", response("back"));
    const auto outcome = mock->run(client().get("http://network.example/a"));
    QVERIFY2(outcome->value, qPrintable(outcome->error().toString()));
    QCOMPARE(outcome->value->content(), "back"_ba);
    QCOMPARE(outcome->value->history().size(), 2);
    const auto streamed = mock->run(client().get("http://network.example/a").stream());
    QCOMPARE(mock->run(streamed->value.value().read())->value.value(), "back"_ba);
    transport->answers.clear();
    const auto there = mock->run(client().get("http://network.example/a"));
    QCOMPARE(there->value.value().content(), "here"_ba);
    QCOMPARE(there->value->history().size(), 1);
}

void tst_Mounts::endedWhileItWorks_data()
{
    QTest::addColumn<QString>("how");
    for (const char *how : { "cancelAll", "client", "context", "timeout", "close" })
        QTest::addRow("%s", how) << QString::fromLatin1(how);
}

// The task goes on by itself, with what it was given.
void tst_Mounts::endedWhileItWorks()
{
    QFETCH(QString, how);
    auto transport = std::make_shared<NamedTransport>("late", true);
    const std::weak_ptr<NamedTransport> known = transport;
    auto context = std::make_unique<QObject>();
    const auto outcome = mock->run(client().get("http://example.com/")
                                           .context(context.get())
                                           .timeout(2s)
                                           .transport(std::move(transport)));
    QVERIFY(!outcome->isDone());
    if (how == u"cancelAll")
        client().cancelAll();
    else if (how == u"client")
        mock->client.reset();
    else if (how == u"context")
        context.reset();
    else if (how == u"timeout")
        backend().advance(2s);
    else
        client().close(0ms);
    backend().run();
    QCOMPARE(outcome->ends, 1);
    QCOMPARE(outcome->kind(),
             how == u"timeout" ? Error::Kind::TotalTimeout : Error::Kind::Cancelled);
    {
        const std::shared_ptr<NamedTransport> held = known.lock();
        QVERIFY(held);
        held->gate.open();
        backend().run();
        QCOMPARE(held->answered, 1);
    }
    QVERIFY(known.expired());
    QCOMPARE(outcome->ends, 1);
    if (how == u"close") {
        QCOMPARE(mock->leftovers(), QString());
        mock->client.reset();
    }
}

QTEST_GUILESS_MAIN(tst_Mounts)
#include "tst_mounts.moc"
