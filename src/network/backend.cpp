// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "network/backend.h"

namespace HttpQ {

Waker::~Waker() = default;
Lookup::~Lookup() = default;
Backend::~Backend() = default;

} // namespace HttpQ
