// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/headers.h"

namespace HttpQ {

//! The status line and header section of a response (RFC 9112 4, 5).
class ResponseHead
{
public:
    ResponseHead() {}

    int status = 0;
    int minorVersion = 1; //!< of HTTP/1.x
    QByteArray reason; //!< as sent; often empty
    Headers headers;
};

} // namespace HttpQ
