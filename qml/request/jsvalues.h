// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/error.h>

#include <QtCore/qbytearray.h>
#include <QtCore/qstring.h>
#include <QtCore/qurl.h>
#include <QtQml/qjsvalue.h>

#include <chrono>
#include <functional>
#include <optional>

// Reading what JavaScript gives.
namespace HttpQ::JsValues {

//! The error of what a program says of a request in QML: it has not been sent.
Error wrong(const QString &message);
//! The error of \a place that is not what is \a wanted: "timeout: a number is wanted, not a string".
Error unwanted(const QString &place, const QString &wanted, const QJSValue &value);

//! What \a value is, for a message: "a string", "null".
QString kindOf(const QJSValue &value);
//! An array, or a list with a type of its own, such as list<string>.
bool isList(const QJSValue &value);
//! An object that is nothing more special, such as an array, a function or a date.
bool isPlainObject(const QJSValue &value);

//! The text of a string, a number, a boolean or a URL.
std::optional<QString> toText(const QJSValue &value);
//! The URL of a url; none of a string.
std::optional<QUrl> toUrl(const QJSValue &value);
//! A copy of the bytes of an ArrayBuffer, or of what an array of numbers such as Uint8Array shows.
std::optional<QByteArray> toBytes(const QJSValue &value);
std::optional<qint64> toWholeNumber(const QJSValue &value);
//! A number of milliseconds that is not negative.
std::optional<std::chrono::milliseconds> toDuration(const QJSValue &value);

//! Calls \a function with each member of \a object, in the order they were added, or with each element
//! of an array as a member of the name that it is found at. What it returns ends the walk.
using Visit = std::function<Error(const QString &name, const QJSValue &value)>;
Error forEachMember(const QJSValue &object, const Visit &function);
//! Calls \a function with \a value, or with each of its elements if it is a list.
Error forEachValue(const QJSValue &value, const std::function<Error(const QJSValue &)> &function);

} // namespace HttpQ::JsValues
