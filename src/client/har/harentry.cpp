// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

// The names are those of the HTTP Archive format, version 1.2.

#include "client/har/harentry_p.h"

#include "client/roundtimings_p.h"
#include "client/uncodedbody_p.h"
#include "http/authorizationcode_p.h"
#include "http/mediatype.h"
#include "http/textencoding.h"
#include "http/urlencoded.h"

#include <QtCore/qjsonarray.h>
#include <QtCore/qmetaobject.h>

namespace HttpQ {

namespace {

// What is not known, or did not happen.
constexpr int Unknown = -1;

double milliseconds(Timings::Duration duration)
{
    return double(duration.count()) / 1000;
}

QString timeText(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

QJsonObject pair(const QString &name, const QString &value)
{
    return { { QStringLiteral("name"), name }, { QStringLiteral("value"), value } };
}

QJsonArray headerList(const Headers &headers, const HarSecrets &secrets)
{
    QJsonArray list;
    for (qsizetype i = 0; i < headers.size(); ++i) {
        const QByteArrayView name = headers.nameAt(i);
        list.append(pair(
                QString::fromLatin1(name),
                secrets.field(name, parameterText(headers.valueAt(i)), headers.isSensitiveAt(i))));
    }
    return list;
}

QJsonArray parameterList(QByteArrayView form, const HarSecrets &secrets)
{
    QJsonArray list;
    const auto surroundings = AuthorizationCode::around(form, HarSecrets::Surroundings::Unknown);
    const auto parameters = UrlEncoded::parse(form);
    for (const auto &[name, value] : parameters)
        list.append(pair(name, secrets.parameter(name, value, surroundings)));
    return list;
}

// RFC 6265 4.2.1: "a=1; b=2".
QJsonArray sentCookies(const Headers &headers, const HarSecrets &secrets)
{
    QJsonArray list;
    const QList<QByteArray> lines = headers.values("Cookie");
    for (const QByteArray &line : lines) {
        for (const QByteArray &item : line.split(';')) {
            const QByteArray cookie = item.trimmed();
            if (cookie.isEmpty())
                continue;
            const qsizetype equals = cookie.indexOf('=');
            list.append(
                    pair(parameterText(QByteArrayView(cookie).first(qMax(equals, qsizetype(0)))),
                         secrets.cookie(parameterText(QByteArrayView(cookie).sliced(equals + 1)))));
        }
    }
    return list;
}

QJsonArray receivedCookies(const Response &response, const HarSecrets &secrets)
{
    QJsonArray list;
    const QList<Cookie> cookies = response.cookies();
    for (const Cookie &cookie : cookies) {
        QJsonObject object =
                pair(parameterText(cookie.name), secrets.cookie(parameterText(cookie.value)));
        object[u"path"] = parameterText(cookie.path);
        object[u"domain"] = QString::fromLatin1(cookie.domain);
        if (cookie.expiry)
            object[u"expires"] = timeText(*cookie.expiry);
        object[u"httpOnly"] = cookie.isHttpOnly;
        object[u"secure"] = cookie.isSecure;
        list.append(object);
    }
    return list;
}

QJsonObject postData(const Request &request, const HarBodies &bodies)
{
    const QByteArray type = request.headers().value("Content-Type").toByteArray();
    const std::optional<QByteArray> body = uncodedBody(request.body().bytes(), request.headers());
    QJsonObject data;
    data[u"mimeType"] = parameterText(type);
    if (request.body().source())
        data[u"comment"] = QStringLiteral("Not kept: it came from a source");
    else if (!body)
        data[u"comment"] = QStringLiteral("Not kept: its content coding cannot be undone");
    else
        bodies.addText(data, *body, type);
    // Some readers look at the one, some at the other: browsers write both.
    if (data.contains(u"text") && MediaType(type).type() == "application/x-www-form-urlencoded")
        data[u"params"] = parameterList(*body, bodies.secrets);
    else if (!data.contains(u"text"))
        data[u"text"] = QString();
    return data;
}

QJsonObject requestObject(const HarRound &round, const HarBodies &bodies)
{
    const Request &request = round.request;
    const QUrl url = request.url().adjusted(QUrl::RemoveFragment);
    QJsonObject object;
    object[u"method"] = QString::fromLatin1(request.method());
    object[u"url"] = QString::fromUtf8(bodies.secrets.url(url.toEncoded()));
    object[u"httpVersion"] = QStringLiteral("HTTP/1.1");
    object[u"cookies"] = sentCookies(request.headers(), bodies.secrets);
    object[u"headers"] = headerList(request.headers(), bodies.secrets);
    object[u"queryString"] =
            parameterList(url.query(QUrl::FullyEncoded).toLatin1(), bodies.secrets);
    if (!request.body().isEmpty())
        object[u"postData"] = postData(request, bodies);
    object[u"headersSize"] = Unknown;
    object[u"bodySize"] = request.body().size();
    return object;
}

QJsonObject contentObject(const Response &response, const HarBodies &bodies)
{
    const Headers headers = response.headers();
    const QByteArray type = headers.value("Content-Type").toByteArray();
    QJsonObject content;
    content[u"mimeType"] = parameterText(type);
    if (response.isRead()) {
        const QByteArray body = response.content();
        content[u"size"] = body.size();
        if (headers.contains("Content-Encoding"))
            content[u"compression"] = body.size() - response.bytesDownloaded();
        bodies.addText(content, body, type);
    } else {
        content[u"size"] =
                headers.contains("Content-Encoding") ? qint64(Unknown) : response.bytesDownloaded();
        content[u"comment"] = QStringLiteral("Not kept: it was not read as a whole");
    }
    return content;
}

QJsonObject responseObject(const HarRound &round, const HarBodies &bodies)
{
    const Response &response = round.response;
    QJsonObject object;
    object[u"status"] = response.status();
    object[u"statusText"] = response.reason();
    object[u"httpVersion"] = QString::fromLatin1(response.httpVersion());
    object[u"cookies"] = receivedCookies(response, bodies.secrets);
    object[u"headers"] = headerList(response.headers(), bodies.secrets);
    object[u"content"] = contentObject(response, bodies);
    object[u"redirectURL"] =
            bodies.secrets.field("Location", parameterText(response.headers().value("Location")));
    object[u"headersSize"] = Unknown;
    object[u"bodySize"] = response.isNull() ? qint64(Unknown) : response.bytesDownloaded();
    return object;
}

QJsonObject timingsObject(const Timings &timings, bool hasConnected, bool isSecure)
{
    const auto orUnknown = [](bool isKnown, Timings::Duration duration) {
        return isKnown ? milliseconds(duration) : double(Unknown);
    };
    const auto happened = [](Timings::Duration duration) { return duration.count() > 0; };
    QJsonObject object;
    object[u"blocked"] = milliseconds(timings.pool);
    object[u"dns"] = orUnknown(happened(timings.resolve), timings.resolve);
    // The handshake is a part of connecting here.
    object[u"connect"] = orUnknown(hasConnected || happened(timings.connect + timings.tls),
                                   timings.connect + timings.tls);
    object[u"ssl"] = orUnknown((hasConnected && isSecure) || happened(timings.tls), timings.tls);
    object[u"send"] = milliseconds(timings.send);
    object[u"wait"] = milliseconds(timings.firstByte);
    object[u"receive"] = milliseconds(timings.body);
    return object;
}

} // namespace

QJsonObject harEntry(const HarRound &round, const HarBodies &bodies)
{
    Timings timings = round.timings;
    if (round.error)
        addFailedPhase(timings, round.error.phase(), round.duration);
    const ConnectionInfo &connection = round.connection;

    QJsonObject entry;
    entry[u"startedDateTime"] = timeText(round.started);
    entry[u"time"] = milliseconds(sumOfPhases(timings));
    entry[u"request"] = requestObject(round, bodies);
    entry[u"response"] = responseObject(round, bodies);
    entry[u"cache"] = QJsonObject();
    entry[u"timings"] =
            timingsObject(timings, !connection.isNull() && connection.requestsBefore() == 0,
                          connection.isSecure());
    if (!connection.remoteAddress().isEmpty())
        entry[u"serverIPAddress"] = connection.remoteAddress();
    if (!connection.isNull())
        entry[u"connection"] = QString::number(connection.connectionNumber());
    if (round.error) {
        const char *kind = QMetaEnum::fromType<Error::Kind>().valueToKey(int(round.error.kind()));
        entry[u"_error"] = QStringLiteral("%1: %2").arg(QLatin1StringView(kind),
                                                        bodies.secrets.text(round.error.message()));
    }
    if (!round.comment.isEmpty())
        entry[u"comment"] = round.comment;
    return entry;
}

} // namespace HttpQ
