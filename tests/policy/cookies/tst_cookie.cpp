// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "policy/cookies/cookie.h"

#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace Qt::StringLiterals;

static const QDateTime Now(QDate(2026, 6, 1), QTime(12, 0), Qt::UTC);

class tst_Cookie : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pairs_data();
    void pairs();
    void attributes_data();
    void attributes();
    void ages_data();
    void ages();
    void scopes_data();
    void scopes();
    void ignored_data();
    void ignored();
    void errorsHoldNoValue();
    void errorsAreClippedAndEscaped();
    void everyPrefixIsReadOrIgnored();
    void refusals_data();
    void refusals();
    void debugOutputHoldsNoValue();
};

void tst_Cookie::pairs_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    const auto row = [](const char *title, const QByteArray &line, const QByteArray &name,
                        const QByteArray &value) { QTest::newRow(title) << line << name << value; };
    row("plain", "foo=bar", "foo", "bar");
    row("empty value", "foo=", "foo", "");
    row("empty value, attribute", "foo=; Secure2", "foo", "");
    row("no equals sign", "foo", "", "foo");
    row("no equals sign, attribute", "foo; bar=baz", "", "foo");
    row("empty name", "=foo", "", "foo");
    row("empty name, space", " =foo", "", "foo");
    row("empty name, more equals signs", "==foo", "", "=foo");
    row("two equals signs", "foo==bar", "foo", "=bar");
    row("equals sign in the value", "foo=a=b=c", "foo", "a=b=c");
    row("base64", "foo=YQ==", "foo", "YQ==");
    row("spaces around", "  foo  =  bar  ", "foo", "bar");
    row("tabs around", "\tfoo\t=\tbar\t", "foo", "bar");
    row("space inside", "foo bar=baz qux", "foo bar", "baz qux");
    row("tab inside", "foo\tbar=baz\tqux", "foo\tbar", "baz\tqux");
    row("quotes stay", "foo=\"bar\"", "foo", "\"bar\"");
    row("quotes do not shield", "foo=\"bar;baz\"", "foo", "\"bar");
    row("one quote", "foo=\"bar", "foo", "\"bar");
    row("spaces in quotes", "foo=\" bar \"", "foo", "\" bar \"");
    row("backslash", "foo=a\\;b", "foo", "a\\");
    row("comma", "foo=bar, baz=qux", "foo", "bar, baz=qux");
    row("comma in the name", "foo,bar=baz", "foo,bar", "baz");
    row("comma after a semicolon", "foo=bar; a, baz=qux", "foo", "bar");
    row("percent-encoding stays", "f%6Fo=b%61r%3B", "f%6Fo", "b%61r%3B");
    row("plus stays", "foo=a+b", "foo", "a+b");
    row("UTF-8", "foo=b\xc3\xa4r", "foo", "b\xc3\xa4r");
    row("latin-1", "f\xf6o=b\xe4r", "f\xf6o", "b\xe4r");
    row("semicolon at the end", "foo=bar;", "foo", "bar");
    row("many semicolons", "foo=bar;;;; ;", "foo", "bar");
    row("case stays", "FoO=BaR", "FoO", "BaR");
    row("dollar", "$Version=1", "$Version", "1");
    row("the name of an attribute", "Path=/a", "Path", "/a");
    row("a URL", "foo=http://a/?b=c&d=e#f", "foo", "http://a/?b=c&d=e#f");
    row("JSON", "foo={\"a\":[1,2]}", "foo", "{\"a\":[1,2]}");
    row("brackets and marks", "foo!#$%&'*+-.^_`|~()<>@:\\/[]?{}=1",
        "foo!#$%&'*+-.^_`|~()<>@:\\/[]?{}", "1");
    row("digits", "0=1", "0", "1");
    row("longest", "foo=" + QByteArray(4093, 'x'), "foo", QByteArray(4093, 'x'));
    row("longest name", QByteArray(4096, 'x') + '=', QByteArray(4096, 'x'), "");
    row("spaces are not counted", "foo=" + QByteArray(4093, 'x') + QByteArray(1000, ' '), "foo",
        QByteArray(4093, 'x'));
}

