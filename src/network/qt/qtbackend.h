// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/backend.h>

namespace HttpQ {

/*!
    \class HttpQ::QtBackend
    \brief The default backend: QTcpSocket, QSslSocket, QHostInfo and the event loop of the thread.

    Local sockets are there on Unix. Plain sockets are opened Unbuffered: what the program does not read stays in the kernel, and
    that is what holds the peer back.
*/
class HTTPQ_EXPORT QtBackend final : public Backend
{
public:
    QtBackend();
    ~QtBackend() override;

    std::unique_ptr<Stream> connectTcp(const QHostAddress &address, quint16 port, bool secure,
                                       const NetworkOptions &options,
                                       StreamListener *listener) override;
    std::unique_ptr<Stream> connectLocal(const QString &path, bool secure,
                                         const NetworkOptions &options,
                                         StreamListener *listener) override;
    std::unique_ptr<Lookup> resolve(const QByteArray &host, Lookup::Listener *listener) override;
    std::unique_ptr<Waker> createWaker(Waker::Listener *listener) override;
    std::chrono::steady_clock::time_point now() const override;
};

} // namespace HttpQ
