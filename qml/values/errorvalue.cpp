// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#include "qml/values/errorvalue.h"

#include "qml/values/errorkind.h"

#include <QtCore/qmetaobject.h>

namespace HttpQ {

// Added at the end of Error::Kind, a kind is to be added to ErrorKind, too.
static_assert(int(ErrorKind::ResponseNotRead) == int(Error::Kind::ResponseNotRead));

QString ErrorValue::name() const
{
    if (!m_error)
        return {};
    return QString::fromLatin1(QMetaEnum::fromType<Error::Kind>().valueToKey(kind()));
}

QString ErrorValue::phase() const
{
    if (m_error.phase() == Error::Phase::None)
        return {};
    const auto phases = QMetaEnum::fromType<Error::Phase>();
    return QString::fromLatin1(phases.valueToKey(int(m_error.phase()))).toLower();
}

QString ErrorValue::details() const
{
    return m_error ? m_error.toString() : QString();
}

} // namespace HttpQ
