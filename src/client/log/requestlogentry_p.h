// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "client/log/requestlogentry.h"
#include "client/trafficlistener.h"

namespace HttpQ {

class Operation;

//! Puts what is known of a request at its start into \a entry.
void describeStart(RequestLogEntry &entry, const Request &request, qsizetype previewBytes);
//! The same at its end.
void describeEnd(RequestLogEntry &entry, const TrafficRecord &record, qsizetype previewBytes);
//! The bytes and the phases of \a operation so far.
void describeProgress(RequestLogEntry &entry, const Operation &operation);

} // namespace HttpQ
