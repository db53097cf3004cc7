// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "qml/auth/tokencall.h"

#include "qml/client/enginescope.h"
#include "qml/request/jsvalues.h"

#include <QtCore/qtimer.h>
#include <QtQml/qjsengine.h>
#include <QtQml/qqmlinfo.h>

#include <algorithm>

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

TokenCall::TokenCall(QJSEngine *engine, QObject *element)
    : QObject(EngineScope::of(engine))
    , m_element(element)
    , m_outcome(std::make_shared<TokenOutcome>())
{}

TokenCall::~TokenCall()
{
    // Who waits may drop its outcome when it is resumed.
    const std::shared_ptr<TokenOutcome> outcome = m_outcome;
    outcome->settle({}, refreshError(u"the BearerAuth was destroyed"_s));
}

TokenCall *TokenCall::begin(QJSEngine *engine, QObject *element, const QJSValue &function,
                            std::chrono::milliseconds timeout)
{
    auto *call = new TokenCall(engine, element);
    QJSEngine::setObjectOwnership(call, QJSEngine::CppOwnership);
    if (timeout > std::chrono::milliseconds::zero()) {
        QTimer::singleShot(timeout, call, [call, timeout] {
            call->fail(u"there was no token within %1 ms"_s.arg(timeout.count()));
        });
    }
    EngineScope::of(engine)->callAsPromise(function, engine->newQObject(call));
    return call;
}

void TokenCall::resolve(const QJSValue &token)
{
    if (!token.isString() || token.toString().isEmpty()) {
        failWithWarning(u"a token is wanted, not "_s + JsValues::kindOf(token));
        return;
    }
    if (const QString refusal = TokenCall::refusal(token.toString()); !refusal.isNull()) {
        failWithWarning(refusal);
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

QString TokenCall::refusal(const QString &token)
{
    // What BearerAuth sends: RFC 6750 2.1 has fewer, but there are tokens with all of them.
    const bool isVisible = std::all_of(token.begin(), token.end(), [](QChar c) {
        return c.unicode() > 0x20 && c.unicode() < 0x7f;
    });
    return isVisible ? QString()
                     : u"it holds a character that no token can have, such as a space or a line "
                       "break"_s;
}

void TokenCall::failWithWarning(const QString &message)
{
    if (m_element)
        qmlWarning(m_element) << refreshError(message).message();
    fail(message);
}

void TokenCall::fail(const QString &message)
{
    m_outcome->settle({}, refreshError(message));
    deleteLater();
}

} // namespace HttpQ
