// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "qml/client/promise.h"

#include "qml/client/enginescope.h"

using namespace Qt::StringLiterals;

namespace HttpQ {

Promise::Promise(QJSEngine *engine)
    : m_engine(engine)
{
    const QJSValue parts = EngineScope::of(engine)->makePromise();
    m_promise = parts.property(u"promise"_s);
    m_resolve = parts.property(u"resolve"_s);
    m_reject = parts.property(u"reject"_s);
}

void Promise::resolve(const QJSValue &value)
{
    settle(m_resolve, value);
}

void Promise::reject(const QJSValue &error)
{
    settle(m_reject, error);
}

void Promise::settle(const QJSValue &function, const QJSValue &value)
{
    const QJSValue call = function;
    m_resolve = m_reject = QJSValue();
    if (m_engine && call.isCallable())
        call.call({ value });
}

} // namespace HttpQ
