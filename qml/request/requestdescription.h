// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/body.h>
#include <HttpQ/error.h>
#include <HttpQ/requestbuilder.h>
#include <HttpQ/result.h>

#include <QtCore/qpointer.h>
#include <QtCore/qstring.h>
#include <QtCore/qurl.h>
#include <QtQml/qjsvalue.h>

#include <optional>

namespace HttpQ {

class HttpClient;

/*!
    A request as JavaScript describes it: method, URL, and options by name. What is wrong with it is
    kept, first come first told, in a text that begins with the name of what is wrong.

    Options: auth, context, cookies, extensionMethod, followRedirects, headers, limits, maxRedirects,
    query, raiseForStatus, retries, timeout, and one of bodyKinds(). One that is undefined is not given.
*/
class RequestDescription
{
public:
    //! \a url may be the reason why there is none.
    RequestDescription(HttpClient *client, const QString &method, const Result<QUrl> &url);
    //! What a verb is given as its URL: text or a url.
    static Result<QUrl> readUrl(const QJSValue &value);
    //! The same for a property; one that is empty is the base URL.
    static Result<QUrl> readUrl(const QUrl &url);

    //! Adds all options of an object.
    void setOptions(const QJSValue &options);
    void setOption(const QString &name, const QJSValue &value);
    //! The body \a value of the kind that is called \a kind; there may be one. Texts about it begin
    //! with \a place.
    void setBody(const QString &kind, const QJSValue &value, const QString &place = {});
    //! The one body as it is, which was given as \a place, and its Content-Type, unless a header field
    //! says it.
    void setContent(const QString &place, const Body &content, const QString &contentType);
    void fail(const Error &error);

    //! Puts it together. To be called before chain().
    Error finish();
    RequestBuilder &chain() { return m_chain; }

    //! Whether a response with a status that is an error is one.
    bool raisesForStatus() const { return m_raisesForStatus; }
    //! Whose end is the end of the request, if hasContext().
    QObject *context() const { return m_context; }
    bool hasContext() const { return m_hasContext; }

private:
    using Setter = Error (RequestDescription::*)(const QJSValue &value);
    static const QMap<QString, Setter> &setters();

    //! False, and that is told, if reading a member of \a value throws.
    bool isReadable(const QString &place, const QJSValue &value);
    Error setAuth(const QJSValue &value);
    Error setContext(const QJSValue &value);
    Error setCookies(const QJSValue &value);
    Error setExtensionMethod(const QJSValue &value);
    Error setFollowRedirects(const QJSValue &value);
    Error setHeaders(const QJSValue &value);
    Error setLimits(const QJSValue &value);
    Error setMaxRedirects(const QJSValue &value);
    Error setQuery(const QJSValue &value);
    Error setRaiseForStatus(const QJSValue &value);
    Error setRetries(const QJSValue &value);
    Error setTimeout(const QJSValue &value);

    HttpClient *m_client;
    QString m_method;
    RequestBuilder m_chain;
    RedirectPolicy m_redirects;
    Error m_error;
    QString m_bodyKind;
    QString m_bodyPlace;
    QJSValue m_body;
    std::optional<Body> m_content;
    QString m_contentType;
    QPointer<QObject> m_context;
    bool m_extensionMethod = false;
    bool m_hasContext = false;
    bool m_hasContentType = false;
    bool m_raisesForStatus;
};

} // namespace HttpQ
