// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/mocksite.h"

#include <QtCore/qbuffer.h>
#include <QtTest/qsignalspy.h>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_Redirects : public QObject, private MockClientTest
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
        QCOMPARE(failures, QStringList());
        verifyNothingLeft();
    }

    void methods_data();
    void methods();
    void bodies_data();
    void bodies();
    void locations_data();
    void locations();
    void refusedLocations_data();
    void refusedLocations();
    void whatWasDone();
    void atMostTen();
    void circle();
    void secretsTellACircle();
    void cookieThatEndsACircle();
    void toHttp();
    void secretsStayAtTheirOrigin_data();
    void secretsStayAtTheirOrigin();
    void secretsGoBackToTheirOrigin();
    void cookiesOfTheJar();
    void bodyThatBreaks_data();
    void bodyThatBreaks();
    void notFollowed();
    void nextRequest();
    void nextRequestKeepsSecrets();
    void nextRequestOfNoRedirect();
    void bodyOfTheRedirect_data();
    void bodyOfTheRedirect();
    void bodyOfTheRedirectIsNotDecoded_data();
    void bodyOfTheRedirectIsNotDecoded();
    void bodyOfTheRedirectThatStalls();
    void streamed();
    void pendingResponse_data();
    void pendingResponse();
    void toAMountedTransport();
    void endedBetweenRounds_data();
    void endedBetweenRounds();
    void totalTimeout_data();
    void totalTimeout();
    void connectionThatWentStale();

private:
    MockSite site;
    QStringList failures;
};

namespace {

// Answers every request with what it carried: nobody else needs to know.
class EchoTransport final : public Transport
{
public:
    QCoro::Task<Response> send(const Request &request) override
    {
        co_return Response::withText(200, request.url().toString());
    }
};

QCoro::AsyncGenerator<QByteArray> pieces()
{
    QByteArray piece = "piece";
    co_yield piece;
}

// The body of the last request that came over a connection.
QByteArray bodyOf(const MockPeer *peer)
{
    return peer->received().mid(peer->received().lastIndexOf("\r\n\r\n") + 4);
}

} // namespace

void tst_Redirects::methods_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("next");
    const QByteArrayList all { "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS" };
    for (const QByteArray &method : all) {
        const QByteArray get = method == "HEAD" ? "HEAD" : "GET";
        QTest::addRow("301 %s", method.constData())
                << "301 Moved Permanently"_ba << method << (method == "POST" ? get : method);
        QTest::addRow("302 %s", method.constData()) << "302 Found"_ba << method << get;
        QTest::addRow("303 %s", method.constData()) << "303 See Other"_ba << method << get;
        QTest::addRow("307 %s", method.constData())
                << "307 Temporary Redirect"_ba << method << method;
        QTest::addRow("308 %s", method.constData())
                << "308 Permanent Redirect"_ba << method << method;
    }
}

void tst_Redirects::methods()
{
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, next);
    const bool hasBody = method == "POST" || method == "PUT" || method == "PATCH";
    const QByteArray moved = "HTTP/1.1 " + status + "\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n";
    site.answer("example.com/a", moved);
    site.answer("example.com/b", method == "HEAD"
                                         ? "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n"_ba
                                         : response("here"));
    RequestBuilder request = client().request(method, "http://example.com/a");
    if (hasBody)
        request.text(u"body"_s);
    const auto outcome = mock->run(std::move(request));
    QVERIFY2(outcome->value, qPrintable(outcome->error().toString()));
    QCOMPARE(site.asked(), (QByteArrayList { method + " example.com/a", next + " example.com/b" }));
    QCOMPARE(backend().connectionCount(), 1);
    QCOMPARE(outcome->value->status(), 200);
    QCOMPARE(outcome->value->content(), method == "HEAD" ? ""_ba : "here"_ba);
    QCOMPARE(outcome->value->request().method(), next);
    const bool keepsBody = hasBody && next == method;
    QCOMPARE(site.hasField(1, "Content-Type"), keepsBody);
    QCOMPARE(site.hasField(1, "Content-Length"), keepsBody);
    QCOMPARE(bodyOf(backend().peer(0)), keepsBody ? "body"_ba : ""_ba);
}

void tst_Redirects::bodies_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<bool>("isFollowed");
    QTest::newRow("bytes") << u"bytes"_s << true;
    QTest::newRow("many bytes") << u"many"_s << true;
    QTest::newRow("random access device") << u"device"_s << true;
    QTest::newRow("multipart") << u"multipart"_s << true;
    QTest::newRow("generator") << u"generator"_s << false;
}

