// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "qml/request/fieldoptions.h"

#include "qml/request/jsvalues.h"

using namespace Qt::StringLiterals;
using namespace HttpQ::JsValues;

namespace HttpQ {

Error readHeaders(const QJSValue &value, HeaderOptions &headers)
{
    if (value.isUndefined() || value.isNull())
        return {};
    if (!isPlainObject(value))
        return unwanted(u"headers"_s, u"an object"_s, value);
    return forEachMember(value, [&headers](const QString &name, const QJSValue &member) {
        if (member.isNull()) {
            if (const QString refusal = Headers::refusal(name, u""_s); !refusal.isNull())
                return wrong(u"headers: "_s + refusal);
            headers.removed.append(name);
        }
        if (member.isNull() || member.isUndefined())
            return Error();
        return forEachValue(member, [&](const QJSValue &element) {
            const std::optional<QString> text = toText(element);
            if (!text)
                return unwanted(u"headers: "_s + name, u"text"_s, element);
            if (const QString refusal = Headers::refusal(name, *text); !refusal.isNull())
                return wrong(u"headers: "_s + refusal);
            // They say how the content is framed, which only what sends it knows (RFC 9112 6).
            for (const QLatin1StringView framing :
                 { "Content-Length"_L1, "Transfer-Encoding"_L1 }) {
                if (name.compare(framing, Qt::CaseInsensitive) == 0)
                    return wrong(u"headers: %1 is set by HttpQ, from the content"_s.arg(framing));
            }
            headers.set.append(name, *text);
            return Error();
        });
    });
}

Error readParameters(const QString &place, const QJSValue &value, Parameters &parameters)
{
    if (value.isUndefined() || value.isNull())
        return {};
    if (!isPlainObject(value))
        return unwanted(place, u"an object"_s, value);
    return forEachMember(value, [&](const QString &name, const QJSValue &member) {
        return forEachValue(member, [&](const QJSValue &element) {
            if (element.isNull() || element.isUndefined())
                return Error();
            const std::optional<QString> text = toText(element);
            if (!text)
                return unwanted(place + ": "_L1 + name, u"text"_s, element);
            parameters.append({ name, *text });
            return Error();
        });
    });
}

} // namespace HttpQ
