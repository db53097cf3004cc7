// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "policy/cookies/cookiescope.h"
#include "policy/cookies/publicsuffix.h"

#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace Qt::StringLiterals;

class tst_CookieScope : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void urls_data();
    void urls();
    void otherUrls();
    void domains_data();
    void domains();
    void paths_data();
    void paths();
    void suffixes_data();
    void suffixes();
    void addresses_data();
    void addresses();
};

void tst_CookieScope::urls_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("defaultPath");
    QTest::addColumn<bool>("isSecure");
    const auto row = [](const QString &url, const char *host, const char *path,
                        const char *defaultPath, bool isSecure = false) {
        QTest::newRow(qPrintable(url)) << url << QByteArray(host) << QByteArray(path)
                                       << QByteArray(defaultPath) << isSecure;
    };
    row(u"http://example.com"_s, "example.com", "/", "/");
    row(u"http://example.com/a"_s, "example.com", "/a", "/");
    row(u"http://example.com/a/"_s, "example.com", "/a/", "/a");
    row(u"http://example.com/a/b"_s, "example.com", "/a/b", "/a");
    row(u"http://example.com/a/b/c?d/e"_s, "example.com", "/a/b/c", "/a/b");
    row(u"http://example.com?a/b"_s, "example.com", "/", "/");
    row(u"http://example.com//"_s, "example.com", "//", "/");
    row(u"http://example.com/a%2Fb/c"_s, "example.com", "/a%2Fb/c", "/a%2Fb");
    row(u"http://example.com/\u00fc/c"_s, "example.com", "/%C3%BC/c", "/%C3%BC");
    row(u"https://example.com/"_s, "example.com", "/", "/", true);
    row(u"ws://example.com/a"_s, "example.com", "/a", "/");
    row(u"wss://example.com/a"_s, "example.com", "/a", "/", true);
    row(u"http://EXAMPLE.com./"_s, "example.com", "/", "/");
    row(u"http://b\u00fccher.example/"_s, "xn--bcher-kva.example", "/", "/");
    row(u"http://127.0.0.1:8080/"_s, "127.0.0.1", "/", "/");
    row(u"http://[::1]:8080/"_s, "::1", "/", "/");
}

void tst_CookieScope::urls()
{
    QFETCH(QString, url);
    const Result<CookieScope> scope = CookieScope::fromUrl(QUrl(url));
    QVERIFY(scope);
    QTEST(scope->host, "host");
    QTEST(scope->path, "path");
    QTEST(scope->defaultPath(), "defaultPath");
    QTEST(scope->isSecure, "isSecure");
}

void tst_CookieScope::otherUrls()
{
    QCOMPARE(CookieScope::fromUrl(QUrl(u"ftp://example.com/"_s)).error().kind(),
             Error::Kind::UnsupportedProtocol);
    QCOMPARE(CookieScope::fromUrl(QUrl()).error().kind(), Error::Kind::InvalidUrl);
}

void tst_CookieScope::domains_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QByteArray>("domain");
    QTest::addColumn<bool>("matches");
    const auto row = [](const char *host, const char *domain, bool matches) {
        QTest::addRow("%s, %s", host, domain) << QByteArray(host) << QByteArray(domain) << matches;
    };
    row("example.com", "example.com", true);
    row("www.example.com", "example.com", true);
    row("a.b.example.com", "example.com", true);
    row("a.b.example.com", "b.example.com", true);
    row("example.com", "www.example.com", false);
    row("badexample.com", "example.com", false);
    row("example.com.evil.org", "example.com", false);
    row("example.com", "ample.com", false);
    row("example.com", "com", true); // that it is a public suffix is another's rule
    row("example.com", "", false);
    row("example.com", "example.com.", false);
    row("example.com", ".example.com", false);
    row("www.example.com", ".example.com", false);
    row("127.0.0.1", "127.0.0.1", true);
    row("127.0.0.1", "0.0.1", false);
    row("127.0.0.1", "1", false);
    row("::1", "::1", true);
    row("::ffff:1.2.3.4", "2.3.4", false);
    row("localhost", "localhost", true);
    row("a.localhost", "localhost", true);
}

