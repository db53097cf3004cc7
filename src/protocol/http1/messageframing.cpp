// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "protocol/http1/messageframing.h"

#include "http/characters.h"
#include "protocol/http1/fieldsection.h"
#include "protocol/http1/inputquote.h"

#include <limits>

namespace HttpQ::Http1 {

namespace {

MessageFraming decideByTransferEncoding(int minorVersion, const FieldSection &fields)
{
    if (minorVersion == 0)
        return MessageFraming(QStringLiteral("An HTTP/1.0 response has Transfer-Encoding"));
    int codings = 0;
    QString problem;
    fields.forEach(FieldSection::TransferEncoding, [&](QByteArrayView value) {
        Characters::forEachListElement(value, [&](QByteArrayView coding) {
            ++codings;
            if (!Characters::equalsIgnoringCase(coding, "chunked")) {
                problem = QStringLiteral("The transfer coding %1 is not supported")
                                  .arg(quoteInput(coding));
            } else if (codings > 1) {
                problem = QStringLiteral("The transfer coding chunked is applied more than once");
            }
            return problem.isNull();
        });
        return problem.isNull();
    });
    if (!problem.isNull())
        return MessageFraming(problem);
    if (codings == 0)
        return MessageFraming(QStringLiteral("Transfer-Encoding names no transfer coding"));
    return MessageFraming(MessageFraming::Content::Chunked);
}

// RFC 9110 8.6: a list of equal numbers, or equal lines, may be taken for one
MessageFraming decideByContentLength(const FieldSection &fields)
{
    std::optional<qint64> length;
    QString problem;
    fields.forEach(FieldSection::ContentLength, [&](QByteArrayView value) {
        QByteArrayView rest = value;
        for (bool more = true; more && problem.isNull();) {
            const qsizetype comma = rest.indexOf(',');
            more = comma >= 0;
            const QByteArrayView element = Characters::trimmed(more ? rest.first(comma) : rest);
            if (more)
                rest = rest.sliced(comma + 1);
            const std::optional<qint64> number = parseContentLength(element);
            if (!number) {
                problem = QStringLiteral("The Content-Length %1 is not a number of at most 19 "
                                         "digits that fits into 63 bits")
                                  .arg(quoteInput(value));
            } else if (length && *length != *number) {
                problem = QStringLiteral("The response has conflicting lengths: Content-Length %1 "
                                         "and %2")
                                  .arg(*length)
                                  .arg(*number);
            }
            length = number;
        }
        return problem.isNull();
    });
    if (!problem.isNull())
        return MessageFraming(problem);
    return MessageFraming(MessageFraming::Content::Length, *length);
}

} // namespace

// The numbers are those of the steps in RFC 9112 6.3; 7 is about requests.
MessageFraming MessageFraming::decide(RequestKind request, int status, int minorVersion,
                                      const FieldSection &fields)
{
    // 1
    if (request == RequestKind::Head || status / 100 == 1 || status == 204 || status == 304)
        return MessageFraming(Content::None);
    // 2
    if (request == RequestKind::Connect && status / 100 == 2)
        return MessageFraming(Content::Tunnel);
    const bool hasLength = fields.has(FieldSection::ContentLength);
    if (fields.has(FieldSection::TransferEncoding)) {
        // 3: it may also be read by its chunks, but then someone on the way may have read it
        // otherwise
        if (hasLength) {
            return MessageFraming(
                    QStringLiteral("The response has both Transfer-Encoding and Content-Length"));
        }
        // 4
        return decideByTransferEncoding(minorVersion, fields);
    }
    // 5 and 6
    if (hasLength)
        return decideByContentLength(fields);
    // 8
    return MessageFraming(Content::UntilClose);
}

std::optional<qint64> parseContentLength(QByteArrayView digits)
{
    constexpr qsizetype MaximumDigits = 19;
    if (digits.isEmpty() || digits.size() > MaximumDigits
        || Characters::firstOutside(digits, Characters::Digit) >= 0)
        return std::nullopt;
    quint64 number = 0; // 19 digits fit
    for (const char c : digits)
        number = number * 10 + static_cast<quint64>(c - '0');
    if (number > static_cast<quint64>(std::numeric_limits<qint64>::max()))
        return std::nullopt;
    return static_cast<qint64>(number);
}

bool isPersistent(int minorVersion, const FieldSection &fields)
{
    bool close = false;
    bool keepAlive = false;
    if (fields.has(FieldSection::Connection)) {
        fields.forEach(FieldSection::Connection, [&](QByteArrayView value) {
            // What nearly every server says, and nothing else.
            if (value == "keep-alive") {
                keepAlive = true;
                return true;
            }
            Characters::forEachListElement(value, [&](QByteArrayView option) {
                close = close || Characters::equalsIgnoringCase(option, "close");
                keepAlive = keepAlive || Characters::equalsIgnoringCase(option, "keep-alive");
                return true;
            });
            return true;
        });
    }
    return !close && (minorVersion >= 1 || keepAlive);
}

std::optional<std::chrono::seconds> keepAliveTimeout(const FieldSection &fields)
{
    std::optional<std::chrono::seconds> timeout;
    if (!fields.has(FieldSection::KeepAlive))
        return timeout;
    fields.forEach(FieldSection::KeepAlive, [&](QByteArrayView value) {
        Characters::forEachListElement(value, [&](QByteArrayView parameter) {
            constexpr qsizetype MaximumDigits = 9;
            const qsizetype equals = parameter.indexOf('=');
            if (equals < 0
                || !Characters::equalsIgnoringCase(Characters::trimmed(parameter.first(equals)),
                                                   "timeout"))
                return true;
            const QByteArrayView digits = Characters::trimmed(parameter.sliced(equals + 1));
            if (digits.size() > MaximumDigits)
                return true;
            if (const std::optional<qint64> number = parseContentLength(digits))
                timeout = std::chrono::seconds(*number);
            return !timeout;
        });
        return !timeout;
    });
    return timeout;
}

} // namespace HttpQ::Http1
