// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "qml/client/enginescope.h"

#include <QtQml/qjsengine.h>

using namespace Qt::StringLiterals;

namespace HttpQ {

EngineScope *EngineScope::of(QJSEngine *engine)
{
    auto *scope = engine->findChild<EngineScope *>(QString(), Qt::FindDirectChildrenOnly);
    return scope ? scope : new EngineScope(engine);
}

EngineScope::EngineScope(QJSEngine *engine)
    : QObject(engine)
    , m_makePromise(engine->evaluate(uR"((function() {
          const parts = {};
          parts.promise = new Promise((resolve, reject) => {
              parts.resolve = resolve;
              parts.reject = reject;
          });
          return parts;
      }))"_s))
    , m_callAsPromise(engine->evaluate(uR"(((callee, receiver) => {
          new Promise(resolve => resolve(callee()))
              .then(value => receiver.resolve(value), error => receiver.reject(error));
      }))"_s))
    , m_thrownBy(engine->evaluate(uR"((object => {
          try {
              const prototype = Object.getPrototypeOf(object);
              if (prototype !== null && prototype !== Object.prototype)
                  return;
              // Object.values() does not ask the handler of a Proxy.
              for (const name of Object.keys(object))
                  object[name];
          } catch (error) {
              return String(error);
          }
      }))"_s))
    , m_allOf(engine->evaluate(u"(promises => Promise.all(promises))"_s))
{}

QJSValue EngineScope::makePromise() const
{
    return m_makePromise.call();
}

void EngineScope::callAsPromise(const QJSValue &function, const QJSValue &receiver) const
{
    m_callAsPromise.call({ function, receiver });
}

QString EngineScope::thrownBy(const QJSValue &object) const
{
    if (!object.isObject())
        return {};
    const QJSValue thrown = m_thrownBy.call({ object });
    return thrown.isString() ? thrown.toString() : QString();
}

QJSValue EngineScope::allOf(const QJSValue &promises) const
{
    return m_allOf.call({ promises });
}

} // namespace HttpQ
