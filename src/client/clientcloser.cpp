// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/clientcloser_p.h"

#include "client/cancelled_p.h"
#include "client/clientcore_p.h"

namespace HttpQ {

ClientCloser::ClientCloser(ClientCore &core, std::function<void()> closed)
    : m_core(core)
    , m_closed(std::move(closed))
    , m_deadline(*this)
{}

void ClientCloser::setGrace(std::chrono::milliseconds grace)
{
    if (m_isDone)
        return;
    TurnQueue &turns = m_core.turns();
    if (grace.count() <= 0)
        cancelAll();
    else if (!m_deadline.isSet() || turns.now() + grace < m_deadline.time())
        turns.setDeadline(m_deadline, grace);
    operationEnded();
}

void ClientCloser::cancelAll()
{
    m_deadline.clear();
    m_core.cancelAll(cancelled(m_core.closeReason()));
}

void ClientCloser::operationEnded()
{
    if (!m_core.hasOperations())
        m_core.turns().schedule(this);
}

void ClientCloser::turn()
{
    if (m_core.hasOperations())
        return;
    m_deadline.clear();
    m_core.pool().closeIdle();
    if (!std::exchange(m_isDone, true) && m_closed) {
        // Slots may run an event loop, in which those that wait must not have to.
        if (!m_waits.isEmpty())
            m_core.turns().schedule(this);
        std::exchange(m_closed, nullptr)();
    }
    while (ClientClosing::Awaiter *wait = m_waits.takeFirst()) {
        if (!m_waits.isEmpty())
            m_core.turns().schedule(this);
        std::exchange(wait->m_waiting, nullptr).resume();
    }
}

ClientClosing::ClientClosing(std::shared_ptr<ClientCore> core)
    : m_core(std::move(core))
{}

ClientClosing::Awaiter::Awaiter(std::shared_ptr<ClientCore> core)
    : m_core(std::move(core))
{}

ClientClosing::Awaiter::~Awaiter() = default;

bool ClientClosing::Awaiter::await_ready() const noexcept
{
    return m_core->closer()->isDone();
}

void ClientClosing::Awaiter::await_suspend(std::coroutine_handle<> waiting)
{
    m_waiting = waiting;
    m_core->closer()->add(this);
}

} // namespace HttpQ
