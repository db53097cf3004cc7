// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/secretvalue_p.h"

#include "http/jsonmask_p.h"

namespace HttpQ {

using namespace SecretText;

qsizetype SecretValue::behindSpaces(qsizetype i) const
{
    while (isSpace(at(i)))
        ++i;
    return i;
}

// What ends a value in a string or an element: only if what follows shows that it is an end.
bool SecretValue::isClosing(qsizetype i) const
{
    const char c = at(i);
    const char next = at(i + 1);
    const bool isNextEnd = i + 1 >= m_text.size() || isWhite(next);
    if (c == '"' || c == '\'')
        return isNextEnd || QByteArrayView(",:;)]}>/").contains(next);
    if (c == '<')
        return next == '/' || next == '!' || isNameCharacter(next);
    if (c == '\\')
        return QByteArrayView("nrtu\"").contains(next);
    return false;
}

// Of an object or array.
qsizetype SecretValue::endOfStructure(qsizetype begin) const
{
    if (at(begin) != '{' && at(begin) != '[')
        return begin;
    QByteArray masked;
    return JsonMask::appendMasked(masked, m_text, begin);
}

bool SecretValue::isEndOfLine(qsizetype i) const
{
    return i >= m_text.size() || m_text[i] == '\n' || (m_text[i] == '\r' && at(i + 1) == '\n');
}

qsizetype SecretValue::indentationAt(qsizetype lineBegin) const
{
    qsizetype i = lineBegin;
    while (isSpace(at(i)) || (at(i) == '-' && isSpace(at(i + 1))))
        ++i;
    return i - lineBegin;
}

// The rest of the line, and the lines below it that are indented deeper, as YAML has it.
qsizetype SecretValue::endOfLines(qsizetype begin, qsizetype lineBegin, bool isParameter) const
{
    const auto isEnd = [&](qsizetype i) {
        return isEndOfLine(i) || isClosing(i) || (isParameter && m_text[i] == '&');
    };
    qsizetype end = begin;
    while (!isEnd(end))
        ++end;
    if (isParameter || !isEndOfLine(end))
        return end;
    const qsizetype indentation = indentationAt(lineBegin);
    for (qsizetype lineEnd = end; lineEnd < m_text.size();) {
        const qsizetype next = lineEnd + (m_text[lineEnd] == '\r' ? 2 : 1);
        const qsizetype deeper = indentationAt(next);
        const bool isBlank = isEndOfLine(next + deeper);
        if (!isBlank && deeper <= indentation)
            break;
        lineEnd = next + deeper;
        while (!isEndOfLine(lineEnd))
            ++lineEnd;
        if (!isBlank)
            end = lineEnd;
    }
    return end;
}

qsizetype SecretValue::endOfWord(qsizetype begin, bool isEncoded) const
{
    qsizetype end = begin;
    for (; end < m_text.size(); ++end) {
        const char c = m_text[end];
        if (c == '&' || c == '#' || c == '>' || static_cast<unsigned char>(c) <= ' '
            || isClosing(end))
            break;
        if (isEncoded && c == '%' && at(end + 1) == '2'
            && (at(end + 2) == '6' || at(end + 2) == '3')) // "&" or "#"
            break;
        if ((c == ',' || c == ';') && (isWhite(at(end + 1)) || end + 1 >= m_text.size()))
            break;
    }
    return end;
}

} // namespace HttpQ
