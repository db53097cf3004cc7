// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/cookie.h>

#include <QtCore/qlist.h>
#include <QtCore/qvariant.h>

namespace HttpQ {

//! \a bytes of a server as text: UTF-8 if they are, else Latin-1.
QString serverText(QByteArrayView bytes);

//! \a cookies as objects with name, value, domain, path, expires (if they do), isSecure and isHttpOnly.
QVariantList cookieObjects(const QList<Cookie> &cookies);

} // namespace HttpQ
