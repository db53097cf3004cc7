// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/networkaccess/replycookies_p.h"

#include "client/networkaccess/clientcookiejar_p.h"
#include "client/networkaccess/networkrequest_p.h"

#include <QtNetwork/qnetworkcookie.h>

namespace HttpQ {

ReplyCookies::ReplyCookies(AsyncClient *client, QNetworkAccessManager *manager,
                           const QNetworkRequest &request)
    : m_client(client)
    , m_manager(manager)
    , m_request(request)
{}

bool ReplyCookies::areTheClients() const
{
    const auto *view =
            qobject_cast<ClientCookieJar *>(m_manager ? m_manager->cookieJar() : nullptr);
    return view && m_client && view->jar() == m_client->cookies()
           && isAutomatic(m_request, QNetworkRequest::CookieLoadControlAttribute)
           && isAutomatic(m_request, QNetworkRequest::CookieSaveControlAttribute);
}

QNetworkCookieJar *ReplyCookies::jarFor(QNetworkRequest::Attribute use) const
{
    return m_manager && isAutomatic(m_request, use) ? m_manager->cookieJar() : nullptr;
}

void ReplyCookies::addTo(RequestBuilder &chain, const QUrl &url) const
{
    if (areTheClients())
        return;
    chain.withoutCookies();
    const QNetworkCookieJar *jar = jarFor(QNetworkRequest::CookieLoadControlAttribute);
    if (!jar || m_request.hasRawHeader("Cookie"))
        return;
    QByteArrayList pairs;
    for (const QNetworkCookie &cookie : jar->cookiesForUrl(url))
        pairs.append(cookie.toRawForm(QNetworkCookie::NameAndValueOnly));
    if (!pairs.isEmpty())
        chain.header("Cookie", pairs.join("; "));
}

void ReplyCookies::removeFrom(Request &next) const
{
    if (!areTheClients() && !m_request.hasRawHeader("Cookie"))
        next.headers().removeAll("Cookie");
}

void ReplyCookies::store(const Response &response) const
{
    QNetworkCookieJar *jar = jarFor(QNetworkRequest::CookieSaveControlAttribute);
    if (!jar || areTheClients())
        return;
    const QByteArray lines = response.headers().values("Set-Cookie").join('\n');
    const QList<QNetworkCookie> cookies = QNetworkCookie::parseCookies(lines);
    if (!cookies.isEmpty())
        jar->setCookiesFromUrl(cookies, response.url());
}

} // namespace HttpQ
