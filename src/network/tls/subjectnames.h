// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/httpqglobal.h"

#include <QtCore/qbytearray.h>
#include <QtCore/qlist.h>
#include <QtCore/qstring.h>
#include <QtNetwork/qhostaddress.h>

namespace HttpQ {

//! True if the dNSName \a pattern of a certificate covers \a host, both as A-labels.
HTTPQ_EXPORT bool dnsNameMatches(QByteArrayView pattern, QByteArrayView host);

//! The subject alternative names of a certificate, whichever library has read it.
class HTTPQ_EXPORT SubjectNames
{
public:
    //! \a name is in A-labels.
    void addDnsName(const QByteArray &name) { m_dnsNames.append(name); }
    void addAddress(const QHostAddress &address) { m_addresses.append(address); }

    /*!
        True if one of them is \a serverName (RFC 9525 6): an iPAddress for an address, else a
        dNSName, in which a whole left-most label may be "*" before at least two others. The common
        name does not count.
    */
    bool cover(const QByteArray &serverName) const;
    //! For an error text.
    QString text() const;

private:
    QList<QByteArray> m_dnsNames;
    QList<QHostAddress> m_addresses;
};

} // namespace HttpQ
