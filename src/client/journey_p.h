// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "client/attempt.h"
#include "policy/redirecttrail.h"

#include <QtCore/qlist.h>

#include <optional>

namespace HttpQ {

//! What came before the present round of a request. Most requests have one round, and none of this.
class Journey
{
public:
    Journey() {}

    QList<Attempt> attempts;
    std::optional<RedirectTrail> trail;
    int authenticationRounds = 0;
    int retries = 0;
    bool isRedirected = false; // the round to come is one that a redirect asked for
};

} // namespace HttpQ
