// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/linesplitter_p.h"

namespace HttpQ {

void LineSplitter::add(const QString &text)
{
    m_text.remove(0, m_begin);
    m_searched -= m_begin;
    m_begin = 0;
    m_text += text;
}

std::optional<QString> LineSplitter::takeLine()
{
    for (; m_searched < m_text.size(); ++m_searched) {
        const QChar c = m_text[m_searched];
        if (c != u'\n' && c != u'\r')
            continue;
        qsizetype next = m_searched + 1;
        if (c == u'\r') {
            // Whether an LF follows is not known yet.
            if (next == m_text.size() && !m_isFinished)
                return std::nullopt;
            if (next < m_text.size() && m_text[next] == u'\n')
                ++next;
        }
        const QString line = m_text.sliced(m_begin, m_searched - m_begin);
        m_begin = m_searched = next;
        return line;
    }
    if (!m_isFinished || m_begin == m_text.size())
        return std::nullopt;
    const QString line = m_text.sliced(m_begin);
    m_begin = m_text.size();
    return line;
}

} // namespace HttpQ
