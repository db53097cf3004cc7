// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qsemaphore.h>
#include <QtCore/qthread.h>
#include <QtCore/qurl.h>

//! The server of the examples in a thread of its own: what it does never holds the window up.
class ServerThread : public QThread
{
    Q_OBJECT
public:
    ~ServerThread() override;

    //! Starts it, and waits until it listens. False if it could not be started: see errorString().
    bool listen();
    //! "http://127.0.0.1:port", once it listens.
    QUrl url() const { return m_url; }
    QString errorString() const { return m_error; }

protected:
    void run() override;

private:
    QSemaphore
            m_decided; // whether it listens: the url and the error are those of the other thread before
    QUrl m_url;
    QString m_error;
};
