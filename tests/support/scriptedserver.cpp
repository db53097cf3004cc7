// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "support/scriptedserver.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace HttpQTest {

ScriptedServer::ScriptedServer(const QHostAddress &address)
{
    setListenBacklogSize(4096);
    setMaxPendingConnections(1'000'000); // they never pend, see incomingConnection()
    if (!listen(address))
        qFatal("ScriptedServer: %ls", qUtf16Printable(errorString()));
}

ScriptedServer::ScriptedServer(const QSslConfiguration &tls, const QHostAddress &address)
    : ScriptedServer(address)
{
    m_tls = tls;
}

ScriptedServer::~ScriptedServer()
{
    close();
    qDeleteAll(std::exchange(m_connections, {}));
}

QUrl ScriptedServer::url(const QString &path) const
{
    return urlFor(serverAddress().toString(), path);
}

QUrl ScriptedServer::urlFor(const QString &host, const QString &path) const
{
    QUrl url(path);
    url.setScheme(m_tls ? u"https"_s : u"http"_s);
    url.setHost(host);
    url.setPort(serverPort());
    return url;
}

void ScriptedServer::respondWith(const QByteArray &response)
{
    m_onRequest = [response](ServerConnection &connection, const ServerRequest &) {
        connection.send(response);
    };
}

qsizetype ScriptedServer::openConnectionCount() const
{
    return std::count_if(m_connections.cbegin(), m_connections.cend(),
                         [](const ServerConnection *connection) { return connection->isOpen(); });
}

void ScriptedServer::incomingConnection(qintptr descriptor)
{
    auto *connection = new ServerConnection(this, descriptor, m_connections.size() + 1);
    m_connections.append(connection);
    if (m_onConnection)
        m_onConnection(*connection);
    if (m_tls && connection->isOpen())
        connection->startTls(*m_tls);
}

} // namespace HttpQTest
