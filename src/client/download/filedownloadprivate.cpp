// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/download/filedownload_p.h"

#include "client/cancelled_p.h"
#include "client/clientcore_p.h"
#include "client/download/contentrange_p.h"
#include "client/download/strongvalidator_p.h"
#include "client/logging_p.h"
#include "http/characters.h"

#include <QtCore/qabstracteventdispatcher.h>
#include <QtCore/qfileinfo.h>
#include <QtCore/qmetaobject.h>
#include <QtCore/qpointer.h>

namespace HttpQ {

namespace {

constexpr qint64 HashStep = 4 * 1024 * 1024; // what is hashed before others get their turn

Error remoteError(const QString &message)
{
    return Error(Error::Kind::RemoteProtocol, Error::Phase::Body, Error::Party::Remote, message);
}

bool isCoded(const Headers &headers)
{
    const std::optional<QByteArray> codings = headers.combinedValue("Content-Encoding");
    return codings && !Characters::equalsIgnoringCase(Characters::trimmed(*codings), "identity");
}

// RFC 9110 8.6: of the body as it is sent, which is not the file if it is coded.
qint64 announcedSize(const Headers &headers)
{
    bool isNumber = false;
    const qint64 size = headers.value("Content-Length").toByteArray().toLongLong(&isNumber);
    return isNumber && size >= 0 && !headers.contains("Transfer-Encoding") && !isCoded(headers)
                   ? size
                   : -1;
}

} // namespace

FileDownloadPrivate::FileDownloadPrivate(FileDownload *owner, std::shared_ptr<ClientCore> core,
                                         const FileDownload::RequestFactory &makeRequest,
                                         const QUrl &url, const QString &filePath)
    : makeRequest(makeRequest)
    , url(url)
    , filePath(filePath)
    , m_owner(owner)
    , m_core(std::move(core))
    , m_part(filePath)
{}

FileDownloadPrivate::~FileDownloadPrivate()
{
    stopTransfer();
    if (waiters->isEmpty())
        return;
    // Who waited goes on from the event loop, as with everything that ends.
    if (m_core && !m_core->turns().isOver()) {
        m_core->mailbox()->post([core = m_core, waiters = waiters] { waiters->resumeAll(); });
    } else if (QAbstractEventDispatcher *loop = QAbstractEventDispatcher::instance()) {
        QMetaObject::invokeMethod(
                loop, [waiters = waiters] { waiters->resumeAll(); }, Qt::QueuedConnection);
    }
}

// Calls work, unless the owner has gone, when what runs now has returned.
void FileDownloadPrivate::later(std::function<void()> work)
{
    if (!m_core || m_core->turns().isOver()) {
        QMetaObject::invokeMethod(m_owner, std::move(work), Qt::QueuedConnection);
        return;
    }
    // A core that its client has left waits for this.
    m_core->mailbox()->post(
            [core = m_core, owner = QPointer<FileDownload>(m_owner), work = std::move(work)] {
                if (owner)
                    work();
            });
}

// Emits, and says whether all of this lives on. What slots throw must not reach the event loop.
template<typename Signal, typename... Arguments>
bool FileDownloadPrivate::emitGuarded(Signal signal, const Arguments &...arguments)
{
    const QPointer<FileDownload> owner(m_owner);
    try {
        Q_EMIT(owner->*signal)(arguments...);
    } catch (...) {
        reportThrown("a slot of a FileDownload");
    }
    return owner;
}

void FileDownloadPrivate::start()
{
    if (state != State::Idle || m_isEnding)
        return;
    state = State::Running;
    begin();
    Q_EMIT m_owner->stateChanged();
}

void FileDownloadPrivate::pause()
{
    if (state != State::Running || m_isEnding)
        return;
    if (m_isReceiving && !m_part.isResumable())
        m_transfer->setHeld(true);
    else
        stopTransfer();
    state = State::Paused;
    meter.stop();
    const QPointer<FileDownload> owner(m_owner);
    Q_EMIT m_owner->stateChanged();
    if (owner)
        Q_EMIT owner->progressChanged();
}

void FileDownloadPrivate::resume()
{
    if (state != State::Paused || m_isEnding)
        return;
    state = State::Running;
    meter.start(received);
    if (m_transfer) {
        m_transfer->setHeld(false);
        later([transfer = m_transfer] { transfer->proceed(); });
    } else {
        begin();
    }
    Q_EMIT m_owner->stateChanged();
}

void FileDownloadPrivate::cancel()
{
    if (isFinished() || m_isEnding)
        return;
    m_isEnding = true;
    stopTransfer();
    later([this] { end(cancelled(QStringLiteral("The download was cancelled"))); });
}

void FileDownloadPrivate::stopTransfer()
{
    m_isReceiving = false;
    if (const std::shared_ptr<DownloadTransfer> transfer = std::exchange(m_transfer, nullptr))
        transfer->stop();
}

// Takes the next steps from the event loop.
void FileDownloadPrivate::begin()
{
    stopTransfer();
    m_transfer = std::make_shared<DownloadTransfer>(static_cast<DownloadTransfer::Sink *>(this));
    proceed();
}

void FileDownloadPrivate::proceed()
{
    later([this, transfer = m_transfer] {
        if (transfer->isStopped())
            return;
        if (const Error failure = openPart())
            end(failure);
        else if (hashPart())
            send();
    });
}

Error FileDownloadPrivate::openPart()
{
    if (m_part.isOpen())
        return {};
    const int expectedSize = algorithm ? QCryptographicHash::hashLength(*algorithm) : 0;
    if (algorithm && checksum.size() != expectedSize) {
        return Error(Error::Kind::LocalProtocol, Error::Phase::None, Error::Party::Local,
                     QStringLiteral("The checksum that the file is to have has %1 bytes instead of "
                                    "%2")
                             .arg(checksum.size())
                             .arg(expectedSize));
    }
    if (!isOverwritten && QFileInfo::exists(filePath)) {
        return Error(Error::Kind::File, Error::Phase::None, Error::Party::Local,
                     QStringLiteral("The file \"%1\" exists already").arg(filePath));
    }
    if (const Error failure = m_part.open(url, isResumed))
        return failure;
    if (algorithm)
        m_hash.emplace(*algorithm);
    m_hashed = 0;
    received = m_part.size();
    total = m_part.total();
    meter.start(received);
    return {};
}

// Returns true once the hash knows all of the part. The bytes from an earlier download are many
// now and then: others get their turn while they are read.
bool FileDownloadPrivate::hashPart()
{
    if (!m_hash || m_hashed == m_part.size())
        return true;
    QByteArray bytes;
    if (const Error failure =
                m_part.read(m_hashed, qMin(HashStep, m_part.size() - m_hashed), bytes)) {
        end(failure);
        return false;
    }
    m_hash->addData(bytes);
    m_hashed += bytes.size();
    proceed();
    return false;
}

void FileDownloadPrivate::send()
{
    std::optional<RequestBuilder> request;
    try {
        request = makeRequest();
    } catch (...) {
        reportThrown("the function that describes a download's request");
        end(Error(Error::Kind::Callback, Error::Phase::None, Error::Party::Local,
                  QStringLiteral("The function that describes the download's request threw")));
        return;
    }
    if (!request) {
        end(cancelled(QStringLiteral("The client was destroyed")));
        return;
    }
    // A range of a coded body is no range of the file (RFC 9110 14.1.2).
    request->header("Accept-Encoding", "identity");
    m_asked = m_part.isResumable() ? m_part.size() : 0;
    if (m_asked > 0) {
        request->header("Range", "bytes=" + QByteArray::number(m_asked) + '-');
        request->header("If-Range", m_part.validator());
    }
    DownloadTransfer::start(m_transfer, *std::move(request));
}

bool FileDownloadPrivate::headCame(const Response &response)
{
    const int status = response.status();
    if (status == 200)
        return takeWhole(response);
    if (status == 206 && m_asked > 0)
        return takeRest(response);
    if (status == 416 && m_asked > 0) {
        if (!isWhole(response)) {
            beginAnew();
            return false;
        }
        if (m_resumedFrom == 0)
            m_resumedFrom = m_asked;
        complete();
        return false;
    }
    end(Error(Error::Kind::Status, Error::Phase::Head, Error::Party::Remote,
              QStringLiteral("The server answered %1 %2 instead of sending the file")
                      .arg(QString::number(status), response.reason()))
                .withStatus(status));
    return false;
}

bool FileDownloadPrivate::takeWhole(const Response &response)
{
    const Headers headers = response.headers();
    const QByteArray validator = isCoded(headers) ? QByteArray() : strongValidator(headers);
    total = announcedSize(headers);
    if (const Error failure = m_part.begin(validator, total)) {
        end(failure);
        return false;
    }
    if (m_hash)
        m_hash->reset();
    m_hashed = 0;
    m_resumedFrom = 0;
    received = 0;
    m_bound = total;
    m_isReceiving = true;
    meter.start(0);
    return emitGuarded(&FileDownload::progressChanged);
}

// RFC 9110 14.2, 15.3.7: what goes behind the part must be of the same state of the file, and begin
// where the part ends.
bool FileDownloadPrivate::takeRest(const Response &response)
{
    const Headers headers = response.headers();
    const std::optional<ContentRange> range =
            ContentRange::fromField(headers.value("Content-Range"));
    const bool isFitting =
            range && !range->isUnsatisfied() && range->first() == m_asked
            && (range->total() < 0 || m_part.total() < 0 || range->total() == m_part.total())
            && (m_part.total() < 0 || range->last() < m_part.total()) && !isCoded(headers)
            && mayHaveValidator(headers, m_part.validator());
    if (!isFitting) {
        beginAnew();
        return false;
    }
    total = qMax(m_part.total(), range->total());
    m_bound = range->last() + 1;
    if (m_resumedFrom == 0)
        m_resumedFrom = m_asked;
    m_isReceiving = true;
    meter.start(received);
    return emitGuarded(&FileDownload::progressChanged);
}

// RFC 9110 15.5.17: there is nothing behind the part.
bool FileDownloadPrivate::isWhole(const Response &response) const
{
    const Headers headers = response.headers();
    const std::optional<ContentRange> range =
            ContentRange::fromField(headers.value("Content-Range"));
    return range && range->isUnsatisfied() && range->total() == m_asked
           && (m_part.total() < 0 || m_part.total() == m_asked)
           && mayHaveValidator(headers, m_part.validator());
}

// The part belongs to another state of the file.
void FileDownloadPrivate::beginAnew()
{
    m_part.forget();
    if (m_hash)
        m_hash->reset();
    m_hashed = 0;
    m_resumedFrom = 0;
    received = 0;
    total = -1;
    begin();
}

void FileDownloadPrivate::chunkCame(const QByteArray &chunk)
{
    if (m_bound >= 0 && m_part.size() + chunk.size() > m_bound) {
        m_part.discard();
        end(remoteError(QStringLiteral("The server sent more than the %1 bytes that it announced")
                                .arg(m_bound)));
        return;
    }
    const Error failure = m_part.append(chunk);
    if (m_hash)
        m_hash->addData(chunk);
    m_hashed = received = m_part.size();
    if (failure)
        end(failure);
    else
        tellProgress();
}

void FileDownloadPrivate::tellProgress()
{
    if (meter.update(received, total))
        emitGuarded(&FileDownload::progressChanged);
}

void FileDownloadPrivate::bodyEnded()
{
    const qint64 wanted = qMax(total, m_bound);
    // Of a file whose length nobody has told, a range is not the end: the server is asked for more
    // until it says that there is none (RFC 9110 15.5.17).
    const bool isEndKnown = total >= 0 || m_bound < 0;
    if (received >= wanted && isEndKnown) {
        complete();
        return;
    }
    // A server may send less of a range than was asked for.
    if (m_part.isResumable() && m_asked > 0 && received > m_asked) {
        begin();
        return;
    }
    end(remoteError(QStringLiteral("The server sent %1 of the %2 bytes of the file")
                            .arg(received)
                            .arg(wanted)));
}

void FileDownloadPrivate::complete()
{
    if (m_hash && m_hash->result() != checksum) {
        const QByteArray seen = m_hash->result().toHex();
        m_part.discard();
        end(Error(Error::Kind::File, Error::Phase::Body, Error::Party::Remote,
                  QStringLiteral("The file has the checksum %1 instead of %2")
                          .arg(QString::fromLatin1(seen), QString::fromLatin1(checksum.toHex()))));
        return;
    }
    end(m_part.commit(isOverwritten));
}

// The only end there is.
void FileDownloadPrivate::end(const Error &failure)
{
    stopTransfer();
    m_part.close();
    m_isEnding = true;
    error = failure && failure.url().isEmpty() ? failure.withUrl(url) : failure;
    state = error ? State::Failed : State::Finished;
    meter.stop();
    if (!error)
        total = received;
    const std::shared_ptr<DownloadWaiters> waiting = waiters;
    const Error told = error;
    // Those that wait for what a slot has destroyed are seen to by the destructor.
    if (!emitGuarded(&FileDownload::progressChanged) || !emitGuarded(&FileDownload::stateChanged)
        || (told && !emitGuarded(&FileDownload::failed, told))
        || !emitGuarded(&FileDownload::finished))
        return;
    waiting->resumeAll();
}

} // namespace HttpQ
