// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/networkaccess/replyhead_p.h"

#include "http/headers.h"
#include "protocol/coding/decoderchain.h"

namespace HttpQ {

namespace {

bool isDecodable(const Headers &headers, const Limits &limits)
{
    if (!headers.contains("Content-Encoding"))
        return false;
    const auto chain = DecoderChain::create(headers, limits);
    return chain && !(*chain)->isIdentity();
}

bool isSame(const QByteArray &name, QByteArrayView other)
{
    return name.compare(other, Qt::CaseInsensitive) == 0;
}

} // namespace

ReplyHead::ReplyHead(const Response &response, const Limits &limits, bool isRaw)
{
    const Headers headers = response.headers();
    m_isDecoded = !isRaw && isDecodable(headers, limits);
    bool isNumber = false;
    const qint64 length = headers.value("Content-Length").toLongLong(&isNumber);
    if (isNumber)
        m_contentLength = length;
    for (const auto &[name, value] : headers.toListOfPairs()) {
        // It is not the length of what will be read.
        if (!m_isDecoded || !isSame(name, "Content-Length"))
            add(name, value);
    }
}

void ReplyHead::add(const QByteArray &name, const QByteArray &value)
{
    for (auto &[known, joined] : m_fields) {
        if (!isSame(known, name))
            continue;
        // A cookie may have a comma in it, and QNetworkReply expects one in each line.
        if (isSame(name, "Set-Cookie"))
            joined += '\n' + value;
        else if (isSame(name, "Location"))
            joined = value;
        else
            joined += ", " + value;
        return;
    }
    m_fields.append({ name, value });
}

} // namespace HttpQ
