// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "network/qt/localserver.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace {

// Longer than anything takes; so that a test that fails does not hang.
void limitWaiting(int descriptor)
{
    timeval limit = {};
    limit.tv_sec = 10;
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof(limit));
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof(limit));
}

} // namespace

LocalConnection::LocalConnection(int descriptor)
    : m_descriptor(descriptor)
{
    limitWaiting(descriptor);
}

LocalConnection::LocalConnection(LocalConnection &&other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
{}

LocalConnection &LocalConnection::operator=(LocalConnection &&other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

void LocalConnection::send(QByteArrayView data)
{
    while (!data.isEmpty()) {
        const ssize_t sent = ::send(m_descriptor, data.data(), size_t(data.size()), MSG_NOSIGNAL);
        if (sent <= 0)
            return;
        data = data.sliced(sent);
    }
}

qsizetype LocalConnection::sendSome(QByteArrayView data)
{
    return ::send(m_descriptor, data.data(), size_t(data.size()), MSG_NOSIGNAL | MSG_DONTWAIT);
}

QByteArray LocalConnection::receive(qsizetype size)
{
    QByteArray data(size, Qt::Uninitialized);
    const ssize_t got = ::recv(m_descriptor, data.data(), size_t(size), MSG_WAITALL);
    data.truncate(got > 0 ? got : 0);
    return data;
}

QByteArray LocalConnection::receiveSome()
{
    QByteArray data(1024 * 1024, Qt::Uninitialized);
    const ssize_t got = ::recv(m_descriptor, data.data(), size_t(data.size()), MSG_DONTWAIT);
    data.truncate(got > 0 ? got : 0);
    return data;
}

void LocalConnection::finish()
{
    ::shutdown(m_descriptor, SHUT_WR);
}

void LocalConnection::reset()
{
    const linger hard = { 1, 0 };
    setsockopt(m_descriptor, SOL_SOCKET, SO_LINGER, &hard, sizeof(hard));
    close();
}

void LocalConnection::close()
{
    if (m_descriptor >= 0)
        ::close(std::exchange(m_descriptor, -1));
}

LocalServer::LocalServer(Listens listens)
    : m_descriptor(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    limitWaiting(m_descriptor);
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof(address);
    ::bind(m_descriptor, reinterpret_cast<sockaddr *>(&address), size);
    ::getsockname(m_descriptor, reinterpret_cast<sockaddr *>(&address), &size);
    m_port = ntohs(address.sin_port);
    if (listens == Listens::Yes)
        ::listen(m_descriptor, 16);
}

LocalServer::~LocalServer()
{
    ::close(m_descriptor);
}

LocalConnection LocalServer::accept()
{
    const int descriptor = ::accept4(m_descriptor, nullptr, nullptr, SOCK_CLOEXEC);
    return descriptor >= 0 ? LocalConnection(descriptor) : LocalConnection();
}
