// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/networkoptions.h"
#include "network/qt/localsocket.h"
#include "network/stream.h"

#include <QtCore/qsocketnotifier.h>

#include <memory>

namespace HttpQ {

/*!
    A local socket as a Stream: a descriptor, and Qt's event loop to tell of it. QLocalSocket reads
    ahead into a buffer that never ends, and does not tell a reset from an end.
*/
class QtLocalStream final : public Stream
{
public:
    QtLocalStream(const QString &path, const NetworkOptions &options, StreamListener *listener);
    ~QtLocalStream() override;

    qint64 read(char *data, qint64 size) override;
    bool hasUnread() override;
    void write(QByteArrayView data) override;
    qint64 bytesToWrite() const override { return m_toWrite.size(); }
    void startTls(const TlsOptions &options, const QByteArray &serverName) override;
    StreamEnd end() const override { return m_end; }

private:
    void handleConnected(const Result<int> &descriptor, const NetworkOptions &options);
    void handleReadable();
    void handleWritable();
    qint64 writeSome(QByteArrayView data);
    void failLater(const Error &error);

    std::unique_ptr<LocalConnect> m_connect;
    int m_descriptor = -1;
    // These may be destroyed in their own slots, which a socket may not.
    std::unique_ptr<QSocketNotifier> m_readable; // enabled unless the listener knows already
    std::unique_ptr<QSocketNotifier> m_writable; // enabled while something waits
    QByteArray m_toWrite;
    StreamEnd m_end = StreamEnd::None;
    bool m_wasReset = false; // is told only once
    bool m_hasFailed = false;
    QObject m_later; // calls that wait for the event loop, and die with this stream
};

} // namespace HttpQ
