// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/asyncclient.h"

#include "client/cancelled_p.h"
#include "client/clientcore_p.h"
#include "client/logging_p.h"
#include "client/parallel/parallelgroup_p.h"
#include "http/method.h"
#include "network/qt/qtbackend.h"

namespace HttpQ {

namespace {

// For every call: that one comes from another thread is said before it does harm.
ClientCore &inItsThread(const std::shared_ptr<ClientCore> &core)
{
    core->checkThread();
    return *core;
}

} // namespace

AsyncClient::AsyncClient(QObject *parent)
    : AsyncClient(std::make_shared<QtBackend>(), parent)
{}

AsyncClient::AsyncClient(std::shared_ptr<Backend> backend, QObject *parent)
    : QObject(parent)
    , m_core(std::make_shared<ClientCore>(std::move(backend)))
{}

AsyncClient::~AsyncClient()
{
    inItsThread(m_core).shutDown();
}

QUrl AsyncClient::baseUrl() const
{
    return inItsThread(m_core).options.baseUrl;
}

void AsyncClient::setBaseUrl(const QUrl &url)
{
    if (inItsThread(m_core).options.baseUrl == url)
        return;
    inItsThread(m_core).options.baseUrl = url;
    Q_EMIT baseUrlChanged();
}

Headers AsyncClient::headers() const
{
    return inItsThread(m_core).options.headers;
}

void AsyncClient::setHeaders(const Headers &headers)
{
    inItsThread(m_core).options.headers = headers;
}

bool AsyncClient::setHeader(QAnyStringView name, QAnyStringView value)
{
    return inItsThread(m_core).options.headers.replaceOrAppend(name, value);
}

bool AsyncClient::setSensitiveHeader(QAnyStringView name, QAnyStringView value)
{
    if (!setHeader(name, value))
        return false;
    m_core->options.headers.setSensitive(name);
    return true;
}

Timeout AsyncClient::timeout() const
{
    return inItsThread(m_core).options.timeout;
}

void AsyncClient::setTimeout(const Timeout &timeout)
{
    inItsThread(m_core).options.timeout = timeout;
}

Limits AsyncClient::limits() const
{
    return inItsThread(m_core).options.limits;
}

void AsyncClient::setLimits(const Limits &limits)
{
    inItsThread(m_core).options.limits = limits;
}

TlsOptions AsyncClient::tlsOptions() const
{
    return inItsThread(m_core).options.tls;
}

void AsyncClient::setTlsOptions(const TlsOptions &options)
{
    inItsThread(m_core).options.tls = inItsThread(m_core).inEnvironment(options);
}

NetworkOptions AsyncClient::networkOptions() const
{
    return inItsThread(m_core).options.network;
}

void AsyncClient::setNetworkOptions(const NetworkOptions &options)
{
    inItsThread(m_core).options.network = options;
}

AddressFilter AsyncClient::addressFilter() const
{
    return inItsThread(m_core).options.addressFilter;
}

void AsyncClient::setAddressFilter(const AddressFilter &filter)
{
    inItsThread(m_core).options.addressFilter = filter;
}

QUrlQuery AsyncClient::query() const
{
    return inItsThread(m_core).options.query;
}

void AsyncClient::setQuery(const QUrlQuery &query)
{
    inItsThread(m_core).options.query = query;
}

RedirectPolicy AsyncClient::redirects() const
{
    return inItsThread(m_core).options.redirects;
}

void AsyncClient::setRedirects(const RedirectPolicy &redirects)
{
    inItsThread(m_core).options.redirects = redirects;
}

RetryPolicy AsyncClient::retries() const
{
    return inItsThread(m_core).options.retries;
}

void AsyncClient::setRetries(const RetryPolicy &retries)
{
    inItsThread(m_core).options.retries = retries;
}

std::shared_ptr<Auth> AsyncClient::auth() const
{
    return inItsThread(m_core).options.auth;
}

void AsyncClient::setAuth(std::shared_ptr<Auth> auth)
{
    inItsThread(m_core).options.auth = std::move(auth);
}

std::shared_ptr<CookieJar> AsyncClient::cookies() const
{
    return inItsThread(m_core).options.cookies;
}

void AsyncClient::setCookies(std::shared_ptr<CookieJar> jar)
{
    inItsThread(m_core).options.cookies = std::move(jar);
}

std::shared_ptr<HstsStore> AsyncClient::hsts() const
{
    return inItsThread(m_core).options.hsts;
}

void AsyncClient::setHsts(std::shared_ptr<HstsStore> store)
{
    inItsThread(m_core).options.hsts = std::move(store);
}

void AsyncClient::setSharedState(std::shared_ptr<SharedState> state)
{
    inItsThread(m_core).setSharedState(std::move(state));
}

std::shared_ptr<SharedState> AsyncClient::sharedState() const
{
    return inItsThread(m_core).sharedState();
}

void AsyncClient::setDefaultEncoding(const DefaultEncoding &encoding)
{
    inItsThread(m_core).options.defaultEncoding = std::make_shared<const DefaultEncoding>(encoding);
}

EventHooks AsyncClient::eventHooks() const
{
    return inItsThread(m_core).options.hooks;
}

void AsyncClient::setEventHooks(const EventHooks &hooks)
{
    inItsThread(m_core).options.hooks = hooks;
}

void AsyncClient::setTrace(const TraceFunction &function)
{
    inItsThread(m_core).options.trace = function;
}

void AsyncClient::addTrafficListener(const std::shared_ptr<TrafficListener> &listener)
{
    inItsThread(m_core).addTrafficListener(listener);
}

Error AsyncClient::mount(QAnyStringView pattern, std::shared_ptr<Transport> transport)
{
    const Result<UrlPattern> parsed = UrlPattern::fromText(pattern);
    if (parsed)
        inItsThread(m_core).options.mounts.mount(*parsed, std::move(transport));
    return parsed.error();
}

void AsyncClient::unmount(QAnyStringView pattern)
{
    if (const Result<UrlPattern> parsed = UrlPattern::fromText(pattern))
        inItsThread(m_core).options.mounts.unmount(*parsed);
}

void AsyncClient::setTransport(std::shared_ptr<Transport> transport)
{
    inItsThread(m_core).options.mounts.mount(UrlPattern(), std::move(transport));
}

bool AsyncClient::isEnvironmentTrusted() const
{
    return inItsThread(m_core).options.isEnvironmentTrusted;
}

void AsyncClient::setEnvironmentTrusted(bool trusted)
{
    inItsThread(m_core).options.isEnvironmentTrusted = trusted;
    TlsOptions tls = inItsThread(m_core).options.tls;
    tls.setEnvironmentAuthorities({}, {});
    inItsThread(m_core).options.tls = inItsThread(m_core).inEnvironment(tls);
}

RequestBuilder AsyncClient::request(QAnyStringView method, const RequestUrl &url)
{
    return begin(methodBytes(method), url);
}

RequestBuilder AsyncClient::send(const Request &request)
{
    return RequestBuilder(OperationPointer(new Operation(m_core, request)));
}

RequestBuilder AsyncClient::begin(const QByteArray &method, const RequestUrl &url)
{
    return RequestBuilder(OperationPointer(new Operation(m_core, method, url)));
}

RequestBuilder AsyncClient::get(const RequestUrl &url)
{
    return begin(QByteArrayLiteral("GET"), url);
}

RequestBuilder AsyncClient::head(const RequestUrl &url)
{
    return begin(QByteArrayLiteral("HEAD"), url);
}

RequestBuilder AsyncClient::post(const RequestUrl &url)
{
    return begin(QByteArrayLiteral("POST"), url);
}

RequestBuilder AsyncClient::put(const RequestUrl &url)
{
    return begin(QByteArrayLiteral("PUT"), url);
}

RequestBuilder AsyncClient::patch(const RequestUrl &url)
{
    return begin(QByteArrayLiteral("PATCH"), url);
}

RequestBuilder AsyncClient::deleteResource(const RequestUrl &url)
{
    return begin(QByteArrayLiteral("DELETE"), url);
}

RequestBuilder AsyncClient::options(const RequestUrl &url)
{
    return begin(QByteArrayLiteral("OPTIONS"), url);
}

Parallel AsyncClient::parallel()
{
    inItsThread(m_core);
    return Parallel(std::make_shared<ParallelGroup>(m_core));
}

PoolStatistics AsyncClient::poolStatistics() const
{
    return inItsThread(m_core).pool().statistics();
}

qsizetype AsyncClient::runningRequests() const
{
    return inItsThread(m_core).operationCount();
}

void AsyncClient::cancelAll()
{
    inItsThread(m_core).cancelAll(
            cancelled(QStringLiteral("All requests of the client were cancelled")));
}

ClientClosing AsyncClient::close()
{
    return close(std::chrono::seconds(5));
}

ClientClosing AsyncClient::close(std::chrono::milliseconds grace)
{
    const auto closed = [this] {
        try {
            Q_EMIT this->closed();
        } catch (...) {
            reportThrown("a slot of an AsyncClient");
        }
    };
    inItsThread(m_core).close(QStringLiteral("The client was closed"), grace, closed);
    return ClientClosing(m_core);
}

bool AsyncClient::isClosed() const
{
    return inItsThread(m_core).isClosed();
}

void AsyncClient::closeIdleConnections()
{
    inItsThread(m_core).pool().closeIdle();
}

} // namespace HttpQ
