// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <HttpQ/error.h>

#include <QtCore/qstring.h>

namespace HttpQ {

//! \a error with a text that names the \a property which it is about.
inline Error namedError(const QString &property, const Error &error)
{
    return Error(error.kind(), error.phase(), error.party(),
                 property + QStringLiteral(": ") + error.message())
            .withUrl(error.url());
}

} // namespace HttpQ
