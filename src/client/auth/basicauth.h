// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/auth.h>

#include <QtCore/qstring.h>

namespace HttpQ {

/*!
    \class HttpQ::BasicAuth
    \brief A user name and a password with every request (RFC 7617).

    They are readable by whoever sees the request: use it with https. A user name with a colon
    cannot be sent; the request fails with AuthenticationError.
*/
class HTTPQ_EXPORT BasicAuth : public Auth
{
public:
    BasicAuth(const QString &user, const QString &password);
    ~BasicAuth() override;

    void authorize(Request &request) override;

private:
    QString m_user;
    QString m_password;
};

} // namespace HttpQ
