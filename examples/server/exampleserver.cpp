// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "exampleserver.h"

#include "exampleconnection.h"
#include "examplepages.h"

#include <QtNetwork/qtcpsocket.h>

ExampleServer::ExampleServer(QObject *parent)
    : QObject(parent)
{
    connect(&m_server, &QTcpServer::newConnection, this, &ExampleServer::accept);
}

ExampleServer::~ExampleServer() = default;

bool ExampleServer::start(quint16 port)
{
    if (!m_server.listen(QHostAddress::LocalHost, port))
        return false;
    m_url.setScheme(QStringLiteral("http"));
    m_url.setHost(QStringLiteral("127.0.0.1"));
    m_url.setPort(m_server.serverPort());
    m_pages = std::make_unique<ExamplePages>(m_url);
    return true;
}

void ExampleServer::stop()
{
    m_server.close();
    qDeleteAll(findChildren<ExampleConnection *>(Qt::FindDirectChildrenOnly));
}

void ExampleServer::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        auto *connection = new ExampleConnection(socket, m_pages.get(), this);
        connect(connection, &ExampleConnection::answered, this, &ExampleServer::answered);
    }
}
