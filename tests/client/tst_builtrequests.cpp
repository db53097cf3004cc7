// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/mocksite.h"

#include <QtCore/qbuffer.h>
#include <QtCore/qjsonobject.h>
#include <QtCore/qtemporaryfile.h>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_BuiltRequests : public QObject, private MockClientTest
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        beginTest();
        site = MockSite();
        site.start(backend());
        site.answer("example.com/v1/a?k=1", response("got"));
    }
    void cleanup()
    {
        if (mock->client) {
            client().setQuery(QUrlQuery());
            client().setBaseUrl(QUrl());
        }
        verifyNothingLeft();
    }

    void whatIsInIt();
    void sameAsSentByTheChain();
    void buildingSendsNothing();
    void sentTwice();
    void changed();
    void defaultsAreNotAddedAgain();
    void optionsOfTheSecondChain();
    void whatTheChainSaysIsKept();
    void extrasBelongToTheUrl_data();
    void extrasBelongToTheUrl();
    void marksAreKept();
    void cookiesJoinTheField_data();
    void cookiesJoinTheField();
    void withoutHeader();
    void baseUrl_data();
    void baseUrl();
    void body_data();
    void body();
    void compressedOnce();
    void whatCannotBeBuilt_data();
    void whatCannotBeBuilt();
    void madeByHand();
    void userInformation();
    void sentByAnotherClient();
    void toCurl();
    void compressed_data();
    void compressed();
    void multipart_data();
    void multipart();
    void multipartThatIsRefused();

private:
    RequestBuilder described()
    {
        client().setBaseUrl(QUrl(u"http://example.com/v1"_s));
        client().setQuery(QUrlQuery(u"k=1"_s));
        client().setHeader("X-Default", "d");
        return client().post("a").header("X-Own", "o").text(u"body"_s);
    }

    MockSite site;
};

namespace {

QCoro::AsyncGenerator<QByteArray> pieces()
{
    QByteArray one = "one ";
    co_yield one;
    QByteArray two = "two";
    co_yield two;
}

} // namespace

void tst_BuiltRequests::whatIsInIt()
{
    const Result<Request> built = described().build();
    QVERIFY2(built, qPrintable(built.error().toString()));
    QCOMPARE(built->method(), "POST"_ba);
    QCOMPARE(built->url(), QUrl(u"http://example.com/v1/a?k=1"_s));
    QCOMPARE(built->headers().value("X-Default"), "d"_ba);
    QCOMPARE(built->headers().value("X-Own"), "o"_ba);
    QCOMPARE(built->headers().value("Accept"), "*/*"_ba);
    QCOMPARE(built->headers().value("Content-Type"), "text/plain; charset=utf-8"_ba);
    QVERIFY(!built->headers().contains("Host"));
    QVERIFY(!built->headers().contains("Content-Length"));
    QCOMPARE(built->body().bytes(), "body"_ba);
    QVERIFY(site.heads.isEmpty());
}

void tst_BuiltRequests::sameAsSentByTheChain()
{
    const Result<Request> built = described().build();
    QVERIFY(mock->run(described())->value);
    QVERIFY(mock->run(client().send(*built))->value);
    QCOMPARE(site.heads.size(), 2);
    QCOMPARE(site.heads[0], site.heads[1]);
}

void tst_BuiltRequests::buildingSendsNothing()
{
    RequestBuilder chain = described();
    QVERIFY(chain.build());
    QVERIFY(chain.build());
    chain.header("X-Later", "l");
    QVERIFY(chain.build()->headers().contains("X-Later"));
    backend().run();
    QCOMPARE(backend().connectionCount(), 0);
    // And the chain can still be sent.
    QVERIFY(mock->run(std::move(chain))->value);
    QCOMPARE(site.field(0, "X-Later"), "l"_ba);
}

void tst_BuiltRequests::sentTwice()
{
    const Result<Request> built = described().build();
    for (int i = 0; i < 3; ++i)
        QCOMPARE(mock->run(client().send(*built))->value.value().content(), "got"_ba);
    const auto one = mock->run(client().send(*built));
    const auto two = mock->run(client().send(*built));
    QVERIFY(one->value && two->value);
    for (const QByteArray &head : std::as_const(site.heads))
        QCOMPARE(head, site.heads[0]);
    QCOMPARE(site.heads.size(), 5);
}

