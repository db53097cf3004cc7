// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/download/downloadtransfer_p.h"

#include "client/exceptions.h"

#include <optional>
#include <utility>

namespace HttpQ {

//! Where the transfer waits while it is held.
class DownloadTransfer::Gate
{
public:
    explicit Gate(DownloadTransfer &transfer)
        : m_transfer(transfer)
    {}
    bool await_ready() const noexcept { return !m_transfer.m_isHeld || m_transfer.isStopped(); }
    void await_suspend(std::coroutine_handle<> waiting) noexcept { m_transfer.m_atGate = waiting; }
    void await_resume() const noexcept {}

private:
    DownloadTransfer &m_transfer;
};

void DownloadTransfer::start(std::shared_ptr<DownloadTransfer> transfer, RequestBuilder request)
{
    request.context(transfer->m_context.get()).stream();
    run(std::move(transfer), std::move(request));
}

DetachedCoroutine DownloadTransfer::run(std::shared_ptr<DownloadTransfer> transfer,
                                        RequestBuilder request)
{
    const ResultRequest sent = request.result();
    const Result<Response> result = co_await sent;
    if (transfer->isStopped())
        co_return;
    if (!result) {
        transfer->m_sink->transferFailed(result.error());
        co_return;
    }
    if (transfer->m_sink->headCame(*result) && !transfer->isStopped())
        receive(std::move(transfer), *result, BodyReading::Chunks);
}

DetachedCoroutine DownloadTransfer::receive(std::shared_ptr<DownloadTransfer> transfer,
                                            Response response, BodyReading reading)
{
    const auto next =
            reading == BodyReading::RawChunks ? &Response::nextRawChunk : &Response::nextChunk;
    for (;;) {
        std::optional<QByteArray> chunk;
        Error failure;
        try {
            const ChunkRead read = (response.*next)();
            chunk = co_await read;
        } catch (const HttpError &error) {
            failure = error.error();
        }
        if (transfer->isStopped())
            co_return;
        if (failure) {
            transfer->m_sink->transferFailed(failure);
            co_return;
        }
        while (transfer->m_isHeld && !transfer->isStopped())
            co_await Gate(*transfer);
        if (transfer->isStopped())
            co_return;
        if (!chunk) {
            transfer->m_sink->bodyEnded();
            co_return;
        }
        transfer->m_sink->chunkCame(*chunk);
        if (transfer->isStopped())
            co_return;
    }
}

void DownloadTransfer::stop()
{
    m_sink = nullptr;
    m_context.reset();
    proceed();
}

void DownloadTransfer::proceed()
{
    if (const std::coroutine_handle<> waiting = std::exchange(m_atGate, nullptr))
        waiting.resume();
}

} // namespace HttpQ
