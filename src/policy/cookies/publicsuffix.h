// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qbytearray.h>

// The Public Suffix List as libpsl knows it. Domains are in lower case, as A-labels, without a dot
// at either end.
namespace HttpQ {

//! True for a domain under which anybody may have one of their own ("co.uk", "github.io"), and for
//! every name without a dot.
bool isPublicSuffix(const QByteArray &domain);

//! The public suffix of \a domain and the label before it; \a domain itself if it is a public
//! suffix.
QByteArray registrableDomain(const QByteArray &domain);

} // namespace HttpQ