void tst_BuiltRequests::changed()
{
    Result<Request> built = described().build();
    built->setMethod("PUT");
    built->setUrl(QUrl(u"http://other.example/b"_s));
    built->headers().removeAll("X-Default");
    built->headers().removeAll("User-Agent");
    built->headers().append("X-New", "n");
    built->setBody(Body("changed"_ba));
    const auto outcome = mock->run(client().send(*built));
    QVERIFY(outcome->value);
    QCOMPARE(site.asked(), QByteArrayList { "PUT other.example/b" });
    QVERIFY(!site.hasField(0, "X-Default"));
    QVERIFY(!site.hasField(0, "User-Agent"));
    QCOMPARE(site.field(0, "X-New"), "n"_ba);
    QVERIFY(backend().peer(0)->received().endsWith("\r\n\r\nchanged"));
}

void tst_BuiltRequests::defaultsAreNotAddedAgain()
{
    const Result<Request> built = described().build();
    client().setHeader("X-Later", "no");
    client().setQuery(QUrlQuery(u"later=no"_s));
    client().setBaseUrl(QUrl(u"http://other.example/"_s));
    QVERIFY(mock->run(client().send(*built))->value);
    QCOMPARE(site.asked(), QByteArrayList { "POST example.com/v1/a?k=1" });
    QVERIFY(!site.hasField(0, "X-Later"));
    QCOMPARE(site.heads[0].count("Accept:"), 1);
}

void tst_BuiltRequests::optionsOfTheSecondChain()
{
    const Result<Request> built = described().build();
    client().cookies()->set("jar", "1", "example.com");
    site.handle("example.com/v1/a?k=1", [](MockPeer *) {});
    const auto outcome = mock->run(client().send(*built)
                                           .header("X-More", "m")
                                           .basicAuth(u"u"_s, u"p"_s)
                                           .timeout(2s)
                                           .cookie("own", "2"));
    QCOMPARE(site.field(0, "X-More"), "m"_ba);
    QVERIFY(site.hasField(0, "Authorization"));
    QCOMPARE(site.field(0, "Cookie"), "own=2; jar=1"_ba);
    backend().advance(2s);
    QVERIFY(outcome->threw<TotalTimeout>());
    QVERIFY(!built->headers().contains("Authorization"));
}

void tst_BuiltRequests::whatTheChainSaysIsKept()
{
    client().cookies()->set("jar", "1", "example.com");
    const Result<Request> built = client().put("http://example.com/a")
                                          .cookie("own", "2")
                                          .target("/v1/a?k=1")
                                          .expectContinue(1s)
                                          .body("body")
                                          .build();
    QVERIFY(!built->headers().contains("Cookie"));
    for (int i = 0; i < 2; ++i) {
        const auto outcome = mock->run(client().send(*built).cookie("more", "3"));
        QCOMPARE(site.asked().value(i), "PUT example.com/v1/a?k=1"_ba);
        QCOMPARE(site.field(i, "Cookie"), "own=2; more=3; jar=1"_ba);
        QCOMPARE(site.field(i, "Expect"), "100-continue"_ba);
        QVERIFY(outcome->value);
    }
    // A copy that is changed has them, too.
    Request copy = *built;
    copy.setMethod("POST");
    mock->run(client().send(copy));
    QCOMPARE(site.asked().value(2), "POST example.com/v1/a?k=1"_ba);
}

void tst_BuiltRequests::extrasBelongToTheUrl_data()
{
    QTest::addColumn<QUrl>("url");
    QTest::addColumn<QByteArray>("asked");
    QTest::addColumn<QByteArray>("cookie");
    QTest::newRow("same") << QUrl(u"http://example.com/a"_s) << "GET example.com/x"_ba
                          << "c=1"_ba;
    QTest::newRow("path") << QUrl(u"http://example.com/b"_s) << "GET example.com/b"_ba
                          << "c=1"_ba;
    QTest::newRow("origin") << QUrl(u"http://other.example/a"_s) << "GET other.example/a"_ba
                            << ""_ba;
}

void tst_BuiltRequests::extrasBelongToTheUrl()
{
    QFETCH(QUrl, url);
    const Result<Request> built =
            client().get("http://example.com/a").cookie("c", "1").target("/x").build();
    Request changed = *built;
    changed.setUrl(url);
    QVERIFY(mock->run(client().send(changed))->value);
    QTEST(site.asked().constFirst(), "asked");
    QTEST(site.field(0, "Cookie"), "cookie");
    QVERIFY(mock->run(client().send(*built))->value);
    QCOMPARE(site.asked().value(1), "GET example.com/x"_ba);
}

