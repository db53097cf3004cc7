// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qglobal.h>

namespace HttpQ {

// RFC 6265bis 5.5 and 6.1
inline constexpr qsizetype MaxCookieBytes = 4096; // name and value
inline constexpr qsizetype MaxCookieAttributeBytes = 1024;
inline constexpr qint64 MaxCookieAgeSeconds = qint64(400) * 24 * 60 * 60;

// What browsers and curl keep
inline constexpr qsizetype MaxSetCookieBytes = 8190; // one Set-Cookie field
inline constexpr qsizetype MaxCookiesPerResponse = 50;
inline constexpr qsizetype MaxCookiesPerRequest = 150;
inline constexpr qsizetype MaxCookieHeaderBytes = 8190;
inline constexpr qsizetype MaxCookiesPerSite = 180;
inline constexpr qsizetype MaxCookies = 3000;

} // namespace HttpQ
