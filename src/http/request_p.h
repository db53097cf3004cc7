// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/request.h"

#include <chrono>
#include <memory>

namespace HttpQ {

//! What a chain says of its request that is in none of its parts, for when it is built first and
//! sent later.
class RequestExtras
{
public:
    RequestExtras() {}

    QByteArray cookies; // the pairs of a Cookie field, for the origin of the URL
    QByteArray target; // of the request line, instead of the URL's
    std::chrono::milliseconds continueTimeout { 0 };
};

class RequestData : public QSharedData
{
public:
    //! Null for none.
    static const std::shared_ptr<const RequestExtras> &extrasOf(const Request &request)
    {
        return request.d->extras;
    }
    static void setExtras(Request &request, std::shared_ptr<const RequestExtras> extras);

    QByteArray method = QByteArrayLiteral("GET");
    QUrl url;
    Headers headers;
    Body body;
    std::shared_ptr<const RequestExtras> extras;
};

} // namespace HttpQ
