// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/error.h>
#include <HttpQ/headers.h>

#include <QtCore/qlist.h>
#include <QtCore/qstringlist.h>
#include <QtQml/qjsvalue.h>

#include <utility>

// Objects of names and values: { "Accept": "text/csv", "X-Tag": ["a", "b"] }. A value that is
// undefined is none.
namespace HttpQ {

//! Header fields of an object; those whose value is null are to be left out.
class HeaderOptions
{
public:
    Headers set;
    QStringList removed;
};
Error readHeaders(const QJSValue &value, HeaderOptions &headers);

//! Names and values, in their order.
using Parameters = QList<std::pair<QString, QString>>;
//! Adds those of an object that was given as \a place, such as "query".
Error readParameters(const QString &place, const QJSValue &value, Parameters &parameters);

} // namespace HttpQ