void tst_Redirects::bodies()
{
    QFETCH(QString, kind);
    QFETCH(bool, isFollowed);
    QBuffer device;
    device.setData("skipped, sent");
    QVERIFY(device.open(QIODevice::ReadOnly));
    device.seek(9);
    site.answer("example.com/a", redirect("/b", "307 Temporary Redirect"));
    site.answer("example.com/b", response("here"));
    RequestBuilder request = client().post("http://example.com/a");
    QByteArray body;
    if (kind == u"bytes") {
        body = "bytes";
        request.body(body);
    } else if (kind == u"many") {
        body = QByteArray(300'000, 'm');
        request.body(body);
    } else if (kind == u"device") {
        body = "sent";
        request.body(&device);
    } else if (kind == u"multipart") {
        request.multipart(Multipart().boundary("xx").field("a", "b"));
        body = "--xx\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n--xx--\r\n";
    } else {
        request.body(pieces());
    }
    const auto outcome = mock->run(std::move(request));
    if (isFollowed) {
        QVERIFY2(outcome->value, qPrintable(outcome->error().toString()));
        QCOMPARE(site.asked().value(1), "POST example.com/b"_ba);
        QVERIFY(backend().peers().constLast()->received().endsWith("\r\n\r\n" + body));
        QCOMPARE(site.field(1, "Content-Length"), QByteArray::number(body.size()));
    } else {
        QVERIFY(outcome->threw<RedirectError>());
        QCOMPARE(outcome->error().message(),
                 u"The redirect 307 to http://example.com/b is not followed: it asks for the body "
                 "of the request once more, whose source cannot be read again"_s);
        QCOMPARE(outcome->error().url(), QUrl(u"http://example.com/a"_s));
        QCOMPARE(outcome->error().phase(), Error::Phase::Head);
        QCOMPARE(site.heads.size(), 1);
    }
}

void tst_Redirects::locations_data()
{
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<QByteArray>("asked");
    QTest::addColumn<QString>("url");
    QTest::newRow("absolute") << "http://other.example/x"_ba
                              << "GET other.example/x"_ba << u"http://other.example/x#top"_s;
    QTest::newRow("absolute path")
            << "/x?y=1"_ba
            << "GET example.com/x?y=1"_ba << u"http://example.com/x?y=1#top"_s;
    QTest::newRow("relative path") << "x"_ba
                                   << "GET example.com/a/x"_ba << u"http://example.com/a/x#top"_s;
    QTest::newRow("up") << "../x"_ba
                        << "GET example.com/x"_ba << u"http://example.com/x#top"_s;
    QTest::newRow("query") << "?p=2"_ba
                           << "GET example.com/a/b?p=2"_ba << u"http://example.com/a/b?p=2#top"_s;
    QTest::newRow("no scheme") << "//other.example/x"_ba
                               << "GET other.example/x"_ba << u"http://other.example/x#top"_s;
    QTest::newRow("own fragment") << "/x#own"_ba
                                  << "GET example.com/x"_ba << u"http://example.com/x#own"_s;
    QTest::newRow("another port") << "http://example.com:8080/x"_ba
                                  << "GET example.com:8080/x"_ba
                                  << u"http://example.com:8080/x#top"_s;
    QTest::newRow("user information")
            << "http://u:p@other.example/x"_ba
            << "GET other.example/x"_ba << u"http://other.example/x#top"_s;
    QTest::newRow("not ASCII") << "/\xc3\xa4"_ba
                               << "GET example.com/%C3%A4"_ba << u"http://example.com/%C3%A4#top"_s;
}

void tst_Redirects::locations()
{
    QFETCH(QByteArray, location);
    QFETCH(QByteArray, asked);
    QFETCH(QString, url);
    site.answer("example.com/a/b?q=1", redirect(location));
    site.answer(asked.mid(4), response("here"));
    const auto outcome = mock->run(client().get("http://example.com/a/b?q=1#top"));
    QVERIFY2(outcome->value, qPrintable(outcome->error().toString()));
    QCOMPARE(site.asked().value(1), asked);
    QCOMPARE(outcome->value->content(), "here"_ba);
    QCOMPARE(outcome->value->url().toString(QUrl::FullyEncoded), url);
    QCOMPARE(outcome->value->request().url(), outcome->value->url());
    QVERIFY(!site.hasField(1, "Authorization"));
}

void tst_Redirects::refusedLocations_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::newRow("another scheme") << "Location: ftp://example.com/x\r\n"_ba;
    QTest::newRow("javascript") << "Location: javascript:alert(1)\r\n"_ba;
    QTest::newRow("no URL") << "Location: http://[::1/\r\n"_ba;
    QTest::newRow("two") << "Location: /x\r\nLocation: /y\r\n"_ba;
}

void tst_Redirects::refusedLocations()
{
    QFETCH(QByteArray, fields);
    site.answer("example.com/a", response("moved", fields, "302 Found"));
    const auto outcome = mock->run(client().get("http://example.com/a"));
    QVERIFY(outcome->threw<RedirectError>());
    QCOMPARE(outcome->error().party(), Error::Party::Remote);
    QCOMPARE(outcome->error().url(), QUrl(u"http://example.com/a"_s));
    QCOMPARE(site.heads.size(), 1);
}

