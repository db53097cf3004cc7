// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/httpqqmlglobal.h>

#include <HttpQ/errorvalue.h>
#include <HttpQ/pendingresponse.h>
#include <HttpQ/requestinputs.h>
#include <HttpQ/responsevalue.h>

#include <QtCore/qobject.h>
#include <QtCore/qpointer.h>
#include <QtCore/qurl.h>
#include <QtQml/qjsvalue.h>
#include <QtQml/qqmlparserstatus.h>
#include <QtQml/qqmlregistration.h>

namespace HttpQ {

class RequestDescription;

/*!
    \class HttpQ::HttpRequest
    \brief The QML element HttpRequest: a request that is sent as it is declared, and what came of it.

    \qml
    HttpRequest {
        id: user
        client: api
        url: "users/" + userId
    }
    Label {
        text: user.loading ? qsTr("Loading") : user.json?.name ?? user.error.message
    }
    \endqml

    While it is active it is sent when it is complete, and again when client, url, method, headers,
    query, body or options have changed: once per turn of the event loop, and not while url is empty.
    The request before is cancelled, and nothing of it is told any more. Where that must not happen
    by itself, as with most that is posted, set active to false and call send().

    response, text, json and data stay those of the last request that has ended while the next one is
    under way. If the element is destroyed its request is cancelled.

    Each request that is not replaced ends in finished(), once, from the event loop. What is wrong with
    a property is an error whose text begins with its name, and a warning with the place in the QML.
*/
class HTTPQ_QML_EXPORT HttpRequest : public QObject, public QQmlParserStatus
{
    Q_OBJECT
    Q_INTERFACES(QQmlParserStatus)
    QML_ELEMENT
    Q_PROPERTY(HttpQ::HttpClient *client READ client WRITE setClient NOTIFY clientChanged FINAL)
    Q_PROPERTY(QUrl url READ url WRITE setUrl NOTIFY urlChanged FINAL)
    Q_PROPERTY(QString method READ method WRITE setMethod NOTIFY methodChanged FINAL)
    Q_PROPERTY(QJSValue headers READ headers WRITE setHeaders NOTIFY headersChanged FINAL)
    Q_PROPERTY(QJSValue query READ query WRITE setQuery NOTIFY queryChanged FINAL)
    Q_PROPERTY(QJSValue body READ body WRITE setBody NOTIFY bodyChanged FINAL)
    Q_PROPERTY(QJSValue options READ options WRITE setOptions NOTIFY optionsChanged FINAL)
    Q_PROPERTY(bool active READ active WRITE setActive NOTIFY activeChanged FINAL)
    Q_PROPERTY(State state READ state NOTIFY stateChanged FINAL)
    Q_PROPERTY(bool loading READ loading NOTIFY loadingChanged FINAL)
    Q_PROPERTY(int status READ status NOTIFY statusChanged FINAL)
    Q_PROPERTY(double progress READ progress NOTIFY progressChanged FINAL)
    Q_PROPERTY(double uploadProgress READ uploadProgress NOTIFY uploadProgressChanged FINAL)
    Q_PROPERTY(double bytesReceived READ bytesReceived NOTIFY bytesReceivedChanged FINAL)
    Q_PROPERTY(QVariantMap responseHeaders READ responseHeaders NOTIFY responseChanged FINAL)
    Q_PROPERTY(QString text READ text NOTIFY responseChanged FINAL)
    Q_PROPERTY(QJSValue json READ json NOTIFY responseChanged FINAL)
    Q_PROPERTY(QByteArray data READ data NOTIFY responseChanged FINAL)
    Q_PROPERTY(HttpQ::ErrorValue error READ error NOTIFY errorChanged FINAL)
    Q_PROPERTY(HttpQ::ResponseValue response READ response NOTIFY responseChanged FINAL)
public:
    enum class State {
        Idle, //!< nothing was sent yet, or reset() was called
        Waiting, //!< the head of the response has not come yet
        Receiving, //!< the body is coming
        Succeeded, //!< a response is there, whatever its status
        Failed, //!< see error; a cancelled request has failed, too
    };
    Q_ENUM(State)

    explicit HttpRequest(QObject *parent = nullptr);
    ~HttpRequest() override;

