// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/uncodedbody_p.h"

#include "http/characters.h"
#include "http/limits.h"
#include "protocol/coding/decoderchain.h"

#include <algorithm>

namespace HttpQ {

std::optional<QByteArray> uncodedBody(const QByteArray &body, const Headers &headers)
{
    constexpr qsizetype Step = 64 * 1024;

    const QList<QByteArray> codings = headers.listElements("Content-Encoding");
    const bool isCoded = std::any_of(codings.begin(), codings.end(), [](const QByteArray &coding) {
        return !Characters::equalsIgnoringCase(coding, "identity");
    });
    if (!isCoded)
        return body;
    const Limits limits;
    const Result<std::unique_ptr<DecoderChain>> chain = DecoderChain::create(headers, limits);
    if (!chain || (*chain)->isIdentity())
        return std::nullopt;
    QByteArray content;
    QByteArrayView rest(body);
    for (;;) {
        const DecodeStatus status = (*chain)->decode(rest, content, Step);
        if (status == DecodeStatus::Failed || content.size() > limits.bufferedBodyBytes)
            return std::nullopt;
        if (status != DecodeStatus::OutputFull && rest.isEmpty())
            break;
    }
    if ((*chain)->finish() == DecodeStatus::Failed)
        return std::nullopt;
    return content;
}

} // namespace HttpQ
