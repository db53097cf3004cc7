// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/error.h>
#include <HttpQ/httpqtestglobal.h>
#include <HttpQ/request.h>
#include <HttpQ/response.h>

#include <qcoro/qcorotask.h>

#include <functional>
#include <memory>
#include <type_traits>

namespace HttpQ {

/*!
    \class HttpQ::MockAnswer
    \brief What a MockTransport answers: a response, an error, or what a function makes of the
    request.

    The function returns a Response, or QCoro::Task<Response> if it has to wait for something. An
    HttpError that it throws is the outcome of the request.
*/
class HTTPQ_TEST_EXPORT MockAnswer
{
public:
    MockAnswer(const Response &response);
    //! The request fails with \a error.
    MockAnswer(const Error &error);
    template<typename Function>
    requires std::is_invocable_v<Function &, const Request &> MockAnswer(Function function)
    {
        using Returned = std::invoke_result_t<Function &, const Request &>;
        if constexpr (std::is_same_v<Returned, QCoro::Task<Response>>) {
            m_task = std::make_shared<const TaskFunction>(std::move(function));
        } else {
            static_assert(std::is_convertible_v<Returned, Response>,
                          "The function returns a Response, or QCoro::Task<Response>");
            m_function = std::make_shared<const ResponseFunction>(std::move(function));
        }
    }
    MockAnswer(const MockAnswer &other);
    MockAnswer &operator=(const MockAnswer &other);
    ~MockAnswer();

    //! Answers \a request; both must live until the task is done.
    QCoro::Task<Response> answerTo(const Request &request) const;

private:
    using ResponseFunction = std::function<Response(const Request &)>;
    using TaskFunction = std::function<QCoro::Task<Response>(const Request &)>;

    Response m_response;
    Error m_error;
    // Shared, so that what a function keeps for itself is the same for all copies.
    std::shared_ptr<const ResponseFunction> m_function;
    std::shared_ptr<const TaskFunction> m_task;
};

} // namespace HttpQ
