// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/mockclient.h"
#include "protocol/coding/decoderchain.h"

#include <QtTest/qsignalspy.h>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;

class tst_AsyncClient : public QObject, private MockClientTest
{
    Q_OBJECT
private Q_SLOTS:
    void init() { beginTest(); }
    void cleanup() { verifyNothingLeft(); }

    void methods_data();
    void methods();
    void nothingIsSentBeforeItIsAwaited();
    void urlForms();
    void joinsBaseUrl_data();
    void joinsBaseUrl();
    void baseUrlTellsOfChanges();
    void invalidUrls_data();
    void invalidUrls();
    void urlLimit();
    void defaultHeaders();
    void overridesAndAddsHeaders();
    void refusedHeaders_data();
    void refusedHeaders();
    void refusedMethod();
    void clientRefusesHeaders();
    void framingFieldsBelongToTheLibrary_data();
    void framingFieldsBelongToTheLibrary();
    void requestHeadLimit();
    void query_data();
    void query();
    void queryOfQUrlQuery();
    void nothingLeaksFromOneRequestToTheNext();
    void errorsShowNoSecrets();

private:
    //! What the server got for \a request, which must succeed.
    QByteArray wire(RequestBuilder request);
};

QByteArray tst_AsyncClient::wire(RequestBuilder request)
{
    client().closeIdleConnections();
    mock->serve({ response("ok") });
    const auto outcome = mock->run(std::move(request));
    if (!outcome->value)
        return "failed: " + outcome->error().toString().toUtf8();
    return backend().peers().constLast()->takeReceived();
}

static QByteArray startLine(const QByteArray &wire)
{
    return wire.left(wire.indexOf("\r\n"));
}

void tst_AsyncClient::methods_data()
{
    using Verb = RequestBuilder (*)(AsyncClient &, const RequestUrl &);
    QTest::addColumn<void *>("verb");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<bool>("announcesLength");
    const auto add = [](const char *name, Verb verb, bool announces) {
        QTest::newRow(name) << reinterpret_cast<void *>(verb) << QByteArray(name) << announces;
    };
    add(
            "GET", [](AsyncClient &c, const RequestUrl &u) { return c.get(u); }, false);
    add(
            "HEAD", [](AsyncClient &c, const RequestUrl &u) { return c.head(u); }, false);
    add(
            "POST", [](AsyncClient &c, const RequestUrl &u) { return c.post(u); }, true);
    add(
            "PUT", [](AsyncClient &c, const RequestUrl &u) { return c.put(u); }, true);
    add(
            "PATCH", [](AsyncClient &c, const RequestUrl &u) { return c.patch(u); }, true);
    add(
            "DELETE", [](AsyncClient &c, const RequestUrl &u) { return c.deleteResource(u); },
            false);
    add(
            "OPTIONS", [](AsyncClient &c, const RequestUrl &u) { return c.options(u); }, false);
    add(
            "TRACE", [](AsyncClient &c, const RequestUrl &u) { return c.request("TRACE", u); },
            false);
    add(
            "get", [](AsyncClient &c, const RequestUrl &u) { return c.request(u"get", u); }, false);
    add(
            "M-SEARCH",
            [](AsyncClient &c, const RequestUrl &u) { return c.request("M-SEARCH"_L1, u); }, false);
}

void tst_AsyncClient::methods()
{
    QFETCH(void *, verb);
    QFETCH(const QByteArray, method);
    QFETCH(const bool, announcesLength);
    const auto call = reinterpret_cast<RequestBuilder (*)(AsyncClient &, const RequestUrl &)>(verb);
    mock->serve({ "HTTP/1.1 204 No Content\r\n\r\n" });
    const auto outcome = mock->run(call(client(), "http://example.com/a?b=c"));
    QVERIFY(outcome->value);
    QCOMPARE(outcome->value->request().method(), method);
    const QByteArray sent = mock->peer()->received();
    QCOMPARE(startLine(sent), method + " /a?b=c HTTP/1.1");
    QVERIFY(sent.contains("\r\nHost: example.com\r\n"));
    QCOMPARE(sent.contains("\r\nContent-Length: 0\r\n"), announcesLength);
    QVERIFY(sent.endsWith("\r\n\r\n"));
}

void tst_AsyncClient::nothingIsSentBeforeItIsAwaited()
{
    mock->serve({ response("ok") });
    {
        const RequestBuilder forgotten = client().get("http://example.com/");
        backend().run();
    }
    QCOMPARE(backend().connectionCount(), 0);
    RequestBuilder request = client().get("http://example.com/");
    const auto outcome = watch(std::move(request));
    QVERIFY(!outcome->isDone()); // nothing is told from inside the call
    backend().run();
    QVERIFY(outcome->value);
}

