// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/download/contentrange_p.h"

#include "http/characters.h"

namespace HttpQ {

namespace {

std::optional<qint64> number(QByteArrayView text)
{
    constexpr qsizetype MaximumDigits = 18; // fits whatever they are
    if (text.isEmpty() || text.size() > MaximumDigits
        || Characters::firstOutside(text, Characters::Digit) >= 0)
        return std::nullopt;
    qint64 value = 0;
    for (const char digit : text)
        value = value * 10 + (digit - '0');
    return value;
}

} // namespace

std::optional<ContentRange> ContentRange::fromField(QByteArrayView field)
{
    const qsizetype space = field.indexOf(' ');
    const qsizetype slash = field.indexOf('/');
    if (space < 0 || slash < space || !Characters::equalsIgnoringCase(field.first(space), "bytes"))
        return std::nullopt;
    const QByteArrayView range = Characters::trimmed(field.sliced(space, slash - space));
    const QByteArrayView total = field.sliced(slash + 1);

    ContentRange result;
    if (total != "*") {
        const std::optional<qint64> size = number(total);
        if (!size)
            return std::nullopt;
        result.m_total = *size;
    }
    if (range == "*")
        return result.m_total >= 0 ? std::optional(result) : std::nullopt;
    const qsizetype dash = range.indexOf('-');
    if (dash < 0)
        return std::nullopt;
    const std::optional<qint64> first = number(range.first(dash));
    const std::optional<qint64> last = number(range.sliced(dash + 1));
    // RFC 9110 14.4: such a range is invalid, and must not be put together with anything
    if (!first || !last || *last < *first || (result.m_total >= 0 && *last >= result.m_total))
        return std::nullopt;
    result.m_first = *first;
    result.m_last = *last;
    return result;
}

} // namespace HttpQ
