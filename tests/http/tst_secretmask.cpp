// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/secretmask.h"

#include <QtCore/qelapsedtimer.h>
#include <QtCore/qstringconverter.h>
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
    void survives_data();
    void survives();
    void takesLinearTime_data();
    void takesLinearTime();
    void longBoundary();
};

void tst_SecretMask::urls_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QByteArray>("masked");
    const auto row = [](const char *name, const QByteArray &url, const QByteArray &masked) {
        QTest::newRow(name) << url << masked;
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
    row("authorization code", "http://a.example/cb?code=abc&state=xyz",
        "http://a.example/cb?code=[masked]&state=xyz");
    row("authorization code behind state", "http://a.example/cb?State=xyz&x=1&CODE=abc",
        "http://a.example/cb?State=xyz&x=1&CODE=[masked]");
    row("authorization code alone", "http://a.example/cb?code=SplxlOBeZQQYbYS6WxSbIA",
        "http://a.example/cb?code=[masked]");
    row("authorization code, percent-encoded", "http://a.example/cb?code=4%2F0AX4XfWh-aB_cD",
        "http://a.example/cb?code=[masked]");
    row("authorization code of a token request",
        "http://a.example/?grant_type=authorization_code&code=abc",
        "http://a.example/?grant_type=authorization_code&code=[masked]");
    row("authorization code within another URL",
        "http://a.example/?to=http%3A%2F%2Fb.example%2F%3Fcode%3Dabc%26state%3Dx&y=1",
        "http://a.example/?to=[masked]&y=1");
    for (const char *other :
         { "code=DE&lang=de", "code=90210", "code=SW1A+1AA&country=GB", "code=404&error=not_found",
           "code=InvalidParameterValueException", "code=ERR_CONNECTION_REFUSED",
           "zipcode=90210&state=CA", "country_code=DE&state=BY", "code=&state=x", "code&state=x",
           "code=New+York+and+11+more", "statecode=1234567890123456" }) {
        const QByteArray url = QByteArray("http://a.example/?") + other;
        row(other, url, url);
    }
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
    row("Location, authorization code", "Location", "https://a.example/cb?code=abcdef",
        "https://a.example/cb?code=[masked]");
    row("Location, authorization code beside state", "Location", "/cb?a=1&code=abc&state=x",
        "/cb?a=1&code=[masked]&state=x");
    row("Location, authorization code in the fragment", "location", "/cb#code=abc&session_state=x",
        "/cb#code=[masked]&session_state=x");
    row("Location, authorization code of a URL within", "Location",
        "/login?to=%2Fcb%3Fcode%3Dabc%26state%3Dx&y",
        "/login?to=%2Fcb%3Fcode%3D[masked]%26state%3Dx&y");
    row("Location, another code", "Location", "/error?code=404", "/error?code=404");
    row("Refresh", "Refresh", "0; url=/cb?code=abcdef", "0; url=/cb?code=[masked]");
    row("Referer", "Referer", "http://a.example/cb?code=abcdef",
        "http://a.example/cb?code=[masked]");
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
    const auto pairRow = [&](const QByteArray &body, const QByteArray &masked) {
        row(body.constData(), json, body, masked);
    };
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
    row("prose", "text/plain", "the token=abc, they say", "the token=[masked], they say");
    row("prose without a name", "text/plain", "tokens=1 and a tokenizer: x",
        "tokens=1 and a tokenizer: x");
    row("form, not said so", "text/plain", "access_token=a b&expires=5",
        "access_token=[masked]&expires=5");
    row("settings", "text/plain", "user = me\npassword = a b\nport=1\n",
        "user = me\npassword = [masked]\nport=1\n");
    row("settings with quotes", "text/plain", "password = \"a \\\" b\"\nport = 1",
        "password = \"[masked]\"\nport = 1");
    row("YAML", "application/yaml", "user: me\npassword: a, b # c\nport: 1\n",
        "user: me\npassword: [masked]\nport: 1\n");
    row("YAML, lines", "application/yaml",
        "a:\n  - private_key: |\n      BEGIN\n\n      abc\n    x: 1\ny: 2\n",
        "a:\n  - private_key: [masked]\n    x: 1\ny: 2\n");
    row("YAML, quoted", "application/yaml", "'password': 'a''", "'password': '[masked]''");
    row("XML", "application/xml", "<a><password>x<y/>z</password><b>c</b></a>",
        "<a><password>[masked]</password><b>c</b></a>");
    row("XML, prefix and attributes", "text/xml",
        "<n:token t=\"1\">x</n:token><user password='y'/>",
        "<n:token t=\"1\">[masked]</n:token><user password='[masked]'/>");
    row("XML, cut off", "text/xml", "<a><password>x", "<a><password>[masked]");
    row("HTML form", "text/html",
        "<input type=\"hidden\" name=\"csrf_token\" value=\"abc\"><input value='u' name=user>",
        "<input type=\"hidden\" name=\"csrf_token\" value=\"[masked]\"><input value='u' "
        "name=user>");
    row("HTML form, value first", "text/html", "<input value=abc name='password'>",
        "<input value=[masked] name='password'>");
    row("JSON in a string", json, R"({"a":"{\"token\":\"x\\\"y\",\"b\":1}","c":2})",
        R"({"a":"{\"token\":\"[masked]\",\"b\":1}","c":2})");
    row("JSON in a string in a string", json, R"(["[\"{\\\"token\\\":\\\"x\\\"}\"]",1])",
        R"(["[\"{\\\"token\\\":\\\"[masked]\\\"}\"]",1])");
    row("JSON in a string, object", json, R"({"a":"{\"token\":{\"b\":\"x\"},\"c\":1}"})",
        R"({"a":"{\"token\":\"[masked]\",\"c\":1}"})");
    row("JSON, header fields", json, R"({"Authorization":"Bearer x","X-Token":"y","Accept":"z"})",
        R"({"Authorization":"[masked]","X-Token":"[masked]","Accept":"z"})");
    row("JSON, no value of its", json, R"({"password":hunter 2,"a":[b]})",
        R"({"password":"[masked]","a":[b]})");
    row("JSON, no values of its inside", json, R"({"token":[hunter,{a:b}]})",
        R"({"token":["[masked]",{"[masked]":"[masked]"}]})");
    row("lines of JSON, the first cut off", "application/x-ndjson",
        "{\"password\":\"abc\n{\"token\":\"def\",\"x\":1}\n",
        "{\"password\":\"[masked]\"token\":\"[masked]\",\"x\":1}\n");
    row("URL in a URL", "text/plain", "http://h/?to=http%3A%2F%2Fi%2F%3Ftoken%3Dabc%26x%3D1",
        "http://h/?to=http%3A%2F%2Fi%2F%3Ftoken%3D[masked]%26x%3D1");
    row("JSON in a form", "application/x-www-form-urlencoded",
        "payload=%7B%22token%22%3A%22x%22%7D&a=%7B%22b%22%3A1%7D",
        "payload=[masked]&a=%7B%22b%22%3A1%7D");
    row("form", "application/x-www-form-urlencoded; charset=utf-8",
        "password=a+b%26&user=u&client_secret=x",
        "password=[masked]&user=u&client_secret=[masked]");
    row("form, name percent-encoded", "application/x-www-form-urlencoded", "pass%77ord=x",
        "pass%77ord=[masked]");
    row("form, nested name", "application/x-www-form-urlencoded",
        "a[password]=x&password[]=y&user.token=z&a[b]=c",
        "a[password]=[masked]&password[]=[masked]&user.token=[masked]&a[b]=c");
    row("authorization code in a form", "application/x-www-form-urlencoded",
        "grant_type=authorization_code&code=a&x=1",
        "grant_type=authorization_code&code=[masked]&x=1");
    row("authorization code in JSON", json,
        R"({"to":"http://h/cb?code=abc\u0026state=x","code":5})",
        R"({"to":"http://h/cb?code=[masked]\u0026state=x","code":5})");
    row("authorization code in text", "text/plain", "go to /cb?code=abc&state=x, code=1",
        "go to /cb?code=[masked]&state=x, code=1");
    row("token request in JSON", json,
        R"({"code":"abc","a":{"code":"b"},"grant_type":"authorization_code"})",
        R"({"code":"[masked]","a":{"code":"b"},"grant_type":"authorization_code"})");
    row("other codes in JSON", json, R"({"state":"CA","code":"90210","b":{"code":404}})",
        R"({"state":"CA","code":"90210","b":{"code":404}})");

    pairRow(R"({"name":"password","value":"x"})", R"({"name":"password","value":"[masked]"})");
    pairRow(R"([{"name":"a","value":"b"},{"value":"x","name":"user[Pass-Word]"}])",
            R"([{"name":"a","value":"b"},{"value":"[masked]","name":"user[Pass-Word]"}])");
    pairRow(R"({ "Name" : "token" , "c" : {"value":1}, "Value" : 12 })",
            R"({ "Name" : "token" , "c" : {"value":1}, "Value" : 0 })");
    pairRow(R"({"name":"X-Api-Key","comment":"} {\"value\"","value":"x"})",
            R"({"name":"X-Api-Key","comment":"} {\"value\"","value":"[masked]"})");
    pairRow(R"({"name":"secret","values":["x",{"y":"z"}],"data":null})",
            R"({"name":"secret","values":["[masked]",{"y":"[masked]"}],"data":null})");
    pairRow(R"({"a":{"name":"b","value":"c"},"name":"token","value":"x"})",
            R"({"a":{"name":"b","value":"c"},"name":"token","value":"[masked]"})");
    pairRow(R"({"name":"pass\u0077ord","value":"x"})",
            R"({"name":"pass\u0077ord","value":"[masked]"})");
    pairRow(R"({"key":"password","value":"x"})", R"({"key":"[masked]","value":"[masked]"})");
    pairRow(R"({"text":"{\"name\":\"password\",\n \"value\":\"x\"}","value":"y"})",
            R"({"text":"{\"name\":\"password\",\n \"value\":\"[masked]\"}","value":"y"})");
    pairRow(R"(["[\"{\\\"value\\\":\\\"x\\\",\\\"name\\\":\\\"jwt\\\"}\"]",1])",
            R"(["[\"{\\\"value\\\":\\\"[masked]\\\",\\\"name\\\":\\\"jwt\\\"}\"]",1])");
    pairRow(R"(it's 5" {"name":"password","value":"x"})",
            R"(it's 5" {"name":"password","value":"[masked]"})");
    pairRow("{\"a\":\"b\n{\"name\":\"password\",\"value\":\"x\"}\n",
            "{\"a\":\"b\n{\"name\":\"password\",\"value\":\"[masked]\"}\n");
    pairRow(R"({"name":"password","value":"x)", R"({"name":"password","value":"[masked]")");
    pairRow(R"({"name":"password","value":"x" oops)",
            R"({"name":"password","value":"[masked]" oops)");
    pairRow(R"({'name': 'password', 'value': 'x'})",
            R"({'name': 'password', 'value': '[masked]'})");

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
    const QByteArray head("--b\r\nContent-Disposition: form-data; ");
    const auto part = [&](const char *name, const QByteArray &fields) {
        row(name, "multipart/form-data; boundary=b",
            head + fields + "\r\n\r\nse\r\ncret\r\n--b--\r\n",
            head + fields + "\r\n\r\n[masked]\r\n--b--\r\n");
    };
    part("multipart, bare name", "name=password");
    part("multipart, bare name first", "name=password; x=y");
    part("multipart, spaces", "name = \"password\"");
    part("multipart, escaped name", "name=\"pass\\word\"");
    part("multipart, encoded name", "name=\"pass%77ord\"");
    part("multipart, extended name", "name*=UTF-8''pass%77ord");
    part("multipart, nested name", "name=\"user[password]\"");
    part("multipart, second name", "name=\"a\"; name=\"password\"");
    part("multipart, folded", "\r\n name=password");
    row("multipart, line feeds", "multipart/form-data; boundary=b",
        "--b\nContent-Disposition: form-data; name=pwd\n\nx\n--b--\n",
        "--b\nContent-Disposition: form-data; name=pwd\n\n[masked]\n--b--\n");
    row("multipart, cut off", "multipart/form-data; boundary=b", head + "name=pwd\r\n\r\nx",
        head + "name=pwd\r\n\r\n[masked]");
    row("multipart, JSON", "multipart/mixed; boundary=b",
        "--b\r\nContent-Type: application/json\r\n\r\n{\"token\":1}\r\n--b--",
        "--b\r\nContent-Type: application/json\r\n\r\n{\"token\":0}\r\n--b--");
    row("multipart, boundary within", "multipart/form-data; boundary=b",
        head + "name=pwd\r\n\r\nx--b\r\n--b--", head + "name=pwd\r\n\r\n[masked]\r\n--b--");
    row("multipart, no boundary", "multipart/form-data", "{\"token\":1}", "{\"token\":0}");
    row("bytes", "application/octet-stream", "\x01\xff{\"password\":\"x\"}",
        "\x01\xff{\"password\":\"[masked]\"}");
    row("picture", "image/png", "\x01token=x", "\x01token=x");
    const auto wide = [](const QByteArray &text) {
        return QByteArray(QStringEncoder(QStringConverter::Utf16LE)(QString::fromUtf8(text)));
    };
    row("UTF-16", "application/json; charset=utf-16le", wide("{\"token\":\"x\"}"),
        wide("{\"token\":\"[masked]\"}"));
    row("UTF-16 with a mark", "text/plain", "\xff\xfe" + wide("token=x"),
        "\xff\xfe" + wide("token=[masked]"));
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
    mask.names().add("my_key");
    QCOMPARE(mask.fieldValue("x-mine", "abc"), "[masked]"_ba);
    QCOMPARE(mask.url(QUrl(u"http://a.example/?myKey=abc"_s)),
             "http://a.example/?myKey=[masked]"_ba);
    QCOMPARE(mask.body(R"({"MY-KEY":"abc"})", "application/json"), R"({"MY-KEY":"[masked]"})"_ba);
}

