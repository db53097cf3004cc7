// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "qml/client/misuse.h"

#include "qml/request/jsvalues.h"

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

QString refusalOf(const QUrl &url)
{
    const QString reason = url.errorString();
    if (url.isValid() || reason.isEmpty())
        return {};
    // QUrl goes on to quote the URL.
    return u"The URL is not valid: "_s + reason.left(reason.indexOf("; source was"_L1));
}

bool isRefusedAsNegative(QObject *element, const QString &property, const QString &units, int value)
{
    if (value >= 0)
        return false;
    qmlWarning(element) << JsValues::unwanted(property, u"a number of %1 from 0 on"_s.arg(units),
                                              value)
                                   .message();
    return true;
}

CallPlace CallPlace::current(QJSEngine *engine)
{
    CallPlace place;
    if (!engine)
        return place;
    // A new Error knows where it was made.
    const QJSValue here = engine->newErrorObject(QJSValue::GenericError);
    place.m_file = QUrl(here.property(u"fileName"_s).toString());
    place.m_line = here.property(u"lineNumber"_s).toInt();
    return place;
}

void CallPlace::warn(QObject *element, const QString &text) const
{
    if (m_line <= 0) {
        qmlWarning(element) << text;
        return;
    }
    QQmlError warning;
    warning.setUrl(m_file);
    warning.setLine(m_line);
    warning.setDescription(text);
    qmlWarning(element, warning);
}

void warnAtCall(QObject *element, const QString &text)
{
    CallPlace::current(qjsEngine(element)).warn(element, text);
}

} // namespace HttpQ
