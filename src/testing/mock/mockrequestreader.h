// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qbytearray.h>
#include <QtCore/qbytearrayview.h>
#include <QtCore/qlist.h>

namespace HttpQ {

//! Finds the requests in what a client writes. It believes what the client says: it is no test of
//! the client's framing.
class MockRequestReader
{
public:
    void feed(QByteArrayView data);
    bool hasHead() const { return !m_heads.isEmpty(); }
    int count() const { return int(m_heads.size()); }
    //! The next request's head, with the empty line that ends it.
    QByteArray takeHead() { return m_heads.takeFirst(); }

private:
    enum class State { Head, Content, ChunkLine, ChunkEnd, TrailerLine };

    qsizetype take(QByteArrayView data);
    bool takeUntil(QByteArrayView mark, QByteArrayView data, qsizetype &taken);
    void handleHead();

    State m_state = State::Head;
    QByteArray m_text; // of the head or line that has begun
    qint64 m_left = 0; // of the content or chunk
    bool m_isChunked = false;
    QList<QByteArray> m_heads;
};

} // namespace HttpQ
