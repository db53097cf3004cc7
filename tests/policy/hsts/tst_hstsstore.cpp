// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "policy/hsts/hstsstore.h"

#include <QtCore/qregularexpression.h>
#include <QtTest/qtest.h>

#include <memory>
#include <thread>
#include <vector>

using namespace HttpQ;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_HstsStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void knownHosts_data();
    void knownHosts();
    void childAndParentAreApart();
    void urls_data();
    void urls();
    void notTakenFrom_data();
    void notTakenFrom();
    void brokenFieldIsTold();
    void firstFieldCounts();
    void expires();
    void isRenewed();
    void forgotten();
    void setByTheProgram_data();
    void setByTheProgram();
    void knownHostsStayWhenItIsFull();
    void text();
    void brokenText_data();
    void brokenText();
    void revision();
    void severalThreads();

private:
    Error respond(const QString &url, const QByteArray &field)
    {
        Headers headers;
        headers.append("Strict-Transport-Security", field);
        return store->setFromResponse(QUrl(url), headers);
    }

    QDateTime now;
    std::unique_ptr<HstsStore> store;
};

void tst_HstsStore::init()
{
    now = QDateTime(QDate(2026, 6, 1), QTime(12, 0), Qt::UTC);
    store = std::make_unique<HstsStore>([this] { return now; });
}

void tst_HstsStore::knownHosts_data()
{
    QTest::addColumn<QString>("said"); // by whom
    QTest::addColumn<bool>("subDomains");
    QTest::addColumn<QString>("asked");
    QTest::addColumn<bool>("known");
    const auto row = [](const char *name, const QString &said, bool subDomains,
                        const QString &asked, bool known) {
        QTest::newRow(name) << said << subDomains << asked << known;
    };
    row("the host", u"a.test"_s, false, u"a.test"_s, true);
    row("another", u"a.test"_s, true, u"b.test"_s, false);
    row("subdomain, included", u"a.test"_s, true, u"x.a.test"_s, true);
    row("subdomain of one, included", u"a.test"_s, true, u"y.x.a.test"_s, true);
    row("subdomain, not included", u"a.test"_s, false, u"x.a.test"_s, false);
    row("superdomain", u"x.a.test"_s, true, u"a.test"_s, false);
    row("name that ends alike", u"a.test"_s, true, u"ba.test"_s, false);
    row("upper case, said", u"A.Test"_s, false, u"a.test"_s, true);
    row("upper case, asked", u"a.test"_s, false, u"A.TEST"_s, true);
    row("dot at the end, said", u"a.test."_s, false, u"a.test"_s, true);
    row("dot at the end, asked", u"a.test"_s, false, u"a.test."_s, true);
    row("dot at the end of a subdomain", u"a.test"_s, true, u"x.a.test."_s, true);
    row("IDN, said", u"b\u00fccher.test"_s, false, u"xn--bcher-kva.test"_s, true);
    row("IDN, asked", u"xn--bcher-kva.test"_s, false, u"B\u00dcCHER.test"_s, true);
    row("IDN with an ideographic full stop", u"xn--bcher-kva.test"_s, false,
        u"b\u00fccher\u3002test"_s, true);
    row("one label", u"localhost"_s, true, u"localhost"_s, true);
    row("IPv4", u"192.0.2.1"_s, true, u"192.0.2.1"_s, false);
    row("IPv4, in another notation", u"0xc0000201"_s, true, u"192.0.2.1"_s, false);
    row("IPv6", u"[2001:db8::1]"_s, true, u"[2001:db8::1]"_s, false);
}

void tst_HstsStore::knownHosts()
{
    QFETCH(const QString, said);
    QFETCH(const bool, subDomains);
    QFETCH(const QString, asked);
    QFETCH(const bool, known);
    const QByteArray field = subDomains ? "max-age=60; includeSubDomains" : "max-age=60";
    QVERIFY(!respond(u"https://"_s + said + u"/x?y"_s, field));
    QCOMPARE(store->isKnownHost(asked), known);
    const QUrl url(u"http://"_s + asked + u"/"_s);
    QCOMPARE(store->upgraded(url).scheme(), known ? u"https"_s : u"http"_s);
}

