// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qobject.h>
#include <QtCore/qtemporarydir.h>
#include <QtCore/qurl.h>
#include <QtQml/qqmlregistration.h>

//! A folder for the files of a test in QML, which goes with it. Files are named within it.
class TemporaryFolder : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QUrl url READ url CONSTANT FINAL)
public:
    explicit TemporaryFolder(QObject *parent = nullptr)
        : QObject(parent)
    {}

    QUrl url() const { return QUrl::fromLocalFile(m_folder.path()); }
    Q_INVOKABLE bool exists(const QString &name) const;
    //! The file as text in UTF-8; empty if there is none.
    Q_INVOKABLE QString read(const QString &name) const;
    Q_INVOKABLE void write(const QString &name, const QString &text);

private:
    QTemporaryDir m_folder;
};
