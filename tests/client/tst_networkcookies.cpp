// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/networkcookies.h"

#include <QtNetwork/qnetworkcookiejar.h>
#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace Qt::StringLiterals;

class tst_NetworkCookies : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void importsAndExports();
    void importedJarSendsTheSame_data();
    void importedJarSendsTheSame();
    void exportedJarSendsTheSame_data() { importedJarSendsTheSame_data(); }
    void exportedJarSendsTheSame();
    void whatCannotBeImported();
    void cookiesForEveryHostAreLeftOut();
    void internationalDomain();
};

void tst_NetworkCookies::importsAndExports()
{
    QNetworkCookie one("a", "1");
    one.setDomain(u"example.com"_s);
    one.setPath(u"/x"_s);
    one.setExpirationDate(QDateTime(QDate(9000, 1, 1), QTime(0, 0), Qt::UTC));
    one.setSecure(true);
    one.setHttpOnly(true);
    one.setSameSitePolicy(QNetworkCookie::SameSite::Strict);
    QNetworkCookie two("b", "2%3B");
    two.setDomain(u".example.com"_s);
    two.setPath(u"/"_s);
    two.setSameSitePolicy(QNetworkCookie::SameSite::None);
    CookieJar jar;
    QVERIFY(importCookies(jar, { one, two }).isEmpty());

    const QList<Cookie> cookies = jar.cookies();
    QCOMPARE(cookies.size(), 2);
    QCOMPARE(cookies[0].name, "a");
    QCOMPARE(cookies[0].domain, "example.com");
    QCOMPARE(cookies[0].path, "/x");
    QCOMPARE(cookies[0].expiry, one.expirationDate());
    QCOMPARE(cookies[0].sameSite, Cookie::SameSite::Strict);
    QVERIFY(cookies[0].isHostOnly && cookies[0].isSecure && cookies[0].isHttpOnly);
    QCOMPARE(cookies[1].value, "2%3B");
    QCOMPARE(cookies[1].domain, "example.com");
    QVERIFY(cookies[1].isSession());
    QVERIFY(!cookies[1].isHostOnly && !cookies[1].isSecure && !cookies[1].isHttpOnly);
    QCOMPARE(exportCookies(jar), QList<QNetworkCookie>({ one, two }));
}

void tst_NetworkCookies::importedJarSendsTheSame_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QUrl>("to");
    const QByteArray lines[] = { "a=1",         "a=1; Domain=example.com",    "a=1; Path=/x",
                                 "a=1; Secure", "a=1; Max-Age=100; HttpOnly", "a=1; Max-Age=0" };
    const QString urls[] = { u"https://www.example.com/"_s, u"http://www.example.com/x/y"_s,
                             u"https://example.com/x"_s, u"http://other.org/"_s,
                             u"http://a.www.example.com/"_s };
    for (const QByteArray &line : lines) {
        for (const QString &url : urls)
            QTest::addRow("%s %s", line.constData(), qPrintable(url)) << line << QUrl(url);
    }
}

static QByteArray sentBy(const QNetworkCookieJar &jar, const QUrl &url)
{
    QByteArray sent;
    for (const QNetworkCookie &cookie : jar.cookiesForUrl(url))
        sent += cookie.toRawForm(QNetworkCookie::NameAndValueOnly);
    return sent;
}

void tst_NetworkCookies::importedJarSendsTheSame()
{
    QFETCH(QByteArray, line);
    QFETCH(QUrl, to);
    const QUrl from(u"https://www.example.com/"_s);
    QNetworkCookieJar networkJar;
    networkJar.setCookiesFromUrl(QNetworkCookie::parseCookies(line), from);
    CookieJar jar;
    QVERIFY(importCookies(jar, networkJar).isEmpty());
    QCOMPARE(jar.cookieHeader(to), sentBy(networkJar, to));
}

void tst_NetworkCookies::exportedJarSendsTheSame()
{
    QFETCH(QByteArray, line);
    QFETCH(QUrl, to);
    CookieJar jar;
    Headers headers;
    headers.append("Set-Cookie", line);
    QVERIFY(jar.setFromResponse(QUrl(u"https://www.example.com/"_s), headers).isEmpty());
    QNetworkCookieJar networkJar;
    exportTo(jar, &networkJar);
    QCOMPARE(sentBy(networkJar, to), jar.cookieHeader(to));
}

void tst_NetworkCookies::whatCannotBeImported()
{
    QNetworkCookie good("a", "1");
    good.setDomain(u"example.com"_s);
    QNetworkCookie broken("b\r\n", "2");
    broken.setDomain(u"example.com"_s);
    QNetworkCookie suffix("c", "3");
    suffix.setDomain(u".co.uk"_s);
    CookieJar jar;
    const QList<Error> errors =
            importCookies(jar, { QNetworkCookie("d", "4"), broken, suffix, good });
    QCOMPARE(errors.size(), 3);
    QCOMPARE(errors[0].message(), u"The cookie \"d\" cannot be set: it has no domain"_s);
    QVERIFY(errors[1].message().contains(u"0x0d"_s));
    QVERIFY(errors[2].message().contains(u"public suffix"_s));
    QCOMPARE(jar.size(), 1);
}

void tst_NetworkCookies::cookiesForEveryHostAreLeftOut()
{
    CookieJar jar;
    jar.set("a", "1");
    jar.set("b", "2", "example.com");
    QCOMPARE(exportCookies(jar).size(), 1);
}

void tst_NetworkCookies::internationalDomain()
{
    QNetworkCookie cookie("a", "1");
    cookie.setDomain(u".b\u00fccher.example"_s);
    QNetworkCookie address("b", "2");
    address.setDomain(u"::1"_s);
    CookieJar jar;
    QVERIFY(importCookies(jar, { cookie, address }).isEmpty());
    QCOMPARE(jar.cookieHeader(QUrl(u"http://www.b\u00fccher.example/"_s)), "a=1");
    QCOMPARE(jar.cookieHeader(QUrl(u"http://[::1]/"_s)), "b=2");
}

QTEST_MAIN(tst_NetworkCookies)
#include "tst_networkcookies.moc"
