// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "connection/bodyreceiver.h"
#include "connection/pool.h"
#include "connection/upload.h"
#include "http/origin.h"
#include "http/request.h"
#include "http/timeout.h"
#include "protocol/exchangesink.h"

#include <vector>

namespace HttpQ {

class Connection;

//! Hears of an exchange, on the turn: user code may run in it.
class ExchangeListener
{
public:
    //! The head came, content came, content went out, or the exchange finished: look at it.
    virtual void exchangeProgressed() = 0;
    //! Asked below the parser: whether it must be decided first, on the turn, what becomes of the
    //! response that \a head begins. Until setBodyMode() none of its body is taken.
    virtual bool holdsBodyBack(const ResponseHead &head)
    {
        Q_UNUSED(head);
        return false;
    }

protected:
    ~ExchangeListener() = default;
};

//! When an exchange came how far. What has not happened is the epoch of the clock.
class ExchangeTimes
{
public:
    using TimePoint = Deadline::TimePoint;

    ExchangeTimes() {}

    TimePoint started;
    TimePoint sent; //!< the system took the last byte of the request
    TimePoint firstByte; //!< of the final response
    TimePoint lastByte; //!< that came so far
};

/*!
    One request and its response on one connection. It brings everything with it that the floors
    below need, and finish() is its only end: cancel, timeout, error, destruction pass through it.
*/
class Exchange final : public ExchangeSink, private TurnItem, private Deadline
{
public:
    //! \a request, \a target, \a limits and \a timeout must live as long as the exchange.
    Exchange(TurnQueue &turns, const Request &request, const RequestTarget &target,
             const Limits &limits, const Timeout &timeout, ExchangeListener *listener);
    ~Exchange() override;

    //! RFC 9110 10.1.1: the body waits for a 100 (Continue), for \a longest at most. Before start().
    void expectContinue(std::chrono::milliseconds longest) { m_continueTimeout = longest; }
    //! Sends the request over the connection that \a lease holds; \a now is what time it is.
    void start(Lease lease, ExchangeTimes::TimePoint now);
    //! Ends the exchange with \a error, closes its connection, and tells the listener. Does nothing
    //! if it has ended.
    void finish(const Error &error);
    //! Ends the exchange because nothing of it can be sent; the connection is as good as before.
    void refuse(const Error &error);

    // For the listener
    bool hasHead() const { return m_hasHead; }
    const ResponseHead &head() const { return m_head; }
    ResponseHead takeHead() { return std::move(m_head); }
    const Headers &trailers() const { return m_trailers; }
    //! The informational responses that came before the head (RFC 9110 15.2).
    const std::vector<ResponseHead> &informational() const { return m_informational; }
    const ExchangeTimes &times() const { return m_times; }
    bool isFinished() const { return m_isFinished; }
    const Error &error() const { return m_error; }
    BodyReceiver &body() { return m_body; }
    const BodyReceiver &body() const { return m_body; }
    //! How the content is wanted; before it is said, none is read behind the head.
    void setBodyMode(BodyReceiver::Mode mode);
    QByteArray takeChunk();
    //! Reads no content as long as it is paused.
    void setPaused(bool paused);
    //! Content of the request that the system has taken.
    qint64 uploadedBytes() const;
    qint64 uploadSize() const { return m_upload.contentLength(); }
    //! Asks for exchangeProgressed() at each step of the transfer too.
    void setProgressReported(bool reported) { m_isProgressReported = reported; }
    //! Nobody wants the rest of the response: a short one is let pass, so that the connection can
    //! be used again, and a long one is cut off.
    void abandon();
    //! True if a byte of the response came.
    bool responseBegan() const { return m_responseBegan; }
    bool usedWarmConnection() const { return m_usedWarmConnection; }
    Error::Phase phase() const;

    // For the connection
    const Request &request() const { return m_request; }
    const RequestTarget &target() const { return m_target; }
    const Limits &limits() const { return m_limits; }
    Connection *connection() const { return m_lease.connection(); }
    Upload &upload() { return m_upload; }
    bool wantsData() const;
    const Error &failure();
    //! The event loop has had its turn.
    void loopTurned() { m_directResumes = 0; }
    //! Bytes of the response came in.
    void received();
    //! An informational response has ended, and not a byte of the next one came.
    void informationalEnded();
    //! Content came in around the parser.
    void directReceived();
    //! The system took bytes of the request.
    void written();
    //! The response is complete on the wire.
    void wireEnded(bool connectionIsReusable);
    void uploadProgressed();

    void onInformational(ResponseHead &&head) override;
    void onHead(ResponseHead &&head) override;
    qsizetype onBody(QByteArrayView data) override;
    void onTrailers(Headers &&trailers) override;
    void onEnd() override;
    void onError(const Error &error) override;

private:
    class ContinueDeadline final : public Deadline
    {
    public:
        explicit ContinueDeadline(Exchange &exchange)
            : m_exchange(exchange)
        {}

    private:
        void expired() override { m_exchange.sendHeldBody(); }
        Exchange &m_exchange;
    };

    void turn() override;
    void expired() override;
    void settleDeadline() { settleDeadline(m_turns.now()); }
    void settleDeadline(ExchangeTimes::TimePoint now);
    void noteSent(ExchangeTimes::TimePoint now);
    void sendHeldBody();
    void resumeConnection();
    void bodyMovedOn();
    void becomeFinished(const Error &error);

    TurnQueue &m_turns;
    const Request &m_request;
    const RequestTarget &m_target;
    const Limits &m_limits;
    const Timeout &m_timeout;
    ExchangeListener *m_listener;
    Lease m_lease;
    Upload m_upload;
    BodyReceiver m_body;
    ResponseHead m_head;
    Headers m_trailers;
    std::vector<ResponseHead> m_informational;
    ExchangeTimes m_times;
    ContinueDeadline m_continueDeadline;
    std::chrono::milliseconds m_continueTimeout { 0 };
    qint64 m_inputWhenAbandoned = 0;
    Error m_failure; // found below the parser, told once it has returned
    Error m_error;
    // What the deadline is for.
    enum class Awaited { Nothing, Write, FirstByte, Read } m_awaited = Awaited::Nothing;
    qint64 m_lastWrittenBytes = 0;
    ExchangeTimes::TimePoint m_awaitsAnswerSince; // the epoch as long as the request goes out
    int m_directResumes = 0;
    bool m_hasHead = false;
    bool m_responseBegan = false;
    bool m_hasFinalBegun = false; // the response that is no informational one
    bool m_wireHasEnded = false;
    bool m_isFinished = false;
    bool m_isProgressReported = false;
    bool m_isAbandoned = false;
    bool m_isContinued = false; // by a 100 (Continue)
    bool m_isBodyHeldBack = false;
    bool m_isPaused = false;
    bool m_usedWarmConnection = false;
};

} // namespace HttpQ
