// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qbytearray.h>
#include <QtCore/qlist.h>
#include <QtCore/qtemporarydir.h>
#include <QtNetwork/qsslcertificate.h>
#include <QtNetwork/qsslkey.h>

//! A throw-away authority and what it certifies, made with the program openssl.
class TestCertificates
{
public:
    struct Identity
    {
        QSslCertificate certificate;
        QSslKey key;
        bool isValid() const { return !certificate.isNull() && !key.isNull(); }
    };

    TestCertificates();

    bool isValid() const { return m_authority.isValid(); }
    QByteArray authorityPem() const { return m_authority.certificate.toPem(); }
    //! A certificate with the common name \a commonName and, unless it is empty, the subject
    //! alternative names \a names in openssl's words ("DNS:a.example,IP:127.0.0.1").
    Identity issue(const QString &commonName, const QString &names, bool selfSigned = false);

private:
    Identity run(const QStringList &arguments, const QString &name);
    QString path(const QString &file) const { return m_directory.filePath(file); }

    QTemporaryDir m_directory;
    Identity m_authority;
    int m_count = 0;
};
