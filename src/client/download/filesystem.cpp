// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/download/filesystem_p.h"

#include <QtCore/qfile.h>
#include <QtCore/qfileinfo.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

#ifdef Q_OS_WIN
#    include <io.h>
#else
#    include <fcntl.h>
#    include <unistd.h>
#endif

namespace HttpQ {

QString syncToDisk(QFile &file)
{
#ifdef Q_OS_WIN
    const int result = ::_commit(file.handle());
#else
    const int result = ::fsync(file.handle());
#endif
    // What is no disk cannot be waited for.
    if (result == 0 || errno == EINVAL || errno == ENOTSUP)
        return {};
    return qt_error_string(errno);
}

QString replaceFile(const QString &from, const QString &to)
{
    std::error_code error;
    std::filesystem::rename(QFileInfo(from).filesystemFilePath(),
                            QFileInfo(to).filesystemFilePath(), error);
    if (error)
        return QString::fromStdString(error.message());
#ifndef Q_OS_WIN
    // The name is on the disk once the folder is. The file is complete either way.
    const QByteArray folder = QFile::encodeName(QFileInfo(to).absolutePath());
    if (const int handle = ::open(folder.constData(), O_RDONLY | O_CLOEXEC); handle >= 0) {
        ::fsync(handle);
        ::close(handle);
    }
#endif
    return {};
}

} // namespace HttpQ
