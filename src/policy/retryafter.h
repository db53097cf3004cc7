// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/headers.h"

#include <QtCore/qdatetime.h>

#include <chrono>
#include <optional>

namespace HttpQ {

//! How long the Retry-After field of \a response asks to wait from \a now on (RFC 9110 10.2.3); the
//! longest if there are several, nothing if there is none that can be read.
std::optional<std::chrono::milliseconds> retryAfter(const Headers &response, const QDateTime &now);

} // namespace HttpQ
