// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/result.h"

#include <QtCore/qbytearray.h>

namespace HttpQ {

//! The value of an Authorization field that gives \a user and \a password in UTF-8 (RFC 7617). A
//! user name with a colon and control characters are refused.
Result<QByteArray> basicCredentials(const QString &user, const QString &password);

} // namespace HttpQ
