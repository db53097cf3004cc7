// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/awaitableoutcome.h>

#include <coroutine>
#include <exception>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

namespace HttpQ {

/*!
    Whether a coroutine that waits by an \a Awaiter may be destroyed meanwhile. That is so with
    HttpQ's own awaiters, which say it by a member of this name; one that waits for a request cancels
    it. With QCoro::Task it is not (QCoro 0.8 resumes whoever waits, dead or alive), and of others it
    is not known.
*/
template<typename Awaiter>
inline constexpr bool isAbandonable = requires
{
    requires Awaiter::isAbandonable;
};

namespace TaskDetail {

template<typename Awaitable>
using Outcome = AwaitableOutcome<Awaitable>;

template<typename T>
using Value = std::conditional_t<std::is_void_v<T>, std::monostate, T>;

class StrandPromise;

//! What several strands come together in.
class Joint
{
public:
    //! \a strand is done: what goes on now, or a coroutine that does nothing.
    virtual std::coroutine_handle<> strandDone(StrandPromise &strand) noexcept = 0;

protected:
    ~Joint() = default;
};

class StrandPromise
{
public:
    Joint *joint = nullptr;
    std::exception_ptr exception;
    size_t index = 0;
    bool isStarted = false;
    bool isDone = false;
    bool isAbandoned = false; // it frees itself

    std::suspend_always initial_suspend() const noexcept { return {}; }
    auto final_suspend() noexcept
    {
        struct End
        {
            StrandPromise &strand;
            bool await_ready() const noexcept { return strand.isAbandoned; }
            std::coroutine_handle<> await_suspend(std::coroutine_handle<>) const noexcept
            {
                return strand.joint->strandDone(strand);
            }
            void await_resume() const noexcept {}
        };
        isDone = true;
        return End { *this };
    }
    void unhandled_exception() noexcept { exception = std::current_exception(); }
};

//! A coroutine that waits for one awaitable. Destroying it ends what it waits for; what cannot be
//! ended is left to itself.
template<typename T, bool IsAbandonable>
class Strand
{
public:
    static constexpr bool isAbandonable = IsAbandonable;

    class promise_type : public StrandPromise
    {
    public:
        std::optional<Value<T>> value;

        Strand get_return_object() noexcept
        {
            return Strand(std::coroutine_handle<promise_type>::from_promise(*this));
        }
        void return_value(Value<T> &&result) { value.emplace(std::move(result)); }
    };

    explicit Strand(std::coroutine_handle<promise_type> coroutine)
        : m_coroutine(coroutine)
    {}
    Strand(Strand &&other) noexcept
        : m_coroutine(std::exchange(other.m_coroutine, nullptr))
    {}
    Strand &operator=(Strand &&other) noexcept
    {
        end();
        m_coroutine = std::exchange(other.m_coroutine, nullptr);
        return *this;
    }
    ~Strand() { end(); }

    void start(Joint *joint, size_t index)
    {
        promise().joint = joint;
        promise().index = index;
        promise().isStarted = true;
        m_coroutine.resume();
    }
    void end()
    {
        const std::coroutine_handle<promise_type> coroutine = std::exchange(m_coroutine, nullptr);
        if (!coroutine)
            return;
        StrandPromise &strand = coroutine.promise();
        if (IsAbandonable || strand.isDone || !strand.isStarted)
            coroutine.destroy();
        else
            strand.isAbandoned = true;
    }
    bool hasEnded() const { return !m_coroutine; }
    bool isDone() const { return m_coroutine && m_coroutine.promise().isDone; }
    std::exception_ptr exception() const { return m_coroutine.promise().exception; }
    //! What came of it; throws what it threw.
    Value<T> take()
    {
        if (promise().exception)
            std::rethrow_exception(promise().exception);
        return *std::move(promise().value);
    }

private:
    promise_type &promise() const { return m_coroutine.promise(); }

    std::coroutine_handle<promise_type> m_coroutine;
};

//! co_await it for what one strand comes to. It may be abandoned, whatever the strand waits for.
template<typename StrandType>
class [[nodiscard]] StrandOutcome
{
public:
    explicit StrandOutcome(StrandType &&strand)
        : m_strand(std::move(strand))
    {}

    class Awaiter final : private Joint
    {
    public:
        explicit Awaiter(StrandType &&strand)
            : m_strand(std::move(strand))
        {}
        Awaiter(const Awaiter &) = delete;
        Awaiter &operator=(const Awaiter &) = delete;

        static constexpr bool isAbandonable = true;
        bool await_ready() const noexcept { return false; }
        bool await_suspend(std::coroutine_handle<> waiting)
        {
            m_strand.start(this, 0);
            if (m_strand.isDone())
                return false;
            m_waiting = waiting;
            return true;
        }
        auto await_resume() { return m_strand.take(); }

    private:
        std::coroutine_handle<> strandDone(StrandPromise &) noexcept override
        {
            if (m_waiting)
                return std::exchange(m_waiting, nullptr);
            return std::noop_coroutine();
        }

        StrandType m_strand;
        std::coroutine_handle<> m_waiting;
    };
    Awaiter operator co_await() { return Awaiter(std::move(m_strand)); }

private:
    StrandType m_strand;
};

template<typename Awaitable>
using AwaiterOf =
        std::remove_cvref_t<decltype(AwaitableDetail::awaiterOf(std::declval<Awaitable &>()))>;

template<typename Awaitable>
using StrandOf = Strand<Outcome<Awaitable>, isAbandonable<AwaiterOf<Awaitable>>>;

template<typename Awaitable>
StrandOf<Awaitable> strandOf(Awaitable awaitable)
{
    if constexpr (std::is_void_v<Outcome<Awaitable>>) {
        co_await awaitable;
        co_return std::monostate();
    } else {
        co_return co_await awaitable;
    }
}

} // namespace TaskDetail

} // namespace HttpQ
