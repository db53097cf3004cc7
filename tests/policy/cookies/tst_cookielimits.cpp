// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "policy/cookies/jarfixture.h"

#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace Qt::StringLiterals;

namespace {

QStringList warnings;

void record(QtMsgType, const QMessageLogContext &context, const QString &message)
{
    if (QByteArrayView(context.category) == "httpq.cookies")
        warnings.append(message);
}

} // namespace

class tst_CookieLimits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { warnings.clear(); }

    void floodOfFields();
    void sentBytesAreLimited();
    void sentCookiesAreLimited();
    void siteIsLimited();
    void subdomainsShareTheLimit();
    void secureCookiesStayLonger();
    void expiredCookiesMakeRoom();
    void jarIsLimited();
    void ignoredFieldsGiveOneWarning();
    void warningIsOneLineAndClipped();
    void noWarningForGoodFields();
};

void tst_CookieLimits::floodOfFields()
{
    QList<QByteArray> lines;
    for (int i = 0; i < 100000; ++i)
        lines.append("bad" + QByteArray::number(i) + "=1; Secure");
    qInstallMessageHandler(record);
    CookieJar jar;
    const QList<Error> errors = jar.setFromResponse(Site, fields(lines));
    QCOMPARE(warnings.size(), 1);
    QVERIFY(warnings.constFirst().startsWith(u"100000 "_s));
    QCOMPARE(errors.size(), 51);
    QCOMPARE(errors.constLast().kind(), Error::Kind::LimitExceeded);
    QCOMPARE(errors.constLast().limitValue(), 50);
    QCOMPARE(errors.constLast().limitSeen(), 100000);

    lines.clear();
    for (int i = 0; i < 60; ++i)
        lines.append("c" + QByteArray::number(i) + "=1");
    QCOMPARE(jar.setFromResponse(Site, fields(lines)).size(), 1);
    qInstallMessageHandler(nullptr);
    QCOMPARE(jar.size(), 50);
    QCOMPARE(jar.cookies().constLast().name, "c49");
}

void tst_CookieLimits::sentBytesAreLimited()
{
    CookieJar jar;
    for (const char *name : { "a", "b", "c" })
        jar.set(name, QByteArray(4000, 'x'), "example.com");
    QCOMPARE(jar.cookieHeader(Site), "a=" + QByteArray(4000, 'x') + "; b=" + QByteArray(4000, 'x'));
}

void tst_CookieLimits::sentCookiesAreLimited()
{
    CookieJar jar;
    for (int i = 0; i < 170; ++i)
        QVERIFY(!jar.set("c" + QByteArray::number(i), "1", "example.com"));
    QCOMPARE(jar.cookieHeader(Site).count(';'), 149);
    QVERIFY(jar.cookieHeader(Site).endsWith("c149=1"));
}

void tst_CookieLimits::siteIsLimited()
{
    Clock clock;
    CookieJar jar(clock.function());
    QVERIFY(!jar.set("other", "1", "other.org"));
    for (int i = 0; i < 180; ++i) {
        clock.advance();
        QVERIFY(!jar.set("c" + QByteArray::number(i), "1", "example.com", i == 3 ? "/x" : "/y"));
    }
    QCOMPARE(jar.size(), 181);
    clock.advance();
    QCOMPARE(jar.cookieHeader(QUrl(u"http://example.com/x"_s)), "c3=1");

    // Not sent for the longest time, not the oldest
    for (int i = 180; i < 184; ++i) {
        clock.advance();
        QVERIFY(!jar.set("c" + QByteArray::number(i), "1", "example.com"));
    }
    QCOMPARE(jar.size(), 181);
    const QList<QByteArray> names = namesIn(jar);
    QVERIFY(names.contains("other"));
    QVERIFY(!names.contains("c0") && !names.contains("c1") && !names.contains("c2"));
    QVERIFY(names.contains("c3"));
    QVERIFY(!names.contains("c4"));
    QVERIFY(names.contains("c5"));
}

void tst_CookieLimits::subdomainsShareTheLimit()
{
    CookieJar jar;
    for (int i = 0; i < 300; ++i) {
        const QUrl url(u"http://s%1.example.com/"_s.arg(i));
        QVERIFY(jar.setFromResponse(url, fields({ "a=1" })).isEmpty());
    }
    QCOMPARE(jar.size(), 180);
    QVERIFY(jar.cookieHeader(QUrl(u"http://s119.example.com/"_s)).isEmpty());
    QCOMPARE(jar.cookieHeader(QUrl(u"http://s120.example.com/"_s)), "a=1");
}