void tst_BuiltRequests::marksAreKept()
{
    client().setSensitiveHeader("X-Of-Client", "secret");
    site.answer("example.com/a", redirect("http://other.example/b"));
    const Result<Request> built =
            client().get("http://example.com/a").sensitiveHeader("X-Of-Chain", "secret").build();
    QVERIFY(mock->run(client().send(*built))->value);
    QCOMPARE(site.heads.size(), 2);
    QCOMPARE(site.heads[0].count("secret"), 2);
    QVERIFY2(!site.heads[1].contains("secret"), site.heads[1].constData());
    client().setHeaders(Headers());
}

void tst_BuiltRequests::cookiesJoinTheField_data()
{
    QTest::addColumn<bool>("isBuilt");
    QTest::newRow("sent by the chain") << false;
    QTest::newRow("built first") << true;
}

// A field of the program's own stands in place of the jar's cookies, and those of the chain join it.
void tst_BuiltRequests::cookiesJoinTheField()
{
    QFETCH(bool, isBuilt);
    client().cookies()->set("jar", "1", "example.com");
    site.answer("example.com/a", redirect("/b"));
    site.answer("example.com/b", redirect("http://other.example/c"));
    RequestBuilder chain =
            client().get("http://example.com/a").header("Cookie", "hand=2").cookie("own", "3");
    if (isBuilt) {
        const Result<Request> built = chain.build();
        QCOMPARE(built->headers().values("Cookie"), QByteArrayList { "hand=2; own=3" });
        QVERIFY(mock->run(client().send(*built))->value);
    } else {
        QVERIFY(mock->run(std::move(chain))->value);
    }
    QCOMPARE(site.field(0, "Cookie"), "hand=2; own=3"_ba);
    QCOMPARE(site.field(1, "Cookie"), "hand=2; own=3"_ba);
    QVERIFY(!site.hasField(2, "Cookie"));
    // And so it is with a request that has the field already.
    Request byHand("GET", QUrl(u"http://example.com/c"_s));
    byHand.headers().append("Cookie", "hand=2");
    mock->run(client().send(byHand).cookie("own", "3"));
    QCOMPARE(site.field(3, "Cookie"), "hand=2; own=3"_ba);
}

void tst_BuiltRequests::withoutHeader()
{
    const Result<Request> built = described().build();
    QVERIFY(mock->run(client().send(*built)
                              .withoutHeader("x-default")
                              .withoutHeader("Accept")
                              .header("Accept", "text/plain"))
                    ->value);
    QVERIFY(!site.hasField(0, "X-Default"));
    QCOMPARE(site.heads[0].count("Accept:"), 1);
    QCOMPARE(site.field(0, "Accept"), "text/plain"_ba);
    QVERIFY(built->headers().contains("X-Default"));
}

void tst_BuiltRequests::baseUrl_data()
{
    QTest::addColumn<QUrl>("url");
    QTest::addColumn<QByteArray>("asked");
    QTest::newRow("relative") << QUrl(u"a?k=1"_s) << "GET example.com/v1/a?k=1"_ba;
    QTest::newRow("absolute") << QUrl(u"http://other.example/a"_s) << "GET other.example/a"_ba;
}

void tst_BuiltRequests::baseUrl()
{
    QFETCH(QUrl, url);
    QFETCH(QByteArray, asked);
    client().setBaseUrl(QUrl(u"http://default.example/"_s)); // which is none of its
    const Request request("GET", url);
    QVERIFY(mock->run(client().send(request).baseUrl(QUrl(u"http://example.com/v1"_s)))->value);
    QCOMPARE(site.asked(), QByteArrayList { asked });
}

void tst_BuiltRequests::body_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<bool>("isAgain");
    QTest::newRow("json") << u"json"_s << "{\"a\":1}"_ba << true;
    QTest::newRow("form") << u"form"_s << "a=1&b=2"_ba << true;
    QTest::newRow("device") << u"device"_s << "held"_ba << true;
    QTest::newRow("multipart") << u"multipart"_s
                               << "--xx\r\nContent-Disposition: form-data; "
                                  "name=\"a\"\r\n\r\nb\r\n--xx--\r\n"_ba
                               << true;
    QTest::newRow("generator") << u"generator"_s << "one two"_ba << false;
}

