// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/httpqqmlglobal.h>

#include <HttpQ/asyncclient.h>
#include <HttpQ/error.h>
#include <HttpQ/httpreply.h>
#include <HttpQ/httpverbs.h>

#include <QtCore/qmap.h>
#include <QtCore/qobject.h>
#include <QtCore/qpointer.h>
#include <QtCore/qset.h>
#include <QtCore/qurl.h>
#include <QtQml/qjsvalue.h>
#include <QtQml/qqmlregistration.h>

QT_BEGIN_NAMESPACE
class QQmlEngine;
QT_END_NAMESPACE

namespace HttpQ {

class AuthElement;
class CookieJarElement;
class FileDownload;
class HttpParallel;

/*!
    \class HttpQ::HttpClient
    \brief The QML element HttpClient: an AsyncClient with its settings as properties, and with verbs
    that return promises.

    \qml
    HttpClient {
        id: api
        baseUrl: "https://api.example.com/v1"
        timeout: 10000
    }
    ...
    api.get("users", { query: { page: 2 } })
        .then(response => model = response.json)
        .catch(error => console.warn(error.message))
    \endqml

    A promise resolves with an httpResponse, whatever its status, and rejects with an Error that has
    the members of an httpError. Settings count for requests that are sent later. One that is wrong
    is a warning, and as long as it is, requests fail with a text that names it.

    Destroying the element ends its requests: their promises reject with HttpError.Cancelled.
*/
class HTTPQ_QML_EXPORT HttpClient
    : public HttpQ::HttpVerbs // so that it is found among the QML types
{
    Q_OBJECT
    Q_MOC_INCLUDE("qml/auth/authelement.h")
    Q_MOC_INCLUDE("qml/cookies/cookiejarelement.h")
    Q_MOC_INCLUDE("qml/parallel/httpparallel.h")
    QML_ELEMENT
    Q_PROPERTY(QUrl baseUrl READ baseUrl WRITE setBaseUrl NOTIFY baseUrlChanged FINAL)
    Q_PROPERTY(QJSValue headers READ headers WRITE setHeaders NOTIFY headersChanged FINAL)
    Q_PROPERTY(QJSValue query READ query WRITE setQuery NOTIFY queryChanged FINAL)
    Q_PROPERTY(QJSValue timeout READ timeout WRITE setTimeout NOTIFY timeoutChanged FINAL)
    Q_PROPERTY(QJSValue limits READ limits WRITE setLimits NOTIFY limitsChanged FINAL)
    Q_PROPERTY(QJSValue retries READ retries WRITE setRetries NOTIFY retriesChanged FINAL)
    Q_PROPERTY(bool followRedirects READ followRedirects WRITE setFollowRedirects NOTIFY
                       redirectsChanged FINAL)
    Q_PROPERTY(
            int maxRedirects READ maxRedirects WRITE setMaxRedirects NOTIFY redirectsChanged FINAL)
    Q_PROPERTY(HttpQ::AuthElement *auth READ auth WRITE setAuth NOTIFY authChanged FINAL)
    Q_PROPERTY(HttpQ::CookieJarElement *cookies READ cookies WRITE setCookies NOTIFY cookiesChanged
                       FINAL)
    Q_PROPERTY(QString userAgent READ userAgent WRITE setUserAgent NOTIFY userAgentChanged FINAL)
    Q_PROPERTY(bool trustEnvironment READ trustEnvironment WRITE setTrustEnvironment NOTIFY
                       trustEnvironmentChanged FINAL)
    Q_PROPERTY(bool raiseForStatus READ raiseForStatus WRITE setRaiseForStatus NOTIFY
                       raiseForStatusChanged FINAL)
    Q_PROPERTY(int runningRequests READ runningRequests NOTIFY runningRequestsChanged FINAL)
    Q_PROPERTY(bool isClosed READ isClosed NOTIFY isClosedChanged FINAL)
public:
    explicit HttpClient(QObject *parent = nullptr);
    ~HttpClient() override;

    //! What relative URLs are appended to: see AsyncClient::baseUrl().
    QUrl baseUrl() const;
    void setBaseUrl(const QUrl &url);
    //! An object: fields that every request has unless it names them itself. A value may be a list,
    //! for several lines; null leaves out a field that HttpQ sends by itself, such as Accept.
    QJSValue headers() const { return m_headers; }
    void setHeaders(const QJSValue &headers);
    //! An object: query parameters that every request has unless it names them itself.
    QJSValue query() const { return m_query; }
    void setQuery(const QJSValue &query);
    //! Milliseconds for a request as a whole, or an object with milliseconds by phase: pool, connect,
    //! write, firstByte, read, total. 0 is for ever. See Timeout for the defaults.
    QJSValue timeout() const { return m_timeout; }
    void setTimeout(const QJSValue &timeout);
    //! An object with the names of Limits; bytes, counts and milliseconds.
    QJSValue limits() const { return m_limits; }
    void setLimits(const QJSValue &limits);
    //! How often a request that failed is sent again, or an object with the names of RetryPolicy.
    QJSValue retries() const { return m_retries; }
    void setRetries(const QJSValue &retries);
    //! True unless set.
    bool followRedirects() const;
    void setFollowRedirects(bool follow);
    //! 10 unless set.
    int maxRedirects() const;
    void setMaxRedirects(int maximum);
    //! What authorizes every request to the origin it begins at. Not owned.
    AuthElement *auth() const;
    void setAuth(AuthElement *auth);
    //! Where cookies are kept; while it is null, in the client's own memory. Not owned.
    CookieJarElement *cookies() const;
    void setCookies(CookieJarElement *cookies);
    //! The field User-Agent; the library's own unless set.
    QString userAgent() const { return m_userAgent; }
    void setUserAgent(const QString &userAgent);
    //! See AsyncClient::isEnvironmentTrusted(). True unless set.
    bool trustEnvironment() const;
    void setTrustEnvironment(bool trusted);
    //! Whether a response with a status from 400 on is an error, of the kind HttpError.Status. False
    //! unless set.
    bool raiseForStatus() const { return m_raiseForStatus; }
    void setRaiseForStatus(bool raise);

    //! How many requests run that were begun in QML.
    int runningRequests() const { return int(m_running.size()); }
    bool isClosed() const;

    //! The same as request(), and returns an HttpReply: the promise with cancel(), progress and the body
    //! in pieces.
    Q_INVOKABLE HttpQ::HttpReply *start(const QString &method, const QJSValue &url,
                                        const QJSValue &options = {});

    //! A group of requests that run at the same time: see HttpParallel for its \a options.
    Q_INVOKABLE HttpQ::HttpParallel *parallel(const QJSValue &options = {});

    //! Ends every request that runs.
    Q_INVOKABLE void cancelAll();
    //! Takes no more requests, and ends what still runs after \a grace milliseconds.
    Q_INVOKABLE void close(int grace = 5000);

    //! The client behind this element, which owns it.
    AsyncClient *asyncClient() { return &m_client; }
    //! The element that requests of QML use which have none: the singleton Http of \a engine.
    //! Null while no QML that imports the module was loaded.
    static HttpClient *defaultOf(QQmlEngine *engine);
    //! The setting that is wrong, for which requests are refused; none if all are right.
    Error refusal() const;
    //! Counts \a pending in runningRequests().
    void track(PendingResponse *pending);
    //! The same for a download, which is one request, however many it sends.
    void track(FileDownload *download);

Q_SIGNALS:
    void baseUrlChanged();
    void headersChanged();
    void queryChanged();
    void timeoutChanged();
    void limitsChanged();
    void retriesChanged();
    void redirectsChanged();
    void authChanged();
    void cookiesChanged();
    void userAgentChanged();
    void trustEnvironmentChanged();
    void raiseForStatusChanged();
    void runningRequestsChanged();
    void isClosedChanged();
    //! After close(): no request runs any more.
    void closed();

private:
    template<typename Request>
    void trackUntilFinished(Request *request);
    void setWrong(const QString &property, const Error &error);
    void applyHeaders();
    void applyAuth();
    HttpReply *begin(const char *caller, HttpReply::Owner owner, const QString &method,
                     const QJSValue &url, const QJSValue &options);
    QJSValue send(const char *caller, const QString &method, const QJSValue &url,
                  const QJSValue &options) override;

    AsyncClient m_client;
    const Headers m_defaultHeaders;
    QJSValue m_headers;
    QJSValue m_query;
    QJSValue m_timeout;
    QJSValue m_limits;
    QJSValue m_retries;
    QPointer<AuthElement> m_auth;
    QPointer<CookieJarElement> m_cookies;
    QString m_userAgent;
    QMap<QString, Error> m_wrong; // by property
    QSet<QObject *> m_running;
    bool m_raiseForStatus = false;
};

} // namespace HttpQ
