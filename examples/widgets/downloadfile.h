// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qcoreapplication.h>
#include <QtCore/qjsonobject.h>
#include <QtCore/qstring.h>

//! The JSON file in which the list of downloads outlives the program.
class DownloadFile
{
    Q_DECLARE_TR_FUNCTIONS(DownloadFile)
public:
    explicit DownloadFile(const QString &path)
        : m_path(path)
    {}

    //! What save() has written; an empty object if there is no file, or if errorString() says why not.
    QJsonObject load();
    //! In one step: whatever happens, the file has the old list or the new one.
    bool save(const QJsonObject &object);
    //! Puts what cannot be used aside, so that it is not overwritten.
    void setAside();
    //! Why the last call failed, for a person; empty if it did not.
    QString errorString() const { return m_error; }

private:
    QString m_path;
    QString m_error;
};
