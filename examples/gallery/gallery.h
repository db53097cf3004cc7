// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "serverthread.h"

#include <QtQml/qqmlapplicationengine.h>
#include <QtQuick/qquickwindow.h>

//! The window with all pages, and the server that they ask unless there is another one.
class Gallery
{
    Q_DISABLE_COPY_MOVE(Gallery)
public:
    //! Opens the window. Pages ask the server at \a baseUrl, or if that is empty one of their own;
    //! what is downloaded goes to \a folder.
    Gallery(const QUrl &baseUrl, const QString &folder);

    //! Null if it could not be opened: see errorString().
    QQuickWindow *window() const;
    QString errorString() const { return m_error; }

private:
    ServerThread m_server; // which ends after those who ask it
    QQmlApplicationEngine m_engine;
    QString m_error;
};
