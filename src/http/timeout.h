// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/httpqglobal.h>

#include <QtCore/qmetatype.h>

#include <chrono>
#include <optional>

namespace HttpQ {

/*!
    \class HttpQ::Timeout
    \brief How long each phase of a request may take.

    A phase that is not set (std::nullopt) may take for ever. The error of a timeout names its
    phase: Error::Kind::PoolTimeout, ConnectTimeout, WriteTimeout, ReadTimeout or TotalTimeout.
    Waiting for a connection does not count against connect, nor the other way round.
*/
class Timeout
{
public:
    using Duration = std::optional<std::chrono::milliseconds>;

    Timeout() {}
    //! The defaults, with the whole request bounded by \a total.
    explicit Timeout(std::chrono::milliseconds wholeRequest)
        : total(wholeRequest)
    {}
    //! No limit on anything.
    static Timeout none()
    {
        Timeout timeout;
        timeout.pool = timeout.connect = timeout.write = timeout.firstByte = timeout.read =
                std::nullopt;
        return timeout;
    }

    //! Waiting for a free connection while the pool is at its limit.
    Duration pool = std::chrono::seconds(30);
    //! Resolving, TCP and TLS together.
    Duration connect = std::chrono::seconds(10);
    //! The longest time in which the peer takes no byte of the request.
    Duration write = std::chrono::seconds(60);
    //! From the last byte of the request to the first of the final response. Informational
    //! responses (RFC 9110 15.2) that come before neither end it nor begin it anew.
    Duration firstByte = std::chrono::seconds(60);
    //! The longest silence inside the response, while the program reads.
    Duration read = std::chrono::seconds(60);
    //! From the start of the request to the last byte of the response. Off by default.
    Duration total;

    friend bool operator==(const Timeout &, const Timeout &) = default;
};

} // namespace HttpQ

Q_DECLARE_METATYPE(HttpQ::Timeout)