void tst_AsyncClient::urlForms()
{
    const QByteArray expected = "GET /%C3%BC?q=1 HTTP/1.1";
    const QString text = u"http://example.com/ü?q=1"_s;
    QCOMPARE(startLine(wire(client().get(QUrl(text)))), expected);
    QCOMPARE(startLine(wire(client().get(text))), expected);
    QCOMPARE(startLine(wire(client().get(QStringView(text)))), expected);
    QCOMPARE(startLine(wire(client().get(u"http://example.com/ü?q=1"))), expected);
    QCOMPARE(startLine(wire(client().get("http://example.com/\xc3\xbc?q=1"))), expected);
    QCOMPARE(startLine(wire(client().get("http://example.com/\xc3\xbc?q=1"_ba))), expected);
    QCOMPARE(startLine(wire(client().get("http://example.com/\xfc?q=1"_L1))), expected);
    // What people write, but no URL can hold
    QCOMPARE(startLine(wire(client().get("http://example.com/a b"))), "GET /a%20b HTTP/1.1"_ba);
    QCOMPARE(startLine(wire(client().get("http://example.com"))), "GET / HTTP/1.1"_ba);
    QCOMPARE(startLine(wire(client().get("http://example.com/a#part"))), "GET /a HTTP/1.1"_ba);
}

void tst_AsyncClient::joinsBaseUrl_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("joined");
    const auto add = [](const char *base, const char *url, const char *joined) {
        QTest::addRow("%s + %s", base, url)
                << QString::fromUtf8(base) << QString::fromUtf8(url) << QString::fromUtf8(joined);
    };
    add("http://example.com", "users", "http://example.com/users");
    add("http://example.com", "/users", "http://example.com/users");
    add("http://example.com/v1", "users", "http://example.com/v1/users");
    add("http://example.com/v1", "/users", "http://example.com/v1/users");
    add("http://example.com/v1/", "users/7", "http://example.com/v1/users/7");
    add("http://example.com/v1/", "/users/", "http://example.com/v1/users/");
    add("http://example.com/v1", "users?a=b%26c", "http://example.com/v1/users?a=b%26c");
    add("http://example.com/v1", "?a=b", "http://example.com/v1/?a=b");
    add("http://example.com/v1?key=1", "users", "http://example.com/v1/users");
    add("http://example.com/v1", "a%2Fb", "http://example.com/v1/a%2Fb");
    add("http://example.com/v1", "http://other.example/x", "http://other.example/x");
    add("http://example.com/v1", "//other.example/x", "http://other.example/x");
    add("http://example.com:8080/v1", "users", "http://example.com:8080/v1/users");
}

void tst_AsyncClient::joinsBaseUrl()
{
    QFETCH(const QString, base);
    QFETCH(const QString, url);
    QFETCH(const QString, joined);
    client().setBaseUrl(QUrl(base));
    mock->serve({ response("ok") });
    const auto outcome = mock->run(client().get(url));
    QVERIFY2(outcome->value, qPrintable(outcome->error().toString()));
    QCOMPARE(outcome->value->url(), QUrl(joined));
    const QUrl expected(joined);
    QByteArray target = expected.path(QUrl::FullyEncoded).toLatin1();
    if (expected.hasQuery())
        target += '?' + expected.query(QUrl::FullyEncoded).toLatin1();
    QCOMPARE(startLine(mock->peer()->received()), "GET " + target + " HTTP/1.1");
    QCOMPARE(int(mock->peer()->port()), expected.port(80));
}

void tst_AsyncClient::baseUrlTellsOfChanges()
{
    QSignalSpy changed(&client(), &AsyncClient::baseUrlChanged);
    client().setBaseUrl(QUrl(u"http://example.com/"_s));
    client().setBaseUrl(QUrl(u"http://example.com/"_s));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(client().baseUrl(), QUrl(u"http://example.com/"_s));
}

