// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/networkaccess/clientcookiejar_p.h"
#include "client/networkaccess/networkaccessmanager.h"
#include "support/eventloop.h"
#include "testing/server/scriptedserver.h"

#include <QtNetwork/qnetworkcookie.h>
#include <QtNetwork/qnetworkcookiejar.h>
#include <QtNetwork/qnetworkreply.h>
#include <QtTest/qtest.h>

#include <algorithm>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;

class tst_ClientCookieJar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsTheClientsCookies();
    void takesCookiesAsAServerSetsThem();
    void changesSingleCookies();
    void withoutAJar();
    void followsTheClientsJar();
    void managerKeepsCookies();
    void controlsOfTheRequest_data();
    void controlsOfTheRequest();
    void redirectsTakeCookiesAnew();
    void anotherJarOfQt();
    void ownFieldStands();
};

static QNetworkCookie cookie(const QByteArray &name, const QByteArray &value, const QString &domain)
{
    QNetworkCookie cookie(name, value);
    cookie.setDomain(domain);
    cookie.setPath(u"/"_s);
    return cookie;
}

static const QUrl Page(u"https://www.example.com/page"_s);

void tst_ClientCookieJar::showsTheClientsCookies()
{
    const auto jar = std::make_shared<CookieJar>();
    ClientCookieJar view(jar, nullptr);
    QVERIFY(view.cookiesForUrl(Page).isEmpty());
    jar->set("a", "1", "example.com");
    jar->set("b", "2", "example.org");
    const QList<QNetworkCookie> cookies = view.cookiesForUrl(Page);
    QCOMPARE(cookies.size(), 1);
    QCOMPARE(cookies.first().name(), "a");
    QCOMPARE(cookies.first().value(), "1");
    QCOMPARE(cookies.first().domain(), u".example.com"_s);
}

void tst_ClientCookieJar::takesCookiesAsAServerSetsThem()
{
    const auto jar = std::make_shared<CookieJar>();
    ClientCookieJar view(jar, nullptr);
    const QList<QNetworkCookie> lines = QNetworkCookie::parseCookies(
            "host=1\nsite=2; Domain=example.com; Secure; HttpOnly; Max-Age=60\n"
            "foreign=3; Domain=example.org\nsuffix=4; Domain=com");
    QCOMPARE(lines.size(), 4);
    QVERIFY(view.setCookiesFromUrl(lines, Page));
    const QList<Cookie> kept = jar->cookies();
    QCOMPARE(kept.size(), 2);
    QCOMPARE(kept[0].name, "host");
    QCOMPARE(kept[0].domain, "www.example.com");
    QVERIFY(kept[0].isHostOnly && kept[0].isSession());
    QCOMPARE(kept[1].name, "site");
    QCOMPARE(kept[1].domain, "example.com");
    QVERIFY(kept[1].isSecure && kept[1].isHttpOnly && !kept[1].isHostOnly && kept[1].expiry);
    QVERIFY(!view.setCookiesFromUrl({ lines[2] }, Page));
    QVERIFY(!view.setCookiesFromUrl({}, Page));
}

void tst_ClientCookieJar::changesSingleCookies()
{
    const auto jar = std::make_shared<CookieJar>();
    ClientCookieJar view(jar, nullptr);
    const QNetworkCookie site = cookie("a", "1", u".example.com"_s);
    QVERIFY(!view.updateCookie(site));
    QVERIFY(!view.deleteCookie(site));
    QVERIFY(jar->isEmpty());
    QVERIFY(view.insertCookie(site));
    QVERIFY(!view.insertCookie(QNetworkCookie("nowhere", "1")));
    QVERIFY(view.updateCookie(cookie("a", "2", u".example.com"_s)));
    QCOMPARE(jar->cookies().first().value, "2");
    QVERIFY(!view.updateCookie(cookie("a", "3", u"example.com"_s))); // of the host only
    QVERIFY(!view.deleteCookie(cookie("a", "2", u"example.com"_s)));
    QCOMPARE(jar->size(), 1);
    QVERIFY(view.deleteCookie(site));
    QVERIFY(jar->isEmpty());
    QVERIFY(view.insertCookie(cookie("c", "1", u"münchen.example"_s)));
    QVERIFY(view.deleteCookie(cookie("c", "1", u"münchen.example"_s)));
}

void tst_ClientCookieJar::withoutAJar()
{
    AsyncClient client;
    client.setCookies(nullptr);
    ClientCookieJar view(&client, nullptr);
    const QNetworkCookie site = cookie("a", "1", u".example.com"_s);
    QVERIFY(view.cookiesForUrl(Page).isEmpty());
    QVERIFY(!view.setCookiesFromUrl({ site }, Page));
    QVERIFY(!view.insertCookie(site));
    QVERIFY(!view.updateCookie(site));
    QVERIFY(!view.deleteCookie(site));
}

void tst_ClientCookieJar::followsTheClientsJar()
{
    auto client = std::make_unique<AsyncClient>();
    NetworkAccessManager manager(client.get());
    const auto jar = std::make_shared<CookieJar>();
    jar->set("a", "1", "example.com");
    client->setCookies(jar);
    QCOMPARE(manager.cookieJar()->cookiesForUrl(Page).size(), 1);
    client.reset();
    QVERIFY(manager.cookieJar()->cookiesForUrl(Page).isEmpty());
}

//! Sends \a request and returns when it has ended.
static void run(QNetworkAccessManager &manager, const QNetworkRequest &request)
{
    const std::unique_ptr<QNetworkReply> reply(manager.get(request));
    QVERIFY(spinUntil([&] { return reply->isFinished(); }));
    QCOMPARE(reply->error(), QNetworkReply::NoError);
}

