// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/Error>

#include <QtCore/qjsonobject.h>

//! An error in a file: what it is and not how it reads, so that it is told in whatever language the
//! user has by then.
namespace ErrorJson {
QJsonObject fromError(const HttpQ::Error &error);
//! No error if \a object is none.
HttpQ::Error toError(const QJsonObject &object);
} // namespace ErrorJson
