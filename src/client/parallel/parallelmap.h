// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/detachedcoroutine.h>
#include <HttpQ/heldgenerator.h>
#include <HttpQ/parallelwait.h>
#include <HttpQ/requestbuilder.h>
#include <HttpQ/requesturl.h>
#include <HttpQ/strand.h>

#include <qcoro/qcoroasyncgenerator.h>
#include <qcoro/qcorotask.h>

#include <exception>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

namespace HttpQ {

class ParallelMappingData;

/*!
    The requests of one map(): what its two coroutines share, of which one starts requests as there
    is room for them, and the other takes their outcomes.
*/
class HTTPQ_EXPORT ParallelMapping
{
public:
    explicit ParallelMapping(const std::shared_ptr<ParallelGroup> &group);
    ParallelMapping(const ParallelMapping &) = delete;
    ParallelMapping &operator=(const ParallelMapping &) = delete;
    ~ParallelMapping();

    void start(const RequestUrl &url);
    void start(RequestBuilder &chain);
    void start(RequestBuilder &&chain) { start(chain); }
    //! There are no more inputs, because of \a exception if there is one.
    void inputsEnded(std::exception_ptr exception = nullptr);
    //! Nobody takes outcomes any more: cancels what is left.
    void close();
    void rethrowInputsException() const;

    //! co_await it for room for one more request; false if none is wanted any more.
    class HTTPQ_EXPORT Room final : public ParallelWait
    {
    public:
        explicit Room(ParallelMappingData &data);
        bool await_resume() const;

    private:
        bool isReady() const override;
        ParallelMappingData &m_data;
    };
    Room room() const { return Room(*d); }

    class HTTPQ_EXPORT NextAwaiter final : public ParallelWait
    {
    public:
        NextAwaiter(ParallelMappingData &data, bool throws);
        std::optional<Result<Response>> await_resume();

    private:
        bool isReady() const override;
        ParallelMappingData &m_data;
        bool m_throws;
    };
    class Next
    {
    public:
        Next(ParallelMappingData &data, bool throws)
            : m_data(data)
            , m_throws(throws)
        {}
        NextAwaiter operator co_await() const { return NextAwaiter(m_data, m_throws); }

    private:
        ParallelMappingData &m_data;
        bool m_throws;
    };
    //! co_await it for the next outcome; none if all are done. If \a throws, an error is thrown.
    //! The response that was given last is not read any further.
    Next next(bool throws) const;

private:
    std::unique_ptr<ParallelMappingData> d;
};

namespace ParallelMapDetail {

template<typename T>
class TaskOf
{
public:
    using Value = T;
    static constexpr bool isTask = false;
};
template<typename T>
class TaskOf<QCoro::Task<T>>
{
public:
    using Value = T;
    static constexpr bool isTask = true;
};

template<typename T>
inline constexpr bool isAsyncGenerator = false;
template<typename T>
inline constexpr bool isAsyncGenerator<QCoro::AsyncGenerator<T>> = true;

template<typename T>
HeldGenerator<T> held(QCoro::Generator<T> &&generator)
{
    return HeldGenerator<T>(std::move(generator));
}
template<typename Inputs>
std::remove_cvref_t<Inputs> held(Inputs &&inputs)
{
    return std::forward<Inputs>(inputs);
}

// A function that takes a Result<Response> cannot be told from one that takes a Response but by what
// does not turn into a Response.
template<typename Function>
inline constexpr bool takesResult = std::is_invocable_v<Function &, const Result<Response> &>;

// What a function is called with. A coroutine of the program's cannot be ended from outside, and may
// go on when the generator that asked for it has gone: it has all that it needs here.
template<typename Function>
class Call
{
public:
    explicit Call(Function &&heldFunction)
        : function(std::move(heldFunction))
    {}
    auto operator()()
    {
        if constexpr (takesResult<Function>)
            return function(*std::move(outcome));
        else
            return function(**std::move(outcome));
    }

