// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/requestbuilder.h"

#include "client/completion_p.h"
#include "client/generatorsource_p.h"
#include "client/operation_p.h"
#include "client/pendingresponse.h"

#include <QtCore/qjsonarray.h>
#include <QtCore/qjsonobject.h>

namespace HttpQ {

RequestBuilder::RequestBuilder(OperationPointer operation)
    : m_operation(std::move(operation))
{}
RequestBuilder::RequestBuilder(RequestBuilder &&other) noexcept = default;
RequestBuilder &RequestBuilder::operator=(RequestBuilder &&other) noexcept = default;
RequestBuilder::~RequestBuilder() = default;

RequestBuilder &RequestBuilder::header(QAnyStringView name, QAnyStringView value) &
{
    m_operation->addHeader(name, value);
    return *this;
}

RequestBuilder &RequestBuilder::headers(const Headers &headers) &
{
    for (qsizetype i = 0; i < headers.size(); ++i)
        m_operation->addHeader(headers.nameAt(i), headers.valueAt(i));
    return *this;
}

RequestBuilder &RequestBuilder::query(QAnyStringView name, QAnyStringView value) &
{
    m_operation->addQuery(name, value);
    return *this;
}

RequestBuilder &RequestBuilder::query(const QUrlQuery &query) &
{
    const auto items = query.queryItems(QUrl::FullyDecoded);
    for (const auto &[name, value] : items)
        m_operation->addQuery(name, value);
    return *this;
}

RequestBuilder &RequestBuilder::body(const Body &body) &
{
    m_operation->setBody(body, {});
    return *this;
}

RequestBuilder &RequestBuilder::body(const QByteArray &bytes) &
{
    return body(Body(bytes));
}

RequestBuilder &RequestBuilder::body(QIODevice *device) &
{
    return body(Body(device));
}

RequestBuilder &RequestBuilder::body(QCoro::AsyncGenerator<QByteArray> &&generator) &
{
    return body(Body(std::make_shared<GeneratorSource>(std::move(generator))));
}

RequestBuilder &RequestBuilder::json(const QJsonValue &value) &
{
    // QJsonDocument holds arrays and objects only; the brackets around the one value are taken off.
    QByteArray text = QJsonDocument(QJsonArray { value }).toJson(QJsonDocument::Compact);
    m_operation->setBody(Body(text.sliced(1, text.size() - 2)), "application/json");
    return *this;
}

RequestBuilder &RequestBuilder::json(const QJsonDocument &document) &
{
    m_operation->setBody(Body(document.toJson(QJsonDocument::Compact)), "application/json");
    return *this;
}

RequestBuilder &RequestBuilder::form(QAnyStringView name, QAnyStringView value) &
{
    m_operation->addFormField(name, value);
    return *this;
}

RequestBuilder &RequestBuilder::form(const QUrlQuery &fields) &
{
    const auto items = fields.queryItems(QUrl::FullyDecoded);
    for (const auto &[name, value] : items)
        m_operation->addFormField(name, value);
    return *this;
}

RequestBuilder &RequestBuilder::timeout(std::chrono::milliseconds total) &
{
    m_operation->timeout().total = total;
    return *this;
}

RequestBuilder &RequestBuilder::timeout(const Timeout &timeout) &
{
    m_operation->timeout() = timeout;
    return *this;
}

RequestBuilder &RequestBuilder::poolTimeout(Timeout::Duration duration) &
{
    m_operation->timeout().pool = duration;
    return *this;
}

RequestBuilder &RequestBuilder::connectTimeout(Timeout::Duration duration) &
{
    m_operation->timeout().connect = duration;
    return *this;
}

RequestBuilder &RequestBuilder::writeTimeout(Timeout::Duration duration) &
{
    m_operation->timeout().write = duration;
    return *this;
}

RequestBuilder &RequestBuilder::firstByteTimeout(Timeout::Duration duration) &
{
    m_operation->timeout().firstByte = duration;
    return *this;
}

RequestBuilder &RequestBuilder::readTimeout(Timeout::Duration duration) &
{
    m_operation->timeout().read = duration;
    return *this;
}

RequestBuilder &RequestBuilder::context(QObject *context) &
{
    m_operation->setContext(context);
    return *this;
}

RequestBuilder &RequestBuilder::stopToken(const std::stop_token &token) &
{
    m_operation->setStopToken(token);
    return *this;
}

RequestBuilder &RequestBuilder::stream() &
{
    m_operation->setStreaming(true);
    return *this;
}

ResponseAwaiter RequestBuilder::operator co_await()
{
    return ResponseAwaiter(m_operation);
}

ResultRequest RequestBuilder::result()
{
    return ResultRequest(m_operation);
}

PendingResponse *RequestBuilder::start(QObject *parent)
{
    return new PendingResponse(m_operation, parent);
}

namespace {

QCoro::Task<Response> awaitResponse(RequestBuilder request)
{
    co_return co_await request;
}

} // namespace

QCoro::Task<Response> RequestBuilder::toTask()
{
    return awaitResponse(std::move(*this));
}

QFuture<Response> RequestBuilder::toFuture()
{
    return FutureCompletion::start(m_operation->forSending());
}

void RequestBuilder::startThen(QObject *context,
                               std::function<void(const Result<Response> &)> function)
{
    const OperationPointer operation = m_operation->forSending();
    operation->setContext(context);
    CallbackCompletion::start(operation, std::move(function));
}

} // namespace HttpQ
