// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "downloaditem.h"

#include "errorjson.h"

#include <HttpQ/AsyncClient>

#include <QtCore/qfileinfo.h>
#include <QtCore/qmetaobject.h>

using namespace Qt::StringLiterals;

DownloadItem::DownloadItem(HttpQ::AsyncClient *client, const QUrl &url, const QString &filePath,
                           QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_url(url)
    , m_filePath(filePath)
{}

DownloadItem *DownloadItem::fromJson(HttpQ::AsyncClient *client, const QJsonObject &object,
                                     QObject *parent)
{
    const QUrl url(object[u"url"].toString());
    const QString filePath = object[u"file"].toString();
    bool isKnown = false;
    const int state = QMetaEnum::fromType<State>().keyToValue(
            object[u"state"].toString().toLatin1().constData(), &isKnown);
    if (!url.isValid() || filePath.isEmpty() || !isKnown)
        return nullptr;
    auto *item = new DownloadItem(client, url, filePath, parent);
    item->m_state = static_cast<State>(state);
    if (item->m_state == State::Running)
        item->m_state = State::Waiting;
    item->m_error = ErrorJson::toError(object[u"error"].toObject());
    item->m_keptFailure = object[u"failure"].toString();
    item->m_bytesReceived = object[u"received"].toInteger();
    item->m_bytesTotal = object[u"total"].toInteger(-1);
    return item;
}

QJsonObject DownloadItem::toJson() const
{
    QJsonObject object;
    object[u"url"_s] = m_url.toString(QUrl::FullyEncoded);
    object[u"file"_s] = m_filePath;
    object[u"state"_s] = QString::fromLatin1(QMetaEnum::fromType<State>().valueToKey(int(m_state)));
    object[u"received"_s] = m_bytesReceived;
    object[u"total"_s] = m_bytesTotal;
    if (m_error)
        object[u"error"_s] = ErrorJson::fromError(m_error);
    else if (!m_keptFailure.isEmpty())
        object[u"failure"_s] = m_keptFailure;
    return object;
}

QString DownloadItem::name() const
{
    return QFileInfo(m_filePath).fileName();
}

double DownloadItem::bytesPerSecond() const
{
    return m_download && m_state == State::Running ? m_download->bytesPerSecond() : 0;
}

bool DownloadItem::canResume() const
{
    return m_state == State::Paused || m_state == State::Failed || m_state == State::Cancelled;
}

void DownloadItem::start()
{
    if (m_state != State::Waiting)
        return;
    if (m_download) {
        m_download->resume();
    } else {
        m_download = std::make_unique<HttpQ::FileDownload>(m_client, m_url, m_filePath);
        connect(m_download.get(), &HttpQ::FileDownload::progressChanged, this,
                &DownloadItem::showProgress);
        connect(m_download.get(), &HttpQ::FileDownload::finished, this, &DownloadItem::end);
        m_download->start();
    }
    setState(State::Running);
}

void DownloadItem::pause()
{
    if (!canPause())
        return;
    if (m_download)
        m_download->pause();
    setState(State::Paused);
}

void DownloadItem::resume()
{
    if (!canResume())
        return;
    m_error = {};
    m_keptFailure.clear();
    setState(State::Waiting);
}

void DownloadItem::cancel()
{
    if (!canCancel())
        return;
    m_download.reset();
    setState(State::Cancelled);
}

void DownloadItem::setState(State state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

void DownloadItem::showProgress()
{
    m_bytesReceived = m_download->bytesReceived();
    m_bytesTotal = m_download->bytesTotal();
    Q_EMIT progressChanged();
}

void DownloadItem::end()
{
    m_error = m_download->error();
    showProgress();
    m_download.reset();
    setState(m_error ? State::Failed : State::Finished);
}
