// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qbytearrayview.h>

namespace HttpQ {

namespace SecretText {

inline bool isSpace(char c)
{
    return c == ' ' || c == '\t';
}

inline bool isWhite(char c)
{
    return isSpace(c) || c == '\r' || c == '\n';
}

inline bool isNameCharacter(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
           || static_cast<unsigned char>(c) >= 0x80 || QByteArrayView("_-.[]%+~$*").contains(c);
}

} // namespace SecretText

//! Where values end that stand in text without quotation marks.
class SecretValue
{
public:
    explicit SecretValue(QByteArrayView text)
        : m_text(text)
    {}

    //! The byte at \a i, or NUL where there is none.
    char at(qsizetype i) const { return i >= 0 && i < m_text.size() ? m_text[i] : '\0'; }
    qsizetype behindSpaces(qsizetype i) const;
    //! The end of a value that has the rest of its line, and the lines below that are indented deeper
    //! than the one that begins at \a lineBegin, as YAML has it. A parameter has its line only, up to
    //! an ampersand.
    qsizetype endOfLines(qsizetype begin, qsizetype lineBegin, bool isParameter) const;
    //! Of one word, such as a parameter of a URL, which may be a percent-encoded part of another.
    qsizetype endOfWord(qsizetype begin, bool isEncoded = false) const;
    //! Of an object or array of JSON; \a begin if there is none.
    qsizetype endOfStructure(qsizetype begin) const;

private:
    bool isClosing(qsizetype i) const;
    bool isEndOfLine(qsizetype i) const;
    qsizetype indentationAt(qsizetype lineBegin) const;

    QByteArrayView m_text;
};

} // namespace HttpQ
