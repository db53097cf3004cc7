// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/har/harsecrets_p.h"

#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace Qt::StringLiterals;

class tst_HarSecrets : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fields_data();
    void fields();
    void names_data();
    void names();
    void urls_data();
    void urls();
    void texts_data();
    void texts();
    void forms_data();
    void forms();
    void bodies_data();
    void bodies();
    void unmasked();
    void ownNames();
};

void tst_HarSecrets::fields_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *name, const QString &value, const QString &shown) {
        QTest::newRow(name) << QByteArray(name) << value << shown;
    };
    row("Accept", u"*/*"_s, u"*/*"_s);
    row("authorization", u"Basic x"_s, u"[masked]"_s);
    row("Proxy-Authorization", u"Basic x"_s, u"[masked]"_s);
    row("Cookie", u"a=b"_s, u"[masked]"_s);
    row("Set-Cookie", u"a=b"_s, u"[masked]"_s);
    row("X-Api-Key", u"x"_s, u"[masked]"_s);
    row("X-Token", u"x"_s, u"[masked]"_s);
    row("Link", u"<http://h/?token=x>; rel=next"_s, u"<http://h/?token=masked>; rel=next"_s);
    row("Location", u"/a?token=x&b=c"_s, u"/a?token=masked&b=c"_s);
    row("Referer", u"http://u:p@h/?sig=x"_s, u"http://h/?sig=masked"_s);
    row("Location", u"/cb?code=abcdef&a=b"_s, u"/cb?code=masked&a=b"_s);
    row("Refresh", u"0; url=/cb?code=abcdef"_s, u"0; url=/cb?code=masked"_s);
    row("Content-Location", u"//u:p@h/a"_s, u"//h/a"_s);
}

void tst_HarSecrets::fields()
{
    QFETCH(const QByteArray, name);
    QFETCH(const QString, value);
    QTEST(HarSecrets().field(name, value), "shown");
}

void tst_HarSecrets::names_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isSecret");
    for (const char *name :
         { "access_token", "ACCESS_TOKEN", "accessToken", "access-token", "refresh_token", "token",
           "key", "api_key", "apiKey", "password", "secret", "client_secret", "signature", "sig",
           "X-Amz-Signature", "x-goog-signature", "X-Amz-Security-Token" })
        QTest::newRow(name) << QString::fromLatin1(name) << true;
    for (const char *name : { "", "q", "keys", "tokens", "keyword", "secretary", "page_token" })
        QTest::newRow(name) << QString::fromLatin1(name) << false;
}

void tst_HarSecrets::names()
{
    QFETCH(const QString, name);
    QFETCH(const bool, isSecret);
    QCOMPARE(HarSecrets().parameter(name, u"v"_s), isSecret ? u"[masked]"_s : u"v"_s);
}

void tst_HarSecrets::urls_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QByteArray>("shown");
    const auto row = [](const char *name, const QByteArray &url, const QByteArray &shown) {
        QTest::newRow(name) << url << shown;
    };
    row("empty", "", "");
    row("plain", "http://h/a?b=c#d", "http://h/a?b=c#d");
    row("user information", "http://user:pw@h:80/a", "http://h:80/a");
    row("user information with at signs", "http://u@x:p@y@h/a@b", "http://h/a@b");
    row("user information, no path", "https://u:p@h", "https://h");
    row("user information, query", "https://u:p@h?a=b@c", "https://h?a=b@c");
    row("at sign in the path", "http://h/@a", "http://h/@a");
    row("two slashes in the path", "/a//b@c", "/a//b@c");
    row("scheme-relative", "//u:p@h/", "//h/");
    row("parameter", "http://h/?token=abc", "http://h/?token=masked");
    row("parameters",
        "http://h/?a=1&access_token=abc&b=2&key=", "http://h/?a=1&access_token=masked&b=2&key=");
    row("encoded name", "http://h/?%74oken=abc", "http://h/?%74oken=masked");
    row("name only", "http://h/?token", "http://h/?token");
    row("equals sign in the value", "http://h/?token=a=b", "http://h/?token=masked");
    row("question mark in the query", "http://h/?a?token=b&token=c",
        "http://h/?a?token=b"
        "&token=masked");
    row("empty query", "http://h/?", "http://h/?");
    row("separators stay", "http://h/?&a=b&&token=c&", "http://h/?&a=b&&token=masked&");
    row("fragment", "http://h/#access_token=abc&state=1", "http://h/#access_token=masked&state=1");
    row("no URL at all", "\xff?token=\xfe", "\xff?token=masked");
}

