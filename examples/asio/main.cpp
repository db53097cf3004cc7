// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// A server on Boost.Asio that answers each request with what two others say, asked at the same
// time. There is no application object of Qt and no event loop of Qt.

#include <HttpQ/AsioAwaitable>
#include <HttpQ/AsioBackend>
#include <HttpQ/AsyncClient>

#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/write.hpp>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace asio = boost::asio;
using asio::ip::tcp;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t MaximumHead = 16 * 1024;

std::string reply(const char *status, const QByteArray &body)
{
    std::string text = std::string("HTTP/1.1 ") + status + "\r\nContent-Type: text/plain\r\n";
    text += "Connection: close\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n";
    return text.append(body.constData(), static_cast<std::size_t>(body.size()));
}

QByteArray describe(const HttpQ::Response &response)
{
    return response.url().toEncoded() + ": " + QByteArray::number(response.status()) + "\n"
           + response.content() + "\n";
}

asio::awaitable<std::string> aggregate(HttpQ::AsyncClient &client, QUrl first, QUrl second)
{
    // A task begins when it is made, so both requests are on their way before either is awaited.
    QCoro::Task<HttpQ::Response> one = client.get(first).toTask();
    QCoro::Task<HttpQ::Response> other = client.get(second).toTask();
    try {
        const HttpQ::Response a = co_await HttpQ::asAwaitable(std::move(one));
        const HttpQ::Response b = co_await HttpQ::asAwaitable(std::move(other));
        co_return reply("200 OK", describe(a) + describe(b));
    } catch (const HttpQ::HttpError &failure) {
        co_return reply("502 Bad Gateway", QByteArray(failure.what()) + "\n");
    }
}

asio::awaitable<void> serve(tcp::socket socket, HttpQ::AsyncClient &client, QUrl first, QUrl second)
{
    try {
        std::string head;
        co_await asio::async_read_until(socket, asio::dynamic_buffer(head, MaximumHead), "\r\n\r\n",
                                        asio::use_awaitable);
        const std::string answer = co_await aggregate(client, first, second);
        co_await asio::async_write(socket, asio::buffer(answer), asio::use_awaitable);
    } catch (const boost::system::system_error &error) {
        std::fprintf(stderr, "%s\n", error.what()); // the client went away
    }
}

asio::awaitable<void> listen(tcp::acceptor &acceptor, HttpQ::AsyncClient &client, QUrl first,
                             QUrl second)
{
    while (true) {
        tcp::socket socket = co_await acceptor.async_accept(asio::use_awaitable);
        asio::co_spawn(acceptor.get_executor(), serve(std::move(socket), client, first, second),
                       asio::detached);
    }
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 3) {
        std::fprintf(stderr, "Usage: %s FIRST_URL SECOND_URL [PORT]\n", argv[0]);
        return 2;
    }
    const QUrl first(QString::fromLocal8Bit(argv[1]));
    const QUrl second(QString::fromLocal8Bit(argv[2]));
    const auto port = static_cast<unsigned short>(argc > 3 ? std::atoi(argv[3]) : 0);

    asio::io_context context(1);
    HttpQ::AsyncClient client(std::make_shared<HttpQ::AsioBackend>(context));
    client.setTimeout(HttpQ::Timeout(10s));

    tcp::acceptor acceptor(context, { asio::ip::address_v4::loopback(), port });
    std::printf("http://127.0.0.1:%d/\n", acceptor.local_endpoint().port());
    std::fflush(stdout);
    asio::co_spawn(context, listen(acceptor, client, first, second), asio::detached);

    asio::signal_set stopping(context, SIGINT, SIGTERM);
    stopping.async_wait([&context](const boost::system::error_code &, int) { context.stop(); });
    context.run();
}
