// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "testing/jsonmask_p.h"

#include "http/characters.h"

#include <QtCore/qjsonarray.h>
#include <QtCore/qjsondocument.h>

namespace HttpQ::JsonMask {

namespace {

// RFC 8259 2
bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// A number, true, false or null
qsizetype endOfLiteral(QByteArrayView text, qsizetype begin)
{
    qsizetype end = begin;
    while (end < text.size() && (Characters::is(text[end], Characters::Token) && text[end] != '\''))
        ++end;
    return end;
}

bool isName(QByteArrayView text, qsizetype endOfString)
{
    while (endOfString < text.size() && isSpace(text[endOfString]))
        ++endOfString;
    return endOfString < text.size() && text[endOfString] == ':';
}

} // namespace

qsizetype endOfString(QByteArrayView text, qsizetype begin)
{
    for (qsizetype i = begin + 1; i < text.size(); ++i) {
        if (text[i] == '"')
            return i + 1;
        if (text[i] == '\n')
            return -1;
        if (text[i] == '\\')
            ++i;
    }
    return -1;
}

QByteArray unescaped(QByteArrayView string)
{
    if (!string.contains('\\'))
        return string.toByteArray();
    const QByteArray array = "[\"" + string.toByteArray() + "\"]";
    return QJsonDocument::fromJson(array).array().at(0).toString().toUtf8();
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
            const qsizetype found = endOfString(text, i);
            const qsizetype end = found < 0 ? text.size() : found;
            if (depth > 0 && isName(text, end))
                masked += text.sliced(i, end - i);
            else
                masked += "\"[masked]\"";
            i = end;
        } else if ((c >= '0' && c <= '9') || c == '-') {
            masked += '0';
            i = endOfLiteral(text, i);
        } else if (Characters::is(c, Characters::Token)) {
            const qsizetype end = endOfLiteral(text, i);
            masked += text.sliced(i, end - i);
            i = end;
        } else {
            if (depth == 0 && c != '{' && c != '[')
                return i;
            masked += c;
            if (c == '{' || c == '[')
                ++depth;
            else if (c == '}' || c == ']')
                --depth;
            ++i;
        }
    } while (depth > 0);
    return i;
}

} // namespace HttpQ::JsonMask
