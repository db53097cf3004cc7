// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "policy/cookies/cookiejar.h"

#include "http/characters.h"
#include "policy/cookies/cookielimits.h"
#include "policy/cookies/cookiescope.h"
#include "policy/cookies/cookiestore.h"
#include "policy/cookies/cookietext.h"
#include "policy/cookies/publicsuffix.h"
#include "policy/cookies/setcookie.h"

#include <QtCore/qloggingcategory.h>
#include <QtCore/qmutex.h>

#include <utility>

namespace HttpQ {

Q_LOGGING_CATEGORY(lcCookies, "httpq.cookies", QtWarningMsg)

class CookieJarPrivate
{
public:
    explicit CookieJarPrivate(std::function<QDateTime()> timeSource)
        : clock(std::move(timeSource))
    {}

    const std::function<QDateTime()> clock;
    QMutex mutex; // guards the store
    CookieStore store;
};

namespace {

Error localError(Error::Kind kind, const QString &message)
{
    return Error(kind, Error::Phase::None, Error::Party::Local, message);
}

// One line for all of a response, whatever it holds.
void warnOfIgnored(const QUrl &url, const QList<Error> &errors, qsizetype ignored)
{
    qCWarning(lcCookies).noquote().nospace()
            << ignored << " Set-Cookie field(s) of " << printable(url.host().toUtf8())
            << " ignored; the first one: " << errors.constFirst().message();
}

class Selection
{
public:
    Selection(QByteArrayView name, QByteArrayView domain, QByteArrayView path)
        : m_name(name)
        , m_domain(canonicalDomain(domain))
        , m_path(path)
    {}

