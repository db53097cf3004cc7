// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/error.h"

namespace HttpQ {

//! What a request ends with that the program gave up: \a message tells how.
inline Error cancelled(const QString &message)
{
    return Error(Error::Kind::Cancelled, Error::Phase::None, Error::Party::Local, message);
}

} // namespace HttpQ
