// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "policy/urlpattern.h"

#include <QtTest/qtest.h>

#include <algorithm>

using namespace HttpQ;
using namespace Qt::StringLiterals;

class tst_UrlPattern : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void matching_data();
    void matching();
    void text_data();
    void text();
    void refused_data();
    void refused();
    void order();
    void mostSpecificFitsFirst();
    void defaultFitsAll();
};

void tst_UrlPattern::matching_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("matches");
    const auto row = [](const QString &pattern, const QString &url, bool matches) {
        QTest::addRow("%s: %s", qPrintable(pattern), qPrintable(url)) << pattern << url << matches;
    };
    for (const QString &pattern : { u"all://"_s, u"all://*"_s, u"ALL://"_s }) {
        row(pattern, u"http://example.com/"_s, true);
        row(pattern, u"https://[::1]:81/"_s, true);
        row(pattern, u"ftp://example.com/"_s, false);
        row(pattern, u"/relative"_s, false);
        row(pattern, {}, false);
    }
    row(u"http://"_s, u"http://example.com:81/"_s, true);
    row(u"http://"_s, u"https://example.com/"_s, false);
    row(u"https://"_s, u"https://example.com/"_s, true);
    row(u"https://"_s, u"http://example.com/"_s, false);
    row(u"https://*"_s, u"https://example.com/"_s, true);
    row(u"HTTPS://"_s, u"HTTPS://EXAMPLE.COM/"_s, true);

    row(u"all://example.com"_s, u"http://example.com/"_s, true);
    row(u"all://example.com"_s, u"https://example.com:8443/a?b#c"_s, true);
    row(u"all://example.com"_s, u"http://www.example.com/"_s, false);
    row(u"all://example.com"_s, u"http://notexample.com/"_s, false);
    row(u"all://example.com"_s, u"http://example.com.evil.example/"_s, false);
    row(u"all://example.com"_s, u"http://example.com@evil.example/"_s, false);
    row(u"all://example.com"_s, u"http://user:pw@example.com/"_s, true);
    row(u"all://Example.COM"_s, u"http://eXample.com/"_s, true);
    row(u"all://example.com."_s, u"http://example.com/"_s, true);
    row(u"all://example.com"_s, u"http://example.com./"_s, true);
    row(u"all://example_1.com"_s, u"http://example_1.com/"_s, true);
    row(u"http://example.com"_s, u"http://example.com:81/"_s, true);
    row(u"http://example.com"_s, u"https://example.com/"_s, false);

    row(u"http://example.com:8080"_s, u"http://example.com:8080/"_s, true);
    row(u"http://example.com:8080"_s, u"http://example.com/"_s, false);
    row(u"http://example.com:8080"_s, u"https://example.com:8080/"_s, false);
    row(u"http://example.com:80"_s, u"http://example.com/"_s, true);
    row(u"http://example.com:80"_s, u"http://example.com:80/"_s, true);
    row(u"http://example.com:80"_s, u"http://example.com:81/"_s, false);
    row(u"all://example.com:443"_s, u"https://example.com/"_s, true);
    row(u"all://example.com:443"_s, u"http://example.com/"_s, false);
    row(u"all://example.com:443"_s, u"http://example.com:443/"_s, true);
    row(u"all://*:8080"_s, u"http://example.com:8080/"_s, true);
    row(u"all://*:8080"_s, u"http://example.com/"_s, false);
    row(u"https://*:443"_s, u"https://example.com/"_s, true);

    row(u"all://*.example.com"_s, u"http://www.example.com/"_s, true);
    row(u"all://*.example.com"_s, u"http://a.b.example.com:81/"_s, true);
    row(u"all://*.example.com"_s, u"http://www.example.com./"_s, true);
    row(u"all://*.example.com"_s, u"http://example.com/"_s, false);
    row(u"all://*.example.com"_s, u"http://notexample.com/"_s, false);
    row(u"all://*.example.com"_s, u"http://www.notexample.com/"_s, false);
    row(u"all://*.example.com"_s, u"http://.example.com/"_s, false);
    row(u"all://*.EXAMPLE.com:81"_s, u"http://www.example.com:81/"_s, true);
    row(u"all://*.example.com:81"_s, u"http://www.example.com/"_s, false);
    row(u"all://*example.com"_s, u"http://www.example.com/"_s, true);
    row(u"all://*example.com"_s, u"http://example.com/"_s, true);
    row(u"all://*example.com"_s, u"http://notexample.com/"_s, false);
    row(u"all://*com"_s, u"http://example.com/"_s, true);
    row(u"https://*example.com:8443"_s, u"https://a.example.com:8443/"_s, true);
    row(u"https://*example.com:8443"_s, u"https://a.example.com/"_s, false);

    row(u"all://127.0.0.1"_s, u"http://127.0.0.1:81/"_s, true);
    row(u"all://127.0.0.1"_s, u"http://127.1/"_s, true);
    row(u"all://127.0.0.1"_s, u"http://localhost/"_s, false);
    row(u"all://[::1]"_s, u"http://[::1]:81/"_s, true);
    row(u"all://[0:0::1]"_s, u"http://[::1]/"_s, true);
    row(u"all://::1"_s, u"http://[::1]/"_s, true);
    row(u"all://[::1]:81"_s, u"http://[::1]:81/"_s, true);
    row(u"all://[::1]:81"_s, u"http://[::1]/"_s, false);
    row(u"all://[FD00::A]"_s, u"http://[fd00::a]/"_s, true);
    row(u"all://b\u00fccher.example"_s, u"http://xn--bcher-kva.example/"_s, true);
    row(u"all://xn--bcher-kva.example"_s, u"http://B\u00dcCHER.example/"_s, true);
    row(u"all://*.b\u00fccher.example"_s, u"http://www.b\u00fccher.example/"_s, true);
}

