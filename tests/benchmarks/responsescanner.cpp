// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "responsescanner.h"

#include <cstdlib>
#include <cstring>
#include <utility>

namespace Benchmark {

namespace {

constexpr char HeadEnd[] = "\r\n\r\n";
constexpr char LengthName[] = "\r\nContent-Length: ";
constexpr std::size_t StatusOffset = sizeof "HTTP/1.1 " - 1;

} // namespace

bool ResponseScanner::feed(const char *data, std::size_t size)
{
    if (m_isInBody)
        return takeBody(size);
    if (m_head.empty())
        return takeHead(data, size);
    const std::string head = std::move(m_head.append(data, size));
    m_head.clear();
    return takeHead(head.data(), head.size());
}

bool ResponseScanner::takeHead(const char *data, std::size_t size)
{
    const void *end = memmem(data, size, HeadEnd, sizeof HeadEnd - 1);
    if (!end) {
        m_head.assign(data, size);
        return false;
    }
    const std::size_t headSize =
            static_cast<std::size_t>(static_cast<const char *>(end) - data) + sizeof HeadEnd - 1;
    const void *length = memmem(data, headSize, LengthName, sizeof LengthName - 1);
    if (!length || std::memcmp(data, "HTTP/1.1 ", StatusOffset) != 0) {
        m_hasFailed = true;
        return false;
    }
    m_status = std::atoi(data + StatusOffset);
    m_length = std::atoll(static_cast<const char *>(length) + sizeof LengthName - 1);
    m_bodyBytes = 0;
    m_isInBody = true;
    return takeBody(size - headSize);
}

bool ResponseScanner::takeBody(std::size_t size)
{
    m_bodyBytes += static_cast<std::int64_t>(size);
    if (m_bodyBytes < m_length)
        return false;
    m_isInBody = false;
    return true;
}

} // namespace Benchmark
