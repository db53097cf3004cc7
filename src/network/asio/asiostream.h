// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/networkoptions.h"
#include "network/stream.h"

#include <QtNetwork/qhostaddress.h>

#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

#include <chrono>
#include <memory>
#include <optional>
#include <utility>

namespace HttpQ {

/*!
    A socket of Asio's, TCP or local, as a Stream. It is non-blocking: reads and writes are tried at
    once, into and from the caller's memory, and only what has to wait becomes an operation of the
    io_context.
*/
class AsioStream : public Stream
{
public:
    AsioStream(boost::asio::io_context &context, const NetworkOptions &options,
               StreamListener *listener);
    ~AsioStream() override;

    void connectTo(const QHostAddress &address, quint16 port);
    void connectToLocal(const QString &path);

    qint64 read(char *data, qint64 size) override;
    bool hasUnread() override;
    void write(QByteArrayView data) override;
    qint64 bytesToWrite() const override { return m_toWrite.size(); }
    void startTls(const TlsOptions &options, const QByteArray &serverName) override;
    StreamEnd end() const override { return m_end; }
    QString localAddress() const override { return localEnd().first; }
    quint16 localPort() const override { return localEnd().second; }
    QString peerAddress() const override { return peerEnd().first; }
    quint16 peerPort() const override { return peerEnd().second; }

protected:
    using ErrorCode = boost::system::error_code;
    using Executor = boost::asio::io_context::executor_type;
    using Socket =
            boost::asio::basic_stream_socket<boost::asio::generic::stream_protocol, Executor>;

    virtual void handleReadable();
    virtual void handleWritable();
    //! Returns how much was written, or -1 if that failed, which the listener is told later. Sees to
    //! it that handleWritable() comes for the rest.
    virtual qint64 writeSome(QByteArrayView data);

    void awaitReadable();
    void awaitWritable();
    //! Calls \a call, of this stream, when what runs now has returned.
    template<typename Call>
    void later(Call call)
    {
        boost::asio::post(m_context.get_executor(), [self = m_self, call = std::move(call)] {
            if (*self)
                call();
        });
    }
    //! Tells the listener of \a error, once, when the call to this stream has returned.
    void failLater(const Error &error);
    void fail(const Error &error);
    //! Whether there is something that the kernel has, or the end.
    bool peek();
    //! Keeps in mind that \a error, if it is one, broke the connection.
    void noteBroken(const ErrorCode &error);
    bool isBroken() const { return m_isBroken; }
    static bool isPatient(const ErrorCode &error);
    static Error writeError(const ErrorCode &error);

    boost::asio::io_context &m_context;
    Socket m_socket;
    std::shared_ptr<AsioStream *> m_self; // what handlers know; none once this is gone
    QByteArray m_toWrite;
    StreamEnd m_end = StreamEnd::None;
    bool m_isConnected = false;
    bool m_hasFailed = false;

private:
    using Clock = std::chrono::steady_clock;
    using Timer =
            boost::asio::basic_waitable_timer<Clock, boost::asio::wait_traits<Clock>, Executor>;
    using End = std::pair<QString, quint16>;

    bool bind(int family);
    void tryLocal();
    void handleConnected();
    void setOptions();
    void setTypeOfService(int value);
    End localEnd() const;
    End peerEnd() const;
    End endOf(const boost::asio::generic::stream_protocol::endpoint &endpoint) const;

    const NetworkOptions m_options;
    std::optional<Timer> m_retryTimer;
    QString m_localPath; // empty over TCP
    bool m_isReadableAwaited = false;
    bool m_isReadSince = false; // since that was begun
    bool m_isWritableAwaited = false;
    bool m_isBroken = false;
};

} // namespace HttpQ
