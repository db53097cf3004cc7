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

// What was sent is not changed any more: a chain that goes on after that is one that is sent twice.
Operation &RequestBuilder::described()
{
    if (m_operation->isStarted())
        m_operation = m_operation->forSending();
    return *m_operation;
}

RequestBuilder &RequestBuilder::header(QAnyStringView name, QAnyStringView value) &
{
    described().addHeader(name, value);
    return *this;
}

RequestBuilder &RequestBuilder::headers(const Headers &headers) &
{
    for (qsizetype i = 0; i < headers.size(); ++i)
        described().addHeader(headers.nameAt(i), headers.valueAt(i));
    return *this;
}

RequestBuilder &RequestBuilder::query(QAnyStringView name, QAnyStringView value) &
{
    described().addQuery(name, value);
    return *this;
}

RequestBuilder &RequestBuilder::query(const QUrlQuery &query) &
{
    const auto items = query.queryItems(QUrl::FullyDecoded);
    for (const auto &[name, value] : items)
        described().addQuery(name, value);
    return *this;
}

RequestBuilder &RequestBuilder::body(const Body &body) &
{
    described().setBody(body, {});
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
    described().setBody(Body(text.sliced(1, text.size() - 2)), "application/json");
    return *this;
}

RequestBuilder &RequestBuilder::json(const QJsonDocument &document) &
{
    described().setBody(Body(document.toJson(QJsonDocument::Compact)), "application/json");
    return *this;
}

RequestBuilder &RequestBuilder::form(QAnyStringView name, QAnyStringView value) &
{
    described().addFormField(name, value);
    return *this;
}

RequestBuilder &RequestBuilder::form(const QUrlQuery &fields) &
{
    const auto items = fields.queryItems(QUrl::FullyDecoded);
    for (const auto &[name, value] : items)
        described().addFormField(name, value);
    return *this;
}

RequestBuilder &RequestBuilder::timeout(std::chrono::milliseconds total) &
{
    described().timeout().total = total;
    return *this;
}

RequestBuilder &RequestBuilder::timeout(const Timeout &timeout) &
{
    described().timeout() = timeout;
    return *this;
}

RequestBuilder &RequestBuilder::poolTimeout(Timeout::Duration duration) &
{
    described().timeout().pool = duration;
    return *this;
}

RequestBuilder &RequestBuilder::connectTimeout(Timeout::Duration duration) &
{
    described().timeout().connect = duration;
    return *this;
}

RequestBuilder &RequestBuilder::writeTimeout(Timeout::Duration duration) &
{
    described().timeout().write = duration;
    return *this;
}

RequestBuilder &RequestBuilder::firstByteTimeout(Timeout::Duration duration) &
{
    described().timeout().firstByte = duration;
    return *this;
}

RequestBuilder &RequestBuilder::readTimeout(Timeout::Duration duration) &
{
    described().timeout().read = duration;
    return *this;
}

RequestBuilder &RequestBuilder::context(QObject *context) &
{
    described().addContext(context);
    return *this;
}

RequestBuilder &RequestBuilder::stopToken(const std::stop_token &token) &
{
    described().setStopToken(token);
    return *this;
}

RequestBuilder &RequestBuilder::stream() &
{
    described().setStreaming(true);
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
    return awaitResponse(RequestBuilder(m_operation));
}

QFuture<Response> RequestBuilder::toFuture()
{
    return FutureCompletion::start(m_operation->forSending());
}

void RequestBuilder::startThen(QObject *context,
                               std::function<void(const Result<Response> &)> function)
{
    const OperationPointer operation = m_operation->forSending();
    operation->addContext(context);
    CallbackCompletion::start(operation, std::move(function));
}

} // namespace HttpQ
