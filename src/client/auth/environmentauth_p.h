// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "client/auth/netrcauth.h"

#include <memory>
#include <utility>

namespace HttpQ {

//! The user's netrc file where the program did not ask for it: at the origin that a request begins
//! at only. Where a redirect leads to is for the server to say, not for the program.
class EnvironmentAuth final : public Auth
{
public:
    explicit EnvironmentAuth(std::shared_ptr<NetrcAuth> netrc)
        : m_netrc(std::move(netrc))
    {}

    void authorize(Request &request) override { m_netrc->authorize(request); }

private:
    std::shared_ptr<NetrcAuth> m_netrc;
};

} // namespace HttpQ
