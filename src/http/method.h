// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qanystringview.h>
#include <QtCore/qbytearray.h>
#include <QtCore/qbytearrayview.h>

#include <type_traits>

namespace HttpQ {

//! Methods whose effect is the same if they are sent twice (RFC 9110 9.2.2).
inline bool isIdempotentMethod(QByteArrayView method)
{
    return method == "GET" || method == "HEAD" || method == "PUT" || method == "DELETE"
           || method == "OPTIONS" || method == "TRACE";
}

//! Methods that announce an empty body by "Content-Length: 0" (RFC 9110 8.6).
inline bool methodExpectsBody(QByteArrayView method)
{
    return method == "POST" || method == "PUT" || method == "PATCH";
}

//! \a method as it is sent.
inline QByteArray methodBytes(QAnyStringView method)
{
    return method.visit([](auto text) {
        if constexpr (std::is_same_v<decltype(text), QStringView>)
            return text.toUtf8();
        else
            return QByteArray(text.data(), text.size());
    });
}

} // namespace HttpQ
