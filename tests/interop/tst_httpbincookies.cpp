// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "interop/httpbintest.h"

#include <HttpQ/cookiefile.h>

#include <QtCore/qtemporarydir.h>

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;

class tst_HttpBinCookies : public HttpBinTest
{
    Q_OBJECT

private Q_SLOTS:
    void setAndSent();
    void setBySeveralFields();
    void replaced();
    void deleted();
    void valuesAsTheyAre_data();
    void valuesAsTheyAre();
    void addedByHand();
    void ofOneRequest();
    void ofOtherHosts();
    void withoutCookies();
    void withoutJar();
    void sharedJar();
    void file();
    void redirectNotFollowed();

private:
    //! What httpbin gets from \a client now.
    static QJsonObject cookiesSeen(AsyncClient &client, const QUrl &url)
    {
        const Result<Response> result = outcomeOf(client.get(url));
        return result ? told(*result, u"cookies"_s).toObject()
                      : QJsonObject { { u"error"_s, result.error().toString() } };
    }
    QJsonObject cookiesSeen() { return cookiesSeen(client(), url(u"/cookies"_s)); }
};

void tst_HttpBinCookies::setAndSent()
{
    // It answers with a redirect to /cookies, which tells the cookies that came.
    const Result<Response> result = outcomeOf(client().get(url(u"/cookies/set/flavour/sweet"_s)));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    const QJsonObject sweet { { u"flavour"_s, u"sweet"_s } };
    QCOMPARE(told(*result, u"cookies"_s).toObject(), sweet);
    QVERIFY(result->cookies().isEmpty()); // the redirect had it
    const QList<Cookie> set = result->history().first().cookies();
    QCOMPARE(set.size(), 1);
    QCOMPARE(set.first().name, QByteArray("flavour"));
    QCOMPARE(set.first().value, QByteArray("sweet"));
    QCOMPARE(set.first().path, QByteArray("/"));
    QVERIFY(set.first().isSession());

    QCOMPARE(client().cookies()->size(), 1);
    QCOMPARE(**client().cookies()->value("flavour"), QByteArray("sweet"));
    QCOMPARE(cookiesSeen(), sweet);
}

void tst_HttpBinCookies::setBySeveralFields()
{
    const Result<Response> result = outcomeOf(
            client().get(url(u"/cookies/set"_s)).query("a", "1").query("b", "2").query("c", "3"));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(result->history().first().headers().values("Set-Cookie").size(), 3);
    QCOMPARE(cookiesSeen(),
             QJsonObject({ { u"a"_s, u"1"_s }, { u"b"_s, u"2"_s }, { u"c"_s, u"3"_s } }));
    QCOMPARE(client().cookies()->cookieHeader(url(u"/"_s)), QByteArray("a=1; b=2; c=3"));
}

void tst_HttpBinCookies::replaced()
{
    HTTPQTEST_VERIFY_STATUS(outcomeOf(client().get(url(u"/cookies/set/flavour/sweet"_s))), 200);
    HTTPQTEST_VERIFY_STATUS(outcomeOf(client().get(url(u"/cookies/set/flavour/sour"_s))), 200);
    QCOMPARE(cookiesSeen(), QJsonObject({ { u"flavour"_s, u"sour"_s } }));
}

void tst_HttpBinCookies::deleted()
{
    HTTPQTEST_VERIFY_STATUS(outcomeOf(client().get(url(u"/cookies/set?a=1&b=2"_s))), 200);
    const Result<Response> result = outcomeOf(client().get(url(u"/cookies/delete?a"_s)));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(told(*result, u"cookies"_s).toObject(), QJsonObject({ { u"b"_s, u"2"_s } }));
    QCOMPARE(client().cookies()->size(), 1);
}

