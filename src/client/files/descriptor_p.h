// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qglobal.h>

#ifdef Q_OS_UNIX
#    include <sys/stat.h>
#    include <unistd.h>

#    include <cerrno>
#    include <utility>

namespace HttpQ {

//! A call that was interrupted is made again.
template<typename Call>
auto retried(Call call)
{
    auto result = call();
    while (result < 0 && errno == EINTR)
        result = call();
    return result;
}

//! An open file, which is closed with it. Closing leaves errno as it is.
class Descriptor
{
    Q_DISABLE_COPY_MOVE(Descriptor)
public:
    explicit Descriptor(int fd)
        : m_fd(fd)
    {}
    ~Descriptor()
    {
        const int error = errno;
        if (m_fd >= 0)
            ::close(m_fd);
        errno = error;
    }

    int fd() const { return m_fd; }
    bool isOpen() const { return m_fd >= 0; }
    int release() { return std::exchange(m_fd, -1); }

private:
    int m_fd;
};

//! Whether a file that was found can be written to as if it had just been made: it is no link or
//! device, nobody else's, and has no second name.
inline bool isOwnFile(const struct stat &status)
{
    return S_ISREG(status.st_mode) && status.st_uid == ::geteuid() && status.st_nlink == 1;
}

} // namespace HttpQ
#endif
