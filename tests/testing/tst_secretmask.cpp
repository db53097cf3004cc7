// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "testing/secretmask_p.h"

#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace Qt::StringLiterals;

class tst_SecretMask : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void urls_data();
    void urls();
    void fields_data();
    void fields();
    void bodies_data();
    void bodies();
    void addedNames();
    void plainText_data();
    void plainText();
};

void tst_SecretMask::urls_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QByteArray>("masked");
    const auto row = [](const char *name, const char *url, const char *masked) {
        QTest::newRow(name) << QByteArray(url) << QByteArray(masked);
    };
    row("plain", "http://a.example/x?y=1&z", "http://a.example/x?y=1&z");
    row("no path", "https://a.example", "https://a.example/");
    row("usual ports", "https://a.example:443/", "https://a.example/");
    row("usual port of another", "https://a.example:80/", "https://a.example:80/");
    row("user information", "http://u:p@a.example/", "http://a.example/");
    row("fragment", "http://a.example/#access_token=abc", "http://a.example/");
    row("parameter", "http://a.example/?access_token=abc&x=1",
        "http://a.example/?access_token=[masked]&x=1");
    row("second parameter", "http://a.example/?x=1&password=a%26b",
        "http://a.example/?x=1&password=[masked]");
    row("written otherwise", "http://a.example/?accessToken=abc&client-secret=d",
        "http://a.example/?accessToken=[masked]&client-secret=[masked]");
    row("name percent-encoded", "http://a.example/?access%5Ftoken=abc",
        "http://a.example/?access_token=[masked]");
    row("no value", "http://a.example/?token=&token", "http://a.example/?token=&token");
    row("value with equals signs", "http://a.example/?token=a==&b=c",
        "http://a.example/?token=[masked]&b=c");
    row("longer name", "http://a.example/?tokens=1&x_token=2",
        "http://a.example/?tokens=1&x_token=2");
    row("signed", "http://a.example/?X-Amz-Signature=abc&X-Amz-Date=d",
        "http://a.example/?X-Amz-Signature=[masked]&X-Amz-Date=d");
    row("empty query", "http://a.example/?", "http://a.example/?");
    row("twice", "http://a.example/?token=[masked]", "http://a.example/?token=[masked]");
}

void tst_SecretMask::urls()
{
    QFETCH(const QByteArray, url);
    QFETCH(const QByteArray, masked);
    const SecretMask mask;
    QCOMPARE(mask.url(QUrl::fromEncoded(url)), masked);
    QCOMPARE(mask.url(QUrl::fromEncoded(masked)), masked);
}

void tst_SecretMask::fields_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("masked");
    const auto row = [](const char *rowName, const char *name, const char *value,
                        const char *masked) {
        QTest::newRow(rowName) << QByteArray(name) << QByteArray(value) << QByteArray(masked);
    };
    row("other", "Accept", "text/html; q=0.5", "text/html; q=0.5");
    row("Authorization", "authorization", "Bearer abc", "Bearer [masked]");
    row("Authorization, no scheme", "Authorization", "abc", "[masked]");
    row("Proxy-Authorization", "Proxy-Authorization", "Basic abc==", "Basic [masked]");
    row("Cookie", "Cookie", "a=1; b=2", "a=[masked]; b=[masked]");
    row("Cookie, odd", "Cookie", "a", "[masked]");
    row("Set-Cookie", "SET-COOKIE", "sid=abc=d; Path=/; HttpOnly",
        "sid=[masked]; Path=/; HttpOnly");
    row("Set-Cookie, alone", "Set-Cookie", "sid=abc", "sid=[masked]");
    row("API key", "X-Api-Key", "abc", "[masked]");
    row("CSRF token", "X-CSRF-Token", "abc", "[masked]");
    row("Basic challenge", "WWW-Authenticate", "Basic realm=\"a b\", charset=\"UTF-8\"",
        "Basic realm=\"a b\", charset=\"UTF-8\"");
    row("Digest challenge", "WWW-Authenticate",
        "Digest realm=\"r\", nonce=\"se,cret\", qop=\"auth,auth-int\", opaque=xyz, stale=true",
        "Digest realm=\"r\", nonce=\"[masked]\", qop=\"auth,auth-int\", opaque=\"[masked]\", "
        "stale=true");
    row("token challenge", "Proxy-Authenticate", "Negotiate abc==", "Negotiate [masked]");
    row("token challenge, then another", "WWW-Authenticate", "NTLM abc==, Basic realm=\"r\"",
        "NTLM [masked], Basic realm=\"r\"");
    row("scheme alone", "WWW-Authenticate", "Negotiate", "Negotiate");
    row("Location", "Location", "https://u:p@a.example/?code_verifier=abc&x=1#access_token=def",
        "https://a.example/?code_verifier=[masked]&x=1#access_token=[masked]");
    row("Location, relative", "Location", "/cb?token=abc", "/cb?token=[masked]");
    row("Link", "Link", "<http://a.example/?page=2&token=abc>; rel=\"next\"",
        "<http://a.example/?page=2&token=[masked]>; rel=\"next\"");
}

