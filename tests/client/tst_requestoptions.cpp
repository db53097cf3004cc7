// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/mocksite.h"

#include <QtCore/qtemporaryfile.h>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_RequestOptions : public QObject, private MockClientTest
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
            client().setQuery(QUrlQuery());
            client().setTlsOptions(TlsOptions());
            client().setNetworkOptions(NetworkOptions());
        }
        verifyNothingLeft();
    }

    void headers();
    void headerOverADefault();
    void withoutHeader();
    void query_data();
    void query();
    void baseUrl_data();
    void baseUrl();
    void limits_data();
    void limits();
    void limitsAreOfTheRequest();
    void tlsOptions();
    void networkOptions();
    void target_data();
    void target();
    void targetStaysBehind();
    void timeouts();
    void environmentAuthorities();
    void clientWhileARequestRuns();
    void closedClient();
    void closeEndsWhatRuns();
    void closeInACompletion();

private:
    MockSite site;
};

void tst_RequestOptions::headers()
{
    const Headers defaults = client().headers();
    for (const char *name : { "Accept", "Accept-Encoding", "User-Agent" })
        QVERIFY(defaults.contains(name));
    QVERIFY(client().setHeader("X-All", "1"));
    QVERIFY(!client().setHeader("X-Bad", "a\r\nb"));
    Headers more;
    more.append("X-Two", "a");
    more.append("X-Two", "b");
    QVERIFY(mock->run(client().get("http://example.com/a").headers(more).header("X-One", "c"))
                    ->value);
    QCOMPARE(site.field(0, "Accept"), "*/*"_ba);
    QVERIFY(site.field(0, "User-Agent").startsWith("HttpQ/"));
    QCOMPARE(site.field(0, "X-All"), "1"_ba);
    QVERIFY(site.heads[0].contains("X-Two: a\r\nX-Two: b\r\nX-One: c\r\n"));
    client().setHeaders(Headers());
    QVERIFY(mock->run(client().get("http://example.com/a"))->value);
    QCOMPARE(site.heads[1], "GET /a HTTP/1.1\r\nHost: example.com\r\n\r\n"_ba);
    client().setHeaders(defaults);
}

void tst_RequestOptions::headerOverADefault()
{
    client().setHeader("X-All", "default");
    QVERIFY(mock->run(client().get("http://example.com/a")
                              .header("x-all", "own")
                              .header("user-agent", "me"))
                    ->value);
    QVERIFY(site.heads[0].contains("\r\nx-all: own\r\n"));
    QVERIFY(!site.heads[0].contains("default"));
    QCOMPARE(site.heads[0].toLower().count("user-agent:"), 1);
    const auto refused = mock->run(client().get("http://example.com/a").header("X-Bad", "a\nb"));
    QVERIFY(refused->threw<LocalProtocolError>());
    QCOMPARE(site.heads.size(), 1);
}

void tst_RequestOptions::withoutHeader()
{
    client().setHeader("X-All", "default");
    QVERIFY(mock->run(client().get("http://example.com/a")
                              .withoutHeader("X-ALL")
                              .withoutHeader("accept-encoding")
                              .withoutHeader("User-Agent")
                              .header("User-Agent", "me"))
                    ->value);
    QVERIFY(!site.hasField(0, "X-All"));
    QVERIFY(!site.hasField(0, "Accept-Encoding"));
    QCOMPARE(site.field(0, "User-Agent"), "me"_ba);
    QVERIFY(mock->run(client().get("http://example.com/a"))->value);
    QCOMPARE(site.field(1, "X-All"), "default"_ba);
}

