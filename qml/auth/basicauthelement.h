// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/authelement.h>

#include <QtCore/qstring.h>

namespace HttpQ {

/*!
    \class HttpQ::BasicAuthElement
    \brief The QML element BasicAuth: a user name and a password with every request (RFC 7617).
*/
class HTTPQ_QML_EXPORT BasicAuthElement : public HttpQ::AuthElement
{
    Q_OBJECT
    QML_NAMED_ELEMENT(BasicAuth)
    Q_PROPERTY(QString user READ user WRITE setUser NOTIFY userChanged FINAL)
    Q_PROPERTY(QString password READ password WRITE setPassword NOTIFY passwordChanged FINAL)
public:
    explicit BasicAuthElement(QObject *parent = nullptr);
    ~BasicAuthElement() override;

    //! Nothing is authorized while it is empty.
    QString user() const { return m_user; }
    void setUser(const QString &user);
    QString password() const { return m_password; }
    void setPassword(const QString &password);

    std::shared_ptr<Auth> auth() override;

Q_SIGNALS:
    void userChanged();
    void passwordChanged();

private:
    QString m_user;
    QString m_password;
    std::shared_ptr<Auth> m_auth;
};

} // namespace HttpQ
