// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "qml/auth/basicauthelement.h"

#include <HttpQ/basicauth.h>

#include <QtQml/qqmlinfo.h>

using namespace Qt::StringLiterals;

namespace HttpQ {

BasicAuthElement::BasicAuthElement(QObject *parent)
    : AuthElement(parent)
{}

BasicAuthElement::~BasicAuthElement() = default;

void BasicAuthElement::setUser(const QString &user)
{
    if (m_user == user)
        return;
    m_user = user;
    m_auth.reset();
    // RFC 7617 2: what stands behind the first colon is the password.
    if (user.contains(u':'))
        qmlWarning(this) << u"user: it holds a colon, which ends a user name"_s;
    Q_EMIT userChanged();
    Q_EMIT authChanged();
}

void BasicAuthElement::setPassword(const QString &password)
{
    if (m_password == password)
        return;
    m_password = password;
    m_auth.reset();
    Q_EMIT passwordChanged();
    Q_EMIT authChanged();
}

std::shared_ptr<Auth> BasicAuthElement::auth()
{
    if (!m_auth && !m_user.isEmpty())
        m_auth = std::make_shared<BasicAuth>(m_user, m_password);
    return m_auth;
}

} // namespace HttpQ
