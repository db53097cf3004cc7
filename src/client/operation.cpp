// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/operation_p.h"

#include "client/cancelled_p.h"
#include "client/clientcore_p.h"
#include "client/exceptions.h"
#include "client/requestflow_p.h"
#include "client/requestmerge_p.h"
#include "client/responsedata_p.h"

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
    , m_draft(method, url, m_core->options.timeout)
    , m_waiter(*this, m_core->pool(), m_draft.timeout())
    , m_totalDeadline(*this)
    , m_pauseDeadline(*this)
{}

Operation::Operation(std::shared_ptr<ClientCore> core, const Request &request)
    : m_core(std::move(core))
    , m_draft(request, m_core->options.timeout)
    , m_waiter(*this, m_core->pool(), m_draft.timeout())
    , m_totalDeadline(*this)
    , m_pauseDeadline(*this)
{}

Operation::Operation(std::shared_ptr<ClientCore> core, const RequestDraft &draft)
    : m_core(std::move(core))
    , m_draft(draft)
    , m_waiter(*this, m_core->pool(), m_draft.timeout())
    , m_totalDeadline(*this)
    , m_pauseDeadline(*this)
{}

Operation::~Operation()
{
    release();
}

inline void Operation::release()
{
    m_totalDeadline.clear();
    m_pauseDeadline.clear();
    m_stopCallback.reset();
    for (ContextWatch &context : m_contexts)
        context.end();
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
    OperationPointer again(
            new Operation(m_core, m_draft.request().method(), m_draft.request().url()));
    again->m_draft.refuse(
            localError(QStringLiteral("The request was sent before: a chain is sent once")));
    return again;
}

OperationPointer Operation::clone() const
{
    OperationPointer copy(new Operation(m_core, m_draft));
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
    m_error = ClientCore::otherThreadError().withUrl(request().url());
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
    Error refused = m_draft.takeRefusal();
    if (refused) {
        request().setUrl(request().url().adjusted(QUrl::RemoveUserInfo));
    } else {
        mergeDefaults(request(), m_core->options, own());
        keepToHsts();
        m_auth = chosenAuth();
        if (m_core->isClosed())
            refused = cancelled(m_core->closeReason());
        else if (hasLostContext())
            refused = ContextWatch::lostError();
        else if (m_stopToken.stop_requested())
            refused = cancelled(QStringLiteral("A stop was requested"));
    }
    m_trace = TraceRecorder::create(*this, own());
    if (m_trace) {
        m_waiter.setConnectObserver(m_trace.get());
        m_isProgressReported = true;
        trace(TraceEvent::Kind::Started, QString::fromLatin1(request().method()));
    }
    if (refused)
        return refused;

    if (retries().isEnabled())
        m_core->retryBudget().deposit();
    if (timeout().total)
        m_core->turns().setDeadline(m_totalDeadline, *timeout().total);
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
        m_draft.refuse(error);
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
        m_error = m_cancelError.withUrl(request().url());
    else if (error)
        m_error = error.withUrl(request().url());
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
    HttpQ::throwError(error, request());
}

Result<Request> Operation::built() const
{
    if (m_error)
        return m_error;
    return m_draft.built(m_core->options);
}

Result<Response> Operation::result()
{
    // Who waited may be a part of the context: it must not go on as if nothing had happened.
    if (hasLostContext()) {
        if (m_error.isCancelled())
            return m_error;
        return ContextWatch::lostError().withPhase(phase()).withUrl(request().url());
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
                          .arg(m_operation.timeout().total->count())));
}

// Called in the thread that requests the stop, under which the operation cannot be destroyed.
void Operation::StopCallback::operator()() const noexcept
{
    cancelFromAnyThread(OperationPointer(m_operation),
                        cancelled(QStringLiteral("A stop was requested")));
}

} // namespace HttpQ
