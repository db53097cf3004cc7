// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// What a MockTransport answers, and what it keeps.

#include "client/mockclient.h"
#include "testing/mocktransport.h"

#include <QtCore/qbuffer.h>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;

namespace {

Response text(const char *content, int status = 200)
{
    return Response(status, Headers(), QByteArray(content));
}

QCoro::AsyncGenerator<QByteArray> pieces()
{
    co_yield "one ";
    co_yield "two";
}

} // namespace

class tst_MockTransport : public QObject, private MockClientTest
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void patterns_data();
    void patterns();
    void wrongPatterns_data();
    void wrongPatterns();
    void firstRouteThatFits();
    void routesThenQueueThenTheRest();
    void unmatched_data();
    void unmatched();
    void errors();
    void functions();
    void functionsKeepTheirState();
    void functionThatThrows();
    void functionThatChangesTheRoutes();
    void requestsAsTheyCame();
    void bodies_data();
    void bodies();
    void bodyThatFails();
    void bodyOfASecondRound();

private:
    Result<Response> get(const char *url)
    {
        const auto outcome = mock->run(client().get(url).result());
        return outcome->value.value_or(Error(Error::Kind::None, {}, {}, u"not done"_s));
    }

    std::shared_ptr<MockTransport> transport;
};

void tst_MockTransport::init()
{
    beginTest();
    transport = std::make_shared<MockTransport>();
    client().setTransport(transport);
}

void tst_MockTransport::cleanup()
{
    QCOMPARE(backend().connectionCount(), 0);
    client().setTransport({});
    transport.reset();
    verifyNothingLeft();
}

void tst_MockTransport::patterns_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("url"); // of a GET
    QTest::addColumn<bool>("fits");
    const auto row = [](const char *name, const char *method, const char *pattern, const char *url,
                        bool fits) {
        QTest::newRow(name) << QString::fromUtf8(method) << QString::fromUtf8(pattern)
                            << QString::fromUtf8(url) << fits;
    };
    row("path", "GET", "/users", "http://a.example/users", true);
    row("path, other host", "GET", "/users", "https://b.example:81/users", true);
    row("path, longer", "GET", "/users", "http://a.example/users/1", false);
    row("path, case", "GET", "/users", "http://a.example/Users", false);
    row("path, query is no matter", "GET", "/users", "http://a.example/users?page=2", true);
    row("root", "GET", "/", "http://a.example", true);
    row("root only", "GET", "/", "http://a.example/x", false);
    row("method", "POST", "/users", "http://a.example/users", false);
    row("method, case", "get", "/users", "http://a.example/users", false);
    row("any method", "*", "/users", "http://a.example/users", true);
    row("everything", "*", "*", "http://a.example/x/y?z", true);
    row("star at the end", "GET", "/users/*", "http://a.example/users/1/posts", true);
    row("star is nothing", "GET", "/users/*", "http://a.example/users/", true);
    row("star needs the slash", "GET", "/users/*", "http://a.example/users", false);
    row("star inside", "GET", "/users/*/posts", "http://a.example/users/7/posts", true);
    row("star inside, other end", "GET", "/users/*/posts", "http://a.example/users/7/pics", false);
    row("stars, back again", "GET", "/*a*ab", "http://a.example/xaaab", true);
    row("stars, not back again", "GET", "/*a*ab", "http://a.example/xaab/", false);
    row("percent-encoded as sent", "GET", "/a%20b", "http://a.example/a%20b", true);
    row("percent-encoded, decoded", "GET", "/a b", "http://a.example/a%20b", true);
    row("not ASCII", "GET", "/grün", "http://a.example/gr%C3%BCn", true);
    row("host", "GET", "http://a.example/users", "http://a.example/users", true);
    row("host, other", "GET", "http://a.example/users", "http://b.example/users", false);
    row("host, scheme", "GET", "http://a.example/users", "https://a.example/users", false);
    row("host, usual port", "GET", "http://a.example:80/users", "http://a.example/users", true);
    row("host, port", "GET", "http://a.example:81/users", "http://a.example/users", false);
    row("host, any path", "GET", "http://a.example", "http://a.example/users/1", true);
    row("host, root", "GET", "http://a.example/", "http://a.example/users/1", false);
    row("subdomain", "GET", "all://*.example/users", "https://a.example/users", true);
    row("all", "GET", "all://*/users", "https://a.example/users", true);
    row("query", "GET", "/users?page=2", "http://a.example/users?page=2", true);
    row("query, more", "GET", "/users?page=2", "http://a.example/users?x=1&page=2", true);
    row("query, other", "GET", "/users?page=2", "http://a.example/users?page=20", false);
    row("query, none", "GET", "/users?page=2", "http://a.example/users", false);
    row("query, order", "GET", "/users?b=2&a=1", "http://a.example/users?a=1&b=2", true);
    row("query, one of two", "GET", "/users?b=2&a=1", "http://a.example/users?a=1", false);
    row("query, star", "GET", "/users?page=*", "http://a.example/users?page=", true);
    row("query, star, none", "GET", "/users?page=*", "http://a.example/users?pag=1", false);
    row("query, decoded", "GET", "/users?name=A b", "http://a.example/users?name=A%20b", true);
    row("query, plus", "GET", "/users?name=A b", "http://a.example/users?name=A+b", true);
    row("query, host", "GET", "http://a.example?page=2", "http://a.example/x?page=2", true);
    row("query, any path", "GET", "?page=2", "http://b.example/x?page=2", true);
}

