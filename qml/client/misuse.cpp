// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "qml/client/misuse.h"

#include <QtCore/qurl.h>
#include <QtQml/qjsvalue.h>
#include <QtQml/qqmlengine.h>
#include <QtQml/qqmlerror.h>
#include <QtQml/qqmlinfo.h>

using namespace Qt::StringLiterals;

namespace HttpQ {

bool isMisuse(const Error &error)
{
    switch (error.kind()) {
    case Error::Kind::InvalidUrl:
    case Error::Kind::UnsupportedProtocol:
    case Error::Kind::LocalProtocol:
    case Error::Kind::File:
        return true;
    default:
        return false;
    }
}

Error namedError(const QString &property, const Error &error)
{
    return Error(error.kind(), error.phase(), error.party(), property + u": "_s + error.message())
            .withUrl(error.url());
}

Error namingUrl(const Error &error)
{
    const bool isOfUrl = error.kind() == Error::Kind::InvalidUrl
                         || error.kind() == Error::Kind::UnsupportedProtocol;
    if (!isOfUrl || error.message().startsWith("url: "_L1))
        return error;
    return namedError(u"url"_s, error);
}

void warnAtCall(QObject *element, const QString &text)
{
    QJSEngine *engine = qjsEngine(element);
    // A new Error knows where it was made.
    const QJSValue here =
            engine ? engine->newErrorObject(QJSValue::GenericError, text) : QJSValue();
    const QString file = here.property(u"fileName"_s).toString();
    const int line = here.property(u"lineNumber"_s).toInt();
    if (line <= 0) {
        qmlWarning(element) << text;
        return;
    }
    QQmlError warning;
    warning.setUrl(QUrl(file));
    warning.setLine(line);
    warning.setDescription(text);
    qmlWarning(element, warning);
}

} // namespace HttpQ
