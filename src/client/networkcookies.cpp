// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/networkcookies.h"

#include <QtNetwork/qnetworkcookiejar.h>

namespace HttpQ {

namespace {

// QNetworkCookieJar shows its cookies to subclasses only.
class CookieReader : public QNetworkCookieJar
{
public:
    static QList<QNetworkCookie> read(const QNetworkCookieJar &jar)
    {
        return (jar.*&CookieReader::allCookies)();
    }
};

Cookie::SameSite fromPolicy(QNetworkCookie::SameSite policy)
{
    switch (policy) {
    case QNetworkCookie::SameSite::None:
        return Cookie::SameSite::None;
    case QNetworkCookie::SameSite::Lax:
        return Cookie::SameSite::Lax;
    case QNetworkCookie::SameSite::Strict:
        return Cookie::SameSite::Strict;
    case QNetworkCookie::SameSite::Default:
        break;
    }
    return Cookie::SameSite::Unspecified;
}

QNetworkCookie::SameSite toPolicy(Cookie::SameSite sameSite)
{
    switch (sameSite) {
    case Cookie::SameSite::None:
        return QNetworkCookie::SameSite::None;
    case Cookie::SameSite::Lax:
        return QNetworkCookie::SameSite::Lax;
    case Cookie::SameSite::Strict:
        return QNetworkCookie::SameSite::Strict;
    case Cookie::SameSite::Unspecified:
        break;
    }
    return QNetworkCookie::SameSite::Default;
}

} // namespace

QList<Error> importCookies(CookieJar &jar, const QList<QNetworkCookie> &cookies)
{
    QList<Error> errors;
    for (const QNetworkCookie &from : cookies) {
        const QString domain = from.domain();
        if (domain.isEmpty()) {
            errors.append(Error(Error::Kind::LocalProtocol, Error::Phase::None, Error::Party::Local,
                                QStringLiteral("The cookie \"%1\" cannot be set: it has no domain")
                                        .arg(QString::fromUtf8(from.name()))));
            continue;
        }
        Cookie cookie(from.name(), from.value());
        cookie.isHostOnly = !domain.startsWith(u'.');
        cookie.domain = QUrl::toAce(cookie.isHostOnly ? domain : domain.sliced(1));
        if (cookie.domain.isEmpty()) // no host name: an IPv6 address
            cookie.domain = domain.toUtf8();
        if (!from.path().isEmpty())
            cookie.path = from.path().toUtf8();
        if (!from.isSessionCookie())
            cookie.expiry = from.expirationDate().toUTC();
        cookie.sameSite = fromPolicy(from.sameSitePolicy());
        cookie.isSecure = from.isSecure();
        cookie.isHttpOnly = from.isHttpOnly();
        if (const Error error = jar.set(cookie))
            errors.append(error);
    }
    return errors;
}

QList<Error> importCookies(CookieJar &jar, const QNetworkCookieJar &networkJar)
{
    return importCookies(jar, CookieReader::read(networkJar));
}

QList<QNetworkCookie> exportCookies(const CookieJar &jar)
{
    return exportCookies(jar.cookies());
}

QList<QNetworkCookie> exportCookies(const QList<Cookie> &cookies)
{
    QList<QNetworkCookie> exported;
    for (const Cookie &from : cookies) {
        if (from.domain.isEmpty())
            continue;
        QNetworkCookie cookie(from.name, from.value);
        const QString domain = QString::fromLatin1(from.domain);
        cookie.setDomain(from.isHostOnly ? domain : u'.' + domain);
        cookie.setPath(QString::fromUtf8(from.path));
        if (from.expiry)
            cookie.setExpirationDate(*from.expiry);
        cookie.setSameSitePolicy(toPolicy(from.sameSite));
        cookie.setSecure(from.isSecure);
        cookie.setHttpOnly(from.isHttpOnly);
        exported.append(cookie);
    }
    return exported;
}

void exportTo(const CookieJar &jar, QNetworkCookieJar *networkJar)
{
    for (const QNetworkCookie &cookie : exportCookies(jar))
        networkJar->insertCookie(cookie);
}

} // namespace HttpQ
