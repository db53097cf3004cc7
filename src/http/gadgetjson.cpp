// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/gadgettypes_p.h"

#include <QtCore/qassociativeiterable.h>
#include <QtCore/qdatetime.h>
#include <QtCore/qjsonarray.h>
#include <QtCore/qjsonobject.h>
#include <QtCore/qmetaobject.h>
#include <QtCore/qsequentialiterable.h>
#include <QtCore/qurl.h>
#include <QtCore/quuid.h>
#include <QtCore/qvariant.h>

#include <cmath>
#include <utility>

namespace HttpQ {

namespace GadgetJson {

namespace {

template<typename Time>
QJsonValue fromTime(const Time &time)
{
    return time.isValid() ? QJsonValue(time.toString(Qt::ISODateWithMs))
                          : QJsonValue(QJsonValue::Null);
}

template<typename Signed, typename Unsigned>
qint64 enumerationNumber(QMetaType type, const void *value)
{
    return type.flags().testFlag(QMetaType::IsUnsignedEnumeration)
                   ? static_cast<qint64>(as<Unsigned>(value))
                   : as<Signed>(value);
}

qint64 enumerationNumber(QMetaType type, const void *value)
{
    switch (type.sizeOf()) {
    case 1:
        return enumerationNumber<qint8, quint8>(type, value);
    case 2:
        return enumerationNumber<qint16, quint16>(type, value);
    case 4:
        return enumerationNumber<qint32, quint32>(type, value);
    default:
        return enumerationNumber<qint64, quint64>(type, value);
    }
}

QJsonValue fromNumber(double number)
{
    // JSON has neither infinities nor what is no number
    return std::isfinite(number) ? QJsonValue(number) : QJsonValue(QJsonValue::Null);
}

QJsonValue fromNumber(quint64 number)
{
    return std::in_range<qint64>(number) ? QJsonValue(static_cast<qint64>(number))
                                         : QJsonValue(static_cast<double>(number));
}

QJsonValue enumerationToJson(QMetaType type, const void *value)
{
    const qint64 number = enumerationNumber(type, value);
    const QMetaEnum enumeration = enumerationOf(type);
    const int known = static_cast<int>(number); // QMetaEnum knows no more
    if (enumeration.isFlag()) {
        const QByteArray keys = enumeration.valueToKeys(known);
        bool isWhole = false;
        if (number != 0 && enumeration.keysToValue(keys.constData(), &isWhole) == known && isWhole)
            return QString::fromLatin1(keys);
        return number;
    }
    const char *const key = enumeration.isValid() ? enumeration.valueToKey(known) : nullptr;
    return key ? QJsonValue(QString::fromLatin1(key)) : QJsonValue(number);
}

QJsonValue gadgetToJson(const QMetaObject *meta, const void *value)
{
    QJsonObject object;
    for (int i = 0; i < meta->propertyCount(); ++i) {
        const QMetaProperty property = meta->property(i);
        const QVariant held = property.readOnGadget(value);
        const QJsonValue json = property.metaType() == QMetaType::fromType<QVariant>()
                                        ? toJson(property.metaType(), &held)
                                        : toJson(held.metaType(), held.constData());
        if (!json.isUndefined())
            object.insert(jsonName(meta, property), json);
    }
    return object;
}

QJsonValue sequenceToJson(QMetaType type, const void *value)
{
    QJsonArray array;
    const QVariant container(type, value);
    for (const QVariant &element : container.value<QSequentialIterable>())
        array.append(toJson(element.metaType(), element.constData()));
    return array;
}

QJsonValue associationToJson(QMetaType type, const void *value)
{
    QJsonObject object;
    const QVariant container(type, value);
    const auto iterable = container.value<QAssociativeIterable>();
    for (auto it = iterable.begin(); it != iterable.end(); ++it) {
        const QVariant mapped = it.value();
        const QJsonValue json = toJson(mapped.metaType(), mapped.constData());
        if (!json.isUndefined())
            object.insert(it.key().toString(), json);
    }
    return object;
}

} // namespace

QJsonValue toJson(QMetaType type, const void *value)
{
    switch (type.id()) {
    case QMetaType::UnknownType:
    case QMetaType::Nullptr:
        return QJsonValue::Null;
    case QMetaType::Bool:
        return as<bool>(value);
    case QMetaType::SChar:
        return as<signed char>(value);
    case QMetaType::UChar:
        return as<unsigned char>(value);
    case QMetaType::Short:
        return as<short>(value);
    case QMetaType::UShort:
        return as<unsigned short>(value);
    case QMetaType::Int:
        return as<int>(value);
    case QMetaType::UInt:
        return qint64(as<unsigned int>(value));
    case QMetaType::Long:
        return qint64(as<long>(value));
    case QMetaType::ULong:
        return fromNumber(quint64(as<unsigned long>(value)));
    case QMetaType::LongLong:
        return as<qint64>(value);
    case QMetaType::ULongLong:
        return fromNumber(as<quint64>(value));
    case QMetaType::Float:
        return fromNumber(double(as<float>(value)));
    case QMetaType::Double:
        return fromNumber(as<double>(value));
    case QMetaType::QJsonValue:
        return as<QJsonValue>(value);
    case QMetaType::QJsonObject:
        return as<QJsonObject>(value);
    case QMetaType::QJsonArray:
        return as<QJsonArray>(value);
    case QMetaType::QVariant:
        return toJson(as<QVariant>(value).metaType(), as<QVariant>(value).constData());
    case QMetaType::QString:
        return as<QString>(value);
    case QMetaType::QByteArray:
        return QString::fromUtf8(as<QByteArray>(value));
    case QMetaType::QUrl:
        return as<QUrl>(value).toString(QUrl::FullyEncoded);
    case QMetaType::QUuid:
        return as<QUuid>(value).toString(QUuid::WithoutBraces);
    case QMetaType::QDateTime:
        return fromTime(as<QDateTime>(value));
    case QMetaType::QDate:
        return fromTime(as<QDate>(value));
    case QMetaType::QTime:
        return fromTime(as<QTime>(value));
    default:
        break;
    }
    if (const std::optional<Optional> optional = optionalOf(type)) {
        const void *const held = optional->value(value);
        return held ? toJson(optional->type, held) : QJsonValue(QJsonValue::Null);
    }
    if (type.flags().testFlag(QMetaType::IsEnumeration))
        return enumerationToJson(type, value);
    if (isGadget(type))
        return gadgetToJson(type.metaObject(), value);
    if (isAssociation(type))
        return associationToJson(type, value);
    if (isSequence(type))
        return sequenceToJson(type, value);
    const QVariant held(type, value);
    return held.canConvert<QString>() ? QJsonValue(held.toString())
                                      : QJsonValue(QJsonValue::Undefined);
}

} // namespace GadgetJson

} // namespace HttpQ
