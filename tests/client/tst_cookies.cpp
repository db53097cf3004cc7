// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/mocksite.h"

using namespace HttpQ;
using namespace HttpQTest;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_Cookies : public QObject, private MockClientTest
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        beginTest();
        site = MockSite();
        site.start(backend());
        site.answer("example.com/set", response("set", "Set-Cookie: a=1\r\nSet-Cookie: b=2\r\n"));
        site.answer("example.com/get", response("got"));
    }
    void cleanup() { verifyNothingLeft(); }

    void keptByDefault();
    void ofOneRequest();
    void namesAndValues_data();
    void namesAndValues();
    void without();
    void fieldByHand();
    void sharedJar();
    void noJar();
    void setWithAnyStatus_data();
    void setWithAnyStatus();
    void setWhileStreaming();
    void setBetweenRounds();
    void otherHosts();
    void responseCookies();

private:
    QByteArray sentTo(const char *url)
    {
        const auto outcome = mock->run(client().get(url));
        return outcome->value ? site.field(site.heads.size() - 1, "Cookie") : "failed"_ba;
    }

    MockSite site;
};

void tst_Cookies::keptByDefault()
{
    QVERIFY(client().cookies());
    QCOMPARE(sentTo("http://example.com/set"), ""_ba);
    QVERIFY(!site.hasField(0, "Cookie"));
    QCOMPARE(client().cookies()->size(), 2);
    QCOMPARE(sentTo("http://example.com/get"), "a=1; b=2"_ba);
    client().cookies()->remove("a");
    QCOMPARE(sentTo("http://example.com/get"), "b=2"_ba);
}

void tst_Cookies::ofOneRequest()
{
    sentTo("http://example.com/set");
    const auto outcome = mock->run(
            client().get("http://example.com/get").cookie("own", "x").cookie("more", "y"));
    QVERIFY(outcome->value);
    QCOMPARE(site.field(1, "Cookie"), "own=x; more=y; a=1; b=2"_ba);
    QCOMPARE(sentTo("http://example.com/get"), "a=1; b=2"_ba);
}

void tst_Cookies::namesAndValues_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QByteArray>("sent"); // empty if it is refused
    QTest::newRow("plain") << u"n"_s << u"v"_s << "n=v"_ba;
    QTest::newRow("empty value") << u"n"_s << u""_s << "n="_ba;
    QTest::newRow("equals sign") << u"n"_s << u"a=b"_s << "n=a=b"_ba;
    QTest::newRow("quotes") << u"n"_s << u"\"v\""_s << "n=\"v\""_ba;
    QTest::newRow("no name") << u""_s << u"v"_s << ""_ba;
    QTest::newRow("semicolon") << u"n"_s << u"v; admin=1"_s << ""_ba;
    QTest::newRow("line break") << u"n"_s << u"v\r\nX-Evil: 1"_s << ""_ba;
    QTest::newRow("space in the name") << u"n n"_s << u"v"_s << ""_ba;
    QTest::newRow("NUL") << u"n"_s << QString(QChar(u'\0')) << ""_ba;
    QTest::newRow("equals sign in the name") << u"n=m"_s << u"v"_s << ""_ba;
}

void tst_Cookies::namesAndValues()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(QByteArray, sent);
    const auto outcome = mock->run(client().get("http://example.com/get").cookie(name, value));
    if (sent.isEmpty()) {
        QVERIFY(outcome->threw<LocalProtocolError>());
        QVERIFY(outcome->error().message().contains(u"has a name or value that no cookie can "
                                                    "have"_s));
        QVERIFY(site.heads.isEmpty());
    } else {
        QVERIFY2(outcome->value, qPrintable(outcome->error().toString()));
        QCOMPARE(site.field(0, "Cookie"), sent);
    }
}

void tst_Cookies::without()
{
    QVERIFY(mock->run(client().get("http://example.com/set").withoutCookies())->value);
    QCOMPARE(client().cookies()->size(), 0);
    sentTo("http://example.com/set");
    QVERIFY(mock->run(client().get("http://example.com/get").withoutCookies())->value);
    QVERIFY(!site.hasField(2, "Cookie"));
    QVERIFY(mock->run(client().get("http://example.com/get").withoutCookies().cookie("own", "x"))
                    ->value);
    QCOMPARE(site.field(3, "Cookie"), "own=x"_ba);
}

void tst_Cookies::fieldByHand()
{
    sentTo("http://example.com/set");
    site.answer("example.com/a", redirect("/get"));
    QVERIFY(mock->run(client().get("http://example.com/a").header("Cookie", "by=hand"))->value);
    QCOMPARE(site.field(1, "Cookie"), "by=hand"_ba);
    QCOMPARE(site.field(2, "Cookie"), "by=hand"_ba);
    for (const QByteArray &head : std::as_const(site.heads))
        QVERIFY(head.count("Cookie:") <= 1);
}