// Whatever stands behind a secret name without an end, nothing of it is shown.
void tst_SecretMask::survives_data()
{
    QTest::addColumn<QByteArray>("text");
    const char *const before[] = {
        "", "{\"a\":1,", "\x01\xff", "<a>", "--b\r\n", "\"", "\\", "a="
    };
    const char *const names[] = { "{\"name\":\"token\",\"value\":",
                                  "\"token\":",
                                  "\\\"token\\\":",
                                  "'token': ",
                                  "\ntoken: ",
                                  "?token=",
                                  "\ntoken = ",
                                  "<token>" };
    const char *const values[] = { "hunter2", "\"hunter2", "{\"a\":\"hunter2", "[[hunter2",
                                   "'hunter2" };
    int number = 0;
    for (const char *b : before) {
        for (const char *name : names) {
            for (const char *value : values)
                QTest::addRow("%d", ++number) << QByteArray(b) + name + value;
        }
    }
}

void tst_SecretMask::survives()
{
    QFETCH(const QByteArray, text);
    const QByteArray masked = SecretMask().body(text, "application/json");
    QVERIFY2(!masked.contains("hunter2"), masked.constData());
    QVERIFY2(masked.contains("masked"), masked.constData());
}

void tst_SecretMask::takesLinearTime_data()
{
    QTest::addColumn<QByteArray>("unit");
    QTest::addColumn<QByteArray>("type");
    const auto row = [](const char *unit, const char *type = "text/plain") {
        QTest::addRow("%s %s", type, QByteArray(unit).toPercentEncoding().constData())
                << QByteArray(unit) << QByteArray(type);
    };
    for (const char *unit : { "a",
                              " ",
                              "\"",
                              "\\\"",
                              "\\",
                              "'",
                              "=",
                              ":",
                              "%3D",
                              "a%3Db",
                              "://",
                              "://a",
                              "<",
                              "<a ",
                              "<a=\"",
                              "<token>",
                              "<token></token>",
                              "token:",
                              "token=",
                              "token: \n",
                              "\"token\":",
                              "\"token\": ",
                              "\"token\":[",
                              "\"token\":{\"a\"",
                              "\"a\" ",
                              "?token=",
                              "\\\"token\\\":{",
                              "[",
                              "\n",
                              "\n ",
                              "[.",
                              "x-",
                              "&token=&",
                              "token=\"",
                              "token%3D%26",
                              "token%3D",
                              "\\\"token\\\":true,",
                              "token=[",
                              "token:{\"a\"",
                              "token=\"\"",
                              "token=[]",
                              "code=",
                              "code=1&",
                              "code=1&state=2&",
                              "code%3D1%26",
                              "{\"",
                              "{\"a",
                              "{\"a\":",
                              "{\"a\":\"{",
                              "{\"a\":{",
                              "{\"a\":\"{\\\"a\\\":",
                              "{\"name\":\"token\",\"value\":",
                              "{\"name\":\"token\",\"value\":[",
                              "{\"name\":\"token\",\"value\":1},",
                              "{\\n",
                              "{\\",
                              "{'",
                              "{'a':\"{",
                              "token:\\" })
        row(unit);
    for (const char *unit :
         { "--b", "\r\n--b", "\r\n--b\r\n\r\n", "\n", "name=", "; name=\"", "\n\n" })
        row(unit, "multipart/form-data; boundary=b");
    for (const char *unit : { "&", "a=%3D&", "token=", "%3D", "a=" })
        row(unit, "application/x-www-form-urlencoded");
    for (const char *unit : { ",", " ", "a ", "a=", "a=\"", "a, ", "[masked]" })
        row(unit, "WWW-Authenticate");
}

