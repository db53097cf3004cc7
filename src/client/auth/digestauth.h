// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/auth.h>

#include <QtCore/qstring.h>

#include <memory>

namespace HttpQ {

class DigestAuthData;

/*!
    \class HttpQ::DigestAuth
    \brief Proves that a password is known, without sending it (RFC 7616).

    Knows MD5, SHA-256 and SHA-512-256, each also with -sess, and takes the strongest that is
    offered. The first request is sent twice, because the server has to ask; what it asked is
    remembered for its origin, so that the next ones are sent once. Credentials that are refused end
    with the response that says so. A server that offers nothing but unknown algorithms ends in
    AuthenticationError, which names them.

    A server that offers only auth-int wants proof of the body as well: if that is a file, it is
    then read once more to be hashed, a piece on each turn of the event loop. A body that cannot be read twice ends in AuthenticationError.
*/
class HTTPQ_EXPORT DigestAuth : public Auth
{
public:
    DigestAuth(const QString &user, const QString &password);
    ~DigestAuth() override;

    void authorize(Request &request) override;
    bool answer(Request &request, const Response &response) override;

private:
    friend class DigestBody;

    std::unique_ptr<DigestAuthData> d;
};

} // namespace HttpQ
