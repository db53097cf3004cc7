// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/downloadawaiter.h>
#include <HttpQ/error.h>
#include <HttpQ/requestbuilder.h>
#include <HttpQ/requesturl.h>

#include <QtCore/qcryptographichash.h>
#include <QtCore/qobject.h>
#include <QtCore/qurl.h>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace HttpQ {

class AsyncClient;
class ClientCore;
class FileDownloadPrivate;

/*!
    \class HttpQ::FileDownload
    \brief Downloads to a file, which is there only once it is complete.

    \code
    HttpQ::FileDownload download(&client, url, path);
    download.setChecksum(QCryptographicHash::Sha256, expected);
    co_await download;
    \endcode

    The bytes go to "<file>.part" as they come. When all of them are there, and have the checksum
    if one was set, they are written to the disk and the part gets the file's name in one step, in
    place of what had it before.

    A download that breaks off, even with its program, leaves the part if it can be gone on with:
    the server named a strong validator (RFC 9110 8.8.1) for the state of the file. A later download
    of the same URL to the same file asks for the rest, on the condition that the file is still in
    that state, and begins anew if it is not. "<file>.part.json" holds what is needed for that, the
    URL included.

    It belongs to the client's thread, which runs Qt's event loop. Destroying it, at any time and
    inside any of its signals, ends the download without further signals. Else finished() is emitted
    exactly once, right after failed() if the download failed. start(), pause(), resume() and
    cancel() change the state() at once; all other news comes from the event loop.
*/
class HTTPQ_EXPORT FileDownload : public QObject
{
    Q_OBJECT
    Q_PROPERTY(QUrl url READ url CONSTANT FINAL)
    Q_PROPERTY(QString filePath READ filePath CONSTANT FINAL)
    Q_PROPERTY(State state READ state NOTIFY stateChanged FINAL)
    Q_PROPERTY(bool isFinished READ isFinished NOTIFY stateChanged FINAL)
    Q_PROPERTY(HttpQ::Error error READ error NOTIFY stateChanged FINAL)
    Q_PROPERTY(qint64 bytesReceived READ bytesReceived NOTIFY progressChanged FINAL)
    Q_PROPERTY(qint64 bytesTotal READ bytesTotal NOTIFY progressChanged FINAL)
    Q_PROPERTY(double progress READ progress NOTIFY progressChanged FINAL)
    Q_PROPERTY(double bytesPerSecond READ bytesPerSecond NOTIFY progressChanged FINAL)
    Q_PROPERTY(std::chrono::milliseconds timeLeft READ timeLeft NOTIFY progressChanged FINAL)
public:
    enum class State {
        Idle, //!< start() was not called
        Running,
        Paused,
        Finished, //!< the file is there
        Failed, //!< see error(); a cancelled download has failed, too
    };
    Q_ENUM(State)

    //! Describes a request for the file each time one is to be sent; nothing if its client is gone.
    using RequestFactory = std::function<std::optional<RequestBuilder>()>;

    FileDownload(AsyncClient *client, const RequestUrl &url, const QString &filePath,
                 QObject *parent = nullptr);
    //! Sends what \a makeRequest gives, which is a GET of \a url with header fields and the like.
    //! Whatever the client's backend, this needs an event loop of Qt.
    FileDownload(const RequestFactory &makeRequest, const QUrl &url, const QString &filePath,
                 QObject *parent = nullptr);
    ~FileDownload() override;

    // What is set after the start has no effect.

    //! Whether to go on with what an earlier download has left, and to leave something to go on
    //! with. True at the outset.
    FileDownload &setResumed(bool resumed) &;
    FileDownload &&setResumed(bool resumed) && { return std::move(setResumed(resumed)); }
    //! Fails unless the whole file has the checksum \a expected, the bytes themselves; what came is
    //! removed then.
    FileDownload &setChecksum(QCryptographicHash::Algorithm algorithm,
                              const QByteArray &expected) &;
    FileDownload &&setChecksum(QCryptographicHash::Algorithm algorithm,
                               const QByteArray &expected) &&
    {
        return std::move(setChecksum(algorithm, expected));
    }
    //! Whether a file of that name is replaced. True at the outset; else it is an error, and
    //! nothing is asked of the server if it is there at the start.
    FileDownload &setOverwritten(bool overwritten) &;
    FileDownload &&setOverwritten(bool overwritten) &&
    {
        return std::move(setOverwritten(overwritten));
    }

    QUrl url() const;
    QString filePath() const;
    State state() const noexcept;
    //! True once finished() was, or is being, emitted.
    bool isFinished() const noexcept;
    //! Why it failed.
    Error error() const;
    //! Bytes of the file that are there, those from an earlier download included.
    qint64 bytesReceived() const noexcept;
    //! How many the file has, -1 if that is not known.
    qint64 bytesTotal() const noexcept;
    //! From 0 to 1; 0 while it is not known.
    double progress() const noexcept;
    //! How fast bytes have come in the last seconds; 0 while none are expected.
    double bytesPerSecond() const noexcept;
    //! How long it will take at that speed; -1 while that cannot be said.
    std::chrono::milliseconds timeLeft() const noexcept;

    //! co_await it for the Result, which never throws. Starts the download.
    [[nodiscard]] DownloadOutcome result() { return DownloadOutcome(this); }
    //! Starts the download and waits for its end. Gives a DownloadResult or throws an HttpError.
    DownloadAwaiter operator co_await() { return DownloadAwaiter(this); }

public Q_SLOTS:
    void start();
    //! Lets nothing more come. The request is ended and another one sent by resume(); or the server
    //! is held back, if the file cannot be asked for from the middle on.
    void pause();
    void resume();
    //! Ends the download with Error::Kind::Cancelled. What came stays if it can be gone on with.
    void cancel();

Q_SIGNALS:
    void stateChanged();
    //! Not for each piece that comes, but ten times a second at most, and for the last one.
    void progressChanged();
    //! The last signal, exactly once.
    void finished();
    void failed(const HttpQ::Error &error);

private:
    friend class DownloadAwaiter;
    friend class FileDownloadPrivate;
    friend class RequestBuilder;

    FileDownload(std::shared_ptr<ClientCore> core, const RequestFactory &makeRequest,
                 const QUrl &url, const QString &filePath, QObject *parent);

    std::unique_ptr<FileDownloadPrivate> d;
};

} // namespace HttpQ
