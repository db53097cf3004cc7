// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qbytearray.h>
#include <QtCore/qhash.h>
#include <QtCore/qlist.h>
#include <QtCore/qstringlist.h>
#include <QtCore/qtemporarydir.h>
#include <QtNetwork/qsslcertificate.h>
#include <QtNetwork/qsslconfiguration.h>

namespace HttpQTest {

//! What a certificate shall say; by default all that a client on this host can ask for.
class CertificateRequest
{
public:
    enum class Validity { Current, Expired, NotYetValid };
    enum class Purpose { Server, Client };
    enum class Issuer { Trusted, Unknown, Self };

    QStringList dnsNames = { QStringLiteral("localhost") };
    QStringList addresses = { QStringLiteral("127.0.0.1"), QStringLiteral("::1") };
    QString commonName = QStringLiteral("HttpQ test");
    Validity validity = Validity::Current;
    Purpose purpose = Purpose::Server; //!< the extended key usage
    Issuer issuer = Issuer::Trusted;

    //! A certificate with this common name and no subject alternative name.
    static CertificateRequest withoutNames(const QString &commonName);
    //! A certificate for these DNS names and no address.
    static CertificateRequest forNames(const QStringList &dnsNames);
};

//! A certificate and its private key, as files and in PEM.
class TestCertificate
{
public:
    QString certificateFile;
    QString keyFile;
    QByteArray certificatePem;
    QByteArray keyPem;

    QSslCertificate certificate() const;
    //! The configuration of a server, or of a client that shows this certificate.
    QSslConfiguration configuration() const;
};

/*!
    A certificate authority of this process that lives in a temporary folder and issues what a test
    asks for, each once.
*/
class TestCertificates
{
public:
    static TestCertificates &instance();

    //! The one to trust.
    const TestCertificate &authority() const { return m_authority; }
    QList<QSslCertificate> authorities() const { return { m_authority.certificate() }; }

    TestCertificate issue(const CertificateRequest &request = {});

    //! A client's configuration that trusts the authority and nothing else.
    QSslConfiguration clientConfiguration() const;

private:
    TestCertificates();

    TestCertificate makeAuthority(const QString &name);
    void openssl(const QStringList &arguments) const;
    QString path(const QString &name) const { return m_folder.filePath(name); }
    void write(const QString &name, const QByteArray &text) const;
    TestCertificate load(const QString &name) const;

    QTemporaryDir m_folder;
    TestCertificate m_authority;
    QHash<QByteArray, TestCertificate> m_issued;
};

} // namespace HttpQTest
