// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "http/gadgettypes_p.h"
#include "http/jsonpath_p.h"

#include <QtCore/qassociativeiterable.h>
#include <QtCore/qdatetime.h>
#include <QtCore/qjsonarray.h>
#include <QtCore/qjsonobject.h>
#include <QtCore/qsequentialiterable.h>
#include <QtCore/qurl.h>
#include <QtCore/quuid.h>
#include <QtCore/qvariant.h>

#include <cmath>
#include <limits>
#include <type_traits>
#include <utility>

namespace HttpQ {

namespace GadgetJson {

namespace {

using Path = JsonPath;

Error errorAt(const Path &path, const QString &what)
{
    return Error(Error::Kind::Decoding, Error::Phase::Body, Error::Party::Remote,
                 path.toString() + QStringLiteral(": ") + what);
}

QString described(const QJsonValue &json)
{
    switch (json.type()) {
    case QJsonValue::Null:
        return QStringLiteral("null");
    case QJsonValue::Bool:
        return QStringLiteral("a boolean");
    case QJsonValue::Double:
        return QStringLiteral("a number");
    case QJsonValue::String:
        return QStringLiteral("a string");
    case QJsonValue::Array:
        return QStringLiteral("an array");
    case QJsonValue::Object:
        return QStringLiteral("an object");
    case QJsonValue::Undefined:
        break;
    }
    return QStringLiteral("nothing");
}

Error unexpected(const Path &path, const QString &expected, const QJsonValue &found)
{
    return errorAt(path, QStringLiteral("expected %1, found %2").arg(expected, described(found)));
}

// A value that came, short and without control characters.
QString shown(const QString &text)
{
    QString clipped;
    for (const QChar c : QStringView(text).left(64))
        clipped += c.isPrint() ? c : QChar(QChar::ReplacementCharacter);
    return u'"' + clipped + (text.size() > 64 ? QStringLiteral("...\"") : QStringLiteral("\""));
}

QString shown(double number)
{
    return QString::number(number, 'g', QLocale::FloatingPointShortest);
}

Error read(QMetaType type, void *value, const QJsonValue &json, const Path &path);

// True if null is a value of \a type, and not the lack of one.
bool takesNull(QMetaType type)
{
    return type == QMetaType::fromType<QJsonValue>() || type == QMetaType::fromType<QVariant>()
           || type == QMetaType::fromType<std::nullptr_t>() || optionalOf(type);
}

template<typename T>
Error readInteger(void *value, const QJsonValue &json, const Path &path)
{
    if (!json.isDouble())
        return unexpected(path, QStringLiteral("an integer"), json);
    using Limits = std::numeric_limits<T>;
    const auto outside = [&](const QString &number) {
        return errorAt(path, QStringLiteral("the number %1 is not between %2 and %3")
                                     .arg(number, QString::number(Limits::min()),
                                          QString::number(Limits::max())));
    };
    // What does not fit into 64 bits with a sign is a double in QJsonValue.
    const qint64 integer = json.toInteger(0);
    if (integer == 0 && json.toInteger(1) != 0) {
        const double number = json.toDouble();
        if (number != std::trunc(number)) {
            return errorAt(path,
                           QStringLiteral("expected an integer, found %1").arg(shown(number)));
        }
        if constexpr (std::is_same_v<T, quint64>) {
            if (number >= 0 && number < 18446744073709551616.0) {
                as<T>(value) = static_cast<T>(number);
                return {};
            }
        }
        return outside(shown(number));
    }
    if (!std::in_range<T>(integer))
        return outside(QString::number(integer));
    as<T>(value) = static_cast<T>(integer);
    return {};
}

template<typename Signed, typename Unsigned>
Error readEnumerationNumber(QMetaType type, void *value, const QJsonValue &json, const Path &path)
{
    return type.flags().testFlag(QMetaType::IsUnsignedEnumeration)
                   ? readInteger<Unsigned>(value, json, path)
                   : readInteger<Signed>(value, json, path);
}

Error readEnumerationNumber(QMetaType type, void *value, const QJsonValue &json, const Path &path)
{
    switch (type.sizeOf()) {
    case 1:
        return readEnumerationNumber<qint8, quint8>(type, value, json, path);
    case 2:
        return readEnumerationNumber<qint16, quint16>(type, value, json, path);
    case 4:
        return readEnumerationNumber<qint32, quint32>(type, value, json, path);
    default:
        return readEnumerationNumber<qint64, quint64>(type, value, json, path);
    }
}

Error readReal(QMetaType type, void *value, const QJsonValue &json, const Path &path)
{
    if (!json.isDouble())
        return unexpected(path, QStringLiteral("a number"), json);
    const double number = json.toDouble();
    if (type.id() == QMetaType::Double) {
        as<double>(value) = number;
        return {};
    }
    if (std::abs(number) > double(std::numeric_limits<float>::max()))
        return errorAt(path, QStringLiteral("the number %1 is too large").arg(shown(number)));
    as<float>(value) = static_cast<float>(number);
    return {};
}

Error readProperty(const QMetaProperty &property, void *gadget, const QJsonValue &json,
                   const Path &path)
{
    const QMetaType type = property.metaType();
    // QVariant keeps no QVariant in itself, and a property without READ has no value to start with.
    QVariant value = property.readOnGadget(gadget);
    if (type == QMetaType::fromType<QVariant>()) {
        value = json.toVariant();
    } else {
        if (value.metaType() != type)
            value = QVariant(type);
        if (const Error error = read(type, value.data(), json, path))
            return error;
    }
    if (!property.writeOnGadget(gadget, std::move(value))) {
        return errorAt(path, QStringLiteral("the property \"%1\" does not take a %2")
                                     .arg(QString::fromUtf8(property.name()),
                                          QString::fromUtf8(type.name())));
    }
    return {};
}

Error readGadget(QMetaType type, void *gadget, const QJsonValue &json, const Path &path)
{
    if (!json.isObject())
        return unexpected(path, QStringLiteral("an object"), json);
    const QJsonObject object = json.toObject();
    const QMetaObject *const meta = type.metaObject();
    for (int i = 0; i < meta->propertyCount(); ++i) {
        const QMetaProperty property = meta->property(i);
        if (!property.isWritable())
            continue;
        const QString name = jsonName(meta, property);
        const auto found = object.constFind(name);
        if (found == object.constEnd() || (found->isNull() && !takesNull(property.metaType())))
            continue;
        if (const Error error = readProperty(property, gadget, *found, Path(&path, name)))
            return error;
    }
    return {};
}

// A value of a type that is known only now.
class Instance
{
public:
    explicit Instance(QMetaType type)
        : m_type(type)
        , m_data(type.create())
    {}
    ~Instance() { m_type.destroy(m_data); }
    Q_DISABLE_COPY_MOVE(Instance)
    void *data() const { return m_data; }

private:
    QMetaType m_type;
    void *m_data;
};

Error readSequence(QMetaType type, void *value, const QJsonValue &json, const Path &path)
{
    if (!json.isArray())
        return unexpected(path, QStringLiteral("an array"), json);
    QSequentialIterable iterable;
    QMetaType::view(type, value, QMetaType::fromType<QSequentialIterable>(), &iterable);
    const QMetaSequence sequence = iterable.metaContainer();
    const QMetaType elementType = sequence.valueMetaType();
    if (!sequence.canClear() || !sequence.canAddValue()) {
        return errorAt(path, QStringLiteral("elements cannot be added to a %1")
                                     .arg(QString::fromUtf8(type.name())));
    }
    sequence.clear(value);
    const QJsonArray array = json.toArray();
    for (qsizetype i = 0; i < array.size(); ++i) {
        const Instance element(elementType);
        if (const Error error = read(elementType, element.data(), array[i], Path(&path, i)))
            return error;
        sequence.addValue(value, element.data());
    }
    return {};
}

Error readAssociation(QMetaType type, void *value, const QJsonValue &json, const Path &path)
{
    if (!json.isObject())
        return unexpected(path, QStringLiteral("an object"), json);
    QAssociativeIterable iterable;
    QMetaType::view(type, value, QMetaType::fromType<QAssociativeIterable>(), &iterable);
    const QMetaAssociation association = iterable.metaContainer();
    const QMetaType mappedType = association.mappedMetaType();
    if (association.keyMetaType() != QMetaType::fromType<QString>() || !association.canClear()
        || !association.canSetMappedAtKey()) {
        return errorAt(path, QStringLiteral("an object cannot be read into a %1")
                                     .arg(QString::fromUtf8(type.name())));
    }
    association.clear(value);
    const QJsonObject object = json.toObject();
    for (auto it = object.constBegin(); it != object.constEnd(); ++it) {
        const QString key = it.key();
        const Instance mapped(mappedType);
        if (const Error error = read(mappedType, mapped.data(), it.value(), Path(&path, key)))
            return error;
        association.setMappedAtKey(value, &key, mapped.data());
    }
    return {};
}

Error readEnumeration(QMetaType type, void *value, const QJsonValue &json, const Path &path)
{
    if (json.isDouble())
        return readEnumerationNumber(type, value, json, path);
    const QMetaEnum enumeration = enumerationOf(type);
    if (!json.isString() || !enumeration.isValid()) {
        return unexpected(path,
                          enumeration.isValid() ? QStringLiteral("a string or an integer")
                                                : QStringLiteral("an integer"),
                          json);
    }
    const QString text = json.toString();
    const QByteArray key = text.toUtf8();
    bool isKnown = false;
    const int number = enumeration.isFlag() ? enumeration.keysToValue(key.constData(), &isKnown)
                                            : enumeration.keyToValue(key.constData(), &isKnown);
    if (!isKnown) {
        return errorAt(path, QStringLiteral("expected a key of %1, found %2")
                                     .arg(QString::fromUtf8(enumeration.name()), shown(text)));
    }
    return readEnumerationNumber(type, value, number, path);
}

Error readText(QMetaType type, void *value, const QJsonValue &json, const Path &path)
{
    const bool isText = type.id() == QMetaType::QString || type.id() == QMetaType::QByteArray;
    if (!isText && !QMetaType::canConvert(QMetaType::fromType<QString>(), type)) {
        return errorAt(path, QStringLiteral("the type %1 cannot be read from JSON")
                                     .arg(QString::fromUtf8(type.name())));
    }
    if (!json.isString())
        return unexpected(path, QStringLiteral("a string"), json);
    const QString text = json.toString();
    const auto no = [&](const QString &expected) {
        return errorAt(path, QStringLiteral("expected %1, found %2").arg(expected, shown(text)));
    };
    switch (type.id()) {
    case QMetaType::QString:
        as<QString>(value) = text;
        return {};
    case QMetaType::QByteArray:
        as<QByteArray>(value) = text.toUtf8();
        return {};
    case QMetaType::QUrl: {
        const QUrl url(text);
        if (!url.isValid() && !text.isEmpty())
            return no(QStringLiteral("a URL"));
        as<QUrl>(value) = url;
        return {};
    }
    case QMetaType::QUuid: {
        const QUuid uuid = QUuid::fromString(text);
        if (uuid.isNull() && text.count(u'0') != 32)
            return no(QStringLiteral("a UUID"));
        as<QUuid>(value) = uuid;
        return {};
    }
    case QMetaType::QDateTime: {
        const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
        if (!time.isValid())
            return no(QStringLiteral("a date and time of ISO 8601"));
        as<QDateTime>(value) = time;
        return {};
    }
    case QMetaType::QDate: {
        const QDate date = QDate::fromString(text, Qt::ISODate);
        if (!date.isValid())
            return no(QStringLiteral("a date of ISO 8601"));
        as<QDate>(value) = date;
        return {};
    }
    case QMetaType::QTime: {
        const QTime time = QTime::fromString(text, Qt::ISODateWithMs);
        if (!time.isValid())
            return no(QStringLiteral("a time of ISO 8601"));
        as<QTime>(value) = time;
        return {};
    }
    default:
        if (!QMetaType::convert(QMetaType::fromType<QString>(), &text, type, value))
            return no(QStringLiteral("the text of a %1").arg(QString::fromUtf8(type.name())));
        return {};
    }
}

Error read(QMetaType type, void *value, const QJsonValue &json, const Path &path)
{
    switch (type.id()) {
    case QMetaType::Bool:
        if (!json.isBool())
            return unexpected(path, QStringLiteral("a boolean"), json);
        as<bool>(value) = json.toBool();
        return {};
    case QMetaType::SChar:
        return readInteger<signed char>(value, json, path);
    case QMetaType::UChar:
        return readInteger<unsigned char>(value, json, path);
    case QMetaType::Short:
        return readInteger<short>(value, json, path);
    case QMetaType::UShort:
        return readInteger<unsigned short>(value, json, path);
    case QMetaType::Int:
        return readInteger<int>(value, json, path);
    case QMetaType::UInt:
        return readInteger<unsigned int>(value, json, path);
    case QMetaType::Long:
        return sizeof(long) == 8 ? readInteger<qint64>(value, json, path)
                                 : readInteger<qint32>(value, json, path);
    case QMetaType::ULong:
        return sizeof(long) == 8 ? readInteger<quint64>(value, json, path)
                                 : readInteger<quint32>(value, json, path);
    case QMetaType::LongLong:
        return readInteger<qint64>(value, json, path);
    case QMetaType::ULongLong:
        return readInteger<quint64>(value, json, path);
    case QMetaType::Float:
    case QMetaType::Double:
        return readReal(type, value, json, path);
    case QMetaType::QJsonValue:
        as<QJsonValue>(value) = json;
        return {};
    case QMetaType::QVariant:
        as<QVariant>(value) = json.toVariant();
        return {};
    case QMetaType::QJsonObject:
    case QMetaType::QVariantMap:
    case QMetaType::QVariantHash:
        if (!json.isObject())
            return unexpected(path, QStringLiteral("an object"), json);
        if (type.id() == QMetaType::QJsonObject)
            as<QJsonObject>(value) = json.toObject();
        else if (type.id() == QMetaType::QVariantMap)
            as<QVariantMap>(value) = json.toObject().toVariantMap();
        else
            as<QVariantHash>(value) = json.toObject().toVariantHash();
        return {};
    case QMetaType::QJsonArray:
    case QMetaType::QVariantList:
        if (!json.isArray())
            return unexpected(path, QStringLiteral("an array"), json);
        if (type.id() == QMetaType::QJsonArray)
            as<QJsonArray>(value) = json.toArray();
        else
            as<QVariantList>(value) = json.toArray().toVariantList();
        return {};
    default:
        break;
    }
    if (const std::optional<Optional> optional = optionalOf(type)) {
        optional->reset(value);
        return json.isNull() ? Error() : read(optional->type, optional->emplace(value), json, path);
    }
    if (type.flags().testFlag(QMetaType::IsEnumeration))
        return readEnumeration(type, value, json, path);
    if (isGadget(type))
        return readGadget(type, value, json, path);
    if (isAssociation(type))
        return readAssociation(type, value, json, path);
    if (isSequence(type))
        return readSequence(type, value, json, path);
    return readText(type, value, json, path);
}

} // namespace

Error fromJson(QMetaType type, void *value, const QJsonValue &json)
{
    return read(type, value, json, Path());
}

} // namespace GadgetJson

} // namespace HttpQ
