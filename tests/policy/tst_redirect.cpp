// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "policy/redirect.h"

#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace Qt::StringLiterals;

class tst_Redirect : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void policyDefaults();
    void policySetters();
    void redirectStatuses_data();
    void redirectStatuses();
    void locations_data();
    void locations();
    void fragments_data();
    void fragments();
    void userInfo_data();
    void userInfo();
    void refusedLocations_data();
    void refusedLocations();
    void severalLocations();
    void policyRefuses_data();
    void policyRefuses();
    void errorsHoldNoSecrets();
};

static Headers location(QByteArrayView value)
{
    Headers headers;
    headers.append("Location", value);
    return headers;
}

static Request get(const QString &url)
{
    return Request("GET", QUrl(url));
}

void tst_Redirect::policyDefaults()
{
    const RedirectPolicy policy;
    QVERIFY(policy.isFollowed());
    QCOMPARE(policy.maximum(), 10);
    QVERIFY(!policy.isDowngradeAllowed());
    QVERIFY(!policy.isRefererSent());
    QVERIFY(!policy.isSameOriginOnly());
    QVERIFY(!RedirectPolicy::none().isFollowed());
    QVERIFY(policy == RedirectPolicy());
    QVERIFY(policy != RedirectPolicy::none());
}

void tst_Redirect::policySetters()
{
    const RedirectPolicy policy = RedirectPolicy()
                                          .setMaximum(3)
                                          .setDowngradeAllowed(true)
                                          .setRefererSent(true)
                                          .setSameOriginOnly(true);
    QCOMPARE(policy.maximum(), 3);
    QVERIFY(policy.isDowngradeAllowed());
    QVERIFY(policy.isRefererSent());
    QVERIFY(policy.isSameOriginOnly());
    QVERIFY(policy.isFollowed());
    RedirectPolicy changed;
    changed.setMaximum(-1).setFollowed(false);
    QCOMPARE(changed.maximum(), 0);
    QVERIFY(!changed.isFollowed());
}

void tst_Redirect::redirectStatuses_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("isOne");
    for (const int status :
         { 200, 201, 204, 300, 301, 302, 303, 304, 305, 306, 307, 308, 309, 400 })
        QTest::addRow("%d", status) << status << QList { 301, 302, 303, 307, 308 }.contains(status);
}

void tst_Redirect::redirectStatuses()
{
    QFETCH(int, status);
    QFETCH(bool, isOne);
    QCOMPARE(isRedirect(status, location("/b")), isOne);
    QVERIFY(!isRedirect(status, {}));
}

