// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "qml/client/httpclient.h"

QT_BEGIN_NAMESPACE
class QJSEngine;
class QQmlEngine;
QT_END_NAMESPACE

namespace HttpQ {

//! The QML singleton Http: the client of an engine that is there without being declared.
class DefaultClient : public HttpQ::HttpClient
{
    Q_OBJECT
    QML_NAMED_ELEMENT(Http)
    QML_SINGLETON
public:
    explicit DefaultClient(QQmlEngine *engine);
    //! How QML makes it.
    static DefaultClient *create(QQmlEngine *engine, QJSEngine *);

    static DefaultClient *of(QQmlEngine *engine);
};

} // namespace HttpQ
