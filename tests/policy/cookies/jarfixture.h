// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "policy/cookies/cookiejar.h"

#include <functional>

// What the tests of CookieJar share: a clock by hand, and responses.
namespace HttpQ {

inline const QDateTime Start(QDate(2026, 6, 1), QTime(12, 0), Qt::UTC);

class Clock
{
public:
    std::function<QDateTime()> function()
    {
        return [this] { return now; };
    }
    void advance(qint64 milliseconds = 1) { now = now.addMSecs(milliseconds); }

    QDateTime now = Start;
};

inline Headers fields(const QList<QByteArray> &lines)
{
    Headers headers;
    for (const QByteArray &line : lines)
        headers.append("Set-Cookie", line);
    return headers;
}

inline QList<QByteArray> namesIn(const CookieJar &jar)
{
    QList<QByteArray> names;
    for (const Cookie &cookie : jar.cookies())
        names.append(cookie.name);
    return names;
}

inline const QUrl Site(QStringLiteral("http://www.example.com/"));
inline const QUrl SecureSite(QStringLiteral("https://www.example.com/"));

} // namespace HttpQ
