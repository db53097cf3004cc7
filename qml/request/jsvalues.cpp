// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "qml/request/jsvalues.h"

#include <QtCore/qsequentialiterable.h>
#include <QtCore/qurl.h>
#include <QtCore/qvariant.h>
#include <QtQml/qjsvalueiterator.h>

#include <cmath>

using namespace Qt::StringLiterals;

namespace HttpQ::JsValues {

namespace {

// Numbers beyond are not whole ones in JavaScript.
constexpr double LargestWholeNumber = 9007199254740991.0;

// Of its own: what JavaScript writes later does not change it.
std::optional<QByteArray> bytesOfBuffer(const QJSValue &value)
{
    if (!value.isObject())
        return std::nullopt;
    const QVariant variant = value.toVariant();
    if (variant.metaType() != QMetaType::fromType<QByteArray>())
        return std::nullopt;
    const QByteArray shared = variant.toByteArray();
    return QByteArray(shared.constData(), shared.size());
}

} // namespace

Error wrong(const QString &message)
{
    return Error(Error::Kind::LocalProtocol, Error::Phase::None, Error::Party::Local, message);
}

Error unwanted(const QString &place, const QString &wanted, const QJSValue &value)
{
    return wrong(u"%1: %2 is wanted, not %3"_s.arg(place, wanted, kindOf(value)));
}

QString kindOf(const QJSValue &value)
{
    if (value.isUndefined())
        return u"undefined"_s;
    if (value.isNull())
        return u"null"_s;
    if (value.isString())
        return u"\"%1\""_s.arg(value.toString().left(40));
    if (value.isNumber() || value.isBool())
        return value.toString();
    if (isList(value))
        return u"an array"_s;
    if (value.isCallable())
        return u"a function"_s;
    if (value.isDate())
        return u"a date"_s;
    if (toUrl(value))
        return u"a url"_s;
    if (bytesOfBuffer(value))
        return u"an ArrayBuffer"_s;
    return u"an object"_s;
}

bool isList(const QJSValue &value)
{
    if (value.isArray())
        return true;
    if (!value.isObject() || value.isCallable() || !value.property(u"length"_s).isNumber())
        return false;
    // An object that merely has this member becomes a map.
    const QVariant list = value.toVariant();
    return list.metaType() != QMetaType::fromType<QVariantMap>()
           && list.canView<QSequentialIterable>();
}

bool isPlainObject(const QJSValue &value)
{
    return value.isObject() && !isList(value) && !value.isCallable() && !value.isDate()
           && !toUrl(value) && !value.isQObject() && !value.isRegExp() && !value.isError()
           && !toBytes(value);
}

std::optional<QString> toText(const QJSValue &value)
{
    if (value.isString() || value.isNumber() || value.isBool())
        return value.toString();
    const std::optional<QUrl> url = toUrl(value);
    return url ? std::optional(url->toString(QUrl::FullyEncoded)) : std::nullopt;
}

std::optional<QUrl> toUrl(const QJSValue &value)
{
    // An element of a list of urls is no url to the engine, but a variant.
    if (!value.isUrl() && !value.isVariant())
        return std::nullopt;
    const QVariant variant = value.toVariant();
    return variant.metaType() == QMetaType::fromType<QUrl>() ? std::optional(variant.toUrl())
                                                             : std::nullopt;
}

std::optional<QByteArray> toBytes(const QJSValue &value)
{
    if (const std::optional<QByteArray> bytes = bytesOfBuffer(value))
        return bytes;
    const std::optional<qint64> offset = toWholeNumber(value.property(u"byteOffset"_s));
    const std::optional<qint64> length = toWholeNumber(value.property(u"byteLength"_s));
    const std::optional<QByteArray> bytes = bytesOfBuffer(value.property(u"buffer"_s));
    if (!bytes || !offset || !length || *offset < 0 || *length < 0
        || *offset + *length > bytes->size())
        return std::nullopt;
    return bytes->sliced(*offset, *length);
}

std::optional<qint64> toWholeNumber(const QJSValue &value)
{
    if (!value.isNumber())
        return std::nullopt;
    const double number = value.toNumber();
    if (std::trunc(number) != number || std::abs(number) > LargestWholeNumber)
        return std::nullopt;
    return qint64(number);
}

std::optional<std::chrono::milliseconds> toDuration(const QJSValue &value)
{
    if (!value.isNumber())
        return std::nullopt;
    const double number = std::ceil(value.toNumber());
    if (!(number >= 0 && number <= LargestWholeNumber / 1000))
        return std::nullopt;
    return std::chrono::milliseconds(qint64(number));
}

Error forEachMember(const QJSValue &object, const Visit &function)
{
    QJSValueIterator it(object);
    const bool isArray = object.isArray();
    while (it.next()) {
        if (isArray && it.name() == "length"_L1)
            continue;
        if (const Error error = function(it.name(), it.value()))
            return error;
    }
    return {};
}

Error forEachValue(const QJSValue &value, const std::function<Error(const QJSValue &)> &function)
{
    if (!isList(value))
        return function(value);
    const quint32 length = value.property(u"length"_s).toUInt();
    for (quint32 i = 0; i < length; ++i) {
        if (const Error error = function(value.property(i)))
            return error;
    }
    return {};
}

} // namespace HttpQ::JsValues
