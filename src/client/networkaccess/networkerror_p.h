// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "client/response.h"
#include "http/error.h"

#include <QtNetwork/qnetworkreply.h>

namespace HttpQ {

//! What QNetworkReply calls \a error, which is one.
QNetworkReply::NetworkError networkErrorOf(const Error &error);
//! What it calls a response of this \a status: NoError below 400.
QNetworkReply::NetworkError networkErrorOfStatus(int status);
//! Why the redirect \a response, which cannot be followed because of \a reason, is an error.
QNetworkReply::NetworkError networkErrorOfRedirect(const Response &response, const Error &reason);

} // namespace HttpQ
