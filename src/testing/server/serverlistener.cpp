// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "testing/server/serverlistener_p.h"

#include "testing/server/serverconnection_p.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace HttpQ {

ServerListener::ServerListener(const std::optional<QSslConfiguration> &configuration)
    : m_tls(configuration)
{}

ServerListener::~ServerListener()
{
    close();
    qDeleteAll(std::exchange(connections, {}));
}

void ServerListener::start(const QHostAddress &address)
{
    setListenBacklogSize(4096);
    setMaxPendingConnections(1'000'000); // they never pend, see incomingConnection()
    if (!listen(address))
        qFatal("ScriptedServer: %ls", qUtf16Printable(errorString()));
}

QUrl ServerListener::urlFor(const QString &host, const QString &path) const
{
    QUrl url(path);
    url.setScheme(m_tls ? u"https"_s : u"http"_s);
    url.setHost(host);
    url.setPort(serverPort());
    return url;
}

// What routes look at. Of a CONNECT there is no URL.
Request ServerListener::requestOf(const ServerRequest &request) const
{
    const QByteArray target = request.target();
    const QByteArray scheme = m_tls ? "https://" : "http://";
    return Request(request.method(),
                   QUrl::fromEncoded(target.startsWith('/')
                                             ? scheme + request.header("Host") + target
                                             : target));
}

ServerAnswer ServerListener::answerTo(const ServerRequest &request)
{
    if (const auto function = answers.take(requestOf(request)))
        return (*function)(request);
    const QString text =
            u"The ScriptedServer has no answer to %1 %2. "_s.arg(
                    QString::fromUtf8(request.method()), QString::fromUtf8(request.target()))
            + answers.description();
    qWarning("%ls", qUtf16Printable(text));
    return Response::withText(501, text);
}

void ServerListener::incomingConnection(qintptr descriptor)
{
    auto *connection = new ServerConnection(this, descriptor, connections.size() + 1);
    connections.append(connection);
    if (const auto handler = onConnection)
        handler(*connection);
    if (isTlsRefused)
        connection->d->isTlsRefused = true;
    else if (m_tls && connection->isOpen())
        connection->startTls(*m_tls);
}

} // namespace HttpQ
