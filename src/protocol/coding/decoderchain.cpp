// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "protocol/coding/decoderchain.h"

#include "http/characters.h"
#include "protocol/coding/zlibdecoder.h"
#ifdef HTTPQ_WITH_BROTLI
#    include "protocol/coding/brotlidecoder.h"
#endif
#ifdef HTTPQ_WITH_ZSTD
#    include "protocol/coding/zstddecoder.h"
#endif

#include <algorithm>

namespace HttpQ {

namespace {

// What one decoder gives to the next at a time.
constexpr qsizetype InnerStep = 16 * 1024;

using Maker = std::unique_ptr<Decoder> (*)();

struct Coding
{
    QByteArrayView name;
    Maker make;
};

// RFC 9110 18.6, RFC 7932, RFC 8878; x-gzip is gzip (RFC 9110 8.4.1.3).
constexpr Coding Codings[] = {
    { "gzip",
      []() -> std::unique_ptr<Decoder> {
          return std::make_unique<ZlibDecoder>(ZlibDecoder::Format::Gzip);
      } },
    { "deflate",
      []() -> std::unique_ptr<Decoder> {
          return std::make_unique<ZlibDecoder>(ZlibDecoder::Format::Deflate);
      } },
#ifdef HTTPQ_WITH_BROTLI
    { "br", []() -> std::unique_ptr<Decoder> { return std::make_unique<BrotliDecoder>(); } },
#endif
#ifdef HTTPQ_WITH_ZSTD
    { "zstd", []() -> std::unique_ptr<Decoder> { return std::make_unique<ZstdDecoder>(); } },
#endif
};

std::unique_ptr<Decoder> makeDecoder(QByteArrayView name)
{
    if (Characters::equalsIgnoringCase(name, "x-gzip"))
        name = QByteArrayView("gzip");
    for (const Coding &coding : Codings) {
        if (Characters::equalsIgnoringCase(name, coding.name))
            return coding.make();
    }
    return nullptr;
}

} // namespace

struct DecoderChain::Stage
{
    std::unique_ptr<Decoder> decoder;
    QByteArray held; // what this stage gave and the next has not taken
    qsizetype heldFrom = 0;
    qint64 produced = 0;
};

DecoderChain::DecoderChain() = default;
DecoderChain::~DecoderChain() = default;

Result<std::unique_ptr<DecoderChain>> DecoderChain::create(const Headers &headers,
                                                           const Limits &limits)
{
    auto chain = std::make_unique<DecoderChain>();
    chain->m_ratio = qMax(qint64(1), limits.decodedRatio);
    chain->m_ratioFrom = limits.decodedRatioFrom;
    qint64 codings = 0;
    bool isUnknown = false;
    for (qsizetype i = 0; i < headers.size(); ++i) {
        if (!Characters::equalsIgnoringCase(headers.nameAt(i), "content-encoding"))
            continue;
        Characters::forEachListElement(headers.valueAt(i), [&](QByteArrayView name) {
            if (Characters::equalsIgnoringCase(name, "identity"))
                return true;
            if (++codings > limits.contentCodings || isUnknown)
                return true;
            Stage stage;
            stage.decoder = makeDecoder(name);
            isUnknown = !stage.decoder;
            chain->m_stages.push_back(std::move(stage));
            return true;
        });
    }
    if (codings > limits.contentCodings) {
        return Error::limitExceeded(Error::Phase::Body, QStringLiteral("contentCodings"),
                                    limits.contentCodings, codings);
    }
    if (isUnknown)
        chain->m_stages.clear();
    // The last coding applied is the first to be undone (RFC 9110 8.4).
    std::reverse(chain->m_stages.begin(), chain->m_stages.end());
    return chain;
}

QByteArray DecoderChain::acceptEncoding()
{
    QByteArray value;
    for (const Coding &coding : Codings) {
        if (!value.isEmpty())
            value += ", ";
        value += coding.name;
    }
    return value;
}

DecodeStatus DecoderChain::decode(QByteArrayView &input, QByteArray &output, qsizetype maximum)
{
    if (m_error)
        return DecodeStatus::Failed;
    if (isIdentity()) {
        const QByteArrayView taken = input.first(qMin(input.size(), maximum));
        output.append(taken);
        input = input.sliced(taken.size());
        return input.isEmpty() ? DecodeStatus::NeedInput : DecodeStatus::OutputFull;
    }
    return pull(m_stages.size() - 1, input, output, maximum);
}

// Runs the stage at \a index until \a output has \a maximum bytes more or the stages before it have
// nothing left for it.
DecodeStatus DecoderChain::pull(size_t index, QByteArrayView &input, QByteArray &output,
                                qsizetype maximum)
{
    Stage &stage = m_stages[index];
    const qsizetype end = output.size() + maximum;
    for (;;) {
        const qsizetype filled = output.size();
        DecodeStatus status;
        if (index == 0) {
            const qsizetype given = input.size();
            status = stage.decoder->decode(input, output, end - filled);
            m_received += given - input.size();
        } else {
            Stage &before = m_stages[index - 1];
            QByteArrayView held = QByteArrayView(before.held).sliced(before.heldFrom);
            status = stage.decoder->decode(held, output, end - filled);
            before.heldFrom = before.held.size() - held.size();
        }
        stage.produced += output.size() - filled;
        if (status == DecodeStatus::Failed) {
            m_error = stage.decoder->error();
            return status;
        }
        if (!isRatioAllowed(stage.produced))
            return DecodeStatus::Failed;
        if (status == DecodeStatus::OutputFull || index == 0)
            return status;

        Stage &before = m_stages[index - 1];
        before.held.resize(0);
        before.heldFrom = 0;
        const DecodeStatus refilled = pull(index - 1, input, before.held, InnerStep);
        if (refilled == DecodeStatus::Failed)
            return refilled;
        if (before.held.isEmpty())
            return status;
    }
}

bool DecoderChain::isRatioAllowed(qint64 produced)
{
    if (!m_isRatioLimited || produced <= m_ratioFrom || produced / m_ratio <= m_received)
        return true;
    m_error = Error::limitExceeded(Error::Phase::Body, QStringLiteral("decodedRatio"), m_ratio,
                                   produced / qMax(qint64(1), m_received));
    return false;
}

DecodeStatus DecoderChain::finish()
{
    if (m_error)
        return DecodeStatus::Failed;
    for (const Stage &stage : m_stages) {
        if (stage.decoder->finish() == DecodeStatus::Failed) {
            m_error = stage.decoder->error();
            return DecodeStatus::Failed;
        }
    }
    return DecodeStatus::End;
}

} // namespace HttpQ