void tst_Cookie::pairs()
{
    QFETCH(QByteArray, line);
    const Result<Cookie> cookie = Cookie::fromSetCookie(line, QUrl(u"http://example.com/"_s), Now);
    QVERIFY2(cookie, qPrintable(cookie.error().toString()));
    QTEST(cookie->name, "name");
    QTEST(cookie->value, "value");
    QCOMPARE(cookie->domain, "example.com");
    QVERIFY(cookie->isHostOnly);
    QCOMPARE(cookie->path, "/");
    QVERIFY(cookie->isSession());
    QVERIFY(!cookie->isSecure);
    QVERIFY(!cookie->isHttpOnly);
    QCOMPARE(cookie->sameSite, Cookie::SameSite::Unspecified);
    QCOMPARE(cookie->creation, Now);
    QCOMPARE(cookie->lastAccess, Now);
    QCOMPARE(cookie->refusal(), QString());
}

void tst_Cookie::attributes_data()
{
    using SameSite = Cookie::SameSite;
    QTest::addColumn<QByteArray>("attributes");
    QTest::addColumn<bool>("isSecure");
    QTest::addColumn<bool>("isHttpOnly");
    QTest::addColumn<Cookie::SameSite>("sameSite");
    const auto row = [](const char *attributes, bool isSecure, bool isHttpOnly = false,
                        SameSite sameSite = SameSite::Unspecified) {
        QTest::newRow(attributes) << QByteArray(attributes) << isSecure << isHttpOnly << sameSite;
    };
    row(";", false);
    row("; Secure", true);
    row(";secure", true);
    row("; SECURE ", true);
    row("; Secure=", true);
    row("; Secure=false", true);
    row("; Secure = x", true);
    row("; Secure; Secure", true);
    row("; \tSecure\t", true);
    row("; xSecure", false);
    row("; Secured", false);
    row("; Sec ure", false);
    row("; =Secure", false);
    row("; foo=Secure", false);
    row(", Secure", false);
    row("; \"Secure\"", false);
    row("; HttpOnly", false, true);
    row("; httponly=0", false, true);
    row("; Http-Only", false, false);
    row("; HttpOnly; Secure", true, true);
    row("; unknown; Secure; unknown=1; HttpOnly", true, true);
    row("; SameSite=Lax", false, false, SameSite::Lax);
    row("; samesite=STRICT", false, false, SameSite::Strict);
    row("; SameSite=None; Secure", true, false, SameSite::None);
    row("; Secure; SameSite = none ", true, false, SameSite::None);
    row("; SameSite", false);
    row("; SameSite=", false);
    row("; SameSite=other", false);
    row("; SameSite=\"Lax\"", false);
    row("; SameSite=Laxx", false);
    row("; SameSite=Lax; SameSite=Strict", false, false, SameSite::Strict);
    row("; SameSite=Lax; SameSite=other", false);
    row("; SameSite=None; SameSite=Lax", false, false, SameSite::Lax);
}

void tst_Cookie::attributes()
{
    QFETCH(QByteArray, attributes);
    const Result<Cookie> cookie =
            Cookie::fromSetCookie("foo=bar" + attributes, QUrl(u"https://example.com/"_s), Now);
    QVERIFY2(cookie, qPrintable(cookie.error().toString()));
    QTEST(cookie->isSecure, "isSecure");
    QTEST(cookie->isHttpOnly, "isHttpOnly");
    QTEST(cookie->sameSite, "sameSite");
}

void tst_Cookie::ages_data()
{
    QTest::addColumn<QByteArray>("attributes");
    QTest::addColumn<qint64>("seconds"); // from now; -1: expired, -2: session
    const auto row = [](const char *attributes, qint64 seconds) {
        QTest::newRow(attributes) << QByteArray(attributes) << seconds;
    };
    constexpr qint64 Longest = 400 * 24 * 60 * 60;
    row("", -2);
    row("; Max-Age=60", 60);
    row("; max-age=60", 60);
    row("; Max-Age = 60 ", 60);
    row("; Max-Age=0060", 60);
    row("; Max-Age=0", -1);
    row("; Max-Age=-0", -1);
    row("; Max-Age=-1", -1);
    row("; Max-Age=-99999999999999999999999", -1);
    row("; Max-Age", -2);
    row("; Max-Age=", -2);
    row("; Max-Age=-", -2);
    row("; Max-Age=+60", -2);
    row("; Max-Age=60.5", -2);
    row("; Max-Age=60s", -2);
    row("; Max-Age=6 0", -2);
    row("; Max-Age=--60", -2);
    row("; Max-Age=0x60", -2);
    row("; Max-Age=\"60\"", -2);
    row("; Max-Age=34559999", Longest - 1);
    row("; Max-Age=34560001", Longest);
    row("; Max-Age=99999999999999999999999", Longest);
    row("; Max-Age=60; Max-Age=90", 90);
    row("; Max-Age=60; Max-Age=x", 60);
    row("; Max-Age=0; Max-Age=60", 60);
    row("; Expires=Mon, 01 Jun 2026 12:01:00 GMT", 60);
    row("; expires=Mon, 01-Jun-26 12:01:00 GMT", 60);
    row("; Expires=Mon, 01 Jun 2026 12:00:00 GMT", -1);
    row("; Expires=Thu, 01 Jan 1970 00:00:00 GMT", -1);
    row("; Expires=Thu, 01 Jan 1601 00:00:00 GMT", -1);
    row("; Expires=Fri, 31 Dec 9999 23:59:59 GMT", Longest);
    row("; Expires=never", -2);
    row("; Expires=", -2);
    row("; Expires", -2);
    row("; Expires=\"Mon, 01 Jun 2026 12:01:00 GMT\"", 60);
    row("; Expires=1 Jun 2026 12:01:00; Expires=1 Jun 2026 12:02:00", 120);
    row("; Expires=1 Jun 2026 12:01:00; Expires=x", 60);
    row("; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT", 60);
    row("; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=60", 60);
    row("; Max-Age=x; Expires=1 Jun 2026 12:01:00", 60);
}

