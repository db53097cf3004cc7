// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/strand.h>

#include <QtCore/qlist.h>

#include <tuple>
#include <vector>

namespace HttpQ {

namespace TaskDetail {

//! Goes on when all strands are done, or one has thrown.
class AllJoint final : public Joint
{
public:
    //! Says how many are to be started.
    void begin(size_t count) { m_missing = count; }
    //! All were started. True if there is nothing to wait for.
    bool wait(std::coroutine_handle<> waiting)
    {
        m_waiting = waiting;
        return m_missing == 0 || m_exception;
    }
    bool hasFailed() const { return m_exception != nullptr; }
    void rethrow() const
    {
        if (m_exception)
            std::rethrow_exception(m_exception);
    }

private:
    std::coroutine_handle<> strandDone(StrandPromise &strand) noexcept override
    {
        --m_missing;
        const bool isFirstFailure = strand.exception && !m_exception;
        if (isFirstFailure)
            m_exception = strand.exception;
        if (m_waiting && (m_missing == 0 || isFirstFailure))
            return std::exchange(m_waiting, nullptr);
        return std::noop_coroutine();
    }

    size_t m_missing = 0;
    std::exception_ptr m_exception;
    std::coroutine_handle<> m_waiting;
};

template<typename... Awaitables>
class [[nodiscard]] AllOf
{
public:
    explicit AllOf(Awaitables &&...awaitables)
        : m_strands(strandOf<Awaitables>(std::move(awaitables))...)
    {}

    class Awaiter
    {
    public:
        explicit Awaiter(AllOf &all)
            : m_strands(std::move(all.m_strands))
        {}
        Awaiter(const Awaiter &) = delete;
        Awaiter &operator=(const Awaiter &) = delete;

        static constexpr bool isAbandonable = (HttpQ::isAbandonable<AwaiterOf<Awaitables>> && ...);
        bool await_ready() const noexcept { return sizeof...(Awaitables) == 0; }
        bool await_suspend(std::coroutine_handle<> waiting)
        {
            m_joint.begin(sizeof...(Awaitables));
            std::apply(
                    [this](auto &...strands) {
                        size_t index = 0;
                        ((m_joint.hasFailed() ? void() : strands.start(&m_joint, index++)), ...);
                    },
                    m_strands);
            return !m_joint.wait(waiting);
        }
        std::tuple<Value<Outcome<Awaitables>>...> await_resume()
        {
            // Who is left is told by being destroyed.
            m_joint.rethrow();
            return std::apply(
                    [](auto &...strands) {
                        return std::tuple<Value<Outcome<Awaitables>>...>(strands.take()...);
                    },
                    m_strands);
        }

    private:
        AllJoint m_joint;
        std::tuple<StrandOf<Awaitables>...> m_strands;
    };
    Awaiter operator co_await() { return Awaiter(*this); }

private:
    std::tuple<StrandOf<Awaitables>...> m_strands;
};

template<typename Awaitable>
class [[nodiscard]] AllOfList
{
public:
    using Strands = std::vector<StrandOf<Awaitable>>;

    template<typename List>
    explicit AllOfList(List &&list)
    {
        for (auto &item : list)
            m_strands.push_back(strandOf<Awaitable>(std::move(item)));
    }

    class Awaiter
    {
    public:
        explicit Awaiter(AllOfList &all)
            : m_strands(std::move(all.m_strands))
        {}
        Awaiter(const Awaiter &) = delete;
        Awaiter &operator=(const Awaiter &) = delete;

        static constexpr bool isAbandonable = HttpQ::isAbandonable<AwaiterOf<Awaitable>>;
        bool await_ready() const noexcept { return m_strands.empty(); }
        bool await_suspend(std::coroutine_handle<> waiting)
        {
            m_joint.begin(m_strands.size());
            for (size_t i = 0; i < m_strands.size() && !m_joint.hasFailed(); ++i)
                m_strands[i].start(&m_joint, i);
            return !m_joint.wait(waiting);
        }
        QList<Value<Outcome<Awaitable>>> await_resume()
        {
            m_joint.rethrow();
            QList<Value<Outcome<Awaitable>>> values;
            values.reserve(qsizetype(m_strands.size()));
            for (auto &strand : m_strands)
                values.append(strand.take());
            return values;
        }

    private:
        AllJoint m_joint;
        Strands m_strands;
    };
    Awaiter operator co_await() { return Awaiter(*this); }

private:
    Strands m_strands;
};

template<typename T>
concept AwaitableList = requires(T &list)
{
    list.begin();
    list.end();
    typename T::value_type;
};

} // namespace TaskDetail

/*!
    co_await it for what all of \a awaitables come to, a std::tuple in their order; what yields
    nothing is a std::monostate. They run at the same time. The first exception is thrown at once:
    the requests among the others are cancelled, and so is every other awaitable of HttpQ; a
    QCoro::Task cannot be, and goes on by itself.

    \code
    auto [user, items] = co_await HttpQ::whenAll(client.get(u1), client.get(u2));
    \endcode

    A coroutine that is destroyed while it waits ends them in the same way.
*/
template<typename... Awaitables>
requires(sizeof...(Awaitables) != 1
         || (!TaskDetail::AwaitableList<std::remove_cvref_t<
                     Awaitables>> && ...)) auto whenAll(Awaitables &&...awaitables)
{
    return TaskDetail::AllOf<std::remove_cvref_t<Awaitables>...>(
            std::forward<Awaitables>(awaitables)...);
}

//! The same for a std::vector or other list of awaitables of one type, which are moved from: gives
//! a QList of what they come to.
template<TaskDetail::AwaitableList List>
auto whenAll(List &&awaitables)
{
    using Awaitable = typename std::remove_cvref_t<List>::value_type;
    return TaskDetail::AllOfList<Awaitable>(std::forward<List>(awaitables));
}

} // namespace HttpQ