void tst_Redirects::whatWasDone()
{
    site.answer("example.com/a", redirect("/b", "301 Moved Permanently"));
    site.answer("example.com/b", redirect("http://other.example/c", "302 Found", "X-Mark: b\r\n"));
    site.answer("other.example/c", response("here"));
    const auto outcome = mock->run(client().get("http://example.com/a"));
    const Response last = outcome->value.value();
    QCOMPARE(last.url(), QUrl(u"http://other.example/c"_s));

    const QList<Response> history = last.history();
    QCOMPARE(history.size(), 2);
    QCOMPARE(history[0].status(), 301);
    QCOMPARE(history[0].url(), QUrl(u"http://example.com/a"_s));
    QCOMPARE(history[1].status(), 302);
    QCOMPARE(history[1].url(), QUrl(u"http://example.com/b"_s));
    QCOMPARE(history[1].headers().value("X-Mark"), "b"_ba);
    // What came before it, and no content that was not read.
    QCOMPARE(history[1].history().size(), 1);
    QVERIFY(!history[1].isRead());
    QVERIFY_THROWS_EXCEPTION(ResponseNotRead, history[1].content());

    const QList<Attempt> attempts = last.attempts();
    QCOMPARE(attempts.size(), 2);
    for (const Attempt &attempt : attempts) {
        QCOMPARE(attempt.reason(), Attempt::Reason::Redirect);
        QVERIFY(!attempt.error());
    }
    QCOMPARE(attempts[0].request().url(), QUrl(u"http://example.com/a"_s));
    QCOMPARE(attempts[1].response().status(), 302);
    QCOMPARE(backend().connectionCount(), 2);
}

void tst_Redirects::atMostTen()
{
    for (int i = 0; i <= 11; ++i) {
        const QByteArray number = QByteArray::number(i);
        site.answer("example.com/" + number, redirect('/' + QByteArray::number(i + 1)));
    }
    site.answer("example.com/10", response("ten"));
    QCOMPARE(mock->run(client().get("http://example.com/0"))->value.value().content(), "ten"_ba);
    site.heads.clear();
    site.answer("example.com/10", redirect("/11"));
    const auto tooMany = mock->run(client().get("http://example.com/0"));
    QVERIFY(tooMany->threw<TooManyRedirects>());
    QCOMPARE(site.heads.size(), 11);
    QCOMPARE(tooMany->error().message(),
             u"More than the 10 redirects that RedirectPolicy::maximum() allows, the last of them: "
             "http://example.com/9 -> http://example.com/10 -> http://example.com/11"_s);
    const auto none = mock->run(
            client().get("http://example.com/5").redirects(RedirectPolicy().setMaximum(0)));
    QVERIFY(none->threw<TooManyRedirects>());
    client().setRedirects(RedirectPolicy().setMaximum(4));
    QVERIFY(mock->run(client().get("http://example.com/0"))->threw<TooManyRedirects>());
    QVERIFY(mock->run(client().get("http://example.com/7"))->threw<TooManyRedirects>());
}

void tst_Redirects::circle()
{
    site.answer("example.com/a", redirect("/b"));
    site.answer("example.com/b", redirect("/c"));
    site.answer("example.com/c", redirect("/b"));
    const auto outcome = mock->run(client().get("http://example.com/a"));
    QVERIFY(outcome->threw<TooManyRedirects>());
    QCOMPARE(outcome->error().message(),
             u"The redirects go round in a circle: http://example.com/b -> http://example.com/c -> "
             "http://example.com/b"_s);
    QCOMPARE(site.heads.size(), 3);
}

// What is not shown makes a difference all the same.
void tst_Redirects::secretsTellACircle()
{
    site.answer("example.com/a?token=s3cret1", redirect("/a?token=s3cret2"));
    site.answer("example.com/a?token=s3cret2", response("here"));
    site.answer("example.com/b?token=s3cret1", redirect("/b?token=s3cret1"));
    QVERIFY(mock->run(client().get("http://example.com/a?token=s3cret1"))->value);
    const auto circle = mock->run(client().get("http://example.com/b?token=s3cret1"));
    QVERIFY(circle->threw<TooManyRedirects>());
    QVERIFY2(!circle->error().toString().contains(u"s3cret"),
             qPrintable(circle->error().toString()));
    QVERIFY(circle->error().message().contains(u"http://example.com/b?token=masked ->"));
}

// A page that sets a cookie and sends the browser to itself, to see whether it comes back.
void tst_Redirects::cookieThatEndsACircle()
{
    site.answer("example.com/a",
                { redirect("/a", "302 Found", "Set-Cookie: seen=1\r\n"), response("in") });
    const auto outcome = mock->run(client().get("http://example.com/a"));
    QVERIFY2(outcome->value, qPrintable(outcome->error().toString()));
    QCOMPARE(outcome->value->content(), "in"_ba);
    QCOMPARE(site.field(1, "Cookie"), "seen=1"_ba);
    // With the cookie there is no progress any more.
    site.answer("example.com/b", redirect("/b", "302 Found", "Set-Cookie: seen=1\r\n"));
    QVERIFY(mock->run(client().get("http://example.com/b"))->threw<TooManyRedirects>());
}

