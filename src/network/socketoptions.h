// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/httpqglobal.h"

namespace HttpQ {

//! Sets, where that can be said, when keep-alive probes are sent: a peer that has gone without a
//! word is noticed after about a minute.
HTTPQ_EXPORT void setKeepAliveTimes(qintptr socket);

//! Sets the traffic class of an IPv6 socket. False where that is not known.
HTTPQ_EXPORT bool setTrafficClass(qintptr socket, int value);

} // namespace HttpQ