void tst_HstsStore::childAndParentAreApart()
{
    QVERIFY(!respond(u"https://a.test/"_s, "max-age=100; includeSubDomains"));
    QVERIFY(!respond(u"https://x.a.test/"_s, "max-age=10"));
    QCOMPARE(store->knownHosts(), (QStringList { u"a.test"_s, u"x.a.test"_s }));
    // The child does not include its subdomains, its parent does.
    QVERIFY(store->isKnownHost(u"y.x.a.test"_s));
    // When the child is no more, its parent still speaks for it.
    now = now.addSecs(50);
    QCOMPARE(store->knownHosts(), QStringList { u"a.test"_s });
    QVERIFY(store->isKnownHost(u"x.a.test"_s));
    QVERIFY(!respond(u"https://x.a.test/"_s, "max-age=0"));
    QVERIFY(store->isKnownHost(u"x.a.test"_s));
    QVERIFY(store->isKnownHost(u"a.test"_s));

    QVERIFY(!respond(u"https://x.a.test/"_s, "max-age=1000"));
    QVERIFY(!respond(u"https://a.test/"_s, "max-age=0"));
    QVERIFY(!store->isKnownHost(u"a.test"_s));
    QVERIFY(store->isKnownHost(u"x.a.test"_s));
}

void tst_HstsStore::urls_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("upgraded");
    const auto row = [](const char *name, const QString &url, const QString &upgraded) {
        QTest::newRow(name) << url << upgraded;
    };
    row("no port", u"http://a.test/x?y#z"_s, u"https://a.test/x?y#z"_s);
    row("port 80", u"http://a.test:80/"_s, u"https://a.test/"_s);
    row("other port", u"http://a.test:8080/"_s, u"https://a.test:8080/"_s);
    row("port 443", u"http://a.test:443/"_s, u"https://a.test:443/"_s);
    row("user information", u"http://u:p@a.test/"_s, u"https://u:p@a.test/"_s);
    row("upper case", u"HTTP://A.TEST/"_s, u"https://a.test/"_s);
    row("dot at the end", u"http://a.test./"_s, u"https://a.test./"_s);
    row("https already", u"https://a.test:80/"_s, u"https://a.test:80/"_s);
    row("another host", u"http://b.test/"_s, u"http://b.test/"_s);
    row("another scheme", u"ws://a.test/"_s, u"ws://a.test/"_s);
    row("relative", u"/x"_s, u"/x"_s);
    row("no host", u"http:///x"_s, u"http:///x"_s);
    row("nothing", QString(), QString());
}

void tst_HstsStore::urls()
{
    QFETCH(const QString, url);
    QFETCH(const QString, upgraded);
    QCOMPARE(store->upgraded(QUrl(url)), QUrl(url));
    QVERIFY(!store->set(u"a.test"_s, 60s));
    QCOMPARE(store->upgraded(QUrl(url)), QUrl(upgraded));
}

void tst_HstsStore::notTakenFrom_data()
{
    QTest::addColumn<QString>("url");
    QTest::newRow("http") << u"http://a.test/"_s;
    QTest::newRow("IPv4") << u"https://192.0.2.1/"_s;
    QTest::newRow("IPv6") << u"https://[::1]/"_s;
    QTest::newRow("no URL") << QString();
}

void tst_HstsStore::notTakenFrom()
{
    QFETCH(const QString, url);
    QVERIFY(!respond(url, "max-age=60"));
    QVERIFY(!store->hasEntries());
}

void tst_HstsStore::brokenFieldIsTold()
{
    QVERIFY(!respond(u"https://a.test/"_s, "max-age=60"));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"a\\.test.*is ignored"_s));
    const Error error = respond(u"https://a.test/"_s, "max-age=0; max-age=0");
    QCOMPARE(error.kind(), Error::Kind::RemoteProtocol);
    QCOMPARE(error.url(), QUrl(u"https://a.test/"_s));
    QVERIFY(store->isKnownHost(u"a.test"_s));
    QVERIFY(!store->setFromResponse(QUrl(u"https://b.test/"_s), Headers()));
}

void tst_HstsStore::firstFieldCounts()
{
    Headers headers;
    headers.append("strict-transport-security", "max-age=60");
    headers.append("Strict-Transport-Security", "max-age=0");
    QVERIFY(!store->setFromResponse(QUrl(u"https://a.test/"_s), headers));
    QVERIFY(store->isKnownHost(u"a.test"_s));
}

void tst_HstsStore::expires()
{
    QVERIFY(!respond(u"https://a.test/"_s, "max-age=60; includeSubDomains"));
    now = now.addSecs(59);
    QVERIFY(store->isKnownHost(u"x.a.test"_s));
    now = now.addSecs(1);
    QVERIFY(!store->isKnownHost(u"a.test"_s));
    QVERIFY(!store->isKnownHost(u"x.a.test"_s));
    QVERIFY(store->knownHosts().isEmpty());
    QVERIFY(!store->toText().contains("a.test"));
}

