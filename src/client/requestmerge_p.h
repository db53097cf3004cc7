// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/error.h"
#include "http/request.h"

#include <QtCore/qanystringview.h>

namespace HttpQ {

class ClientOptions;
class RequestOptions;

//! Puts into \a request what it takes over from the client: base URL, query parameters and header
//! fields that it does not name itself. \a options may be null.
void mergeDefaults(Request &request, const ClientOptions &client, const RequestOptions *options);

//! \a url with one more query parameter, percent-encoded.
QUrl urlWithQueryItem(const QUrl &url, QAnyStringView name, QAnyStringView value);

//! RFC 6265 4.1.1, as far as the Cookie field needs it: a name, and no separators or control
//! characters in either part.
bool isCookiePair(QByteArrayView pair);

} // namespace HttpQ
