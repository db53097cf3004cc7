// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/parallelmap.h>
#include <HttpQ/parallelprogress.h>
#include <HttpQ/parallelresult.h>
#include <HttpQ/parallelwait.h>
#include <HttpQ/requestbuilder.h>
#include <HttpQ/requesturl.h>

#include <qcoro/qcoroasyncgenerator.h>

#include <chrono>
#include <stop_token>

namespace HttpQ {

/*!
    \class HttpQ::Parallel
    \brief A group of requests that run at the same time, of which nothing is left when it goes:
    what AsyncClient::parallel() returns.

    \code
    HttpQ::Parallel parallel = client.parallel().atMost(8);
    auto *users = parallel.get("/users");
    auto *items = parallel.get("/items");
    HttpQ::Response first = co_await parallel.nextResponse();
    qInfo() << (co_await items->response()).json();
    \endcode

    Requests start at once, as far as the group's limits let them, with the client's options. What a
    request fails with is told where its outcome is asked for, and nowhere else.

    Each outcome may be asked for in any of these ways, and in several of them: nextResponse(),
    nextResult(), responses() and results() give every outcome once among them, in the order of
    completion; PendingResponse::response(), all(), allResults(), any() and race() give outcomes
    whether they were given before or not, and take nothing from the others.

    When the group goes, at the end of its scope or by an exception, what is left of its requests is
    cancelled and their connections are free again; its PendingResponses are destroyed with it, and
    nothing of its requests is told any more. A coroutine that still waits for it throws Cancelled. A
    group keeps the responses to its requests until it goes; for many, map() does not.

    Move-only; what was moved from may only be assigned to. It belongs to the client's thread, and may outlive the client: its requests are
    cancelled then.
*/
class HTTPQ_EXPORT Parallel
{
public:
    explicit Parallel(const std::shared_ptr<ParallelGroup> &group);
    Parallel(const Parallel &) = delete;
    Parallel(Parallel &&other) noexcept;
    Parallel &operator=(const Parallel &) = delete;
    Parallel &operator=(Parallel &&other) noexcept;
    ~Parallel();

    //! No more than \a requests run at a time, the others wait for their turn; their timeouts begin
    //! with it. No limit but the client's, unless set, or 0. A response that is streamed has ended
    //! when its body was read to its end or Response::close() was called.
    Parallel &atMost(int requests) &;
    Parallel &&atMost(int requests) && { return std::move(atMost(requests)); }
    //! No more than \a requests run at a time for each host that URLs name. To be set before the first
    //! request is started.
    Parallel &atMostPerHost(int requests) &;
    Parallel &&atMostPerHost(int requests) && { return std::move(atMostPerHost(requests)); }
    //! Whether the first request that fails cancels the others, and all that are started later: no,
    //! unless set. A status such as 404 is a response and no failure, and neither is a request that
    //! the program cancels, nor one of a map(). Responses that are there may still be read.
    Parallel &failFast(bool failFast = true) &;
    Parallel &&failFast(bool failFast = true) && { return std::move(this->failFast(failFast)); }
    //! What has not ended \a fromNow ends with TotalTimeout then, and so does what is started later.
    Parallel &deadline(std::chrono::milliseconds fromNow) &;
    Parallel &&deadline(std::chrono::milliseconds fromNow) &&
    {
        return std::move(deadline(fromNow));
    }
    //! Cancels the group when \a context is destroyed, in whatever thread. Who waits for the
    //! group then is told Cancelled.
    Parallel &context(QObject *context) &;
    Parallel &&context(QObject *context) && { return std::move(this->context(context)); }
    //! Cancels the group when a stop is requested, from whatever thread.
    Parallel &stopToken(const std::stop_token &token) &;
    Parallel &&stopToken(const std::stop_token &token) && { return std::move(stopToken(token)); }

