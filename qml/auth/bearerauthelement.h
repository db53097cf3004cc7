// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/authelement.h>

#include <QtCore/qstring.h>
#include <QtQml/qjsvalue.h>

namespace HttpQ {

class TokenSource;

/*!
    \class HttpQ::BearerAuthElement
    \brief The QML element BearerAuth: a token with every request (RFC 6750), fetched anew when it is no
    longer taken.

    \qml
    BearerAuth {
        token: settings.token
        refresh: () => tokens.post("token", { form: { grant: settings.grant } })
                             .then(response => response.raiseForStatus().json.access_token)
        onTokenChanged: settings.token = token
    }
    \endqml

    refresh is called before the first request if there is no token, and after a 401; requests that need
    a token meanwhile wait for that one. If it throws, or its promise rejects, the requests fail with
    HttpError.Authentication and that text. A request that it sends must not be authorized by the same
    element: it would wait for itself.
*/
class HTTPQ_QML_EXPORT BearerAuthElement : public HttpQ::AuthElement
{
    Q_OBJECT
    QML_NAMED_ELEMENT(BearerAuth)
    Q_PROPERTY(QString token READ token WRITE setToken NOTIFY tokenChanged FINAL)
    Q_PROPERTY(QJSValue refresh READ refresh WRITE setRefresh NOTIFY refreshChanged FINAL)
    Q_PROPERTY(int refreshTimeout READ refreshTimeout WRITE setRefreshTimeout NOTIFY
                       refreshTimeoutChanged FINAL)
public:
    explicit BearerAuthElement(QObject *parent = nullptr);
    ~BearerAuthElement() override;

    //! What is sent, and what refresh gave last. While it is empty and there is no refresh, nothing is
    //! authorized.
    QString token() const { return m_token; }
    void setToken(const QString &token);
    //! A function that returns a token, or a promise of one.
    QJSValue refresh() const { return m_refresh; }
    void setRefresh(const QJSValue &refresh);
    //! How many milliseconds a promise of refresh() may take: 60000 unless set, and 0 for ever.
    int refreshTimeout() const { return m_refreshTimeout; }
    void setRefreshTimeout(int milliseconds);

    std::shared_ptr<Auth> auth() override;

Q_SIGNALS:
    void tokenChanged();
    void refreshChanged();
    void refreshTimeoutChanged();

private:
    void renew();

    QString m_token;
    QJSValue m_refresh;
    int m_refreshTimeout = 60000;
    std::shared_ptr<TokenSource> m_source; // of m_auth
    std::shared_ptr<Auth> m_auth;
};

} // namespace HttpQ
