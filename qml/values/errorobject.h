// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/errorvalue.h>
#include <HttpQ/responsevalue.h>

#include <QtQml/qjsvalue.h>

QT_BEGIN_NAMESPACE
class QJSEngine;
QT_END_NAMESPACE

namespace HttpQ {

//! A JavaScript Error for \a error, with its members; and with response, if there is one.
QJSValue errorObject(QJSEngine *engine, const ErrorValue &error,
                     const ResponseValue &response = ResponseValue());

} // namespace HttpQ
