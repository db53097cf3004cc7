// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "interop/httpbintest.h"

#include <QtCore/qbuffer.h>

#include <qcoro/qcoroasyncgenerator.h>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;

static QCoro::AsyncGenerator<QByteArray> once(QByteArray bytes)
{
    co_yield bytes;
}

class tst_HttpBinRedirects : public HttpBinTest
{
    Q_OBJECT

private Q_SLOTS:
    void chains_data();
    void chains();
    void limits_data();
    void limits();
    void policyOfClient();
    void notFollowed();
    void methods_data();
    void methods();
    void deviceIsSentAgain();
    void generatorIsNotSentAgain();
    void fragment_data();
    void fragment();
    void otherOrigin();
    void sameOriginOnly();
    void referer();
    void locations_data();
    void locations();
    void refusedLocations_data();
    void refusedLocations();
    void streamed();
    void signalsComeOnce();
};

void tst_HttpBinRedirects::chains_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("count");
    QTest::newRow("one") << u"/redirect/1"_s << 1;
    QTest::newRow("relative by default") << u"/redirect/3"_s << 3;
    QTest::newRow("absolute if asked for") << u"/redirect/3?absolute=true"_s << 3;
    QTest::newRow("relative") << u"/relative-redirect/4"_s << 4;
    QTest::newRow("absolute") << u"/absolute-redirect/4"_s << 4;
    QTest::newRow("as many as may be") << u"/relative-redirect/10"_s << 10;
}

void tst_HttpBinRedirects::chains()
{
    QFETCH(const QString, path);
    QFETCH(const int, count);
    const Result<Response> result = outcomeOf(client().get(url(path)));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(result->url(), url(u"/get"_s));
    QCOMPARE(toldText(*result, u"url"_s), url(u"/get"_s).toString());

    const QList<Response> history = result->history();
    const QList<Attempt> attempts = result->attempts();
    QCOMPARE(history.size(), count);
    QCOMPARE(attempts.size(), count);
    QCOMPARE(history.first().url(), url(path));
    for (int i = 0; i < count; ++i) {
        QCOMPARE(history.at(i).status(), 302);
        QVERIFY(history.at(i).hasRedirectLocation());
        QCOMPARE(attempts.at(i).reason(), Attempt::Reason::Redirect);
        QCOMPARE(attempts.at(i).response().status(), 302);
        QCOMPARE(attempts.at(i).request().url(), history.at(i).url());
    }
    // What a redirect has for content was let pass, so its connection could be kept.
    QCOMPARE(client().poolStatistics().created, 1);
    QCOMPARE(client().poolStatistics().reused, count);
}

void tst_HttpBinRedirects::limits_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("maximum");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("exactly") << u"/redirect/3"_s << 3 << true;
    QTest::newRow("one too many") << u"/redirect/4"_s << 3 << false;
    QTest::newRow("absolute, one too many") << u"/absolute-redirect/4"_s << 3 << false;
    QTest::newRow("none at all") << u"/redirect/1"_s << 0 << false;
    QTest::newRow("one more than the default") << u"/relative-redirect/11"_s << -1 << false;
}

void tst_HttpBinRedirects::limits()
{
    QFETCH(const QString, path);
    QFETCH(const int, maximum);
    QFETCH(const bool, allowed);
    RequestBuilder request = client().get(url(path));
    if (maximum >= 0)
        request.redirects(RedirectPolicy().setMaximum(maximum));
    const Result<Response> result = outcomeOf(request);
    if (allowed) {
        HTTPQTEST_VERIFY_STATUS(result, 200);
        return;
    }
    HTTPQTEST_VERIFY_ERROR(result, Error::Kind::TooManyRedirects, Error::Phase::Head,
                           Error::Party::Remote);
    const QString limit = QString::number(maximum < 0 ? 10 : maximum);
    QVERIFY2(result.error().message().contains(u"More than the %1 redirects"_s.arg(limit)),
             qPrintable(result.error().message()));
}

