// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "network/addressfilter.h"

#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace Qt::StringLiterals;

class tst_AddressFilter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void publicOnly_data();
    void publicOnly();
    void function();
    void equality();
};

void tst_AddressFilter::publicOnly_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("allowed");
    const auto refused = [](const char *name, const QString &first, const QString &last) {
        QTest::addRow("%s, first", name) << first << false;
        QTest::addRow("%s, last", name) << last << false;
    };
    const auto allowed = [](const char *name, const QString &address) {
        QTest::newRow(name) << address << true;
    };
    refused("this network", u"0.0.0.0"_s, u"0.255.255.255"_s);
    allowed("behind this network", u"1.0.0.0"_s);
    allowed("before private 10", u"9.255.255.255"_s);
    refused("private 10", u"10.0.0.0"_s, u"10.255.255.255"_s);
    allowed("behind private 10", u"11.0.0.0"_s);
    allowed("before shared", u"100.63.255.255"_s);
    refused("shared", u"100.64.0.0"_s, u"100.127.255.255"_s);
    allowed("behind shared", u"100.128.0.0"_s);
    allowed("before loopback", u"126.255.255.255"_s);
    refused("loopback", u"127.0.0.0"_s, u"127.255.255.255"_s);
    allowed("behind loopback", u"128.0.0.0"_s);
    allowed("before link-local", u"169.253.255.255"_s);
    refused("link-local", u"169.254.0.0"_s, u"169.254.255.255"_s);
    allowed("behind link-local", u"169.255.0.0"_s);
    allowed("before private 172", u"172.15.255.255"_s);
    refused("private 172", u"172.16.0.0"_s, u"172.31.255.255"_s);
    allowed("behind private 172", u"172.32.0.0"_s);
    refused("assignments", u"192.0.0.0"_s, u"192.0.0.255"_s);
    allowed("behind assignments", u"192.0.1.0"_s);
    refused("documentation 192", u"192.0.2.0"_s, u"192.0.2.255"_s);
    refused("6to4 relays", u"192.88.99.0"_s, u"192.88.99.255"_s);
    allowed("before private 192", u"192.167.255.255"_s);
    refused("private 192", u"192.168.0.0"_s, u"192.168.255.255"_s);
    allowed("behind private 192", u"192.169.0.0"_s);
    allowed("before benchmarks", u"198.17.255.255"_s);
    refused("benchmarks", u"198.18.0.0"_s, u"198.19.255.255"_s);
    allowed("behind benchmarks", u"198.20.0.0"_s);
    refused("documentation 198", u"198.51.100.0"_s, u"198.51.100.255"_s);
    refused("documentation 203", u"203.0.113.0"_s, u"203.0.113.255"_s);
    allowed("before multicast", u"223.255.255.255"_s);
    refused("multicast", u"224.0.0.0"_s, u"239.255.255.255"_s);
    refused("reserved, broadcast", u"240.0.0.0"_s, u"255.255.255.255"_s);
    allowed("IPv4", u"93.184.216.34"_s);

    refused("unspecified, loopback of IPv6", u"::"_s, u"::1"_s);
    refused("IPv4-compatible", u"::127.0.0.1"_s, u"::8.8.8.8"_s);
    refused("mapped, private", u"::ffff:10.0.0.0"_s, u"::ffff:192.168.1.1"_s);
    refused("mapped, loopback", u"::ffff:127.0.0.1"_s, u"::ffff:7f00:1"_s);
    refused("mapped, unspecified and link-local", u"::ffff:0.0.0.0"_s, u"::ffff:169.254.169.254"_s);
    allowed("mapped", u"::ffff:93.184.216.34"_s);
    refused("NAT64 to private", u"64:ff9b::10.0.0.1"_s, u"64:ff9b::127.0.0.1"_s);
    allowed("NAT64", u"64:ff9b::93.184.216.34"_s);
    refused("NAT64 of a network of its own", u"64:ff9b:1::"_s, u"64:ff9b:1::8.8.8.8"_s);
    refused("discard only", u"100::"_s, u"100::ffff"_s);
    refused("6to4 to private", u"2002:a00:1::"_s, u"2002:7f00:1::1"_s);
    allowed("6to4", u"2002:5db8:d822::1"_s);
    refused("assignments of IPv6", u"2001::"_s, u"2001:1ff:ffff::"_s);
    allowed("behind assignments of IPv6", u"2001:200::1"_s);
    refused("documentation of IPv6", u"2001:db8::"_s, u"2001:db8:ffff::1"_s);
    refused("newer documentation of IPv6", u"3fff::"_s, u"3fff:fff::1"_s);
    allowed("behind newer documentation of IPv6", u"3fff:1000::1"_s);
    refused("not given out", u"4000::"_s, u"fbff::1"_s);
    refused("unique local", u"fc00::"_s, u"fdff:ffff::1"_s);
    refused("link-local of IPv6", u"fe80::1"_s, u"febf::1"_s);
    refused("link-local with a zone", u"fe80::1%lo"_s, u"fe80::1%2"_s);
    refused("site-local", u"fec0::1"_s, u"feff::1"_s);
    refused("multicast of IPv6", u"ff00::"_s, u"ff02::1"_s);
    allowed("IPv6", u"2606:2800:220:1:248:1893:25c8:1946"_s);
}

void tst_AddressFilter::publicOnly()
{
    QFETCH(const QString, address);
    QFETCH(const bool, allowed);
    const QHostAddress parsed(address);
    QVERIFY(!parsed.isNull());
    QCOMPARE(AddressFilter::publicOnly().allows(parsed, "a.test", 80), allowed);
    QVERIFY(AddressFilter().allows(parsed, "a.test", 80));
}

void tst_AddressFilter::function()
{
    QStringList asked;
    const AddressFilter filter(
            [&asked](const QHostAddress &address, const QByteArray &host, quint16 port) {
                asked += u"%1 %2 %3"_s.arg(address.toString(), QString::fromLatin1(host)).arg(port);
                return port == 443;
            });
    QVERIFY(!filter.isNull());
    QVERIFY(filter.allows(QHostAddress::LocalHost, "a.test", 443));
    QVERIFY(!filter.allows(QHostAddress::LocalHostIPv6, "::1", 80));
    QCOMPARE(asked, (QStringList { u"127.0.0.1 a.test 443"_s, u"::1 ::1 80"_s }));
    QVERIFY(!AddressFilter::publicOnly().allows(QHostAddress(), "a.test", 80));
}

void tst_AddressFilter::equality()
{
    const auto all = [](const QHostAddress &, const QByteArray &, quint16) { return true; };
    const AddressFilter one(all);
    const AddressFilter copy = one;
    QCOMPARE(copy, one);
    QVERIFY(AddressFilter(all) != one);
    QVERIFY(one != AddressFilter());
    QCOMPARE(AddressFilter(), AddressFilter());
    QVERIFY(AddressFilter(AddressFilter::Function()).isNull());
    QCOMPARE(AddressFilter::publicOnly(), AddressFilter::publicOnly());
}

QTEST_APPLESS_MAIN(tst_AddressFilter)
#include "tst_addressfilter.moc"
