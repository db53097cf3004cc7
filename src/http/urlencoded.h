// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qanystringview.h>
#include <QtCore/qbytearray.h>
#include <QtCore/qlist.h>
#include <QtCore/qstring.h>

#include <utility>

// application/x-www-form-urlencoded (WHATWG URL, section 5).
namespace HttpQ::UrlEncoded {

//! Adds one field to \a form, which holds the fields before it.
void append(QByteArray &form, QAnyStringView name, QAnyStringView value);
//! The names and values in \a form, in order. Everything can be parsed: bytes that are no UTF-8
//! become U+FFFD, and a percent sign without two digits behind it means itself.
QList<std::pair<QString, QString>> parse(QByteArrayView form);

} // namespace HttpQ::UrlEncoded
