// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "policy/cookies/jarfixture.h"

#include <QtCore/qloggingcategory.h>
#include <QtTest/qtest.h>

#include <atomic>
#include <thread>
#include <vector>

using namespace HttpQ;
using namespace Qt::StringLiterals;

class tst_CookieJar : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sentBack_data();
    void sentBack();
    void namelessCookie();
    void orderOfSending();
    void replacedCookieKeepsItsPlace();
    void expiredCookiesAreNotSent();
    void expiredCookieRemoves();
    void secureCookiesAreLeftAlone_data();
    void secureCookiesAreLeftAlone();
    void fieldsNamedInAnyCase();
    void setForEveryHost();
    void setForDomain_data();
    void setForDomain();
    void setIsRefused();
    void setCanExpire();
    void values();
    void conflictNamesTheCookies();
    void removeBySelection();
    void clearSessionAndExpired();
    void mergeReplaces();
    void revisionCountsChanges();
    void sizeLeavesOutExpired();
    void urlsWithoutAHost();
    void usedFromManyThreads();
};

void tst_CookieJar::sentBack_data()
{
    QTest::addColumn<QUrl>("from");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QUrl>("to");
    QTest::addColumn<bool>("isSent");
    const auto row = [](const QString &from, const char *line, const QString &to, bool isSent) {
        QTest::addRow("%s %s %s", qPrintable(from), line, qPrintable(to))
                << QUrl(from) << QByteArray(line) << QUrl(to) << isSent;
    };
    const QString www = u"http://www.example.com/"_s;
    row(www, "a=b", www, true);
    row(www, "a=b", u"http://www.example.com:8080/x?y"_s, true);
    row(www, "a=b", u"https://www.example.com/"_s, true);
    row(www, "a=b", u"ws://www.example.com/"_s, true);
    row(www, "a=b", u"http://WWW.EXAMPLE.COM./"_s, true);
    row(www, "a=b", u"http://example.com/"_s, false);
    row(www, "a=b", u"http://a.www.example.com/"_s, false);
    row(www, "a=b", u"http://ftp.example.com/"_s, false);
    row(www, "a=b; Domain=example.com", u"http://example.com/"_s, true);
    row(www, "a=b; Domain=example.com", u"http://ftp.example.com/"_s, true);
    row(www, "a=b; Domain=example.com", u"http://badexample.com/"_s, false);
    row(www, "a=b; Domain=example.com", u"http://example.com.evil.org/"_s, false);
    row(www, "a=b; Domain=www.example.com", u"http://a.www.example.com/"_s, true);
    row(www, "a=b; Domain=www.example.com", u"http://example.com/"_s, false);
    row(www, "a=b; Path=/x", www, false);
    row(www, "a=b; Path=/x", u"http://www.example.com/x"_s, true);
    row(www, "a=b; Path=/x", u"http://www.example.com/x?y"_s, true);
    row(www, "a=b; Path=/x", u"http://www.example.com/x/y"_s, true);
    row(www, "a=b; Path=/x", u"http://www.example.com/xy"_s, false);
    row(www, "a=b; Path=/x", u"http://www.example.com/x%2Fy"_s, false);
    row(u"http://www.example.com/x/y"_s, "a=b", u"http://www.example.com/x/"_s, true);
    row(u"http://www.example.com/x/y"_s, "a=b", www, false);
    row(u"https://www.example.com/"_s, "a=b; Secure", u"https://www.example.com/"_s, true);
    row(u"https://www.example.com/"_s, "a=b; Secure", u"wss://www.example.com/"_s, true);
    row(u"https://www.example.com/"_s, "a=b; Secure", www, false);
    row(u"https://www.example.com/"_s, "a=b; Secure", u"ws://www.example.com/"_s, false);
    row(u"https://localhost/"_s, "a=b; Secure", u"http://localhost/"_s, false);
    row(u"https://www.example.com/"_s, "a=b", www, true);
    row(u"http://127.0.0.1/"_s, "a=b", u"http://127.0.0.1:81/"_s, true);
    row(u"http://127.0.0.1/"_s, "a=b; Domain=127.0.0.1", u"http://127.0.0.1/"_s, true);
    row(u"http://127.0.0.1/"_s, "a=b; Domain=127.0.0.1", u"http://127.0.0.2/"_s, false);
    row(u"http://[::1]/"_s, "a=b", u"http://[::1]/"_s, true);
    row(u"http://[::1]/"_s, "a=b", u"http://[::2]/"_s, false);
    row(u"http://localhost/"_s, "a=b; Domain=localhost", u"http://localhost/"_s, true);
    row(u"http://localhost/"_s, "a=b; Domain=localhost", u"http://a.localhost/"_s, false);
    row(u"http://github.io/"_s, "a=b; Domain=github.io", u"http://a.github.io/"_s, false);
    row(u"http://b\u00fccher.example/"_s, "a=b", u"http://xn--bcher-kva.example/"_s, true);
    row(u"https://www.example.com/"_s, "__Host-a=b; Secure; Path=/", u"https://www.example.com/x"_s,
        true);
    row(u"https://www.example.com/"_s, "__Secure-a=b; Secure; Domain=example.com",
        u"https://example.com/x"_s, true);
}

