// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/strand.h>

#include <optional>
#include <tuple>
#include <variant>

namespace HttpQ {

namespace TaskDetail {

//! Goes on when the first strand is done.
class AnyJoint final : public Joint
{
public:
    bool isDone() const { return m_first.has_value(); }
    size_t first() const { return *m_first; }
    //! All were started. True if there is nothing to wait for.
    bool wait(std::coroutine_handle<> waiting)
    {
        m_waiting = waiting;
        return isDone();
    }

private:
    std::coroutine_handle<> strandDone(StrandPromise &strand) noexcept override
    {
        if (!m_first)
            m_first = strand.index;
        if (m_waiting)
            return std::exchange(m_waiting, nullptr);
        return std::noop_coroutine();
    }

    std::optional<size_t> m_first;
    std::coroutine_handle<> m_waiting;
};

template<typename... Awaitables>
class [[nodiscard]] AnyOf
{
public:
    using Outcomes = std::variant<Value<Outcome<Awaitables>>...>;

    explicit AnyOf(Awaitables &&...awaitables)
        : m_strands(strandOf<Awaitables>(std::move(awaitables))...)
    {}

    class Awaiter
    {
    public:
        explicit Awaiter(AnyOf &any)
            : m_strands(std::move(any.m_strands))
        {}
        Awaiter(const Awaiter &) = delete;
        Awaiter &operator=(const Awaiter &) = delete;

        static constexpr bool isAbandonable = (HttpQ::isAbandonable<AwaiterOf<Awaitables>> && ...);
        bool await_ready() const noexcept { return false; }
        bool await_suspend(std::coroutine_handle<> waiting)
        {
            std::apply(
                    [this](auto &...strands) {
                        size_t index = 0;
                        ((m_joint.isDone() ? void() : strands.start(&m_joint, index++)), ...);
                    },
                    m_strands);
            return !m_joint.wait(waiting);
        }
        Outcomes await_resume() { return taken(std::index_sequence_for<Awaitables...>()); }

    private:
        template<size_t... Indices>
        Outcomes taken(std::index_sequence<Indices...>)
        {
            std::optional<Outcomes> outcome;
            ((m_joint.first() == Indices ? void(outcome.emplace(
                      std::in_place_index<Indices>, std::get<Indices>(m_strands).take()))
                                         : void()),
             ...);
            return *std::move(outcome);
        }

        AnyJoint m_joint;
        std::tuple<StrandOf<Awaitables>...> m_strands;
    };
    Awaiter operator co_await() { return Awaiter(*this); }

private:
    std::tuple<StrandOf<Awaitables>...> m_strands;
};

} // namespace TaskDetail

/*!
    co_await it for what the first of \a awaitables comes to that is done: a std::variant, whose
    index() says which it was; what yields nothing is a std::monostate. If it throws, that is thrown.
    The others end as in whenAll().
*/
template<typename... Awaitables>
requires(sizeof...(Awaitables) > 0) auto whenAny(Awaitables &&...awaitables)
{
    return TaskDetail::AnyOf<std::remove_cvref_t<Awaitables>...>(
            std::forward<Awaitables>(awaitables)...);
}

} // namespace HttpQ
