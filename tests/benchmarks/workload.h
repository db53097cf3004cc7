// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "options.h"
#include "processusage.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace Benchmark {

/*!
    The work of one run, the same for every client: which connection sends on, when the warm-up has
    ended, and what the measured part cost.

    The client opens a connection (or starts a request, if it pools connections by itself) when it
   is told to, and reports the end of every response. The first connection is opened alone, so that
    what a client does once is not counted as memory of a connection.
*/
class Workload
{
public:
    using Open = std::function<void(int connection)>;

    Workload(std::string client, const Options &options, Open open);

    void start();
    //! A response on \a connection is complete. True if the connection sends its next request.
    bool responseEnded(int connection, std::int64_t status, std::int64_t bodyBytes);
    int connections() const { return m_options.connections; }
    //! True once no connection has anything left to send.
    bool isFinished() const { return m_running == 0; }
    //! Ends the program with \a message.
    [[noreturn]] void fail(const std::string &message) const;
    //! Prints the report, one line of JSON. Returns main()'s exit code.
    int report() const;

private:
    void openRest();
    void beginIfWarm();
    void measureIdle();

    std::string m_client;
    Options m_options;
    Open m_open;
    std::vector<bool> m_hasAnswered;
    int m_silent = 0; // connections that have had no response yet
    int m_running = 0;
    std::int64_t m_ended = 0;
    std::int64_t m_measured = 0;
    bool m_isMeasuring = false;
    ProcessUsage m_before;
    ProcessUsage m_after;
    int m_socketsBefore = 0;
    int m_sockets = 0;
    std::int64_t m_residentBefore = 0;
    std::int64_t m_residentTrimmedBefore = 0;
    double m_residentPerConnection = -1;
    double m_residentTrimmedPerConnection = -1;
};

} // namespace Benchmark
