// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/tasks/scope.h"

#include <QtCore/qthread.h>

#include <algorithm>
#include <functional>
#include <optional>

namespace HttpQ {

namespace TaskDetail {

ScopedTask::~ScopedTask() = default;

class ScopeState final : public Joint, public std::enable_shared_from_this<ScopeState>
{
public:
    void tie(QObject *context);
    void tie(const std::stop_token &token);
    void start(std::unique_ptr<ScopedTask> task);
    void cancel();
    //! Nothing that still runs is kept any more.
    void leave();
    bool isCancelled() const { return m_stop.stop_requested(); }
    std::stop_token stopToken() const { return m_stop.get_token(); }
    qsizetype running() const { return m_running; }
    void add(Scope::JoinAwaiter *wait) { m_waits.append(wait); }
    void rethrow() const
    {
        if (m_exception)
            std::rethrow_exception(m_exception);
    }

private:
    using Call = std::function<void()>;

    std::coroutine_handle<> strandDone(StrandPromise &strand) noexcept override;
    void tidySoon();
    void tidy();

    QObject m_receiver; // of what is posted to the thread
    std::vector<std::unique_ptr<ScopedTask>> m_tasks;
    int m_busy = 0; // how many calls go through the list
    std::stop_source m_stop;
    std::optional<std::stop_callback<Call>> m_stopCallback;
    std::exception_ptr m_exception;
    IntrusiveList<Scope::JoinAwaiter> m_waits;
    qsizetype m_running = 0;
    bool m_isTidyPosted = false;
};

void ScopeState::tie(QObject *context)
{
    QObject::connect(context, &QObject::destroyed, &m_receiver, [this] { cancel(); });
}

void ScopeState::tie(const std::stop_token &token)
{
    // May be called in any thread, and before this returns.
    m_stopCallback.emplace(token, [this] {
        if (QThread::currentThread() == m_receiver.thread())
            cancel();
        else
            QMetaObject::invokeMethod(
                    &m_receiver, [this] { cancel(); }, Qt::QueuedConnection);
    });
}

void ScopeState::start(std::unique_ptr<ScopedTask> task)
{
    if (isCancelled())
        return;
    const auto keepAlive = shared_from_this();
    ScopedTask *started = task.get();
    m_tasks.push_back(std::move(task));
    ++m_running;
    started->isStarting = true;
    ++m_busy;
    started->start(this);
    --m_busy;
    started->isStarting = false;
    // It may have cancelled the scope, and could not be ended while it ran.
    if (isCancelled() && !started->isDone() && started->cancel()) {
        --m_running;
        tidySoon();
    }
}

// Who waits is not resumed below the task that is done, which goes first, and all that it holds.
std::coroutine_handle<> ScopeState::strandDone(StrandPromise &strand) noexcept
{
    --m_running;
    if (strand.exception && !m_exception) {
        m_exception = strand.exception;
        cancel();
    }
    tidySoon();
    return std::noop_coroutine();
}

void ScopeState::cancel()
{
    if (isCancelled())
        return;
    const auto keepAlive = shared_from_this();
    m_stop.request_stop();
    // Those who see the stop may end at once. The list stays as it is: nothing is started any more,
    // and what a task held may leave the scope, but does not clear the list under this.
    ++m_busy;
    for (const std::unique_ptr<ScopedTask> &task : m_tasks) {
        if (!task->isStarting && !task->isDone() && task->cancel())
            --m_running;
    }
    --m_busy;
    tidySoon();
}

void ScopeState::leave()
{
    m_stopCallback.reset();
    cancel();
    // Else they go with the state.
    if (m_waits.isEmpty() && m_busy == 0)
        std::exchange(m_tasks, {}).clear();
}

void ScopeState::tidySoon()
{
    if (std::exchange(m_isTidyPosted, true))
        return;
    QMetaObject::invokeMethod(
            &m_receiver, [this] { tidy(); }, Qt::QueuedConnection);
}

void ScopeState::tidy()
{
    const auto keepAlive = shared_from_this();
    m_isTidyPosted = false;
    // What a task held may do anything when it goes.
    std::vector<std::unique_ptr<ScopedTask>> done;
    for (std::unique_ptr<ScopedTask> &task : m_tasks) {
        if (task->isDone())
            done.push_back(std::move(task));
    }
    std::erase(m_tasks, nullptr);
    done.clear();
    while (m_running == 0 && !m_waits.isEmpty()) {
        Scope::JoinAwaiter *wait = m_waits.takeFirst();
        if (!m_waits.isEmpty())
            tidySoon();
        wait->resume();
    }
}

} // namespace TaskDetail

using TaskDetail::ScopeState;

Scope::Scope()
    : m_state(std::make_shared<ScopeState>())
{}

Scope::Scope(QObject *context)
    : Scope()
{
    m_state->tie(context);
}

Scope::Scope(const std::stop_token &token)
    : Scope()
{
    m_state->tie(token);
}

Scope::~Scope()
{
    m_state->leave();
}

void Scope::begin(std::unique_ptr<TaskDetail::ScopedTask> task)
{
    m_state->start(std::move(task));
}

std::stop_token Scope::stopToken() const
{
    return m_state->stopToken();
}

qsizetype Scope::running() const
{
    return m_state->running();
}

void Scope::cancel()
{
    m_state->cancel();
}

bool Scope::isCancelled() const
{
    return m_state->isCancelled();
}

Scope::JoinAwaiter::JoinAwaiter(std::shared_ptr<ScopeState> state)
    : m_state(std::move(state))
{}

Scope::JoinAwaiter::~JoinAwaiter() = default;

bool Scope::JoinAwaiter::await_ready() const noexcept
{
    return m_state->running() == 0;
}

void Scope::JoinAwaiter::await_suspend(std::coroutine_handle<> waiting)
{
    m_waiting = waiting;
    m_state->add(this);
}

void Scope::JoinAwaiter::resume()
{
    std::exchange(m_waiting, nullptr).resume();
}

void Scope::JoinAwaiter::await_resume() const
{
    m_state->rethrow();
}

} // namespace HttpQ
