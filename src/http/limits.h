// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/httpqglobal.h>

#include <QtCore/qmetatype.h>

#include <chrono>

namespace HttpQ {

/*!
    \class HttpQ::Limits
    \brief Every bound that HttpQ keeps, with its default.

    Sizes are in bytes. Reaching a bound of the protocol gives Error::Kind::LimitExceeded with the
    name of the member, its value and what was seen.
*/
class Limits
{
public:
    Limits() {}

    // The pool
    int maxConnections = 256; //!< of the whole client
    int maxConnectionsPerOrigin = 16; //!< HTTP/1.1
    int maxIdleConnections = 64; //!< kept for reuse, of the whole client
    int maxWaitingRequests = 10000; //!< that queue for a connection
    std::chrono::milliseconds idleExpiry =
            std::chrono::seconds(30); //!< unless the server says less
    //! The longest that a server's Keep-Alive field can make a connection stay idle.
    std::chrono::milliseconds maxIdleExpiry = std::chrono::seconds(300);
    std::chrono::milliseconds maxConnectionAge = std::chrono::hours(1);

    // The head of a response
    qint64 headBytes = 256 * 1024; //!< status line, fields and all informational responses
    qint64 headerLineBytes = 64 * 1024;
    qint64 statusLineBytes = 8 * 1024;
    qint64 headerFields = 1000;
    qint64 informationalResponses = 32;

    // The body of a response
    qint64 chunkExtensionBytes = 4 * 1024; //!< of one chunk
    qint64 chunkExtensionBytesTotal = 64 * 1024; //!< of one response
    qint64 trailerBytes = 64 * 1024;
    qint64 trailerFields = 100;
    qint64 contentCodings = 5; //!< stacked on one response
    qint64 bufferedBodyBytes = qint64(256) * 1024 * 1024; //!< of a body that is read as a whole
    //! Decoded, of the body of a redirect that is followed, or of a 4xx or 5xx, that is read only for
    //! a hook or an Auth to see it: what is beyond is not shown, and is no error.
    qint64 intermediateBodyBytes = 64 * 1024;
    qint64 lineBytes = 1024 * 1024; //!< of a line that Response::lines() gives, in UTF-16
    //! A streamed body may be any size unless this is set; 0 is no bound.
    qint64 streamedBodyBytes = 0;
    //! Decoded to received, of a body that is read as a whole, once decodedRatioFrom is passed.
    qint64 decodedRatio = 200;
    qint64 decodedRatioFrom = qint64(32) * 1024 * 1024;
    //! Decoded bytes that wait for a slow reader before the socket is no longer read.
    qint64 readHighWater = 128 * 1024;

    // The request
    qint64 requestHeadBytes = 256 * 1024;
    qint64 urlBytes = 64 * 1024;
    //! Bytes of a body that wait for a slow socket before the source is no longer read.
    qint64 writeHighWater = 256 * 1024;

    friend bool operator==(const Limits &, const Limits &) = default;
};

} // namespace HttpQ

Q_DECLARE_METATYPE(HttpQ::Limits)