void tst_Cookies::sharedJar()
{
    const auto jar = std::make_shared<CookieJar>();
    client().setCookies(jar);
    QCOMPARE(client().cookies(), jar);
    AsyncClient other(mock->backend);
    other.setCookies(jar);
    sentTo("http://example.com/set");
    const auto outcome = mock->run(other.get("http://example.com/get"));
    QVERIFY(outcome->value);
    QCOMPARE(site.field(1, "Cookie"), "a=1; b=2"_ba);
    other.closeIdleConnections();
}

void tst_Cookies::noJar()
{
    client().setCookies(nullptr);
    sentTo("http://example.com/set");
    QVERIFY(!client().cookies());
    QVERIFY(mock->run(client().get("http://example.com/get"))->value);
    QVERIFY(!site.hasField(1, "Cookie"));
    QVERIFY(mock->run(client().get("http://example.com/get").cookie("own", "x"))->value);
    QCOMPARE(site.field(2, "Cookie"), "own=x"_ba);
}

void tst_Cookies::setWithAnyStatus_data()
{
    QTest::addColumn<QByteArray>("status");
    for (const char *status : { "200 OK", "302 Found", "401 No", "404 Not Found", "503 Busy" })
        QTest::newRow(status) << QByteArray(status);
}

void tst_Cookies::setWithAnyStatus()
{
    QFETCH(QByteArray, status);
    site.answer("example.com/a", response("x", "Set-Cookie: c=3\r\n", status));
    sentTo("http://example.com/a");
    QCOMPARE(sentTo("http://example.com/get"), "c=3"_ba);
}

void tst_Cookies::setWhileStreaming()
{
    site.answer("example.com/a",
                "HTTP/1.1 200 OK\r\nSet-Cookie: c=3\r\nContent-Length: 4\r\n\r\nhe"_ba);
    const auto outcome = mock->run(client().get("http://example.com/a").stream());
    QVERIFY(outcome->value);
    QCOMPARE(sentTo("http://example.com/get"), "c=3"_ba);
    outcome->value->close();
    backend().advance(1s); // in which the rest may still come
}

// By a redirect, a challenge, and a failure: each next round sends what is there by then.
void tst_Cookies::setBetweenRounds()
{
    site.answer("example.com/r", redirect("/get", "302 Found", "Set-Cookie: r=1\r\n"));
    site.answer("example.com/f",
                { response("x", "Set-Cookie: f=1\r\n", "503 Busy"),
                  response("y", "Set-Cookie: f=; Max-Age=0\r\n", "503 Busy"), response("in") });
    QVERIFY(mock->run(client().get("http://example.com/r").cookie("own", "x"))->value);
    QCOMPARE(site.field(0, "Cookie"), "own=x"_ba);
    QCOMPARE(site.field(1, "Cookie"), "own=x; r=1"_ba);
    client().cookies()->clear();
    site.heads.clear();
    QVERIFY(mock->run(client().get("http://example.com/f").retries(RetryPolicy(2).setBackoff(0ms)))
                    ->value);
    QVERIFY(!site.hasField(0, "Cookie"));
    QCOMPARE(site.field(1, "Cookie"), "f=1"_ba);
    QVERIFY(!site.hasField(2, "Cookie"));
}

void tst_Cookies::otherHosts()
{
    site.answer("example.com/a", response("x", "Set-Cookie: all=1; Domain=example.com\r\n"
                                               "Set-Cookie: secure=1; Secure\r\n"
                                               "Set-Cookie: path=1; Path=/p\r\n"
                                               "Set-Cookie: foreign=1; Domain=other.example\r\n"));
    sentTo("https://example.com/a");
    QCOMPARE(sentTo("https://example.com/get"), "all=1; secure=1"_ba);
    QCOMPARE(sentTo("http://example.com/get"), "all=1"_ba);
    QCOMPARE(sentTo("http://www.example.com/get"), "all=1"_ba);
    QCOMPARE(sentTo("http://other.example/get"), ""_ba);
    QCOMPARE(sentTo("http://example.com/p/x"), "path=1; all=1"_ba);
}

void tst_Cookies::responseCookies()
{
    site.answer("example.com/a", response("x", "Set-Cookie: a=1; HttpOnly\r\n"
                                               "Set-Cookie: nonsense\r\n"
                                               "Set-Cookie: b=2; Domain=other.example\r\n"));
    const auto outcome = mock->run(client().get("http://example.com/a").withoutCookies());
    const QList<Cookie> cookies = outcome->value.value().cookies();
    QVERIFY(!cookies.isEmpty());
    QCOMPARE(cookies[0].name, "a"_ba);
    QCOMPARE(cookies[0].value, "1"_ba);
    QVERIFY(cookies[0].isHttpOnly);
}

QTEST_GUILESS_MAIN(tst_Cookies)
#include "tst_cookies.moc"
