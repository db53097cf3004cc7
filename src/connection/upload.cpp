// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "connection/upload.h"

#include "connection/bodypull.h"
#include "connection/connection.h"
#include "connection/exchange.h"
#include "http/method.h"

namespace HttpQ {

namespace {

// Bodies up to this size are copied behind the head, to go out in one system call with it.
constexpr qsizetype SmallBody = 16 * 1024;
constexpr qsizetype PieceSize = 64 * 1024;
// How often a source is asked before others get their turn.
constexpr int MaximumPulls = 16;

} // namespace

Upload::~Upload()
{
    if (m_isDestroyed)
        *m_isDestroyed = true;
    stop();
}

Error Upload::prepare(QByteArrayView method, const Body &body)
{
    stop();
    m_bytes = body.bytes();
    m_source = body.source();
    m_isStopped = false;
    m_sent = 0;
    m_isDone = body.isEmpty();
    m_contentLength = m_bytes.size();
    if (m_isDone) {
        m_framing = methodExpectsBody(method) ? Http1::RequestFraming::Length
                                              : Http1::RequestFraming::None;
        return {};
    }
    if (const std::shared_ptr<BodySource> source = m_source) {
        const Error refused = beginSource(*source, Error::Phase::Send, m_contentLength);
        if (refused)
            return refused;
        // It may have ended the exchange.
        if (m_isStopped)
            return {};
        source->setWakeUp(this);
    }
    m_framing =
            m_contentLength >= 0 ? Http1::RequestFraming::Length : Http1::RequestFraming::Chunked;
    return {};
}

QByteArrayView Upload::takeSmallBody()
{
    if (m_isDone || m_isHeld || m_source || m_bytes.size() > SmallBody)
        return {};
    m_isDone = true;
    m_sent = m_bytes.size();
    return m_bytes;
}

void Upload::stop()
{
    unlink();
    if (m_source) {
        m_source->setWakeUp(nullptr);
        m_source.reset();
    }
    m_isWaiting = false;
    m_isHeld = false;
    m_isStopped = true;
}

void Upload::release(Connection &connection)
{
    m_isHeld = false;
    pump(connection);
}

void Upload::pump(Connection &connection)
{
    if (m_isDone || m_isStopped || m_isHeld)
        return;
    if (m_source)
        m_turns.schedule(this);
    else
        pumpBytes(connection);
}

void Upload::pumpBytes(Connection &connection)
{
    const qint64 highWater = m_exchange.limits().writeHighWater;
    while (connection.bytesToWrite() < highWater) {
        const QByteArrayView rest = QByteArrayView(m_bytes).sliced(static_cast<qsizetype>(m_sent));
        if (!sendPiece(connection, rest.first(qMin(rest.size(), PieceSize))))
            return;
        if (m_sent == m_bytes.size()) {
            end(connection);
            return;
        }
    }
}

void Upload::turn()
{
    // The source is being asked, and runs an event loop: it goes on when that returns.
    if (m_isDestroyed) {
        m_isReadyAgain = true;
        return;
    }
    if (m_isDone || m_isStopped || !m_exchange.connection())
        return;
    if (pumpSource(*m_exchange.connection()))
        m_exchange.uploadProgressed();
}

// Returns false if the exchange has ended, and this may be gone.
bool Upload::pumpSource(Connection &connection)
{
    const qint64 highWater = m_exchange.limits().writeHighWater;
    // A source may run code of the program that ends the exchange, or an event loop in which all of
    // this goes.
    const std::shared_ptr<BodySource> source = m_source;
    for (int pulls = 0; connection.bytesToWrite() < highWater; ++pulls) {
        if (pulls == MaximumPulls) {
            m_turns.scheduleNext(this);
            return true;
        }
        QByteArray piece = std::exchange(m_piece, {});
        piece.resize(0);
        bool isDestroyed = false;
        m_isReadyAgain = false;
        m_isDestroyed = &isDestroyed;
        Error failure;
        const BodySource::Pull pulled = pullFrom(*source, piece, Error::Phase::Send, failure);
        if (isDestroyed)
            return false;
        m_isDestroyed = nullptr;
        m_piece = std::move(piece);
        if (m_source != source || m_exchange.connection() != &connection)
            return false;
        m_isWaiting = pulled == BodySource::Pull::Later && !m_isReadyAgain;
        switch (pulled) {
        case BodySource::Pull::Bytes:
            if (!sendPiece(connection, m_piece))
                return false;
            break;
        case BodySource::Pull::Later:
            if (m_isReadyAgain)
                m_turns.schedule(this);
            return true;
        case BodySource::Pull::End:
            if (const Error error =
                        checkAnnounced(m_contentLength, m_sent, true, Error::Phase::Send)) {
                m_exchange.finish(error);
                return false;
            }
            end(connection);
            return true;
        case BodySource::Pull::Failed:
            m_exchange.finish(failure);
            return false;
        }
    }
    return true;
}

bool Upload::sendPiece(Connection &connection, QByteArrayView piece)
{
    // RFC 9112 7.1: a chunk of no bytes would end the body
    if (piece.isEmpty())
        return true;
    if (m_framing == Http1::RequestFraming::Chunked) {
        m_frame.resize(0);
        Http1::encodeChunk(piece, m_frame);
        connection.write(m_frame);
    } else {
        if (const Error error = checkAnnounced(m_contentLength, m_sent + piece.size(), false,
                                               Error::Phase::Send)) {
            m_exchange.finish(error);
            return false;
        }
        connection.write(piece);
    }
    m_sent += piece.size();
    return true;
}

void Upload::end(Connection &connection)
{
    if (m_framing == Http1::RequestFraming::Chunked) {
        m_frame.resize(0);
        Http1::encodeLastChunk(m_frame);
        connection.write(m_frame);
    }
    m_isDone = true;
    stop();
}

} // namespace HttpQ