void tst_HttpBinRedirects::policyOfClient()
{
    client().setRedirects(RedirectPolicy().setMaximum(1));
    HTTPQTEST_VERIFY_ERROR(outcomeOf(client().get(url(u"/redirect/2"_s))),
                           Error::Kind::TooManyRedirects, Error::Phase::Head, Error::Party::Remote);
    client().setRedirects(RedirectPolicy::none());
    HTTPQTEST_VERIFY_STATUS(outcomeOf(client().get(url(u"/redirect/2"_s))), 302);
    HTTPQTEST_VERIFY_STATUS(
            outcomeOf(client().get(url(u"/redirect/2"_s)).redirects(RedirectPolicy())), 200);
}

// By hand, one request after the other, as a program does that wants to look at each.
void tst_HttpBinRedirects::notFollowed()
{
    Result<Response> result =
            outcomeOf(client().get(url(u"/redirect/3#part"_s)).followRedirects(false));
    for (int left = 2; left >= 0; --left) {
        HTTPQTEST_VERIFY_STATUS(result, 302);
        QVERIFY(result->isRedirect());
        QVERIFY(result->hasRedirectLocation());
        QVERIFY(result->history().isEmpty());
        QVERIFY(result->attempts().isEmpty());
        const Result<Request> next = result->nextRequest();
        QVERIFY2(next, qPrintable(next.error().toString()));
        QCOMPARE(next->method(), QByteArray("GET"));
        QCOMPARE(next->url(),
                 url(left == 0 ? u"/get#part"_s : u"/relative-redirect/%1#part"_s.arg(left)));
        QCOMPARE(next->headers(), result->request().headers());
        result = outcomeOf(client().send(*next).followRedirects(false));
    }
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QVERIFY(!result->hasRedirectLocation());
    QVERIFY(!result->nextRequest());
}

void tst_HttpBinRedirects::methods_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](int status, const char *method, const char *expected) {
        QTest::addRow("%d %s", status, method)
                << status << QByteArray(method) << QByteArray(expected);
    };
    // RFC 9110 15.4: 301 and 302 make POST a GET, as all browsers do; 303 makes all a GET; 307 and
    // 308 change nothing. 302 is taken for 303, as HTTPX and the browsers of old do.
    row(301, "GET", "GET");
    row(301, "POST", "GET");
    row(301, "PUT", "PUT");
    row(302, "POST", "GET");
    row(302, "PUT", "GET");
    row(302, "DELETE", "GET");
    row(303, "POST", "GET");
    row(303, "PATCH", "GET");
    for (const int status : { 307, 308 }) {
        for (const char *method : { "GET", "POST", "PUT", "PATCH", "DELETE" })
            row(status, method, method);
    }
}

void tst_HttpBinRedirects::methods()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, method);
    QFETCH(const QByteArray, expected);
    RequestBuilder request = client().request(method, url(u"/redirect-to"_s));
    request.query("url", "/anything/there").query("status_code", QString::number(status));
    request.header("X-Kept", "yes");
    if (method != "GET")
        request.json(QJsonObject { { u"a"_s, 1 } });
    const Result<Response> result = outcomeOf(request);
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(result->history().size(), 1);
    QCOMPARE(result->history().first().status(), status);
    QCOMPARE(toldText(*result, u"url"_s), url(u"/anything/there"_s).toString());
    QCOMPARE(toldText(*result, u"method"_s), QString::fromLatin1(expected));
    QCOMPARE(toldHeader(*result, u"X-Kept"_s).toString(), u"yes"_s);

    const bool hasBody = method == expected && method != "GET";
    QCOMPARE(toldText(*result, u"data"_s), hasBody ? uR"({"a":1})"_s : QString());
    QCOMPARE(toldHeader(*result, u"Content-Type"_s).toString(),
             hasBody ? u"application/json"_s : QString());
}

