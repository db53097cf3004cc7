// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "client/asyncclient.h"

#include <QtNetwork/qnetworkaccessmanager.h>
#include <QtNetwork/qnetworkrequest.h>

namespace HttpQ {

// What a QNetworkRequest says, in the words of this library.

//! Empty if there is none.
QByteArray methodOf(QNetworkAccessManager::Operation operation, const QNetworkRequest &request);
//! Adds its header fields, but for those that the library writes, and \a body.
void describe(RequestBuilder &chain, const QNetworkRequest &request, QIODevice *body);

QNetworkRequest::RedirectPolicy redirectPolicyOf(const QNetworkRequest &request);
//! False: the request does not want that done for it.
bool isAutomatic(const QNetworkRequest &request, QNetworkRequest::Attribute attribute);
//! Tells \a chain, for \a url, of redirects, which are not followed, of timeouts, of TLS, and whether
//! \a client's authentication counts.
void setOptions(RequestBuilder &chain, const QNetworkRequest &request, const AsyncClient &client,
                const QUrl &url, bool ignoresTlsErrors);

} // namespace HttpQ
