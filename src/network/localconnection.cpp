// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "network/localconnection.h"

#include <QtCore/qfile.h>

#ifdef Q_OS_UNIX
#    include <cerrno>
#    include <cstring>
#    include <fcntl.h>
#    include <sys/socket.h>
#    include <sys/un.h>
#    include <unistd.h>
#endif

namespace HttpQ {

namespace {

Error connectError(Error::Party party, const QString &message)
{
    return Error(Error::Kind::Connect, Error::Phase::Connect, party, message);
}

#ifdef Q_OS_UNIX
// The caller names the path.
Error systemError(int code)
{
    switch (code) {
    case ENOENT:
        return connectError(Error::Party::Remote, QStringLiteral("it does not exist"));
    case ECONNREFUSED:
        return connectError(Error::Party::Remote, QStringLiteral("nobody listens there"));
    case EPROTOTYPE:
        return connectError(Error::Party::Remote, QStringLiteral("it is not a stream socket"));
    default:
        return connectError(code == EMFILE || code == ENFILE ? Error::Party::Local
                                                             : Error::Party::Remote,
                            qt_error_string(code));
    }
}
#endif

} // namespace

Result<std::optional<int>> connectToLocalSocket(const QString &path)
{
#ifdef Q_OS_UNIX
    const QByteArray name = QFile::encodeName(path);
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    if (name.size() >= static_cast<qsizetype>(sizeof(address.sun_path))) {
        return connectError(Error::Party::Local,
                            QStringLiteral("the path has %1 bytes, and that of a socket at most %2")
                                    .arg(name.size())
                                    .arg(sizeof(address.sun_path) - 1));
    }
    if (name.contains('\0'))
        return connectError(Error::Party::Local, QStringLiteral("the path contains a NUL byte"));
    std::memcpy(address.sun_path, name.constData(), static_cast<size_t>(name.size()));

    const int descriptor = ::socket(AF_UNIX, SOCK_STREAM, 0);
    if (descriptor < 0)
        return systemError(errno);
    fcntl(descriptor, F_SETFD, FD_CLOEXEC);
    fcntl(descriptor, F_SETFL, O_NONBLOCK);
    if (::connect(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof(address)) == 0)
        return std::optional(descriptor);
    const int code = errno;
    ::close(descriptor);
    if (code == EAGAIN)
        return std::optional<int>();
    return systemError(code);
#else
    Q_UNUSED(path)
    return connectError(Error::Party::Local,
                        QStringLiteral("there are no local sockets on this system"));
#endif
}

} // namespace HttpQ