void tst_CookieScope::domains()
{
    QFETCH(QByteArray, host);
    QFETCH(QByteArray, domain);
    QTEST(domainMatches(host, domain), "matches");
}

void tst_CookieScope::paths_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("cookie");
    QTest::addColumn<bool>("matches");
    const auto row = [](const char *request, const char *cookie, bool matches) {
        QTest::addRow("%s, %s", request, cookie)
                << QByteArray(request) << QByteArray(cookie) << matches;
    };
    row("/", "/", true);
    row("/a", "/", true);
    row("/a", "/a", true);
    row("/a/", "/a", true);
    row("/a/b", "/a", true);
    row("/a/b", "/a/", true);
    row("/a", "/a/", false);
    row("/ab", "/a", false);
    row("/A", "/a", false);
    row("/", "/a", false);
    row("/b/a", "/a", false);
    row("/a%2Fb", "/a", false);
    row("/a%2Fb", "/a/b", false);
    row("/a%62", "/ab", false);
    row("//a", "/a", false);
}

void tst_CookieScope::paths()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, cookie);
    QTEST(pathMatches(request, cookie), "matches");
}

void tst_CookieScope::suffixes_data()
{
    QTest::addColumn<QByteArray>("domain");
    QTest::addColumn<bool>("isSuffix");
    QTest::addColumn<QByteArray>("site");
    const auto row = [](const char *domain, bool isSuffix, const char *site) {
        QTest::newRow(domain) << QByteArray(domain) << isSuffix << QByteArray(site);
    };
    row("com", true, "com");
    row("example.com", false, "example.com");
    row("a.b.example.com", false, "example.com");
    row("uk", true, "uk");
    row("co.uk", true, "co.uk");
    row("example.co.uk", false, "example.co.uk");
    row("www.example.co.uk", false, "example.co.uk");
    row("ck", true, "ck"); // *.ck, but for www.ck
    row("a.ck", true, "a.ck");
    row("b.a.ck", false, "b.a.ck");
    row("www.ck", false, "www.ck");
    row("a.www.ck", false, "www.ck");
    row("kawasaki.jp", true, "kawasaki.jp");
    row("city.kawasaki.jp", false, "city.kawasaki.jp");
    row("github.io", true, "github.io");
    row("a.github.io", false, "a.github.io");
    row("b.a.github.io", false, "a.github.io");
    row("xn--55qx5d.cn", true, "xn--55qx5d.cn");
    row("a.xn--55qx5d.cn", false, "a.xn--55qx5d.cn");
    row("b.a.xn--55qx5d.cn", false, "a.xn--55qx5d.cn");
    row("xn--fiqs8s", true, "xn--fiqs8s");
    row("localhost", true, "localhost");
    row("a.localhost", false, "a.localhost");
    row("unheardof", true, "unheardof");
    row("a.b.unheardof", false, "b.unheardof");
}

void tst_CookieScope::suffixes()
{
    QFETCH(QByteArray, domain);
    QTEST(isPublicSuffix(domain), "isSuffix");
    QTEST(siteOf(domain), "site");
}

void tst_CookieScope::addresses_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<bool>("isAddress");
    const auto row = [](const char *host, bool isAddress) {
        QTest::newRow(*host ? host : "empty") << QByteArray(host) << isAddress;
    };
    row("127.0.0.1", true);
    row("::1", true);
    row("fe80::1%eth0", true);
    row("", false);
    row("example.com", false);
    row("1.example.com", false);
    row("1e100.net", false);
    row("a.b2", false);
}

void tst_CookieScope::addresses()
{
    QFETCH(QByteArray, host);
    QFETCH(bool, isAddress);
    QCOMPARE(isIpAddress(host), isAddress);
    if (isAddress)
        QCOMPARE(siteOf(host), host);
}

QTEST_APPLESS_MAIN(tst_CookieScope)
#include "tst_cookiescope.moc"
