// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/httpqtestglobal.h>
#include <HttpQ/serveranswer.h>
#include <HttpQ/serverconnection.h>
#include <HttpQ/serverrequest.h>

#include <QtCore/qlist.h>
#include <QtCore/qstringlist.h>
#include <QtCore/qurl.h>
#include <QtNetwork/qhostaddress.h>

#include <functional>
#include <memory>

namespace HttpQ {

class ScriptedServerPrivate;

//! \class HttpQ::ScriptedServer
//! \brief A real server on 127.0.0.1 for tests, which does what it is told, right or wrong, and keeps
//! what was asked.
//!
//! \code
//! HttpQ::ScriptedServer server;
//! server.respond("GET", "/users/*", HttpQ::Response::withText(200, "Ada"));
//! server.enqueue(HttpQ::ServerAnswer("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf").close());
//! const HttpQ::Response response = HTTPQ_AWAIT(client.get(server.url("/users/1")));
//! \endcode
//!
//! It listens from its construction on, and speaks HTTP/1.1 with persistent connections. A request
//! is answered by the first route that fits it, else by the next answer of the queue, else by that
//! of respondWith(). If there is none of these, the answer is 501 with a text that names what was
//! asked and which routes there are, which is also a warning.
//!
//! With Thread::Current it is served by the event loop of the thread it was made in. With
//! Thread::Own it has a thread of its own: for programs that block. Its functions and handlers are
//! called there; all that is called here may be called from the thread it was made in, and waits.
class HTTPQ_TEST_EXPORT ScriptedServer
{
public:
    enum class Thread { Current, Own };

    using AnswerFunction = std::function<ServerAnswer(const ServerRequest &)>;
    using ConnectionHandler = std::function<void(ServerConnection &)>;
    using RequestHandler = std::function<void(ServerConnection &, const ServerRequest &)>;
    using BytesHandler = std::function<void(ServerConnection &, const QByteArray &)>;

    //! Listens on a free port of \a address. If the system has none, the program ends by qFatal().
    explicit ScriptedServer(Thread thread = Thread::Current,
                            const QHostAddress &address = QHostAddress::LocalHost);
    //! With TLS by \a tls, which has the certificate and its key.
    explicit ScriptedServer(const QSslConfiguration &tls, Thread thread = Thread::Current,
                            const QHostAddress &address = QHostAddress::LocalHost);
    ScriptedServer(const ScriptedServer &) = delete;
    ScriptedServer &operator=(const ScriptedServer &) = delete;
    //! Ends all connections.
    ~ScriptedServer();

    quint16 port() const;
    //! http or https, the address as the host.
    QUrl url(const QString &path = QStringLiteral("/")) const;
    //! The same under another \a host of this machine, such as "localhost".
    QUrl urlFor(const QString &host, const QString &path = QStringLiteral("/")) const;

    //! Answers requests of \a method for \a url every time, with \a answer or with what \a function
    //! makes of the request. \a method and \a url are as those of MockTransport::respond(); the host
    //! is that of the field Host. Throws InvalidUrl.
    void respond(QAnyStringView method, QAnyStringView url, const ServerAnswer &answer);
    void respond(QAnyStringView method, QAnyStringView url, const AnswerFunction &function);
    //! Answers one request that no route fits; answers are given in the order they came in.
    void enqueue(const ServerAnswer &answer);
    void enqueue(const AnswerFunction &function);
    //! Answers all other requests.
    void respondWith(const ServerAnswer &answer);
    void respondWith(const AnswerFunction &function);

    //! Whether new connections that ask for TLS are refused it, with the alert of a server that has
    //! no cipher in common with the client.
    void setTlsRefused(bool refused = true);
    //! Listens no more: connecting is refused. Connections that are there stay.
    void stopListening();
    //! Ends all connections that are there, as a server that is stopped.
    void closeConnections();

    //! At a new connection, before a byte is read and before the TLS handshake.
    void onConnection(const ConnectionHandler &handler);
    //! When a head is in, before its body is.
    void onHead(const RequestHandler &handler);
    //! When a request is in, with its body: in place of all answers.
    void onRequest(const RequestHandler &handler);
    //! In place of reading requests: for other protocols.
    void onBytes(const BytesHandler &handler);

    //! The requests that came, in order.
    QList<ServerRequest> requests() const;
    qsizetype requestCount() const;
    //! How many of them were of \a method for \a url, as in respond().
    qsizetype requestCount(QAnyStringView method, QAnyStringView url) const;
    //! The routes that have answered nothing, as "GET /users".
    QStringList unusedRoutes() const;
    //! How many answers are left in the queue.
    qsizetype queuedAnswers() const;

    //! How many connections there ever were, and how many of them are open.
    qsizetype connectionCount() const;
    qsizetype openConnectionCount() const;
    //! The connection \a index, from 0, of all that ever were. With Thread::Own for handlers only.
    ServerConnection &connection(qsizetype index) const;

private:
    std::unique_ptr<ScriptedServerPrivate> d;
};

} // namespace HttpQ
