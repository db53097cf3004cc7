// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "qml/client/httpclient.h"

#include "qml/auth/authelement.h"
#include "qml/client/defaultclient.h"
#include "qml/client/httpreply.h"
#include "qml/client/misuse.h"
#include "qml/cookies/cookiejarelement.h"
#include "qml/parallel/httpparallel.h"
#include "qml/request/fieldoptions.h"
#include "qml/request/jsvalues.h"
#include "qml/request/policyoptions.h"
#include "qml/request/requestdescription.h"

#include <HttpQ/filedownload.h>

#include <QtCore/qurlquery.h>
#include <QtQml/qqmlengine.h>
#include <QtQml/qqmlinfo.h>

using namespace Qt::StringLiterals;

namespace HttpQ {

HttpClient::HttpClient(QObject *parent)
    : HttpVerbs(parent)
    , m_defaultHeaders(m_client.headers())
{
    connect(&m_client, &AsyncClient::baseUrlChanged, this, &HttpClient::baseUrlChanged);
    connect(&m_client, &AsyncClient::closed, this, &HttpClient::closed);
}

HttpClient::~HttpClient() = default;

HttpClient *HttpClient::defaultOf(QQmlEngine *engine)
{
    return DefaultClient::of(engine);
}

// A setting that is wrong is told at once, and by every request.
void HttpClient::setWrong(const QString &property, const Error &error)
{
    if (error) {
        m_wrong.insert(property, error);
        qmlWarning(this) << error.message();
    } else {
        m_wrong.remove(property);
    }
}

Error HttpClient::refusal() const
{
    return m_wrong.isEmpty() ? Error() : m_wrong.first();
}

QUrl HttpClient::baseUrl() const
{
    return m_client.baseUrl();
}

void HttpClient::setBaseUrl(const QUrl &url)
{
    QString problem = refusalOf(url);
    if (problem.isNull() && !url.isEmpty() && url.scheme() != "http"_L1
        && url.scheme() != "https"_L1) {
        // Without its scheme, "user:password@host" is no user information to QUrl.
        problem = u"\"%1\" begins with neither http:// nor https://"_s.arg(
                url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment)
                        .section(u'@', -1));
    }
    setWrong(u"baseUrl"_s, problem.isEmpty() ? Error() : JsValues::wrong(u"baseUrl: "_s + problem));
    m_client.setBaseUrl(url);
}

void HttpClient::setHeaders(const QJSValue &headers)
{
    m_headers = headers;
    applyHeaders();
    Q_EMIT headersChanged();
}

void HttpClient::setUserAgent(const QString &userAgent)
{
    if (m_userAgent == userAgent)
        return;
    m_userAgent = userAgent;
    applyHeaders();
    Q_EMIT userAgentChanged();
}

void HttpClient::applyHeaders()
{
    HeaderOptions options;
    const Error error = readHeaders(m_headers, options);
    setWrong(u"headers"_s, error);
    if (error)
        return;
    const QString refusal = Headers::refusal(u"User-Agent"_s, m_userAgent);
    setWrong(u"userAgent"_s,
             refusal.isNull() ? Error() : JsValues::wrong(u"userAgent: "_s + refusal));
    Headers headers = m_defaultHeaders;
    for (const QString &name : options.removed)
        headers.removeAll(name);
    if (!m_userAgent.isEmpty())
        headers.replaceOrAppend("User-Agent"_L1, m_userAgent);
    headers.merge(options.set);
    m_client.setHeaders(headers);
}

void HttpClient::setQuery(const QJSValue &query)
{
    m_query = query;
    Parameters parameters;
    const Error error = readParameters(u"query"_s, query, parameters);
    setWrong(u"query"_s, error);
    if (!error) {
        QUrlQuery encoded;
        for (const auto &[name, value] : parameters)
            encoded.addQueryItem(QString::fromLatin1(QUrl::toPercentEncoding(name)),
                                 QString::fromLatin1(QUrl::toPercentEncoding(value)));
        m_client.setQuery(encoded);
    }
    Q_EMIT queryChanged();
}

void HttpClient::setTimeout(const QJSValue &timeout)
{
    m_timeout = timeout;
    Timeout applied;
    const Error error = readTimeout(timeout, applied);
    setWrong(u"timeout"_s, error);
    if (!error)
        m_client.setTimeout(applied);
    Q_EMIT timeoutChanged();
}

void HttpClient::setLimits(const QJSValue &limits)
{
    m_limits = limits;
    Limits applied;
    const Error error = readLimits(limits, applied);
    setWrong(u"limits"_s, error);
    if (!error)
        m_client.setLimits(applied);
    Q_EMIT limitsChanged();
}

