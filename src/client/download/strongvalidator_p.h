// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/headers.h"

namespace HttpQ {

//! What tells one state of a file from any other, for If-Range (RFC 9110 13.1.5): the entity tag if
//! it is a strong one, else the time of the last change if that is strong. Empty if there is none.
QByteArray strongValidator(const Headers &headers);

//! Whether a response with \a headers may be of the state that \a validator was taken from.
bool mayHaveValidator(const Headers &headers, QByteArrayView validator);

} // namespace HttpQ
