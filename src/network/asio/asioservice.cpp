// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "network/asio/asioservice.h"

#include "network/asio/asiowaker.h"

#include <boost/asio/execution.hpp>
#include <boost/asio/system_executor.hpp>

namespace HttpQ {

namespace asio = boost::asio;

void AsioPending::enter(asio::execution_context &context, std::coroutine_handle<> coroutine)
{
    m_coroutine = coroutine;
    // That of the system, by which a std::future is set, goes with the process.
    if (&context == &asio::query(asio::system_executor(), asio::execution::context))
        return;
    m_service = &AsioService::of(context);
    m_service->add(this);
}

void AsioPending::leave()
{
    if (m_service)
        m_service->remove(this);
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

void AsioService::add(AsioPending *pending)
{
    const std::lock_guard lock(m_mutex);
    m_pending.append(pending);
}

void AsioService::remove(AsioPending *pending)
{
    const std::lock_guard lock(m_mutex);
    pending->unlink();
}

AsioPending *AsioService::takePending()
{
    const std::lock_guard lock(m_mutex);
    return m_pending.takeFirst();
}

// Requests that are cancelled by what is destroyed here must still come to their end, or they would
// keep themselves and their sockets alive.
void AsioService::shutdown()
{
    m_isShutDown = true;
    wakeAll();
    while (AsioPending *pending = takePending())
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
