// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <coroutine>
#include <exception>

namespace HttpQ {

//! A coroutine that nobody waits for: it starts at once and frees itself at its end. It must not
//! let anything be thrown out of it.
class DetachedCoroutine
{
public:
    struct promise_type
    {
        DetachedCoroutine get_return_object() noexcept { return {}; }
        std::suspend_never initial_suspend() const noexcept { return {}; }
        std::suspend_never final_suspend() const noexcept { return {}; }
        void return_void() const noexcept {}
        void unhandled_exception() const noexcept { std::terminate(); }
    };
};

} // namespace HttpQ
