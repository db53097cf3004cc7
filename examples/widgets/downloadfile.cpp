// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "downloadfile.h"

#include <QtCore/qdir.h>
#include <QtCore/qfile.h>
#include <QtCore/qfileinfo.h>
#include <QtCore/qjsondocument.h>
#include <QtCore/qsavefile.h>

QJsonObject DownloadFile::load()
{
    m_error.clear();
    QFile file(m_path);
    if (!file.exists())
        return {};
    if (!file.open(QIODevice::ReadOnly)) {
        m_error = tr("%1 cannot be read: %2")
                          .arg(QDir::toNativeSeparators(m_path), file.errorString());
        return {};
    }
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    if (!document.isObject())
        setAside();
    return document.object();
}

bool DownloadFile::save(const QJsonObject &object)
{
    m_error.clear();
    QDir().mkpath(QFileInfo(m_path).path());
    QSaveFile file(m_path);
    // Addresses may carry secrets.
    const bool isSaved = file.open(QIODevice::WriteOnly)
                         && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
                         && file.write(QJsonDocument(object).toJson()) >= 0 && file.commit();
    if (!isSaved) {
        m_error = tr("%1 cannot be written: %2")
                          .arg(QDir::toNativeSeparators(m_path), file.errorString());
    }
    return isSaved;
}

void DownloadFile::setAside()
{
    const QString aside = m_path + QStringLiteral(".unreadable");
    QFile::remove(aside);
    QFile::rename(m_path, aside);
    m_error = tr("The list of downloads is damaged; it was put aside as %1")
                      .arg(QDir::toNativeSeparators(aside));
}
