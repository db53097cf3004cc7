// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/body.h"

#include <QtCore/qbytearray.h>
#include <QtCore/qbytearrayview.h>
#include <QtCore/qstring.h>

#include <zlib.h>

namespace HttpQ {

//! Applies the content coding gzip (RFC 9110 8.4.1.3). The same input gives the same bytes.
class GzipEncoder
{
public:
    enum class Flush {
        None, //!< keep what compresses better together with what follows
        Sync, //!< give all that can be decoded so far
        Finish, //!< the input is over
    };

    GzipEncoder() = default;
    GzipEncoder(const GzipEncoder &) = delete;
    GzipEncoder &operator=(const GzipEncoder &) = delete;
    ~GzipEncoder();

    //! Takes all of \a input and appends to \a output. Returns false if that failed: errorString().
    [[nodiscard]] bool encode(QByteArrayView input, Flush flush, QByteArray &output);
    //! Begins anew.
    void reset();

    QString errorString() const { return m_errorString; }

private:
    bool fail(int result);

    z_stream m_stream = {};
    QString m_errorString;
    bool m_isOpen = false;
};

/*!
    \a body with the content coding gzip, for a request with "Content-Encoding: gzip". Bytes are
    compressed at once, so that their number is known; a source is compressed while it is sent, and
    what it gave is not held back while it waits for more. Nothing stays nothing.
*/
[[nodiscard]] Body gzipped(const Body &body);

} // namespace HttpQ
