// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/requestbuilder.h>
#include <HttpQ/requesturl.h>

/*
    Requests without a client: each has one of its own, with the defaults, that lives as long as the
    request and its response. A program that sends more than one request is better off with an
    AsyncClient, which keeps its connections.

        HttpQ::Response response = co_await HttpQ::get(url);
*/
namespace HttpQ {

[[nodiscard]] HTTPQ_EXPORT RequestBuilder request(QAnyStringView method, const RequestUrl &url);
[[nodiscard]] HTTPQ_EXPORT RequestBuilder get(const RequestUrl &url);
[[nodiscard]] HTTPQ_EXPORT RequestBuilder head(const RequestUrl &url);
[[nodiscard]] HTTPQ_EXPORT RequestBuilder post(const RequestUrl &url);
[[nodiscard]] HTTPQ_EXPORT RequestBuilder put(const RequestUrl &url);
[[nodiscard]] HTTPQ_EXPORT RequestBuilder patch(const RequestUrl &url);
[[nodiscard]] HTTPQ_EXPORT RequestBuilder deleteResource(const RequestUrl &url);
[[nodiscard]] HTTPQ_EXPORT RequestBuilder options(const RequestUrl &url);

} // namespace HttpQ
