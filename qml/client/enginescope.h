// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qobject.h>
#include <QtQml/qjsvalue.h>

QT_BEGIN_NAMESPACE
class QJSEngine;
QT_END_NAMESPACE

namespace HttpQ {

/*!
    What an engine has of this module, and what ends with it: the parent of everything that settles
    promises. Its children are destroyed when no JavaScript can run any more.
*/
class EngineScope : public QObject
{
    Q_OBJECT
public:
    static EngineScope *of(QJSEngine *engine);

    //! An object with promise, resolve and reject.
    QJSValue makePromise() const;
    //! Calls \a function, and tells \a receiver by resolve() or reject() what comes of it or of the
    //! promise that it returns: from the event loop.
    void callAsPromise(const QJSValue &function, const QJSValue &receiver) const;
    //! What reading a member of \a object throws, which QJSValue keeps to itself; null if nothing.
    QString thrownBy(const QJSValue &object) const;
    //! Promise.all() of \a promises, an array.
    QJSValue allOf(const QJSValue &promises) const;

private:
    explicit EngineScope(QJSEngine *engine);

    QJSValue m_makePromise;
    QJSValue m_callAsPromise;
    QJSValue m_thrownBy;
    QJSValue m_allOf;
};

} // namespace HttpQ
