// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "client/auth/digestauth.h"
#include "policy/auth/digesthash.h"

#include <memory>
#include <optional>

namespace HttpQ {

/*!
    Lets a flow hash the body of a request for auth-int (RFC 7616 3.4.3) before the authentication
    does it in one go, which can take long: it asks what hash is wanted and gives it right before it
    calls authorize() or answer().
*/
class DigestBody
{
public:
    //! For authorize() of \a request.
    static std::optional<DigestAlgorithm> wantedBy(const DigestAuth &auth, const Request &request);
    //! For answer() to \a response.
    static std::optional<DigestAlgorithm> wantedBy(const DigestAuth &auth, const Request &request,
                                                   const Response &response);
    static void give(DigestAuth &auth, const std::shared_ptr<BodySource> &source,
                     DigestAlgorithm algorithm, const QByteArray &hash);
};

} // namespace HttpQ
