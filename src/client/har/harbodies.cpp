// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "client/har/harbodies_p.h"

#include "http/mediatype.h"
#include "http/textencoding.h"

namespace HttpQ {

namespace {

bool isJson(const QByteArray &type)
{
    return type == "application/json" || type.endsWith("+json");
}

bool isText(const QByteArray &type)
{
    return type.startsWith("text/") || isJson(type) || type == "application/xml"
           || type.endsWith("+xml") || type == "application/x-www-form-urlencoded"
           || type == "application/javascript" || type == "application/x-ndjson"
           || type == "application/yaml" || type == "application/graphql";
}

} // namespace

void HarBodies::addText(QJsonObject &object, const QByteArray &body,
                        const QByteArray &contentType) const
{
    if (body.isEmpty()) {
        object[u"text"] = QString();
        return;
    }
    if (kept == HarLog::Bodies::None) {
        object[u"comment"] = QStringLiteral("Bodies are not kept");
        return;
    }
    if (body.size() > maximumBytes) {
        object[u"comment"] =
                QStringLiteral("Not kept: %1 bytes, and HarLog::maximumBodyBytes() is %2")
                        .arg(body.size())
                        .arg(maximumBytes);
        return;
    }
    const QByteArray type = MediaType(contentType).type();
    if (isText(type)) {
        TextDecoder decoder(TextEncoding::detect(contentType, body));
        const QString text = decoder.decode(body) + decoder.finish();
        if (!decoder.hasError()) {
            // A form is in ASCII; what else it holds is masked before it is decoded.
            object[u"text"] = type == "application/x-www-form-urlencoded"
                                      ? QString::fromUtf8(secrets.form(body))
                                      : QString::fromUtf8(secrets.body(text.toUtf8(), type));
            return;
        }
    }
    if (kept == HarLog::Bodies::All) {
        object[u"text"] = QString::fromLatin1(secrets.body(body, contentType).toBase64());
        object[u"encoding"] = QStringLiteral("base64");
        return;
    }
    object[u"comment"] = QStringLiteral("Not kept: it is no text");
}

} // namespace HttpQ
