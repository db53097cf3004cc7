// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/error.h"
#include "http/timings.h"

namespace HttpQ {

//! What the phases of a round took together.
Timings::Duration sumOfPhases(const Timings &timings);

//! Books what of \a passed, the time that a round took, is in no phase to the one in which it failed and
//! that never came to its end.
void addFailedPhase(Timings &timings, Error::Phase phase, Timings::Duration passed);

} // namespace HttpQ
