// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/httpqglobal.h>
#include <HttpQ/operationobserver.h>

#include <QtCore/qbytearray.h>
#include <QtCore/qshareddata.h>

#include <coroutine>
#include <optional>

namespace HttpQ {

class ResponseData;

//! How a body is read: decoded or as sent, in pieces or as a whole.
enum class BodyReading { Chunks, RawChunks, Content };

//! Waits inside a coroutine for the next part of a body. If the coroutine is destroyed while it
//! waits, nothing is left behind.
class HTTPQ_EXPORT BodyAwaiter : private OperationObserver
{
public:
    BodyAwaiter(QExplicitlySharedDataPointer<ResponseData> response, BodyReading reading);
    BodyAwaiter(const BodyAwaiter &) = delete;
    BodyAwaiter &operator=(const BodyAwaiter &) = delete;
    ~BodyAwaiter();

    static constexpr bool isAbandonable = true;

    bool await_ready();
    void await_suspend(std::coroutine_handle<> waiting);

protected:
    std::optional<QByteArray> take();

private:
    void operationProgressed() override;

    QExplicitlySharedDataPointer<ResponseData> m_response;
    BodyReading m_reading;
    bool m_isRefused = false;
    std::coroutine_handle<> m_waiting;
};

/*!
    \class HttpQ::ChunkRead
    \brief co_await it for the next piece of a response's body; std::nullopt at the end. Throws the
    HttpError that ended the body.
*/
class HTTPQ_EXPORT ChunkRead
{
public:
    ChunkRead(QExplicitlySharedDataPointer<ResponseData> response, BodyReading reading);
    ChunkRead(const ChunkRead &other);
    ~ChunkRead();

    class Awaiter final : public BodyAwaiter
    {
    public:
        using BodyAwaiter::BodyAwaiter;
        std::optional<QByteArray> await_resume() { return take(); }
    };
    Awaiter operator co_await() const;

private:
    QExplicitlySharedDataPointer<ResponseData> m_response;
    BodyReading m_reading;
};

/*!
    \class HttpQ::ContentRead
    \brief co_await it for the whole body of a response. Throws the HttpError that ended the body.
*/
class HTTPQ_EXPORT ContentRead
{
public:
    explicit ContentRead(QExplicitlySharedDataPointer<ResponseData> response);
    ContentRead(const ContentRead &other);
    ~ContentRead();

    class Awaiter final : public BodyAwaiter
    {
    public:
        using BodyAwaiter::BodyAwaiter;
        QByteArray await_resume() { return take().value_or(QByteArray()); }
    };
    Awaiter operator co_await() const;

private:
    QExplicitlySharedDataPointer<ResponseData> m_response;
};

} // namespace HttpQ
