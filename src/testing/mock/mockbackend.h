// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/backend.h>
#include <HttpQ/httpqtestglobal.h>
#include <HttpQ/mockpeer.h>

#include <functional>
#include <memory>

namespace HttpQ {

class MockBackendPrivate;
class MockPeerPrivate;

/*!
    \class HttpQ::MockBackend
    \brief A backend without a network: bytes by script, and a clock that is moved by hand.

    For tests of programs that use HttpQ: each connection that the client makes ends at a MockPeer,
    which plays the server. Names resolve to 127.0.0.1 and connections come up at the next step
    unless told otherwise. Nothing takes time; timeouts expire when advance() moves the clock.

    Nothing happens from inside a call, only on the steps that run() and advance() take. Where there
    is a QCoreApplication, Qt's event loop takes them too, so that code which waits in one goes on.

    \code
    auto backend = std::make_shared<HttpQ::MockBackend>();
    backend->setPeerHandler([](HttpQ::MockPeer *peer) {
        peer->setScript({ "HTTP/1.1 204 No Content\r\n\r\n" });
    });
    // ... the client's request ...
    backend->run();
    QCOMPARE(backend->peer(0)->received(), "GET / HTTP/1.1\r\nHost: example.com\r\n\r\n");
    \endcode
*/
class HTTPQ_TEST_EXPORT MockBackend final : public Backend
{
public:
    //! What becomes of an attempt to connect.
    class ConnectBehaviour
    {
    public:
        using Delay = std::chrono::milliseconds;

        //! The connection comes up, after \a delay.
        static ConnectBehaviour accept(Delay delay = {}) { return { true, delay, {} }; }
        //! The attempt fails with \a error, after \a delay.
        static ConnectBehaviour refuse(const Error &error, Delay delay = {})
        {
            return { true, delay, error };
        }
        static ConnectBehaviour refuse(Delay delay = {})
        {
            return refuse(Error(Error::Kind::Connect, Error::Phase::Connect, Error::Party::Remote,
                                QStringLiteral("Connection refused")),
                          delay);
        }
        //! Nothing ever comes back.
        static ConnectBehaviour neverAnswer() { return { false, {}, {} }; }

    private:
        friend class MockBackend;
        ConnectBehaviour(bool answers, Delay delay, const Error &error)
            : m_answers(answers)
            , m_delay(delay)
            , m_error(error)
        {}

        bool m_answers;
        Delay m_delay;
        Error m_error;
    };
    using PeerHandler = std::function<void(MockPeer *peer)>;

    MockBackend();
    ~MockBackend() override;

    std::unique_ptr<Stream> connectTcp(const QHostAddress &address, quint16 port, bool secure,
                                       const NetworkOptions &options,
                                       StreamListener *listener) override;
    std::unique_ptr<Stream> connectLocal(const QString &path, bool secure,
                                         const NetworkOptions &options,
                                         StreamListener *listener) override;
    std::unique_ptr<Lookup> resolve(const QByteArray &host, Lookup::Listener *listener) override;
    std::unique_ptr<Waker> createWaker(Waker::Listener *listener) override;
    //! The time that advance() has come to.
    std::chrono::steady_clock::time_point now() const override;

    //! Does all there is to do at this time. Returns false if there is no end to it: it is given up
    //! after 100000 steps.
    bool run();
    //! Moves the clock by \a duration, and does what comes due on the way, each at its time.
    //! Returns as run() does.
    bool advance(std::chrono::milliseconds duration);

    //! Says what becomes of attempts to connect from now on: to all addresses and local sockets,
    //! only to \a address, or only to the local socket at \a path.
    void setConnectBehaviour(const ConnectBehaviour &behaviour);
    void setConnectBehaviour(const QHostAddress &address, const ConnectBehaviour &behaviour);
    void setConnectBehaviour(const QString &path, const ConnectBehaviour &behaviour);
    //! Is called with each connection when it has come up, before the client knows.
    void setPeerHandler(const PeerHandler &handler);

    //! The far sides of all attempts to connect so far, in order; also of those that failed.
    QList<MockPeer *> peers() const;
    //! The one of the attempt \a index; nullptr if there were not so many.
    MockPeer *peer(int index) const;
    //! How many attempts to connect there were.
    int connectionCount() const;
    //! How many streams the client has not destroyed.
    int openStreams() const;

    //! Says what \a host resolves to from now on: the addresses, a failure with the text \a error,
    //! or never anything. The answer comes at the next step, or after \a delay.
    void setAddresses(const QByteArray &host, const QList<QHostAddress> &addresses);
    void setLookupError(const QByteArray &host, const QString &error);
    void setLookupUnanswered(const QByteArray &host);
    void setLookupDelay(const QByteArray &host, std::chrono::milliseconds delay);
    //! The names that were asked for, in order.
    QList<QByteArray> lookups() const;
    //! How many lookups the client has not destroyed.
    int openLookups() const;

private:
    std::unique_ptr<Stream> connectTo(std::unique_ptr<MockPeerPrivate> peer,
                                      const ConnectBehaviour &behaviour, StreamListener *listener);

    std::unique_ptr<MockBackendPrivate> d;
};

} // namespace HttpQ
