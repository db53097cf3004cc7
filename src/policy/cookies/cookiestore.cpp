// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "policy/cookies/cookiestore.h"

#include "policy/cookies/cookielimits.h"
#include "policy/cookies/cookiescope.h"

#include <algorithm>
#include <tuple>

namespace HttpQ {

namespace {

bool isSameCookie(const Cookie &a, const Cookie &b)
{
    return a.name == b.name && a.isHostOnly == b.isHostOnly && a.domain == b.domain
           && a.path == b.path;
}

bool covers(const Cookie &cookie, const CookieScope &scope)
{
    if (cookie.isSecure && !scope.isSecure)
        return false;
    if (cookie.isHostOnly ? cookie.domain != scope.host
                          : !cookie.domain.isEmpty() && !domainMatches(scope.host, cookie.domain))
        return false;
    return pathMatches(scope.path, cookie.path);
}

bool isUsedBefore(const CookieStore::Entry &a, const CookieStore::Entry &b)
{
    return std::tie(a.cookie.lastAccess, a.order) < std::tie(b.cookie.lastAccess, b.order);
}

} // namespace

QString CookieStore::add(Cookie cookie, Source source, const QDateTime &now)
{
    // RFC 6265bis 5.7: leave secure cookies alone.
    if (source == Source::PlainConnection && !cookie.isSecure && wouldHideSecure(cookie, now)) {
        return QStringLiteral("it did not come over https and would hide a Secure cookie of that "
                              "name");
    }
    const QByteArray key = siteOf(cookie.domain);
    Site &site = m_sites[key];
    removeFrom(site, [&now](const Cookie &other) { return other.isExpired(now); });
    if (!cookie.creation.isValid())
        cookie.creation = now;
    if (!cookie.lastAccess.isValid())
        cookie.lastAccess = now;

    const auto old = std::find_if(site.begin(), site.end(), [&cookie](const Entry &entry) {
        return isSameCookie(entry.cookie, cookie);
    });
    if (cookie.isExpired(now)) {
        if (old != site.end()) {
            site.erase(old);
            countChange(-1);
        }
    } else if (old != site.end()) {
        cookie.creation = old->cookie.creation;
        Cookie touched = old->cookie;
        touched.lastAccess = cookie.lastAccess;
        if (touched != cookie)
            m_revision.fetch_add(1, std::memory_order_relaxed);
        old->cookie = cookie;
    } else {
        site.emplace_back(cookie, ++m_lastOrder);
        countChange(1);
        if (site.size() > MaxCookiesPerSite)
            evictFromSite(site);
        else if (size() > MaxCookies)
            evictFromAll(now);
        return {};
    }
    if (site.empty())
        m_sites.remove(key);
    return {};
}

bool CookieStore::wouldHideSecure(const Cookie &cookie, const QDateTime &now) const
{
    const auto hides = [&cookie, &now](const Entry &entry) {
        const Cookie &other = entry.cookie;
        return other.isSecure && other.name == cookie.name && !other.isExpired(now)
               && (other.domain.isEmpty() || domainMatches(other.domain, cookie.domain)
                   || domainMatches(cookie.domain, other.domain))
               && pathMatches(cookie.path, other.path);
    };
    for (const QByteArray &key : { siteOf(cookie.domain), QByteArray() }) {
        const auto site = m_sites.constFind(key);
        if (site != m_sites.cend() && std::any_of(site->begin(), site->end(), hides))
            return true;
    }
    return false;
}

// RFC 6265bis 5.7, priorities 2 and 3: what is not Secure goes first, then what was not sent for
// the longest time. (Expired ones are gone already.)
void CookieStore::evictFromSite(Site &site)
{
    const auto victim =
            std::min_element(site.begin(), site.end(), [](const Entry &a, const Entry &b) {
                if (a.cookie.isSecure != b.cookie.isSecure)
                    return b.cookie.isSecure;
                return isUsedBefore(a, b);
            });
    site.erase(victim);
    countChange(-1);
}

// Priorities 1 and 4. No site has too many when this is reached.
void CookieStore::evictFromAll(const QDateTime &now)
{
    if (removeIf([&now](const Cookie &cookie) { return cookie.isExpired(now); }) > 0)
        return;
    auto siteOfVictim = m_sites.end();
    Site::iterator victim;
    for (auto site = m_sites.begin(); site != m_sites.end(); ++site) {
        const auto oldest = std::min_element(site->begin(), site->end(), isUsedBefore);
        if (siteOfVictim == m_sites.end() || isUsedBefore(*oldest, *victim)) {
            siteOfVictim = site;
            victim = oldest;
        }
    }
    siteOfVictim->erase(victim);
    countChange(-1);
    if (siteOfVictim->empty())
        m_sites.erase(siteOfVictim);
}

std::vector<CookieStore::Entry *> CookieStore::matching(const CookieScope &scope,
                                                        const QDateTime &now)
{
    std::vector<Entry *> found;
    for (const QByteArray &key : { siteOf(scope.host), QByteArray() }) {
        const auto site = m_sites.find(key);
        if (site == m_sites.end())
            continue;
        removeFrom(*site, [&now](const Cookie &cookie) { return cookie.isExpired(now); });
        if (site->empty()) {
            m_sites.erase(site);
            continue;
        }
        for (Entry &entry : *site) {
            if (covers(entry.cookie, scope))
                found.push_back(&entry);
        }
    }
    std::sort(found.begin(), found.end(), [](const Entry *a, const Entry *b) {
        if (a->cookie.path.size() != b->cookie.path.size())
            return a->cookie.path.size() > b->cookie.path.size();
        return std::tie(a->cookie.creation, a->order) < std::tie(b->cookie.creation, b->order);
    });
    return found;
}

QList<Cookie> CookieStore::cookies(const QDateTime &now) const
{
    std::vector<const Entry *> entries;
    for (const Site &site : m_sites) {
        for (const Entry &entry : site) {
            if (!entry.cookie.isExpired(now))
                entries.push_back(&entry);
        }
    }
    std::sort(entries.begin(), entries.end(),
              [](const Entry *a, const Entry *b) { return a->order < b->order; });
    QList<Cookie> cookies;
    cookies.reserve(static_cast<qsizetype>(entries.size()));
    for (const Entry *entry : entries)
        cookies.append(entry->cookie);
    return cookies;
}

} // namespace HttpQ
