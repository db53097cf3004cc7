// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "qml/values/errorobject.h"

#include <QtCore/qmetaobject.h>
#include <QtQml/qjsengine.h>

using namespace Qt::StringLiterals;

namespace HttpQ {

QJSValue errorObject(QJSEngine *engine, const ErrorValue &error, const ResponseValue &response)
{
    const QJSValue define =
            engine->globalObject().property(u"Object"_s).property(u"defineProperty"_s);
    QJSValue object = engine->newErrorObject(QJSValue::GenericError, error.message());
    const QMetaObject &type = ErrorValue::staticMetaObject;
    for (int i = 0; i < type.propertyCount(); ++i) {
        const QMetaProperty property = type.property(i);
        const QVariant value = property.readOnGadget(&error);
        // Defined, for the name of all errors, which it begins with, cannot be written to.
        QJSValue member = engine->newObject();
        member.setProperty(u"value"_s, engine->toScriptValue(value));
        member.setProperty(u"enumerable"_s, true);
        define.call({ object, QString::fromLatin1(property.name()), member });
    }
    if (!response.isNull())
        object.setProperty(u"response"_s, engine->toScriptValue(response));
    return object;
}

} // namespace HttpQ
