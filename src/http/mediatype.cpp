// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/mediatype.h"

#include "http/characters.h"

namespace HttpQ {

namespace {

// RFC 9110 5.6.4; \a text begins with the opening quote. Advances to behind the closing one.
QByteArray takeQuoted(QByteArrayView &text)
{
    QByteArray value;
    qsizetype i = 1;
    for (; i < text.size() && text[i] != '"'; ++i) {
        if (text[i] == '\\' && i + 1 < text.size())
            ++i;
        value += text[i];
    }
    text = text.sliced(qMin(i + 1, text.size()));
    return value;
}

qsizetype endOf(QByteArrayView text, char separator)
{
    const qsizetype found = text.indexOf(separator);
    return found < 0 ? text.size() : found;
}

} // namespace

MediaType::MediaType(QByteArrayView field)
{
    const qsizetype end = endOf(field, ';');
    m_type = Characters::trimmed(field.first(end)).toByteArray().toLower();
    m_parameters = field.sliced(end).toByteArray();
}

QByteArray MediaType::parameter(QByteArrayView wanted) const
{
    QByteArrayView rest = m_parameters;
    while (!rest.isEmpty()) {
        rest = Characters::trimmed(rest.sliced(1)); // behind the semicolon
        const qsizetype parameterEnd = endOf(rest, ';');
        const qsizetype nameEnd = endOf(rest.first(parameterEnd), '=');
        const QByteArrayView name = Characters::trimmed(rest.first(nameEnd));
        rest = rest.sliced(nameEnd);
        QByteArray value;
        if (rest.startsWith('=')) {
            rest = Characters::trimmed(rest.sliced(1));
            if (rest.startsWith('"')) {
                value = takeQuoted(rest);
            } else {
                const qsizetype valueEnd = endOf(rest, ';');
                value = Characters::trimmed(rest.first(valueEnd)).toByteArray();
            }
        }
        rest = rest.sliced(endOf(rest, ';'));
        if (Characters::equalsIgnoringCase(name, wanted))
            return value;
    }
    return {};
}

} // namespace HttpQ
