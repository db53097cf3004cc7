// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "connection/tlssessioncache.h"

#include <algorithm>

namespace HttpQ {

// Whom the address filter lets pass does not change who the peer is; and the filter, which is code of
// the program, must not be destroyed in other threads than its own.
ConnectionKey TlsSessionCache::keyOf(const ConnectionKey &key)
{
    return ConnectionKey(key.origin, key.tls, key.network);
}

void TlsSessionCache::add(const ConnectionKey &key, const TlsSession &session, TimePoint now)
{
    const auto lifetime = std::min<std::chrono::seconds>(session.lifetime, MaxLifetime);
    if (session.ticket.isEmpty() || lifetime <= lifetime.zero())
        return;
    const ConnectionKey ownKey = keyOf(key);
    const std::lock_guard lock(m_mutex);
    if (const auto known = m_byKey.constFind(ownKey);
        known != m_byKey.cend() && known->size() >= MaxSessionsPerKey)
        remove(known->first());
    else if (size_t(MaxSessions) <= m_entries.size())
        remove(m_entries.begin());
    const auto added = m_entries.emplace(m_entries.end(), ownKey, session, now + lifetime);
    m_byKey[ownKey].append(added);
}

TlsSession TlsSessionCache::take(const ConnectionKey &key, TimePoint now)
{
    const ConnectionKey ownKey = keyOf(key);
    const std::lock_guard lock(m_mutex);
    for (;;) {
        const auto known = m_byKey.constFind(ownKey);
        if (known == m_byKey.cend())
            return {};
        const Entry last = *known->last();
        remove(known->last());
        if (now < last.expires)
            return last.session;
    }
}

void TlsSessionCache::clear()
{
    const std::lock_guard lock(m_mutex);
    m_byKey.clear();
    m_entries.clear();
}

qsizetype TlsSessionCache::size() const
{
    const std::lock_guard lock(m_mutex);
    return qsizetype(m_entries.size());
}

void TlsSessionCache::remove(Entries::iterator entry)
{
    const auto known = m_byKey.find(entry->key);
    known->removeOne(entry);
    if (known->isEmpty())
        m_byKey.erase(known);
    m_entries.erase(entry);
}

} // namespace HttpQ
