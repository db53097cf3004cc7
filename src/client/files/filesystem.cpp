// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/files/filesystem_p.h"

#include "client/files/descriptor_p.h"

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

#    include <cstdio>
#endif

namespace HttpQ {

namespace {

constexpr auto WriteMode = QIODevice::ReadWrite | QIODevice::Unbuffered;

#ifdef Q_OS_UNIX
constexpr int SafeFlags = O_NONBLOCK | O_CLOEXEC;

QString foreignReason()
{
    return QStringLiteral("what has its name is a link, or not a file of this user alone");
}

QString systemReason()
{
    return errno == ELOOP ? foreignReason() : qt_error_string(errno);
}

int openName(const QString &path, int flags, mode_t mode = 0)
{
    const QByteArray name = QFile::encodeName(path);
    return retried([&] { return ::open(name.constData(), flags | SafeFlags, mode); });
}

// Lets \a file be what \a descriptor is.
QString adopt(QFile &file, Descriptor &descriptor, QIODevice::OpenMode mode)
{
    if (!file.open(descriptor.fd(), mode, QFileDevice::AutoCloseHandle))
        return file.errorString();
    descriptor.release();
    return {};
}

QString adoptOwn(QFile &file, Descriptor &descriptor, QIODevice::OpenMode mode)
{
    struct stat status = {};
    if (!descriptor.isOpen() || ::fstat(descriptor.fd(), &status) != 0)
        return systemReason();
    return isOwnFile(status) ? adopt(file, descriptor, mode) : foreignReason();
}
#endif

} // namespace

#ifdef Q_OS_UNIX
QString openOwn(QFile &file, const QString &path, Access access)
{
    const mode_t mode = access == Access::Private ? 0600 : 0666;
    // Between the two it may come or go, but hardly for ever.
    for (int attempt = 0; attempt < 10; ++attempt) {
        Descriptor made(openName(path, O_RDWR | O_CREAT | O_EXCL, mode));
        if (made.isOpen())
            return adopt(file, made, WriteMode);
        if (errno != EEXIST)
            break;
        Descriptor found(openName(path, O_RDWR | O_NOFOLLOW));
        if (!found.isOpen() && errno == ENOENT)
            continue;
        const QString reason = adoptOwn(file, found, WriteMode);
        if (reason.isNull() && access == Access::Private && ::fchmod(file.handle(), mode) != 0) {
            const QString refused = qt_error_string(errno);
            file.close();
            return refused;
        }
        return reason;
    }
    return systemReason();
}

QString openOwnToRead(QFile &file, const QString &path)
{
    Descriptor found(openName(path, O_RDONLY | O_NOFOLLOW));
    return adoptOwn(file, found, QIODevice::ReadOnly);
}

QString openToRead(QFile &file, const QString &path)
{
    Descriptor found(openName(path, O_RDONLY));
    struct stat status = {};
    if (!found.isOpen() || ::fstat(found.fd(), &status) != 0)
        return qt_error_string(errno);
    if (S_ISDIR(status.st_mode))
        return qt_error_string(EISDIR);
    return S_ISREG(status.st_mode) ? adopt(file, found, QIODevice::ReadOnly)
                                   : QStringLiteral("it is no regular file");
}

QString checkOwn(const QString &path)
{
    struct stat status = {};
    const bool isThere = ::lstat(QFile::encodeName(path).constData(), &status) == 0;
    return !isThere || isOwnFile(status) ? QString() : foreignReason();
}
#else
QString openOwn(QFile &file, const QString &path, Access access)
{
    file.setFileName(path);
    if (!file.open(WriteMode)
        || (access == Access::Private
            && !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)))
        return file.errorString();
    return {};
}

QString openOwnToRead(QFile &file, const QString &path)
{
    return openToRead(file, path);
}

QString openToRead(QFile &file, const QString &path)
{
    file.setFileName(path);
    return file.open(QIODevice::ReadOnly) ? QString() : file.errorString();
}

QString checkOwn(const QString &)
{
    return {};
}
#endif

QString readAtMost(QFile &file, qint64 maximum, QByteArray &content)
{
    // One byte more than may be shows that there are too many.
    content = file.read(qMin(file.size(), maximum) + 1);
    if (file.error() != QFileDevice::NoError)
        return file.errorString();
    if (content.size() > maximum)
        return QStringLiteral("it has more than %1 bytes").arg(maximum);
    return {};
}

QString syncToDisk(QFile &file)
{
#ifdef Q_OS_WIN
    const int result = ::_commit(file.handle());
#else
    const int result = retried([&file] { return ::fsync(file.handle()); });
#endif
    // What is no disk cannot be waited for.
    if (result == 0 || errno == EINVAL || errno == ENOTSUP)
        return {};
    return qt_error_string(errno);
}

QString syncFolderOf(const QString &path)
{
#ifdef Q_OS_UNIX
    const QByteArray name = QFile::encodeName(QFileInfo(path).path());
    const Descriptor folder(retried(
            [&name] { return ::open(name.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); }));
    if (!folder.isOpen()
        || (retried([&folder] { return ::fsync(folder.fd()); }) != 0 && errno != EINVAL
            && errno != ENOTSUP))
        return qt_error_string(errno);
#else
    Q_UNUSED(path)
#endif
    return {};
}

namespace {

QString replaceFile(const QString &from, const QString &to)
{
    std::error_code error;
    std::filesystem::rename(QFileInfo(from).filesystemFilePath(),
                            QFileInfo(to).filesystemFilePath(), error);
    return error ? QString::fromStdString(error.message()) : QString();
}

#ifdef Q_OS_UNIX
QString reasonOfMove()
{
    return errno == EEXIST ? QStringLiteral("that exists") : qt_error_string(errno);
}

QString moveToFreeName(const QString &from, const QString &to)
{
    const QByteArray before = QFile::encodeName(from);
    const QByteArray after = QFile::encodeName(to);
#    ifdef RENAME_NOREPLACE
    if (::renameat2(AT_FDCWD, before.constData(), AT_FDCWD, after.constData(), RENAME_NOREPLACE)
        == 0)
        return {};
    // Not every file system has it.
    if (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP)
        return reasonOfMove();
#    endif
    // A second name is given only if nothing has it.
    if (::link(before.constData(), after.constData()) != 0)
        return reasonOfMove();
    ::unlink(before.constData());
    return {};
}
#else
QString moveToFreeName(const QString &from, const QString &to)
{
    QFile file(from);
    if (QFileInfo::exists(to))
        return QStringLiteral("that exists");
    return file.rename(to) ? QString() : file.errorString();
}
#endif

} // namespace

QString moveFile(const QString &from, const QString &to, Overwrite overwrite)
{
    return overwrite == Overwrite::Yes ? replaceFile(from, to) : moveToFreeName(from, to);
}

} // namespace HttpQ
