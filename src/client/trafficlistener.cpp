// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/trafficlistener.h"

namespace HttpQ {

TrafficListener::~TrafficListener() = default;

void TrafficListener::requestStarted(quint64 number, const Request &request)
{
    Q_UNUSED(number);
    Q_UNUSED(request);
}

} // namespace HttpQ
