// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qobject.h>
#include <QtCore/qstringlist.h>
#include <QtCore/qtemporarydir.h>
#include <QtCore/qurl.h>
#include <QtQml/qqmlregistration.h>

//! A folder of files for tests in QML, which goes with this element.
class TestFiles : public QObject
{
    Q_OBJECT
    QML_ELEMENT
public:
    using QObject::QObject;

    Q_INVOKABLE QUrl url(const QString &name) const;
    //! Of the file \a name, or of the folder.
    Q_INVOKABLE QString path(const QString &name = {}) const;
    //! Of all that is there now.
    Q_INVOKABLE QStringList names() const;
    Q_INVOKABLE bool contains(const QString &name) const { return names().contains(name); }
    //! The text of the file \a name; null if there is none.
    Q_INVOKABLE QVariant read(const QString &name) const;
    Q_INVOKABLE void write(const QString &name, const QString &text) const;
    //! Makes a file of \a size bytes.
    Q_INVOKABLE void fill(const QString &name, int size) const;
    Q_INVOKABLE qint64 size(const QString &name) const;
    //! In hexadecimal digits.
    Q_INVOKABLE QString sha1(const QString &name) const;

private:
    void put(const QString &name, const QByteArray &content) const;

    QTemporaryDir m_folder;
};
