// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "protocol/http1/sectionlines.h"

#include <cstring>

namespace HttpQ::Http1 {

namespace {

constexpr qsizetype FirstCapacity = 1024;
// An idle connection keeps no more than this for the next head.
constexpr qsizetype KeptCapacity = 8 * 1024;

} // namespace

void SectionLines::begin()
{
    if (m_held.capacity() > KeptCapacity)
        m_held = QByteArray();
    else if (!m_held.isEmpty())
        m_held.resize(0);
    m_base = nullptr;
    m_size = 0;
    m_lineBegin = 0;
    m_partialBegin = 0;
    m_isHeld = false;
}

SectionLines::Status SectionLines::next(QByteArrayView &input, qint64 maximum)
{
    const char *lineFeed = nullptr;
    if (!input.isEmpty()) {
        lineFeed = static_cast<const char *>(
                std::memchr(input.data(), '\n', static_cast<size_t>(input.size())));
    }
    const qsizetype taken = lineFeed ? lineFeed + 1 - input.data() : input.size();
    if (m_size - m_partialBegin + taken > maximum)
        return Status::TooLong;

    if (m_isHeld) {
        m_held.append(input.first(taken));
        m_base = m_held.constData();
    } else if (m_size == 0) {
        m_base = input.data();
    }
    m_size += taken;
    input = input.sliced(taken);
    if (lineFeed) {
        m_lineBegin = m_partialBegin;
        m_partialBegin = m_size;
        return Status::Line;
    }
    if (!m_isHeld && m_size > 0) {
        m_held.reserve(qMax(m_size, FirstCapacity));
        m_held.append(m_base, m_size);
        m_base = m_held.constData();
        m_isHeld = true;
    }
    return Status::NeedInput;
}

} // namespace HttpQ::Http1
