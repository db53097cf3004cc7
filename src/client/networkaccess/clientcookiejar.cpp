// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/networkaccess/clientcookiejar_p.h"

#include "client/networkcookies.h"

#include <algorithm>

namespace HttpQ {

namespace {

//! Which of the jar's cookies QNetworkCookie::hasSameIdentifier() means, as the jar names it.
class Identifier
{
public:
    explicit Identifier(const QNetworkCookie &cookie)
        : m_name(cookie.name())
        , m_path(cookie.path().isEmpty() ? QByteArray("/") : cookie.path().toUtf8())
    {
        QString domain = cookie.domain();
        m_isHostOnly = !domain.startsWith(u'.');
        if (!m_isHostOnly)
            domain.remove(0, 1);
        m_domain = QUrl::toAce(domain);
        if (m_domain.isEmpty()) // no host name: an IPv6 address
            m_domain = domain.toUtf8();
    }

    bool isIn(const CookieJar &jar) const
    {
        const QList<Cookie> cookies = jar.cookies();
        return std::any_of(cookies.begin(), cookies.end(), [this](const Cookie &cookie) {
            return cookie.name == m_name && cookie.domain == m_domain && cookie.path == m_path
                   && cookie.isHostOnly == m_isHostOnly;
        });
    }
    void removeFrom(CookieJar &jar) const { jar.remove(m_name, m_domain, m_path); }

private:
    QByteArray m_name;
    QByteArray m_domain;
    QByteArray m_path;
    bool m_isHostOnly = false;
};

} // namespace

ClientCookieJar::ClientCookieJar(std::shared_ptr<CookieJar> jar, QObject *parent)
    : QNetworkCookieJar(parent)
    , m_jar(std::move(jar))
{}

ClientCookieJar::ClientCookieJar(AsyncClient *client, QObject *parent)
    : QNetworkCookieJar(parent)
    , m_client(client)
{}

std::shared_ptr<CookieJar> ClientCookieJar::jar() const
{
    return m_client ? m_client->cookies() : m_jar;
}

QList<QNetworkCookie> ClientCookieJar::cookiesForUrl(const QUrl &url) const
{
    const std::shared_ptr<CookieJar> kept = jar();
    return kept ? exportCookies(kept->cookiesFor(url)) : QList<QNetworkCookie>();
}

// As the server would have said it, so that the rules for servers hold.
bool ClientCookieJar::setCookiesFromUrl(const QList<QNetworkCookie> &cookies, const QUrl &url)
{
    const std::shared_ptr<CookieJar> kept = jar();
    if (!kept)
        return false;
    Headers fields;
    for (const QNetworkCookie &cookie : cookies)
        fields.append("Set-Cookie", cookie.toRawForm());
    const qsizetype refused = kept->setFromResponse(url, fields).size();
    return refused < cookies.size();
}

bool ClientCookieJar::insertCookie(const QNetworkCookie &cookie)
{
    const std::shared_ptr<CookieJar> kept = jar();
    return kept && importCookies(*kept, { cookie }).isEmpty();
}

bool ClientCookieJar::updateCookie(const QNetworkCookie &cookie)
{
    const std::shared_ptr<CookieJar> kept = jar();
    return kept && Identifier(cookie).isIn(*kept) && insertCookie(cookie);
}

bool ClientCookieJar::deleteCookie(const QNetworkCookie &cookie)
{
    const std::shared_ptr<CookieJar> kept = jar();
    const Identifier identifier(cookie);
    if (!kept || !identifier.isIn(*kept))
        return false;
    identifier.removeFrom(*kept);
    return true;
}

} // namespace HttpQ