void tst_CookieJar::sentBack()
{
    QFETCH(QUrl, from);
    QFETCH(QByteArray, line);
    QFETCH(QUrl, to);
    QFETCH(bool, isSent);
    CookieJar jar;
    QVERIFY(jar.isEmpty());
    QVERIFY(jar.setFromResponse(from, fields({ line })).isEmpty());
    QCOMPARE(jar.size(), 1);
    QCOMPARE(jar.cookiesFor(to).size(), isSent ? 1 : 0);
    QCOMPARE(jar.cookieHeader(to), isSent ? line.first(line.indexOf("=b") + 2) : QByteArray());
}

void tst_CookieJar::namelessCookie()
{
    CookieJar jar;
    QVERIFY(jar.setFromResponse(Site, fields({ "foo", "a=" })).isEmpty());
    QCOMPARE(jar.cookieHeader(Site), "foo; a=");
}

// RFC 6265bis 5.8.3: longer paths first, then what was created earlier.
void tst_CookieJar::orderOfSending()
{
    Clock clock;
    CookieJar jar(clock.function());
    jar.setFromResponse(Site, fields({ "a=1", "b=2; Path=/x", "c=3" }));
    clock.advance();
    jar.setFromResponse(Site,
                        fields({ "d=4; Path=/x/y", "e=5; Path=/x", "f=6; Domain=example.com" }));
    jar.set("g", "7");
    QCOMPARE(jar.cookieHeader(QUrl(u"http://www.example.com/x/y/z"_s)),
             "d=4; b=2; e=5; a=1; c=3; f=6; g=7");
    QCOMPARE(jar.cookieHeader(Site), "a=1; c=3; f=6; g=7");

    Cookie older("h", "8");
    older.creation = Start.addDays(-1);
    QVERIFY(!jar.set(older));
    QCOMPARE(jar.cookieHeader(Site), "h=8; a=1; c=3; f=6; g=7");
}

void tst_CookieJar::replacedCookieKeepsItsPlace()
{
    Clock clock;
    CookieJar jar(clock.function());
    jar.setFromResponse(Site, fields({ "a=1", "b=2" }));
    clock.advance();
    jar.setFromResponse(Site, fields({ "a=3" }));
    QCOMPARE(jar.cookieHeader(Site), "a=3; b=2");
    QCOMPARE(jar.cookies().constFirst().creation, Start);

    // Of another path, domain, or for the host only: another cookie
    jar.setFromResponse(Site, fields({ "a=4; Path=/x", "a=5; Domain=example.com",
                                       "a=6; Domain=www.example.com", "A=7" }));
    QCOMPARE(jar.size(), 6);
}

void tst_CookieJar::expiredCookiesAreNotSent()
{
    Clock clock;
    CookieJar jar(clock.function());
    jar.setFromResponse(Site, fields({ "a=1; Max-Age=10", "b=2; Max-Age=20", "c=3" }));
    clock.advance(9999);
    QCOMPARE(jar.cookieHeader(Site), "a=1; b=2; c=3");
    clock.advance(1);
    QCOMPARE(jar.cookies().size(), 2);
    QCOMPARE(jar.cookieHeader(Site), "b=2; c=3");
    clock.advance(10000);
    QCOMPARE(jar.cookieHeader(Site), "c=3");
}

void tst_CookieJar::expiredCookieRemoves()
{
    CookieJar jar;
    jar.setFromResponse(Site, fields({ "a=1", "b=2" }));
    QVERIFY(jar.setFromResponse(Site, fields({ "a=; Max-Age=0" })).isEmpty());
    QCOMPARE(jar.cookieHeader(Site), "b=2");
    jar.setFromResponse(Site, fields({ "b=; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Path=/x" }));
    QCOMPARE(jar.cookieHeader(Site), "b=2");
    jar.setFromResponse(Site, fields({ "b=; Expires=Thu, 01 Jan 1970 00:00:00 GMT" }));
    QVERIFY(jar.isEmpty());
}