void tst_Redirect::locations_data()
{
    QTest::addColumn<QString>("sent");
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<QByteArray>("url");
    const auto row = [](const char *name, const QString &sent, const char *location,
                        const char *url) {
        QTest::newRow(name) << sent << QByteArray(location) << QByteArray(url);
    };
    row("absolute", u"http://a.example/x"_s, "http://b.example/y?z", "http://b.example/y?z");
    row("https", u"http://a.example/x"_s, "https://a.example/x", "https://a.example/x");
    row("scheme in upper case", u"http://a.example/x"_s, "HTTP://B.example/Y",
        "http://b.example/Y");
    row("no path", u"http://a.example/x"_s, "http://b.example", "http://b.example");
    row("port", u"http://a.example/x"_s, "http://a.example:81/", "http://a.example:81/");
    row("to the same", u"http://a.example/x"_s, "http://a.example/x", "http://a.example/x");
    row("address", u"http://a.example/x"_s, "http://[::1]:81/y", "http://[::1]:81/y");
    row("idn", u"http://a.example/x"_s,
        "http://b\xc3\xbc"
        "cher.example/",
        "http://xn--bcher-kva.example/");
    row("no base path", u"http://a.example"_s, "y", "http://a.example/y");
    row("no base path, query", u"http://a.example?q"_s, "y", "http://a.example/y");

    // RFC 3986 5.4, as far as the scheme is http
    const QString base = u"http://a/b/c/d;p?q"_s;
    row("g", base, "g", "http://a/b/c/g");
    row("./g", base, "./g", "http://a/b/c/g");
    row("g/", base, "g/", "http://a/b/c/g/");
    row("/g", base, "/g", "http://a/g");
    row("//g", base, "//g", "http://g");
    row("?y", base, "?y", "http://a/b/c/d;p?y");
    row("g?y", base, "g?y", "http://a/b/c/g?y");
    row("#s", base, "#s", "http://a/b/c/d;p?q#s");
    row("g#s", base, "g#s", "http://a/b/c/g#s");
    row("g?y#s", base, "g?y#s", "http://a/b/c/g?y#s");
    row(";x", base, ";x", "http://a/b/c/;x");
    row("g;x", base, "g;x", "http://a/b/c/g;x");
    row(".", base, ".", "http://a/b/c/");
    row("./", base, "./", "http://a/b/c/");
    row("..", base, "..", "http://a/b/");
    row("../g", base, "../g", "http://a/b/g");
    row("../..", base, "../..", "http://a/");
    row("../../g", base, "../../g", "http://a/g");
    row("../../../g", base, "../../../g", "http://a/g");
    row("/./g", base, "/./g", "http://a/g");
    row("/../g", base, "/../g", "http://a/g");
    row("g.", base, "g.", "http://a/b/c/g.");
    row("..g", base, "..g", "http://a/b/c/..g");
    row("./g/.", base, "./g/.", "http://a/b/c/g/");
    row("g/../h", base, "g/../h", "http://a/b/c/h");
    row("g?y/../x", base, "g?y/../x", "http://a/b/c/g?y/../x");

    // What is not encoded though it should be
    row("space", base, "/a b", "http://a/a%20b");
    row("utf-8", base, "/caf\xc3\xa9?\xc3\xa9", "http://a/caf%C3%A9?%C3%A9");
    row("latin-1", base, "/caf\xe9?\xe9", "http://a/caf%E9?%E9");
    row("encoded already", base, "/caf%E9%20%0D%0A", "http://a/caf%E9%20%0D%0A");
    row("stray percent sign", base, "/100%", "http://a/100%25");
    row("backslash", base, "/\\evil.example/", "http://a/%5Cevil.example/");
    row("url in the query", base, "/login?to=http://b.example/",
        "http://a/login?to=http://b.example/");
}

void tst_Redirect::locations()
{
    QFETCH(QString, sent);
    QFETCH(QByteArray, location);
    QFETCH(QByteArray, url);
    const Result<Request> next = redirectedRequest(get(sent), 302, ::location(location), {});
    QVERIFY2(next, qPrintable(next.error().toString()));
    QCOMPARE(next->url().toEncoded(), url);
}

void tst_Redirect::fragments_data()
{
    QTest::addColumn<QString>("sent");
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<QByteArray>("url");
    QTest::newRow("inherited") << u"http://a.example/x#f"_s << QByteArray("/y")
                               << QByteArray("http://a.example/y#f");
    QTest::newRow("inherited elsewhere")
            << u"http://a.example/x#f"_s << QByteArray("http://b.example/y")
            << QByteArray("http://b.example/y#f");
    QTest::newRow("its own") << u"http://a.example/x#f"_s << QByteArray("/y#g")
                             << QByteArray("http://a.example/y#g");
    QTest::newRow("its own, empty")
            << u"http://a.example/x#f"_s << QByteArray("/y#") << QByteArray("http://a.example/y#");
    QTest::newRow("encoded") << u"http://a.example/x#%23%20"_s << QByteArray("/y")
                             << QByteArray("http://a.example/y#%23%20");
    QTest::newRow("none") << u"http://a.example/x"_s << QByteArray("/y")
                          << QByteArray("http://a.example/y");
}

void tst_Redirect::fragments()
{
    QFETCH(QString, sent);
    QFETCH(QByteArray, location);
    QFETCH(QByteArray, url);
    const Result<Request> next = redirectedRequest(get(sent), 301, ::location(location), {});
    QVERIFY(next);
    QCOMPARE(next->url().toEncoded(), url);
}

