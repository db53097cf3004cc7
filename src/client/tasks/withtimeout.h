// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/exceptions.h>
#include <HttpQ/waitfor.h>
#include <HttpQ/whenany.h>

#include <QtCore/qtimer.h>

#include <chrono>
#include <coroutine>

namespace HttpQ {

//! co_await it to go on after a while, from the event loop of the thread.
class HTTPQ_EXPORT Pause
{
public:
    explicit Pause(std::chrono::milliseconds duration)
        : m_duration(duration)
    {}

    class HTTPQ_EXPORT Awaiter
    {
    public:
        explicit Awaiter(std::chrono::milliseconds duration)
            : m_duration(duration)
        {}
        Awaiter(const Awaiter &) = delete;
        Awaiter &operator=(const Awaiter &) = delete;
        ~Awaiter();

        static constexpr bool isAbandonable = true;
        bool await_ready() const noexcept { return false; }
        void await_suspend(std::coroutine_handle<> waiting);
        void await_resume() const noexcept {}

    private:
        std::chrono::milliseconds m_duration;
        QTimer *m_timer = nullptr;
    };
    Awaiter operator co_await() const { return Awaiter(m_duration); }

private:
    std::chrono::milliseconds m_duration;
};

//! co_await it to go on after \a duration, from the event loop of the thread.
inline Pause pauseFor(std::chrono::milliseconds duration)
{
    return Pause(duration);
}

namespace TaskDetail {

template<typename Awaitable>
class [[nodiscard]] InTime
{
public:
    InTime(Awaitable &&awaitable, std::chrono::milliseconds limit)
        : m_race(std::move(awaitable), Pause(limit))
        , m_limit(limit)
    {}

    class Awaiter : private AnyOf<Awaitable, Pause>::Awaiter
    {
        using Base = typename AnyOf<Awaitable, Pause>::Awaiter;

    public:
        Awaiter(AnyOf<Awaitable, Pause> &race, std::chrono::milliseconds limit)
            : Base(race)
            , m_limit(limit)
        {}

        using Base::await_ready;
        using Base::await_suspend;
        using Base::isAbandonable;
        auto await_resume()
        {
            auto outcome = Base::await_resume();
            if (outcome.index() == 1)
                throw TotalTimeout(WaitForDetail::gaveUp(m_limit), Request());
            if constexpr (!std::is_void_v<Outcome<Awaitable>>)
                return std::get<0>(std::move(outcome));
        }

    private:
        std::chrono::milliseconds m_limit;
    };
    Awaiter operator co_await() { return Awaiter(m_race, m_limit); }

private:
    AnyOf<Awaitable, Pause> m_race;
    std::chrono::milliseconds m_limit;
};

} // namespace TaskDetail

/*!
    co_await it for what \a awaitable comes to, if that is there within \a limit; else throws
    TotalTimeout, and \a awaitable ends as in whenAll(). For a request alone,
    RequestBuilder::timeout() says more of what was waited for.
*/
template<typename Awaitable>
auto withTimeout(Awaitable &&awaitable, std::chrono::milliseconds limit)
{
    return TaskDetail::InTime<std::remove_cvref_t<Awaitable>>(std::forward<Awaitable>(awaitable),
                                                              limit);
}

} // namespace HttpQ
