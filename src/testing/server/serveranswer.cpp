// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "testing/server/serveranswer.h"

#include <algorithm>

namespace HttpQ {

ServerAnswer::ServerAnswer() = default;

ServerAnswer::ServerAnswer(const Response &response)
    : m_response(response)
{}

ServerAnswer::ServerAnswer(const QByteArray &bytes)
    : m_bytes(bytes)
{}

ServerAnswer::ServerAnswer(const char *bytes)
    : m_bytes(bytes)
{}

ServerAnswer ServerAnswer::delay(Duration duration) const
{
    ServerAnswer answer = *this;
    answer.m_delay = duration;
    return answer;
}

ServerAnswer ServerAnswer::dribble(qint64 bytes, Duration every) const
{
    ServerAnswer answer = *this;
    answer.m_pieceSize = std::max<qint64>(bytes, 1);
    answer.m_every = every;
    return answer;
}

ServerAnswer ServerAnswer::chunked(qint64 size) const
{
    ServerAnswer answer = *this;
    answer.m_chunkSize = std::max<qint64>(size, 1);
    return answer;
}

ServerAnswer ServerAnswer::badChunk(int index) const
{
    constexpr qint64 DefaultChunk = 1024;
    ServerAnswer answer = *this;
    answer.m_badChunk = index;
    if (answer.m_chunkSize == 0)
        answer.m_chunkSize = DefaultChunk;
    return answer;
}

ServerAnswer ServerAnswer::withFault(Fault fault, std::optional<qint64> at) const
{
    ServerAnswer answer = *this;
    answer.m_fault = fault;
    answer.m_faultAt = at;
    return answer;
}

ServerAnswer ServerAnswer::stall(qint64 at) const
{
    return withFault(Fault::Stall, at);
}

ServerAnswer ServerAnswer::reset(qint64 at) const
{
    return withFault(Fault::Reset, at);
}

ServerAnswer ServerAnswer::cut(qint64 at) const
{
    return withFault(Fault::Cut, at);
}

ServerAnswer ServerAnswer::cutWithoutNotify(qint64 at) const
{
    return withFault(Fault::CutWithoutNotify, at);
}

ServerAnswer ServerAnswer::close() const
{
    return withFault(Fault::Cut, std::nullopt);
}

qint64 ServerAnswer::faultPlace(qint64 size) const
{
    const qint64 at = m_faultAt.value_or(size);
    return std::clamp<qint64>(at < 0 ? size + at : at, 0, size);
}

QByteArray ServerAnswer::toBytes(const QByteArray &method) const
{
    if (m_response.isNull())
        return m_bytes;
    const Headers headers = m_response.headers();
    const int status = m_response.status();
    // RFC 9110 8.6: a Content-Length says what a GET would have got, but with these there is none.
    const bool hasContent = status >= 200 && status != 204 && status != 304;
    QByteArray bytes =
            "HTTP/1.1 " + QByteArray::number(status) + ' ' + m_response.reason().toUtf8() + "\r\n";
    for (qsizetype i = 0; i < headers.size(); ++i) {
        bytes += headers.nameAt(i).toByteArray() + ": " + headers.valueAt(i).toByteArray() + "\r\n";
    }
    const bool isFramed =
            headers.contains("Content-Length") || headers.contains("Transfer-Encoding");
    if (hasContent && m_chunkSize > 0 && !isFramed)
        bytes += "Transfer-Encoding: chunked\r\n";
    else if (hasContent && !isFramed)
        bytes += "Content-Length: " + QByteArray::number(m_response.content().size()) + "\r\n";
    bytes += "\r\n";
    if (!hasContent || method == "HEAD")
        return bytes;
    return bytes + (m_chunkSize > 0 ? chunks(m_response.content()) : m_response.content());
}

QByteArray ServerAnswer::chunks(const QByteArray &content) const
{
    QByteArray bytes;
    int index = 0;
    for (qsizetype i = 0; i < content.size(); i += m_chunkSize) {
        const QByteArray chunk = content.mid(i, m_chunkSize);
        bytes += (index++ == m_badChunk ? QByteArray("none") : QByteArray::number(chunk.size(), 16))
                 + "\r\n" + chunk + "\r\n";
    }
    return bytes + (index <= m_badChunk ? "none" : "0") + "\r\n\r\n";
}

} // namespace HttpQ
