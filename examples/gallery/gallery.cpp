// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "gallery.h"

#include <HttpQ/InstallInto>

#include <QtCore/qcoreapplication.h>

Gallery::Gallery(const QUrl &baseUrl, const QString &folder)
{
    QUrl url = baseUrl;
    if (url.isEmpty()) {
        if (!m_server.listen()) {
            m_error = m_server.errorString();
            return;
        }
        url = m_server.url();
    }
    HttpQ::installInto(&m_engine);
    m_engine.setInitialProperties(
            { { QStringLiteral("baseUrl"), url },
              { QStringLiteral("downloadFolder"), QUrl::fromLocalFile(folder) },
              // A file that is there in any case, to begin with.
              { QStringLiteral("uploadFile"), QCoreApplication::applicationFilePath() } });
    QObject::connect(&m_engine, &QQmlEngine::warnings, &m_engine,
                     [this](const QList<QQmlError> &warnings) {
                         if (!warnings.isEmpty())
                             m_error = warnings.constFirst().toString();
                     });
    m_engine.load(QUrl(QStringLiteral("qrc:/qt-project.org/imports/Gallery/Main.qml")));
}

QQuickWindow *Gallery::window() const
{
    const QList<QObject *> roots = m_engine.rootObjects();
    return roots.isEmpty() ? nullptr : qobject_cast<QQuickWindow *>(roots.constFirst());
}
