// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/httpqqmlglobal.h>

#include <QtCore/qobject.h>
#include <QtQml/qjsvalue.h>
#include <QtQml/qqmlregistration.h>

namespace HttpQ {

/*!
    \class HttpQ::HttpVerbs
    \brief What HttpClient and HttpParallel have in common: a function for each method of HTTP.

    They begin a request and return the promise of its response. \e options is an object with any of
    auth, context, cookies, extensionMethod, followRedirects, headers, limits, maxRedirects, query,
    raiseForStatus, retries, timeout, and one of data, file, form, json, multipart, text.
*/
class HTTPQ_QML_EXPORT HttpVerbs : public QObject
{
    Q_OBJECT
    QML_ANONYMOUS
public:
    ~HttpVerbs() override;

    Q_INVOKABLE QJSValue get(const QJSValue &url, const QJSValue &options = {});
    Q_INVOKABLE QJSValue head(const QJSValue &url, const QJSValue &options = {});
    Q_INVOKABLE QJSValue post(const QJSValue &url, const QJSValue &options = {});
    Q_INVOKABLE QJSValue put(const QJSValue &url, const QJSValue &options = {});
    Q_INVOKABLE QJSValue patch(const QJSValue &url, const QJSValue &options = {});
    Q_INVOKABLE QJSValue deleteResource(const QJSValue &url, const QJSValue &options = {});
    Q_INVOKABLE QJSValue options(const QJSValue &url, const QJSValue &options = {});
    Q_INVOKABLE QJSValue request(const QString &method, const QJSValue &url,
                                 const QJSValue &options = {});

protected:
    explicit HttpVerbs(QObject *parent = nullptr);

    //! Begins the request that JavaScript has described to the function \a caller.
    virtual QJSValue send(const char *caller, const QString &method, const QJSValue &url,
                          const QJSValue &options) = 0;
};

} // namespace HttpQ
