// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "client/auth/bearerauth.h"
#include "http/detachedcoroutine.h"
#include "network/intrusivelist.h"

#include <coroutine>
#include <exception>
#include <memory>

namespace HttpQ {

//! One call of the function that gives a token, awaited by any number of coroutines. Those may be
//! destroyed while they wait.
class TokenRefresh
{
public:
    //! Calls \a function, once for each \a refresh.
    static void start(const std::shared_ptr<TokenRefresh> &refresh, BearerAuth::Refresh function);

    bool isDone() const { return m_isDone; }
    //! The token, or null if the function threw.
    const QByteArray &token() const { return m_token; }
    //! Throws what the function threw.
    void rethrow() const
    {
        if (m_exception)
            std::rethrow_exception(m_exception);
    }

    class Awaiter : private IntrusiveNode<Awaiter>
    {
    public:
        explicit Awaiter(TokenRefresh &refresh)
            : m_refresh(refresh)
        {}
        bool await_ready() const noexcept { return m_refresh.isDone(); }
        void await_suspend(std::coroutine_handle<> waiting) noexcept
        {
            m_waiting = waiting;
            m_refresh.m_awaiters.append(this);
        }
        void await_resume() const noexcept {}

    private:
        friend class TokenRefresh;
        template<typename, typename>
        friend class IntrusiveList;

        TokenRefresh &m_refresh;
        std::coroutine_handle<> m_waiting;
    };
    Awaiter operator co_await() { return Awaiter(*this); }

private:
    static DetachedCoroutine run(std::shared_ptr<TokenRefresh> self, BearerAuth::Refresh function);

    QByteArray m_token;
    std::exception_ptr m_exception;
    IntrusiveList<Awaiter> m_awaiters;
    bool m_isDone = false;
};

} // namespace HttpQ