void tst_AsyncClient::invalidUrls_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<Error::Kind>("kind");
    using Kind = Error::Kind;
    QTest::newRow("empty") << ""_ba << Kind::InvalidUrl;
    QTest::newRow("relative") << "users/7"_ba << Kind::InvalidUrl;
    QTest::newRow("absolute path") << "/users/7"_ba << Kind::InvalidUrl;
    QTest::newRow("no host") << "http:///path"_ba << Kind::InvalidUrl;
    QTest::newRow("no authority") << "http:path"_ba << Kind::InvalidUrl;
    QTest::newRow("ftp") << "ftp://example.com/"_ba << Kind::UnsupportedProtocol;
    QTest::newRow("file") << "file:///etc/passwd"_ba << Kind::UnsupportedProtocol;
    QTest::newRow("ws") << "ws://example.com/"_ba << Kind::UnsupportedProtocol;
    QTest::newRow("line break") << "http://example.com/\r\nX: y"_ba << Kind::InvalidUrl;
    QTest::newRow("line feed in host") << "http://exa\nmple.com/"_ba << Kind::InvalidUrl;
    QTest::newRow("NUL") << "http://example.com/\0x"_ba << Kind::InvalidUrl;
    QTest::newRow("DEL") << "http://example.com/\x7f"_ba << Kind::InvalidUrl;
    QTest::newRow("port too large") << "http://example.com:65536/"_ba << Kind::InvalidUrl;
    QTest::newRow("port 0") << "http://example.com:0/"_ba << Kind::InvalidUrl;
    QTest::newRow("port a word") << "http://example.com:http/"_ba << Kind::InvalidUrl;
    QTest::newRow("space in host") << "http://exa mple.com/"_ba << Kind::InvalidUrl;
    QTest::newRow("five numbers") << "http://1.2.3.4.5/"_ba << Kind::InvalidUrl;
    QTest::newRow("open bracket") << "http://[::1/"_ba << Kind::InvalidUrl;
}

void tst_AsyncClient::invalidUrls()
{
    QFETCH(const QByteArray, url);
    QFETCH(const Error::Kind, kind);
    const auto outcome = watch(client().get(url));
    QVERIFY(!outcome->isDone());
    backend().run();
    QCOMPARE(outcome->kind(), kind);
    QCOMPARE(outcome->error().party(), Error::Party::Local);
    QCOMPARE(outcome->ends, 1);
    QCOMPARE(outcome->threw<InvalidUrl>(), kind == Error::Kind::InvalidUrl);
    QCOMPARE(outcome->threw<UnsupportedProtocol>(), kind == Error::Kind::UnsupportedProtocol);
    QVERIFY(!outcome->error().message().isEmpty());
    QVERIFY(!outcome->error().requestMayHaveReachedServer());
    QCOMPARE(backend().connectionCount(), 0);
    QCOMPARE(backend().lookups().size(), 0);
}

void tst_AsyncClient::urlLimit()
{
    Limits limits;
    limits.urlBytes = 10;
    client().setLimits(limits);
    mock->serve({ response("ok"), response("ok") });
    QVERIFY(mock->run(client().get("http://example.com/234567890"))->value);
    const auto outcome = mock->run(client().get("http://example.com/2345678901"));
    QCOMPARE(outcome->kind(), Error::Kind::LimitExceeded);
    QCOMPARE(outcome->error().limitName(), u"urlBytes"_s);
    QCOMPARE(outcome->error().limitValue(), 10);
    QCOMPARE(outcome->error().limitSeen(), 11);
}

void tst_AsyncClient::defaultHeaders()
{
    const QByteArray sent = wire(client().get("http://example.com/"));
    QCOMPARE(sent, "GET / HTTP/1.1\r\nHost: example.com\r\nAccept: */*\r\nAccept-Encoding: "
                           + DecoderChain::acceptEncoding() + "\r\nUser-Agent: HttpQ/" + "0.1.0"
                           + "\r\n\r\n");
    QVERIFY(DecoderChain::acceptEncoding().contains("gzip"));
}

void tst_AsyncClient::overridesAndAddsHeaders()
{
    QVERIFY(client().setHeader("X-Default", "one"));
    QByteArray sent = wire(client().get("http://example.com/")
                                   .header("accept", "text/html")
                                   .header("Accept", "text/plain;q=0.5")
                                   .header("X-Name", u"grüße"));
    QVERIFY(sent.contains("\r\naccept: text/html\r\n"));
    QVERIFY(sent.contains("\r\nAccept: text/plain;q=0.5\r\n"));
    QVERIFY(!sent.contains("*/*"));
    QVERIFY(sent.contains("\r\nX-Name: gr\xc3\xbc\xc3\x9f"
                          "e\r\n"));
    QVERIFY(sent.contains("\r\nX-Default: one\r\n"));
    QVERIFY(sent.contains("\r\nUser-Agent: "));

    Headers more;
    more.append("User-Agent", "me");
    more.append("Cookie", "a=b");
    sent = wire(client().get("http://example.com/").headers(more));
    QVERIFY(sent.contains("\r\nUser-Agent: me\r\n"));
    QVERIFY(sent.contains("\r\nCookie: a=b\r\n"));
    QVERIFY(!sent.contains("HttpQ/"));

    client().setHeaders(Headers());
    QCOMPARE(wire(client().get("http://example.com/")),
             "GET / HTTP/1.1\r\nHost: example.com\r\n\r\n"_ba);
    QCOMPARE(client().headers(), Headers());
}

