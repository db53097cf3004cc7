// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/result.h"

#include <QtCore/qbytearray.h>
#include <QtCore/qstringview.h>

namespace HttpQ {

//! A host as people name it in settings, and perhaps a port: "host", "host:80", "[::1]:80", "::1".
class HostAndPort
{
public:
    HostAndPort() {}

    static Result<HostAndPort> fromText(QStringView text);

    QByteArray host; //!< as Origin has it, without a trailing dot
    quint16 port = 0; //!< 0 if none is named
};

//! The port that \a text names in decimal digits; an error if it is none.
Result<quint16> portFromText(QStringView text);

//! "example.com." is the same host as "example.com".
QByteArrayView withoutTrailingDot(QByteArrayView host);

//! True for "www.example.com" in "example.com", but neither for that itself nor "notexample.com".
bool isSubdomain(QByteArrayView host, QByteArrayView domain);

} // namespace HttpQ
