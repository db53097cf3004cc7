// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/auth/basicauth.h"
#include "client/auth/bearerauth.h"
#include "client/auth/digestauth.h"
#include "client/lifetimecoroutine.h"
#include "client/logcapture.h"
#include "client/mocksite.h"
#include "client/pendingresponse.h"
#include "protocol/coding/gzipencoder.h"

#include <QtCore/qbuffer.h>
#include <QtCore/qtemporaryfile.h>

#include <stdexcept>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_Authentication : public QObject, private MockClientTest
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        beginTest();
        client().setEnvironmentTrusted(false);
        site = MockSite();
        site.start(backend());
    }
    void cleanup() { verifyNothingLeft(); }

    void basicFromTheUrl();
    void userInformationIsInNoText();
    void whoDecides_data();
    void whoDecides();
    void environment();
    void environmentStaysAtItsOrigin_data();
    void environmentStaysAtItsOrigin();
    void digest();
    void digestOfItsOwnTarget();
    void digestOfARequestWithBody_data();
    void digestOfARequestWithBody();
    void wrongPassword_data();
    void wrongPassword();
    void challengeWithLongBody();
    void bearerRefreshIsShared();
    void bearerRefreshThrows();
    void ownAuth_data();
    void ownAuth();
    void asyncAuthIsWaitedFor();
    void asyncAuthOutlivesItsRequest_data();
    void asyncAuthOutlivesItsRequest();
    void requestBody_data();
    void requestBody();
    void requestBodyTooLarge();
    void requestBodyFails();
    void cancelledWhileTheBodyIsRead();
    void responseBody_data();
    void responseBody();
    void responseBodyOfAStream();
    void responseBodyThatBreaks();
    void refusalIsABomb_data();
    void refusalIsABomb();
    void alwaysOnceMore();
    void generatorCannotBeSentAgain();
    void thrown_data();
    void thrown();
    void cancelledByTheAuth_data();
    void cancelledByTheAuth();
    void howTheResponseIsWanted_data();
    void howTheResponseIsWanted();
    void answerChangesTheRequest();
    void totalTimeout();

private:
    MockSite site;
};

namespace {

const QByteArray Refused =
        response("who are you?", "WWW-Authenticate: Key\r\n", "401 Unauthorized");
const QByteArray DigestRefused =
        response("who are you?",
                 "WWW-Authenticate: Digest realm=\"r\", nonce=\"n\", qop=\"auth\", "
                 "algorithm=SHA-256\r\n",
                 "401 Unauthorized");

enum class Throws { Nothing, HttpError, Other, Nonsense };

void maybeThrow(Throws what)
{
    switch (what) {
    case Throws::Nothing:
        break;
    case Throws::HttpError:
        throw HttpQ::HttpError(Error(Error::Kind::Authentication, Error::Phase::None,
                                     Error::Party::Local, u"no key today"_s));
    case Throws::Other:
        throw std::runtime_error("no disk");
    case Throws::Nonsense:
        throw 7;
    }
}

// Sends a key that counts how often it was given.
class KeyAuth : public Auth
{
public:
    void authorize(Request &request) override
    {
        maybeThrow(throwsInAuthorize);
        if (whenAuthorizing)
            whenAuthorizing();
        authorized += 1;
        seenBodies += std::as_const(request).body().bytes();
        request.headers().replaceOrAppend("X-Key", QByteArray::number(key));
    }
    bool answer(Request &request, const Response &response) override
    {
        maybeThrow(throwsInAnswer);
        if (whenAnswering)
            whenAnswering();
        seen += response.status();
        if (wantsResponse)
            contents += response.content();
        if (change)
            change(request);
        if (!isInsistent && response.status() != 401)
            return false;
        ++key;
        return isInsistent || key < 3;
    }
    bool needsRequestBody() const override
    {
        throwIn("needsRequestBody");
        return wantsRequest;
    }
    bool needsResponseBody() const override
    {
        throwIn("needsResponseBody");
        return wantsResponse;
    }
    bool appliesTo(const QUrl &first, const QUrl &current) const override
    {
        throwIn("appliesTo");
        if (isAnswered)
            throwIn("appliesTo, answered");
        return Auth::appliesTo(first, current);
    }
    AsyncAuth *asAsync() override
    {
        throwIn("asAsync");
        if (isAnswered)
            throwIn("asAsync, answered");
        return nullptr;
    }
    void throwIn(QByteArrayView function) const
    {
        if (function == thrower)
            maybeThrow(throwsThere);
    }

    int key = 1;
    int authorized = 0;
    QList<int> seen;
    QByteArrayList seenBodies;
    QByteArrayList contents;
    bool isInsistent = false;
    bool wantsRequest = false;
    bool wantsResponse = false;
    Throws throwsInAuthorize = Throws::Nothing;
    Throws throwsInAnswer = Throws::Nothing;
    QByteArray thrower;
    Throws throwsThere = Throws::Nothing;
    bool isAnswered = false; // the server has
    std::function<void()> whenAuthorizing;
    std::function<void()> whenAnswering;
    std::function<void(Request &)> change;
};

// Waits at a gate before each of its answers.
class GateAuth final : public AsyncAuth
{
public:
    QCoro::Task<> authorizeAsync(Request &request) override
    {
        ++asked;
        co_await authorizing;
        request.headers().replaceOrAppend("X-Key", isSecond ? "2" : "1");
        ++done;
    }
    QCoro::Task<bool> answerAsync(Request &, const Response &response) override
    {
        ++asked;
        co_await answering;
        maybeThrow(thrown);
        ++done;
        if (response.status() != 401 || isSecond)
            co_return false;
        isSecond = true;
        co_return true;
    }

