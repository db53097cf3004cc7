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

namespace HttpQ {

class Connection;

//! Hears of an exchange, on the turn: user code may run in it.
class ExchangeListener
{
public:
    //! The head came, content came, content went out, or the exchange finished: look at it.
    virtual void exchangeProgressed() = 0;

protected:
    ~ExchangeListener() = default;
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

    //! Sends the request over the connection that \a lease holds.
    void start(Lease lease);
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
    const Error &failure() const { return m_failure ? m_failure : m_body.failure(); }
    //! The event loop has had its turn.
    void loopTurned() { m_directResumes = 0; }
    //! Bytes of the response came in.
    void received();
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
    void turn() override;
    void expired() override;
    void settleDeadline();
    void resumeConnection();
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
    Error m_failure; // found below the parser, told once it has returned
    Error m_error;
    // What the deadline is for.
    enum class Awaited { Nothing, Write, FirstByte, Read } m_awaited = Awaited::Nothing;
    qint64 m_lastWrittenBytes = 0;
    int m_directResumes = 0;
    bool m_hasHead = false;
    bool m_responseBegan = false;
    bool m_wireHasEnded = false;
    bool m_isFinished = false;
    bool m_isProgressReported = false;
    bool m_isAbandoned = false;
    bool m_isPaused = false;
    bool m_usedWarmConnection = false;
};

} // namespace HttpQ
