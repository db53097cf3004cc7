// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "network/qt/certificatenames.h"
#include "network/qt/testcertificates.h"

#include <QtTest/qtest.h>

using namespace HttpQ;
using namespace Qt::StringLiterals;

class tst_CertificateNames : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void dnsNames_data();
    void dnsNames();
    void certificates_data();
    void certificates();
    void describesNames();

private:
    TestCertificates m_certificates;
};

void tst_CertificateNames::initTestCase()
{
    QVERIFY(m_certificates.isValid());
}

void tst_CertificateNames::dnsNames_data()
{
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<bool>("matches");
    const auto add = [](const char *pattern, const char *host, bool matches) {
        QTest::addRow("\"%s\" for \"%s\"", pattern, host)
                << QByteArray(pattern) << QByteArray(host) << matches;
    };
    add("a.example", "a.example", true);
    add("A.Example", "a.eXAMPLE", true);
    add("a.example", "b.example", false);
    add("a.example", "www.a.example", false);
    add("www.a.example", "a.example", false);
    add("a.example.", "a.example", true);
    add("a.example", "a.example.", true);
    add("a.example", "a.example..", false);
    add("localhost", "localhost", true);
    add("", "", false);
    add("", "a.example", false);
    add("a.example", "", false);
    add(".", ".", false);
    // The wildcard is the whole left-most label, and stands for one.
    add("*.a.example", "www.a.example", true);
    add("*.a.example", "WWW.A.EXAMPLE", true);
    add("*.a.example", "a.example", false);
    add("*.a.example", ".a.example", false);
    add("*.a.example", "x.www.a.example", false);
    add("*.a.example", "www.b.example", false);
    add("*.a.example", "www.a.example.", true);
    add("w*.a.example", "www.a.example", false);
    add("*w.a.example", "www.a.example", false);
    add("www.*.example", "www.a.example", false);
    add("*.*.example", "www.a.example", false);
    add("**.a.example", "www.a.example", false);
    add("www.a.*", "www.a.example", false);
    add("*.a.example", "*.a.example", true);
    // Too wide
    add("*", "example", false);
    add("*", "a.example", false);
    add("*.", "a.", false);
    add("*.example", "a.example", false);
    add("*.example.", "a.example", false);
    add("*.example.", "a.example.", false);
    add("*..example", "a..example", false);
    // A-labels
    add("xn--bcher-kva.example", "xn--bcher-kva.example", true);
    add("*.xn--bcher-kva.example", "www.xn--bcher-kva.example", true);
    add("xn--*.example.org", "xn--bcher-kva.example.org", false);
}

void tst_CertificateNames::dnsNames()
{
    QFETCH(const QByteArray, pattern);
    QFETCH(const QByteArray, host);
    QFETCH(const bool, matches);
    QCOMPARE(dnsNameMatches(pattern, host), matches);
}

