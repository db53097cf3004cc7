// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/request.h>
#include <HttpQ/response.h>

#include <qcoro/qcorotask.h>

namespace HttpQ {

/*!
    \class HttpQ::Transport
    \brief What answers requests instead of the network: for all requests of a client, or for those
    to some URLs (AsyncClient::mount()).

    The client does everything around it: default fields, cookies, authentication, hooks, redirects,
    retries, the total timeout and cancellation. Belongs to the client's thread.
*/
class HTTPQ_EXPORT Transport
{
public:
    Transport() = default;
    Transport(const Transport &) = delete;
    Transport &operator=(const Transport &) = delete;
    virtual ~Transport();

    /*!
        Answers \a request, which lives until the task is done. An HttpError that is thrown is the
        outcome of the request. If the request is cancelled while the task waits, the task goes on
        and its answer is dropped.
    */
    virtual QCoro::Task<Response> send(const Request &request) = 0;
};

} // namespace HttpQ
