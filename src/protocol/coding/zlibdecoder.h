// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "protocol/coding/decoder.h"

#include <zlib.h>

namespace HttpQ {

//! gzip and deflate (RFC 9110 8.4.1.2, 8.4.1.3).
class ZlibDecoder final : public Decoder
{
public:
    enum class Format {
        Gzip, //!< RFC 1952, members in a row
        Deflate, //!< RFC 1950, or RFC 1951 without it, as some servers have always sent it
    };

    explicit ZlibDecoder(Format format);
    ~ZlibDecoder() override;

    DecodeStatus decode(QByteArrayView &input, QByteArray &output, qsizetype maximum) override;
    DecodeStatus finish() override;

private:
    bool start(char firstByte);
    QString name() const;

    enum class State {
        Fresh,
        Inside,
        BetweenMembers,
        Ended,
        Failed,
    };

    z_stream m_stream = {};
    Format m_format;
    State m_state = State::Fresh;
    bool m_isOpen = false;
};

} // namespace HttpQ