void tst_CertificateNames::certificates_data()
{
    QTest::addColumn<QString>("commonName");
    QTest::addColumn<QString>("names");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<bool>("isNamed");
    QTest::newRow("dNSName") << u"x"_s << u"DNS:a.example"_s << "a.example"_ba << true;
    QTest::newRow("dNSName, other case") << u"x"_s << u"DNS:A.Example"_s << "a.example"_ba << true;
    QTest::newRow("one of many") << u"x"_s << u"DNS:b.example,IP:192.0.2.1,DNS:a.example"_s
                                 << "a.example"_ba << true;
    QTest::newRow("none of many") << u"x"_s << u"DNS:b.example,DNS:c.example"_s << "a.example"_ba
                                  << false;
    QTest::newRow("trailing dot asked for")
            << u"x"_s << u"DNS:a.example"_s << "a.example."_ba << true;
    QTest::newRow("underscore") << u"x"_s << u"DNS:my_host.a.example"_s << "my_host.a.example"_ba
                                << true;
    QTest::newRow("wildcard") << u"x"_s << u"DNS:*.a.example"_s << "www.a.example"_ba << true;
    QTest::newRow("wildcard for the parent")
            << u"x"_s << u"DNS:*.a.example"_s << "a.example"_ba << false;
    QTest::newRow("wildcard for two labels")
            << u"x"_s << u"DNS:*.a.example"_s << "x.www.a.example"_ba << false;
    QTest::newRow("wildcard of a top level")
            << u"x"_s << u"DNS:*.example"_s << "a.example"_ba << false;
    QTest::newRow("wildcard for all") << u"x"_s << u"DNS:*"_s << "example"_ba << false;
    QTest::newRow("part of a label")
            << u"x"_s << u"DNS:w*.a.example"_s << "www.a.example"_ba << false;
    QTest::newRow("wildcard inside")
            << u"x"_s << u"DNS:www.*.example"_s << "www.a.example"_ba << false;
    // The common name counts for nothing.
    QTest::newRow("common name only") << u"a.example"_s << QString() << "a.example"_ba << false;
    QTest::newRow("common name and another SAN")
            << u"a.example"_s << u"DNS:b.example"_s << "a.example"_ba << false;
    QTest::newRow("common name is the address")
            << u"127.0.0.1"_s << QString() << "127.0.0.1"_ba << false;
    // Other kinds of names neither.
    QTest::newRow("URI") << u"x"_s << u"URI:https://a.example"_s << "a.example"_ba << false;
    QTest::newRow("e-mail") << u"x"_s << u"email:me@a.example"_s << "a.example"_ba << false;
    // Addresses
    QTest::newRow("iPAddress") << u"x"_s << u"IP:127.0.0.1"_s << "127.0.0.1"_ba << true;
    QTest::newRow("another iPAddress") << u"x"_s << u"IP:127.0.0.2"_s << "127.0.0.1"_ba << false;
    QTest::newRow("address as dNSName") << u"x"_s << u"DNS:127.0.0.1"_s << "127.0.0.1"_ba << false;
    QTest::newRow("wildcard for an address")
            << u"x"_s << u"DNS:*.0.0.1"_s << "127.0.0.1"_ba << false;
    QTest::newRow("IPv6") << u"x"_s << u"IP:2001:db8::1"_s << "2001:db8::1"_ba << true;
    QTest::newRow("IPv6 written otherwise")
            << u"x"_s << u"IP:2001:DB8:0:0:0:0:0:1"_s << "2001:db8::1"_ba << true;
    QTest::newRow("another IPv6") << u"x"_s << u"IP:2001:db8::2"_s << "2001:db8::1"_ba << false;
    QTest::newRow("IPv4 for its mapped IPv6")
            << u"x"_s << u"IP:127.0.0.1"_s << "::ffff:127.0.0.1"_ba << false;
    QTest::newRow("iPAddress for a name") << u"x"_s << u"IP:127.0.0.1"_s << "localhost"_ba << false;
    // Internationalized names are A-labels, on both sides.
    QTest::newRow("A-label") << u"x"_s << u"DNS:xn--bcher-kva.example"_s
                             << "xn--bcher-kva.example"_ba << true;
    QTest::newRow("A-label below a wildcard")
            << u"x"_s << u"DNS:*.xn--bcher-kva.example"_s << "www.xn--bcher-kva.example"_ba << true;
    QTest::newRow("A-label for a wildcard")
            << u"x"_s << u"DNS:*.a.example"_s << "xn--bcher-kva.a.example"_ba << true;
    QTest::newRow("another A-label")
            << u"x"_s << u"DNS:xn--bcher-kva.example"_s << "bucher.example"_ba << false;
}

void tst_CertificateNames::certificates()
{
    QFETCH(const QString, commonName);
    QFETCH(const QString, names);
    QFETCH(const QByteArray, host);
    QFETCH(const bool, isNamed);
    const TestCertificates::Identity identity = m_certificates.issue(commonName, names);
    QVERIFY(identity.isValid());
    QCOMPARE(certificateNames(identity.certificate, host), isNamed);
}

void tst_CertificateNames::describesNames()
{
    QCOMPARE(certificateNamesText(m_certificates.issue(u"a.example"_s, {}).certificate),
             u"nobody by a subject alternative name"_s);
    QCOMPARE(certificateNamesText(m_certificates.issue(u"x"_s, u"DNS:a.example"_s).certificate),
             u"a.example"_s);
    QStringList names;
    for (int i = 0; i < 20; ++i)
        names += u"DNS:host%1.example"_s.arg(i);
    const QString text =
            certificateNamesText(m_certificates.issue(u"x"_s, names.join(u',')).certificate);
    QCOMPARE(text.count(u".example"), 8);
    QVERIFY2(text.endsWith(u" and 12 more"), qPrintable(text));
}

QTEST_GUILESS_MAIN(tst_CertificateNames)
#include "tst_certificatenames.moc"
