// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "policy/ipaddress.h"
#include "policy/urlpattern.h"

#include <QtCore/qlist.h>

namespace HttpQ {

/*!
    \class HttpQ::NoProxy
    \brief The list in the environment variable no_proxy: what is asked for directly.

    Entries are separated by commas or white space. "*" is everything. "example.com", like
    ".example.com" and "*.example.com", is that host and its subdomains; an IP address is that
    address, "10.0.0.0/8" a range of them; all but a range can have a port. "https://example.com" is
    a UrlPattern. What is none of these fits nothing.
*/
class NoProxy
{
public:
    NoProxy() {}
    explicit NoProxy(QStringView list);

    bool contains(const Origin &origin) const;

private:
    class Entry
    {
    public:
        Entry() {}

        QByteArray domain;
        std::optional<IpAddress> network; // instead of a domain
        int prefix = 0;
        quint16 port = 0;
    };

    void add(QStringView text);
    void addRange(QStringView address, QStringView prefix);

    QList<Entry> m_entries;
    QList<UrlPattern> m_patterns;
    bool m_isEverything = false;
};

} // namespace HttpQ
