// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "network/stream.h"

#include <QtCore/qlist.h>
#include <QtNetwork/qhostaddress.h>

namespace HttpQ {

/*!
    Hears how a connection is being made. Each call comes with a socket's own frames on the stack:
    it may only note what it is told, and neither run the program's code, nor call back, nor destroy
    anything of the pool.

    Addresses are tried while others still are; those that are given up because another was faster,
    and all that is cut short because nobody waits any more, end without a call. So it is with what
    was begun for one request and goes on for another.
*/
class ConnectObserver
{
public:
    virtual void resolveStarted(const QByteArray &host) = 0;
    //! \a addresses in the order in which they are tried.
    virtual void resolved(const QList<QHostAddress> &addresses) = 0;
    virtual void resolveFailed(const Error &error) = 0;
    //! \a address is that of a host, or the path of a local socket, with the port 0.
    virtual void connectStarted(const QString &address, quint16 port) = 0;
    virtual void connected(const QString &address, quint16 port) = 0;
    virtual void connectFailed(const QString &address, quint16 port, const Error &error) = 0;
    virtual void tlsStarted(const QByteArray &serverName) = 0;
    virtual void tlsDone(const TlsInfo &info) = 0;
    virtual void tlsFailed(const Error &error) = 0;

protected:
    ~ConnectObserver() = default;
};

} // namespace HttpQ
