// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "policy/ipaddress.h"

#include <QtTest/qtest.h>

using namespace HttpQ;

class tst_IpAddress : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void equal_data();
    void equal();
    void refused_data();
    void refused();
    void ranges_data();
    void ranges();
    void everyPrefix();
};

void tst_IpAddress::equal_data()
{
    QTest::addColumn<QByteArray>("a");
    QTest::addColumn<QByteArray>("b");
    QTest::addColumn<int>("size");
    const auto row = [](const char *a, const char *b, int size) {
        QTest::addRow("%s = %s", a, b) << QByteArray(a) << QByteArray(b) << size;
    };
    row("0.0.0.0", "0.0.0.0", 32);
    row("255.255.255.255", "::ffff:ffff:ffff", 32);
    row("10.1.2.3", "::ffff:10.1.2.3", 32);
    row("10.1.2.3", "::FFFF:0a01:203", 32);
    row("10.1.2.3", "0:0:0:0:0:ffff:10.1.2.3", 32);
    row("::", "0:0:0:0:0:0:0:0", 128);
    row("::1", "0:0:0:0:0:0:0:1", 128);
    row("1::", "1:0:0:0:0:0:0:0", 128);
    row("1::2", "0001:0:0:0:0:0:0:0002", 128);
    row("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0", 128);
    row("::2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8", 128);
    row("1:2::7:8", "1:2:0:0:0:0:7:8", 128);
    row("FE80::ABCD", "fe80::abcd", 128);
    row("fe80::1%eth0", "fe80::1", 128);
    row("1::1.2.3.4", "1::102:304", 128);
    row("1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:6:102:304", 128);
    row("::1.2.3.4", "::102:304", 128);
}

void tst_IpAddress::equal()
{
    QFETCH(QByteArray, a);
    QFETCH(QByteArray, b);
    QFETCH(int, size);
    const std::optional<IpAddress> first = IpAddress::fromText(a);
    const std::optional<IpAddress> second = IpAddress::fromText(b);
    QVERIFY(first && second);
    QCOMPARE(first->size(), size);
    QCOMPARE(second->size(), size);
    QVERIFY(first->isIn(*second, size));
    QVERIFY(second->isIn(*first, size));
}

void tst_IpAddress::refused_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *const text : { "",
                                    ".",
                                    "1",
                                    "1.2.3",
                                    "1.2.3.",
                                    "1.2.3.4.",
                                    ".1.2.3.4",
                                    "1..3.4",
                                    "1.2.3.4.5",
                                    "1.2.3.256",
                                    "1.2.3.-1",
                                    "1.2.3.+1",
                                    "1.2.3.04",
                                    "1.2.3.0x4",
                                    "1.2.3.a",
                                    "1.2.3.4 ",
                                    " 1.2.3.4",
                                    "1.2.3.00001",
                                    "example.com",
                                    ":",
                                    ":::",
                                    "1:",
                                    ":1",
                                    "1::2::3",
                                    "1:2:3:4:5:6:7",
                                    "1:2:3:4:5:6:7:8:9",
                                    "1:2:3:4:5:6:7:8:",
                                    "1:2:3:4::5:6:7:8",
                                    "12345::",
                                    "g::",
                                    "::1 ",
                                    "[::1]",
                                    "1.2.3.4::",
                                    "::1.2.3",
                                    "::1.2.3.4.5",
                                    "::1.2.3.4:5",
                                    "1:2:3:4:5:6:7:1.2.3.4",
                                    "::256.1.1.1",
                                    "::1.2.3.04",
                                    "%eth0",
                                    "::ffff:1.2.3.4:5" })
        QTest::newRow(text) << QByteArray(text);
}

void tst_IpAddress::refused()
{
    QFETCH(QByteArray, text);
    QVERIFY(!IpAddress::fromText(text));
}

void tst_IpAddress::ranges_data()
{
    QTest::addColumn<QByteArray>("address");
    QTest::addColumn<QByteArray>("network");
    QTest::addColumn<int>("prefix");
    QTest::addColumn<bool>("isIn");
    const auto row = [](const char *address, const char *network, int prefix, bool isIn) {
        QTest::addRow("%s in %s/%d", address, network, prefix)
                << QByteArray(address) << QByteArray(network) << prefix << isIn;
    };
    row("10.255.255.255", "10.0.0.0", 8, true);
    row("11.0.0.0", "10.0.0.0", 8, false);
    row("9.255.255.255", "10.0.0.0", 8, false);
    row("10.9.9.9", "10.1.2.3", 8, true);
    row("172.16.0.1", "172.16.0.0", 12, true);
    row("172.31.255.255", "172.16.0.0", 12, true);
    row("172.32.0.0", "172.16.0.0", 12, false);
    row("172.15.255.255", "172.16.0.0", 12, false);
    row("192.168.1.127", "192.168.1.0", 25, true);
    row("192.168.1.128", "192.168.1.0", 25, false);
    row("192.168.1.1", "192.168.1.0", 31, true);
    row("192.168.1.2", "192.168.1.0", 31, false);
    row("192.168.1.1", "192.168.1.1", 32, true);
    row("192.168.1.2", "192.168.1.1", 32, false);
    row("1.2.3.4", "0.0.0.0", 0, true);
    row("::1", "0.0.0.0", 0, false);
    row("1.2.3.4", "::", 0, false);
    row("::ffff:10.1.1.1", "10.0.0.0", 8, true);
    row("fdff::1", "fd00::", 8, true);
    row("fc00::1", "fd00::", 8, false);
    row("febf::1", "fe80::", 10, true);
    row("fec0::1", "fe80::", 10, false);
    row("2001:db8:0:1::", "2001:db8::", 48, true);
    row("2001:db8:1::", "2001:db8::", 48, false);
    row("::1", "::", 127, true);
    row("::2", "::", 127, false);
    row("::1", "::1", 128, true);
    row("::1", "::", 128, false);
    row("1::", "::", 0, true);
}

void tst_IpAddress::ranges()
{
    QFETCH(QByteArray, address);
    QFETCH(QByteArray, network);
    QFETCH(int, prefix);
    QFETCH(bool, isIn);
    const std::optional<IpAddress> first = IpAddress::fromText(address);
    const std::optional<IpAddress> second = IpAddress::fromText(network);
    QVERIFY(first && second);
    QCOMPARE(first->isIn(*second, prefix), isIn);
}

// An address that differs in one bit is in every range up to that bit, and in no smaller one.
void tst_IpAddress::everyPrefix()
{
    const std::optional<IpAddress> zero = IpAddress::fromText("::");
    for (int bit = 0; bit < 128; ++bit) {
        QByteArray text;
        for (int group = 0; group < 8; ++group) {
            const int value = bit / 16 == group ? 0x8000 >> bit % 16 : 0;
            text += (group ? ":" : "") + QByteArray::number(value, 16);
        }
        const std::optional<IpAddress> address = IpAddress::fromText(text);
        QVERIFY2(address, text.constData());
        for (int prefix = 0; prefix <= 128; ++prefix)
            QCOMPARE(address->isIn(*zero, prefix), prefix <= bit);
    }
}

QTEST_APPLESS_MAIN(tst_IpAddress)
#include "tst_ipaddress.moc"
