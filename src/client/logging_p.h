// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qloggingcategory.h>

namespace HttpQ {

Q_DECLARE_LOGGING_CATEGORY(lcHttpQ)
//! One line for each request that ended, at info level.
Q_DECLARE_LOGGING_CATEGORY(lcRequest)
//! One line for each retry, at info level.
Q_DECLARE_LOGGING_CATEGORY(lcRetry)
//! Every TraceEvent, at debug level.
Q_DECLARE_LOGGING_CATEGORY(lcTrace)

//! For a catch block at the edge of Qt's event loop, through which nothing may be thrown: logs what
//! \a source, code of the program, let escape.
void reportThrown(const char *source);

} // namespace HttpQ