void tst_HttpBinRedirects::deviceIsSentAgain()
{
    const QByteArray bytes = "0123456789abcdef" + QByteArray(100'000, 'x');
    QBuffer device;
    device.setData(bytes);
    QVERIFY(device.open(QIODevice::ReadOnly));
    device.seek(10);
    const Result<Response> result = outcomeOf(client().put(url(u"/redirect-to"_s))
                                                      .query("url", "/anything")
                                                      .query("status_code", "307")
                                                      .body(&device));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(toldText(*result, u"data"_s), QString::fromLatin1(bytes.mid(10)));
}

void tst_HttpBinRedirects::generatorIsNotSentAgain()
{
    RequestBuilder request = client().put(url(u"/redirect-to"_s));
    request.query("url", "/anything").query("status_code", "308").body(once("once"));
    HTTPQTEST_VERIFY_ERROR(outcomeOf(request), Error::Kind::Redirect, Error::Phase::Head,
                           Error::Party::Local);
    // As a GET it needs no body.
    RequestBuilder other = client().put(url(u"/redirect-to"_s));
    other.query("url", "/anything").query("status_code", "303").body(once("once"));
    const Result<Response> result = outcomeOf(other);
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(toldText(*result, u"method"_s), u"GET"_s);
}

void tst_HttpBinRedirects::fragment_data()
{
    QTest::addColumn<QString>("own");
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("expected");
    QTest::newRow("none") << QString() << u"/get"_s << QString();
    QTest::newRow("inherited") << u"part"_s << u"/get"_s << u"part"_s;
    QTest::newRow("of the Location") << QString() << u"/get#there"_s << u"there"_s;
    QTest::newRow("the Location's goes first") << u"part"_s << u"/get#there"_s << u"there"_s;
}

// RFC 9110 10.2.2
void tst_HttpBinRedirects::fragment()
{
    QFETCH(const QString, own);
    QFETCH(const QString, target);
    QFETCH(const QString, expected);
    QUrl first = url(u"/redirect-to"_s);
    first.setFragment(own);
    const Result<Response> result = outcomeOf(client().get(first).query("url", target));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(result->url().fragment(), expected);
    // It stays here.
    QCOMPARE(toldText(*result, u"url"_s), url(u"/get"_s).toString());
}

// What is secret stays at the origin it was meant for.
void tst_HttpBinRedirects::otherOrigin()
{
    const auto redirected = [&](const QUrl &target) {
        return outcomeOf(client().get(url(u"/redirect-to"_s))
                                 .query("url", target.toString())
                                 .header("Authorization", "Basic dTpw")
                                 .sensitiveHeader("X-Api-Key", "key")
                                 .header("X-Plain", "plain")
                                 .cookie("flavour", "sweet"));
    };
    Result<Response> result = redirected(otherUrl(u"/headers"_s));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(result->url(), otherUrl(u"/headers"_s));
    QCOMPARE(toldHeader(*result, u"Host"_s).toString(), otherUrl({}).authority());
    QCOMPARE(toldHeader(*result, u"X-Plain"_s).toString(), u"plain"_s);
    for (const QString &name : { u"Authorization"_s, u"X-Api-Key"_s, u"Cookie"_s })
        QVERIFY2(toldHeader(*result, name).isUndefined(), result->content().constData());

    result = redirected(url(u"/headers"_s));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(toldHeader(*result, u"X-Plain"_s).toString(), u"plain"_s);
    QCOMPARE(toldHeader(*result, u"Authorization"_s).toString(), u"Basic dTpw"_s);
    QCOMPARE(toldHeader(*result, u"X-Api-Key"_s).toString(), u"key"_s);
    QCOMPARE(toldHeader(*result, u"Cookie"_s).toString(), u"flavour=sweet"_s);
}

void tst_HttpBinRedirects::sameOriginOnly()
{
    client().setRedirects(RedirectPolicy().setSameOriginOnly(true));
    const QUrl first = url(u"/redirect-to"_s);
    const QString there = otherUrl(u"/get"_s).toString();
    const Result<Response> result = outcomeOf(client().get(first).query("url", there));
    HTTPQTEST_VERIFY_ERROR(result, Error::Kind::Redirect, Error::Phase::Head, Error::Party::Local);
    QVERIFY2(result.error().message().contains(there), qPrintable(result.error().message()));
    HTTPQTEST_VERIFY_STATUS(outcomeOf(client().get(url(u"/redirect/2"_s))), 200);
}

void tst_HttpBinRedirects::referer()
{
    Result<Response> result = outcomeOf(client().get(url(u"/redirect-to?url=/headers"_s)));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QVERIFY(toldHeader(*result, u"Referer"_s).isUndefined());

    client().setRedirects(RedirectPolicy().setRefererSent(true));
    result = outcomeOf(client().get(url(u"/redirect-to?url=/headers#part"_s)));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(toldHeader(*result, u"Referer"_s).toString(),
             url(u"/redirect-to?url=/headers"_s).toString());

    result = outcomeOf(
            client().get(url(u"/redirect-to"_s)).query("url", otherUrl(u"/headers"_s).toString()));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(toldHeader(*result, u"Referer"_s).toString(), url(u"/"_s).toString());
}

void tst_HttpBinRedirects::locations_data()
{
    QTest::addColumn<QString>("location");
    QTest::addColumn<QString>("path"); // with the query
    QTest::newRow("path") << u"/anything/a"_s << u"/anything/a"_s;
    QTest::newRow("relative path") << u"anything/a"_s << u"/anything/a"_s;
    QTest::newRow("dots") << u"../anything/b/../a"_s << u"/anything/a"_s;
    QTest::newRow("query") << u"/anything?a=b&c=d"_s << u"/anything?a=b&c=d"_s;
    QTest::newRow("encoded") << u"/anything/a%2Fb%20c"_s << u"/anything/a%2Fb%20c"_s;
    // What is no URL cannot be had here: Werkzeug encodes it (get_wsgi_headers()), and twice what
    // httpbin has encoded before.
}

void tst_HttpBinRedirects::locations()
{
    QFETCH(const QString, location);
    QFETCH(const QString, path);
    const Result<Response> result =
            outcomeOf(client().get(url(u"/redirect-to"_s)).query("url", location));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(result->url().toString(QUrl::FullyEncoded),
             url({}).toString(QUrl::FullyEncoded) + path);
}

void tst_HttpBinRedirects::refusedLocations_data()
{
    QTest::addColumn<QString>("location");
    QTest::addColumn<QString>("complaint");
    QTest::newRow("ftp") << u"ftp://127.0.0.1/"_s << u"ftp"_s;
    QTest::newRow("file") << u"file:///etc/passwd"_s << u"file"_s;
    QTest::newRow("empty") << QString() << u"empty"_s;
    QTest::newRow("no host") << u"http:///path"_s << u"host"_s;
    QTest::newRow("no port") << u"http://127.0.0.1:99999/"_s << u"99999"_s;
}

void tst_HttpBinRedirects::refusedLocations()
{
    QFETCH(const QString, location);
    QFETCH(const QString, complaint);
    const Result<Response> result =
            outcomeOf(client().get(url(u"/redirect-to"_s)).query("url", location));
    HTTPQTEST_VERIFY_ERROR(result, Error::Kind::Redirect, Error::Phase::Head, Error::Party::Remote);
    QVERIFY2(result.error().message().contains(complaint), qPrintable(result.error().message()));
    // Whoever does not follow it gets it as it is.
    const Result<Response> kept = outcomeOf(
            client().get(url(u"/redirect-to"_s)).query("url", location).followRedirects(false));
    HTTPQTEST_VERIFY_STATUS(kept, 302);
    QCOMPARE(kept->headers().value("Location"), location.toUtf8());
    QVERIFY(!kept->nextRequest());
}

void tst_HttpBinRedirects::streamed()
{
    const Result<Response> result = outcomeOf(client().get(url(u"/redirect/2"_s)).stream());
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QVERIFY(!result->isRead());
    const QByteArray content = HttpQ::waitFor(result->read(), Patience);
    QCOMPARE(QJsonDocument::fromJson(content)[u"url"_s].toString(), url(u"/get"_s).toString());
    QCOMPARE(result->history().size(), 2);
}

void tst_HttpBinRedirects::signalsComeOnce()
{
    const std::unique_ptr<PendingResponse> pending(
            client().get(url(u"/redirect/3"_s)).start(nullptr));
    QList<int> heads;
    int ends = 0;
    connect(pending.get(), &PendingResponse::responseReceived, this,
            [&](const Response &response) { heads.append(response.status()); });
    connect(pending.get(), &PendingResponse::finished, this, [&] { ++ends; });
    QVERIFY(spinUntil([&] { return ends > 0; }));
    spinTurns(3);
    QCOMPARE(heads, QList<int> { 200 });
    QCOMPARE(ends, 1);
}

QTEST_GUILESS_MAIN(tst_HttpBinRedirects)
#include "tst_httpbinredirects.moc"