void tst_CookieJar::secureCookiesAreLeftAlone_data()
{
    QTest::addColumn<QByteArray>("secureLine");
    QTest::addColumn<QUrl>("url");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<bool>("isTaken");
    const auto row = [](const char *title, const char *secureLine, const QString &url,
                        const char *line, bool isTaken) {
        QTest::newRow(title) << QByteArray(secureLine) << QUrl(url) << QByteArray(line) << isTaken;
    };
    const QString http = u"http://www.example.com/"_s;
    row("the same", "a=1; Secure", http, "a=2", false);
    row("removal", "a=1; Secure", http, "a=2; Max-Age=0", false);
    row("over https", "a=1; Secure", u"https://www.example.com/"_s, "a=2", true);
    row("other name", "a=1; Secure", http, "A=2", true);
    row("was not secure", "a=1", http, "a=2", true);
    row("domain above", "a=1; Secure", http, "a=2; Domain=example.com", false);
    row("domain below", "a=1; Secure; Domain=example.com", http, "a=2", false);
    row("another subdomain", "a=1; Secure; Domain=example.com", u"http://ftp.example.com/"_s, "a=2",
        false);
    row("sibling", "a=1; Secure", u"http://ftp.example.com/"_s, "a=2", true);
    row("longer path", "a=1; Secure; Path=/x", http, "a=2; Path=/x/y", false);
    row("same path", "a=1; Secure; Path=/x", http, "a=2; Path=/x", false);
    row("shorter path", "a=1; Secure; Path=/x", http, "a=2; Path=/", true);
    row("other path", "a=1; Secure; Path=/x", http, "a=2; Path=/y", true);
    row("similar path", "a=1; Secure; Path=/x", http, "a=2; Path=/xy", true);
    row("expired", "a=1; Secure; Max-Age=1", http, "a=2", true);
}

void tst_CookieJar::secureCookiesAreLeftAlone()
{
    QFETCH(QByteArray, secureLine);
    QFETCH(QUrl, url);
    QFETCH(QByteArray, line);
    QFETCH(bool, isTaken);
    QLoggingCategory::setFilterRules(u"httpq.cookies=false"_s);
    Clock clock;
    CookieJar jar(clock.function());
    QVERIFY(jar.setFromResponse(SecureSite, fields({ secureLine })).isEmpty());
    clock.advance(1000);
    const QList<Error> errors = jar.setFromResponse(url, fields({ line }));
    QLoggingCategory::setFilterRules({});
    QCOMPARE(errors.isEmpty(), isTaken);
    if (!isTaken) {
        QVERIFY(errors.constFirst().message().contains(u"would hide a Secure cookie"_s));
        QCOMPARE(jar.size(), 1);
        QCOMPARE(jar.cookies().constFirst().value, "1");
    }
}

void tst_CookieJar::fieldsNamedInAnyCase()
{
    Headers headers;
    headers.append("sEt-cOOkie", "a=1");
    headers.append("Set-Cookie2", "b=2");
    headers.append("Cookie", "c=3");
    CookieJar jar;
    jar.setFromResponse(Site, headers);
    QCOMPARE(namesIn(jar), QList<QByteArray>({ "a" }));
}

void tst_CookieJar::setForEveryHost()
{
    CookieJar jar;
    QVERIFY(!jar.set("a", "1"));
    QVERIFY(!jar.set("b", "2", {}, "/x"));
    for (const char *url : { "http://example.com/", "https://other.org/", "http://127.0.0.1/",
                             "http://[::1]/", "http://localhost/", "ws://co.uk/" })
        QCOMPARE(jar.cookieHeader(QUrl(QString::fromLatin1(url))), "a=1");
    QCOMPARE(jar.cookieHeader(QUrl(u"http://example.com/x/y"_s)), "b=2; a=1");

    Cookie secure("s", "3");
    secure.isSecure = true;
    QVERIFY(!jar.set(secure));
    QCOMPARE(jar.cookieHeader(Site), "a=1");
    QCOMPARE(jar.cookieHeader(SecureSite), "a=1; s=3");
}

