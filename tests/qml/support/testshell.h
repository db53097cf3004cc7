// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qobject.h>
#include <QtCore/qstring.h>
#include <QtCore/qvariant.h>
#include <QtQml/qqmlregistration.h>

//! The shell of this machine for tests in QML, where a person would paste a command.
class TestShell : public QObject
{
    Q_OBJECT
    QML_ELEMENT
public:
    using QObject::QObject;

    //! Whether it finds \a program.
    Q_INVOKABLE bool knows(const QString &program) const;
    //! Runs \a command to its end, past any proxy. An object with exitCode, and with output and
    //! problems, the texts of its standard output and error output.
    Q_INVOKABLE QVariantMap run(const QString &command) const;
};
