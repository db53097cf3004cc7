// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "connection/connectionkey.h"
#include "http/connectioninfo.h"
#include "network/stream.h"
#include "network/turnqueue.h"
#include "protocol/http1/responseparser.h"

namespace HttpQ {

class Exchange;
class OriginPool;
class Pool;
struct InOrigin; // the list of an origin's idle connections
struct InIdleList; // the list of all idle connections

/*!
    One stream and one protocol engine: carries one exchange after the other. It lives in a pool,
    which owns it. Between exchanges nothing may come in; what does closes it.
*/
class Connection final : public IntrusiveNode<InOrigin>,
                         public IntrusiveNode<InIdleList>,
                         private StreamListener,
                         private TurnItem
{
public:
    using TimePoint = Deadline::TimePoint;

    Connection(Pool &pool, OriginPool *origin, std::unique_ptr<Stream> stream,
               const ConnectionInfo &info, TimePoint now);
    ~Connection() override;

    // For the exchange
    void start(Exchange *exchange);
    //! Reads on after a pause.
    void resume();
    void resumeOnTurn();
    void write(QByteArrayView data);
    qint64 bytesToWrite() const { return m_stream->bytesToWrite(); }
    //! All bytes that the system has taken so far.
    qint64 writtenBytes() const { return m_given - m_stream->bytesToWrite(); }
    //! How much of the body is still to come: 0 if that is not known.
    qint64 remainingBodyBytes() const { return m_parser.expectedBodyBytes(); }
    //! The response ends with the connection.
    bool isCloseDelimited() const { return m_parser.isCloseDelimited(); }
    //! True if it carried an exchange before, or waited for one: the peer may have given it up.
    bool isWarm() const { return m_isWarm; }
    //! What is known of it, as the exchange that it carries, or the next one, is to see it. A copy
    //! costs no allocation.
    const ConnectionInfo &info() const { return m_info; }
    const Stream &stream() const { return *m_stream; }

    // For the pool
    OriginPool *origin() const { return m_origin; }
    //! Makes ready to be kept until the next exchange.
    void detach();
    void setKept() { m_isWarm = true; }
    //! False if the peer has gone or has spoken out of turn.
    bool isAlive() { return !m_isBroken && !m_stream->hasUnread(); }
    //! True if it was told of bytes, or of the end, that it has not read: it is told once.
    bool hasUnheardNews() const { return m_hasUnheardNews; }
    //! True if it is known not to be alive.
    bool isBroken() const { return m_isBroken; }
    TimePoint created() const { return m_created; }
    std::optional<std::chrono::seconds> keepAliveTimeout() const
    {
        return m_parser.keepAliveTimeout();
    }

    //! When the pool gives it up as idle.
    class IdleDeadline final : public Deadline
    {
    public:
        explicit IdleDeadline(Connection &connection)
            : m_connection(connection)
        {}

    private:
        void expired() override;
        Connection &m_connection;
    };
    IdleDeadline &idleDeadline() { return m_idleDeadline; }

private:
    void streamConnected() override {}
    void streamSecured(const TlsInfo &) override {}
    void streamReadable() override;
    void streamWritten() override;
    void streamFailed(const Error &error) override;
    void streamSessionReceived(const TlsSession &session) override;
    void turn() override;

    bool isIdle() const { return IntrusiveNode<InOrigin>::isLinked(); }
    void unasked();
    [[nodiscard]] Error earlyEnd();
    bool pump();
    bool readOnce(bool &more);
    bool feed(QByteArrayView data);
    bool settle(qsizetype unused);
    void handleEnd();

    Pool &m_pool;
    OriginPool *m_origin;
    std::unique_ptr<Stream> m_stream;
    ConnectionInfo m_info;
    Http1::ResponseParser m_parser;
    Exchange *m_exchange = nullptr;
    QByteArray m_leftover; // content that was read but not taken
    TimePoint m_created;
    qint64 m_given = 0; // bytes to write
    bool m_isWarm = false;
    bool m_hasUnheardNews = false;
    bool m_isBroken = false; // spoke or ended while nobody asked, or a write failed
    bool m_isLastExchange = false; // the request said "Connection: close"
    IdleDeadline m_idleDeadline;
};

} // namespace HttpQ
