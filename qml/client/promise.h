// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qpointer.h>
#include <QtQml/qjsengine.h>
#include <QtQml/qjsvalue.h>

namespace HttpQ {

/*!
    A JavaScript promise that is settled from C++: once, in the engine's thread, and not at all once
    the engine is gone. Handlers are called from the event loop.
*/
class Promise
{
public:
    explicit Promise(QJSEngine *engine);

    //! What JavaScript is given.
    QJSValue value() const { return m_promise; }
    QJSEngine *engine() const { return m_engine; }

    void resolve(const QJSValue &value);
    void reject(const QJSValue &error);

private:
    void settle(const QJSValue &function, const QJSValue &value);

    QPointer<QJSEngine> m_engine;
    QJSValue m_promise;
    QJSValue m_resolve;
    QJSValue m_reject;
};

} // namespace HttpQ
