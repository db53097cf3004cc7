// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qstring.h>

namespace HttpQ {

//! Whether \a method is in the registry of methods (RFC 9110 16.1.1), where case matters.
bool isRegisteredMethod(const QString &method);

//! The method as HTTP has it: names of the registry may be in lower case.
QString normalizedMethod(const QString &method);

} // namespace HttpQ
