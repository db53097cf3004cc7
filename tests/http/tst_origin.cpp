// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/origin.h"

#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace Qt::StringLiterals;

class tst_Origin : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void targets_data();
    void targets();
    void refused_data();
    void refused();
    void invalidUrls_data();
    void invalidUrls();
    void errorsHoldNoSecrets_data();
    void errorsHoldNoSecrets();
    void hostFieldNamesTheHost_data();
    void hostFieldNamesTheHost();
    void backslashesInText_data();
    void backslashesInText();
    void controlCharactersInText_data();
    void controlCharactersInText();
    void textIsMended_data();
    void textIsMended();
    void everyPartIsIdentity();
};

void tst_Origin::targets_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<QByteArray>("authority");
    QTest::addColumn<QByteArray>("path");
    const auto row = [](const char *name, const QString &text, const char *host, int port,
                        const char *authority, const char *path) {
        QTest::newRow(name) << text << QByteArray(host) << port << QByteArray(authority)
                            << QByteArray(path);
    };
    row("plain", u"http://example.com/a"_s, "example.com", 80, "example.com", "/a");
    row("secure", u"https://example.com/a"_s, "example.com", 443, "example.com", "/a");
    row("no path", u"http://example.com"_s, "example.com", 80, "example.com", "/");
    row("no path, query", u"http://example.com?a=b"_s, "example.com", 80, "example.com", "/?a=b");
    row("no path, fragment", u"http://example.com#a"_s, "example.com", 80, "example.com", "/");
    row("empty query", u"http://example.com/?"_s, "example.com", 80, "example.com", "/?");
    row("fragment is not sent", u"http://example.com/a?b#c"_s, "example.com", 80, "example.com",
        "/a?b");
    row("two slashes in the path", u"http://example.com//b/c"_s, "example.com", 80, "example.com",
        "//b/c");
    row("dots in the path", u"http://example.com/a/../b"_s, "example.com", 80, "example.com",
        "/a/../b");
    row("encoded path", u"http://example.com/a%20b%2Fc%0D%0A"_s, "example.com", 80, "example.com",
        "/a%20b%2Fc%0D%0A");
    row("question mark in the query", u"http://example.com/?a?b"_s, "example.com", 80,
        "example.com", "/?a?b");
    row("non-ASCII path", u"http://example.com/\u00fc?\u00e4"_s, "example.com", 80, "example.com",
        "/%C3%BC?%C3%A4");
    row("upper case", u"HTTP://EXAMPLE.com/A"_s, "example.com", 80, "example.com", "/A");
    row("port", u"http://example.com:8080/"_s, "example.com", 8080, "example.com:8080", "/");
    row("default port", u"http://example.com:80/"_s, "example.com", 80, "example.com", "/");
    row("default port, secure", u"https://example.com:443/"_s, "example.com", 443, "example.com",
        "/");
    row("the other's port", u"http://example.com:443/"_s, "example.com", 443, "example.com:443",
        "/");
    row("the other's port, secure", u"https://example.com:80/"_s, "example.com", 80,
        "example.com:80", "/");
    row("highest port", u"http://example.com:65535/"_s, "example.com", 65535, "example.com:65535",
        "/");
    row("empty port", u"http://example.com:/"_s, "example.com", 80, "example.com", "/");
    row("port with zeros", u"http://example.com:0080/"_s, "example.com", 80, "example.com", "/");

    row("user", u"http://user@example.com/"_s, "example.com", 80, "example.com", "/");
    row("user and password", u"http://user:pw@example.com/"_s, "example.com", 80, "example.com",
        "/");
    row("encoded @ in the password", u"http://user:p%40evil.test@example.com/"_s, "example.com", 80,
        "example.com", "/");
    row("@ in the path", u"http://example.com/@evil.test"_s, "example.com", 80, "example.com",
        "/@evil.test");
    row("@ in the query", u"http://example.com?@evil.test"_s, "example.com", 80, "example.com",
        "/?@evil.test");
    row("@ in the fragment", u"http://example.com#@evil.test"_s, "example.com", 80, "example.com",
        "/");
    row("host-like user", u"http://evil.test:80@example.com/"_s, "example.com", 80, "example.com",
        "/");

    row("IPv4", u"http://127.0.0.1/"_s, "127.0.0.1", 80, "127.0.0.1", "/");
    row("IPv4 and port", u"http://127.0.0.1:81/"_s, "127.0.0.1", 81, "127.0.0.1:81", "/");
    row("IPv4 as one number", u"http://2130706433/"_s, "127.0.0.1", 80, "127.0.0.1", "/");
    row("IPv4 in hexadecimal", u"http://0x7f.1/"_s, "127.0.0.1", 80, "127.0.0.1", "/");
    row("IPv4 in octal", u"http://0177.0.0.1/"_s, "127.0.0.1", 80, "127.0.0.1", "/");
    row("IPv4 of two parts", u"http://127.1/"_s, "127.0.0.1", 80, "127.0.0.1", "/");
    row("IPv6", u"http://[::1]/"_s, "::1", 80, "[::1]", "/");
    row("IPv6 and port", u"https://[2001:DB8::1]:8443/"_s, "2001:db8::1", 8443,
        "[2001:db8::1]:8443", "/");
    row("IPv6 with IPv4 in it", u"http://[::ffff:1.2.3.4]/"_s, "::ffff:1.2.3.4", 80,
        "[::ffff:1.2.3.4]", "/");
    row("IPv6 with a zone", u"http://[fe80::1%25lo]/"_s, "fe80::1%lo", 80, "[fe80::1]", "/");
    row("numbers in a name", u"http://1.example.2x/"_s, "1.example.2x", 80, "1.example.2x", "/");

    row("IDN", u"http://b\u00fccher.example/"_s, "xn--bcher-kva.example", 80,
        "xn--bcher-kva.example", "/");
    row("IDN in upper case", u"http://B\u00dcCHER.example/"_s, "xn--bcher-kva.example", 80,
        "xn--bcher-kva.example", "/");
    row("IDN as A-label", u"http://xn--bcher-kva.example/"_s, "xn--bcher-kva.example", 80,
        "xn--bcher-kva.example", "/");
    row("IDN outside the whitelist of Qt", u"http://\u043f\u0440\u0438.test/"_s, "xn--h1and.test",
        80, "xn--h1and.test", "/");
    row("encoded IDN", u"http://b%C3%BCcher.example/"_s, "xn--bcher-kva.example", 80,
        "xn--bcher-kva.example", "/");
    row("full-width letters", u"http://\uff45xample.com/"_s, "example.com", 80, "example.com", "/");
    row("encoded letter", u"http://ex%61mple.com/"_s, "example.com", 80, "example.com", "/");
    row("trailing dot", u"http://example.com./"_s, "example.com.", 80, "example.com.", "/");
    row("underscore", u"http://a_b.example/"_s, "a_b.example", 80, "a_b.example", "/");
    row("one label", u"http://localhost/"_s, "localhost", 80, "localhost", "/");
}

