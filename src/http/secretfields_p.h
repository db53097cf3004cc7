// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qbytearray.h>

// What may be shown of the values of the fields that carry secrets.
namespace HttpQ::SecretFields {

//! "sid=x; theme=dark" is "sid=[masked]; theme=[masked]".
QByteArray maskedCookies(QByteArrayView value);
//! The attributes of a Set-Cookie (RFC 6265 4.1.1) tell who gets the cookie and are kept.
QByteArray maskedSetCookie(QByteArrayView value);
//! RFC 9110 11.6.2: the scheme is no secret.
QByteArray maskedCredentials(QByteArrayView value);
//! RFC 9110 11.6.1: what tells how to authenticate is kept, or a replayed challenge could not be
//! answered; nonces and the tokens of a connection's own schemes are not.
QByteArray maskedChallenges(QByteArrayView value);

} // namespace HttpQ::SecretFields
