// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/roundtimings_p.h"

namespace HttpQ {

Timings::Duration sumOfPhases(const Timings &timings)
{
    return timings.pool + timings.resolve + timings.connect + timings.tls + timings.send
           + timings.firstByte + timings.body;
}

void addFailedPhase(Timings &timings, Error::Phase phase, Timings::Duration passed)
{
    const Timings::Duration rest = qMax(Timings::Duration(0), passed - sumOfPhases(timings));
    switch (phase) {
    case Error::Phase::None:
    case Error::Phase::Pool:
        timings.pool += rest;
        break;
    case Error::Phase::Resolve:
        timings.resolve += rest;
        break;
    case Error::Phase::Connect:
        timings.connect += rest;
        break;
    case Error::Phase::Tls:
        timings.tls += rest;
        break;
    case Error::Phase::Send:
        timings.send += rest;
        break;
    case Error::Phase::Head:
        timings.firstByte += rest;
        break;
    case Error::Phase::Body:
        timings.body += rest;
        break;
    }
}

} // namespace HttpQ
