// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "qml/request/bodyoptions.h"

#include "qml/request/fieldoptions.h"
#include "qml/request/jsvalues.h"
#include "qml/request/localfile.h"
#include "qml/request/multipartoptions.h"

#include <HttpQ/filesource.h>

#include <QtCore/qmap.h>
#include <QtCore/qmimedatabase.h>
#include <QtQml/qjsengine.h>

using namespace Qt::StringLiterals;
using namespace HttpQ::JsValues;

namespace HttpQ {

namespace {

class BodyTarget
{
public:
    void setContent(const Body &body, const QString &contentType)
    {
        chain.body(body);
        if (!hasContentType && !contentType.isEmpty())
            chain.header("Content-Type", contentType);
    }

    RequestBuilder &chain;
    QJSEngine *engine;
    bool hasContentType;
};

using BodySetter = Error (*)(BodyTarget &target, const QJSValue &value);

Error setData(BodyTarget &target, const QJSValue &value)
{
    const std::optional<QByteArray> bytes = toBytes(value);
    if (!bytes)
        return unwanted(u"data"_s, u"an ArrayBuffer"_s, value);
    target.setContent(Body(*bytes), {});
    return {};
}

Error setFile(BodyTarget &target, const QJSValue &value)
{
    QString path;
    if (const Error error = readLocalFile(u"file"_s, value, path))
        return error;
    // By the name alone: the file is not read before it is sent.
    const QMimeType type = QMimeDatabase().mimeTypeForFile(path, QMimeDatabase::MatchExtension);
    target.setContent(Body(std::make_shared<FileSource>(path)), type.name());
    return {};
}

Error setForm(BodyTarget &target, const QJSValue &value)
{
    Parameters fields;
    if (!isPlainObject(value))
        return unwanted(u"form"_s, u"an object"_s, value);
    if (const Error error = readParameters(u"form"_s, value, fields))
        return error;
    for (const auto &[name, text] : fields)
        target.chain.form(name, text);
    return {};
}

// As JavaScript writes it: members in the order they were added, dates as text, toJSON() called.
Error setJson(BodyTarget &target, const QJSValue &value)
{
    const QJSValue stringify =
            target.engine->globalObject().property(u"JSON"_s).property(u"stringify"_s);
    const QJSValue text = stringify.call({ value });
    if (text.isError())
        return wrong(u"json: "_s + text.property(u"message"_s).toString());
    if (!text.isString())
        return unwanted(u"json"_s, u"what JSON can express"_s, value);
    // No QJsonValue: that would sort the members of objects.
    target.setContent(Body(text.toString().toUtf8()), u"application/json"_s);
    return {};
}

Error setMultipart(BodyTarget &target, const QJSValue &value)
{
    Multipart parts;
    if (const Error error = readMultipart(u"multipart"_s, value, parts))
        return error;
    target.chain.multipart(parts);
    return {};
}

Error setText(BodyTarget &target, const QJSValue &value)
{
    const std::optional<QString> text = toText(value);
    if (!text)
        return unwanted(u"text"_s, u"text"_s, value);
    target.chain.text(*text);
    return {};
}

const QMap<QString, BodySetter> &setters()
{
    static const QMap<QString, BodySetter> setters = {
        { u"data"_s, setData }, { u"file"_s, setFile },           { u"form"_s, setForm },
        { u"json"_s, setJson }, { u"multipart"_s, setMultipart }, { u"text"_s, setText },
    };
    return setters;
}

} // namespace

QStringList bodyKinds()
{
    return setters().keys();
}

Error setBody(RequestBuilder &chain, QJSEngine *engine, const QString &kind, const QJSValue &value,
              bool hasContentType)
{
    BodyTarget target { chain, engine, hasContentType };
    return setters().value(kind)(target, value);
}

} // namespace HttpQ
