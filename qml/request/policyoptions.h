// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/error.h>
#include <HttpQ/limits.h>
#include <HttpQ/retrypolicy.h>
#include <HttpQ/timeout.h>

#include <QtQml/qjsvalue.h>

// What bounds and repeats requests, by the names of its C++ class. Durations are numbers of
// milliseconds. What an object does not name stays as it is; a value that is undefined is none.
namespace HttpQ {

//! A number for the request as a whole, or an object with pool, connect, write, firstByte, read and
//! total; 0 or null is for ever.
Error readTimeout(const QJSValue &value, Timeout &timeout);
//! A number, or an object with the names of RetryPolicy.
Error readRetries(const QJSValue &value, RetryPolicy &policy);
//! An object with the names of Limits.
Error readLimits(const QJSValue &value, Limits &limits);

} // namespace HttpQ
