// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/result.h"

#include <QtCore/qbytearray.h>
#include <QtCore/qhashfunctions.h>
#include <QtCore/qurl.h>

namespace HttpQ {

//! Scheme, host and port (RFC 9110 4.3.1). The host is in lower case, an IDN as A-labels, an IPv6
//! address without its brackets.
class Origin
{
public:
    Origin() {}
    Origin(bool secure, const QByteArray &hostName, quint16 portNumber)
        : host(hostName)
        , port(portNumber)
        , isSecure(secure)
    {}

    QByteArray host;
    quint16 port = 0;
    bool isSecure = false; //!< https

    quint16 defaultPort() const { return isSecure ? 443 : 80; }

    friend bool operator==(const Origin &, const Origin &) = default;
    friend size_t qHash(const Origin &origin, size_t seed) noexcept
    {
        return qHashMulti(seed, origin.host, origin.port, origin.isSecure);
    }
};

//! What of a URL goes over the wire. There is no second way from a URL to a host: connecting, the
//! Host field, the TLS name and the pool key all come from here.
class RequestTarget
{
public:
    RequestTarget() {}

    //! Reads \a url; InvalidUrl or UnsupportedProtocol if it cannot be asked for.
    static Result<RequestTarget> fromUrl(const QUrl &url);

    Origin origin;
    QByteArray authority; //!< the Host field: host, and the port unless it is the default
    QByteArray path; //!< origin-form: absolute path and query (RFC 9112 3.2.1)
};

//! A URL from text as people write it: what QUrl can mend (spaces, a stray percent sign) is
//! percent-encoded, control characters are refused.
Result<QUrl> urlFromText(QAnyStringView text);

} // namespace HttpQ
