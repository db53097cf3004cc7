// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/result.h"
#include "http/tlsoptions.h"

#include <QtNetwork/qsslconfiguration.h>

namespace HttpQ {

//! The QSslConfiguration for \a options, with an explicit list of authorities: the default
//! configuration would trust the system's whatever else is set. Cached per thread, for reading and
//! parsing the system's certificates takes long.
Result<QSslConfiguration> tlsConfiguration(const TlsOptions &options);

} // namespace HttpQ
