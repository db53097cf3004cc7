// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "client/requestbuilder.h"
#include "http/timeout.h"
#include "http/tlsoptions.h"

#include <QtNetwork/qnetworkaccessmanager.h>
#include <QtNetwork/qnetworkrequest.h>

#include <optional>

namespace HttpQ {

// What a QNetworkRequest says, in the words of this library.

//! Empty if there is none.
QByteArray methodOf(QNetworkAccessManager::Operation operation, const QNetworkRequest &request);
//! Adds its header fields, but for those that the library writes, and \a body.
void describe(RequestBuilder &chain, const QNetworkRequest &request, QIODevice *body);

QNetworkRequest::RedirectPolicy redirectPolicyOf(const QNetworkRequest &request);
//! False: the request does not want that done for it.
bool isAutomatic(const QNetworkRequest &request, QNetworkRequest::Attribute attribute);
//! \a timeout with every phase bounded as the request says.
Timeout timeoutOf(const QNetworkRequest &request, const Timeout &timeout);
//! What the request adds to \a options; nothing if that is nothing.
std::optional<TlsOptions> tlsOptionsOf(const QNetworkRequest &request, const TlsOptions &options);

} // namespace HttpQ
