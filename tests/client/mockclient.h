// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "client/asyncclient.h"
#include "client/clientcore_p.h"
#include "client/waitfor.h"
#include "testing/mock/mockbackend.h"

#include <QtTest/qtest.h>

#include <qcoro/qcorotask.h>

#include <memory>
#include <optional>
#include <variant>

namespace HttpQTest {

// An explicit instantiation may name a private member. The deadlines of a client can be seen
// nowhere but in its core.
template<auto Core>
class CoreAccess
{
    friend HttpQ::ClientCore &coreOf(const HttpQ::AsyncClient &client) { return *(client.*Core); }
};
HttpQ::ClientCore &coreOf(const HttpQ::AsyncClient &client);
template class CoreAccess<&HttpQ::AsyncClient::m_core>;

//! What came of something that was awaited.
template<typename T>
class Outcome
{
public:
    bool isDone() const { return ends > 0; }
    //! The Error of the HttpError that was thrown, or none.
    HttpQ::Error error() const
    {
        if (!exception)
            return {};
        try {
            std::rethrow_exception(exception);
        } catch (const HttpQ::HttpError &thrown) {
            return thrown.error();
        }
    }
    HttpQ::Error::Kind kind() const { return error().kind(); }
    //! True if an \a Exception was thrown.
    template<typename Exception>
    bool threw() const
    {
        if (!exception)
            return false;
        try {
            std::rethrow_exception(exception);
        } catch (const Exception &) {
            return true;
        } catch (...) {
            return false;
        }
    }

    int ends = 0;
    std::optional<std::conditional_t<std::is_void_v<T>, std::monostate, T>> value;
    std::exception_ptr exception;
};

template<typename Awaitable, typename T>
QCoro::Task<> drive(Awaitable awaitable, std::shared_ptr<Outcome<T>> outcome)
{
    try {
        if constexpr (std::is_void_v<T>) {
            co_await awaitable;
            outcome->value.emplace();
        } else {
            outcome->value.emplace(co_await awaitable);
        }
    } catch (...) {
        outcome->exception = std::current_exception();
    }
    ++outcome->ends;
}

//! Awaits \a awaitable in a coroutine of its own.
template<typename Awaitable>
auto watch(Awaitable &&awaitable)
{
    using Held = std::remove_cvref_t<Awaitable>;
    using T = HttpQ::AwaitableOutcome<Held>;
    auto outcome = std::make_shared<Outcome<T>>();
    drive<Held, T>(std::forward<Awaitable>(awaitable), outcome);
    return outcome;
}

//! Has every connection that comes up hand its requests to \a handler.
inline void answerRequests(HttpQ::MockBackend &backend,
                           const HttpQ::MockPeer::RequestHandler &handler)
{
    backend.setPeerHandler([handler](HttpQ::MockPeer *peer) { peer->setRequestHandler(handler); });
}

//! A client over a MockBackend.
class MockClient
{
public:
    MockClient()
        : backend(std::make_shared<HttpQ::MockBackend>())
        , client(std::make_unique<HttpQ::AsyncClient>(backend))
    {}

    //! Each connection that comes up answers its requests with \a responses.
    void serve(const QList<QByteArray> &responses)
    {
        backend->setPeerHandler([responses](HttpQ::MockPeer *peer) { peer->setScript(responses); });
    }
    HttpQ::MockPeer *peer(int index = 0) const { return backend->peer(index); }
    HttpQ::PoolStatistics pool() const { return client->poolStatistics(); }

    //! Awaits \a awaitable and does all there is to do now.
    template<typename Awaitable>
    auto run(Awaitable &&awaitable)
    {
        auto outcome = watch(std::forward<Awaitable>(awaitable));
        backend->run();
        return outcome;
    }

    //! What a client holds though nothing is under way, or an empty text.
    QString leftovers() const
    {
        const HttpQ::PoolStatistics now = pool();
        QStringList found;
        const auto expect = [&found](const char *what, qint64 seen, qint64 wanted) {
            if (seen != wanted) {
                found += QStringLiteral("%1: %2 instead of %3")
                                 .arg(QLatin1StringView(what))
                                 .arg(seen)
                                 .arg(wanted);
            }
        };
        expect("running requests", client->runningRequests(), 0);
        expect("busy", now.busy, 0);
        expect("connecting", now.connecting, 0);
        expect("waiting", now.waiting, 0);
        expect("open streams", backend->openStreams(), now.idle);
        expect("created", now.created, now.closed + now.idle);
        expect("open lookups", backend->openLookups(), 0);
        expect("deadlines", deadlines(), now.idle);
        return found.join(u", ");
    }

    //! Lets every connection, new or idle, answer and asks for something: an empty text if that
    //! works, else why not.
    QString nextRequestFails()
    {
        client->setLimits(HttpQ::Limits());
        client->setBaseUrl(QUrl());
        backend->setConnectBehaviour(HttpQ::MockBackend::ConnectBehaviour::accept());
        const auto answer = [](HttpQ::MockPeer *peer, const QByteArray &) {
            peer->send("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nnext");
        };
        const auto prepare = [answer](HttpQ::MockPeer *peer) {
            peer->setScript({});
            peer->setRequestHandler(answer);
        };
        backend->setPeerHandler(prepare);
        for (HttpQ::MockPeer *known : backend->peers())
            prepare(known);
        const auto outcome = run(client->get("http://example.com/next"));
        if (outcome->value && outcome->value->content() == "next")
            return leftovers();
        return QStringLiteral("the next request: ") + outcome->error().toString();
    }

    std::shared_ptr<HttpQ::MockBackend> backend;
    std::unique_ptr<HttpQ::AsyncClient> client;

private:
    qsizetype deadlines() const { return coreOf(*client).turns().deadlines().count(); }
};

//! A response with a Content-Length.
inline QByteArray response(const QByteArray &content, const QByteArray &fields = {},
                           const QByteArray &status = QByteArrayLiteral("200 OK"))
{
    return "HTTP/1.1 " + status + "\r\n" + fields
           + "Content-Length: " + QByteArray::number(content.size()) + "\r\n\r\n" + content;
}

//! For a test's init() and cleanup().
class MockClientTest
{
protected:
    void beginTest() { mock = std::make_unique<MockClient>(); }
    void verifyNothingLeft()
    {
        if (mock && mock->client) {
            mock->backend->run();
            QCOMPARE(mock->leftovers(), QString());
            QCOMPARE(mock->nextRequestFails(), QString());
        }
        mock.reset();
    }
    HttpQ::AsyncClient &client() { return *mock->client; }
    HttpQ::MockBackend &backend() { return *mock->backend; }

    std::unique_ptr<MockClient> mock;
};

} // namespace HttpQTest