void tst_Redirect::userInfo_data()
{
    QTest::addColumn<QString>("sent");
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<QByteArray>("url");
    const auto row = [](const char *name, const QString &sent, const char *location,
                        const char *url) {
        QTest::newRow(name) << sent << QByteArray(location) << QByteArray(url);
    };
    row("the server's is dropped", u"http://a.example/x"_s, "http://u:p@a.example/y",
        "http://a.example/y");
    row("the server's is dropped elsewhere", u"http://a.example/x"_s, "http://u:p@b.example/y",
        "http://b.example/y");
    row("the caller's stays, relative", u"http://u:p%40@a.example/x"_s, "/y",
        "http://u:p%40@a.example/y");
    row("the caller's stays, absolute", u"http://u:p%40@a.example/x"_s, "http://a.example/y",
        "http://u:p%40@a.example/y");
    row("the caller's and not the server's", u"http://u:p@a.example/x"_s, "http://v:q@a.example/y",
        "http://u:p@a.example/y");
    row("the caller's stays behind", u"http://u:p@a.example/x"_s, "http://b.example/y",
        "http://b.example/y");
    row("the caller's stays behind, network path", u"http://u:p@a.example/x"_s, "//b.example/y",
        "http://b.example/y");
    row("the caller's stays behind, port", u"http://u:p@a.example/x"_s, "http://a.example:81/y",
        "http://a.example:81/y");
    row("the caller's stays behind, scheme", u"http://u:p@a.example/x"_s, "https://a.example/y",
        "https://a.example/y");
}

void tst_Redirect::userInfo()
{
    QFETCH(QString, sent);
    QFETCH(QByteArray, location);
    QFETCH(QByteArray, url);
    const Result<Request> next = redirectedRequest(get(sent), 307, ::location(location), {});
    QVERIFY(next);
    QCOMPARE(next->url().toEncoded(), url);
}

void tst_Redirect::refusedLocations_data()
{
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *location, const QString &reason) {
        QTest::newRow(location) << QByteArray(location) << reason;
    };
    row("", u"the URL is empty"_s);
    row("ftp://a.example/", u"the URL scheme \"ftp\" is not supported"_s);
    row("file:///etc/passwd", u"the URL scheme \"file\" is not supported"_s);
    row("javascript:alert(1)", u"the URL scheme \"javascript\" is not supported"_s);
    row("data:text/html,x", u"the URL scheme \"data\" is not supported"_s);
    row("ws://a.example/", u"the URL scheme \"ws\" is not supported"_s);
    row("http:", u"no host"_s);
    row("http://", u"no host"_s);
    row("http:///y", u"no host"_s);
    row("///y", u"no host"_s);
    row("http://?y", u"no host"_s);
    row("http:y", u"no host"_s);
    row("http://:80/", u"no host"_s);
    row("http://a.example:0/", u"port 0 is not a port"_s);
    row("http://a.example:65536/", u"is not valid"_s);
    row("http://a.example:-1/", u"is not valid"_s);
    row("http://a.example:8o/", u"is not valid"_s);
    row("http://[::1/", u"is not valid"_s);
    row("http://a example/", u"is not valid"_s);
    row("http://a%20b/", u"is not valid"_s);
    row("http://a%00b/", u"is not valid"_s);
    row("http://a.example\\@b.example/", u"holds a backslash where its host is"_s);
    row("http://256.1.1.1/", u"no IPv4 address"_s);
    row("/a\tb", u"control character 0x09 at position 2"_s);
}

void tst_Redirect::refusedLocations()
{
    QFETCH(QByteArray, location);
    QFETCH(QString, reason);
    const Result<Request> next =
            redirectedRequest(get(u"http://u:p@sent.example/x#f"_s), 302, ::location(location), {});
    QVERIFY2(!next, next ? next->url().toEncoded().constData() : nullptr);
    QCOMPARE(next.error().kind(), Error::Kind::Redirect);
    QCOMPARE(next.error().phase(), Error::Phase::Head);
    QCOMPARE(next.error().party(), Error::Party::Remote);
    QCOMPARE(next.error().url(), QUrl(u"http://sent.example/x"_s));
    const QString message = next.error().message();
    QVERIFY2(message.startsWith(u"The Location of the redirect 302 cannot be used: "_s),
             qPrintable(message));
    QVERIFY2(message.contains(reason), qPrintable(message));
}

