// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qbytearrayview.h>

/*
    OAuth's authorization code (RFC 6749 4.1.2) is a parameter called "code", and so are many things that
    are no secret: countries, post codes, errors. What stands around it tells them apart, or else what
    it looks like.
*/
namespace HttpQ::AuthorizationCode {

//! Where a parameter called "code" stands.
enum class Surroundings {
    Unknown,
    Redirect, //!< in a URL that somebody is sent to, or comes from
    Authorization, //!< beside parameters that OAuth gives a code, such as "state"
};

//! \a name is "code", in whatever case.
bool isName(QByteArrayView name);
//! Authorization if one of OAuth's parameters is in \a query, which may hold URLs within URLs; else
//! \a otherwise.
Surroundings around(QByteArrayView query, Surroundings otherwise);
//! A member \a name of a JSON object tells that "code" beside it is a secret. There "state" does not.
bool isMemberBeside(QByteArrayView name);
//! The value of "code" may be an authorization code.
bool isOne(QByteArrayView value, Surroundings surroundings);

} // namespace HttpQ::AuthorizationCode