void tst_Cookie::ages()
{
    QFETCH(QByteArray, attributes);
    QFETCH(qint64, seconds);
    const Result<Cookie> cookie =
            Cookie::fromSetCookie("foo=bar" + attributes, QUrl(u"http://example.com/"_s), Now);
    QVERIFY2(cookie, qPrintable(cookie.error().toString()));
    QCOMPARE(cookie->isSession(), seconds == -2);
    QCOMPARE(cookie->isExpired(Now), seconds == -1);
    if (seconds >= 0)
        QCOMPARE(*cookie->expiry, Now.addSecs(seconds));
}

void tst_Cookie::scopes_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("attributes");
    QTest::addColumn<QByteArray>("domain");
    QTest::addColumn<bool>("isHostOnly");
    QTest::addColumn<QByteArray>("path");
    const auto row = [](const QString &url, const QByteArray &attributes, const char *domain,
                        bool isHostOnly, const QByteArray &path = "/") {
        QTest::addRow("%s %s", qPrintable(url), attributes.left(40).constData())
                << url << attributes << QByteArray(domain) << isHostOnly << path;
    };
    const QString www = u"http://www.example.com/"_s;
    row(www, "", "www.example.com", true);
    row(www, "; Domain=example.com", "example.com", false);
    row(www, "; domain = EXAMPLE.com ", "example.com", false);
    row(www, "; Domain=.example.com", "example.com", false);
    row(www, "; Domain=www.example.com", "www.example.com", false);
    row(www, "; Domain", "www.example.com", true);
    row(www, "; Domain=", "www.example.com", true);
    row(www, "; Domain=.", "www.example.com", true);
    row(www, "; Domain=example.com; Domain=", "www.example.com", true);
    row(www, "; Domain=other.org; Domain=example.com", "example.com", false);
    row(www, "; Domain=" + QByteArray(1025, 'x'), "www.example.com", true);
    row(www, "; Domainx=other.org", "www.example.com", true);
    row(u"http://WWW.example.COM./"_s, "; Domain=example.com", "example.com", false);
    row(u"http://a.b\u00fccher.example/"_s, "; Domain=xn--bcher-kva.example",
        "xn--bcher-kva.example", false);
    row(u"http://127.0.0.1/"_s, "", "127.0.0.1", true);
    row(u"http://127.0.0.1/"_s, "; Domain=127.0.0.1", "127.0.0.1", true);
    row(u"http://[::1]/"_s, "; Domain=[::1]", "::1", true);
    row(u"http://[::1]/"_s, "; Domain=::1", "::1", true);
    row(u"http://localhost/"_s, "; Domain=localhost", "localhost", true);
    row(u"http://localhost/"_s, "; Domain=.localhost", "localhost", true);
    row(u"http://github.io/"_s, "; Domain=github.io", "github.io", true);
    row(u"http://co.uk/"_s, "; Domain=CO.UK", "co.uk", true);
    row(u"http://a.github.io/"_s, "; Domain=a.github.io", "a.github.io", false);
    row(u"http://b.www.ck/"_s, "; Domain=www.ck", "www.ck", false);

    const QString deep = u"http://example.com/a/b?c/d"_s;
    row(deep, "", "example.com", true, "/a");
    row(deep, "; Path=/", "example.com", true, "/");
    row(deep, "; Path=/x", "example.com", true, "/x");
    row(deep, "; path = /x/ ", "example.com", true, "/x/");
    row(deep, "; Path", "example.com", true, "/a");
    row(deep, "; Path=", "example.com", true, "/a");
    row(deep, "; Path=x", "example.com", true, "/a");
    row(deep, "; Path=\"/x\"", "example.com", true, "/a");
    row(deep, "; Path=/x; Path=/y", "example.com", true, "/y");
    row(deep, "; Path=/x; Path=y", "example.com", true, "/a");
    row(deep, "; Path=/x%2Fy?z", "example.com", true, "/x%2Fy?z");
    row(deep, "; Path=/x y", "example.com", true, "/x y");
    row(deep, "; Path=/" + QByteArray(1023, 'x'), "example.com", true, '/' + QByteArray(1023, 'x'));
    row(deep, "; Path=/" + QByteArray(1024, 'x'), "example.com", true, "/a");
    row(u"http://example.com/a%20b/c"_s, "", "example.com", true, "/a%20b");
}

