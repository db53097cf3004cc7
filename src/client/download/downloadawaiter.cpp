// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/download/downloadawaiter.h"

#include "client/cancelled_p.h"
#include "client/download/downloadwaiters_p.h"
#include "client/download/filedownload_p.h"
#include "client/exceptions.h"

namespace HttpQ {

DownloadAwaiter::DownloadAwaiter(FileDownload *download)
    : m_download(download)
{}

DownloadAwaiter::~DownloadAwaiter() = default;

bool DownloadAwaiter::await_ready() const noexcept
{
    return !m_download || m_download->isFinished();
}

void DownloadAwaiter::await_suspend(std::coroutine_handle<> waiting)
{
    m_waiting = waiting;
    m_download->d->waiters->append(this);
    m_download->start();
}

Result<DownloadResult> DownloadAwaiter::outcome() const
{
    if (!m_download)
        return cancelled(QStringLiteral("The FileDownload was destroyed"));
    if (const Error error = m_download->error())
        return error;
    return m_download->d->result();
}

DownloadResult DownloadAwaiter::await_resume()
{
    const Result<DownloadResult> result = outcome();
    if (!result) {
        throwError(result.error(),
                   Request(QByteArrayLiteral("GET"), m_download ? m_download->url() : QUrl()));
    }
    return *result;
}

DownloadOutcome::DownloadOutcome(FileDownload *download)
    : m_download(download)
{}
DownloadOutcome::DownloadOutcome(const DownloadOutcome &other) = default;
DownloadOutcome::~DownloadOutcome() = default;

DownloadOutcome::Awaiter DownloadOutcome::operator co_await() const
{
    return Awaiter(m_download);
}

} // namespace HttpQ
