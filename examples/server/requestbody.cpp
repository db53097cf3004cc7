// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "requestbody.h"

#include "examplerequest.h"

#include <algorithm>

static constexpr qsizetype MaximumLine = 8 * 1024;

RequestBody::RequestBody(const ExampleRequest &request)
{
    const QByteArray length = request.field("content-length");
    if (!request.field("transfer-encoding").isEmpty()) {
        m_state = State::ChunkSize;
    } else if (!length.isEmpty()) {
        bool isNumber = false;
        m_left = length.toLongLong(&isNumber);
        m_state = isNumber && m_left >= 0 ? State::Data : State::Broken;
    }
    if (m_state == State::Data && m_left == 0)
        m_state = State::Complete;
}

QByteArray RequestBody::take(QByteArray *received)
{
    QByteArray content;
    while (!isComplete() && !isBroken() && !received->isEmpty()) {
        if (m_state == State::Data || m_state == State::ChunkData) {
            content += takeData(received);
            continue;
        }
        const qsizetype end = received->indexOf('\n');
        if (end < 0) {
            if (received->size() > MaximumLine)
                m_state = State::Broken;
            break;
        }
        const QByteArray line = received->first(end).trimmed();
        received->remove(0, end + 1);
        takeLine(line);
    }
    return content;
}

QByteArray RequestBody::takeData(QByteArray *received)
{
    const auto size = static_cast<qsizetype>(std::min<qint64>(m_left, received->size()));
    const QByteArray data = received->first(size);
    received->remove(0, size);
    m_left -= size;
    if (m_left == 0)
        m_state = m_state == State::Data ? State::Complete : State::ChunkEnd;
    return data;
}

void RequestBody::takeLine(const QByteArray &line)
{
    switch (m_state) {
    case State::ChunkSize: {
        bool isNumber = false;
        m_left = line.split(';').first().trimmed().toLongLong(&isNumber, 16);
        if (!isNumber || m_left < 0)
            m_state = State::Broken;
        else
            m_state = m_left > 0 ? State::ChunkData : State::Trailer;
        break;
    }
    case State::ChunkEnd:
        m_state = line.isEmpty() ? State::ChunkSize : State::Broken;
        break;
    case State::Trailer:
        if (line.isEmpty())
            m_state = State::Complete;
        break;
    case State::Data:
    case State::ChunkData:
    case State::Complete:
    case State::Broken:
        break;
    }
}