void tst_Cookie::scopes()
{
    QFETCH(QString, url);
    QFETCH(QByteArray, attributes);
    const Result<Cookie> cookie = Cookie::fromSetCookie("foo=bar" + attributes, QUrl(url), Now);
    QVERIFY2(cookie, qPrintable(cookie.error().toString()));
    QTEST(cookie->domain, "domain");
    QTEST(cookie->isHostOnly, "isHostOnly");
    QTEST(cookie->path, "path");
    QCOMPARE(cookie->refusal(), QString());
}

void tst_Cookie::ignored_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *title, const QString &url, const QByteArray &line,
                        const QString &reason) { QTest::newRow(title) << url << line << reason; };
    const QString http = u"http://www.example.com/"_s;
    const QString https = u"https://www.example.com/"_s;
    const QString nothing = u"neither a name nor a value"_s;
    row("empty", http, "", nothing);
    row("space", http, "  ", nothing);
    row("equals sign", http, "=", nothing);
    row("spaces and equals sign", http, " = ", nothing);
    row("attributes only", http, "; Path=/", nothing);
    row("semicolon", http, ";", nothing);

    for (int c = 0; c < 0x20; ++c) {
        if (c != '\t') {
            row(qPrintable(u"control %1"_s.arg(c)), http, QByteArray("foo=b") + char(c) + "r",
                u"control character 0x%1 at position 5"_s.arg(c, 2, 16, QLatin1Char('0')));
        }
    }
    row("delete", http, "foo=b\x7fr", u"control character 0x7f"_s);
    row("control in the name", http, QByteArray("f\0o=bar", 7), u"control character 0x00"_s);
    row("control in an attribute", http, "foo=bar; x=\x01", u"control character 0x01"_s);
    row("too long", http, "foo=" + QByteArray(4094, 'x'), u"4097 bytes long, 4096"_s);
    row("name too long", http, QByteArray(4097, 'x'), u"4097 bytes long, 4096"_s);
    row("line too long", http, "foo=bar; " + QByteArray(8190, 'x'), u"8199 bytes long, 8190"_s);
    row("default path too long", u"http://example.com/"_s + QString(1024, u'x') + u"/y"_s,
        "foo=bar", u"path is 1025 bytes long, 1024"_s);

    const QString foreign = u"does not cover the host"_s;
    row("other domain", http, "foo=bar; Domain=other.org", foreign);
    row("subdomain", http, "foo=bar; Domain=a.www.example.com", foreign);
    row("sibling", http, "foo=bar; Domain=ftp.example.com", foreign);
    row("tail", http, "foo=bar; Domain=ample.com", foreign);
    row("two dots", http, "foo=bar; Domain=..example.com", foreign);
    row("dot at the end", http, "foo=bar; Domain=example.com.", foreign);
    row("suffix with a dot at the end", u"http://example.co.uk/"_s, "foo=bar; Domain=co.uk.",
        foreign);
    row("port", http, "foo=bar; Domain=example.com:80", foreign);
    row("URL", http, "foo=bar; Domain=http://example.com", foreign);
    row("quoted domain", http, "foo=bar; Domain=\"example.com\"", foreign);
    row("non-ASCII domain", u"http://b\u00fccher.example/"_s,
        "foo=bar; Domain=b\xc3\xbc"
        "cher.example",
        foreign);
    row("last domain counts", http, "foo=bar; Domain=example.com; Domain=other.org", foreign);
    row("tail of an address", u"http://127.0.0.1/"_s, "foo=bar; Domain=0.0.1", foreign);
    row("last number of an address", u"http://127.0.0.1/"_s, "foo=bar; Domain=1", foreign);
    row("name for an address", u"http://127.0.0.1/"_s, "foo=bar; Domain=localhost", foreign);

    const QString suffix = u"is a public suffix"_s;
    row("top-level domain", http, "foo=bar; Domain=com", suffix);
    row("top-level domain, dot", http, "foo=bar; Domain=.com", suffix);
    row("top-level domain, case", http, "foo=bar; Domain=COM", suffix);
    row("second-level suffix", u"http://example.co.uk/"_s, "foo=bar; Domain=co.uk", suffix);
    row("second-level suffix, case", u"http://example.co.uk/"_s, "foo=bar; Domain=Co.Uk", suffix);
    row("private suffix", u"http://a.github.io/"_s, "foo=bar; Domain=github.io", suffix);
    row("wildcard suffix", u"http://b.a.ck/"_s, "foo=bar; Domain=a.ck", suffix);
    row("A-label suffix", u"http://a.\u516c\u53f8.cn/"_s, "foo=bar; Domain=xn--55qx5d.cn", suffix);
    row("suffix, host with a dot", u"http://example.co.uk./"_s, "foo=bar; Domain=co.uk", suffix);
    row("unknown top-level domain", u"http://a.intranet/"_s, "foo=bar; Domain=intranet", suffix);

    row("secure over http", http, "foo=bar; Secure", u"did not come over https"_s);
    row("secure from localhost", u"http://localhost/"_s, "foo=bar; Secure",
        u"did not come over https"_s);
    row("SameSite=None", https, "foo=bar; SameSite=None", u"SameSite=None but not Secure"_s);
    row("SameSite=none over http", http, "foo=bar; samesite=none",
        u"SameSite=None but not Secure"_s);

    row("__Secure-", https, "__Secure-a=b", u"to be Secure"_s);
    row("__secure-", https, "__sEcUrE-a=b", u"to be Secure"_s);
    row("__Secure- over http", http, "__Secure-a=b; Secure", u"did not come over https"_s);
    row("__Host-", https, "__Host-a=b; Path=/", u"to be Secure"_s);
    row("__Host-, no path", https, "__Host-a=b; Secure", u"asks for the attribute Path=/"_s);
    row("__host-, other path", https, "__host-a=b; Secure; Path=/x", u"Path=/ and no Domain"_s);
    row("__Host-, domain", https, "__Host-a=b; Secure; Path=/; Domain=www.example.com",
        u"Path=/ and no Domain"_s);
    row("prefix in the value", https, "__Host-a; Secure; Path=/", u"has no name"_s);
    row("prefix in the value, equals sign", https, "=__Secure-a=b; Secure", u"has no name"_s);
    row("prefix in the value, case", https, "=__SECURE-a=b; Secure", u"has no name"_s);
}

