// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/body.h>
#include <HttpQ/defaultencoding.h>
#include <HttpQ/exceptions.h>
#include <HttpQ/gadgetjson.h>
#include <HttpQ/limits.h>
#include <HttpQ/multipart.h>
#include <HttpQ/networkoptions.h>
#include <HttpQ/operationobserver.h>
#include <HttpQ/redirectpolicy.h>
#include <HttpQ/response.h>
#include <HttpQ/result.h>
#include <HttpQ/retrypolicy.h>
#include <HttpQ/timeout.h>
#include <HttpQ/tlsoptions.h>
#include <HttpQ/traceevent.h>

#include <QtCore/qfuture.h>
#include <QtCore/qjsonvalue.h>
#include <QtCore/qpointer.h>
#include <QtCore/qurlquery.h>

#include <qcoro/qcoroasyncgenerator.h>
#include <qcoro/qcorotask.h>

#include <coroutine>
#include <functional>
#include <memory>
#include <stop_token>
#include <type_traits>

namespace HttpQ {

class Auth;
class FileDownload;
class Operation;
class Parallel;
class ParallelMapping;
class PendingResponse;
class Transport;

//! What RequestBuilder::toCurl() does with the secrets of a request.
enum class CurlSecrets {
    Masked,
    Shown, //!< the command does what the request does
};

//! Waits inside a coroutine for a response. A coroutine that is destroyed while it waits cancels
//! the request.
class HTTPQ_EXPORT ResponseAwaiter : private OperationObserver
{
public:
    explicit ResponseAwaiter(QExplicitlySharedDataPointer<Operation> operation);
    ResponseAwaiter(const ResponseAwaiter &) = delete;
    ResponseAwaiter &operator=(const ResponseAwaiter &) = delete;
    ~ResponseAwaiter();

    static constexpr bool isAbandonable = true;
    bool await_ready() const noexcept;
    bool await_suspend(std::coroutine_handle<> waiting);
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
    //! Adds a header field that carries a secret: it does not follow a redirect to another origin, and
    //! is masked where requests are shown. See also AsyncClient::setSensitiveHeader().
    RequestBuilder &sensitiveHeader(QAnyStringView name, QAnyStringView value) &;
    RequestBuilder &&sensitiveHeader(QAnyStringView name, QAnyStringView value) &&
    {
        return std::move(sensitiveHeader(name, value));
    }
    //! Leaves out the client's default fields called \a name. Of a request that was given to
    //! AsyncClient::send(), and may have them in it, the fields of that name that it has so far.
    RequestBuilder &withoutHeader(QAnyStringView name) &;
    RequestBuilder &&withoutHeader(QAnyStringView name) &&
    {
        return std::move(withoutHeader(name));
    }
    //! Adds a query parameter to the URL, percent-encoded.
    RequestBuilder &query(QAnyStringView name, QAnyStringView value) &;
    RequestBuilder &&query(QAnyStringView name, QAnyStringView value) &&
    {
        return std::move(query(name, value));
    }
    RequestBuilder &query(const QUrlQuery &query) &;
    RequestBuilder &&query(const QUrlQuery &query) && { return std::move(this->query(query)); }

    //! Leaves out the client's query parameters, and those of the URL.
    RequestBuilder &withoutQuery() &;
    RequestBuilder &&withoutQuery() && { return std::move(withoutQuery()); }
    //! Instead of the client's; an empty one is none. For a request that was given to
    //! AsyncClient::send() as well, if its URL is relative.
    RequestBuilder &baseUrl(const QUrl &url) &;
    RequestBuilder &&baseUrl(const QUrl &url) && { return std::move(this->baseUrl(url)); }
    //! Sends \a target in the request line instead of the URL's path and query (RFC 9112 3.2), such as
    //! "*" for OPTIONS. Not for where a redirect leads.
    RequestBuilder &target(const QByteArray &target) &;
    RequestBuilder &&target(const QByteArray &target) && { return std::move(this->target(target)); }
    //! Sends a cookie beside those of the jar, to the origin of the URL only. It is not kept. If the
    //! request has a Cookie field of its own, which stands in place of the jar's, it is added to that.
    RequestBuilder &cookie(QAnyStringView name, QAnyStringView value) &;
    RequestBuilder &&cookie(QAnyStringView name, QAnyStringView value) &&
    {
        return std::move(cookie(name, value));
    }
    //! Neither sends cookies of the jar nor keeps those that come.
    RequestBuilder &withoutCookies() &;
    RequestBuilder &&withoutCookies() && { return std::move(withoutCookies()); }

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
    //! A JSON body made of \a value, a Q_GADGET or what else toJson() takes.
    template<typename T>
    requires(!std::is_convertible_v<const T &,
                                    QJsonValue> && !std::is_convertible_v<const T &, QJsonDocument>)
            RequestBuilder &json(const T &value) &
    {
        return json(toJson(value));
    }
    template<typename T>
    requires(!std::is_convertible_v<const T &,
                                    QJsonValue> && !std::is_convertible_v<const T &, QJsonDocument>)
            RequestBuilder && json(const T &value) && {
        return std::move(json(toJson(value)));
    }
    //! A text body, in UTF-8.
    RequestBuilder &text(const QString &text) &;
    RequestBuilder &&text(const QString &text) && { return std::move(this->text(text)); }
    //! A multipart/form-data body (RFC 7578).
    RequestBuilder &multipart(const Multipart &parts) &;
    RequestBuilder &&multipart(const Multipart &parts) && { return std::move(multipart(parts)); }
    //! Adds a field to an application/x-www-form-urlencoded body.
    RequestBuilder &form(QAnyStringView name, QAnyStringView value) &;
    RequestBuilder &&form(QAnyStringView name, QAnyStringView value) &&
    {
        return std::move(form(name, value));
    }
    RequestBuilder &form(const QUrlQuery &fields) &;
    RequestBuilder &&form(const QUrlQuery &fields) && { return std::move(form(fields)); }
    //! Sends the body compressed, with "Content-Encoding: gzip": for servers that are known to take it.
    RequestBuilder &compressed() &;
    RequestBuilder &&compressed() && { return std::move(compressed()); }
    //! Asks the server whether it takes the request before the body is sent, with "Expect:
    //! 100-continue" (RFC 9110 10.1.1), and waits for its answer for \a longest at most.
    RequestBuilder &expectContinue(std::chrono::milliseconds longest = std::chrono::seconds(1)) &;
    RequestBuilder &&expectContinue(std::chrono::milliseconds longest = std::chrono::seconds(1)) &&
    {
        return std::move(expectContinue(longest));
    }

