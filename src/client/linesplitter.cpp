// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/linesplitter_p.h"

namespace HttpQ {

QStringDecoder decoderFor(const QByteArray &charset, QStringConverter::Flags flags)
{
    QStringDecoder decoder(charset.constData(), flags);
    return decoder.isValid() ? std::move(decoder) : QStringDecoder(QStringDecoder::Utf8, flags);
}

LineSplitter::LineSplitter(const QByteArray &charset)
    : m_decoder(decoderFor(charset))
{}

void LineSplitter::add(const QByteArray &bytes)
{
    m_text.remove(0, m_begin);
    m_searched -= m_begin;
    m_begin = 0;
    m_text += m_decoder.decode(bytes);
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
