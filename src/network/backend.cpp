// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "network/backend.h"

namespace HttpQ {

Waker::~Waker() = default;

bool Waker::postIfNested(bool wanted)
{
    if (wanted)
        post();
    return wanted;
}

Lookup::~Lookup() = default;
Backend::~Backend() = default;

} // namespace HttpQ
