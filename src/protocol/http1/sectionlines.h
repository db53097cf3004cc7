// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qbytearray.h>
#include <QtCore/qbytearrayview.h>

namespace HttpQ::Http1 {

/*!
    Cuts a head or a trailer section into lines. While all of it is in the bytes that are given it
    points into them; only what the next bytes will continue is copied, into one buffer that is
    kept. Each byte is looked at once, however the input was cut.
*/
class SectionLines
{
public:
    enum class Status : quint8 {
        Line, //!< see line()
        NeedInput, //!< all input was used
        TooLong,
    };

    //! A new section begins.
    void begin();
    //! Takes the rest of a line, which with its end may have \a maximum bytes, from the front of
    //! \a input. Must be called until it asks for input or the section is over, for what it points
    //! to goes with the input.
    Status next(QByteArrayView &input, qint64 maximum);

    //! The last line, with its CR LF.
    QByteArrayView line() const { return section().sliced(m_lineBegin); }
    //! Where line() begins in the section.
    qsizetype lineBegin() const { return m_lineBegin; }
    //! All bytes of the section up to the end of line().
    QByteArrayView section() const { return QByteArrayView(m_base, m_size); }
    //! What is there of a line that has not ended.
    QByteArrayView partialLine() const { return section().sliced(m_partialBegin); }

private:
    QByteArray m_held;
    const char *m_base = nullptr;
    qsizetype m_size = 0;
    qsizetype m_lineBegin = 0;
    qsizetype m_partialBegin = 0;
    bool m_isHeld = false;
};

} // namespace HttpQ::Http1
