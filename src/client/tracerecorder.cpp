// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/tracerecorder_p.h"

#include "client/clientcore_p.h"
#include "client/logging_p.h"
#include "client/operation_p.h"

#include <algorithm>
#include <utility>

namespace HttpQ {

namespace {

using Kind = TraceEvent::Kind;

QString addressText(const QString &address, quint16 port)
{
    if (port == 0)
        return address;
    return (address.contains(u':') ? QStringLiteral("[%1]:%2") : QStringLiteral("%1:%2"))
            .arg(address)
            .arg(port);
}

void tell(const TraceFunction &function, const TraceEvent &event)
{
    if (!function)
        return;
    try {
        function(event);
    } catch (...) {
        reportThrown("a trace function");
    }
}

} // namespace

std::unique_ptr<TraceRecorder> TraceRecorder::create(Operation &operation,
                                                     const RequestOptions *options)
{
    const TraceFunction &client = operation.core().options.trace;
    const bool isLogged = lcTrace().isDebugEnabled();
    if (!isLogged && !client && !(options && options->trace))
        return {};
    return std::unique_ptr<TraceRecorder>(new TraceRecorder(
            operation, client, options ? options->trace : TraceFunction(), isLogged));
}

TraceRecorder::TraceRecorder(Operation &operation, TraceFunction client, TraceFunction request,
                             bool isLogged)
    : m_operation(operation)
    , m_client(std::move(client))
    , m_request(std::move(request))
    , m_isLogged(isLogged)
    , m_started(now())
    , m_last(m_started)
{}

TraceRecorder::TimePoint TraceRecorder::now() const
{
    return m_operation.core().turns().now();
}

// The end of a body may be looked at after what the program made of its head.
void TraceRecorder::note(Kind kind, TimePoint time, const QString &text)
{
    m_last = std::max(m_last, time);
    m_events.emplace_back(m_operation.number(), kind,
                          std::chrono::duration_cast<std::chrono::microseconds>(m_last - m_started),
                          std::as_const(m_operation).request().url(), text);
}

void TraceRecorder::noteNow(Kind kind, const QString &text)
{
    note(kind, now(), text);
    m_operation.scheduleTurn();
}

void TraceRecorder::exchangeBegins()
{
    m_informational = 0;
    m_isSentTold = m_isHeadTold = m_isBodyTold = false;
}

void TraceRecorder::observe()
{
    const Exchange *exchange = std::as_const(m_operation).exchange();
    if (!exchange)
        return;
    constexpr ExchangeTimes::TimePoint never;
    const ExchangeTimes &times = exchange->times();
    if (times.sent != never && !std::exchange(m_isSentTold, true))
        note(Kind::RequestSent, times.sent, {});
    while (m_informational < exchange->informational().size()) {
        note(Kind::InformationReceived, exchange->hasHead() ? times.firstByte : now(),
             QString::number(exchange->informational().at(m_informational++).status));
    }
    if (exchange->hasHead() && !std::exchange(m_isHeadTold, true))
        note(Kind::HeadReceived, times.firstByte, QString::number(exchange->head().status));
    if (exchange->isFinished() && exchange->hasHead() && !exchange->error()
        && !std::exchange(m_isBodyTold, true)) {
        note(Kind::BodyReceived, times.lastByte, QString::number(exchange->body().inputBytes()));
    }
}

void TraceRecorder::deliver()
{
    observe();
    // Those who listen may run an event loop, in which more is noted, and all of it is told.
    while (!m_events.empty()) {
        const TraceEvent event = m_events.front();
        m_events.erase(m_events.begin());
        if (m_isLogged)
            qCDebug(lcTrace) << event;
        tell(m_client, event);
        if (!m_isSilenced)
            tell(m_request, event);
    }
}

void TraceRecorder::finish()
{
    observe();
    if (m_operation.error())
        note(Kind::Failed, now(), m_operation.error().toString());
    else
        note(Kind::Finished, now(), {});
    deliver();
}

void TraceRecorder::resolveStarted(const QByteArray &host)
{
    noteNow(Kind::ResolveStarted, QString::fromLatin1(host));
}

void TraceRecorder::resolved(const QList<QHostAddress> &addresses)
{
    QStringList texts;
    for (const QHostAddress &address : addresses)
        texts.append(address.toString());
    noteNow(Kind::Resolved, texts.join(QStringLiteral(", ")));
}

void TraceRecorder::resolveFailed(const Error &error)
{
    noteNow(Kind::ResolveFailed, error.message());
}

void TraceRecorder::connectStarted(const QString &address, quint16 port)
{
    noteNow(Kind::ConnectStarted, addressText(address, port));
}

void TraceRecorder::connected(const QString &address, quint16 port)
{
    noteNow(Kind::Connected, addressText(address, port));
}

void TraceRecorder::connectFailed(const QString &address, quint16 port, const Error &error)
{
    noteNow(Kind::ConnectFailed,
            QStringLiteral("%1: %2").arg(addressText(address, port), error.message()));
}

void TraceRecorder::tlsStarted(const QByteArray &serverName)
{
    noteNow(Kind::TlsStarted, QString::fromLatin1(serverName));
}

void TraceRecorder::tlsDone(const TlsInfo &info)
{
    noteNow(Kind::TlsDone, QString::fromLatin1(info.protocol + ' ' + info.cipher));
}

void TraceRecorder::tlsFailed(const Error &error)
{
    noteNow(Kind::TlsFailed, error.message());
}

} // namespace HttpQ
