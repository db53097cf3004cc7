// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/error.h>
#include <HttpQ/headers.h>
#include <HttpQ/httpqglobal.h>

#include <QtCore/qdatetime.h>
#include <QtCore/qstringlist.h>
#include <QtCore/qurl.h>

#include <chrono>
#include <functional>
#include <memory>

namespace HttpQ {

class HstsStorePrivate;

/*!
    \class HttpQ::HstsStore
    \brief Knows the hosts that are to be asked over https only: HTTP Strict Transport Security
    (RFC 6797).

    A client that is given one takes note of the Strict-Transport-Security fields of responses that
    came over verified TLS, and asks the Known HSTS Hosts over https also where a URL says http.

    Hosts are compared in lower case, as A-labels and without a dot at the end; IP addresses are
    never known. Each host has an entry of its own: what a subdomain says changes nothing of what its
    superdomain said. There are at most MaxHosts; when they are all in use, the ones that are known
    stay, and no others come in.

    A store may be shared by several clients and used from several threads at once.
*/
class HTTPQ_EXPORT HstsStore
{
    Q_DISABLE_COPY_MOVE(HstsStore)
public:
    static constexpr qsizetype MaxHosts = 10000;

    enum class SubDomains { Excluded, Included };

    HstsStore();
    //! A store that asks \a clock, not the system, what time it is.
    explicit HstsStore(std::function<QDateTime()> clock);
    ~HstsStore();

    /*!
        Takes note of the Strict-Transport-Security field in \a headers, which came from \a url over
        a connection whose certificate was verified: whoever calls this vouches for that. Of several
        fields the first counts (8.1). The error, which is also a warning in the category
        "httpq.hsts", says why a field is ignored that is not as the RFC wants it. That of an http
        URL or an IP address is ignored without one.
    */
    Error setFromResponse(const QUrl &url, const Headers &headers);
    //! The URL to ask for instead of \a url: the same, but if it is http and its host known, with
    //! https and, in place of port 80, the default port (8.3). Costs next to nothing while the store
    //! is empty.
    QUrl upgraded(const QUrl &url) const;

    //! Makes \a host known for \a maxAge from now on, or forgets it if that is not above zero. The
    //! error says why it can be no Known HSTS Host.
    Error set(const QString &host, std::chrono::seconds maxAge,
              SubDomains subDomains = SubDomains::Excluded);
    //! Forgets what is known of \a host itself. True if it was known.
    bool remove(const QString &host);
    void clear();

    //! Whether \a host is to be asked over https only, for its own sake or for a superdomain's.
    bool isKnownHost(const QString &host) const;
    //! The hosts that have an entry that is not expired, sorted.
    QStringList knownHosts() const;
    //! Whether anything is stored, also what has expired: costs next to nothing.
    bool hasEntries() const;
    //! Goes up whenever an entry is added, changed (also if only its time is) or removed.
    quint64 revision() const;

    //! What is known as text, a line for each host, for fromText().
    QByteArray toText() const;
    //! Adds what is known in \a text, in place of what the store knows of the same hosts. The error
    //! names the line that is broken or missing, and the store is unchanged then; or it says that
    //! there was not room for all of it.
    Error fromText(QByteArrayView text);

private:
    std::unique_ptr<HstsStorePrivate> d;
};

} // namespace HttpQ
