// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/cookiejar.h>
#include <HttpQ/hstsstore.h>
#include <HttpQ/httpqglobal.h>

#include <QtCore/qglobal.h>

#include <memory>

namespace HttpQ {

class SharedStatePrivate;

/*!
    \class HttpQ::SharedState
    \brief What several clients have in common, each in a thread of its own: cookies, HSTS, TLS
    sessions, and limits on their connections.

    \code
    const auto shared = std::make_shared<HttpQ::SharedState>();
    shared->setMaxConnectionsPerOrigin(8);
    // in each thread
    HttpQ::AsyncClient client;
    client.setSharedState(shared);
    \endcode

    Thread-safe. It lives as long as the program or a client has it.
*/
class HTTPQ_EXPORT SharedState
{
    Q_DISABLE_COPY_MOVE(SharedState)
public:
    //! With a jar and a store of its own.
    SharedState();
    //! With these; null for none.
    SharedState(std::shared_ptr<CookieJar> cookies, std::shared_ptr<HstsStore> hsts);
    ~SharedState();

    //! What AsyncClient::setSharedState() gives to the client.
    std::shared_ptr<CookieJar> cookies() const;
    std::shared_ptr<HstsStore> hsts() const;

    /*!
        How many connections the clients may have together, in all and to each scheme, host and port;
        0, the default, is no limit but that of each client's own Limits. An idle connection of one
        client makes room when another waits, who has waited longest comes first, and a client that
        has less than its share is served before one that has more.

        What is lowered holds for connections that are made from then on. A client whose thread runs
        no event loop keeps the connections that it has.
    */
    int maxConnections() const;
    void setMaxConnections(int count);
    int maxConnectionsPerOrigin() const;
    void setMaxConnectionsPerOrigin(int count);

    //! Forgets the TLS sessions (RFC 8446 2.2): the next handshakes are full ones. There are never
    //! more than 1000, none is older than a day, and none is offered under other TlsOptions or
    //! NetworkOptions, or to another host and port.
    void clearTlsSessions();

private:
    friend class SharedStatePrivate;
    std::unique_ptr<SharedStatePrivate> d;
};

} // namespace HttpQ