void tst_RequestOptions::query_data()
{
    QTest::addColumn<QString>("defaults");
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("isWithout");
    QTest::addColumn<QString>("added");
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("none") << u""_s << u"/a"_s << false << u""_s << "/a"_ba;
    QTest::newRow("default") << u"k=1"_s << u"/a"_s << false << u""_s << "/a?k=1"_ba;
    QTest::newRow("repeated") << u"k=1&k=2"_s << u"/a"_s << false << u""_s << "/a?k=1&k=2"_ba;
    QTest::newRow("beside others")
            << u"k=1"_s << u"/a?x=2"_s << false << u"y=3"_s << "/a?x=2&y=3&k=1"_ba;
    QTest::newRow("the URL names it")
            << u"k=1&l=2"_s << u"/a?k=3"_s << false << u""_s << "/a?k=3&l=2"_ba;
    QTest::newRow("the chain names it")
            << u"k=1&k=2"_s << u"/a"_s << false << u"k=3&k=4"_s << "/a?k=3&k=4"_ba;
    QTest::newRow("the same twice") << u""_s << u"/a?k=1"_s << false << u"k=1"_s << "/a?k=1&k=1"_ba;
    QTest::newRow("without") << u"k=1"_s << u"/a?x=2"_s << true << u""_s << "/a"_ba;
    QTest::newRow("without, then some")
            << u"k=1"_s << u"/a?x=2"_s << true << u"y=3"_s << "/a?y=3"_ba;
    QTest::newRow("encoded") << u"a%26b=c%3Dd"_s << u"/a"_s << false << u""_s
                             << "/a?a%26b=c%3Dd"_ba;
    QTest::newRow("plus and space")
            << u"q=a%2Bb%20c"_s << u"/a"_s << false << u""_s << "/a?q=a%2Bb%20c"_ba;
    QTest::newRow("not ASCII") << u"q=%C3%BC"_s << u"/a"_s << false << u""_s << "/a?q=%C3%BC"_ba;
}

void tst_RequestOptions::query()
{
    QFETCH(QString, defaults);
    QFETCH(QString, url);
    QFETCH(bool, isWithout);
    QFETCH(QString, added);
    QFETCH(QByteArray, target);
    client().setQuery(QUrlQuery(defaults));
    RequestBuilder request = client().get(u"http://example.com"_s + url);
    if (isWithout)
        request.withoutQuery();
    request.query(QUrlQuery(added));
    const auto outcome = mock->run(std::move(request));
    QVERIFY2(outcome->value, qPrintable(outcome->error().toString()));
    QCOMPARE(site.heads[0].split(' ').value(1), target);
}

void tst_RequestOptions::baseUrl_data()
{
    QTest::addColumn<QUrl>("own");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("asked"); // empty if it cannot be
    const QUrl v2(u"http://other.example/v2/"_s);
    QTest::newRow("other") << v2 << u"users"_s << "GET other.example/v2/users"_ba;
    QTest::newRow("slash") << v2 << u"/users?a=1"_s << "GET other.example/v2/users?a=1"_ba;
    QTest::newRow("absolute") << v2 << u"http://example.com/x"_s << "GET example.com/x"_ba;
    QTest::newRow("none, absolute")
            << QUrl() << u"http://example.com/x"_s << "GET example.com/x"_ba;
    QTest::newRow("none, relative") << QUrl() << u"users"_s << ""_ba;
}

void tst_RequestOptions::baseUrl()
{
    QFETCH(QUrl, own);
    QFETCH(QString, url);
    QFETCH(QByteArray, asked);
    client().setBaseUrl(QUrl(u"http://example.com/v1"_s));
    const auto outcome = mock->run(client().get(url).baseUrl(own));
    if (asked.isEmpty()) {
        QVERIFY(outcome->error());
        QVERIFY(site.heads.isEmpty());
    } else {
        QVERIFY2(outcome->value, qPrintable(outcome->error().toString()));
        QCOMPARE(site.asked(), QByteArrayList { asked });
    }
    QVERIFY(mock->run(client().get("users"))->value);
    QCOMPARE(site.asked().constLast(), "GET example.com/v1/users"_ba);
}

void tst_RequestOptions::limits_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("head fields") << u"headerFields"_s;
    QTest::newRow("head") << u"headBytes"_s;
    QTest::newRow("body") << u"bufferedBodyBytes"_s;
    QTest::newRow("URL") << u"urlBytes"_s;
    QTest::newRow("request head") << u"requestHeadBytes"_s;
    QTest::newRow("trailers") << u"trailerFields"_s;
    QTest::newRow("chunk extension") << u"chunkExtensionBytes"_s;
    QTest::newRow("codings") << u"contentCodings"_s;
}