void tst_UrlPattern::matching()
{
    QFETCH(QString, pattern);
    QFETCH(QString, url);
    QFETCH(bool, matches);
    const Result<UrlPattern> read = UrlPattern::fromText(pattern);
    QVERIFY2(read, qPrintable(read.error().toString()));
    QCOMPARE(read->matches(QUrl(url)), matches);
}

void tst_UrlPattern::text_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("text");
    const auto row = [](const QString &pattern, const QString &text) {
        QTest::addRow("%s", qPrintable(pattern)) << pattern << text;
    };
    for (const QString &text :
         { u"all://"_s, u"http://"_s, u"https://"_s, u"all://example.com"_s,
           u"http://example.com:80"_s, u"all://*.example.com"_s, u"https://*example.com:8443"_s,
           u"all://*:8080"_s, u"all://[::1]"_s, u"all://[::1]:81"_s, u"all://127.0.0.1"_s })
        row(text, text);
    row(u"ALL://*"_s, u"all://"_s);
    row(u"Http://Example.COM.:081"_s, u"http://example.com:81"_s);
    row(u"all://*.b\u00fccher.example"_s, u"all://*.xn--bcher-kva.example"_s);
    row(u"all://::1"_s, u"all://[::1]"_s);
}

void tst_UrlPattern::text()
{
    QFETCH(QString, pattern);
    QFETCH(QString, text);
    const Result<UrlPattern> read = UrlPattern::fromText(pattern);
    QVERIFY2(read, qPrintable(read.error().toString()));
    QCOMPARE(read->toString(), text);
    const Result<UrlPattern> again = UrlPattern::fromText(text);
    QVERIFY(again);
    QVERIFY(*again == *read);
}

void tst_UrlPattern::refused_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("reason");
    const auto row = [](const QString &pattern, const QString &reason) {
        QTest::addRow("%s", qPrintable(pattern)) << pattern << reason;
    };
    row({}, u"no scheme"_s);
    row(u"http"_s, u"no scheme"_s);
    row(u"example.com"_s, u"no scheme"_s);
    row(u"example.com:80"_s, u"no scheme"_s);
    row(u"http:example.com"_s, u"no scheme"_s);
    row(u"://example.com"_s, u"its scheme is not"_s);
    row(u"ftp://example.com"_s, u"its scheme is not"_s);
    row(u"*://example.com"_s, u"its scheme is not"_s);
    row(u"all://example.com/"_s, u"it holds \"/\""_s);
    row(u"all://example.com/a"_s, u"it holds \"/\""_s);
    row(u"all://example.com?a"_s, u"it holds \"?\""_s);
    row(u"all://example.com#a"_s, u"it holds \"#\""_s);
    row(u"all://user@example.com"_s, u"it holds \"@\""_s);
    row(u"all://example .com"_s, u"it holds \" \""_s);
    row(u"all://example%2ecom"_s, u"it holds \"%\""_s);
    row(u"all://example.com\\a"_s, u"it holds \"\\\""_s);
    row(u"all://www.*.com"_s, u"not valid"_s);
    row(u"all://example.*"_s, u"not valid"_s);
    row(u"all://**example.com"_s, u"not valid"_s);
    row(u"all://*.*.example.com"_s, u"not valid"_s);
    row(u"all://*."_s, u"has no host"_s);
    row(u"all://:80"_s, u"has no host"_s);
    row(u"all://example.com:"_s, u"\"\" is not a port"_s);
    row(u"all://example.com:0"_s, u"\"0\" is not a port"_s);
    row(u"all://example.com:65536"_s, u"\"65536\" is not a port"_s);
    row(u"all://example.com:+80"_s, u"\"+80\" is not a port"_s);
    row(u"all://example.com:http"_s, u"\"http\" is not a port"_s);
    row(u"all://*:x"_s, u"\"x\" is not a port"_s);
    row(u"all://[::1"_s, u"not valid"_s);
    row(u"all://[::1]a"_s, u"not valid"_s);
    row(u"all://a:b:c"_s, u"not valid"_s);
    row(u"all://*.10.0.0.1"_s, u"an IP address has no subdomains"_s);
    row(u"all://*[::1]"_s, u"an IP address has no subdomains"_s);
    row(u"all://256.1.1.1"_s, u"no IPv4 address"_s);
}