    Gate authorizing;
    Gate answering;
    Throws thrown = Throws::Nothing;
    bool isSecond = false;
    int asked = 0;
    int done = 0;
};

QCoro::AsyncGenerator<QByteArray> pieces(Gate *gate)
{
    QByteArray first = "one ";
    co_yield first;
    if (gate)
        co_await *gate;
    QByteArray second = "two";
    co_yield second;
}

QCoro::Task<QByteArray> token(Gate *gate, int *count)
{
    const int number = ++*count;
    co_await *gate;
    co_return "t" + QByteArray::number(number);
}

QCoro::Task<QByteArray> noToken()
{
    throw std::runtime_error("the token server is down");
    co_return {};
}

} // namespace

void tst_Authentication::basicFromTheUrl()
{
    site.answer("example.com/a", response("in"));
    const auto outcome = mock->run(client().get("http://us%3Aer%40x:p%20w@example.com/a"));
    // RFC 7617 2: a user name has no colon
    QVERIFY(outcome->threw<AuthenticationError>());
    const auto second = mock->run(client().get("http://user%40x:p%3Aw%C3%BC@example.com/a"));
    QVERIFY2(second->value, qPrintable(second->error().toString()));
    QCOMPARE(site.field(0, "Authorization"), "Basic " + "user@x:p:w\xc3\xbc"_ba.toBase64());
    QCOMPARE(site.field(0, "Host"), "example.com"_ba);
    QCOMPARE(second->value->url(), QUrl(u"http://example.com/a"_s));
    QCOMPARE(second->value->request().url(), QUrl(u"http://example.com/a"_s));
    // Also from where the base URL has it.
    client().setBaseUrl(QUrl(u"http://base:url@example.com"_s));
    QVERIFY(mock->run(client().get("a"))->value);
    QCOMPARE(site.field(1, "Authorization"), "Basic " + "base:url"_ba.toBase64());
}

void tst_Authentication::userInformationIsInNoText()
{
    auto log = std::make_unique<LogCapture>(u"httpq.*=true"_s);
    QStringList traced;
    client().setTrace([&traced](const TraceEvent &event) {
        traced += event.url().toString() + u' ' + event.text();
    });
    client().setRetries(RetryPolicy(1));
    site.answer("example.com/a",
                { response("busy", {}, "503 Busy"), redirect("http://user:hunter2@example.com/b"),
                  "nonsense\r\n\r\n" });
    site.handle("example.com/b", [](MockPeer *peer) { peer->reset(); });
    const auto outcome = mock->run(client().get("http://user:hunter2@example.com/a"));
    backend().advance(10s);
    const auto broken = mock->run(client().get("http://user:hunter2@example.com/a"));
    const auto unreachable = mock->run(client().get("ftp://user:hunter2@example.com/a"));
    client().setRetries(RetryPolicy());
    client().setTrace({});
    QStringList messages = log->lines;
    log.reset();
    QVERIFY(outcome->isDone());
    QVERIFY(broken->error());
    QVERIFY(unreachable->error());
    messages += traced;
    messages += outcome->error().toString();
    messages += outcome->error().url().toString();
    messages += broken->error().toString();
    messages += unreachable->error().toString();
    QVERIFY(messages.size() > 10);
    for (const QString &message : std::as_const(messages))
        QVERIFY2(!message.contains(u"hunter2"), qPrintable(message));
}

void tst_Authentication::whoDecides_data()
{
    QTest::addColumn<bool>("isOnClient");
    QTest::addColumn<bool>("isInUrl");
    QTest::addColumn<QString>("onRequest");
    QTest::addColumn<QByteArray>("user");
    QTest::newRow("nobody") << false << false << QString() << ""_ba;
    QTest::newRow("client") << true << false << QString() << "client"_ba;
    QTest::newRow("URL") << false << true << QString() << "url"_ba;
    QTest::newRow("URL over client") << true << true << QString() << "url"_ba;
    QTest::newRow("request") << false << false << u"basic"_s << "request"_ba;
    QTest::newRow("request over all") << true << true << u"basic"_s << "request"_ba;
    QTest::newRow("without") << true << false << u"without"_s << ""_ba;
    QTest::newRow("without, for the URL, too") << true << true << u"without"_s << ""_ba;
}

void tst_Authentication::whoDecides()
{
    QFETCH(bool, isOnClient);
    QFETCH(bool, isInUrl);
    QFETCH(QString, onRequest);
    QFETCH(QByteArray, user);
    if (isOnClient)
        client().setAuth(std::make_shared<BasicAuth>(u"client"_s, u"x"_s));
    RequestBuilder request =
            client().get(isInUrl ? "http://url:x@example.com/a" : "http://example.com/a");
    if (onRequest == u"basic")
        request.basicAuth(u"request"_s, u"x"_s);
    else if (onRequest == u"without")
        request.withoutAuth();
    const auto outcome = mock->run(std::move(request));
    QVERIFY(outcome->value);
    QCOMPARE(outcome->value->url(), QUrl(u"http://example.com/a"_s));
    QCOMPARE(site.field(0, "Authorization"),
             user.isEmpty() ? ""_ba : "Basic " + (user + ":x").toBase64());
    client().setAuth(nullptr);
}

