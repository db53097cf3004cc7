// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/error.h>
#include <HttpQ/request.h>
#include <HttpQ/response.h>

#include <exception>

namespace HttpQ {

/*!
    \class HttpQ::HttpError
    \brief What coroutines throw. Everything below it:

    \code
    HttpError
      RequestError                 request() was under way
        TransportError
          TimeoutError             PoolTimeout, ConnectTimeout, WriteTimeout, ReadTimeout, TotalTimeout
          NetworkError             ResolveError, ConnectError, TlsError, WriteError, ReadError, CloseError
          ProtocolError            LocalProtocolError, RemoteProtocolError
          ProxyError
          UnsupportedProtocol
        DecodingError
        TooManyRedirects
        RedirectError              a redirect that must not or cannot be followed
        AuthenticationError
        FileError
        CallbackError              a hook, an authentication or a transport threw what is no HttpError
        LimitExceeded
        Cancelled
      HttpStatusError              raiseForStatus() of a 4xx or 5xx response()
      InvalidUrl
      CookieConflict
      StreamError                  StreamConsumed, StreamClosed, ResponseNotRead
    \endcode

    what() is Error::toString() in UTF-8. Copies share their contents and may cross threads.
*/
class HTTPQ_EXPORT HttpError : public std::exception
{
public:
    explicit HttpError(const Error &error);
    HttpError(const HttpError &other) noexcept;
    HttpError &operator=(const HttpError &other) noexcept;
    ~HttpError() override;

    const char *what() const noexcept override;
    const Error &error() const noexcept { return m_error; }

private:
    Error m_error;
    QByteArray m_what;
};

//! A request that ended without a response.
class HTTPQ_EXPORT RequestError : public HttpError
{
public:
    RequestError(const Error &error, const Request &request);
    RequestError(const RequestError &other) noexcept;
    RequestError &operator=(const RequestError &other) noexcept;
    ~RequestError() override;

    const Request &request() const noexcept { return m_request; }

private:
    Request m_request;
};

//! Error::Kind::Status: the response() is complete, but its status says that the request failed.
class HTTPQ_EXPORT HttpStatusError : public HttpError
{
public:
    HttpStatusError(const Error &error, const Response &response);
    HttpStatusError(const HttpStatusError &other) noexcept;
    HttpStatusError &operator=(const HttpStatusError &other) noexcept;
    ~HttpStatusError() override;

    const Response &response() const noexcept { return m_response; }

private:
    Response m_response;
};

// The rest of the family differs by type alone. Each has its destructor in the library, so that
// what is thrown there is caught everywhere.
#define HTTPQ_EXCEPTION(Name, Base) \
    class HTTPQ_EXPORT Name : public Base \
    { \
    public: \
        using Base::Base; \
        Name(const Name &other) noexcept; \
        Name &operator=(const Name &other) noexcept; \
        ~Name() override; \
    };

HTTPQ_EXCEPTION(TransportError, RequestError)
HTTPQ_EXCEPTION(TimeoutError, TransportError)
HTTPQ_EXCEPTION(PoolTimeout, TimeoutError)
HTTPQ_EXCEPTION(ConnectTimeout, TimeoutError)
HTTPQ_EXCEPTION(WriteTimeout, TimeoutError)
HTTPQ_EXCEPTION(ReadTimeout, TimeoutError)
HTTPQ_EXCEPTION(TotalTimeout, TimeoutError)
HTTPQ_EXCEPTION(NetworkError, TransportError)
HTTPQ_EXCEPTION(ResolveError, NetworkError)
HTTPQ_EXCEPTION(ConnectError, NetworkError)
HTTPQ_EXCEPTION(TlsError, NetworkError)
HTTPQ_EXCEPTION(WriteError, NetworkError)
HTTPQ_EXCEPTION(ReadError, NetworkError)
HTTPQ_EXCEPTION(CloseError, NetworkError)
HTTPQ_EXCEPTION(ProtocolError, TransportError)
HTTPQ_EXCEPTION(LocalProtocolError, ProtocolError)
HTTPQ_EXCEPTION(RemoteProtocolError, ProtocolError)
HTTPQ_EXCEPTION(ProxyError, TransportError)
HTTPQ_EXCEPTION(UnsupportedProtocol, TransportError)
HTTPQ_EXCEPTION(DecodingError, RequestError)
HTTPQ_EXCEPTION(TooManyRedirects, RequestError)
HTTPQ_EXCEPTION(RedirectError, RequestError)
HTTPQ_EXCEPTION(AuthenticationError, RequestError)
HTTPQ_EXCEPTION(FileError, RequestError)
HTTPQ_EXCEPTION(CallbackError, RequestError)
HTTPQ_EXCEPTION(LimitExceeded, RequestError)
HTTPQ_EXCEPTION(Cancelled, RequestError)
HTTPQ_EXCEPTION(InvalidUrl, HttpError)
HTTPQ_EXCEPTION(CookieConflict, HttpError)
HTTPQ_EXCEPTION(StreamError, HttpError)
HTTPQ_EXCEPTION(StreamConsumed, StreamError)
HTTPQ_EXCEPTION(StreamClosed, StreamError)
HTTPQ_EXCEPTION(ResponseNotRead, StreamError)

#undef HTTPQ_EXCEPTION

//! Throws the exception that \a error is, with \a request where its class has one.
[[noreturn]] HTTPQ_EXPORT void throwError(const Error &error, const Request &request);

} // namespace HttpQ
