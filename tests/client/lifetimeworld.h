// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "client/lifetimebodies.h"
#include "client/lifetimecertificate.h"
#include "support/eventloop.h"
#include "support/testbackend.h"
#include "testing/mock/mockbackend.h"

#include <HttpQ/asyncclient.h>
#include <HttpQ/scriptedserver.h>

#include <QtCore/qbuffer.h>
#include <QtCore/qeventloop.h>
#include <QtCore/qpointer.h>
#include <QtTest/qtest.h>

#include <deque>
#include <memory>
#include <optional>
#include <stop_token>
#include <thread>

namespace HttpQTest {

//! What the coroutine does with its response.
enum class Reading {
    Whole, //!< awaits the content
    Unread, //!< leaves a streamed response to the world
    Chunks,
    RawChunks,
    Content,
    Generator,
    Lines,
    BrokenOut, //!< leaves the loop after the first chunk, keeps the generator
    Dropped, //!< lets a streamed response go, of which little is left
};

//! One client with its server, and everybody who can wait for a response: a coroutine whose frame
//! can be destroyed, a PendingResponse and a coroutine that awaits it, a function, a future.
class World
{
public:
    using Chain = std::function<HttpQ::RequestBuilder(World &)>;

    enum class Medium { Mock, Socket, TlsSocket };

    explicit World(Medium medium = Medium::Mock)
        : context(new QObject)
    {
        if (medium == Medium::Mock)
            startMock();
        else
            startServer(medium == Medium::TlsSocket);
        HttpQ::Limits limits = client->limits();
        limits.maxConnectionsPerOrigin = 12;
        client->setLimits(limits);
    }
    ~World()
    {
        group.reset();
        delete client;
        delete pending;
        delete context;
        holder.reset();
        delete device;
        gate.open();
        frame.destroy();
        subject.destroy();
        pendingFrame.destroy();
        response = storedResponse = {};
        future = {};
        spin();
    }
    World(const World &) = delete;
    World &operator=(const World &) = delete;

    HttpQ::RequestBuilder get(const HttpQ::RequestUrl &url) { return tied(client->get(url)); }
    //! Ties \a request to all that can end it.
    HttpQ::RequestBuilder tied(HttpQ::RequestBuilder request)
    {
        return std::move(request).context(context).stopToken(stop.get_token());
    }

    void startAll(const Chain &chain, Reading reading)
    {
        const bool isStreamed = reading != Reading::Whole;
        const auto make = [&] {
            HttpQ::RequestBuilder request = chain(*this);
            if (isStreamed)
                request.stream();
            return request;
        };
        frame = follow(this, make(), reading);
        pending = chain(*this).start(nullptr);
        connectPending();
        pendingFrame = followPending(this, pending);
        make().then(context, [this](const HttpQ::Result<HttpQ::Response> &result) {
            callbackEnds.tell(result ? HttpQ::Error() : result.error());
            if (result)
                storedResponse = *result;
        });
        future = make().toFuture();
    }
    //! A group of which one request runs, pending waits for its turn or runs, and the frame waits for
    //! the next response.
    void startGroup(int atMost, HttpQ::RequestBuilder first, HttpQ::RequestBuilder second)
    {
        group.emplace(
                client->parallel().atMost(atMost).context(context).stopToken(stop.get_token()));
        hasGroup = true;
        group->start(first);
        pending = group->start(second);
        connectPending();
        pendingFrame = followPending(this, pending);
        frame = followGroup(this);
    }
    //! Follows \a request instead of the pending response there was.
    void replacePending(HttpQ::RequestBuilder request)
    {
        pendingFrame.destroy();
        delete pending;
        spin(2);
        pendingEnds = pendingFrameEnds = {};
        failures = 0;
        pending = request.start(nullptr);
        connectPending();
        pendingFrame = followPending(this, pending);
    }
    void connectPending()
    {
        QObject::connect(pending, &HttpQ::PendingResponse::failed,
                         [this](const HttpQ::Error &) { ++failures; });
        QObject::connect(pending, &HttpQ::PendingResponse::finished,
                         [this, pending = pending.data()] { pendingEnds.tell(pending->error()); });
    }