void tst_HttpBinCookies::valuesAsTheyAre_data()
{
    QTest::addColumn<QString>("value"); // as httpbin has it
    QTest::addColumn<QByteArray>("sent"); // as it is in the jar
    QTest::newRow("plain") << u"plain"_s << QByteArray("plain");
    QTest::newRow("=") << u"a=b==c"_s << QByteArray("a=b==c");
    QTest::newRow("percent") << u"a%20b"_s << QByteArray("a%20b");
    // Werkzeug quotes what no cookie can hold, in its own way, and reads it back.
    QTest::newRow("space") << u"a b"_s << QByteArray(R"("a b")");
    QTest::newRow("semicolon and quote") << u"a;\"b"_s << QByteArray(R"("a\073\"b")");
    QTest::newRow("not ASCII") << u"ä"_s << QByteArray(R"("\303\244")");
}

// What comes back to the server is what it has set.
void tst_HttpBinCookies::valuesAsTheyAre()
{
    QFETCH(const QString, value);
    QFETCH(const QByteArray, sent);
    const Result<Response> result =
            outcomeOf(client().get(url(u"/cookies/set"_s)).query("name", value));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(**client().cookies()->value("name"), sent);
    QCOMPARE(told(*result, u"cookies"_s)[u"name"_s].toString(), value);
}

void tst_HttpBinCookies::addedByHand()
{
    QVERIFY(!client().cookies()->set("everywhere", "1"));
    QVERIFY(!client().cookies()->set("here", "2", "127.0.0.1"));
    QVERIFY(!client().cookies()->set("elsewhere", "3", "example.com"));
    QVERIFY(!client().cookies()->set("deeper", "4", "127.0.0.1", "/cookies/deeper"));
    QCOMPARE(cookiesSeen(), QJsonObject({ { u"everywhere"_s, u"1"_s }, { u"here"_s, u"2"_s } }));
}

void tst_HttpBinCookies::ofOneRequest()
{
    HTTPQTEST_VERIFY_STATUS(outcomeOf(client().get(url(u"/cookies/set/kept/1"_s))), 200);
    const Result<Response> result =
            outcomeOf(client().get(url(u"/cookies"_s)).cookie("passing", "2").cookie("other", "3"));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(told(*result, u"cookies"_s).toObject(),
             QJsonObject(
                     { { u"kept"_s, u"1"_s }, { u"passing"_s, u"2"_s }, { u"other"_s, u"3"_s } }));
    QCOMPARE(cookiesSeen(), QJsonObject({ { u"kept"_s, u"1"_s } }));
}

// A cookie without a domain is for the host that set it; the port makes no difference.
void tst_HttpBinCookies::ofOtherHosts()
{
    const HttpBinServer second;
    HTTPQTEST_VERIFY_STATUS(outcomeOf(client().get(url(u"/cookies/set/a/1"_s))), 200);
    QCOMPARE(cookiesSeen(client(), otherUrl(u"/cookies"_s)), QJsonObject());
    QCOMPARE(cookiesSeen(client(), second.url(u"/cookies"_s)), QJsonObject({ { u"a"_s, u"1"_s } }));
    HTTPQTEST_VERIFY_STATUS(outcomeOf(client().get(otherUrl(u"/cookies/set/b/2"_s))), 200);
    QCOMPARE(cookiesSeen(), QJsonObject({ { u"a"_s, u"1"_s } }));

    // Across a redirect, too.
    const Result<Response> result = outcomeOf(
            client().get(url(u"/redirect-to"_s)).query("url", otherUrl(u"/cookies"_s).toString()));
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(told(*result, u"cookies"_s).toObject(), QJsonObject({ { u"b"_s, u"2"_s } }));
}

void tst_HttpBinCookies::withoutCookies()
{
    HTTPQTEST_VERIFY_STATUS(outcomeOf(client().get(url(u"/cookies/set/a/1"_s))), 200);
    const Result<Response> result =
            outcomeOf(client().get(url(u"/cookies/set/b/2"_s)).withoutCookies());
    HTTPQTEST_VERIFY_STATUS(result, 200);
    QCOMPARE(told(*result, u"cookies"_s).toObject(), QJsonObject());
    QCOMPARE(result->history().first().cookies().size(), 1);
    QCOMPARE(cookiesSeen(), QJsonObject({ { u"a"_s, u"1"_s } }));
}