void tst_Authentication::environment()
{
    QTemporaryFile netrc;
    QVERIFY(netrc.open());
    netrc.write("machine example.com login net password rc\n");
    netrc.close();
    qputenv("NETRC", netrc.fileName().toUtf8());
    const auto forget = qScopeGuard([] { qunsetenv("NETRC"); });
    QVERIFY(mock->run(client().get("http://example.com/a"))->value);
    QVERIFY(!site.hasField(0, "Authorization"));
    client().setEnvironmentTrusted(true);
    QVERIFY(mock->run(client().get("http://example.com/a"))->value);
    QCOMPARE(site.field(1, "Authorization"), "Basic " + "net:rc"_ba.toBase64());
    QVERIFY(mock->run(client().get("http://other.example/a"))->value);
    QVERIFY(!site.hasField(2, "Authorization"));
    QVERIFY(mock->run(client().get("http://example.com/a").header("Authorization", "own"))->value);
    QCOMPARE(site.field(3, "Authorization"), "own"_ba);
    QVERIFY(mock->run(client().get("http://example.com/a").withoutAuth())->value);
    QVERIFY(!site.hasField(4, "Authorization"));
    client().setEnvironmentTrusted(false);
}

void tst_Authentication::environmentStaysAtItsOrigin_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<bool>("isFromEnvironment");
    QTest::addColumn<bool>("goesAlong");
    const QString plain = u"http://example.com/a"_s;
    const QString secure = u"https://example.com/a"_s;
    QTest::newRow("same origin") << plain << "/b"_ba << true << true;
    QTest::newRow("host") << plain << "http://b.test/b"_ba << true << false;
    QTest::newRow("port") << plain << "http://example.com:8080/b"_ba << true << false;
    QTest::newRow("to https") << plain << "https://example.com/b"_ba << true << false;
    QTest::newRow("to http") << secure << "http://example.com/b"_ba << true << false;
    // One that the program gave goes by the host, but not back to http.
    QTest::newRow("given, host") << plain << "http://b.test/b"_ba << false << true;
    QTest::newRow("given, port") << plain << "http://example.com:8080/b"_ba << false << true;
    QTest::newRow("given, to https") << plain << "https://example.com/b"_ba << false << true;
    QTest::newRow("given, to http") << secure << "http://example.com/b"_ba << false << false;
    QTest::newRow("given, to http of another") << secure << "http://b.test/b"_ba << false << false;
}

void tst_Authentication::environmentStaysAtItsOrigin()
{
    QFETCH(QString, url);
    QFETCH(QByteArray, location);
    QFETCH(bool, isFromEnvironment);
    QFETCH(bool, goesAlong);
    const QByteArray text("machine example.com login net password rc\n"
                          "machine b.test login net password b\n");
    QTemporaryFile netrc;
    QVERIFY(netrc.open());
    netrc.write(text);
    netrc.close();
    qputenv("NETRC", netrc.fileName().toUtf8());
    const auto forget = qScopeGuard([] { qunsetenv("NETRC"); });
    if (isFromEnvironment)
        client().setEnvironmentTrusted(true);
    else
        client().setAuth(NetrcAuth::fromText(text));
    client().setRedirects(RedirectPolicy().setDowngradeAllowed(true));
    site.answer("example.com/a", response("moved", "Location: " + location + "\r\n", "302 Found"));
    QVERIFY(mock->run(client().get(url))->value);
    QCOMPARE(site.heads.size(), 2);
    QVERIFY(site.hasField(0, "Authorization"));
    QCOMPARE(site.hasField(1, "Authorization"), goesAlong);
    client().setEnvironmentTrusted(false);
    client().setAuth(nullptr);
    client().setRedirects(RedirectPolicy());
}

void tst_Authentication::digest()
{
    site.answer("example.com/a", { DigestRefused, response("in") });
    client().setAuth(std::make_shared<DigestAuth>(u"user"_s, u"pass"_s));
    const auto first = mock->run(client().get("http://example.com/a"));
    QVERIFY2(first->value, qPrintable(first->error().toString()));
    QCOMPARE(first->value->content(), "in"_ba);
    QCOMPARE(first->value->attempts().size(), 1);
    QCOMPARE(first->value->attempts()[0].reason(), Attempt::Reason::Authentication);
    QCOMPARE(first->value->attempts()[0].response().status(), 401);
    QCOMPARE(first->value->history().size(), 1);
    QVERIFY(!site.hasField(0, "Authorization"));
    QVERIFY(site.field(1, "Authorization").contains("nc=00000001"));
    QCOMPARE(backend().connectionCount(), 1);
    // What was asked is known now.
    const auto second = mock->run(client().get("http://example.com/a"));
    QCOMPARE(second->value.value().content(), "in"_ba);
    QVERIFY(second->value->attempts().isEmpty());
    QVERIFY(site.field(2, "Authorization").contains("nc=00000002"));
    client().setAuth(nullptr);
}

// RFC 7616 3.4: the request target as it is sent, and after a redirect that of the URL.
void tst_Authentication::digestOfItsOwnTarget()
{
    site.answer("example.com/own?x=1", { DigestRefused, redirect("/b") });
    site.answer("example.com/b", response("in"));
    const auto outcome = mock->run(client().get("http://example.com/a")
                                           .target("/own?x=1")
                                           .followRedirects(true)
                                           .digestAuth(u"user"_s, u"pass"_s));
    QVERIFY2(outcome->value, qPrintable(outcome->error().toString()));
    QCOMPARE(outcome->value->content(), "in"_ba);
    QCOMPARE(site.asked(), QByteArrayList({ "GET example.com/own?x=1", "GET example.com/own?x=1",
                                            "GET example.com/b" }));
    QVERIFY(site.field(1, "Authorization").contains(" uri=\"/own?x=1\","));
    QVERIFY(site.field(2, "Authorization").contains(" uri=\"/b\","));
}

void tst_Authentication::digestOfARequestWithBody_data()
{
    QTest::addColumn<bool>("isDevice");
    QTest::newRow("bytes") << false;
    QTest::newRow("device") << true;
}

