// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qloggingcategory.h>

namespace HttpQ {

Q_DECLARE_LOGGING_CATEGORY(lcHttpQ)

//! For a catch block at the edge of Qt's event loop, through which nothing may be thrown: logs what
//! \a source, code of the program, let escape.
void reportThrown(const char *source);

} // namespace HttpQ
