// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "workload.h"

#include <cstdio>
#include <cstdlib>
#include <utility>

#include <malloc.h>

namespace Benchmark {

Workload::Workload(std::string client, const Options &options, Open open)
    : m_client(std::move(client))
    , m_options(options)
    , m_open(std::move(open))
{
    // The one that was opened first may be idle, and then serves one of the others.
    if (m_options.mode == Mode::Idle)
        ++m_options.connections;
    m_hasAnswered.resize(static_cast<std::size_t>(m_options.connections));
    m_silent = m_options.connections;
    m_running = m_options.connections;
}

void Workload::start()
{
    if (m_options.warmUp == 0 && m_options.connections == 1) {
        m_isMeasuring = true;
        m_before = ProcessUsage::now();
    }
    m_open(0);
}

void Workload::openRest()
{
    if (m_options.mode == Mode::Idle) {
        m_socketsBefore = openSockets();
        m_residentBefore = residentBytes();
        malloc_trim(0);
        m_residentTrimmedBefore = residentBytes();
    }
    for (int i = 1; i < m_options.connections; ++i)
        m_open(i);
}

bool Workload::responseEnded(int connection, std::int64_t status, std::int64_t bodyBytes)
{
    if (status != 200)
        fail("a response has the status " + std::to_string(status));
    if (bodyBytes != m_options.bodyBytes)
        fail("a response has a body of " + std::to_string(bodyBytes) + " bytes");

    ++m_ended;
    if (m_isMeasuring && m_measured < m_options.requests && ++m_measured == m_options.requests) {
        m_after = ProcessUsage::now();
        m_sockets = openSockets();
    }
    const auto index = static_cast<std::size_t>(connection);
    if (!m_hasAnswered[index]) {
        m_hasAnswered[index] = true;
        --m_silent;
        if (m_ended == 1)
            openRest();
    }
    const bool goesOn = m_options.mode != Mode::Idle && m_measured < m_options.requests;
    if (!goesOn)
        --m_running;
    if (!m_isMeasuring)
        beginIfWarm();
    return goesOn;
}

void Workload::beginIfWarm()
{
    if (m_options.mode == Mode::Idle) {
        if (m_running == 0)
            measureIdle();
    } else if (m_silent == 0 && m_ended >= m_options.warmUp) {
        m_isMeasuring = true;
        m_before = ProcessUsage::now();
    }
}

void Workload::measureIdle()
{
    m_sockets = openSockets();
    const int more = m_sockets - m_socketsBefore;
    if (more < m_options.connections - 2)
        fail("only " + std::to_string(m_sockets) + " sockets are open");
    const auto each = [more](std::int64_t before) {
        return static_cast<double>(residentBytes() - before) / more;
    };
    m_residentPerConnection = each(m_residentBefore);
    malloc_trim(0);
    m_residentTrimmedPerConnection = each(m_residentTrimmedBefore);
}

void Workload::fail(const std::string &message) const
{
    std::fprintf(stderr, "bench_%s: %s\n", m_client.c_str(), message.c_str());
    std::_Exit(1);
}

int Workload::report() const
{
    if (!isFinished())
        fail("ended before all requests were done");
    const double user = m_after.userSeconds - m_before.userSeconds;
    const double system = m_after.systemSeconds - m_before.systemSeconds;
    const double seconds = m_after.wallSeconds - m_before.wallSeconds;
    const auto requests = static_cast<double>(m_measured);
    const auto perRequest = [requests](double time) {
        return requests > 0 ? time * 1e6 / requests : 0.;
    };
    std::printf("{\"client\": \"%s\", \"mode\": \"%s\", \"connections\": %d, \"requests\": %lld, "
                "\"cpu_us_per_request\": %.3f, \"user_us\": %.3f, \"sys_us\": %.3f, "
                "\"seconds\": %.3f, \"requests_per_second\": %.1f, \"bytes\": %lld, "
                "\"max_rss_kb\": %lld, \"open_sockets\": %d",
                m_client.c_str(), nameOf(m_options.mode), m_options.connections,
                static_cast<long long>(m_measured), perRequest(user + system), perRequest(user),
                perRequest(system), seconds, seconds > 0 ? requests / seconds : 0.,
                static_cast<long long>(m_ended * m_options.bodyBytes),
                static_cast<long long>(peakResidentBytes() / 1024), m_sockets);
    if (m_options.mode == Mode::Idle) {
        std::printf(", \"rss_per_connection_bytes\": %.0f, "
                    "\"rss_per_connection_trimmed_bytes\": %.0f",
                    m_residentPerConnection, m_residentTrimmedPerConnection);
    }
    std::printf("}\n");
    return 0;
}

} // namespace Benchmark
