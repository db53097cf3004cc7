// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "policy/cookies/cookie.h"

#include <QtCore/qhash.h>
#include <QtCore/qlist.h>

#include <atomic>
#include <vector>

namespace HttpQ {

class CookieScope;

//! The inside of CookieJar: which cookies there are, without the lock around them. They lie by
//! site, so that a request looks at its own site's only.
class CookieStore
{
    Q_DISABLE_COPY_MOVE(CookieStore)
public:
    enum class Source { Program, PlainConnection, SecureConnection };

    class Entry
    {
    public:
        Entry(const Cookie &stored, quint64 number)
            : cookie(stored)
            , order(number)
        {}

        Cookie cookie;
        quint64 order; //!< of creation, where the clock is too coarse
    };
    using Site = std::vector<Entry>;

    CookieStore() {}

    //! Adds \a cookie, which is no refused one, instead of one of the same name, domain and path.
    //! An expired one only removes that. Why it is not stored, or a null string.
    QString add(Cookie cookie, Source source, const QDateTime &now);

    //! Those to be sent to \a scope, in the order of RFC 6265bis 5.8.3; valid until the next call.
    std::vector<Entry *> matching(const CookieScope &scope, const QDateTime &now);

    //! All that are not expired, in the order of their creation.
    QList<Cookie> cookies(const QDateTime &now) const;

    //! Removes the cookies for which \a isUnwanted is true and tells how many they were.
    template<typename Predicate>
    qsizetype removeIf(Predicate isUnwanted)
    {
        qsizetype removed = 0;
        for (auto it = m_sites.begin(); it != m_sites.end();) {
            removed += removeFrom(*it, isUnwanted);
            it = it->empty() ? m_sites.erase(it) : std::next(it);
        }
        return removed;
    }

    //! Both may be asked without the lock. The size counts what is expired, too.
    qsizetype size() const noexcept { return m_size.load(std::memory_order_relaxed); }
    quint64 revision() const noexcept { return m_revision.load(std::memory_order_relaxed); }

private:
    template<typename Predicate>
    qsizetype removeFrom(Site &site, Predicate isUnwanted)
    {
        const auto removed = static_cast<qsizetype>(
                std::erase_if(site, [&](const Entry &entry) { return isUnwanted(entry.cookie); }));
        countChange(-removed);
        return removed;
    }
    void countChange(qsizetype added)
    {
        if (added != 0) {
            m_size.fetch_add(added, std::memory_order_relaxed);
            m_revision.fetch_add(1, std::memory_order_relaxed);
        }
    }
    bool wouldHideSecure(const Cookie &cookie, const QDateTime &now) const;
    void evictFromSite(Site &site);
    void evictFromAll(const QDateTime &now);

    QHash<QByteArray, Site> m_sites;
    quint64 m_lastOrder = 0;
    std::atomic<qsizetype> m_size = 0;
    std::atomic<quint64> m_revision = 0;
};

} // namespace HttpQ
