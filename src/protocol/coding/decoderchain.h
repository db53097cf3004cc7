// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/headers.h"
#include "http/limits.h"
#include "http/result.h"
#include "protocol/coding/decoder.h"

#include <vector>

namespace HttpQ {

/*!
    Undoes all content codings of a message, the last applied first (RFC 9110 8.4), in bounded
    steps, and guards against bombs: Limits::contentCodings, decodedRatio and decodedRatioFrom.
    Without codings it only passes bytes on and is never asked on the fast path (isIdentity()).
*/
class DecoderChain
{
public:
    DecoderChain();
    ~DecoderChain();

    //! The chain for all Content-Encoding lines of \a headers. An unknown coding, or one that was
    //! not built in, makes the chain identity from the outset (the body is then given as it came);
    //! more codings than the limit is an error.
    [[nodiscard]] static Result<std::unique_ptr<DecoderChain>> create(const Headers &headers,
                                                                      const Limits &limits);
    //! Whether decodedRatio holds: for content that is kept as a whole. A reader who takes piece after
    //! piece holds a bomb back by itself.
    void setRatioLimited(bool limited) { m_isRatioLimited = limited; }
    //! What can be decoded here, as an Accept-Encoding value: "gzip, deflate, br, zstd".
    static QByteArray acceptEncoding();

    bool isIdentity() const { return m_stages.empty(); }

    //! Takes from \a input and appends about \a maximum decoded bytes at most to \a output.
    //! With empty input it gives what is still inside.
    DecodeStatus decode(QByteArrayView &input, QByteArray &output, qsizetype maximum);
    //! The input is over: fails if a coded stream is not complete. An empty body is complete
    //! whatever its coding. All output must have been taken.
    DecodeStatus finish();

    const Error &error() const { return m_error; }

private:
    struct Stage;
    DecodeStatus pull(size_t index, QByteArrayView &input, QByteArray &output, qsizetype maximum);
    bool isRatioAllowed(qint64 produced);

    std::vector<Stage> m_stages; // in the order of decoding
    qint64 m_ratio = 0;
    qint64 m_ratioFrom = 0;
    qint64 m_received = 0;
    bool m_isRatioLimited = true;
    Error m_error;
};

} // namespace HttpQ
