// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/exceptions.h>
#include <HttpQ/headers.h>
#include <HttpQ/limits.h>
#include <HttpQ/pendingresponse.h>
#include <HttpQ/poolstatistics.h>
#include <HttpQ/requestbuilder.h>
#include <HttpQ/requesturl.h>
#include <HttpQ/response.h>
#include <HttpQ/timeout.h>
#include <HttpQ/tlsoptions.h>

#include <QtCore/qobject.h>
#include <QtCore/qurl.h>

#include <memory>

namespace HttpQ {

class Backend;
class ClientCore;

/*!
    \class HttpQ::AsyncClient
    \brief An HTTP client: a pool of connections, and what its requests have in common.

    \code
    HttpQ::AsyncClient client;
    HttpQ::Response response = co_await client.get(url);
    \endcode

    A client and its requests belong to the thread it was made in, which runs an event loop. Make one
    and keep it: its connections are reused. Any number of requests may run at once.

    Destroying it is safe at any time, inside any callback: every request that runs ends with
    Error::Kind::Cancelled, which is told from the event loop.

    What is set here applies to requests that are sent later.
*/
class HTTPQ_EXPORT AsyncClient : public QObject
{
    Q_OBJECT
    Q_PROPERTY(QUrl baseUrl READ baseUrl WRITE setBaseUrl NOTIFY baseUrlChanged FINAL)
public:
    explicit AsyncClient(QObject *parent = nullptr);
    //! Runs on \a backend instead of Qt's sockets and event loop.
    explicit AsyncClient(std::shared_ptr<Backend> backend, QObject *parent = nullptr);
    ~AsyncClient() override;

    //! What relative URLs are appended to: with "https://example.com/v1", both "users" and "/users"
    //! mean "https://example.com/v1/users".
    QUrl baseUrl() const;
    void setBaseUrl(const QUrl &url);

    //! The fields that every request has unless it names them itself. At the outset: Accept,
    //! Accept-Encoding with what can be decoded, and User-Agent.
    Headers headers() const;
    void setHeaders(const Headers &headers);
    //! Sets one of them. Returns false and changes nothing if Headers::refusal() says so.
    bool setHeader(QAnyStringView name, QAnyStringView value);

    Timeout timeout() const;
    void setTimeout(const Timeout &timeout);
    Limits limits() const;
    //! Connections that are open already stay, and keep the limits on the head of a response that
    //! they began with; all others hold at once, also for requests that run.
    void setLimits(const Limits &limits);
    TlsOptions tlsOptions() const;
    void setTlsOptions(const TlsOptions &options);

    [[nodiscard]] RequestBuilder get(const RequestUrl &url);
    [[nodiscard]] RequestBuilder head(const RequestUrl &url);
    [[nodiscard]] RequestBuilder post(const RequestUrl &url);
    [[nodiscard]] RequestBuilder put(const RequestUrl &url);
    [[nodiscard]] RequestBuilder patch(const RequestUrl &url);
    [[nodiscard]] RequestBuilder deleteResource(const RequestUrl &url);
    [[nodiscard]] RequestBuilder options(const RequestUrl &url);
    //! Begins a request of \a method (RFC 9110 9), which is case-sensitive. Nothing is sent yet.
    [[nodiscard]] RequestBuilder request(QAnyStringView method, const RequestUrl &url);

    PoolStatistics poolStatistics() const;
    //! The requests that run, streamed responses whose body is not read included.
    qsizetype runningRequests() const;
    //! Ends every request that runs with Error::Kind::Cancelled, told from the event loop.
    void cancelAll();
    //! Closes the connections that are kept for reuse.
    void closeIdleConnections();

Q_SIGNALS:
    void baseUrlChanged();

private:
    RequestBuilder begin(const QByteArray &method, const RequestUrl &url);

    std::shared_ptr<ClientCore> m_core;
};

} // namespace HttpQ
