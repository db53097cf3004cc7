// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "protocol/http1/eventlog.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>

using namespace HttpQ;
using namespace HttpQ::Test;

// The first three bytes choose the method, the end and the way to cut and to read; the rest is a
// response. What comes of it may depend on neither the cuts nor the reader.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 4)
        return 0;
    static const char *const methods[] = { "GET", "HEAD", "CONNECT", "POST" };
    Replay replay;
    replay.method = methods[data[0] & 3];
    replay.limits.headBytes = 4096;
    replay.limits.headerLineBytes = 1024;
    replay.limits.headerFields = 30;
    replay.limits.informationalResponses = 4;
    replay.limits.chunkExtensionBytes = 64;
    replay.limits.chunkExtensionBytesTotal = 256;
    replay.limits.trailerBytes = 256;
    if (const unsigned end = data[1] & 3u; end != 3)
        replay.end = static_cast<Http1::PeerEnd>(end);
    replay.input =
            QByteArray(reinterpret_cast<const char *>(data) + 3, static_cast<qsizetype>(size) - 3);

    const QByteArray expected = replay.whole();
    replay.taking = static_cast<Taking>(data[2] & 3);
    QList<qsizetype> cuts;
    const qsizetype step = 1 + (data[2] >> 2);
    for (qsizetype at = step; at < replay.input.size(); at += step)
        cuts += at;
    const QByteArray cut = replay.run(cuts);
    if (cut != expected || expected.startsWith("BUG ") || cut.startsWith("BUG ")) {
        std::fprintf(stderr, "whole:\n%s\ncut:\n%s\n", expected.constData(), cut.constData());
        std::abort();
    }
    return 0;
}
