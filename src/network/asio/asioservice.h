// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/httpqasioglobal.h>
#include <HttpQ/intrusivelist.h>

#include <boost/asio/execution_context.hpp>

#include <atomic>
#include <coroutine>
#include <mutex>

namespace HttpQ {

class AsioService;
class AsioWaker;

/*!
    A coroutine of the library's own that waits on behalf of somebody's completion handler, which it
    holds. When the execution context of that handler goes, so do both: nobody else would free them.
    It must go in the thread in which the coroutine waits.
*/
class HTTPQ_ASIO_EXPORT AsioPending : private IntrusiveNode<AsioPending>
{
public:
    //! The call that begins all this, as long as it has not returned.
    class Initiation
    {
    public:
        Initiation() = default;
        Initiation(const Initiation &) = delete;
        Initiation &operator=(const Initiation &) = delete;
        ~Initiation()
        {
            if (m_pending)
                m_pending->m_initiation = nullptr;
        }

    private:
        friend class AsioPending;
        AsioPending *m_pending = nullptr;
    };

    explicit AsioPending(Initiation &initiation)
        : m_initiation(&initiation)
    {
        initiation.m_pending = this;
    }
    ~AsioPending()
    {
        leave();
        if (m_initiation)
            m_initiation->m_pending = nullptr;
    }

    bool isInitiating() const { return m_initiation != nullptr; }
    void enter(std::coroutine_handle<> coroutine) { m_coroutine = coroutine; }
    void enter(boost::asio::execution_context &context, std::coroutine_handle<> coroutine);
    //! There is nothing left to wait for.
    void leave();
    std::coroutine_handle<> coroutine() const { return m_coroutine; }

private:
    friend class AsioService;
    template<typename, typename>
    friend class IntrusiveList;
    Initiation *m_initiation;
    std::coroutine_handle<> m_coroutine;
    AsioService *m_service = nullptr;
};

//! What is to be told when an execution context shuts down: no handler of it will be called again.
class HTTPQ_ASIO_EXPORT AsioService final : public boost::asio::execution_context::service
{
public:
    static boost::asio::execution_context::id id;

    explicit AsioService(boost::asio::execution_context &context);
    ~AsioService() override;

    static AsioService &of(boost::asio::execution_context &context);

    void add(AsioWaker *waker);
    // From any thread: clients in several threads may call handlers of one execution context.
    void add(AsioPending *pending);
    void remove(AsioPending *pending);
    bool isShutDown() const { return m_isShutDown; }

private:
    void shutdown() override;
    void wakeAll();
    AsioPending *takePending();

    IntrusiveList<AsioWaker> m_wakers;
    std::mutex m_mutex; // of the next
    IntrusiveList<AsioPending> m_pending;
    std::atomic<bool> m_isShutDown = false;
};

} // namespace HttpQ
