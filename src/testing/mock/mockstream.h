// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "testing/mock/mockloop.h"
#include "network/stream.h"

namespace HttpQ {

class MockPeerPrivate;

//! The client's end of a connection to a MockPeer.
class MockStream final : public Stream
{
public:
    MockStream(const std::shared_ptr<MockLoop> &loop, MockPeerPrivate *peer, bool isSecure,
               StreamListener *listener);
    ~MockStream() override;

    qint64 read(char *data, qint64 size) override;
    bool hasUnread() override;
    void write(QByteArrayView data) override;
    qint64 bytesToWrite() const override;
    void setTlsSession(const TlsSession &session) override;
    void startTls(const TlsOptions &options, const QByteArray &serverName) override;
    void expectEnd() override { m_endMatters = true; }
    StreamEnd end() const override { return m_end; }
    QString localAddress() const override;
    quint16 localPort() const override;
    QString peerAddress() const override;
    quint16 peerPort() const override;

    // For the peer: the listener hears of it on the loop's next steps
    void tellConnected();
    void tellSecured(const TlsInfo &info);
    void tellSession(const TlsSession &session);
    void tellReadable();
    void tellWritten();
    void tellFailed(const Error &error);
    void peerDestroyed();

private:
    enum News {
        Connected = 0x1,
        Secured = 0x2,
        SessionReceived = 0x4,
        Readable = 0x8,
        Written = 0x10,
        Failed = 0x20,
    };

    void tell(News news);
    void deliver();
    bool isOpen() const { return m_isConnected && !m_isHandshaking; }

    MockPeerPrivate *m_peer;
    MockTask m_task;
    Error m_error;
    TlsInfo m_tlsInfo;
    QList<TlsSession> m_sessions; // to tell of
    int m_news = 0;
    StreamEnd m_end = StreamEnd::None;
    const bool m_isSecure;
    bool m_isConnected = false;
    bool m_isHandshaking = false;
    bool m_isSecured = false;
    bool m_endMatters = false;
    bool m_isToldReadable = false; // since the last read()
};

} // namespace HttpQ
