// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "network/stream.h"

namespace HttpQ {

Stream::~Stream() = default;

} // namespace HttpQ
