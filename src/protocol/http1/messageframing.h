// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qbytearrayview.h>
#include <QtCore/qstring.h>

#include <chrono>
#include <optional>

namespace HttpQ::Http1 {

class FieldSection;

//! The methods whose responses are framed in their own way.
enum class RequestKind : quint8 { Other, Head, Connect };

//! How the length of a response's content is told (RFC 9112 6.3).
class MessageFraming
{
public:
    enum class Content : quint8 {
        None,
        Tunnel, //!< none, and what follows is no longer HTTP
        Length,
        Chunked,
        UntilClose,
    };

    MessageFraming() {}
    explicit MessageFraming(Content content, qint64 length = 0)
        : content(content)
        , length(length)
    {}
    //! The message cannot be framed.
    explicit MessageFraming(const QString &problem)
        : problem(problem)
    {}

    static MessageFraming decide(RequestKind request, int status, int minorVersion,
                                 const FieldSection &fields);

    Content content = Content::None;
    qint64 length = 0;
    QString problem; //!< null if there is none
};

//! A number of 1*DIGIT, at most 19 of them, that fits; nothing else.
std::optional<qint64> parseContentLength(QByteArrayView digits);

//! Whether the sender of \a fields wants the connection to last (RFC 9112 9.3).
bool isPersistent(int minorVersion, const FieldSection &fields);
//! The timeout parameter of Keep-Alive.
std::optional<std::chrono::seconds> keepAliveTimeout(const FieldSection &fields);

} // namespace HttpQ::Http1