void tst_Origin::targets()
{
    QFETCH(const QString, text);
    const QUrl url(text);
    const Result<RequestTarget> target = RequestTarget::fromUrl(url);
    QVERIFY2(target.hasValue(), target.hasValue() ? "" : qPrintable(target.error().message()));
    QTEST(target->origin.host, "host");
    QTEST(int(target->origin.port), "port");
    QTEST(target->authority, "authority");
    QTEST(target->path, "path");
    QCOMPARE(target->origin.isSecure, url.scheme() == u"https");
}

void tst_Origin::refused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Error::Kind>("kind");
    const auto row = [](const char *name, const QString &text,
                        Error::Kind kind = Error::Kind::InvalidUrl) {
        QTest::newRow(name) << text << kind;
    };
    row("empty", QString());
    row("relative", u"/a"_s);
    row("relative with a host", u"//example.com/a"_s);
    row("no scheme", u"example.com/a"_s);
    row("host and port only", u"example.com:80"_s, Error::Kind::UnsupportedProtocol);
    row("ftp", u"ftp://example.com/"_s, Error::Kind::UnsupportedProtocol);
    row("file", u"file:///etc/passwd"_s, Error::Kind::UnsupportedProtocol);
    row("data", u"data:text/plain,a"_s, Error::Kind::UnsupportedProtocol);
    row("qrc", u"qrc:/a"_s, Error::Kind::UnsupportedProtocol);
    row("javascript", u"javascript:alert(1)"_s, Error::Kind::UnsupportedProtocol);
    row("ws", u"ws://example.com/"_s, Error::Kind::UnsupportedProtocol);
    row("no host", u"http:///a"_s);
    row("no host but a port", u"http://:80/"_s);
    row("no host but a user", u"http://user@/"_s);
    row("no slashes", u"http:example.com"_s);
    row("port 0", u"http://example.com:0/"_s);
    row("port too high", u"http://example.com:65536/"_s);
    row("port overflows", u"http://example.com:4294967376/"_s);
    row("negative port", u"http://example.com:-80/"_s);
    row("port is no number", u"http://example.com:http/"_s);
    row("two ports", u"http://example.com:80:81/"_s);
    row("encoded slash in the host", u"http://example.com%2fevil.test/"_s);
    row("encoded @ in the host", u"http://example.com%40evil.test/"_s);
    row("encoded # in the host", u"http://example.com%23.evil.test/"_s);
    row("encoded ? in the host", u"http://example.com%3f.evil.test/"_s);
    row("encoded colon in the host", u"http://example.com%3a80/"_s);
    row("encoded NUL in the host", u"http://example.com%00.evil.test/"_s);
    row("encoded line end in the host", u"http://example.com%0d%0aX:y/"_s);
    row("encoded space in the host", u"http://exam%20ple.com/"_s);
    row("encoded percent sign in the host", u"http://example.com%2541/"_s);
    row("encoded backslash in the host", u"http://example.com%5cevil.test/"_s);
    row("backslash behind the host", u"http://example.com\\evil.test/"_s);
    row("backslashes for slashes", u"http:\\\\example.com\\"_s);
    row("space in the host", u"http://exam ple.com/"_s);
    row("angle brackets", u"http://<example.com>/"_s);
    row("asterisk", u"http://*.example.com/"_s);
    row("full-width slash", u"http://example.com\uff0fevil.test/"_s);
    row("full-width @", u"http://example.com\uff20evil.test/"_s);
    row("one half of IPv6 brackets", u"http://[::1/"_s);
    row("the other half", u"http://::1]/"_s);
    row("IPv6 without brackets", u"http://::1/"_s);
    row("empty brackets", u"http://[]/"_s);
    row("a name in brackets", u"http://[example.com]/"_s);
    row("IPv4 in brackets", u"http://[127.0.0.1]/"_s);
    row("future address", u"http://[v1.a]/"_s);
    row("IPv6 with an empty zone", u"http://[fe80::1%25]/"_s);
    row("IPv6 with a strange zone", u"http://[fe80::1%25a%2fb]/"_s);
    row("behind IPv6", u"http://[::1]evil.test/"_s);
    row("IPv4 out of range", u"http://256.1.1.1/"_s);
    row("IPv4 of five parts", u"http://1.2.3.4.5/"_s);
    row("number too large", u"http://4294967296/"_s);
    row("a name that ends in a number", u"http://example.123/"_s);
    row("a name that ends in a hexadecimal number", u"http://example.0x7f/"_s);
    row("IPv4 with a trailing dot", u"http://127.0.0.1./"_s);
}

