// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/httpdate.h"

#include "http/characters.h"

#include <QtCore/qtimezone.h>

#include <array>

namespace HttpQ::HttpDate {

namespace {

constexpr std::array<QByteArrayView, 7> DayNames = {
    "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"
};
constexpr std::array<QByteArrayView, 7> LongDayNames = { "Monday",   "Tuesday", "Wednesday",
                                                         "Thursday", "Friday",  "Saturday",
                                                         "Sunday" };
constexpr std::array<QByteArrayView, 12> MonthNames = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };

// Takes one part of a date after the other; once one is missing, every further one is.
class Reader
{
public:
    explicit Reader(QByteArrayView text)
        : m_rest(text)
    {}

    bool skip(QByteArrayView expected)
    {
        if (m_isBroken || !m_rest.startsWith(expected))
            return false;
        m_rest = m_rest.sliced(expected.size());
        return true;
    }
    void need(QByteArrayView expected) { m_isBroken |= !skip(expected); }
    // The place of the name that comes next among \a names, from 1; 0 if it is none.
    template<size_t N>
    int name(const std::array<QByteArrayView, N> &names)
    {
        for (size_t i = 0; i < N; ++i) {
            if (skip(names[i]))
                return static_cast<int>(i) + 1;
        }
        return 0;
    }
    int month()
    {
        const int month = name(MonthNames);
        m_isBroken |= month == 0;
        return month;
    }
    int number(qsizetype digits)
    {
        m_isBroken |= m_rest.size() < digits
                      || Characters::firstOutside(m_rest.first(digits), Characters::Digit) >= 0;
        if (m_isBroken)
            return -1;
        int value = 0;
        for (const char digit : m_rest.first(digits))
            value = value * 10 + (digit - '0');
        m_rest = m_rest.sliced(digits);
        return value;
    }
    void time()
    {
        m_hour = number(2);
        need(":");
        m_minute = number(2);
        need(":");
        m_second = number(2);
    }
    bool isDone() const { return !m_isBroken && m_rest.isEmpty(); }

    QDateTime on(int year, int month, int day) const
    {
        const QDate date(year, month, day);
        // RFC 9110 5.6.7: a leap second is written as 60
        const bool isLeap = m_second == 60;
        const QTime time(m_hour, m_minute, isLeap ? 59 : m_second);
        if (!date.isValid() || !time.isValid())
            return {};
        return QDateTime(date, time, QTimeZone::utc()).toUTC().addSecs(isLeap ? 1 : 0);
    }

private:
    QByteArrayView m_rest;
    int m_hour = 0;
    int m_minute = 0;
    int m_second = 0;
    bool m_isBroken = false;
};

// "Sun, 06 Nov 1994 08:49:37 GMT", read up to the day's name and the comma.
QDateTime readFixdate(Reader reader)
{
    const int day = reader.number(2);
    reader.need(" ");
    const int month = reader.month();
    reader.need(" ");
    const int year = reader.number(4);
    reader.need(" ");
    reader.time();
    reader.need(" GMT");
    return reader.isDone() ? reader.on(year, month, day) : QDateTime();
}

// "Sunday, 06-Nov-94 08:49:37 GMT", read up to the day's name.
QDateTime readRfc850(Reader reader, const QDateTime &now)
{
    reader.need(", ");
    const int day = reader.number(2);
    reader.need("-");
    const int month = reader.month();
    reader.need("-");
    const int year = reader.number(2);
    reader.need(" ");
    reader.time();
    reader.need(" GMT");
    if (!reader.isDone())
        return {};
    // RFC 9110 5.6.7: what would be more than 50 years ahead is of the century before
    const QDateTime latest = now.toUTC().addYears(50);
    const int century = latest.date().year() / 100 * 100;
    const QDateTime time = reader.on(century + year, month, day);
    return time.isValid() && time <= latest ? time : reader.on(century - 100 + year, month, day);
}

// "Sun Nov  6 08:49:37 1994", read up to the space behind the day's name.
QDateTime readAsctime(Reader reader)
{
    const int month = reader.month();
    reader.need(" ");
    const int day = reader.skip(" ") ? reader.number(1) : reader.number(2);
    reader.need(" ");
    reader.time();
    reader.need(" ");
    const int year = reader.number(4);
    return reader.isDone() ? reader.on(year, month, day) : QDateTime();
}

QByteArray padded(int number, qsizetype digits)
{
    return QByteArray::number(number).rightJustified(digits, '0');
}

} // namespace

QDateTime fromText(QByteArrayView text, const QDateTime &now)
{
    Reader reader(text);
    if (reader.name(LongDayNames))
        return readRfc850(reader, now);
    if (!reader.name(DayNames))
        return {};
    if (reader.skip(", "))
        return readFixdate(reader);
    if (reader.skip(" "))
        return readAsctime(reader);
    return {};
}

QByteArray toText(const QDateTime &time)
{
    const QDateTime utc = time.toUTC();
    const QDate date = utc.date();
    if (!utc.isValid() || date.year() < 1 || date.year() > 9999)
        return {};
    QByteArray text;
    text.append(DayNames[static_cast<size_t>(date.dayOfWeek() - 1)])
            .append(", ")
            .append(padded(date.day(), 2))
            .append(' ')
            .append(MonthNames[static_cast<size_t>(date.month() - 1)])
            .append(' ')
            .append(padded(date.year(), 4))
            .append(' ')
            .append(padded(utc.time().hour(), 2))
            .append(':')
            .append(padded(utc.time().minute(), 2))
            .append(':')
            .append(padded(utc.time().second(), 2))
            .append(" GMT");
    return text;
}

} // namespace HttpQ::HttpDate
