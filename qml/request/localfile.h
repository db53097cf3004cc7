// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/error.h>

#include <QtCore/qstring.h>
#include <QtCore/qurl.h>
#include <QtQml/qjsvalue.h>

namespace HttpQ {

//! The absolute path of what QML names as \a text: a URL that begins with "file:" or "qrc:", or that path
//! itself. An empty string if it is none.
QString localPath(const QString &text);
QString localPath(const QUrl &url);

//! A file that can be read, which was given as \a place, such as "file".
Error readLocalFile(const QString &place, const QJSValue &value, QString &path);

} // namespace HttpQ