void tst_Redirect::severalLocations()
{
    Headers same;
    same.append("Location", "/y");
    same.append("location", "/y");
    const Result<Request> next = redirectedRequest(get(u"http://a.example/x"_s), 302, same, {});
    QVERIFY(next);
    QCOMPARE(next->url(), QUrl(u"http://a.example/y"_s));

    Headers differing;
    differing.append("Location", "/y");
    differing.append("Location", "http://u:secret@b.example/");
    const Result<Request> none =
            redirectedRequest(get(u"http://a.example/x"_s), 302, differing, {});
    QVERIFY(!none);
    QCOMPARE(none.error().kind(), Error::Kind::Redirect);
    QCOMPARE(none.error().message(),
             u"The Location of the redirect 302 cannot be used: there are several that differ, "
             "\"/y\" and \"http://b.example/\""_s);

    const Result<Request> missing = redirectedRequest(get(u"http://a.example/x"_s), 302, {}, {});
    QVERIFY(!missing);
    QCOMPARE(missing.error().kind(), Error::Kind::Redirect);
}

void tst_Redirect::policyRefuses_data()
{
    QTest::addColumn<QString>("sent");
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<bool>("downgradeAllowed");
    QTest::addColumn<bool>("sameOriginOnly");
    QTest::addColumn<QString>("reason"); // none: followed
    const auto row = [](const char *name, const QString &sent, const char *location,
                        bool downgradeAllowed, bool sameOriginOnly, const QString &reason) {
        QTest::newRow(name) << sent << QByteArray(location) << downgradeAllowed << sameOriginOnly
                            << reason;
    };
    const QString plain = u"http://a.example/x"_s;
    const QString secure = u"https://a.example/x"_s;
    row("downgrade", secure, "http://a.example/y", false, false, u"from https to http"_s);
    row("downgrade elsewhere", secure, "http://b.example/y", false, false, u"from https to http"_s);
    row("downgrade to a port", secure, "http://a.example:443/y", false, false,
        u"from https to http"_s);
    row("downgrade allowed", secure, "http://a.example/y", true, false, {});
    row("upgrade", plain, "https://a.example/y", false, false, {});
    row("secure", secure, "https://b.example/y", false, false, {});
    row("plain", plain, "http://b.example/y", false, false, {});
    row("same origin", plain, "/y", false, true, {});
    row("same origin, default port", plain, "http://a.example:80/y", false, true, {});
    row("same origin, case", plain, "http://A.Example/y", false, true, {});
    row("other host", plain, "http://b.example/y", false, true,
        u"leaves the origin http://a.example,"_s);
    row("subdomain", plain, "http://www.a.example/y", false, true, u"leaves the origin"_s);
    row("other port", plain, "http://a.example:81/y", false, true, u"leaves the origin"_s);
    row("other scheme", plain, "https://a.example/y", false, true, u"leaves the origin"_s);
    row("other scheme, same port", u"http://a.example:443/x"_s, "https://a.example/y", false, true,
        u"leaves the origin http://a.example:443,"_s);
    row("downgrade allowed, but not the origin", secure, "http://a.example/y", true, true,
        u"leaves the origin https://a.example,"_s);
}

void tst_Redirect::policyRefuses()
{
    QFETCH(QString, sent);
    QFETCH(QByteArray, location);
    QFETCH(bool, downgradeAllowed);
    QFETCH(bool, sameOriginOnly);
    QFETCH(QString, reason);
    const RedirectPolicy policy = RedirectPolicy()
                                          .setDowngradeAllowed(downgradeAllowed)
                                          .setSameOriginOnly(sameOriginOnly);
    const Result<Request> next = redirectedRequest(get(sent), 301, ::location(location), policy);
    QCOMPARE(next.hasValue(), reason.isEmpty());
    if (next)
        return;
    QCOMPARE(next.error().kind(), Error::Kind::Redirect);
    const QString message = next.error().message();
    QVERIFY2(message.contains(reason), qPrintable(message));
    QVERIFY2(message.startsWith(u"The redirect 301 to http"_s), qPrintable(message));
}

void tst_Redirect::errorsHoldNoSecrets()
{
    for (const char *const to :
         { "http://u:secret@a.example/#secret", "ftp://u:secret@b.example/#secret",
           "http://u:secret@b.example:0/", "http://u:secret@b example/#secret",
           "http://u:secret@b.example:x/" }) {
        const Result<Request> next = redirectedRequest(
                get(u"https://v:secret@a.example/x#secret"_s), 302, location(to), {});
        QVERIFY2(!next, to);
        QVERIFY2(!next.error().toString().contains(u"secret"_s),
                 qPrintable(next.error().toString()));
    }
}

QTEST_APPLESS_MAIN(tst_Redirect)
#include "tst_redirect.moc"