void HttpClient::setRetries(const QJSValue &retries)
{
    m_retries = retries;
    RetryPolicy applied;
    const Error error = readRetries(retries, applied);
    setWrong(u"retries"_s, error);
    if (!error)
        m_client.setRetries(applied);
    Q_EMIT retriesChanged();
}

bool HttpClient::followRedirects() const
{
    return m_client.redirects().isFollowed();
}

void HttpClient::setFollowRedirects(bool follow)
{
    if (followRedirects() == follow)
        return;
    m_client.setRedirects(m_client.redirects().setFollowed(follow));
    Q_EMIT redirectsChanged();
}

int HttpClient::maxRedirects() const
{
    return m_client.redirects().maximum();
}

void HttpClient::setMaxRedirects(int maximum)
{
    if (maxRedirects() == maximum)
        return;
    setWrong(u"maxRedirects"_s,
             maximum >= 0 ? Error() : JsValues::wrong(u"maxRedirects: it is negative"_s));
    m_client.setRedirects(m_client.redirects().setMaximum(maximum));
    Q_EMIT redirectsChanged();
}

AuthElement *HttpClient::auth() const
{
    return m_auth;
}

void HttpClient::setAuth(AuthElement *auth)
{
    if (m_auth == auth)
        return;
    if (m_auth)
        m_auth->disconnect(this);
    m_auth = auth;
    if (auth) {
        connect(auth, &AuthElement::authChanged, this, &HttpClient::applyAuth);
        connect(auth, &QObject::destroyed, this, [this] {
            m_client.setAuth(nullptr);
            Q_EMIT authChanged();
        });
    }
    applyAuth();
    Q_EMIT authChanged();
}

void HttpClient::applyAuth()
{
    m_client.setAuth(m_auth ? m_auth->auth() : nullptr);
}

CookieJarElement *HttpClient::cookies() const
{
    return m_cookies;
}

void HttpClient::setCookies(CookieJarElement *cookies)
{
    if (m_cookies == cookies)
        return;
    m_cookies = cookies;
    m_client.setCookies(cookies ? cookies->jar() : std::make_shared<CookieJar>());
    Q_EMIT cookiesChanged();
}

bool HttpClient::trustEnvironment() const
{
    return m_client.isEnvironmentTrusted();
}

void HttpClient::setTrustEnvironment(bool trusted)
{
    if (trustEnvironment() == trusted)
        return;
    m_client.setEnvironmentTrusted(trusted);
    Q_EMIT trustEnvironmentChanged();
}

void HttpClient::setRaiseForStatus(bool raise)
{
    if (m_raiseForStatus == raise)
        return;
    m_raiseForStatus = raise;
    Q_EMIT raiseForStatusChanged();
}

bool HttpClient::isClosed() const
{
    return m_client.isClosed();
}

void HttpClient::cancelAll()
{
    m_client.cancelAll();
}

void HttpClient::close(int grace)
{
    const bool wasClosed = isClosed();
    m_client.close(std::chrono::milliseconds(grace));
    if (!wasClosed)
        Q_EMIT isClosedChanged();
}

template<typename Request>
void HttpClient::trackUntilFinished(Request *request)
{
    m_running.insert(request);
    const auto ended = [this, request] {
        if (!m_running.remove(request))
            return;
        if (m_cookies)
            m_cookies->look();
        Q_EMIT runningRequestsChanged();
    };
    connect(request, &Request::finished, this, ended);
    connect(request, &QObject::destroyed, this, ended);
    Q_EMIT runningRequestsChanged();
}

void HttpClient::track(PendingResponse *pending)
{
    trackUntilFinished(pending);
}

void HttpClient::track(FileDownload *download)
{
    trackUntilFinished(download);
}

HttpParallel *HttpClient::parallel(const QJSValue &options)
{
    return new HttpParallel(this, qjsEngine(this), options);
}

// What runs belongs to the reply: it ends with it.
HttpReply *HttpClient::begin(const char *caller, HttpReply::Owner owner, const QString &method,
                             const QJSValue &url, const QJSValue &options)
{
    auto *reply = new HttpReply(this, qjsEngine(this), owner);
    reply->begin(u"HttpClient.%1()"_s.arg(QLatin1StringView(caller)), method, url, options,
                 [reply](RequestBuilder &chain) { return chain.start(reply); });
    return reply;
}

QJSValue HttpClient::send(const char *caller, const QString &method, const QJSValue &url,
                          const QJSValue &options)
{
    return begin(caller, HttpReply::Owner::Itself, method, url, options)->promise();
}

HttpReply *HttpClient::start(const QString &method, const QJSValue &url, const QJSValue &options)
{
    return begin("start", HttpReply::Owner::JavaScript, method, url, options);
}

} // namespace HttpQ