    bool operator()(const Cookie &cookie) const
    {
        return cookie.name == m_name && (m_domain.isEmpty() || cookie.domain == m_domain)
               && (m_path.isEmpty() || cookie.path == m_path);
    }

private:
    QByteArrayView m_name;
    QByteArray m_domain;
    QByteArrayView m_path;
};

} // namespace

CookieJar::CookieJar()
    : CookieJar(&QDateTime::currentDateTimeUtc)
{}

CookieJar::CookieJar(std::function<QDateTime()> clock)
    : d(std::make_unique<CookieJarPrivate>(std::move(clock)))
{}

CookieJar::~CookieJar() = default;

QList<Error> CookieJar::setFromResponse(const QUrl &url, const Headers &headers)
{
    if (!headers.contains("Set-Cookie"))
        return {};
    const Result<CookieScope> scope = CookieScope::fromUrl(url);
    if (!scope)
        return { scope.error() };

    QList<Error> errors;
    qsizetype fields = 0;
    const QDateTime now = d->clock();
    const CookieStore::Source source = scope->isSecure ? CookieStore::Source::SecureConnection
                                                       : CookieStore::Source::PlainConnection;
    {
        const QMutexLocker lock(&d->mutex);
        for (qsizetype i = 0; i < headers.size(); ++i) {
            if (!Characters::equalsIgnoringCase(headers.nameAt(i), "Set-Cookie")
                || ++fields > MaxCookiesPerResponse)
                continue;
            Result<Cookie> cookie = parseSetCookie(headers.valueAt(i), *scope, now);
            if (!cookie) {
                errors.append(cookie.error().withUrl(url));
                continue;
            }
            const QString reason = d->store.add(*cookie, source, now);
            if (!reason.isNull())
                errors.append(ignoredCookie(*cookie, reason).withUrl(url));
        }
    }
    qsizetype ignored = errors.size();
    if (fields > MaxCookiesPerResponse) {
        ignored += fields - MaxCookiesPerResponse;
        errors.append(Error::limitExceeded(Error::Phase::Head,
                                           QStringLiteral("MaxCookiesPerResponse"),
                                           MaxCookiesPerResponse, fields)
                              .withUrl(url));
    }
    if (ignored > 0)
        warnOfIgnored(url, errors, ignored);
    return errors;
}

QByteArray CookieJar::cookieHeader(const QUrl &url)
{
    if (d->store.size() == 0)
        return {};
    const Result<CookieScope> scope = CookieScope::fromUrl(url);
    if (!scope)
        return {};
    const QDateTime now = d->clock();
    QByteArray header;
    qsizetype sent = 0;
    const QMutexLocker lock(&d->mutex);
    for (CookieStore::Entry *entry : d->store.matching(*scope, now)) {
        Cookie &cookie = entry->cookie;
        const qsizetype bytes = cookie.name.size() + cookie.value.size() + 3;
        if (++sent > MaxCookiesPerRequest || header.size() + bytes > MaxCookieHeaderBytes)
            break;
        if (!header.isEmpty())
            header.append("; ");
        // RFC 6265bis 5.8.3 (4)
        if (!cookie.name.isEmpty())
            header.append(cookie.name).append('=');
        header.append(cookie.value);
        cookie.lastAccess = now;
    }
    return header;
}

Error CookieJar::set(const Cookie &cookie)
{
    Cookie added = cookie;
    added.domain = canonicalDomain(cookie.domain);
    if (isIpAddress(added.domain))
        added.isHostOnly = true;
    if (const QString reason = added.refusal(); !reason.isNull()) {
        return localError(Error::Kind::LocalProtocol,
                          QStringLiteral("The cookie \"%1\" cannot be set: %2")
                                  .arg(printable(added.name), reason));
    }
    const QDateTime now = d->clock();
    const QMutexLocker lock(&d->mutex);
    d->store.add(added, CookieStore::Source::Program, now);
    return {};
}

Error CookieJar::set(QByteArrayView name, QByteArrayView value, QByteArrayView domain,
                     QByteArrayView path)
{
    Cookie cookie(name.toByteArray(), value.toByteArray());
    cookie.domain = canonicalDomain(domain);
    cookie.path = path.toByteArray();
    cookie.isHostOnly = !cookie.domain.isEmpty() && isPublicSuffix(cookie.domain);
    return set(cookie);
}

QList<Cookie> CookieJar::cookies() const
{
    const QDateTime now = d->clock();
    const QMutexLocker lock(&d->mutex);
    return d->store.cookies(now);
}

QList<Cookie> CookieJar::cookiesFor(const QUrl &url) const
{
    const Result<CookieScope> scope = CookieScope::fromUrl(url);
    if (!scope)
        return {};
    const QDateTime now = d->clock();
    QList<Cookie> cookies;
    const QMutexLocker lock(&d->mutex);
    for (const CookieStore::Entry *entry : d->store.matching(*scope, now))
        cookies.append(entry->cookie);
    return cookies;
}

Result<std::optional<QByteArray>> CookieJar::value(QByteArrayView name, QByteArrayView domain,
                                                   QByteArrayView path) const
{
    const Selection isWanted(name, domain, path);
    QList<Cookie> found = cookies();
    found.removeIf([&isWanted](const Cookie &cookie) { return !isWanted(cookie); });
    if (found.isEmpty())
        return std::optional<QByteArray>();
    if (found.size() == 1)
        return std::optional<QByteArray>(found.constFirst().value);

    constexpr qsizetype Named = 4;
    QStringList scopes;
    for (const Cookie &cookie : std::as_const(found).first(qMin(found.size(), Named))) {
        scopes.append(QStringLiteral("%1%2").arg(cookie.domain.isEmpty() ? QStringLiteral("*")
                                                                         : printable(cookie.domain),
                                                 printable(cookie.path)));
    }
    if (found.size() > Named)
        scopes.append(QStringLiteral("..."));
    return localError(Error::Kind::CookieConflict,
                      QStringLiteral("Several cookies are called \"%1\": those of %2; name the "
                                     "domain or the path, too")
                              .arg(printable(name), scopes.join(QStringLiteral(", "))));
}

qsizetype CookieJar::remove(QByteArrayView name, QByteArrayView domain, QByteArrayView path)
{
    const QMutexLocker lock(&d->mutex);
    return d->store.removeIf(Selection(name, domain, path));
}

void CookieJar::clear()
{
    const QMutexLocker lock(&d->mutex);
    d->store.removeIf([](const Cookie &) { return true; });
}

void CookieJar::clearExpired()
{
    const QDateTime now = d->clock();
    const QMutexLocker lock(&d->mutex);
    d->store.removeIf([&now](const Cookie &cookie) { return cookie.isExpired(now); });
}

void CookieJar::clearSession()
{
    const QMutexLocker lock(&d->mutex);
    d->store.removeIf([](const Cookie &cookie) { return cookie.isSession(); });
}

void CookieJar::merge(const CookieJar &other)
{
    const QList<Cookie> cookies = other.cookies(); // not under both locks at once
    const QDateTime now = d->clock();
    const QMutexLocker lock(&d->mutex);
    for (const Cookie &cookie : cookies)
        d->store.add(cookie, CookieStore::Source::Program, now);
}

bool CookieJar::hasEntries() const
{
    return d->store.size() > 0;
}

qsizetype CookieJar::size() const
{
    return d->store.size() == 0 ? 0 : cookies().size();
}

quint64 CookieJar::revision() const
{
    return d->store.revision();
}

QByteArray CookieJar::toText(SessionCookies sessionCookies) const
{
    QList<Cookie> written = cookies();
    if (sessionCookies == SessionCookies::Drop)
        written.removeIf([](const Cookie &cookie) { return cookie.isSession(); });
    return cookiesToText(written);
}

Error CookieJar::fromText(QByteArrayView text)
{
    const Result<QList<Cookie>> cookies = cookiesFromText(text);
    if (!cookies)
        return cookies.error();
    const QDateTime now = d->clock();
    const QMutexLocker lock(&d->mutex);
    for (const Cookie &cookie : *cookies)
        d->store.add(cookie, CookieStore::Source::Program, now);
    return {};
}

} // namespace HttpQ
