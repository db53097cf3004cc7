// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/body.h"
#include "http/limits.h"
#include "network/turnqueue.h"
#include "protocol/http1/requestencoder.h"

namespace HttpQ {

class Connection;
class Exchange;

//! The content of one request on its way out: given to the connection in pieces, as fast as the
//! peer takes them. A source is asked on the turn only, for it may run the program's code.
class Upload final : private TurnItem, private BodySource::WakeUp
{
public:
    Upload(TurnQueue &turns, Exchange &exchange)
        : m_turns(turns)
        , m_exchange(exchange)
    {}
    ~Upload() override;

    //! Chooses the framing for \a body of a \a method request and goes to the start of the body.
    [[nodiscard]] Error prepare(QByteArrayView method, const Body &body);
    Http1::RequestFraming framing() const { return m_framing; }
    qint64 contentLength() const { return m_contentLength; }
    //! Bytes that go out together with the head; they count as sent.
    QByteArrayView takeSmallBody();

    //! Sends more if the connection can take more.
    void pump(Connection &connection);
    //! Sends nothing before release(). After prepare().
    void hold() { m_isHeld = true; }
    void release(Connection &connection);
    bool isHeld() const { return m_isHeld; }
    //! Sends no more.
    void stop();

    bool isDone() const { return m_isDone; }
    //! Nothing can be sent at the moment: waiting is not the peer's fault.
    bool isWaiting() const { return m_isWaiting || m_isHeld; }
    //! Content bytes handed to the connection.
    qint64 sentBytes() const { return m_sent; }

private:
    void turn() override;
    void sourceReady() override { m_turns.schedule(this); }
    void pumpBytes(Connection &connection);
    [[nodiscard]] bool pumpSource(Connection &connection);
    bool sendPiece(Connection &connection, QByteArrayView piece);
    void end(Connection &connection);

    TurnQueue &m_turns;
    Exchange &m_exchange;
    QByteArray m_bytes;
    std::shared_ptr<BodySource> m_source;
    QByteArray m_piece;
    QByteArray m_frame;
    Http1::RequestFraming m_framing = Http1::RequestFraming::None;
    qint64 m_contentLength = 0;
    qint64 m_sent = 0;
    bool m_isDone = true;
    bool m_isWaiting = false; // for the source
    bool m_isHeld = false;
    bool m_isStopped = true;
    bool *m_isDestroyed = nullptr; // set while the source is asked
    bool m_isReadyAgain = false; // the source said so while it was asked
};

} // namespace HttpQ
