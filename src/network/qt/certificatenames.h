// SPDX-FileCopyrightText: 2026 The HttpQ authors
// SPDX-License-Identifier: MIT

#pragma once

#include "network/tls/subjectnames.h"

QT_BEGIN_NAMESPACE
class QSslCertificate;
QT_END_NAMESPACE

namespace HttpQ {

SubjectNames subjectNames(const QSslCertificate &certificate);

//! True if \a certificate names \a serverName.
bool certificateNames(const QSslCertificate &certificate, const QByteArray &serverName);

//! The names of \a certificate for an error text.
QString certificateNamesText(const QSslCertificate &certificate);

} // namespace HttpQ
