// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/error.h"

#include <QtCore/qbytearrayview.h>

namespace HttpQ::Http1 {

/*!
    The framing of a chunked body (RFC 9112 7.1) without its trailer section. It keeps no byte and
    counts the chunk extensions, which mean nothing here.

    Nothing else needs a count: a chunk of at least one byte comes with at most twenty bytes of
    framing, so small chunks waste no more than that.
*/
class ChunkParser
{
public:
    enum class Step : quint8 {
        NeedInput,
        Content, //!< the next remaining() bytes are content
        Last, //!< the last chunk came: the trailer section follows
        Failed, //!< see error()
    };

    ChunkParser(qint64 maximumExtension, qint64 maximumExtensions)
        : m_maximumExtension(maximumExtension)
        , m_maximumExtensions(maximumExtensions)
    {}

    //! The same for bodies to come.
    void setMaximum(qint64 maximumExtension, qint64 maximumExtensions)
    {
        m_maximumExtension = maximumExtension;
        m_maximumExtensions = maximumExtensions;
    }

    //! A new body begins.
    void begin();
    //! Takes framing from the front of \a input up to content.
    Step takeFraming(QByteArrayView &input);
    //! Content of the current chunk that was not taken().
    qint64 remaining() const { return m_remaining; }
    void taken(qint64 count) { m_remaining -= count; }

    const Error &error() const { return m_error; }

    //! Where in the framing the next byte lies. What may follow on what is a table: see
    //! chunkparser.cpp.
    enum class State : quint8 {
        FirstDigit,
        Size,
        BeforeExtension, // bad white space, which must be followed by an extension
        Extension,
        SizeLineFeed,
        ContentReturn,
        ContentLineFeed,
        Content,
        Failed,
    };

private:
    Step fail(QByteArrayView input);
    bool addDigit(char digit);
    bool countExtension();

    qint64 m_maximumExtension;
    qint64 m_maximumExtensions;
    qint64 m_remaining = 0;
    qint64 m_extension = 0;
    qint64 m_extensions = 0;
    int m_digits = 0;
    State m_state = State::FirstDigit;
    Error m_error;
};

} // namespace HttpQ::Http1
