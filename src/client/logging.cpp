// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/logging_p.h"

#include <exception>

namespace HttpQ {

Q_LOGGING_CATEGORY(lcHttpQ, "httpq", QtWarningMsg)
Q_LOGGING_CATEGORY(lcRequest, "httpq.request", QtWarningMsg)
Q_LOGGING_CATEGORY(lcRetry, "httpq.retry", QtInfoMsg)
Q_LOGGING_CATEGORY(lcTrace, "httpq.trace", QtWarningMsg)

void reportThrown(const char *source)
{
    try {
        throw;
    } catch (const std::exception &exception) {
        qCWarning(lcHttpQ, "Exception thrown by %s: %s", source, exception.what());
    } catch (...) {
        qCWarning(lcHttpQ, "Exception of an unknown type thrown by %s", source);
    }
}

} // namespace HttpQ
