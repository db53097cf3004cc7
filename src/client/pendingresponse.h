// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/error.h>
#include <HttpQ/headers.h>
#include <HttpQ/operationobserver.h>
#include <HttpQ/response.h>
#include <HttpQ/result.h>

#include <QtCore/qobject.h>
#include <QtCore/qpointer.h>

#include <coroutine>

namespace HttpQ {

class Operation;
class PendingResponse;

//! Waits inside a coroutine for the outcome of a PendingResponse, and does not mind if that is
//! destroyed meanwhile: the outcome is Cancelled then.
class HTTPQ_EXPORT PendingAwaiter : private OperationObserver
{
public:
    explicit PendingAwaiter(const PendingResponse *pending);
    PendingAwaiter(const PendingAwaiter &) = delete;
    PendingAwaiter &operator=(const PendingAwaiter &) = delete;
    ~PendingAwaiter();

    static constexpr bool isAbandonable = true;
    bool await_ready() const noexcept;
    void await_suspend(std::coroutine_handle<> waiting);
    Response await_resume();

private:
    void operationProgressed() override;

    QPointer<const PendingResponse> m_pending;
    QExplicitlySharedDataPointer<Operation> m_operation;
    std::coroutine_handle<> m_waiting;
};

//! co_await it for the outcome of a PendingResponse: the Response, or the HttpError thrown.
class HTTPQ_EXPORT PendingOutcome
{
public:
    explicit PendingOutcome(const PendingResponse *pending)
        : m_pending(pending)
    {}
    PendingAwaiter operator co_await() const { return PendingAwaiter(m_pending); }

private:
    QPointer<const PendingResponse> m_pending;
};

/*!
    \class HttpQ::PendingResponse
    \brief A request that is under way, for those who follow it by signals: what
    RequestBuilder::start() returns.

    It belongs to its parent and to the client's thread. Destroying it, at any time and inside any of
    its signals, cancels the request. All signals come from the event loop, never from inside a call.

    Whatever happens, finished() is emitted exactly once and nothing comes after it; if the request
    failed, failed() comes right before. If chunkReceived() is connected when the head of the
    response comes, the body goes there piece by piece and is not kept; otherwise finished() brings
    a response with its content.

    After RequestBuilder::stream() the body is read through the response that responseReceived()
    brings; finished() comes at its end.
*/
class HTTPQ_EXPORT PendingResponse : public QObject, private OperationObserver
{
    Q_OBJECT
    Q_PROPERTY(State state READ state NOTIFY stateChanged FINAL)
    Q_PROPERTY(bool isFinished READ isFinished NOTIFY stateChanged FINAL)
    Q_PROPERTY(bool isPaused READ isPaused NOTIFY pausedChanged FINAL)
    Q_PROPERTY(qint64 bytesReceived READ bytesReceived NOTIFY downloadProgress FINAL)
    Q_PROPERTY(qint64 bytesToReceive READ bytesToReceive NOTIFY downloadProgress FINAL)
    Q_PROPERTY(qint64 bytesSent READ bytesSent NOTIFY uploadProgress FINAL)
    Q_PROPERTY(qint64 bytesToSend READ bytesToSend NOTIFY uploadProgress FINAL)
    Q_PROPERTY(HttpQ::Error error READ error NOTIFY stateChanged FINAL)
public:
    enum class State {
        Waiting, //!< the head of the response has not come yet
        Receiving, //!< the body is coming
        Succeeded,
        Failed, //!< see error(); a cancelled request has failed, too
    };
    Q_ENUM(State)

    //! What RequestBuilder::start() does.
    PendingResponse(QExplicitlySharedDataPointer<Operation> operation, QObject *parent);
    ~PendingResponse() override;

    State state() const noexcept { return m_state; }
    //! True once finished() was, or is being, emitted.
    bool isFinished() const noexcept
    {
        return m_state == State::Succeeded || m_state == State::Failed;
    }
    //! Why it failed.
    Error error() const { return m_error; }

    //! Bytes of content received, before content codings are undone.
    qint64 bytesReceived() const noexcept { return m_bytesReceived; }
    //! How many will come, -1 if that is not known.
    qint64 bytesToReceive() const noexcept { return m_bytesToReceive; }
    //! Bytes of the request's body that the operating system has taken.
    qint64 bytesSent() const noexcept { return m_bytesSent; }
    //! How many there are, -1 if that is not known.
    qint64 bytesToSend() const noexcept { return m_bytesToSend; }

    //! Cancels the request: failed() and finished() follow from the event loop, with
    //! Error::Kind::Cancelled. Does nothing if it has finished.
    Q_INVOKABLE void cancel();
    //! Reads no more of the body until resume(): no chunkReceived(), and the server is held back.
    Q_INVOKABLE void pause();
    Q_INVOKABLE void resume();
    bool isPaused() const noexcept { return m_isPaused; }

    //! co_await it for the response; throws the HttpError if it failed. May be asked for any number
    //! of times, and gives the same answer.
    [[nodiscard]] PendingOutcome response() const;
    PendingAwaiter operator co_await() const { return PendingAwaiter(this); }

Q_SIGNALS:
    void stateChanged();
    void pausedChanged();
    //! An informational response came ahead of the response, such as 103 (Early Hints, RFC 8297):
    //! its status and header fields.
    void informationReceived(int status, const HttpQ::Headers &headers);
    //! The head is there: status and header fields.
    void responseReceived(const HttpQ::Response &response);
    //! A piece of the decoded body.
    void chunkReceived(const QByteArray &chunk);
    //! \a total is -1 if it is not known.
    void uploadProgress(qint64 sent, qint64 total);
    //! \a total is -1 if it is not known.
    void downloadProgress(qint64 received, qint64 total);
    //! The last signal, exactly once. \a response is null if none came.
    void finished(const HttpQ::Response &response);
    //! Why there is no response, or none with a whole body.
    void failed(const HttpQ::Error &error);

private:
    friend class PendingAwaiter;
    friend class ParallelEntry;
    friend class ParallelGroup;

    //! Of a group, in which the request waits for its turn.
    class Queued
    {
    };
    PendingResponse(QExplicitlySharedDataPointer<Operation> operation, QObject *parent, Queued);
    void begin();
    void cancel(const Error &error);
    void operationProgressed() override;
    bool reportUpload();
    bool reportInformation();
    bool reportHead();
    bool reportBody();
    void reportEnd();
    template<typename Signal, typename... Arguments>
    bool emitGuarded(Signal signal, const Arguments &...arguments);
    bool isSettled() const;

    QExplicitlySharedDataPointer<Operation> m_operation;
    Response m_response;
    Error m_error;
    State m_state = State::Waiting;
    qint64 m_bytesReceived = 0;
    qint64 m_bytesToReceive = -1;
    qint64 m_bytesSent = 0;
    qint64 m_bytesToSend = -1;
    qsizetype m_informationRound = 0;
    size_t m_informationReported = 0; // in that round
    bool m_isPaused = false;
    bool m_isChunked = false;
};

} // namespace HttpQ

Q_DECLARE_METATYPE(HttpQ::Response)
