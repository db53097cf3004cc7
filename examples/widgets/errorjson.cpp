// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "errorjson.h"

#include <QtCore/qmetaobject.h>

using namespace Qt::StringLiterals;
using HttpQ::Error;

template<typename Enum>
static QString nameOf(Enum value)
{
    return QString::fromLatin1(QMetaEnum::fromType<Enum>().valueToKey(static_cast<int>(value)));
}

// The first one, which is None, if there is none of that name.
template<typename Enum>
static Enum valueOf(const QJsonValue &name)
{
    bool isKnown = false;
    const int value = QMetaEnum::fromType<Enum>().keyToValue(name.toString().toLatin1().constData(),
                                                             &isKnown);
    return static_cast<Enum>(isKnown ? value : 0);
}

QJsonObject ErrorJson::fromError(const Error &error)
{
    QJsonObject object;
    object[u"kind"_s] = nameOf(error.kind());
    object[u"phase"_s] = nameOf(error.phase());
    object[u"party"_s] = nameOf(error.party());
    object[u"message"_s] = error.message();
    object[u"url"_s] = error.url().toString(QUrl::FullyEncoded);
    object[u"status"_s] = error.status();
    object[u"limit"_s] = error.limitName();
    object[u"limitValue"_s] = error.limitValue();
    object[u"limitSeen"_s] = error.limitSeen();
    return object;
}

Error ErrorJson::toError(const QJsonObject &object)
{
    const auto kind = valueOf<Error::Kind>(object[u"kind"]);
    if (kind == Error::Kind::None)
        return {};
    return Error(kind, valueOf<Error::Phase>(object[u"phase"]),
                 valueOf<Error::Party>(object[u"party"]), object[u"message"].toString())
            .withUrl(QUrl(object[u"url"].toString()))
            .withStatus(object[u"status"].toInt())
            .withLimit(object[u"limit"].toString(), object[u"limitValue"].toInteger(),
                       object[u"limitSeen"].toInteger());
}
