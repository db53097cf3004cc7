// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "support/serverconnection.h"

#include "support/scriptedserver.h"

#include <QtCore/qmetaobject.h>

#include <sys/socket.h>

namespace HttpQTest {

ServerConnection::ServerConnection(ScriptedServer *server, qintptr descriptor, qint64 id)
    : QObject(server)
    , m_server(server)
    , m_id(id)
{
    m_socket.setSocketDescriptor(descriptor);
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(&m_socket, &QIODevice::readyRead, this, &ServerConnection::requestTurn);
    connect(&m_socket, &QIODevice::bytesWritten, this, &ServerConnection::requestTurn);
    connect(&m_socket, &QSslSocket::encryptedBytesWritten, this, &ServerConnection::requestTurn);
    connect(&m_socket, &QAbstractSocket::errorOccurred, this,
            [this](QAbstractSocket::SocketError error) {
                m_peerHasFinished |= error == QAbstractSocket::RemoteHostClosedError;
            });
    connect(&m_socket, &QAbstractSocket::disconnected, this, &ServerConnection::closed);
}

ServerConnection::~ServerConnection()
{
    m_socket.disconnect(this);
}

// Handlers end connections, which QSslSocket does not survive below its own signals: all that they
// cause is done from an event of our own.
void ServerConnection::requestTurn()
{
    if (std::exchange(m_isTurnDue, true))
        return;
    QMetaObject::invokeMethod(this, &ServerConnection::takeTurn, Qt::QueuedConnection);
}

void ServerConnection::takeTurn()
{
    m_isTurnDue = false;
    read();
    sendNextPiece();
    endIfSent();
}

void ServerConnection::send(const QByteArray &bytes)
{
    if (m_outgoing.isEmpty())
        m_socket.write(bytes);
    else
        m_outgoing.append(bytes);
}

void ServerConnection::respond(const QByteArray &status, const QByteArray &body,
                               const QByteArray &moreFields)
{
    send("HTTP/1.1 " + status + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n"
         + moreFields + "\r\n" + body);
}

void ServerConnection::sendInPieces(const QByteArray &bytes, qsizetype size)
{
    for (qsizetype i = 0; i < bytes.size(); i += size)
        m_outgoing.append(bytes.mid(i, size));
    requestTurn();
}

bool ServerConnection::hasUnsent() const
{
    return m_socket.bytesToWrite() > 0 || m_socket.encryptedBytesToWrite() > 0;
}

void ServerConnection::sendNextPiece()
{
    // The pieces must not meet again in the socket's buffer.
    if (m_outgoing.isEmpty() || !isOpen() || hasUnsent())
        return;
    m_socket.write(m_outgoing.takeFirst());
    m_socket.flush();
    requestTurn();
}

void ServerConnection::finish()
{
    m_ending = Ending::Finish;
    requestTurn();
}

void ServerConnection::finishWithoutNotify()
{
    m_ending = Ending::FinishWithoutNotify;
    requestTurn();
}

void ServerConnection::endIfSent()
{
    if (m_ending == Ending::None || !m_outgoing.isEmpty() || !isOpen())
        return;
    m_socket.flush();
    if (hasUnsent())
        return;
    const Ending ending = std::exchange(m_ending, Ending::None);
    if (ending == Ending::Finish && m_socket.isEncrypted()) {
        m_socket.disconnectFromHost();
        return;
    }
    // Closing the descriptor with bytes unread would be a RST; only this direction ends.
    ::shutdown(static_cast<int>(m_socket.socketDescriptor()), SHUT_WR);
}

void ServerConnection::reset()
{
    m_outgoing.clear();
    m_ending = Ending::None;
    const linger discard { 1, 0 };
    ::setsockopt(static_cast<int>(m_socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &discard,
                 sizeof discard);
    m_socket.abort();
}

void ServerConnection::stall()
{
    m_isStalled = true;
    m_socket.setReadBufferSize(1);
}

void ServerConnection::resume()
{
    m_isStalled = false;
    m_socket.setReadBufferSize(0);
    requestTurn();
}

void ServerConnection::startTls(const QSslConfiguration &configuration)
{
    m_socket.setSslConfiguration(configuration);
    m_socket.startServerEncryption();
}

void ServerConnection::read()
{
    if (m_isStalled || m_socket.bytesAvailable() == 0)
        return;
    const QByteArray bytes = m_socket.readAll();
    m_bytesReceived += bytes.size();
    if (m_server->m_onBytes) {
        m_server->m_onBytes(*this, bytes);
        return;
    }
    m_reader.feed(bytes);
    readRequests();
}

void ServerConnection::readRequests()
{
    // A handler may run the event loop, and then more comes in.
    if (m_isReading)
        return;
    m_isReading = true;
    for (;;) {
        const RequestReader::Step step = m_reader.next();
        if (step == RequestReader::Step::NeedsMore)
            break;
        ServerRequest request = m_reader.request();
        request.connection = m_id;
        if (step == RequestReader::Step::Head) {
            if (m_server->m_onHead)
                m_server->m_onHead(*this, request);
            continue;
        }
        ++m_requestCount;
        m_server->m_requests.append(request);
        if (m_server->m_onRequest)
            m_server->m_onRequest(*this, request);
    }
    m_isReading = false;
    if (m_reader.hasFailed())
        qWarning("ScriptedServer: connection %lld sent a broken request", m_id);
}

} // namespace HttpQTest
