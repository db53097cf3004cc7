// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/attempt.h"

#include "client/response.h"

namespace HttpQ {

Attempt::Attempt(Reason reason, const Request &request, const Response &response,
                 const Error &error, const Timings &timings)
    : m_reason(reason)
    , m_request(request)
    , m_response(std::make_shared<const Response>(response))
    , m_error(error)
    , m_timings(timings)
{}
Attempt::Attempt(const Attempt &other) = default;
Attempt &Attempt::operator=(const Attempt &other) = default;
Attempt::~Attempt() = default;

Response Attempt::response() const
{
    return *m_response;
}

} // namespace HttpQ
