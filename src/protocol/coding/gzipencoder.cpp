// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "protocol/coding/gzipencoder.h"

#include "protocol/coding/gzipsource.h"
#include "protocol/coding/outputroom.h"

#include <limits>
#include <memory>

namespace HttpQ {

namespace {

uInt bounded(qsizetype size)
{
    return static_cast<uInt>(qMin(size, qsizetype(std::numeric_limits<int>::max())));
}

int zlibFlush(GzipEncoder::Flush flush)
{
    switch (flush) {
    case GzipEncoder::Flush::None:
        return Z_NO_FLUSH;
    case GzipEncoder::Flush::Sync:
        return Z_SYNC_FLUSH;
    case GzipEncoder::Flush::Finish:
        break;
    }
    return Z_FINISH;
}

} // namespace

GzipEncoder::~GzipEncoder()
{
    if (m_isOpen)
        deflateEnd(&m_stream);
}

bool GzipEncoder::fail(int result)
{
    m_errorString = result == Z_MEM_ERROR
                            ? QStringLiteral("There is no memory for encoding gzip")
                            : QStringLiteral("Encoding gzip failed: %1")
                                      .arg(m_stream.msg ? QString::fromLatin1(m_stream.msg)
                                                        : QStringLiteral("error %1").arg(result));
    return false;
}

void GzipEncoder::reset()
{
    m_errorString.clear();
    if (m_isOpen)
        deflateReset(&m_stream);
}

bool GzipEncoder::encode(QByteArrayView input, Flush flush, QByteArray &output)
{
    if (!m_isOpen) {
        constexpr int GzipOnly = 16; // added to the window bits, see zlib.h
        constexpr int MemoryLevel = 8;
        const int result = deflateInit2(&m_stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED,
                                        MAX_WBITS + GzipOnly, MemoryLevel, Z_DEFAULT_STRATEGY);
        if (result != Z_OK)
            return fail(result);
        m_isOpen = true;
    }
    for (;;) {
        const uInt given = bounded(input.size());
        const bool isLast = given == static_cast<size_t>(input.size());
        OutputRoom room(output, std::numeric_limits<int>::max());
        room.make(input.size() / 16);
        const uInt space = bounded(room.size());
        m_stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(input.data()));
        m_stream.avail_in = given;
        m_stream.next_out = reinterpret_cast<Bytef *>(room.data());
        m_stream.avail_out = space;
        const int result = deflate(&m_stream, isLast ? zlibFlush(flush) : Z_NO_FLUSH);
        room.use(static_cast<qsizetype>(space - m_stream.avail_out));
        input = input.sliced(static_cast<qsizetype>(given - m_stream.avail_in));
        if (result == Z_STREAM_END)
            return true;
        if (result != Z_OK && result != Z_BUF_ERROR)
            return fail(result);
        if (input.isEmpty() && m_stream.avail_out > 0 && flush != Flush::Finish)
            return true;
    }
}

Body gzipped(const Body &body)
{
    if (body.isEmpty())
        return body;
    if (body.source())
        return Body(std::make_shared<GzipSource>(body.source()));
    GzipEncoder encoder;
    QByteArray coded;
    if (encoder.encode(body.bytes(), GzipEncoder::Flush::Finish, coded)) {
        coded.squeeze();
        return Body(coded);
    }
    return Body(std::make_shared<GzipSource>(encoder.errorString()));
}

} // namespace HttpQ