// RFC 6797 8.1: what was said last counts, also if it is less.
void tst_HstsStore::isRenewed()
{
    QVERIFY(!respond(u"https://a.test/"_s, "max-age=60; includeSubDomains"));
    now = now.addSecs(30);
    QVERIFY(!respond(u"https://a.test/"_s, "max-age=60"));
    now = now.addSecs(45);
    QVERIFY(store->isKnownHost(u"a.test"_s));
    QVERIFY(!store->isKnownHost(u"x.a.test"_s));
    QVERIFY(!respond(u"https://a.test/"_s, "max-age=1"));
    now = now.addSecs(2);
    QVERIFY(!store->isKnownHost(u"a.test"_s));
}

void tst_HstsStore::forgotten()
{
    QVERIFY(!respond(u"https://a.test/"_s, "max-age=60"));
    QVERIFY(!respond(u"https://a.test/"_s, "max-age=0"));
    QVERIFY(!store->isKnownHost(u"a.test"_s));
    QVERIFY(!store->hasEntries());
    QVERIFY(!respond(u"https://a.test/"_s, "max-age=0"));
}

void tst_HstsStore::setByTheProgram_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("known"); // empty: it cannot be
    QTest::newRow("name") << u"A.test."_s << u"a.test"_s;
    QTest::newRow("IDN") << u"b\u00fccher.test"_s << u"xn--bcher-kva.test"_s;
    QTest::newRow("IPv4") << u"127.0.0.1"_s << QString();
    QTest::newRow("IPv6") << u"::1"_s << QString();
    QTest::newRow("IPv6 in brackets") << u"[::1]"_s << QString();
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("dot") << u"."_s << QString();
    QTest::newRow("URL") << u"https://a.test/"_s << QString();
    QTest::newRow("space") << u"a test"_s << QString();
    QTest::newRow("port") << u"a.test:80"_s << QString();
    QTest::newRow("line break") << u"a.test\nb.test"_s << QString();
}

void tst_HstsStore::setByTheProgram()
{
    QFETCH(const QString, host);
    QFETCH(const QString, known);
    const Error error = store->set(host, 60s, HstsStore::SubDomains::Included);
    QCOMPARE(bool(error), known.isEmpty());
    QCOMPARE(store->knownHosts(), known.isEmpty() ? QStringList() : QStringList { known });
    QCOMPARE(store->isKnownHost(u"x."_s + host), !known.isEmpty());
    if (known.isEmpty())
        return;
    QVERIFY(!store->set(host, std::chrono::seconds::max()));
    QVERIFY(store->isKnownHost(host));
    QVERIFY(!store->isKnownHost(u"x."_s + host));
    QVERIFY(store->remove(host));
    QVERIFY(!store->remove(host));
    QVERIFY(!store->set(host, 60s));
    QVERIFY(!store->set(host, 0s));
    QVERIFY(!store->hasEntries());
}

void tst_HstsStore::knownHostsStayWhenItIsFull()
{
    QVERIFY(!store->set(u"mine.test"_s, 60s));
    for (qsizetype i = 1; i < HstsStore::MaxHosts; ++i)
        QVERIFY(!respond(u"https://s%1.flood.test/"_s.arg(i), "max-age=1000"));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"MaxHosts"_s));
    const Error error = respond(u"https://more.flood.test/"_s, "max-age=1000");
    QCOMPARE(error.kind(), Error::Kind::LimitExceeded);
    QCOMPARE(error.limitName(), u"HstsStore::MaxHosts"_s);
    QVERIFY(store->isKnownHost(u"mine.test"_s));
    QVERIFY(!store->isKnownHost(u"more.flood.test"_s));
    // One that is known can still be renewed, and one that is no more makes room.
    QVERIFY(!respond(u"https://s1.flood.test/"_s, "max-age=2000"));
    now = now.addSecs(60);
    QVERIFY(!respond(u"https://more.flood.test/"_s, "max-age=1000"));
    QVERIFY(store->isKnownHost(u"more.flood.test"_s));
    QVERIFY(!store->isKnownHost(u"mine.test"_s));
}

void tst_HstsStore::text()
{
    QVERIFY(!respond(u"https://b.test/"_s, "max-age=60; includeSubDomains"));
    QVERIFY(!respond(u"https://a.test/"_s, "max-age=3600"));
    QCOMPARE(store->toText(), "# HttpQ HSTS hosts, format 1\n"
                              "a.test 2026-06-01T13:00:00Z\n"
                              "b.test 2026-06-01T12:01:00Z includeSubDomains\n"
                              "# 2 host(s)\n");
    HstsStore other([this] { return now; });
    QVERIFY(!other.fromText(store->toText()));
    QCOMPARE(other.toText(), store->toText());
    QVERIFY(other.isKnownHost(u"x.b.test"_s));

    now = now.addSecs(120);
    HstsStore later([this] { return now; });
    QVERIFY(!later.fromText("# HttpQ HSTS hosts, format 1\n"
                            "a.test 2026-06-01T13:00:00Z\n"
                            "b.test 2026-06-01T12:01:00Z includeSubDomains\n"
                            "# 2 host(s)\n"));
    QCOMPARE(later.knownHosts(), QStringList { u"a.test"_s });
    QVERIFY(!HstsStore().fromText(HstsStore().toText()));
}

