// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/httpqqmlglobal.h>

#include <HttpQ/filedownload.h>
#include <HttpQ/transferelement.h>

#include <QtCore/qpointer.h>

namespace HttpQ {

/*!
    \class HttpQ::DownloadElement
    \brief The QML element Download: a file that is fetched, and is there only once it is complete.

    \qml
    Download {
        id: image
        url: "https://example.com/image.iso"
        target: StandardPaths.writableLocation(StandardPaths.DownloadLocation) + "/image.iso"
        checksum: "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
        onFailed: error => console.warn(error.message)
    }
    ProgressBar {
        value: image.progress
        indeterminate: image.progress < 0
    }
    \endqml

    It is a FileDownload, which tells what becomes of one that breaks off. It is active unless active
    is set to false: it begins when it has both url and target.
*/
class HTTPQ_QML_EXPORT DownloadElement : public HttpQ::TransferElement
{
    Q_OBJECT
    QML_NAMED_ELEMENT(Download)
    Q_PROPERTY(QJSValue target READ target WRITE setTarget NOTIFY targetChanged FINAL)
    Q_PROPERTY(QString checksum READ checksum WRITE setChecksum NOTIFY checksumChanged FINAL)
    Q_PROPERTY(bool resumable READ isResumable WRITE setResumable NOTIFY resumableChanged FINAL)
    Q_PROPERTY(bool overwrite READ overwrite WRITE setOverwrite NOTIFY overwriteChanged FINAL)
    Q_PROPERTY(double bytesReceived READ bytesReceived NOTIFY progressChanged FINAL)
    Q_PROPERTY(QUrl fileUrl READ fileUrl NOTIFY fileUrlChanged FINAL)
public:
    explicit DownloadElement(QObject *parent = nullptr);
    ~DownloadElement() override;

    //! Where to: a URL that begins with "file:", or an absolute path.
    QJSValue target() const { return m_target; }
    void setTarget(const QJSValue &target);
    //! What the file must have, or the download fails: "sha256:" and hexadecimal digits. Also md5,
    //! sha1, sha224, sha384, sha512, and sha3-256 and its like. Empty is none.
    QString checksum() const { return m_checksum; }
    void setChecksum(const QString &checksum);
    //! Whether to go on with what an earlier download has left, and to leave something to go on with.
    //! True unless set.
    bool isResumable() const { return m_isResumable; }
    void setResumable(bool resumable);
    //! Whether a file that is there is replaced. True unless set.
    bool overwrite() const { return m_isOverwritten; }
    void setOverwrite(bool overwrite);

    //! Bytes of the file that are there, those from an earlier download included.
    double bytesReceived() const { return double(done()); }
    //! The file, once it is complete; empty before.
    QUrl fileUrl() const { return m_fileUrl; }

Q_SIGNALS:
    void targetChanged();
    void checksumChanged();
    void resumableChanged();
    void overwriteChanged();
    void fileUrlChanged();
    //! It has ended, well or not.
    void finished();

private:
    bool isDescribed() const override;
    Error begin(HttpClient *client) override;
    void drop() override;
    void pauseTransfer() override;
    void resumeTransfer() override;
    void cancelTransfer() override;
    void forgetResult() override;
    void tellResult() override;
    void tellFinished() override { Q_EMIT finished(); }

    Error readTarget(QString &path) const;
    void progressed();
    void conclude();

    QJSValue m_target;
    QString m_checksum;
    QUrl m_fileUrl;
    QUrl m_toldFileUrl;
    QPointer<FileDownload> m_download;
    bool m_isResumable = true;
    bool m_isOverwritten = true;
};

} // namespace HttpQ
