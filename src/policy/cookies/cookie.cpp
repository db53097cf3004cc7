// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "policy/cookies/cookie.h"

#include "http/characters.h"
#include "policy/cookies/cookielimits.h"
#include "policy/cookies/cookiescope.h"
#include "policy/cookies/publicsuffix.h"
#include "policy/cookies/setcookie.h"

#include <QtCore/qdebug.h>

#include <algorithm>

namespace HttpQ {

namespace {

bool isDomainCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || Characters::is(c, Characters::Digit) || c == '-' || c == '.'
           || c == '_' || c == ':' || c == '%' || c == '~';
}

bool isCanonicalDomain(QByteArrayView domain)
{
    return std::all_of(domain.begin(), domain.end(), isDomainCharacter) && !domain.startsWith('.')
           && !domain.endsWith('.');
}

// What the text format of CookieJar can hold.
bool isWithinCalendar(const QDateTime &time)
{
    return time.isValid() && time.toUTC().date().year() >= 1 && time.toUTC().date().year() <= 9999;
}

QString partRefusal(QByteArrayView part, const char *what)
{
    const qsizetype control = Characters::firstOutside(part, Characters::FieldValue);
    if (control >= 0) {
        return QStringLiteral("its %1 holds the control character 0x%2 at position %3")
                .arg(QLatin1StringView(what))
                .arg(static_cast<uchar>(part[control]), 2, 16, QLatin1Char('0'))
                .arg(control);
    }
    if (part.contains(';'))
        return QStringLiteral("its %1 holds a semicolon").arg(QLatin1StringView(what));
    if (part != Characters::trimmed(part))
        return QStringLiteral("its %1 begins or ends with a space").arg(QLatin1StringView(what));
    return {};
}

} // namespace

Cookie::Cookie() = default;

Cookie::Cookie(const QByteArray &name, const QByteArray &value)
    : name(name)
    , value(value)
{}

Result<Cookie> Cookie::fromSetCookie(QByteArrayView line, const QUrl &url, const QDateTime &now)
{
    const Result<CookieScope> scope = CookieScope::fromUrl(url);
    if (!scope)
        return scope.error();
    Result<Cookie> cookie = parseSetCookie(line, *scope, now);
    if (!cookie)
        return cookie.error().withUrl(url);
    return cookie;
}

QString Cookie::refusal() const
{
    if (name.isEmpty() && value.isEmpty())
        return QStringLiteral("it has neither a name nor a value");
    if (const QString reason = partRefusal(name, "name"); !reason.isNull())
        return reason;
    if (name.contains('='))
        return QStringLiteral("its name holds an equals sign");
    if (const QString reason = partRefusal(value, "value"); !reason.isNull())
        return reason;
    if (name.size() + value.size() > MaxCookieBytes) {
        return QStringLiteral("its name and value are %1 bytes long, %2 is the limit")
                .arg(name.size() + value.size())
                .arg(MaxCookieBytes);
    }

    if (const QString reason = partRefusal(path, "path"); !reason.isNull())
        return reason;
    if (!path.startsWith('/'))
        return QStringLiteral("its path \"%1\" does not begin with a slash").arg(printable(path));
    if (path.size() > MaxCookieAttributeBytes) {
        return QStringLiteral("its path is %1 bytes long, %2 is the limit")
                .arg(path.size())
                .arg(MaxCookieAttributeBytes);
    }

    if (!isCanonicalDomain(domain) || domain.size() > MaxCookieAttributeBytes) {
        return QStringLiteral("its domain \"%1\" is no host name in lower case, with any other "
                              "letters encoded as by QUrl::toAce()")
                .arg(printable(domain));
    }
    if (isHostOnly && domain.isEmpty())
        return QStringLiteral("it is for one host only but has no domain");
    if (!isHostOnly && !domain.isEmpty() && !isIpAddress(domain) && isPublicSuffix(domain)) {
        return QStringLiteral("its domain \"%1\" is a public suffix: it can only be for that host "
                              "itself")
                .arg(printable(domain));
    }
    if ((expiry && !isWithinCalendar(*expiry))
        || (creation.isValid() && !isWithinCalendar(creation))
        || (lastAccess.isValid() && !isWithinCalendar(lastAccess))) {
        return QStringLiteral("a date of it is not valid, or not in the years 1 to 9999");
    }
    return prefixRefusal(*this);
}

#ifndef QT_NO_DEBUG_STREAM
QDebug operator<<(QDebug debug, const Cookie &cookie)
{
    QDebugStateSaver saver(debug);
    debug.nospace().noquote() << "Cookie(" << printable(cookie.name) << "=[masked]; Domain="
                              << (cookie.domain.isEmpty() ? QStringLiteral("*")
                                                          : printable(cookie.domain))
                              << "; Path=" << printable(cookie.path);
    if (cookie.expiry)
        debug << "; Expires=" << cookie.expiry->toString(Qt::ISODate);
    if (cookie.isHostOnly)
        debug << "; HostOnly";
    if (cookie.isSecure)
        debug << "; Secure";
    if (cookie.isHttpOnly)
        debug << "; HttpOnly";
    return debug << ')';
}
#endif

} // namespace HttpQ
