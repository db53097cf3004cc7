// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qglobal.h>

namespace HttpQ::Test {

//! Whether allocations can be counted in this build: a sanitizer brings its own allocator.
bool canCountAllocations();
//! Allocations of this program so far, of every kind.
qint64 allocationCount();

} // namespace HttpQ::Test