    //! Lets the event loop run until there is nothing to do; the server goes on meanwhile.
    void spin(int turns = 12)
    {
        if (!QCoreApplication::instance())
            return;
        for (int turn = 0; turn < turns; ++turn) {
            act();
            spinTurns(server ? 8 : 2);
        }
    }
    //! The next thing that the server does.
    void act()
    {
        if (acts.empty())
            return;
        const Hook next = acts.front();
        acts.pop_front();
        next();
    }
    //! Moves the clock where there is one.
    void advance(std::chrono::milliseconds duration)
    {
        if (backend)
            backend->advance(duration);
        spin();
    }
    void resetPeers()
    {
        if (backend) {
            const QList<HttpQ::MockPeer *> peers = backend->peers();
            for (HttpQ::MockPeer *peer : peers)
                peer->reset();
        }
        for (qsizetype i = 0; server && i < server->connectionCount(); ++i)
            server->connection(i).reset();
    }
    qint64 openStreams() const
    {
        return backend ? backend->openStreams() : server->openConnectionCount();
    }
    //! Whatever anybody waits for comes, or is given up.
    void release()
    {
        response = storedResponse = {};
        gate.open();
        if (device)
            device->finish();
        if (backend)
            backend->setConnectBehaviour(HttpQ::MockBackend::ConnectBehaviour::accept());
        spin();
        // A mock's server is silent until everybody has given up.
        if (server)
            resetPeers();
        advance(std::chrono::hours(1));
        response = storedResponse = {};
        advance(std::chrono::hours(1));
    }

    std::shared_ptr<HttpQ::MockBackend> backend; //!< or a server
    std::unique_ptr<HttpQ::ScriptedServer> server;
    QPointer<HttpQ::AsyncClient> client;
    QPointer<QObject> context;
    QPointer<HttpQ::PendingResponse> pending;
    std::optional<HttpQ::Parallel> group; //!< that pending belongs to, in the tests of groups
    QPointer<SlowDevice> device;
    std::unique_ptr<QObject> holder = std::make_unique<QObject>(); //!< lives as long as the world
    std::stop_source stop;
    std::optional<std::stop_callback<Hook>> stopCallback;
    Gate gate;
    static inline QByteArray large = QByteArray(2 * 1024 * 1024, 'x');

    OwnedCoroutine frame;
    OwnedCoroutine pendingFrame;
    OwnedCoroutine subject; //!< that a callback runs in: it cannot be destroyed there
    HttpQ::Response response;
    HttpQ::Response storedResponse;
    QFuture<HttpQ::Response> future;

    Ends frameEnds;
    Ends pendingEnds;
    Ends pendingFrameEnds;
    Ends callbackEnds;
    Ends subjectEnds;
    int failures = 0;
    bool hasGroup = false; //!< and nobody but pending and the two frames
    int liveFrames = 0;
    std::deque<Hook> acts; //!< what the server does, one each turn
    qint64 uploadWindow = -1;
    bool isTlsHeld = false;

private:
    static OwnedCoroutine follow(World *world, HttpQ::RequestBuilder request, Reading reading)
    {
        const FrameCounter counter(world->liveFrames);
        Ends &ends = world->frameEnds;
        try {
            HttpQ::Response response = co_await request;
            switch (reading) {
            case Reading::Whole:
                break;
            case Reading::Unread:
                world->response = response;
                break;
            case Reading::Dropped:
                response = {};
                break;
            case Reading::Chunks:
                world->response = response;
                while (const std::optional<QByteArray> chunk = co_await response.nextChunk()) {}
                break;
            case Reading::RawChunks:
                while (const std::optional<QByteArray> chunk = co_await response.nextRawChunk()) {}
                break;
            case Reading::Content:
                world->response = response;
                co_await response.read();
                break;
            case Reading::Generator:
                QCORO_FOREACH (const QByteArray &chunk, response.stream())
                    Q_UNUSED(chunk);
                break;
            case Reading::Lines:
                QCORO_FOREACH (const QString &line, response.lines())
                    Q_UNUSED(line);
                break;
            case Reading::BrokenOut: {
                QCoro::AsyncGenerator<QByteArray> chunks = response.stream();
                auto first = co_await chunks.begin();
                Q_UNUSED(first);
                co_await world->gate;
                break;
            }
            }
            ends.tell();
        } catch (const HttpQ::HttpError &error) {
            ends.tell(error.error());
        }
    }
    static OwnedCoroutine followGroup(World *world)
    {
        const FrameCounter counter(world->liveFrames);
        try {
            co_await world->group->nextResponse();
            world->frameEnds.tell();
        } catch (const HttpQ::HttpError &error) {
            world->frameEnds.tell(error.error());
        }
    }
    static OwnedCoroutine followPending(World *world, HttpQ::PendingResponse *pending)
    {
        const FrameCounter counter(world->liveFrames);
        try {
            co_await pending->response();
            world->pendingFrameEnds.tell();
        } catch (const HttpQ::HttpError &error) {
            world->pendingFrameEnds.tell(error.error());
        }
    }

