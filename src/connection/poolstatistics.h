// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/httpqglobal.h>

#include <QtCore/qmetatype.h>

namespace HttpQ {

/*!
    \class HttpQ::PoolStatistics
    \brief What a client's connection pool holds now, and what it has done.
*/
class PoolStatistics
{
    Q_GADGET
    Q_PROPERTY(int busy MEMBER busy)
    Q_PROPERTY(int idle MEMBER idle)
    Q_PROPERTY(int connecting MEMBER connecting)
    Q_PROPERTY(int waiting MEMBER waiting)
    Q_PROPERTY(qint64 created MEMBER created)
    Q_PROPERTY(qint64 reused MEMBER reused)
    Q_PROPERTY(qint64 closed MEMBER closed)
public:
    PoolStatistics() {}

    int busy = 0; //!< connections that carry a request
    int idle = 0; //!< connections kept for reuse
    int connecting = 0;
    int waiting = 0; //!< requests that wait for a connection
    qint64 created = 0; //!< connections that came up
    qint64 reused = 0; //!< requests that found a connection waiting
    qint64 closed = 0;
};

} // namespace HttpQ
