// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "testing/mockanswer.h"

#include "client/exceptions.h"

namespace HttpQ {

MockAnswer::MockAnswer(const Response &response)
    : m_response(response)
{}

MockAnswer::MockAnswer(const Error &error)
    : m_error(error)
{}

MockAnswer::MockAnswer(const MockAnswer &other) = default;
MockAnswer &MockAnswer::operator=(const MockAnswer &other) = default;
MockAnswer::~MockAnswer() = default;

QCoro::Task<Response> MockAnswer::answerTo(const Request &request) const
{
    if (m_error)
        throwError(m_error.url().isEmpty() ? m_error.withUrl(request.url()) : m_error, request);
    if (m_task)
        co_return co_await (*m_task)(request);
    if (m_function)
        co_return (*m_function)(request);
    co_return m_response;
}

} // namespace HttpQ
