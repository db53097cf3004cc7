// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/networkaccess/replybuffer_p.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace HttpQ {

void ReplyBuffer::append(const QByteArray &piece)
{
    if (piece.isEmpty())
        return;
    m_pieces.push_back(piece);
    m_size += piece.size();
}

qint64 ReplyBuffer::read(char *data, qint64 maximum)
{
    qint64 done = 0;
    while (done < maximum && !m_pieces.empty()) {
        const QByteArray &first = m_pieces.front();
        const qint64 count = qMin(maximum - done, qint64(first.size() - m_read));
        std::memcpy(data + done, first.constData() + m_read, static_cast<size_t>(count));
        done += count;
        m_read += static_cast<qsizetype>(count);
        if (m_read == first.size()) {
            m_pieces.pop_front();
            m_read = 0;
        }
    }
    m_size -= done;
    return done;
}

void ReplyBuffer::clear()
{
    m_pieces.clear();
    m_read = 0;
    m_size = 0;
}

bool ReplyBuffer::hasLine() const
{
    qsizetype from = m_read;
    return std::any_of(m_pieces.begin(), m_pieces.end(), [&from](const QByteArray &piece) {
        return piece.indexOf('\n', std::exchange(from, 0)) >= 0;
    });
}

} // namespace HttpQ
