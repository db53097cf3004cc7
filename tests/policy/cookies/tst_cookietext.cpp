// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "policy/cookies/cookiejar.h"

#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace Qt::StringLiterals;

namespace {

const QDateTime Now(QDate(2026, 6, 1), QTime(12, 0, 0, 7), Qt::UTC);

std::function<QDateTime()> clockAt(const QDateTime &now)
{
    return [now] { return now; };
}

void fill(CookieJar &jar)
{
    Headers headers;
    for (const QByteArray line :
         { "session=1", "a=2; Max-Age=60; Path=/x y", "__Host-h=3; Secure; Path=/; Max-Age=60",
           "nameless; Domain=example.com; Max-Age=60", "b==\"x, y\"; SameSite=Lax; Max-Age=60",
           "c\t1=\xff\xc3\xa4; HttpOnly; SameSite=Strict; Max-Age=60",
           "d=; SameSite=None; Secure; Max-Age=60", "#=7; Max-Age=60" })
        headers.append("Set-Cookie", line);
    QVERIFY(jar.setFromResponse(QUrl(u"https://www.example.com/"_s), headers).isEmpty());
    Cookie everywhere("e", "8");
    everywhere.expiry = QDateTime(QDate(2027, 1, 1), QTime(0, 0), Qt::OffsetFromUTC, 3600);
    QVERIFY(!jar.set(everywhere));
    Cookie address("f", "9");
    address.domain = "::1";
    address.expiry = QDateTime(QDate(9999, 12, 31), QTime(23, 59, 59, 999), Qt::UTC);
    QVERIFY(!jar.set(address));
}

} // namespace

class tst_CookieText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void format();
    void roundTrip();
    void sessionCookiesOnlyIfAskedFor();
    void emptyJar();
    void loadingAdds();
    void expiredCookiesAreLeftOut();
    void newPublicSuffixIsLeftOut();
    void everyTruncationIsAnError();
    void brokenText_data();
    void brokenText();
};

void tst_CookieText::format()
{
    CookieJar jar(clockAt(Now));
    Headers headers;
    headers.append("Set-Cookie", "SID=31d4; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=60");
    jar.setFromResponse(QUrl(u"https://example.com/"_s), headers);
    QCOMPARE(jar.toText(),
             "# HttpQ cookies, format 1\n"
             "SID=31d4; Domain=example.com; Path=/; Expires=2026-06-01T12:01:00.007Z; "
             "Created=2026-06-01T12:00:00.007Z; Used=2026-06-01T12:00:00.007Z; HostOnly; Secure; "
             "HttpOnly; SameSite=Lax\n"
             "# 1 cookie(s)\n");
}

void tst_CookieText::roundTrip()
{
    CookieJar jar(clockAt(Now));
    fill(jar);
    const QByteArray text = jar.toText(CookieJar::SessionCookies::Keep);
    CookieJar other(clockAt(Now));
    const Error error = other.fromText(text);
    QVERIFY2(!error, qPrintable(error.toString()));
    QCOMPARE(other.size(), 10);
    QCOMPARE(other.cookies(), jar.cookies());
    QCOMPARE(other.toText(CookieJar::SessionCookies::Keep), text);
    const QUrl url(u"https://www.example.com/x y/"_s);
    QCOMPARE(other.cookieHeader(url), jar.cookieHeader(url));
}

void tst_CookieText::sessionCookiesOnlyIfAskedFor()
{
    CookieJar jar(clockAt(Now));
    fill(jar);
    CookieJar other(clockAt(Now));
    QVERIFY(!other.fromText(jar.toText()));
    QCOMPARE(other.size(), 9);
    QVERIFY(!other.value("session").value());
}

void tst_CookieText::emptyJar()
{
    const QByteArray text = CookieJar().toText();
    QCOMPARE(text, "# HttpQ cookies, format 1\n# 0 cookie(s)\n");
    CookieJar jar;
    jar.set("a", "1");
    QVERIFY(!jar.fromText(text));
    QCOMPARE(jar.size(), 1);
}

void tst_CookieText::loadingAdds()
{
    CookieJar one(clockAt(Now));
    one.set("a", "1", "example.com");
    one.set("b", "1", "example.com");
    CookieJar two(clockAt(Now));
    two.set("b", "2", "example.com");
    two.set("c", "2", "example.com");
    QVERIFY(!one.fromText(two.toText(CookieJar::SessionCookies::Keep)));
    QCOMPARE(one.cookieHeader(QUrl(u"http://example.com/"_s)), "a=1; b=2; c=2");
}

void tst_CookieText::expiredCookiesAreLeftOut()
{
    CookieJar jar(clockAt(Now));
    fill(jar);
    CookieJar later(clockAt(Now.addSecs(60)));
    QVERIFY(!later.fromText(jar.toText()));
    QCOMPARE(later.size(), 2);
}

