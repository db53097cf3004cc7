// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "network/qt/qtsocketstream.h"

#include "network/socketoptions.h"

#include <QtNetwork/qnetworkproxy.h>
#include <QtNetwork/qtcpsocket.h>

#ifdef Q_OS_UNIX
#    include <cerrno>
#    include <fcntl.h>
#    include <netinet/in.h>
#    include <netinet/tcp.h>
#    include <sys/socket.h>
#    include <unistd.h>
#endif

namespace HttpQ {

namespace {

/*!
    Qt reports a FIN and a RST alike, and closes the descriptor at either; the kernel knows which it
    was as long as one is open. So a second one is kept over the read: a look before it would miss an
    end that comes in between.
*/
class EndProbe
{
public:
    explicit EndProbe(const QTcpSocket *socket)
    {
#ifdef Q_OS_LINUX
        if (socket) {
            m_descriptor = fcntl(static_cast<int>(socket->socketDescriptor()), F_DUPFD_CLOEXEC, 0);
        }
#else
        Q_UNUSED(socket)
#endif
    }
    EndProbe(const EndProbe &) = delete;
    EndProbe &operator=(const EndProbe &) = delete;
    ~EndProbe()
    {
#ifdef Q_OS_LINUX
        if (m_descriptor >= 0)
            close(m_descriptor);
#endif
    }

    //! True if the end was a FIN, or if nothing is known.
    bool isClean() const
    {
#ifdef Q_OS_LINUX
        tcp_info info = {};
        socklen_t size = sizeof(info);
        if (m_descriptor >= 0
            && getsockopt(m_descriptor, IPPROTO_TCP, TCP_INFO, &info, &size) == 0) {
            return info.tcpi_state == TCP_CLOSE_WAIT || info.tcpi_state == TCP_LAST_ACK;
        }
#endif
        return true;
    }

private:
    int m_descriptor = -1;
};

void keepAlive(QTcpSocket *socket)
{
    socket->setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    setKeepAliveTimes(socket->socketDescriptor());
}

// Qt sets that of IPv4 alone.
void setTypeOfService(QTcpSocket *socket, int value)
{
    if (socket->peerAddress().protocol() == QAbstractSocket::IPv6Protocol
        && setTrafficClass(socket->socketDescriptor(), value))
        return;
    socket->setSocketOption(QAbstractSocket::TypeOfServiceOption, value);
}

} // namespace

QtSocketStream::QtSocketStream(const NetworkOptions &options, StreamListener *listener)
    : QtSocketStream(options, listener, new QTcpSocket,
                     QIODevice::ReadWrite | QIODevice::Unbuffered)
{
    QObject::connect(m_socket, &QTcpSocket::bytesWritten, m_socket,
                     [this] { handleBytesWritten(); });
}

QtSocketStream::QtSocketStream(const NetworkOptions &options, StreamListener *listener,
                               QTcpSocket *socket, QIODevice::OpenMode mode)
    : Stream(listener)
    , m_options(options)
    , m_mode(mode)
    , m_socket(socket)
{
    // Qt would take the application's proxy, which is none of this library's.
    socket->setProxy(QNetworkProxy::NoProxy);
    connectSignals();
}

QtSocketStream::~QtSocketStream()
{
    m_socket->disconnect();
    if (m_destroyed) {
        *m_destroyed = true;
        // Nothing may be done to it here, where a QSslSocket may be in the middle of its work. A
        // nested event loop would not come to the deferred deletion, but to the call; whichever
        // is first takes the other away.
        m_socket->deleteLater();
        QMetaObject::invokeMethod(
                m_socket, [socket = m_socket] { delete socket; }, Qt::QueuedConnection);
        return;
    }
    // Says goodbye (close_notify) where that does not wait.
    if (m_isConnected && m_end == StreamEnd::None && m_socket->bytesToWrite() == 0) {
        m_socket->disconnectFromHost();
        m_socket->flush();
    }
    delete m_socket;
}

void QtSocketStream::connectSignals()
{
    QObject::connect(m_socket, &QTcpSocket::connected, m_socket, [this] {
        if (m_isInCall) {
            QMetaObject::invokeMethod(
                    &m_later, [this] { handleConnected(); }, Qt::QueuedConnection);
        } else {
            inSlot([this] { handleConnected(); });
        }
    });
    QObject::connect(m_socket, &QTcpSocket::readyRead, m_socket, [this] {
        if (m_isConnected && !m_isInCall)
            inSlot([this] { handleReadyRead(); });
    });
    QObject::connect(m_socket, &QTcpSocket::errorOccurred, m_socket, [this] {
        if (m_isInCall)
            m_hadError = true;
        else
            inSlot([this] { handleError(); });
    });
}

void QtSocketStream::connectTo(const QHostAddress &address, quint16 port)
{
    if (!m_options.localAddress().isEmpty() && !bind(m_socket))
        return;
    // A socket fails at once where there is no route or no descriptor.
    if (!callQuietly([&] { m_socket->connectToHost(address, port, m_mode); }))
        failLater(connectError(m_socket));
}

bool QtSocketStream::bind(QTcpSocket *socket)
{
    const QHostAddress from(m_options.localAddress());
    const bool isBound = !from.isNull() && callQuietly([&] { socket->bind(from); })
                         && socket->state() == QAbstractSocket::BoundState;
    if (!isBound) {
        failLater(Error(Error::Kind::Connect, Error::Phase::Connect, Error::Party::Local,
                        QStringLiteral("the local address \"%1\" cannot be used: %2")
                                .arg(m_options.localAddress(),
                                     from.isNull() ? QStringLiteral("it is no IP address")
                                                   : socket->errorString())));
    }
    return isBound;
}

void QtSocketStream::setOptions()
{
    if (!m_isLocal) {
        if (m_options.tcpNoDelay())
            m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        if (m_options.tcpKeepAlive())
            keepAlive(m_socket);
        if (const int value = m_options.typeOfService())
            setTypeOfService(m_socket, value);
    }
    if (const int bytes = m_options.sendBufferBytes())
        m_socket->setSocketOption(QAbstractSocket::SendBufferSizeSocketOption, bytes);
    if (const int bytes = m_options.receiveBufferBytes())
        m_socket->setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, bytes);
}

