// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/error.h>

#include <QtCore/qobject.h>
#include <QtCore/qurl.h>

QT_BEGIN_NAMESPACE
class QJSEngine;
QT_END_NAMESPACE

// What a program did wrong is told in its log as well, with the place in its QML.
namespace HttpQ {

//! True for what the program itself said wrong about a request: its URL, a file, an option.
bool isMisuse(const Error &error);
//! \a error with a text that names the \a property which it is about.
Error namedError(const QString &property, const Error &error);
//! \a error, beginning with "url: " if it is about that: what is told only when a request is sent does
//! not name it.
Error namingUrl(const Error &error);
//! What is against \a url; null if nothing is. It does not quote the URL, which may hold a password.
QString refusalOf(const QUrl &url);
//! True, and \a element warns, if \a value is negative: \a property is a number of \a units.
bool isRefusedAsNegative(QObject *element, const QString &property, const QString &units,
                         int value);
//! A line of JavaScript.
class CallPlace
{
public:
    CallPlace() {}
    //! The line that runs; none if none does.
    static CallPlace current(QJSEngine *engine);
    //! Warns of \a text there; if it is no line, at the declaration of \a element.
    void warn(QObject *element, const QString &text) const;

private:
    QUrl m_file;
    int m_line = 0;
};

//! Warns of \a text at the line of JavaScript that runs; if none does, at the declaration of \a element.
void warnAtCall(QObject *element, const QString &text);

} // namespace HttpQ
