// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qbytearray.h>

namespace HttpQ {

/*!
    Room at the end of a byte array for the output of one step, so that a library can write where
    the bytes are to stay. Takes what is allocated already before it asks for more, and then no more
    than the input lets expect: a small body is not to lie in a large allocation.
*/
class OutputRoom
{
public:
    //! Room for at most \a maximum bytes in all, behind what \a output holds.
    OutputRoom(QByteArray &output, qsizetype maximum)
        : m_output(output)
        , m_used(output.size())
        , m_end(output.size() + maximum)
    {}
    OutputRoom(const OutputRoom &) = delete;
    OutputRoom &operator=(const OutputRoom &) = delete;
    ~OutputRoom()
    {
        if (m_output.size() != m_used)
            m_output.resize(m_used);
    }

    bool isFull() const { return m_used == m_end; }
    //! Makes room, of about what \a inputSize coded bytes become.
    void make(qsizetype inputSize)
    {
        constexpr qsizetype Least = 512;
        constexpr qsizetype UsualRatio = 4;
        const qsizetype wanted = m_end - m_used;
        if (m_output.capacity() - m_used < qMin(Least, wanted)) {
            const qsizetype guess = qMax(Least, qMin(inputSize, wanted / UsualRatio) * UsualRatio);
            // Geometric, as append() grows and resize() does not.
            m_output.reserve(qMax(m_used + qMin(guess, wanted), m_output.capacity() * 2));
        }
        m_output.resize(qMin(m_end, m_output.capacity()));
    }
    char *data() { return m_output.data() + m_used; }
    qsizetype size() const { return m_output.size() - m_used; }
    void use(qsizetype count) { m_used += count; }

private:
    QByteArray &m_output;
    qsizetype m_used;
    qsizetype m_end;
};

} // namespace HttpQ
