// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qbytearray.h>

namespace HttpQ::JsonMask {

//! The position of the quotation mark that ends the string whose content begins at \a begin, or -1.
//! In JSON that stands in a string itself, quotation marks have \a escapes backslashes before them.
qsizetype endOfContent(QByteArrayView text, qsizetype begin, char mark, qsizetype escapes);
//! What the string between its quotation marks means, whose own are escaped or not.
QByteArray unescaped(QByteArrayView string);
//! Appends the JSON value at \a begin to \a masked, with all strings and numbers in it masked, and
//! returns the position behind it. What is no JSON is masked, too.
qsizetype appendMasked(QByteArray &masked, QByteArrayView text, qsizetype begin);

} // namespace HttpQ::JsonMask