void tst_Origin::refused()
{
    QFETCH(const QString, text);
    const Result<RequestTarget> target = RequestTarget::fromUrl(QUrl(text));
    QVERIFY2(!target.hasValue(),
             target.hasValue() ? (target->origin.host + " / " + target->authority).constData()
                               : "");
    QTEST(target.error().kind(), "kind");
    QCOMPARE(target.error().party(), Error::Party::Local);
    QVERIFY(!target.error().requestMayHaveReachedServer());
    QVERIFY(!target.error().message().isEmpty());
}

void tst_Origin::invalidUrls_data()
{
    QTest::addColumn<QUrl>("url");
    QUrl host;
    host.setScheme(u"http"_s);
    host.setHost(u"exa mple"_s);
    QTest::newRow("bad host set") << host;
    QUrl port(u"http://example.com/"_s);
    port.setPort(70000);
    QTest::newRow("bad port set") << port;
    QUrl zero(u"http://example.com/"_s);
    zero.setPort(0);
    QTest::newRow("port 0 set") << zero;
    QTest::newRow("null") << QUrl();
}

void tst_Origin::invalidUrls()
{
    QFETCH(const QUrl, url);
    const Result<RequestTarget> target = RequestTarget::fromUrl(url);
    QVERIFY(!target.hasValue());
    QCOMPARE(target.error().kind(), Error::Kind::InvalidUrl);
}

void tst_Origin::errorsHoldNoSecrets_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("bad port") << u"http://user:geheim@example.com:99999/"_s;
    QTest::newRow("bad host") << u"http://user:geheim@exam ple.com/"_s;
    QTest::newRow("bad scheme") << u"ftp://user:geheim@example.com/"_s;
    QTest::newRow("two @") << u"http://user:gehei@geheim@exam ple.com/"_s;
    QTest::newRow("fragment") << u"http://exam ple.com/#geheim"_s;
    QTest::newRow("ends in a number") << u"http://user:geheim@example.123/#geheim"_s;
}

void tst_Origin::errorsHoldNoSecrets()
{
    QFETCH(const QString, text);
    const Result<RequestTarget> target = RequestTarget::fromUrl(QUrl(text));
    QVERIFY(!target.hasValue());
    QVERIFY2(!target.error().toString().contains(u"geheim"_s),
             qPrintable(target.error().toString()));
    const Result<QUrl> url = urlFromText(text);
    if (!url.hasValue()) {
        QVERIFY2(!url.error().toString().contains(u"geheim"_s), qPrintable(url.error().toString()));
    }
}

void tst_Origin::hostFieldNamesTheHost_data()
{
    targets_data();
}