void tst_CookieJar::setForDomain_data()
{
    QTest::addColumn<QByteArray>("domain");
    QTest::addColumn<QUrl>("url");
    QTest::addColumn<bool>("isSent");
    const auto row = [](const char *domain, const QString &url, bool isSent) {
        QTest::addRow("%s %s", domain, qPrintable(url))
                << QByteArray(domain) << QUrl(url) << isSent;
    };
    row("example.com", u"http://example.com/"_s, true);
    row("example.com", u"http://www.example.com/"_s, true);
    row("example.com", u"http://other.org/"_s, false);
    row(".Example.COM", u"http://www.example.com/"_s, true);
    row("www.example.com", u"http://example.com/"_s, false);
    row("localhost", u"http://localhost:8080/"_s, true);
    row("localhost", u"http://a.localhost/"_s, false);
    row("127.0.0.1", u"http://127.0.0.1/"_s, true);
    row("::1", u"http://[::1]/"_s, true);
    row("[::1]", u"http://[::1]/"_s, true);
    row("github.io", u"http://github.io/"_s, true);
    row("github.io", u"http://a.github.io/"_s, false);
}

void tst_CookieJar::setForDomain()
{
    QFETCH(QByteArray, domain);
    QFETCH(QUrl, url);
    QFETCH(bool, isSent);
    CookieJar jar;
    const Error error = jar.set("a", "1", domain);
    QVERIFY2(!error, qPrintable(error.toString()));
    QCOMPARE(jar.cookieHeader(url), isSent ? "a=1" : "");
}

void tst_CookieJar::setIsRefused()
{
    CookieJar jar;
    const Error error = jar.set("a\r\nX-Evil: 1", "b");
    QCOMPARE(error.kind(), Error::Kind::LocalProtocol);
    QCOMPARE(error.message(), u"The cookie \"a\\x0d\\x0aX-Evil: 1\" cannot be set: its name holds "
                              "the control character 0x0d at position 1"_s);
    QVERIFY(jar.set("a", "b;c"));
    QVERIFY(jar.set("a", "b", "example.com."));
    QVERIFY(jar.set("a", "b", "a b"));
    QVERIFY(jar.set("a", "b", {}, "x"));
    QVERIFY(jar.set("__Host-a", "b", "example.com"));
    Cookie suffix("a", "b");
    suffix.domain = "co.uk";
    QVERIFY(jar.set(suffix));
    QVERIFY(jar.isEmpty());
    QCOMPARE(jar.revision(), 0u);
}

void tst_CookieJar::setCanExpire()
{
    CookieJar jar;
    QVERIFY(!jar.set("a", "1", "example.com"));
    Cookie cookie("a", "");
    cookie.domain = "example.com";
    cookie.expiry = Start.addYears(-10);
    QVERIFY(!jar.set(cookie));
    QVERIFY(jar.isEmpty());
}

void tst_CookieJar::values()
{
    CookieJar jar;
    QVERIFY(!jar.set("a", "1", "example.com"));
    QVERIFY(!jar.set("b", "2", "example.com"));
    QVERIFY(!jar.set("b", "3", "example.com", "/x"));
    QVERIFY(!jar.set("b", "4", "other.org", "/x"));
    QCOMPARE(jar.value("a").value(), "1");
    QCOMPARE(jar.value("a", ".EXAMPLE.com").value(), "1");
    QVERIFY(jar.value("none"));
    QVERIFY(!jar.value("none").value());
    QVERIFY(!jar.value("A").value());
    QVERIFY(!jar.value("a", "www.example.com").value());
    QVERIFY(!jar.value("a", {}, "/x").value());
    QCOMPARE(jar.value("b", "other.org").value(), "4");
    QCOMPARE(jar.value("b", {}, "/").value(), "2");
    QCOMPARE(jar.value("b", "example.com", "/x").value(), "3");
}

void tst_CookieJar::conflictNamesTheCookies()
{
    CookieJar jar;
    QVERIFY(!jar.set("a", "1", "example.com"));
    QVERIFY(!jar.set("a", "2"));
    const auto value = jar.value("a");
    QVERIFY(!value);
    QCOMPARE(value.error().kind(), Error::Kind::CookieConflict);
    QCOMPARE(value.error().message(), u"Several cookies are called \"a\": those of example.com/, "
                                      "*/; name the domain or the path, too"_s);
}

void tst_CookieJar::removeBySelection()
{
    CookieJar jar;
    const auto fill = [&jar] {
        jar.clear();
        jar.set("a", "1", "example.com");
        jar.set("a", "2", "other.org");
        jar.set("a", "3", "other.org", "/x");
        jar.set("b", "4", "other.org");
    };
    fill();
    QCOMPARE(jar.remove("a"), 3);
    QCOMPARE(jar.size(), 1);
    fill();
    QCOMPARE(jar.remove("a", "other.org"), 2);
    fill();
    QCOMPARE(jar.remove("a", "other.org", "/x"), 1);
    QCOMPARE(jar.remove("none"), 0);
    jar.clear();
    QVERIFY(jar.isEmpty());
    QVERIFY(jar.cookieHeader(Site).isEmpty());
}

