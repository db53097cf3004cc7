// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace Benchmark {

/*!
    Finds the end of a response with the least possible work: status line, Content-Length spelled as
    nginx does, bytes counted. For the floors, which have no HTTP library.
*/
class ResponseScanner
{
public:
    //! Takes what was read; true if the response is complete with it. The next call begins another.
    bool feed(const char *data, std::size_t size);
    //! True if what was fed is no response.
    bool hasFailed() const { return m_hasFailed; }
    std::int64_t status() const { return m_status; }
    std::int64_t bodyBytes() const { return m_bodyBytes; }

private:
    bool takeHead(const char *data, std::size_t size);
    bool takeBody(std::size_t size);

    std::string m_head; // a head that came in pieces
    bool m_isInBody = false;
    bool m_hasFailed = false;
    std::int64_t m_status = 0;
    std::int64_t m_bodyBytes = 0;
    std::int64_t m_length = 0;
};

} // namespace Benchmark
