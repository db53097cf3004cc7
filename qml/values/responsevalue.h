// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/httpqqmlglobal.h>

#include <HttpQ/response.h>

#include <QtCore/qmetatype.h>
#include <QtCore/qshareddata.h>
#include <QtCore/qstringlist.h>
#include <QtCore/qurl.h>
#include <QtCore/qvariant.h>
#include <QtQml/qjsvalue.h>
#include <QtQml/qqmlregistration.h>

QT_BEGIN_NAMESPACE
class QJSEngine;
QT_END_NAMESPACE

namespace HttpQ {

class ResponseValueData;

/*!
    \class HttpQ::ResponseValue
    \brief The QML value type httpResponse: what a server answered, with the names of Response.

    Cheap to copy. Text is decoded and JSON is parsed once, when they are first asked for. Where the
    body went to chunkReceived piece by piece, text and data are empty and json is undefined.
*/
class HTTPQ_QML_EXPORT ResponseValue
{
    Q_GADGET
    QML_VALUE_TYPE(httpResponse)
    Q_PROPERTY(bool isNull READ isNull CONSTANT FINAL)
    Q_PROPERTY(int status READ status CONSTANT FINAL)
    Q_PROPERTY(QString reason READ reason CONSTANT FINAL)
    Q_PROPERTY(QString httpVersion READ httpVersion CONSTANT FINAL)
    Q_PROPERTY(QUrl url READ url CONSTANT FINAL)
    Q_PROPERTY(QVariantMap headers READ headers CONSTANT FINAL)
    Q_PROPERTY(QStringList headerNames READ headerNames CONSTANT FINAL)
    Q_PROPERTY(QString text READ text CONSTANT FINAL)
    Q_PROPERTY(QJSValue json READ json CONSTANT FINAL)
    Q_PROPERTY(QByteArray data READ data CONSTANT FINAL)
    Q_PROPERTY(QString fileName READ fileName CONSTANT FINAL)
    Q_PROPERTY(QVariantList links READ links CONSTANT FINAL)
    Q_PROPERTY(QVariantList cookies READ cookies CONSTANT FINAL)
    Q_PROPERTY(QVariantList history READ history CONSTANT FINAL)
    Q_PROPERTY(double elapsed READ elapsed CONSTANT FINAL)
    Q_PROPERTY(QVariantMap timings READ timings CONSTANT FINAL)
    Q_PROPERTY(bool ok READ isSuccess CONSTANT FINAL)
    Q_PROPERTY(bool isSuccess READ isSuccess CONSTANT FINAL)
    Q_PROPERTY(bool isRedirect READ isRedirect CONSTANT FINAL)
    Q_PROPERTY(bool isClientError READ isClientError CONSTANT FINAL)
    Q_PROPERTY(bool isServerError READ isServerError CONSTANT FINAL)
    Q_PROPERTY(bool isError READ isError CONSTANT FINAL)
public:
    //! A null response: what there is when there is none.
    ResponseValue();
    //! JSON becomes values of \a engine, and what is wrong with it is thrown there.
    ResponseValue(const Response &response, QJSEngine *engine);
    ResponseValue(const ResponseValue &other);
    ResponseValue &operator=(const ResponseValue &other);
    ~ResponseValue();

    Response response() const;

    bool isNull() const { return response().isNull(); }
    int status() const { return response().status(); }
    QString reason() const { return response().reason(); }
    QString httpVersion() const { return QString::fromLatin1(response().httpVersion()); }
    //! What was asked for; after redirects, the last URL.
    QUrl url() const { return response().url(); }

    //! The header fields by their names in lower case. The values of lines with the same name are
    //! joined by ", ", but for set-cookie, which is a list of them.
    QVariantMap headers() const;
    //! The names of the header fields as they were sent, each once.
    QStringList headerNames() const;
    //! The value of the field called \a name, whatever its case; its lines joined by ", ". Undefined
    //! if there is none.
    Q_INVOKABLE QVariant header(const QString &name) const;
    //! The values of all lines of that name.
    Q_INVOKABLE QStringList headerValues(const QString &name) const;

    //! The content as text, by the charset that the server tells.
    QString text() const;
    //! The content as JSON: one and the same object each time. Undefined if there is no content; if
    //! it is no JSON, an error of the kind HttpError.Decoding is thrown.
    QJSValue json() const;
    //! The same without throwing: \a error tells what is wrong.
    QJSValue json(Error *error) const;
    //! The content as an ArrayBuffer.
    QByteArray data() const;

    QString fileName() const { return response().fileName(); }
    //! Objects with target, relations and title, of the Link fields (RFC 8288).
    QVariantList links() const;
    //! The target of the first link of that relation, such as "next"; an empty URL if none.
    Q_INVOKABLE QUrl link(const QString &relation) const { return response().link(relation); }
    //! Objects with name, value, domain, path, expires, isSecure and isHttpOnly: the cookies that this
    //! response sets.
    QVariantList cookies() const;
    //! The responses before this one, such as redirects that were followed: httpResponses.
    QVariantList history() const;
    //! Milliseconds from the start of the request to the last byte of the response.
    double elapsed() const;
    //! Milliseconds by phase: pool, resolve, connect, tls, send, firstByte, body, total.
    QVariantMap timings() const;

    bool isSuccess() const { return response().isSuccess(); }
    bool isRedirect() const { return response().isRedirect(); }
    bool isClientError() const { return response().isClientError(); }
    bool isServerError() const { return response().isServerError(); }
    bool isError() const { return response().isError(); }
    //! Throws an error of the kind HttpError.Status, with this as its response, if isError; returns
    //! this response otherwise.
    Q_INVOKABLE HttpQ::ResponseValue raiseForStatus() const;
    //! The error that raiseForStatus() throws; none if it does not.
    Error statusError() const;

    //! "<Response [200 OK]>"
    Q_INVOKABLE QString toString() const;

private:
    QExplicitlySharedDataPointer<ResponseValueData> d;
};

} // namespace HttpQ

Q_DECLARE_METATYPE(HttpQ::ResponseValue)
