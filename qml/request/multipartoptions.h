// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/error.h>
#include <HttpQ/multipart.h>

#include <QtCore/qstring.h>
#include <QtQml/qjsvalue.h>

namespace HttpQ {

/*!
    Adds to \a parts what \a value describes: an object whose members are parts,
    \code
    { title: "Report", document: { file: url }, tag: ["a", "b"] }
    \endcode
    or a list of parts that name themselves:
    \code
    [{ name: "title", text: "Report" }, { name: "document", file: url, filename: "report.pdf" }]
    \endcode
    A part is text, or an object with one of text, data (an ArrayBuffer) and file, and as it likes with
    filename and contentType. Texts about it begin with \a place, such as "multipart".
*/
Error readMultipart(const QString &place, const QJSValue &value, Multipart &parts);
//! Adds the files of a list: what names a file makes a part with the name "file"; or an object like
//! those in a list of parts, which has this name as well unless it has its own.
Error readFiles(const QString &place, const QJSValue &value, Multipart &parts);

} // namespace HttpQ
