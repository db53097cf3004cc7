// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/request.h"
#include "policy/auth/digesthash.h"

namespace HttpQ {

//! The hash of the body of \a request, for auth-int (RFC 7616 3.4.3). A source is read from its
//! start to its end and set back. Throws if that cannot be done without waiting.
QByteArray hashOfBody(const Request &request, DigestAlgorithm algorithm);

} // namespace HttpQ
