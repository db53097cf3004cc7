// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qglobal.h>

#ifdef HTTPQ_BUILDING_QML
#    define HTTPQ_QML_EXPORT Q_DECL_EXPORT
#else
#    define HTTPQ_QML_EXPORT Q_DECL_IMPORT
#endif
