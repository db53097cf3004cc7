// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "testing/mock/mockrequestreader.h"

#include <algorithm>
#include <utility>

namespace HttpQ {

void MockRequestReader::feed(QByteArrayView data)
{
    while (!data.isEmpty())
        data = data.sliced(take(data));
}

// Takes the beginning of data as far as the present state goes.
qsizetype MockRequestReader::take(QByteArrayView data)
{
    qsizetype taken = 0;
    switch (m_state) {
    case State::Head:
        if (takeUntil("\r\n\r\n", data, taken))
            handleHead();
        break;
    case State::Content:
        taken = qsizetype(std::min(m_left, qint64(data.size())));
        m_left -= taken;
        if (m_left == 0)
            m_state = m_isChunked ? State::ChunkEnd : State::Head;
        break;
    case State::ChunkEnd:
        if (takeUntil("\r\n", data, taken)) {
            m_text.clear();
            m_state = State::ChunkLine;
        }
        break;
    case State::ChunkLine:
        if (takeUntil("\r\n", data, taken)) {
            const QByteArray line = std::exchange(m_text, {});
            m_left = line.split(';').constFirst().trimmed().toLongLong(nullptr, 16);
            m_state = m_left > 0 ? State::Content : State::TrailerLine;
        }
        break;
    case State::TrailerLine:
        if (takeUntil("\r\n", data, taken) && std::exchange(m_text, {}) == "\r\n")
            m_state = State::Head;
        break;
    }
    return taken;
}

// Moves data to the text up to mark, which may have begun there. True if it is complete.
bool MockRequestReader::takeUntil(QByteArrayView mark, QByteArrayView data, qsizetype &taken)
{
    const qsizetype before = m_text.size();
    m_text.append(data);
    const qsizetype found = m_text.indexOf(mark, std::max(qsizetype(0), before - mark.size()));
    if (found >= 0)
        m_text.truncate(found + mark.size());
    taken = m_text.size() - before;
    return found >= 0;
}

void MockRequestReader::handleHead()
{
    const QByteArray head = std::exchange(m_text, {});
    m_isChunked = false;
    m_left = 0;
    for (const QByteArray &line : head.toLower().split('\n')) {
        const QByteArray value = line.mid(line.indexOf(':') + 1).trimmed();
        if (line.startsWith("content-length:"))
            m_left = value.toLongLong();
        else if (line.startsWith("transfer-encoding:"))
            m_isChunked = value.endsWith("chunked");
    }
    if (m_isChunked)
        m_state = State::ChunkLine;
    else if (m_left > 0)
        m_state = State::Content;
    m_heads.append(head);
}

} // namespace HttpQ
