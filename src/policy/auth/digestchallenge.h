// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/origin.h"
#include "http/result.h"
#include "policy/auth/challenge.h"
#include "policy/auth/digesthash.h"

namespace HttpQ {

//! A challenge of the Digest scheme (RFC 7616 3.3) that can be answered.
class DigestChallenge
{
public:
    enum class Qop {
        None, //!< none was offered: RFC 2069
        Auth,
        AuthInt, //!< only if nothing else was offered
    };

    DigestChallenge() {}

    static Result<DigestChallenge> fromChallenge(const Challenge &challenge);
    //! The one of those of \a challenges that ask for Digest which has the strongest known
    //! algorithm; the first of equals.
    static Result<DigestChallenge> strongest(const QList<Challenge> &challenges);

    //! Whether \a path at \a origin, which is where the challenge came from, belongs to what is
    //! protected: credentials for it may be sent without being asked for (RFC 7616 3.3, domain).
    bool covers(const Origin &origin, QByteArrayView path) const;

    QByteArray realm;
    QByteArray nonce;
    std::optional<QByteArray> opaque;
    QByteArray domain; //!< URIs between spaces; if empty, all of the origin
    QByteArray algorithmName; //!< as sent; empty if it was not
    DigestAlgorithm algorithm = DigestAlgorithm::Md5;
    Qop qop = Qop::None;
    bool isSession = false; //!< "-sess"
    bool isStale = false; //!< only the nonce was refused, not the password
    bool isUserHashed = false;
    bool isUtf8 = false;
};

} // namespace HttpQ
