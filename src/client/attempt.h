// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/error.h>
#include <HttpQ/request.h>
#include <HttpQ/timings.h>

#include <QtCore/qmetatype.h>

#include <memory>

namespace HttpQ {

class Response;

/*!
    \class HttpQ::Attempt
    \brief One round of a request that was not the last one: what was sent, what came of it, and why
    the client went on.
*/
class HTTPQ_EXPORT Attempt
{
    Q_GADGET
public:
    enum class Reason {
        Redirect, //!< the response led elsewhere
        Authentication, //!< the response asked for credentials
        Retry, //!< RetryPolicy said so
        Expectation, //!< 417: sent again without "Expect: 100-continue" (RFC 9110 10.1.1)
    };
    Q_ENUM(Reason)

    Attempt(Reason reason, const Request &request, const Response &response, const Error &error,
            const Timings &timings);
    Attempt(const Attempt &other);
    Attempt &operator=(const Attempt &other);
    ~Attempt();

    Reason reason() const noexcept { return m_reason; }
    Request request() const { return m_request; }
    //! Its head, and its content if a hook or the authentication had to see it and saw all of it;
    //! null if there was none.
    Response response() const;
    //! Why there was no response.
    Error error() const { return m_error; }
    Timings timings() const noexcept { return m_timings; }

private:
    Reason m_reason;
    Request m_request;
    std::shared_ptr<const Response> m_response;
    Error m_error;
    Timings m_timings;
};

} // namespace HttpQ
