// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/pendingresponse.h"

#include "client/cancelled_p.h"
#include "client/exceptions.h"
#include "client/logging_p.h"
#include "client/operation_p.h"

#include <QtCore/qmetaobject.h>

namespace HttpQ {

namespace {

// RFC 9110 8.6: what a response to HEAD and a 304 announce does not come.
qint64 announcedLength(const ResponseHead &head, const QByteArray &method)
{
    if (method == "HEAD" || head.status == 204 || head.status == 304)
        return -1;
    bool isNumber = false;
    const qint64 length = head.headers.value("Content-Length").toLongLong(&isNumber);
    return isNumber ? length : -1;
}

} // namespace

PendingResponse::PendingResponse(OperationPointer operation, QObject *parent)
    : PendingResponse(std::move(operation), parent, Queued())
{
    begin();
}

PendingResponse::PendingResponse(OperationPointer operation, QObject *parent, Queued)
    : QObject(parent)
    , m_operation(operation->forSending())
{
    m_operation->setProgressReported(true);
    m_operation->setObservedInChunks();
    m_operation->addObserver(this);
    m_operation->enqueue();
}

void PendingResponse::begin()
{
    m_operation->start();
    // Where it is compressed, that is known only now.
    try {
        m_bytesToSend = std::as_const(*m_operation).request().body().size();
    } catch (...) {
        m_bytesToSend = -1; // which ends the request as well, when it is sent
    }
}

PendingResponse::~PendingResponse()
{
    if (isFinished())
        return;
    m_operation->cancel(cancelled(QStringLiteral("The PendingResponse was destroyed")));
    // The request may have ended while this was paused: who awaits this must hear of it, too.
    m_operation->scheduleTurn();
}

void PendingResponse::cancel()
{
    endWith(cancelled(QStringLiteral("The request was cancelled")));
}

void PendingResponse::endWith(const Error &error)
{
    if (isFinished())
        return;
    m_operation->cancel(error);
    if (m_operation->isFinished()) {
        // It ended while this was paused.
        m_error = error.withUrl(std::as_const(*m_operation).request().url());
        m_operation->scheduleTurn();
    }
}

void PendingResponse::pause()
{
    if (m_isPaused || isFinished())
        return;
    m_isPaused = true;
    m_operation->setPaused(true);
    Q_EMIT pausedChanged();
}

void PendingResponse::resume()
{
    if (!m_isPaused)
        return;
    m_isPaused = false;
    if (!isFinished()) {
        m_operation->setPaused(false);
        m_operation->scheduleTurn();
    }
    Q_EMIT pausedChanged();
}

// Emits, and says whether this object lives on. What slots throw must not reach the event loop: it
// ends the request.
template<typename Signal, typename... Arguments>
bool PendingResponse::emitGuarded(Signal signal, const Arguments &...arguments)
{
    const QPointer<PendingResponse> self(this);
    try {
        Q_EMIT(this->*signal)(arguments...);
    } catch (...) {
        reportThrown("a slot of a PendingResponse");
        if (self)
            cancel();
    }
    return self;
}

// A slot may run an event loop in which this is called again: each step changes the state before it
// emits, so that it is done once, and the next one looks at the state afresh.
void PendingResponse::operationProgressed()
{
    if (isFinished() || !reportUpload() || !reportInformation() || !reportHead() || !reportBody())
        return;
    if (!isFinished() && m_operation->isFinished()
        && (!m_isPaused || m_error || m_operation->error()))
        reportEnd();
}

bool PendingResponse::reportUpload()
{
    const Exchange *exchange = m_operation->exchange();
    if (!exchange || m_bytesToSend == 0)
        return true;
    const qint64 sent = exchange->uploadedBytes();
    if (sent == m_bytesSent)
        return true;
    m_bytesSent = sent;
    return emitGuarded(&PendingResponse::uploadProgress, m_bytesSent, m_bytesToSend);
}

bool PendingResponse::reportInformation()
{
    const qsizetype round = m_operation->roundNumber();
    if (std::exchange(m_informationRound, round) != round)
        m_informationReported = 0;
    for (;;) {
        const Exchange *exchange = m_operation->exchange();
        if (!exchange || m_informationReported >= exchange->informational().size())
            return true;
        const ResponseHead head = exchange->informational().at(m_informationReported++);
        if (!emitGuarded(&PendingResponse::informationReceived, head.status, Headers(head.headers)))
            return false;
    }
}

bool PendingResponse::reportHead()
{
    if (m_state != State::Waiting || !m_operation->hasHead() || m_operation->isCancelled())
        return true;
    if (m_operation->isStreaming()) {
        const Result<Response> streamed = m_operation->result();
        if (!streamed)
            return true;
        m_response = *streamed;
    } else {
        m_response = m_operation->headOnly();
        m_isChunked = isSignalConnected(QMetaMethod::fromSignal(&PendingResponse::chunkReceived));
        m_operation->setBodyMode(m_isChunked ? BodyReceiver::Mode::Streamed
                                             : BodyReceiver::Mode::Buffered);
    }
    m_bytesToReceive =
            announcedLength(m_operation->head(), std::as_const(*m_operation).request().method());
    m_state = State::Receiving;
    return emitGuarded(&PendingResponse::responseReceived, Response(m_response))
           && (m_state != State::Receiving || emitGuarded(&PendingResponse::stateChanged));
}

bool PendingResponse::reportBody()
{
    if (m_state != State::Receiving)
        return true;
    for (;;) {
        const qint64 received = m_operation->receivedBytes();
        if (received != m_bytesReceived) {
            m_bytesReceived = received;
            if (!emitGuarded(&PendingResponse::downloadProgress, m_bytesReceived, m_bytesToReceive))
                return false;
        }
        if (!m_isChunked || m_isPaused || m_operation->isCancelled() || !m_operation->hasChunk())
            return true;
        if (!emitGuarded(&PendingResponse::chunkReceived, m_operation->takeChunk()))
            return false;
    }
}

void PendingResponse::reportEnd()
{
    if (!m_error)
        m_error = m_operation->error();
    if (!m_error && !m_operation->isStreaming() && !m_isChunked) {
        const Result<Response> result = m_operation->result();
        if (result)
            m_response = *result;
        else
            m_error = result.error();
    }
    m_state = m_error ? State::Failed : State::Succeeded;
    if (!emitGuarded(&PendingResponse::stateChanged))
        return;
    if (m_error && !emitGuarded(&PendingResponse::failed, Error(m_error)))
        return;
    emitGuarded(&PendingResponse::finished, Response(m_response));
}

PendingOutcome PendingResponse::response() const
{
    return PendingOutcome(this);
}

bool PendingResponse::isSettled() const
{
    return isFinished() || (m_operation->isStreaming() && m_state == State::Receiving);
}

PendingAwaiter::PendingAwaiter(const PendingResponse *pending)
    : m_pending(pending)
    , m_operation(pending ? pending->m_operation : OperationPointer())
{}

PendingAwaiter::~PendingAwaiter() = default;

bool PendingAwaiter::await_ready() const noexcept
{
    return !m_pending || m_pending->isSettled();
}

void PendingAwaiter::await_suspend(std::coroutine_handle<> waiting)
{
    m_waiting = waiting;
    m_operation->addObserver(this);
}

void PendingAwaiter::operationProgressed()
{
    if (m_pending && !m_pending->isSettled())
        return;
    unlink();
    std::exchange(m_waiting, nullptr).resume();
}

Response PendingAwaiter::await_resume()
{
    if (!m_pending) {
        const Request request = m_operation ? m_operation->request() : Request();
        throw Cancelled(cancelled(QStringLiteral("The PendingResponse was destroyed"))
                                .withUrl(request.url()),
                        request);
    }
    if (m_pending->m_error)
        m_operation->throwError(m_pending->m_error);
    return m_pending->m_response;
}

} // namespace HttpQ