void tst_Cookie::ignored()
{
    QFETCH(QString, url);
    QFETCH(QByteArray, line);
    QFETCH(QString, reason);
    const Result<Cookie> cookie = Cookie::fromSetCookie(line, QUrl(url), Now);
    QVERIFY(!cookie);
    QCOMPARE(cookie.error().kind(), Error::Kind::RemoteProtocol);
    QVERIFY2(cookie.error().message().contains(reason), qPrintable(cookie.error().message()));
    QVERIFY(cookie.error().message().startsWith(u"The cookie \""_s));
    QCOMPARE(cookie.error().url(), QUrl(url));
}

void tst_Cookie::errorsHoldNoValue()
{
    const Result<Cookie> cookie = Cookie::fromSetCookie("foo=hidden; Domain=other.org",
                                                        QUrl(u"http://example.com/"_s), Now);
    QVERIFY(!cookie);
    QVERIFY(!cookie.error().toString().contains(u"hidden"_s));
}

void tst_Cookie::errorsAreClippedAndEscaped()
{
    const Result<Cookie> cookie = Cookie::fromSetCookie(
            "a\x1b[31m\n" + QByteArray(2000, 'x') + "=b", QUrl(u"http://example.com/"_s), Now);
    QVERIFY(!cookie);
    const QString message = cookie.error().message();
    QVERIFY2(message.contains(u"\"a\\x1b[31m\\x0axxx"_s), qPrintable(message));
    QVERIFY(message.size() < 400);
}

