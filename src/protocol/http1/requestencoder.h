// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/error.h"
#include "http/headers.h"

#include <QtCore/qbytearrayview.h>

namespace HttpQ::Http1 {

//! How the length of a request's content is told (RFC 9112 6.2, 6.1).
enum class RequestFraming {
    None, //!< no content, no field
    Length, //!< Content-Length, also of 0
    Chunked, //!< Transfer-Encoding: chunked
};

//! What of a request goes into its head. Views: valid while the head is encoded.
class RequestHead
{
public:
    RequestHead() {}

    QByteArrayView method;
    QByteArrayView target; //!< RFC 9112 3.2
    QByteArrayView authority; //!< the Host field
    Headers headers;
    RequestFraming framing = RequestFraming::None;
    qint64 contentLength = 0;
};

//! Appends the head of an HTTP/1.1 request to \a out. If it cannot be sent as asked (a method that
//! is no token, a target with white space, a field that only the library may write such as
//! Transfer-Encoding, or more than \a maximumBytes) says why and leaves \a out as it was.
[[nodiscard]] Error encodeRequestHead(const RequestHead &head, qint64 maximumBytes,
                                      QByteArray &out);

//! True if \a headers ask the server to close the connection after its response (RFC 9112 9.6): the
//! connection must not be used again, whatever the response says.
[[nodiscard]] bool asksToClose(const Headers &headers);

//! Appends \a data as one chunk (RFC 9112 7.1); \a data must not be empty.
void encodeChunk(QByteArrayView data, QByteArray &out);
//! Appends the last chunk and an empty trailer section.
void encodeLastChunk(QByteArray &out);

} // namespace HttpQ::Http1
