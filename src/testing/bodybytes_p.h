// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/request.h"

#include <qcoro/qcorotask.h>

namespace HttpQ {

//! All of the body of \a request, which must live until the task is done. Throws if its source
//! fails.
QCoro::Task<QByteArray> bodyBytes(const Request &request);

//! True if \a bytes are UTF-8 without control characters, which a JSON string can hold readably.
bool isPlainText(const QByteArray &bytes);

} // namespace HttpQ
