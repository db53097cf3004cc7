// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/download/filedownload.h"

#include "client/asyncclient.h"
#include "client/download/filedownload_p.h"

#include <QtCore/qpointer.h>

namespace HttpQ {

FileDownload::FileDownload(AsyncClient *client, const RequestUrl &url, const QString &filePath,
                           QObject *parent)
    : FileDownload(
            client ? client->m_core : nullptr,
            [client = QPointer<AsyncClient>(client), url]() -> std::optional<RequestBuilder> {
                return client ? std::optional(client->get(url)) : std::nullopt;
            },
            url.url().hasValue() ? *url.url() : QUrl(), filePath, parent)
{}

FileDownload::FileDownload(const RequestFactory &makeRequest, const QUrl &url,
                           const QString &filePath, QObject *parent)
    : FileDownload(nullptr, makeRequest, url, filePath, parent)
{}

FileDownload::FileDownload(std::shared_ptr<ClientCore> core, const RequestFactory &makeRequest,
                           const QUrl &url, const QString &filePath, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<FileDownloadPrivate>(this, std::move(core), makeRequest, url, filePath))
{}

FileDownload::~FileDownload() = default;

FileDownload &FileDownload::setResumed(bool resumed) &
{
    d->isResumed = resumed;
    return *this;
}

FileDownload &FileDownload::setChecksum(QCryptographicHash::Algorithm algorithm,
                                        const QByteArray &expected) &
{
    d->algorithm = algorithm;
    d->checksum = expected;
    return *this;
}

FileDownload &FileDownload::setOverwritten(bool overwritten) &
{
    d->isOverwritten = overwritten;
    return *this;
}

QUrl FileDownload::url() const
{
    return d->url;
}

QString FileDownload::filePath() const
{
    return d->filePath;
}

FileDownload::State FileDownload::state() const noexcept
{
    return d->state;
}

bool FileDownload::isFinished() const noexcept
{
    return d->isFinished();
}

Error FileDownload::error() const
{
    return d->error;
}

qint64 FileDownload::bytesReceived() const noexcept
{
    return d->received;
}

qint64 FileDownload::bytesTotal() const noexcept
{
    return d->total;
}

double FileDownload::progress() const noexcept
{
    if (d->state == State::Finished)
        return 1;
    return d->total > 0 ? double(d->received) / double(d->total) : 0;
}

double FileDownload::bytesPerSecond() const noexcept
{
    return d->meter.bytesPerSecond();
}

std::chrono::milliseconds FileDownload::timeLeft() const noexcept
{
    return d->meter.timeLeft();
}

void FileDownload::start()
{
    d->start();
}

void FileDownload::pause()
{
    d->pause();
}

void FileDownload::resume()
{
    d->resume();
}

void FileDownload::cancel()
{
    d->cancel();
}

} // namespace HttpQ
