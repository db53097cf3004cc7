// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "policy/cookies/cookietext.h"

#include "policy/cookies/cookiescope.h"
#include "policy/cookies/publicsuffix.h"
#include "policy/cookies/setcookie.h"

#include <array>
#include <utility>

namespace HttpQ {

namespace {

constexpr QByteArrayView FirstLine = "# HttpQ cookies, format ";
constexpr QByteArrayView Format = "1";

constexpr std::array<std::pair<Cookie::SameSite, QByteArrayView>, 3> SameSiteNames = { {
        { Cookie::SameSite::None, "None" },
        { Cookie::SameSite::Lax, "Lax" },
        { Cookie::SameSite::Strict, "Strict" },
} };

Error lineError(qsizetype line, const QString &reason)
{
    return Error(Error::Kind::LocalProtocol, Error::Phase::None, Error::Party::Local,
                 QStringLiteral("Line %1: %2").arg(line).arg(reason));
}

QByteArray lastLine(qsizetype cookies)
{
    return "# " + QByteArray::number(cookies) + " cookie(s)";
}

QByteArray dateText(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs).toLatin1();
}

// Nothing for what dateText() would not write.
std::optional<QDateTime> dateFromText(QByteArrayView text)
{
    const QDateTime time = QDateTime::fromString(QString::fromLatin1(text), Qt::ISODateWithMs);
    if (!time.isValid() || dateText(time) != text)
        return {};
    return time;
}

QByteArray lineOf(const Cookie &cookie)
{
    QByteArray line = cookie.name + '=' + cookie.value + "; Domain="
                      + (cookie.domain.isEmpty() ? "*" : cookie.domain) + "; Path=" + cookie.path;
    if (cookie.expiry)
        line += "; Expires=" + dateText(*cookie.expiry);
    line += "; Created=" + dateText(cookie.creation) + "; Used=" + dateText(cookie.lastAccess);
    if (cookie.isHostOnly)
        line += "; HostOnly";
    if (cookie.isSecure)
        line += "; Secure";
    if (cookie.isHttpOnly)
        line += "; HttpOnly";
    for (const auto &[sameSite, name] : SameSiteNames) {
        if (cookie.sameSite == sameSite)
            line.append("; SameSite=").append(name);
    }
    return line;
}

QByteArrayView takeUntil(QByteArrayView &text, QByteArrayView mark)
{
    const qsizetype at = text.indexOf(mark);
    const QByteArrayView before = at < 0 ? text : text.first(at);
    text = at < 0 ? QByteArrayView() : text.sliced(at + mark.size());
    return before;
}

bool readAttribute(Cookie &cookie, QByteArrayView name, QByteArrayView value)
{
    if (name == "Domain") {
        cookie.domain = value == "*" ? QByteArray() : value.toByteArray();
        return !value.isEmpty();
    }
    if (name == "Path") {
        cookie.path = value.toByteArray();
        return true;
    }
    if (name == "Expires")
        return (cookie.expiry = dateFromText(value)).has_value();
    if (name == "Created" || name == "Used") {
        const std::optional<QDateTime> date = dateFromText(value);
        (name == "Created" ? cookie.creation : cookie.lastAccess) = date.value_or(QDateTime());
        return date.has_value();
    }
    if (name == "SameSite") {
        for (const auto &[sameSite, text] : SameSiteNames) {
            if (value == text) {
                cookie.sameSite = sameSite;
                return true;
            }
        }
        return false;
    }
    if (!value.isNull())
        return false;
    if (name == "HostOnly")
        return cookie.isHostOnly = true;
    if (name == "Secure")
        return cookie.isSecure = true;
    return name == "HttpOnly" && (cookie.isHttpOnly = true);
}

// Why \a line is none of lineOf(), or a null string.
QString readLine(QByteArrayView line, Cookie &cookie)
{
    QByteArrayView rest = line;
    QByteArrayView value = takeUntil(rest, "; ");
    if (!value.contains('='))
        return QStringLiteral("it does not begin with a cookie's name and an equals sign");
    cookie.name = takeUntil(value, "=").toByteArray();
    cookie.value = value.toByteArray();
    cookie.path.clear();
    while (!rest.isEmpty()) {
        QByteArrayView text = takeUntil(rest, "; ");
        const QByteArrayView attribute = text;
        const QByteArrayView name = takeUntil(text, "=");
        if (!readAttribute(cookie, name, text))
            return QStringLiteral("\"%1\" is not understood").arg(printable(attribute));
    }
    // Without one it would be for every host.
    if (!line.contains("; Domain="))
        return QStringLiteral("the domain is missing");
    if (!cookie.creation.isValid() || !cookie.lastAccess.isValid())
        return QStringLiteral("one of the dates Created and Used is missing");
    return {};
}

} // namespace

QByteArray cookiesToText(const QList<Cookie> &cookies)
{
    QByteArray text;
    text.append(FirstLine).append(Format).append('\n');
    for (const Cookie &cookie : cookies)
        text += lineOf(cookie) + '\n';
    return text + lastLine(cookies.size()) + '\n';
}

Result<QList<Cookie>> cookiesFromText(QByteArrayView text)
{
    if (!text.startsWith(FirstLine)) {
        return lineError(
                1,
                text.isEmpty()
                        ? QStringLiteral("there is nothing")
                        : QStringLiteral("\"%1\" does not begin a text of HttpQ cookies")
                                  .arg(printable(text.first(qMin(
                                          text.size(), qMax(text.indexOf('\n'), qsizetype(0)))))));
    }
    QByteArrayView rest = text.sliced(FirstLine.size());
    const QByteArrayView format = takeUntil(rest, "\n");
    if (format != Format) {
        return lineError(1, QStringLiteral("the format \"%1\" is not known, only \"%2\"")
                                    .arg(printable(format), printable(Format)));
    }
    QList<Cookie> cookies;
    qsizetype lines = 0;
    for (qsizetype number = 2; rest.contains('\n'); ++number) {
        const QByteArrayView line = takeUntil(rest, "\n");
        if (rest.isEmpty() && line == lastLine(lines))
            return cookies;
        Cookie cookie;
        QString reason = readLine(line, cookie);
        // The list of public suffixes grows.
        const bool isOutdated = !cookie.isHostOnly && !cookie.domain.isEmpty()
                                && !isIpAddress(cookie.domain) && isPublicSuffix(cookie.domain);
        if (reason.isNull() && !isOutdated)
            reason = cookie.refusal();
        if (!reason.isNull())
            return lineError(number, reason);
        ++lines;
        if (!isOutdated)
            cookies.append(cookie);
    }
    return lineError(lines + 2, QStringLiteral("the end is missing"));
}

} // namespace HttpQ