// Connecting goes by the origin and the server by the Host field: both name the same.
void tst_Origin::hostFieldNamesTheHost()
{
    QFETCH(const QString, text);
    const Result<RequestTarget> target = RequestTarget::fromUrl(QUrl(text));
    QVERIFY(target.hasValue());
    const QString scheme = target->origin.isSecure ? u"https"_s : u"http"_s;
    const QUrl again(scheme + u"://"_s + QString::fromLatin1(target->authority) + u'/',
                     QUrl::StrictMode);
    const Result<RequestTarget> second = RequestTarget::fromUrl(again);
    QVERIFY2(second.hasValue(), qPrintable(again.errorString()));
    const QByteArray host = target->origin.host;
    const qsizetype zone = host.indexOf('%');
    QCOMPARE(second->origin.host, zone < 0 ? host : host.first(zone));
    QCOMPARE(second->origin.port, target->origin.port);
    QCOMPARE(second->authority, target->authority);
    for (const char c : target->authority + target->path)
        QVERIFY(c > 0x20 && c < 0x7f);
}

void tst_Origin::backslashesInText_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("before an @") << u"http://example.com\\@evil.test/"_s;
    QTest::newRow("in the password") << u"http://user:example.com\\x@evil.test/"_s;
    QTest::newRow("for the slash") << u"http://example.com\\a"_s;
    QTest::newRow("for all slashes") << u"http:\\\\example.com\\a"_s;
    QTest::newRow("for one of them") << u"http:/\\example.com/"_s;
    QTest::newRow("scheme-relative") << u"//example.com\\@evil.test/"_s;
}

// Browsers take them for slashes, others for user information: there is no telling which host is
// meant.
void tst_Origin::backslashesInText()
{
    QFETCH(const QString, text);
    const Result<QUrl> url = urlFromText(text);
    if (url.hasValue()) {
        const Result<RequestTarget> target = RequestTarget::fromUrl(*url);
        QVERIFY2(!target.hasValue(), target.hasValue() ? target->authority.constData() : "");
    }
    // Behind the authority they are but characters that need encoding.
    const Result<QUrl> path = urlFromText(u"http://example.com/a\\b"_s);
    QVERIFY(path.hasValue());
    QCOMPARE(RequestTarget::fromUrl(*path)->path, QByteArray("/a%5Cb"));
}

void tst_Origin::controlCharactersInText_data()
{
    QTest::addColumn<QString>("text");
    for (const char16_t c : { u'\0', u'\t', u'\n', u'\r', u'\x1f', u'\x7f' }) {
        for (const char *where : { "%1http://example.com/", "http://exam%1ple.com/",
                                   "http://example.com/a%1b", "http://example.com/%1" }) {
            QString text = QString::fromLatin1(where);
            text.replace(u"%1"_s, QString(QChar(c)));
            QTest::addRow("0x%02x in %s", unsigned(c), where) << text;
        }
    }
}

void tst_Origin::controlCharactersInText()
{
    QFETCH(const QString, text);
    const Result<QUrl> url = urlFromText(text);
    QVERIFY(!url.hasValue());
    QCOMPARE(url.error().kind(), Error::Kind::InvalidUrl);
    QVERIFY(url.error().message().contains(u"control character"_s));
}

void tst_Origin::textIsMended_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("space in the path") << u"http://example.com/a b"_s << QByteArray("/a%20b");
    QTest::newRow("space in the query") << u"http://example.com/?a b"_s << QByteArray("/?a%20b");
    QTest::newRow("stray percent sign") << u"http://example.com/100%"_s << QByteArray("/100%25");
    QTest::newRow("quotes") << u"http://example.com/\"<>\""_s << QByteArray("/%22%3C%3E%22");
    QTest::newRow("line separator") << u"http://example.com/\u2028"_s << QByteArray("/%E2%80%A8");
    QTest::newRow("C1 control") << u"http://example.com/\u0085"_s << QByteArray("/%C2%85");
}

void tst_Origin::textIsMended()
{
    QFETCH(const QString, text);
    const Result<QUrl> url = urlFromText(text);
    QVERIFY(url.hasValue());
    const Result<RequestTarget> target = RequestTarget::fromUrl(*url);
    QVERIFY(target.hasValue());
    QTEST(target->path, "path");
}

void tst_Origin::everyPartIsIdentity()
{
    const Origin origin(true, "a", 443);
    QCOMPARE(origin, Origin(true, "a", 443));
    QVERIFY(!(origin == Origin(false, "a", 443)));
    QVERIFY(!(origin == Origin(true, "b", 443)));
    QVERIFY(!(origin == Origin(true, "a", 444)));
    QCOMPARE(qHash(origin, 1), qHash(Origin(true, "a", 443), 1));
}

QTEST_APPLESS_MAIN(tst_Origin)
#include "tst_origin.moc"
