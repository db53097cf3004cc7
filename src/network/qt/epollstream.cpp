// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "network/qt/epollstream.h"

#include "network/socketoptions.h"

#include <QtCore/qendian.h>

#include <cerrno>
#include <cstring>
#include <net/if.h>
#include <netinet/in.h>
#include <netinet/ip.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace HttpQ {

namespace {

//! An address as the system has it.
class SocketAddress
{
public:
    SocketAddress() = default;
    SocketAddress(const QHostAddress &address, quint16 port)
    {
        if (address.protocol() == QAbstractSocket::IPv4Protocol) {
            m_address.v4.sin_family = AF_INET;
            m_address.v4.sin_port = qToBigEndian(port);
            m_address.v4.sin_addr.s_addr = qToBigEndian(address.toIPv4Address());
            m_size = sizeof(m_address.v4);
            return;
        }
        m_address.v6.sin6_family = AF_INET6;
        m_address.v6.sin6_port = qToBigEndian(port);
        const Q_IPV6ADDR bytes = address.toIPv6Address();
        std::memcpy(&m_address.v6.sin6_addr, &bytes, sizeof(bytes));
        m_address.v6.sin6_scope_id = scopeNumber(address.scopeId());
        m_size = sizeof(m_address.v6);
    }

    int family() const { return m_address.any.sa_family; }
    const sockaddr *data() const { return &m_address.any; }
    sockaddr *data() { return &m_address.any; }
    socklen_t size() const { return m_size; }
    socklen_t *sizeToSet()
    {
        m_size = sizeof(m_address);
        return &m_size;
    }

    QString toString() const { return QHostAddress(data()).toString(); }
    quint16 port() const
    {
        return qFromBigEndian(family() == AF_INET6 ? m_address.v6.sin6_port
                                                   : m_address.v4.sin_port);
    }

private:
    static quint32 scopeNumber(const QString &scope)
    {
        bool isNumber = false;
        const uint number = scope.toUInt(&isNumber);
        if (isNumber || scope.isEmpty())
            return number;
        return if_nametoindex(scope.toLocal8Bit().constData());
    }

    union
    {
        sockaddr any;
        sockaddr_in v4;
        sockaddr_in6 v6 = {};
    } m_address;
    socklen_t m_size = 0;
};

Error connectError(int code)
{
    const bool lacksResources =
            code == EMFILE || code == ENFILE || code == ENOBUFS || code == ENOMEM || code == ENOSPC;
    return Error(Error::Kind::Connect, Error::Phase::Connect,
                 lacksResources ? Error::Party::Local : Error::Party::Remote,
                 qt_error_string(code));
}

} // namespace

EpollStream::EpollStream(const NetworkOptions &options, StreamListener *listener)
    : DescriptorStream(listener)
    , m_options(options)
{}

EpollStream::~EpollStream()
{
    if (m_place != EpollSet::NoPlace)
        m_set->remove(m_place, m_connecting >= 0 ? m_connecting : m_descriptor);
    if (m_connecting >= 0)
        ::close(m_connecting);
}

void EpollStream::connectTo(const QHostAddress &address, quint16 port)
{
    m_set = EpollSet::ofThread();
    if (!m_set) {
        failLater(connectError(errno));
        return;
    }
    const SocketAddress peer(address, port);
    m_connecting = ::socket(peer.family(), SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (m_connecting < 0) {
        failLater(connectError(errno));
        return;
    }
    if (!m_options.localAddress().isEmpty() && !bind(peer.family()))
        return;
    setOptions(peer.family());
    if (::connect(m_connecting, peer.data(), peer.size()) != 0 && errno != EINPROGRESS
        && errno != EINTR) {
        failLater(connectError(errno));
        return;
    }
    m_place = m_set->add(this, m_connecting, EPOLLOUT);
    if (m_place == EpollSet::NoPlace)
        failLater(connectError(errno));
}

bool EpollStream::bind(int family)
{
    const QHostAddress from(m_options.localAddress());
    int code = 0;
    if (!from.isNull()) {
        const SocketAddress local(from, 0);
        if (local.family() != family)
            code = EAFNOSUPPORT;
        else if (::bind(m_connecting, local.data(), local.size()) != 0)
            code = errno;
        if (code == 0)
            return true;
    }
    failLater(Error(Error::Kind::Connect, Error::Phase::Connect, Error::Party::Local,
                    QStringLiteral("the local address \"%1\" cannot be used: %2")
                            .arg(m_options.localAddress(),
                                 from.isNull() ? QStringLiteral("it is no IP address")
                                               : qt_error_string(code))));
    return false;
}

void EpollStream::setOptions(int family)
{
    const auto set = [this](int level, int option, int value) {
        setsockopt(m_connecting, level, option, &value, sizeof(value));
    };
    if (m_options.tcpNoDelay())
        set(IPPROTO_TCP, TCP_NODELAY, 1);
    if (m_options.tcpKeepAlive()) {
        set(SOL_SOCKET, SO_KEEPALIVE, 1);
        setKeepAliveTimes(m_connecting);
    }
    if (const int value = m_options.typeOfService()) {
        if (family == AF_INET6)
            setTrafficClass(m_connecting, value);
        else
            set(IPPROTO_IP, IP_TOS, value);
    }
    if (const int bytes = m_options.sendBufferBytes())
        set(SOL_SOCKET, SO_SNDBUF, bytes);
    if (const int bytes = m_options.receiveBufferBytes())
        set(SOL_SOCKET, SO_RCVBUF, bytes);
}

void EpollStream::handleRoom()
{
    if (m_connecting >= 0)
        handleAttempted();
    else
        handleWritable();
}

void EpollStream::handleAttempted()
{
    int code = 0;
    socklen_t size = sizeof(code);
    if (getsockopt(m_connecting, SOL_SOCKET, SO_ERROR, &code, &size) != 0)
        code = errno;
    const int descriptor = std::exchange(m_connecting, -1);
    if (code == 0) {
        handleConnected(descriptor);
        return;
    }
    m_set->remove(std::exchange(m_place, EpollSet::NoPlace), descriptor);
    ::close(descriptor);
    fail(connectError(code));
}

// An event from before a read says nothing: there may be nothing more, and an idle connection must
// not seem to be spoken to. What there is, the next batch tells of.
void EpollStream::handleNews()
{
    if (m_batchOfRead != m_set->batch())
        handleReadable();
}

qint64 EpollStream::read(char *data, qint64 size)
{
    if (m_set)
        m_batchOfRead = m_set->batch();
    return DescriptorStream::read(data, size);
}

// Without EPOLLET epoll would go on to tell of a failure, which is always watched.
void EpollStream::updateWatch()
{
    const quint32 events =
            (isReadWatched() ? quint32(EPOLLIN) : 0u) | (isWriteWatched() ? quint32(EPOLLOUT) : 0u);
    m_set->change(m_place, m_descriptor, events ? events : quint32(EPOLLET));
}

EpollStream::End EpollStream::localEnd() const
{
    SocketAddress address;
    if (m_descriptor < 0 || getsockname(m_descriptor, address.data(), address.sizeToSet()) != 0)
        return {};
    return { address.toString(), address.port() };
}

EpollStream::End EpollStream::peerEnd() const
{
    SocketAddress address;
    if (m_descriptor < 0 || getpeername(m_descriptor, address.data(), address.sizeToSet()) != 0)
        return {};
    return { address.toString(), address.port() };
}

} // namespace HttpQ
