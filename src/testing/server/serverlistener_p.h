// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "testing/answerbook_p.h"
#include "testing/server/scriptedserver.h"

#include <QtNetwork/qsslconfiguration.h>
#include <QtNetwork/qtcpserver.h>

#include <optional>

namespace HttpQ {

//! All that a ScriptedServer has, in the thread that it serves from.
class ServerListener final : public QTcpServer
{
public:
    explicit ServerListener(const std::optional<QSslConfiguration> &configuration);
    ~ServerListener() override;

    void start(const QHostAddress &address);
    QUrl urlFor(const QString &host, const QString &path) const;
    ServerAnswer answerTo(const ServerRequest &request);
    Request requestOf(const ServerRequest &request) const;

    ScriptedServer::ConnectionHandler onConnection;
    ScriptedServer::RequestHandler onHead;
    ScriptedServer::RequestHandler onRequest;
    ScriptedServer::BytesHandler onBytes;
    AnswerBook<ScriptedServer::AnswerFunction> answers;
    QList<ServerConnection *> connections; // children
    QList<ServerRequest> requests;
    bool isTlsRefused = false;

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    std::optional<QSslConfiguration> m_tls;
};

} // namespace HttpQ