    //! Start a request. The PendingResponse belongs to the group; destroying it cancels its request.
    PendingResponse *get(const RequestUrl &url);
    PendingResponse *head(const RequestUrl &url);
    PendingResponse *post(const RequestUrl &url);
    PendingResponse *put(const RequestUrl &url);
    PendingResponse *patch(const RequestUrl &url);
    PendingResponse *deleteResource(const RequestUrl &url);
    PendingResponse *options(const RequestUrl &url);
    PendingResponse *request(QAnyStringView method, const RequestUrl &url);
    //! Starts what \a chain describes: client.post(url).json(item) and the like.
    PendingResponse *start(RequestBuilder &chain);
    PendingResponse *start(RequestBuilder &&chain) { return start(chain); }

    //! There are requests whose outcome nextResponse() and its like have not given.
    bool hasPending() const;
    //! How many requests run.
    qsizetype running() const;

    //! co_await it for the next ParallelResponse, in the order of completion; throws the HttpError of
    //! a request that failed, and goes on with the next one when it is called again. If none is left
    //! for it, because there was none or because others that wait have got them, it throws
    //! Error::Kind::LocalProtocol.
    ParallelAwaitable<ParallelNextResponse> nextResponse() const;
    //! The same as a ParallelResult, without throwing what a request failed with.
    ParallelAwaitable<ParallelNextResult> nextResult() const;
    //! Yields nextResponse() as long as hasPending(). Ends with the first one that throws.
    QCoro::AsyncGenerator<ParallelResponse> responses() const;
    //! Yields nextResult() as long as hasPending().
    QCoro::AsyncGenerator<ParallelResult> results() const;
    //! co_await it for the QList<Response> of all requests, in the order of starting, once all have
    //! their outcome. If some failed, throws what failed first.
    ParallelAwaitable<ParallelAll> all() const;
    //! The same as a QList<Result<Response>>, without throwing.
    ParallelAwaitable<ParallelAllResults> allResults() const;
    //! co_await it for the first ParallelResponse there is; the others are cancelled, and so is what
    //! is started later. Throws what failed first if all fail.
    ParallelAwaitable<ParallelAny> any() const;
    //! co_await it for the first outcome, a ParallelResponse or an HttpError thrown; the others are
    //! cancelled, and so is what is started later.
    ParallelAwaitable<ParallelRace> race() const;

    /*!
        Yields what \a function makes of the response to each of \a inputs, in the order of
        completion: for \a inputs without end, too. No more than atMost() requests, or 16, are under
        way or wait to be taken at a time.

        \a inputs is a range, a QCoro::Generator or a QCoro::AsyncGenerator of URLs, or of request
        chains. \a function takes a Response, and then a request that fails ends the generator with
        its HttpError; or a Result<Response>. If it returns a QCoro::Task, that is awaited. The
        responses are no others' business: nextResponse(), all() and the like do not see them.

        Destroying the generator cancels its requests. A coroutine that it waits for cannot be ended
        from outside: an AsyncGenerator that has been asked for an input, and a \a function that runs,
        go on until they are done, and must own what they use. Their results are dropped.
    */
    template<typename Inputs, typename Function>
    QCoro::AsyncGenerator<ParallelMapOutcome<Function>> map(Inputs &&inputs,
                                                            Function function) const
    {
        return parallelMap(m_group, ParallelMapDetail::held(std::forward<Inputs>(inputs)),
                           std::move(function));
    }

    //! The same for a \a function whose outcomes are not wanted. Begins at once; the task fails with
    //! what \a function or \a inputs throw.
    template<typename Inputs, typename Function>
    QCoro::Task<> forEach(Inputs &&inputs, Function function) const
    {
        return parallelForEach(m_group, ParallelMapDetail::held(std::forward<Inputs>(inputs)),
                               std::move(function));
    }

    //! Cancels what is left. What is started after that is cancelled at once.
    void cancel();
    //! co_await it for the end of everything that runs, such as after cancel().
    ParallelAwaitable<ParallelDrained> drained() const;

    //! Belongs to the group, and lives as long.
    ParallelProgress *progress() const;

private:
    PendingResponse *begin(const QByteArray &method, const RequestUrl &url);

    std::shared_ptr<ParallelGroup> m_group;
};

} // namespace HttpQ
