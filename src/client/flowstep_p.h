// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <coroutine>
#include <exception>
#include <utility>

namespace HttpQ {

/*!
    A part of a request's flow that is a coroutine of its own, because most requests do not need it:
    begins when it is awaited, and the flow goes on at its end, with what was thrown in it.
*/
template<typename T>
class FlowStep
{
public:
    struct promise_type
    {
        T value {};
        std::exception_ptr exception;
        std::coroutine_handle<> flow;

        FlowStep get_return_object() noexcept
        {
            return FlowStep(std::coroutine_handle<promise_type>::from_promise(*this));
        }
        std::suspend_always initial_suspend() const noexcept { return {}; }
        auto final_suspend() const noexcept
        {
            struct Return
            {
                bool await_ready() const noexcept { return false; }
                std::coroutine_handle<>
                await_suspend(std::coroutine_handle<promise_type> step) const noexcept
                {
                    return step.promise().flow;
                }
                void await_resume() const noexcept {}
            };
            return Return();
        }
        void return_value(T result) { value = std::move(result); }
        void unhandled_exception() noexcept { exception = std::current_exception(); }
    };

    // clang before 17 wants it for what get_return_object() returns; nothing else moves one.
    FlowStep(FlowStep &&other) noexcept
        : m_step(std::exchange(other.m_step, nullptr))
    {}
    FlowStep &operator=(FlowStep &&) = delete;
    ~FlowStep()
    {
        if (m_step)
            m_step.destroy();
    }

    class Awaiter
    {
    public:
        explicit Awaiter(std::coroutine_handle<promise_type> step)
            : m_step(step)
        {}
        bool await_ready() const noexcept { return false; }
        std::coroutine_handle<> await_suspend(std::coroutine_handle<> flow) noexcept
        {
            m_step.promise().flow = flow;
            return m_step;
        }
        T await_resume()
        {
            if (m_step.promise().exception)
                std::rethrow_exception(m_step.promise().exception);
            return std::move(m_step.promise().value);
        }

    private:
        std::coroutine_handle<promise_type> m_step;
    };
    Awaiter operator co_await() const { return Awaiter(m_step); }

private:
    explicit FlowStep(std::coroutine_handle<promise_type> step)
        : m_step(step)
    {}

    std::coroutine_handle<promise_type> m_step;
};

} // namespace HttpQ
