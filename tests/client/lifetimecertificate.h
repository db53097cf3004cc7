// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qfile.h>
#include <QtCore/qtemporarydir.h>
#include <QtNetwork/qsslcertificate.h>
#include <QtNetwork/qsslconfiguration.h>
#include <QtNetwork/qsslkey.h>
#include <QtNetwork/qsslsocket.h>

#include <cstdlib>

namespace HttpQTest {

//! A certificate for 127.0.0.1 that is its own authority. Made without QProcess, which valgrind
//! takes for an error.
class LocalCertificate
{
public:
    static const LocalCertificate &instance()
    {
        static const LocalCertificate certificate;
        return certificate;
    }

    const QByteArray &pem() const { return m_pem; }
    QSslConfiguration configuration() const
    {
        QSslConfiguration configuration;
        configuration.setLocalCertificate(QSslCertificate(m_pem));
        configuration.setPrivateKey(QSslKey(m_key, QSsl::Ec));
        configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
        return configuration;
    }

private:
    LocalCertificate()
    {
        const QTemporaryDir folder;
        const QString certificate = folder.filePath(QStringLiteral("certificate"));
        const QString key = folder.filePath(QStringLiteral("key"));
        const QString command =
                QStringLiteral("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 "
                               "-nodes -days 2 -subj /CN=local -addext "
                               "subjectAltName=IP:127.0.0.1 -keyout '%1' -out '%2' 2>/dev/null")
                        .arg(key, certificate);
        if (std::system(QFile::encodeName(command).constData()) == 0) {
            m_key = contentsOf(key);
            m_pem = contentsOf(certificate);
        }
    }
    static QByteArray contentsOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QByteArray m_pem;
    QByteArray m_key;
};

} // namespace HttpQTest