void tst_RequestOptions::limits()
{
    QFETCH(QString, name);
    Limits limits;
    QByteArray answer = response("content", "A: 1\r\nB: 2\r\nC: 3\r\n");
    if (name == u"headerFields") {
        limits.headerFields = 3;
    } else if (name == u"headBytes") {
        limits.headBytes = 40;
    } else if (name == u"bufferedBodyBytes") {
        limits.bufferedBodyBytes = 6;
    } else if (name == u"urlBytes") {
        limits.urlBytes = 1;
    } else if (name == u"requestHeadBytes") {
        limits.requestHeadBytes = 30;
    } else if (name == u"trailerFields") {
        limits.trailerFields = 1;
        answer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nA: 1\r\nB: 2\r\n\r\n";
    } else if (name == u"chunkExtensionBytes") {
        limits.chunkExtensionBytes = 3;
        answer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;abcdef\r\nx\r\n0\r\n\r\n";
    } else {
        limits.contentCodings = 1;
        answer = response("x", "Content-Encoding: gzip, br\r\n");
    }
    site.answer("example.com/a", answer);
    // Also on a connection that others use.
    QVERIFY(mock->run(client().get("http://example.com/"))->value);
    const auto outcome = mock->run(client().get("http://example.com/a").limits(limits));
    QVERIFY(outcome->error());
    if (outcome->kind() == Error::Kind::LimitExceeded)
        QCOMPARE(outcome->error().limitName(), name);
    else
        QVERIFY(name == u"requestHeadBytes" || name == u"contentCodings");
    // They are of that request alone.
    if (name == u"contentCodings")
        return;
    const auto other = mock->run(client().get("http://example.com/a"));
    QVERIFY2(other->value, qPrintable(other->error().toString()));
}

void tst_RequestOptions::limitsAreOfTheRequest()
{
    Limits limits;
    limits.headerFields = 1;
    client().setLimits(limits);
    site.answer("example.com/a", response("x", "A: 1\r\n"));
    QVERIFY(mock->run(client().get("http://example.com/a"))->threw<LimitExceeded>());
    QVERIFY(mock->run(client().get("http://example.com/a").limits(Limits()))->value);
    QVERIFY(mock->run(client().get("http://example.com/a"))->threw<LimitExceeded>());
}

void tst_RequestOptions::tlsOptions()
{
    TlsOptions own;
    own.setMinimumVersion(TlsOptions::Version::Tls13);
    QVERIFY(mock->run(client().get("https://example.com/a"))->value);
    QVERIFY(mock->run(client().get("https://example.com/a").tlsOptions(own))->value);
    QCOMPARE(backend().connectionCount(), 2);
    QCOMPARE(backend().peer(1)->tlsOptions().minimumVersion(), TlsOptions::Version::Tls13);
    // Each has its own, and they are kept apart.
    QVERIFY(mock->run(client().get("https://example.com/a").tlsOptions(own))->value);
    QVERIFY(mock->run(client().get("https://example.com/a"))->value);
    QCOMPARE(backend().connectionCount(), 2);
    QCOMPARE(backend().peer(0)->requestCount(), 2);
    QCOMPARE(backend().peer(1)->requestCount(), 2);
    client().setTlsOptions(own);
    QVERIFY(mock->run(client().get("https://example.com/a"))->value);
    QCOMPARE(backend().peer(1)->requestCount(), 3);
}

