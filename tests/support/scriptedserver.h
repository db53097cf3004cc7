// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "support/serverconnection.h"

#include <QtCore/qlist.h>
#include <QtCore/qurl.h>
#include <QtNetwork/qhostaddress.h>
#include <QtNetwork/qtcpserver.h>

#include <functional>
#include <memory>
#include <optional>

namespace HttpQTest {

/*!
    A server in the test's own thread that does what its handlers say, right or wrong. It listens
    from its construction on.
*/
class ScriptedServer : public QTcpServer
{
    Q_OBJECT
public:
    using ConnectionHandler = std::function<void(ServerConnection &)>;
    using RequestHandler = std::function<void(ServerConnection &, const ServerRequest &)>;
    using BytesHandler = std::function<void(ServerConnection &, const QByteArray &)>;

    explicit ScriptedServer(const QHostAddress &address = QHostAddress::LocalHost);
    //! With TLS; see TestCertificate::configuration().
    explicit ScriptedServer(const QSslConfiguration &tls,
                            const QHostAddress &address = QHostAddress::LocalHost);
    ~ScriptedServer() override;

    //! http or https, the address as the host.
    QUrl url(const QString &path = QStringLiteral("/")) const;
    //! The same under another \a host of this machine, such as "localhost".
    QUrl urlFor(const QString &host, const QString &path = QStringLiteral("/")) const;

    //! At a new connection, before a byte is read and before the TLS handshake.
    void onConnection(ConnectionHandler handler) { m_onConnection = std::move(handler); }
    //! When a head is in, before its body is.
    void onHead(RequestHandler handler) { m_onHead = std::move(handler); }
    //! When a request is in, with its body.
    void onRequest(RequestHandler handler) { m_onRequest = std::move(handler); }
    //! In place of reading requests: for other protocols.
    void onBytes(BytesHandler handler) { m_onBytes = std::move(handler); }
    //! Answers every request with these bytes.
    void respondWith(const QByteArray &response);

    //! All that ever were, by id - 1.
    ServerConnection &connection(qsizetype index) { return *m_connections.at(index); }
    qsizetype connectionCount() const { return m_connections.size(); }
    qsizetype openConnectionCount() const;
    const QList<ServerRequest> &requests() const { return m_requests; }
    qsizetype requestCount() const { return m_requests.size(); }

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    friend class ServerConnection;

    std::optional<QSslConfiguration> m_tls;
    ConnectionHandler m_onConnection;
    RequestHandler m_onHead;
    RequestHandler m_onRequest;
    BytesHandler m_onBytes;
    QList<ServerConnection *> m_connections; // children
    QList<ServerRequest> m_requests;
};

} // namespace HttpQTest
