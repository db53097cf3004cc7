// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/httpqglobal.h>

#include <QtCore/qbytearray.h>
#include <QtCore/qlist.h>
#include <QtCore/qmetatype.h>
#include <QtCore/qshareddata.h>
#include <QtCore/qstring.h>

namespace HttpQ {

class TlsOptionsData;

/*!
    \class HttpQ::TlsOptions
    \brief How the peer of an https connection is verified, and what is shown to it.

    Certificates and keys are PEM text, as files hold them; QSslCertificate::toPem() and
    QSslKey::toPem() give it. Verification is on: the chain must end in a trusted certificate, and
    the host must be named by a subject alternative name (RFC 9525; the common name does not count).

    Options are part of a connection's identity: requests with other options never share one.
    Implicitly shared.
*/
class HTTPQ_EXPORT TlsOptions
{
public:
    //! Which certificate authorities are trusted.
    enum class Authorities {
        System, //!< those of the operating system
        SystemAndExtra, //!< those, and caCertificates()
        OnlyExtra, //!< caCertificates() alone
    };
    enum class Version { Tls12, Tls13 };

    TlsOptions();
    TlsOptions(const TlsOptions &other);
    TlsOptions(TlsOptions &&other) noexcept;
    TlsOptions &operator=(const TlsOptions &other);
    TlsOptions &operator=(TlsOptions &&other) noexcept
    {
        swap(other);
        return *this;
    }
    ~TlsOptions();
    void swap(TlsOptions &other) noexcept { d.swap(other.d); }

    Authorities authorities() const;
    QByteArray caCertificates() const;
    //! Trusts the certificates in \a pem, and those of the system as \a authorities says.
    void setCaCertificates(const QByteArray &pem,
                           Authorities authorities = Authorities::SystemAndExtra);

    /*!
        Takes the authorities of the operating system from elsewhere, as OpenSSL's environment
        variables say: \a certFile is the value of SSL_CERT_FILE, a file in PEM, and \a certFolders
        that of SSL_CERT_DIR, folders of such files, separated as those of the PATH are. Each may be
        empty; if both are, the system's own store is used, as it is by default. The files are read
        when the first connection needs them; what cannot be read makes that connection fail.
    */
    void setEnvironmentAuthorities(const QString &certFile, const QString &certFolders);
    //! The same with what the variables say now.
    void setEnvironmentAuthorities();
    QString environmentCertFile() const;
    QString environmentCertFolders() const;

    //! The oldest protocol version that is spoken: TLS 1.2 unless set.
    Version minimumVersion() const;
    void setMinimumVersion(Version version);

    //! What is offered by ALPN (RFC 7301): "http/1.1" unless set. Empty offers nothing.
    QList<QByteArray> applicationProtocols() const;
    void setApplicationProtocols(const QList<QByteArray> &protocols);

    //! The certificate (with its chain) and private key shown to a server that asks for one.
    QByteArray clientCertificate() const;
    QByteArray clientKey() const;
    QByteArray clientKeyPassphrase() const;
    void setClientCertificate(const QByteArray &certificatePem, const QByteArray &keyPem,
                              const QByteArray &passphrase = {});

    //! The name that is sent as SNI and that the certificate must carry, instead of the URL's host.
    QByteArray serverName() const;
    void setServerName(const QByteArray &name);

    /*!
        Turns every check of the server's certificate off. Anybody on the way can then read and
        change what is sent. For tests against throw-away servers, nothing else.
    */
    void setDangerouslyTrustAnyCertificate(bool trust);
    bool dangerouslyTrustsAnyCertificate() const;

    HTTPQ_EXPORT friend bool operator==(const TlsOptions &a, const TlsOptions &b) noexcept;
    friend bool operator!=(const TlsOptions &a, const TlsOptions &b) noexcept { return !(a == b); }
    HTTPQ_EXPORT friend size_t qHash(const TlsOptions &options, size_t seed) noexcept;

private:
    QSharedDataPointer<TlsOptionsData> d;
};

} // namespace HttpQ

Q_DECLARE_SHARED(HttpQ::TlsOptions)
