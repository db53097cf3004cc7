// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "connection/connectionkey.h"
#include "network/stream.h"

#include <QtCore/qhash.h>

#include <chrono>
#include <list>
#include <mutex>

namespace HttpQ {

/*!
    The TLS sessions that servers gave out, for whoever connects next with the same key: never under
    another TLS configuration, host, port or server name. Each is given once (RFC 8446 C.4); one of
    TLS 1.2, which may be used again, comes back from the connection that it was good for.

    Thread-safe: several pools may have one.
*/
class TlsSessionCache
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    static constexpr qsizetype MaxSessions = 1000;
    static constexpr qsizetype MaxSessionsPerKey = 8;
    //! RFC 8446 4.6.1 allows seven days. What a program has forgotten is kept no longer than this.
    static constexpr std::chrono::hours MaxLifetime { 24 };

    TlsSessionCache() = default;
    TlsSessionCache(const TlsSessionCache &) = delete;
    TlsSessionCache &operator=(const TlsSessionCache &) = delete;

    void add(const ConnectionKey &key, const TlsSession &session, TimePoint now);
    //! The session for \a key that came last, which is no longer here then; without a ticket if there
    //! is none.
    TlsSession take(const ConnectionKey &key, TimePoint now);
    void clear();
    qsizetype size() const;

private:
    class Entry
    {
    public:
        Entry(const ConnectionKey &entryKey, const TlsSession &tlsSession, TimePoint expiry)
            : key(entryKey)
            , session(tlsSession)
            , expires(expiry)
        {}

        ConnectionKey key;
        TlsSession session;
        TimePoint expires;
    };
    using Entries = std::list<Entry>;

    static ConnectionKey keyOf(const ConnectionKey &key);
    void remove(Entries::iterator entry);

    mutable std::mutex m_mutex;
    Entries m_entries; // the oldest first
    QHash<ConnectionKey, QList<Entries::iterator>> m_byKey; // the oldest first
};

} // namespace HttpQ
