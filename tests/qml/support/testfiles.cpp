// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "qml/support/testfiles.h"

#include <QtCore/qcryptographichash.h>
#include <QtCore/qdir.h>
#include <QtCore/qfile.h>
#include <QtCore/qfileinfo.h>
#include <QtCore/qvariant.h>

QUrl TestFiles::url(const QString &name) const
{
    return QUrl::fromLocalFile(path(name));
}

QString TestFiles::path(const QString &name) const
{
    return m_folder.filePath(name);
}

QStringList TestFiles::names() const
{
    return QDir(m_folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
}

QVariant TestFiles::read(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? QVariant(QString::fromUtf8(file.readAll()))
                                          : QVariant::fromValue(nullptr);
}

void TestFiles::put(const QString &name, const QByteArray &content) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("TestFiles: cannot write %ls", qUtf16Printable(file.fileName()));
}

void TestFiles::write(const QString &name, const QString &text) const
{
    put(name, text.toUtf8());
}

void TestFiles::fill(const QString &name, int size) const
{
    put(name, QByteArray(size, 'x'));
}

qint64 TestFiles::size(const QString &name) const
{
    return QFileInfo(path(name)).size();
}

QString TestFiles::sha1(const QString &name) const
{
    QFile file(path(name));
    QCryptographicHash hash(QCryptographicHash::Sha1);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        qFatal("TestFiles: cannot read %ls", qUtf16Printable(file.fileName()));
    return QString::fromLatin1(hash.result().toHex());
}
