// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "qml/auth/bearerauthelement.h"

#include "qml/auth/tokencall.h"
#include "qml/auth/tokensource.h"
#include "qml/request/jsvalues.h"

#include <HttpQ/bearerauth.h>

#include <QtQml/qqmlengine.h>
#include <QtQml/qqmlinfo.h>

using namespace Qt::StringLiterals;

namespace HttpQ {

BearerAuthElement::BearerAuthElement(QObject *parent)
    : AuthElement(parent)
{}

BearerAuthElement::~BearerAuthElement()
{
    if (m_source)
        m_source->close();
}

void BearerAuthElement::setToken(const QString &token)
{
    if (m_token == token)
        return;
    m_token = token;
    if (const QString refusal = TokenCall::refusal(token); !refusal.isNull())
        qmlWarning(this) << u"token: "_s + refusal;
    renew();
    Q_EMIT tokenChanged();
    Q_EMIT authChanged();
}

void BearerAuthElement::setRefresh(const QJSValue &refresh)
{
    if (m_refresh.strictlyEquals(refresh))
        return;
    if (!refresh.isCallable() && !refresh.isUndefined() && !refresh.isNull())
        qmlWarning(this) << JsValues::unwanted(u"refresh"_s, u"a function"_s, refresh).message();
    m_refresh = refresh;
    renew();
    Q_EMIT refreshChanged();
    Q_EMIT authChanged();
}

void BearerAuthElement::setRefreshTimeout(int milliseconds)
{
    if (m_refreshTimeout == milliseconds)
        return;
    m_refreshTimeout = milliseconds;
    if (milliseconds < 0)
        qmlWarning(this) << u"refreshTimeout: it is negative"_s;
    renew();
    Q_EMIT refreshTimeoutChanged();
    Q_EMIT authChanged();
}

// Requests that are under way keep what they began with.
void BearerAuthElement::renew()
{
    if (m_source)
        m_source->onFetched = nullptr;
    m_source.reset();
    m_auth.reset();
}

std::shared_ptr<Auth> BearerAuthElement::auth()
{
    if (m_auth)
        return m_auth;
    if (m_refresh.isCallable()) {
        m_source = std::make_shared<TokenSource>(this, m_token, m_refresh,
                                                 std::chrono::milliseconds(m_refreshTimeout));
        m_source->onFetched = [this](const QString &token) {
            if (std::exchange(m_token, token) != token)
                Q_EMIT tokenChanged();
        };
        m_auth = std::make_shared<BearerAuth>(
                [source = m_source] { return TokenSource::fetch(source); });
    } else if (!m_token.isEmpty()) {
        m_auth = std::make_shared<BearerAuth>(m_token.toUtf8());
    }
    return m_auth;
}

} // namespace HttpQ
