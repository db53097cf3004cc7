// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// libcurl: the multi_socket interface on epoll, easy handles reused.

#include "options.h"
#include "workload.h"

#include <curl/curl.h>

#include <string>
#include <vector>

#include <sys/epoll.h>

using namespace Benchmark;

namespace {

class Client
{
public:
    explicit Client(const Options &options)
        : m_options(options)
        , m_epoll(epoll_create1(EPOLL_CLOEXEC))
        , m_multi(curl_multi_init())
        , m_workload("curl", options, [this](int index) { open(index); })
    {
        const std::string acceptEncoding = std::string("Accept-Encoding: ") + AcceptEncoding;
        m_headers = curl_slist_append(nullptr, acceptEncoding.c_str());
        curl_multi_setopt(m_multi, CURLMOPT_SOCKETFUNCTION, socketChanged);
        curl_multi_setopt(m_multi, CURLMOPT_SOCKETDATA, this);
        curl_multi_setopt(m_multi, CURLMOPT_TIMERFUNCTION, timerChanged);
        curl_multi_setopt(m_multi, CURLMOPT_TIMERDATA, this);
        // Else it is four times the handles that are running, and connections are closed at the
        // end.
        curl_multi_setopt(m_multi, CURLMOPT_MAXCONNECTS,
                          static_cast<long>(options.connections) + 1);
    }

    int run()
    {
        m_workload.start();
        std::vector<epoll_event> events(1024);
        int running = 0;
        while (!m_workload.isFinished()) {
            const int count =
                    epoll_wait(m_epoll, events.data(), static_cast<int>(events.size()), m_timeout);
            if (count == 0) {
                m_timeout = -1;
                curl_multi_socket_action(m_multi, CURL_SOCKET_TIMEOUT, 0, &running);
            }
            for (int i = 0; i < count; ++i) {
                const epoll_event &event = events[static_cast<std::size_t>(i)];
                const int action =
                        ((event.events & EPOLLIN) ? CURL_CSELECT_IN : 0)
                        | ((event.events & EPOLLOUT) ? CURL_CSELECT_OUT : 0)
                        | ((event.events & (EPOLLERR | EPOLLHUP)) ? CURL_CSELECT_ERR : 0);
                curl_multi_socket_action(m_multi, event.data.fd, action, &running);
            }
            takeMessages();
        }
        return m_workload.report();
    }

private:
    struct Transfer
    {
        int index;
        CURL *easy;
        std::string body;
        std::int64_t bodyBytes = 0;
        bool isKept = true;
    };

    void open(int index)
    {
        auto *transfer = new Transfer { index, curl_easy_init(), {} };
        transfer->isKept = m_options.mode != Mode::Download;
        CURL *easy = transfer->easy;
        curl_easy_setopt(easy, CURLOPT_URL, m_options.url.c_str());
        curl_easy_setopt(easy, CURLOPT_PRIVATE, transfer);
        curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, bodyReceived);
        curl_easy_setopt(easy, CURLOPT_WRITEDATA, transfer);
        curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
        curl_easy_setopt(easy, CURLOPT_TCP_NODELAY, 1L);
        curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(easy, CURLOPT_HTTPHEADER, m_headers); // Accept: */* is sent anyway
        curl_easy_setopt(easy, CURLOPT_USERAGENT, UserAgent);
        if (m_options.isTls)
            curl_easy_setopt(easy, CURLOPT_CAINFO, m_options.caFile.c_str());
        curl_multi_add_handle(m_multi, easy);
    }

    void takeMessages()
    {
        int left = 0;
        while (const CURLMsg *message = curl_multi_info_read(m_multi, &left)) {
            if (message->msg != CURLMSG_DONE)
                continue;
            if (message->data.result != CURLE_OK)
                m_workload.fail(curl_easy_strerror(message->data.result));
            CURL *easy = message->easy_handle;
            Transfer *transfer = nullptr;
            long status = 0;
            curl_easy_getinfo(easy, CURLINFO_PRIVATE, &transfer);
            curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
            curl_multi_remove_handle(m_multi, easy);
            const std::int64_t bodyBytes = transfer->bodyBytes;
            transfer->bodyBytes = 0;
            transfer->body.clear();
            if (m_workload.responseEnded(transfer->index, status, bodyBytes)) {
                curl_multi_add_handle(m_multi, easy);
            } else if (m_options.mode == Mode::Idle) {
                // The connection stays, with the multi handle; the easy handle is what requests
                // need.
                curl_easy_cleanup(easy);
                delete transfer;
            }
        }
    }

    static std::size_t bodyReceived(char *data, std::size_t, std::size_t size, void *user)
    {
        auto *transfer = static_cast<Transfer *>(user);
        if (transfer->isKept)
            transfer->body.append(data, size);
        transfer->bodyBytes += static_cast<std::int64_t>(size);
        return size;
    }

    static int socketChanged(CURL *, curl_socket_t socket, int what, void *user, void *known)
    {
        auto *client = static_cast<Client *>(user);
        epoll_event event = {};
        event.data.fd = socket;
        event.events =
                (what & CURL_POLL_IN ? EPOLLIN : 0u) | (what & CURL_POLL_OUT ? EPOLLOUT : 0u);
        if (what == CURL_POLL_REMOVE) {
            epoll_ctl(client->m_epoll, EPOLL_CTL_DEL, socket, &event);
        } else {
            epoll_ctl(client->m_epoll, known ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, socket, &event);
            curl_multi_assign(client->m_multi, socket, client);
        }
        return 0;
    }

    static int timerChanged(CURLM *, long milliseconds, void *user)
    {
        static_cast<Client *>(user)->m_timeout = static_cast<int>(milliseconds);
        return 0;
    }

    const Options &m_options;
    int m_epoll;
    int m_timeout = -1;
    CURLM *m_multi;
    curl_slist *m_headers = nullptr;
    Workload m_workload;
};

} // namespace

int main(int argc, char **argv)
{
    const Options options(argc, argv);
    curl_global_init(CURL_GLOBAL_ALL);
    return Client(options).run();
}
