// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "qml/auth/tokencall.h"

#include "qml/client/enginescope.h"
#include "qml/request/jsvalues.h"

#include <QtCore/qtimer.h>
#include <QtQml/qjsengine.h>

using namespace Qt::StringLiterals;

namespace HttpQ {

namespace {

Error refreshError(const QString &message)
{
    return Error(Error::Kind::Authentication, Error::Phase::None, Error::Party::Local,
                 u"refresh: "_s + message);
}

} // namespace

void TokenOutcome::settle(const QByteArray &token, const Error &error)
{
    if (std::exchange(m_isSettled, true))
        return;
    m_token = token;
    m_error = error;
    if (const std::coroutine_handle<> waiting = std::exchange(m_waiting, nullptr))
        waiting.resume();
}

TokenCall::TokenCall(QJSEngine *engine)
    : QObject(EngineScope::of(engine))
    , m_outcome(std::make_shared<TokenOutcome>())
{}

TokenCall::~TokenCall()
{
    // Who waits may drop its outcome when it is resumed.
    const std::shared_ptr<TokenOutcome> outcome = m_outcome;
    outcome->settle({}, refreshError(u"the BearerAuth was destroyed"_s));
}

TokenCall *TokenCall::begin(QJSEngine *engine, const QJSValue &function,
                            std::chrono::milliseconds timeout)
{
    auto *call = new TokenCall(engine);
    QJSEngine::setObjectOwnership(call, QJSEngine::CppOwnership);
    QTimer::singleShot(timeout, call, [call, timeout] {
        call->fail(u"there was no token within %1 ms"_s.arg(timeout.count()));
    });
    EngineScope::of(engine)->callAsPromise(function, engine->newQObject(call));
    return call;
}

void TokenCall::resolve(const QJSValue &token)
{
    if (!token.isString() || token.toString().isEmpty()) {
        fail(u"a token is wanted, not "_s + JsValues::kindOf(token));
        return;
    }
    m_outcome->settle(token.toString().toUtf8(), Error());
    deleteLater();
}

void TokenCall::reject(const QJSValue &reason)
{
    const QJSValue message = reason.property(u"message"_s);
    fail(message.isString() ? message.toString() : reason.toString());
}

void TokenCall::fail(const QString &message)
{
    m_outcome->settle({}, refreshError(message));
    deleteLater();
}

} // namespace HttpQ
