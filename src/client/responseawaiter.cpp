// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/cancelled_p.h"
#include "client/operation_p.h"
#include "client/requestbuilder.h"

namespace HttpQ {

ResponseAwaiter::ResponseAwaiter(OperationPointer operation)
    : m_operation(operation->forSending())
{}

ResponseAwaiter::~ResponseAwaiter()
{
    if (!m_waiting)
        return;
    unlink();
    m_operation->cancel(cancelled(QStringLiteral("The coroutine that waited was destroyed")));
}

bool ResponseAwaiter::await_ready() const noexcept
{
    return false;
}

bool ResponseAwaiter::await_suspend(std::coroutine_handle<> waiting)
{
    if (m_operation->isToldByNobody()) {
        m_operation->start();
        return false;
    }
    m_waiting = waiting;
    m_operation->addObserver(this);
    m_operation->start();
    return true;
}

void ResponseAwaiter::operationProgressed()
{
    if (!m_operation->isSettled())
        return;
    unlink();
    std::exchange(m_waiting, nullptr).resume();
}

Result<Response> ResponseAwaiter::outcome()
{
    return m_operation->result();
}

Response ResponseAwaiter::await_resume()
{
    Result<Response> result = outcome();
    if (!result)
        m_operation->throwError(result.error());
    return *std::move(result);
}

ResultRequest::ResultRequest(OperationPointer operation)
    : m_operation(std::move(operation))
{}
ResultRequest::ResultRequest(ResultRequest &&other) noexcept = default;
ResultRequest::~ResultRequest() = default;

ResultRequest::Awaiter ResultRequest::operator co_await() const
{
    return Awaiter(m_operation);
}

} // namespace HttpQ