void tst_Redirects::toHttp()
{
    site.answer("example.com/a", redirect("http://example.com/b"));
    site.answer("example.com/b", response("here"));
    const auto refused = mock->run(client().get("https://example.com/a"));
    QVERIFY(refused->threw<RedirectError>());
    QCOMPARE(refused->error().message(),
             u"The redirect 302 to http://example.com/b is not followed: it leads from https to "
             "http, where others can read along; RedirectPolicy::setDowngradeAllowed() allows "
             "it"_s);
    QCOMPARE(site.heads.size(), 1);
    const auto allowed = mock->run(client().get("https://example.com/a")
                                           .header("Authorization", "secret")
                                           .redirects(RedirectPolicy().setDowngradeAllowed(true)));
    QCOMPARE(allowed->value.value().content(), "here"_ba);
    QVERIFY(!site.hasField(2, "Authorization"));
    // The way up is always open.
    site.answer("example.com/c", redirect("https://example.com/b"));
    QCOMPARE(mock->run(client().get("http://example.com/c"))->value.value().content(), "here"_ba);
}

void tst_Redirects::secretsStayAtTheirOrigin_data()
{
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<bool>("isSame");
    QTest::newRow("same") << "/b"_ba << true;
    QTest::newRow("same, with port") << "http://example.com:80/b"_ba << true;
    QTest::newRow("host") << "http://other.example/b"_ba << false;
    QTest::newRow("subdomain") << "http://www.example.com/b"_ba << false;
    QTest::newRow("port") << "http://example.com:8080/b"_ba << false;
    QTest::newRow("scheme") << "https://example.com/b"_ba << false;
}

void tst_Redirects::secretsStayAtTheirOrigin()
{
    QFETCH(QByteArray, location);
    QFETCH(bool, isSame);
    class KeyAuth final : public Auth
    {
    public:
        void authorize(Request &request) override
        {
            request.headers().replaceOrAppend("X-Custom-Key", "authsecret");
        }
    };
    client().setSensitiveHeader("X-Of-Client", "secret");
    site.answer("example.com/a", redirect(location));
    const auto outcome = mock->run(client().get("http://example.com/a")
                                           .header("Authorization", "secret")
                                           .header("X-Plain", "plain")
                                           .sensitiveHeader("X-Session", "secret")
                                           .cookie("own", "secret")
                                           .auth(std::make_shared<KeyAuth>()));
    QVERIFY2(outcome->value, qPrintable(outcome->error().toString()));
    QCOMPARE(site.heads.size(), 2);
    QCOMPARE(site.field(0, "X-Custom-Key"), "authsecret"_ba);
    QCOMPARE(site.field(0, "Cookie"), "own=secret"_ba);
    QCOMPARE(site.field(1, "X-Plain"), "plain"_ba);
    QCOMPARE(site.heads[1].contains("secret"), isSame);
    QCOMPARE(site.hasField(1, "Authorization"), isSame);
    QCOMPARE(site.hasField(1, "X-Session"), isSame);
    QCOMPARE(site.hasField(1, "X-Of-Client"), isSame);
    QCOMPARE(site.hasField(1, "Cookie"), isSame);
    QCOMPARE(site.hasField(1, "X-Custom-Key"), isSame);

    const auto byHand =
            mock->run(client().get("http://example.com/a").header("Cookie", "hand=secret"));
    QVERIFY(byHand->value);
    QCOMPARE(site.field(2, "Cookie"), "hand=secret"_ba);
    QCOMPARE(site.hasField(3, "Cookie"), isSame);
}

// There and back again: what the chain gave as such is for its origin, what was a header is lost.
void tst_Redirects::secretsGoBackToTheirOrigin()
{
    site.answer("example.com/a", redirect("http://other.example/b"));
    site.answer("other.example/b", redirect("http://example.com/c"));
    site.answer("example.com/c", response("here"));
    const auto outcome =
            mock->run(client().get("http://user:pass@example.com/a").cookie("own", "secret"));
    QVERIFY(outcome->value);
    QCOMPARE(site.field(0, "Authorization"), "Basic dXNlcjpwYXNz"_ba);
    QVERIFY(!site.hasField(1, "Authorization"));
    QVERIFY(!site.hasField(1, "Cookie"));
    QCOMPARE(site.field(2, "Authorization"), "Basic dXNlcjpwYXNz"_ba);
    QCOMPARE(site.field(2, "Cookie"), "own=secret"_ba);
}