void tst_SecretMask::fields()
{
    QFETCH(const QByteArray, name);
    QFETCH(const QByteArray, value);
    QFETCH(const QByteArray, masked);
    const SecretMask mask;
    QCOMPARE(mask.fieldValue(name, value), masked);
    QCOMPARE(mask.fieldValue(name, masked), masked);
}

void tst_SecretMask::bodies_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("masked");
    const auto row = [](const char *name, const char *type, const QByteArray &body,
                        const QByteArray &masked) {
        QTest::newRow(name) << QByteArray(type) << body << masked;
    };
    const char *json = "application/json";
    row("nothing", "", "", "");
    row("JSON without secrets", json, R"({ "a": 1.0, "b": [12345678901234567890] })",
        R"({ "a": 1.0, "b": [12345678901234567890] })");
    row("JSON", json, R"({"access_token":"a\"b,}","expires_in":3600})",
        R"({"access_token":"[masked]","expires_in":3600})");
    row("JSON keeps its form", json, "{\n  \"x\": 1.50,\n  \"password\" : \"p\" ,\n  \"y\": 2\n}\n",
        "{\n  \"x\": 1.50,\n  \"password\" : \"[masked]\" ,\n  \"y\": 2\n}\n");
    row("JSON, inside", json, R"({"a":[{"b":{"refreshToken":"x"}}]})",
        R"({"a":[{"b":{"refreshToken":"[masked]"}}]})");
    row("JSON, other types", json, R"({"token":12e3,"secret":true,"password":null,"pwd":-1})",
        R"({"token":0,"secret":true,"password":null,"pwd":0})");
    row("JSON, object", json, R"({"token":{"type":"x","at":[1,"y",null]},"z":"kept"})",
        R"({"token":{"type":"[masked]","at":[0,"[masked]",null]},"z":"kept"})");
    row("JSON, name escaped", json, R"({"pass\u0077ord":"x"})", R"({"pass\u0077ord":"[masked]"})");
    row("JSON, value that is a name", json, R"({"type":"password","a":"b"})",
        R"({"type":"password","a":"b"})");
    row("JSON, cut off", json, R"({"password":"abc)", R"({"password":"[masked]")");
    row("JSON, cut off in an object", json, R"({"password":{"a":"b)",
        R"({"password":{"a":"[masked]")");
    row("JSON, not said so", "text/plain", R"({"password":"x"})", R"({"password":"[masked]"})");
    row("lines of JSON", "application/jsonl", "{\"token\":\"a\"}\n{\"token\":\"b\"}\n",
        "{\"token\":\"[masked]\"}\n{\"token\":\"[masked]\"}\n");
    row("events", "text/event-stream", "data: {\"token\":\"a\"}\n\n",
        "data: {\"token\":\"[masked]\"}\n\n");
    row("URL in JSON", json, R"({"next":"http://u:p@h/?a=1\u0026token=abc","b":"/x?sig=d&e"})",
        R"({"next":"http://h/?a=1\u0026token=[masked]","b":"/x?sig=[masked]&e"})");
    row("URL in HTML", "text/html", R"(<a href="/x?a=1&amp;token=abc">x</a>)",
        R"(<a href="/x?a=1&amp;token=[masked]">x</a>)");
    row("prose", "text/plain", "the token=abc", "the token=abc");
    row("form", "application/x-www-form-urlencoded; charset=utf-8",
        "password=a+b%26&user=u&client_secret=x",
        "password=[masked]&user=u&client_secret=[masked]");
    row("form, name percent-encoded", "application/x-www-form-urlencoded", "pass%77ord=x",
        "pass%77ord=[masked]");
    row("form, nested name", "application/x-www-form-urlencoded", "a[password]=x&password[]=y",
        "a[password]=x&password[]=y");
    const QByteArray multipart =
            "--b\r\n"
            "Content-Disposition: form-data; name=\"user\"\r\n\r\n"
            "me\r\n--b\r\n"
            "content-disposition: form-data; name=\"Password\"\r\n\r\n"
            "se\r\ncret\r\n--b\r\n"
            "Content-Disposition: form-data; name=\"f\"; filename=\"x\"\r\n\r\n"
            "\x01\xff\r\n--b--\r\n";
    QByteArray masked = multipart;
    masked.replace("se\r\ncret", "[masked]");
    row("multipart", "multipart/form-data; boundary=b", multipart, masked);
    row("multipart, quoted boundary", "multipart/form-data; Boundary=\"b\"", multipart, masked);
    row("bytes", "application/octet-stream", "\x01{\"password\":\"x\"}",
        "\x01{\"password\":\"x\"}");
}

