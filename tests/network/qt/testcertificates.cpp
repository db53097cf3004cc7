// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "network/qt/testcertificates.h"

#include <QtCore/qdebug.h>
#include <QtCore/qfile.h>
#include <QtCore/qprocess.h>

using namespace Qt::StringLiterals;

TestCertificates::TestCertificates()
{
    m_authority = run({ u"-subj"_s, u"/CN=Test authority"_s, u"-addext"_s,
                        u"basicConstraints=critical,CA:true"_s },
                      u"authority"_s);
}

TestCertificates::Identity TestCertificates::issue(const QString &commonName, const QString &names,
                                                   bool selfSigned)
{
    QStringList arguments { u"-subj"_s, u"/CN="_s + commonName, u"-addext"_s,
                            u"basicConstraints=critical,CA:false"_s };
    if (!names.isEmpty())
        arguments << u"-addext"_s << u"subjectAltName="_s + names;
    if (!selfSigned) {
        arguments << u"-CA"_s << path(u"authority.pem"_s) << u"-CAkey"_s
                  << path(u"authority.key"_s);
    }
    return run(arguments, u"identity%1"_s.arg(++m_count));
}

TestCertificates::Identity TestCertificates::run(const QStringList &arguments, const QString &name)
{
    // A configuration of its own: that of the system adds extensions.
    QFile configuration(path(u"openssl.cnf"_s));
    if (!configuration.exists() && configuration.open(QIODevice::WriteOnly))
        configuration.write("[req]\ndistinguished_name = dn\n[dn]\n");
    configuration.close();

    QProcess openssl;
    openssl.start(u"openssl"_s,
                  QStringList { u"req"_s, u"-x509"_s, u"-config"_s, configuration.fileName(),
                                u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:P-256"_s,
                                u"-nodes"_s, u"-days"_s, u"2"_s, u"-keyout"_s,
                                path(name + u".key"_s), u"-out"_s, path(name + u".pem"_s) }
                          + arguments);
    openssl.waitForFinished();
    QFile certificate(path(name + u".pem"_s));
    QFile key(path(name + u".key"_s));
    Identity identity;
    if (certificate.open(QIODevice::ReadOnly) && key.open(QIODevice::ReadOnly)) {
        identity.certificate = QSslCertificate(certificate.readAll(), QSsl::Pem);
        identity.key = QSslKey(key.readAll(), QSsl::Ec);
    }
    if (!identity.isValid())
        qWarning() << "openssl made no certificate:" << openssl.readAllStandardError();
    return identity;
}