// RFC 6265bis 5.7: of a site with too many, those that are not Secure go first.
void tst_CookieLimits::secureCookiesStayLonger()
{
    Clock clock;
    CookieJar jar(clock.function());
    jar.setFromResponse(SecureSite, fields({ "secure=1; Secure" }));
    for (int i = 0; i < 400; ++i) {
        clock.advance();
        jar.setFromResponse(Site, fields({ "c" + QByteArray::number(i) + "=1" }));
    }
    QCOMPARE(jar.size(), 180);
    QCOMPARE(jar.cookies().constFirst().name, "secure");
    QCOMPARE(jar.cookies().at(1).name, "c221");
}

void tst_CookieLimits::expiredCookiesMakeRoom()
{
    Clock clock;
    CookieJar jar(clock.function());
    jar.setFromResponse(Site, fields({ "old=1" }));
    clock.advance();
    jar.setFromResponse(Site, fields({ "expired=1; Max-Age=1" }));
    for (int i = 0; i < 178; ++i)
        jar.setFromResponse(Site, fields({ "c" + QByteArray::number(i) + "=1" }));
    clock.advance(2000);
    jar.setFromResponse(Site, fields({ "new=1" }));
    QCOMPARE(jar.size(), 180);
    QCOMPARE(jar.cookies().constFirst().name, "old");
}

void tst_CookieLimits::jarIsLimited()
{
    Clock clock;
    CookieJar jar(clock.function());
    for (int i = 0; i < 3000; ++i) {
        clock.advance();
        QVERIFY(!jar.set("c", QByteArray::number(i), 's' + QByteArray::number(i) + ".org"));
    }
    QCOMPARE(jar.size(), 3000);
    clock.advance();
    QCOMPARE(jar.cookieHeader(QUrl(u"http://s0.org/"_s)), "c=0");
    QVERIFY(!jar.set("c", "new", "new.org"));
    QCOMPARE(jar.size(), 3000);
    QCOMPARE(jar.cookieHeader(QUrl(u"http://s0.org/"_s)), "c=0");
    QVERIFY(jar.cookieHeader(QUrl(u"http://s1.org/"_s)).isEmpty());
    QCOMPARE(jar.cookieHeader(QUrl(u"http://new.org/"_s)), "c=new");

    // The expired ones first
    Cookie brief("brief", "1");
    brief.domain = "s2.org";
    brief.expiry = clock.now.addSecs(1);
    QVERIFY(!jar.set(brief));
    QCOMPARE(jar.cookieHeader(QUrl(u"http://s3.org/"_s)), "c=3");
    clock.advance(2000);
    const qsizetype before = jar.size();
    QVERIFY(!jar.set("c", "newer", "newer.org"));
    QCOMPARE(jar.size(), before + 1);
}

void tst_CookieLimits::ignoredFieldsGiveOneWarning()
{
    qInstallMessageHandler(record);
    CookieJar jar;
    const QList<Error> errors = jar.setFromResponse(
            Site, fields({ "a=hidden; Domain=other.org", "b=2", "c=3; Secure", "=" }));
    qInstallMessageHandler(nullptr);
    QCOMPARE(errors.size(), 3);
    QVERIFY(errors.at(0).message().contains(u"\"a\""_s));
    QVERIFY(errors.at(1).message().contains(u"\"c\""_s));
    QCOMPARE(errors.at(0).url(), Site);
    QCOMPARE(namesIn(jar), QList<QByteArray>({ "b" }));
    QCOMPARE(warnings.size(), 1);
    QCOMPARE(
            warnings.constFirst(),
            u"3 Set-Cookie field(s) of www.example.com ignored; the first one: The cookie \"a\" is "
            "ignored: its domain \"other.org\" does not cover the host \"www.example.com\""_s);
}

void tst_CookieLimits::warningIsOneLineAndClipped()
{
    qInstallMessageHandler(record);
    CookieJar jar;
    jar.setFromResponse(
            Site, fields({ QByteArray(3000, '\xff') + "=1; Domain=" + QByteArray(1000, '\xfe') }));
    qInstallMessageHandler(nullptr);
    QCOMPARE(warnings.size(), 1);
    QVERIFY(warnings.constFirst().size() < 1000);
    for (const QChar c : std::as_const(warnings.constFirst()))
        QVERIFY(c.unicode() >= 0x20 && c.unicode() < 0x7f);
}

void tst_CookieLimits::noWarningForGoodFields()
{
    qInstallMessageHandler(record);
    CookieJar jar;
    jar.setFromResponse(Site, fields({ "a=1" }));
    jar.setFromResponse(Site, Headers());
    qInstallMessageHandler(nullptr);
    QVERIFY(warnings.isEmpty());
}

QTEST_APPLESS_MAIN(tst_CookieLimits)
#include "tst_cookielimits.moc"
