// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/log/requestlogentry_p.h"

#include "client/har/harbodies_p.h"
#include "client/operation_p.h"
#include "client/roundtimings_p.h"
#include "http/curlcommand.h"
#include "http/mediatype.h"
#include "http/shownurl.h"
#include "http/textencoding.h"

#include <QtCore/qjsonobject.h>

namespace HttpQ {

namespace {

QList<RequestLogEntry::Field> fieldsOf(const Headers &headers)
{
    const HarSecrets secrets;
    QList<RequestLogEntry::Field> fields;
    fields.reserve(headers.size());
    for (qsizetype i = 0; i < headers.size(); ++i) {
        const QByteArrayView name = headers.nameAt(i);
        fields.append(
                { QString::fromLatin1(name), secrets.field(name, parameterText(headers.valueAt(i)),
                                                           headers.isSensitiveAt(i)) });
    }
    return fields;
}

// UTF-8 is not cut within a character: the text would be taken for none.
QByteArray beginning(const QByteArray &body, qsizetype bytes)
{
    if (body.size() <= bytes)
        return body;
    while (bytes > 0 && (static_cast<unsigned char>(body[bytes]) & 0xc0) == 0x80)
        --bytes;
    return body.first(bytes);
}

QString preview(const QByteArray &body, const Headers &headers, qsizetype bytes)
{
    if (bytes <= 0 || body.isEmpty())
        return {};
    HarBodies bodies;
    bodies.maximumBytes = bytes;
    QJsonObject object;
    bodies.addText(object, beginning(body, bytes), headers.value("Content-Type").toByteArray());
    return object.value(u"text").toString();
}

QString peerOf(const ConnectionInfo &connection)
{
    if (connection.remoteAddress().isEmpty())
        return connection.localSocket();
    QString address = connection.remoteAddress();
    if (address.contains(u':'))
        address = u'[' + address + u']';
    return address + u':' + QString::number(connection.remotePort());
}

void addPhases(QList<RequestPhase> &phases, int round, Timings::Duration start,
               const Timings &timings)
{
    using Kind = RequestPhase::Kind;
    const auto add = [&](Kind kind, Timings::Duration duration) {
        if (duration.count() <= 0)
            return;
        phases.append(RequestPhase(kind, round, start, duration));
        start += duration;
    };
    add(Kind::Pool, timings.pool);
    add(Kind::Resolve, timings.resolve);
    add(Kind::Connect, timings.connect);
    add(Kind::Tls, timings.tls);
    add(Kind::Send, timings.send);
    add(Kind::Wait, timings.firstByte);
    add(Kind::Receive, timings.body);
}

// With those of the last round, which ended with \a lastError or runs.
QList<RequestPhase> phasesOf(const QList<Attempt> &attempts, const Timings &last,
                             const Error &lastError)
{
    QList<RequestPhase> phases;
    Timings::Duration before { 0 };
    int round = 0;
    const auto addRound = [&](Timings timings, const Error &error) {
        if (error)
            addFailedPhase(timings, error.phase(), timings.total - before);
        addPhases(phases, round++, before, timings);
        before = timings.total; // with what the next round waited for
    };
    for (const Attempt &attempt : attempts)
        addRound(attempt.timings(), attempt.error());
    addRound(last, lastError);
    return phases;
}

} // namespace

void describeStart(RequestLogEntry &entry, const Request &request, qsizetype previewBytes)
{
    entry.method = request.method();
    entry.url = shownUrl(request.url());
    entry.requestHeaders = fieldsOf(request.headers());
    entry.curl = curlCommand(request);
    const Body &body = request.body();
    if (!body.source())
        entry.requestPreview = preview(body.bytes(), request.headers(), previewBytes);
}

void describeEnd(RequestLogEntry &entry, const TrafficRecord &record, qsizetype previewBytes)
{
    describeStart(entry, record.request, previewBytes);
    entry.started = record.started;
    entry.duration = record.timings.total;
    entry.phases = phasesOf(record.attempts, record.timings, record.error);
    entry.sentBytes = record.request.body().size();
    entry.error = record.error;
    entry.state = record.error ? RequestLogEntry::State::Failed : RequestLogEntry::State::Succeeded;
    entry.remoteAddress = peerOf(record.connection);
    const Response &response = record.response;
    if (response.isNull())
        return;
    entry.status = response.status();
    entry.reason = response.reason();
    entry.receivedBytes = response.bytesDownloaded();
    entry.responseHeaders = fieldsOf(response.headers());
    if (response.isRead() && previewBytes > 0)
        entry.responsePreview = preview(response.content(), response.headers(), previewBytes);
}

void describeProgress(RequestLogEntry &entry, const Operation &operation)
{
    const Exchange *exchange = operation.exchange();
    entry.sentBytes = exchange ? exchange->uploadedBytes() : 0;
    entry.receivedBytes = exchange ? exchange->body().inputBytes() : 0;
    Timings timings = operation.timings();
    if (exchange && !exchange->isFinished())
        timings.body = {}; // it goes on
    const Journey *journey = operation.journey();
    entry.phases = phasesOf(journey ? journey->attempts : QList<Attempt>(), timings, {});
}

} // namespace HttpQ
