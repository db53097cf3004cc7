// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "policy/cookies/cookiescope.h"

#include "http/characters.h"
#include "http/origin.h"
#include "policy/cookies/publicsuffix.h"

namespace HttpQ {

Result<CookieScope> CookieScope::fromUrl(const QUrl &url)
{
    QUrl httpUrl = url;
    if (url.scheme() == u"ws")
        httpUrl.setScheme(QStringLiteral("http"));
    else if (url.scheme() == u"wss")
        httpUrl.setScheme(QStringLiteral("https"));
    const Result<RequestTarget> target = RequestTarget::fromUrl(httpUrl);
    if (!target)
        return target.error();
    CookieScope scope;
    scope.host = target->origin.host.toLower(); // the zone of an IPv6 address may not be
    if (scope.host.endsWith('.'))
        scope.host.chop(1);
    scope.path = target->path;
    const qsizetype query = scope.path.indexOf('?');
    if (query >= 0)
        scope.path.truncate(query);
    scope.isSecure = target->origin.isSecure;
    return scope;
}

QByteArray CookieScope::defaultPath() const
{
    return path.left(qMax(path.lastIndexOf('/'), 1));
}

QByteArray canonicalDomain(QByteArrayView domain)
{
    if (domain.startsWith('.'))
        domain = domain.sliced(1);
    if (domain.startsWith('[') && domain.endsWith(']'))
        domain = domain.sliced(1).chopped(1);
    return domain.toByteArray().toLower();
}

bool isIpAddress(QByteArrayView host)
{
    // A host that ends in a number is an IPv4 address: RequestTarget lets no other pass.
    const QByteArrayView last = host.sliced(host.lastIndexOf('.') + 1);
    return host.contains(':')
           || (!last.isEmpty() && Characters::firstOutside(last, Characters::Digit) < 0);
}

bool domainMatches(QByteArrayView host, QByteArrayView domain)
{
    if (host == domain)
        return true;
    return host.size() > domain.size() && host.endsWith(domain)
           && host[host.size() - domain.size() - 1] == '.' && !domain.isEmpty()
           && !isIpAddress(host);
}

bool pathMatches(QByteArrayView requestPath, QByteArrayView cookiePath)
{
    if (!requestPath.startsWith(cookiePath))
        return false;
    return requestPath.size() == cookiePath.size() || cookiePath.endsWith('/')
           || requestPath[cookiePath.size()] == '/';
}

QByteArray siteOf(const QByteArray &domain)
{
    return domain.isEmpty() || isIpAddress(domain) ? domain : registrableDomain(domain);
}

} // namespace HttpQ
