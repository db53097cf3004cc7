// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/httpqglobal.h>
#include <HttpQ/intrusivelist.h>
#include <HttpQ/parallelresult.h>
#include <HttpQ/response.h>

#include <QtCore/qlist.h>

#include <coroutine>
#include <memory>

namespace HttpQ {

class ParallelChannel;
class ParallelGroup;

//! Waits inside a coroutine for something to happen in a group of requests. A coroutine that is
//! destroyed while it waits leaves.
class HTTPQ_EXPORT ParallelWait : public IntrusiveNode<ParallelWait>
{
public:
    static constexpr bool isAbandonable = true;
    bool await_ready() const;
    bool await_suspend(std::coroutine_handle<> waiting);

protected:
    explicit ParallelWait(const std::shared_ptr<ParallelGroup> &group);
    ParallelWait(const ParallelWait &) = delete;
    ParallelWait &operator=(const ParallelWait &) = delete;
    ~ParallelWait();

    //! Throws Cancelled if nothing can be asked of the group any more, and LocalProtocol where it
    //! would be waited for in vain.
    void requireGroup() const;
    //! Whatever is waited for will not come.
    bool isOver() const;
    ParallelGroup &group() const { return *m_group; }

private:
    friend class ParallelGroup;
    virtual bool isReady() const = 0;
    void resume();

    const std::shared_ptr<ParallelGroup> m_group;
    std::coroutine_handle<> m_waiting;
};

//! What co_await of Parallel's functions is made of: \a Wait is the awaiter.
template<typename Wait>
class [[nodiscard]] ParallelAwaitable
{
public:
    explicit ParallelAwaitable(const std::shared_ptr<ParallelGroup> &group)
        : m_group(group)
    {}
    Wait operator co_await() const { return Wait(m_group); }

private:
    std::shared_ptr<ParallelGroup> m_group;
};

//! The next outcome of the group, or of a map().
class HTTPQ_EXPORT ParallelNextResult : public ParallelWait
{
public:
    explicit ParallelNextResult(const std::shared_ptr<ParallelGroup> &group);
    ParallelNextResult(const std::shared_ptr<ParallelGroup> &group, ParallelChannel &channel);
    ParallelResult await_resume();

protected:
    bool isReady() const override;
    ParallelResult take(bool throws);

private:
    ParallelChannel &m_channel;
};

class HTTPQ_EXPORT ParallelNextResponse final : public ParallelNextResult
{
public:
    using ParallelNextResult::ParallelNextResult;
    ParallelResponse await_resume();
};

//! All outcomes, in the order of starting.
class HTTPQ_EXPORT ParallelAllResults : public ParallelWait
{
public:
    using Awaited = QList<Result<Response>>;
    explicit ParallelAllResults(const std::shared_ptr<ParallelGroup> &group);
    QList<Result<Response>> await_resume();

protected:
    bool isReady() const override;
};

class HTTPQ_EXPORT ParallelAll final : public ParallelAllResults
{
public:
    using ParallelAllResults::ParallelAllResults;
    QList<Response> await_resume();
};

//! The first success; ends the group.
class HTTPQ_EXPORT ParallelAny final : public ParallelWait
{
public:
    explicit ParallelAny(const std::shared_ptr<ParallelGroup> &group);
    ParallelResponse await_resume();

private:
    bool isReady() const override;
};

//! The first outcome, whatever it is; ends the group.
class HTTPQ_EXPORT ParallelRace final : public ParallelWait
{
public:
    explicit ParallelRace(const std::shared_ptr<ParallelGroup> &group);
    ParallelResponse await_resume();

private:
    bool isReady() const override;
};

//! Nothing of the group runs any more.
class HTTPQ_EXPORT ParallelDrained final : public ParallelWait
{
public:
    explicit ParallelDrained(const std::shared_ptr<ParallelGroup> &group);
    void await_resume() const {}

private:
    bool isReady() const override;
};

} // namespace HttpQ
