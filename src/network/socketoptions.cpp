// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "network/socketoptions.h"

#include <utility>

#ifdef Q_OS_UNIX
#    include <netinet/in.h>
#    include <netinet/tcp.h>
#    include <sys/socket.h>
#endif

namespace HttpQ {

void setKeepAliveTimes(qintptr socket)
{
#ifdef Q_OS_LINUX
    constexpr std::pair<int, int> Options[] = {
        { TCP_KEEPIDLE, 15 }, // seconds
        { TCP_KEEPINTVL, 15 },
        { TCP_KEEPCNT, 3 },
    };
    for (const auto &[option, value] : Options)
        setsockopt(static_cast<int>(socket), IPPROTO_TCP, option, &value, sizeof(value));
#else
    Q_UNUSED(socket)
#endif
}

bool setTrafficClass(qintptr socket, int value)
{
#ifdef Q_OS_UNIX
    setsockopt(static_cast<int>(socket), IPPROTO_IPV6, IPV6_TCLASS, &value, sizeof(value));
    return true;
#else
    Q_UNUSED(socket)
    Q_UNUSED(value)
    return false;
#endif
}

} // namespace HttpQ
