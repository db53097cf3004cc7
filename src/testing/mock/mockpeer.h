// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/httpqtestglobal.h>
#include <HttpQ/networkoptions.h>
#include <HttpQ/stream.h>

#include <QtCore/qlist.h>
#include <QtNetwork/qhostaddress.h>

#include <functional>
#include <memory>

namespace HttpQ {

class MockPeerPrivate;

/*!
    \class HttpQ::MockPeer
    \brief The far side of one connection of a MockBackend: a server made of a few calls.

    It lives as long as its backend, also when the client has long closed the connection, so that a
    test can look at what came. What it does reaches the client on the next steps of
    MockBackend::run(), never from inside a call here.

    \code
    backend->setPeerHandler([](HttpQ::MockPeer *peer) {
        peer->setScript({ "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi" });
    });
    \endcode
*/
class HTTPQ_TEST_EXPORT MockPeer
{
public:
    using RequestHandler = std::function<void(MockPeer *peer, const QByteArray &head)>;

    MockPeer(const MockPeer &) = delete;
    MockPeer &operator=(const MockPeer &) = delete;
    ~MockPeer();

    //! Whom the client meant to reach: an address and a port, or the path of a local socket.
    QHostAddress address() const;
    quint16 port() const;
    QString localSocket() const;
    //! How the client meant to reach it.
    NetworkOptions networkOptions() const;
    //! True if the connection came up. It stays true.
    bool isConnected() const;
    //! True if the client has destroyed its end.
    bool isClosedByClient() const;

    //! All bytes that came from the client and were not taken.
    QByteArray received() const;
    QByteArray takeReceived();
    /*!
        From now on \a bytes are received; what the client writes beyond them waits in its stream,
        which holds the client back. A negative number, the default, is no limit.
    */
    void setWindow(qint64 bytes);
    //! Receives \a bytes more than the window let in.
    void drain(qint64 bytes);
    //! Makes what waits to be written, or what is written next, fail with \a error.
    void failWrites(const Error &error);
    void failWrites();

    void send(QByteArrayView data);
    //! How many bytes the client has been sent but has not read.
    qint64 bytesUnread() const;
    //! Lets each Stream::read() give at most \a bytes. 0, the default, is no limit.
    void setReadSize(qint64 bytes);
    //! Ends the stream with \a end, after all that was sent.
    void end(StreamEnd end);
    //! FIN: a clean end on plain TCP, and one that is cut off on TLS.
    void finish();
    //! The clean end on TLS.
    void closeNotify() { end(StreamEnd::Clean); }
    //! RST. A plain stream is told it from a FIN only after Stream::expectEnd().
    void reset() { end(StreamEnd::Reset); }

    //! True if the connection is for TLS.
    bool isTls() const;
    //! True if the client has begun a handshake.
    bool hasTlsStarted() const;
    //! Whom the client asked for, and how, when it began the handshake.
    QByteArray serverName() const;
    TlsOptions tlsOptions() const;
    //! The ticket of the TlsSession that the client offered; empty if it offered none.
    QByteArray offeredTlsSession() const;
    //! Gives out \a session, once the handshake is done.
    void sendTlsSession(const TlsSession &session);
    //! Leaves the handshake open until acceptTls() or failTls().
    void holdTls();
    /*!
        Lets the handshake succeed, the one that has begun or the one to come. This is what happens
        anyhow, with "TLSv1.3" and, if it is offered, "http/1.1".
    */
    void acceptTls(const TlsInfo &info);
    void acceptTls();
    //! Lets the handshake fail, the one that has begun or the one to come.
    void failTls(const Error &error);

    //! Called for each request head that comes, with the empty line that ends it.
    void setRequestHandler(const RequestHandler &handler);
    //! Answers the first request with the first of \a responses, and so on. The request handler
    //! gets those that come after.
    void setScript(const QList<QByteArray> &responses);
    //! How many request heads came.
    int requestCount() const;

private:
    friend class MockBackend;
    explicit MockPeer(std::unique_ptr<MockPeerPrivate> dd);

    std::unique_ptr<MockPeerPrivate> d;
};

} // namespace HttpQ
