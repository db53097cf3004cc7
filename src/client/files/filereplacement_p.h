// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qbytearray.h>
#include <QtCore/qstring.h>

#include <chrono>

namespace HttpQ {

/*!
    Replaces a file as a whole: what is new is written beside it, for its owner only, and takes the
    place of the old one once it is on the disk. The name it is written under is always the same
    ("<file>.new"), so that one who was killed leaves nothing that the next one does not use; a lock
    keeps two apart.
*/
class FileReplacement
{
public:
    explicit FileReplacement(const QString &path);

    //! How long another one is waited for that has the lock.
    void setLockTimeout(std::chrono::milliseconds timeout) { m_lockTimeout = timeout; }

    //! Why the file was not replaced, or a null string. Only a regular file is. That its folder cannot
    //! be written to the disk is but logged.
    [[nodiscard]] QString write(const QByteArray &content);

private:
    QString replace(const QByteArray &content);
    [[nodiscard]] int openLocked(QString &reason) const;
    QString writeAndRename(int fd, const QByteArray &content) const;
    QString failed(const char *what) const;

    const QString m_path;
    const QString m_temporary;
    std::chrono::milliseconds m_lockTimeout { 5000 };
};

} // namespace HttpQ
