// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/oneshot.h"

#include "client/clientcore_p.h"
#include "network/qt/qtbackend.h"

namespace HttpQ {

namespace {

// The request holds on to the client that it has for itself.
RequestBuilder begin(const QByteArray &method, const RequestUrl &url)
{
    const auto core = std::make_shared<ClientCore>(std::make_shared<QtBackend>());
    return RequestBuilder(OperationPointer(new Operation(core, method, url)));
}

} // namespace

RequestBuilder request(QAnyStringView method, const RequestUrl &url)
{
    return begin(method.toString().toUtf8(), url);
}

RequestBuilder get(const RequestUrl &url)
{
    return begin(QByteArrayLiteral("GET"), url);
}

RequestBuilder head(const RequestUrl &url)
{
    return begin(QByteArrayLiteral("HEAD"), url);
}

RequestBuilder post(const RequestUrl &url)
{
    return begin(QByteArrayLiteral("POST"), url);
}

RequestBuilder put(const RequestUrl &url)
{
    return begin(QByteArrayLiteral("PUT"), url);
}

RequestBuilder patch(const RequestUrl &url)
{
    return begin(QByteArrayLiteral("PATCH"), url);
}

RequestBuilder deleteResource(const RequestUrl &url)
{
    return begin(QByteArrayLiteral("DELETE"), url);
}

RequestBuilder options(const RequestUrl &url)
{
    return begin(QByteArrayLiteral("OPTIONS"), url);
}

} // namespace HttpQ
