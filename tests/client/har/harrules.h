// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qjsonarray.h>
#include <QtCore/qjsondocument.h>
#include <QtCore/qjsonobject.h>
#include <QtCore/qregularexpression.h>
#include <QtCore/qstringlist.h>

namespace HttpQTest {

//! Checks an archive by the rules of HAR 1.2: which members there must be, and of what type.
class HarRules
{
public:
    //! What is wrong with \a archive.
    static QStringList violations(const QJsonDocument &archive)
    {
        HarRules rules;
        rules.checkArchive(archive.object());
        return rules.m_found;
    }

private:
    using Type = QJsonValue::Type;

    void complain(const QString &what) { m_found.append(what); }

    QJsonValue need(const QJsonObject &object, const char *place, const char *name, Type type)
    {
        const QJsonValue value = object.value(QLatin1StringView(name));
        if (value.type() != type)
            complain(
                    QStringLiteral("%1.%2").arg(QLatin1StringView(place), QLatin1StringView(name)));
        return value;
    }
    void allow(const QJsonObject &object, const char *place, const char *name, Type type)
    {
        if (object.contains(QLatin1StringView(name)))
            need(object, place, name, type);
    }
    //! No members but these, and those that begin with "_".
    void only(const QJsonObject &object, const char *place, const QString &names)
    {
        const QStringList known = names.split(u' ');
        for (const QString &name : object.keys()) {
            if (!name.startsWith(u'_') && !known.contains(name))
                complain(QStringLiteral("%1 has %2").arg(QLatin1StringView(place), name));
        }
    }
    void needTime(const QJsonValue &value, const char *place)
    {
        static const QRegularExpression format(QStringLiteral(
                "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}(Z|[+-]\\d\\d:\\d\\d)$"));
        if (!format.match(value.toString()).hasMatch())
            complain(QStringLiteral("%1: \"%2\" is no time")
                             .arg(QLatin1StringView(place), value.toString()));
    }
    void needPairs(const QJsonObject &object, const char *place, const char *name)
    {
        for (const QJsonValue &item : need(object, place, name, Type::Array).toArray()) {
            need(item.toObject(), name, "name", Type::String);
            need(item.toObject(), name, "value", Type::String);
            only(item.toObject(), name, QStringLiteral("name value comment"));
        }
    }

    void checkArchive(const QJsonObject &archive)
    {
        only(archive, "archive", QStringLiteral("log"));
        const QJsonObject log = need(archive, "archive", "log", Type::Object).toObject();
        only(log, "log", QStringLiteral("version creator browser pages entries comment"));
        if (need(log, "log", "version", Type::String).toString() != QLatin1StringView("1.2"))
            complain(QStringLiteral("log.version"));
        const QJsonObject creator = need(log, "log", "creator", Type::Object).toObject();
        need(creator, "creator", "name", Type::String);
        need(creator, "creator", "version", Type::String);
        allow(log, "log", "comment", Type::String);
        QString last;
        for (const QJsonValue &entry : need(log, "log", "entries", Type::Array).toArray()) {
            checkEntry(entry.toObject());
            const QString started = entry.toObject().value(u"startedDateTime").toString();
            if (started < last)
                complain(QStringLiteral("entries are not in order"));
            last = started;
        }
    }

    void checkEntry(const QJsonObject &entry)
    {
        only(entry, "entry",
             QStringLiteral("pageref startedDateTime time request response cache timings "
                            "serverIPAddress connection comment"));
        needTime(need(entry, "entry", "startedDateTime", Type::String), "startedDateTime");
        const double time = need(entry, "entry", "time", Type::Double).toDouble();
        checkRequest(need(entry, "entry", "request", Type::Object).toObject());
        checkResponse(need(entry, "entry", "response", Type::Object).toObject());
        need(entry, "entry", "cache", Type::Object);
        allow(entry, "entry", "serverIPAddress", Type::String);
        allow(entry, "entry", "connection", Type::String);
        allow(entry, "entry", "comment", Type::String);
        checkTimings(need(entry, "entry", "timings", Type::Object).toObject(), time);
    }

