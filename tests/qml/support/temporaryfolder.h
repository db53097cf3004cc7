// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qobject.h>
#include <QtCore/qstringlist.h>
#include <QtCore/qtemporarydir.h>
#include <QtCore/qurl.h>
#include <QtQml/qqmlregistration.h>

//! A folder for the files of a test in QML, which goes with it.
class TemporaryFolder : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString path READ path CONSTANT FINAL)
public:
    explicit TemporaryFolder(QObject *parent = nullptr);

    QString path() const { return m_folder.path(); }
    //! The names of all that is in it now, sorted.
    Q_INVOKABLE QStringList names() const;
    Q_INVOKABLE QString filePath(const QString &name) const { return m_folder.filePath(name); }
    Q_INVOKABLE QUrl fileUrl(const QString &name) const;
    Q_INVOKABLE bool contains(const QString &name) const { return names().contains(name); }
    Q_INVOKABLE void write(const QString &name, const QString &text) const;
    //! Makes a file of \a size bytes.
    Q_INVOKABLE void fill(const QString &name, int size) const;
    Q_INVOKABLE QString read(const QString &name) const;
    Q_INVOKABLE qint64 size(const QString &name) const;
    //! The SHA-1 of a file, in hexadecimal digits.
    Q_INVOKABLE QString sha1(const QString &name) const;

private:
    QTemporaryDir m_folder;
};
