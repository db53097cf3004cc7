// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/tracerecorder_p.h"

#include "client/clientcore_p.h"
#include "client/logging_p.h"
#include "client/operation_p.h"

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

std::unique_ptr<TraceRecorder> TraceRecorder::create(ClientCore &core,
                                                     const RequestOptions *options, quint64 number)
{
    const bool isLogged = lcTrace().isDebugEnabled();
    if (!isLogged && !core.options.trace && !(options && options->trace))
        return {};
    return std::unique_ptr<TraceRecorder>(
            new TraceRecorder(core, core.options.trace, options ? options->trace : TraceFunction(),
                              isLogged, number));
}

TraceRecorder::TraceRecorder(ClientCore &core, TraceFunction client, TraceFunction request,
                             bool isLogged, quint64 number)
    : m_core(core)
    , m_client(std::move(client))
    , m_request(std::move(request))
    , m_isLogged(isLogged)
    , m_number(number)
    , m_started(core.turns().now())
{}

void TraceRecorder::note(Kind kind, TimePoint time, const QUrl &url, const QString &text)
{
    m_url = url;
    m_events.emplace_back(m_number, kind,
                          std::chrono::duration_cast<std::chrono::microseconds>(time - m_started),
                          url, text);
}

void TraceRecorder::noteNow(Kind kind, const QString &text)
{
    note(kind, m_core.turns().now(), m_url, text);
}

void TraceRecorder::exchangeBegins()
{
    m_informational = 0;
    m_isSentTold = m_isHeadTold = m_isBodyTold = false;
}

void TraceRecorder::observe(const Exchange &exchange, const QUrl &url)
{
    constexpr ExchangeTimes::TimePoint never;
    const ExchangeTimes &times = exchange.times();
    if (times.sent != never && !std::exchange(m_isSentTold, true))
        note(Kind::RequestSent, times.sent, url, {});
    while (m_informational < exchange.informational().size()) {
        noteNow(Kind::InformationReceived,
                QString::number(exchange.informational().at(m_informational++).status));
    }
    if (exchange.hasHead() && !std::exchange(m_isHeadTold, true))
        note(Kind::HeadReceived, times.firstByte, url, QString::number(exchange.head().status));
    if (exchange.isFinished() && exchange.hasHead() && !exchange.error()
        && !std::exchange(m_isBodyTold, true)) {
        note(Kind::BodyReceived, times.lastByte, url,
             QString::number(exchange.body().inputBytes()));
    }
}

void TraceRecorder::deliver(Operation &operation)
{
    if (const Exchange *exchange = std::as_const(operation).exchange())
        observe(*exchange, std::as_const(operation).request().url());
    // Those who listen may run an event loop, in which more is noted and told.
    const std::vector<TraceEvent> events = std::exchange(m_events, {});
    for (const TraceEvent &event : events) {
        if (m_isLogged)
            qCDebug(lcTrace) << event;
        tell(m_client, event);
        tell(m_request, event);
    }
}

void TraceRecorder::finish(Operation &operation)
{
    if (const Exchange *exchange = std::as_const(operation).exchange())
        observe(*exchange, std::as_const(operation).request().url());
    if (operation.error())
        noteNow(Kind::Failed, operation.error().toString());
    else
        noteNow(Kind::Finished, {});
    deliver(operation);
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
