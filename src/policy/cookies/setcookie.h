// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "policy/cookies/cookie.h"

namespace HttpQ {

class CookieScope;

//! Cookie::fromSetCookie() once the URL is read.
Result<Cookie> parseSetCookie(QByteArrayView line, const CookieScope &scope, const QDateTime &now);

//! The error of a Set-Cookie field whose \a cookie is not stored.
Error ignoredCookie(const Cookie &cookie, const QString &reason);

//! What the prefix of its name has against \a cookie (RFC 6265bis 5.7, "__Secure-" and "__Host-"),
//! or a null string.
QString prefixRefusal(const Cookie &cookie);

//! \a text for a message: clipped, and everything escaped that is not visible ASCII.
QString printable(QByteArrayView text);

} // namespace HttpQ
