// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "processusage.h"

#include <chrono>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>
#include <system_error>

#include <sys/resource.h>

namespace Benchmark {

namespace {

double seconds(const timeval &time)
{
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}

// A line of /proc/self/status that is in kB.
std::int64_t statusBytes(const char *name)
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.compare(0, std::strlen(name), name) == 0)
            return std::stoll(line.substr(std::strlen(name))) * 1024;
    }
    return 0;
}

} // namespace

ProcessUsage ProcessUsage::now()
{
    rusage usage = {};
    getrusage(RUSAGE_SELF, &usage);
    ProcessUsage result;
    result.userSeconds = seconds(usage.ru_utime);
    result.systemSeconds = seconds(usage.ru_stime);
    const auto time = std::chrono::steady_clock::now().time_since_epoch();
    result.wallSeconds = std::chrono::duration<double>(time).count();
    return result;
}

std::int64_t residentBytes()
{
    return statusBytes("VmRSS:");
}

std::int64_t peakResidentBytes()
{
    return statusBytes("VmHWM:");
}

int openSockets()
{
    int count = 0;
    for (const auto &entry : std::filesystem::directory_iterator("/proc/self/fd")) {
        std::error_code gone;
        const std::string target = std::filesystem::read_symlink(entry.path(), gone).string();
        count += target.compare(0, 7, "socket:") == 0 ? 1 : 0;
    }
    return count;
}

} // namespace Benchmark
