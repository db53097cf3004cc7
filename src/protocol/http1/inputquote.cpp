// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "protocol/http1/inputquote.h"

namespace HttpQ::Http1 {

QString quoteInput(QByteArrayView input)
{
    constexpr qsizetype MaximumQuoted = 64;

    QString quoted(QLatin1Char('"'));
    for (const char c : input.first(qMin(input.size(), MaximumQuoted))) {
        switch (c) {
        case '\r':
            quoted += QStringLiteral("\\r");
            break;
        case '\n':
            quoted += QStringLiteral("\\n");
            break;
        case '\t':
            quoted += QStringLiteral("\\t");
            break;
        case '"':
        case '\\':
            quoted += QLatin1Char('\\');
            quoted += QLatin1Char(c);
            break;
        default:
            if (c >= 0x20 && c < 0x7f) {
                quoted += QLatin1Char(c);
            } else {
                quoted += QStringLiteral("\\x%1").arg(static_cast<unsigned char>(c), 2, 16,
                                                      QLatin1Char('0'));
            }
        }
    }
    if (input.size() > MaximumQuoted)
        quoted += QStringLiteral("...");
    return quoted += QLatin1Char('"');
}

QString quoteFieldLine(QByteArrayView line)
{
    const qsizetype colon = line.indexOf(':');
    return quoteInput(colon < 0 ? line : line.first(colon + 1));
}

} // namespace HttpQ::Http1
