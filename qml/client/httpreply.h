// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/httpqqmlglobal.h>

#include <HttpQ/pendingresponse.h>
#include <HttpQ/responsevalue.h>

#include <QtCore/qobject.h>
#include <QtCore/qpointer.h>
#include <QtQml/qjsvalue.h>
#include <QtQml/qqmlregistration.h>

#include <functional>
#include <memory>

QT_BEGIN_NAMESPACE
class QJSEngine;
QT_END_NAMESPACE

namespace HttpQ {

class CallPlace;
class HttpClient;
class Promise;
class RequestBuilder;

/*!
    \class HttpQ::HttpReply
    \brief The QML type HttpReply: a request that JavaScript has begun, and its promise.

    What HttpClient::start() returns belongs to JavaScript, and lives at least until the request has
    ended; that nobody holds it does not end the request. Signals come from the event loop.

    If chunkReceived is connected when the head of the response comes, the body goes there piece by
    piece and is not kept.
*/
class HTTPQ_QML_EXPORT HttpReply : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(HttpReply)
    QML_UNCREATABLE("HttpReply is what HttpClient.start() returns")
    Q_PROPERTY(QJSValue promise READ promise CONSTANT FINAL)
    Q_PROPERTY(bool isFinished READ isFinished NOTIFY finished FINAL)
    Q_PROPERTY(double bytesReceived READ bytesReceived NOTIFY downloadProgress FINAL)
    Q_PROPERTY(double bytesToReceive READ bytesToReceive NOTIFY downloadProgress FINAL)
    Q_PROPERTY(double bytesSent READ bytesSent NOTIFY uploadProgress FINAL)
    Q_PROPERTY(double bytesToSend READ bytesToSend NOTIFY uploadProgress FINAL)
public:
    //! Who deletes it: itself, when it has finished, or JavaScript, when nobody holds it any more.
    enum class Owner { Itself, JavaScript };

    HttpReply(HttpClient *client, QJSEngine *engine, Owner owner);
    ~HttpReply() override;

    //! Describes a request to the client by what JavaScript gave to \a caller, such as
    //! "HttpClient.get()", has \a start start it, and follows it. False, and what is wrong is told, if
    //! it cannot be.
    using Starter = std::function<PendingResponse *(RequestBuilder &chain)>;
    bool begin(const QString &caller, const QString &method, const QJSValue &url,
               const QJSValue &options, const Starter &start);
    //! There is nothing to follow because of \a error. It is told from the event loop.
    void fail(const Error &error);

    //! Resolves with an httpResponse, whatever its status, unless raiseForStatus was set. Rejects with
    //! an Error that has the members of an httpError; with HttpError.Cancelled also if the reply is
    //! destroyed before.
    QJSValue promise() const;
    bool isFinished() const { return m_isFinished; }
    double bytesReceived() const { return double(m_bytesReceived); }
    //! How many will come, -1 if that is not known.
    double bytesToReceive() const { return double(m_bytesToReceive); }
    double bytesSent() const { return double(m_bytesSent); }
    //! How many there are, -1 if that is not known.
    double bytesToSend() const { return double(m_bytesToSend); }

    //! Ends the request: the promise rejects with HttpError.Cancelled.
    Q_INVOKABLE void cancel();
    //! Reads no more of the body until resume().
    Q_INVOKABLE void pause();
    Q_INVOKABLE void resume();

Q_SIGNALS:
    void downloadProgress(double received, double total);
    void uploadProgress(double sent, double total);
    //! The head is there: status and header fields.
    void responseReceived(const HttpQ::ResponseValue &response);
    //! A piece of the decoded body, an ArrayBuffer.
    void chunkReceived(const QByteArray &chunk);
    //! The last signal, exactly once. The promise is settled right before.
    void finished();

protected:
    void connectNotify(const QMetaMethod &signal) override;

private:
    void follow(PendingResponse *pending);
    void settle(const Response &response);
    //! Nobody waits for it once its context is gone.
    bool isWanted() const { return !m_hasContext || m_context; }
    void end();

    QPointer<HttpClient> m_client;
    std::unique_ptr<Promise> m_promise;
    QPointer<PendingResponse> m_pending;
    QPointer<QObject> m_context;
    QString m_caller; // as begin() was told, and from where
    std::unique_ptr<CallPlace> m_place;
    QJSValue m_self; // so that JavaScript keeps it while it runs
    qint64 m_bytesReceived = 0;
    qint64 m_bytesToReceive = -1;
    qint64 m_bytesSent = 0;
    qint64 m_bytesToSend = -1;
    bool m_hasContext = false;
    bool m_raisesForStatus = false;
    bool m_isFinished = false;
};

} // namespace HttpQ