static void setCookie(ScriptedServer &server, const char *line)
{
    Headers headers;
    headers.append("Set-Cookie", line);
    server.respond("GET", "/set", Response(200, headers));
    server.respondWith(Response(200));
}

void tst_ClientCookieJar::managerKeepsCookies()
{
    ScriptedServer server;
    setCookie(server, "a=1; Path=/");
    AsyncClient client;
    NetworkAccessManager manager(&client);
    run(manager, QNetworkRequest(server.url(u"/set"_s)));
    QCOMPARE(client.cookies()->size(), 1);
    run(manager, QNetworkRequest(server.url()));
    QCOMPARE(server.requests().last().header("Cookie"), "a=1");
    QCOMPARE(manager.cookieJar()->cookiesForUrl(server.url()).size(), 1);
    QVERIFY(manager.cookieJar()->deleteCookie(
            manager.cookieJar()->cookiesForUrl(server.url()).first()));
    run(manager, QNetworkRequest(server.url()));
    QCOMPARE(server.requests().last().header("Cookie"), QByteArray());
}

void tst_ClientCookieJar::controlsOfTheRequest_data()
{
    QTest::addColumn<bool>("isLoaded");
    QTest::addColumn<bool>("isSaved");
    for (const bool isLoaded : { false, true }) {
        for (const bool isSaved : { false, true })
            QTest::addRow("loaded %d saved %d", isLoaded, isSaved) << isLoaded << isSaved;
    }
}

void tst_ClientCookieJar::controlsOfTheRequest()
{
    QFETCH(bool, isLoaded);
    QFETCH(bool, isSaved);
    ScriptedServer server;
    setCookie(server, "new=1; Path=/");
    AsyncClient client;
    client.cookies()->set("old", "1", "127.0.0.1");
    NetworkAccessManager manager(&client);
    QNetworkRequest request(server.url(u"/set"_s));
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute,
                         isLoaded ? QNetworkRequest::Automatic : QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute,
                         isSaved ? QNetworkRequest::Automatic : QNetworkRequest::Manual);
    run(manager, request);
    QCOMPARE(server.requests().last().header("Cookie"), isLoaded ? "old=1" : QByteArray());
    QCOMPARE(client.cookies()->size(), isSaved ? 2 : 1);
}

// RFC 6265 5.4: they belong to the URL, and one that a redirect sets is sent to where it leads.
void tst_ClientCookieJar::redirectsTakeCookiesAnew()
{
    for (const bool isViewed : { true, false }) {
        ScriptedServer server;
        Headers headers;
        headers.append("Set-Cookie", "b=2; Path=/");
        headers.append("Location", "/there");
        server.respond("GET", "/", Response(302, headers));
        server.respondWith(Response(200));
        NetworkAccessManager manager;
        if (!isViewed)
            manager.setCookieJar(new QNetworkCookieJar(&manager));
        QNetworkCookie here("a", "1");
        here.setPath(u"/"_s);
        manager.cookieJar()->setCookiesFromUrl({ here }, server.url());
        run(manager, QNetworkRequest(server.url()));
        QCOMPARE(server.requests().first().header("Cookie"), "a=1");
        QCOMPARE(server.requests().last().headerCount("Cookie"), 1);
        QByteArrayList sent = server.requests().last().header("Cookie").split(';');
        for (QByteArray &pair : sent)
            pair = pair.trimmed();
        std::sort(sent.begin(), sent.end());
        QCOMPARE(sent, QByteArrayList({ "a=1", "b=2" }));
    }
}

void tst_ClientCookieJar::anotherJarOfQt()
{
    ScriptedServer server;
    setCookie(server, "a=1; Path=/");
    AsyncClient client;
    NetworkAccessManager manager(&client);
    manager.setCookieJar(new QNetworkCookieJar(&manager));
    run(manager, QNetworkRequest(server.url(u"/set"_s)));
    QCOMPARE(client.cookies()->size(), 0);
    QCOMPARE(manager.cookieJar()->cookiesForUrl(server.url()).size(), 1);
    client.cookies()->set("other", "1", "127.0.0.1");
    run(manager, QNetworkRequest(server.url()));
    QCOMPARE(server.requests().last().header("Cookie"), "a=1");

    // The view of one manager's client in another: that client's cookies.
    NetworkAccessManager owner;
    manager.setCookieJar(owner.cookieJar());
    owner.cookieJar()->setParent(&owner);
    QNetworkCookie here("of-owner", "1");
    here.setPath(u"/"_s);
    manager.cookieJar()->setCookiesFromUrl({ here }, server.url());
    run(manager, QNetworkRequest(server.url()));
    QCOMPARE(server.requests().last().header("Cookie"), "of-owner=1");
}

void tst_ClientCookieJar::ownFieldStands()
{
    ScriptedServer server;
    server.respondWith(Response(200));
    NetworkAccessManager manager;
    QNetworkCookie here("a", "1");
    here.setPath(u"/"_s);
    manager.cookieJar()->setCookiesFromUrl({ here }, server.url());
    QNetworkRequest request(server.url());
    request.setHeader(QNetworkRequest::CookieHeader,
                      QVariant::fromValue(QList { QNetworkCookie("mine", "1") }));
    run(manager, request);
    QCOMPARE(server.requests().last().header("Cookie"), "mine=1");
}

QTEST_GUILESS_MAIN(tst_ClientCookieJar)
#include "tst_clientcookiejar.moc"
