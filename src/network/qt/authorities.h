// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "http/result.h"
#include "http/tlsoptions.h"

#include <QtNetwork/qsslcertificate.h>

namespace HttpQ {

//! The certificate authorities that \a options trusts: those of the operating system or what the
//! environment names in their stead, and those that the program has given.
Result<QList<QSslCertificate>> trustedAuthorities(const TlsOptions &options);

} // namespace HttpQ
