// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "network/qt/authorities.h"
#include "network/qt/testcertificates.h"
#include "network/qt/unprivileged.h"

#include <QtCore/qdir.h>
#include <QtCore/qfile.h>
#include <QtTest/qtest.h>

#include <sys/stat.h>

using namespace HttpQ;
using namespace Qt::StringLiterals;

class tst_Authorities : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void fromTheEnvironment_data();
    void fromTheEnvironment();
    void theSystemsWithoutTheEnvironment();
    void doNotMatterWithoutVerification();
    void cannotBeRead_data();
    void cannotBeRead();
    void variablesOfTheProcess();

private:
    void write(const QString &name, const QByteArray &text)
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    QString path(const QString &name) const { return QDir(m_folder->path()).filePath(name); }

    TestCertificates m_one, m_two, m_three;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_Authorities::initTestCase()
{
    QVERIFY(m_one.isValid() && m_two.isValid() && m_three.isValid());
}

void tst_Authorities::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(QFile::setPermissions(m_folder->path(), QFile::Permissions(0x7755)));
    QVERIFY(QDir(m_folder->path()).mkpath(u"one"_s));
    QVERIFY(QDir(m_folder->path()).mkpath(u"two"_s));
    QVERIFY(QDir(m_folder->path()).mkpath(u"empty"_s));
    write(u"bundle.pem"_s,
          "# comment\n" + m_one.authorityPem() + "\nmore\n" + m_two.authorityPem());
    write(u"text"_s, "no certificate");
    // As OpenSSL's own folder: the file, another name for it, and something else
    write(u"one/ca.crt"_s, m_one.authorityPem());
    QVERIFY(QFile::link(u"ca.crt"_s, path(u"one/0a1b2c3d.0"_s)));
    QVERIFY(QFile::link(u"nowhere"_s, path(u"one/dangling"_s)));
    write(u"one/README"_s, "no certificate");
    write(u"two/ca.pem"_s, m_two.authorityPem());
}

void tst_Authorities::fromTheEnvironment_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QStringList>("folders");
    QTest::addColumn<bool>("hasExtra");
    QTest::addColumn<QList<int>>("expected");
    QTest::newRow("file") << u"bundle.pem"_s << QStringList() << false << QList<int> { 1, 2 };
    QTest::newRow("folder") << QString() << QStringList { u"one"_s } << false << QList<int> { 1 };
    QTest::newRow("folders") << QString() << QStringList { u"one"_s, u"two"_s } << false
                             << QList<int> { 1, 2 };
    QTest::newRow("both") << u"one/ca.crt"_s << QStringList { u"two"_s } << false
                          << QList<int> { 1, 2 };
    QTest::newRow("both, the same")
            << u"bundle.pem"_s << QStringList { u"one"_s } << false << QList<int> { 1, 2 };
    QTest::newRow("and the program's")
            << u"one/ca.crt"_s << QStringList() << true << QList<int> { 1, 3 };
}

// They replace those of the system.
void tst_Authorities::fromTheEnvironment()
{
    QFETCH(const QString, file);
    QFETCH(const QStringList, folders);
    QFETCH(const bool, hasExtra);
    QFETCH(const QList<int>, expected);
    TlsOptions options;
    QStringList paths;
    for (const QString &folder : folders)
        paths.append(path(folder));
    options.setEnvironmentAuthorities(file.isEmpty() ? QString() : path(file),
                                      paths.join(QDir::listSeparator()));
    if (hasExtra)
        options.setCaCertificates(m_three.authorityPem());
    const Result<QList<QSslCertificate>> authorities = trustedAuthorities(options);
    QVERIFY2(authorities.hasValue(), qPrintable(authorities.error().message()));
    QList<QByteArray> found, wanted;
    for (const QSslCertificate &certificate : *authorities)
        found.append(certificate.toPem());
    const TestCertificates *const all[] = { &m_one, &m_two, &m_three };
    for (const int number : expected)
        wanted.append(all[number - 1]->authorityPem());
    QCOMPARE(found, wanted);

    // What the program alone is asked to trust is not touched by them.
    options.setCaCertificates(m_three.authorityPem(), TlsOptions::Authorities::OnlyExtra);
    QCOMPARE(trustedAuthorities(options)->size(), 1);
}

