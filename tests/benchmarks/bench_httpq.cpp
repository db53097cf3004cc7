// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// HttpQ: a coroutine for each connection.

#include "options.h"
#include "workload.h"

#include <HttpQ/AsyncClient>
#include <HttpQ/QtBackend>

#include <QtCore/qcoreapplication.h>
#include <QtCore/qfile.h>
#include <QtCore/qurl.h>

#include <qcoro/qcorotask.h>

#include <memory>
#include <optional>

using namespace Benchmark;

namespace {

std::shared_ptr<HttpQ::Backend> backend(const Options &options)
{
    auto backend = std::make_shared<HttpQ::QtBackend>();
    if (options.usesEpoll)
        backend->setPlainSockets(HttpQ::QtBackend::PlainSockets::Epoll);
    return backend;
}

class Client
{
public:
    explicit Client(const Options &options)
        : m_url(QString::fromStdString(options.url))
        , m_client(backend(options))
        , m_workload(options.usesEpoll ? "httpq-epoll" : "httpq", options,
                     [this, mode = options.mode](int index) {
                         mode == Mode::Download ? download(index) : converse(index);
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
        QCoreApplication::exec();
        return m_workload.report();
    }

private:
    QCoro::Task<> converse(int index)
    {
        try {
            while (true) {
                const HttpQ::Response response = co_await m_client.get(m_url);
                if (!m_workload.responseEnded(index, response.status(), response.content().size()))
                    break;
            }
        } catch (const HttpQ::HttpError &failure) {
            m_workload.fail(failure.what());
        }
        quitIfFinished();
    }

    QCoro::Task<> download(int index)
    {
        try {
            while (true) {
                const HttpQ::Response response = co_await m_client.get(m_url).stream();
                qint64 bodyBytes = 0;
                while (const std::optional<QByteArray> chunk = co_await response.nextChunk())
                    bodyBytes += chunk->size();
                if (!m_workload.responseEnded(index, response.status(), bodyBytes))
                    break;
            }
        } catch (const HttpQ::HttpError &failure) {
            m_workload.fail(failure.what());
        }
        quitIfFinished();
    }

    void quitIfFinished()
    {
        if (m_workload.isFinished())
            QCoreApplication::quit();
    }

    const QUrl m_url;
    HttpQ::AsyncClient m_client;
    Workload m_workload;
};

} // namespace

int main(int argc, char **argv)
{
    const Options options(argc, argv);
    QCoreApplication application(argc, argv);
    return Client(options).run();
}
