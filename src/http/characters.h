// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qbytearrayview.h>

#include <array>
#include <initializer_list>

// The character classes of RFC 9110 section 5.6 and RFC 9112, as one table of bit sets.
namespace HttpQ::Characters {

enum Class : quint8 {
    Token = 1, // tchar, RFC 9110 5.6.2
    FieldValue = 2, // VCHAR, SP, HTAB, obs-text, RFC 9110 5.5
    Digit = 4,
    HexDigit = 8,
    Whitespace = 16, // OWS, RFC 9110 5.6.3
};

constexpr std::array<quint8, 256> makeTable()
{
    std::array<quint8, 256> table {};
    for (unsigned c = 0; c < 256; ++c) {
        const bool digit = c >= '0' && c <= '9';
        const bool alpha = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        unsigned bits = 0;
        if (digit || alpha)
            bits |= Token;
        for (const char mark :
             { '!', '#', '$', '%', '&', '\'', '*', '+', '-', '.', '^', '_', '`', '|', '~' }) {
            if (c == static_cast<unsigned char>(mark))
                bits |= Token;
        }
        if ((c >= 0x20 && c != 0x7f) || c == '\t')
            bits |= FieldValue;
        if (digit)
            bits |= Digit;
        if (digit || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'))
            bits |= HexDigit;
        if (c == ' ' || c == '\t')
            bits |= Whitespace;
        table[c] = static_cast<quint8>(bits);
    }
    return table;
}

inline constexpr std::array<quint8, 256> Table = makeTable();

constexpr bool is(char c, Class wanted)
{
    return Table[static_cast<unsigned char>(c)] & wanted;
}

constexpr char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

//! The first byte that is not of the class \a wanted, or -1.
inline qsizetype firstOutside(QByteArrayView text, Class wanted)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!is(text[i], wanted))
            return i;
    }
    return -1;
}

inline bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && firstOutside(text, Token) < 0;
}

inline bool equalsIgnoringCase(QByteArrayView a, QByteArrayView b)
{
    if (a.size() != b.size())
        return false;
    for (qsizetype i = 0; i < a.size(); ++i) {
        if (lower(a[i]) != lower(b[i]))
            return false;
    }
    return true;
}

inline bool equalsAnyIgnoringCase(QByteArrayView text, std::initializer_list<QByteArrayView> others)
{
    for (const QByteArrayView other : others) {
        if (equalsIgnoringCase(text, other))
            return true;
    }
    return false;
}

inline QByteArrayView trimmed(QByteArrayView text)
{
    while (!text.isEmpty() && is(text.front(), Whitespace))
        text = text.sliced(1);
    while (!text.isEmpty() && is(text.back(), Whitespace))
        text.chop(1);
    return text;
}

//! Calls \a visit with each trimmed, non-empty element of a comma-separated list (RFC 9110 5.6.1).
//! Commas inside quoted strings do not separate. Stops when \a visit returns false.
template<typename Visitor>
void forEachListElement(QByteArrayView list, Visitor visit)
{
    qsizetype begin = 0;
    bool quoted = false;
    for (qsizetype i = 0; i <= list.size(); ++i) {
        if (i < list.size()) {
            if (quoted && list[i] == '\\' && i + 1 < list.size()) {
                ++i;
                continue;
            }
            if (list[i] == '"')
                quoted = !quoted;
            if (quoted || list[i] != ',')
                continue;
        }
        const QByteArrayView element = trimmed(list.sliced(begin, qMin(i, list.size()) - begin));
        if (!element.isEmpty() && !visit(element))
            return;
        begin = i + 1;
        if (begin > list.size())
            return;
    }
}

} // namespace HttpQ::Characters
