// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "client/contextwatch_p.h"
#include "client/journey_p.h"
#include "client/operationobserver.h"
#include "client/recycled_p.h"
#include "client/requestdraft_p.h"
#include "client/response.h"
#include "client/tracerecorder_p.h"
#include "connection/exchange.h"
#include "http/connectioninfo.h"
#include "http/origin.h"
#include "http/result.h"
#include "http/timings.h"

#include <coroutine>
#include <exception>
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
    on the turn. It may take several rounds: redirects, authentication and retries send a request
    each, and observers see the answer to the last one only.
*/
class Operation final : public QSharedData,
                        public Recycled<Operation>,
                        public IntrusiveNode<InClient>,
                        private ExchangeListener,
                        private TurnItem
{
public:
    Operation(std::shared_ptr<ClientCore> core, const QByteArray &method, const RequestUrl &url);
    //! Sends \a request, which has the client's defaults in it already.
    Operation(std::shared_ptr<ClientCore> core, const Request &request);
    ~Operation() override;

    // What the chain sets
    RequestDraft &draft() { return m_draft; }
    Request &request() { return m_draft.request(); }
    const Request &request() const { return m_draft.request(); }
    RequestOptions &options() { return m_draft.options(); }
    void setStreaming(bool streaming) { m_isStreaming = streaming; }
    bool isStreaming() const { return m_isStreaming; }
    //! The request as it would be sent, with the client's defaults in it.
    Result<Request> built() const;
    //! The request ends with \a context, and with those that were given before; null is none.
    void addContext(QObject *context);
    bool hasLostContext() const;
    void setStopToken(const std::stop_token &token) { m_stopToken = token; }

    // For whoever waits
    //! This operation, or, for a chain is sent once, another that fails with that.
    OperationPointer forSending();
    //! Another one that the same chain describes. This must not have been started.
    OperationPointer clone() const;
    //! Begins, unless it has begun. Nothing is told from inside this call.
    void start();
    //! True in another thread than the client's that has no event loop of Qt's: start() ends it and
    //! tells so at once.
    bool isToldByNobody() const;
    //! Or it waits to be.
    bool isStarted() const { return m_isStarted || m_isQueued; }
    //! It will be started some time: cancel() ends it before that, too.
    void enqueue() { m_isQueued = true; }
    //! Nothing that the chain gave is told any more what happens.
    void silence();
    void addObserver(OperationObserver *observer) { m_observers.append(observer); }
    //! Ends the request with \a error, unless it has ended.
    void cancel(const Error &error);
    static void cancelFromAnyThread(QExplicitlySharedDataPointer<Operation> operation,
                                    const Error &error);
    //! The program gave the body up: what little is left of it is let pass, else the connection
    //! closes.
    void abandon();
    //! Drops the last reference from whatever thread.
    static void letGo(OperationPointer operation);

    //! The head of the response that is to be delivered is there.
    bool hasHead() const { return m_isHeadPublished; }
    //! Complete, or failed with error().
    bool isFinished() const { return m_isFinished; }
    //! The head is there, and so is all of the body that the chain asked for; or it failed.
    bool isSettled() const { return m_isFinished || (m_isStreaming && m_isResponseDue); }
    const Error &error() const { return m_error; }
    //! Throws what the operation has come to, if that is an error.
    [[noreturn]] void throwError(const Error &error) const;
    //! What a settled operation has come to: the same answer each time, but for a streamed
    //! response, which is given once.
    Result<Response> result();
    //! The response so far, without content.
    Response headOnly() const;
    Exchange *exchange() { return m_exchange ? &*m_exchange : nullptr; }
    const Exchange *exchange() const { return m_exchange ? &*m_exchange : nullptr; }
    std::chrono::microseconds elapsed() const;
    Timings timings() const;
    const ConnectionInfo &connectionInfo() const { return m_connectionInfo; }
    //! It for the last who asks.
    ConnectionInfo takeConnectionInfo() { return std::move(m_connectionInfo); }
    const Journey *journey() const { return m_journey.get(); }
    //! Tells it apart from the client's others.
    quint64 number() const { return m_number; }
    //! Counted from 0.
    qsizetype roundNumber() const { return m_journey ? m_journey->attempts.size() : 0; }
    //! Null is UTF-8.
    const std::shared_ptr<const DefaultEncoding> &defaultEncoding() const;

    // The response whose head is there, whether it came from the network or from a transport
    const ResponseHead &head() const;
    void setBodyMode(BodyReceiver::Mode mode);
    bool hasChunk() const;
    QByteArray takeChunk();
    qint64 receivedBytes() const;
    //! Says whether exchanges tell of each step of the transfer.
    void setProgressReported(bool reported);
    //! Before the head came: the body will be taken by the observer, piece by piece.
    void setObservedInChunks();
    //! Whether content is to be read.
    void setPaused(bool paused);

    // For the flow
    ClientCore &core() { return *m_core; }
    const RedirectPolicy &redirects() const;
    const RetryPolicy &retries() const;
    const Limits &limits() const;
    const std::shared_ptr<Auth> &auth() const { return m_auth; }
    //! Whether auth() has a say where the present round goes.
    bool isAuthorized() const;
    Request requestWithoutJarCookies() const;
    bool hasJarCookies() const { return m_hasJarCookies; }
    //! The authentication changed the fields of the request, which were \a before: they carry secrets.
    void markAuthFields(const Headers &before);
    //! The total timeout leaves time for \a pause, and for a round after it.
    bool hasTimeFor(std::chrono::milliseconds pause) const;
    Journey &journey();
    void trace(TraceEvent::Kind kind, const QString &text = {});
    Error prepare();
    //! A round begins: sees to cookies and the expectation.
    [[nodiscard]] Error beginRound();
    void setRequest(const Request &next) { request() = next; }
    //! The URL of a Known HSTS Host becomes https (RFC 6797 8.3).
    void keepToHsts();
    //! Where the round goes to, once the program has had its say.
    [[nodiscard]] Error aim();
    std::shared_ptr<Transport> transport() const;
    //! Asks for a connection. True if there is one at once.
    bool acquire(bool fresh);
    bool isWaitingForConnection() const { return m_waiter.isWaiting(); }
    Lease takeLease() { return m_waiter.takeLease(); }
    const Error &waitError() const { return m_waiter.error(); }
    //! The flow has been left for the event loop once.
    bool hasWaited() const { return m_hasWaited; }
    bool hasRequestHooks() const;
    //! The answer's head is to be delivered, even if its body has failed already.
    bool isHeadDue() const { return hasAnswer() && (m_isStreaming || m_isObservedInChunks); }
    bool isCancelled() const { return bool(m_cancelError); }
    const Error &cancelError() const { return m_cancelError; }
    void send(Lease lease);
    //! A transport answered with \a response.
    void setAnswer(const Response &response);
    //! It can be said what becomes of the round.
    bool isAnswered() const;
    //! The head alone is judged: what becomes of the body, be it known already or not, comes after.
    bool isAnsweredByHead() const;
    //! RFC 9110 9.2.2 and RFC 9112 9.3.1: the connection went stale, and nothing can have happened.
    bool maySendAgain() const;
    //! There is a response to the present round.
    bool hasAnswer() const;
    //! It, as far as it is there.
    Response answer() const;
    //! It for a record of what was done: with its content only if that is kept anyway.
    Response record();
    void storeCookies();
    //! What the response says of its host, if that is who it says it is (RFC 6797 8.1).
    void storeHsts();
    //! Whether anything but delivering the answer, or \a error, comes into question.
    bool mayGoOn(const Error &error) const;
    //! The round is over, and another one with \a next follows for \a reason.
    void endRound(Attempt::Reason reason, const Error &error, const Request &next);
    //! Wakes the flow after \a duration; isPausing() until then.
    void pause(std::chrono::milliseconds duration);
    bool isPausing() const { return m_pauseDeadline.isSet(); }
    void publishHead();
    //! The request fails with \a error because the program threw \a exception.
    void setException(std::exception_ptr exception) { m_exception = std::move(exception); }
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
    //! The same behind a turn of the event loop.
    void scheduleNextTurn();

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

    class PauseDeadline final : public Deadline
    {
    public:
        explicit PauseDeadline(Operation &operation)
            : m_operation(operation)
        {}

    private:
        void expired() override { m_operation.scheduleTurn(); }
        Operation &m_operation;
    };

    Operation(std::shared_ptr<ClientCore> core, const RequestDraft &draft);

    void exchangeProgressed() override { wake(); }
    bool holdsBodyBack(const ResponseHead &head) override;
    void turn() override;
    void wake();
    void notify();
    void release();
    void refuseOtherThread();
    std::shared_ptr<Auth> chosenAuth();
    bool isAtFirstOrigin() const;
    const RequestOptions *own() const { return m_draft.ownOptions(); }
    const Timeout &timeout() const { return m_draft.timeout(); }
    Error::Phase phase() const;

    std::shared_ptr<ClientCore> m_core;
    RequestDraft m_draft;
    std::unique_ptr<Journey> m_journey; // none in the first round
    std::unique_ptr<TraceRecorder> m_trace; // none if nobody listens
    std::shared_ptr<Auth> m_auth;
    QUrl m_firstUrl; // before any redirect
    RequestTarget m_target;
    ConnectionKey m_key;
    ConnectionInfo m_connectionInfo;
    Waiter m_waiter;
    std::optional<Exchange> m_exchange;
    std::coroutine_handle<> m_flow;
    IntrusiveList<OperationObserver> m_observers;
    Error m_error;
    Error m_cancelError;
    std::exception_ptr m_exception;
    Response m_response; // of a transport, or complete
    std::chrono::steady_clock::time_point m_started;
    std::chrono::steady_clock::time_point m_waitBegan;
    std::chrono::steady_clock::time_point m_ended;
    TotalDeadline m_totalDeadline;
    PauseDeadline m_pauseDeadline;
    std::vector<ContextWatch> m_contexts;
    std::stop_token m_stopToken;
    std::optional<std::stop_callback<StopCallback>> m_stopCallback;
    quint64 m_number = 0;
    int m_notifying = 0; // how deep notify() is in itself
    bool m_isTurnForUntold = false;
    bool m_wasNotifiedInside = false;
    bool m_hasWaited = false;
    bool m_hasWaitedForLease = false;
    bool m_isStreaming = false;
    bool m_hasJarCookies = false; // in the Cookie field of the request
    bool m_isBodyHeldBack = false; // until it is said what becomes of the round
    bool m_isTransportAnswer = false;
    bool m_isTransportChunkTaken = false;
    bool m_isHeadPublished = false;
    bool m_isObservedInChunks = false;
    bool m_isProgressReported = false;
    bool m_isPaused = false;
    bool m_isQueued = false;
    bool m_isStarted = false;
    bool m_isInOtherThread = false; // than the client, where it was refused
    bool m_isResponseDue = false;
    bool m_isFinished = false;
};

} // namespace HttpQ
