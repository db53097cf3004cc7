// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/result.h"

#include <QtCore/qbytearray.h>
#include <QtCore/qlist.h>
#include <QtCore/qurl.h>

namespace HttpQ {

//! A Known HSTS Host (RFC 6797 8.1), as it is written down.
class HstsEntry
{
public:
    HstsEntry() {}
    HstsEntry(const QByteArray &name, qint64 expires, bool withSubDomains)
        : host(name)
        , expiry(expires)
        , includesSubDomains(withSubDomains)
    {}

    QByteArray host; //!< canonical
    qint64 expiry = 0; //!< in seconds since the epoch, when it is no more
    bool includesSubDomains = false;

    friend bool operator==(const HstsEntry &, const HstsEntry &) = default;
};

//! The host of \a url in lower case, as A-labels and without a dot at its end; empty if it has none
//! or if that is an IP address, which no policy is kept for (RFC 6797 8.1.1).
QByteArray hstsHost(const QUrl &url);
//! The same of a host as people write it.
QByteArray hstsHost(const QString &host);

//! The entries as text, a line each.
QByteArray hstsToText(const QList<HstsEntry> &entries);
//! Those of \a text; the error names the line that is broken or missing.
Result<QList<HstsEntry>> hstsFromText(QByteArrayView text);

} // namespace HttpQ
