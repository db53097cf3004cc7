// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/asyncclient.h"

#include "client/clientcore_p.h"
#include "network/qt/qtbackend.h"

namespace HttpQ {

AsyncClient::AsyncClient(QObject *parent)
    : AsyncClient(std::make_shared<QtBackend>(), parent)
{}

AsyncClient::AsyncClient(std::shared_ptr<Backend> backend, QObject *parent)
    : QObject(parent)
    , m_core(std::make_shared<ClientCore>(std::move(backend)))
{}

AsyncClient::~AsyncClient()
{
    m_core->shutDown();
}

QUrl AsyncClient::baseUrl() const
{
    return m_core->baseUrl;
}

void AsyncClient::setBaseUrl(const QUrl &url)
{
    if (m_core->baseUrl == url)
        return;
    m_core->baseUrl = url;
    Q_EMIT baseUrlChanged();
}

Headers AsyncClient::headers() const
{
    return m_core->headers;
}

void AsyncClient::setHeaders(const Headers &headers)
{
    m_core->headers = headers;
}

bool AsyncClient::setHeader(QAnyStringView name, QAnyStringView value)
{
    return m_core->headers.replaceOrAppend(name, value);
}

Timeout AsyncClient::timeout() const
{
    return m_core->timeout;
}

void AsyncClient::setTimeout(const Timeout &timeout)
{
    m_core->timeout = timeout;
}

Limits AsyncClient::limits() const
{
    return m_core->limits();
}

void AsyncClient::setLimits(const Limits &limits)
{
    m_core->setLimits(limits);
}

TlsOptions AsyncClient::tlsOptions() const
{
    return m_core->tlsOptions;
}

void AsyncClient::setTlsOptions(const TlsOptions &options)
{
    m_core->tlsOptions = options;
}

namespace {

QByteArray methodBytes(QAnyStringView method)
{
    return method.visit([](auto text) {
        if constexpr (std::is_same_v<decltype(text), QStringView>)
            return text.toUtf8();
        else
            return QByteArray(text.data(), text.size());
    });
}

} // namespace

RequestBuilder AsyncClient::request(QAnyStringView method, const RequestUrl &url)
{
    return begin(methodBytes(method), url);
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

PoolStatistics AsyncClient::poolStatistics() const
{
    return m_core->pool().statistics();
}

qsizetype AsyncClient::runningRequests() const
{
    return m_core->operationCount();
}

void AsyncClient::cancelAll()
{
    m_core->cancelAll(Error(Error::Kind::Cancelled, Error::Phase::None, Error::Party::Local,
                            QStringLiteral("All requests of the client were cancelled")));
}

void AsyncClient::closeIdleConnections()
{
    m_core->pool().closeIdle();
}

} // namespace HttpQ
