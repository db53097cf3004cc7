// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "testing/server/serverconnection.h"

#include "testing/server/serverconnection_p.h"
#include "testing/server/serverlistener_p.h"

#include <QtCore/qmetaobject.h>
#include <QtCore/qscopedvaluerollback.h>

#include <utility>

#ifdef Q_OS_UNIX
#    include <sys/ioctl.h>
#    include <sys/socket.h>
#endif
#ifdef Q_OS_LINUX
#    include <linux/sockios.h>
#endif

namespace HttpQ {

ServerConnection::ServerConnection(ServerListener *server, qintptr descriptor, qint64 id)
    : QObject(server)
    , d(std::make_unique<ServerConnectionPrivate>())
{
    d->q = this;
    d->server = server;
    d->id = id;
    d->socket.setSocketDescriptor(descriptor);
    d->socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    d->timer.setSingleShot(true);
    d->timer.setTimerType(Qt::PreciseTimer);
    const auto turn = [this] { d->requestTurn(); };
    connect(&d->socket, &QIODevice::readyRead, this, turn);
    connect(&d->socket, &QIODevice::bytesWritten, this, turn);
    connect(&d->socket, &QSslSocket::encryptedBytesWritten, this, turn);
    connect(&d->timer, &QTimer::timeout, this, [this] {
        d->isWaiting = false;
        d->requestTurn();
    });
    connect(&d->socket, &QAbstractSocket::errorOccurred, this,
            [this](QAbstractSocket::SocketError error) {
                d->peerHasFinished |= error == QAbstractSocket::RemoteHostClosedError;
            });
    connect(&d->socket, &QAbstractSocket::disconnected, this, &ServerConnection::closed);
}

ServerConnection::~ServerConnection()
{
    d->socket.disconnect(this);
}

qint64 ServerConnection::id() const
{
    return d->id;
}

bool ServerConnection::isOpen() const
{
    return d->socket.state() == QAbstractSocket::ConnectedState;
}

bool ServerConnection::isEncrypted() const
{
    return d->socket.isEncrypted();
}

qint64 ServerConnection::requestCount() const
{
    return d->requestCount;
}

qint64 ServerConnection::bytesReceived() const
{
    return d->bytesReceived;
}

bool ServerConnection::peerHasFinished() const
{
    return d->peerHasFinished;
}

QSslSocket &ServerConnection::socket()
{
    return d->socket;
}

void ServerConnection::answer(const ServerRequest &request, const ServerAnswer &answer)
{
    using Ending = ServerConnectionPrivate::Ending;
    if (d->isMute)
        return;
    const QByteArray all = answer.toBytes(request.method());
    const qint64 place = answer.m_fault == ServerAnswer::Fault::None
                                 ? all.size()
                                 : answer.faultPlace(all.size());
    const QByteArray bytes = all.left(place);
    d->queueInPieces(bytes, answer.m_pieceSize > 0 ? answer.m_pieceSize : bytes.size(),
                     answer.m_delay, answer.m_every);

    switch (answer.m_fault) {
    case ServerAnswer::Fault::Stall:
        d->end(Ending::Stall);
        return;
    case ServerAnswer::Fault::Reset:
        d->end(Ending::Reset);
        return;
    case ServerAnswer::Fault::Cut:
        d->end(Ending::Finish);
        return;
    case ServerAnswer::Fault::CutWithoutNotify:
        d->end(Ending::FinishWithoutNotify);
        return;
    case ServerAnswer::Fault::None:
        break;
    }
    if (request.header("Connection").toLower() == "close"
        || answer.m_response.headers().value("Connection").compare("close", Qt::CaseInsensitive)
                   == 0) {
        d->end(Ending::Finish);
    }
}

void ServerConnection::send(const QByteArray &bytes)
{
    d->queue(bytes);
}

void ServerConnection::respond(const QByteArray &status, const QByteArray &body,
                               const QByteArray &moreFields)
{
    send("HTTP/1.1 " + status + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n"
         + moreFields + "\r\n" + body);
}

void ServerConnection::sendInPieces(const QByteArray &bytes, qsizetype size)
{
    d->queueInPieces(bytes, size, {}, {});
}

void ServerConnection::finish()
{
    d->end(ServerConnectionPrivate::Ending::Finish);
}

void ServerConnection::finishWithoutNotify()
{
    d->end(ServerConnectionPrivate::Ending::FinishWithoutNotify);
}

void ServerConnection::resetWhenSent()
{
    d->end(ServerConnectionPrivate::Ending::Reset);
}

void ServerConnection::reset()
{
    d->outgoing.clear();
    d->ending = ServerConnectionPrivate::Ending::None;
#ifdef Q_OS_UNIX
    const linger discard { 1, 0 };
    ::setsockopt(static_cast<int>(d->socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &discard,
                 sizeof discard);
#endif
    d->socket.abort();
}

void ServerConnection::stopSending()
{
    d->outgoing.clear();
    d->ending = ServerConnectionPrivate::Ending::None;
    d->isMute = true;
}

void ServerConnection::stopReading()
{
    d->isReadingStopped = true;
    d->socket.setReadBufferSize(1);
}

void ServerConnection::resumeReading()
{
    d->isReadingStopped = false;
    d->socket.setReadBufferSize(0);
    d->requestTurn();
}

void ServerConnection::startTls(const QSslConfiguration &configuration)
{
    d->socket.setSslConfiguration(configuration);
    d->socket.startServerEncryption();
}

// Handlers end connections, which QSslSocket does not survive below its own signals: all that they
// cause is done from an event of our own.
void ServerConnectionPrivate::requestTurn()
{
    if (std::exchange(isTurnDue, true))
        return;
    QMetaObject::invokeMethod(
            q, [this] { takeTurn(); }, Qt::QueuedConnection);
}

void ServerConnectionPrivate::takeTurn()
{
    isTurnDue = false;
    read();
    if (sendNextPiece())
        endIfSent();
}

void ServerConnectionPrivate::queue(const QByteArray &bytes, Duration wait)
{
    if (isMute)
        return;
    if (outgoing.isEmpty() && wait == Duration(0)) {
        socket.write(bytes);
        return;
    }
    outgoing.append({ bytes, wait });
    requestTurn();
}

void ServerConnectionPrivate::queueInPieces(const QByteArray &bytes, qsizetype size, Duration first,
                                            Duration every)
{
    if (size >= bytes.size()) {
        queue(bytes, first);
        return;
    }
    if (isMute)
        return;
    for (qsizetype i = 0; i < bytes.size(); i += size)
        outgoing.append({ bytes.mid(i, size), i == 0 ? first : every });
    requestTurn();
}

void ServerConnectionPrivate::end(Ending how)
{
    if (ending != Ending::None)
        return;
    isMute = true;
    ending = how;
    requestTurn();
}

bool ServerConnectionPrivate::hasUnsent() const
{
    return socket.bytesToWrite() > 0 || socket.encryptedBytesToWrite() > 0;
}

// True if there is none.
bool ServerConnectionPrivate::sendNextPiece()
{
    // The pieces must not meet again in the socket's buffer.
    if (outgoing.isEmpty() || isWaiting || !q->isOpen() || hasUnsent())
        return outgoing.isEmpty();
    Piece &piece = outgoing.first();
    if (const Duration wait = std::exchange(piece.wait, Duration(0)); wait > Duration(0)) {
        isWaiting = true;
        timer.start(wait);
        return false;
    }
    socket.write(outgoing.takeFirst().bytes);
    socket.flush();
    requestTurn();
    return false;
}

// True if the client's system has all that was sent, as far as one can know.
bool ServerConnectionPrivate::isAtClient() const
{
#ifdef Q_OS_LINUX
    int waiting = 0;
    return ::ioctl(static_cast<int>(socket.socketDescriptor()), SIOCOUTQ, &waiting) != 0
           || waiting == 0;
#else
    return true;
#endif
}

void ServerConnectionPrivate::endIfSent()
{
    if (ending == Ending::None || !q->isOpen())
        return;
    socket.flush();
    if (hasUnsent())
        return;
    if (ending == Ending::Reset && !isAtClient()) {
        timer.start(Duration(1));
        return;
    }
    switch (std::exchange(ending, Ending::None)) {
    case Ending::Stall:
        q->stopSending();
        return;
    case Ending::Reset:
        q->reset();
        return;
    case Ending::Finish:
        if (socket.isEncrypted()) {
            socket.disconnectFromHost();
            return;
        }
        break;
    case Ending::FinishWithoutNotify:
    case Ending::None:
        break;
    }
#ifdef Q_OS_UNIX
    // Closing the descriptor with bytes unread would be a RST; only this direction ends.
    ::shutdown(static_cast<int>(socket.socketDescriptor()), SHUT_WR);
#else
    socket.disconnectFromHost();
#endif
}

void ServerConnectionPrivate::read()
{
    if (isReadingStopped || socket.bytesAvailable() == 0)
        return;
    const QByteArray bytes = socket.readAll();
    bytesReceived += bytes.size();
    if (isTlsRefused) {
        refuseTls();
        return;
    }
    if (const auto handler = server->onBytes) {
        handler(*q, bytes);
        return;
    }
    reader.feed(bytes);
    readRequests();
}

// What a server says that has nothing in common with the client (RFC 8446 6.2).
void ServerConnectionPrivate::refuseTls()
{
    constexpr char HandshakeFailure[] = { 0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x28 };
    queue(QByteArray(HandshakeFailure, sizeof HandshakeFailure));
    end(Ending::FinishWithoutNotify);
}

void ServerConnectionPrivate::readRequests()
{
    // A handler may run the event loop, and then more comes in.
    if (isReading)
        return;
    const QScopedValueRollback<bool> reading(isReading, true);
    for (;;) {
        const RequestReader::Step step = reader.next();
        if (step == RequestReader::Step::NeedsMore)
            break;
        ServerRequest request = reader.request();
        request.m_connection = id;
        if (step == RequestReader::Step::Head) {
            if (const auto handler = server->onHead)
                handler(*q, request);
        } else {
            ++requestCount;
            handle(request);
        }
    }
    if (reader.hasFailed())
        qWarning("ScriptedServer: connection %lld sent a broken request", id);
}

void ServerConnectionPrivate::handle(const ServerRequest &request)
{
    server->requests.append(request);
    if (const auto handler = server->onRequest)
        handler(*q, request);
    else
        q->answer(request, server->answerTo(request));
}

} // namespace HttpQ