    Function function;
    std::optional<Result<Response>> outcome;
};

template<typename Function>
using Returned = decltype(std::declval<Call<Function> &>()());

template<typename Function>
TaskDetail::StrandOf<Returned<Function>> strandOfCall(std::shared_ptr<Call<Function>> call)
{
    if constexpr (std::is_void_v<typename TaskOf<Returned<Function>>::Value>) {
        co_await (*call)();
        co_return std::monostate();
    } else {
        co_return co_await (*call)();
    }
}

template<typename Inputs>
DetachedCoroutine feed(std::shared_ptr<ParallelMapping> mapping, Inputs inputs)
{
    std::exception_ptr exception;
    try {
        if (co_await mapping->room()) {
            if constexpr (isAsyncGenerator<Inputs>) {
                auto input = co_await inputs.begin();
                while (input != inputs.end()) {
                    mapping->start(std::move(*input));
                    if (!co_await mapping->room())
                        break;
                    co_await ++input;
                }
            } else {
                auto input = inputs.begin();
                while (input != inputs.end()) {
                    mapping->start(*input);
                    if (!co_await mapping->room())
                        break;
                    ++input;
                }
            }
        }
    } catch (...) {
        exception = std::current_exception();
    }
    mapping->inputsEnded(exception);
}

// The consumer's end of a map(): whatever way it goes, its requests go with it.
template<typename Function>
class Consumer
{
public:
    template<typename Inputs>
    Consumer(const std::shared_ptr<ParallelGroup> &group, Inputs &&inputs, Function &&function)
        : m_mapping(std::make_shared<ParallelMapping>(group))
        , m_call(std::make_shared<Call<Function>>(std::move(function)))
    {
        feed(m_mapping, std::move(inputs));
    }
    Consumer(const Consumer &) = delete;
    Consumer &operator=(const Consumer &) = delete;
    ~Consumer() { m_mapping->close(); }

    ParallelMapping::Next next() const { return m_mapping->next(!takesResult<Function>); }
    //! Keeps for call() what came of next(). False at the end of all.
    bool take(std::optional<Result<Response>> &&outcome)
    {
        m_call->outcome = std::move(outcome);
        return m_call->outcome.has_value();
    }
    const std::shared_ptr<Call<Function>> &call() const { return m_call; }
    void rethrowInputsException() const { m_mapping->rethrowInputsException(); }

private:
    const std::shared_ptr<ParallelMapping> m_mapping;
    const std::shared_ptr<Call<Function>> m_call;
};

} // namespace ParallelMapDetail

//! What Parallel::map() yields.
template<typename Function>
using ParallelMapOutcome =
        typename ParallelMapDetail::TaskOf<ParallelMapDetail::Returned<Function>>::Value;

template<typename Inputs, typename Function>
QCoro::AsyncGenerator<ParallelMapOutcome<Function>>
parallelMap(std::shared_ptr<ParallelGroup> group, Inputs inputs, Function function)
{
    using namespace ParallelMapDetail;
    Consumer<Function> consumer(group, std::move(inputs), std::move(function));
    while (consumer.take(co_await consumer.next())) {
        if constexpr (TaskOf<Returned<Function>>::isTask)
            co_yield co_await TaskDetail::StrandOutcome(strandOfCall(consumer.call()));
        else
            co_yield (*consumer.call())();
    }
    consumer.rethrowInputsException();
}

template<typename Inputs, typename Function>
QCoro::Task<> parallelForEach(std::shared_ptr<ParallelGroup> group, Inputs inputs,
                              Function function)
{
    using namespace ParallelMapDetail;
    Consumer<Function> consumer(group, std::move(inputs), std::move(function));
    while (consumer.take(co_await consumer.next())) {
        if constexpr (TaskOf<Returned<Function>>::isTask)
            co_await TaskDetail::StrandOutcome(strandOfCall(consumer.call()));
        else
            (*consumer.call())();
    }
    consumer.rethrowInputsException();
}

} // namespace HttpQ
