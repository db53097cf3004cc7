// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "client/har/harlog.h"
#include "client/har/harsecrets_p.h"

#include <QtCore/qjsonobject.h>

namespace HttpQ {

//! Says what of a body goes into an entry.
class HarBodies
{
public:
    HarBodies() {}

    HarLog::Bodies kept = HarLog::Bodies::Text;
    qsizetype maximumBytes = 64 * 1024;
    HarSecrets secrets;

    //! Adds "text", and "encoding" or "comment" if need be, to \a object.
    void addText(QJsonObject &object, const QByteArray &body, const QByteArray &contentType) const;
};

} // namespace HttpQ
