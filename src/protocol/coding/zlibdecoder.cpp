// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "protocol/coding/zlibdecoder.h"

#include "protocol/coding/outputroom.h"

#include <limits>

namespace HttpQ {

namespace {

// The first byte of RFC 1950: compression method 8 and a window of at most 32 KiB. No encoder
// begins a bare deflate stream so: it would be an unfinished stored block with its padding set.
bool beginsZlibStream(char c)
{
    return (c & 0x0f) == Z_DEFLATED && (static_cast<unsigned char>(c) >> 4) <= 7;
}

uInt bounded(qsizetype size)
{
    return static_cast<uInt>(qMin(size, qsizetype(std::numeric_limits<int>::max())));
}

} // namespace

ZlibDecoder::ZlibDecoder(Format format)
    : m_format(format)
{}

ZlibDecoder::~ZlibDecoder()
{
    if (m_isOpen)
        inflateEnd(&m_stream);
}

QString ZlibDecoder::name() const
{
    return m_format == Format::Gzip ? QStringLiteral("gzip") : QStringLiteral("deflate");
}

bool ZlibDecoder::start(char firstByte)
{
    if (m_state == State::BetweenMembers)
        return inflateReset(&m_stream) == Z_OK;
    constexpr int GzipOnly = 16; // added to the window bits, see zlib.h
    const int windowBits = m_format == Format::Gzip      ? MAX_WBITS + GzipOnly
                           : beginsZlibStream(firstByte) ? MAX_WBITS
                                                         : -MAX_WBITS;
    m_isOpen = inflateInit2(&m_stream, windowBits) == Z_OK;
    return m_isOpen;
}

DecodeStatus ZlibDecoder::decode(QByteArrayView &input, QByteArray &output, qsizetype maximum)
{
    OutputRoom room(output, maximum);
    for (;;) {
        if (m_state == State::Failed)
            return DecodeStatus::Failed;
        if (m_state != State::Inside) {
            if (input.isEmpty())
                return m_state == State::Ended ? DecodeStatus::End : DecodeStatus::NeedInput;
            if (m_state == State::Ended) {
                m_state = State::Failed;
                return fail(
                        QStringLiteral("Bytes follow the end of the %1-coded body").arg(name()));
            }
            if (!start(input.front())) {
                m_state = State::Failed;
                return fail(QStringLiteral("There is no memory for decoding %1").arg(name()));
            }
            m_state = State::Inside;
        }
        if (room.isFull())
            return DecodeStatus::OutputFull;

        room.make(input.size());
        const uInt given = bounded(input.size());
        const uInt space = bounded(room.size());
        m_stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(input.data()));
        m_stream.avail_in = given;
        m_stream.next_out = reinterpret_cast<Bytef *>(room.data());
        m_stream.avail_out = space;
        const int result = inflate(&m_stream, Z_NO_FLUSH);
        input = input.sliced(static_cast<qsizetype>(given - m_stream.avail_in));
        room.use(static_cast<qsizetype>(space - m_stream.avail_out));

        switch (result) {
        case Z_STREAM_END:
            m_state = m_format == Format::Gzip ? State::BetweenMembers : State::Ended;
            break;
        case Z_OK:
        case Z_BUF_ERROR: // nothing to do: no error
            if (m_stream.avail_out > 0 && input.isEmpty())
                return DecodeStatus::NeedInput;
            break;
        default:
            m_state = State::Failed;
            return fail(QStringLiteral("The %1-coded body is broken: %2")
                                .arg(name(), m_stream.msg
                                                     ? QString::fromLatin1(m_stream.msg)
                                                     : QStringLiteral("error %1").arg(result)));
        }
    }
}

DecodeStatus ZlibDecoder::finish()
{
    switch (m_state) {
    case State::Fresh:
    case State::BetweenMembers:
    case State::Ended:
        return DecodeStatus::End;
    case State::Inside:
        m_state = State::Failed;
        return fail(QStringLiteral("The %1-coded body ends too early").arg(name()));
    case State::Failed:
        break;
    }
    return DecodeStatus::Failed;
}

} // namespace HttpQ
