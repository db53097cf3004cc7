// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/httpqglobal.h"
#include "http/result.h"

#include <QtCore/qstring.h>

#include <chrono>
#include <optional>

namespace HttpQ {

/*!
    Connects to the local (Unix domain) socket at \a path, without waiting. Returns the descriptor,
    which is non-blocking and the caller's to close, or none if all places in the server's queue are
    taken: nobody tells when there is room again, so it is to be asked again after LocalRetryDelay.
*/
HTTPQ_EXPORT Result<std::optional<int>> connectToLocalSocket(const QString &path);

inline constexpr std::chrono::milliseconds LocalRetryDelay(5);

} // namespace HttpQ
