// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// Boost.Beast with C++20 coroutines, one for each connection.

#include "options.h"
#include "workload.h"

#include <utility> // Asio 1.74 uses std::exchange without it

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>

#include <array>
#include <cstdint>
#include <exception>
#include <limits>

using namespace Benchmark;

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::use_awaitable;
using asio::ip::tcp;

class Client
{
public:
    explicit Client(const Options &options)
        : m_options(options)
        , m_workload("beast", options, [this](int index) { open(index); })
    {
        if (options.isTls)
            m_workload.fail("speaks no TLS here");
    }

    int run()
    {
        m_workload.start();
        m_context.run();
        return m_workload.report();
    }

private:
    void open(int index)
    {
        asio::co_spawn(m_context, converse(index), [this](const std::exception_ptr &failure) {
            if (!failure)
                return;
            try {
                std::rethrow_exception(failure);
            } catch (const std::exception &exception) {
                m_workload.fail(exception.what());
            }
        });
    }

    asio::awaitable<void> converse(int index)
    {
        tcp::socket socket(m_context);
        co_await socket.async_connect(
                tcp::endpoint(asio::ip::make_address(m_options.host), m_options.port),
                use_awaitable);
        socket.set_option(tcp::no_delay(true));
        beast::flat_buffer buffer;
        http::request<http::empty_body> request(http::verb::get, m_options.target, 11);
        request.set(http::field::host, m_options.host + ':' + std::to_string(m_options.port));
        request.set(http::field::accept, Accept);
        request.set(http::field::accept_encoding, AcceptEncoding);
        request.set(http::field::user_agent, UserAgent);
        while (true) {
            co_await http::async_write(socket, request, use_awaitable);
            const bool goesOn = m_options.mode == Mode::Download
                                        ? co_await download(index, socket, buffer)
                                        : co_await receive(index, socket, buffer);
            if (!goesOn)
                break;
        }
        // A connection lives until the measurement has been taken.
        m_idle.push_back(std::move(socket));
        if (m_workload.isFinished())
            m_context.stop();
    }

    asio::awaitable<bool> receive(int index, tcp::socket &socket, beast::flat_buffer &buffer)
    {
        http::response<http::string_body> response;
        co_await http::async_read(socket, buffer, response, use_awaitable);
        co_return m_workload.responseEnded(index, response.result_int(),
                                           static_cast<std::int64_t>(response.body().size()));
    }

    asio::awaitable<bool> download(int index, tcp::socket &socket, beast::flat_buffer &buffer)
    {
        buffer.reserve(m_piece.size()); // it reads no more at once than there is room for
        http::response_parser<http::buffer_body> parser;
        // None at all is refused by 1.74 as if it were zero.
        parser.body_limit(std::numeric_limits<std::uint64_t>::max());
        co_await http::async_read_header(socket, buffer, parser, use_awaitable);
        std::int64_t bodyBytes = 0;
        while (!parser.is_done()) {
            auto &body = parser.get().body();
            body.data = m_piece.data();
            body.size = m_piece.size();
            beast::error_code error;
            co_await http::async_read(socket, buffer, parser,
                                      asio::redirect_error(use_awaitable, error));
            if (error && error != http::error::need_buffer)
                throw beast::system_error(error);
            bodyBytes += static_cast<std::int64_t>(m_piece.size() - body.size);
        }
        co_return m_workload.responseEnded(index, parser.get().result_int(), bodyBytes);
    }

    const Options &m_options;
    asio::io_context m_context = asio::io_context(1);
    std::array<char, 64 * 1024> m_piece;
    std::vector<tcp::socket> m_idle;
    Workload m_workload;
};

} // namespace

int main(int argc, char **argv)
{
    const Options options(argc, argv);
    return Client(options).run();
}
