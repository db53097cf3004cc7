// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "testing/mock/mockbackend.h"

#include "testing/mock/mockpeer_p.h"
#include "testing/mock/mockstream.h"

#include <QtCore/qhash.h>

#include <algorithm>
#include <vector>

namespace HttpQ {

namespace {

struct LookupAnswer
{
    QList<QHostAddress> addresses { QHostAddress(QHostAddress::LocalHost) };
    QString error;
    bool isAnswered = true;
    std::chrono::milliseconds delay { 0 };
};

class MockLookup final : public Lookup
{
public:
    MockLookup(const std::shared_ptr<MockLoop> &loop, const std::shared_ptr<bool> &token,
               const LookupAnswer &answer, Lookup::Listener *listener)
        : m_token(token)
        , m_task(loop, [answer, listener] { listener->resolved(answer.addresses, answer.error); })
    {
        if (answer.isAnswered)
            m_task.postAt(loop->now() + answer.delay);
    }

private:
    std::shared_ptr<bool> m_token; // its use count is the number of lookups
    MockTask m_task;
};

class MockWaker final : public Waker
{
public:
    MockWaker(const std::shared_ptr<MockLoop> &loop, Waker::Listener *listener)
        : m_posted(loop, [listener] { listener->wake(); })
        , m_timed(loop, [listener] { listener->wake(); })
    {}

    void post() override { m_posted.post(); }
    void wakeAt(std::chrono::steady_clock::time_point time) override { m_timed.postAt(time); }

private:
    MockTask m_posted;
    MockTask m_timed;
};

} // namespace

class MockBackendPrivate
{
public:
    std::shared_ptr<MockLoop> loop = std::make_shared<MockLoop>();
    MockBackend::ConnectBehaviour behaviour = MockBackend::ConnectBehaviour::accept();
    QHash<QHostAddress, MockBackend::ConnectBehaviour> behaviours;
    QHash<QString, MockBackend::ConnectBehaviour> localBehaviours;
    MockBackend::PeerHandler peerHandler;
    std::vector<std::unique_ptr<MockPeer>> peers;
    QHash<QByteArray, LookupAnswer> answers;
    QList<QByteArray> lookups;
    std::shared_ptr<bool> lookupToken = std::make_shared<bool>();
};

MockBackend::MockBackend()
    : d(std::make_unique<MockBackendPrivate>())
{}
MockBackend::~MockBackend() = default;

std::unique_ptr<Stream> MockBackend::connectTcp(const QHostAddress &address, quint16 port,
                                                bool secure, const NetworkOptions &options,
                                                StreamListener *listener)
{
    auto shared = std::make_unique<MockPeerPrivate>(d->loop, secure, options);
    shared->address = address;
    shared->port = port;
    return connectTo(std::move(shared), d->behaviours.value(address, d->behaviour), listener);
}

std::unique_ptr<Stream> MockBackend::connectLocal(const QString &path, bool secure,
                                                  const NetworkOptions &options,
                                                  StreamListener *listener)
{
    auto shared = std::make_unique<MockPeerPrivate>(d->loop, secure, options);
    shared->localSocket = path;
    return connectTo(std::move(shared), d->localBehaviours.value(path, d->behaviour), listener);
}

std::unique_ptr<Stream> MockBackend::connectTo(std::unique_ptr<MockPeerPrivate> shared,
                                               const ConnectBehaviour &behaviour,
                                               StreamListener *listener)
{
    MockPeerPrivate *peer = shared.get();
    d->peers.emplace_back(new MockPeer(std::move(shared)));
    auto stream = std::make_unique<MockStream>(d->loop, peer, peer->isTls, listener);
    peer->stream = stream.get();

    peer->connectTask = std::make_unique<MockTask>(
            d->loop, [backend = d.get(), peer, error = behaviour.m_error] {
                if (!peer->stream)
                    return;
                if (error) {
                    peer->stream->tellFailed(error);
                    return;
                }
                peer->isConnected = true;
                peer->stream->tellConnected();
                // The handler may do what it likes, even destroy the backend.
                if (const PeerHandler handler = backend->peerHandler)
                    handler(peer->q);
            });
    if (behaviour.m_answers)
        peer->connectTask->postAt(now() + behaviour.m_delay);
    return stream;
}

std::unique_ptr<Lookup> MockBackend::resolve(const QByteArray &host, Lookup::Listener *listener)
{
    d->lookups.append(host);
    return std::make_unique<MockLookup>(d->loop, d->lookupToken, d->answers.value(host), listener);
}

std::unique_ptr<Waker> MockBackend::createWaker(Waker::Listener *listener)
{
    return std::make_unique<MockWaker>(d->loop, listener);
}

std::chrono::steady_clock::time_point MockBackend::now() const
{
    return d->loop->now();
}

bool MockBackend::run()
{
    const std::shared_ptr<MockLoop> loop = d->loop;
    return loop->run();
}

bool MockBackend::advance(std::chrono::milliseconds duration)
{
    const std::shared_ptr<MockLoop> loop = d->loop;
    return loop->advance(duration);
}

void MockBackend::setConnectBehaviour(const ConnectBehaviour &behaviour)
{
    d->behaviour = behaviour;
}

void MockBackend::setConnectBehaviour(const QHostAddress &address,
                                      const ConnectBehaviour &behaviour)
{
    d->behaviours.insert(address, behaviour);
}

void MockBackend::setPeerHandler(const PeerHandler &handler)
{
    d->peerHandler = handler;
}

void MockBackend::setConnectBehaviour(const QString &path, const ConnectBehaviour &behaviour)
{
    d->localBehaviours.insert(path, behaviour);
}

QList<MockPeer *> MockBackend::peers() const
{
    QList<MockPeer *> list;
    for (const std::unique_ptr<MockPeer> &peer : d->peers)
        list.append(peer.get());
    return list;
}

MockPeer *MockBackend::peer(int index) const
{
    return index >= 0 && index < connectionCount() ? d->peers[size_t(index)].get() : nullptr;
}

int MockBackend::connectionCount() const
{
    return int(d->peers.size());
}

int MockBackend::openStreams() const
{
    return int(std::count_if(d->peers.begin(), d->peers.end(),
                             [](const auto &peer) { return !peer->isClosedByClient(); }));
}

void MockBackend::setAddresses(const QByteArray &host, const QList<QHostAddress> &addresses)
{
    LookupAnswer &answer = d->answers[host];
    answer.addresses = addresses;
    answer.error.clear();
    answer.isAnswered = true;
}

void MockBackend::setLookupError(const QByteArray &host, const QString &error)
{
    LookupAnswer &answer = d->answers[host];
    answer.addresses.clear();
    answer.error = error;
    answer.isAnswered = true;
}

void MockBackend::setLookupUnanswered(const QByteArray &host)
{
    d->answers[host].isAnswered = false;
}

void MockBackend::setLookupDelay(const QByteArray &host, std::chrono::milliseconds delay)
{
    d->answers[host].delay = delay;
}

QList<QByteArray> MockBackend::lookups() const
{
    return d->lookups;
}

int MockBackend::openLookups() const
{
    return int(d->lookupToken.use_count()) - 1;
}

} // namespace HttpQ
