// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/body.h>
#include <HttpQ/exceptions.h>
#include <HttpQ/operationobserver.h>
#include <HttpQ/response.h>
#include <HttpQ/result.h>
#include <HttpQ/timeout.h>

#include <QtCore/qfuture.h>
#include <QtCore/qjsonvalue.h>
#include <QtCore/qpointer.h>
#include <QtCore/qurlquery.h>

#include <qcoro/qcoroasyncgenerator.h>
#include <qcoro/qcorotask.h>

#include <coroutine>
#include <functional>
#include <stop_token>
#include <type_traits>

namespace HttpQ {

class Operation;
class PendingResponse;

//! Waits inside a coroutine for a response. A coroutine that is destroyed while it waits cancels
//! the request.
class HTTPQ_EXPORT ResponseAwaiter : private OperationObserver
{
public:
    explicit ResponseAwaiter(QExplicitlySharedDataPointer<Operation> operation);
    ResponseAwaiter(const ResponseAwaiter &) = delete;
    ResponseAwaiter &operator=(const ResponseAwaiter &) = delete;
    ~ResponseAwaiter();

    bool await_ready() const noexcept;
    void await_suspend(std::coroutine_handle<> waiting);
    Response await_resume();

protected:
    Result<Response> outcome();

private:
    void operationProgressed() override;

    QExplicitlySharedDataPointer<Operation> m_operation;
    std::coroutine_handle<> m_waiting;
};

/*!
    \class HttpQ::ResultRequest
    \brief co_await it for the Result of a request: a Response or an Error. Never throws.
*/
class HTTPQ_EXPORT ResultRequest
{
public:
    explicit ResultRequest(QExplicitlySharedDataPointer<Operation> operation);
    ResultRequest(ResultRequest &&other) noexcept;
    ~ResultRequest();

    class Awaiter final : public ResponseAwaiter
    {
    public:
        using ResponseAwaiter::ResponseAwaiter;
        Result<Response> await_resume() { return outcome(); }
    };
    Awaiter operator co_await() const;

private:
    QExplicitlySharedDataPointer<Operation> m_operation;
};

/*!
    \class HttpQ::RequestBuilder
    \brief The chain that describes one request and sends it: what AsyncClient's verbs return.

    \code
    HttpQ::Response response = co_await client.post(url).json(item).timeout(5s).context(this);
    \endcode

    Nothing is sent before it is awaited, or start(), toTask(), toFuture() or then() is called; it is
    sent once. What cannot be sent (a header value with a line break, a URL without a host) is no
    error here but the outcome of the request. Awaiting gives the Response or throws an HttpError.

    Move-only. Belongs to the client's thread. A request whose client is destroyed is cancelled.
*/
class HTTPQ_EXPORT RequestBuilder
{
public:
    explicit RequestBuilder(QExplicitlySharedDataPointer<Operation> operation);
    RequestBuilder(const RequestBuilder &) = delete;
    RequestBuilder(RequestBuilder &&other) noexcept;
    RequestBuilder &operator=(const RequestBuilder &) = delete;
    RequestBuilder &operator=(RequestBuilder &&other) noexcept;
    ~RequestBuilder();

    //! Adds a header field; one of the client's default fields of that name is left out.
    RequestBuilder &header(QAnyStringView name, QAnyStringView value) &;
    RequestBuilder &&header(QAnyStringView name, QAnyStringView value) &&
    {
        return std::move(header(name, value));
    }
    //! Adds all of \a headers.
    RequestBuilder &headers(const Headers &headers) &;
    RequestBuilder &&headers(const Headers &headers) &&
    {
        return std::move(this->headers(headers));
    }
    //! Adds a query parameter to the URL, percent-encoded.
    RequestBuilder &query(QAnyStringView name, QAnyStringView value) &;
    RequestBuilder &&query(QAnyStringView name, QAnyStringView value) &&
    {
        return std::move(query(name, value));
    }
    RequestBuilder &query(const QUrlQuery &query) &;
    RequestBuilder &&query(const QUrlQuery &query) && { return std::move(this->query(query)); }

