// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "network/tls/subjectnames.h"

#include "http/characters.h"

#include <algorithm>

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

bool SubjectNames::cover(const QByteArray &serverName) const
{
    QHostAddress address;
    if (address.setAddress(QString::fromLatin1(serverName))) {
        return std::any_of(m_addresses.begin(), m_addresses.end(), [&](const QHostAddress &named) {
            return named.isEqual(address, QHostAddress::StrictConversion);
        });
    }
    return std::any_of(m_dnsNames.begin(), m_dnsNames.end(), [&](const QByteArray &pattern) {
        return dnsNameMatches(pattern, serverName);
    });
}

QString SubjectNames::text() const
{
    QStringList names;
    for (const QByteArray &name : m_dnsNames)
        names += QString::fromLatin1(name);
    for (const QHostAddress &address : m_addresses)
        names += address.toString();
    if (names.isEmpty())
        return QStringLiteral("nobody by a subject alternative name");
    constexpr qsizetype Shown = 8;
    QString text = names.first(qMin(Shown, names.size())).join(u", ");
    if (names.size() > Shown)
        text += QStringLiteral(" and %1 more").arg(names.size() - Shown);
    return text;
}

} // namespace HttpQ
