// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/gadgetjson.h"

#include <QtCore/qmetaobject.h>

#include <optional>

// What toJson() and fromJson() ask of a type.
namespace HttpQ::GadgetJson {

template<typename T>
const T &as(const void *value)
{
    return *static_cast<const T *>(value);
}

template<typename T>
T &as(void *value)
{
    return *static_cast<T *>(value);
}

//! How to look into \a type if it is a registered std::optional.
std::optional<Optional> optionalOf(QMetaType type);

//! The enumeration that \a type is, if the meta-object of its scope knows it.
QMetaEnum enumerationOf(QMetaType type);

//! The key of \a property in JSON objects.
QString jsonName(const QMetaObject *object, const QMetaProperty &property);

bool isGadget(QMetaType type);
bool isSequence(QMetaType type);
bool isAssociation(QMetaType type);

} // namespace HttpQ::GadgetJson
