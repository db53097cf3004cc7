// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "client/asyncclient.h"

#include <QtCore/qpointer.h>
#include <QtNetwork/qnetworkaccessmanager.h>
#include <QtNetwork/qnetworkrequest.h>

#include <optional>

namespace HttpQ {

//! The cookies of one reply's requests: those of the client's jar, by the client, unless the manager
//! has another jar or the request wants them sent or kept only.
class ReplyCookies
{
public:
    ReplyCookies(AsyncClient *client, QNetworkAccessManager *manager,
                 const QNetworkRequest &request);

    //! For a request to \a url: the client's, or instead of them those of the manager's jar.
    void addTo(RequestBuilder &chain, const QUrl &url) const;
    //! From a request that was redirected: takes out what addTo() gave for another URL.
    void removeFrom(Request &next) const;
    //! Keeps what \a response sets, if the client does not.
    void store(const Response &response) const;

private:
    bool areTheClients() const;
    //! Null if there is none, or if it is not to be used.
    QNetworkCookieJar *jarFor(QNetworkRequest::Attribute use) const;

    QPointer<AsyncClient> m_client;
    QPointer<QNetworkAccessManager> m_manager;
    QNetworkRequest m_request;
};

} // namespace HttpQ
