// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/backend.h>
#include <HttpQ/httpqasioglobal.h>

#include <boost/asio/io_context.hpp>

namespace HttpQ {

/*!
    \class HttpQ::AsioBackend
    \brief Boost.Asio below a client: its sockets, resolver and timers, on the program's own
    io_context. No event loop of Qt is needed.

        boost::asio::io_context context;
        HttpQ::AsyncClient client(std::make_shared<HttpQ::AsioBackend>(context));

    What a client calls, it calls from where the io_context is run, which must be one thread, the
    one that made the client. The io_context must outlive the client. As long as a client keeps
    connections, or a time that it was to be woken at, run() does not return; it may when the client
    is destroyed.

    TLS is OpenSSL's, with the options, the authorities and the checks that QtBackend has.
*/
class HTTPQ_ASIO_EXPORT AsioBackend final : public Backend
{
public:
    explicit AsioBackend(boost::asio::io_context &context);
    ~AsioBackend() override;

    boost::asio::io_context &context() const { return m_context; }

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
    boost::asio::io_context &m_context;
};

} // namespace HttpQ
