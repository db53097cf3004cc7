// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "protocol/coding/decoder.h"

namespace HttpQ {

Decoder::~Decoder() = default;

} // namespace HttpQ