void tst_Redirects::cookiesOfTheJar()
{
    client().cookies()->set("here", "1", "example.com");
    client().cookies()->set("there", "2", "other.example");
    site.answer("example.com/a",
                redirect("http://other.example/b", "302 Found", "Set-Cookie: new=3\r\n"));
    site.answer("other.example/b", redirect("http://example.com/c"));
    site.answer("example.com/c", response("here"));
    QVERIFY(mock->run(client().get("http://example.com/a"))->value);
    QCOMPARE(site.field(0, "Cookie"), "here=1"_ba);
    QCOMPARE(site.field(1, "Cookie"), "there=2"_ba);
    QCOMPARE(site.field(2, "Cookie"), "here=1; new=3"_ba);
}

void tst_Redirects::bodyThatBreaks_data()
{
    QTest::addColumn<QByteArray>("framing");
    QTest::addColumn<QByteArray>("rest");
    QTest::addColumn<bool>("isTogether");
    for (const bool isTogether : { true, false }) {
        const char *when = isTogether ? "with" : "after";
        QTest::addRow("chunk, %s the head", when) << "Transfer-Encoding: chunked"_ba
                                                  << "x\r\n"_ba << isTogether;
        QTest::addRow("end, %s the head", when) << "Content-Length: 9"_ba
                                                << "abc"_ba << isTogether;
    }
}

// The head says where to go on, whatever becomes of the body.
void tst_Redirects::bodyThatBreaks()
{
    QFETCH(const QByteArray, framing);
    QFETCH(const QByteArray, rest);
    QFETCH(const bool, isTogether);
    const auto sendRest = [rest](MockPeer *peer) {
        peer->send(rest);
        peer->finish();
    };
    site.handle("example.com/a", [=](MockPeer *peer) {
        peer->send("HTTP/1.1 302 Found\r\nLocation: /b\r\n" + framing + "\r\n\r\n");
        if (isTogether)
            sendRest(peer);
    });
    site.answer("example.com/b", response("there"));
    const auto outcome = mock->run(client().get("http://example.com/a").followRedirects(true));
    if (!isTogether) {
        sendRest(mock->peer());
        backend().run();
    }
    QVERIFY2(outcome->value, qPrintable(outcome->error().toString()));
    QCOMPARE(outcome->value->content(), "there"_ba);
    QCOMPARE(outcome->value->history().size(), 1);
}

void tst_Redirects::notFollowed()
{
    site.answer("example.com/a", redirect("/b"));
    site.answer("example.com/b", response("here"));
    const auto here = mock->run(client().get("http://example.com/a").followRedirects(false));
    QCOMPARE(here->value.value().status(), 302);
    QCOMPARE(here->value->content(), "moved"_ba);
    QVERIFY(here->value->hasRedirectLocation());
    QVERIFY(here->value->history().isEmpty());
    client().setRedirects(RedirectPolicy::none());
    QCOMPARE(mock->run(client().get("http://example.com/a"))->value.value().status(), 302);
    const auto there = mock->run(client().get("http://example.com/a").followRedirects(true));
    QCOMPARE(there->value.value().status(), 200);
}

void tst_Redirects::nextRequest()
{
    client().setRedirects(RedirectPolicy::none());
    client().cookies()->set("old", "1", "example.com");
    site.answer("example.com/a",
                redirect("b", "303 See Other",
                         "Set-Cookie: old=2; Domain=example.com\r\nSet-Cookie: new=3\r\n"));
    site.answer("example.com/b", response("here"));
    const auto first = mock->run(client().post("http://example.com/a").text(u"body"_s));
    QCOMPARE(site.field(0, "Cookie"), "old=1"_ba);
    const Result<Request> next = first->value.value().nextRequest();
    QVERIFY2(next, qPrintable(next.error().toString()));
    QCOMPARE(next->method(), "GET"_ba);
    QCOMPARE(next->url(), QUrl(u"http://example.com/b"_s));
    QVERIFY(next->body().isEmpty());
    QVERIFY(!next->headers().contains("Content-Type"));
    QVERIFY(next->headers().contains("User-Agent"));
    const auto second = mock->run(client().send(*next));
    QCOMPARE(second->value.value().content(), "here"_ba);
    // What the jar holds now, not what it held then.
    QCOMPARE(site.field(1, "Cookie"), "old=2; new=3"_ba);
}

void tst_Redirects::nextRequestKeepsSecrets()
{
    client().cookies()->set("jar", "secret", "example.com");
    site.answer("example.com/a", redirect("http://other.example/b"));
    const auto first = mock->run(client().get("http://example.com/a")
                                         .followRedirects(false)
                                         .basicAuth(u"user"_s, u"secret"_s)
                                         .sensitiveHeader("X-Token", "secret")
                                         .header("X-Plain", "plain"));
    const Result<Request> next = first->value.value().nextRequest();
    QVERIFY(next);
    QCOMPARE(next->headers().value("X-Plain"), "plain"_ba);
    QVERIFY(!next->headers().contains("X-Token"));
    QVERIFY(!next->headers().contains("Authorization"));
    QVERIFY(!next->headers().contains("Cookie"));
    // As the policy has it.
    site.answer("example.com/c", redirect("http://example.com/d"));
    const auto allowed =
            mock->run(client().get("https://example.com/c")
                              .redirects(RedirectPolicy::none().setDowngradeAllowed(true)));
    QVERIFY(allowed->value.value().nextRequest());
    const auto forbidden = mock->run(client().get("https://example.com/c").followRedirects(false));
    QCOMPARE(forbidden->value.value().nextRequest().error().kind(), Error::Kind::Redirect);
}

