// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "options.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string_view>

namespace Benchmark {

namespace {

[[noreturn]] void usage(const char *program, const std::string &problem)
{
    std::fprintf(stderr,
                 "%s: %s\nUsage: %s --url URL [--mode small|download|idle] [--connections N]\n"
                 "    [--requests N] [--warm-up N] [--body-bytes N] [--ca FILE]\n"
                 "    [--sockets qt|epoll]\n",
                 program, problem.c_str(), program);
    std::exit(2);
}

} // namespace

const char *nameOf(Mode mode)
{
    switch (mode) {
    case Mode::Small:
        return "small";
    case Mode::Download:
        return "download";
    case Mode::Idle:
        return "idle";
    }
    return "";
}

Options::Options(int argc, char **argv)
{
    for (int i = 1; i < argc; i += 2) {
        const std::string_view name = argv[i];
        if (i + 1 == argc)
            usage(argv[0], std::string(name) + " has no value");
        const char *value = argv[i + 1];
        if (name == "--url") {
            url = value;
        } else if (name == "--ca") {
            caFile = value;
        } else if (name == "--connections") {
            connections = std::atoi(value);
        } else if (name == "--requests") {
            requests = std::atoll(value);
        } else if (name == "--warm-up") {
            warmUp = std::atoll(value);
        } else if (name == "--body-bytes") {
            bodyBytes = std::atoll(value);
        } else if (name == "--sockets") {
            usesEpoll = std::strcmp(value, "epoll") == 0;
            if (!usesEpoll && std::strcmp(value, "qt") != 0)
                usage(argv[0], "no sockets " + std::string(value));
        } else if (name == "--mode") {
            for (Mode each : { Mode::Small, Mode::Download, Mode::Idle }) {
                if (std::strcmp(value, nameOf(each)) == 0)
                    mode = each;
            }
            if (nameOf(mode) != std::string_view(value))
                usage(argv[0], "no mode " + std::string(value));
        } else {
            usage(argv[0], "no option " + std::string(name));
        }
    }
    splitUrl();
    if (host.empty() || port == 0)
        usage(argv[0], "--url wants http:// or https://, an IPv4 address and a port");
    if (connections < 1 || requests < 1 || warmUp < 0)
        usage(argv[0], "--connections and --requests want at least 1");
}

void Options::splitUrl()
{
    constexpr std::string_view Plain = "http://";
    constexpr std::string_view Tls = "https://";
    std::string_view rest = url;
    isTls = rest.substr(0, Tls.size()) == Tls;
    if (!isTls && rest.substr(0, Plain.size()) != Plain)
        return;
    rest.remove_prefix(isTls ? Tls.size() : Plain.size());
    const std::size_t slash = rest.find('/');
    const std::size_t colon = rest.find(':');
    if (slash == rest.npos || colon == rest.npos || colon > slash)
        return;
    host = rest.substr(0, colon);
    port = static_cast<std::uint16_t>(std::atoi(rest.data() + colon + 1));
    target = rest.substr(slash);
}

std::string Options::requestText() const
{
    return "GET " + target + " HTTP/1.1\r\nHost: " + host + ':' + std::to_string(port)
           + "\r\nAccept: " + Accept + "\r\nAccept-Encoding: " + AcceptEncoding
           + "\r\nUser-Agent: " + UserAgent + "\r\n\r\n";
}

} // namespace Benchmark
