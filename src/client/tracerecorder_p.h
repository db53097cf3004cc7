// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "client/traceevent.h"
#include "connection/connectobserver.h"
#include "network/deadlinewheel.h"

#include <memory>
#include <vector>

namespace HttpQ {

class ClientCore;
class Exchange;
class Operation;
class RequestOptions;

//! Keeps what happens inside a request, until its turn comes and those who listen can be told.
class TraceRecorder final : public ConnectObserver
{
public:
    using TimePoint = Deadline::TimePoint;

    //! None if nobody listens.
    static std::unique_ptr<TraceRecorder> create(ClientCore &core, const RequestOptions *options,
                                                 quint64 number);

    void note(TraceEvent::Kind kind, TimePoint time, const QUrl &url, const QString &text);
    //! What the exchange to come will do has not been told.
    void exchangeBegins();
    //! Tells what was noted, and how far the exchange of \a operation has come since.
    void deliver(Operation &operation);
    void finish(Operation &operation);

private:
    TraceRecorder(ClientCore &core, TraceFunction client, TraceFunction request, bool isLogged,
                  quint64 number);

    void resolveStarted(const QByteArray &host) override;
    void resolved(const QList<QHostAddress> &addresses) override;
    void resolveFailed(const Error &error) override;
    void connectStarted(const QString &address, quint16 port) override;
    void connected(const QString &address, quint16 port) override;
    void connectFailed(const QString &address, quint16 port, const Error &error) override;
    void tlsStarted(const QByteArray &serverName) override;
    void tlsDone(const TlsInfo &info) override;
    void tlsFailed(const Error &error) override;

    void noteNow(TraceEvent::Kind kind, const QString &text);
    void observe(const Exchange &exchange, const QUrl &url);

    ClientCore &m_core;
    TraceFunction m_client;
    TraceFunction m_request;
    bool m_isLogged;
    quint64 m_number;
    TimePoint m_started;
    QUrl m_url;
    std::vector<TraceEvent> m_events;
    size_t m_informational = 0;
    bool m_isSentTold = false;
    bool m_isHeadTold = false;
    bool m_isBodyTold = false;
};

} // namespace HttpQ
