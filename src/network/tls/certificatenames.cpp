// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "network/tls/certificatenames.h"

#include "http/characters.h"

#include <QtCore/qurl.h>
#include <QtNetwork/qhostaddress.h>
#include <QtNetwork/qsslcertificate.h>

namespace HttpQ {

namespace {

QByteArrayView withoutTrailingDot(QByteArrayView name)
{
    if (name.endsWith('.'))
        name.chop(1);
    return name;
}

} // namespace

bool dnsNameMatches(QByteArrayView pattern, QByteArrayView host)
{
    pattern = withoutTrailingDot(pattern);
    host = withoutTrailingDot(host);
    if (pattern.isEmpty() || host.isEmpty())
        return false;
    if (!pattern.contains('*'))
        return Characters::equalsIgnoringCase(pattern, host);
    // RFC 9525 6.3: the wildcard is the whole left-most label and stands for exactly one label; a
    // pattern like "*.com" is for nobody.
    if (!pattern.startsWith("*."))
        return false;
    const QByteArrayView parent = pattern.sliced(1);
    if (parent.contains('*') || parent.sliced(1).indexOf('.') < 1)
        return false;
    const qsizetype dot = host.indexOf('.');
    return dot > 0 && Characters::equalsIgnoringCase(host.sliced(dot), parent);
}

bool certificateNames(const QSslCertificate &certificate, const QByteArray &serverName)
{
    const auto names = certificate.subjectAlternativeNames();
    QHostAddress address;
    if (address.setAddress(QString::fromLatin1(serverName))) {
        for (const QString &name : names.values(QSsl::IpAddressEntry)) {
            if (QHostAddress(name).isEqual(address, QHostAddress::StrictConversion))
                return true;
        }
        return false;
    }
    for (const QString &name : names.values(QSsl::DnsEntry)) {
        // Qt gives names decoded; a wildcard is no IDN, so it keeps its label.
        const QByteArray pattern =
                name.startsWith(u"*.") ? "*." + QUrl::toAce(name.sliced(2)) : QUrl::toAce(name);
        if (dnsNameMatches(pattern, serverName))
            return true;
    }
    return false;
}

QString certificateNamesText(const QSslCertificate &certificate)
{
    const QStringList names = certificate.subjectAlternativeNames().values();
    if (names.isEmpty())
        return QStringLiteral("nobody by a subject alternative name");
    constexpr qsizetype Shown = 8;
    QString text = names.first(qMin(Shown, names.size())).join(u", ");
    if (names.size() > Shown)
        text += QStringLiteral(" and %1 more").arg(names.size() - Shown);
    return text;
}

} // namespace HttpQ
