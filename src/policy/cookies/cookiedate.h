// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qbytearrayview.h>
#include <QtCore/qdatetime.h>

#include <optional>

namespace HttpQ {

//! The date of an Expires attribute, read as RFC 6265bis 5.1.1 says: whatever servers write, as
//! long as a time, a day, a month and a year can be found in it.
std::optional<QDateTime> cookieDate(QByteArrayView text);

} // namespace HttpQ