void tst_UrlPattern::refused()
{
    QFETCH(QString, pattern);
    QFETCH(QString, reason);
    const Result<UrlPattern> read = UrlPattern::fromText(pattern);
    QVERIFY2(!read, qPrintable(read ? read->toString() : QString()));
    QCOMPARE(read.error().kind(), Error::Kind::InvalidUrl);
    const QString message = read.error().message();
    QVERIFY2(message.startsWith(u"The URL pattern \"%1\" is not valid: "_s.arg(pattern)),
             qPrintable(message));
    QVERIFY2(message.contains(reason), qPrintable(message));
}

void tst_UrlPattern::order()
{
    const QStringList sorted = {
        u"https://www.example.com:81"_s,
        u"all://www.example.com:81"_s,
        u"https://example.com:81"_s,
        u"all://*.example.com:81"_s,
        u"all://*:81"_s,
        u"https://www.example.com"_s,
        u"all://www.example.com"_s,
        u"http://example.com"_s,
        u"all://example.com"_s,
        u"all://*.www.example.com"_s,
        u"https://*.example.com"_s,
        u"all://*.example.com"_s,
        u"https://*example.com"_s,
        u"all://*example.com"_s,
        u"all://*com"_s,
        u"http://"_s,
        u"all://"_s,
    };
    QList<UrlPattern> patterns;
    for (const QString &text : sorted)
        patterns.append(*UrlPattern::fromText(text));
    for (qsizetype i = 0; i < patterns.size(); ++i) {
        for (qsizetype j = 0; j < patterns.size(); ++j)
            QVERIFY2(patterns[i].isMoreSpecificThan(patterns[j]) == (i < j),
                     qPrintable(sorted[i] + u' ' + sorted[j]));
    }
    QVERIFY(!UrlPattern::fromText(u"http://a")
                     ->isMoreSpecificThan(*UrlPattern::fromText(u"https://a")));
}

void tst_UrlPattern::mostSpecificFitsFirst()
{
    QList<UrlPattern> patterns;
    for (const QStringView text :
         { u"all://", u"all://*example.com", u"https://", u"all://example.com",
           u"all://*.a.example.com", u"all://example.com:8443" })
        patterns.append(*UrlPattern::fromText(text));
    std::stable_sort(
            patterns.begin(), patterns.end(),
            [](const UrlPattern &a, const UrlPattern &b) { return a.isMoreSpecificThan(b); });
    const auto first = [&](const QString &url) {
        const auto found = std::find_if(patterns.begin(), patterns.end(),
                                        [&](const UrlPattern &p) { return p.matches(QUrl(url)); });
        return found == patterns.end() ? QString() : found->toString();
    };
    QCOMPARE(first(u"https://example.com:8443/"_s), u"all://example.com:8443"_s);
    QCOMPARE(first(u"https://example.com/"_s), u"all://example.com"_s);
    QCOMPARE(first(u"https://b.a.example.com/"_s), u"all://*.a.example.com"_s);
    QCOMPARE(first(u"https://a.example.com/"_s), u"all://*example.com"_s);
    QCOMPARE(first(u"https://other.example/"_s), u"https://"_s);
    QCOMPARE(first(u"http://other.example/"_s), u"all://"_s);
}

void tst_UrlPattern::defaultFitsAll()
{
    QVERIFY(UrlPattern() == *UrlPattern::fromText("all://"));
    QVERIFY(UrlPattern().matches(QUrl(u"https://example.com"_s)));
    QVERIFY(UrlPattern() != *UrlPattern::fromText("http://"));
}

QTEST_APPLESS_MAIN(tst_UrlPattern)
#include "tst_urlpattern.moc"
