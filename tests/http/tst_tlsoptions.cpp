// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/tlsoptions.h"

#include <QtCore/qset.h>
#include <QtTest/qtest.h>

#include <functional>

using namespace HttpQ;

using Change = std::function<void(TlsOptions &)>;
Q_DECLARE_METATYPE(Change)

class tst_TlsOptions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void verifiesByDefault();
    void holdsWhatItIsGiven();
    void everyOptionIsPartOfTheIdentity_data();
    void everyOptionIsPartOfTheIdentity();
    void noTwoChangesAreTheSame();
    void equalOptionsHashAlike();
    void copiesDoNotSeeChanges();
    void isReadableAfterAMove();
};

void tst_TlsOptions::verifiesByDefault()
{
    const TlsOptions options;
    QVERIFY(!options.dangerouslyTrustsAnyCertificate());
    QCOMPARE(options.authorities(), TlsOptions::Authorities::System);
    QCOMPARE(options.minimumVersion(), TlsOptions::Version::Tls12);
    QCOMPARE(options.applicationProtocols(), QList<QByteArray> { "http/1.1" });
    QVERIFY(options.caCertificates().isEmpty());
    QVERIFY(options.clientCertificate().isEmpty());
    QVERIFY(options.clientKey().isEmpty());
    QVERIFY(options.clientKeyPassphrase().isEmpty());
    QVERIFY(options.serverName().isEmpty());
}

void tst_TlsOptions::holdsWhatItIsGiven()
{
    TlsOptions options;
    options.setCaCertificates("ca");
    QCOMPARE(options.caCertificates(), QByteArray("ca"));
    QCOMPARE(options.authorities(), TlsOptions::Authorities::SystemAndExtra);
    options.setCaCertificates("ca2", TlsOptions::Authorities::OnlyExtra);
    QCOMPARE(options.caCertificates(), QByteArray("ca2"));
    QCOMPARE(options.authorities(), TlsOptions::Authorities::OnlyExtra);
    options.setMinimumVersion(TlsOptions::Version::Tls13);
    QCOMPARE(options.minimumVersion(), TlsOptions::Version::Tls13);
    options.setApplicationProtocols({ "h2", "http/1.1" });
    QCOMPARE(options.applicationProtocols(), (QList<QByteArray> { "h2", "http/1.1" }));
    options.setClientCertificate("certificate", "key", "passphrase");
    QCOMPARE(options.clientCertificate(), QByteArray("certificate"));
    QCOMPARE(options.clientKey(), QByteArray("key"));
    QCOMPARE(options.clientKeyPassphrase(), QByteArray("passphrase"));
    options.setServerName("example.com");
    QCOMPARE(options.serverName(), QByteArray("example.com"));
    options.setDangerouslyTrustAnyCertificate(true);
    QVERIFY(options.dangerouslyTrustsAnyCertificate());
}

namespace {

using Authorities = TlsOptions::Authorities;

const std::pair<const char *, Change> Changes[] = {
    { "extra authority", [](TlsOptions &o) { o.setCaCertificates("ca"); } },
    { "another extra authority", [](TlsOptions &o) { o.setCaCertificates("CA"); } },
    { "only the extra one",
      [](TlsOptions &o) { o.setCaCertificates("ca", Authorities::OnlyExtra); } },
    { "no authority", [](TlsOptions &o) { o.setCaCertificates({}, Authorities::OnlyExtra); } },
    { "minimum version", [](TlsOptions &o) { o.setMinimumVersion(TlsOptions::Version::Tls13); } },
    { "no ALPN", [](TlsOptions &o) { o.setApplicationProtocols({}); } },
    { "other ALPN",
      [](TlsOptions &o) {
          o.setApplicationProtocols({ "h2", "http/1.1" });
      } },
    { "ALPN order",
      [](TlsOptions &o) {
          o.setApplicationProtocols({ "http/1.1", "h2" });
      } },
    { "client certificate", [](TlsOptions &o) { o.setClientCertificate("a", {}); } },
    { "client key", [](TlsOptions &o) { o.setClientCertificate({}, "a"); } },
    { "client key passphrase", [](TlsOptions &o) { o.setClientCertificate({}, {}, "a"); } },
    { "server name", [](TlsOptions &o) { o.setServerName("a"); } },
    { "trusting anything", [](TlsOptions &o) { o.setDangerouslyTrustAnyCertificate(true); } },
};

} // namespace

void tst_TlsOptions::everyOptionIsPartOfTheIdentity_data()
{
    QTest::addColumn<Change>("change");
    for (const auto &[name, change] : Changes)
        QTest::newRow(name) << change;
}

void tst_TlsOptions::everyOptionIsPartOfTheIdentity()
{
    QFETCH(const Change, change);
    TlsOptions changed;
    change(changed);
    QVERIFY(changed != TlsOptions());
    QVERIFY(qHash(changed, 0) != qHash(TlsOptions(), 0));
    TlsOptions again;
    change(again);
    QVERIFY(changed == again);
    QCOMPARE(qHash(changed, 7), qHash(again, 7));
}

void tst_TlsOptions::noTwoChangesAreTheSame()
{
    QSet<TlsOptions> all = { TlsOptions() };
    for (const auto &[name, change] : Changes) {
        TlsOptions changed;
        change(changed);
        all.insert(changed);
    }
    QCOMPARE(all.size(), qsizetype(std::size(Changes)) + 1);
}

void tst_TlsOptions::equalOptionsHashAlike()
{
    TlsOptions options;
    options.setServerName("a");
    options.setServerName({});
    options.setMinimumVersion(TlsOptions::Version::Tls12);
    QVERIFY(options == TlsOptions());
    QCOMPARE(qHash(options, 0), qHash(TlsOptions(), 0));
    QVERIFY(qHash(options, 1) != qHash(options, 2));
}

void tst_TlsOptions::copiesDoNotSeeChanges()
{
    TlsOptions original;
    original.setServerName("a");
    TlsOptions copy = original;
    copy.setServerName("b");
    QCOMPARE(original.serverName(), QByteArray("a"));
    // options with the defaults share their data
    QVERIFY(TlsOptions().serverName().isEmpty());
}

void tst_TlsOptions::isReadableAfterAMove()
{
    TlsOptions from;
    from.setServerName("a");
    TlsOptions to = std::move(from);
    QCOMPARE(to.serverName(), QByteArray("a"));
    QVERIFY(from == TlsOptions()); // NOLINT(bugprone-use-after-move): what is tested
    QVERIFY(!from.dangerouslyTrustsAnyCertificate());
    QCOMPARE(qHash(from, 0), qHash(TlsOptions(), 0));
    from.setServerName("c");
    from = std::move(to);
    QCOMPARE(from.serverName(), QByteArray("a"));
}

QTEST_APPLESS_MAIN(tst_TlsOptions)
#include "tst_tlsoptions.moc"
