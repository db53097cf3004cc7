// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "qml/transfers/downloadelement.h"

#include "qml/client/misuse.h"
#include "qml/request/jsvalues.h"
#include "qml/request/localfile.h"
#include "qml/request/requestdescription.h"
#include "qml/transfers/checksumoption.h"

#include <QtCore/qfileinfo.h>
#include <QtQml/qqmlengine.h>

#include <utility>

using namespace Qt::StringLiterals;

namespace HttpQ {

namespace {

// What the download says of a mistake, by the property that made it.
Error named(const Error &error)
{
    if (error.kind() == Error::Kind::File) {
        return namedError(error.party() == Error::Party::Remote ? u"checksum"_s : u"target"_s,
                          error);
    }
    return namingUrl(error);
}

} // namespace

DownloadElement::DownloadElement(QObject *parent)
    : TransferElement(true, parent)
{}

DownloadElement::~DownloadElement() = default;

void DownloadElement::setTarget(const QJSValue &target)
{
    if (inputs().change(m_target, target))
        Q_EMIT targetChanged();
}

void DownloadElement::setChecksum(const QString &checksum)
{
    if (inputs().change(m_checksum, checksum))
        Q_EMIT checksumChanged();
}

void DownloadElement::setResumable(bool resumable)
{
    if (inputs().change(m_isResumable, resumable))
        Q_EMIT resumableChanged();
}

void DownloadElement::setOverwrite(bool overwrite)
{
    if (inputs().change(m_isOverwritten, overwrite))
        Q_EMIT overwriteChanged();
}

bool DownloadElement::isDescribed() const
{
    const std::optional<QString> path = JsValues::toText(m_target);
    return inputs().hasUrl() && !m_target.isUndefined() && !m_target.isNull()
           && !(path && path->isEmpty());
}

Error DownloadElement::readTarget(QString &path) const
{
    const std::optional<QString> text = JsValues::toText(m_target);
    const std::optional<QUrl> url = JsValues::toUrl(m_target);
    path = url ? localPath(*url) : localPath(text.value_or(QString()));
    if (path.isEmpty() || path.startsWith(u':')) {
        return JsValues::unwanted(u"target"_s, u"a file: URL or an absolute path of a file"_s,
                                  m_target);
    }
    const QFileInfo folder(QFileInfo(path).path());
    if (!folder.isDir()) {
        return Error(Error::Kind::File, Error::Phase::None, Error::Party::Local,
                     u"target: there is no folder \"%1\""_s.arg(folder.filePath()));
    }
    return {};
}

Error DownloadElement::begin(HttpClient *client)
{
    QString path;
    if (const Error error = readTarget(path))
        return error;
    Checksum checksum;
    if (!m_checksum.isEmpty()) {
        if (const Error error = readChecksum(m_checksum, checksum))
            return error;
    }
    RequestDescription description(client, inputs().method, RequestDescription::readUrl(url()));
    inputs().describe(description);
    if (const Error error = description.finish())
        return error;

    m_download =
            new FileDownload(description.chain().context(qmlEngine(this)).download(path, this));
    m_download->setResumed(m_isResumable).setOverwritten(m_isOverwritten);
    if (!m_checksum.isEmpty())
        m_download->setChecksum(checksum.algorithm, checksum.bytes);
    connect(m_download, &FileDownload::progressChanged, this, &DownloadElement::progressed);
    connect(m_download, &FileDownload::finished, this, &DownloadElement::conclude);
    m_download->start();
    client->track(m_download);
    return {};
}

void DownloadElement::drop()
{
    delete m_download;
}

void DownloadElement::pauseTransfer()
{
    if (m_download)
        m_download->pause();
}

void DownloadElement::resumeTransfer()
{
    if (m_download)
        m_download->resume();
}

void DownloadElement::cancelTransfer()
{
    if (m_download)
        m_download->cancel();
}

void DownloadElement::progressed()
{
    // What comes at the end is told with it.
    if (m_download->isFinished())
        return;
    tell(m_download->bytesReceived(), m_download->bytesTotal(), m_download->bytesPerSecond(),
         m_download->timeLeft());
}

void DownloadElement::conclude()
{
    const Error error = named(m_download->error());
    keep(m_download->bytesReceived(), m_download->bytesTotal());
    if (!error)
        m_fileUrl = QUrl::fromLocalFile(m_download->filePath());
    m_download->deleteLater();
    m_download.clear();
    end(error);
}

void DownloadElement::forgetResult()
{
    m_fileUrl.clear();
}

void DownloadElement::tellResult()
{
    if (std::exchange(m_toldFileUrl, m_fileUrl) != m_fileUrl)
        Q_EMIT fileUrlChanged();
}

} // namespace HttpQ