void tst_Redirects::nextRequestOfNoRedirect()
{
    site.answer("example.com/a", response("here"));
    site.answer("example.com/b", response("moved", {}, "302 Found"));
    const auto plain = mock->run(client().get("http://example.com/a"));
    const Error error = plain->value.value().nextRequest().error();
    QCOMPARE(error.message(),
             u"The response is no redirect: its status is 200, and it has no Location"_s);
    QVERIFY2(error.explanation().contains(u"mistake in the program"),
             qPrintable(error.explanation()));
    // A 302 without Location is a response like any other.
    const auto without = mock->run(client().get("http://example.com/b"));
    QCOMPARE(without->value.value().content(), "moved"_ba);
    QVERIFY(!without->value->nextRequest());
}

void tst_Redirects::bodyOfTheRedirect_data()
{
    QTest::addColumn<QByteArray>("rest");
    QTest::addColumn<bool>("isReused");
    const auto chunk = [](qsizetype size) {
        return QByteArray::number(size, 16) + "\r\n" + QByteArray(size, 'x') + "\r\n";
    };
    const QByteArray chunked = "Transfer-Encoding: chunked\r\n\r\n";
    QTest::newRow("none") << "Content-Length: 0\r\n\r\n"_ba << true;
    QTest::newRow("small") << "Content-Length: 5\r\n\r\nmoved"_ba << true;
    QTest::newRow("64 KiB") << "Content-Length: 65536\r\n\r\n" + QByteArray(65536, 'x') << true;
    QTest::newRow("more") << "Content-Length: 65537\r\n\r\n" + QByteArray(65537, 'x') << false;
    QTest::newRow("more, not here") << "Content-Length: 1000000000\r\n\r\n"_ba << false;
    QTest::newRow("chunks") << chunked + chunk(5) + chunk(1000) + "0\r\n\r\n" << true;
    QTest::newRow("many chunks") << chunked + chunk(40'000).repeated(10) + "0\r\n\r\n" << false;
    QTest::newRow("until close") << "\r\nmoved"_ba << false;
    QTest::newRow("close") << "Connection: close\r\nContent-Length: 5\r\n\r\nmoved"_ba << false;
}

void tst_Redirects::bodyOfTheRedirect()
{
    QFETCH(QByteArray, rest);
    QFETCH(bool, isReused);
    for (const qint64 readSize : { 0, 7 }) {
        client().closeIdleConnections();
        site.heads.clear();
        site.handle("example.com/a", [rest, readSize](MockPeer *peer) {
            if (readSize > 0 && rest.size() < 10'000)
                peer->setReadSize(readSize);
            peer->send("HTTP/1.1 302 Found\r\nLocation: /b\r\n" + rest);
        });
        site.answer("example.com/b", response("here"));
        const int before = backend().connectionCount();
        const auto outcome = mock->run(client().get("http://example.com/a"));
        QVERIFY2(outcome->value, qPrintable(outcome->error().toString()));
        QCOMPARE(outcome->value->content(), "here"_ba);
        QCOMPARE(backend().connectionCount() - before, isReused ? 1 : 2);
        QCOMPARE(backend().peer(before)->isClosedByClient(), !isReused);
    }
}

void tst_Redirects::bodyOfTheRedirectIsNotDecoded_data()
{
    QTest::addColumn<QByteArray>("coding");
    QTest::addColumn<bool>("isStreamed");
    for (const bool isStreamed : { false, true }) {
        for (const char *coding :
             { "x-unknown", "gzip", "br", "gzip, gzip, gzip, gzip, gzip, gzip" })
            QTest::addRow("%s %d", coding, isStreamed) << QByteArray(coding) << isStreamed;
    }
}

void tst_Redirects::bodyOfTheRedirectIsNotDecoded()
{
    QFETCH(QByteArray, coding);
    QFETCH(bool, isStreamed);
    site.answer("example.com/a",
                redirect("/b", "302 Found", "Content-Encoding: " + coding + "\r\n"));
    site.answer("example.com/b", response("here"));
    RequestBuilder request = client().get("http://example.com/a");
    if (isStreamed)
        request.stream();
    const auto outcome = mock->run(std::move(request));
    QVERIFY2(outcome->value, qPrintable(outcome->error().toString()));
    QCOMPARE(mock->run(outcome->value->read())->value.value(), "here"_ba);
    QCOMPARE(backend().connectionCount(), 1);
}

// A server that announces a body and does not send it is waited for a second.
void tst_Redirects::bodyOfTheRedirectThatStalls()
{
    site.answer("example.com/a",
                "HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Length: 5\r\n\r\nmo"_ba);
    site.answer("example.com/b", response("here"));
    const auto outcome = mock->run(client().get("http://example.com/a"));
    backend().advance(999ms);
    QVERIFY(!outcome->isDone());
    QCOMPARE(site.heads.size(), 1);
    backend().advance(1ms);
    QCOMPARE(outcome->value.value().content(), "here"_ba);
    QCOMPARE(backend().connectionCount(), 2);
}

void tst_Redirects::streamed()
{
    site.answer("example.com/a", redirect("http://other.example/b"));
    site.answer("other.example/b", "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nhe"_ba);
    const auto outcome = mock->run(client().get("http://example.com/a").stream());
    QVERIFY2(outcome->value, qPrintable(outcome->error().toString()));
    const Response here = *outcome->value;
    QCOMPARE(here.status(), 200);
    QCOMPARE(here.url(), QUrl(u"http://other.example/b"_s));
    QCOMPARE(here.history().size(), 1);
    QVERIFY(!here.isRead());
    const auto content = mock->run(here.read());
    QVERIFY(!content->isDone());
    backend().peer(1)->send("re");
    backend().run();
    QCOMPARE(content->value.value(), "here"_ba);
}

void tst_Redirects::pendingResponse_data()
{
    QTest::addColumn<bool>("isChunked");
    QTest::addColumn<bool>("isStreamed");
    QTest::newRow("whole") << false << false;
    QTest::newRow("in chunks") << true << false;
    QTest::newRow("streamed") << false << true;
}

void tst_Redirects::pendingResponse()
{
    QFETCH(bool, isChunked);
    QFETCH(bool, isStreamed);
    site.answer("example.com/a", redirect("/b", "307 Temporary Redirect"));
    site.answer("example.com/b", redirect("http://other.example/c", "307 Temporary Redirect"));
    site.answer("other.example/c", response("here", "X-Last: yes\r\n"));
    QObject parent;
    RequestBuilder request = client().post("http://example.com/a").body("upload"_ba);
    if (isStreamed)
        request.stream();
    PendingResponse *pending = request.start(&parent);
    QList<Response> heads;
    QByteArray received;
    Response last;
    int ends = 0;
    connect(pending, &PendingResponse::responseReceived, this,
            [&](const Response &head) { heads += head; });
    if (isChunked) {
        connect(pending, &PendingResponse::chunkReceived, this,
                [&](const QByteArray &chunk) { received += chunk; });
    }
    connect(pending, &PendingResponse::finished, this, [&](const Response &response) {
        ++ends;
        last = response;
    });
    backend().run();
    QCOMPARE(heads.size(), 1);
    QCOMPARE(heads[0].headers().value("X-Last"), "yes"_ba);
    QCOMPARE(heads[0].url(), QUrl(u"http://other.example/c"_s));
    QCOMPARE(heads[0].history().size(), 2);
    if (isStreamed)
        received = mock->run(heads[0].read())->value.value();
    QCOMPARE(ends, 1);
    QCOMPARE(isChunked || isStreamed ? received : last.content(), "here"_ba);
    QCOMPARE(pending->bytesSent(), 6);
    QCOMPARE(pending->bytesToSend(), 6);
    heads.clear();
    last = Response();
}

void tst_Redirects::toAMountedTransport()
{
    QVERIFY(!client().mount("http://mounted.example", std::make_shared<EchoTransport>()));
    site.answer("example.com/a", redirect("http://mounted.example/b"));
    const auto outcome = mock->run(client().get("http://example.com/a"));
    QVERIFY2(outcome->value, qPrintable(outcome->error().toString()));
    QCOMPARE(outcome->value->text(), u"http://mounted.example/b"_s);
    QCOMPARE(outcome->value->history().size(), 1);
    QObject parent;
    PendingResponse *pending = client().get("http://example.com/a").start(&parent);
    backend().run();
    QCOMPARE(pending->state(), PendingResponse::State::Succeeded);
    const auto streamed = mock->run(client().get("http://example.com/a").stream());
    QCOMPARE(mock->run(streamed->value.value().read())->value.value(),
             "http://mounted.example/b"_ba);
}

// In each phase of the second round, and between the rounds: whoever ends the request ends all of
// it, once.
void tst_Redirects::endedBetweenRounds_data()
{
    QTest::addColumn<QString>("phase");
    QTest::addColumn<QString>("how");
    for (const char *phase : { "drain", "resolve", "connect", "head", "body" }) {
        for (const char *how : { "cancelAll", "client", "context", "stop", "close", "pending" })
            QTest::addRow("%s, %s", phase, how)
                    << QString::fromLatin1(phase) << QString::fromLatin1(how);
    }
}

void tst_Redirects::endedBetweenRounds()
{
    QFETCH(QString, phase);
    QFETCH(QString, how);
    site.answer("example.com/a",
                phase == u"drain"
                        ? "HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Length: 5\r\n\r\nmo"_ba
                        : redirect("http://other.example/b"));
    site.handle("other.example/b", [phase](MockPeer *peer) {
        if (phase == u"body")
            peer->send("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nhe");
    });
    if (phase == u"resolve")
        backend().setLookupUnanswered("other.example");
    if (phase == u"connect") {
        backend().setAddresses("other.example", { QHostAddress(u"127.0.0.2"_s) });
        backend().setConnectBehaviour(QHostAddress(u"127.0.0.2"_s),
                                      MockBackend::ConnectBehaviour::neverAnswer());
    }
    auto context = std::make_unique<QObject>();
    std::stop_source stop;
    RequestBuilder request =
            client().get("http://example.com/a").context(context.get()).stopToken(stop.get_token());
    QObject parent;
    PendingResponse *pending = nullptr;
    std::shared_ptr<Outcome<Response>> outcome;
    int ends = 0;
    Error pendingError;
    if (how == u"pending") {
        pending = request.start(&parent);
        connect(pending, &PendingResponse::finished, this, [&] { ++ends; });
        connect(pending, &PendingResponse::failed, this,
                [&](const Error &error) { pendingError = error; });
        backend().run();
    } else {
        outcome = mock->run(std::move(request));
        QVERIFY(!outcome->isDone());
    }
    if (how == u"cancelAll")
        client().cancelAll();
    else if (how == u"client")
        mock->client.reset();
    else if (how == u"context")
        context.reset();
    else if (how == u"stop")
        stop.request_stop();
    else if (how == u"close")
        client().close(0ms);
    else
        pending->cancel();
    backend().run();
    if (outcome) {
        QCOMPARE(outcome->ends, 1);
        QCOMPARE(outcome->kind(), Error::Kind::Cancelled);
        QCOMPARE(outcome->error().url(),
                 QUrl(phase == u"drain" ? u"http://example.com/a"_s : u"http://other.example/b"_s));
    } else {
        QCOMPARE(ends, 1);
        QCOMPARE(pendingError.kind(), Error::Kind::Cancelled);
    }
    if (how == u"close") {
        QCOMPARE(mock->leftovers(), QString());
        mock->client.reset();
    }
    QCOMPARE(backend().openLookups(), 0);
    if (!mock->client)
        QCOMPARE(backend().openStreams(), 0);
}

void tst_Redirects::totalTimeout_data()
{
    QTest::addColumn<QString>("phase");
    for (const char *phase : { "resolve", "connect", "head", "body" })
        QTest::addRow("%s", phase) << QString::fromLatin1(phase);
}

// The time of the first round counts.
void tst_Redirects::totalTimeout()
{
    QFETCH(QString, phase);
    site.handle("example.com/a", [](MockPeer *) {});
    site.handle("other.example/b", [phase](MockPeer *peer) {
        if (phase == u"body")
            peer->send("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nhe");
    });
    if (phase == u"resolve")
        backend().setLookupUnanswered("other.example");
    if (phase == u"connect") {
        backend().setAddresses("other.example", { QHostAddress(u"127.0.0.2"_s) });
        backend().setConnectBehaviour(QHostAddress(u"127.0.0.2"_s),
                                      MockBackend::ConnectBehaviour::neverAnswer());
    }
    const auto outcome = mock->run(client().get("http://example.com/a").timeout(5s));
    backend().advance(3s);
    backend().peer(0)->send(redirect("http://other.example/b"));
    backend().advance(1999ms);
    QVERIFY(!outcome->isDone());
    backend().advance(1ms);
    QVERIFY(outcome->threw<TotalTimeout>());
    QCOMPARE(outcome->error().url(), QUrl(u"http://other.example/b"_s));
    QCOMPARE(outcome->error().message(),
             u"The request was not done within its total timeout of 5000 ms"_s);
    if (phase != u"head" && phase != u"body")
        return;
    QCOMPARE(outcome->error().phase(), phase == u"body" ? Error::Phase::Body : Error::Phase::Head);
}

// The connection that the redirect came over is closed before the next request reaches it.
void tst_Redirects::connectionThatWentStale()
{
    site.handle("example.com/a", [](MockPeer *peer) {
        peer->send(redirect("/b"));
        peer->finish();
    });
    site.answer("example.com/b", response("here"));
    const auto outcome = mock->run(client().get("http://example.com/a"));
    QVERIFY2(outcome->value, qPrintable(outcome->error().toString()));
    QCOMPARE(outcome->value->content(), "here"_ba);
    QCOMPARE(outcome->value->attempts().size(), 1);
    QCOMPARE(backend().connectionCount(), 2);
}

QTEST_GUILESS_MAIN(tst_Redirects)
#include "tst_redirects.moc"
