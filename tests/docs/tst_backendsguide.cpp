// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// Runs the code of docs/backends.md, word for word. There is no application object.

#include "docs/guideprelude.h"
#include "backends_coroutine.h"
#include "backends_parallel.h"

#include <QtTest/qtest.h>

#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/use_future.hpp>
#include <boost/asio/write.hpp>

#include <thread>

using asio::ip::tcp;

namespace {

asio::awaitable<void> answer(tcp::socket socket)
{
    std::string head;
    try {
        while (true) {
            const std::size_t length = co_await asio::async_read_until(
                    socket, asio::dynamic_buffer(head), "\r\n\r\n", asio::use_awaitable);
            head.erase(0, length);
            const std::string text = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
            co_await asio::async_write(socket, asio::buffer(text), asio::use_awaitable);
        }
    } catch (const boost::system::system_error &) {
        // The client has closed the connection.
    }
}

asio::awaitable<void> serve(tcp::acceptor &acceptor)
{
    while (true) {
        tcp::socket socket = co_await acceptor.async_accept(asio::use_awaitable);
        asio::co_spawn(acceptor.get_executor(), answer(std::move(socket)), asio::detached);
    }
}

//! Answers every request with "hello", from a thread of its own.
class Server
{
public:
    Server()
    {
        asio::co_spawn(m_context, serve(m_acceptor), asio::detached);
        m_thread = std::thread([this] { m_context.run(); });
    }
    ~Server()
    {
        m_context.stop();
        m_thread.join();
    }
    QUrl url() const
    {
        return QUrl(u"http://127.0.0.1:%1/"_s.arg(m_acceptor.local_endpoint().port()));
    }

private:
    asio::io_context m_context { 1 };
    tcp::acceptor m_acceptor { m_context, { asio::ip::address_v4::loopback(), 0 } };
    std::thread m_thread;
};

} // namespace

class tst_BackendsGuide : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void coroutine();
    void parallel();
    void tokens();

private:
    Server m_server;
};

void tst_BackendsGuide::coroutine()
{
    const QUrl url = m_server.url();
#include "backends_run.inc"
    QCOMPARE(content, "hello");
}

void tst_BackendsGuide::parallel()
{
    asio::io_context context;
    HttpQ::AsyncClient client(std::make_shared<HttpQ::AsioBackend>(context));
    qsizetype size = 0;
    asio::co_spawn(context, sizeOfBoth(client, m_server.url()),
                   [&](std::exception_ptr, qsizetype both) {
                       size = both;
                       context.stop();
                   });
    context.run();
    QCOMPARE(size, 10);
}

void tst_BackendsGuide::tokens()
{
    asio::io_context context;
    HttpQ::AsyncClient client(std::make_shared<HttpQ::AsioBackend>(context));
    const QUrl url = m_server.url();
#include "backends_tokens.inc"
    while (future.wait_for(0s) != std::future_status::ready)
        QVERIFY(context.run_one_for(30s) == 1);
    QCOMPARE(future.get().content(), "hello");
}

QTEST_APPLESS_MAIN(tst_BackendsGuide)
#include "tst_backendsguide.moc"
