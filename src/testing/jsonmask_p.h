// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qbytearray.h>

namespace HttpQ::JsonMask {

//! The position behind the string that begins with the quotation mark at \a begin, or -1 if it does
//! not end.
qsizetype endOfString(QByteArrayView text, qsizetype begin);
//! What the string between its quotation marks means.
QByteArray unescaped(QByteArrayView string);
//! Appends the JSON value at \a begin to \a masked, with all strings and numbers in it masked, and
//! returns the position behind it.
qsizetype appendMasked(QByteArray &masked, QByteArrayView text, qsizetype begin);

} // namespace HttpQ::JsonMask
