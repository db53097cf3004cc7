// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/httpqglobal.h>
#include <HttpQ/intrusivelist.h>

#include <coroutine>
#include <memory>

namespace HttpQ {

class ClientCore;

//! co_await it for the end of a client that is being closed: no request runs any more, and no
//! connection is open. It may also be dropped.
class HTTPQ_EXPORT ClientClosing
{
public:
    explicit ClientClosing(std::shared_ptr<ClientCore> core);

    class HTTPQ_EXPORT Awaiter : public IntrusiveNode<Awaiter>
    {
    public:
        explicit Awaiter(std::shared_ptr<ClientCore> core);
        Awaiter(const Awaiter &) = delete;
        Awaiter &operator=(const Awaiter &) = delete;
        ~Awaiter();

        static constexpr bool isAbandonable = true;
        bool await_ready() const noexcept;
        void await_suspend(std::coroutine_handle<> waiting);
        void await_resume() const noexcept {}

    private:
        friend class ClientCloser;
        std::shared_ptr<ClientCore> m_core;
        std::coroutine_handle<> m_waiting;
    };
    Awaiter operator co_await() const { return Awaiter(m_core); }

private:
    std::shared_ptr<ClientCore> m_core;
};

} // namespace HttpQ
