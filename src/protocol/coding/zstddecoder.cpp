// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "protocol/coding/zstddecoder.h"

#include "protocol/coding/outputroom.h"

namespace HttpQ {

namespace {

// 8 MiB, RFC 9659 section 3
constexpr int MaximumWindowLog = 23;

} // namespace

ZstdDecoder::ZstdDecoder()
    : m_decoder(ZSTD_createDCtx())
{
    if (m_decoder)
        ZSTD_DCtx_setParameter(m_decoder, ZSTD_d_windowLogMax, MaximumWindowLog);
}

ZstdDecoder::~ZstdDecoder()
{
    ZSTD_freeDCtx(m_decoder);
}

DecodeStatus ZstdDecoder::decode(QByteArrayView &input, QByteArray &output, qsizetype maximum)
{
    OutputRoom room(output, maximum);
    for (;;) {
        if (m_state == State::Failed)
            return DecodeStatus::Failed;
        if (m_state == State::BetweenFrames && input.isEmpty())
            return DecodeStatus::NeedInput;
        if (!m_decoder) {
            m_state = State::Failed;
            return fail(QStringLiteral("There is no memory for decoding zstd"));
        }
        if (room.isFull())
            return DecodeStatus::OutputFull;

        room.make(input.size());
        ZSTD_inBuffer from = { input.data(), static_cast<size_t>(input.size()), 0 };
        ZSTD_outBuffer to = { room.data(), static_cast<size_t>(room.size()), 0 };
        const size_t result = ZSTD_decompressStream(m_decoder, &to, &from);
        const bool hasRoom = to.pos < to.size;
        input = input.sliced(static_cast<qsizetype>(from.pos));
        room.use(static_cast<qsizetype>(to.pos));
        if (ZSTD_isError(result)) {
            m_state = State::Failed;
            return fail(QStringLiteral("The zstd-coded body is broken: %1")
                                .arg(QLatin1StringView(ZSTD_getErrorName(result))));
        }
        m_state = result == 0 ? State::BetweenFrames : State::Inside;
        if (m_state == State::Inside && hasRoom && input.isEmpty())
            return DecodeStatus::NeedInput;
    }
}

DecodeStatus ZstdDecoder::finish()
{
    switch (m_state) {
    case State::BetweenFrames:
        return DecodeStatus::End;
    case State::Inside:
        m_state = State::Failed;
        return fail(QStringLiteral("The zstd-coded body ends too early"));
    case State::Failed:
        break;
    }
    return DecodeStatus::Failed;
}

} // namespace HttpQ
