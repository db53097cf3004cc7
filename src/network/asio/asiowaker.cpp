// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "network/asio/asiowaker.h"

#include <boost/asio/post.hpp>

namespace HttpQ {

namespace asio = boost::asio;

AsioWaker::AsioWaker(asio::io_context &context, Waker::Listener *listener)
    : m_context(context)
    , m_service(AsioService::of(context))
    , m_listener(listener)
    , m_timer(context)
    , m_self(std::make_shared<AsioWaker *>(this))
{
    m_service.add(this);
}

AsioWaker::~AsioWaker()
{
    *m_self = nullptr;
}

void AsioWaker::post()
{
    if (m_isPosted.exchange(true))
        return;
    asio::post(m_context.get_executor(), [self = m_self] {
        if (*self && (*self)->m_isPosted)
            (*self)->wake();
    });
}

void AsioWaker::wake()
{
    m_isPosted = false;
    m_listener->wake();
}

void AsioWaker::wakeAt(std::chrono::steady_clock::time_point time)
{
    m_timer.expires_at(time);
    m_timer.async_wait([self = m_self](const boost::system::error_code &error) {
        if (!error && *self)
            (*self)->m_listener->wake();
    });
}

// A context that was stopped may be run again, but who destroys a client now cannot count on it.
bool AsioWaker::isOver() const
{
    return m_service.isShutDown() || m_context.stopped();
}

} // namespace HttpQ
