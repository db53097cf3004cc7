// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/result.h"
#include "http/tlsoptions.h"

#include <QtCore/qdir.h>
#include <QtCore/qfile.h>
#include <QtCore/qset.h>

namespace HttpQ {

// What the environment names. The same certificate is often there more than once: in a bundle, in a
// file of its own, and under the name that OpenSSL looks for.
template<typename Certificate>
class EnvironmentAuthorities
{
public:
    //! Gives the certificates that a text in PEM holds.
    using Read = QList<Certificate> (*)(const QByteArray &pem);

    explicit EnvironmentAuthorities(Read read)
        : m_read(read)
    {}

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

    QList<Certificate> certificates;

private:
    //! False if there is no certificate in \a pem.
    bool add(const QByteArray &pem)
    {
        const QList<Certificate> found = m_read(pem);
        for (const Certificate &certificate : found) {
            if (m_known.contains(certificate))
                continue;
            m_known.insert(certificate);
            certificates.append(certificate);
        }
        return !found.isEmpty();
    }

    static Error unreadable(const QString &variable, const QString &path, const QString &reason)
    {
        return Error(Error::Kind::Tls, Error::Phase::Tls, Error::Party::Local,
                     QStringLiteral("The certificate authorities that the environment variable "
                                    "%1 names, \"%2\", cannot be read: %3")
                             .arg(variable, path, reason));
    }

    const Read m_read;
    QSet<Certificate> m_known;
};

//! The authorities in the file and the folders that \a options names, which \a read reads.
template<typename Certificate>
Result<QList<Certificate>> environmentAuthorities(const TlsOptions &options,
                                                  QList<Certificate> (*read)(const QByteArray &pem))
{
    EnvironmentAuthorities<Certificate> authorities(read);
    const QString file = options.environmentCertFile();
    const QString folders = options.environmentCertFolders();
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

} // namespace HttpQ