    //! Who sends it. Null, the default, is the singleton Http.
    HttpClient *client() const { return m_inputs.client; }
    void setClient(HttpClient *client);
    //! A relative one is appended to the client's base URL.
    QUrl url() const { return m_inputs.url; }
    void setUrl(const QUrl &url);
    //! "GET" unless set.
    QString method() const { return m_inputs.method; }
    void setMethod(const QString &method);
    //! Of the request: see HttpClient::headers(). Those of the response are responseHeaders.
    QJSValue headers() const { return m_inputs.headers; }
    void setHeaders(const QJSValue &headers);
    //! An object: parameters that are added to the URL.
    QJSValue query() const { return m_inputs.query; }
    void setQuery(const QJSValue &query);
    //! Text, an ArrayBuffer, or an object with one of data, file, form, json, multipart and text.
    QJSValue body() const { return m_body; }
    void setBody(const QJSValue &body);
    //! An object with any of the options that the verbs of HttpClient take.
    QJSValue options() const { return m_inputs.options; }
    void setOptions(const QJSValue &options);
    //! Whether it is sent by itself: yes, unless set. Becoming active sends it if it was not sent since
    //! its last change. One that is under way goes on when this becomes false.
    bool active() const { return m_inputs.isActive(); }
    void setActive(bool active);

    State state() const { return m_state; }
    //! True while a request is under way.
    bool loading() const { return m_state == State::Waiting || m_state == State::Receiving; }
    //! The status of the response, as soon as its head is there; 0 before, and if none came.
    int status() const { return m_status; }
    //! How much of the body was received, from 0 to 1; 0 until the end if its size is not known.
    double progress() const { return m_progress; }
    //! How much of the body of the request was sent, from 0 to 1.
    double uploadProgress() const { return m_uploadProgress; }
    //! Bytes of content received, before content codings are undone.
    double bytesReceived() const { return double(m_bytesReceived); }

    //! The members of response of these names.
    QVariantMap responseHeaders() const { return m_response.headers(); }
    QString text() const { return m_response.text(); }
    //! Undefined also if the content is no JSON, which is a warning.
    QJSValue json() const;
    QByteArray data() const { return m_response.data(); }
    //! Why it failed; its kind is HttpError.None if it did not.
    ErrorValue error() const { return m_error; }
    //! The response of the last request that has ended; null if none came.
    ResponseValue response() const { return m_response; }

    //! Sends it now, whether it is active or not.
    Q_INVOKABLE void send();
    //! Ends the request that is under way: state becomes Failed, error HttpError.Cancelled. One that is
    //! due is not sent.
    Q_INVOKABLE void cancel();
    //! Ends the request that is under way without a word, and forgets the response and the error.
    Q_INVOKABLE void reset();

    void classBegin() override {}
    void componentComplete() override;

Q_SIGNALS:
    void clientChanged();
    void urlChanged();
    void methodChanged();
    void headersChanged();
    void queryChanged();
    void bodyChanged();
    void optionsChanged();
    void activeChanged();
    void stateChanged();
    void loadingChanged();
    void statusChanged();
    void progressChanged();
    void uploadProgressChanged();
    void bytesReceivedChanged();
    void errorChanged();
    void responseChanged();
    //! A piece of the decoded body, an ArrayBuffer. If this is connected when a request is sent, its
    //! body goes here piece by piece and is not kept: text and data are empty, json is undefined.
    void chunkReceived(const QByteArray &chunk);
    //! Right before finished(), if the request failed.
    void failed(const HttpQ::ErrorValue &error);
    //! The request has ended, well or not. \a response is null if none came.
    void finished(const HttpQ::ResponseValue &response);

protected:
    void connectNotify(const QMetaMethod &signal) override;

private:
    //! What of the properties has changed in between is told by publish().
    class Published;
    Published published() const;
    bool publish(const Published &before);

    void sendOrReset();
    void beginRound(State state);
    Error begin(HttpClient *client);
    Error describeBody(RequestDescription &description) const;
    void follow(PendingResponse *pending);
    void headReceived(const Response &response);
    void downloadProgressed(qint64 received, qint64 total);
    void uploadProgressed(qint64 sent, qint64 total);
    void conclude(const Response &response);
    void end(const Error &error, const ResponseValue &response);

    RequestInputs m_inputs;
    QJSValue m_body;
    QPointer<PendingResponse> m_pending;
    ResponseValue m_response;
    ErrorValue m_error;
    State m_state = State::Idle;
    int m_status = 0;
    double m_progress = 0;
    double m_uploadProgress = 0;
    qint64 m_bytesReceived = 0;
    quint64 m_errorRevision = 0;
    quint64 m_responseRevision = 0;
    quint64 m_round = 0; // goes up with every request, and when one is dropped
    bool m_raisesForStatus = false;
    mutable bool m_hasToldOfJson = false;
};

} // namespace HttpQ