void tst_HstsStore::brokenText_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line");
    const QByteArray first = "# HttpQ HSTS hosts, format 1\n";
    const QByteArray host = "a.test 2099-06-01T13:00:00Z\n";
    QTest::newRow("nothing") << QByteArray() << 1;
    QTest::newRow("another text") << QByteArray("# HttpQ cookies, format 1\n# 0 cookie(s)\n") << 1;
    QTest::newRow("another format")
            << QByteArray("# HttpQ HSTS hosts, format 2\n# 0 host(s)\n") << 1;
    QTest::newRow("first line alone") << first << 2;
    QTest::newRow("cut off before the end") << first + host << 3;
    QTest::newRow("cut off inside the end") << first + host + "# 1 host(s)" << 3;
    QTest::newRow("cut off inside a line") << first + host + "b.test 20" << 3;
    QTest::newRow("lines are missing") << first + host + "# 2 host(s)\n" << 3;
    QTest::newRow("more behind the end") << first + host + "# 1 host(s)\n" + host << 3;
    QTest::newRow("no date") << first + "a.test\n# 1 host(s)\n" << 2;
    QTest::newRow("broken date") << first + host + "b.test 2099-06-31T13:00:00Z\n# 2 host(s)\n"
                                 << 3;
    QTest::newRow("local time") << first + "a.test 2099-06-01T13:00:00\n# 1 host(s)\n" << 2;
    QTest::newRow("unknown word") << first + "a.test 2099-06-01T13:00:00Z x\n# 1 host(s)\n" << 2;
    QTest::newRow("too many words")
            << first + "a.test 2099-06-01T13:00:00Z includeSubDomains x\n# 1 host(s)\n"
            << 2;
    QTest::newRow("upper case") << first + "A.test 2099-06-01T13:00:00Z\n# 1 host(s)\n" << 2;
    QTest::newRow("address") << first + "10.0.0.1 2099-06-01T13:00:00Z\n# 1 host(s)\n" << 2;
    QTest::newRow("no host") << first + " 2099-06-01T13:00:00Z\n# 1 host(s)\n" << 2;
}

void tst_HstsStore::brokenText()
{
    QFETCH(const QByteArray, text);
    QFETCH(const int, line);
    const Error error = store->fromText(text);
    QVERIFY2(error.message().startsWith(u"Line %1: "_s.arg(line)), qPrintable(error.message()));
    QVERIFY(!store->hasEntries());
}

void tst_HstsStore::revision()
{
    quint64 last = store->revision();
    const auto hasChanged = [&] { return std::exchange(last, store->revision()) != last; };
    QVERIFY(!respond(u"https://a.test/"_s, "max-age=60"));
    QVERIFY(hasChanged());
    QVERIFY(!respond(u"https://a.test/"_s, "max-age=60"));
    QVERIFY(!hasChanged());
    now = now.addSecs(1);
    QVERIFY(!respond(u"https://a.test/"_s, "max-age=60"));
    QVERIFY(hasChanged());
    QVERIFY(!respond(u"https://b.test/"_s, "max-age=0"));
    QVERIFY(!hasChanged());
    store->upgraded(QUrl(u"http://a.test/"_s));
    QVERIFY(!hasChanged());
    store->clear();
    QVERIFY(hasChanged());
    QVERIFY(!store->hasEntries());
}

void tst_HstsStore::severalThreads()
{
    HstsStore shared;
    std::vector<std::thread> threads;
    for (int t = 0; t < 3; ++t) {
        threads.emplace_back([&shared, t] {
            Headers headers;
            headers.append("Strict-Transport-Security", "max-age=60");
            for (int i = 0; i < 500; ++i) {
                const QString host = u"h%1.t%2.test"_s.arg(i).arg(t);
                shared.setFromResponse(QUrl(u"https://"_s + host), headers);
                shared.upgraded(QUrl(u"http://"_s + host));
                if (i % 100 == 0)
                    shared.toText();
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(shared.knownHosts().size(), 1500);
}

QTEST_APPLESS_MAIN(tst_HstsStore)
#include "tst_hstsstore.moc"
