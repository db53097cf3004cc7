// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/auth/tokenrefresh_p.h"

namespace HttpQ {

void TokenRefresh::start(const std::shared_ptr<TokenRefresh> &refresh, BearerAuth::Refresh function)
{
    run(refresh, std::move(function));
}

// Holds the function until its task is done: that may be a lambda's, which needs its captures.
DetachedCoroutine TokenRefresh::run(std::shared_ptr<TokenRefresh> self,
                                    BearerAuth::Refresh function)
{
    try {
        QCoro::Task<QByteArray> task = function();
        self->m_token = co_await task;
    } catch (...) {
        self->m_exception = std::current_exception();
    }
    self->m_isDone = true;
    while (Awaiter *awaiter = self->m_awaiters.takeFirst())
        awaiter->m_waiting.resume();
}

} // namespace HttpQ
