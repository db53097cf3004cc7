// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/jsonmask_p.h"

#include <QtCore/qjsonarray.h>
#include <QtCore/qjsondocument.h>

namespace HttpQ::JsonMask {

namespace {

// RFC 8259 2
bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool isStructural(char c)
{
    return QByteArrayView("{}[],:").contains(c);
}

// A number, true, false or null, or what stands in the place of one. At the end of a value that is
// none of JSON's, spaces belong to it.
qsizetype endOfLiteral(QByteArrayView text, qsizetype begin, bool isInside)
{
    qsizetype end = begin;
    while (end < text.size() && !isStructural(text[end]) && text[end] != '"' && text[end] != '\n'
           && text[end] != '\r' && (!isInside || !isSpace(text[end])))
        ++end;
    while (end > begin && isSpace(text[end - 1]))
        --end;
    return end;
}

bool isNumber(QByteArrayView literal)
{
    bool isOne = !literal.isEmpty();
    for (const char c : literal)
        isOne = isOne && ((c >= '0' && c <= '9') || QByteArrayView("+-.eE").contains(c));
    return isOne && (literal.front() == '-' || (literal.front() >= '0' && literal.front() <= '9'));
}

QByteArray maskedLiteral(QByteArrayView literal)
{
    if (literal == "true" || literal == "false" || literal == "null")
        return literal.toByteArray();
    return isNumber(literal) ? QByteArray("0") : QByteArray("\"[masked]\"");
}

bool isName(QByteArrayView text, qsizetype endOfString)
{
    while (endOfString < text.size() && isSpace(text[endOfString]))
        ++endOfString;
    return endOfString < text.size() && text[endOfString] == ':';
}

} // namespace

qsizetype endOfContent(QByteArrayView text, qsizetype begin, char mark, qsizetype escapes)
{
    const qsizetype period = 2 * (escapes + 1);
    qsizetype backslashes = 0;
    for (qsizetype i = begin; i < text.size(); ++i) {
        // One backslash more than what escapes the marks around escapes the mark inside.
        if (text[i] == mark && backslashes % period != period - 1)
            return backslashes % period == escapes ? i - escapes : i;
        backslashes = text[i] == '\\' ? backslashes + 1 : 0;
    }
    return -1;
}

QByteArray unescaped(QByteArrayView string)
{
    if (!string.contains('\\'))
        return string.toByteArray();
    QByteArray array("[\"");
    for (const char c : string) {
        if (c != '\\' || !array.endsWith('\\'))
            array += c;
    }
    return QJsonDocument::fromJson(array + "\"]").array().at(0).toString().toUtf8();
}

qsizetype appendMasked(QByteArray &masked, QByteArrayView text, qsizetype begin)
{
    qsizetype i = begin;
    int depth = 0;
    do {
        if (i >= text.size())
            return i;
        const char c = text[i];
        if (c == '"') {
            // One that was cut off is secret all the same.
            const qsizetype found = endOfContent(text, i + 1, '"', 0);
            const qsizetype end = found < 0 ? text.size() : found + 1;
            if (depth > 0 && isName(text, end))
                masked += text.sliced(i, end - i);
            else
                masked += "\"[masked]\"";
            i = end;
        } else if (isStructural(c) || isSpace(c)) {
            if (depth == 0 && c != '{' && c != '[')
                return i;
            masked += c;
            if (c == '{' || c == '[')
                ++depth;
            else if (c == '}' || c == ']')
                --depth;
            ++i;
        } else {
            const qsizetype end = endOfLiteral(text, i, depth > 0);
            masked += maskedLiteral(text.sliced(i, end - i));
            i = end;
        }
    } while (depth > 0);
    return i;
}

} // namespace HttpQ::JsonMask