void tst_MockTransport::patterns()
{
    QFETCH(const QString, method);
    QFETCH(const QString, pattern);
    QFETCH(const QString, url);
    QFETCH(const bool, fits);
    transport->respond(method, pattern, text("route"));
    transport->enqueue(text("queue"));
    const auto outcome = mock->run(client().get(url));
    QVERIFY(outcome->value);
    QCOMPARE(outcome->value->content(), fits ? "route"_ba : "queue"_ba);
    QCOMPARE(transport->requestCount(method, pattern), fits ? 1 : 0);
    QCOMPARE(transport->unusedRoutes(),
             fits ? QStringList() : QStringList(method + u' ' + pattern));
}

void tst_MockTransport::wrongPatterns_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("message");
    QTest::newRow("no slash") << u"users"_s
                              << u"The URL \"users\" of a route is neither a path, as "
                                 "\"/users/*\", nor has it a scheme and a host, as "
                                 "\"https://example.com/users\" or \"all://*.example.com\""_s;
    QTest::newRow("empty") << QString() << u"The URL \"\" of a route"_s;
    QTest::newRow("scheme") << u"ftp://a.example/x"_s
                            << u"The URL pattern \"ftp://a.example\" is not valid"_s;
    QTest::newRow("port") << u"http://a.example:99999/"_s
                          << u"The URL pattern \"http://a.example:99999\" is not valid"_s;
}

void tst_MockTransport::wrongPatterns()
{
    QFETCH(const QString, pattern);
    QFETCH(const QString, message);
    QString seen;
    try {
        transport->respond("GET", pattern, text(""));
    } catch (const InvalidUrl &error) {
        seen = error.error().message();
    }
    QVERIFY2(seen.startsWith(message), qPrintable(seen));
    QVERIFY_THROWS_EXCEPTION(InvalidUrl, transport->requestCount("GET", pattern));
}

void tst_MockTransport::firstRouteThatFits()
{
    transport->respond("GET", "/users/1", text("one"));
    transport->respond("GET", "/users/*", text("any"));
    transport->respond("*", "*", text("rest"));
    QCOMPARE(get("http://a.example/users/1")->content(), "one"_ba);
    QCOMPARE(get("http://a.example/users/2")->content(), "any"_ba);
    QCOMPARE(get("http://a.example/users/1")->content(), "one"_ba);
    QCOMPARE(transport->unusedRoutes(), QStringList(u"* *"_s));
    QCOMPARE(get("http://a.example/")->content(), "rest"_ba);
    QCOMPARE(transport->unusedRoutes(), QStringList());
    QCOMPARE(transport->requestCount(), 4);
    QCOMPARE(transport->requestCount("GET", "/users/*"), 3);
}

void tst_MockTransport::routesThenQueueThenTheRest()
{
    transport = std::make_shared<MockTransport>(text("rest", 404));
    client().setTransport(transport);
    transport->respond("GET", "/route", text("route"));
    transport->enqueue(text("first"));
    transport->enqueue(text("second"));
    QCOMPARE(transport->queuedAnswers(), 2);
    QCOMPARE(get("http://a.example/x")->content(), "first"_ba);
    QCOMPARE(get("http://a.example/route")->content(), "route"_ba);
    QCOMPARE(transport->queuedAnswers(), 1);
    QCOMPARE(get("http://a.example/y")->content(), "second"_ba);
    QCOMPARE(get("http://a.example/z")->content(), "rest"_ba);
    QCOMPARE(get("http://a.example/z")->status(), 404);
}

