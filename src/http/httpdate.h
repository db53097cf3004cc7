// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qbytearray.h>
#include <QtCore/qdatetime.h>

// The dates of header fields (RFC 9110 section 5.6.7).
namespace HttpQ::HttpDate {

/*!
    The time that \a text names, in UTC; invalid if it is none of the three forms that RFC 9110
    knows. What stands there must be exactly that, but the name of the day need not be that of the
    date. \a now tells the century of a year with two digits.
*/
QDateTime fromText(QByteArrayView text, const QDateTime &now);

//! \a time as an IMF-fixdate; empty if it is not valid or its year has not four digits.
QByteArray toText(const QDateTime &time);

} // namespace HttpQ::HttpDate
