// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/exceptions.h"

namespace HttpQ {

HttpError::HttpError(const Error &error)
    : m_error(error)
    , m_what(error.toString().toUtf8())
{}
HttpError::HttpError(const HttpError &other) noexcept = default;
HttpError &HttpError::operator=(const HttpError &other) noexcept = default;
HttpError::~HttpError() = default;

const char *HttpError::what() const noexcept
{
    return m_what.constData();
}

RequestError::RequestError(const Error &error, const Request &request)
    : HttpError(error)
    , m_request(request)
{}
RequestError::RequestError(const RequestError &other) noexcept = default;
RequestError &RequestError::operator=(const RequestError &other) noexcept = default;
RequestError::~RequestError() = default;

HttpStatusError::HttpStatusError(const Error &error, const Response &response)
    : HttpError(error)
    , m_response(response)
{}
HttpStatusError::HttpStatusError(const HttpStatusError &other) noexcept = default;
HttpStatusError &HttpStatusError::operator=(const HttpStatusError &other) noexcept = default;
HttpStatusError::~HttpStatusError() = default;

#define HTTPQ_EXCEPTION(Name) \
    Name::Name(const Name &other) noexcept = default; \
    Name &Name::operator=(const Name &other) noexcept = default; \
    Name::~Name() = default;

HTTPQ_EXCEPTION(TransportError)
HTTPQ_EXCEPTION(TimeoutError)
HTTPQ_EXCEPTION(PoolTimeout)
HTTPQ_EXCEPTION(ConnectTimeout)
HTTPQ_EXCEPTION(WriteTimeout)
HTTPQ_EXCEPTION(ReadTimeout)
HTTPQ_EXCEPTION(TotalTimeout)
HTTPQ_EXCEPTION(NetworkError)
HTTPQ_EXCEPTION(ResolveError)
HTTPQ_EXCEPTION(ConnectError)
HTTPQ_EXCEPTION(TlsError)
HTTPQ_EXCEPTION(WriteError)
HTTPQ_EXCEPTION(ReadError)
HTTPQ_EXCEPTION(CloseError)
HTTPQ_EXCEPTION(ProtocolError)
HTTPQ_EXCEPTION(LocalProtocolError)
HTTPQ_EXCEPTION(RemoteProtocolError)
HTTPQ_EXCEPTION(ProxyError)
HTTPQ_EXCEPTION(UnsupportedProtocol)
HTTPQ_EXCEPTION(DecodingError)
HTTPQ_EXCEPTION(TooManyRedirects)
HTTPQ_EXCEPTION(RedirectError)
HTTPQ_EXCEPTION(AuthenticationError)
HTTPQ_EXCEPTION(FileError)
HTTPQ_EXCEPTION(CallbackError)
HTTPQ_EXCEPTION(LimitExceeded)
HTTPQ_EXCEPTION(Cancelled)
HTTPQ_EXCEPTION(InvalidUrl)
HTTPQ_EXCEPTION(CookieConflict)
HTTPQ_EXCEPTION(StreamError)
HTTPQ_EXCEPTION(StreamConsumed)
HTTPQ_EXCEPTION(StreamClosed)
HTTPQ_EXCEPTION(ResponseNotRead)

#undef HTTPQ_EXCEPTION

void throwError(const Error &error, const Request &request)
{
    using Kind = Error::Kind;
    switch (error.kind()) {
    case Kind::PoolTimeout:
        throw PoolTimeout(error, request);
    case Kind::ConnectTimeout:
        throw ConnectTimeout(error, request);
    case Kind::ReadTimeout:
        throw ReadTimeout(error, request);
    case Kind::WriteTimeout:
        throw WriteTimeout(error, request);
    case Kind::TotalTimeout:
        throw TotalTimeout(error, request);
    case Kind::Resolve:
        throw ResolveError(error, request);
    case Kind::Connect:
        throw ConnectError(error, request);
    case Kind::Read:
        throw ReadError(error, request);
    case Kind::Write:
        throw WriteError(error, request);
    case Kind::Close:
        throw CloseError(error, request);
    case Kind::Tls:
        throw TlsError(error, request);
    case Kind::LocalProtocol:
        throw LocalProtocolError(error, request);
    case Kind::RemoteProtocol:
        throw RemoteProtocolError(error, request);
    case Kind::Proxy:
        throw ProxyError(error, request);
    case Kind::UnsupportedProtocol:
        throw UnsupportedProtocol(error, request);
    case Kind::Decoding:
        throw DecodingError(error, request);
    case Kind::TooManyRedirects:
        throw TooManyRedirects(error, request);
    case Kind::Redirect:
        throw RedirectError(error, request);
    case Kind::Authentication:
        throw AuthenticationError(error, request);
    case Kind::File:
        throw FileError(error, request);
    case Kind::Callback:
        throw CallbackError(error, request);
    case Kind::LimitExceeded:
        throw LimitExceeded(error, request);
    case Kind::Cancelled:
        throw Cancelled(error, request);
    case Kind::InvalidUrl:
        throw InvalidUrl(error);
    case Kind::CookieConflict:
        throw CookieConflict(error);
    case Kind::StreamConsumed:
        throw StreamConsumed(error);
    case Kind::StreamClosed:
        throw StreamClosed(error);
    case Kind::ResponseNotRead:
        throw ResponseNotRead(error);
    case Kind::Status:
    case Kind::None:
        break;
    }
    throw RequestError(error, request);
}

} // namespace HttpQ
