// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/parallel/parallel.h"

#include "client/cancelled_p.h"
#include "client/clientcore_p.h"
#include "client/parallel/parallelgroup_p.h"
#include "http/method.h"

namespace HttpQ {

Parallel::Parallel(const ParallelGroupPointer &group)
    : m_group(group)
{}

Parallel::Parallel(Parallel &&other) noexcept = default;

Parallel &Parallel::operator=(Parallel &&other) noexcept
{
    Parallel moved(std::move(other));
    m_group.swap(moved.m_group);
    return *this;
}

Parallel::~Parallel()
{
    if (m_group)
        m_group->leave();
}

Parallel &Parallel::atMost(int requests) &
{
    m_group->setAtMost(requests);
    return *this;
}

Parallel &Parallel::atMostPerHost(int requests) &
{
    m_group->setAtMostPerHost(requests);
    return *this;
}

Parallel &Parallel::failFast(bool failFast) &
{
    m_group->setFailFast(failFast);
    return *this;
}

Parallel &Parallel::deadline(std::chrono::milliseconds fromNow) &
{
    m_group->setDeadline(fromNow);
    return *this;
}

Parallel &Parallel::context(QObject *context) &
{
    m_group->addContext(context);
    return *this;
}

Parallel &Parallel::stopToken(const std::stop_token &token) &
{
    m_group->setStopToken(token);
    return *this;
}

PendingResponse *Parallel::begin(const QByteArray &method, const RequestUrl &url)
{
    return m_group->start(OperationPointer(new Operation(m_group->core(), method, url)),
                          m_group->mainChannel());
}

PendingResponse *Parallel::get(const RequestUrl &url)
{
    return begin(QByteArrayLiteral("GET"), url);
}

PendingResponse *Parallel::head(const RequestUrl &url)
{
    return begin(QByteArrayLiteral("HEAD"), url);
}

PendingResponse *Parallel::post(const RequestUrl &url)
{
    return begin(QByteArrayLiteral("POST"), url);
}

PendingResponse *Parallel::put(const RequestUrl &url)
{
    return begin(QByteArrayLiteral("PUT"), url);
}

PendingResponse *Parallel::patch(const RequestUrl &url)
{
    return begin(QByteArrayLiteral("PATCH"), url);
}

PendingResponse *Parallel::deleteResource(const RequestUrl &url)
{
    return begin(QByteArrayLiteral("DELETE"), url);
}

PendingResponse *Parallel::options(const RequestUrl &url)
{
    return begin(QByteArrayLiteral("OPTIONS"), url);
}

PendingResponse *Parallel::request(QAnyStringView method, const RequestUrl &url)
{
    return begin(methodBytes(method), url);
}

PendingResponse *Parallel::start(RequestBuilder &chain)
{
    return m_group->start(chain.m_operation, m_group->mainChannel());
}

bool Parallel::hasPending() const
{
    return m_group->mainChannel().pending() > 0;
}

qsizetype Parallel::running() const
{
    return m_group->running();
}

ParallelAwaitable<ParallelNextResponse> Parallel::nextResponse() const
{
    return ParallelAwaitable<ParallelNextResponse>(m_group);
}

ParallelAwaitable<ParallelNextResult> Parallel::nextResult() const
{
    return ParallelAwaitable<ParallelNextResult>(m_group);
}

namespace {

QCoro::AsyncGenerator<ParallelResponse> responsesOf(ParallelGroupPointer group)
{
    while (group->mainChannel().pending() > 0)
        co_yield co_await ParallelAwaitable<ParallelNextResponse>(group);
}

QCoro::AsyncGenerator<ParallelResult> resultsOf(ParallelGroupPointer group)
{
    while (group->mainChannel().pending() > 0)
        co_yield co_await ParallelAwaitable<ParallelNextResult>(group);
}

} // namespace

QCoro::AsyncGenerator<ParallelResponse> Parallel::responses() const
{
    return responsesOf(m_group);
}

QCoro::AsyncGenerator<ParallelResult> Parallel::results() const
{
    return resultsOf(m_group);
}

ParallelAwaitable<ParallelAll> Parallel::all() const
{
    return ParallelAwaitable<ParallelAll>(m_group);
}

ParallelAwaitable<ParallelAllResults> Parallel::allResults() const
{
    return ParallelAwaitable<ParallelAllResults>(m_group);
}

ParallelAwaitable<ParallelAny> Parallel::any() const
{
    return ParallelAwaitable<ParallelAny>(m_group);
}

ParallelAwaitable<ParallelRace> Parallel::race() const
{
    return ParallelAwaitable<ParallelRace>(m_group);
}

void Parallel::cancel()
{
    m_group->end(cancelled(QStringLiteral("The group of requests was cancelled")));
}

ParallelAwaitable<ParallelDrained> Parallel::drained() const
{
    return ParallelAwaitable<ParallelDrained>(m_group);
}

ParallelProgress *Parallel::progress() const
{
    return m_group->progress();
}

} // namespace HttpQ
