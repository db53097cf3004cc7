// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "protocol/http1/fieldsection.h"

#include "protocol/http1/fieldtext.h"
#include "protocol/http1/inputquote.h"

#include <cstring>

namespace HttpQ::Http1 {

namespace {

constexpr qsizetype MaximumNameSize = 0xffff;

// Compares a name of eight bytes or more, which must be a token, with one in lower case of the same
// size: among token characters bit 5 is what tells an upper from a lower case letter, and '-' has it.
// The last eight bytes overlap those before.
bool isNamed(QByteArrayView token, QByteArrayView lowerCaseName)
{
    constexpr quint64 Bit5 = 0x2020202020202020;
    constexpr qsizetype Step = sizeof(quint64);
    const auto differs = [&](qsizetype at) {
        quint64 seen;
        quint64 wanted;
        std::memcpy(&seen, token.data() + at, Step);
        std::memcpy(&wanted, lowerCaseName.data() + at, Step);
        return (seen | Bit5) != wanted;
    };
    for (qsizetype at = 0; at + Step < token.size(); at += Step) {
        if (differs(at))
            return false;
    }
    return !differs(token.size() - Step);
}

QString nameProblem(QByteArrayView line, qsizetype nameSize)
{
    const QString quoted = quoteFieldLine(line);
    if (nameSize == line.size())
        return QStringLiteral("The header line %1 has no colon").arg(quoted);
    if (line[nameSize] == ':')
        return QStringLiteral("The header line %1 has no name").arg(quoted);
    // RFC 9112 5.1: white space before the colon has led to request smuggling
    if (Characters::is(line[nameSize], Characters::Whitespace)
        && Characters::trimmed(line.sliced(nameSize)).startsWith(':')) {
        return QStringLiteral("The header line %1 has white space before its colon").arg(quoted);
    }
    return QStringLiteral("The name in the header line %1 holds a character that no name can hold")
            .arg(quoted);
}

QString valueProblem(const QString &line, char bad)
{
    return (bad == '\r' ? QStringLiteral("%1 holds a bare CR")
                        : QStringLiteral("%1 holds a control character"))
            .arg(line);
}

} // namespace

void FieldSection::begin()
{
    m_data.reset();
    m_noted = {};
    m_isFolded = false;
}

// field-line = field-name ":" OWS field-value OWS, RFC 9112 section 5
QString FieldSection::add(QByteArrayView line, qsizetype offset)
{
    if (!line.isEmpty() && Characters::is(line.front(), Characters::Whitespace))
        return fold(line, offset);

    const char *const begin = line.data();
    const qsizetype size = line.size();
    qsizetype nameSize = 0;
    while (nameSize < size && Characters::is(begin[nameSize], Characters::Token))
        ++nameSize;
    if (nameSize == size || nameSize == 0 || begin[nameSize] != ':')
        return nameProblem(line, nameSize);
    if (nameSize > MaximumNameSize) {
        return QStringLiteral("The name in the header line %1 is too long")
                .arg(quoteFieldLine(line));
    }
    const QByteArrayView value = Characters::trimmed(line.sliced(nameSize + 1));
    if (const qsizetype bad = firstOutsideFieldText(value); bad >= 0)
        return valueProblem(QStringLiteral("The header line ") + quoteFieldLine(line), value[bad]);

    if (!m_data)
        m_data = std::make_unique<HeadersData>();
    note(line.first(nameSize));
    HeadersData::Entry entry;
    entry.name = static_cast<quint32>(offset);
    entry.nameSize = static_cast<quint16>(nameSize);
    entry.value = static_cast<quint32>(offset + (value.data() - begin));
    entry.valueSize = static_cast<quint32>(value.size());
    m_data->entries.append(entry);
    return {};
}

// RFC 9112 5.2: a user agent must replace each obs-fold with spaces. The value is made to reach
// over the end of its line; finish() writes the spaces.
QString FieldSection::fold(QByteArrayView line, qsizetype offset)
{
    // RFC 9112 2.2
    if (!m_data) {
        return QStringLiteral("White space comes before the first header field: %1")
                .arg(quoteFieldLine(line));
    }
    const QByteArrayView text = Characters::trimmed(line);
    if (const qsizetype bad = firstOutsideFieldText(text); bad >= 0)
        return valueProblem(QStringLiteral("A folded header line"), text[bad]);
    if (text.isEmpty())
        return {};
    HeadersData::Entry &entry = m_data->entries.last();
    const qsizetype begin = offset + (text.data() - line.data());
    if (entry.valueSize == 0)
        entry.value = static_cast<quint32>(begin);
    else
        m_isFolded = true;
    entry.valueSize = static_cast<quint32>(begin + text.size()) - entry.value;
    return {};
}

QByteArrayView FieldSection::name(Noted noted)
{
    constexpr std::array<QByteArrayView, 4> Names { "content-length", "transfer-encoding",
                                                    "connection", "keep-alive" };
    return Names[noted];
}

void FieldSection::note(QByteArrayView fieldName)
{
    Noted candidate;
    switch (fieldName.size()) {
    case 10:
        candidate = Characters::lower(fieldName.front()) == 'k' ? KeepAlive : Connection;
        break;
    case 14:
        candidate = ContentLength;
        break;
    case 17:
        candidate = TransferEncoding;
        break;
    default:
        return;
    }
    if (!isNamed(fieldName, name(candidate)))
        return;
    Occurrences &occurrences = m_noted[candidate];
    if (occurrences.count++ == 0)
        occurrences.first = size();
}

void FieldSection::finish(QByteArrayView block)
{
    if (!m_data)
        return;
    m_data->block = block.toByteArray();
    if (!m_isFolded)
        return;
    char *const bytes = m_data->block.data();
    for (const HeadersData::Entry &entry : std::as_const(m_data->entries)) {
        for (char *c = bytes + entry.value; c != bytes + entry.value + entry.valueSize; ++c) {
            if (*c == '\r' || *c == '\n')
                *c = ' ';
        }
    }
}

Headers FieldSection::take()
{
    return m_data ? HeadersData::adopt(m_data.release()) : Headers();
}

} // namespace HttpQ::Http1
