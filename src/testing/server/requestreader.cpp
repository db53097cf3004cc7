// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "testing/server/requestreader_p.h"

#include <QtCore/qlist.h>

#include <algorithm>

namespace HttpQ {

RequestReader::Step RequestReader::next()
{
    if (m_state == State::Head)
        return readHead();
    return readBody() ? finish() : Step::NeedsMore;
}

RequestReader::Step RequestReader::readHead()
{
    const qsizetype end = m_input.indexOf("\r\n\r\n");
    if (end < 0)
        return Step::NeedsMore;
    m_request = {};
    m_request.m_number = ++m_number;
    m_request.m_head = m_input.left(end + 4);
    m_input.remove(0, end + 4);
    m_hash.reset();

    const QByteArray coding = m_request.header("Transfer-Encoding");
    const QByteArray length = m_request.header("Content-Length");
    bool isNumber = true;
    m_left = length.isNull() ? 0 : length.toLongLong(&isNumber);
    if (!coding.isNull())
        m_state = coding == "chunked" && length.isNull() ? State::ChunkSize : State::Failed;
    else
        m_state = isNumber && m_left >= 0 ? State::Body : State::Failed;
    return Step::Head;
}

bool RequestReader::readBody()
{
    QByteArray line;
    for (;;) {
        switch (m_state) {
        case State::Body:
            return takeData(State::Body);
        case State::ChunkSize: {
            if (!readLine(line))
                return false;
            bool isNumber = false;
            m_left = line.split(';').first().toLongLong(&isNumber, 16);
            if (!isNumber || m_left < 0)
                m_state = State::Failed;
            else
                m_state = m_left > 0 ? State::ChunkData : State::Trailers;
            break;
        }
        case State::ChunkData:
            if (!takeData(State::ChunkEnd))
                return false;
            break;
        case State::ChunkEnd:
            if (!readLine(line))
                return false;
            m_state = line.isEmpty() ? State::ChunkSize : State::Failed;
            break;
        case State::Trailers:
            if (!readLine(line))
                return false;
            if (line.isEmpty())
                return true;
            break;
        case State::Head:
        case State::Failed:
            return false;
        }
    }
}

bool RequestReader::readLine(QByteArray &line)
{
    const qsizetype end = m_input.indexOf("\r\n");
    if (end < 0)
        return false;
    line = m_input.left(end);
    m_input.remove(0, end + 2);
    return true;
}

bool RequestReader::takeData(State then)
{
    const qsizetype size = qsizetype(std::min<qint64>(m_left, m_input.size()));
    const QByteArrayView data = QByteArrayView(m_input).first(size);
    m_hash.addData(data);
    m_request.m_bodySize += size;
    if (m_request.m_bodySize <= ServerRequest::MaximumKeptBody)
        m_request.m_body.append(data);
    else
        m_request.m_body.clear();
    m_input.remove(0, size);
    m_left -= size;
    if (m_left > 0)
        return false;
    m_state = then;
    return true;
}

RequestReader::Step RequestReader::finish()
{
    m_request.m_bodySha1 = m_hash.result();
    m_state = State::Head;
    return Step::Request;
}

} // namespace HttpQ
