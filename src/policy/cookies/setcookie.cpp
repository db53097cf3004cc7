// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "policy/cookies/setcookie.h"

#include "http/characters.h"
#include "policy/cookies/cookiedate.h"
#include "policy/cookies/cookielimits.h"
#include "policy/cookies/cookiescope.h"
#include "policy/cookies/publicsuffix.h"

namespace HttpQ {

namespace {

class Attributes
{
public:
    Attributes() {}

    void read(QByteArrayView list, const QDateTime &now);

    std::optional<QDateTime> expires;
    std::optional<QDateTime> maxAge;
    std::optional<QByteArray> path; // empty: the default path
    QByteArray domain;
    Cookie::SameSite sameSite = Cookie::SameSite::Unspecified;
    bool isSecure = false;
    bool isHttpOnly = false;

private:
    void readOne(QByteArrayView name, QByteArrayView value, const QDateTime &now);
};

// What comes before \a mark in \a text, which keeps what comes after it.
QByteArrayView takeUntil(QByteArrayView &text, char mark)
{
    const qsizetype at = text.indexOf(mark);
    const QByteArrayView before = at < 0 ? text : text.first(at);
    text = at < 0 ? QByteArrayView() : text.sliced(at + 1);
    return before;
}

// RFC 6265bis 5.6.2: nothing if the attribute is to be ignored. What is not after now is long past.
std::optional<QDateTime> readMaxAge(QByteArrayView text, const QDateTime &now)
{
    const bool isNegative = text.startsWith('-');
    const QByteArrayView digits = isNegative ? text.sliced(1) : text;
    if (digits.isEmpty() || Characters::firstOutside(digits, Characters::Digit) >= 0)
        return {};
    qint64 seconds = 0;
    for (const char digit : digits)
        seconds = qMin(seconds * 10 + (digit - '0'), MaxCookieAgeSeconds);
    if (isNegative || seconds == 0)
        return QDateTime::fromSecsSinceEpoch(0, Qt::UTC);
    return now.addSecs(seconds);
}

Cookie::SameSite readSameSite(QByteArrayView text)
{
    if (Characters::equalsIgnoringCase(text, "None"))
        return Cookie::SameSite::None;
    if (Characters::equalsIgnoringCase(text, "Lax"))
        return Cookie::SameSite::Lax;
    if (Characters::equalsIgnoringCase(text, "Strict"))
        return Cookie::SameSite::Strict;
    return Cookie::SameSite::Unspecified;
}

void Attributes::read(QByteArrayView list, const QDateTime &now)
{
    while (!list.isEmpty()) {
        QByteArrayView value = takeUntil(list, ';');
        const QByteArrayView name = Characters::trimmed(takeUntil(value, '='));
        value = Characters::trimmed(value);
        // 5.6 (6): too long an attribute is as if it were not there.
        if (value.size() <= MaxCookieAttributeBytes)
            readOne(name, value, now);
    }
}

// RFC 6265bis 5.6.1 to 5.6.7. The last of a name wins, unless it is one to be ignored.
void Attributes::readOne(QByteArrayView name, QByteArrayView value, const QDateTime &now)
{
    using Characters::equalsIgnoringCase;
    if (equalsIgnoringCase(name, "Expires")) {
        if (const std::optional<QDateTime> date = cookieDate(value))
            expires = qMin(*date, now.addSecs(MaxCookieAgeSeconds));
    } else if (equalsIgnoringCase(name, "Max-Age")) {
        if (const std::optional<QDateTime> date = readMaxAge(value, now))
            maxAge = date;
    } else if (equalsIgnoringCase(name, "Domain")) {
        domain = canonicalDomain(value);
    } else if (equalsIgnoringCase(name, "Path")) {
        path = value.startsWith('/') ? value.toByteArray() : QByteArray();
    } else if (equalsIgnoringCase(name, "Secure")) {
        isSecure = true;
    } else if (equalsIgnoringCase(name, "HttpOnly")) {
        isHttpOnly = true;
    } else if (equalsIgnoringCase(name, "SameSite")) {
        sameSite = readSameSite(value);
    }
}

bool hasPrefix(QByteArrayView text, QByteArrayView prefix)
{
    return text.size() >= prefix.size()
           && Characters::equalsIgnoringCase(text.first(prefix.size()), prefix);
}

// RFC 6265bis 5.7, the steps about Domain.
QString setDomain(Cookie &cookie, const QByteArray &domain, const CookieScope &scope)
{
    cookie.domain = scope.host;
    // An address has no subdomains, and a public suffix is given away to others: a cookie for
    // either is one for that host alone.
    cookie.isHostOnly =
            domain.isEmpty()
            || (domain == scope.host && (isIpAddress(domain) || isPublicSuffix(domain)));
    if (cookie.isHostOnly)
        return {};
    if (!domainMatches(scope.host, domain)) {
        return QStringLiteral("its domain \"%1\" does not cover the host \"%2\"")
                .arg(printable(domain), printable(scope.host));
    }
    if (isPublicSuffix(domain))
        return QStringLiteral("its domain \"%1\" is a public suffix").arg(printable(domain));
    cookie.domain = domain;
    return {};
}

} // namespace

Result<Cookie> parseSetCookie(QByteArrayView line, const CookieScope &scope, const QDateTime &now)
{
    Cookie cookie;
    QByteArrayView attributeList = line;
    QByteArrayView pair = takeUntil(attributeList, ';');
    const QByteArrayView name = pair.contains('=') ? takeUntil(pair, '=') : QByteArrayView();
    cookie.name = Characters::trimmed(name).toByteArray();
    cookie.value = Characters::trimmed(pair).toByteArray();

    if (line.size() > MaxSetCookieBytes) {
        return ignoredCookie(cookie,
                             QStringLiteral("the Set-Cookie field is %1 bytes long, %2 is the "
                                            "limit")
                                     .arg(line.size())
                                     .arg(MaxSetCookieBytes));
    }
    // 5.6 (1): the characters that FieldValue leaves out are just those.
    const qsizetype control = Characters::firstOutside(line, Characters::FieldValue);
    if (control >= 0) {
        return ignoredCookie(
                cookie, QStringLiteral("the Set-Cookie field holds the control character "
                                       "0x%1 at position %2")
                                .arg(static_cast<uchar>(line[control]), 2, 16, QLatin1Char('0'))
                                .arg(control));
    }
    Attributes attributes;
    attributes.read(attributeList, now);
    cookie.creation = now;
    cookie.lastAccess = now;
    cookie.expiry = attributes.maxAge ? attributes.maxAge : attributes.expires;
    cookie.path = attributes.path.value_or(QByteArray());
    if (cookie.path.isEmpty())
        cookie.path = scope.defaultPath();
    cookie.isSecure = attributes.isSecure;
    cookie.isHttpOnly = attributes.isHttpOnly;
    cookie.sameSite = attributes.sameSite;
    if (const QString reason = setDomain(cookie, attributes.domain, scope); !reason.isNull())
        return ignoredCookie(cookie, reason);
    if (cookie.isSecure && !scope.isSecure)
        return ignoredCookie(cookie, QStringLiteral("it is Secure but did not come over https"));
    if (cookie.sameSite == Cookie::SameSite::None && !cookie.isSecure)
        return ignoredCookie(cookie, QStringLiteral("it is SameSite=None but not Secure"));
    if (const QString reason = cookie.refusal(); !reason.isNull())
        return ignoredCookie(cookie, reason);
    if (!attributes.path && hasPrefix(cookie.name, "__Host-")) {
        return ignoredCookie(cookie,
                             QStringLiteral("the prefix \"__Host-\" of its name asks for the "
                                            "attribute Path=/"));
    }
    return cookie;
}

Error ignoredCookie(const Cookie &cookie, const QString &reason)
{
    return Error(
            Error::Kind::RemoteProtocol, Error::Phase::Head, Error::Party::Remote,
            QStringLiteral("The cookie \"%1\" is ignored: %2").arg(printable(cookie.name), reason));
}

QString prefixRefusal(const Cookie &cookie)
{
    const bool isHost = hasPrefix(cookie.name, "__Host-");
    if ((isHost || hasPrefix(cookie.name, "__Secure-")) && !cookie.isSecure)
        return QStringLiteral("the prefix of its name asks for it to be Secure");
    if (isHost && (!cookie.isHostOnly || cookie.path != "/")) {
        return QStringLiteral("the prefix \"__Host-\" of its name asks for Path=/ and no Domain");
    }
    // A server could not tell the value of a cookie without a name from a name.
    if (cookie.name.isEmpty()
        && (hasPrefix(cookie.value, "__Host-") || hasPrefix(cookie.value, "__Secure-"))) {
        return QStringLiteral("it has no name and its value begins as a name with a prefix does");
    }
    return {};
}

QString printable(QByteArrayView text)
{
    constexpr qsizetype Longest = 64;
    QString printed;
    for (const char c : text.first(qMin(text.size(), Longest))) {
        if (c >= 0x20 && c < 0x7f && c != '\\' && c != '"') {
            printed.append(QLatin1Char(c));
        } else {
            printed.append(
                    QStringLiteral("\\x%1").arg(static_cast<uchar>(c), 2, 16, QLatin1Char('0')));
        }
    }
    if (text.size() > Longest)
        printed.append(u"...");
    return printed;
}

} // namespace HttpQ
