// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "policy/hostandport.h"

#include "http/origin.h"

#include <algorithm>

namespace HttpQ {

namespace {

Error invalid(const QString &message)
{
    return Error(Error::Kind::InvalidUrl, Error::Phase::None, Error::Party::Local, message);
}

// What would end the host in a URL, or change it.
bool isForeign(QChar c)
{
    return c.isSpace() || QStringView(u"/?#@\\%").contains(c);
}

} // namespace

Result<quint16> portFromText(QStringView text)
{
    const bool isNumber = !text.isEmpty() && text.size() <= 5
                          && std::all_of(text.begin(), text.end(),
                                         [](QChar c) { return c >= u'0' && c <= u'9'; });
    const uint port = isNumber ? text.toUInt() : 0;
    if (port < 1 || port > 65535)
        return invalid(QStringLiteral("\"%1\" is not a port").arg(text));
    return static_cast<quint16>(port);
}

QByteArrayView withoutTrailingDot(QByteArrayView host)
{
    return host.endsWith('.') ? host.chopped(1) : host;
}

bool isSubdomain(QByteArrayView host, QByteArrayView domain)
{
    return host.size() > domain.size() && host.endsWith(domain)
           && host[host.size() - domain.size() - 1] == '.';
}

Result<HostAndPort> HostAndPort::fromText(QStringView text)
{
    if (const auto bad = std::find_if(text.begin(), text.end(), isForeign); bad != text.end()) {
        return invalid(
                QStringLiteral("\"%1\" is not a host: it holds \"%2\"").arg(text, QString(*bad)));
    }
    HostAndPort result;
    QString host = text.toString();
    // RFC 3986 3.2.2: an IPv6 address has brackets; without them it cannot have a port
    const qsizetype colon = text.lastIndexOf(u':');
    const bool isBare6 = !text.startsWith(u'[') && text.count(u':') > 1;
    if (isBare6) {
        host = u'[' + host + u']';
    } else if (colon > text.lastIndexOf(u']')) {
        const Result<quint16> port = portFromText(text.sliced(colon + 1));
        if (!port)
            return port.error();
        result.port = *port;
        host.truncate(colon);
    }
    if (host.isEmpty())
        return invalid(QStringLiteral("\"%1\" has no host").arg(text));
    const Result<QUrl> url = urlFromText(QString(QStringLiteral("http://") + host));
    if (!url)
        return url.error();
    const Result<RequestTarget> target = RequestTarget::fromUrl(*url);
    if (!target)
        return target.error();
    result.host = withoutTrailingDot(target->origin.host).toByteArray();
    return result;
}

} // namespace HttpQ
