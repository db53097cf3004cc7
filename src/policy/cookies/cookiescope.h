// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/result.h"

#include <QtCore/qbytearray.h>
#include <QtCore/qurl.h>

namespace HttpQ {

//! Where a request goes, as far as cookies are concerned (RFC 6265bis 5.1).
class CookieScope
{
public:
    CookieScope() {}

    //! Reads \a url, which may also be one of WebSocket's. The host is canonical: in lower case, as
    //! A-labels, without a dot at its end or brackets.
    static Result<CookieScope> fromUrl(const QUrl &url);

    //! The path of cookies that name none (5.1.4).
    QByteArray defaultPath() const;

    QByteArray host;
    QByteArray path; //!< as sent, percent-encoded, without the query
    bool isSecure = false;
};

//! \a domain, as people and servers write it, as CookieScope::host would be.
QByteArray canonicalDomain(QByteArrayView domain);

//! \a host is canonical.
bool isIpAddress(QByteArrayView host);

//! Both are canonical (5.1.3).
bool domainMatches(QByteArrayView host, QByteArrayView domain);

//! (5.1.4)
bool pathMatches(QByteArrayView requestPath, QByteArrayView cookiePath);

//! Those cookies of which one may count against, or hide, the other: what belongs to one
//! registrable domain, or to a host that has none. \a domain is canonical.
QByteArray siteOf(const QByteArray &domain);

} // namespace HttpQ