void tst_HttpBinCookies::withoutJar()
{
    client().setCookies(nullptr);
    HTTPQTEST_VERIFY_STATUS(outcomeOf(client().get(url(u"/cookies/set/a/1"_s))), 200);
    QCOMPARE(cookiesSeen(), QJsonObject());
}

void tst_HttpBinCookies::sharedJar()
{
    AsyncClient other;
    const QUrl cookies = url(u"/cookies"_s);
    HTTPQTEST_VERIFY_STATUS(outcomeOf(client().get(url(u"/cookies/set/a/1"_s))), 200);
    QCOMPARE(cookiesSeen(other, cookies), QJsonObject());

    other.setCookies(client().cookies());
    QCOMPARE(cookiesSeen(other, cookies), QJsonObject({ { u"a"_s, u"1"_s } }));
    HTTPQTEST_VERIFY_STATUS(outcomeOf(other.get(url(u"/cookies/set/b/2"_s))), 200);
    QCOMPARE(cookiesSeen(), QJsonObject({ { u"a"_s, u"1"_s }, { u"b"_s, u"2"_s } }));
    HTTPQTEST_VERIFY_STATUS(outcomeOf(client().get(url(u"/cookies/delete?a"_s))), 200);
    QCOMPARE(cookiesSeen(other, cookies), QJsonObject({ { u"b"_s, u"2"_s } }));
}

void tst_HttpBinCookies::file()
{
    QTemporaryDir folder;
    const CookieFile file(folder.filePath(u"cookies"_s));
    QVERIFY(!file.load(*client().cookies())); // there is none yet

    HTTPQTEST_VERIFY_STATUS(outcomeOf(client().get(url(u"/cookies/set/session/1"_s))), 200);
    // httpbin knows no lifetime but that of the session.
    const QByteArray lasting = "lasting=2; Max-Age=3600; HttpOnly";
    HTTPQTEST_VERIFY_STATUS(
            outcomeOf(client().get(url(u"/response-headers"_s)).query("Set-Cookie", lasting)), 200);
    const QJsonObject both { { u"session"_s, u"1"_s }, { u"lasting"_s, u"2"_s } };
    // Without a path of its own it is for the folder of the URL, which is the root (RFC 6265 5.1.4).
    QCOMPARE(cookiesSeen(), both);

    QVERIFY2(!file.save(*client().cookies()), "cannot save");
    AsyncClient second;
    QVERIFY2(!file.load(*second.cookies()), "cannot load");
    QCOMPARE(cookiesSeen(second, url(u"/cookies"_s)), QJsonObject({ { u"lasting"_s, u"2"_s } }));

    QVERIFY2(!file.save(*client().cookies(), CookieJar::SessionCookies::Keep), "cannot save");
    AsyncClient third;
    QVERIFY2(!file.load(*third.cookies()), "cannot load");
    QCOMPARE(cookiesSeen(third, url(u"/cookies"_s)), both);
}

// The jar has it all the same.
void tst_HttpBinCookies::redirectNotFollowed()
{
    const Result<Response> result =
            outcomeOf(client().get(url(u"/cookies/set/a/1"_s)).followRedirects(false));
    HTTPQTEST_VERIFY_STATUS(result, 302);
    QCOMPARE(result->cookies().size(), 1);
    const Result<Request> next = result->nextRequest();
    QVERIFY(next);
    // It is sent with what the jar has then, not with what it had.
    const Result<Response> followed = outcomeOf(client().send(*next));
    HTTPQTEST_VERIFY_STATUS(followed, 200);
    QCOMPARE(told(*followed, u"cookies"_s).toObject(), QJsonObject({ { u"a"_s, u"1"_s } }));
}

QTEST_GUILESS_MAIN(tst_HttpBinCookies)
#include "tst_httpbincookies.moc"
