// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/httpqglobal.h>

#include <QtCore/qstring.h>

namespace HttpQ {

/*!
    \enum HttpQ::Status
    \brief The status codes of RFC 9110 section 15 and of the IANA registry, by name.

    A response's status is a number, since a server may send any; it compares with these:
    \code
    if (response.status() == HttpQ::Status::NotFound)
    \endcode
*/
enum class Status {
    Continue = 100,
    SwitchingProtocols = 101,
    Processing = 102,
    EarlyHints = 103,

    Ok = 200,
    Created = 201,
    Accepted = 202,
    NonAuthoritativeInformation = 203,
    NoContent = 204,
    ResetContent = 205,
    PartialContent = 206,
    MultiStatus = 207,
    AlreadyReported = 208,
    ImUsed = 226,

    MultipleChoices = 300,
    MovedPermanently = 301,
    Found = 302,
    SeeOther = 303,
    NotModified = 304,
    UseProxy = 305,
    TemporaryRedirect = 307,
    PermanentRedirect = 308,

    BadRequest = 400,
    Unauthorized = 401,
    PaymentRequired = 402,
    Forbidden = 403,
    NotFound = 404,
    MethodNotAllowed = 405,
    NotAcceptable = 406,
    ProxyAuthenticationRequired = 407,
    RequestTimeout = 408,
    Conflict = 409,
    Gone = 410,
    LengthRequired = 411,
    PreconditionFailed = 412,
    ContentTooLarge = 413,
    UriTooLong = 414,
    UnsupportedMediaType = 415,
    RangeNotSatisfiable = 416,
    ExpectationFailed = 417,
    ImATeapot = 418,
    MisdirectedRequest = 421,
    UnprocessableContent = 422,
    Locked = 423,
    FailedDependency = 424,
    TooEarly = 425,
    UpgradeRequired = 426,
    PreconditionRequired = 428,
    TooManyRequests = 429,
    RequestHeaderFieldsTooLarge = 431,
    UnavailableForLegalReasons = 451,

    InternalServerError = 500,
    NotImplemented = 501,
    BadGateway = 502,
    ServiceUnavailable = 503,
    GatewayTimeout = 504,
    HttpVersionNotSupported = 505,
    VariantAlsoNegotiates = 506,
    InsufficientStorage = 507,
    LoopDetected = 508,
    NotExtended = 510,
    NetworkAuthenticationRequired = 511,
};

constexpr bool operator==(int status, Status known) noexcept
{
    return status == static_cast<int>(known);
}

//! The reason phrase that RFC 9110 and the IANA registry give for \a status; empty if none.
HTTPQ_EXPORT QLatin1StringView reasonPhrase(int status);
inline QLatin1StringView reasonPhrase(Status status)
{
    return reasonPhrase(static_cast<int>(status));
}

//! 1xx: more will come.
constexpr bool isInformational(int status) noexcept
{
    return status >= 100 && status < 200;
}
//! 2xx
constexpr bool isSuccess(int status) noexcept
{
    return status >= 200 && status < 300;
}
//! 3xx, which need not name a place to go to: 304 does not.
constexpr bool isRedirect(int status) noexcept
{
    return status >= 300 && status < 400;
}
//! 4xx: the request is to blame.
constexpr bool isClientError(int status) noexcept
{
    return status >= 400 && status < 500;
}
//! 5xx: the server is to blame.
constexpr bool isServerError(int status) noexcept
{
    return status >= 500 && status < 600;
}
//! 4xx and 5xx
constexpr bool isError(int status) noexcept
{
    return isClientError(status) || isServerError(status);
}

} // namespace HttpQ
