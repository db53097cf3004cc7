// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "client/asyncclient.h"

#include <QtCore/qpointer.h>
#include <QtNetwork/qnetworkcookiejar.h>

#include <memory>

namespace HttpQ {

//! A client's CookieJar for those who know QNetworkCookieJar: nothing is kept here.
class ClientCookieJar final : public QNetworkCookieJar
{
    Q_OBJECT
public:
    ClientCookieJar(std::shared_ptr<CookieJar> jar, QObject *parent);
    //! Whichever jar \a client has at the time.
    ClientCookieJar(AsyncClient *client, QObject *parent);

    //! Null if there is none.
    std::shared_ptr<CookieJar> jar() const;

    QList<QNetworkCookie> cookiesForUrl(const QUrl &url) const override;
    bool setCookiesFromUrl(const QList<QNetworkCookie> &cookies, const QUrl &url) override;
    bool insertCookie(const QNetworkCookie &cookie) override;
    bool updateCookie(const QNetworkCookie &cookie) override;
    bool deleteCookie(const QNetworkCookie &cookie) override;

private:
    std::shared_ptr<CookieJar> m_jar; // null: the client's
    QPointer<AsyncClient> m_client;
};

} // namespace HttpQ
