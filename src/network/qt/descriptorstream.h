// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "network/stream.h"

#include <QtCore/qobject.h>

namespace HttpQ {

/*!
    The non-blocking descriptor of a socket as a Stream. Bytes go straight between the system and the
    caller's memory; only what the system does not take at once is kept. What derives from it makes
    the descriptor, and has the event loop tell of it.
*/
class DescriptorStream : public Stream
{
public:
    explicit DescriptorStream(StreamListener *listener)
        : Stream(listener)
    {}
    ~DescriptorStream() override;

    qint64 read(char *data, qint64 size) override;
    bool hasUnread() override;
    void write(QByteArrayView data) override;
    qint64 bytesToWrite() const override { return m_toWrite.size(); }
    void startTls(const TlsOptions &options, const QByteArray &serverName) override;
    StreamEnd end() const override { return m_end; }

protected:
    //! Has the event loop tell of what isReadWatched() and isWriteWatched() say, and of no more. It
    //! may tell again of what is still so.
    virtual void updateWatch() = 0;
    bool isReadWatched() const { return m_isReadWatched; }
    bool isWriteWatched() const { return m_isWriteWatched; }

    //! Takes \a descriptor, which is connected, and tells the listener.
    void handleConnected(int descriptor);
    //! The event loop says that bytes or the end wait. May destroy this.
    void handleReadable();
    //! The event loop says that there is room for what waits. May destroy this.
    void handleWritable();
    //! Tells the listener of \a error, once, when the call to this stream has returned.
    void failLater(const Error &error);
    void fail(const Error &error);

    int m_descriptor = -1; // of a connection that is up
    QObject m_later; // calls that wait for the event loop, and die with this stream

private:
    void watch(bool read, bool write);
    qint64 writeSome(QByteArrayView data);

    QByteArray m_toWrite;
    StreamEnd m_end = StreamEnd::None;
    bool m_isReadWatched = false;
    bool m_isWriteWatched = false;
    bool m_isTold = false; // that there is something to read
    bool m_isBroken = false;
    bool m_hasFailed = false;
};

} // namespace HttpQ
