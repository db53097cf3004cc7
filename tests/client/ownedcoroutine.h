// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <coroutine>
#include <exception>
#include <utility>

namespace HttpQTest {

//! A coroutine that can be destroyed while it waits.
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
        void unhandled_exception() const noexcept { std::terminate(); }
    };
    explicit OwnedCoroutine(std::coroutine_handle<> handle)
        : m_handle(handle)
    {}
    // clang before 17 wants it for what get_return_object() returns.
    OwnedCoroutine(OwnedCoroutine &&other) noexcept
        : m_handle(std::exchange(other.m_handle, nullptr))
    {}
    OwnedCoroutine &operator=(OwnedCoroutine &&) = delete;
    ~OwnedCoroutine()
    {
        if (m_handle)
            m_handle.destroy();
    }

private:
    std::coroutine_handle<> m_handle;
};

} // namespace HttpQTest
