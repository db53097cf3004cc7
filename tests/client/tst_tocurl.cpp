// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/auth/bearerauth.h"
#include "client/mockclient.h"

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;

class tst_ToCurl : public QObject, private MockClientTest
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        beginTest();
        Headers headers;
        headers.append("Accept", "*/*");
        client().setHeaders(headers);
    }
    void cleanup() { verifyNothingLeft(); }

    void defaults();
    void chain();
    void secrets();
    void marked();
    void extras();
    void refused();
    void sendsNothing();
};

void tst_ToCurl::defaults()
{
    client().setBaseUrl(QUrl(u"http://example.com/v1"_s));
    QUrlQuery query;
    query.addQueryItem(u"key"_s, u"1"_s);
    client().setQuery(query);
    QCOMPARE(client().get("users").toCurl(),
             u"curl --url 'http://example.com/v1/users?key=masked' --header 'Accept: */*'"_s);
}

void tst_ToCurl::chain()
{
    QCOMPARE(client().put("http://example.com/a")
                     .query("b", "c d")
                     .header("X-Name", "it's")
                     .body("text")
                     .toCurl(),
             u"curl --request 'PUT' --url 'http://example.com/a?b=c%20d' --header 'Accept: */*' "
             "--header 'X-Name: it'\\''s' --header 'Content-Type:' --data-raw 'text'"_s);
}

void tst_ToCurl::secrets()
{
    const auto request = [this] {
        return client().get("http://user:s3cret@example.com/").header("Authorization", "s3cret");
    };
    const QString masked = request().toCurl();
    QVERIFY(!masked.contains(u"s3cret"));
    QVERIFY(masked.contains(u"[masked]"));
    QCOMPARE(request().toCurl(CurlSecrets::Shown).count(u"s3cret"_s), 2);
}

void tst_ToCurl::marked()
{
    client().setSensitiveHeader("X-Of-Client", "s3cret");
    const auto request = [this] {
        return client()
                .post("http://example.com/?sig=s3cret")
                .sensitiveHeader("X-Of-Chain", "s3cret")
                .form("password", "s3cret")
                .form("user", "ada");
    };
    const QString masked = request().toCurl();
    QVERIFY2(!masked.contains(u"s3cret"), qPrintable(masked));
    QVERIFY2(masked.contains(u"--data-raw 'password=[masked]&user=ada'"), qPrintable(masked));
    QCOMPARE(request().toCurl(CurlSecrets::Shown).count(u"s3cret"_s), 4);
}

void tst_ToCurl::extras()
{
    RequestBuilder request = client().put("http://example.com/")
                                     .cookie("a", "s3cret")
                                     .target("/x?token=s3cret")
                                     .expectContinue()
                                     .body("b");
    QCOMPARE(request.toCurl(CurlSecrets::Shown),
             u"curl --request 'PUT' --url 'http://example.com/' --header 'Accept: */*' "
             "--header 'Cookie: a=s3cret' --header 'Expect: 100-continue' "
             "--request-target '/x?token=s3cret' --header 'Content-Type:' --data-raw 'b'"_s);
    const QString masked = request.toCurl();
    QVERIFY2(!masked.contains(u"s3cret"), qPrintable(masked));
    QVERIFY(masked.contains(u"--request-target '/x?token=masked'"));
}

void tst_ToCurl::refused()
{
    const QString text = client().get("http://example.com/").header("a b", "s3cret").toCurl();
    QVERIFY(text.startsWith(u"# "));
    QVERIFY(text.contains(u"header field name"));
    QVERIFY(!text.contains(u"s3cret"));
}

void tst_ToCurl::sendsNothing()
{
    RequestBuilder request = client().get("http://example.com/");
    QCOMPARE(request.toCurl(), request.toCurl());
    backend().run();
    QCOMPARE(backend().connectionCount(), 0);
    mock->serve({ response("ok") });
    QVERIFY(mock->run(std::move(request))->value);
}

QTEST_GUILESS_MAIN(tst_ToCurl)
#include "tst_tocurl.moc"
