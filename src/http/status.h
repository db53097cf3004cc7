// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qstring.h>

namespace HttpQ {

//! The reason phrase that RFC 9110 and the IANA registry give for \a status; empty if none.
QLatin1StringView reasonPhrase(int status);

} // namespace HttpQ
