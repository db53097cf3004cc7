// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qbytearrayview.h>
#include <QtCore/qstring.h>

namespace HttpQ::Http1 {

//! \a input in quotation marks for an error's text: at most 64 bytes of it, with everything that is
//! not visible ASCII escaped.
QString quoteInput(QByteArrayView input);
//! The same for a header line without its value, which may be a secret.
QString quoteFieldLine(QByteArrayView line);

} // namespace HttpQ::Http1
