// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "protocol/multipart/multipartsource.h"

#include "protocol/multipart/filesource.h"
#include "protocol/multipart/multipartdata_p.h"

namespace HttpQ {

MultipartSource::MultipartSource(const MultipartData &data, const Error &error)
    : m_boundary(data.boundary)
    , m_refusal(error)
    , m_isBoundaryGiven(data.isBoundaryGiven)
{
    m_parts.reserve(data.parts.size());
    for (const MultipartData::Part &part : data.parts) {
        const Body body = part.filePath.isEmpty()
                                  ? part.body
                                  : Body(std::make_shared<FileSource>(part.filePath));
        m_parts.append(Part { part.name, part.head, body });
    }
}

qint64 MultipartSource::size() const
{
    // RFC 2046 5.1.1: --boundary CRLF head content CRLF for each, and --boundary-- CRLF
    qint64 total = m_boundary.size() + 6;
    for (const Part &part : m_parts) {
        const qint64 content = part.body.size();
        if (content < 0)
            return -1;
        total += m_boundary.size() + 6 + part.head.size() + content;
    }
    return total;
}

bool MultipartSource::isReplayable() const
{
    for (const Part &part : m_parts) {
        if (!part.body.isReplayable())
            return false;
    }
    return true;
}

// Each part goes to its start when its turn comes.
bool MultipartSource::rewind()
{
    endPart();
    m_text.clear();
    m_textFrom = 0;
    m_index = -1;
    return true;
}

BodySource::Pull MultipartSource::pull(QByteArray &buffer, qsizetype wanted)
{
    if (m_refusal) {
        fail(m_refusal.message());
        return Pull::Failed;
    }
    const qsizetype before = buffer.size();
    for (;;) {
        const qsizetype room = wanted - (buffer.size() - before);
        if (room <= 0)
            return Pull::Bytes;
        if (m_textFrom < m_text.size()) {
            const QByteArrayView rest = QByteArrayView(m_text).sliced(m_textFrom);
            buffer.append(rest.first(qMin(rest.size(), room)));
            m_textFrom += qMin(rest.size(), room);
            continue;
        }
        if (!m_isInContent) {
            if (m_index == m_parts.size())
                return buffer.size() > before ? Pull::Bytes : Pull::End;
            if (!beginPart())
                return Pull::Failed;
            continue;
        }
        const qsizetype filled = buffer.size();
        switch (pullContent(buffer, room)) {
        case Pull::Bytes:
            // Others get their turn when a source gives empty pieces.
            if (buffer.size() == filled)
                return Pull::Bytes;
            break;
        case Pull::Later:
            return buffer.size() > before ? Pull::Bytes : Pull::Later;
        case Pull::End:
            endPart();
            break;
        case Pull::Failed:
            return Pull::Failed;
        }
    }
}

// What stands before the content of the next part, or behind the last.
bool MultipartSource::beginPart()
{
    m_text = m_index < 0 ? "--" + m_boundary : "\r\n--" + m_boundary;
    m_textFrom = 0;
    m_sent = 0;
    m_searched.clear();
    if (++m_index == m_parts.size()) {
        m_text += "--\r\n";
        return true;
    }
    const Part &part = m_parts.at(m_index);
    m_text += "\r\n" + part.head;
    m_isInContent = true;
    m_announced = part.body.size();
    setSource(part.body.source());
    if (source() && source()->isReplayable() && !source()->rewind()) {
        failPart(QStringLiteral("Its source could not be rewound"));
        return false;
    }
    return true;
}

void MultipartSource::endPart()
{
    m_isInContent = false;
    setSource(nullptr);
}

BodySource::Pull MultipartSource::pullContent(QByteArray &buffer, qsizetype wanted)
{
    if (!source()) {
        const QByteArrayView rest =
                QByteArrayView(m_parts.at(m_index).body.bytes()).sliced(qsizetype(m_sent));
        const qsizetype count = qMin(rest.size(), wanted);
        buffer.append(rest.first(count));
        m_sent += count;
        return count > 0 ? Pull::Bytes : Pull::End;
    }

    const qsizetype filled = buffer.size();
    const Pull pulled = pullFromSource(buffer, wanted);
    m_sent += buffer.size() - filled;
    if (m_isBoundaryGiven && holdsBoundary(QByteArrayView(buffer).sliced(filled))) {
        return failPart(QStringLiteral("It holds the boundary \"%1\"")
                                .arg(QString::fromLatin1(m_boundary)));
    }
    if (pulled == Pull::Failed) {
        const Error reason = error();
        return reason ? failPart(reason.message(), reason.kind())
                      : failPart(QStringLiteral("Its source failed"));
    }
    // RFC 9110 8.6: what was announced must come
    if (m_announced >= 0
        && (m_sent > m_announced || (pulled == Pull::End && m_sent != m_announced))) {
        return failPart(QStringLiteral("It has %1 bytes instead of the %2 announced")
                                .arg(pulled == Pull::End
                                             ? QString::number(m_sent)
                                             : QStringLiteral("more than %1").arg(m_announced))
                                .arg(m_announced));
    }
    return pulled;
}

// RFC 2046 5.1.1: a part that holds the delimiter would end there.
bool MultipartSource::holdsBoundary(QByteArrayView content)
{
    const QByteArray delimiter = "--" + m_boundary;
    m_searched.append(content);
    if (m_searched.contains(delimiter))
        return true;
    m_searched = m_searched.last(qMin(m_searched.size(), delimiter.size() - 1));
    return false;
}

BodySource::Pull MultipartSource::failPart(const QString &reason, Error::Kind kind)
{
    fail(Error(kind, Error::Phase::Send, Error::Party::Local,
               QStringLiteral("Part \"%1\" of the multipart body failed: %2")
                       .arg(m_parts.at(m_index).name, reason)));
    return Pull::Failed;
}

} // namespace HttpQ
