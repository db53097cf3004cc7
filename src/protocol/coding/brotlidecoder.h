// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "protocol/coding/decoder.h"

#include <brotli/decode.h>

namespace HttpQ {

//! br (RFC 7932).
class BrotliDecoder final : public Decoder
{
public:
    BrotliDecoder();
    ~BrotliDecoder() override;

    DecodeStatus decode(QByteArrayView &input, QByteArray &output, qsizetype maximum) override;
    DecodeStatus finish() override;

private:
    enum class State {
        Fresh,
        Inside,
        Ended,
        Failed,
    };

    BrotliDecoderState *m_decoder;
    State m_state = State::Fresh;
};

} // namespace HttpQ