void tst_CookieText::newPublicSuffixIsLeftOut()
{
    CookieJar jar(clockAt(Now));
    QVERIFY(!jar.set("a", "1", "example.com"));
    QVERIFY(!jar.set("b", "2", "other.org"));
    QByteArray text = jar.toText(CookieJar::SessionCookies::Keep);
    text.replace("Domain=other.org", "Domain=github.io");
    CookieJar other(clockAt(Now));
    QVERIFY(!other.fromText(text));
    QCOMPARE(other.size(), 1);
    QVERIFY(other.value("a").value());
}

void tst_CookieText::everyTruncationIsAnError()
{
    CookieJar jar(clockAt(Now));
    fill(jar);
    const QByteArray text = jar.toText(CookieJar::SessionCookies::Keep);
    CookieJar other(clockAt(Now));
    other.set("mine", "1");
    const QByteArray before = other.toText(CookieJar::SessionCookies::Keep);
    const quint64 revision = other.revision();
    for (qsizetype size = 0; size < text.size(); ++size) {
        const Error error = other.fromText(text.first(size));
        QVERIFY2(error, qPrintable(QString::number(size)));
        QVERIFY2(error.message().startsWith(u"Line "_s), qPrintable(error.message()));
        QCOMPARE(other.revision(), revision);
    }
    QCOMPARE(other.toText(CookieJar::SessionCookies::Keep), before);
}

void tst_CookieText::brokenText_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *from, const char *to, const QString &message) {
        QTest::addRow("%s -> %s", from, to) << QByteArray(from) << QByteArray(to) << message;
    };
    row("# HttpQ cookies", "# Netscape HTTP Cookie File",
        u"Line 1: \"# Netscape HTTP Cookie File, format 1\" does not begin a text of HttpQ cookies"_s);
    row("format 1", "format 2", u"Line 1: the format \"2\" is not known, only \"1\""_s);
    row("b=2", "b", u"Line 3: it does not begin with a cookie's name and an equals sign"_s);
    row("; Domain=example.com", "", u"Line 2: the domain is missing"_s);
    row("Domain=example.com", "Domain=", u"Line 2: \"Domain=\" is not understood"_s);
    row("Domain=example.com", "Domain=Example.com", u"Line 2: its domain \"Example.com\" is no"_s);
    row("; Path=/", "", u"Line 2: its path \"\" does not begin with a slash"_s);
    row("Created=2026", "Created=26", u"Line 2: \"Created=26-06-01T12:00:00.007Z\" is not"_s);
    row("Created=2026-06-01T12:00:00.007Z; ", "", u"Line 2: one of the dates"_s);
    row("Used=2026-06-01T", "Used=2026-06-31T", u"Line 2: \"Used=2026-06-31T12:00:00.007Z\" is"_s);
    row(":00.007Z; Used", ":00.007; Used", u"Line 2: \"Created=2026-06-01T12:00:00.007\" is not"_s);
    row("a=1", "a=1\r", u"Line 2: its value holds the control character 0x0d at position 1"_s);
    row("a=1", "a=1;x", u"Line 2: its value holds a semicolon"_s);
    row("a=1", "=", u"Line 2: it has neither a name nor a value"_s);
    row("a=1", "__Host-a=1", u"Line 2: the prefix of its name asks for it to be Secure"_s);
    row("Path=/", "Priority=High; Path=/", u"Line 2: \"Priority=High\" is not understood"_s);
    row("Path=/", "Secure=1; Path=/", u"Line 2: \"Secure=1\" is not understood"_s);
    row("Path=/", "SameSite=Other; Path=/", u"Line 2: \"SameSite=Other\" is not understood"_s);
    row("# 2", "# 3", u"Line 4: it does not begin with a cookie's name"_s);
    row("# 2 cookie(s)\n", "", u"Line 4: the end is missing"_s);
    row("cookie(s)\n", "cookie(s)\nc=3\n", u"Line 4: it does not begin"_s);
    row("\nb=2", "\n\nb=2", u"Line 3: it does not begin"_s);
}

void tst_CookieText::brokenText()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, message);
    CookieJar jar(clockAt(Now));
    jar.set("a", "1", "example.com");
    jar.set("b", "2", "other.org");
    QByteArray text = jar.toText(CookieJar::SessionCookies::Keep);
    text.replace(text.indexOf(from), from.size(), to);
    CookieJar other(clockAt(Now));
    const Error error = other.fromText(text);
    QVERIFY2(error.message().startsWith(message), qPrintable(error.message()));
    QVERIFY(other.isEmpty());
    QCOMPARE(other.revision(), 0u);
}

QTEST_APPLESS_MAIN(tst_CookieText)
#include "tst_cookietext.moc"
