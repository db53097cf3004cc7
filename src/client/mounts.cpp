// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/mounts_p.h"

#include <algorithm>

namespace HttpQ {

Transport::~Transport() = default;

void Mounts::mount(const UrlPattern &pattern, std::shared_ptr<Transport> transport)
{
    unmount(pattern);
    const auto place = std::find_if(m_mounts.begin(), m_mounts.end(), [&pattern](const auto &item) {
        return pattern.isMoreSpecificThan(item.first);
    });
    m_mounts.insert(place, { pattern, std::move(transport) });
}

void Mounts::unmount(const UrlPattern &pattern)
{
    std::erase_if(m_mounts, [&pattern](const auto &item) { return item.first == pattern; });
}

std::shared_ptr<Transport> Mounts::transportFor(const QUrl &url) const
{
    for (const auto &[pattern, transport] : m_mounts) {
        if (pattern.matches(url))
            return transport;
    }
    return {};
}

} // namespace HttpQ
