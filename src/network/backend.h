// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/networkoptions.h>
#include <HttpQ/stream.h>

#include <QtCore/qlist.h>
#include <QtNetwork/qhostaddress.h>

#include <chrono>
#include <memory>

namespace HttpQ {

/*!
    \class HttpQ::Waker
    \brief A client's place in an event loop: it asks for a turn, and is given one.
*/
class HTTPQ_EXPORT Waker
{
public:
    class Listener
    {
    public:
        //! Called from the event loop itself, with no socket below. May destroy the waker.
        virtual void wake() = 0;

    protected:
        ~Listener() = default;
    };

    Waker() = default;
    Waker(const Waker &) = delete;
    Waker &operator=(const Waker &) = delete;
    virtual ~Waker();

    //! Asks for one wake() soon. May be called from any thread.
    virtual void post() = 0;
    //! While \a wanted: asks for one wake() if an event loop is run before the present wake()
    //! returns. Returns true if it had to ask for one at once, as the default does: that is right
    //! and costs a turn more.
    virtual bool postIfNested(bool wanted);
    //! Asks for one wake() at \a time, instead of the time asked for before.
    virtual void wakeAt(std::chrono::steady_clock::time_point time) = 0;
    //! True if the event loop is gone: no wake() will come that anybody could count on.
    virtual bool isOver() const { return false; }
    //! True if it is gone for good, and nothing that was posted will ever be answered. May be called
    //! from any thread.
    virtual bool isGone() const { return isOver(); }
};

/*!
    \class HttpQ::Lookup
    \brief A host name that is being resolved. Destroying it cancels.
*/
class HTTPQ_EXPORT Lookup
{
public:
    class Listener
    {
    public:
        //! \a addresses in the resolver's order; none means that \a error says why. May destroy the
        //! lookup. Never called from inside Backend::resolve().
        virtual void resolved(const QList<QHostAddress> &addresses, const QString &error) = 0;

    protected:
        ~Listener() = default;
    };

    Lookup() = default;
    Lookup(const Lookup &) = delete;
    Lookup &operator=(const Lookup &) = delete;
    virtual ~Lookup();
};

/*!
    \class HttpQ::Backend
    \brief The async library below a client: connections, names, time, and turns of an event loop.

    A client and all that a backend makes for it live in one thread.
*/
class HTTPQ_EXPORT Backend
{
public:
    Backend() = default;
    Backend(const Backend &) = delete;
    Backend &operator=(const Backend &) = delete;
    virtual ~Backend();

    //! Begins to connect to \a address, from the address and with the socket options that
    //! \a options says. \a secure says that Stream::startTls() will be called.
    virtual std::unique_ptr<Stream> connectTcp(const QHostAddress &address, quint16 port,
                                               bool secure, const NetworkOptions &options,
                                               StreamListener *listener) = 0;
    //! Begins to connect to the local (Unix domain) socket at \a path.
    virtual std::unique_ptr<Stream> connectLocal(const QString &path, bool secure,
                                                 const NetworkOptions &options,
                                                 StreamListener *listener) = 0;
    //! Begins to resolve \a host, which is no literal address.
    virtual std::unique_ptr<Lookup> resolve(const QByteArray &host, Lookup::Listener *listener) = 0;
    virtual std::unique_ptr<Waker> createWaker(Waker::Listener *listener) = 0;
    virtual std::chrono::steady_clock::time_point now() const = 0;
};

} // namespace HttpQ
