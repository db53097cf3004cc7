// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/sharedstate.h"

#include "client/sharedstate_p.h"

#include <utility>

namespace HttpQ {

SharedState::SharedState()
    : SharedState(std::make_shared<CookieJar>(), std::make_shared<HstsStore>())
{}

SharedState::SharedState(std::shared_ptr<CookieJar> cookies, std::shared_ptr<HstsStore> hsts)
    : d(std::make_unique<SharedStatePrivate>())
{
    d->cookies = std::move(cookies);
    d->hsts = std::move(hsts);
}

SharedState::~SharedState() = default;

std::shared_ptr<CookieJar> SharedState::cookies() const
{
    return d->cookies;
}

std::shared_ptr<HstsStore> SharedState::hsts() const
{
    return d->hsts;
}

int SharedState::maxConnections() const
{
    return d->budget->maxConnections();
}

void SharedState::setMaxConnections(int count)
{
    d->budget->setMaxConnections(count);
}

int SharedState::maxConnectionsPerOrigin() const
{
    return d->budget->maxConnectionsPerOrigin();
}

void SharedState::setMaxConnectionsPerOrigin(int count)
{
    d->budget->setMaxConnectionsPerOrigin(count);
}

void SharedState::clearTlsSessions()
{
    d->tlsSessions->clear();
}

} // namespace HttpQ
