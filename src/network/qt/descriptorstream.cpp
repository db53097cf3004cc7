// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "network/qt/descriptorstream.h"

#ifdef Q_OS_UNIX
#    include <cerrno>
#    include <sys/socket.h>
#    include <unistd.h>
#endif

namespace HttpQ {

void DescriptorStream::handleConnected(int descriptor)
{
    m_descriptor = descriptor;
    watch(true, false);
    m_listener->streamConnected();
}

void DescriptorStream::watch(bool read, bool write)
{
    if (m_isReadWatched == read && m_isWriteWatched == write)
        return;
    m_isReadWatched = read;
    m_isWriteWatched = write;
    updateWatch();
}

// Mostly it is read at once. Only where it is not is the event loop asked to be silent, for that
// costs a system call, and another to hear again.
void DescriptorStream::handleReadable()
{
    if (!m_isReadWatched)
        return;
    if (m_isTold) {
        watch(false, m_isWriteWatched);
        return;
    }
    m_isTold = true;
    m_listener->streamReadable();
}

void DescriptorStream::failLater(const Error &error)
{
    if (m_hasFailed)
        return;
    m_hasFailed = true;
    QMetaObject::invokeMethod(
            &m_later, [this, error] { m_listener->streamFailed(error); }, Qt::QueuedConnection);
}

void DescriptorStream::fail(const Error &error)
{
    if (m_hasFailed)
        return;
    m_hasFailed = true;
    m_listener->streamFailed(error);
}

void DescriptorStream::startTls(const TlsOptions &, const QByteArray &)
{
    failLater(Error(Error::Kind::Tls, Error::Phase::Tls, Error::Party::Local,
                    QStringLiteral("The stream was not made for TLS")));
}

#ifdef Q_OS_UNIX
DescriptorStream::~DescriptorStream()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

qint64 DescriptorStream::read(char *data, qint64 size)
{
    if (m_end != StreamEnd::None)
        return -1;
    if (m_descriptor < 0)
        return 0;
    const ssize_t got = recv(m_descriptor, data, static_cast<size_t>(size), 0);
    if (got > 0 || (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR))) {
        m_isTold = false;
        watch(true, m_isWriteWatched);
        return qMax<qint64>(got, 0);
    }
    m_end = got == 0 && !m_isBroken ? StreamEnd::Clean : StreamEnd::Reset;
    watch(false, m_isWriteWatched);
    return -1;
}

bool DescriptorStream::hasUnread()
{
    if (m_end != StreamEnd::None)
        return true;
    if (m_descriptor < 0)
        return false;
    char byte;
    if (recv(m_descriptor, &byte, 1, MSG_PEEK) >= 0)
        return true;
    const int code = errno;
    if (code == EAGAIN || code == EWOULDBLOCK || code == EINTR)
        return false;
    m_isBroken = true;
    return true;
}

// Returns how much was written, or -1.
qint64 DescriptorStream::writeSome(QByteArrayView data)
{
#    ifdef MSG_NOSIGNAL
    constexpr int Flags = MSG_NOSIGNAL;
#    else
    constexpr int Flags = 0;
#    endif
    const ssize_t written =
            send(m_descriptor, data.data(), static_cast<size_t>(data.size()), Flags);
    if (written >= 0)
        return written;
    if (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR || errno == ENOBUFS)
        return 0;
    const int code = errno;
    // That the peer has reset the connection, or has not answered for too long, the system tells once;
    // then reading gives the end, as after a FIN. EPIPE is what writing behind one gives.
    m_isBroken = m_isBroken || code != EPIPE;
    failLater(Error(Error::Kind::Write, Error::Phase::Send, Error::Party::Remote,
                    qt_error_string(code)));
    return -1;
}

void DescriptorStream::write(QByteArrayView data)
{
    if (m_hasFailed || data.isEmpty())
        return;
    if (m_toWrite.isEmpty()) {
        const qint64 written = writeSome(data);
        if (written < 0 || written == data.size())
            return;
        data = data.sliced(static_cast<qsizetype>(written));
    }
    m_toWrite.append(data);
    watch(m_isReadWatched, true);
}

void DescriptorStream::handleWritable()
{
    if (!m_isWriteWatched)
        return;
    const qint64 written = writeSome(m_toWrite);
    if (written >= 0 && written < m_toWrite.size()) {
        m_toWrite.remove(0, static_cast<qsizetype>(written));
        return;
    }
    watch(m_isReadWatched, false);
    if (written < 0)
        return;
    m_toWrite.clear();
    m_listener->streamWritten();
}
#else
// Nobody makes a descriptor there.
DescriptorStream::~DescriptorStream() = default;

qint64 DescriptorStream::read(char *, qint64)
{
    return 0;
}

bool DescriptorStream::hasUnread()
{
    return false;
}

void DescriptorStream::write(QByteArrayView)
{}
void DescriptorStream::handleWritable()
{}

qint64 DescriptorStream::writeSome(QByteArrayView)
{
    return -1;
}
#endif

} // namespace HttpQ
