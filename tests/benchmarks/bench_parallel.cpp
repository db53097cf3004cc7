// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// HttpQ: one group of requests, and one coroutine that takes the responses as they come.

#include "options.h"
#include "workload.h"

#include <HttpQ/AsyncClient>

#include <QtCore/qcoreapplication.h>
#include <QtCore/qurl.h>

#include <qcoro/qcorotask.h>

using namespace Benchmark;

namespace {

class Client
{
public:
    explicit Client(const Options &options)
        : m_url(QString::fromStdString(options.url))
        , m_parallel(m_client.parallel().atMost(options.connections))
        , m_workload("httpq-parallel", options, [this](int) { m_parallel.get(m_url); })
    {
        if (options.mode != Mode::Small || options.isTls)
            m_workload.fail("only small requests without TLS are measured");
        HttpQ::Limits limits;
        limits.maxConnections = options.connections + 1;
        limits.maxConnectionsPerOrigin = options.connections + 1;
        limits.maxIdleConnections = options.connections + 1;
        m_client.setLimits(limits);
        m_client.setHeader("User-Agent", UserAgent);
    }

    int run()
    {
        m_workload.start();
        take();
        QCoreApplication::exec();
        return m_workload.report();
    }

private:
    // The requests of the group have no places: which connection answers is not known, and the
    // first response of each is counted as that of the next.
    QCoro::Task<> take()
    {
        int answered = 0;
        try {
            while (m_parallel.hasPending()) {
                const HttpQ::ParallelResponse response = co_await m_parallel.nextResponse();
                const int index = answered++ % m_workload.connections();
                const bool goesOn = m_workload.responseEnded(index, response.status(),
                                                             response.content().size());
                if (goesOn)
                    m_parallel.get(m_url);
            }
        } catch (const HttpQ::HttpError &failure) {
            m_workload.fail(failure.what());
        }
        QCoreApplication::quit();
    }

    const QUrl m_url;
    HttpQ::AsyncClient m_client;
    HttpQ::Parallel m_parallel;
    Workload m_workload;
};

} // namespace

int main(int argc, char **argv)
{
    const Options options(argc, argv);
    QCoreApplication application(argc, argv);
    return Client(options).run();
}
