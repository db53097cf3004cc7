// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// The limit of one thread: non-blocking sockets and epoll, nothing else.

#include "options.h"
#include "responsescanner.h"
#include "workload.h"

#include <cerrno>
#include <cstring>
#include <deque>
#include <vector>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Benchmark;

namespace {

class Client
{
public:
    explicit Client(const Options &options)
        : m_options(options)
        , m_request(options.requestText())
        , m_buffer(64 * 1024)
        , m_epoll(epoll_create1(EPOLL_CLOEXEC))
        , m_workload("epoll", options, [this](int index) { open(index); })
    {
        if (options.isTls)
            m_workload.fail("speaks no TLS");
    }

    int run()
    {
        m_workload.start();
        std::vector<epoll_event> events(1024);
        while (!m_workload.isFinished()) {
            const int count =
                    epoll_wait(m_epoll, events.data(), static_cast<int>(events.size()), -1);
            for (int i = 0; i < count; ++i)
                read(*static_cast<Connection *>(events[static_cast<std::size_t>(i)].data.ptr));
        }
        return m_workload.report();
    }

private:
    struct Connection
    {
        int index;
        int descriptor;
        ResponseScanner scanner;
    };

    void open(int index)
    {
        sockaddr_in address = {};
        address.sin_family = AF_INET;
        address.sin_port = htons(m_options.port);
        inet_pton(AF_INET, m_options.host.c_str(), &address.sin_addr);
        const int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (connect(descriptor, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0)
            m_workload.fail(std::string("connect: ") + std::strerror(errno));
        const int on = 1;
        setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        fcntl(descriptor, F_SETFL, O_NONBLOCK);
        m_connections.push_back({ index, descriptor, {} });
        epoll_event event = {};
        event.events = EPOLLIN;
        event.data.ptr = &m_connections.back();
        epoll_ctl(m_epoll, EPOLL_CTL_ADD, descriptor, &event);
        send(m_connections.back());
    }

    void send(const Connection &connection)
    {
        if (::send(connection.descriptor, m_request.data(), m_request.size(), MSG_NOSIGNAL)
            != static_cast<ssize_t>(m_request.size()))
            m_workload.fail("a request could not be written");
    }

    void read(Connection &connection)
    {
        const ssize_t got = recv(connection.descriptor, m_buffer.data(), m_buffer.size(), 0);
        if (got <= 0) {
            if (got < 0 && errno == EAGAIN)
                return;
            m_workload.fail("a connection was closed");
        }
        if (connection.scanner.feed(m_buffer.data(), static_cast<std::size_t>(got))) {
            if (m_workload.responseEnded(connection.index, connection.scanner.status(),
                                         connection.scanner.bodyBytes()))
                send(connection);
        } else if (connection.scanner.hasFailed()) {
            m_workload.fail("a response is not understood");
        }
    }

    const Options &m_options;
    const std::string m_request;
    std::vector<char> m_buffer;
    int m_epoll;
    std::deque<Connection> m_connections;
    Workload m_workload;
};

} // namespace

int main(int argc, char **argv)
{
    const Options options(argc, argv);
    return Client(options).run();
}
