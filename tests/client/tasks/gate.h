// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <qcoro/qcorotask.h>

#include <coroutine>
#include <stdexcept>
#include <string>
#include <vector>

namespace HttpQTest {

//! Coroutines wait here until the test lets them go on.
class Gate
{
public:
    class Awaiter
    {
    public:
        explicit Awaiter(Gate &gate)
            : m_gate(gate)
        {}
        bool await_ready() const noexcept { return m_gate.m_isOpen; }
        void await_suspend(std::coroutine_handle<> waiting) { m_gate.m_waiting.push_back(waiting); }
        void await_resume() const noexcept {}

    private:
        Gate &m_gate;
    };
    Awaiter operator co_await() { return Awaiter(*this); }

    void open()
    {
        m_isOpen = true;
        for (const std::coroutine_handle<> waiting : std::exchange(m_waiting, {}))
            waiting.resume();
    }

private:
    std::vector<std::coroutine_handle<>> m_waiting;
    bool m_isOpen = false;
};

inline QCoro::Task<int> valueBehind(Gate &gate, int value)
{
    co_await gate;
    co_return value;
}

inline QCoro::Task<> nothingBehind(Gate &gate)
{
    co_await gate;
}

inline QCoro::Task<int> failureBehind(Gate &gate, std::string what)
{
    co_await gate;
    throw std::runtime_error(what);
}

} // namespace HttpQTest
