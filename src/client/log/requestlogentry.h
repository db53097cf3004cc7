// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/error.h>
#include <HttpQ/timings.h>

#include <QtCore/qbytearray.h>
#include <QtCore/qdatetime.h>
#include <QtCore/qlist.h>
#include <QtCore/qobjectdefs.h>
#include <QtCore/qstring.h>
#include <QtCore/qurl.h>

#include <utility>

namespace HttpQ {

//! A part of the time that a request took: see Timings.
class HTTPQ_EXPORT RequestPhase
{
    Q_GADGET
public:
    enum class Kind { Pool, Resolve, Connect, Tls, Send, Wait, Receive };
    Q_ENUM(Kind)

    RequestPhase(Kind what, int of, Timings::Duration from, Timings::Duration time)
        : kind(what)
        , round(of)
        , start(from)
        , duration(time)
    {}

    Kind kind;
    int round; //!< 0 for the first, one more for each redirect, authentication and retry
    Timings::Duration start; //!< since the start of the request
    Timings::Duration duration;
};

/*!
    \class HttpQ::RequestLogEntry
    \brief One request in a RequestLog, without its secrets.
*/
class HTTPQ_EXPORT RequestLogEntry
{
    Q_GADGET
public:
    enum class State {
        Running,
        Succeeded, //!< there is a response, whatever its status
        Failed, //!< see error; a cancelled request has failed, too
    };
    Q_ENUM(State)
    using Field = std::pair<QString, QString>; // a name and a value

    RequestLogEntry() {}

    quint64 number = 0; //!< in the log, counted from 1 in the order of starting
    QByteArray method;
    QUrl url; //!< of the last round
    State state = State::Running;
    int status = 0; //!< 0 if there is no response
    QString reason; //!< the phrase beside the status
    Error error;
    QDateTime started; //!< in UTC
    Timings::Duration duration { 0 }; //!< of the whole request, 0 while it runs
    //! Of all rounds, none that took no time. While it runs, those that were done at the last
    //! RequestLog::updateRunning(), and so are the bytes.
    QList<RequestPhase> phases;
    qint64 sentBytes = 0; //!< of the request's body, -1 if that is not known
    qint64 receivedBytes = 0; //!< of content, before codings are undone
    QList<Field> requestHeaders;
    QList<Field> responseHeaders;
    QString remoteAddress; //!< with the port; the path of a local socket; empty if there was none
    QString curl; //!< a command that sends the same request: see RequestBuilder::toCurl()
    //! The beginnings of the bodies, if they are text and RequestLog::bodyPreviewBytes() is not 0. A
    //! body that was delivered in pieces is not known.
    QString requestPreview;
    QString responsePreview;
};

} // namespace HttpQ
