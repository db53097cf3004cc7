// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/error.h>
#include <HttpQ/tlsoptions.h>

#include <QtCore/qbytearray.h>
#include <QtCore/qbytearrayview.h>
#include <QtCore/qlist.h>
#include <QtCore/qmetatype.h>

#include <chrono>

namespace HttpQ {

//! What a TLS handshake agreed on.
class TlsInfo
{
public:
    TlsInfo() {}

    QByteArray protocol; //!< "TLSv1.3"
    QByteArray cipher;
    QByteArray applicationProtocol; //!< chosen by ALPN; empty if none
    QList<QByteArray> peerCertificates; //!< in DER, the peer's own first
};

/*!
    \class HttpQ::TlsSession
    \brief What a server gave out so that a later handshake with it is shorter: a session of TLS 1.2
    (RFC 5077) or a ticket of TLS 1.3 (RFC 8446 2.2). It is as secret as what it protects.
*/
class TlsSession
{
public:
    TlsSession() {}
    TlsSession(const QByteArray &ticketBytes, std::chrono::seconds lifetimeSeconds,
               const QList<QByteArray> &certificates = {})
        : ticket(ticketBytes)
        , lifetime(lifetimeSeconds)
        , peerCertificates(certificates)
    {}

    QByteArray ticket; //!< in the form of the backend that it came from
    std::chrono::seconds lifetime { 0 }; //!< from when it came
    QList<QByteArray>
            peerCertificates; //!< of the full handshake that it goes back to; a resumed one shows none
};

/*!
    \class HttpQ::StreamListener
    \brief Hears what happens to one Stream.

    Called from the event loop, never from inside a call to the stream. Any call may destroy the
    stream. No user code may run below these calls: a socket's own frames are on the stack.
*/
class StreamListener
{
public:
    //! The transport is connected. Comes once, unless streamFailed() does.
    virtual void streamConnected() = 0;
    //! The handshake that Stream::startTls() began is done, and the peer is who it should be.
    virtual void streamSecured(const TlsInfo &info) = 0;
    //! Bytes wait, or the end does: call Stream::read(). Comes again only after a read().
    virtual void streamReadable() = 0;
    //! What waited to be written is written.
    virtual void streamWritten() = 0;
    //! Connecting, the handshake or a write failed. What was received before can still be read.
    virtual void streamFailed(const Error &error) = 0;
    //! The server, which is who it should be, gave out \a session. Any number of times, after
    //! streamSecured().
    virtual void streamSessionReceived(const TlsSession &session) { Q_UNUSED(session) }

protected:
    ~StreamListener() = default;
};

//! How the peer ended a stream.
enum class StreamEnd {
    None, //!< it did not
    Clean, //!< FIN on plain TCP, close_notify on TLS
    Truncated, //!< TLS that ended without close_notify
    Reset,
};

/*!
    \class HttpQ::Stream
    \brief One ordered, two-way flow of bytes: what a Backend makes and a connection drives.

    Destroying a stream closes it at once, without another call to its listener, and is safe inside
    every call to its listener.
*/
class HTTPQ_EXPORT Stream
{
public:
    explicit Stream(StreamListener *listener)
        : m_listener(listener)
    {}
    Stream(const Stream &) = delete;
    Stream &operator=(const Stream &) = delete;
    virtual ~Stream();

    //! Who hears what happens from now on: a stream is connected by one and used by another.
    void setListener(StreamListener *listener) { m_listener = listener; }

    //! Reads what there is, at most \a size bytes. 0 if there is nothing now, -1 at the end(). Not
    //! reading holds the peer back.
    virtual qint64 read(char *data, qint64 size) = 0;
    //! True if bytes or the end wait to be read: on an idle connection, a peer that talks out of
    //! turn or has gone.
    virtual bool hasUnread() = 0;
    //! Takes all of \a data; what the system does not take at once waits in the stream. Failures
    //! are told by StreamListener::streamFailed().
    virtual void write(QByteArrayView data) = 0;
    //! How many bytes wait in the stream.
    virtual qint64 bytesToWrite() const = 0;

    //! What to offer to the server in the handshake that startTls() begins: it may be taken up or not.
    virtual void setTlsSession(const TlsSession &session) { Q_UNUSED(session) }
    //! Begins a TLS handshake as the client, with a peer that must be called \a serverName. Nothing
    //! may have been written, and nothing be waiting to be read.
    virtual void startTls(const TlsOptions &options, const QByteArray &serverName) = 0;

    //! Says that the end carries meaning from here on (a body that ends with the connection), so
    //! that end() must tell a clean one from a reset even where that costs something.
    virtual void expectEnd() {}
    //! How the stream ended; None as long as read() gives 0 or more.
    virtual StreamEnd end() const = 0;

    //! The ends of a TCP connection that is up; nothing of any other.
    virtual QString localAddress() const { return {}; }
    virtual quint16 localPort() const { return 0; }
    virtual QString peerAddress() const { return {}; }
    virtual quint16 peerPort() const { return 0; }

protected:
    StreamListener *m_listener;
};

} // namespace HttpQ