void tst_Authorities::theSystemsWithoutTheEnvironment()
{
    TlsOptions options;
    options.setEnvironmentAuthorities({}, {});
    QCOMPARE(options, TlsOptions());
    QCOMPARE(trustedAuthorities(options).valueOr(QList<QSslCertificate>()),
             QSslConfiguration::systemCaCertificates());
}

void tst_Authorities::doNotMatterWithoutVerification()
{
    TlsOptions options;
    options.setEnvironmentAuthorities(u"/does/not/exist"_s, {});
    QVERIFY(!trustedAuthorities(options).hasValue());
    options.setDangerouslyTrustAnyCertificate(true);
    QVERIFY(trustedAuthorities(options).hasValue());
}

void tst_Authorities::cannotBeRead_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("reason");
    QTest::newRow("no such file") << u"missing"_s << QString() << u"No such file"_s;
    QTest::newRow("no such file, but a folder") << u"missing"_s << u"one"_s << u"No such file"_s;
    QTest::newRow("a folder") << u"one"_s << QString() << u"it is not a file"_s;
    QTest::newRow("no certificate") << u"text"_s << QString() << u"no PEM certificate"_s;
    QTest::newRow("no such folder") << QString() << u"missing"_s << u"it does not exist"_s;
    QTest::newRow("a file") << QString() << u"text"_s << u"it is not a folder"_s;
    QTest::newRow("empty folder") << QString() << u"empty"_s << u"holds a PEM certificate"_s;
    QTest::newRow("a device") << u"/dev/zero"_s << QString() << u"it is not a file"_s;
    QTest::newRow("no permission") << u"denied"_s << QString() << u"Permission denied"_s;
    QTest::newRow("no permission for the folder")
            << QString() << u"closed"_s << u"Permission denied"_s;
}

void tst_Authorities::cannotBeRead()
{
    QFETCH(const QString, file);
    QFETCH(const QString, folder);
    QFETCH(const QString, reason);
    if (file == u"denied") {
        write(file, m_one.authorityPem());
        QCOMPARE(::chmod(QFile::encodeName(path(file)).constData(), 0), 0);
    }
    if (folder == u"closed") {
        QVERIFY(QDir(m_folder->path()).mkpath(folder));
        QCOMPARE(::chmod(QFile::encodeName(path(folder)).constData(), 0), 0);
    }
    const QString filePath = file.isEmpty() ? QString() : path(file);
    const QString folderPath = folder.isEmpty() ? QString() : path(folder);
    TlsOptions options;
    options.setEnvironmentAuthorities(filePath, folderPath);
    const Unprivileged unprivileged;
    const Result<QList<QSslCertificate>> authorities = trustedAuthorities(options);
    QVERIFY(!authorities);
    const Error error = authorities.error();
    QCOMPARE(error.kind(), Error::Kind::Tls);
    QCOMPARE(error.party(), Error::Party::Local);
    const QString variable = file.isEmpty() ? u"SSL_CERT_DIR"_s : u"SSL_CERT_FILE"_s;
    for (const QString &text : { variable, file.isEmpty() ? folderPath : filePath, reason })
        QVERIFY2(error.message().contains(text), qPrintable(error.message()));
}

void tst_Authorities::variablesOfTheProcess()
{
    qputenv("SSL_CERT_FILE", QFile::encodeName(path(u"bundle.pem"_s)));
    qputenv("SSL_CERT_DIR", QFile::encodeName(path(u"one"_s)));
    TlsOptions options;
    options.setEnvironmentAuthorities();
    QCOMPARE(options.environmentCertFile(), path(u"bundle.pem"_s));
    QCOMPARE(options.environmentCertFolders(), path(u"one"_s));
    qunsetenv("SSL_CERT_FILE");
    qunsetenv("SSL_CERT_DIR");
    options.setEnvironmentAuthorities();
    QCOMPARE(options, TlsOptions());
}

QTEST_GUILESS_MAIN(tst_Authorities)
#include "tst_authorities.moc"
