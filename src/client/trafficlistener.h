// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/attempt.h>
#include <HttpQ/connectioninfo.h>
#include <HttpQ/error.h>
#include <HttpQ/request.h>
#include <HttpQ/response.h>
#include <HttpQ/timings.h>

#include <QtCore/qdatetime.h>

namespace HttpQ {

/*!
    \class HttpQ::TrafficRecord
    \brief One request of a client from its start to its end.
*/
class TrafficRecord
{
public:
    TrafficRecord() {}

    quint64 number = 0; //!< tells the requests of a client apart
    QDateTime started; //!< in UTC
    Request request; //!< of the last round, as it was sent
    //! Null if there is none. With its content, unless that was delivered in pieces.
    Response response;
    QList<Attempt> attempts; //!< the rounds before the last one
    Error error;
    Timings timings;
    ConnectionInfo connection;
};

/*!
    \class HttpQ::TrafficListener
    \brief Sees all that a client does: for logs, recordings and inspectors. See
    AsyncClient::addTrafficListener().

    Shared with the client, which forgets it when the program lets it go.
*/
class HTTPQ_EXPORT TrafficListener
{
public:
    TrafficListener() = default;
    TrafficListener(const TrafficListener &) = delete;
    TrafficListener &operator=(const TrafficListener &) = delete;
    virtual ~TrafficListener();

    //! A request begins; the client's defaults are in it. Called from the event loop, before any of
    //! it is sent.
    virtual void requestStarted(quint64 number, const Request &request);
    //! A request has ended. Called from the event loop, before those who wait for it hear of it.
    virtual void requestEnded(const TrafficRecord &record) = 0;
};

} // namespace HttpQ