void tst_BuiltRequests::body()
{
    QFETCH(QString, kind);
    QFETCH(QByteArray, sent);
    QFETCH(bool, isAgain);
    QBuffer device;
    device.setData("skipped, held");
    QVERIFY(device.open(QIODevice::ReadOnly));
    device.seek(9);
    site.answer("example.com/a", response("taken"));
    RequestBuilder chain = client().post("http://example.com/a");
    if (kind == u"json")
        chain.json(QJsonObject { { u"a"_s, 1 } });
    else if (kind == u"form")
        chain.form("a", "1").form("b", "2");
    else if (kind == u"device")
        chain.body(&device);
    else if (kind == u"multipart")
        chain.multipart(Multipart().boundary("xx").field("a", "b"));
    else
        chain.body(pieces());
    const Result<Request> built = chain.build();
    QCOMPARE(built->body().isReplayable(), isAgain);
    for (int i = 0; i < (isAgain ? 3 : 1); ++i) {
        client().closeIdleConnections();
        QVERIFY(mock->run(client().send(*built))->value);
        QCOMPARE(WireRequest(backend().peers().constLast()->received()).body, sent);
    }
}

void tst_BuiltRequests::compressedOnce()
{
    const Result<Request> built =
            client().post("http://example.com/a").body(QByteArray(1000, 'x')).compressed().build();
    QCOMPARE(built->headers().value("Content-Encoding"), "gzip"_ba);
    QVERIFY(mock->run(client().send(*built))->value);
    QVERIFY(mock->run(client().send(*built).compressed())->value);
    const QByteArray received = backend().peer(0)->received();
    const qsizetype second = received.lastIndexOf("POST /a");
    QVERIFY(second > 0);
    QCOMPARE(received.left(second), received.mid(second));
}

void tst_BuiltRequests::whatCannotBeBuilt_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<int>("kind");
    QTest::newRow("header") << u"header"_s << int(Error::Kind::LocalProtocol);
    QTest::newRow("cookie") << u"cookie"_s << int(Error::Kind::LocalProtocol);
    QTest::newRow("URL") << u"url"_s << int(Error::Kind::InvalidUrl);
    QTest::newRow("multipart") << u"multipart"_s << int(Error::Kind::LocalProtocol);
}

void tst_BuiltRequests::whatCannotBeBuilt()
{
    QFETCH(QString, what);
    QFETCH(int, kind);
    RequestBuilder chain = client().get(what == u"url" ? "http://[::1/" : "http://example.com/");
    if (what == u"header")
        chain.header("X", "a\r\nb");
    else if (what == u"cookie")
        chain.cookie("a", "b;c");
    else if (what == u"multipart")
        chain.multipart(Multipart().field("a\nb", "c"));
    const Result<Request> built = chain.build();
    QVERIFY(!built);
    QCOMPARE(int(built.error().kind()), kind);
    // The chain ends with the same.
    const auto outcome = mock->run(std::move(chain));
    QCOMPARE(outcome->error().message(), built.error().message());
}

void tst_BuiltRequests::madeByHand()
{
    Request request("REPORT", QUrl(u"http://example.com/a"_s));
    request.headers().append("Depth", "1");
    request.setBody(Body("<x/>"_ba));
    QVERIFY(mock->run(client().send(request))->value);
    QCOMPARE(site.heads[0], "REPORT /a HTTP/1.1\r\nHost: example.com\r\nDepth: 1\r\n"
                            "Content-Length: 4\r\n\r\n"_ba);
    const auto empty = mock->run(client().send(Request()));
    QVERIFY(empty->error());
    const auto relative = mock->run(client().send(Request("GET", QUrl(u"a"_s))));
    QVERIFY(relative->error());
    Request bad("GET ", QUrl(u"http://example.com/a"_s));
    QVERIFY(mock->run(client().send(bad))->threw<LocalProtocolError>());
    QCOMPARE(site.heads.size(), 1);
}

void tst_BuiltRequests::userInformation()
{
    const Result<Request> built = client().get("http://u:p@example.com/a").build();
    const auto outcome = mock->run(client().send(*built));
    QVERIFY(outcome->value);
    QCOMPARE(site.field(0, "Authorization"), "Basic " + "u:p"_ba.toBase64());
    QCOMPARE(outcome->value->url(), QUrl(u"http://example.com/a"_s));
}

void tst_BuiltRequests::sentByAnotherClient()
{
    const Result<Request> built = described().build();
    AsyncClient other(mock->backend);
    QVERIFY(mock->run(other.send(*built))->value);
    QCOMPARE(site.field(0, "X-Default"), "d"_ba);
    other.closeIdleConnections();
}

void tst_BuiltRequests::toCurl()
{
    RequestBuilder chain = described();
    chain.header("Authorization", "Bearer hunter2");
    const QString masked = chain.toCurl();
    QVERIFY2(masked.startsWith(u"curl"), qPrintable(masked));
    QVERIFY(masked.contains(u"http://example.com/v1/a?k=1"));
    QVERIFY(!masked.contains(u"hunter2"));
    QVERIFY(chain.toCurl(CurlSecrets::Shown).contains(u"hunter2"));
    QVERIFY(client().get("http://[::1/").toCurl().startsWith(u"# "));
    backend().run();
    QCOMPARE(backend().connectionCount(), 0);
}

