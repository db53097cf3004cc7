// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/result.h>

#include <QtCore/qjsonvalue.h>
#include <QtCore/qmetatype.h>

#include <optional>

namespace HttpQ {

//! How toJson() and fromJson() work on types that only the compiler knows.
namespace GadgetJson {

//! How to look into one type of std::optional.
class Optional
{
public:
    Optional(QMetaType valueType, const void *(*valueOf)(const void *), void *(*emplaceIn)(void *),
             void (*resetOf)(void *))
        : type(valueType)
        , value(valueOf)
        , emplace(emplaceIn)
        , reset(resetOf)
    {}

    QMetaType type;
    const void *(*value)(const void *optional); //!< null if it is empty
    void *(*emplace)(void *optional); //!< the address of a new default value
    void (*reset)(void *optional);
};

HTTPQ_EXPORT QJsonValue toJson(QMetaType type, const void *value);
//! Overwrites \a value, which may be left half-way written if there is an error.
HTTPQ_EXPORT Error fromJson(QMetaType type, void *value, const QJsonValue &json);
HTTPQ_EXPORT void registerOptional(QMetaType type, const Optional &optional);

} // namespace GadgetJson

/*!
    Makes std::optional<T> a type that the properties of a gadget may have: null in JSON is the
    empty one. Call it once, before toJson() and fromJson(). Those of bool, int, qint64, double,
    QString, QDateTime and QUrl are known.
*/
template<typename T>
void registerJsonOptional()
{
    using Type = std::optional<T>;
    GadgetJson::registerOptional(
            QMetaType::fromType<Type>(),
            GadgetJson::Optional(
                    QMetaType::fromType<T>(),
                    [](const void *optional) -> const void * {
                        const Type &self = *static_cast<const Type *>(optional);
                        return self ? &*self : nullptr;
                    },
                    [](void *optional) -> void * {
                        return &static_cast<Type *>(optional)->emplace();
                    },
                    [](void *optional) { static_cast<Type *>(optional)->reset(); }));
}

/*!
    \a value as JSON. It may be:
    \list
    \li a bool, a number, QString, QByteArray (as UTF-8), QUrl, QUuid; QDateTime, QDate and QTime (ISO
        8601, null if invalid); anything else that QMetaType converts to and from QString
    \li an enumeration with Q_ENUM or Q_FLAG: its keys, or the number if it has none
    \li QJsonValue, QJsonObject, QJsonArray, and QVariant with its maps and lists
    \li a Q_GADGET: an object of its properties. Q_CLASSINFO("json:firstName", "first_name") gives the
        property firstName another name in JSON
    \li a QList or another sequence, a QMap or QHash with QString as key, or a std::optional, of
        these; what is in a container must be a gadget, one of Qt's own types, or have
        Q_DECLARE_METATYPE
    \endlist
    What is none of these becomes QJsonValue::Undefined and is left out of objects.
*/
template<typename T>
QJsonValue toJson(const T &value)
{
    return GadgetJson::toJson(QMetaType::fromType<T>(), &value);
}

/*!
    A T, as toJson() describes it, out of \a json; or an error of kind Decoding that says where in
    the JSON what was expected: "$.users[2].name: expected a string, found a number".

    Keys that no property has are ignored. A property that has no key, or null for what cannot be
    null, keeps the value of a default-constructed gadget; null elsewhere is an error. Numbers must
    fit their type. Properties without WRITE are not read. An enumeration takes the name of a key or
    a number.
*/
template<typename T>
Result<T> fromJson(const QJsonValue &json)
{
    T value {};
    if (const Error error = GadgetJson::fromJson(QMetaType::fromType<T>(), &value, json))
        return error;
    return value;
}

} // namespace HttpQ
