// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/asioservice.h>
#include <HttpQ/awaitableoutcome.h>
#include <HttpQ/detachedcoroutine.h>
#include <HttpQ/error.h>

#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/system_executor.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/version.hpp>

#if BOOST_VERSION >= 107700
#    include <boost/asio/associated_cancellation_slot.hpp>
#    include <boost/asio/error.hpp>
#    include <boost/system/system_error.hpp>
#endif

#include <coroutine>
#include <exception>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

namespace HttpQ {

namespace AsioDetail {

template<typename Outcome>
class Completion
{
public:
    using Value = Outcome;
    using Signature = void(std::exception_ptr, Outcome);

    template<typename Handler>
    static void call(Handler &handler, std::exception_ptr exception, std::optional<Value> &value)
    {
        std::move(handler)(std::move(exception), value ? *std::move(value) : nothing());
    }

private:
    static Value nothing()
    {
        if constexpr (std::is_default_constructible_v<Value>)
            return Value();
        else
            return Value(Error()); // a Result
    }
};

template<>
class Completion<void>
{
public:
    using Value = std::monostate;
    using Signature = void(std::exception_ptr);

    template<typename Handler>
    static void call(Handler &handler, std::exception_ptr exception, std::optional<Value> &)
    {
        std::move(handler)(std::move(exception));
    }
};

//! co_await it to have the running coroutine freed with the execution context of \a executor.
template<typename Executor>
class Entry
{
public:
    Entry(AsioPending &pending, const Executor &executor)
        : m_pending(pending)
        , m_executor(executor)
    {}
    bool await_ready() const noexcept { return false; }
    bool await_suspend(std::coroutine_handle<> coroutine)
    {
        namespace asio = boost::asio;
        m_pending.enter(coroutine);
        if constexpr (!std::is_same_v<Executor, asio::system_executor>) {
            if constexpr (requires { asio::query(m_executor, asio::execution::context); })
                m_pending.enter(asio::query(m_executor, asio::execution::context), coroutine);
            else
                m_pending.enter(m_executor.context(), coroutine);
        }
        return false;
    }
    void await_resume() const noexcept {}

private:
    AsioPending &m_pending;
    const Executor &m_executor;
};

#if BOOST_VERSION >= 107700
/*!
    Has the cancellation slot of a handler, if it has one, end the coroutine that waits on its behalf.
    The handler then hears of asio::error::operation_aborted.
*/
template<typename Outcome, typename Handler>
class Cancelling
{
public:
    Cancelling(AsioPending &pending, Handler &handler)
        : m_slot(boost::asio::get_associated_cancellation_slot(handler))
        , m_isWaiting(std::make_shared<bool>(true))
    {
        if (!m_slot.is_connected())
            return;
        m_slot.assign(
                [&pending, &handler, isWaiting = m_isWaiting](boost::asio::cancellation_type type) {
                    if (type != boost::asio::cancellation_type::none && *isWaiting)
                        cancel(pending, handler);
                });
    }
    ~Cancelling() { *m_isWaiting = false; }
    Cancelling(const Cancelling &) = delete;
    Cancelling &operator=(const Cancelling &) = delete;

    //! There is nothing left to be cancelled.
    void clear()
    {
        *m_isWaiting = false;
        if (m_slot.is_connected())
            m_slot.clear();
    }

private:
    static void cancel(AsioPending &pending, Handler &handler)
    {
        namespace asio = boost::asio;
        const auto executor = asio::get_associated_executor(handler);
        auto call = [own = std::move(handler)]() mutable {
            std::optional<typename Completion<Outcome>::Value> nothing;
            Completion<Outcome>::call(own,
                                      std::make_exception_ptr(boost::system::system_error(
                                              asio::error::operation_aborted)),
                                      nothing);
        };
        pending.coroutine().destroy(); // and with it the pending, and what waits for the request
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(executor)>,
                                     asio::system_executor>)
            call();
        else
            asio::post(executor, std::move(call));
    }

