// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/bodyread.h"

#include "client/exceptions.h"
#include "client/responsedata_p.h"

namespace HttpQ {

using State = ResponseData::State;

ChunkRead::ChunkRead(QExplicitlySharedDataPointer<ResponseData> response, BodyReading reading)
    : m_response(std::move(response))
    , m_reading(reading)
{}
ChunkRead::ChunkRead(const ChunkRead &other) = default;
ChunkRead::~ChunkRead() = default;

ChunkRead::Awaiter ChunkRead::operator co_await() const
{
    return Awaiter(m_response, m_reading);
}

ContentRead::ContentRead(QExplicitlySharedDataPointer<ResponseData> response)
    : m_response(std::move(response))
{}
ContentRead::ContentRead(const ContentRead &other) = default;
ContentRead::~ContentRead() = default;

ContentRead::Awaiter ContentRead::operator co_await() const
{
    return Awaiter(m_response, BodyReading::Content);
}

BodyAwaiter::BodyAwaiter(QExplicitlySharedDataPointer<ResponseData> response, BodyReading reading)
    : m_response(std::move(response))
    , m_reading(reading)
{}

BodyAwaiter::~BodyAwaiter()
{
    if (m_response && m_waiting)
        m_response->isAwaited = false;
}

bool BodyAwaiter::await_ready()
{
    if (!m_response)
        return true;
    if (m_response->refusal(m_reading)) {
        m_isRefused = true;
        return true;
    }
    m_response->begin(m_reading);
    const OperationPointer &operation = m_response->operation;
    if (!operation || operation->isFinished())
        return true;
    return m_reading != BodyReading::Content && operation->exchange()->body().hasChunk();
}

void BodyAwaiter::await_suspend(std::coroutine_handle<> waiting)
{
    m_waiting = waiting;
    m_response->isAwaited = true;
    m_response->operation->addObserver(this);
}

void BodyAwaiter::operationProgressed()
{
    const OperationPointer &operation = m_response->operation;
    const bool isReady =
            operation->isFinished() || m_response->state == State::Closed
            || (m_reading != BodyReading::Content && operation->exchange()->body().hasChunk());
    if (!isReady)
        return;
    unlink();
    m_response->isAwaited = false;
    std::exchange(m_waiting, nullptr).resume();
}

// The next part, or std::nullopt at the end.
std::optional<QByteArray> BodyAwaiter::take()
{
    if (!m_response) {
        throw ResponseNotRead(Error(Error::Kind::ResponseNotRead, Error::Phase::None,
                                    Error::Party::Local,
                                    QStringLiteral("A null response has no body")));
    }
    ResponseData &response = *m_response;
    if (m_isRefused)
        throwError(response.refusal(m_reading), response.request);
    if (response.state == State::Closed) {
        response.operation.reset();
        throwError(response.refusal(m_reading), response.request);
    }
    if (response.state == State::Read) {
        // What is there already has an end, too, behind which it begins again.
        if (m_reading != BodyReading::Content
            && (response.content.isEmpty() || std::exchange(response.isEndDue, !response.isEndDue)))
            return std::nullopt;
        return response.content;
    }

    if (const OperationPointer operation = response.operation) {
        if (m_reading == BodyReading::Content) {
            if (!operation->error())
                response.content = operation->exchange()->body().takeContent();
        } else if (!operation->isCancelled() && operation->exchange()->body().hasChunk()) {
            return operation->exchange()->takeChunk();
        }
        response.settle();
        response.state = m_reading == BodyReading::Content && !response.error ? State::Read
                                                                              : State::Consumed;
    } else if (response.state == State::Reading) {
        // All of a transport's answer is here.
        if (m_reading != BodyReading::Content && !response.content.isEmpty())
            return std::exchange(response.content, {});
        response.state = m_reading == BodyReading::Content ? State::Read : State::Consumed;
    }
    if (response.error)
        throwError(response.error, response.request);
    if (m_reading == BodyReading::Content)
        return response.content;
    return std::nullopt;
}

} // namespace HttpQ
