// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "qml/values/responsevalue.h"

#include "qml/values/cookieobject.h"
#include "qml/values/errorobject.h"

#include <HttpQ/exceptions.h>

#include <QtCore/qjsondocument.h>
#include <QtCore/qpointer.h>
#include <QtQml/qjsengine.h>

#include <optional>

using namespace Qt::StringLiterals;

namespace HttpQ {

class ResponseValueData : public QSharedData
{
public:
    Response response;
    QPointer<QJSEngine> engine;
    std::optional<QString> text;
    std::optional<QJSValue> json;
    Error jsonError;
};

namespace {

bool isSetCookie(const QByteArray &lowerCaseName)
{
    return lowerCaseName == "set-cookie";
}

// The engine only says that it is none; where it ceases to be is told by Qt.
Error notJson(const Response &response)
{
    QJsonParseError error;
    response.json(&error);
    return Error(Error::Kind::Decoding, Error::Phase::Body, Error::Party::Remote,
                 u"The content is no JSON: %1 at offset %2"_s.arg(error.errorString(),
                                                                  QString::number(error.offset)))
            .withUrl(response.url());
}

double milliseconds(std::chrono::microseconds duration)
{
    return double(duration.count()) / 1000;
}

} // namespace

ResponseValue::ResponseValue() = default;
ResponseValue::ResponseValue(const ResponseValue &other) = default;
ResponseValue &ResponseValue::operator=(const ResponseValue &other) = default;
ResponseValue::~ResponseValue() = default;

ResponseValue::ResponseValue(const Response &response, QJSEngine *engine)
{
    if (response.isNull())
        return;
    d = new ResponseValueData;
    d->response = response;
    d->engine = engine;
}

Response ResponseValue::response() const
{
    return d ? d->response : Response();
}

QVariantMap ResponseValue::headers() const
{
    const Headers fields = response().headers();
    QVariantMap map;
    for (qsizetype i = 0; i < fields.size(); ++i) {
        const QByteArray name = fields.nameAt(i).toByteArray().toLower();
        const QString value = serverText(fields.valueAt(i));
        QVariant &known = map[QString::fromLatin1(name)];
        if (isSetCookie(name))
            known = known.toStringList() << value;
        else
            known = known.isValid() ? known.toString() + ", "_L1 + value : value;
    }
    return map;
}

QStringList ResponseValue::headerNames() const
{
    const Headers fields = response().headers();
    QStringList names;
    for (qsizetype i = 0; i < fields.size(); ++i) {
        const QString name = QString::fromLatin1(fields.nameAt(i));
        if (!names.contains(name, Qt::CaseInsensitive))
            names.append(name);
    }
    return names;
}

QVariant ResponseValue::header(const QString &name) const
{
    const QStringList values = headerValues(name);
    return values.isEmpty() ? QVariant() : QVariant(values.join(", "_L1));
}

QStringList ResponseValue::headerValues(const QString &name) const
{
    QStringList values;
    for (const QByteArray &value : response().headers().values(name))
        values.append(serverText(value));
    return values;
}

QString ResponseValue::text() const
{
    if (!d)
        return {};
    if (!d->text) {
        try {
            d->text = d->response.text();
        } catch (const HttpError &) {
            d->text = QString(); // the body was taken in chunks
        }
    }
    return *d->text;
}

QByteArray ResponseValue::data() const
{
    QByteArray bytes;
    try {
        if (d)
            bytes = d->response.content();
    } catch (const HttpError &) {
        bytes.clear(); // the body was taken in chunks
    }
    // This copies: JavaScript may write to what it is given. And it makes sure that there is memory,
    // without which the engine takes an array for one that was given away.
    bytes.reserve(1);
    return bytes;
}

QJSValue ResponseValue::json(Error *error) const
{
    *error = Error();
    if (!d || !d->engine)
        return {};
    if (!d->json) {
        d->json = QJSValue();
        const QString content = text();
        if (!content.isEmpty()) {
            QJSValue parse = d->engine->globalObject().property(u"JSON"_s).property(u"parse"_s);
            const QJSValue value = parse.call({ content });
            if (value.isError())
                d->jsonError = notJson(d->response);
            else
                d->json = value;
        }
    }
    *error = d->jsonError;
    return *d->json;
}

QJSValue ResponseValue::json() const
{
    Error error;
    const QJSValue value = json(&error);
    if (error)
        d->engine->throwError(errorObject(d->engine, ErrorValue(error, status()), *this));
    return value;
}

QVariantList ResponseValue::links() const
{
    QVariantList list;
    for (const Link &link : response().links()) {
        list.append(QVariantMap { { u"target"_s, link.target() },
                                  { u"relations"_s, link.relations() },
                                  { u"title"_s, link.title() } });
    }
    return list;
}

QVariantList ResponseValue::cookies() const
{
    return cookieObjects(response().cookies());
}

QVariantList ResponseValue::history() const
{
    QVariantList list;
    for (const Response &earlier : response().history())
        list.append(QVariant::fromValue(ResponseValue(earlier, d->engine)));
    return list;
}

double ResponseValue::elapsed() const
{
    return d ? milliseconds(d->response.elapsed()) : 0;
}

QVariantMap ResponseValue::timings() const
{
    if (!d)
        return {};
    const Timings timings = d->response.timings();
    return { { u"pool"_s, milliseconds(timings.pool) },
             { u"resolve"_s, milliseconds(timings.resolve) },
             { u"connect"_s, milliseconds(timings.connect) },
             { u"tls"_s, milliseconds(timings.tls) },
             { u"send"_s, milliseconds(timings.send) },
             { u"firstByte"_s, milliseconds(timings.firstByte) },
             { u"body"_s, milliseconds(timings.body) },
             { u"total"_s, milliseconds(timings.total) } };
}

Error ResponseValue::statusError() const
{
    try {
        response().raiseForStatus();
    } catch (const HttpStatusError &error) {
        return error.error();
    }
    return {};
}

ResponseValue ResponseValue::raiseForStatus() const
{
    if (const Error error = statusError(); error && d->engine)
        d->engine->throwError(errorObject(d->engine, ErrorValue(error, status()), *this));
    return *this;
}

QString ResponseValue::toString() const
{
    if (isNull())
        return u"<Response [null]>"_s;
    return u"<Response [%1 %2]>"_s.arg(QString::number(status()), reason());
}

} // namespace HttpQ
