// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/error.h"
#include "http/request.h"
#include "policy/retrypolicy.h"

#include <QtCore/qdatetime.h>

#include <chrono>
#include <optional>

namespace HttpQ {

/*!
    How long to wait before \a request is sent once more after a response of \a status, or nothing
    if it must not be. \a retriesDone counts those before; \a random, in [0, 1), is what the pause
    leaves to chance.

    Whether the RetryBudget allows it, and whether the total deadline leaves the time, the caller
    asks afterwards. Once a byte of the body was handed out, nobody may ask.
*/
std::optional<std::chrono::milliseconds> delayBeforeRetry(const RetryPolicy &policy,
                                                          int retriesDone, const Request &request,
                                                          int status, const Headers &response,
                                                          const QDateTime &now, double random);

//! The same after \a error.
std::optional<std::chrono::milliseconds> delayBeforeRetry(const RetryPolicy &policy,
                                                          int retriesDone, const Request &request,
                                                          const Error &error, double random);

} // namespace HttpQ
