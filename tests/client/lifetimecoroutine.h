// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/error.h>
#include <HttpQ/intrusivelist.h>

#include <coroutine>
#include <exception>
#include <utility>

namespace HttpQTest {

//! What somebody who waited was told.
class Ends
{
public:
    void tell(const HttpQ::Error &error = {})
    {
        ++count;
        last = error;
    }
    int count = 0;
    HttpQ::Error last;
};

//! Counts the destruction of the coroutine frame it is in.
class FrameCounter
{
public:
    explicit FrameCounter(int &live)
        : m_live(live)
    {
        ++m_live;
    }
    FrameCounter(const FrameCounter &) = delete;
    FrameCounter &operator=(const FrameCounter &) = delete;
    ~FrameCounter() { --m_live; }

private:
    int &m_live;
};

//! A coroutine whose frame dies with this object, at whatever point it is. QCoro's tasks detach.
class OwnedCoroutine
{
public:
    struct promise_type
    {
        OwnedCoroutine get_return_object()
        {
            return OwnedCoroutine(std::coroutine_handle<promise_type>::from_promise(*this));
        }
        std::suspend_never initial_suspend() const noexcept { return {}; }
        std::suspend_always final_suspend() const noexcept { return {}; }
        void return_void() const noexcept {}
        void unhandled_exception() noexcept { exception = std::current_exception(); }

        std::exception_ptr exception;
    };

    OwnedCoroutine() = default;
    OwnedCoroutine(OwnedCoroutine &&other) noexcept
        : m_handle(std::exchange(other.m_handle, nullptr))
    {}
    OwnedCoroutine &operator=(OwnedCoroutine &&other) noexcept
    {
        std::swap(m_handle, other.m_handle);
        return *this;
    }
    ~OwnedCoroutine() { destroy(); }

    void destroy()
    {
        if (const auto handle = std::exchange(m_handle, nullptr))
            handle.destroy();
    }
    bool isDone() const { return !m_handle || m_handle.done(); }
    bool isDestroyed() const { return !m_handle; }
    bool hasThrown() const { return m_handle && m_handle.promise().exception; }

private:
    explicit OwnedCoroutine(std::coroutine_handle<promise_type> handle)
        : m_handle(handle)
    {}

    std::coroutine_handle<promise_type> m_handle;
};

//! Lets coroutines wait until the test opens it; it stays open.
class Gate
{
public:
    class Awaiter : public HttpQ::IntrusiveNode<Awaiter>
    {
    public:
        explicit Awaiter(Gate &gate)
            : m_gate(gate)
        {}
        bool await_ready() const noexcept { return m_gate.m_isOpen; }
        void await_suspend(std::coroutine_handle<> waiting) noexcept
        {
            m_waiting = waiting;
            m_gate.m_awaiters.append(this);
        }
        void await_resume() const noexcept {}

    private:
        friend class Gate;
        Gate &m_gate;
        std::coroutine_handle<> m_waiting;
    };

    Awaiter operator co_await() { return Awaiter(*this); }
    void open()
    {
        m_isOpen = true;
        while (Awaiter *awaiter = m_awaiters.takeFirst())
            awaiter->m_waiting.resume();
    }

private:
    HttpQ::IntrusiveList<Awaiter> m_awaiters;
    bool m_isOpen = false;
};

} // namespace HttpQTest