void tst_HarSecrets::urls()
{
    QFETCH(const QByteArray, url);
    QTEST(HarSecrets().url(url), "shown");
}

void tst_HarSecrets::texts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("none") << u"Connection refused"_s << u"Connection refused"_s;
    QTest::newRow("within") << u"From http://u:p@h/?token=x to \"https://h/?a=b\" and on"_s
                            << u"From http://h/?token=masked to \"https://h/?a=b\" and on"_s;
    QTest::newRow("at both ends") << u"http://h/?key=1 -> http://h/?key=2"_s
                                  << u"http://h/?key=masked -> http://h/?key=masked"_s;
}

void tst_HarSecrets::texts()
{
    QFETCH(const QString, text);
    QTEST(HarSecrets().text(text), "shown");
}

void tst_HarSecrets::forms_data()
{
    QTest::addColumn<QByteArray>("form");
    QTest::addColumn<QByteArray>("shown");
    QTest::newRow("empty") << QByteArray() << QByteArray();
    QTest::newRow("password") << QByteArray("user=a&password=b+c")
                              << QByteArray("user=a&password=masked");
    QTest::newRow("no fields") << QByteArray("just text") << QByteArray("just text");
}

void tst_HarSecrets::forms()
{
    QFETCH(const QByteArray, form);
    QTEST(HarSecrets().form(form), "shown");
}

void tst_HarSecrets::bodies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("shown");
    const auto row = [](const char *name, const char *body, const char *shown) {
        QTest::newRow(name) << QByteArray(body) << QByteArray(shown);
    };
    row("none", R"({"a":1,"b":[true,null]})", R"({"a":1,"b":[true,null]})");
    row("member", R"({"access_token":"x","expires_in":3600})",
        R"({"access_token":"[masked]","expires_in":3600})");
    row("key", R"({"key":"x"})", R"({"key":"[masked]"})");
    row("URL", R"({"next":"http://h/?token=x"})", R"({"next":"http://h/?token=masked"})");
    row("null is no secret", R"({"password":null})", R"({"password":null})");
    row("deep", R"({"list":[{"auth":{"password":"x"}}]})",
        R"({"list":[{"auth":{"password":"[masked]"}}]})");
}

void tst_HarSecrets::bodies()
{
    QFETCH(const QByteArray, body);
    QTEST(HarSecrets().body(body, "application/json"), "shown");
}

void tst_HarSecrets::unmasked()
{
    HarSecrets secrets;
    QVERIFY(secrets.areMasked());
    secrets.setMasked(false);
    QCOMPARE(secrets.field("Authorization", u"x"_s), u"x"_s);
    QCOMPARE(secrets.cookie(u"x"_s), u"x"_s);
    QCOMPARE(secrets.parameter(u"token"_s, u"x"_s), u"x"_s);
    QCOMPARE(secrets.url("http://u:p@h/?token=x"), "http://u:p@h/?token=x");
    QCOMPARE(secrets.form("password=x"), "password=x");
    QCOMPARE(secrets.body("password=x", {}), "password=x");
    QCOMPARE(secrets.field("X", u"y"_s, true), u"y"_s);
    QCOMPARE(secrets.text(u"http://u:p@h/?token=x"_s), u"http://u:p@h/?token=x"_s);
}

void tst_HarSecrets::ownNames()
{
    HarSecrets secrets;
    QVERIFY(secrets.names().contains(u"access_token"_s));
    secrets.setNames({ u"My-Name"_s });
    QCOMPARE(secrets.names(), QStringList { u"My-Name"_s });
    QCOMPARE(secrets.form("token=x&my_name=y"), "token=x&my_name=masked");
    QCOMPARE(secrets.field("X-My-Name", u"y"_s), u"[masked]"_s);
    QCOMPARE(secrets.field("X-Token", u"y"_s), u"y"_s);
    QCOMPARE(secrets.field("X-Token", u"y"_s, true), u"[masked]"_s);
}

QTEST_APPLESS_MAIN(tst_HarSecrets)
#include "tst_harsecrets.moc"
