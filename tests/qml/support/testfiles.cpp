// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "qml/support/testfiles.h"

#include <QtCore/qfile.h>
#include <QtCore/qvariant.h>

QUrl TestFiles::url(const QString &name) const
{
    return QUrl::fromLocalFile(m_folder.filePath(name));
}

QVariant TestFiles::read(const QString &name) const
{
    QFile file(m_folder.filePath(name));
    return file.open(QIODevice::ReadOnly) ? QVariant(QString::fromUtf8(file.readAll()))
                                          : QVariant::fromValue(nullptr);
}
