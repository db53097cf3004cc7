// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "protocol/coding/brotlidecoder.h"

#include "protocol/coding/outputroom.h"

namespace HttpQ {

BrotliDecoder::BrotliDecoder()
    : m_decoder(BrotliDecoderCreateInstance(nullptr, nullptr, nullptr))
{}

BrotliDecoder::~BrotliDecoder()
{
    BrotliDecoderDestroyInstance(m_decoder);
}

DecodeStatus BrotliDecoder::decode(QByteArrayView &input, QByteArray &output, qsizetype maximum)
{
    OutputRoom room(output, maximum);
    for (;;) {
        switch (m_state) {
        case State::Failed:
            return DecodeStatus::Failed;
        case State::Ended:
            if (input.isEmpty())
                return DecodeStatus::End;
            m_state = State::Failed;
            return fail(QStringLiteral("Bytes follow the end of the br-coded body"));
        case State::Fresh:
            if (input.isEmpty())
                return DecodeStatus::NeedInput;
            if (!m_decoder) {
                m_state = State::Failed;
                return fail(QStringLiteral("There is no memory for decoding br"));
            }
            m_state = State::Inside;
            break;
        case State::Inside:
            break;
        }
        if (room.isFull())
            return DecodeStatus::OutputFull;

        room.make(input.size());
        auto left = static_cast<size_t>(input.size());
        auto space = static_cast<size_t>(room.size());
        const auto *next = reinterpret_cast<const uint8_t *>(input.data());
        auto *to = reinterpret_cast<uint8_t *>(room.data());
        const BrotliDecoderResult result =
                BrotliDecoderDecompressStream(m_decoder, &left, &next, &space, &to, nullptr);
        room.use(room.size() - static_cast<qsizetype>(space));
        input = input.last(static_cast<qsizetype>(left));

        switch (result) {
        case BROTLI_DECODER_RESULT_SUCCESS:
            m_state = State::Ended;
            break;
        case BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT:
            // It says so too while output waits for room.
            if (!BrotliDecoderHasMoreOutput(m_decoder))
                return DecodeStatus::NeedInput;
            break;
        case BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT:
            break;
        case BROTLI_DECODER_RESULT_ERROR:
            m_state = State::Failed;
            return fail(QStringLiteral("The br-coded body is broken: %1")
                                .arg(QLatin1StringView(BrotliDecoderErrorString(
                                        BrotliDecoderGetErrorCode(m_decoder)))));
        }
    }
}

DecodeStatus BrotliDecoder::finish()
{
    switch (m_state) {
    case State::Fresh:
    case State::Ended:
        return DecodeStatus::End;
    case State::Inside:
        m_state = State::Failed;
        return fail(QStringLiteral("The br-coded body ends too early"));
    case State::Failed:
        break;
    }
    return DecodeStatus::Failed;
}

} // namespace HttpQ