// A thousand times as long, a thousand times the time: by far less than a quadratic one would take.
void tst_SecretMask::takesLinearTime()
{
    QFETCH(const QByteArray, unit);
    QFETCH(const QByteArray, type);
    constexpr qsizetype Size = 1'000'000;
    const SecretMask mask;
    for (const QByteArray &start :
         { QByteArray(), QByteArray("--b\r\n"), QByteArray(Size / 2, ' ') }) {
        const QByteArray text = start + unit.repeated(Size / unit.size());
        QElapsedTimer timer;
        timer.start();
        if (type == "WWW-Authenticate")
            mask.fieldValue(type, text);
        else
            mask.body(text, type);
        QVERIFY2(timer.elapsed() < 5000, QByteArray::number(timer.elapsed()).constData());
    }
}

// Longer than RFC 2046 5.1.1 allows, and all but found again and again.
void tst_SecretMask::longBoundary()
{
    constexpr qsizetype Size = 500'000;
    const QByteArray part("\r\nContent-Disposition: form-data; name=pwd\r\n\r\n");
    for (const QByteArray &boundary :
         { QByteArray(Size, '-') + 'b', 'b' + QByteArray(Size, '-'), QByteArray(Size, 'b') }) {
        const QByteArray body = QByteArray(2 * Size, boundary.at(boundary.size() / 2)) + "\n--"
                                + boundary + part + "secret\r\n--" + boundary + "--";
        QElapsedTimer timer;
        timer.start();
        const QByteArray masked =
                SecretMask().body(body, "multipart/form-data; boundary=" + boundary);
        QVERIFY2(timer.elapsed() < 5000, QByteArray::number(timer.elapsed()).constData());
        QVERIFY(masked.endsWith(part + "[masked]\r\n--" + boundary + "--"));
    }
}

QTEST_APPLESS_MAIN(tst_SecretMask)
#include "tst_secretmask.moc"