// What is cut off anywhere is a cookie that could be written down, or none.
void tst_Cookie::everyPrefixIsReadOrIgnored()
{
    const QByteArray line = "__Host-foo=bar; Path=/; Secure; HttpOnly; SameSite=None; Max-Age=60; "
                            "Expires=Wed, 09 Jun 2027 10:18:14 GMT; Domain=";
    int read = 0;
    for (qsizetype size = 0; size <= line.size(); ++size) {
        const Result<Cookie> cookie =
                Cookie::fromSetCookie(line.first(size), QUrl(u"https://example.com/"_s), Now);
        if (cookie) {
            ++read;
            QCOMPARE(cookie->refusal(), QString());
        }
    }
    QVERIFY(read > 50);
}

void tst_Cookie::refusals_data()
{
    QTest::addColumn<Cookie>("cookie");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *title, const Cookie &cookie, const QString &reason) {
        QTest::newRow(title) << cookie << reason;
    };
    const auto with = [](auto change) {
        Cookie cookie("a", "b");
        cookie.domain = "example.com";
        change(cookie);
        return cookie;
    };
    row("none", Cookie("a", "b"), {});
    row("none, domain", with([](Cookie &) {}), {});
    row("nothing", Cookie(), u"neither a name nor a value"_s);
    row("equals sign", Cookie("a=", "b"), u"name holds an equals sign"_s);
    row("semicolon", Cookie("a;", "b"), u"name holds a semicolon"_s);
    row("semicolon in the value", Cookie("a", "b;c"), u"value holds a semicolon"_s);
    row("line break", Cookie("a", "b\r\nX: y"), u"value holds the control character 0x0d"_s);
    row("NUL", Cookie(QByteArray("a\0b", 3), "b"), u"name holds the control character 0x00"_s);
    row("space", Cookie("a", " b"), u"value begins or ends with a space"_s);
    row("size", Cookie("a", QByteArray(4096, 'x')), u"4097 bytes long, 4096"_s);
    row("no path", with([](Cookie &c) { c.path.clear(); }), u"begin with a slash"_s);
    row("path", with([](Cookie &c) { c.path = "a"; }), u"path \"a\" does not begin"_s);
    row("path, line break", with([](Cookie &c) { c.path = "/\n"; }), u"path holds the control"_s);
    row("path, semicolon", with([](Cookie &c) { c.path = "/;a"; }), u"path holds a semicolon"_s);
    row("path, size", with([](Cookie &c) { c.path = '/' + QByteArray(1024, 'x'); }),
        u"path is 1025 bytes"_s);
    row("domain, case", with([](Cookie &c) { c.domain = "Example.com"; }), u"no host name"_s);
    row("domain, dot", with([](Cookie &c) { c.domain = ".example.com"; }), u"no host name"_s);
    row("domain, letters", with([](Cookie &c) { c.domain = "b\xc3\xbc.example"; }),
        u"no host name"_s);
    row("domain, line break", with([](Cookie &c) { c.domain = "a\nb.example"; }),
        u"no host name"_s);
    row("host only", with([](Cookie &c) {
            c.domain.clear();
            c.isHostOnly = true;
        }),
        u"has no domain"_s);
    row("public suffix", with([](Cookie &c) { c.domain = "co.uk"; }), u"public suffix"_s);
    row("public suffix, host only", with([](Cookie &c) {
            c.domain = "co.uk";
            c.isHostOnly = true;
        }),
        {});
    row("invalid expiry", with([](Cookie &c) { c.expiry = QDateTime(); }), u"not valid"_s);
    row("far expiry",
        with([](Cookie &c) { c.expiry = QDateTime(QDate(10000, 1, 1), QTime(0, 0), Qt::UTC); }),
        u"years 1 to 9999"_s);
    row("prefix", Cookie("__Secure-a", "b"), u"to be Secure"_s);
}

void tst_Cookie::refusals()
{
    QFETCH(Cookie, cookie);
    QFETCH(QString, reason);
    QCOMPARE(cookie.refusal().isNull(), reason.isEmpty());
    QVERIFY2(cookie.refusal().contains(reason), qPrintable(cookie.refusal()));
}

void tst_Cookie::debugOutputHoldsNoValue()
{
    Cookie cookie("foo", "hidden");
    QString text;
    QDebug(&text) << cookie;
    QCOMPARE(text.trimmed(), u"Cookie(foo=[masked]; Domain=*; Path=/)"_s);
}

QTEST_APPLESS_MAIN(tst_Cookie)
#include "tst_cookie.moc"
