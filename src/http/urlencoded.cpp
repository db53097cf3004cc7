// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/urlencoded.h"

#include "http/characters.h"

#include <QtCore/qstringconverter.h>
#include <QtCore/qurl.h>

namespace HttpQ::UrlEncoded {

namespace {

// All but letters, digits and "*-._" is percent-encoded, and a space becomes a plus sign.
void appendText(QByteArray &form, QAnyStringView text)
{
    form += QUrl::toPercentEncoding(text.toString(), "* ", "~").replace(' ', '+');
}

QString decoded(QByteArrayView text)
{
    QByteArray bytes;
    bytes.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size()
            && Characters::is(text[i + 1], Characters::HexDigit)
            && Characters::is(text[i + 2], Characters::HexDigit)) {
            bytes += QByteArray::fromHex(text.sliced(i + 1, 2).toByteArray());
            i += 2;
        } else {
            bytes += text[i] == '+' ? ' ' : text[i];
        }
    }
    // A byte order mark is a character like others here.
    QStringDecoder decoder(QStringConverter::Utf8, QStringConverter::Flag::ConvertInitialBom
                                                           | QStringConverter::Flag::Stateless);
    return decoder(bytes);
}

} // namespace

void append(QByteArray &form, QAnyStringView name, QAnyStringView value)
{
    if (!form.isEmpty())
        form += '&';
    appendText(form, name);
    form += '=';
    appendText(form, value);
}

QList<std::pair<QString, QString>> parse(QByteArrayView form)
{
    QList<std::pair<QString, QString>> fields;
    while (!form.isEmpty()) {
        const qsizetype separator = form.indexOf('&');
        const qsizetype end = separator < 0 ? form.size() : separator;
        const QByteArrayView field = form.first(end);
        form = form.sliced(qMin(end + 1, form.size()));
        if (field.isEmpty())
            continue;
        const qsizetype equals = field.indexOf('=');
        const qsizetype nameEnd = equals < 0 ? field.size() : equals;
        const qsizetype valueBegin = qMin(nameEnd + 1, field.size());
        fields.append({ decoded(field.first(nameEnd)), decoded(field.sliced(valueBegin)) });
    }
    return fields;
}

} // namespace HttpQ::UrlEncoded
