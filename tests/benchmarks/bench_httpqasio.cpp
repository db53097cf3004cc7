// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// HttpQ over Boost.Asio: a coroutine of Asio's for each connection, and no event loop of Qt.

#include "options.h"
#include "workload.h"

#include <HttpQ/AsioAwaitable>
#include <HttpQ/AsioBackend>
#include <HttpQ/AsyncClient>

#include <QtCore/qfile.h>
#include <QtCore/qurl.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include <optional>

namespace asio = boost::asio;
using namespace Benchmark;

namespace {

class Client
{
public:
    explicit Client(const Options &options)
        : m_url(QString::fromStdString(options.url))
        , m_workload("httpq-asio", options, [this, mode = options.mode](int index) {
            asio::co_spawn(m_context, mode == Mode::Download ? download(index) : converse(index),
                           asio::detached);
        })
    {
        HttpQ::Limits limits;
        limits.maxConnections = options.connections + 1;
        limits.maxConnectionsPerOrigin = options.connections + 1;
        limits.maxIdleConnections = options.connections + 1;
        m_client.setLimits(limits);
        m_client.setHeader("User-Agent", UserAgent);
        if (options.isTls) {
            QFile file(QString::fromStdString(options.caFile));
            if (!file.open(QIODevice::ReadOnly))
                m_workload.fail("cannot read " + options.caFile);
            HttpQ::TlsOptions tls;
            tls.setCaCertificates(file.readAll(), HttpQ::TlsOptions::Authorities::OnlyExtra);
            m_client.setTlsOptions(tls);
        }
    }

    int run()
    {
        m_workload.start();
        m_context.run();
        return m_workload.report();
    }

private:
    asio::awaitable<void> converse(int index)
    {
        try {
            while (true) {
                const HttpQ::Response response = co_await HttpQ::asAwaitable(m_client.get(m_url));
                if (!m_workload.responseEnded(index, response.status(), response.content().size()))
                    break;
            }
        } catch (const HttpQ::HttpError &failure) {
            m_workload.fail(failure.what());
        }
        stopIfFinished();
    }

    asio::awaitable<void> download(int index)
    {
        try {
            while (true) {
                const HttpQ::Response response =
                        co_await HttpQ::asAwaitable(m_client.get(m_url).stream());
                qint64 bodyBytes = 0;
                while (const std::optional<QByteArray> chunk =
                               co_await HttpQ::asAwaitable(response.nextChunk()))
                    bodyBytes += chunk->size();
                if (!m_workload.responseEnded(index, response.status(), bodyBytes))
                    break;
            }
        } catch (const HttpQ::HttpError &failure) {
            m_workload.fail(failure.what());
        }
        stopIfFinished();
    }

    void stopIfFinished()
    {
        if (m_workload.isFinished())
            m_context.stop();
    }

    asio::io_context m_context { 1 };
    const QUrl m_url;
    HttpQ::AsyncClient m_client { std::make_shared<HttpQ::AsioBackend>(m_context) };
    Workload m_workload;
};

} // namespace

int main(int argc, char **argv)
{
    const Options options(argc, argv);
    return Client(options).run();
}
