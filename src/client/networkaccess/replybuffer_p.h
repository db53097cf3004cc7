// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qbytearray.h>
#include <QtCore/qglobal.h>

#include <deque>

namespace HttpQ {

//! Bytes that came in pieces and are read in others.
class ReplyBuffer
{
public:
    void append(const QByteArray &piece);
    //! Takes at most \a maximum bytes and returns how many.
    qint64 read(char *data, qint64 maximum);
    void clear();

    qint64 size() const { return m_size; }
    bool isEmpty() const { return m_size == 0; }
    bool hasLine() const;

private:
    std::deque<QByteArray> m_pieces; // none is empty
    qsizetype m_read = 0; // of the first
    qint64 m_size = 0;
};

} // namespace HttpQ
