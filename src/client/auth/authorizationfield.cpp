// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/auth/authorizationfield_p.h"

#include "client/exceptions.h"

namespace HttpQ {

QByteArray authorizationOf(const Request &request)
{
    return request.headers().value("Authorization").toByteArray();
}

void setAuthorization(Request &request, const Result<QByteArray> &credentials)
{
    if (!credentials)
        throwAuthError(credentials.error(), request);
    if (!request.headers().replaceOrAppend("Authorization", QUtf8StringView(*credentials))) {
        throwAuthError(Error(Error::Kind::Authentication, Error::Phase::None, Error::Party::Local,
                             QStringLiteral("The credentials hold a character that no header field "
                                            "can have")),
                       request);
    }
}

void throwAuthError(const Error &error, const Request &request)
{
    throwError(error.withUrl(request.url()), request);
}

} // namespace HttpQ
