// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "network/tls/authorities.h"

#include <QtCore/qdir.h>
#include <QtCore/qfile.h>
#include <QtCore/qset.h>
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

// What the environment names. The same certificate is often there more than once: in a bundle, in a
// file of its own, and under the name that OpenSSL looks for.
class EnvironmentAuthorities
{
public:
    Error addFile(const QString &path)
    {
        // Neither a pipe nor a device: it may have no end.
        const QFileInfo info(path);
        if (info.exists() && !info.isFile())
            return unreadable(QStringLiteral("SSL_CERT_FILE"), path,
                              QStringLiteral("it is not a file"));
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return unreadable(QStringLiteral("SSL_CERT_FILE"), path, file.errorString());
        if (!add(file.readAll())) {
            return unreadable(QStringLiteral("SSL_CERT_FILE"), path,
                              QStringLiteral("it holds no PEM certificate"));
        }
        return {};
    }

    // The files in it that are none, or cannot be read, are passed over, as OpenSSL does.
    Error addFolder(const QString &path)
    {
        const QFileInfo info(path);
        if (!info.isDir() || !info.isReadable()) {
            return unreadable(QStringLiteral("SSL_CERT_DIR"), path,
                              info.isDir()    ? QStringLiteral("Permission denied")
                              : info.exists() ? QStringLiteral("it is not a folder")
                                              : QStringLiteral("it does not exist"));
        }
        QSet<QString> seen;
        bool hasCertificate = false;
        const QFileInfoList entries = QDir(path).entryInfoList(QDir::Files, QDir::Name);
        for (const QFileInfo &entry : entries) {
            const QString target = entry.canonicalFilePath();
            QFile file(target);
            if (seen.contains(target) || !file.open(QIODevice::ReadOnly))
                continue;
            seen.insert(target);
            hasCertificate = add(file.readAll()) || hasCertificate;
        }
        if (!hasCertificate) {
            return unreadable(QStringLiteral("SSL_CERT_DIR"), path,
                              QStringLiteral("none of its files holds a PEM certificate"));
        }
        return {};
    }

    QList<QSslCertificate> certificates;

private:
    //! False if there is no certificate in \a pem.
    bool add(const QByteArray &pem)
    {
        const auto found = QSslCertificate::fromData(pem, QSsl::Pem);
        for (const QSslCertificate &certificate : found) {
            if (m_known.contains(certificate))
                continue;
            m_known.insert(certificate);
            certificates.append(certificate);
        }
        return !found.isEmpty();
    }

    static Error unreadable(const QString &variable, const QString &path, const QString &reason)
    {
        return tlsError(QStringLiteral("The certificate authorities that the environment variable "
                                       "%1 names, \"%2\", cannot be read: %3")
                                .arg(variable, path, reason));
    }

    QSet<QSslCertificate> m_known;
};

Result<QList<QSslCertificate>> environmentAuthorities(const QString &file, const QString &folders)
{
    EnvironmentAuthorities authorities;
    if (!file.isEmpty()) {
        if (const Error error = authorities.addFile(file))
            return error;
    }
    const QStringList paths = folders.split(QDir::listSeparator(), Qt::SkipEmptyParts);
    for (const QString &path : paths) {
        if (const Error error = authorities.addFolder(path))
            return error;
    }
    return authorities.certificates;
}

} // namespace

Result<QList<QSslCertificate>> trustedAuthorities(const TlsOptions &options)
{
    QList<QSslCertificate> authorities;
    if (options.authorities() != TlsOptions::Authorities::OnlyExtra) {
        const QString file = options.environmentCertFile();
        const QString folders = options.environmentCertFolders();
        if (file.isEmpty() && folders.isEmpty()) {
            authorities = systemAuthorities();
        } else {
            Result<QList<QSslCertificate>> named = environmentAuthorities(file, folders);
            if (named)
                authorities = *std::move(named);
            else if (!options.dangerouslyTrustsAnyCertificate())
                return named.error();
        }
    }
    if (options.authorities() != TlsOptions::Authorities::System) {
        const auto extra = QSslCertificate::fromData(options.caCertificates(), QSsl::Pem);
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