    RequestBuilder &body(const Body &body) &;
    RequestBuilder &&body(const Body &body) && { return std::move(this->body(body)); }
    RequestBuilder &body(const QByteArray &bytes) &;
    RequestBuilder &&body(const QByteArray &bytes) && { return std::move(this->body(bytes)); }
    //! Streams what \a device holds from its position on: with Content-Length if it is random
    //! access, else in chunks. It must be open and live until the request has ended.
    RequestBuilder &body(QIODevice *device) &;
    RequestBuilder &&body(QIODevice *device) && { return std::move(this->body(device)); }
    //! Streams what \a generator yields, in chunks. It is advanced as fast as the server reads.
    RequestBuilder &body(QCoro::AsyncGenerator<QByteArray> &&generator) &;
    RequestBuilder &&body(QCoro::AsyncGenerator<QByteArray> &&generator) &&
    {
        return std::move(this->body(std::move(generator)));
    }
    //! A JSON body, with Content-Type: application/json.
    RequestBuilder &json(const QJsonValue &value) &;
    RequestBuilder &&json(const QJsonValue &value) && { return std::move(json(value)); }
    RequestBuilder &json(const QJsonDocument &document) &;
    RequestBuilder &&json(const QJsonDocument &document) && { return std::move(json(document)); }
    //! Adds a field to an application/x-www-form-urlencoded body.
    RequestBuilder &form(QAnyStringView name, QAnyStringView value) &;
    RequestBuilder &&form(QAnyStringView name, QAnyStringView value) &&
    {
        return std::move(form(name, value));
    }
    RequestBuilder &form(const QUrlQuery &fields) &;
    RequestBuilder &&form(const QUrlQuery &fields) && { return std::move(form(fields)); }

    //! Bounds the request as a whole.
    RequestBuilder &timeout(std::chrono::milliseconds total) &;
    RequestBuilder &&timeout(std::chrono::milliseconds total) &&
    {
        return std::move(timeout(total));
    }
    //! Replaces all of the client's timeouts.
    RequestBuilder &timeout(const Timeout &timeout) &;
    RequestBuilder &&timeout(const Timeout &timeout) &&
    {
        return std::move(this->timeout(timeout));
    }
    RequestBuilder &poolTimeout(Timeout::Duration duration) &;
    RequestBuilder &&poolTimeout(Timeout::Duration duration) &&
    {
        return std::move(poolTimeout(duration));
    }
    RequestBuilder &connectTimeout(Timeout::Duration duration) &;
    RequestBuilder &&connectTimeout(Timeout::Duration duration) &&
    {
        return std::move(connectTimeout(duration));
    }
    RequestBuilder &writeTimeout(Timeout::Duration duration) &;
    RequestBuilder &&writeTimeout(Timeout::Duration duration) &&
    {
        return std::move(writeTimeout(duration));
    }
    RequestBuilder &firstByteTimeout(Timeout::Duration duration) &;
    RequestBuilder &&firstByteTimeout(Timeout::Duration duration) &&
    {
        return std::move(firstByteTimeout(duration));
    }
    RequestBuilder &readTimeout(Timeout::Duration duration) &;
    RequestBuilder &&readTimeout(Timeout::Duration duration) &&
    {
        return std::move(readTimeout(duration));
    }

    //! Cancels the request when \a context, of the client's thread, is destroyed.
    RequestBuilder &context(QObject *context) &;
    RequestBuilder &&context(QObject *context) && { return std::move(this->context(context)); }
    //! Cancels the request when a stop is requested, from whatever thread.
    RequestBuilder &stopToken(const std::stop_token &token) &;
    RequestBuilder &&stopToken(const std::stop_token &token) &&
    {
        return std::move(stopToken(token));
    }

    //! The response is wanted as soon as its head is there; its body is read through it.
    RequestBuilder &stream() &;
    RequestBuilder &&stream() && { return std::move(stream()); }

    //! Sends the request and waits for the response.
    ResponseAwaiter operator co_await();
    //! The same without exceptions.
    [[nodiscard]] ResultRequest result();
    //! Sends the request; \a parent owns what is returned. Without a parent the caller owns it.
    PendingResponse *start(QObject *parent);
    //! Sends the request. Dropping the task does not cancel it.
    QCoro::Task<Response> toTask();
    //! Sends the request. Cancelling the future cancels it; an HttpError is thrown by result().
    QFuture<Response> toFuture();

    /*!
        Sends the request and calls \a function, once, in the client's thread, with a
        Result<Response>; or with the Response alone if that is what it takes: it is then not
        called if the request fails. It is never called once \a context was destroyed; that cancels
        the request.
    */
    template<typename Function>
    void then(QObject *context, Function &&function)
    {
        if constexpr (std::is_invocable_v<Function &, Result<Response>>) {
            startThen(context, std::forward<Function>(function));
        } else {
            static_assert(std::is_invocable_v<Function &, Response>,
                          "then() wants a function of Result<Response> or Response");
            startThen(context, [call = std::forward<Function>(function)](
                                       const Result<Response> &result) mutable {
                if (result)
                    call(*result);
            });
        }
    }
    //! The same, with \a failed called with the Error if the request fails.
    template<typename Function, typename Failed>
    void then(QObject *context, Function &&function, Failed &&failed)
    {
        startThen(context,
                  [call = std::forward<Function>(function),
                   fail = std::forward<Failed>(failed)](const Result<Response> &result) mutable {
                      if (result)
                          call(*result);
                      else
                          fail(result.error());
                  });
    }

private:
    Operation &described();
    void startThen(QObject *context, std::function<void(const Result<Response> &)> function);

    QExplicitlySharedDataPointer<Operation> m_operation;
};

} // namespace HttpQ
