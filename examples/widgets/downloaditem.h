// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/Error>
#include <HttpQ/FileDownload>

#include <QtCore/qjsonobject.h>
#include <QtCore/qobject.h>
#include <QtCore/qurl.h>

#include <memory>

namespace HttpQ {
class AsyncClient;
}

//! One download of the list: waiting for its turn, running, stopped or done.
class DownloadItem : public QObject
{
    Q_OBJECT
public:
    enum class State { Waiting, Running, Paused, Finished, Failed, Cancelled };
    Q_ENUM(State)

    DownloadItem(HttpQ::AsyncClient *client, const QUrl &url, const QString &filePath,
                 QObject *parent);
    //! What toJson() has kept; one that was running waits for its turn. Null if it is nothing of that.
    static DownloadItem *fromJson(HttpQ::AsyncClient *client, const QJsonObject &object,
                                  QObject *parent);
    QJsonObject toJson() const;

    QUrl url() const { return m_url; }
    QString filePath() const { return m_filePath; }
    QString name() const;
    State state() const { return m_state; }
    //! Why it failed, for a person, in the language of now.
    QString failure() const { return m_error ? m_error.explanation() : m_keptFailure; }
    qint64 bytesReceived() const { return m_bytesReceived; }
    //! -1 if that is not known.
    qint64 bytesTotal() const { return m_bytesTotal; }
    double bytesPerSecond() const;

    bool canPause() const { return m_state == State::Waiting || m_state == State::Running; }
    bool canResume() const;
    bool canCancel() const { return canPause() || m_state == State::Paused; }

    //! Its turn has come: begins, or goes on where it was.
    void start();
    void pause();
    //! Waits for its turn again, also after a failure.
    void resume();
    //! What came stays; resume() goes on with it.
    void cancel();

Q_SIGNALS:
    void stateChanged();
    void progressChanged();

private:
    void setState(State state);
    void showProgress();
    void end();

    HttpQ::AsyncClient *m_client;
    QUrl m_url;
    QString m_filePath;
    State m_state = State::Waiting;
    HttpQ::Error m_error;
    QString m_keptFailure; // by a version that kept the text in place of the error
    qint64 m_bytesReceived = 0;
    qint64 m_bytesTotal = -1;
    std::unique_ptr<HttpQ::FileDownload> m_download; // from its first turn to its end
};
