// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "testing/mock/mockstream.h"

#include "testing/mock/mockpeer_p.h"

#include <algorithm>
#include <cstring>

namespace HttpQ {

MockStream::MockStream(const std::shared_ptr<MockLoop> &loop, MockPeerPrivate *peer, bool isSecure,
                       StreamListener *listener)
    : Stream(listener)
    , m_peer(peer)
    , m_task(loop, [this] { deliver(); })
    , m_isSecure(isSecure)
{}

MockStream::~MockStream()
{
    if (m_peer)
        m_peer->streamDestroyed();
}

void MockStream::tell(News news)
{
    m_news |= news;
    m_task.post();
}

// The listener may destroy this stream, so its call comes last.
void MockStream::deliver()
{
    const int news = m_news & -m_news;
    m_news &= ~news;
    if (m_news)
        m_task.post();
    switch (news) {
    case Connected:
        m_isConnected = true;
        tellReadable();
        m_listener->streamConnected();
        return;
    case Secured: {
        m_isHandshaking = false;
        m_isSecured = true;
        if (!m_sessions.isEmpty())
            tell(SessionReceived);
        tellReadable();
        const TlsInfo info = m_tlsInfo;
        m_listener->streamSecured(info);
        return;
    }
    case SessionReceived: {
        const TlsSession session = m_sessions.takeFirst();
        if (!m_sessions.isEmpty())
            tell(SessionReceived);
        m_listener->streamSessionReceived(session);
        return;
    }
    case Readable:
        if (hasUnread() && !m_isToldReadable) {
            m_isToldReadable = true;
            m_listener->streamReadable();
        }
        return;
    case Written:
        if (bytesToWrite() == 0)
            m_listener->streamWritten();
        return;
    case Failed: {
        const Error error = m_error;
        m_listener->streamFailed(error);
        return;
    }
    default:
        return;
    }
}

void MockStream::tellConnected()
{
    tell(Connected);
}

void MockStream::tellSecured(const TlsInfo &info)
{
    m_tlsInfo = info;
    tell(Secured);
}

void MockStream::tellSession(const TlsSession &session)
{
    m_sessions.append(session);
    if (m_isSecured)
        tell(SessionReceived);
}

void MockStream::tellReadable()
{
    if (m_end == StreamEnd::None && !m_isToldReadable && hasUnread())
        tell(Readable);
}

void MockStream::tellWritten()
{
    tell(Written);
}

void MockStream::tellFailed(const Error &error)
{
    m_error = error;
    tell(Failed);
}

void MockStream::peerDestroyed()
{
    m_peer = nullptr;
    if (isOpen())
        tellReadable();
    else
        tellFailed(Error(Error::Kind::Connect, Error::Phase::Connect, Error::Party::Remote,
                         QStringLiteral("The backend is gone")));
}

qint64 MockStream::read(char *data, qint64 size)
{
    if (m_end != StreamEnd::None)
        return -1;
    m_isToldReadable = false;
    if (!isOpen())
        return 0;
    if (m_peer && !m_peer->toClient.isEmpty()) {
        qint64 count = std::min(size, qint64(m_peer->toClient.size()));
        if (m_peer->readSize > 0)
            count = std::min(count, m_peer->readSize);
        std::memcpy(data, m_peer->toClient.constData(), size_t(count));
        m_peer->toClient.remove(0, qsizetype(count));
        tellReadable();
        return count;
    }
    const StreamEnd end = m_peer ? m_peer->end : StreamEnd::Reset;
    if (end == StreamEnd::None)
        return 0;
    // As with a socket, which tells a RST from a FIN only when it is asked to beforehand.
    m_end = end == StreamEnd::Reset && !m_isSecure && !m_endMatters ? StreamEnd::Clean : end;
    return -1;
}

bool MockStream::hasUnread()
{
    if (m_end != StreamEnd::None)
        return true;
    return isOpen() && (!m_peer || !m_peer->toClient.isEmpty() || m_peer->end != StreamEnd::None);
}

void MockStream::write(QByteArrayView data)
{
    if (!isOpen() || m_isSecured != m_isSecure) {
        tellFailed(Error(Error::Kind::Write, Error::Phase::Send, Error::Party::Local,
                         QStringLiteral("Written before the connection was up and secured")));
    } else if (m_end != StreamEnd::None || !m_peer || m_peer->end == StreamEnd::Reset) {
        tellFailed(Error(Error::Kind::Write, Error::Phase::Send, Error::Party::Remote,
                         QStringLiteral("The peer has closed the connection")));
    } else if (m_peer->writeError) {
        tellFailed(m_peer->writeError);
    } else {
        m_peer->clientWrote(data);
    }
}

qint64 MockStream::bytesToWrite() const
{
    return m_peer ? m_peer->fromClient.size() : 0;
}

void MockStream::setTlsSession(const TlsSession &session)
{
    if (m_peer)
        m_peer->offeredSession = session.ticket;
}

void MockStream::startTls(const TlsOptions &options, const QByteArray &serverName)
{
    const auto refuse = [this](Error::Party party, const QString &message) {
        tellFailed(Error(Error::Kind::Tls, Error::Phase::Tls, party, message));
    };
    if (!m_isSecure) {
        refuse(Error::Party::Local, QStringLiteral("The stream was not made for TLS"));
    } else if (!m_isConnected) {
        refuse(Error::Party::Local, QStringLiteral("TLS begins when the connection is up"));
    } else if (m_peer && !m_peer->toClient.isEmpty()) {
        refuse(Error::Party::Remote,
               QStringLiteral("The server sent data before the TLS handshake"));
    } else if (hasUnread()) {
        refuse(Error::Party::Remote,
               QStringLiteral("The server closed the connection before the TLS handshake"));
    } else {
        m_isHandshaking = true;
        m_peer->clientStartedTls(options, serverName);
    }
}

QString MockStream::localAddress() const
{
    if (!m_peer || !m_peer->localSocket.isEmpty())
        return {};
    const QString wanted = m_peer->networkOptions.localAddress();
    return wanted.isEmpty() ? QStringLiteral("127.0.0.1") : wanted;
}

quint16 MockStream::localPort() const
{
    constexpr quint16 FirstDynamicPort = 49152; // RFC 6335 6
    return m_peer && m_peer->localSocket.isEmpty() ? FirstDynamicPort : 0;
}

QString MockStream::peerAddress() const
{
    return m_peer ? m_peer->address.toString() : QString();
}

quint16 MockStream::peerPort() const
{
    return m_peer ? m_peer->port : 0;
}

} // namespace HttpQ
