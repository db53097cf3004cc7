// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <type_traits>
#include <utility>

namespace HttpQ {

namespace AwaitableDetail {

template<typename Awaitable>
decltype(auto) awaiterOf(Awaitable &&awaitable)
{
    if constexpr (requires { std::forward<Awaitable>(awaitable).operator co_await(); })
        return std::forward<Awaitable>(awaitable).operator co_await();
    else
        return std::forward<Awaitable>(awaitable);
}

} // namespace AwaitableDetail

//! What co_await gives for an Awaitable: a request chain, a QCoro::Task, ...
template<typename Awaitable>
using AwaitableOutcome = std::remove_cvref_t<
        decltype(AwaitableDetail::awaiterOf(std::declval<Awaitable &>()).await_resume())>;

} // namespace HttpQ