void tst_RequestOptions::networkOptions()
{
    NetworkOptions own;
    own.setLocalSocket(u"/run/server"_s);
    QVERIFY(mock->run(client().get("http://example.com/a"))->value);
    QVERIFY(mock->run(client().get("http://example.com/a").networkOptions(own))->value);
    QCOMPARE(backend().connectionCount(), 2);
    QCOMPARE(backend().peer(1)->localSocket(), u"/run/server"_s);
    QCOMPARE(site.field(1, "Host"), "example.com"_ba);
    // It holds for a redirect, too.
    site.answer("example.com/r", redirect("/a"));
    QVERIFY(mock->run(client().get("http://example.com/r").networkOptions(own))->value);
    QCOMPARE(backend().peer(1)->requestCount(), 3);
    client().setNetworkOptions(own);
    QVERIFY(mock->run(client().get("http://example.com/a"))->value);
    QCOMPARE(backend().peer(1)->requestCount(), 4);
    QCOMPARE(backend().connectionCount(), 2);
}

void tst_RequestOptions::target_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<bool>("isSent");
    QTest::newRow("asterisk") << "*"_ba << true;
    QTest::newRow("absolute form") << "http://example.com/x"_ba << true;
    QTest::newRow("not normalized") << "/a/../b//c?%zz"_ba << true;
    QTest::newRow("space") << "/a b"_ba << false;
    QTest::newRow("line break") << "/ HTTP/1.1\r\nX: y"_ba << false;
    QTest::newRow("NUL") << QByteArray("/\0", 2) << false;
    QTest::newRow("not ASCII") << "/\xc3\xbc"_ba << false;
}

void tst_RequestOptions::target()
{
    QFETCH(QByteArray, target);
    QFETCH(bool, isSent);
    const auto outcome = mock->run(client().options("http://example.com/a").target(target));
    QCOMPARE(bool(outcome->value), isSent);
    if (isSent) {
        QVERIFY(site.heads[0].startsWith("OPTIONS " + target
                                         + " HTTP/1.1\r\nHost: example.com\r\n"));
        QCOMPARE(outcome->value->url(), QUrl(u"http://example.com/a"_s));
    } else {
        QVERIFY(outcome->threw<LocalProtocolError>());
        QVERIFY(site.heads.isEmpty());
    }
}

void tst_RequestOptions::targetStaysBehind()
{
    site.answer("example.com*", redirect("/b"));
    QVERIFY(mock->run(client().options("http://example.com/a").followRedirects(true).target("*"))
                    ->value);
    QCOMPARE(site.heads.value(1).left(12), "GET /b HTTP/"_ba);
    site.answer("example.com*", { response("busy", {}, "503 Busy"), response("in") });
    QVERIFY(mock->run(client().options("http://example.com/a")
                              .target("*")
                              .retries(RetryPolicy(1).setBackoff(0ms)))
                    ->value);
    QCOMPARE(site.heads.value(3).left(10), "OPTIONS * "_ba);
    Limits limits;
    limits.urlBytes = 3;
    QVERIFY(mock->run(client().options("http://example.com/").target("abcd").limits(limits))
                    ->threw<LimitExceeded>());
}

void tst_RequestOptions::timeouts()
{
    site.handle("example.com/a", [](MockPeer *) {});
    Timeout timeout;
    timeout.firstByte = 2s;
    client().setTimeout(timeout);
    const auto ofClient = mock->run(client().get("http://example.com/a"));
    const auto own = mock->run(client().get("http://example.com/a").firstByteTimeout(3s));
    const auto none = mock->run(
            client().get("http://example.com/a").firstByteTimeout(std::nullopt).timeout(4s));
    backend().advance(2s);
    QVERIFY(ofClient->threw<ReadTimeout>());
    QVERIFY(!own->isDone());
    backend().advance(1s);
    QVERIFY(own->threw<ReadTimeout>());
    QVERIFY(!none->isDone());
    backend().advance(1s);
    QVERIFY(none->threw<TotalTimeout>());
    client().setTimeout(Timeout());
}

