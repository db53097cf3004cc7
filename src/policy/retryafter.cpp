// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "policy/retryafter.h"

#include "http/characters.h"
#include "http/httpdate.h"

namespace HttpQ {

using std::chrono::milliseconds;

namespace {

std::optional<milliseconds> durationOf(QByteArrayView value, const QDateTime &now)
{
    // Nobody waits longer, and further digits would not fit.
    constexpr std::chrono::seconds Longest = std::chrono::hours(24 * 365);

    if (!value.isEmpty() && Characters::firstOutside(value, Characters::Digit) < 0) {
        std::chrono::seconds duration(0);
        for (const char digit : value)
            duration = qMin(Longest, duration * 10 + std::chrono::seconds(digit - '0'));
        return duration;
    }
    const QDateTime time = HttpDate::fromText(value, now);
    if (!time.isValid())
        return std::nullopt;
    return qMax(milliseconds(0), milliseconds(now.msecsTo(time)));
}

} // namespace

std::optional<milliseconds> retryAfter(const Headers &response, const QDateTime &now)
{
    std::optional<milliseconds> longest;
    for (const QByteArray &value : response.values("Retry-After")) {
        const std::optional<milliseconds> duration = durationOf(value, now);
        if (duration && (!longest || *duration > *longest))
            longest = duration;
    }
    return longest;
}

} // namespace HttpQ
