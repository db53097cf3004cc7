// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <cstdint>
#include <string>

namespace Benchmark {

enum class Mode {
    Small, //!< requests over and over on every connection
    Download, //!< a large body, read in pieces
    Idle, //!< one request on every connection, which then stays open
};

const char *nameOf(Mode mode);

//! What the command line asks for.
class Options
{
public:
    //! Ends the program with a message if the arguments are wrong.
    Options(int argc, char **argv);

    Mode mode = Mode::Small;
    std::string url;
    std::string host;
    std::uint16_t port = 0;
    std::string target; //!< path and query
    bool isTls = false;
    int connections = 1;
    std::int64_t requests = 1;
    std::int64_t warmUp = 0; //!< responses before the measured ones
    std::int64_t bodyBytes = 0; //!< that every response must have
    std::string caFile;
    bool usesEpoll = false; //!< where a client has the choice

    //! The request that clients without a header API send: the fields that HttpQ sends by default.
    std::string requestText() const;

private:
    void splitUrl();
};

//! The values of those fields, for clients with a header API.
inline constexpr char Accept[] = "*/*";
inline constexpr char AcceptEncoding[] = "gzip, deflate, br, zstd";
inline constexpr char UserAgent[] = "HttpQ-benchmark/1.0";

} // namespace Benchmark
