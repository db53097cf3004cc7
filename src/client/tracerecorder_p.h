// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "client/traceevent.h"
#include "connection/connectobserver.h"
#include "network/deadlinewheel.h"

#include <memory>
#include <vector>

namespace HttpQ {

class Operation;
class RequestOptions;

//! Keeps what happens inside a request, until its turn comes and those who listen can be told.
class TraceRecorder final : public ConnectObserver
{
public:
    using TimePoint = Deadline::TimePoint;

    //! None if nobody listens.
    static std::unique_ptr<TraceRecorder> create(Operation &operation,
                                                 const RequestOptions *options);

    //! In the present round of the request. Told on the turn.
    void noteNow(TraceEvent::Kind kind, const QString &text);
    //! What was noted last has not happened.
    void takeBack() { m_events.pop_back(); }
    //! What the exchange to come will do has not been told.
    void exchangeBegins();
    //! Notes how far the exchange has come.
    void observe();
    //! Tells what was noted, and how far the exchange has come since.
    void deliver();
    void finish();
    //! Tells the request's own listener nothing more.
    void silence() { m_isSilenced = true; }

private:
    TraceRecorder(Operation &operation, TraceFunction client, TraceFunction request, bool isLogged);

    void resolveStarted(const QByteArray &host) override;
    void resolved(const QList<QHostAddress> &addresses) override;
    void resolveFailed(const Error &error) override;
    void connectStarted(const QString &address, quint16 port) override;
    void connected(const QString &address, quint16 port) override;
    void connectFailed(const QString &address, quint16 port, const Error &error) override;
    void tlsStarted(const QByteArray &serverName) override;
    void tlsDone(const TlsInfo &info) override;
    void tlsFailed(const Error &error) override;

    void note(TraceEvent::Kind kind, TimePoint time, const QString &text);
    TimePoint now() const;

    Operation &m_operation;
    TraceFunction m_client;
    TraceFunction m_request;
    bool m_isLogged;
    bool m_isSilenced = false;
    TimePoint m_started;
    TimePoint m_last; // of what was noted
    std::vector<TraceEvent> m_events;
    size_t m_informational = 0;
    bool m_isSentTold = false;
    bool m_isHeadTold = false;
    bool m_isBodyTold = false;
};

} // namespace HttpQ
