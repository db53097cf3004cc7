// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qbytearrayview.h>
#include <QtCore/qstring.h>

namespace HttpQ::Http1 {

//! RFC 9112 section 4.
class StatusLine
{
public:
    //! What every status line that is understood begins with.
    static constexpr char Beginning[] = "HTTP/1.";
    static constexpr qsizetype BeginningSize = sizeof(Beginning) - 1;

    StatusLine() {}

    //! What is wrong with a response that begins with \a bytes instead.
    static QString wrongBeginning(QByteArrayView bytes);

    //! Reads \a line, which has the right beginning, without its CR LF. Returns what is wrong with
    //! it, or a null string.
    QString parse(QByteArrayView line);

    int status = 0;
    int minorVersion = 0;
    QByteArrayView reason; //!< a view of the line
};

} // namespace HttpQ::Http1
