// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "connection/connection.h"

#include "connection/exchange.h"
#include "connection/pool.h"

namespace HttpQ {

namespace {

// How often one wake-up may read before the other sockets get their turn.
constexpr int MaximumReads = 16;

Http1::PeerEnd peerEnd(StreamEnd end)
{
    switch (end) {
    case StreamEnd::Truncated:
        return Http1::PeerEnd::Truncated;
    case StreamEnd::Reset:
        return Http1::PeerEnd::Reset;
    case StreamEnd::None:
    case StreamEnd::Clean:
        break;
    }
    return Http1::PeerEnd::Clean;
}

} // namespace

Connection::Connection(Pool &pool, OriginPool *origin, std::unique_ptr<Stream> stream,
                       const ConnectionInfo &info, TimePoint now)
    : m_pool(pool)
    , m_origin(origin)
    , m_stream(std::move(stream))
    , m_info(info)
    , m_parser(pool.limits())
    , m_created(now)
    , m_idleDeadline(*this)
{
    m_stream->setListener(this);
}

Connection::~Connection() = default;

void Connection::start(Exchange *exchange)
{
    m_exchange = exchange;
    m_isWarm = true;
    if (m_isBroken) {
        exchange->finish(earlyEnd());
        return;
    }
    const Request &request = exchange->request();
    const QByteArray method = request.method();
    Upload &upload = exchange->upload();

    Http1::RequestHead head;
    head.method = method;
    head.target = exchange->target().path;
    head.authority = exchange->target().authority;
    head.headers = request.headers();
    head.framing = upload.framing();
    head.contentLength = upload.contentLength();
    QByteArray &out = m_pool.writeBuffer();
    out.resize(0);
    if (const Error refused =
                Http1::encodeRequestHead(head, exchange->limits().requestHeadBytes, out)) {
        exchange->refuse(refused);
        return;
    }
    m_isLastExchange = Http1::asksToClose(head.headers);
    out.append(upload.takeSmallBody());
    m_parser.setLimits(exchange->limits());
    m_parser.begin(method, exchange);
    write(out);
    upload.pump(*this);
}

void Connection::detach()
{
    if (std::exchange(m_exchange, nullptr))
        m_info.setRequestsBefore(m_info.requestsBefore() + 1);
    m_parser.detach();
    TurnItem::unlink();
}

void Connection::resume()
{
    if (m_exchange)
        pump();
}

void Connection::resumeOnTurn()
{
    m_pool.turns().scheduleNext(this);
}

void Connection::turn()
{
    if (m_exchange)
        m_exchange->loopTurned();
    resume();
}

void Connection::streamReadable()
{
    m_hasUnheardNews = true;
    if (!m_exchange) {
        // The event loop may have seen what was read since, on a turn. Reading shows whether there is
        // more, and has the loop tell of what comes.
        char byte;
        if (isIdle() && m_stream->read(&byte, 1) == 0)
            m_hasUnheardNews = false;
        else
            unasked();
        return;
    }
    m_exchange->loopTurned();
    pump();
}

// RFC 9112 9.2: what comes while no request is outstanding is no response to any. Who holds a lease
// and has not begun finds out when it does.
void Connection::unasked()
{
    if (isIdle())
        m_pool.discard(this);
    else
        m_isBroken = true;
}

// Why there can be no exchange on a connection that broke before it was used.
Error Connection::earlyEnd()
{
    const std::span<char> buffer = m_pool.readBuffer();
    if (m_stream->read(buffer.data(), static_cast<qint64>(buffer.size())) > 0) {
        return Error(Error::Kind::RemoteProtocol, Error::Phase::Send, Error::Party::Remote,
                     QStringLiteral("The server sent data before it was asked for any"));
    }
    return Error(Error::Kind::Read, Error::Phase::Send, Error::Party::Remote,
                 QStringLiteral("The server closed the connection before the request was sent"));
}

void Connection::write(QByteArrayView data)
{
    m_given += data.size();
    m_stream->write(data);
}

void Connection::streamWritten()
{
    if (m_exchange)
        m_exchange->written();
}

void Connection::streamFailed(const Error &error)
{
    if (!m_exchange) {
        unasked();
        return;
    }
    m_isBroken = true;
    // A server may answer and hang up before it has read the whole request: the answer counts, and
    // what is left of it is still to be read. Only silence makes the write's failure the outcome.
    m_exchange->upload().stop();
    if (pump() && !m_exchange->responseBegan())
        m_exchange->finish(error.withPhase(m_exchange->phase()));
}

void Connection::streamSessionReceived(const TlsSession &session)
{
    m_pool.tlsSessions().add(m_origin->key, session, m_pool.turns().now());
}

// Takes in what there is. Returns false if the exchange has left this connection, which may be
// gone.
bool Connection::pump()
{
    if (!m_leftover.isEmpty()) {
        if (!m_exchange->wantsData())
            return true;
        const QByteArray data = std::exchange(m_leftover, {});
        if (!feed(data))
            return false;
    }
    bool more = true;
    for (int reads = 0; more && m_exchange->wantsData(); ++reads) {
        if (reads == MaximumReads) {
            resumeOnTurn();
            return true;
        }
        if (!readOnce(more))
            return false;
    }
    return true;
}

// Reads once, and says in \a more whether there may be more to read. Returns as pump() does.
bool Connection::readOnce(bool &more)
{
    m_hasUnheardNews = false;
    const qint64 expected = m_parser.expectedBodyBytes();
    std::span<char> room;
    if (expected > 0)
        room = m_exchange->body().directRoom(expected);
    if (!room.empty()) {
        const qint64 got = m_stream->read(room.data(), static_cast<qint64>(room.size()));
        m_exchange->body().commitDirect(qMax(qint64(0), got));
        more = got == static_cast<qint64>(room.size());
        if (got > 0) {
            m_exchange->directReceived();
            m_parser.skipBody(got);
            return settle(0);
        }
        if (got < 0)
            handleEnd();
        return got == 0;
    }

    const std::span<char> buffer = m_pool.readBuffer();
    const qint64 got = m_stream->read(buffer.data(), static_cast<qint64>(buffer.size()));
    more = got == static_cast<qint64>(buffer.size());
    if (got > 0) {
        m_exchange->received();
        return feed(QByteArrayView(buffer.data(), static_cast<qsizetype>(got)));
    }
    if (got < 0)
        handleEnd();
    return got == 0;
}

bool Connection::feed(QByteArrayView data)
{
    const qsizetype used = m_parser.feed(data);
    if (used < data.size() && !m_parser.isDone())
        m_leftover = data.sliced(used).toByteArray();
    return settle(data.size() - used);
}

// After the parser took something in: what became of the exchange? False if it has left.
bool Connection::settle(qsizetype unused)
{
    Exchange *exchange = m_exchange;
    if (const Error failure = exchange->failure()) {
        exchange->finish(failure);
        return false;
    }
    if (!m_parser.isDone()) {
        if (m_parser.isCloseDelimited())
            m_stream->expectEnd();
        if (m_parser.isBetweenHeads())
            exchange->informationalEnded();
        return true;
    }
    // Bytes behind the response are nobody's; a request that was not sent to its end leaves the
    // connection in the middle of a message.
    const bool reusable = !m_isBroken && m_parser.isKeepAlive() && !m_isLastExchange && unused == 0
                          && m_leftover.isEmpty() && exchange->upload().isDone()
                          && m_stream->bytesToWrite() == 0;
    exchange->wireEnded(reusable);
    return false;
}

void Connection::handleEnd()
{
    m_parser.feedEnd(peerEnd(m_stream->end()));
    Exchange *exchange = m_exchange;
    if (const Error failure = exchange->failure())
        exchange->finish(failure);
    else
        exchange->wireEnded(false);
}

void Connection::IdleDeadline::expired()
{
    m_connection.m_pool.discard(&m_connection);
}

} // namespace HttpQ
