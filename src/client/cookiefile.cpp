// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/cookiefile.h"

#include <QtCore/qfile.h>
#include <QtCore/qfileinfo.h>

#include <utility>

#ifdef Q_OS_UNIX
#    include <fcntl.h>
#    include <sys/file.h>
#    include <sys/stat.h>
#    include <unistd.h>

#    include <cerrno>
#    include <cstdio>
#else
#    include <QtCore/qsavefile.h>
#endif

namespace HttpQ {

namespace {

Error fileError(const QString &message)
{
    return Error(Error::Kind::File, Error::Phase::None, Error::Party::Local, message);
}

Error cannotSave(const QString &path, const QString &reason)
{
    return fileError(
            QStringLiteral("The cookie file \"%1\" cannot be saved: %2").arg(path, reason));
}

#ifdef Q_OS_UNIX
// A call that was interrupted is made again.
template<typename Call>
auto retried(Call call)
{
    auto result = call();
    while (result < 0 && errno == EINTR)
        result = call();
    return result;
}

class Descriptor
{
    Q_DISABLE_COPY_MOVE(Descriptor)
public:
    explicit Descriptor(int fd)
        : m_fd(fd)
    {}
    ~Descriptor() { close(); }

    int fd() const { return m_fd; }
    bool isOpen() const { return m_fd >= 0; }
    bool close()
    {
        const int fd = std::exchange(m_fd, -1);
        return fd < 0 || ::close(fd) == 0;
    }

private:
    int m_fd;
};

// Writes a file under a name of its own, then gives it the name of the one to be replaced. The name
// is always the same, so that a save that was killed leaves nothing the next one does not use; a
// lock keeps two savers apart.
class Replacement
{
    Q_DISABLE_COPY_MOVE(Replacement)
public:
    explicit Replacement(const QString &path)
        : m_path(QFile::encodeName(path))
        , m_folder(QFile::encodeName(QFileInfo(path).path()))
        , m_temporary(m_path + ".new")
    {}

    // Why the file was not replaced, or a null string.
    QString write(const QByteArray &text);

private:
    int openLocked();
    QString writeAndRename(int fd, const QByteArray &text);
    QString syncFolder() const;
    static QString failed(const QByteArray &name, const char *what)
    {
        return QStringLiteral("\"%1\" cannot be %2: %3")
                .arg(QFile::decodeName(name), QLatin1StringView(what), qt_error_string(errno));
    }

    QByteArray m_path;
    QByteArray m_folder;
    QByteArray m_temporary;
};

// The temporary file, made if it is not there, with the lock on it; -1 and errno on failure.
int Replacement::openLocked()
{
    while (true) {
        const int fd = retried([this] {
            return ::open(m_temporary.constData(),
                          O_WRONLY | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC,
                          S_IRUSR | S_IWUSR);
        });
        if (fd < 0)
            return -1;
        struct stat locked = {};
        struct stat named = {};
        if (retried([fd] { return ::flock(fd, LOCK_EX); }) == 0 && ::fstat(fd, &locked) == 0) {
            // Another saver may have renamed or removed it before it gave the lock away.
            const bool isThere = ::lstat(m_temporary.constData(), &named) == 0;
            if (isThere && locked.st_ino == named.st_ino && locked.st_dev == named.st_dev) {
                // What was put here by somebody else, or has a second name, is not written to.
                if (S_ISREG(locked.st_mode) && locked.st_uid == ::geteuid() && locked.st_nlink == 1)
                    return fd;
                errno = EEXIST;
            } else if (isThere || errno == ENOENT) {
                ::close(fd);
                continue;
            }
        }
        const int error = errno;
        ::close(fd);
        errno = error;
        return -1;
    }
}

QString Replacement::write(const QByteArray &text)
{
    const Descriptor temporary(openLocked());
    if (!temporary.isOpen())
        return failed(m_temporary, "made");
    const QString reason = writeAndRename(temporary.fd(), text);
    if (!reason.isNull()) {
        ::unlink(m_temporary.constData());
        return reason;
    }
    return syncFolder();
}

QString Replacement::writeAndRename(int fd, const QByteArray &text)
{
    // It may be what a killed save left.
    if (::fchmod(fd, S_IRUSR | S_IWUSR) != 0 || retried([fd] { return ::ftruncate(fd, 0); }) != 0)
        return failed(m_temporary, "made");
    qsizetype written = 0;
    while (written < text.size()) {
        const ssize_t count = retried([&] {
            return ::write(fd, text.constData() + written,
                           static_cast<size_t>(text.size() - written));
        });
        if (count < 0)
            return failed(m_temporary, "written");
        written += count;
    }
    if (retried([fd] { return ::fsync(fd); }) != 0)
        return failed(m_temporary, "written to the disk");
    if (::rename(m_temporary.constData(), m_path.constData()) != 0)
        return failed(m_temporary, "renamed");
    return {};
}

// The new name is safe only once the folder is on the disk; not all file systems can do that.
QString Replacement::syncFolder() const
{
    const Descriptor folder(retried(
            [this] { return ::open(m_folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); }));
    if (!folder.isOpen()
        || (retried([&folder] { return ::fsync(folder.fd()); }) != 0 && errno != EINVAL
            && errno != ENOTSUP))
        return failed(m_folder, "written to the disk");
    return {};
}
#endif

} // namespace

CookieFile::CookieFile(const QString &path)
    : m_path(path)
{}

Error CookieFile::load(CookieJar &jar) const
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly)) {
        // What is in a folder that may not be entered cannot be known.
        const QFileInfo folder(QFileInfo(m_path).path());
        if (!QFileInfo::exists(m_path) && (!folder.exists() || folder.isExecutable()))
            return {};
        return fileError(QStringLiteral("The cookie file \"%1\" cannot be opened: %2")
                                 .arg(m_path, file.errorString()));
    }
    const QByteArray text = file.readAll();
    if (file.error() != QFileDevice::NoError) {
        return fileError(QStringLiteral("The cookie file \"%1\" cannot be read: %2")
                                 .arg(m_path, file.errorString()));
    }
    if (const Error error = jar.fromText(text)) {
        return fileError(
                QStringLiteral("The cookie file \"%1\" is broken and none of it is used. %2")
                        .arg(m_path, error.message()));
    }
    return {};
}

Error CookieFile::save(const CookieJar &jar, CookieJar::SessionCookies sessionCookies) const
{
    const QByteArray text = jar.toText(sessionCookies);
    // A link to the file stays one.
    const QString real = QFileInfo(m_path).canonicalFilePath();
    const QString path = real.isEmpty() ? m_path : real;
#ifdef Q_OS_UNIX
    const QString reason = Replacement(path).write(text);
    return reason.isNull() ? Error() : cannotSave(path, reason);
#else
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)
        || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        || file.write(text) != text.size() || !file.commit())
        return cannotSave(path, file.errorString());
    return {};
#endif
}

} // namespace HttpQ