void tst_MockTransport::unmatched_data()
{
    QTest::addColumn<QStringList>("routes");
    QTest::addColumn<int>("queued");
    QTest::addColumn<QString>("message");
    const QString asked = u"The MockTransport has no answer to POST http://a.example/x?y=1. "_s;
    QTest::newRow("nothing") << QStringList() << 0
                             << asked + u"It has no routes; its queue is empty"_s;
    QTest::newRow("routes") << QStringList { u"/users"_s, u"http://a.example/x"_s } << 0
                            << asked
                                       + u"Its routes are: GET /users, GET http://a.example/x; its "
                                         "queue is empty"_s;
    QTest::newRow("queue") << QStringList() << 2
                           << asked
                                      + u"It has no routes; the 2 answers of its queue are used "
                                        "up"_s;
}

void tst_MockTransport::unmatched()
{
    QFETCH(const QStringList, routes);
    QFETCH(const int, queued);
    QFETCH(const QString, message);
    client().setRetries(2); // a mistake of the test's is not tried again
    for (const QString &route : routes)
        transport->respond("GET", route, text(""));
    for (int i = 0; i < queued; ++i) {
        transport->enqueue(text(""));
        QVERIFY(get("http://b.example/"));
    }
    const auto outcome =
            mock->run(client().post("http://user:secret@a.example/x?y=1#fragment").withoutAuth());
    QVERIFY(outcome->threw<CallbackError>());
    QCOMPARE(outcome->error().message(), message);
    QCOMPARE(outcome->error().url(), QUrl(u"http://a.example/x?y=1"_s));
    QCOMPARE(transport->requestCount(), queued + 1);
}

void tst_MockTransport::errors()
{
    transport->respond("GET", "/connect",
                       Error(Error::Kind::Connect, Error::Phase::Connect, Error::Party::Remote,
                             u"Connection refused"_s));
    transport->enqueue(Error(Error::Kind::ReadTimeout, Error::Phase::Head, Error::Party::Remote,
                             u"Nothing came"_s));
    const auto connect = mock->run(client().get("http://a.example/connect"));
    QVERIFY(connect->threw<ConnectError>());
    QCOMPARE(connect->error().message(), u"Connection refused"_s);
    QCOMPARE(connect->error().phase(), Error::Phase::Connect);
    QCOMPARE(connect->error().url(), QUrl(u"http://a.example/connect"_s));
    const auto timeout = mock->run(client().get("http://a.example/x"));
    QVERIFY(timeout->threw<ReadTimeout>());
}

void tst_MockTransport::functions()
{
    transport->respond("GET", "/echo", [](const Request &request) {
        return Response(200, Headers(), request.url().query().toUtf8());
    });
    transport->respond("GET", "/later", [](const Request &request) -> QCoro::Task<Response> {
        co_return Response(201, Headers(), request.method());
    });
    QCOMPARE(get("http://a.example/echo?a=b")->content(), "a=b"_ba);
    QCOMPARE(get("http://a.example/later")->content(), "GET"_ba);
    QCOMPARE(get("http://a.example/later")->status(), 201);
}

void tst_MockTransport::functionsKeepTheirState()
{
    transport->respond("GET", "/", [count = 0](const Request &) mutable {
        return Response(200, Headers(), QByteArray::number(++count));
    });
    for (int i = 1; i < 4; ++i)
        QCOMPARE(get("http://a.example/")->content(), QByteArray::number(i));
}

void tst_MockTransport::functionThatThrows()
{
    transport->respond("GET", "/http", [](const Request &request) -> Response {
        throw TlsError(Error(Error::Kind::Tls, Error::Phase::Tls, Error::Party::Remote, u"no"_s),
                       request);
    });
    transport->respond("GET", "/task", [](const Request &) -> QCoro::Task<Response> {
        throw std::runtime_error("broken");
        co_return Response(200);
    });
    transport->respond("GET", "/null", Response());
    const auto http = mock->run(client().get("http://a.example/http"));
    QVERIFY(http->threw<TlsError>());
    QCOMPARE(http->error().message(), u"no"_s);

    // Who awaits catches the exception itself; an Error says who threw.
    const auto other = mock->run(client().get("http://a.example/task"));
    QVERIFY(other->threw<std::runtime_error>());
    const Result<Response> result = get("http://a.example/task");
    QCOMPARE(result.error().kind(), Error::Kind::Callback);
    QCOMPARE(result.error().message(), u"The transport threw: broken"_s);

    const auto null = mock->run(client().get("http://a.example/null"));
    QVERIFY(null->threw<CallbackError>());
    QCOMPARE(null->error().message(), u"The transport answered with a null response"_s);
}

