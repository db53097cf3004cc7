// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/error.h>
#include <HttpQ/intrusivelist.h>
#include <HttpQ/result.h>

#include <QtCore/qmetatype.h>
#include <QtCore/qpointer.h>
#include <QtCore/qstring.h>

#include <coroutine>

namespace HttpQ {

class DownloadWaiters;
class FileDownload;

//! What a FileDownload that went well has come to.
class DownloadResult
{
public:
    DownloadResult() = default;
    DownloadResult(const QString &filePath, qint64 size, qint64 resumedFrom)
        : m_filePath(filePath)
        , m_size(size)
        , m_resumedFrom(resumedFrom)
    {}

    QString filePath() const { return m_filePath; }
    qint64 size() const noexcept { return m_size; }
    //! How many bytes were there already when the download went on with an earlier one.
    qint64 resumedFrom() const noexcept { return m_resumedFrom; }

private:
    QString m_filePath;
    qint64 m_size = 0;
    qint64 m_resumedFrom = 0;
};

//! Waits inside a coroutine for the end of a FileDownload, which it starts if that has not begun.
//! If the coroutine is destroyed meanwhile, the download goes on; if the download is, it has been
//! cancelled.
class HTTPQ_EXPORT DownloadAwaiter : public IntrusiveNode<DownloadAwaiter>
{
public:
    explicit DownloadAwaiter(FileDownload *download);
    DownloadAwaiter(const DownloadAwaiter &) = delete;
    DownloadAwaiter &operator=(const DownloadAwaiter &) = delete;
    ~DownloadAwaiter();

    bool await_ready() const noexcept;
    void await_suspend(std::coroutine_handle<> waiting);
    //! Throws the HttpError that ended the download.
    DownloadResult await_resume();

protected:
    Result<DownloadResult> outcome() const;

private:
    friend class DownloadWaiters;
    void resume() { std::exchange(m_waiting, nullptr).resume(); }

    QPointer<FileDownload> m_download;
    std::coroutine_handle<> m_waiting;
};

//! co_await it for the Result of a FileDownload. Never throws.
class HTTPQ_EXPORT DownloadOutcome
{
public:
    explicit DownloadOutcome(FileDownload *download);
    DownloadOutcome(const DownloadOutcome &other);
    ~DownloadOutcome();

    class Awaiter final : public DownloadAwaiter
    {
    public:
        using DownloadAwaiter::DownloadAwaiter;
        Result<DownloadResult> await_resume() { return outcome(); }
    };
    Awaiter operator co_await() const;

private:
    QPointer<FileDownload> m_download;
};

} // namespace HttpQ

Q_DECLARE_METATYPE(HttpQ::DownloadResult)
