// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "protocol/coding/decoder.h"

#include <zstd.h>

namespace HttpQ {

//! zstd (RFC 8878), frames in a row, with the window of RFC 9659 at most.
class ZstdDecoder final : public Decoder
{
public:
    ZstdDecoder();
    ~ZstdDecoder() override;

    DecodeStatus decode(QByteArrayView &input, QByteArray &output, qsizetype maximum) override;
    DecodeStatus finish() override;

private:
    enum class State {
        BetweenFrames, // or before the first
        Inside,
        Failed,
    };

    ZSTD_DCtx *m_decoder;
    State m_state = State::BetweenFrames;
};

} // namespace HttpQ