void tst_MockTransport::functionThatChangesTheRoutes()
{
    MockTransport *mine = transport.get();
    transport->respond("GET", "/grow", [mine](const Request &) -> QCoro::Task<Response> {
        for (int i = 0; i < 100; ++i)
            mine->respond("GET", u"/%1"_s.arg(i), text("new"));
        co_return text("grown");
    });
    QCOMPARE(get("http://a.example/grow")->content(), "grown"_ba);
    QCOMPARE(get("http://a.example/99")->content(), "new"_ba);
}

void tst_MockTransport::requestsAsTheyCame()
{
    transport->respond("*", "*", text(""));
    client().setBaseUrl(QUrl(u"http://a.example/v1"_s));
    client().setHeader("X-Client", "1");
    mock->run(client().post("users").header("X-Own", "2").query("q", "a b").json(QJsonValue(true)));
    QCOMPARE(transport->requestCount(), 1);
    const Request request = transport->requests().constFirst();
    QCOMPARE(request.method(), "POST"_ba);
    QCOMPARE(request.url().path(), u"/v1/users"_s);
    QCOMPARE(request.headers().value("X-Client"), "1"_ba);
    QCOMPARE(request.headers().value("X-Own"), "2"_ba);
    QVERIFY(request.headers().contains("User-Agent"));
    QVERIFY(request.headers().contains("Accept-Encoding"));
    QCOMPARE(request.headers().value("Content-Type"), "application/json"_ba);
    QCOMPARE(request.body().bytes(), "true"_ba);
}

void tst_MockTransport::bodies_data()
{
    QTest::addColumn<int>("form");
    QTest::newRow("bytes") << 0;
    QTest::newRow("device") << 1;
    QTest::newRow("generator") << 2;
    QTest::newRow("form") << 3;
    QTest::newRow("multipart") << 4;
    QTest::newRow("compressed") << 5;
}

void tst_MockTransport::bodies()
{
    QFETCH(const int, form);
    transport->respond("*", "*", [](const Request &request) {
        return Response(200, Headers(), request.body().bytes());
    });
    QBuffer device;
    device.setData("xxone two");
    device.open(QIODevice::ReadOnly);
    device.seek(2);
    RequestBuilder builder = client().post("http://a.example/");
    QByteArray wanted = "one two";
    switch (form) {
    case 0:
        builder.body("one two"_ba);
        break;
    case 1:
        builder.body(&device);
        break;
    case 2:
        builder.body(pieces());
        break;
    case 3:
        builder.form("a", "one two");
        wanted = "a=one+two";
        break;
    case 4: {
        const Multipart parts = Multipart().field("a", "one two");
        builder.multipart(parts);
        wanted = "name=\"a\"";
        break;
    }
    case 5:
        builder.body(QByteArray(1000, 'x')).compressed();
        wanted = "\x1f\x8b";
        break;
    }
    // What a source gives later comes by the event loop.
    const Response response = HttpQ::waitFor(std::move(builder), std::chrono::seconds(30));
    if (form < 4)
        QCOMPARE(response.content(), wanted);
    else
        QVERIFY(response.content().contains(wanted));
    QCOMPARE(transport->requests().constFirst().body().bytes(), response.content());
    QVERIFY(!transport->requests().constFirst().body().source());
}

void tst_MockTransport::bodyThatFails()
{
    transport->respond("*", "*", text(""));
    QBuffer closed;
    const auto outcome = mock->run(client().post("http://a.example/").body(&closed));
    QVERIFY(outcome->threw<LocalProtocolError>());
    QVERIFY2(outcome->error().message().contains(u"rewound"),
             qPrintable(outcome->error().message()));
    QCOMPARE(transport->requestCount(), 0);
}

void tst_MockTransport::bodyOfASecondRound()
{
    Headers location;
    location.append("Location", "/there");
    transport->respond("POST", "/here", Response(307, location));
    transport->respond("POST", "/there", text("done"));
    QBuffer device;
    device.setData("again");
    device.open(QIODevice::ReadOnly);
    const auto outcome = mock->run(client().post("http://a.example/here").body(&device));
    QVERIFY(outcome->value);
    QCOMPARE(outcome->value->content(), "done"_ba);
    QCOMPARE(transport->requestCount(), 2);
    for (const Request &request : transport->requests())
        QCOMPARE(request.body().bytes(), "again"_ba);
}

QTEST_GUILESS_MAIN(tst_MockTransport)
#include "tst_mocktransport.moc"
