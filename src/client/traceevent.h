// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/httpqglobal.h>

#include <QtCore/qmetaobject.h>
#include <QtCore/qstring.h>
#include <QtCore/qurl.h>

#include <chrono>
#include <functional>

QT_BEGIN_NAMESPACE
class QDebug;
QT_END_NAMESPACE

namespace HttpQ {

/*!
    \class HttpQ::TraceEvent
    \brief One thing that happened inside a request.

    Events are told in the order in which they happened, from the event loop, so a little later than
    at() says. Nothing is recorded, and nothing is paid for, while nobody listens:
    AsyncClient::setTrace(), RequestBuilder::trace(), or the logging category "httpq.trace" at debug
    level.
*/
class HTTPQ_EXPORT TraceEvent
{
    Q_GADGET
public:
    enum class Kind {
        Started, //!< text(): the method
        PoolWaiting, //!< for a connection to be free or made
        ConnectionReady, //!< text(): "reused" or "new"
        ResolveStarted, //!< text(): the host
        Resolved, //!< text(): the addresses
        ResolveFailed, //!< text(): why
        ConnectStarted, //!< text(): the address
        Connected, //!< text(): the address
        ConnectFailed, //!< text(): the address and why
        TlsStarted, //!< text(): the server name
        TlsDone, //!< text(): protocol and cipher
        TlsFailed, //!< text(): why
        RequestSending, //!< the head is being written
        RequestSent, //!< the system took all of it
        InformationReceived, //!< text(): the status
        HeadReceived, //!< text(): the status; at() is when the first byte of it came
        BodyReceived, //!< text(): how many bytes
        Redirecting, //!< text(): where to
        Authenticating, //!< another round with credentials
        Retrying, //!< text(): why, and after how long
        Finished,
        Failed, //!< text(): the error
    };
    Q_ENUM(Kind)

    TraceEvent(quint64 request, Kind kind, std::chrono::microseconds at, const QUrl &url,
               const QString &text);

    //! Tells requests of a client apart.
    quint64 request() const noexcept { return m_request; }
    Kind kind() const noexcept { return m_kind; }
    //! Since the start of the request.
    std::chrono::microseconds at() const noexcept { return m_at; }
    //! Of the round, without user information.
    QUrl url() const { return m_url; }
    QString text() const { return m_text; }

#ifndef QT_NO_DEBUG_STREAM
    HTTPQ_EXPORT friend QDebug operator<<(QDebug debug, const TraceEvent &event);
#endif

private:
    quint64 m_request;
    Kind m_kind;
    std::chrono::microseconds m_at;
    QUrl m_url;
    QString m_text;
};

using TraceFunction = std::function<void(const TraceEvent &)>;

} // namespace HttpQ
