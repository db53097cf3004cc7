// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/pendingresponse.h>
#include <HttpQ/response.h>
#include <HttpQ/result.h>

#include <QtCore/qpointer.h>

namespace HttpQ {

/*!
    \class HttpQ::ParallelResponse
    \brief A Response of a group of requests, which also says which of them it answers.
*/
class ParallelResponse : public Response
{
public:
    ParallelResponse(const Response &response, PendingResponse *pending, qsizetype index)
        : Response(response)
        , m_pending(pending)
        , m_index(index)
    {}

    //! What Parallel::get() and the others returned; null if that was destroyed.
    PendingResponse *pending() const { return m_pending; }
    //! Which request of the group it was, in the order of starting, from 0.
    qsizetype index() const noexcept { return m_index; }

private:
    QPointer<PendingResponse> m_pending;
    qsizetype m_index;
};

/*!
    \class HttpQ::ParallelResult
    \brief The outcome of one request of a group, a Response or an Error, which also says which of
    them it was.
*/
class [[nodiscard]] ParallelResult : public Result<Response>
{
public:
    ParallelResult(const Result<Response> &result, PendingResponse *pending, qsizetype index)
        : Result<Response>(result)
        , m_pending(pending)
        , m_index(index)
    {}

    //! What Parallel::get() and the others returned; null if that was destroyed.
    PendingResponse *pending() const { return m_pending; }
    //! Which request of the group it was, in the order of starting, from 0.
    qsizetype index() const noexcept { return m_index; }

private:
    QPointer<PendingResponse> m_pending;
    qsizetype m_index;
};

} // namespace HttpQ
