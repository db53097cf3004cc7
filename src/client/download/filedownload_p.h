// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "client/download/downloadtransfer_p.h"
#include "client/download/downloadwaiters_p.h"
#include "client/download/filedownload.h"
#include "client/download/partfile_p.h"
#include "client/transfermeter.h"

#include <functional>
#include <memory>
#include <optional>

namespace HttpQ {

//! The course of a download: its part, the transfers that fill it, and what is told of them.
class FileDownloadPrivate final : private DownloadTransfer::Sink
{
public:
    using State = FileDownload::State;

    //! The next steps are taken on the turns of \a core, or from Qt's event loop if it is null.
    FileDownloadPrivate(FileDownload *owner, std::shared_ptr<ClientCore> core,
                        const FileDownload::RequestFactory &makeRequest, const QUrl &url,
                        const QString &filePath);
    ~FileDownloadPrivate();

    void start();
    void pause();
    void resume();
    void cancel();
    bool isFinished() const { return state == State::Finished || state == State::Failed; }
    DownloadResult result() const { return DownloadResult(filePath, received, m_resumedFrom); }

    FileDownload::RequestFactory makeRequest;
    QUrl url;
    QString filePath;
    bool isResumed = true;
    bool isOverwritten = true;
    std::optional<QCryptographicHash::Algorithm> algorithm;
    QByteArray checksum;

    State state = State::Idle;
    Error error;
    qint64 received = 0;
    qint64 total = -1;
    TransferMeter meter;
    std::shared_ptr<DownloadWaiters> waiters = std::make_shared<DownloadWaiters>();

private:
    bool headCame(const Response &response) override;
    void chunkCame(const QByteArray &chunk) override;
    void bodyEnded() override;
    void transferFailed(const Error &failure) override { end(failure); }

    void later(std::function<void()> work);
    void begin();
    void proceed();
    Error openPart();
    bool hashPart();
    void send();
    bool takeWhole(const Response &response);
    bool takeRest(const Response &response);
    bool isWhole(const Response &response) const;
    void beginAnew();
    void complete();
    void end(const Error &failure);
    void stopTransfer();
    void tellProgress();
    template<typename Signal, typename... Arguments>
    bool emitGuarded(Signal signal, const Arguments &...arguments);

    FileDownload *m_owner;
    std::shared_ptr<ClientCore> m_core;
    PartFile m_part;
    std::shared_ptr<DownloadTransfer> m_transfer;
    std::optional<QCryptographicHash> m_hash;
    qint64 m_hashed = 0;
    qint64 m_asked = 0; // the first byte that the request asked for
    qint64 m_bound = -1; // where the body must end at the latest
    qint64 m_resumedFrom = 0;
    bool m_isReceiving = false;
    bool m_isEnding = false;
};

} // namespace HttpQ
