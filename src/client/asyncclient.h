// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/addressfilter.h>
#include <HttpQ/auth.h>
#include <HttpQ/clientclosing.h>
#include <HttpQ/cookiejar.h>
#include <HttpQ/defaultencoding.h>
#include <HttpQ/eventhooks.h>
#include <HttpQ/exceptions.h>
#include <HttpQ/headers.h>
#include <HttpQ/hstsstore.h>
#include <HttpQ/limits.h>
#include <HttpQ/networkoptions.h>
#include <HttpQ/parallel.h>
#include <HttpQ/pendingresponse.h>
#include <HttpQ/poolstatistics.h>
#include <HttpQ/redirectpolicy.h>
#include <HttpQ/requestbuilder.h>
#include <HttpQ/requesturl.h>
#include <HttpQ/response.h>
#include <HttpQ/retrypolicy.h>
#include <HttpQ/sharedstate.h>
#include <HttpQ/timeout.h>
#include <HttpQ/tlsoptions.h>
#include <HttpQ/traceevent.h>
#include <HttpQ/trafficlistener.h>
#include <HttpQ/transport.h>
#include <HttpQ/urlpattern.h>

#include <QtCore/qobject.h>
#include <QtCore/qurl.h>
#include <QtCore/qurlquery.h>

#include <chrono>
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

    A client and its requests belong to the thread it was made in, which runs an event loop. A request
    that is begun in another thread fails with Error::Kind::LocalProtocol, and every call from there is
    told in the log. What may go to other threads are values: a Response, an Error, a Request; the
    context object of a request may be destroyed there, and a stop be requested. Make one client and
    keep it: its connections are reused. Any number of requests may run at once.

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
    //! The same for one that carries a secret, such as an API key: it does not follow a redirect to
    //! another origin, and is masked where requests are shown. So is what a request has in its place.
    bool setSensitiveHeader(QAnyStringView name, QAnyStringView value);

    //! Query parameters that every request has unless its URL or chain names them itself.
    QUrlQuery query() const;
    void setQuery(const QUrlQuery &query);

    Timeout timeout() const;
    void setTimeout(const Timeout &timeout);
    Limits limits() const;
    //! Connections that are open already stay. Requests that were sent keep the limits on the head of
    //! their response; all others hold at once, also for requests that run.
    void setLimits(const Limits &limits);
    TlsOptions tlsOptions() const;
    void setTlsOptions(const TlsOptions &options);
    //! How connections are made: local sockets, source address, retries, socket options.
    NetworkOptions networkOptions() const;
    void setNetworkOptions(const NetworkOptions &options);
    //! Which addresses may be connected to: all, unless set. It holds for every request, whatever its
    //! NetworkOptions; a local socket has no address. Connections that were made under another filter
    //! are not used again.
    AddressFilter addressFilter() const;
    void setAddressFilter(const AddressFilter &filter);

    //! Whether redirects are followed: yes, at most 10, unless set.
    RedirectPolicy redirects() const;
    void setRedirects(const RedirectPolicy &redirects);
    //! Whether failed requests are sent again: no, unless set.
    RetryPolicy retries() const;
    void setRetries(const RetryPolicy &retries);

    //! What authorizes every request to the origin it begins at; null, the default, for none.
    std::shared_ptr<Auth> auth() const;
    void setAuth(std::shared_ptr<Auth> auth);

    //! Where cookies are kept: a jar of its own unless set. Clients that are given the same jar share
    //! their cookies; without one (null) none are kept or sent.
    std::shared_ptr<CookieJar> cookies() const;
    void setCookies(std::shared_ptr<CookieJar> jar);

    /*!
        Which hosts are asked over https only (RFC 6797), also where a URL or a redirect says http.
        Null, the default: none are known. The client adds those that say so in a response whose
        certificate was verified for the host in its URL. Clients may share a store.
    */
    std::shared_ptr<HstsStore> hsts() const;
    void setHsts(std::shared_ptr<HstsStore> store);

    /*!
        What this client has in common with others, mostly in other threads: cookies() and hsts() become
        those of \a state, TLS sessions are taken from there, and its limits on connections hold beside
        limits(). Null, the default, is nothing; cookies() and hsts() then stay what they are.
    */
    void setSharedState(std::shared_ptr<SharedState> state);
    std::shared_ptr<SharedState> sharedState() const;

    //! How text is read whose charset the server does not tell.
    void setDefaultEncoding(const DefaultEncoding &encoding);

    //! Adds a hook: see EventHooks.
    template<typename Hook>
    void onRequest(Hook hook)
    {
        EventHooks hooks = eventHooks();
        hooks.onRequest(std::move(hook));
        setEventHooks(hooks);
    }
    template<typename Hook>
    void onResponse(Hook hook, EventHooks::Content content = EventHooks::Content::NotRead)
    {
        EventHooks hooks = eventHooks();
        hooks.onResponse(std::move(hook), content);
        setEventHooks(hooks);
    }
    EventHooks eventHooks() const;
    void setEventHooks(const EventHooks &hooks);

    //! Tells \a function of everything that happens inside requests: see TraceEvent. Null for none.
    void setTrace(const TraceFunction &function);
    //! Shows all requests and responses to \a listener, as long as the program keeps it.
    void addTrafficListener(const std::shared_ptr<TrafficListener> &listener);

    //! Lets \a transport answer requests for URLs that \a pattern fits, such as "all://",
    //! "https://example.com" or "all://*.example.com:8080" (see UrlPattern); null is the network. The
    //! most specific pattern decides. Returns InvalidUrl, and mounts nothing, if it is no pattern.
    Error mount(QAnyStringView pattern, std::shared_ptr<Transport> transport);
    void unmount(QAnyStringView pattern);
    //! Lets \a transport answer all requests that nothing more specific is mounted for.
    void setTransport(std::shared_ptr<Transport> transport);

    /*!
        Whether the environment has a say: SSL_CERT_FILE and SSL_CERT_DIR in place of the system's
        certificates, and the user's netrc file (NETRC, or .netrc in the home folder) for requests
        that nothing else authorizes, at the origin they begin at. Yes, unless set.
    */
    bool isEnvironmentTrusted() const;
    void setEnvironmentTrusted(bool trusted);

    [[nodiscard]] RequestBuilder get(const RequestUrl &url);
    [[nodiscard]] RequestBuilder head(const RequestUrl &url);
    [[nodiscard]] RequestBuilder post(const RequestUrl &url);
    [[nodiscard]] RequestBuilder put(const RequestUrl &url);
    [[nodiscard]] RequestBuilder patch(const RequestUrl &url);
    [[nodiscard]] RequestBuilder deleteResource(const RequestUrl &url);
    [[nodiscard]] RequestBuilder options(const RequestUrl &url);
    //! Begins a request of \a method (RFC 9110 9), which is case-sensitive. Nothing is sent yet.
    [[nodiscard]] RequestBuilder request(QAnyStringView method, const RequestUrl &url);
    //! Begins to send \a request as it is: none of the client's default fields, parameters and base
    //! URL are added; RequestBuilder::build() has them in it. It may be sent any number of times. What
    //! the chain says is added to it, or left out of it.
    [[nodiscard]] RequestBuilder send(const Request &request);

    //! A group of requests that run at the same time.
    [[nodiscard]] Parallel parallel();

    PoolStatistics poolStatistics() const;
    //! The requests that run, streamed responses whose body is not read included.
    qsizetype runningRequests() const;
    //! Ends every request that runs with Error::Kind::Cancelled, told from the event loop.
    void cancelAll();
    //! Closes the connections that are kept for reuse.
    void closeIdleConnections();
    //! Takes no more requests, and lets those that run end; what still runs after \a grace, streamed
    //! responses that nobody reads included, ends with Error::Kind::Cancelled, told from the event
    //! loop. Requests of a Parallel that wait for their turn are cancelled at once. There is no way
    //! back. Calling it again may only shorten the grace: 0 cancels now.
    //!
    //! What it returns may be awaited for the end, or dropped; closed() tells it as well.
    ClientClosing close(std::chrono::milliseconds grace);
    //! The same with a grace of five seconds. As a slot: qOverload<>(&AsyncClient::close)
    ClientClosing close();
    bool isClosed() const;

Q_SIGNALS:
    void baseUrlChanged();
    //! After close(): no request runs any more, and no connection is open. From the event loop.
    void closed();

private:
    friend class FileDownload;
    friend class RequestLogPrivate;

    RequestBuilder begin(const QByteArray &method, const RequestUrl &url);

    std::shared_ptr<ClientCore> m_core;
};

} // namespace HttpQ
