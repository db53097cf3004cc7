// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/httpqglobal.h>

#include <QtCore/qurl.h>

namespace HttpQ {

//! True if both URLs can be asked for, at the same scheme, host and port (RFC 9110 4.3.1): what is
//! meant for \a a may go to \a b.
HTTPQ_EXPORT bool isSameOrigin(const QUrl &a, const QUrl &b);

} // namespace HttpQ
