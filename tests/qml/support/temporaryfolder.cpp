// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "qml/support/temporaryfolder.h"

#include <QtCore/qfile.h>

bool TemporaryFolder::exists(const QString &name) const
{
    return QFile::exists(m_folder.filePath(name));
}

QString TemporaryFolder::read(const QString &name) const
{
    QFile file(m_folder.filePath(name));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

void TemporaryFolder::write(const QString &name, const QString &text)
{
    QFile file(m_folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
        qFatal("%s: %s", qPrintable(file.fileName()), qPrintable(file.errorString()));
}