    //! Instead of the client's; null is none.
    RequestBuilder &auth(std::shared_ptr<Auth> auth) &;
    RequestBuilder &&auth(std::shared_ptr<Auth> auth) &&
    {
        return std::move(this->auth(std::move(auth)));
    }
    //! RFC 7617.
    RequestBuilder &basicAuth(const QString &user, const QString &password) &;
    RequestBuilder &&basicAuth(const QString &user, const QString &password) &&
    {
        return std::move(basicAuth(user, password));
    }
    //! RFC 7616. A DigestAuth that is shared by requests saves them the challenge.
    RequestBuilder &digestAuth(const QString &user, const QString &password) &;
    RequestBuilder &&digestAuth(const QString &user, const QString &password) &&
    {
        return std::move(digestAuth(user, password));
    }
    //! RFC 6750.
    RequestBuilder &bearer(const QByteArray &token) &;
    RequestBuilder &&bearer(const QByteArray &token) && { return std::move(bearer(token)); }
    //! No authentication, whatever the client or the environment says.
    RequestBuilder &withoutAuth() &;
    RequestBuilder &&withoutAuth() && { return std::move(withoutAuth()); }

    //! Instead of the client's.
    RequestBuilder &redirects(const RedirectPolicy &policy) &;
    RequestBuilder &&redirects(const RedirectPolicy &policy) &&
    {
        return std::move(redirects(policy));
    }
    //! As the client does it, or not at all.
    RequestBuilder &followRedirects(bool follow) &;
    RequestBuilder &&followRedirects(bool follow) && { return std::move(followRedirects(follow)); }
    //! Instead of the client's; RetryPolicy() is none.
    RequestBuilder &retries(const RetryPolicy &policy) &;
    RequestBuilder &&retries(const RetryPolicy &policy) && { return std::move(retries(policy)); }
    //! Instead of the client's; those of the pool do not change.
    RequestBuilder &limits(const Limits &limits) &;
    RequestBuilder &&limits(const Limits &limits) && { return std::move(this->limits(limits)); }
    //! Instead of the client's: such requests have connections of their own.
    RequestBuilder &tlsOptions(const TlsOptions &options) &;
    RequestBuilder &&tlsOptions(const TlsOptions &options) &&
    {
        return std::move(tlsOptions(options));
    }
    //! Instead of the client's: such requests have connections of their own.
    RequestBuilder &networkOptions(const NetworkOptions &options) &;
    RequestBuilder &&networkOptions(const NetworkOptions &options) &&
    {
        return std::move(networkOptions(options));
    }
    //! Lets \a transport answer this request.
    RequestBuilder &transport(std::shared_ptr<Transport> transport) &;
    RequestBuilder &&transport(std::shared_ptr<Transport> transport) &&
    {
        return std::move(this->transport(std::move(transport)));
    }
    //! How the response's text is read if the server does not tell its charset.
    RequestBuilder &defaultEncoding(const DefaultEncoding &encoding) &;
    RequestBuilder &&defaultEncoding(const DefaultEncoding &encoding) &&
    {
        return std::move(defaultEncoding(encoding));
    }
    //! Tells \a function of what happens inside this request: see TraceEvent.
    RequestBuilder &trace(const TraceFunction &function) &;
    RequestBuilder &&trace(const TraceFunction &function) && { return std::move(trace(function)); }

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

    //! Cancels the request when \a context is destroyed, which may be in another thread. It must not be
    //! destroyed while the request is being begun.
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

    //! The request with the client's defaults in it, to be looked at, changed, and sent with
    //! AsyncClient::send(). It takes along what was said of its header fields, cookie(), target() and
    //! expectContinue(), but not what is no part of it, such as timeouts. Once its URL is another one,
    //! target() holds no more, nor do cookies if it leads to another origin.
    Result<Request> build() const;
    //! A command line for curl that sends this request. Unless \a secrets are shown, the values of
    //! sensitive header fields are masked, and so are secrets in the URL and the body. What
    //! authentication and the cookie jar add when it is sent is not in it.
    QString toCurl(CurlSecrets secrets = CurlSecrets::Masked) const;

    //! Downloads to the file \a filePath; nothing is sent before the download starts. \a parent may
    //! own it.
    [[nodiscard]] FileDownload download(const QString &filePath, QObject *parent = nullptr);

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
    friend class Parallel;
    friend class ParallelMapping;

    Operation &described();
    void startThen(QObject *context, std::function<void(const Result<Response> &)> function);

    QExplicitlySharedDataPointer<Operation> m_operation;
};

} // namespace HttpQ
