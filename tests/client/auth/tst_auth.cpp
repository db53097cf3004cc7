// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "authtest.h"
#include "client/auth/basicauth.h"
#include "client/auth/functionauth.h"
#include "client/waitfor.h"

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;

class tst_Auth : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void defaults();
    void appliesTo_data();
    void appliesTo();
    void asyncCallsTheOthers();
    void basic();
    void basicReplaces();
    void basicRefused();
    void function();
};

void tst_Auth::defaults()
{
    Auth auth;
    Request request = get("https://example.com/");
    auth.authorize(request);
    QVERIFY(request.headers().isEmpty());
    QVERIFY(!auth.answer(request, Response(401)));
    QVERIFY(!auth.needsRequestBody());
    QVERIFY(!auth.needsResponseBody());
    QVERIFY(!auth.asAsync());
}

void tst_Auth::appliesTo_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("current");
    QTest::addColumn<bool>("applies");
    const auto row = [](const char *name, const QString &first, const QString &current,
                        bool applies) { QTest::newRow(name) << first << current << applies; };
    const QString first = u"https://example.com/a"_s;
    row("same", first, first, true);
    row("another path", first, u"https://example.com/b?c"_s, true);
    row("the default port", first, u"https://EXAMPLE.com:443"_s, true);
    row("another port", first, u"https://example.com:8443/a"_s, false);
    row("another scheme", first, u"http://example.com/a"_s, false);
    row("another scheme, same port", first, u"http://example.com:443/a"_s, false);
    row("subdomain", first, u"https://www.example.com/a"_s, false);
    row("parent domain", u"https://www.example.com/"_s, first, false);
    row("another host", first, u"https://example.org/a"_s, false);
    row("http to https", u"http://example.com/"_s, u"https://example.com/"_s, false);
    row("not to be asked for", first, u"ftp://example.com/a"_s, false);
    row("neither", u"x:y"_s, u"x:y"_s, false);
}

void tst_Auth::appliesTo()
{
    QFETCH(const QString, first);
    QFETCH(const QString, current);
    QTEST(Auth().appliesTo(QUrl(first), QUrl(current)), "applies");
    QTEST(BasicAuth(u"u"_s, u"p"_s).appliesTo(QUrl(first), QUrl(current)), "applies");
}

void tst_Auth::asyncCallsTheOthers()
{
    class Plain : public AsyncAuth
    {
    public:
        void authorize(Request &request) override { request.headers().append("A", "1"); }
        bool answer(Request &request, const Response &response) override
        {
            request.headers().append("B", QString::number(response.status()));
            return true;
        }
    } auth;
    QCOMPARE(auth.asAsync(), &auth);
    Request request = get("https://example.com/");
    HttpQ::waitFor(auth.authorizeAsync(request));
    QCOMPARE(request.headers().value("A"), "1");
    const Response response(418);
    QVERIFY(HttpQ::waitFor(auth.answerAsync(request, response)));
    QCOMPARE(request.headers().value("B"), "418");
}

void tst_Auth::basic()
{
    BasicAuth auth(u"Aladdin"_s, u"open sesame"_s);
    Request request = get("https://example.com/");
    auth.authorize(request);
    QCOMPARE(authorizationOf(request), "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
    QVERIFY(!auth.answer(request, Response(401)));
    QVERIFY(!auth.asAsync());
}

void tst_Auth::basicReplaces()
{
    BasicAuth auth(u"Aladdin"_s, u"open sesame"_s);
    Request request = get("https://example.com/");
    request.headers().append("authorization", "Bearer x");
    auth.authorize(request);
    auth.authorize(request);
    QCOMPARE(request.headers().values("Authorization"),
             QByteArrayList { "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==" });
}

void tst_Auth::basicRefused()
{
    BasicAuth auth(u"a:b"_s, u"s3cret"_s);
    Request request = get("https://example.com/");
    try {
        auth.authorize(request);
        QFAIL("Nothing was thrown");
    } catch (const AuthenticationError &error) {
        QCOMPARE(error.error().kind(), Error::Kind::Authentication);
        QCOMPARE(error.error().url(), QUrl(u"https://example.com/"_s));
        QVERIFY(!error.error().requestMayHaveReachedServer());
        QVERIFY(!QByteArray(error.what()).contains("s3cret"));
    }
    QVERIFY(request.headers().isEmpty());
}

void tst_Auth::function()
{
    FunctionAuth auth([](Request &request) { request.headers().append("X-Key", "1"); });
    Request request = get("https://example.com/");
    auth.authorize(request);
    QCOMPARE(request.headers().value("X-Key"), "1");
    QVERIFY(!auth.answer(request, Response(401)));
}

QTEST_GUILESS_MAIN(tst_Auth)
#include "tst_auth.moc"
