// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/error.h>
#include <HttpQ/requestbuilder.h>

#include <QtCore/qstringlist.h>
#include <QtQml/qjsvalue.h>

QT_BEGIN_NAMESPACE
class QJSEngine;
QT_END_NAMESPACE

// What a request sends: one of data, file, form, json, multipart and text.
namespace HttpQ {

//! The names of the kinds of bodies, sorted.
QStringList bodyKinds();
//! Gives \a chain the body \a value of the kind that is called \a kind, and a Content-Type unless it
//! has one.
Error setBody(RequestBuilder &chain, QJSEngine *engine, const QString &kind, const QJSValue &value,
              bool hasContentType);

} // namespace HttpQ