void tst_AsyncClient::refusedHeaders_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("CR in value") << "X-A"_ba
                                 << "a\rb"_ba;
    QTest::newRow("LF in value") << "X-A"_ba
                                 << "a\nX-Evil: 1"_ba;
    QTest::newRow("CR LF in value") << "X-A"_ba
                                    << "a\r\nX-Evil: 1"_ba;
    QTest::newRow("CR LF at the end") << "X-A"_ba
                                      << "a\r\n"_ba;
    QTest::newRow("NUL in value") << "X-A"_ba
                                  << "a\0b"_ba;
    QTest::newRow("DEL in value") << "X-A"_ba
                                  << "a\x7f"_ba;
    QTest::newRow("empty name") << ""_ba
                                << "a"_ba;
    QTest::newRow("colon in name") << "X:A"_ba
                                   << "a"_ba;
    QTest::newRow("space in name") << "X A"_ba
                                   << "a"_ba;
    QTest::newRow("CR LF in name") << "X-A: 1\r\nX-B"_ba
                                   << "a"_ba;
    QTest::newRow("NUL in name") << "X\0A"_ba
                                 << "a"_ba;
    QTest::newRow("UTF-8 in name") << "X-\xc3\xbc"_ba
                                   << "a"_ba;
}

void tst_AsyncClient::refusedHeaders()
{
    QFETCH(const QByteArray, name);
    QFETCH(const QByteArray, value);
    const auto outcome = mock->run(
            client().get("http://example.com/").header("X-Before", "1").header(name, value));
    QCOMPARE(outcome->kind(), Error::Kind::LocalProtocol);
    QCOMPARE(outcome->error().party(), Error::Party::Local);
    QVERIFY(outcome->threw<LocalProtocolError>());
    QVERIFY(!outcome->error().requestMayHaveReachedServer());
    QCOMPARE(backend().connectionCount(), 0);
}

void tst_AsyncClient::refusedMethod()
{
    for (const QByteArray &method : { ""_ba, "GE T"_ba, "GET\r\nX: y"_ba, "G\0T"_ba, "GÉT"_ba }) {
        mock->serve({ response("ok") });
        const auto outcome = mock->run(client().request(method, "http://example.com/"));
        QCOMPARE(outcome->kind(), Error::Kind::LocalProtocol);
        for (const MockPeer *peer : backend().peers())
            QCOMPARE(peer->received(), QByteArray());
    }
}

void tst_AsyncClient::clientRefusesHeaders()
{
    const Headers before = client().headers();
    QVERIFY(!client().setHeader("X-A", "a\r\nb"));
    QVERIFY(!client().setHeader("X A", "a"));
    QCOMPARE(client().headers(), before);
    QVERIFY(client().setHeader("ACCEPT", "text/plain"));
    QCOMPARE(client().headers().size(), before.size());
}

void tst_AsyncClient::framingFieldsBelongToTheLibrary_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("Transfer-Encoding") << "Transfer-Encoding"_ba
                                       << "chunked"_ba;
    QTest::newRow("transfer-encoding") << "transfer-encoding"_ba
                                       << "identity"_ba;
    QTest::newRow("wrong length") << "Content-Length"_ba
                                  << "4"_ba;
    QTest::newRow("length in another case") << "content-lengtH"_ba
                                            << "05"_ba;
    QTest::newRow("Upgrade") << "Upgrade"_ba
                             << "h2c"_ba;
    QTest::newRow("Connection") << "Connection"_ba
                                << "X-A"_ba;
    QTest::newRow("TE") << "TE"_ba
                        << "gzip"_ba;
    QTest::newRow("Host with a path") << "Host"_ba
                                      << "example.com/x"_ba;
}

void tst_AsyncClient::framingFieldsBelongToTheLibrary()
{
    QFETCH(const QByteArray, name);
    QFETCH(const QByteArray, value);
    const auto outcome =
            mock->run(client().post("http://example.com/").body("hello"_ba).header(name, value));
    QCOMPARE(outcome->kind(), Error::Kind::LocalProtocol);
    QCOMPARE(mock->peer()->received(), QByteArray());
    // Nothing was sent, so nothing is wrong with the connection.
    QCOMPARE(mock->pool().idle, 1);
}

