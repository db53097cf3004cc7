// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/httpqglobal.h>
#include <HttpQ/intrusivelist.h>
#include <HttpQ/strand.h>

#include <QtCore/qobject.h>

#include <concepts>
#include <memory>
#include <stop_token>
#include <vector>

namespace HttpQ {

namespace TaskDetail {

//! One of a scope's tasks: its strand, whatever that yields, and the function that it came from.
class HTTPQ_EXPORT ScopedTask
{
public:
    virtual ~ScopedTask();
    virtual void start(Joint *joint) = 0;
    virtual bool isDone() const = 0;
    //! Ends it, if it can be ended from outside.
    virtual bool cancel() = 0;

    bool isStarting = false; // its first part runs
};

template<typename Strand>
class ScopedStrand final : public ScopedTask
{
public:
    explicit ScopedStrand(Strand &&strand)
        : m_strand(std::move(strand))
    {}
    void start(Joint *joint) override { m_strand.start(joint, 0); }
    bool isDone() const override { return m_strand.isDone(); }
    bool cancel() override
    {
        if (!Strand::isAbandonable)
            return false;
        m_strand.end();
        return true;
    }

private:
    Strand m_strand;
};

class ScopeState;

// The function lives as long as what it began, whose captures are in it.
template<typename Function>
auto strandOfCall(Function function, std::stop_token token)
        -> StrandOf<std::remove_cvref_t<decltype(function(token))>>
{
    using Awaitable = std::remove_cvref_t<decltype(function(token))>;
    Awaitable awaitable = function(std::move(token));
    if constexpr (std::is_void_v<Outcome<Awaitable>>) {
        co_await awaitable;
        co_return std::monostate();
    } else {
        co_return co_await awaitable;
    }
}

} // namespace TaskDetail

/*!
    \class HttpQ::Scope
    \brief Tasks that do not outlive what they are for: tied to an object or a stop token, cancelled
    together, waited for together.

    \code
    class Window : public QWidget
    {
        HttpQ::Scope m_tasks { this };
        void refresh() { m_tasks.start([this](std::stop_token stop) { return load(stop); }); }
    };
    \endcode

    Any awaitable is a task, and it begins at once; a function, which may take the stopToken(), gives
    one. When the scope is cancelled, goes, or the object it is tied to is destroyed, a stop is
    requested of stopToken(), and what waits for an awaitable of HttpQ ends at once, with its request.
    A QCoro::Task cannot be ended from outside: it goes on until it has seen the stop, in memory of
    its own, and is waited for by join().

    The first task that throws cancels the others; join() throws that. Belongs to one thread. Neither
    copied nor moved.
*/
class HTTPQ_EXPORT Scope
{
public:
    Scope();
    explicit Scope(QObject *context);
    explicit Scope(const std::stop_token &token);
    Scope(const Scope &) = delete;
    Scope &operator=(const Scope &) = delete;
    //! Cancels.
    ~Scope();

    //! Begins \a awaitable. Does nothing if the scope was cancelled.
    template<typename Awaitable>
    requires(!std::invocable<
                     Awaitable &,
                     std::stop_token> && !std::invocable<Awaitable &>) void start(Awaitable &&
                                                                                          awaitable)
    {
        using Held = std::remove_cvref_t<Awaitable>;
        add(TaskDetail::strandOf<Held>(std::forward<Awaitable>(awaitable)));
    }
    //! Begins what \a function returns, and keeps the function and its captures until that is done.
    template<std::invocable<std::stop_token> Function>
    void start(Function function)
    {
        add(TaskDetail::strandOfCall(std::move(function), stopToken()));
    }

    template<std::invocable<> Function>
    requires(!std::invocable<Function &, std::stop_token>) void start(Function function)
    {
        start([function = std::move(function)](std::stop_token) mutable { return function(); });
    }

    std::stop_token stopToken() const;
    //! How many tasks are not done, those included that were cancelled and have not seen it.
    qsizetype running() const;
    void cancel();
    bool isCancelled() const;

    class HTTPQ_EXPORT JoinAwaiter : public IntrusiveNode<JoinAwaiter>
    {
    public:
        explicit JoinAwaiter(std::shared_ptr<TaskDetail::ScopeState> state);
        JoinAwaiter(const JoinAwaiter &) = delete;
        JoinAwaiter &operator=(const JoinAwaiter &) = delete;
        ~JoinAwaiter();

        static constexpr bool isAbandonable = true;
        bool await_ready() const noexcept;
        void await_suspend(std::coroutine_handle<> waiting);
        void await_resume() const;

    private:
        friend class TaskDetail::ScopeState;
        void resume();

        std::shared_ptr<TaskDetail::ScopeState> m_state;
        std::coroutine_handle<> m_waiting;
    };
    class [[nodiscard]] Join
    {
    public:
        explicit Join(std::shared_ptr<TaskDetail::ScopeState> state)
            : m_state(std::move(state))
        {}
        JoinAwaiter operator co_await() const { return JoinAwaiter(m_state); }

    private:
        std::shared_ptr<TaskDetail::ScopeState> m_state;
    };
    //! co_await it until no task is left; throws what the first one threw that failed. From the
    //! event loop, unless there was none.
    Join join() const { return Join(m_state); }

private:
    template<typename Strand>
    void add(Strand &&strand)
    {
        begin(std::make_unique<TaskDetail::ScopedStrand<Strand>>(std::move(strand)));
    }
    void begin(std::unique_ptr<TaskDetail::ScopedTask> task);

    std::shared_ptr<TaskDetail::ScopeState> m_state;
};

} // namespace HttpQ
