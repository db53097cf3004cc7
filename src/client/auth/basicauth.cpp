// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/auth/basicauth.h"

#include "client/auth/authorizationfield_p.h"
#include "policy/auth/basiccredentials.h"

namespace HttpQ {

BasicAuth::BasicAuth(const QString &user, const QString &password)
    : m_user(user)
    , m_password(password)
{}

BasicAuth::~BasicAuth() = default;

void BasicAuth::authorize(Request &request)
{
    setAuthorization(request, basicCredentials(m_user, m_password));
}

} // namespace HttpQ
