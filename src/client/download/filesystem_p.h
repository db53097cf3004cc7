// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qstring.h>

QT_BEGIN_NAMESPACE
class QFile;
QT_END_NAMESPACE

namespace HttpQ {

// What Qt does not offer of a file system. Each returns a null string, or why it failed.

//! Waits until what was written to \a file is on the disk.
QString syncToDisk(QFile &file);
//! Gives the file \a from the name \a to, in one step, in place of what had it before.
QString replaceFile(const QString &from, const QString &to);

} // namespace HttpQ
