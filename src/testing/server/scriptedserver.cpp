// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "testing/server/scriptedserver.h"

#include "testing/server/serverlistener_p.h"

#include <QtCore/qmetaobject.h>
#include <QtCore/qthread.h>

#include <algorithm>
#include <utility>

namespace HttpQ {

class ScriptedServerPrivate
{
public:
    ScriptedServerPrivate(const std::optional<QSslConfiguration> &tls,
                          ScriptedServer::Thread thread, const QHostAddress &address);
    ~ScriptedServerPrivate();

    // Calls function in the server's thread, and returns what it does.
    template<typename Function>
    auto call(Function function) const
    {
        if (listener->thread() == QThread::currentThread())
            return function();
        std::optional<decltype(function())> value;
        QMetaObject::invokeMethod(
                listener.get(), [&] { value.emplace(function()); }, Qt::BlockingQueuedConnection);
        return *std::move(value);
    }
    template<typename Function>
    void run(Function function) const
    {
        call([&] {
            function();
            return true;
        });
    }

    std::unique_ptr<QThread> thread;
    std::unique_ptr<ServerListener> listener;
};

ScriptedServerPrivate::ScriptedServerPrivate(const std::optional<QSslConfiguration> &tls,
                                             ScriptedServer::Thread where,
                                             const QHostAddress &address)
    : listener(std::make_unique<ServerListener>(tls))
{
    if (where == ScriptedServer::Thread::Own) {
        thread = std::make_unique<QThread>();
        listener->moveToThread(thread.get());
        thread->start();
    }
    run([&] { listener->start(address); });
}

ScriptedServerPrivate::~ScriptedServerPrivate()
{
    if (!thread)
        return;
    run([this] {
        // Not within a call of its own
        listener->close();
        qDeleteAll(std::exchange(listener->connections, {}));
        listener->moveToThread(nullptr);
    });
    thread->quit();
    thread->wait();
}

static ScriptedServer::AnswerFunction always(const ServerAnswer &answer)
{
    return [answer](const ServerRequest &) { return answer; };
}

ScriptedServer::ScriptedServer(Thread thread, const QHostAddress &address)
    : d(std::make_unique<ScriptedServerPrivate>(std::nullopt, thread, address))
{}

ScriptedServer::ScriptedServer(const QSslConfiguration &tls, Thread thread,
                               const QHostAddress &address)
    : d(std::make_unique<ScriptedServerPrivate>(tls, thread, address))
{}

ScriptedServer::~ScriptedServer() = default;

quint16 ScriptedServer::port() const
{
    return d->call([this] { return d->listener->serverPort(); });
}

QUrl ScriptedServer::url(const QString &path) const
{
    return d->call(
            [&] { return d->listener->urlFor(d->listener->serverAddress().toString(), path); });
}

QUrl ScriptedServer::urlFor(const QString &host, const QString &path) const
{
    return d->call([&] { return d->listener->urlFor(host, path); });
}

void ScriptedServer::respond(QAnyStringView method, QAnyStringView url, const ServerAnswer &answer)
{
    respond(method, url, always(answer));
}

void ScriptedServer::respond(QAnyStringView method, QAnyStringView url,
                             const AnswerFunction &function)
{
    const RequestPattern pattern = AnswerBook<AnswerFunction>::pattern(method, url);
    d->run([&] { d->listener->answers.addRoute(pattern, function); });
}

void ScriptedServer::enqueue(const ServerAnswer &answer)
{
    enqueue(always(answer));
}

void ScriptedServer::enqueue(const AnswerFunction &function)
{
    d->run([&] { d->listener->answers.enqueue(function); });
}

void ScriptedServer::respondWith(const ServerAnswer &answer)
{
    respondWith(always(answer));
}

void ScriptedServer::respondWith(const AnswerFunction &function)
{
    d->run([&] { d->listener->answers.setFallback(function); });
}

void ScriptedServer::setTlsRefused(bool refused)
{
    d->run([&] { d->listener->isTlsRefused = refused; });
}

void ScriptedServer::stopListening()
{
    d->run([&] { d->listener->close(); });
}

void ScriptedServer::closeConnections()
{
    d->run([&] {
        for (ServerConnection *connection : std::as_const(d->listener->connections)) {
            if (connection->isOpen()) {
                connection->stopSending();
                connection->finish();
            }
        }
    });
}

void ScriptedServer::onConnection(const ConnectionHandler &handler)
{
    d->run([&] { d->listener->onConnection = handler; });
}

void ScriptedServer::onHead(const RequestHandler &handler)
{
    d->run([&] { d->listener->onHead = handler; });
}

void ScriptedServer::onRequest(const RequestHandler &handler)
{
    d->run([&] { d->listener->onRequest = handler; });
}

void ScriptedServer::onBytes(const BytesHandler &handler)
{
    d->run([&] { d->listener->onBytes = handler; });
}

QList<ServerRequest> ScriptedServer::requests() const
{
    return d->call([this] { return d->listener->requests; });
}

qsizetype ScriptedServer::requestCount() const
{
    return d->call([this] { return d->listener->requests.size(); });
}

qsizetype ScriptedServer::requestCount(QAnyStringView method, QAnyStringView url) const
{
    const RequestPattern pattern = AnswerBook<AnswerFunction>::pattern(method, url);
    return d->call([&] {
        const QList<ServerRequest> &all = d->listener->requests;
        return qsizetype(std::count_if(all.begin(), all.end(), [&](const ServerRequest &request) {
            return pattern.matches(d->listener->requestOf(request));
        }));
    });
}

QStringList ScriptedServer::unusedRoutes() const
{
    return d->call([this] { return d->listener->answers.unusedRoutes(); });
}

qsizetype ScriptedServer::queuedAnswers() const
{
    return d->call([this] { return d->listener->answers.queuedAnswers(); });
}

qsizetype ScriptedServer::connectionCount() const
{
    return d->call([this] { return d->listener->connections.size(); });
}

qsizetype ScriptedServer::openConnectionCount() const
{
    return d->call([this] {
        const QList<ServerConnection *> &all = d->listener->connections;
        return qsizetype(
                std::count_if(all.begin(), all.end(), [](const ServerConnection *connection) {
                    return connection->isOpen();
                }));
    });
}

ServerConnection &ScriptedServer::connection(qsizetype index) const
{
    return *d->listener->connections.at(index);
}

} // namespace HttpQ