    void startMock()
    {
        backend = std::make_shared<HttpQ::MockBackend>();
        client = new HttpQ::AsyncClient(backend);
        client->setBaseUrl(QUrl(QStringLiteral("http://b.example")));
        backend->setPeerHandler([this](HttpQ::MockPeer *peer) {
            peer->setWindow(uploadWindow);
            if (isTlsHeld)
                peer->holdTls();
            peer->setRequestHandler([this](HttpQ::MockPeer *from, const QByteArray &head) {
                // Two acts for what was held back of a body.
                acts.push_back([from] { from->drain(64 * 1024); });
                acts.push_back([from] { from->setWindow(-1); });
                answer(head.split(' ').value(1), from);
            });
        });
    }
    void startServer(bool isSecure)
    {
        if (isSecure)
            server = std::make_unique<HttpQ::ScriptedServer>(
                    LocalCertificate::instance().configuration());
        else
            server = std::make_unique<HttpQ::ScriptedServer>();
        client = new HttpQ::AsyncClient(HttpQTest::testBackend());
        client->setBaseUrl(server->url(QString()));
        if (isSecure) {
            HttpQ::TlsOptions options;
            options.setCaCertificates(LocalCertificate::instance().pem());
            client->setTlsOptions(options);
        }
        server->onRequest(
                [this](HttpQ::ServerConnection &connection, const HttpQ::ServerRequest &request) {
                    answer(request.target(), &connection);
                });
    }

    static void send(HttpQ::MockPeer *peer, const QByteArray &bytes) { peer->send(bytes); }
    static void send(HttpQ::ServerConnection *connection, const QByteArray &bytes)
    {
        if (connection->isOpen())
            connection->send(bytes);
    }

    template<typename Peer>
    void answer(const QByteArray &path, Peer *peer)
    {
        if (path == "/whole") {
            send(peer, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        } else if (path == "/halfhead") {
            send(peer, "HTTP/1.1 200 OK\r\nContent-Le");
        } else if (path == "/head") {
            send(peer, "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n");
        } else if (path == "/part") {
            send(peer, "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\nline\nlin");
        } else if (path == "/chunked") {
            send(peer, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nline\n\r\n");
        } else if (path == "/moved") {
            send(peer, "HTTP/1.1 302 Found\r\nLocation: /silent\r\nContent-Length: 0\r\n\r\n");
        } else if (path == "/moving") {
            send(peer, "HTTP/1.1 302 Found\r\nLocation: /silent\r\nContent-Length: 20\r\n\r\nmov");
        } else if (path == "/challenge") {
            send(peer, "HTTP/1.1 401 Unauthorized\r\nContent-Length: 2\r\n\r\nno");
        } else if (path == "/busy") {
            send(peer, "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 2\r\n\r\nno");
        } else if (path == "/reset") {
            acts.push_back([peer] { peer->reset(); });
        } else if (path == "/flow") {
            // In steps, of which each brings something new.
            acts.push_back([peer] { send(peer, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n"); });
            acts.push_back([peer] { send(peer, "one\nt"); });
            acts.push_back([peer] { send(peer, "wo\n34"); });
        }
    }
};

//! An event loop inside the caller, for some turns, with \a inside called in the middle.
inline void nest(World &world, const Hook &inside = {})
{
    QEventLoop loop;
    QObject turns;
    int count = 0;
    Hook next = [&] {
        if (++count == 3 && inside)
            inside();
        world.act();
        if (count == 8)
            loop.quit();
        else
            QMetaObject::invokeMethod(
                    &turns, [&next] { next(); }, Qt::QueuedConnection);
    };
    QMetaObject::invokeMethod(
            &turns, [&next] { next(); }, Qt::QueuedConnection);
    loop.exec();
}

} // namespace HttpQTest
