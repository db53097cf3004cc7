// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "support/certificates.h"

#include <QtCore/qfile.h>
#include <QtCore/qprocess.h>
#include <QtNetwork/qsslkey.h>

using namespace Qt::StringLiterals;

namespace HttpQTest {

// The path of the authority's folder and the extensions of the certificate are filled in.
static const char ConfigurationText[] = R"(
[req]
distinguished_name = subject
prompt = no
utf8 = yes
string_mask = utf8only
[subject]
CN = "%2"
[authority]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[ca]
default_ca = issuing
[issuing]
dir = %1
database = $dir/index.txt
new_certs_dir = $dir
rand_serial = yes
unique_subject = no
default_md = sha256
policy = anything
copy_extensions = none
[anything]
commonName = supplied
[leaf]
basicConstraints = critical, CA:false
keyUsage = critical, digitalSignature
extendedKeyUsage = %3
%4
)";

CertificateRequest CertificateRequest::withoutNames(const QString &commonName)
{
    CertificateRequest request;
    request.dnsNames.clear();
    request.addresses.clear();
    request.commonName = commonName;
    return request;
}

CertificateRequest CertificateRequest::forNames(const QStringList &dnsNames)
{
    CertificateRequest request;
    request.dnsNames = dnsNames;
    request.addresses.clear();
    return request;
}

QSslCertificate TestCertificate::certificate() const
{
    return QSslCertificate(certificatePem, QSsl::Pem);
}

QSslConfiguration TestCertificate::configuration() const
{
    QSslConfiguration configuration;
    configuration.setLocalCertificate(certificate());
    configuration.setPrivateKey(QSslKey(keyPem, QSsl::Ec));
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

TestCertificates &TestCertificates::instance()
{
    static TestCertificates certificates;
    return certificates;
}

TestCertificates::TestCertificates()
{
    if (!m_folder.isValid())
        qFatal("No temporary folder: %ls", qUtf16Printable(m_folder.errorString()));
    write(u"index.txt"_s, {});
    m_authority = makeAuthority(u"authority"_s);
    makeAuthority(u"unknown"_s);
}

TestCertificate TestCertificates::makeAuthority(const QString &name)
{
    const QString text =
            QString::fromLatin1(ConfigurationText)
                    .arg(m_folder.path(), "HttpQ test "_L1 + name, u"serverAuth"_s, QString());
    write(name + ".cnf"_L1, text.toUtf8());
    openssl({ u"req"_s, u"-x509"_s, u"-config"_s, path(name + ".cnf"_L1), u"-extensions"_s,
              u"authority"_s, u"-days"_s, u"2"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s,
              u"ec_paramgen_curve:P-256"_s, u"-nodes"_s, u"-keyout"_s, path(name + ".key"_L1),
              u"-out"_s, path(name + ".pem"_L1) });
    return load(name);
}

static QByteArray subjectAlternativeNames(const CertificateRequest &request)
{
    QStringList names;
    for (const QString &name : request.dnsNames)
        names.append("DNS:"_L1 + name);
    for (const QString &address : request.addresses)
        names.append("IP:"_L1 + address);
    if (names.isEmpty())
        return {};
    return "subjectAltName = " + names.join(u',').toUtf8();
}

static QString asn1Time(int daysFromNow)
{
    return QDateTime::currentDateTimeUtc().addDays(daysFromNow).toString(u"yyyyMMddHHmmss'Z'"_s);
}

TestCertificate TestCertificates::issue(const CertificateRequest &request)
{
    using Validity = CertificateRequest::Validity;
    using Issuer = CertificateRequest::Issuer;
    const bool isForServers = request.purpose == CertificateRequest::Purpose::Server;
    const QByteArray names = subjectAlternativeNames(request);
    const QByteArray key = names + '\n' + request.commonName.toUtf8() + '\n'
                           + QByteArray::number(static_cast<int>(request.validity)) + ' '
                           + QByteArray::number(static_cast<int>(request.issuer))
                           + (isForServers ? " s" : " c");
    if (const auto known = m_issued.constFind(key); known != m_issued.cend())
        return *known;

    const QString name = u"leaf%1"_s.arg(m_issued.size());
    const QString configuration = path(name + ".cnf"_L1);
    const QString signingRequest = path(name + ".csr"_L1);
    const QString text = QString::fromLatin1(ConfigurationText)
                                 .arg(m_folder.path(), request.commonName,
                                      isForServers ? u"serverAuth"_s : u"clientAuth"_s,
                                      QString::fromUtf8(names));
    write(name + ".cnf"_L1, text.toUtf8());
    openssl({ u"req"_s, u"-new"_s, u"-config"_s, configuration, u"-newkey"_s, u"ec"_s,
              u"-pkeyopt"_s, u"ec_paramgen_curve:P-256"_s, u"-nodes"_s, u"-keyout"_s,
              path(name + ".key"_L1), u"-out"_s, signingRequest });

    const bool isEarly = request.validity == Validity::NotYetValid;
    QStringList arguments = { u"ca"_s,
                              u"-batch"_s,
                              u"-notext"_s,
                              u"-config"_s,
                              configuration,
                              u"-extensions"_s,
                              u"leaf"_s,
                              u"-in"_s,
                              signingRequest,
                              u"-out"_s,
                              path(name + ".pem"_L1),
                              u"-startdate"_s,
                              asn1Time(isEarly ? 1 : -3),
                              u"-enddate"_s,
                              asn1Time(request.validity == Validity::Expired ? -1 : 2) };
    if (request.issuer == Issuer::Self) {
        arguments += { u"-selfsign"_s, u"-keyfile"_s, path(name + ".key"_L1) };
    } else {
        const bool isTrusted = request.issuer == Issuer::Trusted;
        const QString issuer = isTrusted ? u"authority"_s : u"unknown"_s;
        arguments +=
                { u"-cert"_s, path(issuer + ".pem"_L1), u"-keyfile"_s, path(issuer + ".key"_L1) };
    }
    openssl(arguments);
    return m_issued.insert(key, load(name)).value();
}

QSslConfiguration TestCertificates::clientConfiguration() const
{
    QSslConfiguration configuration;
    configuration.setCaCertificates(authorities());
    return configuration;
}

void TestCertificates::openssl(const QStringList &arguments) const
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(u"openssl"_s, arguments);
    if (!process.waitForFinished() || process.exitCode() != 0) {
        qFatal("openssl %ls: %ls\n%s", qUtf16Printable(arguments.join(u' ')),
               qUtf16Printable(process.errorString()), process.readAll().constData());
    }
}

void TestCertificates::write(const QString &name, const QByteArray &text) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("Cannot write %ls", qUtf16Printable(file.fileName()));
}

TestCertificate TestCertificates::load(const QString &name) const
{
    const auto contents = [](const QString &fileName) {
        QFile file(fileName);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("Cannot read %ls", qUtf16Printable(fileName));
        return file.readAll();
    };
    TestCertificate loaded;
    loaded.certificateFile = path(name + ".pem"_L1);
    loaded.keyFile = path(name + ".key"_L1);
    loaded.certificatePem = contents(loaded.certificateFile);
    loaded.keyPem = contents(loaded.keyFile);
    return loaded;
}

} // namespace HttpQTest