    boost::asio::associated_cancellation_slot_t<Handler> m_slot;
    std::shared_ptr<bool> m_isWaiting;
};
#endif

/*!
    Waits for \a awaitable and calls \a handler by its executor, but not within \a initiation.
*/
template<typename Awaitable, typename Handler>
DetachedCoroutine complete(Awaitable awaitable, Handler handler,
                           AsioPending::Initiation &initiation)
{
    namespace asio = boost::asio;
    using Outcome = AwaitableOutcome<Awaitable>;
    const auto executor = asio::get_associated_executor(handler);
    using Executor = std::remove_cvref_t<decltype(executor)>;
    constexpr bool HasExecutor = !std::is_same_v<Executor, asio::system_executor>;
    const auto work = asio::make_work_guard(executor); // its context is still needed

    AsioPending pending(initiation);
    std::optional<typename Completion<Outcome>::Value> value;
    std::exception_ptr exception;
    Entry<Executor> entry(pending, executor);
    co_await entry;
#if BOOST_VERSION >= 107700
    Cancelling<Outcome, Handler> cancelling(pending, handler);
#endif
    try {
        if constexpr (std::is_void_v<Outcome>)
            co_await awaitable;
        else
            value.emplace(co_await awaitable);
    } catch (...) {
        exception = std::current_exception();
    }
    pending.leave();
#if BOOST_VERSION >= 107700
    cancelling.clear();
#endif
    auto call = [handler = std::move(handler), exception = std::move(exception),
                 value = std::move(value)]() mutable {
        Completion<Outcome>::call(handler, std::move(exception), value);
    };
    if constexpr (!HasExecutor) {
        call(); // on the client's turn
    } else if (pending.isInitiating()) {
        asio::post(executor, std::move(call));
    } else {
        // A turn of the client lets nothing through: what the handler throws is for run().
        try {
            asio::dispatch(executor, std::move(call));
        } catch (...) {
            asio::post(executor,
                       [thrown = std::current_exception()] { std::rethrow_exception(thrown); });
        }
    }
}

class Initiation
{
public:
    template<typename Handler, typename Awaitable>
    void operator()(Handler &&handler, Awaitable &&awaitable) const
    {
        AsioPending::Initiation initiation;
        complete<std::decay_t<Awaitable>, std::decay_t<Handler>>(
                std::forward<Awaitable>(awaitable), std::forward<Handler>(handler), initiation);
    }
};

} // namespace AsioDetail

/*!
    Begins what \a awaitable stands for (a request chain, a QCoro::Task, the rest of a response's
    body: all that can be awaited) and completes \a token, any completion token of Asio's, with
    void(std::exception_ptr, T), or void(std::exception_ptr) if nothing is awaited but the end.

        HttpQ::asyncSend(client.get(url), [](std::exception_ptr failure, HttpQ::Response response) {
            ...
        });
        std::future<HttpQ::Response> future = HttpQ::asyncSend(client.get(url), asio::use_future);

    The handler is called by its associated executor; one that has none is called in the client's
    turn, from its io_context. T must have a default constructor or be a Result. To be called in the client's
    thread. A handler that is destroyed with its execution context cancels the request.
*/
template<typename Awaitable, typename CompletionToken>
auto asyncSend(Awaitable &&awaitable, CompletionToken &&token)
{
    using Held = std::remove_cvref_t<Awaitable>;
    return boost::asio::async_initiate<
            CompletionToken, typename AsioDetail::Completion<AwaitableOutcome<Held>>::Signature>(
            AsioDetail::Initiation(), token, Held(std::forward<Awaitable>(awaitable)));
}

/*!
    The same for coroutines of Asio's: begins when it is co_awaited, and throws what \a awaitable
    throws.

        asio::awaitable<void> run(HttpQ::AsyncClient &client)
        {
            HttpQ::Response response = co_await HttpQ::asAwaitable(client.get(url));
        }
*/
template<typename Awaitable>
auto asAwaitable(Awaitable &&awaitable)
        -> boost::asio::awaitable<AwaitableOutcome<std::remove_cvref_t<Awaitable>>>
{
    return asyncSend(std::forward<Awaitable>(awaitable), boost::asio::use_awaitable);
}

} // namespace HttpQ
