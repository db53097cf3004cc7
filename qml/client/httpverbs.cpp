// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "qml/client/httpverbs.h"

using namespace Qt::StringLiterals;

namespace HttpQ {

HttpVerbs::HttpVerbs(QObject *parent)
    : QObject(parent)
{}

HttpVerbs::~HttpVerbs() = default;

QJSValue HttpVerbs::get(const QJSValue &url, const QJSValue &options)
{
    return send("get", u"GET"_s, url, options);
}

QJSValue HttpVerbs::head(const QJSValue &url, const QJSValue &options)
{
    return send("head", u"HEAD"_s, url, options);
}

QJSValue HttpVerbs::post(const QJSValue &url, const QJSValue &options)
{
    return send("post", u"POST"_s, url, options);
}

QJSValue HttpVerbs::put(const QJSValue &url, const QJSValue &options)
{
    return send("put", u"PUT"_s, url, options);
}

QJSValue HttpVerbs::patch(const QJSValue &url, const QJSValue &options)
{
    return send("patch", u"PATCH"_s, url, options);
}

QJSValue HttpVerbs::deleteResource(const QJSValue &url, const QJSValue &options)
{
    return send("deleteResource", u"DELETE"_s, url, options);
}

QJSValue HttpVerbs::options(const QJSValue &url, const QJSValue &options)
{
    return send("options", u"OPTIONS"_s, url, options);
}

QJSValue HttpVerbs::request(const QString &method, const QJSValue &url, const QJSValue &options)
{
    return send("request", method, url, options);
}

} // namespace HttpQ
