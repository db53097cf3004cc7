// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/headers.h"

#include <QtCore/qbytearray.h>

#include <optional>

namespace HttpQ {

//! \a body, which is sent with \a headers, without the content codings that they tell of. Nothing if
//! one of them is not known, or the body is not what it should be.
HTTPQ_EXPORT std::optional<QByteArray> uncodedBody(const QByteArray &body, const Headers &headers);

} // namespace HttpQ