void QtSocketStream::handleConnected()
{
    m_isConnected = true;
    setOptions();
    m_listener->streamConnected();
}

void QtSocketStream::handleBytesWritten()
{
    if (m_isInCall || !m_hasToWrite || bytesToWrite() > 0)
        return;
    m_hasToWrite = false;
    inSlot([this] { m_listener->streamWritten(); });
}

// Of a connection that is up, the socket tells nothing but that it could not write what had waited:
// what goes wrong with reading is found out by read().
void QtSocketStream::handleError()
{
    m_hasBroken = m_isConnected;
    fail(m_isConnected ? writeError() : connectError(m_socket));
}

Error QtSocketStream::connectError(const QTcpSocket *socket)
{
    return Error(Error::Kind::Connect, Error::Phase::Connect,
                 socket->error() == QAbstractSocket::SocketResourceError ? Error::Party::Local
                                                                         : Error::Party::Remote,
                 socket->errorString());
}

Error QtSocketStream::writeError() const
{
    return Error(Error::Kind::Write, Error::Phase::Send, Error::Party::Remote,
                 m_socket->errorString());
}

qint64 QtSocketStream::read(char *data, qint64 size)
{
    if (m_end != StreamEnd::None)
        return -1;
    const QScopedValueRollback<bool> inCall(m_isInCall, true);
    const EndProbe probe(m_endMatters && m_socket->bytesAvailable() == 0 ? m_socket : nullptr);
    const qint64 got = m_socket->read(data, size);
    if (got > 0)
        return got;
    if (got == 0 && m_socket->state() == QAbstractSocket::ConnectedState)
        return 0;
    m_end = probe.isClean() && !m_hasBroken ? StreamEnd::Clean : StreamEnd::Reset;
    return -1;
}

bool QtSocketStream::hasUnread()
{
    if (m_end != StreamEnd::None || m_socket->state() != QAbstractSocket::ConnectedState)
        return true;
#ifdef Q_OS_UNIX
    // Sees a FIN, too, which bytesAvailable() does not, at the same cost of one system call.
    char byte;
    const auto waiting =
            recv(static_cast<int>(m_socket->socketDescriptor()), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    return waiting >= 0 || (errno != EAGAIN && errno != EWOULDBLOCK);
#else
    return m_socket->bytesAvailable() > 0;
#endif
}

void QtSocketStream::write(QByteArrayView data)
{
    if (m_hasFailed)
        return;
    qint64 written = -1;
    callQuietly([&] { written = m_socket->write(data.data(), data.size()); });
    if (written != data.size())
        failLater(writeError());
    else
        m_hasToWrite = bytesToWrite() > 0;
}

void QtSocketStream::failLater(const Error &error)
{
    if (m_hasFailed)
        return;
    m_hasFailed = true;
    QMetaObject::invokeMethod(
            &m_later, [this, error] { m_listener->streamFailed(error); }, Qt::QueuedConnection);
}

void QtSocketStream::fail(const Error &error)
{
    if (m_hasFailed)
        return;
    m_hasFailed = true;
    m_listener->streamFailed(error);
}

qint64 QtSocketStream::bytesToWrite() const
{
    return m_socket->bytesToWrite();
}

void QtSocketStream::startTls(const TlsOptions &, const QByteArray &)
{
    failLater(Error(Error::Kind::Tls, Error::Phase::Tls, Error::Party::Local,
                    QStringLiteral("The stream was not made for TLS")));
}

QString QtSocketStream::localAddress() const
{
    return m_isLocal ? QString() : m_socket->localAddress().toString();
}

quint16 QtSocketStream::localPort() const
{
    return m_socket->localPort();
}

QString QtSocketStream::peerAddress() const
{
    return m_isLocal ? QString() : m_socket->peerAddress().toString();
}

quint16 QtSocketStream::peerPort() const
{
    return m_socket->peerPort();
}

} // namespace HttpQ
