// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qbytearray.h>

#include <optional>
#include <utility>

namespace HttpQ {

//! Pieces in, as they come; pieces of one size out, or the same if the size is 0.
class ChunkCutter
{
public:
    explicit ChunkCutter(qsizetype size)
        : m_size(size)
    {}

    void add(const QByteArray &bytes)
    {
        m_bytes.remove(0, std::exchange(m_taken, 0));
        if (m_bytes.isEmpty())
            m_bytes = bytes;
        else
            m_bytes += bytes;
    }
    //! Nothing more will be added: what is left is the last piece.
    void finish() { m_isFinished = true; }
    std::optional<QByteArray> takePiece()
    {
        const qsizetype left = m_bytes.size() - m_taken;
        if (left == 0 || (m_size > 0 && left < m_size && !m_isFinished))
            return std::nullopt;
        if (m_size <= 0 || (m_taken == 0 && left <= m_size)) {
            m_taken = 0;
            return std::exchange(m_bytes, {});
        }
        const QByteArray piece = m_bytes.mid(m_taken, m_size);
        m_taken += piece.size();
        return piece;
    }

private:
    qsizetype m_size;
    QByteArray m_bytes;
    qsizetype m_taken = 0;
    bool m_isFinished = false;
};

} // namespace HttpQ
