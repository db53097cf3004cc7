// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "network/qt/qtlocalstream.h"

#ifdef Q_OS_UNIX
#    include <sys/socket.h>
#endif

namespace HttpQ {

QtLocalStream::QtLocalStream(const QString &path, const NetworkOptions &options,
                             StreamListener *listener)
    : DescriptorStream(listener)
    , m_connect(
              std::make_unique<LocalConnect>(path, [this, options](const Result<int> &descriptor) {
                  attempted(descriptor, options);
              }))
{}

void QtLocalStream::attempted(const Result<int> &descriptor, const NetworkOptions &options)
{
    m_connect.reset();
    if (!descriptor) {
        fail(descriptor.error());
        return;
    }
#ifdef Q_OS_UNIX
    const auto set = [socket = *descriptor](int option, int value) {
        setsockopt(socket, SOL_SOCKET, option, &value, sizeof(value));
    };
    if (const int bytes = options.sendBufferBytes())
        set(SO_SNDBUF, bytes);
    if (const int bytes = options.receiveBufferBytes())
        set(SO_RCVBUF, bytes);
#    ifdef SO_NOSIGPIPE
    set(SO_NOSIGPIPE, 1);
#    endif
#endif
    m_readable = std::make_unique<QSocketNotifier>(*descriptor, QSocketNotifier::Read);
    m_writable = std::make_unique<QSocketNotifier>(*descriptor, QSocketNotifier::Write);
    QObject::connect(m_readable.get(), &QSocketNotifier::activated, &m_later,
                     [this] { handleReadable(); });
    QObject::connect(m_writable.get(), &QSocketNotifier::activated, &m_later,
                     [this] { handleWritable(); });
    handleConnected(*descriptor);
}

void QtLocalStream::updateWatch()
{
    m_readable->setEnabled(isReadWatched());
    m_writable->setEnabled(isWriteWatched());
}

} // namespace HttpQ
