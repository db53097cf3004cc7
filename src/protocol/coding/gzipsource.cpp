// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "protocol/coding/gzipsource.h"

namespace HttpQ {

// What is compressed at a time.
static constexpr qsizetype InputStep = 64 * 1024;

GzipSource::GzipSource(std::shared_ptr<BodySource> source)
    : RelayingSource(std::move(source))
{}

GzipSource::GzipSource(const QString &failure)
    : m_failure(failure)
{}

bool GzipSource::rewind()
{
    m_encoder.reset();
    m_coded.clear();
    m_codedFrom = 0;
    m_hasEnded = false;
    m_isFlushed = true;
    return source() && source()->rewind();
}

BodySource::Pull GzipSource::pull(QByteArray &buffer, qsizetype wanted)
{
    if (!m_failure.isNull())
        return failCoding(m_failure);
    while (m_codedFrom == m_coded.size()) {
        m_coded.resize(0);
        m_codedFrom = 0;
        if (m_hasEnded)
            return Pull::End;
        m_input.resize(0);
        const Pull pulled = pullFromSource(m_input, InputStep);
        switch (pulled) {
        case Pull::Bytes:
            // Others get their turn when a source gives empty pieces.
            if (m_input.isEmpty())
                return Pull::Bytes;
            if (!encode(GzipEncoder::Flush::None))
                return Pull::Failed;
            m_isFlushed = false;
            break;
        case Pull::Later:
            // The server is to have what came while the source waits for more.
            if (m_isFlushed)
                return Pull::Later;
            if (!encode(GzipEncoder::Flush::Sync))
                return Pull::Failed;
            m_isFlushed = true;
            break;
        case Pull::End:
            if (!encode(GzipEncoder::Flush::Finish))
                return Pull::Failed;
            m_hasEnded = true;
            break;
        case Pull::Failed:
            if (!error())
                fail(QStringLiteral("The source of the request body failed"));
            return Pull::Failed;
        }
    }
    const QByteArrayView rest = QByteArrayView(m_coded).sliced(m_codedFrom);
    const qsizetype count = qMin(rest.size(), wanted);
    buffer.append(rest.first(count));
    m_codedFrom += count;
    return Pull::Bytes;
}

bool GzipSource::encode(GzipEncoder::Flush flush)
{
    if (m_encoder.encode(m_input, flush, m_coded))
        return true;
    failCoding(m_encoder.errorString());
    return false;
}

BodySource::Pull GzipSource::failCoding(const QString &reason)
{
    fail(QStringLiteral("The request body could not be compressed: %1").arg(reason));
    return Pull::Failed;
}

} // namespace HttpQ