void tst_CookieJar::clearSessionAndExpired()
{
    Clock clock;
    CookieJar jar(clock.function());
    jar.setFromResponse(Site, fields({ "a=1", "b=2; Max-Age=1", "c=3; Max-Age=100" }));
    clock.advance(1000);
    const quint64 revision = jar.revision();
    jar.clearExpired();
    QVERIFY(jar.revision() > revision);
    QCOMPARE(namesIn(jar), QList<QByteArray>({ "a", "c" }));
    jar.clearSession();
    QCOMPARE(namesIn(jar), QList<QByteArray>({ "c" }));
}

void tst_CookieJar::mergeReplaces()
{
    CookieJar one;
    one.set("a", "1", "example.com");
    one.set("b", "1", "example.com");
    CookieJar two;
    two.set("b", "2", "example.com");
    two.set("c", "2");
    one.merge(two);
    QCOMPARE(one.cookieHeader(Site), "a=1; b=2; c=2");
    QCOMPARE(two.size(), 2);
    one.merge(one);
    QCOMPARE(one.cookieHeader(Site), "a=1; b=2; c=2");
}

void tst_CookieJar::revisionCountsChanges()
{
    Clock clock;
    CookieJar jar(clock.function());
    quint64 last = 0;
    const auto isChanged = [&] { return std::exchange(last, jar.revision()) != jar.revision(); };
    QVERIFY(!isChanged());
    jar.setFromResponse(Site, fields({ "a=1; Max-Age=60" }));
    QVERIFY(isChanged());
    jar.setFromResponse(Site, fields({ "a=1; Max-Age=60" }));
    QVERIFY(!isChanged());
    clock.advance();
    jar.setFromResponse(Site, fields({ "a=1; Max-Age=60" }));
    QVERIFY(isChanged()); // it lasts longer
    jar.set("s", "1");
    QVERIFY(isChanged());
    clock.advance();
    jar.set("s", "1");
    QVERIFY(!isChanged());
    QVERIFY(!jar.cookieHeader(Site).isEmpty());
    QVERIFY(!jar.cookiesFor(Site).isEmpty());
    QVERIFY(!isChanged());
    jar.set("s", "2");
    QVERIFY(isChanged());
    jar.remove("none");
    QVERIFY(!isChanged());
    jar.remove("s");
    QVERIFY(isChanged());
    jar.clear();
    QVERIFY(isChanged());
    jar.clear();
    QVERIFY(!isChanged());
}

void tst_CookieJar::sizeLeavesOutExpired()
{
    Clock clock;
    CookieJar jar(clock.function());
    jar.setFromResponse(Site, fields({ "a=1; Max-Age=1" }));
    QCOMPARE(jar.size(), 1);
    clock.advance(1000);
    QCOMPARE(jar.size(), 0);
    QVERIFY(jar.isEmpty());
}

void tst_CookieJar::urlsWithoutAHost()
{
    CookieJar jar;
    jar.set("a", "1");
    QVERIFY(jar.cookieHeader(QUrl()).isEmpty());
    QVERIFY(jar.cookieHeader(QUrl(u"file:///etc"_s)).isEmpty());
    QVERIFY(jar.cookiesFor(QUrl(u"relative"_s)).isEmpty());
    QCOMPARE(jar.setFromResponse(QUrl(u"data:,x"_s), fields({ "a=2" })).size(), 1);
    QCOMPARE(jar.size(), 1);
}

void tst_CookieJar::usedFromManyThreads()
{
    const auto jar = std::make_shared<CookieJar>();
    std::atomic<int> broken = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([jar, t, &broken] {
            const QUrl url(u"http://h%1.example.com/"_s.arg(t));
            CookieJar own;
            for (int i = 0; i < 300; ++i) {
                jar->setFromResponse(url,
                                     fields({ "a=" + QByteArray::number(i), "b=1; Max-Age=0" }));
                if (jar->cookieHeader(url) != "a=" + QByteArray::number(i))
                    ++broken;
                own.merge(*jar);
                jar->toText();
                jar->remove("none");
                if (jar->isEmpty() || jar->revision() == 0)
                    ++broken;
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(jar->size(), 4);
    QCOMPARE(broken, 0);
}

QTEST_APPLESS_MAIN(tst_CookieJar)
#include "tst_cookiejar.moc"
