// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "policy/cookies/cookiedate.h"

#include "http/characters.h"

#include <array>

namespace HttpQ {

namespace {

constexpr bool isDigit(char c)
{
    return Characters::is(c, Characters::Digit);
}

// delimiter = %x09 / %x20-2F / %x3B-40 / %x5B-60 / %x7B-7E
constexpr bool isDelimiter(char c)
{
    return c == '\t' || (c >= 0x20 && c <= 0x2f) || (c >= 0x3b && c <= 0x40)
           || (c >= 0x5b && c <= 0x60) || (c >= 0x7b && c <= 0x7e);
}

// Takes at least \a least and at most \a most digits off \a text; -1 if there are fewer, or more
// follow.
int takeNumber(QByteArrayView &text, int least, int most)
{
    int value = 0;
    int digits = 0;
    while (digits < text.size() && isDigit(text[digits])) {
        if (digits == most)
            return -1;
        value = value * 10 + (text[digits++] - '0');
    }
    if (digits < least)
        return -1;
    text = text.sliced(digits);
    return value;
}

// time = hms-time [ non-digit *OCTET ];  hms-time = time-field ":" time-field ":" time-field
std::optional<std::array<int, 3>> readTime(QByteArrayView token)
{
    std::array<int, 3> fields {};
    for (size_t i = 0; i < fields.size(); ++i) {
        if (i > 0) {
            if (!token.startsWith(':'))
                return {};
            token = token.sliced(1);
        }
        fields[i] = takeNumber(token, 1, 2);
        if (fields[i] < 0)
            return {};
    }
    return fields;
}

// month = ( "jan" / "feb" / ... ) *OCTET; 1 to 12, or -1
int readMonth(QByteArrayView token)
{
    constexpr QByteArrayView Names = "janfebmaraprmayjunjulaugsepoctnovdec";
    if (token.size() < 3)
        return -1;
    for (qsizetype i = 0; i < Names.size(); i += 3) {
        if (Characters::equalsIgnoringCase(token.first(3), Names.sliced(i, 3)))
            return static_cast<int>(i / 3 + 1);
    }
    return -1;
}

} // namespace

std::optional<QDateTime> cookieDate(QByteArrayView text)
{
    std::optional<std::array<int, 3>> time;
    int day = -1;
    int month = -1;
    int year = -1;
    while (!text.isEmpty()) {
        qsizetype end = 0;
        while (end < text.size() && !isDelimiter(text[end]))
            ++end;
        QByteArrayView token = text.first(end);
        text = text.sliced(qMin(end + 1, text.size()));
        if (token.isEmpty())
            continue;
        // The order is that of the RFC: each token is what it can be first.
        if (!time && (time = readTime(token)))
            continue;
        QByteArrayView rest = token;
        if (day < 0 && (day = takeNumber(rest, 1, 2)) >= 0)
            continue;
        if (month < 0 && (month = readMonth(token)) >= 0)
            continue;
        if (year < 0)
            year = takeNumber(token, 2, 4);
    }
    if (year >= 70 && year <= 99)
        year += 1900;
    else if (year >= 0 && year <= 69)
        year += 2000;
    if (!time || year < 1601)
        return {};
    const QDate date(year, month, day);
    const QTime timeOfDay((*time)[0], (*time)[1], (*time)[2]);
    if (!date.isValid() || !timeOfDay.isValid())
        return {};
    return QDateTime(date, timeOfDay, Qt::UTC);
}

} // namespace HttpQ
