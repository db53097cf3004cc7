// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "policy/noproxy.h"

#include "http/origin.h"

#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace Qt::StringLiterals;

class tst_NoProxy : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void entries_data();
    void entries();
};

void tst_NoProxy::entries_data()
{
    QTest::addColumn<QString>("list");
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("contains");
    const auto row = [](const QString &list, const QString &url, bool contains) {
        QTest::addRow("%s: %s", qPrintable(list), qPrintable(url)) << list << url << contains;
    };
    row({}, u"http://example.com/"_s, false);
    row(u" , ,, "_s, u"http://example.com/"_s, false);
    row(u"*"_s, u"http://example.com/"_s, true);
    row(u"*"_s, u"https://[::1]:81/"_s, true);
    row(u"other.example, *"_s, u"http://example.com/"_s, true);

    for (const QString &entry : { u"example.com"_s, u".example.com"_s, u"*.example.com"_s,
                                  u"EXAMPLE.com"_s, u"example.com."_s, u".Example.Com."_s }) {
        row(entry, u"http://example.com/"_s, true);
        row(entry, u"https://example.com:8443/"_s, true);
        row(entry, u"http://www.example.com/"_s, true);
        row(entry, u"http://a.b.EXAMPLE.com./"_s, true);
        row(entry, u"http://example.com./"_s, true);
        row(entry, u"http://notexample.com/"_s, false);
        row(entry, u"http://www.notexample.com/"_s, false);
        row(entry, u"http://example.com.evil.example/"_s, false);
        row(entry, u"http://example.co/"_s, false);
        row(entry, u"http://com/"_s, false);
    }
    row(u"com"_s, u"http://example.com/"_s, true);
    row(u"b\u00fccher.example"_s, u"http://www.xn--bcher-kva.example/"_s, true);
    row(u"xn--bcher-kva.example"_s, u"http://B\u00dcCHER.example/"_s, true);

    row(u"localhost"_s, u"http://localhost:8080/"_s, true);
    row(u"localhost"_s, u"http://LocalHost./"_s, true);
    row(u"localhost"_s, u"http://app.localhost/"_s, true);
    row(u"localhost"_s, u"http://localhost.localdomain/"_s, false);
    row(u"localhost"_s, u"http://127.0.0.1/"_s, false);
    row(u"localhost,127.0.0.1,::1"_s, u"http://[::1]/"_s, true);

    // separators
    for (const QString &list :
         { u"a.example,b.example,c.example"_s, u"a.example, b.example ,c.example"_s,
           u"a.example b.example\tc.example"_s, u",a.example,,\n b.example,  ,c.example,"_s }) {
        for (const QString &host : { u"a"_s, u"b"_s, u"c"_s })
            row(list, u"http://%1.example/"_s.arg(host), true);
        row(list, u"http://d.example/"_s, false);
    }

    // ports
    row(u"example.com:8080"_s, u"http://example.com:8080/"_s, true);
    row(u"example.com:8080"_s, u"http://www.example.com:8080/"_s, true);
    row(u"example.com:8080"_s, u"http://example.com/"_s, false);
    row(u"example.com:80"_s, u"http://example.com/"_s, true);
    row(u"example.com:80"_s, u"https://example.com/"_s, false);
    row(u"example.com:443"_s, u"https://example.com/"_s, true);
    row(u".example.com:443"_s, u"https://www.example.com/"_s, true);
    row(u"10.0.0.1:81"_s, u"http://10.0.0.1:81/"_s, true);
    row(u"10.0.0.1:81"_s, u"http://10.0.0.1/"_s, false);
    row(u"[::1]:81"_s, u"http://[::1]:81/"_s, true);
    row(u"[::1]:81"_s, u"http://[::1]/"_s, false);

    // addresses
    row(u"10.0.0.1"_s, u"http://10.0.0.1:81/"_s, true);
    row(u"10.0.0.1"_s, u"http://10.0.0.10/"_s, false);
    row(u"10.0.0.1"_s, u"http://10.1/"_s, true);
    row(u"10.0.0.1"_s, u"http://[::ffff:10.0.0.1]/"_s, true);
    row(u"0.0.1"_s, u"http://10.0.0.1/"_s, false);
    row(u".0.0.1"_s, u"http://10.0.0.1/"_s, false);
    row(u"*.0.0.1"_s, u"http://10.0.0.1/"_s, false);
    row(u"1"_s, u"http://10.0.0.1/"_s, false);
    row(u"::1"_s, u"http://[::1]:81/"_s, true);
    row(u"[::1]"_s, u"http://[0:0::1]/"_s, true);
    row(u"0:0:0:0:0:0:0:1"_s, u"http://[::1]/"_s, true);
    row(u"::1"_s, u"http://[::2]/"_s, false);
    row(u"FE80::1"_s, u"http://[fe80::1%25eth0]/"_s, true);
    row(u"::ffff:10.0.0.1"_s, u"http://10.0.0.1/"_s, true);

    // ranges
    row(u"10.0.0.0/8"_s, u"http://10.255.1.2:81/"_s, true);
    row(u"10.0.0.0/8"_s, u"http://11.0.0.1/"_s, false);
    row(u"10.0.0.0/8"_s, u"http://10.example/"_s, false);
    row(u"10.0.0.0/8"_s, u"http://[::ffff:10.1.2.3]/"_s, true);
    row(u"172.16.0.0/12"_s, u"http://172.31.0.1/"_s, true);
    row(u"172.16.0.0/12"_s, u"http://172.32.0.1/"_s, false);
    row(u"192.168.1.1/32"_s, u"http://192.168.1.1/"_s, true);
    row(u"192.168.1.1/32"_s, u"http://192.168.1.0/"_s, false);
    row(u"0.0.0.0/0"_s, u"http://1.2.3.4/"_s, true);
    row(u"0.0.0.0/0"_s, u"http://[::1]/"_s, false);
    row(u"0.0.0.0/0"_s, u"http://example.com/"_s, false);
    row(u"fd00::/8"_s, u"http://[fd12:3456::1]/"_s, true);
    row(u"fd00::/8"_s, u"http://[fe80::1]/"_s, false);
    row(u"[fe80::]/10"_s, u"http://[febf::1%25eth0]/"_s, true);
    row(u"::/0"_s, u"http://[::1]/"_s, true);
    row(u"::/0"_s, u"http://1.2.3.4/"_s, false);
    row(u"fd00::1/129"_s, u"http://[fd00::1]/"_s, false);

    // patterns, as HTTPX has them
    row(u"https://example.com"_s, u"https://example.com/"_s, true);
    row(u"https://example.com"_s, u"http://example.com/"_s, false);
    row(u"https://example.com"_s, u"https://www.example.com/"_s, false);
    row(u"all://*.example.com:81"_s, u"http://www.example.com:81/"_s, true);
    row(u"http://"_s, u"http://example.com/"_s, true);

    // what is nothing of these
    for (const QString &entry : { u"10.0.0.1/33"_s,
                                  u"10.0.0.0/"_s,
                                  u"10.0.0.0/-1"_s,
                                  u"10.0.0.0/+8"_s,
                                  u"10.0.0.0/8/8"_s,
                                  u"10.0.0.0/255.0.0.0"_s,
                                  u"10.0.0/8"_s,
                                  u"example.com/8"_s,
                                  u"fd00::/129"_s,
                                  u"/8"_s,
                                  u"."_s,
                                  u"*."_s,
                                  u":80"_s,
                                  u"10.0.0.1:"_s,
                                  u"10.0.0.1:99999"_s,
                                  u"10.0.0.1:0"_s,
                                  u"user@10.0.0.1"_s,
                                  u"ftp://10.0.0.1"_s,
                                  u"http://10.0.0.1/"_s,
                                  u"[10.0.0.1"_s,
                                  u"10.0.0.1]"_s,
                                  u"%"_s,
                                  u"10.*"_s }) {
        row(entry, u"http://10.0.0.1/"_s, false);
        row(entry, u"http://example.com/"_s, false);
        row(entry + u",b.example"_s, u"http://b.example/"_s, true);
    }
}

void tst_NoProxy::entries()
{
    QFETCH(QString, list);
    QFETCH(QString, url);
    QFETCH(bool, contains);
    const Result<RequestTarget> target = RequestTarget::fromUrl(QUrl(url));
    QVERIFY2(target, qPrintable(target.error().toString()));
    QCOMPARE(NoProxy(list).contains(target->origin), contains);
}

QTEST_APPLESS_MAIN(tst_NoProxy)
#include "tst_noproxy.moc"
