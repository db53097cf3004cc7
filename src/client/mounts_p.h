// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "client/transport.h"
#include "policy/urlpattern.h"

#include <memory>
#include <utility>
#include <vector>

namespace HttpQ {

//! Which transport answers for which URLs: the most specific pattern that matches decides. A null
//! transport is the network.
class Mounts
{
public:
    bool isEmpty() const { return m_mounts.empty(); }
    //! Instead of what \a pattern was mounted on before.
    void mount(const UrlPattern &pattern, std::shared_ptr<Transport> transport);
    void unmount(const UrlPattern &pattern);
    //! Null if the network answers for \a url.
    std::shared_ptr<Transport> transportFor(const QUrl &url) const;

private:
    std::vector<std::pair<UrlPattern, std::shared_ptr<Transport>>> m_mounts;
};

} // namespace HttpQ