void tst_Authentication::digestOfARequestWithBody()
{
    QFETCH(bool, isDevice);
    QBuffer device;
    device.setData(QByteArray(100'000, 'd'));
    QVERIFY(device.open(QIODevice::ReadOnly));
    site.answer("example.com/a", { DigestRefused, response("in") });
    RequestBuilder request = client().put("http://example.com/a").digestAuth(u"u"_s, u"p"_s);
    if (isDevice)
        request.body(&device);
    else
        request.body("bytes"_ba);
    const auto outcome = mock->run(std::move(request));
    QVERIFY2(outcome->value, qPrintable(outcome->error().toString()));
    QCOMPARE(outcome->value->content(), "in"_ba);
    QVERIFY(backend().peers().constLast()->received().endsWith(isDevice ? device.data()
                                                                        : "\r\n\r\nbytes"_ba));
}

void tst_Authentication::wrongPassword_data()
{
    QTest::addColumn<QString>("kind");
    for (const char *kind : { "basic", "digest", "bearer", "own" })
        QTest::addRow("%s", kind) << QString::fromLatin1(kind);
}

// The refusal is a response, with its content.
void tst_Authentication::wrongPassword()
{
    QFETCH(QString, kind);
    site.answer("example.com/a", kind == u"digest" ? DigestRefused : Refused);
    for (const bool isStreamed : { false, true }) {
        RequestBuilder request = client().get("http://example.com/a");
        if (kind == u"basic")
            request.basicAuth(u"u"_s, u"p"_s);
        else if (kind == u"digest")
            request.digestAuth(u"u"_s, u"p"_s);
        else if (kind == u"bearer")
            request.bearer("t");
        else
            request.auth(std::make_shared<KeyAuth>());
        if (isStreamed)
            request.stream();
        const auto outcome = mock->run(std::move(request));
        QVERIFY2(outcome->value, qPrintable(outcome->error().toString()));
        QCOMPARE(outcome->value->status(), 401);
        QCOMPARE(mock->run(outcome->value->read())->value.value(), "who are you?"_ba);
    }
    const qsizetype rounds = kind == u"digest" || kind == u"own" ? 2 : 1;
    QCOMPARE(site.heads.size(), 2 * rounds);
    QCOMPARE(backend().connectionCount(), 1);
}

// It is not read for nothing.
void tst_Authentication::challengeWithLongBody()
{
    site.answer("example.com/a",
                { "HTTP/1.1 401 Unauthorized\r\nContent-Length: 1000000\r\n\r\nwho"_ba,
                  response("in") });
    const auto outcome =
            mock->run(client().get("http://example.com/a").auth(std::make_shared<KeyAuth>()));
    QCOMPARE(outcome->value.value().content(), "in"_ba);
    QCOMPARE(backend().connectionCount(), 2);
}

void tst_Authentication::bearerRefreshIsShared()
{
    Gate gate;
    int fetched = 0;
    client().setAuth(std::make_shared<BearerAuth>([&] { return token(&gate, &fetched); }));
    const auto one = mock->run(client().get("http://example.com/1"));
    const auto two = mock->run(client().get("http://example.com/2"));
    const auto three = mock->run(client().get("http://example.com/3"));
    QCOMPARE(fetched, 1);
    QVERIFY(site.heads.isEmpty());
    three->isDone();
    gate.open();
    backend().run();
    for (const auto &outcome : { one, two, three })
        QVERIFY(outcome->value);
    QCOMPARE(fetched, 1);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(site.field(i, "Authorization"), "Bearer t1"_ba);
    // A token that is no longer taken.
    site.answer("example.com/4", { Refused, response("in") });
    const auto four = mock->run(client().get("http://example.com/4"));
    QCOMPARE(four->value.value().content(), "in"_ba);
    QCOMPARE(site.field(4, "Authorization"), "Bearer t2"_ba);
    QCOMPARE(fetched, 2);
    client().setAuth(nullptr);
}

void tst_Authentication::bearerRefreshThrows()
{
    client().setAuth(std::make_shared<BearerAuth>([] { return noToken(); }));
    const auto outcome = mock->run(client().get("http://example.com/1"));
    QVERIFY(outcome->threw<std::runtime_error>());
    const auto result = mock->run(client().get("http://example.com/1").result());
    QCOMPARE(result->value.value().error().kind(), Error::Kind::Callback);
    QCOMPARE(result->value->error().message(),
             u"The authentication threw: the token server is down"_s);
    QVERIFY(site.heads.isEmpty());
    client().setAuth(nullptr);
}

void tst_Authentication::ownAuth_data()
{
    QTest::addColumn<bool>("isAsync");
    QTest::newRow("at once") << false;
    QTest::newRow("async") << true;
}

void tst_Authentication::ownAuth()
{
    QFETCH(bool, isAsync);
    site.answer("example.com/a", { Refused, response("in") });
    std::shared_ptr<Auth> auth = std::make_shared<KeyAuth>();
    if (isAsync) {
        const auto gated = std::make_shared<GateAuth>();
        gated->authorizing.open();
        gated->answering.open();
        auth = gated;
    }
    const auto outcome = mock->run(client().get("http://example.com/a").auth(auth));
    QVERIFY2(outcome->value, qPrintable(outcome->error().toString()));
    QCOMPARE(outcome->value->content(), "in"_ba);
    QCOMPARE(site.field(0, "X-Key"), "1"_ba);
    QCOMPARE(site.field(1, "X-Key"), "2"_ba);
    QCOMPARE(outcome->value->request().headers().value("X-Key"), "2"_ba);
}

void tst_Authentication::asyncAuthIsWaitedFor()
{
    site.answer("example.com/a", { Refused, response("in") });
    const auto auth = std::make_shared<GateAuth>();
    const auto outcome = mock->run(client().get("http://example.com/a").auth(auth));
    QVERIFY(site.heads.isEmpty());
    auth->authorizing.open();
    QVERIFY(!outcome->isDone());
    backend().run();
    QCOMPARE(site.heads.size(), 1);
    QVERIFY(!outcome->isDone());
    QCOMPARE(mock->pool().busy, 1); // what becomes of the response is not known yet
    auth->answering.open();
    backend().run();
    QCOMPARE(outcome->value.value().content(), "in"_ba);
}

void tst_Authentication::asyncAuthOutlivesItsRequest_data()
{
    QTest::addColumn<bool>("isAnswering");
    QTest::addColumn<bool>("isClientGone");
    QTest::newRow("authorizing") << false << false;
    QTest::newRow("authorizing, client gone") << false << true;
    QTest::newRow("answering") << true << false;
    QTest::newRow("answering, client gone") << true << true;
}

void tst_Authentication::asyncAuthOutlivesItsRequest()
{
    QFETCH(bool, isAnswering);
    QFETCH(bool, isClientGone);
    site.answer("example.com/a", Refused);
    auto auth = std::make_shared<GateAuth>();
    const std::weak_ptr<GateAuth> known = auth;
    if (isAnswering)
        auth->authorizing.open();
    const auto outcome = mock->run(client().get("http://example.com/a").auth(std::move(auth)));
    QVERIFY(!outcome->isDone());
    if (isClientGone)
        mock->client.reset();
    else
        client().cancelAll();
    backend().run();
    QCOMPARE(outcome->ends, 1);
    QCOMPARE(outcome->kind(), Error::Kind::Cancelled);
    QCOMPARE(backend().openStreams(), 0);
    const std::shared_ptr<GateAuth> held = known.lock();
    QVERIFY(held);
    (isAnswering ? held->answering : held->authorizing).open();
    backend().run();
    QCOMPARE(held->done, isAnswering ? 2 : 1);
    QCOMPARE(held.use_count(), 1);
    QCOMPARE(outcome->ends, 1);
}

void tst_Authentication::requestBody_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("none") << u"none"_s << ""_ba;
    QTest::newRow("bytes") << u"bytes"_s << "bytes"_ba;
    QTest::newRow("device") << u"device"_s << QByteArray(200'000, 'd');
    QTest::newRow("generator") << u"generator"_s << "one two"_ba;
    QTest::newRow("generator that waits") << u"waiting"_s << "one two"_ba;
}

// What has become bytes can be sent as often as it takes.
void tst_Authentication::requestBody()
{
    QFETCH(QString, kind);
    QFETCH(QByteArray, body);
    Gate gate;
    QBuffer device;
    device.setData(body);
    QVERIFY(device.open(QIODevice::ReadOnly));
    site.answer("example.com/a", { Refused, response("in") });
    const auto auth = std::make_shared<KeyAuth>();
    auth->wantsRequest = true;
    RequestBuilder request = client().post("http://example.com/a").auth(auth);
    if (kind == u"bytes")
        request.body(body);
    else if (kind == u"device")
        request.body(&device);
    else if (kind == u"generator")
        request.body(pieces(nullptr));
    else if (kind == u"waiting")
        request.body(pieces(&gate));
    const auto outcome = mock->run(std::move(request));
    if (kind == u"waiting") {
        QVERIFY(site.heads.isEmpty());
        gate.open();
        backend().run();
    }
    QVERIFY2(outcome->value, qPrintable(outcome->error().toString()));
    QCOMPARE(outcome->value->content(), "in"_ba);
    QCOMPARE(auth->seenBodies, (QByteArrayList { body, body }));
    for (int i = 0; i < 2; ++i)
        QCOMPARE(site.field(i, "Content-Length"), QByteArray::number(body.size()));
    QVERIFY(backend().peers().constLast()->received().endsWith("\r\n\r\n" + body));
}

void tst_Authentication::requestBodyTooLarge()
{
    const auto auth = std::make_shared<KeyAuth>();
    auth->wantsRequest = true;
    Limits limits;
    limits.bufferedBodyBytes = 6;
    const auto outcome = mock->run(
            client().post("http://example.com/a").auth(auth).limits(limits).body(pieces(nullptr)));
    QVERIFY(outcome->threw<LimitExceeded>());
    QCOMPARE(outcome->error().limitName(), u"bufferedBodyBytes"_s);
    QCOMPARE(outcome->error().limitValue(), 6);
    QVERIFY2(outcome->error().explanation().startsWith(
                     u"The content to be sent is larger than 6 bytes. "),
             qPrintable(outcome->error().explanation()));
    QCOMPARE(auth->authorized, 0);
    QVERIFY(site.heads.isEmpty());
}

void tst_Authentication::requestBodyFails()
{
    class Failing final : public BodySource
    {
    public:
        explicit Failing(bool throwing)
            : m_throws(throwing)
        {}
        qint64 size() const override { return -1; }
        bool isReplayable() const override { return false; }
        bool rewind() override { return false; }
        Pull pull(QByteArray &, qsizetype) override
        {
            if (m_throws)
                throw std::runtime_error("no disk");
            fail(u"The disk is gone"_s);
            return Pull::Failed;
        }

    private:
        bool m_throws;
    };
    const auto auth = std::make_shared<KeyAuth>();
    auth->wantsRequest = true;
    const auto failed = mock->run(client().post("http://example.com/a")
                                          .auth(auth)
                                          .body(Body(std::make_shared<Failing>(false))));
    QCOMPARE(failed->error().message(), u"The disk is gone"_s);
    // As when it is sent: what a source throws is an error of the body.
    const auto thrown = mock->run(client().post("http://example.com/a")
                                          .auth(auth)
                                          .body(Body(std::make_shared<Failing>(true))));
    QCOMPARE(thrown->kind(), Error::Kind::LocalProtocol);
    QCOMPARE(thrown->error().message(), u"The source of the request body threw: no disk"_s);
    QCOMPARE(auth->authorized, 0);
    QCOMPARE(backend().connectionCount(), 0);
}

void tst_Authentication::cancelledWhileTheBodyIsRead()
{
    Gate gate;
    const auto auth = std::make_shared<KeyAuth>();
    auth->wantsRequest = true;
    const auto outcome =
            mock->run(client().post("http://example.com/a").auth(auth).body(pieces(&gate)));
    client().cancelAll();
    backend().run();
    QCOMPARE(outcome->ends, 1);
    QCOMPARE(outcome->kind(), Error::Kind::Cancelled);
    QCOMPARE(auth->authorized, 0);
    QCOMPARE(backend().connectionCount(), 0);
    gate.open();
    backend().run();
}

void tst_Authentication::responseBody_data()
{
    QTest::addColumn<bool>("isPending");
    QTest::addColumn<bool>("isChunked");
    QTest::newRow("awaited") << false << false;
    QTest::newRow("signals") << true << false;
    QTest::newRow("signals, in chunks") << true << true;
}

void tst_Authentication::responseBody()
{
    QFETCH(bool, isPending);
    QFETCH(bool, isChunked);
    site.answer("example.com/a", { Refused, response("in") });
    const auto auth = std::make_shared<KeyAuth>();
    auth->wantsResponse = true;
    RequestBuilder request = client().get("http://example.com/a").auth(auth);
    if (isPending) {
        QObject parent;
        PendingResponse *pending = request.start(&parent);
        QByteArray received;
        Response last;
        if (isChunked) {
            connect(pending, &PendingResponse::chunkReceived, this,
                    [&](const QByteArray &chunk) { received += chunk; });
        }
        connect(pending, &PendingResponse::finished, this,
                [&](const Response &response) { last = response; });
        backend().run();
        QVERIFY2(!pending->error(), qPrintable(pending->error().toString()));
        QCOMPARE(isChunked ? received : last.content(), "in"_ba);
    } else {
        const auto outcome = mock->run(std::move(request));
        QVERIFY2(outcome->value, qPrintable(outcome->error().toString()));
        QCOMPARE(outcome->value->content(), "in"_ba);
        // It had to be read, so there it is.
        QCOMPARE(outcome->value->history().value(0).content(), "who are you?"_ba);
        QCOMPARE(outcome->value->attempts()[0].response().content(), "who are you?"_ba);
    }
    QCOMPARE(auth->contents, (QByteArrayList { "who are you?", "in" }));
    QCOMPARE(auth->seen, (QList<int> { 401, 200 }));
}

void tst_Authentication::responseBodyOfAStream()
{
    class RefusalAuth final : public Auth
    {
    public:
        void authorize(Request &request) override
        {
            request.headers().replaceOrAppend("X-Key", "k");
        }
        bool needsResponseBody() const override { return true; }
        bool answer(Request &, const Response &response) override
        {
            reads += response.isRead();
            return response.status() == 401 && response.content() == "who are you?";
        }
        QList<bool> reads;
    };
    site.answer("example.com/a", { Refused, "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nhe"_ba });
    const auto auth = std::make_shared<RefusalAuth>();
    const auto outcome = mock->run(client().get("http://example.com/a").auth(auth).stream());
    QVERIFY2(outcome->value, qPrintable(outcome->error().toString()));
    QCOMPARE(auth->reads, (QList<bool> { true, false }));
    const auto rest = mock->run(outcome->value->read());
    backend().peer(0)->send("re");
    backend().run();
    QCOMPARE(rest->value.value(), "here"_ba);
    // One that is kept is still there to be read.
    site.answer("example.com/b", response("no", {}, "403 Forbidden"));
    for (const bool isRaw : { false, true }) {
        const auto kept = mock->run(client().get("http://example.com/b").auth(auth).stream());
        const Response refusal = kept->value.value();
        QCOMPARE(mock->run(isRaw ? refusal.nextRawChunk() : refusal.nextChunk())->value.value(),
                 "no"_ba);
        QCOMPARE(mock->run(isRaw ? refusal.nextRawChunk() : refusal.nextChunk())->value.value(),
                 std::nullopt);
    }
}

void tst_Authentication::refusalIsABomb_data()
{
    QTest::addColumn<QString>("how");
    QTest::addColumn<bool>("isCoded");
    for (const char *how : { "whole", "streamed", "raw", "pieces" }) {
        QTest::addRow("%s, coded", how) << QString::fromLatin1(how) << true;
        QTest::addRow("%s, plain", how) << QString::fromLatin1(how) << false;
    }
}

// What an authentication is shown of it is bounded; and yet it is all there for the program, in
// whatever way that wants it.
void tst_Authentication::refusalIsABomb()
{
    QFETCH(const QString, how);
    QFETCH(const bool, isCoded);
    class SizeAuth final : public Auth
    {
    public:
        bool needsResponseBody() const override { return true; }
        bool answer(Request &, const Response &response) override
        {
            seen += response.content();
            return false;
        }
        QByteArrayList seen;
    };
    const QByteArray content = QByteArray("0123456789abcdef").repeated(40'000);
    QByteArray sent = content;
    if (isCoded) {
        sent.clear();
        GzipEncoder encoder;
        QVERIFY(encoder.encode(content, GzipEncoder::Flush::Finish, sent));
    }
    site.answer("example.com/a",
                response(sent, isCoded ? "Content-Encoding: gzip\r\n" : "", "403 Forbidden"));
    const auto auth = std::make_shared<SizeAuth>();
    RequestBuilder request = client().get("http://example.com/a").auth(auth);
    QByteArray got;
    if (how == u"pieces") {
        const std::unique_ptr<PendingResponse> pending(request.start(nullptr));
        connect(pending.get(), &PendingResponse::chunkReceived, this,
                [&](const QByteArray &chunk) { got += chunk; });
        backend().run();
        QVERIFY2(!pending->error(), qPrintable(pending->error().toString()));
    } else {
        if (how != u"whole")
            request.stream();
        const auto outcome = mock->run(std::move(request));
        QVERIFY2(outcome->value, qPrintable(outcome->error().toString()));
        if (how == u"whole")
            got = outcome->value->content();
        else if (how == u"streamed")
            got = mock->run(outcome->value->read())->value.value_or("nothing");
        for (bool isOver = how != u"raw"; !isOver;) {
            const auto chunk = mock->run(outcome->value->nextRawChunk());
            QVERIFY2(chunk->value, qPrintable(chunk->error().toString()));
            isOver = !*chunk->value;
            got += chunk->value->value_or(QByteArray());
        }
    }
    QCOMPARE(auth->seen.size(), 1);
    QCOMPARE(auth->seen.first().size(), 64 * 1024);
    QVERIFY(content.startsWith(auth->seen.first()));
    QVERIFY(got == (how == u"raw" ? sent : content));
}

void tst_Authentication::responseBodyThatBreaks()
{
    site.handle("example.com/a", [](MockPeer *peer) {
        peer->send("HTTP/1.1 401 Unauthorized\r\nContent-Length: 4\r\n\r\nhe");
        peer->finish();
    });
    const auto auth = std::make_shared<KeyAuth>();
    auth->wantsResponse = true;
    const auto outcome = mock->run(client().get("http://example.com/a").auth(auth));
    QVERIFY(outcome->error());
    QCOMPARE(outcome->error().phase(), Error::Phase::Body);
    QVERIFY(auth->seen.isEmpty());
}

void tst_Authentication::alwaysOnceMore()
{
    site.answer("example.com/a", response("in"));
    site.answer("example.com/b", Refused);
    for (const char *url : { "http://example.com/a", "http://example.com/b" }) {
        site.heads.clear();
        const auto auth = std::make_shared<KeyAuth>();
        auth->isInsistent = true;
        const auto outcome = mock->run(client().get(url).auth(auth));
        QVERIFY2(outcome->value, qPrintable(outcome->error().toString()));
        QCOMPARE(site.heads.size(), 4);
        QVERIFY(!outcome->value->content().isEmpty());
        QCOMPARE(outcome->value->attempts().size(), 3);
    }
}

void tst_Authentication::generatorCannotBeSentAgain()
{
    site.answer("example.com/a", Refused);
    const auto outcome = mock->run(client().post("http://example.com/a")
                                           .auth(std::make_shared<KeyAuth>())
                                           .body(pieces(nullptr)));
    QVERIFY(outcome->threw<AuthenticationError>());
    QCOMPARE(
            outcome->error().message(),
            u"The server asks for credentials, and the body of the request cannot be sent a second "
            "time: its source cannot go back to the start"_s);
    QCOMPARE(outcome->error().url(), QUrl(u"http://example.com/a"_s));
}

void tst_Authentication::thrown_data()
{
    QTest::addColumn<QString>("where");
    QTest::addColumn<int>("what");
    for (const char *where :
         { "authorize", "answer", "answerAsync", "appliesTo", "appliesTo, answered",
           "needsRequestBody", "needsResponseBody", "asAsync", "asAsync, answered" }) {
        QTest::addRow("%s, HttpError", where)
                << QString::fromLatin1(where) << int(Throws::HttpError);
        QTest::addRow("%s, std", where) << QString::fromLatin1(where) << int(Throws::Other);
        QTest::addRow("%s, nonsense", where) << QString::fromLatin1(where) << int(Throws::Nonsense);
    }
}

void tst_Authentication::thrown()
{
    QFETCH(QString, where);
    QFETCH(int, what);
    const auto thrown = static_cast<Throws>(what);
    client().setRetries(RetryPolicy(2)); // it is no failure of the network
    site.answer("example.com/a", Refused);
    std::shared_ptr<Auth> auth;
    if (where == u"answerAsync") {
        const auto gated = std::make_shared<GateAuth>();
        gated->authorizing.open();
        gated->answering.open();
        gated->thrown = thrown;
        auth = gated;
    } else {
        const auto key = std::make_shared<KeyAuth>();
        if (where == u"answer") {
            key->throwsInAnswer = thrown;
        } else if (where == u"authorize") {
            key->throwsInAuthorize = thrown;
        } else {
            key->thrower = where.toLatin1();
            key->throwsThere = thrown;
        }
        site.handle("example.com/a", [key](MockPeer *peer) {
            key->isAnswered = true;
            peer->send(Refused);
        });
        auth = key;
    }
    const auto outcome = mock->run(client().get("http://example.com/a").auth(auth));
    QCOMPARE(outcome->ends, 1);
    QVERIFY(thrown != Throws::HttpError || outcome->kind() == Error::Kind::Authentication);
    QVERIFY(thrown != Throws::Other || outcome->threw<std::runtime_error>());
    QVERIFY(thrown != Throws::Nonsense || outcome->threw<int>());
    const QStringList before { u"authorize"_s, u"appliesTo"_s, u"needsRequestBody"_s,
                               u"asAsync"_s };
    QCOMPARE(site.heads.size(), before.contains(where) ? 0 : 1);
    const Result<Response> told =
            mock->run(client().get("http://example.com/a").auth(auth).result())->value.value();
    QCOMPARE(told.error().kind(),
             thrown == Throws::HttpError ? Error::Kind::Authentication : Error::Kind::Callback);

    const auto result = mock->run(client().get("http://example.com/a").auth(auth).result());
    const Error error = result->value.value().error();
    QCOMPARE(error.kind(),
             thrown == Throws::HttpError ? Error::Kind::Authentication : Error::Kind::Callback);
    if (thrown == Throws::Other)
        QCOMPARE(error.message(), u"The authentication threw: no disk"_s);
    QCOMPARE(error.url(), QUrl(u"http://example.com/a"_s));

    QObject parent;
    PendingResponse *pending = client().get("http://example.com/a").auth(auth).start(&parent);
    int heads = 0;
    int ends = 0;
    connect(pending, &PendingResponse::responseReceived, this, [&] { ++heads; });
    connect(pending, &PendingResponse::finished, this, [&] { ++ends; });
    backend().run();
    QCOMPARE(heads, 0);
    QCOMPARE(ends, 1);
    QCOMPARE(pending->error().toString(), error.toString());
    client().setRetries(RetryPolicy());
}

void tst_Authentication::cancelledByTheAuth_data()
{
    QTest::addColumn<bool>("isAnswer");
    QTest::addColumn<bool>("isDestroyed");
    QTest::newRow("authorize, cancelAll") << false << false;
    QTest::newRow("authorize, client destroyed") << false << true;
    QTest::newRow("answer, cancelAll") << true << false;
    QTest::newRow("answer, client destroyed") << true << true;
}

void tst_Authentication::cancelledByTheAuth()
{
    QFETCH(bool, isAnswer);
    QFETCH(bool, isDestroyed);
    site.answer("example.com/a", Refused);
    const auto auth = std::make_shared<KeyAuth>();
    (isAnswer ? auth->whenAnswering : auth->whenAuthorizing) = [&] {
        if (isDestroyed)
            mock->client.reset();
        else
            client().cancelAll();
    };
    const auto outcome = mock->run(client().get("http://example.com/a").auth(auth));
    QCOMPARE(outcome->ends, 1);
    QCOMPARE(outcome->kind(), Error::Kind::Cancelled);
    QCOMPARE(site.heads.size(), isAnswer ? 1 : 0);
    QCOMPARE(backend().connectionCount(), isAnswer ? 1 : 0);
}

void tst_Authentication::howTheResponseIsWanted_data()
{
    QTest::addColumn<QString>("how");
    for (const char *how : { "whole", "chunks", "stream", "streamed pending" })
        QTest::addRow("%s", how) << QString::fromLatin1(how);
}

void tst_Authentication::howTheResponseIsWanted()
{
    QFETCH(QString, how);
    site.answer("example.com/a", { DigestRefused, response("in") });
    RequestBuilder request = client().get("http://example.com/a").digestAuth(u"u"_s, u"p"_s);
    if (how.startsWith(u"stream"))
        request.stream();
    QObject parent;
    PendingResponse *pending = request.start(&parent);
    QByteArray received;
    QList<int> heads;
    Response last;
    connect(pending, &PendingResponse::responseReceived, this, [&](const Response &response) {
        heads += response.status();
        last = response;
    });
    if (how == u"chunks") {
        connect(pending, &PendingResponse::chunkReceived, this,
                [&](const QByteArray &chunk) { received += chunk; });
    }
    connect(pending, &PendingResponse::finished, this,
            [&](const Response &response) { last = response; });
    backend().run();
    QCOMPARE(heads, QList<int> { 200 });
    if (how.startsWith(u"stream"))
        received = mock->run(last.read())->value.value();
    QCOMPARE(how == u"whole" ? last.content() : received, "in"_ba);
    QCOMPARE(pending->state(), PendingResponse::State::Succeeded);
    QCOMPARE(site.heads.size(), 2);
    last = Response();
}

void tst_Authentication::answerChangesTheRequest()
{
    site.answer("example.com/a", Refused);
    site.answer("example.com/b", redirect("http://other.example/c"));
    const auto auth = std::make_shared<KeyAuth>();
    auth->change = [](Request &request) {
        request.setUrl(QUrl(u"http://example.com/b"_s));
        request.headers().replaceOrAppend("X-Session", "secret");
    };
    const auto outcome = mock->run(client().get("http://example.com/a").auth(auth));
    QVERIFY2(outcome->value, qPrintable(outcome->error().toString()));
    QCOMPARE(site.asked(),
             (QByteArrayList { "GET example.com/a", "GET example.com/b", "GET other.example/c" }));
    QCOMPARE(site.field(1, "X-Session"), "secret"_ba);
    QVERIFY(!site.hasField(2, "X-Session"));
    QVERIFY(!site.hasField(2, "X-Key"));
}

void tst_Authentication::totalTimeout()
{
    const auto auth = std::make_shared<GateAuth>();
    const auto outcome = mock->run(client().get("http://example.com/a").auth(auth).timeout(2s));
    backend().advance(2s);
    QVERIFY(outcome->threw<TotalTimeout>());
    QCOMPARE(backend().connectionCount(), 0);
    auth->authorizing.open();
    backend().run();
}

QTEST_GUILESS_MAIN(tst_Authentication)
#include "tst_authentication.moc"
