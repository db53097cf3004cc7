// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "client/clientclosing.h"
#include "network/turnqueue.h"

#include <chrono>
#include <functional>

namespace HttpQ {

//! Waits for the requests of a client that takes no more of them, and tells who waits for that.
class ClientCloser final : private TurnItem
{
public:
    ClientCloser(ClientCore &core, std::function<void()> closed);

    //! What runs longer than \a grace from now is cancelled; a longer one than before changes nothing.
    void setGrace(std::chrono::milliseconds grace);
    void operationEnded();
    bool isDone() const { return m_isDone; }
    void add(ClientClosing::Awaiter *wait) { m_waits.append(wait); }
    //! Nobody is told but those who wait.
    void silence() { m_closed = nullptr; }

private:
    class GraceDeadline final : public Deadline
    {
    public:
        explicit GraceDeadline(ClientCloser &closer)
            : m_closer(closer)
        {}

    private:
        void expired() override { m_closer.cancelAll(); }
        ClientCloser &m_closer;
    };

    void turn() override;
    void cancelAll();

    ClientCore &m_core;
    std::function<void()> m_closed;
    IntrusiveList<ClientClosing::Awaiter> m_waits;
    GraceDeadline m_deadline;
    bool m_isDone = false;
};

} // namespace HttpQ
