// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "protocol/coding/decoderchain.h"

#include <cstdint>
#include <cstdlib>

using namespace HttpQ;

namespace {

struct Outcome
{
    QByteArray data;
    Error::Kind failure = Error::Kind::None;
};

Outcome decode(const Headers &headers, QByteArrayView input, qsizetype piece, qsizetype step)
{
    Limits limits;
    limits.decodedRatioFrom = 1 << 16;
    const auto chain = DecoderChain::create(headers, limits);
    Outcome outcome;
    for (qsizetype from = 0; from < input.size(); from += piece) {
        const QByteArray own = input.sliced(from, qMin(piece, input.size() - from)).toByteArray();
        QByteArrayView rest(own);
        for (;;) {
            const qsizetype filled = outcome.data.size();
            const qsizetype left = rest.size();
            const DecodeStatus status = (*chain)->decode(rest, outcome.data, step);
            const qsizetype given = outcome.data.size() - filled;
            if (given > step)
                std::abort();
            if (status == DecodeStatus::Failed) {
                outcome.failure = (*chain)->error().kind();
                return outcome;
            }
            if (status != DecodeStatus::OutputFull && rest.isEmpty())
                break;
            if (given == 0 && rest.size() == left)
                std::abort(); // it would go on for ever
        }
    }
    if ((*chain)->finish() == DecodeStatus::Failed)
        outcome.failure = (*chain)->error().kind();
    return outcome;
}

} // namespace

// The first byte chooses the codings, the second the steps; the rest is a body. What
// becomes of it may not depend on the cuts. (A ratio is counted at each step, so that a bomb may go
// off elsewhere.)
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 3)
        return 0;
    static const char *const codings[] = { "gzip", "deflate", "br", "zstd" };
    Headers headers;
    headers.append("Content-Encoding", codings[data[0] & 3]);
    if (data[0] & 4)
        headers.append("Content-Encoding", codings[(data[0] >> 3) & 3]);
    const QByteArrayView input(data + 2, static_cast<qsizetype>(size) - 2);
    const Outcome whole = decode(headers, input, input.size(), 1 << 16);
    const Outcome cut = decode(headers, input, 1 + (data[1] & 15), 1 + (data[1] >> 4) * 61);
    if (whole.failure == Error::Kind::LimitExceeded || cut.failure == Error::Kind::LimitExceeded)
        return 0;
    // libzstd looks closer at a broken frame if all of it lies before it.
    const bool isZstd = (data[0] & 3) == 3 || ((data[0] & 4) && (data[0] & 24) == 24);
    if (whole.failure != cut.failure && !isZstd)
        std::abort();
    if (whole.failure == Error::Kind::None && cut.failure == Error::Kind::None
        && whole.data != cut.data)
        std::abort();
    return 0;
}
