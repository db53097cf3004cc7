// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "network/asio/asioservice.h"

#include "network/asio/asiowaker.h"

namespace HttpQ {

namespace asio = boost::asio;

void AsioPending::enter(asio::execution_context &context, std::coroutine_handle<> coroutine)
{
    m_coroutine = coroutine;
    AsioService::of(context).add(this);
}

asio::execution_context::id AsioService::id;

AsioService::AsioService(asio::execution_context &context)
    : asio::execution_context::service(context)
{}

AsioService::~AsioService() = default;

AsioService &AsioService::of(asio::execution_context &context)
{
    return asio::use_service<AsioService>(context);
}

void AsioService::add(AsioWaker *waker)
{
    m_wakers.append(waker);
}

// Requests that are cancelled by what is destroyed here must still come to their end, or they would
// keep themselves and their sockets alive.
void AsioService::shutdown()
{
    m_isShutDown = true;
    wakeAll();
    while (AsioPending *pending = m_pending.takeFirst())
        pending->m_coroutine.destroy();
    wakeAll();
}

// What wakes up may ask again, but not for ever.
void AsioService::wakeAll()
{
    for (int round = 0; round < 1000; ++round) {
        AsioWaker *waker = m_wakers.first();
        while (waker && !waker->isPosted())
            waker = m_wakers.next(waker);
        if (!waker)
            return;
        waker->wake();
    }
}

} // namespace HttpQ
