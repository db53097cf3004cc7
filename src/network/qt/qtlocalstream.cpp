// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "network/qt/qtlocalstream.h"

#ifdef Q_OS_UNIX
#    include <cerrno>
#    include <sys/socket.h>
#    include <unistd.h>
#endif

namespace HttpQ {

QtLocalStream::QtLocalStream(const QString &path, const NetworkOptions &options,
                             StreamListener *listener)
    : Stream(listener)
    , m_connect(
              std::make_unique<LocalConnect>(path, [this, options](const Result<int> &descriptor) {
                  handleConnected(descriptor, options);
              }))
{}

void QtLocalStream::handleReadable()
{
    m_readable->setEnabled(false);
    m_listener->streamReadable();
}

void QtLocalStream::failLater(const Error &error)
{
    if (m_hasFailed)
        return;
    m_hasFailed = true;
    QMetaObject::invokeMethod(
            &m_later, [this, error] { m_listener->streamFailed(error); }, Qt::QueuedConnection);
}

void QtLocalStream::startTls(const TlsOptions &, const QByteArray &)
{
    failLater(Error(Error::Kind::Tls, Error::Phase::Tls, Error::Party::Local,
                    QStringLiteral("The stream was not made for TLS")));
}

#ifdef Q_OS_UNIX
QtLocalStream::~QtLocalStream()
{
    m_readable.reset();
    m_writable.reset();
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

void QtLocalStream::handleConnected(const Result<int> &descriptor, const NetworkOptions &options)
{
    m_connect.reset();
    if (!descriptor) {
        m_hasFailed = true;
        m_listener->streamFailed(descriptor.error());
        return;
    }
    m_descriptor = *descriptor;
    const auto set = [this](int option, int value) {
        setsockopt(m_descriptor, SOL_SOCKET, option, &value, sizeof(value));
    };
    if (const int bytes = options.sendBufferBytes())
        set(SO_SNDBUF, bytes);
    if (const int bytes = options.receiveBufferBytes())
        set(SO_RCVBUF, bytes);
#    ifdef SO_NOSIGPIPE
    set(SO_NOSIGPIPE, 1);
#    endif
    m_readable = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
    m_writable = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Write);
    m_writable->setEnabled(false);
    QObject::connect(m_readable.get(), &QSocketNotifier::activated, &m_later,
                     [this] { handleReadable(); });
    QObject::connect(m_writable.get(), &QSocketNotifier::activated, &m_later,
                     [this] { handleWritable(); });
    m_listener->streamConnected();
}

qint64 QtLocalStream::read(char *data, qint64 size)
{
    if (m_end != StreamEnd::None)
        return -1;
    if (m_descriptor < 0)
        return 0;
    const ssize_t got = recv(m_descriptor, data, static_cast<size_t>(size), 0);
    if (got > 0 || (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR))) {
        m_readable->setEnabled(true);
        return qMax<qint64>(got, 0);
    }
    m_end = got == 0 && !m_wasReset ? StreamEnd::Clean : StreamEnd::Reset;
    m_readable->setEnabled(false);
    return -1;
}

bool QtLocalStream::hasUnread()
{
    if (m_end != StreamEnd::None)
        return true;
    if (m_descriptor < 0)
        return false;
    char byte;
    if (recv(m_descriptor, &byte, 1, MSG_PEEK) >= 0)
        return true;
    m_wasReset = m_wasReset || errno == ECONNRESET;
    return errno != EAGAIN && errno != EWOULDBLOCK;
}

// Returns how much was written, or -1.
qint64 QtLocalStream::writeSome(QByteArrayView data)
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
    // Reading does not tell of it then.
    m_wasReset = m_wasReset || errno == ECONNRESET;
    failLater(Error(Error::Kind::Write, Error::Phase::Send, Error::Party::Remote,
                    qt_error_string(errno)));
    return -1;
}

void QtLocalStream::write(QByteArrayView data)
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
    m_writable->setEnabled(!m_toWrite.isEmpty());
}

void QtLocalStream::handleWritable()
{
    const qint64 written = writeSome(m_toWrite);
    if (written < 0) {
        m_writable->setEnabled(false);
        return;
    }
    m_toWrite.remove(0, static_cast<qsizetype>(written));
    if (!m_toWrite.isEmpty())
        return;
    m_writable->setEnabled(false);
    m_listener->streamWritten();
}
#else
// LocalConnect gives no descriptor there.
QtLocalStream::~QtLocalStream() = default;

void QtLocalStream::handleConnected(const Result<int> &descriptor, const NetworkOptions &)
{
    m_hasFailed = true;
    m_listener->streamFailed(descriptor.error());
}

qint64 QtLocalStream::read(char *, qint64)
{
    return 0;
}

bool QtLocalStream::hasUnread()
{
    return false;
}

void QtLocalStream::write(QByteArrayView)
{}
void QtLocalStream::handleWritable()
{}

qint64 QtLocalStream::writeSome(QByteArrayView)
{
    return -1;
}
#endif

} // namespace HttpQ
