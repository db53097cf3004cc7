// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/secretscanner_p.h"

#include "http/characters.h"
#include "http/jsonmask_p.h"

namespace HttpQ {

using namespace SecretText;

namespace {

constexpr QByteArrayView Mask("[masked]");
constexpr qsizetype LongestQuotedName = 6 * 128; // each character may be written as \uXXXX

bool isHex(char c)
{
    return Characters::is(c, Characters::HexDigit);
}

} // namespace

SecretScanner::SecretScanner(const SecretNames &names, QByteArrayView text,
                             QByteArrayView parameterMask, Surroundings surroundings)
    : m_names(names)
    , m_text(text)
    , m_parameterMask(parameterMask)
    , m_surroundings(surroundings)
    , m_values(text)
    , m_pairs(names, text)
{}

QByteArray SecretScanner::masked()
{
    beginLine(0);
    for (qsizetype i = 0; i < m_text.size();) {
        const qsizetype before = i;
        switch (m_text[i]) {
        case ':':
            i = colonAt(i);
            break;
        case '=':
            i = equalsAt(i);
            break;
        case '%':
            i = encodedEqualsAt(i);
            break;
        case '<':
            i = tagAt(i);
            break;
        case '\n':
            ++i;
            beginLine(i);
            break;
        default:
            ++i;
        }
        if (i - before < 2)
            continue;
        const qsizetype lineEnd = m_text.sliced(before, i - before).lastIndexOf('\n');
        if (lineEnd >= 0)
            beginLine(before + lineEnd + 1);
    }
    if (m_done == 0)
        return m_text.toByteArray();
    return m_masked.append(m_text.sliced(m_done));
}

void SecretScanner::mask(qsizetype begin, qsizetype end, QByteArrayView mask)
{
    m_masked.append(m_text.sliced(m_done, begin - m_done)).append(mask);
    m_done = end;
}

void SecretScanner::beginLine(qsizetype at)
{
    m_lineBegin = at;
    m_lineTextBegin = m_values.behindSpaces(at);
}

// What stands before a colon or an equals sign. Each byte is in one such name only.
SecretScanner::Name SecretScanner::nameBefore(qsizetype end) const
{
    Name name;
    while (end > m_done && isWhite(m_text[end - 1]))
        --end;
    const char mark = end > m_done ? m_text[end - 1] : '\0';
    if (mark == '"' || mark == '\'') {
        --end;
        for (; end > m_done && m_text[end - 1] == '\\'; --end)
            ++name.escapes;
        qsizetype begin = end;
        while (begin > m_done && end - begin < LongestQuotedName && m_text[begin - 1] != mark
               && m_text[begin - 1] != '\n')
            --begin;
        name.text = JsonMask::unescaped(m_text.sliced(begin, end - begin));
        name.begin = begin;
        name.isQuoted = true;
        return name;
    }
    // What is behind an encoded equals sign belongs to a value, or is a name of its own.
    const qsizetype earliest = qMax(m_done, m_encodedEnd);
    qsizetype begin = end;
    while (begin > earliest && isNameCharacter(m_text[begin - 1]))
        --begin;
    // "\u0026name", "\nname": JSON's escapes are no part of it.
    if (begin > 0 && begin < end && m_text[begin - 1] == '\\') {
        const bool isUnicode = m_text[begin] == 'u' && end - begin > 5 && isHex(at(begin + 1))
                               && isHex(at(begin + 2)) && isHex(at(begin + 3))
                               && isHex(at(begin + 4));
        if (isUnicode)
            begin += 5;
        else if (QByteArrayView("nrtbf").contains(m_text[begin]))
            ++begin;
    }
    if (begin == end)
        return name;
    name.text = m_text.sliced(begin, end - begin).toByteArray();
    // "%3Fname" is in a URL within a URL.
    if (name.text.contains('%')) {
        name.text = QByteArray::fromPercentEncoding(name.text);
        const auto isSeparator = [](char c) { return QByteArrayView("?&#;=/").contains(c); };
        for (qsizetype i = name.text.size(); i > 0; --i) {
            if (isSeparator(name.text[i - 1])) {
                name.text.remove(0, i);
                break;
            }
        }
    }
    name.begin = begin;
    return name;
}

qsizetype SecretScanner::colonAt(qsizetype i)
{
    const QByteArrayView rest = m_text.sliced(i + 1);
    if (rest.startsWith("//"))
        return authorityAt(i + 3);
    if (rest.startsWith("\\/\\/")) // as some write it in JSON
        return authorityAt(i + 5);
    const Name name = nameBefore(i);
    if (name.begin < 0 || (!m_names.isMember(name.text) && !m_pairs.contains(i)))
        return i + 1;
    qsizetype value = m_values.behindSpaces(i + 1);
    if (name.isQuoted) {
        while (isWhite(at(value)))
            ++value;
        maskMember(value, name);
    } else if (maskString(value, Mask) < 0) {
        const qsizetype end = qMax(m_values.endOfLines(value, m_lineBegin, false),
                                   m_values.endOfStructure(value));
        while (value < end && isWhite(m_text[value]))
            ++value;
        if (end > value)
            mask(value, end, Mask);
    }
    return qMax(i + 1, m_done);
}

// "scheme://user:password@host" is "scheme://host".
qsizetype SecretScanner::authorityAt(qsizetype begin)
{
    qsizetype host = -1;
    for (qsizetype i = begin; i < m_text.size(); ++i) {
        const char c = m_text[i];
        if (c == '@')
            host = i + 1;
        else if (static_cast<unsigned char>(c) <= ' ' || QByteArrayView("/?#\\\"'<>").contains(c))
            break;
    }
    if (host < 0)
        return begin;
    mask(begin, host, {});
    return host;
}

bool SecretScanner::isSecretParameter(const Name &name, qsizetype value)
{
    if (m_names.isParameter(name.text))
        return true;
    if (!AuthorizationCode::isName(name.text))
        return false;
    // Its beginning tells what it is, however long it goes on.
    constexpr qsizetype Beginning = 64;
    const QByteArrayView seen = m_text.first(qMin(m_text.size(), value + Beginning));
    const qsizetype end = SecretValue(seen).endOfWord(value, true);
    return AuthorizationCode::isOne(m_text.sliced(value, end - value), surroundingsAt(value));
}

// The word there is a URL, or the query of one, with all URLs within.
SecretScanner::Surroundings SecretScanner::surroundingsAt(qsizetype i)
{
    const auto isOfWord = [this](qsizetype position) {
        const char c = m_text[position];
        return static_cast<unsigned char>(c) > ' ' && !QByteArrayView("\"'<>").contains(c);
    };
    if (i < m_wordEnd)
        return m_wordSurroundings;
    qsizetype begin = i;
    while (begin > m_wordEnd && isOfWord(begin - 1))
        --begin;
    m_wordEnd = i;
    while (m_wordEnd < m_text.size() && isOfWord(m_wordEnd))
        ++m_wordEnd;
    m_wordSurroundings =
            AuthorizationCode::around(m_text.sliced(begin, m_wordEnd - begin), m_surroundings);
    return m_wordSurroundings;
}

qsizetype SecretScanner::equalsAt(qsizetype i)
{
    const Name name = nameBefore(i);
    const qsizetype value = m_values.behindSpaces(i + 1);
    if (name.begin < 0 || !isSecretParameter(name, value))
        return i + 1;
    if (maskString(value, Mask) < 0) {
        // "name = VALUE" and "name=VALUE" are lines of their own in files of settings.
        const bool isSpaced = value > i + 1 || isSpace(at(i - 1));
        const bool isLine = isSpaced || m_lineTextBegin == name.begin;
        const qsizetype wordEnd =
                isLine ? m_values.endOfLines(value, m_lineBegin, true) : m_values.endOfWord(value);
        const qsizetype end = qMax(wordEnd, m_values.endOfStructure(value));
        if (end > value)
            mask(value, end, m_parameterMask);
    }
    return qMax(i + 1, m_done);
}

// "%3D" is an equals sign in a URL within a URL.
qsizetype SecretScanner::encodedEqualsAt(qsizetype i)
{
    if (at(i + 1) != '3' || Characters::lower(at(i + 2)) != 'd')
        return i + 1;
    const qsizetype value = i + 3;
    const Name name = nameBefore(i);
    m_encodedEnd = value;
    if (name.begin < 0 || !isSecretParameter(name, value))
        return value;
    const qsizetype end = m_values.endOfWord(value, true);
    if (end > value)
        mask(value, end, m_parameterMask);
    return qMax(value, m_done);
}

qsizetype SecretScanner::maskString(qsizetype i, QByteArrayView value)
{
    qsizetype content = i;
    while (at(content) == '\\')
        ++content;
    const qsizetype escapes = content - i;
    const char mark = at(content);
    if (mark != '"' && mark != '\'')
        return -1;
    ++content;
    const qsizetype end = JsonMask::endOfContent(m_text, content, mark, escapes);
    if (end < 0) {
        // What was cut off is secret all the same.
        mask(content, m_text.size(), value);
        m_masked.append(escapes, '\\').append(mark);
        return m_text.size();
    }
    if (end > content)
        mask(content, end, value);
    return end;
}

void SecretScanner::maskMember(qsizetype i, const Name &name)
{
    if (i >= m_text.size())
        return;
    if (name.escapes > 0) {
        maskEscapedMember(i, name.escapes);
        return;
    }
    if (at(i) == '\'') {
        maskString(i, Mask);
        return;
    }
    mask(i, i, {});
    m_done = JsonMask::appendMasked(m_masked, m_text, i);
}

// In JSON that stands in a string. An object or array is masked as a whole.
void SecretScanner::maskEscapedMember(qsizetype i, qsizetype escapes)
{
    if (maskString(i, Mask) >= 0)
        return;
    int depth = 0;
    qsizetype end = i;
    for (qsizetype backslashes = 0; end < m_text.size(); ++end) {
        const char c = m_text[end];
        const char next = at(end + 1);
        if (c == '"' && backslashes < escapes
            && (next == '\0' || isWhite(next) || QByteArrayView(",}]").contains(next)))
            break; // of the string around
        if (c == '{' || c == '[')
            ++depth;
        else if (depth > 0 && (c == '}' || c == ']'))
            --depth;
        else if (depth == 0 && QByteArrayView(",}] \r\n\t\\").contains(c))
            break;
        backslashes = c == '\\' ? backslashes + 1 : 0;
    }
    const QByteArrayView value = m_text.sliced(i, end - i);
    if (value.isEmpty() || value == "true" || value == "false" || value == "null")
        return;
    const QByteArray mark = QByteArray(escapes, '\\') + '"';
    mask(i, end, mark + Mask.toByteArray() + mark);
}

// <name>VALUE</name>, and the attribute "value" or "content" of an element that is named so by another.
qsizetype SecretScanner::tagAt(qsizetype i)
{
    qsizetype nameEnd = i + 1;
    qsizetype local = nameEnd; // behind the prefix
    for (; isNameCharacter(at(nameEnd)) || at(nameEnd) == ':'; ++nameEnd) {
        if (at(nameEnd) == ':')
            local = nameEnd + 1;
    }
    if (nameEnd == i + 1)
        return i + 1;
    qsizetype end = nameEnd;
    while (end < m_text.size() && m_text[end] != '<' && m_text[end] != '>')
        ++end;
    if (!m_names.isMember(m_text.sliced(local, nameEnd - local)))
        return maskAttribute(nameEnd, end) ? m_done : i + 1;
    if (at(end) != '>' || m_text[end - 1] == '/')
        return i + 1;
    const QByteArray closing = "</" + m_text.sliced(i + 1, nameEnd - i - 1).toByteArray();
    const qsizetype found = m_text.indexOf(closing, end);
    const qsizetype contentEnd = found < 0 ? m_text.size() : found;
    if (contentEnd == end + 1)
        return contentEnd;
    mask(end + 1, contentEnd, Mask);
    return m_done;
}

bool SecretScanner::maskAttribute(qsizetype begin, qsizetype end)
{
    bool isSecret = false;
    qsizetype valueBegin = -1;
    qsizetype valueEnd = -1;
    for (qsizetype i = begin; i < end;) {
        const qsizetype nameBegin = i;
        while (i < end && isNameCharacter(m_text[i]))
            ++i;
        if (i == nameBegin) {
            ++i;
            continue;
        }
        const QByteArrayView name = m_text.sliced(nameBegin, i - nameBegin);
        if (at(i) != '=' || i >= end)
            continue;
        ++i;
        const char mark = at(i) == '"' || at(i) == '\'' ? at(i) : '\0';
        const qsizetype contentBegin = mark ? i + 1 : i;
        qsizetype contentEnd = contentBegin;
        while (contentEnd < end
               && (mark ? m_text[contentEnd] != mark : !isWhite(m_text[contentEnd])))
            ++contentEnd;
        i = contentEnd;
        const QByteArrayView content = m_text.sliced(contentBegin, contentEnd - contentBegin);
        if (Characters::equalsIgnoringCase(name, "name")
            || Characters::equalsIgnoringCase(name, "id")) {
            isSecret = isSecret || m_names.isMember(content);
        } else if (Characters::equalsIgnoringCase(name, "value")
                   || Characters::equalsIgnoringCase(name, "content")) {
            valueBegin = contentBegin;
            valueEnd = contentEnd;
        }
    }
    if (!isSecret || valueBegin == valueEnd)
        return false;
    mask(valueBegin, valueEnd, Mask);
    return true;
}

} // namespace HttpQ
