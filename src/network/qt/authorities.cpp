// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "network/qt/authorities.h"

#include "network/tls/environmentauthorities.h"

#include <QtNetwork/qsslconfiguration.h>

namespace HttpQ {

namespace {

Error tlsError(const QString &message)
{
    return Error(Error::Kind::Tls, Error::Phase::Tls, Error::Party::Local, message);
}

// Loading them takes a fifth of a second. Never destroyed: the TLS plugin may be gone by then.
const QList<QSslCertificate> &systemAuthorities()
{
    static const auto &list =
            *new QList<QSslCertificate>(QSslConfiguration::systemCaCertificates());
    return list;
}

QList<QSslCertificate> readPem(const QByteArray &pem)
{
    return QSslCertificate::fromData(pem, QSsl::Pem);
}

} // namespace

Result<QList<QSslCertificate>> trustedAuthorities(const TlsOptions &options)
{
    QList<QSslCertificate> authorities;
    if (options.authorities() != TlsOptions::Authorities::OnlyExtra) {
        if (options.environmentCertFile().isEmpty() && options.environmentCertFolders().isEmpty()) {
            authorities = systemAuthorities();
        } else {
            Result<QList<QSslCertificate>> named = environmentAuthorities(options, &readPem);
            if (named)
                authorities = *std::move(named);
            else if (!options.dangerouslyTrustsAnyCertificate())
                return named.error();
        }
    }
    if (options.authorities() != TlsOptions::Authorities::System) {
        const auto extra = readPem(options.caCertificates());
        if (extra.isEmpty())
            return tlsError(QStringLiteral("The CA certificates given hold no PEM certificate"));
        authorities += extra;
    }
    if (authorities.isEmpty() && !options.dangerouslyTrustsAnyCertificate()) {
        return tlsError(QStringLiteral("No certificate authority is known: the system has none "
                                       "installed"));
    }
    return authorities;
}

} // namespace HttpQ
