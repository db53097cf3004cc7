// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qglobal.h>

#if defined(HTTPQ_BUILDING_ASIO)
#    define HTTPQ_ASIO_EXPORT Q_DECL_EXPORT
#else
#    define HTTPQ_ASIO_EXPORT Q_DECL_IMPORT
#endif
