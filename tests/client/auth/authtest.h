// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "client/exceptions.h"
#include "http/request.h"

#include <QtTest/qtest.h>

#include <utility>

namespace HttpQTest {

inline QByteArray authorizationOf(const HttpQ::Request &request)
{
    return request.headers().value("Authorization").toByteArray();
}

inline HttpQ::Request get(const char *url)
{
    return HttpQ::Request("GET", QUrl(QLatin1StringView(url)));
}

inline HttpQ::Headers headersOf(std::initializer_list<std::pair<const char *, QByteArray>> fields)
{
    HttpQ::Headers headers;
    for (const auto &[name, value] : fields) {
        if (!headers.append(name, QUtf8StringView(value)))
            qFatal("The test's own field is refused");
    }
    return headers;
}

//! The message of the AuthenticationError that \a call throws; empty if it throws none.
template<typename Call>
QString authenticationErrorOf(Call call)
{
    try {
        call();
    } catch (const HttpQ::AuthenticationError &error) {
        return error.error().message();
    }
    return {};
}

} // namespace HttpQTest
