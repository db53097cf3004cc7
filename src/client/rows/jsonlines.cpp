// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/rows/jsonlines.h"

#include "client/linesplitter_p.h"
#include "http/textencoding.h"

#include <QtCore/qjsonarray.h>
#include <QtCore/qjsondocument.h>
#include <QtCore/qjsonobject.h>

#include <algorithm>

namespace HttpQ {

class JsonLinesPrivate
{
public:
    TextDecoder decoder { TextEncoding() };
    LineSplitter splitter;
    qint64 taken = 0;
};

namespace {

// QJsonDocument takes objects and lists alone; a line may be any value (RFC 8259 2), which then is put
// into a list.
JsonLine parsed(const QString &text, qint64 number)
{
    JsonLine line;
    line.number = number;
    const QByteArray bytes = text.toUtf8();
    const QByteArray trimmed = bytes.trimmed();
    const bool isPlain = trimmed.startsWith('{') || trimmed.startsWith('[');
    QJsonParseError error;
    const QJsonDocument document =
            QJsonDocument::fromJson(isPlain ? bytes : '[' + bytes + ']', &error);
    if (error.error != QJsonParseError::NoError) {
        const int offset = isPlain ? error.offset : qMax(0, error.offset - 1);
        line.error =
                QStringLiteral("%1, at byte %2").arg(error.errorString(), QString::number(offset));
    } else if (!isPlain && document.array().size() != 1) {
        line.error = QStringLiteral("%1 values in one line").arg(document.array().size());
    } else if (isPlain) {
        line.value =
                document.isObject() ? QJsonValue(document.object()) : QJsonValue(document.array());
    } else {
        line.value = document.array().at(0);
    }
    if (!line.error.isEmpty()) {
        line.value = QJsonValue(QJsonValue::Undefined);
        line.text = text;
    }
    return line;
}

} // namespace

JsonLines::JsonLines()
    : d(std::make_unique<JsonLinesPrivate>())
{}

JsonLines::JsonLines(JsonLines &&other) noexcept = default;
JsonLines &JsonLines::operator=(JsonLines &&other) noexcept = default;
JsonLines::~JsonLines() = default;

void JsonLines::add(QByteArrayView bytes)
{
    d->splitter.add(d->decoder.decode(bytes));
}

void JsonLines::finish()
{
    d->splitter.add(d->decoder.finish());
    d->splitter.finish();
}

std::optional<JsonLine> JsonLines::takeLine()
{
    while (const std::optional<QString> text = d->splitter.takeLine()) {
        ++d->taken;
        const bool isEmpty =
                std::all_of(text->begin(), text->end(), [](QChar c) { return c.isSpace(); });
        if (!isEmpty)
            return parsed(*text, d->taken);
    }
    return std::nullopt;
}

qint64 JsonLines::waitingBytes() const
{
    return d->splitter.waitingBytes();
}

} // namespace HttpQ
