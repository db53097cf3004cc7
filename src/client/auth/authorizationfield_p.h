// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/request.h"
#include "http/result.h"

namespace HttpQ {

//! The value of the Authorization field of \a request; empty if it has none.
QByteArray authorizationOf(const Request &request);
//! Makes \a credentials the Authorization field of \a request, or throws why there are none.
void setAuthorization(Request &request, const Result<QByteArray> &credentials);
//! Throws \a error, of an authentication, for \a request.
[[noreturn]] void throwAuthError(const Error &error, const Request &request);

} // namespace HttpQ
