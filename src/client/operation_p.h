// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "client/operationobserver.h"
#include "client/recycled_p.h"
#include "client/requesturl.h"
#include "client/response.h"
#include "connection/exchange.h"
#include "http/origin.h"
#include "http/result.h"

#include <QtCore/qpointer.h>

#include <coroutine>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace HttpQ {

class ClientCore;
class Flow;
class Operation;
using OperationPointer = QExplicitlySharedDataPointer<Operation>;

struct InClient; // the list of a client's running operations

/*!
    One request of a client, from the chain that describes it to the end of its response. While it
    runs, its flow (requestflow.cpp) keeps it alive; what it has come to is told to its observers,
    on the turn.
*/
class Operation final : public QSharedData,
                        public Recycled<Operation>,
                        public IntrusiveNode<InClient>,
                        private ExchangeListener,
                        private TurnItem
{
public:
    Operation(std::shared_ptr<ClientCore> core, const QByteArray &method, const RequestUrl &url);
    ~Operation() override;

    // What the chain sets
    Request &request() { return m_request; }
    const Request &request() const { return m_request; }
    Timeout &timeout() { return m_timeout; }
    void addHeader(QAnyStringView name, QAnyStringView value);
    void addQuery(QAnyStringView name, QAnyStringView value);
    void addFormField(QAnyStringView name, QAnyStringView value);
    void setBody(const Body &body, QByteArrayView contentType);
    void setStreaming(bool streaming) { m_isStreaming = streaming; }
    bool isStreaming() const { return m_isStreaming; }
    //! The request ends with \a context, and with those that were given before; null is none.
    void addContext(QObject *context);
    bool hasLostContext() const;
    void setStopToken(const std::stop_token &token) { m_stopToken = token; }

    // For whoever waits
    //! This operation, or, for a chain is sent once, another that fails with that.
    OperationPointer forSending();
    //! Begins, unless it has begun. Nothing is told from inside this call.
    void start();
    bool isStarted() const { return m_isStarted; }
    void addObserver(OperationObserver *observer) { m_observers.append(observer); }
    //! Ends the request with \a error, unless it has ended.
    void cancel(const Error &error);
    //! The program gave the body up: what little is left of it is let pass, else the connection
    //! closes.
    void abandon();
    //! Drops the last reference from whatever thread.
    static void letGo(OperationPointer operation);

    bool hasHead() const { return m_exchange && m_exchange->hasHead(); }
    //! Complete, or failed with error().
    bool isFinished() const { return m_isFinished; }
    //! The head is there, and so is all of the body that the chain asked for; or it failed.
    bool isSettled() const { return m_isFinished || (m_isStreaming && m_isResponseDue); }
    const Error &error() const { return m_error; }
    //! What a settled operation has come to: the same answer each time, but for a streamed
    //! response, which is given once.
    Result<Response> result();
    //! The response so far, without content.
    Response headOnly() const;
    Exchange *exchange() { return m_exchange ? &*m_exchange : nullptr; }
    const Exchange *exchange() const { return m_exchange ? &*m_exchange : nullptr; }
    std::chrono::microseconds elapsed() const;
    //! Says whether exchanges tell of each step of the transfer.
    void setProgressReported(bool reported);
    //! Before the head came: the body will be taken by the observer, piece by piece.
    void setObservedInChunks();
    //! Whether content is to be read.
    void setPaused(bool paused);

    // For the flow
    ClientCore &core() { return *m_core; }
    Error prepare();
    //! Asks for a connection. True if there is one at once.
    bool acquire(bool fresh) { return m_waiter.acquire(m_key, fresh); }
    bool isWaitingForConnection() const { return m_waiter.isWaiting(); }
    Lease takeLease() { return m_waiter.takeLease(); }
    const Error &waitError() const { return m_waiter.error(); }
    bool isCancelled() const { return bool(m_cancelError); }
    void send(Lease lease);
    //! RFC 9110 9.2.2 and RFC 9112 9.3.1: the connection went stale, and nothing can have happened.
    bool maySendAgain() const;
    void publishHead() { m_isResponseDue = true; }
    void finish(const Error &error);

    //! co_await it in the flow: resumes on the turn when something happened.
    class Event
    {
    public:
        explicit Event(Operation &operation)
            : m_operation(operation)
        {}
        bool await_ready() const noexcept { return false; }
        void await_suspend(std::coroutine_handle<> flow) noexcept { m_operation.m_flow = flow; }
        void await_resume() const noexcept {}

    private:
        Operation &m_operation;
    };
    Event event() { return Event(*this); }
    void scheduleTurn();

private:
    class Waiter final : public PoolWaiter
    {
    public:
        Waiter(Operation &operation, Pool &pool, const Timeout &timeout)
            : PoolWaiter(pool, timeout)
            , m_operation(operation)
        {}

    private:
        void waitEnded() override { m_operation.wake(); }
        Operation &m_operation;
    };
    class TotalDeadline final : public Deadline
    {
    public:
        explicit TotalDeadline(Operation &operation)
            : m_operation(operation)
        {}

    private:
        void expired() override;
        Operation &m_operation;
    };
    class StopCallback
    {
    public:
        explicit StopCallback(Operation *operation)
            : m_operation(operation)
        {}
        void operator()() const noexcept;

    private:
        Operation *m_operation;
    };

    void exchangeProgressed() override { wake(); }
    void turn() override;
    void wake();
    void notify();
    void refuse(const Error &error);
    void release();
    Error::Phase phase() const;

    std::shared_ptr<ClientCore> m_core;
    Request m_request;
    RequestTarget m_target;
    ConnectionKey m_key;
    Timeout m_timeout;
    Waiter m_waiter;
    std::optional<Exchange> m_exchange;
    std::coroutine_handle<> m_flow;
    IntrusiveList<OperationObserver> m_observers;
    Error m_error;
    Error m_cancelError;
    Response m_response;
    std::chrono::steady_clock::time_point m_started;
    std::chrono::steady_clock::time_point m_ended;
    TotalDeadline m_totalDeadline;
    struct Context
    {
        QPointer<QObject> object;
        QMetaObject::Connection connection;
    };
    std::vector<Context> m_contexts;
    std::stop_token m_stopToken;
    std::optional<std::stop_callback<StopCallback>> m_stopCallback;
    QByteArray m_form;
    int m_notifying = 0; // how deep notify() is in itself
    bool m_isTurnForUntold = false;
    bool m_wasNotifiedInside = false;
    bool m_isStreaming = false;
    bool m_isObservedInChunks = false;
    bool m_isProgressReported = false;
    bool m_isPaused = false;
    bool m_isStarted = false;
    bool m_isResponseDue = false;
    bool m_isFinished = false;
};

} // namespace HttpQ