void tst_BuiltRequests::compressed_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<bool>("isLengthKnown");
    QTest::newRow("bytes") << u"bytes"_s << true;
    QTest::newRow("device") << u"device"_s << false;
    QTest::newRow("generator") << u"generator"_s << false;
    QTest::newRow("nothing") << u"nothing"_s << true;
    QTest::newRow("set by hand") << u"by hand"_s << true;
}

// The server gives back what it got, so that it is seen whether it can be decoded.
void tst_BuiltRequests::compressed()
{
    QFETCH(QString, kind);
    QFETCH(bool, isLengthKnown);
    QByteArray content(100'000, 'c');
    QBuffer device(&content);
    QVERIFY(device.open(QIODevice::ReadOnly));
    site.handle("example.com/a", [](MockPeer *) {});
    RequestBuilder request = client().post("http://example.com/a").compressed();
    if (kind == u"bytes") {
        request.body(content);
    } else if (kind == u"device") {
        request.body(&device);
    } else if (kind == u"generator") {
        content = "one two";
        request.body(pieces());
    } else if (kind == u"nothing") {
        content.clear();
    } else {
        content = "as it is";
        request.body(content).header("Content-Encoding", "br");
    }
    const auto outcome = mock->run(std::move(request));
    const WireRequest wire(backend().peer(0)->received());
    QVERIFY(wire.isWhole);
    QCOMPARE(wire.field("Transfer-Encoding"), isLengthKnown ? ""_ba : "chunked"_ba);
    if (kind == u"by hand" || kind == u"nothing") {
        QCOMPARE(wire.field("Content-Encoding"), kind == u"nothing" ? ""_ba : "br"_ba);
        QCOMPARE(wire.body, content);
        backend().peer(0)->send(response({}));
        backend().run();
        return;
    }
    QCOMPARE(wire.field("Content-Encoding"), "gzip"_ba);
    QVERIFY(wire.body.size() < 1000);
    backend().peer(0)->send(response(wire.body, "Content-Encoding: gzip\r\n"));
    backend().run();
    QCOMPARE(outcome->value.value().content(), content);
}

void tst_BuiltRequests::multipart_data()
{
    QTest::addColumn<bool>("isLengthKnown");
    QTest::newRow("known length") << true;
    QTest::newRow("unknown length") << false;
}

void tst_BuiltRequests::multipart()
{
    QFETCH(bool, isLengthKnown);
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write("from a file");
    file.close();
    Multipart parts;
    parts.boundary("frontier").field("text", "value").file("doc", file.fileName());
    parts.file("bytes", "b.json", "{}"_ba);
    if (!isLengthKnown)
        parts.file("stream", "s.bin", Body(client().post("x").body(pieces()).build()->body()));
    site.answer("example.com/a", response("taken"));
    QVERIFY(mock->run(client().post("http://example.com/a").multipart(parts))->value);
    const WireRequest wire(backend().peer(0)->received());
    QVERIFY(wire.isWhole);
    QCOMPARE(wire.field("Content-Type"), "multipart/form-data; boundary=frontier"_ba);
    QCOMPARE(wire.hasField("Content-Length"), isLengthKnown);
    QVERIFY(wire.body.startsWith("--frontier\r\n"));
    QVERIFY(wire.body.endsWith("\r\n--frontier--\r\n"));
    QVERIFY(wire.body.contains("name=\"text\"\r\n\r\nvalue\r\n--frontier\r\n"));
    QVERIFY(wire.body.contains("\r\n\r\nfrom a file\r\n"));
    QVERIFY(wire.body.contains("filename=\"b.json\"\r\nContent-Type: application/json\r\n\r\n{}"));
    QCOMPARE(wire.body.contains("one two"), !isLengthKnown);
}

void tst_BuiltRequests::multipartThatIsRefused()
{
    const auto name = mock->run(
            client().post("http://example.com/a").multipart(Multipart().field("a\r\nb", "c")));
    QVERIFY(name->threw<LocalProtocolError>());
    const auto missing = mock->run(client().post("http://example.com/a")
                                           .multipart(Multipart().file("doc", u"/no/such/file"_s)));
    QVERIFY(missing->error());
    QVERIFY2(missing->error().message().contains(u"/no/such/file"),
             qPrintable(missing->error().message()));
}

QTEST_GUILESS_MAIN(tst_BuiltRequests)
#include "tst_builtrequests.moc"
