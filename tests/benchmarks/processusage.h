// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <cstdint>

namespace Benchmark {

//! The processor time of this process, all threads, and the time of day, at one moment.
class ProcessUsage
{
public:
    //! Of now.
    static ProcessUsage now();

    double userSeconds = 0;
    double systemSeconds = 0;
    double wallSeconds = 0;
};

std::int64_t residentBytes();
std::int64_t peakResidentBytes();
int openSockets();

} // namespace Benchmark
