// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qobject.h>
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
    //! The text of the file \a name; null if there is none.
    Q_INVOKABLE QVariant read(const QString &name) const;

private:
    QTemporaryDir m_folder;
};