void tst_RequestOptions::environmentAuthorities()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    qputenv("SSL_CERT_FILE", file.fileName().toUtf8());
    const auto forget = qScopeGuard([] { qunsetenv("SSL_CERT_FILE"); });
    AsyncClient trusting(mock->backend);
    QVERIFY(trusting.isEnvironmentTrusted());
    QCOMPARE(trusting.tlsOptions().environmentCertFile(), file.fileName());
    trusting.setEnvironmentTrusted(false);
    QVERIFY(!trusting.isEnvironmentTrusted());
    QCOMPARE(trusting.tlsOptions().environmentCertFile(), QString());
    TlsOptions own;
    own.setMinimumVersion(TlsOptions::Version::Tls13);
    trusting.setTlsOptions(own);
    QCOMPARE(trusting.tlsOptions().environmentCertFile(), QString());
    trusting.setEnvironmentTrusted(true);
    QCOMPARE(trusting.tlsOptions().environmentCertFile(), file.fileName());
    QCOMPARE(trusting.tlsOptions().minimumVersion(), TlsOptions::Version::Tls13);
    // Those of a request, too.
    QVERIFY(mock->run(trusting.get("https://example.com/a").tlsOptions(TlsOptions()))->value);
    QCOMPARE(backend().peer(0)->tlsOptions().environmentCertFile(), file.fileName());
    trusting.closeIdleConnections();
}

// What is set applies to what is sent later; what runs is not torn from under it.
void tst_RequestOptions::clientWhileARequestRuns()
{
    site.handle("example.com/a", [](MockPeer *) {});
    const auto outcome = mock->run(client().get("http://example.com/a"));
    client().setHeader("X-New", "1");
    client().setBaseUrl(QUrl(u"http://other.example"_s));
    client().setCookies(nullptr);
    client().setAuth(nullptr);
    client().setEventHooks(EventHooks());
    client().setDefaultEncoding("latin1");
    client().setTlsOptions(TlsOptions());
    backend().peer(0)->send(response("here", "Set-Cookie: a=1\r\n"));
    backend().run();
    QCOMPARE(outcome->value.value().content(), "here"_ba);
}

void tst_RequestOptions::closedClient()
{
    QVERIFY(!client().isClosed());
    QVERIFY(mock->run(client().get("http://example.com/a"))->value);
    QCOMPARE(mock->pool().idle, 1);
    client().close(0ms);
    QVERIFY(client().isClosed());
    QCOMPARE(mock->pool().idle, 0);
    const auto outcome = watch(client().get("http://example.com/a"));
    QCOMPARE(outcome->ends, 0); // from the event loop, as ever
    backend().run();
    QVERIFY(outcome->threw<Cancelled>());
    QCOMPARE(outcome->error().message(), u"The client was closed"_s);
    client().close(0ms);
    QCOMPARE(site.heads.size(), 1);
    QCOMPARE(mock->leftovers(), QString());
    mock->client.reset();
}

void tst_RequestOptions::closeEndsWhatRuns()
{
    site.answer("example.com/a", "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nhe"_ba);
    site.handle("example.com/b", [](MockPeer *) {});
    const auto whole = mock->run(client().get("http://example.com/a"));
    const auto streamed = mock->run(client().get("http://example.com/a").stream());
    const auto read = mock->run(streamed->value.value().read());
    const auto waiting = mock->run(client().get("http://example.com/b"));
    client().close(0ms);
    QVERIFY(!whole->isDone() && !read->isDone() && !waiting->isDone());
    backend().run();
    QVERIFY(whole->threw<Cancelled>());
    QVERIFY(read->threw<Cancelled>());
    QVERIFY(waiting->threw<Cancelled>());
    streamed->value.reset();
    QCOMPARE(mock->leftovers(), QString());
    QCOMPARE(backend().openStreams(), 0);
    mock->client.reset();
}

void tst_RequestOptions::closeInACompletion()
{
    QObject context;
    int ends = 0;
    client().get("http://example.com/a").then(&context, [&](const Result<Response> &) {
        ++ends;
        client().close(0ms);
    });
    const auto other = mock->run(client().get("http://example.com/b"));
    QCOMPARE(ends, 1);
    QCOMPARE(other->ends, 1);
    QCOMPARE(mock->leftovers(), QString());
    mock->client.reset();
}

QTEST_GUILESS_MAIN(tst_RequestOptions)
#include "tst_requestoptions.moc"
