// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/error.h>

#include <QtCore/qobject.h>

// What a program did wrong is told in its log as well, with the place in its QML.
namespace HttpQ {

//! True for what the program itself said wrong about a request: its URL, a file, an option.
bool isMisuse(const Error &error);
//! \a error with a text that names the \a property which it is about.
Error namedError(const QString &property, const Error &error);
//! \a error, beginning with "url: " if it is about that: what is told only when a request is sent does
//! not name it.
Error namingUrl(const Error &error);
//! Warns of \a text at the line of JavaScript that runs; if none does, at the declaration of \a element.
void warnAtCall(QObject *element, const QString &text);

} // namespace HttpQ
