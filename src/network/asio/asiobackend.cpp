// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "network/asio/asiobackend.h"

#include "network/asio/asiolookup.h"
#include "network/asio/asiotlsstream.h"
#include "network/asio/asiowaker.h"

namespace HttpQ {

namespace {

std::unique_ptr<AsioStream> makeStream(boost::asio::io_context &context, bool secure,
                                       const NetworkOptions &options, StreamListener *listener)
{
    if (secure)
        return std::make_unique<AsioTlsStream>(context, options, listener);
    return std::make_unique<AsioStream>(context, options, listener);
}

} // namespace

AsioBackend::AsioBackend(boost::asio::io_context &context)
    : m_context(context)
{}

AsioBackend::~AsioBackend() = default;

std::unique_ptr<Stream> AsioBackend::connectTcp(const QHostAddress &address, quint16 port,
                                                bool secure, const NetworkOptions &options,
                                                StreamListener *listener)
{
    auto stream = makeStream(m_context, secure, options, listener);
    stream->connectTo(address, port);
    return stream;
}

std::unique_ptr<Stream> AsioBackend::connectLocal(const QString &path, bool secure,
                                                  const NetworkOptions &options,
                                                  StreamListener *listener)
{
    auto stream = makeStream(m_context, secure, options, listener);
    stream->connectToLocal(path);
    return stream;
}

std::unique_ptr<Lookup> AsioBackend::resolve(const QByteArray &host, Lookup::Listener *listener)
{
    return std::make_unique<AsioLookup>(m_context, host, listener);
}

std::unique_ptr<Waker> AsioBackend::createWaker(Waker::Listener *listener)
{
    return std::make_unique<AsioWaker>(m_context, listener);
}

std::chrono::steady_clock::time_point AsioBackend::now() const
{
    return std::chrono::steady_clock::now();
}

} // namespace HttpQ
