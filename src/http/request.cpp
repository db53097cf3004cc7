// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/request_p.h"

#include "http/sameorigin.h"

namespace HttpQ {

namespace {

const QSharedDataPointer<RequestData> &emptyRequest()
{
    static const QSharedDataPointer<RequestData> data(new RequestData);
    return data;
}

} // namespace

Request::Request()
    : d(emptyRequest())
{}

Request::Request(const QByteArray &method, const QUrl &url)
    : d(new RequestData)
{
    d->method = method;
    d->url = url;
}

Request::Request(const Request &other) = default;

// What was moved from is an empty request.
Request::Request(Request &&other) noexcept
    : d(emptyRequest())
{
    swap(other);
}

Request &Request::operator=(const Request &other) = default;
Request::~Request() = default;

QByteArray Request::method() const
{
    return d->method;
}

void Request::setMethod(const QByteArray &method)
{
    d->method = method;
}

QUrl Request::url() const
{
    return d->url;
}

void Request::setUrl(const QUrl &url)
{
    if (d->extras && url != d->url) {
        // They were given for the URL before.
        RequestExtras kept = *d->extras;
        kept.target.clear();
        if (!isSameOrigin(url, d->url))
            kept.cookies.clear();
        d->extras = std::make_shared<const RequestExtras>(kept);
    }
    d->url = url;
}

const Headers &Request::headers() const
{
    return d->headers;
}

Headers &Request::headers()
{
    return d->headers;
}

void Request::setHeaders(const Headers &headers)
{
    d->headers = headers;
}

const Body &Request::body() const
{
    return d->body;
}

void Request::setBody(const Body &body)
{
    d->body = body;
}

void RequestData::setExtras(Request &request, std::shared_ptr<const RequestExtras> extras)
{
    if (std::as_const(request).d->extras != extras)
        request.d->extras = std::move(extras);
}

} // namespace HttpQ