void tst_AsyncClient::requestHeadLimit()
{
    Limits limits;
    limits.requestHeadBytes = 1000;
    client().setLimits(limits);
    const auto outcome =
            mock->run(client().get("http://example.com/").header("X-Long", QByteArray(1000, 'x')));
    QCOMPARE(outcome->kind(), Error::Kind::LimitExceeded);
    QCOMPARE(outcome->error().limitName(), u"requestHeadBytes"_s);
    QCOMPARE(mock->peer()->received(), QByteArray());
}

void tst_AsyncClient::query_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("plain") << u"http://example.com/a"_s << u"n"_s << u"v"_s << "/a?n=v"_ba;
    QTest::newRow("behind another")
            << u"http://example.com/?x=1"_s << u"n"_s << u"v"_s << "/?x=1&n=v"_ba;
    QTest::newRow("repeated") << u"http://example.com/?n=1"_s << u"n"_s << u"2"_s << "/?n=1&n=2"_ba;
    QTest::newRow("reserved") << u"http://example.com/"_s << u"a&b"_s << u"c=d&e+f%20 #/?"_s
                              << "/?a%26b=c%3Dd%26e%2Bf%2520%20%23%2F%3F"_ba;
    QTest::newRow("UTF-8") << u"http://example.com/"_s << u"ü"_s << u"€"_s
                           << "/?%C3%BC=%E2%82%AC"_ba;
    QTest::newRow("empty value") << u"http://example.com/"_s << u"n"_s << QString() << "/?n="_ba;
    QTest::newRow("line break") << u"http://example.com/"_s << u"n"_s << u"a\r\nb"_s
                                << "/?n=a%0D%0Ab"_ba;
    QTest::newRow("what is encoded stays")
            << u"http://example.com/?a=%26%2B"_s << u"n"_s << u"v"_s << "/?a=%26%2B&n=v"_ba;
    QTest::newRow("before a fragment")
            << u"http://example.com/a#f"_s << u"n"_s << u"v"_s << "/a?n=v"_ba;
}

void tst_AsyncClient::query()
{
    QFETCH(const QString, url);
    QFETCH(const QString, name);
    QFETCH(const QString, value);
    QFETCH(const QByteArray, target);
    QCOMPARE(startLine(wire(client().get(url).query(name, value))), "GET " + target + " HTTP/1.1");
}

void tst_AsyncClient::queryOfQUrlQuery()
{
    QUrlQuery query;
    query.addQueryItem(u"a"_s, u"1 2"_s);
    query.addQueryItem(u"a"_s, u"%26"_s);
    QCOMPARE(startLine(wire(client().get("http://example.com/").query(query).query("b", "3"))),
             "GET /?a=1%202&a=%26&b=3 HTTP/1.1"_ba);
}

void tst_AsyncClient::nothingLeaksFromOneRequestToTheNext()
{
    mock->serve({ response("1"), response("2"), response("3") });
    QVERIFY(mock->run(client().post("http://example.com/a")
                              .header("Host", "other.example")
                              .header("Authorization", "secret")
                              .json(QJsonValue(1)))
                    ->value);
    mock->peer()->takeReceived();
    QVERIFY(mock->run(client().get("http://example.com/b"))->value);
    const QByteArray sent = mock->peer()->takeReceived();
    QVERIFY(sent.contains("\r\nHost: example.com\r\n"));
    QVERIFY(!sent.contains("Authorization"));
    QVERIFY(!sent.contains("Content-"));
    QVERIFY(!sent.contains("other.example"));
    QCOMPARE(backend().connectionCount(), 1);
}

void tst_AsyncClient::errorsShowNoSecrets()
{
    backend().setLookupError("example.com", u"no such host"_s);
    const auto outcome = mock->run(client().get("http://user:password@example.com/p#frag"));
    QCOMPARE(outcome->kind(), Error::Kind::Resolve);
    QCOMPARE(outcome->error().phase(), Error::Phase::Resolve);
    QCOMPARE(outcome->error().url(), QUrl(u"http://example.com/p"_s));
    QVERIFY(!outcome->error().toString().contains(u"password"_s));
    QVERIFY(outcome->threw<ResolveError>());
    backend().setAddresses("example.com", { QHostAddress(QHostAddress::LocalHost) });
}

QTEST_GUILESS_MAIN(tst_AsyncClient)
#include "tst_asyncclient.moc"
