// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "qml/support/temporaryfolder.h"

#include <QtCore/qcryptographichash.h>
#include <QtCore/qdir.h>
#include <QtCore/qfile.h>
#include <QtCore/qfileinfo.h>

static void writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("TemporaryFolder: cannot write %ls", qUtf16Printable(path));
}

static QByteArray readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("TemporaryFolder: cannot read %ls", qUtf16Printable(path));
    return file.readAll();
}

TemporaryFolder::TemporaryFolder(QObject *parent)
    : QObject(parent)
{
    if (!m_folder.isValid())
        qFatal("TemporaryFolder: %ls", qUtf16Printable(m_folder.errorString()));
}

QStringList TemporaryFolder::names() const
{
    return QDir(m_folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot, QDir::Name);
}

QUrl TemporaryFolder::fileUrl(const QString &name) const
{
    return QUrl::fromLocalFile(filePath(name));
}

void TemporaryFolder::write(const QString &name, const QString &text) const
{
    writeFile(filePath(name), text.toUtf8());
}

void TemporaryFolder::fill(const QString &name, int size) const
{
    writeFile(filePath(name), QByteArray(size, 'x'));
}

QString TemporaryFolder::read(const QString &name) const
{
    return QString::fromUtf8(readFile(filePath(name)));
}

qint64 TemporaryFolder::size(const QString &name) const
{
    return QFileInfo(filePath(name)).size();
}

QString TemporaryFolder::sha1(const QString &name) const
{
    return QString::fromLatin1(
            QCryptographicHash::hash(readFile(filePath(name)), QCryptographicHash::Sha1).toHex());
}
