// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/operation_p.h"

#include "client/clientcore_p.h"
#include "client/requestflow_p.h"
#include "client/responsedata_p.h"
#include "http/method.h"

#include <algorithm>

namespace HttpQ {

namespace {

Error localError(const QString &message)
{
    return Error(Error::Kind::LocalProtocol, Error::Phase::None, Error::Party::Local, message);
}

Error cancelled(const QString &message)
{
    return Error(Error::Kind::Cancelled, Error::Phase::None, Error::Party::Local, message);
}

// application/x-www-form-urlencoded, as the WHATWG URL standard serializes it.
void appendFormPart(QByteArray &form, const QString &text)
{
    QByteArray encoded = QUrl::toPercentEncoding(text, "* ", "~");
    encoded.replace(' ', '+');
    form += encoded;
}

// The client's defaults that the request does not name, and what the request names.
Headers merged(const Headers &defaults, const Headers &own)
{
    if (own.isEmpty())
        return defaults;
    Headers all = defaults;
    for (qsizetype i = 0; i < own.size(); ++i)
        all.removeAll(own.nameAt(i));
    for (qsizetype i = 0; i < own.size(); ++i)
        all.append(own.nameAt(i), own.valueAt(i));
    return all;
}

} // namespace

Operation::Operation(std::shared_ptr<ClientCore> core, const QByteArray &method,
                     const RequestUrl &url)
    : m_core(std::move(core))
    , m_request(method, url.url().hasValue() ? *url.url() : QUrl())
    , m_timeout(m_core->timeout)
    , m_waiter(*this, m_core->pool(), m_timeout)
    , m_totalDeadline(*this)
{
    if (!url.url())
        m_error = url.url().error();
}

Operation::~Operation()
{
    release();
}

void Operation::refuse(const Error &error)
{
    if (!m_error)
        m_error = error;
}

void Operation::addHeader(QAnyStringView name, QAnyStringView value)
{
    if (!m_request.headers().append(name, value))
        refuse(localError(QStringLiteral("The request cannot be sent: %1")
                                  .arg(Headers::refusal(name, value))));
}

void Operation::addQuery(QAnyStringView name, QAnyStringView value)
{
    QUrl url = m_request.url();
    QString query = url.query(QUrl::FullyEncoded);
    if (!query.isEmpty())
        query += u'&';
    query += QString::fromLatin1(QUrl::toPercentEncoding(name.toString())) + u'='
             + QString::fromLatin1(QUrl::toPercentEncoding(value.toString()));
    url.setQuery(query, QUrl::StrictMode);
    m_request.setUrl(url);
}

void Operation::addFormField(QAnyStringView name, QAnyStringView value)
{
    if (!m_form.isEmpty())
        m_form += '&';
    appendFormPart(m_form, name.toString());
    m_form += '=';
    appendFormPart(m_form, value.toString());
    setBody(Body(m_form), "application/x-www-form-urlencoded");
}

void Operation::setBody(const Body &body, QByteArrayView contentType)
{
    m_request.setBody(body);
    if (!contentType.isEmpty() && !m_request.headers().contains("Content-Type"))
        m_request.headers().append("Content-Type", contentType);
}

void Operation::addContext(QObject *context)
{
    if (context)
        m_contexts.push_back(Context { context, {} });
}

bool Operation::hasLostContext() const
{
    return std::any_of(m_contexts.begin(), m_contexts.end(),
                       [](const Context &context) { return !context.object; });
}

OperationPointer Operation::forSending()
{
    if (!m_isStarted)
        return OperationPointer(this);
    OperationPointer again(new Operation(m_core, m_request.method(), m_request.url()));
    again->m_error =
            localError(QStringLiteral("The request was sent before: a chain is sent once"));
    return again;
}

void Operation::start()
{
    if (m_isStarted)
        return;
    m_isStarted = true;
    m_core->add(this);
    runRequestFlow(OperationPointer(this));
}

Error Operation::prepare()
{
    m_started = m_core->turns().now();
    if (m_error)
        return std::exchange(m_error, {});
    if (m_core->isClosed())
        return cancelled(QStringLiteral("The client was destroyed"));
    if (hasLostContext())
        return cancelled(QStringLiteral("The context object of the request was destroyed"));
    if (m_stopToken.stop_requested())
        return cancelled(QStringLiteral("A stop was requested"));

    if (!m_core->baseUrl.isEmpty())
        m_request.setUrl(joinedUrl(m_core->baseUrl, m_request.url()));
    const QUrl url = m_request.url();
    Result<RequestTarget> target = m_core->targetOf(url);
    if (!target)
        return target.error();
    m_target = *std::move(target);
    if (m_target.path.size() > m_core->limits().urlBytes) {
        return Error::limitExceeded(Error::Phase::None, QStringLiteral("urlBytes"),
                                    m_core->limits().urlBytes, m_target.path.size());
    }
    m_key = ConnectionKey(m_target.origin, m_core->tlsOptions);
    m_request.setHeaders(merged(m_core->headers, std::as_const(m_request).headers()));

    if (m_timeout.total)
        m_core->turns().setDeadline(m_totalDeadline, *m_timeout.total);
    for (Context &context : m_contexts) {
        context.connection = QObject::connect(context.object, &QObject::destroyed, [this] {
            cancel(cancelled(QStringLiteral("The context object of the request was destroyed")));
        });
    }
    if (m_stopToken.stop_possible())
        m_stopCallback.emplace(m_stopToken, StopCallback(this));
    // A stop may have been requested since it was looked at.
    return m_cancelError;
}

void Operation::send(Lease lease)
{
    m_exchange.emplace(m_core->turns(), m_request, m_target, m_core->limits(), m_timeout,
                       static_cast<ExchangeListener *>(this));
    m_exchange->setProgressReported(m_isProgressReported);
    m_exchange->setPaused(m_isPaused);
    if (!m_isStreaming && !m_isObservedInChunks)
        m_exchange->setBodyMode(BodyReceiver::Mode::Buffered);
    m_exchange->start(std::move(lease));
}

bool Operation::maySendAgain() const
{
    const Error &error = m_exchange->error();
    return m_exchange->isFinished() && m_exchange->usedWarmConnection()
           && !m_exchange->responseBegan() && !m_cancelError
           && (error.kind() == Error::Kind::Read || error.kind() == Error::Kind::Write)
           && m_request.body().isReplayable()
           && (isIdempotentMethod(m_request.method())
               || m_request.headers().contains("Idempotency-Key"));
}

void Operation::cancel(const Error &error)
{
    if (!m_isStarted || m_isFinished || m_cancelError)
        return;
    m_cancelError = error.withPhase(phase());
    m_waiter.cancel(m_cancelError);
    if (m_exchange)
        m_exchange->finish(m_cancelError);
    scheduleTurn();
}

void Operation::abandon()
{
    if (m_exchange && !m_isFinished && !m_cancelError)
        m_exchange->abandon();
}

void Operation::letGo(OperationPointer operation)
{
    const std::shared_ptr<ClientCore> core = operation->m_core;
    if (core->isInThread()) {
        operation->abandon();
        return;
    }
    core->post([operation = std::move(operation)] { operation->abandon(); });
}

Error::Phase Operation::phase() const
{
    return m_exchange && !m_waiter.isWaiting() ? m_exchange->phase() : m_waiter.phase();
}

// A program that cancelled is told so, even if the response was complete by then.
void Operation::finish(const Error &error)
{
    m_ended = m_core->turns().now();
    m_isFinished = true;
    m_isResponseDue = true;
    if (m_cancelError)
        m_error = m_cancelError.withUrl(m_request.url());
    else if (error)
        m_error = error.withUrl(m_request.url());
    release();
    IntrusiveNode<InClient>::unlink();
}

// What ties the operation to others while it runs.
void Operation::release()
{
    m_totalDeadline.clear();
    for (const Context &context : m_contexts)
        QObject::disconnect(context.connection);
    m_stopCallback.reset();
}

void Operation::scheduleTurn()
{
    m_isTurnForUntold = false;
    m_core->turns().schedule(this);
}

void Operation::wake()
{
    const OperationPointer keepAlive(this);
    if (const std::coroutine_handle<> flow = std::exchange(m_flow, nullptr))
        flow.resume();
    notify();
}

// Observers may leave, come, or run an event loop, in which those that were not told yet must not
// have to wait: they stay in the list, ahead of those that were, and get a turn of their own.
void Operation::notify()
{
    int count = 0;
    for (auto *item = m_observers.first(); item; item = m_observers.next(item))
        ++count;
    ++m_notifying;
    for (; count > 0 && !m_observers.isEmpty(); --count) {
        if (count > 1 && !TurnItem::isLinked()) {
            m_isTurnForUntold = true;
            m_core->turns().schedule(this);
        }
        OperationObserver *observer = m_observers.takeFirst();
        m_observers.append(observer);
        observer->operationProgressed();
    }
    // What an observer did after its event loop has not been seen by those that were told in it.
    if (--m_notifying > 0)
        m_wasNotifiedInside = true;
    else if (std::exchange(m_wasNotifiedInside, false) && !m_observers.isEmpty())
        scheduleTurn();
}

void Operation::turn()
{
    if (std::exchange(m_isTurnForUntold, false) && m_notifying == 0)
        return;
    wake();
}

Result<Response> Operation::result()
{
    // Who waited may be a part of the context: it must not go on as if nothing had happened.
    if (hasLostContext()) {
        if (m_error.isCancelled())
            return m_error;
        return cancelled(QStringLiteral("The context object of the request was destroyed"))
                .withPhase(phase())
                .withUrl(m_request.url());
    }
    // A streamed response whose head came is a response: what went wrong behind it is told to
    // whoever reads.
    if (m_error && (!m_isStreaming || m_cancelError || !hasHead()))
        return m_error;
    if (m_isStreaming)
        return ResponseData::streamed(this);
    if (m_response.isNull())
        m_response = ResponseData::complete(this);
    return m_response;
}

Response Operation::headOnly() const
{
    return ResponseData::headOnly(this);
}

std::chrono::microseconds Operation::elapsed() const
{
    const auto end = m_isFinished ? m_ended : m_core->turns().now();
    return std::chrono::duration_cast<std::chrono::microseconds>(end - m_started);
}

void Operation::setProgressReported(bool reported)
{
    m_isProgressReported = reported;
    if (m_exchange)
        m_exchange->setProgressReported(reported);
}

void Operation::setObservedInChunks()
{
    m_isObservedInChunks = true;
}

void Operation::setPaused(bool paused)
{
    m_isPaused = paused;
    if (m_exchange)
        m_exchange->setPaused(paused);
}

void Operation::TotalDeadline::expired()
{
    m_operation.cancel(
            Error(Error::Kind::TotalTimeout, m_operation.phase(), Error::Party::Local,
                  QStringLiteral("The request was not done within its total timeout of %1 ms")
                          .arg(m_operation.m_timeout.total->count())));
}

// Called in the thread that requests the stop, under which the operation cannot be destroyed.
void Operation::StopCallback::operator()() const noexcept
{
    const Error error = cancelled(QStringLiteral("A stop was requested"));
    ClientCore &core = *m_operation->m_core;
    if (core.isInThread())
        m_operation->cancel(error);
    else
        core.post([operation = OperationPointer(m_operation), error] { operation->cancel(error); });
}

} // namespace HttpQ
