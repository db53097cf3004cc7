// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "client/operation_p.h"

namespace HttpQ {

//! Runs \a operation from its start to the end of its response. Keeps it alive meanwhile.
void runRequestFlow(OperationPointer operation);

} // namespace HttpQ