    void checkTimings(const QJsonObject &timings, double time)
    {
        only(timings, "timings",
             QStringLiteral("blocked dns connect send wait receive ssl comment"));
        double sum = 0;
        for (const char *name : { "blocked", "dns", "connect", "send", "wait", "receive", "ssl" }) {
            const double value = need(timings, "timings", name, Type::Double).toDouble();
            const QLatin1StringView view(name);
            const bool isOptional = view != QLatin1StringView("send")
                                    && view != QLatin1StringView("wait")
                                    && view != QLatin1StringView("receive");
            if (value < 0 && !(isOptional && value == -1))
                complain(QStringLiteral("timings.%1 is %2").arg(view).arg(value));
            if (value > 0 && view != QLatin1StringView("ssl"))
                sum += value;
        }
        if (qAbs(sum - time) > 0.0011)
            complain(QStringLiteral("the timings make %1, not %2").arg(sum).arg(time));
        if (timings.value(u"ssl").toDouble() > timings.value(u"connect").toDouble())
            complain(QStringLiteral("timings.ssl is more than connect"));
    }

    void checkRequest(const QJsonObject &request)
    {
        only(request, "request",
             QStringLiteral("method url httpVersion cookies headers queryString postData "
                            "headersSize bodySize comment"));
        for (const char *name : { "method", "url", "httpVersion" })
            need(request, "request", name, Type::String);
        if (request.value(u"url").toString().contains(u'#'))
            complain(QStringLiteral("request.url has a fragment"));
        checkCookies(request, "request");
        needPairs(request, "request", "headers");
        needPairs(request, "request", "queryString");
        need(request, "request", "headersSize", Type::Double);
        need(request, "request", "bodySize", Type::Double);
        if (!request.contains(u"postData"))
            return;
        const QJsonObject data = need(request, "request", "postData", Type::Object).toObject();
        only(data, "postData", QStringLiteral("mimeType params text comment"));
        need(data, "postData", "mimeType", Type::String);
        need(data, "postData", "text", Type::String);
        if (data.contains(u"params"))
            needPairs(data, "postData", "params");
    }

    void checkResponse(const QJsonObject &response)
    {
        only(response, "response",
             QStringLiteral("status statusText httpVersion cookies headers content redirectURL "
                            "headersSize bodySize comment"));
        need(response, "response", "status", Type::Double);
        for (const char *name : { "statusText", "httpVersion", "redirectURL" })
            need(response, "response", name, Type::String);
        checkCookies(response, "response");
        needPairs(response, "response", "headers");
        need(response, "response", "headersSize", Type::Double);
        need(response, "response", "bodySize", Type::Double);
        const QJsonObject content = need(response, "response", "content", Type::Object).toObject();
        only(content, "content", QStringLiteral("size compression mimeType text encoding comment"));
        need(content, "content", "size", Type::Double);
        need(content, "content", "mimeType", Type::String);
        allow(content, "content", "compression", Type::Double);
        allow(content, "content", "text", Type::String);
        allow(content, "content", "encoding", Type::String);
        allow(content, "content", "comment", Type::String);
    }

    void checkCookies(const QJsonObject &object, const char *place)
    {
        for (const QJsonValue &item : need(object, place, "cookies", Type::Array).toArray()) {
            const QJsonObject cookie = item.toObject();
            only(cookie, "cookie",
                 QStringLiteral("name value path domain expires httpOnly secure comment"));
            need(cookie, "cookie", "name", Type::String);
            need(cookie, "cookie", "value", Type::String);
            allow(cookie, "cookie", "path", Type::String);
            allow(cookie, "cookie", "domain", Type::String);
            if (cookie.contains(u"expires"))
                needTime(cookie.value(u"expires"), "expires");
            allow(cookie, "cookie", "httpOnly", Type::Bool);
            allow(cookie, "cookie", "secure", Type::Bool);
        }
    }

    QStringList m_found;
};

} // namespace HttpQTest
