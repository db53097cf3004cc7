// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qstring.h>

QT_BEGIN_NAMESPACE
class QFile;
QT_END_NAMESPACE

namespace HttpQ {

// What Qt does not offer of a file system. Each returns a null string, or why it failed.

enum class Access {
    Default, //!< for whom the process says
    Private, //!< for the owner only
};

//! Opens \a path as \a file, to be read and written, unbuffered. If it is not there it is made, and
//! \a access says for whom; one that is there must be this user's own: others may have put a link or
//! a pipe where a name can be foreseen. Waits for nothing. QFile::fileName() may be empty then.
QString openOwn(QFile &file, const QString &path, Access access);
//! The same for one that is there, which is to be read only.
QString openOwnToRead(QFile &file, const QString &path);
//! Opens \a path as \a file, to be read. It may be anybody's, but no pipe or device. Waits for nothing.
QString openToRead(QFile &file, const QString &path);
//! What has the name \a path is this user's own file, or there is nothing.
QString checkOwn(const QString &path);

//! The rest of \a file, which has at most \a maximum bytes.
QString readAtMost(QFile &file, qint64 maximum, QByteArray &content);

//! Waits until what was written to \a file is on the disk.
QString syncToDisk(QFile &file);
//! Waits until the names in the folder of \a path are, where the file system can do that.
QString syncFolderOf(const QString &path);

enum class Overwrite { Yes, No };
//! Gives the file \a from the name \a to of the same folder, in one step: in place of what had it
//! before, or only if nothing has it. It is never copied.
QString moveFile(const QString &from, const QString &to, Overwrite overwrite);

} // namespace HttpQ
