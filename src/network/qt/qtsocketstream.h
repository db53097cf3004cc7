// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/networkoptions.h"
#include "network/stream.h"

#include <QtCore/qobject.h>
#include <QtCore/qscopedvaluerollback.h>
#include <QtNetwork/qabstractsocket.h>
#include <QtNetwork/qhostaddress.h>

#include <utility>

QT_BEGIN_NAMESPACE
class QTcpSocket;
QT_END_NAMESPACE

namespace HttpQ {

/*!
    A QTcpSocket opened Unbuffered as a Stream.

    Qt forbids destroying a socket inside its own signals, and a deferred deletion is no way out if
    an event loop is nested there. Here nothing above ever runs one inside a listener call, so
    inside a signal the deletion waits for the next event, and everywhere else it is immediate.
*/
class QtSocketStream : public Stream
{
public:
    QtSocketStream(const NetworkOptions &options, StreamListener *listener);
    ~QtSocketStream() override;

    virtual void connectTo(const QHostAddress &address, quint16 port);

    qint64 read(char *data, qint64 size) override;
    bool hasUnread() override;
    void write(QByteArrayView data) override;
    qint64 bytesToWrite() const override;
    void startTls(const TlsOptions &options, const QByteArray &serverName) override;
    void expectEnd() override { m_endMatters = true; }
    StreamEnd end() const override { return m_end; }
    QString localAddress() const override;
    quint16 localPort() const override;
    QString peerAddress() const override;
    quint16 peerPort() const override;

protected:
    QtSocketStream(const NetworkOptions &options, StreamListener *listener, QTcpSocket *socket,
                   QIODevice::OpenMode mode);

    //! Runs \a call (which may destroy this stream) as the body of a slot of the socket.
    template<typename Call>
    void inSlot(Call call)
    {
        bool destroyed = false;
        bool *const outer = std::exchange(m_destroyed, &destroyed);
        call();
        if (!destroyed)
            m_destroyed = outer;
        else if (outer)
            *outer = true;
    }
    //! Runs \a call of the socket's functions, whose signals are not for the listener. False if one
    //! of them was an error.
    template<typename Call>
    bool callQuietly(Call call)
    {
        m_hadError = false;
        const QScopedValueRollback<bool> inCall(m_isInCall, true);
        call();
        return !m_hadError;
    }
    virtual void handleReadyRead() { m_listener->streamReadable(); }
    virtual void handleError();
    void handleBytesWritten();
    //! Tells the listener of \a error, once, when the call to this stream has returned.
    void failLater(const Error &error);
    void fail(const Error &error);
    Error writeError() const;
    static Error connectError(const QTcpSocket *socket);
    //! Binds \a socket to the local address that is wanted. False if it failed, and tells so later.
    bool bind(QTcpSocket *socket);
    void handleConnected();

    const NetworkOptions m_options;
    const QIODevice::OpenMode m_mode;
    QTcpSocket *m_socket;
    QObject m_later; // calls that wait for the event loop, and die with this stream
    StreamEnd m_end = StreamEnd::None;
    bool m_isConnected = false;
    bool m_isLocal = false; // not TCP

private:
    void connectSignals();
    void setOptions();

    bool *m_destroyed = nullptr; // set while a slot runs
    bool m_endMatters = false;
    bool m_hasToWrite = false; // and the listener is to hear when it is written
    bool m_isInCall = false; // signals that a call of ours provokes are not for the listener
    bool m_hadError = false; // in that call
    bool m_hasFailed = false;
    bool m_hasBroken = false;
};

} // namespace HttpQ
