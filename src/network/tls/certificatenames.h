// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/httpqglobal.h"

#include <QtCore/qbytearray.h>
#include <QtCore/qstring.h>

QT_BEGIN_NAMESPACE
class QSslCertificate;
QT_END_NAMESPACE

namespace HttpQ {

/*!
    True if a subject alternative name of \a certificate is \a serverName (RFC 9525 6): an iPAddress
    for an address, else a dNSName, in which a whole left-most label may be "*" before at least two
    others. The common name does not count.
*/
HTTPQ_EXPORT bool certificateNames(const QSslCertificate &certificate,
                                   const QByteArray &serverName);

//! True if the dNSName \a pattern of a certificate covers \a host, both as A-labels.
bool dnsNameMatches(QByteArrayView pattern, QByteArrayView host);

//! The names of \a certificate for an error text.
HTTPQ_EXPORT QString certificateNamesText(const QSslCertificate &certificate);

} // namespace HttpQ
