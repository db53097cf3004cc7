// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/awaitableoutcome.h>
#include <HttpQ/detachedcoroutine.h>
#include <HttpQ/exceptions.h>

#include <QtCore/qeventloop.h>
#include <QtCore/qtimer.h>

#include <chrono>
#include <coroutine>
#include <exception>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

namespace HttpQ {

namespace WaitForDetail {

template<typename Awaitable>
using ValueOf = std::conditional_t<std::is_void_v<AwaitableOutcome<Awaitable>>, std::monostate,
                                   AwaitableOutcome<Awaitable>>;

// What the waiting function and the coroutine share: the function may give up first.
template<typename T>
class State
{
public:
    auto take()
    {
        if constexpr (!std::is_same_v<T, std::monostate>)
            return *std::move(value);
    }

    std::optional<T> value;
    std::exception_ptr exception;
    QEventLoop *loop = nullptr;
    bool isDone = false;
};

template<typename Awaitable, typename T>
DetachedCoroutine drive(Awaitable awaitable, std::shared_ptr<State<T>> state)
{
    try {
        if constexpr (std::is_void_v<AwaitableOutcome<std::remove_cvref_t<Awaitable>>>) {
            co_await awaitable;
            state->value.emplace();
        } else {
            state->value.emplace(co_await awaitable);
        }
    } catch (...) {
        state->exception = std::current_exception();
    }
    state->isDone = true;
    if (state->loop)
        state->loop->quit();
}

// Runs an event loop until awaitable is done, or until limit has passed.
template<typename Awaitable>
auto run(Awaitable &&awaitable, std::optional<std::chrono::milliseconds> limit)
{
    using Value = ValueOf<std::remove_cvref_t<Awaitable>>;

    auto state = std::make_shared<State<Value>>();
    drive<Awaitable, Value>(std::forward<Awaitable>(awaitable), state);
    if (!state->isDone) {
        QEventLoop loop;
        QTimer timer;
        state->loop = &loop;
        if (limit) {
            timer.setSingleShot(true);
            QObject::connect(&timer, &QTimer::timeout, &loop, &QEventLoop::quit);
            timer.start(*limit);
        }
        const auto isWaiting = [&] { return !state->isDone && (!limit || timer.isActive()); };
        // Somebody else's quit() is not the end of what is waited for. An application that quits
        // lets no loop run any more; its events must still be taken.
        while (isWaiting()) {
            loop.exec();
            if (isWaiting())
                loop.processEvents(QEventLoop::WaitForMoreEvents);
        }
        state->loop = nullptr;
    }
    return state;
}

HTTPQ_EXPORT Error gaveUp(std::chrono::milliseconds limit);

} // namespace WaitForDetail

/*!
    Runs an event loop until \a awaitable (a request chain, a QCoro::Task, anything that can be
    co_awaited) is done, and returns its outcome or throws what it threw. For main() of small
    programs and for tests; it needs a QCoreApplication.

    If \a limit passes first, throws TotalTimeout; what was waited for goes on by itself.

    Write it with its namespace: "waitFor(task)" is QCoro::waitFor() by argument-dependent lookup,
    which in QCoro 0.8 never returns if the task throws.
*/
template<typename Awaitable>
auto waitFor(Awaitable &&awaitable, std::optional<std::chrono::milliseconds> limit = {})
{
    const auto state = WaitForDetail::run(std::forward<Awaitable>(awaitable), limit);
    if (state->exception)
        std::rethrow_exception(state->exception);
    if (!state->isDone)
        throw TotalTimeout(WaitForDetail::gaveUp(*limit), Request());
    return state->take();
}

} // namespace HttpQ
