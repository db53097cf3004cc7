// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "policy/urlpattern.h"

#include "http/origin.h"
#include "policy/hostandport.h"
#include "policy/ipaddress.h"

#include <tuple>

namespace HttpQ {

namespace {

Error invalid(const QString &pattern, const QString &reason)
{
    return Error(Error::Kind::InvalidUrl, Error::Phase::None, Error::Party::Local,
                 QStringLiteral("The URL pattern \"%1\" is not valid: %2").arg(pattern, reason));
}

} // namespace

Result<UrlPattern> UrlPattern::fromText(QAnyStringView text)
{
    const QString string = text.toString();
    const qsizetype schemeEnd = string.indexOf(u"://");
    if (schemeEnd < 0) {
        return invalid(string, QStringLiteral("it has no scheme, as \"all://\" or \"https://\" "
                                              "have one"));
    }
    UrlPattern pattern;
    const QString scheme = string.first(schemeEnd).toLower();
    if (scheme == u"http")
        pattern.m_scheme = Scheme::Http;
    else if (scheme == u"https")
        pattern.m_scheme = Scheme::Https;
    else if (scheme != u"all")
        return invalid(string, QStringLiteral("its scheme is not \"http\", \"https\" or \"all\""));

    QStringView host = QStringView(string).sliced(schemeEnd + 3);
    if (host.isEmpty())
        return pattern;
    if (host.startsWith(u"*.")) {
        pattern.m_hosts = Hosts::Subdomains;
        host = host.sliced(2);
    } else if (host.startsWith(u'*')) {
        host = host.sliced(1);
        if (host.isEmpty())
            return pattern;
        if (host.startsWith(u':')) {
            const Result<quint16> port = portFromText(host.sliced(1));
            if (!port)
                return invalid(string, port.error().message());
            pattern.m_port = *port;
            return pattern;
        }
        pattern.m_hosts = Hosts::DomainAndSubdomains;
    } else {
        pattern.m_hosts = Hosts::One;
    }
    const Result<HostAndPort> read = HostAndPort::fromText(host);
    if (!read)
        return invalid(string, read.error().message());
    if (pattern.m_hosts != Hosts::One && IpAddress::fromText(read->host))
        return invalid(string, QStringLiteral("an IP address has no subdomains"));
    pattern.m_host = read->host;
    pattern.m_port = read->port;
    return pattern;
}

bool UrlPattern::matches(const QUrl &url) const
{
    const Result<RequestTarget> target = RequestTarget::fromUrl(url);
    return target && matches(target->origin);
}

bool UrlPattern::matches(const Origin &origin) const
{
    if (m_scheme != Scheme::Any && (m_scheme == Scheme::Https) != origin.isSecure)
        return false;
    if (m_port != 0 && m_port != origin.port)
        return false;
    const QByteArrayView host = withoutTrailingDot(origin.host);
    switch (m_hosts) {
    case Hosts::Any:
        return true;
    case Hosts::DomainAndSubdomains:
        return host == m_host || isSubdomain(host, m_host);
    case Hosts::Subdomains:
        return isSubdomain(host, m_host);
    case Hosts::One:
        return host == m_host;
    }
    Q_UNREACHABLE();
    return false;
}

bool UrlPattern::isMoreSpecificThan(const UrlPattern &other) const
{
    // A name is longer than every domain that it is in, so one that fits is the closest.
    const auto weight = [](const UrlPattern &pattern) {
        return std::tuple(pattern.m_port != 0, pattern.m_hosts == Hosts::One, pattern.m_host.size(),
                          pattern.m_hosts, pattern.m_scheme != Scheme::Any);
    };
    return weight(*this) > weight(other);
}

QString UrlPattern::toString() const
{
    QByteArray text;
    switch (m_scheme) {
    case Scheme::Any:
        text = "all://";
        break;
    case Scheme::Http:
        text = "http://";
        break;
    case Scheme::Https:
        text = "https://";
        break;
    }
    switch (m_hosts) {
    case Hosts::Any:
        if (m_port != 0)
            text += '*';
        break;
    case Hosts::DomainAndSubdomains:
        text += '*';
        break;
    case Hosts::Subdomains:
        text += "*.";
        break;
    case Hosts::One:
        break;
    }
    if (m_host.contains(':'))
        text += '[' + m_host + ']';
    else
        text += m_host;
    if (m_port != 0)
        text += ':' + QByteArray::number(m_port);
    return QString::fromLatin1(text);
}

} // namespace HttpQ
