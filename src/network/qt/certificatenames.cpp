// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "network/qt/certificatenames.h"

#include <QtCore/qurl.h>
#include <QtNetwork/qsslcertificate.h>

namespace HttpQ {

SubjectNames subjectNames(const QSslCertificate &certificate)
{
    const auto alternatives = certificate.subjectAlternativeNames();
    SubjectNames names;
    for (const QString &name : alternatives.values(QSsl::DnsEntry)) {
        // Qt gives names decoded; a wildcard is no IDN, so it keeps its label.
        names.addDnsName(name.startsWith(u"*.") ? "*." + QUrl::toAce(name.sliced(2))
                                                : QUrl::toAce(name));
    }
    for (const QString &name : alternatives.values(QSsl::IpAddressEntry))
        names.addAddress(QHostAddress(name));
    return names;
}

bool certificateNames(const QSslCertificate &certificate, const QByteArray &serverName)
{
    return subjectNames(certificate).cover(serverName);
}

QString certificateNamesText(const QSslCertificate &certificate)
{
    return subjectNames(certificate).text();
}

} // namespace HttpQ
