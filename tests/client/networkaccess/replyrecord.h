// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qobject.h>
#include <QtCore/qstringlist.h>
#include <QtNetwork/qnetworkreply.h>

namespace HttpQTest {

//! What a reply told, in its order, and what it was at the end. What comes several times in a row is
//! kept once; how far a transfer is, only at the end.
class ReplyRecord : public QObject
{
public:
    explicit ReplyRecord(QNetworkReply *reply)
        : m_reply(reply)
    {
        const auto keep = [this](const QString &event) {
            if (events.isEmpty() || events.last() != event)
                events.append(event);
        };
        connect(reply, &QNetworkReply::metaDataChanged, this,
                [keep] { keep(QStringLiteral("metaDataChanged")); });
        connect(reply, &QNetworkReply::encrypted, this,
                [keep] { keep(QStringLiteral("encrypted")); });
        connect(reply, &QNetworkReply::redirected, this,
                [keep](const QUrl &url) { keep(QStringLiteral("redirected ") + url.path()); });
        connect(reply, &QNetworkReply::readyRead, this, [this, keep] {
            keep(QStringLiteral("readyRead"));
            body += m_reply->readAll();
        });
        connect(reply, &QNetworkReply::downloadProgress, this,
                [this](qint64 received, qint64 total) {
                    progress = { received, total };
                });
        connect(reply, &QNetworkReply::uploadProgress, this, [this](qint64 sent, qint64 total) {
            uploaded = { sent, total };
        });
        connect(reply, &QNetworkReply::errorOccurred, this,
                [this, keep](QNetworkReply::NetworkError code) {
                    keep(QStringLiteral("errorOccurred"));
                    error = code;
                    wasFinishedAtError = m_reply->isFinished();
                });
        connect(reply, &QNetworkReply::readChannelFinished, this,
                [keep] { keep(QStringLiteral("readChannelFinished")); });
        connect(reply, &QNetworkReply::finished, this, [this, keep] {
            keep(QStringLiteral("finished"));
            ++timesFinished;
            if (m_reply->isOpen())
                body += m_reply->readAll();
            url = m_reply->url();
            for (const QByteArray &name : m_reply->rawHeaderList())
                headers.append({ name.toLower(), m_reply->rawHeader(name) });
            for (const auto code : { QNetworkRequest::HttpStatusCodeAttribute,
                                     QNetworkRequest::HttpReasonPhraseAttribute,
                                     QNetworkRequest::RedirectionTargetAttribute,
                                     QNetworkRequest::ConnectionEncryptedAttribute,
                                     QNetworkRequest::OriginalContentLengthAttribute,
                                     QNetworkRequest::SourceIsFromCacheAttribute })
                attributes.append(m_reply->attribute(code));
        });
    }

    bool isFinished() const { return timesFinished > 0; }

    QStringList events;
    QByteArray body;
    QUrl url;
    QList<std::pair<QByteArray, QByteArray>> headers;
    QVariantList attributes;
    QNetworkReply::NetworkError error = QNetworkReply::NoError;
    std::pair<qint64, qint64> progress;
    std::pair<qint64, qint64> uploaded;
    int timesFinished = 0;
    bool wasFinishedAtError = false;

private:
    QNetworkReply *m_reply;
};

} // namespace HttpQTest