void tst_SecretMask::bodies()
{
    QFETCH(const QByteArray, type);
    QFETCH(const QByteArray, body);
    QFETCH(const QByteArray, masked);
    const SecretMask mask;
    QCOMPARE(mask.body(body, type), masked);
    QCOMPARE(mask.body(masked, type), masked);
}

void tst_SecretMask::addedNames()
{
    SecretMask mask;
    mask.addField("X-Mine");
    mask.addParameter("my_key");
    QCOMPARE(mask.fieldValue("x-mine", "abc"), "[masked]"_ba);
    QCOMPARE(mask.url(QUrl(u"http://a.example/?myKey=abc"_s)),
             "http://a.example/?myKey=[masked]"_ba);
    QCOMPARE(mask.body(R"({"MY-KEY":"abc"})", "application/json"), R"({"MY-KEY":"[masked]"})"_ba);
}

void tst_SecretMask::plainText_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("isText");
    QTest::newRow("empty") << ""_ba << true;
    QTest::newRow("lines") << "a\r\n\tb\n"_ba << true;
    QTest::newRow("UTF-8") << "gr\xc3\xbcn \xf0\x9f\x98\x80"_ba << true;
    QTest::newRow("Latin 1") << "gr\xfcn"_ba << false;
    QTest::newRow("cut off") << "gr\xc3"_ba << false;
    QTest::newRow("NUL") << QByteArray("a\0b", 3) << false;
    QTest::newRow("escape") << "\x1b[0m"_ba << false;
    QTest::newRow("delete") << "\x7f"_ba << false;
    QTest::newRow("byte order mark") << "\xef\xbb\xbf{}"_ba << false;
}

void tst_SecretMask::plainText()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const bool, isText);
    QCOMPARE(isPlainText(bytes), isText);
}

QTEST_APPLESS_MAIN(tst_SecretMask)
#include "tst_secretmask.moc"
