// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/backend.h>

namespace HttpQ {

/*!
    \class HttpQ::QtBackend
    \brief The default backend: QTcpSocket, QSslSocket, QHostInfo and the event loop of the thread.

    Local sockets are there on Unix. What the program does not read of a plain socket stays in the
    kernel, and that is what holds the peer back.

    Programs with many connections at a time can have the plain ones watched by epoll:

        auto backend = std::make_shared<HttpQ::QtBackend>();
        backend->setPlainSockets(HttpQ::QtBackend::PlainSockets::Epoll);
        HttpQ::AsyncClient client(backend);
*/
class HTTPQ_EXPORT QtBackend final : public Backend
{
public:
    //! What TCP connections without TLS are made of. TLS is always a QSslSocket.
    enum class PlainSockets {
        QtSockets, //!< a QTcpSocket each, opened Unbuffered: the default
        Epoll, //!< descriptors that the thread's event loop watches as one, by epoll: on Linux
    };

    QtBackend();
    ~QtBackend() override;

    /*!
        Has connections made from now on be of the kind \a sockets. Qt's event loop looks at every
        socket at each of its turns, which at thousands of connections costs more than all the rest;
        epoll only tells of those where something happened. Nothing else differs but the words of
        the system's errors, and that a reset is always told from an end: Error::Kind::Read.

        Returns false and changes nothing where the system has no such sockets. To be called before
        clients are made with this backend, or in their thread.
    */
    bool setPlainSockets(PlainSockets sockets);
    PlainSockets plainSockets() const { return m_plainSockets; }

    std::unique_ptr<Stream> connectTcp(const QHostAddress &address, quint16 port, bool secure,
                                       const NetworkOptions &options,
                                       StreamListener *listener) override;
    std::unique_ptr<Stream> connectLocal(const QString &path, bool secure,
                                         const NetworkOptions &options,
                                         StreamListener *listener) override;
    std::unique_ptr<Lookup> resolve(const QByteArray &host, Lookup::Listener *listener) override;
    std::unique_ptr<Waker> createWaker(Waker::Listener *listener) override;
    std::chrono::steady_clock::time_point now() const override;

private:
    PlainSockets m_plainSockets = PlainSockets::QtSockets;
};

} // namespace HttpQ
