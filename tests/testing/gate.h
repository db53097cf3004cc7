// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qlist.h>

#include <coroutine>
#include <utility>

namespace HttpQTest {

//! Coroutines wait at it until it is opened, at the latest when it is destroyed.
class Gate
{
public:
    Gate() {}
    Gate(const Gate &) = delete;
    Gate &operator=(const Gate &) = delete;
    ~Gate() { open(); }

    class Awaiter
    {
    public:
        explicit Awaiter(Gate &gate)
            : m_gate(gate)
        {}
        bool await_ready() const noexcept { return m_gate.m_isOpen; }
        void await_suspend(std::coroutine_handle<> waiting) { m_gate.m_waiting.append(waiting); }
        void await_resume() const noexcept {}

    private:
        Gate &m_gate;
    };
    Awaiter passed() { return Awaiter(*this); }

    qsizetype waiting() const { return m_waiting.size(); }
    void open()
    {
        m_isOpen = true;
        for (const std::coroutine_handle<> handle : std::exchange(m_waiting, {}))
            handle.resume();
    }

private:
    QList<std::coroutine_handle<>> m_waiting;
    bool m_isOpen = false;
};

} // namespace HttpQTest
