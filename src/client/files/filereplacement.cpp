// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/files/filereplacement_p.h"

#include "client/files/descriptor_p.h"
#include "client/files/filesystem_p.h"
#include "client/logging_p.h"

#include <QtCore/qdeadlinetimer.h>
#include <QtCore/qfile.h>
#include <QtCore/qfileinfo.h>

#ifdef Q_OS_UNIX
#    include <fcntl.h>
#    include <sys/file.h>

#    include <cstdio>
#    include <thread>
#else
#    include <QtCore/qsavefile.h>
#endif

namespace HttpQ {

namespace {

// Whoever made the link may say where the file goes.
bool isTrustedLink(const QString &path)
{
#ifdef Q_OS_UNIX
    struct stat status = {};
    return ::lstat(QFile::encodeName(path).constData(), &status) == 0 && S_ISLNK(status.st_mode)
           && (status.st_uid == ::geteuid() || status.st_uid == 0);
#else
    return QFileInfo(path).isSymLink();
#endif
}

// A link to the file stays one, unless somebody else has put it there: that is replaced itself, where
// the folder lets it be.
QString withoutLinks(const QString &path)
{
    constexpr int MostLinks = 40; // as Linux has it
    QString target = path;
    for (int links = 0; isTrustedLink(target); ++links) {
        if (links == MostLinks)
            return path;
        target = QFileInfo(target).symLinkTarget();
    }
    return QFileInfo::exists(target) ? target : path;
}

// A device, a pipe or a folder would lose its name to the file.
bool canBeReplaced(const QString &path)
{
    const QFileInfo there(path);
    return there.isSymLink() || !there.exists() || there.isFile();
}

#ifdef Q_OS_UNIX
enum class Lock { Taken, NotGiven, Failed };

Lock lockUntil(int fd, QDeadlineTimer deadline)
{
    constexpr std::chrono::milliseconds Pause(5);
    while (retried([fd] { return ::flock(fd, LOCK_EX | LOCK_NB); }) != 0) {
        if (errno != EWOULDBLOCK)
            return Lock::Failed;
        if (deadline.hasExpired())
            return Lock::NotGiven;
        std::this_thread::sleep_for(Pause);
    }
    return Lock::Taken;
}
#endif

} // namespace

FileReplacement::FileReplacement(const QString &path)
    : m_path(withoutLinks(path))
    , m_temporary(m_path + QStringLiteral(".new"))
{}

QString FileReplacement::write(const QByteArray &content)
{
    return canBeReplaced(m_path) ? replace(content)
                                 : QStringLiteral("\"%1\" is no regular file").arg(m_path);
}

#ifdef Q_OS_UNIX
QString FileReplacement::failed(const char *what) const
{
    return QStringLiteral("\"%1\" cannot be %2: %3")
            .arg(m_temporary, QLatin1StringView(what), qt_error_string(errno));
}

// The temporary file, made if it is not there, with the lock on it; -1 and a reason on failure.
int FileReplacement::openLocked(QString &reason) const
{
    const QDeadlineTimer deadline(m_lockTimeout);
    const QByteArray name = QFile::encodeName(m_temporary);
    for (;;) {
        Descriptor file(retried([&name] {
            return ::open(name.constData(),
                          O_WRONLY | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC,
                          S_IRUSR | S_IWUSR);
        }));
        const Lock lock = file.isOpen() ? lockUntil(file.fd(), deadline) : Lock::Failed;
        if (lock == Lock::NotGiven) {
            reason = QStringLiteral("\"%1\" is locked: another program has been writing it for "
                                    "%2 ms")
                             .arg(m_temporary)
                             .arg(m_lockTimeout.count());
            return -1;
        }
        struct stat locked = {};
        struct stat named = {};
        if (lock == Lock::Failed || ::fstat(file.fd(), &locked) != 0) {
            reason = failed("made");
            return -1;
        }
        // Another one may have renamed or removed it before it gave the lock away.
        const bool isThere = ::lstat(name.constData(), &named) == 0;
        if (isThere && locked.st_ino == named.st_ino && locked.st_dev == named.st_dev) {
            // What was put here by somebody else, or has a second name, is not written to.
            if (isOwnFile(locked))
                return file.release();
            errno = EEXIST;
        } else if (isThere || errno == ENOENT) {
            continue;
        }
        reason = failed("made");
        return -1;
    }
}

QString FileReplacement::replace(const QByteArray &content)
{
    QString reason;
    const Descriptor temporary(openLocked(reason));
    if (!temporary.isOpen())
        return reason;
    reason = writeAndRename(temporary.fd(), content);
    if (!reason.isNull()) {
        ::unlink(QFile::encodeName(m_temporary).constData());
        return reason;
    }
    // The new name is safe only once the folder is on the disk. It has been taken, though: an error
    // would tell that the old file is there.
    reason = syncFolderOf(m_path);
    if (!reason.isNull()) {
        qCWarning(lcHttpQ, "The folder \"%s\" cannot be written to the disk: %s",
                  qUtf8Printable(QFileInfo(m_path).path()), qUtf8Printable(reason));
    }
    return {};
}

QString FileReplacement::writeAndRename(int fd, const QByteArray &content) const
{
    // It may be what one that was killed left.
    if (::fchmod(fd, S_IRUSR | S_IWUSR) != 0 || retried([fd] { return ::ftruncate(fd, 0); }) != 0)
        return failed("made");
    qsizetype written = 0;
    while (written < content.size()) {
        const ssize_t count = retried([&] {
            return ::write(fd, content.constData() + written,
                           static_cast<size_t>(content.size() - written));
        });
        if (count < 0)
            return failed("written");
        written += count;
    }
    if (retried([fd] { return ::fsync(fd); }) != 0)
        return failed("written to the disk");
    if (::rename(QFile::encodeName(m_temporary).constData(), QFile::encodeName(m_path).constData())
        != 0)
        return failed("renamed");
    return {};
}
#else
QString FileReplacement::replace(const QByteArray &content)
{
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly)
        || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        || file.write(content) != content.size() || !file.commit())
        return file.errorString();
    return {};
}
#endif

} // namespace HttpQ
