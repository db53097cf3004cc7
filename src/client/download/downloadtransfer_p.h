// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/detachedcoroutine.h"
#include "client/requestbuilder.h"

#include <QtCore/qobject.h>

#include <coroutine>
#include <memory>

namespace HttpQ {

//! One request of a download and its response, or a response alone, told piece by piece until the end
//! or stop().
class DownloadTransfer
{
public:
    //! Each may stop the transfer and destroy whoever is told.
    class Sink
    {
    public:
        //! Returns whether the body is wanted. Only after start().
        virtual bool headCame(const Response &) { return true; }
        virtual void chunkCame(const QByteArray &chunk) = 0;
        virtual void bodyEnded() = 0;
        virtual void transferFailed(const Error &error) = 0;

    protected:
        ~Sink() = default;
    };

    explicit DownloadTransfer(Sink *sink)
        : m_sink(sink)
        , m_context(std::make_unique<QObject>())
    {}

    //! Sends \a request, which is told of on the client's turn.
    static void start(std::shared_ptr<DownloadTransfer> transfer, RequestBuilder request);
    //! Tells the body of \a response, which is streamed; \a reading is BodyReading::Chunks or RawChunks.
    //! Begins inside this call.
    static DetachedCoroutine receive(std::shared_ptr<DownloadTransfer> transfer, Response response,
                                     BodyReading reading);

    //! Tells nothing more and ends the request.
    void stop();
    bool isStopped() const { return !m_sink; }
    //! Whether pieces are told. Not telling them holds the server back. A failure is told anyhow.
    void setHeld(bool held) { m_isHeld = held; }
    //! After setHeld(false): goes on, from inside this call.
    void proceed();

private:
    class Gate;
    static DetachedCoroutine run(std::shared_ptr<DownloadTransfer> transfer,
                                 RequestBuilder request);

    Sink *m_sink;
    std::unique_ptr<QObject> m_context; // the request ends with it
    std::coroutine_handle<> m_atGate;
    bool m_isHeld = false;
};

} // namespace HttpQ
