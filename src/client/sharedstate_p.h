// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "client/sharedstate.h"
#include "connection/connectionbudget.h"
#include "connection/tlssessioncache.h"

namespace HttpQ {

//! Is filled once; what it points to is thread-safe.
class SharedStatePrivate
{
public:
    static const SharedStatePrivate *of(const SharedState &state) { return state.d.get(); }

    std::shared_ptr<CookieJar> cookies;
    std::shared_ptr<HstsStore> hsts;
    const std::shared_ptr<TlsSessionCache> tlsSessions = std::make_shared<TlsSessionCache>();
    const std::shared_ptr<ConnectionBudget> budget = std::make_shared<ConnectionBudget>();
};

} // namespace HttpQ
