// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/operation_p.h"

#include "client/cancelled_p.h"
#include "client/clientcore_p.h"
#include "client/exceptions.h"
#include "client/requestflow_p.h"
#include "client/requestmerge_p.h"
#include "client/responsedata_p.h"
#include "http/method.h"
#include "http/request_p.h"
#include "http/urlencoded.h"

#include <QtCore/qabstracteventdispatcher.h>

#include <algorithm>

namespace HttpQ {

namespace {

Error localError(const QString &message)
{
    return Error(Error::Kind::LocalProtocol, Error::Phase::None, Error::Party::Local, message);
}

} // namespace

Operation::Operation(std::shared_ptr<ClientCore> core, const QByteArray &method,
                     const RequestUrl &url)
    : m_core(std::move(core))
    , m_request(method, url.url().hasValue() ? *url.url() : QUrl())
    , m_timeout(m_core->options.timeout)
    , m_waiter(*this, m_core->pool(), m_timeout)
    , m_totalDeadline(*this)
    , m_pauseDeadline(*this)
{
    if (!url.url())
        m_error = url.url().error();
}

Operation::Operation(std::shared_ptr<ClientCore> core, const Request &request)
    : m_core(std::move(core))
    , m_request(request)
    , m_timeout(m_core->options.timeout)
    , m_waiter(*this, m_core->pool(), m_timeout)
    , m_totalDeadline(*this)
    , m_pauseDeadline(*this)
{
    options().isBuilt = true;
    if (const auto extras = RequestData::extrasOf(request)) {
        options().cookies = extras->cookies;
        options().target = extras->target;
        options().continueTimeout = extras->continueTimeout;
        RequestData::setExtras(m_request, nullptr);
    }
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
    if (m_isContentTypeOfBody
        && QAnyStringView::compare(name, "Content-Type", Qt::CaseInsensitive) == 0) {
        m_request.headers().removeAll("Content-Type");
        m_isContentTypeOfBody = false;
    }
    if (!m_request.headers().append(name, value))
        refuse(localError(QStringLiteral("The request cannot be sent: %1")
                                  .arg(Headers::refusal(name, value))));
}

void Operation::addSensitiveHeader(QAnyStringView name, QAnyStringView value)
{
    addHeader(name, value);
    m_request.headers().setSensitive(name);
}

// The defaults of a request that was built are among its fields.
void Operation::leaveOutHeader(QAnyStringView name)
{
    if (options().isBuilt)
        m_request.headers().removeAll(name);
    else
        options().leftOutHeaders.append(name.toString().toUtf8());
}

void Operation::addQuery(QAnyStringView name, QAnyStringView value)
{
    m_request.setUrl(urlWithQueryItem(m_request.url(), name, value));
}

void Operation::addFormField(QAnyStringView name, QAnyStringView value)
{
    UrlEncoded::append(m_form, name, value);
    setBody(Body(m_form), "application/x-www-form-urlencoded");
}

void Operation::addCookie(QAnyStringView name, QAnyStringView value)
{
    const QByteArray key = name.toString().toUtf8();
    const QByteArray pair = key + '=' + value.toString().toUtf8();
    if (key.contains('=') || !isCookiePair(pair)) {
        refuse(localError(QStringLiteral("The request cannot be sent: the cookie \"%1\" has a name "
                                         "or value that no cookie can have (RFC 6265 4.1.1)")
                                  .arg(name.toString())));
        return;
    }
    QByteArray &cookies = options().cookies;
    if (!cookies.isEmpty())
        cookies += "; ";
    cookies += pair;
}

RequestOptions &Operation::options()
{
    if (!m_options)
        m_options = std::make_unique<RequestOptions>();
    return *m_options;
}

void Operation::setBody(const Body &body, QByteArrayView contentType)
{
    m_request.setBody(body);
    if (std::exchange(m_isContentTypeOfBody, false))
        m_request.headers().removeAll("Content-Type");
    if (!contentType.isEmpty() && !std::as_const(m_request).headers().contains("Content-Type")) {
        m_request.headers().append("Content-Type", contentType);
        m_isContentTypeOfBody = true;
    }
}

void Operation::addContext(QObject *context)
{
    if (context)
        m_contexts.emplace_back(context);
}

bool Operation::hasLostContext() const
{
    return std::any_of(m_contexts.begin(), m_contexts.end(),
                       [](const ContextWatch &context) { return context.isLost(); });
}

OperationPointer Operation::forSending()
{
    if (!m_isStarted && !m_isQueued)
        return OperationPointer(this);
    OperationPointer again(new Operation(m_core, m_request.method(), m_request.url()));
    again->m_error =
            localError(QStringLiteral("The request was sent before: a chain is sent once"));
    return again;
}

OperationPointer Operation::clone() const
{
    OperationPointer copy(new Operation(m_core, m_request.method(), m_request.url()));
    copy->m_request = m_request;
    copy->m_timeout = m_timeout;
    copy->m_error = m_error;
    if (m_options)
        copy->m_options = std::make_unique<RequestOptions>(*m_options);
    for (const ContextWatch &context : m_contexts)
        copy->m_contexts.emplace_back(context.context());
    copy->m_stopToken = m_stopToken;
    copy->m_isStreaming = m_isStreaming;
    return copy;
}

void Operation::start()
{
    if (m_isStarted)
        return;
    m_isStarted = true;
    if (!m_core->isInThread()) {
        refuseOtherThread();
        return;
    }
    m_core->add(this);
    runRequestFlow(OperationPointer(this));
}

bool Operation::isToldByNobody() const
{
    return m_core->isToldNothingHere();
}

// The client's turns are not this thread's, whose own event loop tells what became of it. Where there
// is none, it is told at once.
void Operation::refuseOtherThread()
{
    m_core->checkThread();
    m_isInOtherThread = true;
    m_error = ClientCore::otherThreadError().withUrl(m_request.url());
    m_isFinished = true;
    if (m_observers.isEmpty())
        return;
    const auto tell = [operation = OperationPointer(this)] {
        while (OperationObserver *observer = operation->m_observers.takeFirst())
            observer->operationProgressed();
    };
    if (isToldByNobody()) {
        tell();
        return;
    }
    auto *teller = new QObject;
    QMetaObject::invokeMethod(
            teller,
            [teller, tell] {
                teller->deleteLater();
                tell();
            },
            Qt::QueuedConnection);
}

Error Operation::prepare()
{
    m_started = m_core->turns().now();
    m_number = m_core->newRequestNumber();
    Error refused = std::exchange(m_error, {});
    if (refused) {
        m_request.setUrl(m_request.url().adjusted(QUrl::RemoveUserInfo));
    } else {
        mergeDefaults(m_request, m_core->options, m_options.get());
        keepToHsts();
        m_auth = chosenAuth();
        if (m_core->isClosed())
            refused = cancelled(m_core->closeReason());
        else if (hasLostContext())
            refused = ContextWatch::lostError();
        else if (m_stopToken.stop_requested())
            refused = cancelled(QStringLiteral("A stop was requested"));
    }
    m_trace = TraceRecorder::create(*this, m_options.get());
    if (m_trace) {
        m_waiter.setConnectObserver(m_trace.get());
        m_isProgressReported = true;
        trace(TraceEvent::Kind::Started, QString::fromLatin1(m_request.method()));
    }
    if (refused)
        return refused;

    if (retries().isEnabled())
        m_core->retryBudget().deposit();
    if (m_timeout.total)
        m_core->turns().setDeadline(m_totalDeadline, *m_timeout.total);
    for (ContextWatch &context : m_contexts) {
        context.begin([operation = OperationPointer(this)]() mutable {
            cancelFromAnyThread(std::move(operation), ContextWatch::lostError());
        });
    }
    if (m_stopToken.stop_possible())
        m_stopCallback.emplace(m_stopToken, StopCallback(this));
    // A stop may have been requested since it was looked at.
    return m_cancelError;
}

void Operation::cancel(const Error &error)
{
    if (m_isQueued && !m_isStarted) {
        refuse(error);
        start();
        return;
    }
    if (!m_isStarted || m_isFinished || m_cancelError)
        return;
    m_cancelError = error.withPhase(phase());
    m_waiter.cancel(m_cancelError);
    if (m_exchange)
        m_exchange->finish(m_cancelError);
    scheduleTurn();
}

void Operation::silence()
{
    if (m_trace)
        m_trace->silence();
}

void Operation::abandon()
{
    if (m_exchange && !m_isFinished && !m_cancelError)
        m_exchange->abandon();
}

void Operation::letGo(OperationPointer operation)
{
    const std::shared_ptr<Mailbox> mailbox = operation->m_core->mailbox();
    if (operation->m_core->isInThread() || mailbox->isGone())
        operation->abandon();
    else
        mailbox->post([operation = std::move(operation)] { operation->abandon(); });
}

void Operation::cancelFromAnyThread(OperationPointer operation, const Error &error)
{
    const std::shared_ptr<Mailbox> mailbox = operation->m_core->mailbox();
    if (operation->m_core->isInThread())
        operation->cancel(error);
    else
        mailbox->post([operation = std::move(operation), error] { operation->cancel(error); });
}

Error::Phase Operation::phase() const
{
    if (m_waiter.isWaiting())
        return m_waiter.phase();
    // Neither: code of the program runs.
    return m_exchange ? m_exchange->phase() : Error::Phase::None;
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
    if (m_cancelError)
        m_exception = nullptr;
    if (m_error && m_exchange)
        m_exchange->finish(m_error);
    release();
    IntrusiveNode<InClient>::unlink();
    m_core->requestEnded(*this);
    if (m_trace)
        m_trace->finish();
}

void Operation::release()
{
    m_totalDeadline.clear();
    m_pauseDeadline.clear();
    m_stopCallback.reset();
    for (ContextWatch &context : m_contexts)
        context.end();
}

void Operation::scheduleTurn()
{
    if (m_isInOtherThread)
        return;
    m_isTurnForUntold = false;
    m_core->turns().schedule(this);
}

void Operation::scheduleNextTurn()
{
    m_isTurnForUntold = false;
    m_core->turns().scheduleNext(this);
}

void Operation::wake()
{
    const OperationPointer keepAlive(this);
    if (m_trace)
        m_trace->deliver();
    if (const std::coroutine_handle<> flow = std::exchange(m_flow, nullptr)) {
        m_hasWaited = true;
        flow.resume();
    }
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

void Operation::throwError(const Error &error) const
{
    if (m_exception && !error.isCancelled())
        std::rethrow_exception(m_exception);
    HttpQ::throwError(error, m_request);
}

Result<Request> Operation::built() const
{
    if (m_error)
        return m_error;
    Request request = m_request;
    mergeDefaults(request, m_core->options, m_options.get());
    if (!m_options)
        return request;
    RequestExtras extras;
    if (!std::as_const(request).headers().contains("Cookie")) // else they are in it
        extras.cookies = m_options->cookies;
    extras.target = m_options->target;
    extras.continueTimeout = m_options->continueTimeout;
    if (!extras.cookies.isEmpty() || !extras.target.isEmpty() || extras.continueTimeout.count() > 0)
        RequestData::setExtras(request, std::make_shared<const RequestExtras>(extras));
    return request;
}

Result<Response> Operation::result()
{
    // Who waited may be a part of the context: it must not go on as if nothing had happened.
    if (hasLostContext()) {
        if (m_error.isCancelled())
            return m_error;
        return ContextWatch::lostError().withPhase(phase()).withUrl(m_request.url());
    }
    // A streamed response whose head came is a response: what went wrong behind it is told to
    // whoever reads.
    if (m_error && (!m_isStreaming || m_cancelError || !hasHead()))
        return m_error;
    if (m_isStreaming) {
        return m_isTransportAnswer ? ResponseData::streamedAnswer(this, m_response)
                                   : ResponseData::streamed(this);
    }
    if (m_response.isNull())
        m_response = ResponseData::complete(this);
    return m_response;
}

Response Operation::headOnly() const
{
    if (m_isTransportAnswer)
        return m_response;
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
    cancelFromAnyThread(OperationPointer(m_operation),
                        cancelled(QStringLiteral("A stop was requested")));
}

} // namespace HttpQ
