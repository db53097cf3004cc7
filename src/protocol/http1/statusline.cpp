// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "protocol/http1/statusline.h"

#include "protocol/http1/fieldtext.h"
#include "protocol/http1/inputquote.h"

namespace HttpQ::Http1 {

QString StatusLine::wrongBeginning(QByteArrayView bytes)
{
    // RFC 9112 2.2 lets servers skip an empty line before a request; there is no such rule here
    if (bytes.startsWith('\r') || bytes.startsWith('\n'))
        return QStringLiteral("The response begins with an empty line, not with a status line");
    return QStringLiteral(
                   "The response does not begin with an HTTP/1.0 or HTTP/1.1 status line but "
                   "with %1")
            .arg(quoteInput(bytes));
}

// status-line = HTTP-version SP status-code SP [ reason-phrase ]
// Servers that leave out the last SP together with the reason phrase are common enough to be heard.
QString StatusLine::parse(QByteArrayView line)
{
    constexpr qsizetype VersionSize = 8;
    constexpr qsizetype CodeEnd = 12;

    if (line.size() < VersionSize || (line[7] != '0' && line[7] != '1')
        || (line.size() > VersionSize && line[VersionSize] != ' ')) {
        return QStringLiteral("The version in the status line %1 is neither HTTP/1.0 nor HTTP/1.1")
                .arg(quoteInput(line));
    }
    if (line.size() < CodeEnd || !Characters::is(line[9], Characters::Digit)
        || !Characters::is(line[10], Characters::Digit)
        || !Characters::is(line[11], Characters::Digit)
        || (line.size() > CodeEnd && line[CodeEnd] != ' ')) {
        return QStringLiteral("The status line %1 has no status code of three digits")
                .arg(quoteInput(line));
    }
    minorVersion = line[7] - '0';
    status = (line[9] - '0') * 100 + (line[10] - '0') * 10 + (line[11] - '0');
    if (status < 100 || status > 599) {
        return QStringLiteral("The status code in %1 is not between 100 and 599")
                .arg(quoteInput(line));
    }
    reason = line.size() > CodeEnd ? line.sliced(CodeEnd + 1) : QByteArrayView();
    if (firstOutsideFieldText(reason) >= 0) {
        return QStringLiteral("The reason phrase in %1 holds a control character")
                .arg(quoteInput(line));
    }
    return {};
}

} // namespace HttpQ::Http1
