// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "network/asio/asiostream.h"

#include "network/localconnection.h"
#include "network/socketoptions.h"

#include <QtCore/qendian.h>

#include <boost/asio/ip/tcp.hpp>

#include <algorithm>
#include <iterator>

#ifdef Q_OS_UNIX
#    include <fcntl.h>
#    include <net/if.h>
#    include <netinet/in.h>
#    include <sys/socket.h>
#endif

namespace HttpQ {

namespace asio = boost::asio;
using Endpoint = asio::generic::stream_protocol::endpoint;

namespace {

asio::ip::address toAsio(const QHostAddress &address)
{
    if (address.protocol() == QAbstractSocket::IPv4Protocol)
        return asio::ip::address_v4(address.toIPv4Address());
    const Q_IPV6ADDR bytes = address.toIPv6Address();
    asio::ip::address_v6::bytes_type copy;
    std::copy(std::begin(bytes.c), std::end(bytes.c), copy.begin());
    const QString scope = address.scopeId();
    bool isNumber = false;
    uint scopeId = scope.toUInt(&isNumber);
#ifdef Q_OS_UNIX
    if (!isNumber && !scope.isEmpty())
        scopeId = if_nametoindex(scope.toLocal8Bit().constData());
#endif
    return asio::ip::address_v6(copy, scopeId);
}

bool isLackOfResources(const boost::system::error_code &error)
{
    return error == asio::error::no_descriptors || error == asio::error::no_buffer_space
           || error == asio::error::no_memory
           || error == boost::system::errc::too_many_files_open_in_system;
}

Error connectError(const boost::system::error_code &error)
{
    return Error(Error::Kind::Connect, Error::Phase::Connect,
                 isLackOfResources(error) ? Error::Party::Local : Error::Party::Remote,
                 QString::fromStdString(error.message()));
}

} // namespace

AsioStream::AsioStream(asio::io_context &context, const NetworkOptions &options,
                       StreamListener *listener)
    : Stream(listener)
    , m_context(context)
    , m_socket(context)
    , m_self(std::make_shared<AsioStream *>(this))
    , m_options(options)
{}

AsioStream::~AsioStream()
{
    *m_self = nullptr;
}

void AsioStream::connectTo(const QHostAddress &address, quint16 port)
{
    const asio::ip::tcp::endpoint endpoint(toAsio(address), port);
    ErrorCode error;
    m_socket.open(asio::generic::stream_protocol(endpoint.protocol()), error);
    if (error) {
        failLater(connectError(error));
        return;
    }
#ifdef Q_OS_UNIX
    // Asio leaves it to every program that this one starts.
    fcntl(m_socket.native_handle(), F_SETFD, FD_CLOEXEC);
#endif
    if (!m_options.localAddress().isEmpty() && !bind(endpoint.protocol().family()))
        return;
    m_socket.async_connect(Endpoint(endpoint), [self = m_self](const ErrorCode &failure) {
        if (!*self)
            return;
        if (failure)
            (*self)->fail(connectError(failure));
        else
            (*self)->handleConnected();
    });
}

bool AsioStream::bind(int family)
{
    const QHostAddress from(m_options.localAddress());
    ErrorCode error;
    if (!from.isNull()) {
        const asio::ip::tcp::endpoint endpoint(toAsio(from), 0);
        if (endpoint.protocol().family() == family)
            m_socket.bind(Endpoint(endpoint), error);
        else
            error = asio::error::address_family_not_supported;
    }
    if (!from.isNull() && !error)
        return true;
    failLater(Error(Error::Kind::Connect, Error::Phase::Connect, Error::Party::Local,
                    QStringLiteral("the local address \"%1\" cannot be used: %2")
                            .arg(m_options.localAddress(),
                                 from.isNull() ? QStringLiteral("it is no IP address")
                                               : QString::fromStdString(error.message()))));
    return false;
}

void AsioStream::connectToLocal(const QString &path)
{
    m_localPath = path;
    later([this] { tryLocal(); });
}

// Asio would take the EAGAIN of a full queue for a connection that is on its way.
void AsioStream::tryLocal()
{
    const Result<std::optional<int>> descriptor = connectToLocalSocket(m_localPath);
    if (!descriptor) {
        fail(descriptor.error());
        return;
    }
    if (!descriptor->has_value()) {
        if (!m_retryTimer)
            m_retryTimer.emplace(m_context);
        m_retryTimer->expires_after(LocalRetryDelay);
        m_retryTimer->async_wait([self = m_self](const ErrorCode &error) {
            if (!error && *self)
                (*self)->tryLocal();
        });
        return;
    }
#ifdef Q_OS_UNIX
    ErrorCode error;
    m_socket.assign(asio::generic::stream_protocol(AF_UNIX, 0), **descriptor, error);
    if (error) {
        fail(connectError(error));
        return;
    }
    handleConnected();
#endif
}

void AsioStream::handleConnected()
{
    ErrorCode error;
    m_socket.non_blocking(true, error);
    if (error) {
        fail(connectError(error));
        return;
    }
    m_isConnected = true;
    setOptions();
    awaitReadable();
    m_listener->streamConnected();
}

void AsioStream::setOptions()
{
    ErrorCode ignored;
    if (m_localPath.isEmpty()) {
        if (m_options.tcpNoDelay())
            m_socket.set_option(asio::ip::tcp::no_delay(true), ignored);
        if (m_options.tcpKeepAlive()) {
            m_socket.set_option(asio::socket_base::keep_alive(true), ignored);
            setKeepAliveTimes(qintptr(m_socket.native_handle()));
        }
        if (const int value = m_options.typeOfService())
            setTypeOfService(value);
    }
    if (const int bytes = m_options.sendBufferBytes())
        m_socket.set_option(asio::socket_base::send_buffer_size(bytes), ignored);
    if (const int bytes = m_options.receiveBufferBytes())
        m_socket.set_option(asio::socket_base::receive_buffer_size(bytes), ignored);
}

void AsioStream::setTypeOfService(int value)
{
    ErrorCode ignored;
    const Endpoint peer = m_socket.remote_endpoint(ignored);
    if (peer.protocol().family() == asio::ip::tcp::v6().family()) {
        setTrafficClass(qintptr(m_socket.native_handle()), value);
        return;
    }
    m_socket.set_option(asio::detail::socket_option::integer<IPPROTO_IP, IP_TOS>(value), ignored);
}

void AsioStream::awaitReadable()
{
    if (m_isReadableAwaited)
        return;
    m_isReadableAwaited = true;
    m_isReadSince = false;
    m_socket.async_wait(Socket::wait_read, [self = m_self](const ErrorCode &) {
        if (!*self)
            return;
        (*self)->m_isReadableAwaited = false;
        (*self)->handleReadable();
    });
}

void AsioStream::awaitWritable()
{
    if (m_isWritableAwaited)
        return;
    m_isWritableAwaited = true;
    m_socket.async_wait(Socket::wait_write, [self = m_self](const ErrorCode &) {
        if (!*self)
            return;
        (*self)->m_isWritableAwaited = false;
        (*self)->handleWritable();
    });
}

void AsioStream::handleReadable()
{
    if (m_end != StreamEnd::None)
        return;
    // What was there may have been read already; an idle connection must not seem to be spoken to.
    if (m_isReadSince && !peek()) {
        awaitReadable();
        return;
    }
    m_listener->streamReadable();
}

bool AsioStream::isPatient(const ErrorCode &error)
{
    return error == asio::error::would_block || error == asio::error::try_again
           || error == asio::error::interrupted;
}

// That the peer has reset the connection, or has not answered for too long, the system tells once;
// then reading gives the end, as after a FIN. EPIPE is what writing behind one gives.
void AsioStream::noteBroken(const ErrorCode &error)
{
    m_isBroken = m_isBroken
                 || (error && !isPatient(error) && error != asio::error::eof
                     && error != asio::error::broken_pipe);
}

qint64 AsioStream::read(char *data, qint64 size)
{
    if (m_end != StreamEnd::None)
        return -1;
    if (!m_isConnected)
        return 0;
    ErrorCode error;
    const size_t got = m_socket.read_some(asio::buffer(data, static_cast<size_t>(size)), error);
    if (!error || isPatient(error)) {
        m_isReadSince = true;
        awaitReadable();
        return static_cast<qint64>(got);
    }
    m_end = error == asio::error::eof && !m_isBroken ? StreamEnd::Clean : StreamEnd::Reset;
    return -1;
}

bool AsioStream::peek()
{
    char byte;
    ErrorCode error;
    m_socket.receive(asio::buffer(&byte, 1), Socket::message_peek, error);
    noteBroken(error);
    return !isPatient(error);
}

bool AsioStream::hasUnread()
{
    return m_end != StreamEnd::None || (m_isConnected && peek());
}

qint64 AsioStream::writeSome(QByteArrayView data)
{
    ErrorCode error;
    const size_t written =
            m_socket.write_some(asio::buffer(data.data(), static_cast<size_t>(data.size())), error);
    if (!error || isPatient(error) || error == asio::error::no_buffer_space) {
        if (static_cast<qsizetype>(written) < data.size())
            awaitWritable();
        return static_cast<qint64>(written);
    }
    noteBroken(error);
    failLater(writeError(error));
    return -1;
}

void AsioStream::write(QByteArrayView data)
{
    if (m_hasFailed || data.isEmpty())
        return;
    if (m_toWrite.isEmpty()) {
        const qint64 written = writeSome(data);
        if (written < 0)
            return;
        data = data.sliced(static_cast<qsizetype>(written));
    }
    m_toWrite.append(data);
}

void AsioStream::handleWritable()
{
    if (m_toWrite.isEmpty() || m_hasFailed)
        return;
    const qint64 written = writeSome(m_toWrite);
    if (written < 0)
        return;
    m_toWrite.remove(0, static_cast<qsizetype>(written));
    if (m_toWrite.isEmpty())
        m_listener->streamWritten();
}

void AsioStream::startTls(const TlsOptions &, const QByteArray &)
{
    failLater(Error(Error::Kind::Tls, Error::Phase::Tls, Error::Party::Local,
                    QStringLiteral("The stream was not made for TLS")));
}

Error AsioStream::writeError(const ErrorCode &error)
{
    return Error(Error::Kind::Write, Error::Phase::Send, Error::Party::Remote,
                 QString::fromStdString(error.message()));
}

void AsioStream::failLater(const Error &error)
{
    if (m_hasFailed)
        return;
    m_hasFailed = true;
    later([this, error] { m_listener->streamFailed(error); });
}

void AsioStream::fail(const Error &error)
{
    if (m_hasFailed)
        return;
    m_hasFailed = true;
    m_listener->streamFailed(error);
}

AsioStream::End AsioStream::endOf(const Endpoint &endpoint) const
{
    if (!m_localPath.isEmpty() || !m_isConnected)
        return {};
    const QHostAddress address(endpoint.data());
    const quint16 port =
            endpoint.protocol().family() == asio::ip::tcp::v6().family()
                    ? reinterpret_cast<const sockaddr_in6 *>(endpoint.data())->sin6_port
                    : reinterpret_cast<const sockaddr_in *>(endpoint.data())->sin_port;
    return { address.toString(), qFromBigEndian(port) };
}

AsioStream::End AsioStream::localEnd() const
{
    ErrorCode ignored;
    return endOf(m_socket.local_endpoint(ignored));
}

AsioStream::End AsioStream::peerEnd() const
{
    ErrorCode ignored;
    return endOf(m_socket.remote_endpoint(ignored));
}

} // namespace HttpQ
